//! Where something stands in a source file: a byte range and the value found there. Not a line and column: those are
//! computed only when a diagnostic is shown (`source::Places`).

use std::hash::{Hash, Hasher};
use std::ops::{Deref, Range};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A file of the site folder, by its path relative to it, with `/` on every system.
pub type FilePath = Arc<str>;

/// A byte range of a source file. It never enters a key: hashing it does nothing, so that moving a line re-renders nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span of `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        Span { start, end: end.max(start) }
    }

    /// As a range, for slicing the source.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The same span moved by `offset` bytes, for text that is embedded in a larger file.
    pub fn shifted(self, offset: usize) -> Self {
        Span { start: self.start + offset, end: self.end + offset }
    }
}

impl Hash for Span {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

/// A value and the place it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Pairs a value with its place.
    pub fn new(value: T, span: Span) -> Self {
        Spanned { value, span }
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// A place in a file: what a diagnostic points at.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Place {
    /// The file, relative to the site folder.
    pub path: FilePath,
    /// The bytes.
    pub span: Span,
}

impl Place {
    /// The place of `span` in `path`.
    pub fn new(path: &FilePath, span: Span) -> Self {
        Place { path: path.clone(), span }
    }
}

impl Hash for Place {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}
