//! Waits until something in the site folder changes. It says «something changed», never what: the pipeline finds that out by content.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::load::SOURCE_FOLDERS;

/// How long the folder must be quiet: an editor saves in several steps, and half a file is not worth a rebuild.
const QUIET: Duration = Duration::from_millis(15);

/// How long is waited for quiet at most: a program that writes without end must not keep what a person saves from showing.
const LONGEST: u32 = 40;

/// A watcher of the site folder: of the folders of sources with all that is in them, and of the site folder itself, in which they may vanish and come
/// back, as they do when another branch is checked out.
pub(super) struct Watch {
    events: Receiver<Change>,
    folders: Vec<PathBuf>,
    /// Whether one of them couldn't be watched, so that it has to be tried again.
    is_partial: bool,
    watcher: RecommendedWatcher,
}

/// What changed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    /// Something in the folders of sources.
    Within,
    /// One of the folders itself, or nobody knows what: they have to be watched anew.
    Folders,
}

/// Starts watching.
///
/// # Errors
/// When the system lets nobody watch the site folder.
pub(super) fn watch(root: &Path) -> notify::Result<Watch> {
    let folders: Vec<PathBuf> = SOURCE_FOLDERS.iter().chain(&["themes"]).map(|folder| root.join(folder)).collect();
    let (sender, events) = channel();
    let watched = folders.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if let Some(change) = change(event, &watched) {
            // The receiver is gone only when the preview is ending.
            let _ = sender.send(change);
        }
    })?;
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    let mut watch = Watch { events, folders, is_partial: false, watcher };
    watch.follow()?;
    Ok(watch)
}

/// Whether an event is about sources; the published folder and the store lie beside them, and change when somebody builds.
fn change(event: notify::Result<Event>, folders: &[PathBuf]) -> Option<Change> {
    match event {
        Err(_) => Some(Change::Folders),
        Ok(event) if event.need_rescan() => Some(Change::Folders),
        Ok(event) if matches!(event.kind, EventKind::Access(_)) => None,
        Ok(event) if event.paths.iter().any(|path| folders.contains(path)) => Some(Change::Folders),
        Ok(event) => event.paths.iter().any(|path| folders.iter().any(|folder| path.starts_with(folder))).then_some(Change::Within),
    }
}

impl Watch {
    /// Watches the folders that are there now, as if none had been watched before: one of the same name may be another.
    /// One that can't be watched keeps no other from it.
    fn follow(&mut self) -> notify::Result<()> {
        let mut followed = Ok(());
        for folder in &self.folders {
            drop(self.watcher.unwatch(folder));
            match self.watcher.watch(folder, RecursiveMode::Recursive) {
                // It isn't there, or vanished while it was looked through, which is another event.
                Err(_) if !folder.is_dir() => {}
                Ok(()) => {}
                Err(error) => followed = Err(error),
            }
        }
        self.is_partial = followed.is_err();
        followed
    }

    /// Waits for a change and then for quiet. False when watching has ended.
    ///
    /// # Errors
    /// When a folder is there and can't be watched; what else changes is still told.
    pub(super) fn wait(&mut self) -> notify::Result<bool> {
        let Ok(mut change) = self.events.recv() else { return Ok(false) };
        for _ in 0..LONGEST {
            let Ok(more) = self.events.recv_timeout(QUIET) else { break };
            change = if more == Change::Folders { more } else { change };
        }
        if change == Change::Folders || self.is_partial { self.follow().map(|()| true) } else { Ok(true) }
    }
}
