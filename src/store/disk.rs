//! A store on the disk: entries as files. Not what becomes of what isn't there: that is whoever asked for it.
#![allow(clippy::disallowed_methods)] // The store lives on disk.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use crate::output::{Digest, Key, digest, half};

/// The file that lists the keys of the last plan that was published.
const LAST_PLAN: &str = "last-plan";

/// An entry is a file with the bytes and nothing else, so that the published folder can have it by a hard link. Its name is what is needed
/// to trust it: `<2 digits of the key>/<62 digits of the key>-<32 digits of the digest of the bytes>`.
#[derive(Debug)]
pub(super) struct Disk {
    pub(super) folder: PathBuf,
    /// What each of the 256 folders holds; listed when it is first asked for.
    shards: Vec<Mutex<Option<Shard>>>,
    /// How many temporary files this store has made.
    temporaries: AtomicU64,
}

/// What one of the folders holds.
#[derive(Debug, Default)]
struct Shard {
    entries: BTreeMap<Key, Digest>,
    /// The names of files that are no entries: what a build that was killed left, or an entry that was put anew with other bytes.
    strays: Vec<OsString>,
}

impl Shard {
    fn insert(&mut self, key: Key, digest: Digest) {
        if !self.strays.is_empty() {
            let name = OsString::from(file_name(&key, digest));
            self.strays.retain(|stray| *stray != name);
        }
        if let Some(before) = self.entries.insert(key, digest).filter(|before| *before != digest) {
            self.strays.push(file_name(&key, before).into());
        }
    }
}

impl Disk {
    pub(super) fn new(folder: &Path) -> Disk {
        Disk { folder: folder.to_owned(), shards: (0..=u8::MAX).map(|_| Mutex::default()).collect(), temporaries: AtomicU64::new(0) }
    }

    fn shard_folder(&self, first: u8) -> PathBuf {
        self.folder.join(format!("{first:02x}"))
    }

    /// What is in the folder of a key.
    fn with_shard<T>(&self, first: u8, then: impl FnOnce(&mut Shard) -> T) -> T {
        let mut shard = locked(&self.shards[usize::from(first)]);
        then(shard.get_or_insert_with(|| listed(first, &self.shard_folder(first))))
    }

    pub(super) fn find(&self, key: &Key) -> Option<(PathBuf, Digest)> {
        let digest = self.with_shard(key.0[0], |shard| shard.entries.get(key).copied())?;
        Some((self.shard_folder(key.0[0]).join(file_name(key, digest)), digest))
    }

    pub(super) fn get(&self, key: &Key) -> Option<Arc<[u8]>> {
        let (path, expected) = self.find(key)?;
        let bytes = fs::read(&path).unwrap_or_default();
        if digest(&bytes) == expected {
            return Some(bytes.into());
        }
        // Truncated, or edited through its name in the published folder. Only this name goes: what is published is publish's business.
        self.with_shard(key.0[0], |shard| shard.entries.remove(key));
        drop(fs::remove_file(&path));
        None
    }

    pub(super) fn part(&self, key: &Key, range: Range<u64>) -> Option<Vec<u8>> {
        let mut file = File::open(self.find(key)?.0).ok()?;
        let mut bytes = vec![0; usize::try_from(range.end - range.start).ok()?];
        file.seek(SeekFrom::Start(range.start)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }

    pub(super) fn put(&self, key: Key, bytes: &[u8]) -> io::Result<Digest> {
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

    pub(super) fn put_written(&self, key: Key, write: &dyn Fn(&mut dyn Write) -> io::Result<bool>) -> io::Result<Option<(Digest, u64)>> {
        let folder = self.shard_folder(key.0[0]);
        fs::create_dir_all(&folder)?;
        let temporary = self.temporary(&folder);
        let written = File::create_new(&temporary).and_then(|file| {
            let mut hashed = Hashed { file: io::BufWriter::with_capacity(1 << 16, file), hasher: blake3::Hasher::new(), length: 0 };
            let is_whole = write(&mut hashed)?;
            hashed.flush()?;
            let digest = half(&hashed.hasher.finalize());
            is_whole.then(|| fs::rename(&temporary, folder.join(file_name(&key, digest))).map(|()| (digest, hashed.length))).transpose()
        });
        if !matches!(written, Ok(Some(_))) {
            drop(fs::remove_file(&temporary));
        }
        if let Ok(Some((digest, _))) = written {
            self.with_shard(key.0[0], |shard| shard.insert(key, digest));
        }
        written
    }

    /// A name for what isn't whole yet. The number of the process keeps apart builds that share the store.
    fn temporary(&self, folder: &Path) -> PathBuf {
        let number = self.temporaries.fetch_add(1, Ordering::Relaxed);
        folder.join(format!("new-{}-{number}", std::process::id()))
    }

    fn replace(&self, folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let temporary = self.temporary(folder);
        let written = File::create_new(&temporary).and_then(|mut file| file.write_all(bytes)).and_then(|()| fs::rename(&temporary, path));
        if written.is_err() {
            drop(fs::remove_file(&temporary));
        }
        written
    }

    pub(super) fn sweep(&self, present: &BTreeSet<Key>) -> io::Result<()> {
        let list = self.folder.join(LAST_PLAN);
        let before = fs::read(&list).unwrap_or_default();
        let before: BTreeSet<Key> = before.as_chunks::<32>().0.iter().map(|key| Key(*key)).collect();
        (0..=u8::MAX).into_par_iter().for_each(|first| {
            let strays = self.with_shard(first, |shard| {
                let of_use = |key: &Key| present.contains(key) || before.contains(key);
                let unused = shard.entries.extract_if(.., |key, _| !of_use(key)).map(|(key, digest)| file_name(&key, digest).into());
                let strays: Vec<OsString> = unused.chain(std::mem::take(&mut shard.strays)).collect();
                strays
            });
            // What can't be removed now will be by the next build.
            let folder = self.shard_folder(first);
            strays.iter().for_each(|name| drop(fs::remove_file(folder.join(name))));
        });
        let present: Vec<u8> = present.iter().flat_map(|key| key.0).collect();
        // Damage to this list makes the next sweep remove too much or too little, which costs time only; so it needs no digest.
        fs::write(&list, present)
    }
}

/// A file that knows the digest and the number of the bytes written to it.
struct Hashed {
    file: io::BufWriter<File>,
    hasher: blake3::Hasher,
    length: u64,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        self.length += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// What one of the 256 folders holds.
fn listed(first: u8, folder: &Path) -> Shard {
    let mut shard = Shard::default();
    let Ok(files) = fs::read_dir(folder) else { return shard };
    for name in files.filter_map(|file| Some(file.ok()?.file_name())) {
        match name.to_str().and_then(|name| parse_name(first, name)) {
            Some((key, digest)) => shard.insert(key, digest),
            None => shard.strays.push(name),
        }
    }
    shard
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
pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes that were put anew under their key leave a file behind, which the sweep removes; those that are there again stay.
    #[test]
    fn a_sweep_leaves_each_key_its_last_bytes() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let disk = Disk::new(folder.path());
        let (key, other) = (Key([7; 32]), Key([8; 32]));
        for bytes in [b"one", b"two", b"one"] {
            disk.put(key, bytes).expect("it can be written");
        }
        disk.put(other, b"of no use").expect("it can be written");
        fs::write(disk.shard_folder(7).join("new-1-1"), b"half").expect("it can be written");
        let again = Disk::new(folder.path());
        for disk in [&disk, &again] {
            disk.sweep(&[key].into()).expect("the list can be written");
            assert_eq!(disk.get(&key).as_deref(), Some(b"one".as_slice()));
        }
        let left = |first| fs::read_dir(disk.shard_folder(first)).map_or(0, Iterator::count);
        assert_eq!((left(7), left(8)), (1, 0));
    }
}
