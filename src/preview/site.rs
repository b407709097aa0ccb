//! The site as it is being previewed: the last good plan, what was made of it, and what is wrong with the newest sources. Not how any of it is shown.
#![allow(clippy::disallowed_methods)] // How long something takes is told to the person, and enters nothing.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::event::{Event, Settings};
use super::outputs::{Outputs, Stage};
use super::renewal::{self, Renewal};
use super::report::{Report, Told, owner};
use crate::diagnostic::{Diagnostic, sort};
use crate::load::load_again;
use crate::output::OutputPath;
use crate::pipeline::{Prepared, Wanted, prepare_again};
use crate::plan::job::Task;
use crate::store::{STORE, Store};
use crate::workshop::{Memory, Sizes};

/// How many documents are made at the same time; more would only make each take longer, and more memory.
const MOST_DOCUMENTS: usize = 2;

/// The previewed site, shared by the thread that renews it, those that answer and those that make outputs.
pub(super) struct Preview {
    pub(super) root: PathBuf,
    pub(super) settings: Settings,
    /// The towns that are looked at, by slug; all when it isn't said.
    pub(super) only: OnceLock<BTreeSet<String>>,
    /// What is known of towns, between this preview and builds.
    store: Store,
    memory: Memory,
    state: Mutex<State>,
    changed: Condvar,
    events: Sender<Event>,
}

struct State {
    /// Another number for all that a page may show.
    version: u64,
    good: Option<Arc<Prepared>>,
    told: Arc<Told>,
    outputs: Outputs,
    renewal: Renewal,
    /// How many documents are being made.
    documents: usize,
}

/// What is at a path.
pub(super) enum Found {
    /// An output.
    Output(OutputPath, Arc<[u8]>),
    /// An output that takes longer than is waited for.
    Waiting(OutputPath),
    /// It can't be made; its page as it was before, if there is one.
    Fault(Option<Arc<[u8]>>),
    /// Nothing, but there is a page at the path with a final slash.
    Folder,
    /// It is of a town that isn't looked at.
    LeftOut,
    /// Nothing; with the page that says so, if the site has one.
    Nothing(Option<Arc<[u8]>>),
}

impl Preview {
    pub(super) fn new(root: PathBuf, settings: Settings, version: u64, events: Sender<Event>) -> std::io::Result<Preview> {
        let store = Store::disk(&root.join(STORE))?;
        let state =
            State { version, good: None, told: Arc::default(), outputs: Outputs::default(), renewal: Renewal::default(), documents: 0 };
        let (state, changed) = (Mutex::new(state), Condvar::new());
        Ok(Preview { root, settings, only: OnceLock::new(), store, memory: Memory::default(), state, changed, events })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A thread that panicked while it held the lock has changed nothing that can't be served.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks at the folder, and takes what is new. With errors the last good site stays; the very first time, what is healthy is shown.
    pub(super) fn renew(&self) {
        let began = Instant::now();
        let before = self.state().told.clone();
        let sources = match load_again(&self.root, &before.sources) {
            Ok(sources) => sources,
            Err(error) => return self.cannot_read(&before, crate::system::told(&error, self.settings.language)),
        };
        let files = renewal::changed(&before.sources, &sources);
        let first = self.state().good.is_none();
        if files.is_empty() && !first && before.unreadable.is_none() {
            return;
        }
        let wanted = Wanted { date: self.settings.date, documents: true, make: false };
        let prepare = || prepare_again(&sources, wanted, (&self.store, &self.memory), &|| {});
        let Ok(prepared) = catch_unwind(AssertUnwindSafe(prepare)) else {
            return self.cannot_read(&before, super::words::failed(self.settings.language).to_owned());
        };
        let all = prepared.diagnostics.len();
        let mut diagnostics = prepared.diagnostics;
        self.leave_out(&mut diagnostics, &prepared.value);
        let renewed = first || !Prepared::has_errors(&diagnostics);
        let mut state = self.state();
        let towns = if renewed { renewal::towns(state.good.as_deref(), &prepared.value) } else { 0 };
        let of = prepared.value.sources.len();
        if renewed {
            state.good = Some(Arc::new(prepared.value));
            state.outputs.renew();
        }
        // Warnings that are where they were, but for a line that was put above them, are no news.
        let is_news = diagnostics.iter().any(Diagnostic::is_error) || !same_but_for_places(&diagnostics, &before.diagnostics);
        state.told = Arc::new(Told { left_out: all - diagnostics.len(), diagnostics, sources, unreadable: None });
        let files = if first { Vec::new() } else { files };
        state.renewal = Renewal { files, renewed, towns, all: of, milliseconds: began.elapsed().as_millis() };
        if !first {
            self.tell_of(&state, is_news);
        }
        self.news(&mut state);
    }

    /// Chooses the towns that are looked at, and tells what the first look at the folder led to.
    pub(super) fn begin(&self, only: Option<BTreeSet<String>>) {
        if let Some(only) = only {
            drop(self.only.set(only));
        }
        let mut state = self.state();
        if let Some(good) = state.good.clone() {
            let mut diagnostics = state.told.diagnostics.clone();
            let all = diagnostics.len();
            self.leave_out(&mut diagnostics, &good);
            let sources = state.told.sources.clone();
            state.told = Arc::new(Told { left_out: all - diagnostics.len(), diagnostics, sources, unreadable: None });
        }
        self.tell_of(&state, !state.told.diagnostics.is_empty());
    }

    fn tell_of(&self, state: &State, is_news: bool) {
        if is_news {
            self.tell(Event::Faults(state.told.diagnostics.clone(), state.told.sources.clone()));
        }
        self.tell(Event::Renewed(state.renewal.clone()));
    }

    fn cannot_read(&self, before: &Told, message: String) {
        let mut state = self.state();
        self.tell(Event::Unreadable(message.clone()));
        state.renewal = Renewal { renewed: false, files: Vec::new(), ..state.renewal.clone() };
        let (diagnostics, sources) = (before.diagnostics.clone(), before.sources.clone());
        state.told = Arc::new(Told { diagnostics, left_out: before.left_out, sources, unreadable: Some(message) });
        self.news(&mut state);
    }

    fn tell(&self, event: Event) {
        // Nobody listens any more only when the process ends.
        drop(self.events.send(event));
    }

    fn news(&self, state: &mut State) {
        state.version += 1;
        self.changed.notify_all();
    }

    /// Drops the faults in files of towns that aren't looked at.
    fn leave_out(&self, faults: &mut Vec<Diagnostic>, site: &Prepared) {
        let Some(only) = self.only.get() else { return };
        let owner = |fault: &Diagnostic| fault.place.as_ref().and_then(|place| owner(&place.path, site));
        faults.retain(|fault| owner(fault).is_none_or(|slug| only.contains(slug)));
    }

    /// The path part of the site's address.
    pub(super) fn base_path(&self) -> String {
        self.state().good.as_ref().map_or(String::new(), |good| good.project().site.base_path().to_owned())
    }

    /// The version of all that is shown.
    pub(super) fn version(&self) -> u64 {
        self.state().version
    }

    /// The version after `known`, waiting for it at most `patience`.
    pub(super) fn version_after(&self, known: u64, patience: Duration) -> u64 {
        let state = self.state();
        let waited = self.changed.wait_timeout_while(state, patience, |state| state.version == known);
        waited.map_or(known, |(state, _)| state.version)
    }

    /// All that is to be told of the site.
    pub(super) fn report(&self) -> Report {
        let state = self.state();
        let mut faults = state.told.diagnostics.clone();
        faults.extend(state.outputs.faults().cloned());
        sort(&mut faults);
        let broken = state.outputs.broken().map(OutputPath::url).collect();
        Report {
            version: state.version,
            good: state.good.clone(),
            told: state.told.clone(),
            faults,
            broken,
            renewal: state.renewal.clone(),
        }
    }

    /// What is at a path below the site's base; what has to be made first is waited for so long.
    pub(super) fn find(self: &Arc<Self>, path: &str, patience: Duration) -> Found {
        let Some(good) = self.state().good.clone() else { return Found::Nothing(None) };
        let exists = |path: &str| OutputPath::new(path).filter(|path| good.plan.tasks.contains_key(path));
        let path = path.trim_start_matches('/');
        let file = if path.is_empty() || path.ends_with('/') { exists(&format!("{path}index.html")) } else { exists(path) };
        if let Some(output) = file {
            let slug = match good.plan.tasks.get(&output) {
                Some(Task::Town(at, _)) => good.sources.get(*at).map(|source| &source.municipality.slug),
                _ => None,
            };
            let is_left_out = self.only.get().zip(slug).is_some_and(|(only, slug)| !only.contains(slug));
            return if is_left_out { Found::LeftOut } else { self.output(output, patience) };
        }
        if exists(&format!("{path}/index.html")).is_some() {
            return Found::Folder;
        }
        if let Some(path) = OutputPath::new(path)
            && let Some(bytes) = self.state().outputs.earlier_asset(&path)
        {
            return Found::Output(path, bytes);
        }
        match exists("404.html").map(|output| self.output(output, patience)) {
            Some(Found::Output(_, bytes) | Found::Fault(Some(bytes))) => Found::Nothing(Some(bytes)),
            _ => Found::Nothing(None),
        }
    }

    fn output(self: &Arc<Self>, output: OutputPath, patience: Duration) -> Found {
        let until = Instant::now() + patience;
        let mut state = self.state();
        loop {
            let Some(good) = state.good.clone() else { return Found::Nothing(None) };
            match state.outputs.stage(&output) {
                Stage::Made(bytes) => return Found::Output(output, bytes),
                Stage::Failed(earlier) => return Found::Fault(earlier),
                Stage::Unasked => {
                    state.outputs.begin(&output);
                    let (preview, output) = (self.clone(), output.clone());
                    thread::spawn(move || preview.make(&good, output));
                }
                Stage::Making => {}
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Found::Waiting(output);
            }
            state = match self.changed.wait_timeout(state, left) {
                Ok((state, _)) => state,
                Err(poisoned) => poisoned.into_inner().0,
            };
        }
    }

    /// Makes an output. That of a site which has been replaced meanwhile is dropped.
    fn make(&self, good: &Arc<Prepared>, output: OutputPath) {
        let task = good.plan.tasks.get(&output);
        let is_document = task.is_some_and(|task| task.is_document());
        if is_document {
            let state = self.changed.wait_while(self.state(), |state| state.documents >= MOST_DOCUMENTS);
            state.unwrap_or_else(PoisonError::into_inner).documents += 1;
        }
        let made = task.map(|task| catch_unwind(AssertUnwindSafe(|| good.bytes(&output, task, &self.store, Sizes::Known))));
        let mut state = self.state();
        state.documents -= usize::from(is_document);
        if state.good.as_ref().is_some_and(|now| Arc::ptr_eq(now, good)) {
            match made {
                Some(Ok(Ok(bytes))) => state.outputs.end(output, bytes.into(), is_document),
                Some(Ok(Err(fault))) => {
                    self.tell(Event::Faults(vec![fault.clone()], state.told.sources.clone()));
                    state.outputs.fail(output, Some(fault));
                    state.version += 1;
                }
                Some(Err(_)) => {
                    // What happened was printed where it happened.
                    state.outputs.fail(output, None);
                    state.version += 1;
                }
                None => state.outputs.fail(output, None),
            }
        }
        self.changed.notify_all();
    }
}

/// Whether two looks found the same faults in the same files, wherever in them.
fn same_but_for_places(a: &[Diagnostic], b: &[Diagnostic]) -> bool {
    let of = |fault: &Diagnostic| (fault.rule.code, fault.place.as_ref().map(|place| place.path.clone()), fault.arguments.clone());
    a.iter().map(of).eq(b.iter().map(of))
}
