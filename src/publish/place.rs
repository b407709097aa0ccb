//! Where a site is published: the folder, the names beside it, and what is done with them as wholes: lock, recover, exchange. Nothing here
//! looks at what is in a tree.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use crate::system;

/// The published folder and the names beside it. All are on one file system, or nothing could be exchanged in one step.
#[derive(Debug)]
pub(super) struct Place {
    /// What readers see.
    pub(super) out: PathBuf,
    /// The tree being made; after the exchange, the one that was published before.
    pub(super) stage: PathBuf,
    /// The tree that was published before, whole, until it is the next one's turn to be made of it.
    pub(super) spare: PathBuf,
    /// What is published.
    pub(super) manifest: PathBuf,
    /// The manifest while it is being written.
    pub(super) new_manifest: PathBuf,
    /// The published tree, for the moment in which a system without exchange has neither under its name.
    old: PathBuf,
    lock: PathBuf,
}

impl Place {
    /// Finds the place of a folder that may not exist yet. Links are followed: it is the folder that is replaced, not the link to it.
    pub(super) fn resolve(out: &Path) -> io::Result<Place> {
        let real = match fs::symlink_metadata(out) {
            Ok(_) => at(out, fs::canonicalize(out))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
                at(parent, fs::create_dir_all(parent))?;
                let name = out.file_name().ok_or_else(|| unfit(out))?;
                at(parent, fs::canonicalize(parent))?.join(name)
            }
            Err(error) => return at(out, Err(error)),
        };
        let name = real.file_name().ok_or_else(|| unfit(out))?;
        let beside = |ending: &str| {
            let mut hidden = OsString::from(".");
            hidden.push(name);
            hidden.push(ending);
            real.with_file_name(hidden)
        };
        Ok(Place {
            stage: beside(".stage"),
            spare: beside(".spare"),
            manifest: beside(".manifest"),
            new_manifest: beside(".manifest.new"),
            old: beside(".old"),
            lock: beside(".lock"),
            out: real,
        })
    }

    /// Waits until no other build publishes here. The file stays when the lock is released: removing it would let two builds hold a lock
    /// each, one on the removed file and one on the new.
    pub(super) fn lock(&self) -> io::Result<File> {
        let file = at(&self.lock, OpenOptions::new().write(true).create(true).truncate(false).open(&self.lock))?;
        at(&self.lock, file.lock())?;
        Ok(file)
    }

    /// Puts right what a build left that was killed.
    pub(super) fn recover(&self) -> io::Result<()> {
        if exists(&self.old) && !exists(&self.out) {
            self.rename(&self.old, &self.out)?;
        }
        for leftover in [&self.old, &self.stage, &self.new_manifest] {
            at(leftover, remove(leftover))?;
        }
        Ok(())
    }

    /// Puts the stage in the place of what is published, in one step, and what was published, if anything, in the place of the stage.
    pub(super) fn exchange(&self) -> io::Result<()> {
        if !exists(&self.out) {
            self.rename(&self.stage, &self.out)?;
        } else if !swap(&self.stage, &self.out).map_err(|error| self.unmoved(error))? {
            // Without an exchange there is a moment between these two renames in which nothing is published. A reader in that moment is
            // told that there is nothing, never half a site; a build killed in it is put right by the next one, in `recover`.
            self.rename(&self.out, &self.old)?;
            if let Err(error) = self.rename(&self.stage, &self.out) {
                self.rename(&self.old, &self.out)?;
                return Err(error);
            }
            // It is published; should this fail, the next build removes the old tree under the name it has.
            drop(self.rename(&self.old, &self.stage));
        }
        // The old tree must not be gone from a disk on which the exchange never arrived. Where a folder can't be synchronised (not on every
        // system) the file system's own order has to do.
        if let Some(Ok(parent)) = self.out.parent().map(File::open) {
            drop(parent.sync_all());
        }
        Ok(())
    }

    /// Renames, saying which name it could not give.
    pub(super) fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to).map_err(|error| self.unmoved(error))
    }

    fn unmoved(&self, error: io::Error) -> io::Error {
        let place = match error.kind() {
            // A container's volume, most often.
            io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices => system::Place::MountPoint,
            _ => system::Place::Fixed,
        };
        system::unmoved(&self.out, place, error)
    }
}

/// Exchanges two folders in one step; false where that doesn't exist.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn swap(one: &Path, other: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Exchanges two folders in one step; false where that doesn't exist.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn swap(_one: &Path, _other: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Removes a folder with all that is in it, or a file, or nothing where there is nothing.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Puts the path into the message of an error.
pub(super) fn at<T>(path: &Path, result: io::Result<T>) -> io::Result<T> {
    result.map_err(|error| system::about(path, error))
}

fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn unfit(out: &Path) -> io::Error {
    system::unmoved(out, system::Place::Nameless, io::ErrorKind::InvalidInput.into())
}
