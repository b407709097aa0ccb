//! A theme of the site's own, tried out: what is wrong with a template shows when it is filled, so `check` fills them all. The theme that is built in needs
//! none of this, since tests have filled it. Not a build: nothing is kept.

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, sort};
use crate::pipeline::Prepared;
use crate::plan::document::{Document, Format};
use crate::plan::job::{Job, OutputPath, Task};

/// How many documents of a kind and format are tried; they take long, and are filled from the same layout.
const TRIED: usize = 2;

/// The faults of the theme that show when the outputs of the plan are made: every page, and some documents of each kind. Each is told once.
pub fn rehearse(prepared: &Prepared) -> Vec<Diagnostic> {
    if prepared.renderer.is_built_in() {
        return Vec::new();
    }
    let attempt = |(path, job): (&OutputPath, &Job)| prepared.renderer.render(path, &job.task, &|_, _| None).err();
    let jobs = &prepared.plan.jobs;
    let mut faults: Vec<Diagnostic> = jobs.par_iter().filter(|(_, job)| matches!(job.task, Task::Page(_))).filter_map(attempt).collect();
    let is_motion = |job: &Job, wanted: Format| matches!(&job.task, Task::Document(document, format) if *format == wanted && matches!(**document, Document::Motion(_)));
    for format in Format::ALL {
        faults.extend(jobs.iter().filter(|(_, job)| is_motion(job, *format)).take(TRIED).filter_map(attempt));
    }
    // Not by rayon, for which documents are too large (see `publish::stage`).
    let is_agenda = |job: &Job| matches!(&job.task, Task::Document(document, _) if matches!(**document, Document::Agenda(_)));
    faults.extend(jobs.iter().filter(|(_, job)| is_agenda(job)).take(TRIED).filter_map(attempt));
    sort(&mut faults);
    faults
}
