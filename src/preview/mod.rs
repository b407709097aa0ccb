//! The preview: the site on 127.0.0.1, rebuilt when something changes, each page rendered when it is asked for. Never published, and not a web
//! server for anyone else.
#![allow(clippy::disallowed_methods)] // Where the folder is and how late it is are of this session alone, and enter nothing.

mod answer;
mod connection;
mod editor;
mod event;
mod fault;
mod listen;
mod outputs;
mod paper;
mod renewal;
mod report;
mod request;
mod respond;
mod site;
mod watch;
mod words;
mod workbench;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;
use std::time::SystemTime;

pub use self::editor::Editor;
pub use self::event::{Event, Settings};
pub use self::listen::{Deaf, Listening, listen};
pub use self::renewal::Renewal;
use self::respond::Responder;
use self::site::Preview;
use crate::pipeline::Prepared;
use crate::system;

/// Chooses the towns that are looked at, by slug, once the site is known; all unless it chooses.
pub type Restrict<'r, E> = &'r dyn Fn(&Prepared) -> Result<Option<BTreeSet<String>>, E>;

/// Serves the site of `root` until the process ends.
///
/// # Errors
/// When the folder can't be read or watched, or the towns to be looked at aren't known.
pub fn serve<E: From<std::io::Error>>(
    listening: Listening,
    root: &Path,
    settings: Settings,
    restrict: Restrict<'_, E>,
    report: &dyn Fn(Event),
) -> Result<(), E> {
    let root = std::fs::canonicalize(root).map_err(|error| system::about(root, error))?;
    let (events, happening) = channel();
    // Pages that were open before this process started know that what they show may be old.
    let version = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(1, |since| since.as_secs() * 1_000);
    let preview = Arc::new(Preview::new(root, settings, version, events.clone())?);
    // Watching starts before reading, so that a save in between isn't missed.
    let mut watcher = watch::watch(&preview.root).map_err(std::io::Error::other)?;
    preview.renew();
    let report_waiting = || happening.try_iter().for_each(report);
    let Some(good) = preview.report().good else {
        report_waiting();
        return Err(std::io::Error::other("the site can't be read").into());
    };
    preview.begin(restrict(&good)?);
    report_waiting();
    drop(good);
    report(Event::Listening(format!("http://127.0.0.1:{}{}/", listening.port, preview.base_path())));
    let responder = Responder::new(preview.clone());
    listening.run(Arc::new(move |request| responder.answer(request)));
    thread::spawn(move || {
        loop {
            match watcher.wait() {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => drop(events.send(Event::Unreadable(error.to_string()))),
            }
            preview.renew();
        }
    });
    happening.iter().for_each(report);
    Ok(())
}
