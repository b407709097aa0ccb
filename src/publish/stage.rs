//! The stage: the new tree while it is made, beside the published one. What didn't change is there by a hard link, so that it costs neither
//! reading nor space.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::manifest::{Entry, Tree, identity, modified};
use super::place::{Place, at, remove};
use super::step::{Render, Step};
use super::survey::Standing;
use crate::crew::shared_out;
use crate::output::{Key, OutputPath, digest};
use crate::store::Store;

/// The folder in which the new tree is made: of the one that was published before the present one, if that is whole, so that only what differs is done. It is
/// removed with this value, and with it a manifest that didn't come to be, unless the new tree was published.
#[derive(Debug)]
pub(super) struct Stage<'p> {
    place: &'p Place,
    /// Opened before anything is written to it; not every system can open a folder.
    folder: Option<File>,
    /// What stands in it already.
    base: Standing,
}

/// What a stage was filled with.
#[derive(Debug, Default)]
pub(super) struct Filled {
    /// All outputs.
    pub(super) outputs: BTreeMap<OutputPath, Entry>,
    /// How many of them were made since the store was opened.
    pub(super) made: usize,
}

impl<'p> Stage<'p> {
    /// Makes the folder, of a tree that is whole or of nothing.
    pub(super) fn new(place: &'p Place, spare: Option<Standing>) -> io::Result<Stage<'p>> {
        // Under its other name, so that a tree that is half changed is never taken for a whole one.
        let base = match spare.filter(Standing::is_plain) {
            Some(spare) => {
                place.rename(&place.spare, &place.stage)?;
                spare
            }
            None => {
                at(&place.spare, remove(&place.spare))?;
                at(&place.stage, fs::create_dir(&place.stage))?;
                Standing::default()
            }
        };
        Ok(Stage { place, folder: File::open(&place.stage).ok(), base })
    }

    /// Makes every output, or finds all those that can't be rendered.
    ///
    /// What was rendered goes to the store at once, so that it isn't lost when another output fails.
    pub(super) fn fill<E: Send>(
        &self,
        outputs: &BTreeMap<OutputPath, Key>,
        store: &Store,
        standing: &Standing,
        render: &Render<'_, E>,
        progress: &(dyn Fn(Step) + Sync),
    ) -> io::Result<Result<Filled, Vec<E>>> {
        let mut filled = Filled::default();
        let mut others: Vec<(&OutputPath, &Key)> = Vec::new();
        for (path, key) in outputs {
            match self.base.intact.get(path).filter(|entry| entry.key == *key) {
                Some(entry) => {
                    filled.outputs.insert(path.clone(), *entry);
                    progress(Step::Output);
                }
                None => others.push((path, key)),
            }
        }
        for path in self.base.paths().filter(|path| !filled.outputs.contains_key(*path)) {
            self.clear(path)?;
        }
        let folders: BTreeSet<PathBuf> = others.iter().filter_map(|(path, _)| self.path(path).parent().map(Path::to_owned)).collect();
        for folder in folders {
            at(&folder, fs::create_dir_all(&folder))?;
        }
        let mut made = shared_out(&others, |_, (path, key)| {
            let entry = match self.reuse(path, key, standing)? {
                Some(entry) => Ok((entry, false)),
                None => self.make(path, key, store, render)?,
            };
            progress(Step::Output);
            io::Result::Ok((*path, entry))
        })?;
        let mut faults = Vec::new();
        // The first error of the disk has ended the work, as the others would be like it; faults of rendering are all wanted, in order.
        made.sort_by_key(|(path, _)| *path);
        for (path, job) in made {
            match job {
                Ok((entry, made)) => {
                    filled.made += usize::from(made);
                    filled.outputs.insert(path.clone(), entry);
                }
                Err(fault) => faults.push(fault),
            }
        }
        Ok(if faults.is_empty() { Ok(filled) } else { Err(faults) })
    }

    /// Takes out a file, and the folders that nothing is left in.
    fn clear(&self, path: &OutputPath) -> io::Result<()> {
        let file = self.path(path);
        at(&file, fs::remove_file(&file))?;
        let above = file.ancestors().skip(1).take_while(|folder| **folder != self.place.stage);
        // A folder that isn't empty can't be removed, nor can those above it.
        let _ = above.map(fs::remove_dir).take_while(io::Result::is_ok).count();
        Ok(())
    }

    /// Once it is published, what is in its folder is the tree that was: it is kept for the next one.
    pub(super) fn keep(self) -> io::Result<()> {
        if self.place.stage.exists() {
            self.place.rename(&self.place.stage, &self.place.spare)?;
        }
        Ok(())
    }

    fn path(&self, path: &OutputPath) -> PathBuf {
        self.place.stage.join(path.as_str())
    }

    /// Takes an output from the published tree, if it is there as planned.
    fn reuse(&self, path: &OutputPath, key: &Key, standing: &Standing) -> io::Result<Option<Entry>> {
        let Some(entry) = standing.intact.get(path).filter(|entry| entry.key == *key) else { return Ok(None) };
        let (from, to) = (self.place.out.join(path.as_str()), self.path(path));
        // Some file systems have no hard links, and systems may forbid them on files of others.
        if fs::hard_link(&from, &to).is_err() && fs::copy(&from, &to).is_err() {
            // Then it is made; if that can't be written either, the error is that one's.
            at(&to, remove(&to))?;
            return Ok(None);
        }
        Ok(Some(Entry { modified: written(&to)?, ..*entry }))
    }

    /// Takes an output from the store, or renders it; says whether it was made now.
    fn make<E>(&self, path: &OutputPath, key: &Key, store: &Store, render: &Render<'_, E>) -> io::Result<Result<(Entry, bool), E>> {
        let to = self.path(path);
        // What was made and put there a moment ago needn't be read to be trusted.
        if let Some((digest, length)) = store.given(key)
            && store.link_to(key, &to)
        {
            return Ok(Ok((Entry { key: *key, digest, length, modified: written(&to)? }, true)));
        }
        let (bytes, made) = match store.get(key) {
            Some(bytes) => (bytes, false),
            None => match render(path) {
                Ok(bytes) => {
                    store.put(*key, &bytes);
                    (bytes.into(), true)
                }
                Err(fault) => return Ok(Err(fault)),
            },
        };
        if !store.link_to(key, &to) {
            at(&to, File::create_new(&to).and_then(|mut file| file.write_all(&bytes)))?;
        }
        let entry = Entry { key: *key, digest: digest(&bytes), length: bytes.len() as u64, modified: written(&to)? };
        Ok(Ok((entry, made)))
    }

    /// Makes a second tree of one that was published, so that the next one costs what differs. Where files can't have two names it isn't worth it.
    pub(super) fn copy(place: &'p Place, published: &Tree) -> io::Result<Tree> {
        at(&place.stage, fs::create_dir(&place.stage))?;
        let stage = Stage { place, folder: None, base: Standing::default() };
        let folders: BTreeSet<PathBuf> =
            published.outputs.keys().filter_map(|path| stage.path(path).parent().map(Path::to_owned)).collect();
        for folder in folders {
            at(&folder, fs::create_dir_all(&folder))?;
        }
        for path in published.outputs.keys() {
            let to = stage.path(path);
            at(&to, fs::hard_link(place.out.join(path.as_str()), &to))?;
        }
        let tree = Tree { identity: identity(&place.stage), ..published.clone() };
        stage.keep()?;
        Ok(tree)
    }

    /// Waits until the tree is on the disk, and not only promised to it: a cut of power after the exchange would else leave a published
    /// tree of empty files, and some disks only tell now that they are full.
    ///
    /// Linux can do this in one call for the whole file system, which also finds the new manifest and is far less than a call for each of
    /// ten thousand files. As the folder was opened before anything was written, no error in between is missed.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    pub(super) fn settle(&self) -> io::Result<()> {
        let folder = self.folder.as_ref().ok_or_else(|| io::Error::other("can't be opened"));
        at(&self.place.stage, folder.and_then(|folder| rustix::fs::syncfs(folder).map_err(io::Error::from)))
    }

    /// Elsewhere that takes a call for each file, which is too slow; the folder alone is synchronised, and a cut of power is for the next
    /// build to put right: what isn't as the manifest says is made again.
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    pub(super) fn settle(&self) -> io::Result<()> {
        at(&self.place.stage, self.folder.as_ref().map_or(Ok(()), File::sync_all))
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        // What can't be removed now is in nobody's way; the next build tries again, and says so if it still can't.
        drop(remove(&self.place.stage));
        drop(remove(&self.place.new_manifest));
    }
}

fn written(path: &Path) -> io::Result<u128> {
    Ok(modified(&at(path, fs::symlink_metadata(path))?))
}
