//! What stands in the published folder, and what of it is as a build left it. It only looks.

use std::collections::BTreeMap;
use std::fs::{self, DirEntry, File};
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::manifest::{Entry, Manifest, Tree, identity, modified};
use super::place::at;
use crate::output::{Digest, Key, OutputPath, half};

/// What a folder has.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Its files, with length and time of writing.
    files: BTreeMap<OutputPath, (u64, u128)>,
    /// How many other things: names that no output has, links, empty folders.
    others: usize,
}

/// Looks through a folder; `None` where there is none.
pub(super) fn survey(folder: &Path) -> io::Result<Option<Found>> {
    match fs::symlink_metadata(folder) {
        Ok(found) if found.is_dir() => {}
        Ok(_) => return at(folder, Err(io::ErrorKind::NotADirectory.into())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return at(folder, Err(error)),
    }
    let mut seen = look(folder, "")?;
    // A folder in which there is nothing isn't known by its files; the outermost is there for itself.
    seen.retain(|thing| !matches!(thing, Seen::Nothing(below) if below.is_empty()));
    let mut found = Found::default();
    for thing in seen {
        match thing {
            Seen::File(path, length, modified) => drop(found.files.insert(path, (length, modified))),
            Seen::Nothing(_) | Seen::Other => found.others += 1,
        }
    }
    Ok(Some(found))
}

/// Something in a folder.
enum Seen {
    /// A file that an output could be, with length and time of writing.
    File(OutputPath, u64, u128),
    /// A folder with nothing in it, by its path below the outermost.
    Nothing(String),
    /// A name that no output has, or a link.
    Other,
}

/// What is in a folder and in those in it; `below` is its path below the outermost. On a disk that has to be asked, several ask at once.
fn look(folder: &Path, below: &str) -> io::Result<Vec<Seen>> {
    let entries: Vec<DirEntry> = at(folder, fs::read_dir(folder).and_then(Iterator::collect))?;
    if entries.is_empty() {
        return Ok(vec![Seen::Nothing(below.to_owned())]);
    }
    let one = |entry: DirEntry| -> io::Result<Vec<Seen>> {
        let Some(name) = entry.file_name().to_str().map(str::to_owned) else { return Ok(vec![Seen::Other]) };
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        let kind = entry.file_type()?;
        if kind.is_dir() {
            return look(&entry.path(), &path);
        }
        let Some(path) = OutputPath::new(&path).filter(|_| kind.is_file()) else { return Ok(vec![Seen::Other]) };
        let metadata = entry.metadata()?;
        Ok(vec![Seen::File(path, metadata.len(), modified(&metadata))])
    };
    let all: Vec<Vec<Seen>> = entries.into_par_iter().map(one).collect::<io::Result<_>>()?;
    Ok(all.into_iter().flatten().collect())
}

/// What is published, as far as it is known.
#[derive(Debug, Default)]
pub(super) struct Standing {
    /// Whether there is a published folder.
    exists: bool,
    found: Found,
    /// What it was made of.
    pub(super) tree: Tree,
    /// Those of its files that are as they were made.
    pub(super) intact: BTreeMap<OutputPath, Entry>,
}

impl Standing {
    /// Takes a folder for ours if it is one that the manifest knows, or, as folders get copied and restored, if each of its files is one
    /// that the manifest knows; also if there is nothing in it, or no folder. Anything else is somebody's.
    pub(super) fn recognise(manifest: &Manifest, found: Option<Found>, out: &Path) -> Option<Standing> {
        let Some(found) = found else { return Some(Standing::default()) };
        let identity = identity(out);
        let known = manifest.trees.iter().find(|tree| identity.is_some() && tree.identity == identity);
        let (tree, intact) = match known {
            Some(tree) => (tree.clone(), intact(tree, manifest.written, &found, out)),
            None if found.files.is_empty() && found.others == 0 => (Tree::default(), BTreeMap::new()),
            None if found.others > 0 => return None,
            None => {
                let trees = manifest.trees.iter().map(|tree| (tree, intact(tree, manifest.written, &found, out)));
                let (tree, intact) = trees.into_iter().find(|(_, intact)| intact.len() == found.files.len())?;
                (Tree { identity, ..tree.clone() }, intact)
            }
        };
        Some(Standing { exists: true, found, tree, intact })
    }

    /// Whether what is published is exactly what is planned.
    pub(super) fn is(&self, outputs: &BTreeMap<OutputPath, Key>) -> bool {
        self.exists
            && self.found.others == 0
            && self.found.files.len() == outputs.len()
            && outputs.iter().all(|(path, key)| self.intact.get(path).is_some_and(|entry| entry.key == *key))
    }

    /// Whether it is what some key says, as far as the manifest knows, and nothing in it was touched.
    pub(super) fn is_of(&self, site: &Key) -> bool {
        self.exists
            && self.tree.site.as_ref() == Some(site)
            && self.found.others == 0
            && self.intact.len() == self.tree.outputs.len()
            && self.found.files.len() == self.tree.outputs.len()
    }

    /// Whether there is a folder.
    pub(super) fn exists(&self) -> bool {
        self.exists
    }

    /// Whether there is nothing in it but files.
    pub(super) fn is_plain(&self) -> bool {
        self.exists && self.found.others == 0
    }

    /// The paths of what is published.
    pub(super) fn paths(&self) -> impl Iterator<Item = &OutputPath> {
        self.found.files.keys()
    }

    /// The size of what is published, in bytes.
    pub(super) fn bytes(&self) -> u64 {
        self.found.files.values().map(|(length, _)| length).sum()
    }
}

/// The files that are as they were made. One with the length and time that the manifest has isn't read, unless that time is the one at
/// which the manifest was written: then it may have been changed in the same tick of the clock.
fn intact(tree: &Tree, written: u128, found: &Found, out: &Path) -> BTreeMap<OutputPath, Entry> {
    let is_intact = |(path, (length, modified)): (&OutputPath, &(u64, u128))| {
        let entry = *tree.outputs.get(path)?;
        let trusted = *modified == entry.modified && 0 < entry.modified && entry.modified < written;
        let same = entry.length == *length && (trusted || digest(&out.join(path.as_str())).is_ok_and(|digest| digest == entry.digest));
        same.then(|| (path.clone(), entry))
    };
    found.files.par_iter().filter_map(is_intact).collect()
}

fn digest(path: &Path) -> io::Result<Digest> {
    Ok(half(&blake3::Hasher::new().update_reader(File::open(path)?)?.finalize()))
}
