//! What is kept of an overlay: whose it says it is, what is wrong with it, and the record of its town.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::texts::Needed;
use crate::check::overlay::Head;
use crate::diagnostic::stored::{Stored, restored, stored};
use crate::diagnostic::{Diagnosed, Diagnostic};
use crate::model::language::Language;
use crate::output::{Key, Size};
use crate::source::Sources;
use crate::theme::{Theme, theme};
use crate::town::TownRecord;

/// What is known of an overlay.
#[derive(Debug, Clone)]
pub struct Known {
    /// Whose it says it is; none when it can't be read.
    pub head: Option<Head>,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
    /// The record of its town; none when nobody knows which that is.
    pub record: Option<Arc<TownRecord>>,
    /// Under which key it is kept, which covers all that it follows from.
    pub key: Key,
    /// The digests of all that it follows from, named.
    pub parts: Parts,
    /// Under which key it is kept what of the model's texts it needs.
    pub(super) first: Key,
    /// What of them it needs.
    pub(super) needed: Needed,
}

/// What is known of overlays and of the theme, between two looks of one process at a site: then it needn't be read from the store, or made again.
#[derive(Debug, Default)]
pub struct Memory {
    overlays: Mutex<BTreeMap<Key, Known>>,
    theme: Mutex<Option<Themed>>,
}

/// A theme with what it was put together of: files, name and languages.
#[derive(Debug)]
struct Themed {
    of: (BTreeMap<String, Arc<[u8]>>, String, Vec<Language>),
    theme: Diagnosed<Arc<Theme>>,
}

impl Memory {
    /// What was known last of what follows from this, but for the model's texts.
    pub(super) fn get(&self, first: &Key) -> Option<Known> {
        self.overlays.lock().unwrap_or_else(PoisonError::into_inner).get(first).cloned()
    }

    /// Keeps this, and nothing that was kept before.
    pub fn keep(&self, known: &[Known]) {
        *self.overlays.lock().unwrap_or_else(PoisonError::into_inner) = known.iter().map(|known| (known.first, known.clone())).collect();
    }

    /// The theme of this name, put together anew only where it is made of something else than last.
    pub fn theme(&self, sources: &Sources, name: &str, languages: &[Language]) -> Diagnosed<Arc<Theme>> {
        let mut last = self.theme.lock().unwrap_or_else(PoisonError::into_inner);
        let is_it = |known: &&Themed| known.of.1 == name && known.of.2 == languages && known.of.0 == sources.theme;
        if let Some(known) = last.as_ref().filter(is_it) {
            return known.theme.clone();
        }
        let Diagnosed { value, diagnostics } = theme(sources, name, languages);
        let theme = Diagnosed { value: Arc::new(value), diagnostics };
        *last = Some(Themed { of: (sources.theme.clone(), name.to_owned(), languages.to_vec()), theme: theme.clone() });
        theme
    }
}

/// Digests of what something follows from, named.
pub type Parts = Vec<(Cow<'static, str>, Key)>;

/// The same as it is written.
#[derive(Serialize, Deserialize)]
struct Written {
    head: Option<Head>,
    diagnostics: Vec<Stored>,
    record: Option<Arc<TownRecord>>,
}

impl Known {
    /// As bytes.
    pub(super) fn bytes(&self) -> Option<Vec<u8>> {
        let written = Written { head: self.head.clone(), diagnostics: stored(&self.diagnostics), record: self.record.clone() };
        postcard::to_stdvec(&written).ok()
    }

    /// From bytes; none when they aren't what was written.
    pub(super) fn read(bytes: &[u8], (key, parts): (Key, Parts), (first, needed): (Key, Needed)) -> Option<Known> {
        let Written { head, diagnostics, record } = postcard::from_bytes(bytes).ok()?;
        Some(Known { head, diagnostics: restored(diagnostics)?, record, key, parts, first, needed })
    }
}

/// The outputs of a town that were made: the key of each, in the order in which [`crate::plan::town_outputs`] names them, and the sizes of its documents.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// The keys.
    pub keys: Vec<Key>,
    /// The sizes of documents by their paths.
    pub sizes: Vec<(String, Size)>,
}
