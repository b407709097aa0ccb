//! What typst may see: the theme's layouts, its fonts, and the data of one document. No file of the disk, no clock, no network.

use std::collections::BTreeMap;
use std::path::PathBuf;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{DiagSpanKind, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

use crate::model::span::Span;

/// The name of a document's own data.
const DATA: &str = "data.json";
/// The name of what documents share.
const SHARED: &str = "shared.json";

/// The id of a file. Ids are never given back, so there is one for each layout, not for each document.
pub(super) fn id(name: &str) -> FileId {
    let path = VirtualPath::new(name).unwrap_or_else(|_| VirtualPath::new("layout.typ").expect("a plain name is a path"));
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

/// The theme's layouts.
pub(super) struct Sources(BTreeMap<String, Source>);

impl Sources {
    pub(super) fn new<'s>(layouts: impl Iterator<Item = (&'s str, &'s [u8])>) -> Sources {
        let source = |(name, bytes): (&str, &[u8])| (name.to_owned(), Source::new(id(name), String::from_utf8_lossy(bytes).into_owned()));
        Sources(layouts.map(source).collect())
    }

    fn get(&self, id: FileId) -> FileResult<Source> {
        let found = self.0.values().find(|source| source.id() == id);
        found.cloned().ok_or_else(|| FileError::NotFound(PathBuf::from(id.vpath().get_without_slash())))
    }

    /// The layout that a diagnostic is about, and its place there.
    pub(super) fn place(&self, diagnostic: &SourceDiagnostic) -> Option<(String, Span)> {
        let source = self.0.values().find(|source| Some(source.id()) == diagnostic.span.id())?;
        let range = match diagnostic.span.get() {
            DiagSpanKind::Detached => None,
            DiagSpanKind::Number { num, sub_range, .. } => source.range(num, sub_range),
            DiagSpanKind::Range { range, .. } => Some(range),
        }?;
        Some((source.id().vpath().get_without_slash().to_owned(), Span::new(range.start, range.end)))
    }
}

/// The data of one document, before a press.
pub(super) struct Sheet<'p> {
    pub(super) library: &'p LazyHash<Library>,
    pub(super) book: &'p LazyHash<FontBook>,
    pub(super) fonts: &'p [Font],
    pub(super) sources: &'p Sources,
    pub(super) main: FileId,
    pub(super) data: Bytes,
    pub(super) shared: Option<Bytes>,
    /// Its pictures by name.
    pub(super) pictures: BTreeMap<String, Bytes>,
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match (id.vpath().get_without_slash(), &self.shared) {
            (DATA, _) => Ok(self.data.clone()),
            (SHARED, Some(shared)) => Ok(shared.clone()),
            (name, _) => self.pictures.get(name).cloned().ok_or_else(|| FileError::NotFound(PathBuf::from(name))),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
