//! What was read: every file of the site folder by its path, as bytes. Not parsed, and no longer on disk.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::span::FilePath;

/// Every file that the site is made of, in path order.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Content, overlays, registry and attachments, by path relative to the site folder.
    pub files: BTreeMap<FilePath, Arc<[u8]>>,
    /// The theme's files, by path relative to the theme's folder.
    pub theme: BTreeMap<String, Arc<[u8]>>,
    /// What could not be taken as it was found: links that leave the folder, files too large.
    pub refused: Vec<Refusal>,
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
    /// Its name is not text that every system can hold.
    Name,
}

impl Sources {
    /// The text of a file, if it is there and is UTF-8. For showing a fault in its lines.
    pub fn text(&self, path: &str) -> Option<&str> {
        std::str::from_utf8(self.files.get(path)?).ok()
    }
}

/// Finds the line and column of a byte.
#[derive(Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Of a text.
    pub fn new(text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1));
        LineIndex { starts: starts.collect() }
    }

    /// Line and column from 1, the column counted in characters.
    pub fn position(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts[line - 1];
        let column = text.get(start..offset.min(text.len())).map_or(1, |before| before.chars().count() + 1);
        (line, column)
    }
}

#[cfg(test)]
mod tests {
    use super::LineIndex;

    #[test]
    fn columns_count_characters() {
        let text = "à: 1\nbé: x\n";
        let index = LineIndex::new(text);
        assert_eq!(index.position(text, 0), (1, 1));
        assert_eq!(index.position(text, text.find('x').expect("x is there")), (2, 5));
        assert_eq!(index.position(text, text.len()), (3, 1));
    }
}
