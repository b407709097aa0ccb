//! The lines of a text that isn't YAML, and what can be wrong on one. Not what is: that is in the sibling modules.

use crate::diagnostic::Rule;
use crate::model::span::Span;

/// What is wrong, where, and the line as it was meant.
#[derive(Debug, PartialEq)]
pub(in crate::parse) struct Slip {
    pub(in crate::parse) rule: &'static Rule,
    /// From the start of the text.
    pub(in crate::parse) span: Span,
    pub(in crate::parse) meant: Option<String>,
    pub(in crate::parse) arguments: Vec<(&'static str, String)>,
}

/// A line.
pub(super) struct Line<'t> {
    pub(super) start: usize,
    pub(super) text: &'t str,
    pub(super) indent: usize,
    /// Whether it is neither empty, nor a comment, nor in a block of text.
    pub(super) is_structure: bool,
}

impl Line<'_> {
    /// Where what is written on it stands.
    pub(super) fn written(&self) -> Span {
        let text = self.text.trim_end();
        Span::new(self.start + text.len() - text.trim_start().len(), self.start + text.len())
    }

    /// A part of it.
    pub(super) fn part(&self, from: usize, to: usize) -> Span {
        Span::new(self.start + from, self.start + to)
    }
}

pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut start = 0;
    let mut block: Option<usize> = None;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_end_matches(['\n', '\r']);
        let indent = line.len() - line.trim_start_matches(' ').len();
        let is_blank = line.trim().is_empty();
        if block.is_some_and(|above| !is_blank && indent <= above) {
            block = None;
        }
        let is_structure = !is_blank && block.is_none() && !line.trim_start().starts_with('#');
        if is_structure && block.is_none() && opens_block(line) {
            block = Some(indent);
        }
        lines.push(Line { start, text: line, indent, is_structure });
        start += whole.len();
    }
    lines
}

/// Whether a block of text begins after it: `text: |`.
fn opens_block(line: &str) -> bool {
    let end = line.split(" #").next().unwrap_or(line).trim_end();
    let header = end.trim_end_matches(['-', '+', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    header.ends_with(": |") || header.ends_with(": >") || header.ends_with("- |") || header.ends_with("- >")
}

/// A slip without more words.
pub(super) fn plain(rule: &'static Rule, span: Span, meant: Option<String>) -> Slip {
    Slip { rule, span, meant, arguments: Vec::new() }
}
