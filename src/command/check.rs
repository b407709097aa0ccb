//! `agenda check`: every fault of the content, in one run.

use super::{Console, Failure, Outcome};
use crate::cli::{Check, Format};
use crate::diagnostic::{machine, sort};
use crate::pipeline::{Prepared, Wanted, prepare};
use crate::rehearsal::rehearse;
use crate::store::Store;

/// Checks the site.
///
/// # Errors
/// When the folder can't be read.
pub fn run(arguments: &Check, console: &Console<'_>) -> Result<Outcome, Failure> {
    let sources = console.sources(&arguments.root.root)?;
    let store = Store::memory();
    let wanted = Wanted { date: arguments.date, documents: true, make: false };
    let mut prepared = prepare(&sources, wanted, &store, &|| {});
    let documents = !Prepared::has_errors(&prepared.diagnostics);
    prepared.diagnostics.extend(rehearse(&prepared.value, documents));
    sort(&mut prepared.diagnostics);
    match arguments.format {
        Format::Human => console.result(&prepared.diagnostics, &sources),
        Format::Short => {
            let lines = machine::short(&prepared.diagnostics, &sources, console.language);
            if !lines.is_empty() {
                (console.out)(lines.trim_end());
            }
        }
    }
    Ok(if Prepared::has_errors(&prepared.diagnostics) { Outcome::Faulty } else { Outcome::Fine })
}
