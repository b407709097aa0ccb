//! A piece of finished HTML.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// What stands in a page where a part is put in once it is known.
pub const LATE: &str = "<!--late-->";

/// A piece of finished HTML. Its key is its digest, so that a text shared by a thousand pages is hashed once.
#[derive(Clone, PartialEq, Eq)]
pub struct Fragment {
    html: Arc<str>,
    digest: [u8; 32],
}

impl Fragment {
    /// Of HTML that is already safe.
    pub(super) fn new(html: String) -> Fragment {
        Fragment { digest: *blake3::hash(html.as_bytes()).as_bytes(), html: html.into() }
    }

    /// Of HTML that a template made.
    pub fn made(html: String) -> Fragment {
        Fragment::new(html)
    }

    /// The place of a part that is put in once it is known. No text can hold the same: what is written is escaped, and a comment vanishes.
    pub fn late() -> Fragment {
        Fragment::new(LATE.to_owned())
    }

    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.html
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.html.is_empty()
    }
}

impl std::fmt::Debug for Fragment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.html)
    }
}

impl Hash for Fragment {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write(&self.digest);
    }
}

impl Serialize for Fragment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.html)
    }
}
