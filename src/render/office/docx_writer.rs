//! What a DOCX is written into: its text, and what other parts of the file list. Not what is written: that is `docx` and `docx_run`.

use super::Shown;
use crate::document::motion::MotionDocument;

/// A link, for the part that lists relationships.
#[derive(serde::Serialize)]
pub(super) struct Link {
    pub(super) id: String,
    pub(super) target: String,
}

/// A numbered list: each has its own numbers.
#[derive(serde::Serialize)]
pub(super) struct Start {
    pub(super) id: usize,
    pub(super) level: usize,
    pub(super) start: u64,
}

/// What is being written.
pub(super) struct Writer<'d> {
    pub(super) document: &'d MotionDocument,
    pub(super) shown: &'d [Shown],
    pub(super) out: String,
    pub(super) links: Vec<Link>,
    pub(super) starts: Vec<Start>,
    /// The last note referred to so far: a note is referred to once, and after that its first reference is.
    pub(super) noted: usize,
    /// How many pictures were drawn so far: each has a number of its own.
    pub(super) drawn: usize,
}
