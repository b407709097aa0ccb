//! What was read: every file of the site folder by its path, as bytes. Not parsed, and no longer on disk.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::SystemTime;

use rayon::prelude::*;

use crate::model::span::FilePath;
use crate::output::Key;

/// Every file that the site is made of, in path order.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Content, overlays, registry and attachments, by path relative to the site folder.
    pub files: BTreeMap<FilePath, Arc<[u8]>>,
    /// The files of themes, by path relative to the site folder; of the one that is built in, below `embedded/`.
    pub theme: BTreeMap<String, Arc<[u8]>>,
    /// What could not be taken as it was found: links that leave the folder, files too large.
    pub refused: Vec<Refusal>,
    /// How the files were found on the disk, so that they needn't be read again while they are so. Nothing else follows from it.
    pub stamps: BTreeMap<FilePath, Stamp>,
    /// The digests of files, as far as they were taken.
    pub digests: Digests,
}

/// Digests of files, each with the bytes that it is of: so one is never taken for that of others.
#[derive(Debug, Clone, Default)]
pub struct Digests(BTreeMap<FilePath, (Arc<[u8]>, Key)>);

impl Digests {
    /// Of these files, those that are known taken from here.
    pub fn of(&self, files: &BTreeMap<FilePath, Arc<[u8]>>) -> Digests {
        let digest = |(path, bytes): (&FilePath, &Arc<[u8]>)| (path.clone(), (bytes.clone(), self.get(path, bytes)));
        Digests(files.par_iter().map(digest).collect())
    }

    /// That of a file with these bytes: as it is known, or taken now.
    pub fn get(&self, path: &FilePath, bytes: &Arc<[u8]>) -> Key {
        let known = self.0.get(path).filter(|(of, _)| Arc::ptr_eq(of, bytes));
        known.map_or_else(|| Key::of_bytes(bytes), |(_, digest)| *digest)
    }
}

/// How a file was found on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// When it was last written.
    pub modified: SystemTime,
    /// How many bytes it had.
    pub length: u64,
    /// Which file it was and when the system last changed it, where systems say so: a copy may have the time of what it was copied from.
    pub identity: [i64; 3],
}

/// A file that was not taken, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The file.
    pub path: FilePath,
    /// Why.
    pub reason: RefusalReason,
}

/// Why a file was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalReason {
    /// It is a symbolic link that leads out of the site folder.
    LeavesFolder,
    /// It is larger than its kind may be.
    TooLarge,
    /// With it all files together are larger than a site may be; those after it weren't taken either.
    TooMuch,
    /// Its name is not text that every system can hold.
    Name,
}

impl Sources {
    /// The text of a file, of the site's or of its theme's, if it is there. For showing a fault in its lines: of one in another encoding, what is read up to
    /// there is right, and the rest is shown as well as can be.
    pub fn text(&self, path: &str) -> Option<Cow<'_, str>> {
        let bytes = self.files.get(path).or_else(|| self.theme.get(path))?;
        let Err(error) = std::str::from_utf8(bytes) else { return Some(String::from_utf8_lossy(bytes)) };
        // Windows-1252 is what other encodings of our languages nearly are. A byte becomes a letter of two, so only what comes before keeps its place.
        let (good, rest) = bytes.split_at(error.valid_up_to());
        let rest = rest.iter().take(MOST_SHOWN).filter(|byte| !matches!(byte, 0 | 0xfe | 0xff)).map(|byte| char::from(*byte));
        Some(Cow::Owned(String::from_utf8_lossy(good).chars().chain(rest).collect()))
    }
}

/// How many bytes are shown of what isn't text.
const MOST_SHOWN: usize = 400;

/// Finds lines and columns. It goes on from the place that it was last asked for, so that those of one file in their order cost as much as reading the
/// file once, however many they are.
#[derive(Debug)]
pub struct Places<'s> {
    sources: &'s Sources,
    path: String,
    text: Cow<'s, str>,
    /// A byte, and the line and column that it is at.
    known: (usize, usize, usize),
}

impl<'s> Places<'s> {
    /// Of some sources.
    pub fn of(sources: &'s Sources) -> Self {
        Places { sources, path: String::new(), text: Cow::Borrowed(""), known: (0, 1, 1) }
    }

    /// Line and column from 1, the column counted in characters; the first of a file that isn't text.
    pub fn position(&mut self, path: &str, offset: usize) -> (usize, usize) {
        if self.path != path {
            self.path = path.to_owned();
            self.text = self.sources.text(path).unwrap_or_default();
            self.known = (0, 1, 1);
        }
        if offset < self.known.0 {
            self.known = (0, 1, 1);
        }
        let (from, mut line, mut column) = self.known;
        let offset = offset.min(self.text.len());
        let passed = self.text.get(from..offset).unwrap_or("");
        match passed.rfind('\n') {
            Some(newline) => {
                line += passed.matches('\n').count();
                column = passed[newline + 1..].chars().count() + 1;
            }
            None => column += passed.chars().count(),
        }
        if self.text.is_char_boundary(offset) {
            self.known = (offset, line, column);
        }
        (line, column)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::{Digests, Places, Sources};
    use crate::model::span::FilePath;

    #[test]
    fn a_digest_is_of_the_very_bytes() {
        let files = |bytes: &[u8]| -> BTreeMap<FilePath, Arc<[u8]>> { [("a".into(), bytes.into())].into() };
        let (before, after) = (files(b"one"), files(b"two"));
        let path = FilePath::from("a");
        let digests = Digests::default().of(&before);
        assert_ne!(digests.get(&path, &before[&path]), digests.get(&path, &after[&path]));
        assert_eq!(digests.of(&after).get(&path, &after[&path]), Digests::default().get(&path, &after[&path]));
    }

    #[test]
    fn columns_count_characters() {
        let text = "à: 1\nbé: x\n";
        let sources = Sources { files: [("a".into(), text.as_bytes().into())].into(), ..Sources::default() };
        let mut places = Places::of(&sources);
        assert_eq!(places.position("a", 0), (1, 1));
        assert_eq!(places.position("a", text.find('x').expect("x is there")), (2, 5));
        assert_eq!(places.position("a", text.len()), (3, 1));
        assert_eq!(places.position("a", text.find('1').expect("1 is there")), (1, 4), "also backwards");
        assert_eq!(places.position("b", 7), (1, 1));
    }
}
