//! `agenda build`: from the site folder to the published one, or to every fault that keeps it from being published.
#![allow(clippy::disallowed_methods)] // The time that a build takes is told to the person, and enters nothing.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::Instant;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Console, Failure, Outcome};
use crate::cli::Build;
use crate::diagnostic;
use crate::load::SOURCE_FOLDERS;
use crate::output::OutputPath;
use crate::pipeline::{Prepared, prepare};
use crate::plan::job::Plan;
use crate::publish::{PublishError, Step, publish};
use crate::store::Store;
use crate::workshop::Workshop;

/// The folder beside the content in which rendered outputs are kept.
const STORE: &str = ".agenda/store";

/// Builds the site.
///
/// # Errors
/// When the folder can't be read or written, or an argument names nothing.
pub fn run(arguments: &Build, console: &Console<'_>) -> Result<Outcome, Failure> {
    match arguments.jobs {
        None => build(arguments, console),
        Some(jobs) => {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.max(1)).build();
            pool.map_err(|error| Failure::Said(error.to_string()))?.install(|| build(arguments, console))
        }
    }
}

fn build(arguments: &Build, console: &Console<'_>) -> Result<Outcome, Failure> {
    let began = Instant::now();
    let root = &arguments.root.root;
    let out = arguments.out.clone().unwrap_or_else(|| root.join("public"));
    refuse_sources(root, &out, console)?;
    let sources = console.sources(root)?;
    let prepared = prepare(&sources, arguments.date, !arguments.no_documents);
    if !prepared.diagnostics.is_empty() {
        console.report(&prepared.diagnostics, &sources);
    }
    if Prepared::has_errors(&prepared.diagnostics) {
        (console.err)(
            &console.say(
                "No s'ha publicat res: el lloc anterior queda com estava.",
                "Nothing was published: the previous site stays as it was.",
            ),
        );
        return Ok(Outcome::Faulty);
    }
    let Prepared { mut plan, renderer, project } = prepared.value;
    restrict(&mut plan, arguments, &project, console)?;
    let store = if arguments.no_cache { Store::memory() } else { Store::disk(&root.join(STORE))? };
    let bar = progress_bar(plan.jobs.len() as u64);
    let step = |step: Step| match step {
        Step::Output => bar.inc(1),
    };
    let workshop = Workshop::new(&plan, &renderer, &store);
    let published = publish(&plan, &store, &out, &|path, job| workshop.make(path, job), &step);
    bar.finish_and_clear();
    match published {
        Ok(published) => {
            let seconds = began.elapsed().as_secs_f64();
            let (made, reused, out) = (published.made, published.reused, out.display());
            let ca = format!("{} fitxers a {out}: {made} fets, {reused} reaprofitats, en {seconds:.2} s.", made + reused);
            (console.out)(&console.say(ca, format!("{} files in {out}: {made} made, {reused} reused, in {seconds:.2} s.", made + reused)));
            Ok(Outcome::Fine)
        }
        Err(PublishError::Render(mut faults)) => {
            // What is wrong with a template is wrong on a thousand pages, and told once.
            diagnostic::sort(&mut faults);
            console.report(&faults, &sources);
            Ok(Outcome::Faulty)
        }
        Err(PublishError::Io(error)) => Err(error.into()),
        Err(PublishError::Foreign(path)) => Err(Failure::Said(console.say(
            format!("{} no és buit i no l'ha fet cap build: trieu una altra carpeta amb --out, o buideu-la.", path.display()),
            format!("{} is not empty and no build made it: choose another folder with --out, or empty it.", path.display()),
        ))),
    }
}

/// A published folder among the sources would be read by the next build as content.
fn refuse_sources(root: &Path, out: &Path, console: &Console<'_>) -> Result<(), Failure> {
    let real = |path: &Path| -> Option<PathBuf> {
        // What isn't there yet is as real as the folder that it will be in.
        let path = std::path::absolute(path).ok()?;
        let known = path.ancestors().find(|known| known.exists())?;
        Some(known.canonicalize().ok()?.join(path.strip_prefix(known).ok()?))
    };
    let (Some(root), Some(real_out)) = (real(root), real(out)) else { return Ok(()) };
    let inside =
        SOURCE_FOLDERS.iter().chain(&["themes"]).any(|folder| real(&root.join(folder)).is_some_and(|folder| real_out.starts_with(folder)));
    if !inside && !root.starts_with(&real_out) {
        return Ok(());
    }
    Err(Failure::Said(console.say(
        format!("«{}» és entre les fonts del lloc, o les conté: trieu una altra carpeta amb --out.", out.display()),
        format!("«{}» is among the sources of the site, or holds them: choose another folder with --out.", out.display()),
    )))
}

/// Leaves in the plan what the arguments ask for.
fn restrict(plan: &mut Plan, arguments: &Build, project: &crate::model::project::Project, console: &Console<'_>) -> Result<(), Failure> {
    if arguments.only.is_empty() {
        return Ok(());
    }
    let towns = project.towns.iter().map(|town| &*town.municipality);
    let only: Vec<&str> = arguments
        .only
        .iter()
        .map(|wanted| Ok(console.municipality(towns.clone(), wanted)?.slug.as_str()))
        .collect::<Result<_, Failure>>()?;
    plan.jobs.retain(|path, _| town_of(path).is_none_or(|slug| only.contains(&slug)));
    Ok(())
}

/// The town that an output belongs to.
fn town_of(path: &OutputPath) -> Option<&str> {
    let mut parts = path.as_str().split('/').skip_while(|part| *part != "municipis").skip(1);
    let slug = parts.next()?;
    parts.next().map(|_| slug)
}

fn progress_bar(outputs: u64) -> ProgressBar {
    let target = if std::io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len}").unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::with_draw_target(Some(outputs), target).with_style(style)
}
