//! Named blanks, `{{name}}`, and braces that were to be some: what is left of one would be read in the ple. Not their values, which are filled in later.

use std::ops::Range;

use super::builder::Builder;
use crate::diagnostic::{Diagnostic, Faults, rules};
use crate::model::prose::{Inline, Reference, ReferenceKind};
use crate::model::span::Span;

/// The longest name, in characters, that is looked for between braces.
const MAX_NAME: usize = 60;

impl Builder<'_, '_> {
    /// A text with its blanks.
    pub(super) fn with_blanks(&mut self, text: &str, span: Span, out: &mut Vec<Inline>) {
        let mut from = 0;
        for Braces { name, is_blank, range } in braces(text) {
            let place = self.place(text, span, range.start, range.end);
            match name {
                Some(name) if is_blank => {
                    if from < range.start {
                        self.linked(&text[from..range.start], span, out);
                    }
                    self.document.references.push(Reference { target: name.to_owned(), span: place, kind: ReferenceKind::Blank });
                    out.push(Inline::Blank(name.to_owned()));
                }
                name => self.faults.push(stray(&text[range.clone()], name, place, self.faults)),
            }
            from = range.end;
        }
        if from < text.len() || from == 0 {
            self.linked(&text[from..], span, out);
        }
    }

    /// Where a part of a text stands; the whole text when it isn't written as it is read.
    fn place(&self, text: &str, span: Span, from: usize, to: usize) -> Span {
        let written = self.source.get(span.start - self.offset..span.end - self.offset).unwrap_or("");
        if written == text {
            return Span::new(span.start + from, span.start + to);
        }
        let found = written.find(&text[from..to]);
        found.map_or(span, |at| Span::new(span.start + at, span.start + at + to - from))
    }
}

/// Braces in a text, and what stands between them.
pub struct Braces<'t> {
    /// What was to be the name of a blank.
    pub name: Option<&'t str>,
    /// Whether they are those of a blank: two on each side.
    pub is_blank: bool,
    /// The bytes of all of it.
    pub range: Range<usize>,
}

/// All braces of a text, in their order.
pub fn braces(text: &str) -> Vec<Braces<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find(['{', '}']).map(|at| from + at) {
        let (name, end) = braced(text, open);
        found.push(Braces { name, is_blank: is_blank(&text[open..end]), range: open..end });
        from = end;
    }
    found
}

/// Braces that are no blank's.
pub fn stray(text: &str, name: Option<&str>, place: Span, faults: &Faults) -> Diagnostic {
    let fault = faults.at(&rules::STRAY_BRACE, place).with("text", text);
    Diagnostic { nearest: name.map(|name| format!("{{{{{name}}}}}")), ..fault }
}

/// Whether a text has two braces on each side, and none between.
fn is_blank(text: &str) -> bool {
    text.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}")).is_some_and(|name| !name.contains(['{', '}']))
}

/// What stands between the braces that open at a byte, if it is a name, and where that ends: after its last brace.
fn braced(text: &str, open: usize) -> (Option<&str>, usize) {
    let braces = |from: usize, brace: char| from + text[from..].len() - text[from..].trim_start_matches(brace).len();
    let inside = braces(open, '{');
    if inside == open {
        return (None, braces(open, '}'));
    }
    let rest = &text[inside..];
    let length =
        rest.char_indices().take(MAX_NAME).find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.'))).map(|(at, _)| at);
    let length = length.unwrap_or_else(|| rest.char_indices().nth(MAX_NAME).map_or(rest.len(), |(at, _)| at));
    let name = rest[..length].trim();
    let close = braces(inside + length, '}');
    let is_name = !name.is_empty() && !name.contains(' ');
    match (is_name, close > inside + length) {
        (_, true) => (Some(name).filter(|name| !name.is_empty()), close),
        // Nothing closes it: the first word may have been its name.
        (_, false) => {
            let word = name.split(' ').next().unwrap_or("");
            let is_word = word.contains('_') && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
            if is_word { (Some(word), inside + rest.find(word).unwrap_or(0) + word.len()) } else { (None, inside) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::braced;

    #[test]
    fn names_are_found_between_braces() {
        for (text, name, end) in [
            ("{{a_b}} x", Some("a_b"), 7),
            ("{a_b} x", Some("a_b"), 5),
            ("{{ a_b }} x", Some("a_b"), 9),
            ("{{a_b} x", Some("a_b"), 6),
            ("{{votes_for vots", Some("votes_for"), 11),
            ("{ i prou", None, 1),
            ("} i prou", None, 1),
        ] {
            assert_eq!(braced(text, 0), (name, end), "{text}");
        }
    }
}
