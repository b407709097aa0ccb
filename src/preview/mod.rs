//! The preview: the site on 127.0.0.1, rebuilt when something changes, each page rendered when it is asked for. Never published, and not a web
//! server for anyone else.
#![allow(clippy::disallowed_methods)] // The time of a rebuild is told to the person, and enters nothing.

mod server;
mod site;
mod watch;

use std::ops::Range;
use std::path::Path;
use std::time::Instant;

use crate::diagnostic::Diagnostic;
use crate::model::language::Language;
use crate::source::Sources;
use crate::store::{STORE, Store};
use crate::system;
use site::Preview;

/// What happens while the preview runs.
pub enum Event<'e> {
    /// It can be looked at.
    Listening {
        /// Where.
        address: &'e str,
    },
    /// The content has faults; what was good before stays up.
    Faults {
        /// Them.
        diagnostics: &'e [Diagnostic],
        /// The files they are in.
        sources: &'e Sources,
    },
    /// The site is new.
    Rebuilt {
        /// How long it took.
        milliseconds: u128,
    },
    /// The folder could not be read.
    Unreadable {
        /// Why.
        message: &'e str,
    },
}

/// Serves the site of `root` until the process ends.
///
/// # Errors
/// When the folder can't be read or watched, or none of the ports is free.
pub fn serve(root: &Path, ports: Range<u16>, language: Language, report: &(dyn Fn(Event<'_>) + Sync)) -> std::io::Result<()> {
    let preview = Preview::new(language, Store::disk(&root.join(STORE))?);
    // Watching starts before reading, so that a save in between isn't missed.
    let watcher = watch::watch(root)?;
    rebuild(root, &preview, report)?;
    let server = server::listen(ports)?;
    let address = format!("http://127.0.0.1:{}{}/", server.port(), preview.base_path());
    report(Event::Listening { address: &address });
    let preview = &preview;
    std::thread::scope(|scope| {
        scope.spawn(move || {
            while watcher.wait() {
                if let Err(error) = rebuild(root, preview, report) {
                    report(Event::Unreadable { message: &system::told(&error, language) });
                }
            }
        });
        server.run(preview);
    });
    Ok(())
}

fn rebuild(root: &Path, preview: &Preview, report: &(dyn Fn(Event<'_>) + Sync)) -> std::io::Result<()> {
    let began = Instant::now();
    let sources = preview.load(root)?;
    let diagnostics = preview.rebuild(&sources);
    if !diagnostics.is_empty() {
        report(Event::Faults { diagnostics: &diagnostics, sources: &sources });
    }
    report(Event::Rebuilt { milliseconds: began.elapsed().as_millis() });
    Ok(())
}
