//! The store: bytes by key, on disk or in memory. It is a cache and nothing more: it may be deleted or damaged at any time, and a
//! store that can't be written is one that is slow. It knows nothing of outputs and their paths.
#![allow(clippy::disallowed_methods)] // The store lives on disk.

mod disk;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, Mutex};

use self::disk::{Disk, locked};
use crate::output::{Digest, Key};

/// The folder beside the content in which what was made is kept.
pub const STORE: &str = ".agenda/store";

/// Bytes by key.
#[derive(Debug)]
pub struct Store {
    kind: Kind,
    /// The keys that were asked for or put since it was opened: those are in use, whoever else names them.
    used: Mutex<BTreeSet<Key>>,
    /// What was put since it was opened: the digest and the number of bytes.
    given: Mutex<BTreeMap<Key, (Digest, u64)>>,
    /// Whether its folder goes with it.
    is_temporary: bool,
}

#[derive(Debug)]
enum Kind {
    Disk(Disk),
    Memory(Mutex<BTreeMap<Key, Arc<[u8]>>>),
}

impl Store {
    /// A store in a folder, which is made when there is something to put there.
    ///
    /// # Errors
    /// When there is something else than a folder at that path. A folder that can't be written is no error: nothing will be kept there.
    pub fn disk(folder: &Path) -> io::Result<Store> {
        if fs::metadata(folder).is_ok_and(|found| !found.is_dir()) {
            return Err(crate::system::about(folder, io::ErrorKind::NotADirectory.into()));
        }
        Ok(Store::of(Kind::Disk(Disk::new(folder))))
    }

    /// A store in a folder of its own that lasts as long as the value; one that a process left there which was killed is removed.
    ///
    /// # Errors
    /// When the folder can't be removed.
    pub fn temporary(folder: &Path) -> io::Result<Store> {
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(|error| crate::system::about(folder, error))?;
        }
        let mut store = Store::disk(folder)?;
        store.is_temporary = true;
        Ok(store)
    }

    /// A store in memory, that lasts as long as the value.
    pub fn memory() -> Store {
        Store::of(Kind::Memory(Mutex::default()))
    }

    fn of(kind: Kind) -> Store {
        Store { kind, used: Mutex::default(), given: Mutex::default(), is_temporary: false }
    }

    /// The bytes of a key, if they are there and whole.
    pub fn get(&self, key: &Key) -> Option<Arc<[u8]>> {
        locked(&self.used).insert(*key);
        match &self.kind {
            Kind::Disk(disk) => disk.get(key),
            Kind::Memory(entries) => locked(entries).get(key).cloned(),
        }
    }

    /// Some bytes of a key, if they are there. Whether they are whole shows by a digest that whoever asks for them has.
    pub fn part(&self, key: &Key, range: Range<u64>) -> Option<Vec<u8>> {
        locked(&self.used).insert(*key);
        match &self.kind {
            Kind::Disk(disk) => disk.part(key, range),
            Kind::Memory(entries) => {
                let range = usize::try_from(range.start).ok()?..usize::try_from(range.end).ok()?;
                locked(entries).get(key)?.get(range).map(<[u8]>::to_vec)
            }
        }
    }

    /// Says that a key is still of use, though nobody asks for its bytes now.
    pub fn uses(&self, keys: impl Iterator<Item = Key>) {
        locked(&self.used).extend(keys);
    }

    /// Keeps the bytes of a key, if it can.
    pub fn put(&self, key: Key, bytes: &[u8]) {
        locked(&self.used).insert(key);
        match &self.kind {
            // An entry that can't be written will be made again by the next build that needs it.
            Kind::Disk(disk) => {
                if let Ok(digest) = disk.put(key, bytes) {
                    locked(&self.given).insert(key, (digest, bytes.len() as u64));
                }
            }
            Kind::Memory(entries) => drop(locked(entries).insert(key, bytes.into())),
        }
    }

    /// Keeps what is written under a key, if it can, without having all of it in memory. `write` says whether it could write all.
    pub fn put_written(&self, key: Key, write: &dyn Fn(&mut dyn Write) -> io::Result<bool>) {
        locked(&self.used).insert(key);
        match &self.kind {
            Kind::Disk(disk) => {
                if let Ok(Some(given)) = disk.put_written(key, write) {
                    locked(&self.given).insert(key, given);
                }
            }
            Kind::Memory(entries) => {
                let mut bytes = Vec::new();
                if write(&mut bytes).is_ok_and(|whole| whole) {
                    locked(entries).insert(key, bytes.into());
                }
            }
        }
    }

    /// The digest and the number of the bytes of a key that this very store was given, which needn't be read to be trusted.
    pub fn given(&self, key: &Key) -> Option<(Digest, u64)> {
        locked(&self.given).get(key).copied()
    }

    /// Whether there is an entry of a key. Whether its bytes are whole shows when they are asked for.
    pub fn has(&self, key: &Key) -> bool {
        locked(&self.used).insert(*key);
        match &self.kind {
            Kind::Disk(disk) => disk.find(key).is_some(),
            Kind::Memory(entries) => locked(entries).contains_key(key),
        }
    }

    /// Gives the file of an entry a second name, so that its bytes are on the disk once, and says whether it could: not from memory, nor to
    /// another file system. It doesn't look at the bytes: do it right after a `get` or `put`.
    pub fn link_to(&self, key: &Key, to: &Path) -> bool {
        match &self.kind {
            Kind::Disk(disk) => disk.find(key).is_some_and(|(path, _)| fs::hard_link(path, to).is_ok()),
            Kind::Memory(_) => false,
        }
    }

    /// Removes what neither the present site, whose outputs' keys are given, nor the one before it uses. So the size is bounded without a clock, and
    /// going back by one change costs nothing.
    pub fn sweep(&self, outputs: impl Iterator<Item = Key>) {
        let present: BTreeSet<Key> = locked(&self.used).iter().copied().chain(outputs).collect();
        match &self.kind {
            // What can't be removed now will be by the next build.
            Kind::Disk(disk) => drop(disk.sweep(&present)),
            Kind::Memory(entries) => locked(entries).retain(|key, _| present.contains(key)),
        }
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        if let (true, Kind::Disk(disk)) = (self.is_temporary, &self.kind) {
            // What can't be removed now will be by the next one.
            drop(fs::remove_dir_all(&disk.folder));
        }
    }
}
