//! A theme of the site's own, tried out: what is wrong with a template shows when it is filled, so `check` fills them all. The theme that is built in needs
//! none of this, since tests have filled it. Not a build: nothing is kept.

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, sort};
use crate::document::{Document, Format};
use crate::output::OutputPath;
use crate::pipeline::Prepared;
use crate::plan::job::{Job, Task};

/// How many documents of a kind and format are tried; they take long, and are filled from the same layout.
const TRIED: usize = 2;

/// The faults of the theme that show when the outputs of the plan are made: every page, and, where the content has no errors that could keep them from being
/// made, some documents of each kind. Each is told once.
pub fn rehearse(prepared: &Prepared, documents: bool) -> Vec<Diagnostic> {
    if prepared.renderer.is_built_in() {
        return Vec::new();
    }
    let attempt = |(path, job): (&OutputPath, &Job)| prepared.renderer.render(path, &job.task, &|_, _| None).err();
    let jobs = &prepared.plan.jobs;
    let mut faults: Vec<Diagnostic> = jobs.par_iter().filter(|(_, job)| matches!(job.task, Task::Page(_))).filter_map(attempt).collect();
    // Not by rayon, for which documents are too large (see `publish::stage`).
    for wanted in Format::ALL.iter().filter(|_| documents) {
        for agendas in [false, true] {
            let is_wanted = |job: &Job| match &job.task {
                Task::Document(document, format) => format == wanted && matches!(**document, Document::Agenda(_)) == agendas,
                _ => false,
            };
            faults.extend(jobs.iter().filter(|(_, job)| is_wanted(job)).take(TRIED).filter_map(attempt));
        }
    }
    sort(&mut faults);
    faults
}
