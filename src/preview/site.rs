//! The site as it is being previewed: the last good plan, what was rendered of it, and the faults of the newest sources.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::diagnostic::{Diagnostic, machine};
use crate::load::load_again;
use crate::model::language::Language;
use crate::output::OutputPath;
use crate::pipeline::{Prepared, Wanted, prepare_again};
use crate::source::Sources;
use crate::store::Store;
use crate::workshop::{Memory, Sizes};

/// The previewed site, shared by the thread that rebuilds it and those that serve it.
pub(super) struct Preview {
    language: Language,
    /// What is known of towns, between this preview and builds.
    store: Store,
    memory: Memory,
    /// What was read last, of which the next time only what has changed is read.
    sources: Mutex<Sources>,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    version: u64,
    good: Option<Arc<Prepared>>,
    faults: Vec<String>,
    rendered: BTreeMap<OutputPath, Arc<[u8]>>,
}

/// What is at a path.
pub(super) enum Found {
    /// An output.
    Output(OutputPath, Arc<[u8]>),
    /// Nothing, but there is a page at the path with a final slash.
    Folder,
    /// Nothing; with the page that says so, if the site has one.
    Nothing(Option<Arc<[u8]>>),
    /// A template failed.
    Fault(String),
}

impl Preview {
    pub(super) fn new(language: Language, store: Store) -> Preview {
        Preview { language, store, memory: Memory::default(), sources: Mutex::default(), state: Mutex::default(), changed: Condvar::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A thread that panicked while it held the lock has changed nothing that can't be served.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads the sources again, and not those files that are as they were.
    pub(super) fn load(&self, root: &Path) -> std::io::Result<Sources> {
        let mut last = self.sources.lock().unwrap_or_else(PoisonError::into_inner);
        *last = load_again(root, &last)?;
        Ok(last.clone())
    }

    /// Takes new sources. With errors the last good site stays up; the very first time, what is healthy is shown.
    pub(super) fn rebuild(&self, sources: &Sources) -> Vec<Diagnostic> {
        let wanted = Wanted { date: None, documents: true, make: false };
        let prepared = prepare_again(sources, wanted, (&self.store, &self.memory), &|| {});
        let faults = prepared.diagnostics.iter().map(|diagnostic| machine::short_line(diagnostic, sources, self.language)).collect();
        let mut state = self.state();
        if state.good.is_none() || !Prepared::has_errors(&prepared.diagnostics) {
            state.rendered.clear();
            state.good = Some(Arc::new(prepared.value));
        }
        state.faults = faults;
        state.version += 1;
        self.changed.notify_all();
        prepared.diagnostics
    }

    /// The path part of the site's address.
    pub(super) fn base_path(&self) -> String {
        self.state().good.as_ref().map_or(String::new(), |good| good.project().site.base_path().to_owned())
    }

    /// The version after `known`, waiting for it at most `patience`.
    pub(super) fn version_after(&self, known: u64, patience: Duration) -> u64 {
        let state = self.state();
        let waited = self.changed.wait_timeout_while(state, patience, |state| state.version == known);
        waited.map_or(known, |(state, _)| state.version)
    }

    /// The faults of the newest sources, a line each, as JSON with the version they belong to.
    pub(super) fn faults(&self) -> String {
        let state = self.state();
        serde_json::json!({ "version": state.version, "faults": state.faults }).to_string()
    }

    /// What is at a path below the site's base.
    pub(super) fn find(&self, path: &str) -> Found {
        let Some(good) = self.state().good.clone() else { return Found::Nothing(None) };
        let exists = |path: &str| OutputPath::new(path).filter(|path| good.plan.tasks.contains_key(path));
        let path = path.trim_start_matches('/');
        let file = if path.is_empty() || path.ends_with('/') { exists(&format!("{path}index.html")) } else { exists(path) };
        if let Some(output) = file {
            return self.rendered(&good, output);
        }
        if exists(&format!("{path}/index.html")).is_some() {
            return Found::Folder;
        }
        match exists("404.html").map(|output| self.rendered(&good, output)) {
            Some(Found::Output(_, bytes)) => Found::Nothing(Some(bytes)),
            Some(fault @ Found::Fault(_)) => fault,
            _ => Found::Nothing(None),
        }
    }

    fn rendered(&self, good: &Arc<Prepared>, output: OutputPath) -> Found {
        let Some(task) = good.plan.tasks.get(&output) else { return Found::Nothing(None) };
        if let Some(bytes) = self.state().rendered.get(&output) {
            return Found::Output(output, bytes.clone());
        }
        match good.bytes(&output, task, &self.store, Sizes::Known) {
            Ok(bytes) => {
                let bytes: Arc<[u8]> = bytes.into();
                let mut state = self.state();
                // A page may tell how large a document is once somebody has asked for it; and what is of a site that was let go isn't kept.
                if task.is_document() {
                    state.rendered.clear();
                }
                if state.good.as_ref().is_some_and(|now| Arc::ptr_eq(now, good)) {
                    state.rendered.insert(output.clone(), bytes.clone());
                }
                Found::Output(output, bytes)
            }
            Err(diagnostic) => Found::Fault(machine::short_line(&diagnostic, &Sources::default(), self.language)),
        }
    }
}
