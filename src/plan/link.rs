//! Every link and image of the content leads to something that will be published; every blank has a name that is known. Links to other hosts
//! are not followed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::job::Plan;
use crate::context::Context;
use crate::context::gallery;
use crate::diagnostic::{Diagnostic, rules, suggest};
use crate::document::council;
use crate::model::agenda::Titled;
use crate::model::council::{AGREEMENTS, CouncilText};
use crate::model::language::Localized;
use crate::model::overlay::Overlay;
use crate::model::prose::{Prose, ReferenceKind};
use crate::model::span::{FilePath, Place};
use crate::output::OutputPath;
use crate::page::{privacy, statement, text};
use crate::town::{Pending, Towns};

/// Checks the texts that all towns share, and the links of towns that were left for when all outputs are known.
pub(super) fn check(context: &Context, towns: &Towns, plan: &Plan) -> Vec<Diagnostic> {
    let known: BTreeSet<String> = plan.tasks.keys().map(OutputPath::url).collect();
    let mut checker =
        Checker { context, known: Some(&known), suggested: 0, towns_unread: towns.is_unread, diagnostics: Vec::new(), pending: Vec::new() };
    let project = &context.project;
    for chapter in &project.master.chapters {
        checker.titled(&chapter.text);
    }
    for axis in &project.master.axes {
        checker.titled(&axis.text);
        for objective in &axis.objectives {
            checker.titled(&objective.text);
            objective.actions.iter().for_each(|action| checker.titled(&action.text));
        }
    }
    let in_pages: Vec<&str> = text::BLANKS.into_iter().chain(statement::BLANKS).chain(privacy::BLANKS).collect();
    for page in project.pages.iter().flat_map(|page| page.text.0.values()) {
        checker.prose(&page.body, &page.place.path);
        checker.blanks(&page.body, &page.place.path, &in_pages);
    }
    for ((which, _), page) in &project.council {
        let transcribes = (*which == CouncilText::Certificate).then_some(AGREEMENTS);
        let known: Vec<&str> = council::KNOWN.into_iter().chain(council::BY_HAND).chain(transcribes).collect();
        checker.prose(&page.body, &page.place.path);
        checker.blanks(&page.body, &page.place.path, &known);
    }
    for (path, pending) in towns.records.iter().flat_map(|town| town.links.iter().map(|pending| (&town.path, pending))) {
        checker.target(&pending.target, pending.is_image, Place::new(path, pending.span));
    }
    checker.diagnostics
}

/// Checks the texts of an overlay: what is wrong whatever else is published, and the links of which that can't be said yet.
pub fn of_overlay(context: &Context, overlay: &Overlay) -> (Vec<Diagnostic>, Vec<Pending>) {
    let mut checker = Checker { context, known: None, suggested: 0, towns_unread: false, diagnostics: Vec::new(), pending: Vec::new() };
    let path = &overlay.place.path;
    checker.localized(&overlay.agenda.introduction, path);
    for action in overlay.actions.values() {
        checker.localized(&action.text, path);
        checker.localized(&action.note, path);
        action.report.updates.iter().for_each(|update| checker.localized(&update.text, path));
    }
    for own in &overlay.own {
        checker.localized(&own.text, path);
        checker.localized(&own.note, path);
        own.report.updates.iter().for_each(|update| checker.localized(&update.text, path));
    }
    (checker.diagnostics, checker.pending)
}

/// For how many dead links the nearest address is looked for: each is compared with those of a whole site, and who has more mends these first.
const MOST_SUGGESTED: usize = 20;

struct Checker<'c> {
    context: &'c Context,
    /// The addresses of all outputs, once they are known.
    known: Option<&'c BTreeSet<String>>,
    /// For how many links the nearest was looked for so far.
    suggested: usize,
    /// Whether some overlay couldn't be read.
    towns_unread: bool,
    diagnostics: Vec<Diagnostic>,
    /// The links that are left for when they are.
    pending: Vec<Pending>,
}

impl Checker<'_> {
    fn titled(&mut self, text: &Localized<Arc<Titled>>) {
        for titled in text.0.values() {
            self.prose(&titled.body, &titled.place.path);
        }
    }

    fn localized(&mut self, text: &Localized<Arc<Prose>>, path: &FilePath) {
        for prose in text.0.values() {
            self.prose(prose, path);
        }
    }

    fn prose(&mut self, prose: &Prose, path: &FilePath) {
        for reference in prose.references.iter().filter(|reference| reference.kind != ReferenceKind::Blank) {
            let place = Place::new(path, reference.span);
            if reference.kind == ReferenceKind::ImageWithoutAlternative {
                let fault = Diagnostic::at(&rules::IMAGE_WITHOUT_ALTERNATIVE, place.clone());
                self.diagnostics.push(fault.with("target", &reference.target));
            }
            self.target(&reference.target, reference.kind != ReferenceKind::Link, place);
        }
    }

    /// Checks where a link leads, or what a picture is.
    fn target(&mut self, target: &str, is_image: bool, place: Place) {
        let path = place.path.clone();
        let picture = || self.context.file(target, &path).and_then(|file| self.context.gallery.get(&file));
        let leads = self.leads_somewhere(target, &path);
        let rule = match is_image.then(picture) {
            // A page asks nothing of a third party, and no format shows a page in a page: an image is a picture that is here.
            Some(None) => Some(&rules::IMAGE_MISSING),
            Some(Some(read)) => read.err().map(gallery::rule),
            None => (leads != Some(true)).then_some(&rules::DEAD_LINK),
        };
        let Some(rule) = rule else { return };
        let Some(leads) = leads else {
            return self.pending.push(Pending { target: target.to_owned(), span: place.span, is_image });
        };
        let fault = Diagnostic::at(rule, place).with("target", target);
        // What is there needs no other name.
        if leads {
            return self.diagnostics.push(fault);
        }
        let own = || self.context.own_items.get(&path).into_iter().flat_map(BTreeMap::keys);
        self.suggested += 1;
        let nearest = match target.strip_prefix('#') {
            Some(id) => suggest::nearest(id, self.context.items.keys().chain(own()).map(|id| id.as_str())).map(|id| format!("#{id}")),
            None if target.is_empty() => None,
            None if target.starts_with("www.") => Some(format!("https://{target}")),
            None if target.contains('@') && !target.contains('/') => Some(format!("mailto:{target}")),
            None if self.suggested > MOST_SUGGESTED => None,
            None => suggest::nearest(target, self.known.into_iter().flatten().map(String::as_str)),
        };
        // A page that is nearly one that exists was meant to be it, whatever else couldn't be read.
        if !self.may_lead(target, nearest.is_some()) {
            self.diagnostics.push(Diagnostic { nearest, ..fault });
        }
    }

    /// Whether a link may lead to something that couldn't be read.
    fn may_lead(&self, target: &str, is_near: bool) -> bool {
        let unread = &self.context.project.unread;
        let part = match target.strip_prefix('/') {
            _ if target.starts_with('#') => "actions",
            Some(page) if page.starts_with("municipis") || page.starts_with("comarques") => "towns",
            Some(page) if page.starts_with("agenda") => "actions",
            Some(_) if is_near => return false,
            Some(_) => "pages",
            None => "files",
        };
        unread.has(part) || (part == "towns" && self.towns_unread)
    }

    /// Whether a link leads somewhere; none before that can be said.
    fn leads_somewhere(&self, target: &str, path: &str) -> Option<bool> {
        if let Some(id) = target.strip_prefix('#') {
            return Some(self.context.item(id, path).is_some());
        }
        if target.contains(':') && !target.starts_with('/') {
            return Some(true);
        }
        let base = self.context.project.site.base_path();
        // A file beside the text is one that is published.
        if self.known.is_none() && !target.starts_with('/') && self.context.file(target, path).is_some() {
            return Some(true);
        }
        let known = self.known?;
        let Some(resolved) = self.context.resolve(target, path) else { return Some(false) };
        let resolved = resolved.strip_prefix(base).unwrap_or(&resolved);
        let page = resolved.split(['#', '?']).next().unwrap_or(resolved);
        Some(known.contains(page))
    }

    fn blanks(&mut self, prose: &Prose, path: &FilePath, known: &[&str]) {
        let blanks = prose.references.iter().filter(|reference| reference.kind == ReferenceKind::Blank);
        for blank in blanks.filter(|blank| !known.contains(&blank.target.as_str())) {
            let fault = Diagnostic::at(&rules::UNKNOWN_BLANK, Place::new(path, blank.span)).with("name", &blank.target);
            self.diagnostics.push(fault.with("known", known.join(", ")).suggesting(&blank.target, known.iter().copied()));
        }
    }
}
