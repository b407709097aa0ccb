//! What was published last: path, key, length and time of each file, beside the published folder. It says which folder it speaks of, so that
//! one that is left over from an interrupted build isn't believed of another.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

use walkdir::WalkDir;

use crate::plan::job::{Key, OutputPath};

/// What was published.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    pub(super) entries: BTreeMap<OutputPath, Entry>,
}

/// One published file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) key: Key,
    length: u64,
    modified: u128,
}

/// The entries whose files are still as they were published.
pub(super) struct Intact<'m> {
    entries: BTreeMap<&'m str, &'m Entry>,
    /// Whether the folder holds files that were not published.
    pub(super) has_strangers: bool,
}

impl Intact<'_> {
    pub(super) fn get(&self, path: &OutputPath) -> Option<&Entry> {
        self.entries.get(path.as_str()).copied()
    }
}

impl Entry {
    /// Of a file that has just been written.
    pub(super) fn of(key: Key, file: &Path) -> io::Result<Entry> {
        let (length, modified) = stamp(&fs::metadata(file)?);
        Ok(Entry { key, length, modified })
    }
}

fn stamp(metadata: &Metadata) -> (u64, u128) {
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    (metadata.len(), modified.map_or(0, |since| since.as_nanos()))
}

/// Tells one folder from another, also after it was renamed.
fn identity(folder: &Path) -> io::Result<String> {
    let metadata = fs::metadata(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        Ok(format!("{} {}", metadata.dev(), metadata.ino()))
    }
    #[cfg(not(unix))]
    {
        let created = metadata.created()?.duration_since(UNIX_EPOCH).map_err(io::Error::other)?;
        Ok(created.as_nanos().to_string())
    }
}

/// The first of the files that speaks of the published folder as it is.
pub(super) fn read(out: &Path, files: &[&Path]) -> Option<Manifest> {
    let identity = identity(out).ok()?;
    files.iter().find_map(|file| {
        let text = fs::read_to_string(file).ok()?;
        let mut lines = text.lines();
        (lines.next() == Some(identity.as_str())).then(|| Manifest { entries: lines.filter_map(entry).collect() })
    })
}

fn entry(line: &str) -> Option<(OutputPath, Entry)> {
    let mut parts = line.split(' ');
    let key = Key(*blake3::Hash::from_hex(parts.next()?).ok()?.as_bytes());
    let (length, modified) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some((OutputPath::new(parts.next()?)?, Entry { key, length, modified }))
}

impl Manifest {
    /// Writes what is in `folder`, which is about to be published.
    pub(super) fn write(&self, folder: &Path, file: &Path) -> io::Result<()> {
        let mut text = format!("{}\n", identity(folder)?);
        for (path, Entry { key, length, modified }) in &self.entries {
            text.push_str(&format!("{} {length} {modified} {path}\n", key.hex()));
        }
        fs::write(file, text)
    }

    /// Compares with what is on disk.
    pub(super) fn intact(&self, out: &Path) -> Intact<'_> {
        let mut intact = Intact { entries: BTreeMap::new(), has_strangers: false };
        for file in WalkDir::new(out).into_iter().filter_map(Result::ok).filter(|file| !file.file_type().is_dir()) {
            let path = file.path().strip_prefix(out).ok().and_then(Path::to_str).map(|path| path.replace('\\', "/"));
            let known = path.and_then(|path| self.entries.get_key_value(&OutputPath::new(&path)?));
            match (known, file.metadata()) {
                (Some((path, entry)), Ok(metadata)) if metadata.is_file() && stamp(&metadata) == (entry.length, entry.modified) => {
                    intact.entries.insert(path.as_str(), entry);
                }
                (Some(_), _) => {}
                (None, _) => intact.has_strangers = true,
            }
        }
        intact
    }
}
