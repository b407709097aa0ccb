//! The only reader of content and themes: the site folder becomes `Sources`. It judges nothing but what must not be read at all.
#![allow(clippy::disallowed_methods)] // This is the edge where the site folder is read.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use walkdir::WalkDir;

use crate::source::{Refusal, RefusalReason, Sources};

/// The most bytes a text source may have: a long agenda has a tenth of this, and a file beyond it is a mistake or an attack.
pub const MAX_TEXT_BYTES: u64 = 1024 * 1024;

/// The most bytes an attachment may have, so that a mistaken video doesn't end up in every build.
pub const MAX_ATTACHMENT_BYTES: u64 = 20 * 1024 * 1024;

/// The theme that is built in, so that a site without `themes/` works.
static DEFAULT_THEME: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Folders of the site folder that hold sources.
pub const SOURCE_FOLDERS: [&str; 2] = ["content", "municipalities"];

/// Reads everything the site in `root` is made of.
///
/// # Errors
/// When the folder or a file in it can't be read.
pub fn load(root: &Path) -> io::Result<Sources> {
    let mut sources = Sources::default();
    let canonical_root = fs::canonicalize(root).map_err(|error| naming(root, error))?;
    for folder in SOURCE_FOLDERS {
        let folder = root.join(folder);
        if folder.is_dir() {
            read_folder(root, &canonical_root, &folder, &mut sources)?;
        }
    }
    sources.theme = embedded(&DEFAULT_THEME);
    let themes = root.join("themes");
    if themes.is_dir() {
        let mut own = Sources::default();
        read_folder(&themes, &canonical_root, &themes, &mut own)?;
        for (path, bytes) in own.files {
            sources.theme.insert(format!("themes/{path}"), bytes);
        }
        sources.refused.extend(own.refused);
    }
    Ok(sources)
}

fn read_folder(base: &Path, canonical_root: &Path, folder: &Path, sources: &mut Sources) -> io::Result<()> {
    let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')) {
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
        if !fs::canonicalize(path).map_err(|error| naming(path, error))?.starts_with(canonical_root) {
            sources.refused.push(refusal(RefusalReason::LeavesFolder));
            continue;
        }
        let limit = if is_text(&name) { MAX_TEXT_BYTES } else { MAX_ATTACHMENT_BYTES };
        if entry.metadata()?.len() > limit {
            sources.refused.push(refusal(RefusalReason::TooLarge));
            continue;
        }
        let bytes = fs::read(path).map_err(|error| naming(path, error))?;
        sources.files.insert(name.into(), bytes.into());
    }
    Ok(())
}

fn is_text(path: &str) -> bool {
    [".md", ".yaml", ".yml", ".csv"].iter().any(|ending| path.ends_with(ending))
}

/// The path relative to `base`, with `/` on every system.
fn relative(base: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(base).unwrap_or(path).components();
    parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
}

fn embedded(folder: &Dir<'static>) -> BTreeMap<String, Arc<[u8]>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        files.extend(folder.files().map(|file| {
            let path = file.path().to_string_lossy().replace('\\', "/");
            (format!("embedded/{path}"), Arc::from(file.contents()))
        }));
    }
    files
}

fn naming(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
