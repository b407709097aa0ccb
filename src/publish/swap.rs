//! The one step in which a new folder takes the place of the published one.

use std::fs;
use std::io;
use std::path::Path;

use super::named;

/// Whether a folder may be replaced: it isn't there, it is empty, or its home page says that this program made it.
pub(super) fn may_replace(out: &Path) -> io::Result<bool> {
    match fs::read_dir(out) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(named(out, error)),
        Ok(mut entries) => {
            let ours = || fs::read_to_string(out.join("index.html")).is_ok_and(|page| page.contains(crate::plan::GENERATOR));
            Ok(entries.next().is_none() || ours())
        }
    }
}

/// Exchanges the two folders, or moves the new one where nothing is yet.
pub(super) fn swap(stage: &Path, out: &Path) -> io::Result<()> {
    if fs::symlink_metadata(out).is_err() {
        return fs::rename(stage, out).map_err(|error| named(out, error));
    }
    match exchange(stage, out) {
        Err(error) if matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput) => {
            // This system can't exchange two folders: between these two steps, a few microseconds, nothing is published.
            let old = stage.with_extension("old");
            drop(fs::remove_dir_all(&old));
            fs::rename(out, &old).map_err(|error| named(out, error))?;
            if let Err(error) = fs::rename(stage, out) {
                fs::rename(&old, out).map_err(|error| named(out, error))?;
                return Err(named(out, error));
            }
            fs::remove_dir_all(&old).map_err(|error| named(&old, error))
        }
        other => other.map_err(|error| named(out, error)),
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(stage: &Path, out: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    renameat_with(CWD, stage, CWD, out, RenameFlags::EXCHANGE).map_err(|errno| match errno {
        Errno::NOSYS | Errno::INVAL | Errno::NOTSUP => io::ErrorKind::Unsupported.into(),
        other => io::Error::from(other),
    })
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
