//! The site as it is being previewed: the last good plan, what was rendered of it, and the faults of the newest sources.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::diagnostic::{Diagnostic, machine};
use crate::model::language::Language;
use crate::output::{Key, OutputPath};
use crate::pipeline::{Prepared, prepare};
use crate::render::Size;
use crate::source::Sources;

/// The previewed site, shared by the thread that rebuilds it and those that serve it.
pub(super) struct Preview {
    language: Language,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    version: u64,
    good: Option<Arc<Prepared>>,
    faults: Vec<String>,
    rendered: BTreeMap<Key, Arc<[u8]>>,
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
    pub(super) fn new(language: Language) -> Preview {
        Preview { language, state: Mutex::default(), changed: Condvar::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A thread that panicked while it held the lock has changed nothing that can't be served.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes new sources. With errors the last good site stays up; the very first time, what is healthy is shown.
    pub(super) fn rebuild(&self, sources: &Sources) -> Vec<Diagnostic> {
        let prepared = prepare(sources, None, true);
        let faults = prepared.diagnostics.iter().map(|diagnostic| machine::short_line(diagnostic, sources, self.language)).collect();
        let mut state = self.state();
        if state.good.is_none() || !Prepared::has_errors(&prepared.diagnostics) {
            let plan = &prepared.value.plan;
            let keys: std::collections::BTreeSet<Key> = plan.jobs.values().map(|job| job.key).collect();
            state.rendered.retain(|key, _| keys.contains(key));
            state.good = Some(Arc::new(prepared.value));
        }
        state.faults = faults;
        state.version += 1;
        self.changed.notify_all();
        prepared.diagnostics
    }

    /// The path part of the site's address.
    pub(super) fn base_path(&self) -> String {
        self.state().good.as_ref().map_or(String::new(), |good| good.project.site.base_path().to_owned())
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
        let exists = |path: &str| OutputPath::new(path).filter(|path| good.plan.jobs.contains_key(path));
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

    fn rendered(&self, good: &Prepared, output: OutputPath) -> Found {
        let Some(job) = good.plan.jobs.get(&output) else { return Found::Nothing(None) };
        if let Some(bytes) = self.state().rendered.get(&job.key) {
            return Found::Output(output, bytes.clone());
        }
        // A document's size is told once somebody has asked for it.
        let size = |_: &OutputPath, key: &Key| self.state().rendered.get(key).map(|bytes| Size::of(bytes));
        match good.renderer.render(&output, &job.task, &size) {
            Ok(bytes) => {
                let bytes: Arc<[u8]> = bytes.into();
                self.state().rendered.insert(job.key, bytes.clone());
                Found::Output(output, bytes)
            }
            Err(diagnostic) => Found::Fault(machine::short_line(&diagnostic, &Sources::default(), self.language)),
        }
    }
}
