//! The manifest: what the published tree is made of, so that the next build knows what it need not make, and that the tree is ours to
//! replace. It is a file beside the tree, so that nothing is published but what is planned; it is true of the tree whose identity it has.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::place::at;
use crate::output::{Digest, Key, OutputPath};

/// What begins a manifest of this form.
const HEAD: &[u8] = b"agenda manifest 2\n";

/// What is known of trees that were made here.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    /// The trees: the one that was published when it was written, and the one that was about to be.
    pub(super) trees: Vec<Tree>,
    /// When it was written, by the clock of the file system, as [`modified`] gives it.
    pub(super) written: u128,
}

/// What a tree is made of.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Tree {
    /// Which folder it is; unknown where the system can't tell.
    pub(super) identity: Option<String>,
    /// The key of all that it follows from, so that a build of the same needs to know nothing more.
    pub(super) site: Option<Key>,
    /// Its files.
    pub(super) outputs: BTreeMap<OutputPath, Entry>,
}

/// A file of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// The key of what made it.
    pub(super) key: Key,
    /// The digest of its bytes.
    pub(super) digest: Digest,
    /// Their number.
    pub(super) length: u64,
    /// When they were written, as [`modified`] gives it.
    pub(super) modified: u128,
}

impl Manifest {
    /// Reads a manifest; one that is missing or isn't a manifest knows of nothing.
    pub(super) fn load(path: &Path) -> Manifest {
        let Ok(bytes) = fs::read(path) else { return Manifest::default() };
        let written = fs::metadata(path).map_or(0, |found| modified(&found));
        let trees = bytes.strip_prefix(HEAD).and_then(|bytes| postcard::from_bytes(bytes).ok());
        Manifest { trees: trees.unwrap_or_default(), written }
    }

    /// Writes a manifest of these trees.
    pub(super) fn write(path: &Path, trees: &[&Tree]) -> io::Result<()> {
        let mut bytes = HEAD.to_vec();
        bytes.extend(postcard::to_stdvec(trees).map_err(io::Error::other)?);
        at(path, fs::write(path, bytes))
    }
}

/// When a file was last written, in nanoseconds since 1970; 0 if that can't be told, and then it is to be read instead of trusted.
pub(super) fn modified(found: &Metadata) -> u128 {
    found.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).map_or(0, |since| since.as_nanos())
}

/// Which folder this is, under whatever name: it survives a rename, and no other folder has it. The number of the inode is not enough, as
/// that of a removed folder is given to a new one, which may be somebody's; with the time of birth it is. The standard library tells that
/// time with glibc but not with musl, so the system is asked.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) fn identity(folder: &Path) -> Option<String> {
    use rustix::fs::{AtFlags, CWD, StatxFlags, statx};
    let found = statx(CWD, folder, AtFlags::empty(), StatxFlags::INO | StatxFlags::BTIME).ok()?;
    let known = StatxFlags::from_bits_retain(found.stx_mask).contains(StatxFlags::INO | StatxFlags::BTIME);
    known.then(|| format!("{} {}.{:09}", found.stx_ino, found.stx_btime.tv_sec, found.stx_btime.tv_nsec))
}

/// Which folder this is, under whatever name: it survives a rename, and no other folder has it.
#[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
pub(super) fn identity(folder: &Path) -> Option<String> {
    use std::os::unix::fs::MetadataExt;
    let found = fs::metadata(folder).ok()?;
    let born = found.created().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{} {}.{:09}", found.ino(), born.as_secs(), born.subsec_nanos()))
}

/// This system can't tell: its trees are known by what is in them.
#[cfg(not(unix))]
pub(super) fn identity(_folder: &Path) -> Option<String> {
    None
}
