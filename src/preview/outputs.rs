//! The outputs of the previewed site as they are asked for: each is made once, whoever asks for it, and kept while the site is as it is. What they are made
//! of, and who makes them, is in `site`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::output::OutputPath;
use crate::route::ASSETS;

/// How many bytes are kept at most: a program that follows every link of a large site must not fill the memory.
const MOST_BYTES: usize = 128 * 1024 * 1024;

/// What was made of the site as it is, and what is left of what it was.
#[derive(Default)]
pub(super) struct Outputs {
    made: Kept,
    /// What was asked for of the site as it was before, the last that could be made of each: pages, and what those need that are still open.
    earlier: Kept,
    /// What couldn't be made, and why; nothing where the program itself failed.
    failed: BTreeMap<OutputPath, Option<Diagnostic>>,
    making: BTreeSet<OutputPath>,
}

/// How far an output is.
pub(super) enum Stage {
    /// It is made.
    Made(Arc<[u8]>),
    /// It can't be made; its page as it was before, if there is one.
    Failed(Option<Arc<[u8]>>),
    /// Somebody makes it.
    Making,
    /// Nobody has asked for it.
    Unasked,
}

#[derive(Default)]
struct Kept {
    bytes: BTreeMap<OutputPath, Arc<[u8]>>,
    total: usize,
}

impl Kept {
    fn insert(&mut self, path: OutputPath, bytes: Arc<[u8]>) {
        if self.total + bytes.len() > MOST_BYTES {
            *self = Kept::default();
        }
        self.total += bytes.len();
        let before = self.bytes.insert(path, bytes);
        self.total -= before.map_or(0, |before| before.len());
    }
}

impl Outputs {
    /// How far an output is.
    pub(super) fn stage(&self, path: &OutputPath) -> Stage {
        if let Some(bytes) = self.made.bytes.get(path) {
            Stage::Made(bytes.clone())
        } else if self.failed.contains_key(path) {
            Stage::Failed(self.earlier.bytes.get(path).cloned())
        } else if self.making.contains(path) {
            Stage::Making
        } else {
            Stage::Unasked
        }
    }

    /// An asset that the site had before, for pages that are still as they were.
    pub(super) fn earlier_asset(&self, path: &OutputPath) -> Option<Arc<[u8]>> {
        self.earlier.bytes.get(path).filter(|_| path.as_str().starts_with(ASSETS)).cloned()
    }

    /// Somebody begins to make it.
    pub(super) fn begin(&mut self, path: &OutputPath) {
        self.making.insert(path.clone());
    }

    /// It was made. A page may tell how large a document is once there is one, so pages are made anew after a document.
    pub(super) fn end(&mut self, path: OutputPath, bytes: Arc<[u8]>, is_document: bool) {
        self.making.remove(&path);
        if is_document {
            let pages: Vec<OutputPath> = self.made.bytes.keys().filter(|path| path.is_page()).cloned().collect();
            for page in pages {
                if let Some(bytes) = self.made.bytes.remove(&page) {
                    self.made.total -= bytes.len();
                    self.earlier.insert(page, bytes);
                }
            }
        }
        self.made.insert(path, bytes);
    }

    /// It couldn't be made.
    pub(super) fn fail(&mut self, path: OutputPath, fault: Option<Diagnostic>) {
        self.making.remove(&path);
        self.failed.insert(path, fault);
    }

    /// The site is another: nothing of it is made yet.
    pub(super) fn renew(&mut self) {
        for (path, bytes) in std::mem::take(&mut self.made).bytes {
            if path.is_page() || path.as_str().starts_with(ASSETS) {
                self.earlier.insert(path, bytes);
            }
        }
        self.failed.clear();
        self.making.clear();
    }

    /// What is wrong with outputs that couldn't be made.
    pub(super) fn faults(&self) -> impl Iterator<Item = &Diagnostic> {
        self.failed.values().flatten()
    }

    /// Outputs that the program itself failed on.
    pub(super) fn broken(&self) -> impl Iterator<Item = &OutputPath> {
        self.failed.iter().filter(|(_, fault)| fault.is_none()).map(|(path, _)| path)
    }
}

#[cfg(test)]
mod tests {
    use super::{Outputs, Stage};
    use crate::output::OutputPath;

    #[test]
    fn the_last_good_page_outlasts_whatever_else_is_made() {
        let path = |path: &str| OutputPath::new(path).expect("it is one");
        let mut outputs = Outputs::default();
        outputs.end(path("index.html"), b"good".as_slice().into(), false);
        outputs.end(path("recursos/site.0.css"), b"style".as_slice().into(), false);
        // A document makes pages be made anew, as they tell its size.
        outputs.end(path("mocio/mocio.odt"), b"document".as_slice().into(), true);
        assert!(matches!(outputs.stage(&path("index.html")), Stage::Unasked));
        outputs.renew();
        outputs.fail(path("index.html"), None);
        assert!(matches!(outputs.stage(&path("index.html")), Stage::Failed(Some(bytes)) if *bytes == *b"good"));
        assert!(outputs.earlier_asset(&path("recursos/site.0.css")).is_some());
        assert!(outputs.earlier_asset(&path("index.html")).is_none() && outputs.earlier_asset(&path("mocio/mocio.odt")).is_none());
        assert_eq!(outputs.broken().count(), 1);
    }
}
