//! The store: bytes by key, on disk or in memory. It is a cache and nothing more: it may be deleted or damaged at any time, and a
//! store that can't be written is one that is slow. It knows nothing of outputs and their paths.
#![allow(clippy::disallowed_methods)] // The store lives on disk.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::output::{Digest, Key, digest};

/// The folder beside the content in which what was made is kept.
pub const STORE: &str = ".agenda/store";

/// The file that lists the keys of the last plan that was published.
const LAST_PLAN: &str = "last-plan";

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

/// An entry is a file with the bytes and nothing else, so that the published folder can have it by a hard link. Its name is what is needed
/// to trust it: `<2 digits of the key>/<62 digits of the key>-<32 digits of the digest of the bytes>`.
#[derive(Debug)]
struct Disk {
    folder: PathBuf,
    /// What each of the 256 folders holds; listed when it is first asked for.
    shards: Vec<Mutex<Option<Shard>>>,
    /// How many temporary files this store has made.
    temporaries: AtomicU64,
}

type Shard = BTreeMap<Key, Digest>;

impl Store {
    /// A store in a folder, which is made when there is something to put there.
    ///
    /// # Errors
    /// When there is something else than a folder at that path. A folder that can't be written is no error: nothing will be kept there.
    pub fn disk(folder: &Path) -> io::Result<Store> {
        if fs::metadata(folder).is_ok_and(|found| !found.is_dir()) {
            return Err(crate::system::about(folder, io::ErrorKind::NotADirectory.into()));
        }
        let shards = (0..=u8::MAX).map(|_| Mutex::default()).collect();
        Ok(Store::of(Kind::Disk(Disk { folder: folder.to_owned(), shards, temporaries: AtomicU64::new(0) })))
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

impl Disk {
    fn shard_folder(&self, first: u8) -> PathBuf {
        self.folder.join(format!("{first:02x}"))
    }

    /// What is in the folder of a key.
    fn with_shard<T>(&self, first: u8, then: impl FnOnce(&mut Shard) -> T) -> T {
        let mut shard = locked(&self.shards[usize::from(first)]);
        then(shard.get_or_insert_with(|| listed(first, &self.shard_folder(first))))
    }

    fn find(&self, key: &Key) -> Option<(PathBuf, Digest)> {
        let digest = self.with_shard(key.0[0], |shard| shard.get(key).copied())?;
        Some((self.shard_folder(key.0[0]).join(file_name(key, digest)), digest))
    }

    fn get(&self, key: &Key) -> Option<Arc<[u8]>> {
        let (path, expected) = self.find(key)?;
        let bytes = fs::read(&path).unwrap_or_default();
        if digest(&bytes) == expected {
            return Some(bytes.into());
        }
        // Truncated, or edited through its name in the published folder. Only this name goes: what is published is publish's business.
        self.with_shard(key.0[0], |shard| shard.remove(key));
        drop(fs::remove_file(&path));
        None
    }

    fn put(&self, key: Key, bytes: &[u8]) -> io::Result<Digest> {
        let folder = self.shard_folder(key.0[0]);
        let digest = digest(bytes);
        let path = folder.join(file_name(&key, digest));
        // The name says what is in it, so that one that was half written when a build was killed is found out, as any damage is.
        let create = || match File::create_new(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(&folder)?;
                File::create_new(&path)
            }
            file => file,
        };
        match create() {
            Ok(mut file) => {
                if let Err(error) = file.write_all(bytes) {
                    drop(fs::remove_file(&path));
                    return Err(error);
                }
            }
            // Another build has it, or had begun to: this one's is put in its place, whole.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => self.replace(&folder, &path, bytes)?,
            Err(error) => return Err(error),
        }
        self.with_shard(key.0[0], |shard| shard.insert(key, digest));
        Ok(digest)
    }

    fn replace(&self, folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
        // The number of the process keeps apart builds that share the store.
        let number = self.temporaries.fetch_add(1, Ordering::Relaxed);
        let temporary = folder.join(format!("new-{}-{number}", std::process::id()));
        let written = File::create_new(&temporary).and_then(|mut file| file.write_all(bytes)).and_then(|()| fs::rename(&temporary, path));
        if written.is_err() {
            drop(fs::remove_file(&temporary));
        }
        written
    }

    fn sweep(&self, present: &BTreeSet<Key>) -> io::Result<()> {
        let list = self.folder.join(LAST_PLAN);
        let before = fs::read(&list).unwrap_or_default();
        let before: BTreeSet<Key> = before.as_chunks::<32>().0.iter().map(|key| Key(*key)).collect();
        for first in 0..=u8::MAX {
            let folder = self.shard_folder(first);
            let Ok(files) = fs::read_dir(&folder) else { continue };
            let used: BTreeSet<String> = self.with_shard(first, |shard| {
                shard.retain(|key, _| present.contains(key) || before.contains(key));
                shard.iter().map(|(key, digest)| file_name(key, *digest)).collect()
            });
            for file in files {
                let file = file?;
                if !file.file_name().to_str().is_some_and(|name| used.contains(name)) {
                    drop(fs::remove_file(file.path()));
                }
            }
        }
        let present: Vec<u8> = present.iter().flat_map(|key| key.0).collect();
        // Damage to this list makes the next sweep remove too much or too little, which costs time only; so it needs no digest.
        fs::write(&list, present)
    }
}

/// The entries of one of the 256 folders. Names that aren't entries are passed over; the next sweep removes them.
fn listed(first: u8, folder: &Path) -> Shard {
    let Ok(files) = fs::read_dir(folder) else { return Shard::new() };
    files.filter_map(|file| parse_name(first, file.ok()?.file_name().to_str()?)).collect()
}

fn file_name(key: &Key, digest: Digest) -> String {
    format!("{}-{:032x}", &key.hex()[2..], u128::from_be_bytes(digest))
}

fn parse_name(first: u8, name: &str) -> Option<(Key, Digest)> {
    let (key, digest) = name.split_once('-')?;
    let key = blake3::Hash::from_hex(format!("{first:02x}{key}")).ok()?;
    let number = u128::from_str_radix(digest, 16).ok().filter(|_| digest.len() == 32)?;
    Some((Key(*key.as_bytes()), number.to_be_bytes()))
}

/// The contents of a mutex. A thread that panicked while it held one left nothing half done: each change is a single insertion or removal.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
