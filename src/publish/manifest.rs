//! The manifest: what the published tree is made of, so that the next build knows what it need not make, and that the tree is ours to
//! replace. It is a file beside the tree, so that nothing is published but what is planned; it is true of the tree whose identity it has.
//!
//! It is text: a line for each tree, and under it one for each output.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

use super::place::at;
use crate::output::{Key, OutputPath};

const HEAD: &str = "agenda manifest 1";

/// What is known of trees that were made here.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    /// The trees: the one that was published when it was written, and the one that was about to be.
    pub(super) trees: Vec<Tree>,
    /// When it was written, by the clock of the file system, as [`modified`] gives it.
    pub(super) written: u128,
}

/// What a tree is made of.
#[derive(Debug, Clone, Default)]
pub(super) struct Tree {
    /// Which folder it is; unknown where the system can't tell.
    pub(super) identity: Option<String>,
    /// Its files.
    pub(super) outputs: BTreeMap<OutputPath, Entry>,
}

/// A file of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// The key of the job that made it.
    pub(super) key: Key,
    /// The digest of its bytes.
    pub(super) digest: blake3::Hash,
    /// Their number.
    pub(super) length: u64,
    /// When they were written, as [`modified`] gives it.
    pub(super) modified: u128,
}

impl Manifest {
    /// Reads a manifest; one that is missing or isn't a manifest knows of nothing.
    pub(super) fn load(path: &Path) -> Manifest {
        let Ok(text) = fs::read_to_string(path) else { return Manifest::default() };
        let written = fs::metadata(path).map_or(0, |found| modified(&found));
        Manifest { trees: parse(&text).unwrap_or_default(), written }
    }

    /// Writes a manifest of these trees.
    pub(super) fn write<'t>(path: &Path, trees: impl IntoIterator<Item = &'t Tree>) -> io::Result<()> {
        let mut text = format!("{HEAD}\n");
        for tree in trees {
            let identity = tree.identity.as_deref().unwrap_or_default();
            writeln!(text, "tree {identity}").expect("writing to a string does not fail");
            for (path, entry) in &tree.outputs {
                let Entry { key, digest, length, modified } = entry;
                writeln!(text, "{key:?} {digest} {length} {modified} {path}").expect("writing to a string does not fail");
            }
        }
        at(path, fs::write(path, text))
    }
}

fn parse(text: &str) -> Option<Vec<Tree>> {
    let mut lines = text.lines();
    lines.next().filter(|head| *head == HEAD)?;
    let mut trees: Vec<Tree> = Vec::new();
    for line in lines {
        if let Some(identity) = line.strip_prefix("tree ") {
            let identity = (!identity.is_empty()).then(|| identity.to_owned());
            trees.push(Tree { identity, ..Tree::default() });
            continue;
        }
        let mut fields = line.splitn(5, ' ');
        let key = Key(*blake3::Hash::from_hex(fields.next()?).ok()?.as_bytes());
        let digest = blake3::Hash::from_hex(fields.next()?).ok()?;
        let length = fields.next()?.parse().ok()?;
        let modified = fields.next()?.parse().ok()?;
        let path = OutputPath::new(fields.next()?)?;
        trees.last_mut()?.outputs.insert(path, Entry { key, digest, length, modified });
    }
    Some(trees)
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
