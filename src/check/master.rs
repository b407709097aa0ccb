//! The headings of the files become the master document: nesting, unique ids, translations.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::twice;
use crate::diagnostic::{Diagnostic, rules};
use crate::model::agenda::{Action, Axis, Chapter, Imprint, ItemKind, Master, Objective, Titled};
use crate::model::identifier::{Id, slug};
use crate::model::language::{Language, Localized};
use crate::model::letter::is_blank;
use crate::model::span::{FilePath, Place, Spanned};
use crate::model::unread::Unread;
use crate::parse::agenda::{ActionBlock, Heading};

type Files = Vec<(FilePath, Vec<Heading>)>;

/// A heading of a translation, waiting for its original.
struct Translation {
    text: Arc<Titled>,
    place: Place,
    used: bool,
}

struct Builder<'d> {
    original: Language,
    diagnostics: &'d mut Vec<Diagnostic>,
    translations: BTreeMap<(Id, Language), Translation>,
    chapter_translations: BTreeMap<(String, usize, Language), Arc<Titled>>,
    ids: BTreeMap<String, Place>,
    index: BTreeMap<Id, ItemKind>,
    indicators: BTreeMap<String, Place>,
    /// Ids that are there twice, with the second place and the first.
    twice: Vec<(Id, Place, Place)>,
    /// Whether every heading could be read.
    complete: bool,
    /// Whether every block of an action could.
    blocks_complete: bool,
}

/// Builds the master from the headings of every language; and what of it is unknown: `actions`, or only what their `blocks` say.
pub(super) fn build(
    imprint: Imprint,
    mut agenda: BTreeMap<Language, Files>,
    original: Language,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Master, Unread) {
    let files = agenda.remove(&original).unwrap_or_default();
    let mut builder = Builder {
        original,
        diagnostics,
        translations: BTreeMap::new(),
        chapter_translations: BTreeMap::new(),
        ids: BTreeMap::new(),
        index: BTreeMap::new(),
        indicators: BTreeMap::new(),
        twice: Vec::new(),
        complete: true,
        blocks_complete: true,
    };
    for (language, files) in agenda {
        builder.read_translation(language, files);
    }
    let mut master = builder.read_original(files);
    for ((id, _), translation) in &builder.translations {
        if !translation.used && builder.complete {
            let known = builder.index.keys().map(Id::as_str);
            let fault = Diagnostic::at(&rules::ONLY_IN_TRANSLATION, translation.place.clone()).with("id", id);
            builder.diagnostics.push(fault.suggesting(id.as_str(), known));
        }
    }
    master.index = builder.index;
    master.imprint = imprint;
    let unread = [("actions", !builder.complete), ("blocks", !builder.blocks_complete)];
    (master, Unread::of(unread.into_iter().filter(|(_, unread)| *unread).map(|(part, _)| part).collect()))
}

fn titled(heading: Heading) -> Arc<Titled> {
    Arc::new(Titled { title: heading.title, body: Arc::new(heading.body), place: heading.place })
}

fn kind(level: u8) -> ItemKind {
    match level {
        1 => ItemKind::Axis,
        2 => ItemKind::Objective,
        _ => ItemKind::Action,
    }
}

/// The id of what stands at a level above an item: of `E2.O1.A1` it is `E2` at the first.
fn above(id: &Id, level: u8) -> Option<Id> {
    let parts: Vec<&str> = id.as_str().split('.').take(usize::from(level)).collect();
    Id::new(&parts.join(".")).filter(|above| above != id)
}

fn file_name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

impl Builder<'_> {
    fn read_translation(&mut self, language: Language, files: Files) {
        for (path, headings) in files {
            let mut chapters = 0;
            for heading in headings {
                if heading.block.is_some() {
                    self.diagnostics.push(Diagnostic::at(&rules::BLOCK_IN_TRANSLATION, heading.place.clone()));
                }
                let place = heading.place.clone();
                match heading.id.clone() {
                    None => {
                        self.chapter_translations.insert((file_name(&path), chapters, language), titled(heading));
                        chapters += 1;
                    }
                    Some(id) => {
                        let translation = Translation { text: titled(heading), place, used: false };
                        if let Some(first) = self.translations.insert((id.value.clone(), language), translation) {
                            let second = self.translations[&(id.value.clone(), language)].place.clone();
                            self.diagnostics.push(Diagnostic::at(&rules::DUPLICATE_ID, second).with("id", &id.value).related(first.place));
                        }
                    }
                }
            }
        }
    }

    fn read_original(&mut self, files: Files) -> Master {
        let mut master = Master::default();
        let mut axis: Option<Axis> = None;
        let mut objective: Option<Objective> = None;
        // Once a heading of an axis is told to stand under none, so do those that follow it.
        let mut orphaned = false;
        for (path, headings) in files {
            let before = master.chapters.len();
            let ids: Vec<Option<Id>> = headings.iter().map(|heading| heading.id.as_ref().map(|id| id.value.clone())).collect();
            let levels: Vec<u8> = headings.iter().map(|heading| heading.level).collect();
            for (at, heading) in headings.into_iter().enumerate() {
                self.complete &= !heading.lost;
                if is_blank(&heading.title) {
                    self.diagnostics.push(Diagnostic::at(&rules::EMPTY_TITLE, heading.place.clone()));
                }
                // The ids below a heading without one say which it was to have.
                let below = || (at + 1..ids.len()).take_while(|below| levels[*below] > heading.level).find_map(|below| ids[below].as_ref());
                let id = match (&heading.id, heading.level) {
                    (Some(id), _) => {
                        if !self.register(id, kind(heading.level), &heading.place) {
                            continue;
                        }
                        id.value.clone()
                    }
                    (None, 1) if !heading.id_unread && below().is_none() => {
                        close_axis(&mut master, &mut axis, &mut objective);
                        orphaned = false;
                        let chapter = self.chapter(heading, &path, master.chapters.len() - before, master.axes.len());
                        master.chapters.push(Arc::new(chapter));
                        continue;
                    }
                    (None, level) => {
                        self.complete = false;
                        let meant = below().and_then(|below| above(below, level));
                        if level == 1 && !heading.id_unread {
                            let fault = Diagnostic::at(&rules::AXIS_WITHOUT_ID, heading.place.clone());
                            let nearest = meant.as_ref().map(|id| format!("# {} {{#{id}}}", heading.title));
                            self.diagnostics.push(Diagnostic { nearest, ..fault });
                        }
                        let Some(stand_in) = meant.or_else(|| Id::new("x")).filter(|_| level < 3) else { continue };
                        stand_in
                    }
                };
                match (kind(heading.level), &mut axis, &mut objective) {
                    (ItemKind::Axis, ..) => {
                        close_axis(&mut master, &mut axis, &mut objective);
                        orphaned = false;
                        axis = Some(self.axis(id, heading));
                    }
                    (ItemKind::Objective, Some(axis), _) => {
                        axis.objectives.extend(objective.take().map(Arc::new));
                        objective = Some(self.objective(id, heading));
                    }
                    (ItemKind::Action, _, Some(objective)) => {
                        let action = self.action(id, heading);
                        objective.actions.push(Arc::new(action));
                    }
                    _ if orphaned => {}
                    _ => {
                        orphaned = axis.is_none();
                        self.diagnostics.push(Diagnostic::at(&rules::HEADING_LEVEL, heading.place).with("id", &id));
                    }
                }
            }
        }
        close_axis(&mut master, &mut axis, &mut objective);
        twice::tell(std::mem::take(&mut self.twice), self.diagnostics);
        self.check_slugs(&master);
        master
    }

    fn register(&mut self, id: &Spanned<Id>, kind: ItemKind, place: &Place) -> bool {
        // What is published is the anchor: ids that have the same are one.
        if let Some(first) = self.ids.get(&id.anchor()) {
            // Of a file and its copy nobody knows which counts.
            if place.path != first.path {
                (self.complete, self.blocks_complete) = (false, false);
            }
            self.twice.push((id.value.clone(), place.clone(), first.clone()));
            return false;
        }
        self.ids.insert(id.anchor(), place.clone());
        self.index.insert(id.value.clone(), kind);
        true
    }

    fn texts(&mut self, id: &Id, own: Arc<Titled>) -> Localized<Arc<Titled>> {
        let mut texts = Localized::one(self.original, own);
        for language in Language::ALL {
            if let Some(translation) = self.translations.get_mut(&(id.clone(), language)) {
                translation.used = true;
                texts.0.insert(language, translation.text.clone());
            }
        }
        texts
    }

    fn chapter(&mut self, heading: Heading, path: &str, number: usize, after_axes: usize) -> Chapter {
        let place = heading.place.clone();
        let slug = heading.slug.clone().unwrap_or_else(|| slug(&heading.title));
        let mut text = Localized::one(self.original, titled(heading));
        for language in Language::ALL {
            if let Some(translation) = self.chapter_translations.get(&(file_name(path), number, language)) {
                text.0.insert(language, translation.clone());
            }
        }
        Chapter { slug, after_axes, text, place }
    }

    fn axis(&mut self, id: Id, heading: Heading) -> Axis {
        let place = heading.place.clone();
        let slug = heading.slug.clone().unwrap_or_else(|| slug(&heading.title));
        Axis { text: self.texts(&id, titled(heading)), id, slug, objectives: Vec::new(), place }
    }

    fn objective(&mut self, id: Id, heading: Heading) -> Objective {
        let place = heading.place.clone();
        Objective { text: self.texts(&id, titled(heading)), id, actions: Vec::new(), place }
    }

    fn action(&mut self, id: Id, mut heading: Heading) -> Action {
        let place = heading.place.clone();
        let slug = heading.slug.clone().unwrap_or_else(|| slug(&heading.title));
        let block = heading.block.take().unwrap_or_default();
        self.blocks_complete &= !block.unread.has_any(&["pieces"]);
        let mut indicators = Vec::new();
        for indicator in block.indicators {
            let at = Place::new(&place.path, indicator.span);
            match self.indicators.get(&indicator.value.id.anchor()) {
                Some(first) => {
                    let fault = Diagnostic::at(&rules::DUPLICATE_ID, at).with("id", &indicator.value.id);
                    self.diagnostics.push(fault.related(first.clone()));
                }
                None => {
                    self.indicators.insert(indicator.value.id.anchor(), at);
                    indicators.push(indicator.value);
                }
            }
        }
        let ActionBlock { pieces, horizon, sdg, duties, depends, estimate, .. } = block;
        Action { text: self.texts(&id, titled(heading)), id, slug, pieces, horizon, sdg, indicators, duties, depends, estimate, place }
    }

    fn check_slugs(&mut self, master: &Master) {
        let mut axes: BTreeMap<&str, &Place> = BTreeMap::new();
        let top = master.axes.iter().map(|axis| (axis.slug.as_str(), &axis.place));
        for (slug, place) in top.chain(master.chapters.iter().map(|chapter| (chapter.slug.as_str(), &chapter.place))) {
            claim(&mut axes, slug, place, format!("/agenda/{slug}/"), self.diagnostics);
        }
        for axis in &master.axes {
            let mut actions: BTreeMap<&str, &Place> = BTreeMap::new();
            for action in axis.objectives.iter().flat_map(|objective| &objective.actions) {
                let url = format!("/agenda/{}/{}/", axis.slug, action.slug);
                claim(&mut actions, &action.slug, &action.place, url, self.diagnostics);
            }
        }
    }
}

fn claim<'p>(taken: &mut BTreeMap<&'p str, &'p Place>, slug: &'p str, place: &'p Place, url: String, diagnostics: &mut Vec<Diagnostic>) {
    if slug.is_empty() || crate::model::identifier::slug(slug) != slug {
        diagnostics.push(Diagnostic::at(&rules::BAD_SLUG, place.clone()).with("value", slug));
    } else if let Some(first) = taken.insert(slug, place) {
        diagnostics.push(Diagnostic::at(&rules::SAME_URL, place.clone()).with("url", url).related(first.clone()));
    }
}

fn close_axis(master: &mut Master, axis: &mut Option<Axis>, objective: &mut Option<Objective>) {
    if let Some(mut axis) = axis.take() {
        axis.objectives.extend(objective.take().map(Arc::new));
        master.axes.push(Arc::new(axis));
    }
    *objective = None;
}
