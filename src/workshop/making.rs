//! All outputs of a town, made one after another while its facts are at hand; each view is let go when its bytes are kept.

use std::collections::BTreeMap;

use super::known::Made;
use super::shared::Workshop;
use crate::context::Context;
use crate::data::{self, TownRows};
use crate::diagnostic::Diagnostic;
use crate::output::{Key, Size};
use crate::page;
use crate::plan;
use crate::plan::job::TownOutput;
use crate::store::Store;
use crate::town::{TownFacts, TownRecord};

impl Workshop {
    /// Makes all outputs of a town, and keeps their bytes; with those that can't be made.
    pub(super) fn make(&self, facts: &TownFacts, (record, rows): (&TownRecord, &TownRows), store: &Store) -> (Made, Vec<Diagnostic>) {
        self.finish_plain();
        let contexts: Vec<Context> = self.contexts.iter().map(|context| context.of(facts)).collect();
        let (mut made, mut faults) = (Made::default(), Vec::new());
        let mut sizes: BTreeMap<String, Size> = BTreeMap::new();
        for (path, output) in plan::town_outputs(&self.contexts, record) {
            let done = match output {
                TownOutput::Document(kind) => self.town_document(&contexts, facts, kind).map(|document| {
                    let (key, size) = self.document(&path, &document, kind, store)?;
                    sizes.insert(path.clone(), size);
                    Ok(key)
                }),
                TownOutput::Page(at, which) => {
                    let (_, page) = self.with_sizes(page::town(&contexts[at], facts, which), &|path| sizes.get(path).copied());
                    Some(self.kept(Key::of(&self.base.salts.page, &page), store, || self.renderer.page(&page)))
                }
                TownOutput::File(which) => data::town(&contexts[0], facts, rows, which).map(|data| {
                    let write = || Ok(self.renderer.data(&data, &|_, _, _| None).unwrap_or_default());
                    self.kept(self.data_key(&data), store, write)
                }),
            };
            match done {
                Some(Ok(key)) => made.keys.push(key),
                Some(Err(fault)) => faults.push(fault),
                None => {}
            }
        }
        made.sizes = sizes.into_iter().collect();
        (made, faults)
    }

    /// Makes bytes and keeps them under a key, unless they are.
    fn kept(&self, key: Key, store: &Store, make: impl FnOnce() -> Result<Vec<u8>, Diagnostic>) -> Result<Key, Diagnostic> {
        if !store.has(&key) {
            store.put(key, &make()?);
        }
        Ok(key)
    }
}
