//! `agenda build`: from the site folder to the published one, or to every fault that keeps it from being published.
#![allow(clippy::disallowed_methods)] // The time that a build takes is told to the person, and enters nothing.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::Instant;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;

use super::{Console, Failure, Outcome, explain, restricted};
use crate::cli::Build;
use crate::diagnostic::stored::{restored, stored};
use crate::diagnostic::{self, Diagnostic};
use crate::load::SOURCE_FOLDERS;
use crate::model::span::FilePath;
use crate::output::{Digest, Key, OutputPath, digest};
use crate::pipeline::{Prepared, Wanted, prepare};
use crate::plan::job::Task;
use crate::publish::{PublishError, Published, Publishing, Step};
use crate::source::Sources;
use crate::store::{STORE, Store};
use crate::workshop::{PROGRAM, Sizes, Source};

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
    let store = if arguments.no_cache { Store::temporary(&beside(&out))? } else { Store::disk(&root.join(STORE))? };
    let mut publishing = match Publishing::open::<Diagnostic>(&out) {
        Ok(publishing) => publishing,
        Err(error) => return refused(error, &sources, console),
    };
    let site = whole(&sources, arguments);
    if let Some(path) = &arguments.explain {
        let wanted = Wanted { date: arguments.date, documents: !arguments.no_documents, make: false };
        let prepared = prepare(&sources, wanted, &store, &|| {}).value;
        return explain::explain(&prepared, path, publishing.site(), &store, console);
    }
    if let Some((published, told)) = publishing.is_of(&site).and_then(|published| Some((published, told(&store, &site)?))) {
        if !told.is_empty() {
            console.report(&told, &sources);
        }
        return Ok(done(published, &out, began, console));
    }
    publishing.begin();
    let overlays = sources.files.keys().filter(|path| path.starts_with("municipalities/") && path.ends_with(".yaml")).count();
    let bar = progress_bar(overlays as u64);
    let quick = !arguments.only.is_empty();
    let wanted = Wanted { date: arguments.date, documents: !arguments.no_documents, make: !quick };
    let prepared = prepare(&sources, wanted, &store, &|| bar.inc(1));
    bar.finish_and_clear();
    if let Ok(bytes) = postcard::to_stdvec(&stored(&prepared.diagnostics)) {
        store.put(told_key(&site), &bytes);
    }
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
    let mut prepared = prepared.value;
    let slugs = restricted(&prepared, &arguments.only, console)?;
    if let Some(slugs) = &slugs {
        prepared.plan.tasks.retain(|path, _| town_of(path).is_none_or(|slug| slugs.contains(slug)));
    }
    let bar = progress_bar((prepared.sources.len() + prepared.plan.tasks.len()) as u64);
    let is_wanted = |source: &Source| slugs.as_ref().is_none_or(|slugs| slugs.contains(&source.municipality.slug));
    let published = prepared.make(&is_wanted, &store, &|| bar.inc(1)).map_err(PublishError::Render).and_then(|()| {
        let key = |(path, task): (&OutputPath, &Task)| Some((path.clone(), prepared.key(path, task, &store)?));
        let outputs: BTreeMap<OutputPath, Key> = prepared.plan.tasks.par_iter().filter_map(key).collect();
        prepared.keep_tables(&outputs, &store);
        let render = |path: &OutputPath| match prepared.plan.tasks.get(path) {
            Some(task) => prepared.bytes(path, task, &store, Sizes::All),
            None => Ok(Vec::new()),
        };
        let step = |step: Step| match step {
            Step::Output => bar.inc(1),
        };
        let publish = || publishing.publish(&outputs, Some(site), &store, &render, &step);
        let (published, explained) = rayon::join(publish, || explain::explained(&prepared));
        let published = published?;
        explain::keep(&explained, &site, &store);
        Ok(published)
    });
    bar.finish_and_clear();
    match published {
        Ok(published) => Ok(done(published, &out, began, console)),
        Err(error) => refused(error, &sources, console),
    }
}

/// Says how a build went.
fn done(published: Published, out: &Path, began: Instant, console: &Console<'_>) -> Outcome {
    let seconds = began.elapsed().as_secs_f64();
    let (made, reused, out) = (published.made, published.reused, out.display());
    let ca = format!("{} fitxers a {out}: {made} fets, {reused} reaprofitats, en {seconds:.2} s.", made + reused);
    (console.out)(&console.say(ca, format!("{} files in {out}: {made} made, {reused} reused, in {seconds:.2} s.", made + reused)));
    Outcome::Fine
}

/// Says why nothing was published.
fn refused(error: PublishError<Diagnostic>, sources: &Sources, console: &Console<'_>) -> Result<Outcome, Failure> {
    match error {
        PublishError::Render(mut faults) => {
            // What is wrong with a template is wrong on a thousand pages, and told once.
            diagnostic::sort(&mut faults);
            console.report(&faults, sources);
            Ok(Outcome::Faulty)
        }
        PublishError::Io(error) => Err(error.into()),
        PublishError::Foreign(path) => Err(Failure::Said(console.say(
            format!("{} no és buit i no l'ha fet cap build: trieu una altra carpeta amb --out, o buideu-la.", path.display()),
            format!("{} is not empty and no build made it: choose another folder with --out, or empty it.", path.display()),
        ))),
    }
}

/// The key of all that a site follows from: every file, what was asked for, and the program.
fn whole(sources: &Sources, arguments: &Build) -> Key {
    let files: Vec<(&FilePath, Key)> = sources.files.iter().map(|(path, bytes)| (path, sources.digests.get(path, bytes))).collect();
    let theme: Vec<(&String, Digest)> = sources.theme.par_iter().map(|(path, bytes)| (path, digest(bytes))).collect();
    let refused: Vec<String> = sources.refused.iter().map(|refusal| refusal.path.to_string()).collect();
    Key::of(PROGRAM.as_bytes(), &(files, theme, refused, arguments.date, arguments.no_documents, &arguments.only))
}

/// Under which key it is kept what is wrong with a site.
fn told_key(site: &Key) -> Key {
    Key::of(b"told", site)
}

/// What is wrong with a site, as the build of it found out; none when that isn't kept.
fn told(store: &Store, site: &Key) -> Option<Vec<Diagnostic>> {
    restored(postcard::from_bytes(&store.get(&told_key(site))?).ok()?)
}

/// The folder beside the published one that holds what is made where nothing is to be kept.
fn beside(out: &Path) -> PathBuf {
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    out.with_file_name(format!(".{name}.store"))
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
