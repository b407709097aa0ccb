//! Publishing: outputs become a folder that readers see change in one step. A complete new tree is made beside the published one and
//! exchanged with it, so that neither a fault, nor a full disk, nor `kill -9` leaves half a site. It knows nothing of pages, only of bytes.
//!
//! Beside the published folder `public` there are `.public.lock` (held by the build that is at work), `.public.manifest` (what is
//! published) and, while a build is at work or after one was killed, `.public.stage`. In the folder itself there is
//! nothing but what is planned.
#![allow(clippy::disallowed_methods)] // Publishing reads and writes the published folder; this holds for the modules below too.

mod manifest;
mod place;
mod stage;
mod step;
mod survey;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use self::manifest::{Manifest, Tree};
use self::place::Place;
use self::stage::Stage;
pub use self::step::{Render, Step};
use self::survey::{Standing, survey};
use crate::output::{Key, OutputPath};
use crate::store::Store;

/// What was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Published {
    /// How many outputs were rendered now.
    pub made: usize,
    /// How many outputs were there already, published or in the store.
    pub reused: usize,
    /// How many files were published before and no longer are.
    pub removed: usize,
    /// The size of all the outputs, in bytes.
    pub bytes: u64,
}

/// Why nothing was published. What was published before is whole.
#[derive(Debug)]
pub enum PublishError<E> {
    /// Outputs that could not be rendered, in the order of their paths: all of them, not only the first.
    Render(Vec<E>),
    /// The disk; the message has the path.
    Io(io::Error),
    /// The folder has content that no build of ours made, so it isn't replaced.
    Foreign(PathBuf),
}

impl<E> From<io::Error> for PublishError<E> {
    fn from(error: io::Error) -> Self {
        PublishError::Io(error)
    }
}

impl<E: fmt::Debug> fmt::Display for PublishError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PublishError::Render(faults) => write!(f, "{} outputs could not be rendered", faults.len()),
            PublishError::Io(error) => write!(f, "{error}"),
            PublishError::Foreign(path) => write!(f, "{}: not empty, and not made by a build", path.display()),
        }
    }
}

impl<E: fmt::Debug> std::error::Error for PublishError<E> {}

/// Publishes exactly these outputs in the folder `out`, rendering those that neither the folder nor the store has.
///
/// A build that finds another at work waits for it to end. Where the folder is already what is planned nothing is rendered or written. A
/// file of the folder that was changed, added or removed by hand is put back to what is planned.
///
/// The folder is another one after each change. Who reaches it by its path sees the old site or the new; who holds the folder itself (a
/// process that works in it, a container that has it as a volume) is left with the old one, which is emptied: let them hold its parent.
///
/// # Errors
/// When an output can't be rendered, the disk can't be read or written, or the folder isn't ours to replace. Then what was published
/// before is as it was.
pub fn publish<E: Send>(
    outputs: &BTreeMap<OutputPath, Key>,
    store: &Store,
    out: &Path,
    render: &Render<'_, E>,
    progress: &(dyn Fn(Step) + Sync),
) -> Result<Published, PublishError<E>> {
    let place = Place::resolve(out)?;
    // Held until the end of the function; the system releases it when the process is killed.
    let _lock = place.lock()?;
    place.recover()?;
    let manifest = Manifest::load(&place.manifest);
    let found = survey(&place.out)?;
    let Some(standing) = Standing::recognise(&manifest, found, &place.out) else {
        return Err(PublishError::Foreign(out.to_owned()));
    };
    if standing.is(outputs) {
        return Ok(Published { reused: outputs.len(), bytes: standing.bytes(), ..Published::default() });
    }
    let stage = Stage::new(&place)?;
    let made = stage.fill(outputs, store, &standing, render, progress)?.map_err(PublishError::Render)?;
    let next = Tree { identity: manifest::identity(&place.stage), outputs: made.outputs };
    // The manifest tells of the present tree and of the next one, and each knows its tree by identity, so that it is true before the
    // exchange and after it, whenever this process is killed.
    Manifest::write(&place.new_manifest, [&standing.tree, &next])?;
    stage.settle()?;
    place.rename(&place.new_manifest, &place.manifest)?;
    place.exchange()?;
    // The stage is the old tree now, and is removed with the value.
    drop(stage);
    store.sweep(outputs.values().copied());
    Ok(Published {
        made: made.made,
        reused: outputs.len() - made.made,
        removed: standing.paths().filter(|path| !outputs.contains_key(*path)).count(),
        bytes: next.outputs.values().map(|entry| entry.length).sum(),
    })
}
