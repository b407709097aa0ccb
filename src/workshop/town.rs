//! What is known of a town, from its overlay: read, checked, merged and assessed once, and then kept. What it shows is made with it, while its facts are at hand.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use memchr::memmem;

use super::base::key;
use super::known::{Known, Made, Memory, Parts};
use super::record::{record, silent};
use super::shared::Workshop;
use super::texts::Needed;
use crate::assess;
use crate::check::overlay::{self, Head, file_stem};
use crate::data::TownRows;
use crate::diagnostic::Diagnostic;
use crate::merge::merge;
use crate::model::agenda::Master;
use crate::model::overlay::Overlay;
use crate::model::project::Project;
use crate::model::span::FilePath;
use crate::model::territory::Municipality;
use crate::output::Key;
use crate::parse;
use crate::store::Store;
use crate::town::{TownFacts, TownRecord};

/// A town and its overlay, as it was read.
#[derive(Debug, Clone)]
pub struct Source {
    /// Which.
    pub municipality: Arc<Municipality>,
    /// What it says; none when it says nothing.
    pub overlay: Option<(FilePath, Arc<[u8]>)>,
    /// The digests of all that what is known of it follows from, named.
    pub parts: Parts,
    /// The key of them.
    pub key: Key,
}

/// What is in a text that has `..` in an address: that, its dots in percent, an escape of YAML or of Markdown, a character reference by number or by name.
const UP: [&str; 5] = ["..", "%2", "\\", "&#", "&period"];

fn named(parts: &BTreeMap<&'static str, Key>) -> Parts {
    parts.iter().map(|(name, key)| (Cow::Borrowed(*name), *key)).collect()
}

/// The facts of a town, from the model with the texts that are of use.
fn facts(project: &Project, master: &Master, municipality: &Arc<Municipality>, overlay: Option<&Arc<Overlay>>) -> TownFacts {
    let date = project.site.reference_date;
    let then = overlay.and_then(|overlay| overlay.as_of(date)).map(Arc::new);
    let edition = merge(master, municipality, then.as_ref().or(overlay), &project.metamodel);
    let progress = assess::progress(&edition, date);
    let puzzle = assess::puzzle(&edition, &progress, &project.metamodel);
    let timeline = assess::timeline(&edition, date);
    TownFacts { edition, progress, puzzle, timeline }
}

impl Workshop {
    /// What is known of an overlay: kept, or made now. With `make` so are the outputs of its town, whose facts are then at hand.
    pub fn known(&self, path: &FilePath, bytes: &Arc<[u8]>, (store, memory): (&Store, &Memory), make: bool) -> Known {
        let parts = self.known_parts(path, bytes);
        // Which of the model's texts it follows from besides shows when it is read.
        let first = key(&("needed", &parts));
        if let Some(kept) = self.kept_known((first, &parts), (store, memory)) {
            let is_made = || kept.record.is_none() || store.has(&self.made_key(kept.key));
            if !make || is_made() {
                return kept;
            }
        }
        let parsed = parse::overlay_file(path, bytes);
        let read = parsed.value.map(Arc::new);
        let mut diagnostics = parsed.diagnostics;
        let head = read.as_deref().map(Head::of);
        let mut town = None;
        if let Some((read, head)) = read.as_ref().zip(head.as_ref()) {
            diagnostics.extend(overlay::content(read, &self.project));
            let municipality = match &head.identity {
                Some((municipality, _)) => Some(municipality),
                None => self.project.registry.get(&head.code.value),
            };
            #[cfg(feature = "pdf")]
            diagnostics.extend(self.renderer.unprintable([(path, bytes)].into_iter()));
            if let Some((municipality, original)) = municipality.zip(self.contexts.first()) {
                let facts = self.facts(municipality, Some(read));
                let context = original.of(&facts);
                let rows = TownRows::of(&context, &facts);
                let (record, dead) = record(&context, &facts, &rows, store);
                diagnostics.extend(dead);
                town = Some((facts, rows, Arc::new(record)));
            }
        }
        let needed = Needed::by(path, read.as_deref(), &diagnostics);
        let (of, parts) = self.with_texts(parts, &needed);
        // What has errors isn't published.
        if let Some((facts, rows, record)) = town.as_ref().filter(|_| make && !diagnostics.iter().any(Diagnostic::is_error)) {
            let (made, faults) = self.make(facts, (record, rows), store);
            // What went wrong is told when it is made again.
            if faults.is_empty() {
                self.keep_made(of, &made, store);
            }
        }
        let known = Known { head, diagnostics, record: town.map(|(_, _, record)| record), key: of, parts, first, needed };
        if let Some((needed, bytes)) = postcard::to_stdvec(&known.needed).ok().zip(known.bytes()) {
            store.put(first, &needed);
            store.put(of, &bytes);
        }
        known
    }

    /// What is known of an overlay, if it is kept.
    fn kept_known(&self, (first, parts): (Key, &Parts), (store, memory): (&Store, &Memory)) -> Option<Known> {
        let remembered = memory.get(&first);
        let needed = match &remembered {
            Some(known) => known.needed.clone(),
            None => postcard::from_bytes(&store.get(&first)?).ok()?,
        };
        let (of, parts) = self.with_texts(parts.clone(), &needed);
        let read = || Known::read(&store.get(&of)?, (of, parts), (first, needed));
        remembered.filter(|known| known.key == of).or_else(read)
    }

    /// All that what is known follows from, with the model's texts that are needed, and the key of it.
    fn with_texts(&self, mut parts: Parts, needed: &Needed) -> (Key, Parts) {
        parts.push(("texts".into(), self.base.texts.digest(needed)));
        (key(&("known", &parts)), parts)
    }

    /// The record of a town that has said nothing.
    pub fn silent(&self, municipality: &Arc<Municipality>) -> Arc<TownRecord> {
        Arc::new(silent(municipality, &self.project.metamodel))
    }

    /// What the outputs of a town that were made are: kept, or made now.
    pub fn made(&self, source: &Source, record: &TownRecord, store: &Store) -> (Made, Vec<Diagnostic>) {
        let kept = store.get(&self.made_key(source.key)).and_then(|made| postcard::from_bytes(&made).ok());
        if let Some(made) = kept {
            return (made, Vec::new());
        }
        let facts = self.facts_of(source);
        let rows = TownRows::of(&self.contexts[0].of(&facts), &facts);
        let (made, faults) = self.make(&facts, (record, &rows), store);
        if faults.is_empty() {
            self.keep_made(source.key, &made, store);
        }
        (made, faults)
    }

    fn keep_made(&self, of: Key, made: &Made, store: &Store) {
        if let Ok(bytes) = postcard::to_stdvec(made) {
            store.put(self.made_key(of), &bytes);
        }
    }

    /// The facts of a town.
    pub fn facts_of(&self, source: &Source) -> TownFacts {
        let read = source.overlay.as_ref().and_then(|(path, bytes)| parse::overlay_file(path, bytes).value).map(Arc::new);
        self.facts(&source.municipality, read.as_ref())
    }

    fn facts(&self, municipality: &Arc<Municipality>, overlay: Option<&Arc<Overlay>>) -> TownFacts {
        facts(&self.project, &self.base.texts.master(overlay.map(|overlay| &**overlay)), municipality, overlay)
    }

    /// The facts of a town as documents need them, which show all texts of the model.
    pub(super) fn with_all_texts(&self, town: &TownFacts) -> TownFacts {
        facts(&self.project, &self.project.master, &town.edition.municipality, town.edition.overlay.as_ref())
    }

    /// The digests that what is known of an overlay follows from, named.
    fn known_parts(&self, path: &FilePath, bytes: &Arc<[u8]>) -> Parts {
        let mut parts = named(&self.base.known);
        let mut add = |name: &'static str, key| parts.push((name.into(), key));
        let stem = file_stem(path);
        add("row", self.base.rows.get(stem).copied().unwrap_or(self.base.registry));
        add("overlay", key(&(path, self.base.digests.get(path, bytes))));
        // A text may show what lies beside it; only with `..` does it reach further, however that is written. It is seen in its bytes, and more often than it is so.
        let reaches_further = UP.iter().any(|up| memmem::find(bytes, up.as_bytes()).is_some());
        let folder = format!("{}/", path.strip_suffix(".yaml").unwrap_or(path));
        let beside: Vec<_> = self
            .project
            .attachments
            .range::<FilePath, _>(FilePath::from(folder.as_str())..)
            .take_while(|(path, _)| path.starts_with(&folder))
            .map(|(path, of)| (path, &of.name, self.base.digests.get(path, &of.bytes)))
            .collect();
        add("attachments", if reaches_further { self.base.attachments } else { key(&beside) });
        parts
    }

    /// The digests that what is known of a town follows from that says nothing, named, and the key of them.
    pub fn silent_parts(&self, municipality: &Municipality) -> (Parts, Key) {
        let mut parts = named(&self.base.known);
        parts.push(("row".into(), key(municipality)));
        let of = key(&("silent", &parts));
        (parts, of)
    }

    /// The digests that what is known of any town follows from, named.
    pub fn known_of_all(&self) -> Parts {
        named(&self.base.known)
    }

    /// The digests that outputs follow from besides what is known, named.
    pub fn made_parts(&self) -> Parts {
        named(&self.base.made)
    }

    fn made_key(&self, of: Key) -> Key {
        key(&("made", of, &self.base.made))
    }
}
