//! Publishing: outputs become a folder that readers see change in one step. A complete new tree is made beside the published one and
//! exchanged with it, so that neither a fault, nor a full disk, nor `kill -9` leaves half a site. It knows nothing of pages, only of bytes.
//!
//! Beside the published folder `public` there are `.public.lock` (held by the build that is at work), `.public.manifest` (what is
//! published), `.public.spare` (the tree that was published before, of which the next is made: its files have the same bytes on the disk as the
//! published ones) and, while a build is at work or after one was killed, `.public.stage`. In the folder itself there is nothing but what is planned.
#![allow(clippy::disallowed_methods)] // Publishing reads and writes the published folder; this holds for the modules below too.

mod manifest;
mod place;
mod stage;
mod step;
mod survey;

use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

use self::manifest::{Manifest, Tree};
use self::place::Place;
use self::stage::Stage;
pub use self::step::{Render, Step};
use self::survey::{Found, Standing, survey};
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

/// A folder that is being published in. While the value lives no other build publishes there: one that finds another at work waits for it to end; the system
/// lets go of it when the process is killed.
#[derive(Debug)]
pub struct Publishing {
    place: Place,
    manifest: Manifest,
    standing: Standing,
    /// The tree of which the next one is to be made, while somebody looks at it.
    spare: Option<JoinHandle<io::Result<Option<Found>>>>,
    _lock: File,
}

impl Publishing {
    /// Looks at what is published in the folder `out`, which may not exist yet.
    ///
    /// # Errors
    /// When the disk can't be read, or the folder isn't ours to replace.
    pub fn open<E>(out: &Path) -> Result<Publishing, PublishError<E>> {
        let place = Place::resolve(out)?;
        let lock = place.lock()?;
        place.recover()?;
        let (manifest, found) = rayon::join(|| Manifest::load(&place.manifest), || survey(&place.out));
        let Some(standing) = Standing::recognise(&manifest, found?, &place.out) else {
            return Err(PublishError::Foreign(out.to_owned()));
        };
        Ok(Publishing { place, manifest, standing, spare: None, _lock: lock })
    }

    /// Says that something will be published: what the next tree is to be made of is looked at meanwhile.
    pub fn begin(&mut self) {
        let spare = self.place.spare.clone();
        self.spare = Some(std::thread::spawn(move || survey(&spare)));
    }

    /// What is published, if that is whole and follows from what has this key: then there is nothing to do.
    pub fn is_of(&self, site: &Key) -> Option<Published> {
        let reused = self.standing.tree.outputs.len();
        self.standing.is_of(site).then(|| Published { reused, bytes: self.standing.bytes(), ..Published::default() })
    }

    /// The key of all that what is published follows from, when that is known.
    pub fn site(&self) -> Option<Key> {
        self.standing.tree.site
    }

    /// Publishes exactly these outputs, rendering those that neither the folder nor the store has. `site` is the key of all that they follow from.
    ///
    /// Where the folder is already what is planned nothing is rendered or written. A file of the folder that was changed, added or removed by hand is put
    /// back to what is planned.
    ///
    /// The folder is another one after each change: two take turns. Who reaches it by its path sees the old site or the new; who holds the folder itself (a
    /// process that works in it, a container that has it as a volume) is left with the old one, which the next build changes: let them hold its parent.
    ///
    /// # Errors
    /// When an output can't be rendered, or the disk can't be read or written. Then what was published before is as it was.
    pub fn publish<E: Send>(
        self,
        outputs: &BTreeMap<OutputPath, Key>,
        site: Option<Key>,
        store: &Store,
        render: &Render<'_, E>,
        progress: &(dyn Fn(Step) + Sync),
    ) -> Result<Published, PublishError<E>> {
        let Publishing { place, manifest, standing, spare, _lock } = self;
        if standing.is(outputs) {
            // The same outputs of something else: so that the next build knows at once.
            if standing.tree.site != site {
                let now = Tree { site, ..standing.tree.clone() };
                let others = manifest.trees.iter().filter(|tree| tree.identity != now.identity);
                Manifest::write(&place.new_manifest, &std::iter::once(&now).chain(others).collect::<Vec<_>>())?;
                place.rename(&place.new_manifest, &place.manifest)?;
            }
            return Ok(Published { reused: outputs.len(), bytes: standing.bytes(), ..Published::default() });
        }
        let spare = spare.map(|looking| looking.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        let spare =
            spare.unwrap_or_else(|| survey(&place.spare))?.and_then(|found| Standing::recognise(&manifest, Some(found), &place.spare));
        let stage = Stage::new(&place, spare)?;
        let made = stage.fill(outputs, store, &standing, render, progress)?.map_err(PublishError::Render)?;
        let next = Tree { identity: manifest::identity(&place.stage), site, outputs: made.outputs };
        // The manifest tells of the present tree and of the next one, and each knows its tree by identity, so that it is true before the
        // exchange and after it, whenever this process is killed.
        Manifest::write(&place.new_manifest, &[&standing.tree, &next])?;
        stage.settle()?;
        place.rename(&place.new_manifest, &place.manifest)?;
        place.exchange()?;
        // What is left in the stage is the old tree. It is published: that the next build costs more is no fault.
        drop(stage.keep().or_else(|_| place.recover()));
        if !standing.exists() {
            drop(ready(&place, &next));
        }
        store.sweep(outputs.values().copied());
        Ok(Published {
            made: made.made,
            reused: outputs.len() - made.made,
            removed: standing.paths().filter(|path| !outputs.contains_key(*path)).count(),
            bytes: next.outputs.values().map(|entry| entry.length).sum(),
        })
    }
}

/// Makes a second tree of what was just published for the first time, so that the next build costs what differs.
fn ready(place: &Place, published: &Tree) -> io::Result<()> {
    let copied = Stage::copy(place, published)?;
    Manifest::write(&place.new_manifest, &[published, &copied])?;
    place.rename(&place.new_manifest, &place.manifest)
}

/// Publishes exactly these outputs in the folder `out`, of which nothing more is known.
///
/// # Errors
/// Those of [`Publishing::open`] and [`Publishing::publish`].
pub fn publish<E: Send>(
    outputs: &BTreeMap<OutputPath, Key>,
    store: &Store,
    out: &Path,
    render: &Render<'_, E>,
    progress: &(dyn Fn(Step) + Sync),
) -> Result<Published, PublishError<E>> {
    Publishing::open(out)?.publish(outputs, None, store, render, progress)
}
