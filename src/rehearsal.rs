//! A theme of the site's own, tried out: what is wrong with a template shows when it is filled, so `check` fills them all. The theme that is built in needs
//! none of this, since tests have filled it. Not a build: nothing is kept.

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, sort};
use crate::document::Format;
use crate::output::OutputPath;
use crate::pipeline::Prepared;
use crate::plan::job::{DocumentKind, Task, TownOutput};
use crate::store::Store;
use crate::workshop::Sizes;

/// How many documents of a kind and format are tried; they take long, and are filled from the same layout.
const TRIED: usize = 2;

/// The faults of the theme that show when the outputs of the plan are made: every page, and, where the content has no errors that could keep them from being
/// made, some documents of each kind. Each is told once.
pub fn rehearse(prepared: &Prepared, documents: bool) -> Vec<Diagnostic> {
    if prepared.workshop.renderer.is_built_in() {
        return Vec::new();
    }
    let store = Store::memory();
    let attempt = |(path, task): (&OutputPath, &Task)| prepared.bytes(path, task, &store, Sizes::Known).err();
    let tasks = &prepared.plan.tasks;
    let mut faults: Vec<Diagnostic> = tasks.par_iter().filter(|(_, task)| task.is_page()).filter_map(attempt).collect();
    // Not by rayon, for which documents are too large (see `crew`).
    for wanted in Format::ALL.iter().filter(|_| documents) {
        for agendas in [false, true] {
            let is_wanted = |task: &Task| match task {
                Task::Document(kind) | Task::Town(_, TownOutput::Document(kind)) => match kind {
                    DocumentKind::Council(_, _, format) => format == wanted && !agendas,
                    DocumentKind::Agenda => *wanted == Format::Pdf && agendas,
                },
                _ => false,
            };
            faults.extend(tasks.iter().filter(|(_, task)| is_wanted(task)).take(TRIED).filter_map(attempt));
        }
    }
    sort(&mut faults);
    faults
}
