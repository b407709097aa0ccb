//! Bytes by key, on disk or in memory. It is a cache: it may be deleted, cut short or corrupted at any time, and only speed changes; that it
//! can't be written never fails a build.
#![allow(clippy::disallowed_methods)] // The store is one of the edges that touch the disk.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::plan::job::Key;

/// The digest of an entry's bytes.
type Digest = [u8; 32];

/// Bytes by key.
#[derive(Debug)]
pub struct Store {
    folder: Option<PathBuf>,
    /// What the index of the last builds says of each entry.
    known: BTreeMap<Key, Digest>,
    fresh: Mutex<Fresh>,
}

/// What this build has put in.
#[derive(Debug, Default)]
struct Fresh {
    digests: BTreeMap<Key, Digest>,
    bytes: BTreeMap<Key, Arc<[u8]>>,
}

impl Store {
    /// A store that ends with the process.
    pub fn memory() -> Store {
        Store { folder: None, known: BTreeMap::new(), fresh: Mutex::default() }
    }

    /// The store in a folder, which is made if it isn't there.
    ///
    /// # Errors
    /// When the folder can't be made.
    pub fn disk(folder: &Path) -> io::Result<Store> {
        fs::create_dir_all(folder).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", folder.display())))?;
        let known = fs::read_to_string(folder.join("index")).map(|index| read_index(&index)).unwrap_or_default();
        Ok(Store { folder: Some(folder.to_owned()), known, fresh: Mutex::default() })
    }

    fn fresh(&self) -> MutexGuard<'_, Fresh> {
        self.fresh.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The bytes of a key, if they are here and are what was put in.
    pub fn get(&self, key: &Key) -> Option<Arc<[u8]>> {
        let Some(folder) = &self.folder else { return self.fresh().bytes.get(key).cloned() };
        let digest = self.known.get(key).copied().or_else(|| self.fresh().digests.get(key).copied())?;
        let bytes = fs::read(entry(folder, key)).ok()?;
        (*blake3::hash(&bytes).as_bytes() == digest).then(|| bytes.into())
    }

    /// Keeps the bytes of a key. `written` is a file that has just been written with them: where the system allows it, the entry is that
    /// file under a second name, so that a build writes its bytes once. An edit of that file later makes the entry invalid, not wrong.
    pub fn put(&self, key: Key, bytes: &[u8], written: Option<&Path>) {
        let Some(folder) = &self.folder else {
            self.fresh().bytes.insert(key, bytes.into());
            return;
        };
        let path = entry(folder, &key);
        let kept = || -> io::Result<()> {
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            // What is there under this key is corrupt, or it would have been used.
            drop(fs::remove_file(&path));
            if written.is_some_and(|written| fs::hard_link(written, &path).is_ok()) {
                return Ok(());
            }
            let part = path.with_extension("part");
            fs::write(&part, bytes)?;
            fs::rename(&part, &path)
        };
        if kept().is_ok() {
            self.fresh().digests.insert(key, *blake3::hash(bytes).as_bytes());
        }
    }

    /// Forgets what neither this build nor the one before it used, and writes the index.
    pub fn finish<'k>(&self, used: impl Iterator<Item = &'k Key>) {
        let Some(folder) = &self.folder else { return };
        let fresh = self.fresh();
        let digest = |key: &Key| fresh.digests.get(key).or_else(|| self.known.get(key)).copied();
        let kept: BTreeMap<Key, Digest> = used.filter_map(|key| Some((*key, digest(key)?))).collect();
        if kept == self.known {
            return;
        }
        let mut index = String::new();
        for (key, digest) in &kept {
            index.push_str(&format!("{} {}\n", key.hex(), blake3::Hash::from_bytes(*digest).to_hex()));
        }
        let part = folder.join("index.part");
        if fs::write(&part, index).and_then(|()| fs::rename(&part, folder.join("index"))).is_ok() {
            for key in self.known.keys().filter(|key| !kept.contains_key(key)) {
                drop(fs::remove_file(entry(folder, key)));
            }
        }
    }
}

fn entry(folder: &Path, key: &Key) -> PathBuf {
    let hex = key.hex();
    folder.join(&hex[..2]).join(&hex[2..])
}

/// Reads the index; a line that isn't as written is as if it weren't there.
fn read_index(index: &str) -> BTreeMap<Key, Digest> {
    let digest = |hex: &str| blake3::Hash::from_hex(hex).ok().map(|hash| *hash.as_bytes());
    let line = |line: &str| {
        let (key, content) = line.split_once(' ')?;
        Some((Key(digest(key)?), digest(content)?))
    };
    index.lines().filter_map(line).collect()
}
