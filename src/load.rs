//! The only reader of content and themes: the site folder becomes `Sources`. It judges nothing but what must not be read at all.
#![allow(clippy::disallowed_methods)] // This is the edge where the site folder is read.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use include_dir::{Dir, include_dir};
use memchr::memchr;
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::source::{Refusal, RefusalReason, Sources, Stamp};
use crate::system::about;

/// The most bytes a text source may have: a long agenda has a tenth of this, and a file beyond it is a mistake or an attack.
pub const MAX_TEXT_BYTES: u64 = 1024 * 1024;

/// The most bytes an attachment may have, so that a mistaken video doesn't end up in every build.
pub const MAX_ATTACHMENT_BYTES: u64 = 20 * 1024 * 1024;

/// The most bytes that all files of a site may have: ten times what 947 towns with a document each need, and little enough for a machine's memory.
pub const MAX_TOTAL_BYTES: u64 = 1024 * 1024 * 1024;

/// After how long a file that was written is trusted to look different once it is written again. Clocks of file systems tick up to every two seconds.
const SETTLED: Duration = Duration::from_secs(3);

/// The tables that are read.
const TABLES: [&str; 3] = ["municipalities/registry.csv", "municipalities/former.csv", "municipalities/comarques.geojson"];

/// What systems and other programs leave in folders, and nobody means to publish.
const LEFT_BY_SYSTEMS: [&str; 5] = ["thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx"];

/// How the names end of what editors and office suites leave.
const LEFT_BY_EDITORS: [&str; 12] =
    [".bak", ".orig", ".rej", ".swp", ".swo", ".tmp", ".temp", ".part", ".crdownload", ".lock", ".old", "~"];

/// The theme that is built in, so that a site without `themes/` works.
static DEFAULT_THEME: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Folders of the site folder that hold sources.
pub const SOURCE_FOLDERS: [&str; 2] = ["content", "municipalities"];

/// Reads everything the site in `root` is made of.
///
/// # Errors
/// When the folder or a file in it can't be read.
pub fn load(root: &Path) -> io::Result<Sources> {
    load_again(root, &Sources::default())
}

/// The same where much of it was read before: a file that is as it was then isn't read again.
///
/// # Errors
/// As for [`load`].
pub fn load_again(root: &Path, before: &Sources) -> io::Result<Sources> {
    let mut sources = Sources::default();
    let canonical_root = fs::canonicalize(root).map_err(|error| about(root, error))?;
    for folder in SOURCE_FOLDERS {
        let folder = root.join(folder);
        if folder.is_dir() {
            read_folder(root, &canonical_root, &folder, before, &mut sources)?;
        }
    }
    sources.theme = embedded(&DEFAULT_THEME, &before.theme);
    let themes = root.join("themes");
    if themes.is_dir() {
        let mut own = Sources::default();
        read_folder(&themes, &canonical_root, &themes, &Sources::default(), &mut own)?;
        for (path, bytes) in own.files {
            sources.theme.insert(format!("themes/{path}"), bytes);
        }
        sources.refused.extend(own.refused);
    }
    sources.digests = before.digests.of(&sources.files);
    Ok(sources)
}

fn read_folder(base: &Path, canonical_root: &Path, folder: &Path, before: &Sources, sources: &mut Sources) -> io::Result<()> {
    let now = SystemTime::now();
    let mut unread: Vec<(PathBuf, String)> = Vec::new();
    // Where folders really are, as far as it was asked: a file in one is there too, unless it is a link itself.
    let mut inside: BTreeMap<PathBuf, bool> = BTreeMap::new();
    let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    let mut total = sources.files.values().map(|bytes| bytes.len() as u64).sum::<u64>();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_left_over(&entry.file_name().to_string_lossy())) {
        let entry = match entry {
            Ok(entry) => entry,
            // A link to nowhere, or a file that vanished between listing and looking: the rest can still be read.
            Err(error)
                if error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::NotFound) || error.loop_ancestor().is_some() =>
            {
                let path = error.path().unwrap_or(folder);
                sources.refused.push(Refusal { path: relative(base, path).into(), reason: RefusalReason::LeavesFolder });
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        if !entry.file_type().is_file() {
            continue;
        }
        let path = entry.path();
        let name = relative(base, path);
        let refusal = |reason| Refusal { path: name.as_str().into(), reason };
        if path.strip_prefix(base).ok().and_then(Path::to_str).is_none() {
            sources.refused.push(refusal(RefusalReason::Name));
            continue;
        }
        let is_inside =
            |path: &Path| Ok::<_, io::Error>(fs::canonicalize(path).map_err(|error| about(path, error))?.starts_with(canonical_root));
        let is_inside = match path.parent().filter(|_| !entry.path_is_symlink()) {
            None => is_inside(path)?,
            Some(folder) => match inside.get(folder) {
                Some(known) => *known,
                None => *inside.entry(folder.to_owned()).or_insert(is_inside(folder)?),
            },
        };
        if !is_inside {
            sources.refused.push(refusal(RefusalReason::LeavesFolder));
            continue;
        }
        let limit = if is_text(&name) { MAX_TEXT_BYTES } else { MAX_ATTACHMENT_BYTES };
        let found = entry.metadata()?;
        if found.len() > limit {
            sources.refused.push(refusal(RefusalReason::TooLarge));
            continue;
        }
        let stamp = found.modified().ok().map(|modified| Stamp { modified, length: found.len(), identity: identity(&found) });
        let known = stamp.filter(|stamp| before.stamps.get(name.as_str()) == Some(stamp)).and_then(|_| before.files.get(name.as_str()));
        // What was written a moment ago may be written again in the same tick of the clock.
        if let Some(stamp) = stamp.filter(|stamp| now.duration_since(stamp.modified).is_ok_and(|age| age > SETTLED)) {
            sources.stamps.insert(name.as_str().into(), stamp);
        }
        total += found.len();
        if total > MAX_TOTAL_BYTES {
            sources.refused.push(refusal(RefusalReason::TooMuch));
            break;
        }
        match known {
            Some(bytes) => drop(sources.files.insert(name.into(), bytes.clone())),
            None => unread.push((path.to_owned(), name)),
        }
    }
    let read: Vec<io::Result<Arc<[u8]>>> = unread.par_iter().map(|(path, name)| read_file(path, name)).collect();
    for ((_, name), bytes) in unread.into_iter().zip(read) {
        sources.files.insert(name.into(), bytes?);
    }
    Ok(())
}

fn read_file(path: &Path, name: &str) -> io::Result<Arc<[u8]>> {
    let bytes = fs::read(path).map_err(|error| about(path, error))?;
    Ok(if is_source(name) { with_plain_line_ends(bytes) } else { bytes }.into())
}

#[cfg(unix)]
fn identity(found: &fs::Metadata) -> [i64; 3] {
    use std::os::unix::fs::MetadataExt;
    [found.ino().cast_signed(), found.ctime(), found.ctime_nsec()]
}

#[cfg(not(unix))]
fn identity(_: &fs::Metadata) -> [i64; 3] {
    [0; 3]
}

/// Whether a name is that of something hidden, or left by a program: copies, locks, what was being written.
fn is_left_over(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.starts_with(['.', '~'])
        || (name.starts_with('#') && name.ends_with('#'))
        || LEFT_BY_SYSTEMS.contains(&lower.as_str())
        || LEFT_BY_EDITORS.iter().any(|ending| lower.ends_with(ending))
}

/// Whether a file is read, and not published as it is: there a line end is a line end, however a system writes it.
fn is_source(path: &str) -> bool {
    [".md", ".yaml", ".html", ".typ", ".css", ".js", ".xml", ".svg"].iter().any(|ending| path.ends_with(ending)) || TABLES.contains(&path)
}

fn with_plain_line_ends(bytes: Vec<u8>) -> Vec<u8> {
    if memchr(b'\r', &bytes).is_none() {
        return bytes;
    }
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        if byte != b'\r' || rest.peek() != Some(&b'\n') {
            plain.push(byte);
        }
    }
    plain
}

fn is_text(path: &str) -> bool {
    [".md", ".yaml", ".yml", ".csv"].iter().any(|ending| path.ends_with(ending))
}

/// The path relative to `base`, with `/` on every system.
fn relative(base: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(base).unwrap_or(path).components();
    parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
}

/// The theme that is built in; of it nothing changes while the program runs.
fn embedded(folder: &Dir<'static>, before: &BTreeMap<String, Arc<[u8]>>) -> BTreeMap<String, Arc<[u8]>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        files.extend(folder.files().map(|file| {
            let path = format!("embedded/{}", file.path().to_string_lossy().replace('\\', "/"));
            let bytes = before.get(&path).cloned().unwrap_or_else(|| Arc::from(file.contents()));
            (path, bytes)
        }));
    }
    files
}
