//! Publishing: a whole new folder is made beside the published one and takes its place in one step. Who reads the published folder never sees
//! half of a build; whatever interrupts a build, the old site stays whole.
//!
//! Nothing is flushed to the disk by force: after a power cut a file may be short, which the next build sees by its length and mends.
#![allow(clippy::disallowed_methods)] // Publishing is one of the edges that touch the disk.

mod manifest;
mod swap;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use self::manifest::{Entry, Manifest};
use crate::plan::job::{Job, OutputPath, Plan};
use crate::store::Store;

/// How a build ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Published {
    /// Outputs that were rendered.
    pub made: usize,
    /// Outputs that were taken from the published folder or from the store.
    pub reused: usize,
    /// Outputs of the build before that are no longer part of the site.
    pub removed: usize,
}

/// What happens while publishing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// An output is ready.
    Output,
}

/// Why nothing was published.
#[derive(Debug)]
pub enum PublishError<E> {
    /// Outputs that can't be rendered, in the order of their paths.
    Render(Vec<E>),
    /// The disk.
    Io(io::Error),
    /// The folder isn't empty and no build made it, so it isn't replaced.
    Foreign(PathBuf),
}

impl<E> From<io::Error> for PublishError<E> {
    fn from(error: io::Error) -> Self {
        PublishError::Io(error)
    }
}

/// Renders an output.
pub type Render<'r, E> = &'r (dyn Fn(&OutputPath, &Job) -> Result<Vec<u8>, E> + Sync);

/// The paths beside the published folder.
struct Paths {
    out: PathBuf,
    stage: PathBuf,
    manifest: PathBuf,
    next_manifest: PathBuf,
}

impl Paths {
    fn of(out: &Path) -> io::Result<(Paths, File)> {
        let naming = |error: io::Error| named(out, error);
        let out = std::path::absolute(out).map_err(naming)?;
        let (Some(parent), Some(name)) = (out.parent(), out.file_name().map(|name| name.to_string_lossy().into_owned())) else {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("{}: not a folder to publish into", out.display())));
        };
        fs::create_dir_all(parent).map_err(|error| named(parent, error))?;
        let beside = |what: &str| parent.join(format!(".{name}.{what}"));
        // Two builds on one output take turns.
        let lock = beside("lock");
        let file = File::create(&lock).map_err(|error| named(&lock, error))?;
        file.lock().map_err(|error| named(&lock, error))?;
        let paths = Paths { stage: beside("stage"), manifest: beside("manifest"), next_manifest: beside("manifest.next"), out };
        Ok((paths, file))
    }
}

/// Makes the published folder what the plan says.
///
/// # Errors
/// When an output can't be rendered, the disk fails, or the folder isn't one of ours; the published folder is then as it was.
pub fn publish<E: Send>(
    plan: &Plan,
    store: &Store,
    out: &Path,
    render: Render<'_, E>,
    step: &(dyn Fn(Step) + Sync),
) -> Result<Published, PublishError<E>> {
    let (paths, _lock) = Paths::of(out)?;
    clear(&paths.stage)?;
    let before = manifest::read(&paths.out, &[&paths.manifest, &paths.next_manifest]);
    if before.is_none() && !swap::may_replace(&paths.out)? {
        return Err(PublishError::Foreign(paths.out));
    }
    let before = before.unwrap_or_default();
    let intact = before.intact(&paths.out);
    let removed = before.entries.keys().filter(|path| !plan.jobs.contains_key(*path)).count();
    let is_same = |(path, job): (&OutputPath, &Job)| intact.get(path).is_some_and(|entry| entry.key == job.key);
    if removed == 0 && !intact.has_strangers && plan.jobs.iter().all(is_same) {
        return Ok(Published { reused: plan.jobs.len(), ..Published::default() });
    }
    let staged = stage(plan, store, &paths, &intact, render, step).and_then(|(entries, published)| {
        let manifest = Manifest { entries };
        manifest.write(&paths.stage, &paths.next_manifest)?;
        swap::swap(&paths.stage, &paths.out)?;
        fs::rename(&paths.next_manifest, &paths.manifest)?;
        Ok(Published { removed, ..published })
    });
    // After the swap this is the old site; after a fault, what was made of the new one.
    let cleared = clear(&paths.stage);
    let published = staged?;
    cleared?;
    store.finish(plan.jobs.values().map(|job| &job.key));
    Ok(published)
}

/// Makes the new folder beside the published one.
fn stage<E: Send>(
    plan: &Plan,
    store: &Store,
    paths: &Paths,
    intact: &manifest::Intact<'_>,
    render: Render<'_, E>,
    step: &(dyn Fn(Step) + Sync),
) -> Result<(BTreeMap<OutputPath, Entry>, Published), PublishError<E>> {
    fs::create_dir(&paths.stage).map_err(|error| named(&paths.stage, error))?;
    let mut folders: Vec<&Path> = plan.jobs.keys().filter_map(|path| Path::new(path.as_str()).parent()).collect();
    folders.dedup();
    for folder in folders {
        let folder = paths.stage.join(folder);
        fs::create_dir_all(&folder).map_err(|error| named(&folder, error))?;
    }
    let one = |(path, job): (&OutputPath, &Job)| -> Result<(OutputPath, Entry, bool), Fault<E>> {
        let to = paths.stage.join(path.as_str());
        let known = intact.get(path).filter(|entry| entry.key == job.key);
        let linked = known.is_some() && fs::hard_link(paths.out.join(path.as_str()), &to).is_ok();
        let made = if linked {
            false
        } else if let Some(bytes) = store.get(&job.key) {
            write(&to, &bytes)?;
            false
        } else {
            let bytes = render(path, job).map_err(Fault::Render)?;
            write(&to, &bytes)?;
            store.put(job.key, &bytes, Some(&to));
            true
        };
        let entry = Entry::of(job.key, &to).map_err(|error| named(&to, error))?;
        step(Step::Output);
        Ok((path.clone(), entry, made))
    };
    let results: Vec<Result<(OutputPath, Entry, bool), Fault<E>>> = plan.jobs.par_iter().map(one).collect();
    let (mut entries, mut published, mut faults) = (BTreeMap::new(), Published::default(), Vec::new());
    for result in results {
        match result {
            Ok((path, entry, made)) => {
                *if made { &mut published.made } else { &mut published.reused } += 1;
                entries.insert(path, entry);
            }
            Err(Fault::Render(fault)) => faults.push(fault),
            Err(Fault::Io(error)) => return Err(PublishError::Io(error)),
        }
    }
    if faults.is_empty() { Ok((entries, published)) } else { Err(PublishError::Render(faults)) }
}

enum Fault<E> {
    Render(E),
    Io(io::Error),
}

impl<E> From<io::Error> for Fault<E> {
    fn from(error: io::Error) -> Self {
        Fault::Io(error)
    }
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    File::create(path).and_then(|mut file| file.write_all(bytes)).map_err(|error| named(path, error))
}

/// Removes a folder if it is there.
fn clear(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(named(folder, error)),
        _ => Ok(()),
    }
}

fn named(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
