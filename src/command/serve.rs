//! `agenda serve`: the preview, until it is interrupted.

use std::process::{Command, Stdio};

use super::{Console, Failure, Outcome};
use crate::cli::Serve;
use crate::preview::{self, Event};

/// The port that is tried first when none is asked for, and how many after it.
const PORTS: std::ops::Range<u16> = 8000..8020;

/// Serves the site on 127.0.0.1.
///
/// # Errors
/// When the folder can't be read or no port is free.
pub fn run(arguments: &Serve, console: &Console<'_>) -> Result<Outcome, Failure> {
    console.sources(&arguments.root.root)?;
    let ports = arguments.port.map_or(PORTS, |port| port..port.saturating_add(1));
    let report = |event: Event<'_>| match event {
        Event::Listening { address } => {
            (console.out)(&console.say(
                format!("El lloc és a {address}. Deseu un fitxer i la pàgina es refà sola. Atureu-ho amb Ctrl+C."),
                format!("The site is at {address}. Save a file and the page renews itself. Stop with Ctrl+C."),
            ));
            if arguments.open {
                open(address);
            }
        }
        Event::Faults { diagnostics, sources } => console.report(diagnostics, sources),
        Event::Rebuilt { milliseconds } => {
            (console.out)(&console.say(format!("Refet en {milliseconds} ms."), format!("Rebuilt in {milliseconds} ms.")));
        }
        Event::Unreadable { message } => (console.err)(message),
    };
    preview::serve(&arguments.root.root, ports, console.language, &report)?;
    Ok(Outcome::Fine)
}

/// Opens the browser, if this machine has a way to; nothing is lost when it hasn't.
fn open(address: &str) {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    drop(Command::new(opener).arg(address).stdout(Stdio::null()).stderr(Stdio::null()).spawn());
}
