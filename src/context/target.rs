//! Where links lead: to pages and items of the site, files beside a text, the web. Whether something is there is for `link`; the shape of addresses is in
//! `route`.

use std::sync::Arc;

use percent_encoding::percent_decode_str;

use super::language::Context;
use crate::model::identifier::{Id, slug};
use crate::model::metamodel::Area;
use crate::picture::Picture;
use crate::route;

impl Context {
    /// Where an area is explained.
    pub fn area_page(&self, area: &Area) -> String {
        format!("metamodel/{}/", slug(area.name.text(self.project.site.original())))
    }

    /// Where a piece is explained.
    pub fn piece_page(&self, piece: &Id) -> Option<String> {
        let metamodel = &self.project.metamodel;
        let area = metamodel.piece(piece).and_then(|piece| metamodel.areas.iter().find(|area| area.id == piece.area.value))?;
        Some(format!("{}#{}", self.area_page(area), route::piece_anchor(piece)))
    }

    /// Where a link that is written in the file at `path` leads. Whether anything is there is for `link::check`.
    pub fn resolve(&self, target: &str, path: &str) -> Option<String> {
        if let Some(id) = target.strip_prefix('#') {
            return Some(self.item(id, path).map_or_else(|| target.to_owned(), |page| self.routes.href(page)));
        }
        if let Some(page) = target.strip_prefix('/') {
            return Some(self.routes.href(page));
        }
        if target.contains(':') {
            return Some(target.to_owned());
        }
        self.attachment(target, path).map(|path| self.routes.file(&path))
    }

    /// The address on the web of what a link in the file at `path` leads to; none when nothing of the site is there.
    pub fn address(&self, target: &str, path: &str) -> Option<String> {
        if let Some(id) = target.strip_prefix('#') {
            return self.item(id, path).map(|page| self.absolute(page));
        }
        if let Some(page) = target.strip_prefix('/') {
            return Some(self.absolute(page));
        }
        if target.contains(':') {
            return Some(target.to_owned());
        }
        self.attachment(target, path).map(|path| format!("{}/{path}", self.project.site.base_url))
    }

    /// Where the file is published that the file at `path` shows or refers to; none when the target is no file of the site.
    pub fn file(&self, target: &str, path: &str) -> Option<String> {
        match target.strip_prefix('/') {
            Some(file) => Some(file.to_owned()),
            None if target.contains(':') || target.starts_with('#') => None,
            None => self.attachment(target, path),
        }
    }

    /// Where the file is published that is named beside the file at `path`, in the address or as it is on disk; with the part of it that is meant.
    fn attachment(&self, target: &str, path: &str) -> Option<String> {
        let end = target.find(['#', '?']).unwrap_or(target.len());
        let (name, part) = target.split_at(end);
        let name = percent_decode_str(name).decode_utf8().ok()?;
        let found = self.project.attachments.get(route::joined(path, &name).as_str())?;
        Some(route::attachment(found) + part)
    }

    /// The picture that the file at `path` shows, when it can be shown.
    pub fn picture(&self, target: &str, path: &str) -> Option<Arc<Picture>> {
        self.gallery.get(&self.file(target, path)?)?.ok()
    }
}
