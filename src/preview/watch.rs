//! Waits until something in the site folder changes. It says «something changed», never what: the pipeline finds that out by content.

use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// How long the folder must be quiet: an editor saves in several steps, and half a file is not worth a rebuild.
const QUIET: Duration = Duration::from_millis(15);

/// Folders of the site folder that are watched.
const WATCHED: [&str; 3] = ["content", "municipalities", "themes"];

/// A watcher of the site folder.
pub(super) struct Watch {
    events: Receiver<()>,
    // Watching ends when this is dropped.
    _watcher: RecommendedWatcher,
}

/// Starts watching.
pub(super) fn watch(root: &Path) -> std::io::Result<Watch> {
    let (sender, events) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| !matches!(event.kind, EventKind::Access(_))) {
            // The receiver is gone only when the preview is ending.
            let _ = sender.send(());
        }
    })
    .map_err(std::io::Error::other)?;
    for folder in WATCHED.map(|folder| root.join(folder)) {
        if folder.is_dir() {
            watcher.watch(&folder, RecursiveMode::Recursive).map_err(std::io::Error::other)?;
        }
    }
    Ok(Watch { events, _watcher: watcher })
}

impl Watch {
    /// Waits for a change and then for quiet. False when watching has ended.
    pub(super) fn wait(&self) -> bool {
        if self.events.recv().is_err() {
            return false;
        }
        while self.events.recv_timeout(QUIET).is_ok() {}
        true
    }
}
