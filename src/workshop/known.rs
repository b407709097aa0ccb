//! What is kept of an overlay: whose it says it is, what is wrong with it, and the record of its town.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::check::overlay::Head;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::stored::{Stored, restored, stored};
use crate::output::{Key, Size};
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
}

/// Digests of what something follows from, named.
pub type Parts = Vec<(String, Key)>;

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
    pub(super) fn read(bytes: &[u8], key: Key, parts: Parts) -> Option<Known> {
        let Written { head, diagnostics, record } = postcard::from_bytes(bytes).ok()?;
        Some(Known { head, diagnostics: restored(diagnostics)?, record, key, parts })
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
