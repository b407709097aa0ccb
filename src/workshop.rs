//! Makes the outputs of a plan for whoever publishes them. A page tells how large the documents that it offers are, so those are made before
//! it, once, whoever asks first. Not where outputs go: that is `publish`.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::diagnostic::Diagnostic;
use crate::output::{Key, OutputPath};
use crate::plan::job::{Job, Plan};
use crate::render::{Renderer, Size};
use crate::store::Store;

/// Makes the outputs of a plan.
pub struct Workshop<'w> {
    plan: &'w Plan,
    renderer: &'w Renderer,
    store: &'w Store,
    sizes: Mutex<BTreeMap<Key, Arc<OnceLock<Option<Size>>>>>,
}

impl<'w> Workshop<'w> {
    /// A workshop for one build; the store keeps the documents that are made for the sake of a page.
    pub fn new(plan: &'w Plan, renderer: &'w Renderer, store: &'w Store) -> Workshop<'w> {
        Workshop { plan, renderer, store, sizes: Mutex::default() }
    }

    /// Makes an output.
    ///
    /// # Errors
    /// When a template or layout of the theme can't be rendered with what the output has.
    pub fn make(&self, path: &OutputPath, job: &Job) -> Result<Vec<u8>, Diagnostic> {
        if !job.task.is_document() {
            return self.renderer.render(path, &job.task, &|path, key| self.size(path, key));
        }
        let mut made = None;
        let of = |made: &Result<Vec<u8>, Diagnostic>| made.as_ref().ok().map(|bytes| Size::of(bytes));
        self.cell(&job.key).get_or_init(|| of(made.insert(self.render(path, job))));
        match (made, self.store.get(&job.key)) {
            (Some(made), _) => made,
            // A page asked for it before.
            (None, Some(bytes)) => Ok(bytes.to_vec()),
            (None, None) => self.render(path, job),
        }
    }

    fn render(&self, path: &OutputPath, job: &Job) -> Result<Vec<u8>, Diagnostic> {
        self.renderer.render(path, &job.task, &|_, _| None)
    }

    /// The size of a document; none when it can't be made, which the build tells when it comes to the document itself.
    fn size(&self, path: &OutputPath, key: &Key) -> Option<Size> {
        let made = || {
            if let Some(bytes) = self.store.get(key) {
                return Some(Size::of(&bytes));
            }
            let bytes = self.render(path, self.plan.jobs.get(path)?).ok()?;
            self.store.put(*key, &bytes);
            Some(Size::of(&bytes))
        };
        *self.cell(key).get_or_init(made)
    }

    fn cell(&self, key: &Key) -> Arc<OnceLock<Option<Size>>> {
        self.sizes.lock().unwrap_or_else(PoisonError::into_inner).entry(*key).or_default().clone()
    }
}
