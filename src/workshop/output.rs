//! Views become bytes in the store: those of a town while its facts are at hand, and any output when it is asked for.

use super::base::key;
use super::shared::Workshop;
use super::town::Source;
use crate::context::{Context, Whole};
use crate::data::{self, TownRows};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::markup::LATE;
use crate::output::{Key, OutputPath, Size};
use crate::page;
use crate::plan;
use crate::plan::job::{Task, TownOutput};
use crate::render;
use crate::store::Store;
use crate::town::{Rows, Stretch, TownRecord, Towns};
use crate::view::{Page, Planned};

/// All towns, as they were read and as they are known.
#[derive(Debug, Clone, Copy)]
pub struct Site<'s> {
    /// What is known of them.
    pub towns: &'s Towns,
    /// The same towns as they were read, in the same order.
    pub sources: &'s [Source],
}

/// Which sizes of documents a page tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sizes {
    /// All: the documents are made for it.
    All,
    /// Those that are known because somebody has asked for the document.
    Known,
}

impl Workshop {
    /// A page that tells the sizes of the documents that it offers.
    pub(super) fn with_sizes(&self, (path, mut page): Planned, size: &dyn Fn(&str) -> Option<Size>) -> Planned {
        for document in &mut page.meta.documents {
            document.size = size(&document.path);
        }
        (path, page)
    }

    /// A page that belongs to no town. The documents that it offers are made for their sizes, if that is wanted.
    fn common_page(&self, at: usize, which: &page::CommonPage, site: Site<'_>, (store, sizes): (&Store, Sizes)) -> Option<Page> {
        let context = &self.contexts[at];
        let planned = page::build(&Whole { context, towns: site.towns }, which)?;
        let size = |path: &str| {
            let (_, kind) = plan::common_documents(&self.contexts[0]).into_iter().find(|(known, _)| known == path)?;
            self.size(path, &self.common_document(kind)?, kind, store, sizes)
        };
        Some(self.with_sizes(planned, &size).1)
    }

    /// What a document for download says; none when the output is none.
    pub fn document_of(&self, task: &Task, site: Site<'_>) -> Option<Document> {
        match task {
            Task::Document(kind) => self.common_document(*kind),
            Task::Town(at, TownOutput::Document(kind)) => {
                let facts = self.facts_of(site.sources.get(*at)?);
                let contexts: Vec<Context> = self.contexts.iter().map(|context| context.of(&facts)).collect();
                self.town_document(&contexts, &facts, *kind)
            }
            _ => None,
        }
    }

    /// The key of an output: equal keys mean equal bytes. `made` are the keys of the outputs of its town, if it is a town's.
    pub fn key(&self, task: &Task, site: Site<'_>, made: Option<Key>, store: &Store) -> Option<Key> {
        let whole = |at: usize| Whole { context: &self.contexts[at], towns: site.towns };
        match task {
            Task::Bytes(bytes) => Some(Key::of(&self.base.salts.data, bytes)),
            Task::Text(text) => Some(Key::of(&self.base.salts.data, text)),
            Task::Page(at, which) => Some(Key::of(&self.base.salts.page, &self.common_page(*at, which, site, (store, Sizes::All))?)),
            Task::Data(which) => Some(self.data_key(&data::build(&whole(which.language()), *which))),
            Task::Document(kind) => Some(self.document_key(&self.common_document(*kind)?, *kind)),
            Task::Town(at, TownOutput::Page(language, which)) => {
                let context = Whole { context: &self.contexts[*language], towns: site.towns };
                match page::late(&context, site.towns.records.get(*at)?, *which) {
                    Some(late) => Some(Key::of(&self.base.salts.page, &(made?, late))),
                    None => made,
                }
            }
            Task::Town(..) => made,
        }
    }

    /// The key of a file of data. A picture depends on the fonts too.
    pub(super) fn data_key(&self, data: &data::Data) -> Key {
        let salt = if matches!(data, data::Data::Card(_)) { &self.base.salts.document } else { &self.base.salts.data };
        Key::of(salt, data)
    }

    /// The digest of what the pages of a town tell of others, which is put in when all towns are known.
    pub fn late_key(&self, record: &TownRecord, site: Site<'_>) -> Key {
        let late = |output| match output {
            TownOutput::Page(language, which) => page::late(&Whole { context: &self.contexts[language], towns: site.towns }, record, which),
            _ => None,
        };
        key(&plan::town_outputs(&self.contexts, record).into_iter().filter_map(|(_, output)| late(output)).collect::<Vec<_>>())
    }

    /// The bytes of an output. `made` is the key under which those of a town's are kept, if they are: else they are made from what the town says.
    ///
    /// # Errors
    /// When a template or layout of the theme can't be rendered with what the output has.
    pub fn bytes(
        &self,
        path: &OutputPath,
        task: &Task,
        site: Site<'_>,
        made: Option<Key>,
        store: &Store,
        sizes: Sizes,
    ) -> Result<Vec<u8>, Diagnostic> {
        let whole = |at: usize| Whole { context: &self.contexts[at], towns: site.towns };
        match task {
            Task::Bytes(bytes) => Ok(bytes.to_vec()),
            Task::Text(text) => Ok(text.as_bytes().to_vec()),
            Task::Page(at, which) => match self.common_page(*at, which, site, (store, sizes)) {
                Some(page) => self.renderer.page(&page),
                None => Ok(Vec::new()),
            },
            Task::Data(which) => {
                let data = data::build(&whole(which.language()), *which);
                Ok(self.renderer.data(&data, &|rows, of, is_json| self.rows((rows, of, is_json), site, store)).unwrap_or_default())
            }
            Task::Document(kind) => match self.common_document(*kind) {
                Some(document) => self.document_bytes(path, &document, *kind, store),
                None => Ok(Vec::new()),
            },
            Task::Town(at, output) => self.town_bytes(path, (*at, *output), site, made, store, sizes),
        }
    }

    fn town_bytes(
        &self,
        path: &OutputPath,
        (at, output): (usize, TownOutput),
        site: Site<'_>,
        made: Option<Key>,
        store: &Store,
        sizes: Sizes,
    ) -> Result<Vec<u8>, Diagnostic> {
        let (Some(source), Some(record)) = (site.sources.get(at), site.towns.records.get(at)) else { return Ok(Vec::new()) };
        let bytes = match made.and_then(|key| store.get(&key)) {
            Some(bytes) => bytes.to_vec(),
            None => self.afresh(path, source, output, store, sizes)?,
        };
        let TownOutput::Page(language, which) = output else { return Ok(bytes) };
        let context = &self.contexts[language];
        let Some(late) = page::late(&Whole { context, towns: site.towns }, record, which) else { return Ok(bytes) };
        let part = self.renderer.late(&late, context.language)?;
        Ok(String::from_utf8_lossy(&bytes).replacen(LATE, &part, 1).into_bytes())
    }

    /// An output of a town, from what the town says.
    fn afresh(&self, path: &OutputPath, source: &Source, output: TownOutput, store: &Store, sizes: Sizes) -> Result<Vec<u8>, Diagnostic> {
        self.finish_plain();
        let facts = self.facts_of(source);
        let contexts: Vec<Context> = self.contexts.iter().map(|context| context.of(&facts)).collect();
        match output {
            TownOutput::Document(kind) => match self.town_document(&contexts, &facts, kind) {
                Some(document) => self.document_bytes(path, &document, kind, store),
                None => Ok(Vec::new()),
            },
            TownOutput::Page(at, which) => {
                let size = |path: &str| {
                    let (_, kind) = self.town_documents(&facts).into_iter().find(|(known, _)| known == path)?;
                    self.size(path, &self.town_document(&contexts, &facts, kind)?, kind, store, sizes)
                };
                let (_, page) = self.with_sizes(page::town(&contexts[at], &facts, which), &size);
                self.renderer.page(&page)
            }
            TownOutput::File(which) => {
                let data = data::town(&contexts[0], &facts, &TownRows::of(&contexts[0], &facts), which);
                Ok(data.and_then(|data| self.renderer.data(&data, &|_, _, _| None)).unwrap_or_default())
            }
        }
    }

    /// Puts a table that is made of the rows of towns together where it is kept, a town at a time, unless it is: as bytes in memory it would be larger than all
    /// that is known of towns. Nothing is done for other outputs, nor where nothing can be kept.
    pub fn keep_table(&self, task: &Task, key: Key, site: Site<'_>, store: &Store) {
        let Task::Data(which) = task else { return };
        if data::is_joined(*which) && !store.has(&key) {
            let table = data::build(&Whole { context: &self.contexts[0], towns: site.towns }, *which);
            store
                .put_written(key, &|out| self.renderer.join(&table, &|rows, of, is_json| self.rows((rows, of, is_json), site, store), out));
        }
    }

    /// The bytes of a town's rows in a table of all: kept, or made now. Only those are read that are asked for, of all that is kept together.
    fn rows(&self, (rows, of, is_json): (&Rows, usize, bool), site: Site<'_>, store: &Store) -> Option<Vec<u8>> {
        let (range, stretch) = (rows.range(of, is_json), rows.segments[of].stretch(is_json));
        if let Some(part) = store.part(&rows.key, range.clone()).filter(|part| Stretch::of(part) == stretch) {
            return Some(part);
        }
        let at = site.towns.records.iter().position(|record| record.rows.as_ref().is_some_and(|known| known.key == rows.key))?;
        let facts = self.facts_of(&site.sources[at]);
        let context = self.contexts[0].of(&facts);
        let tables = data::rows(&context, &facts, &TownRows::of(&context, &facts));
        let bytes = render::rows(&tables).0;
        store.put(rows.key, &bytes);
        let range = usize::try_from(range.start).ok()?..usize::try_from(range.end).ok()?;
        bytes.get(range).map(<[u8]>::to_vec)
    }
}
