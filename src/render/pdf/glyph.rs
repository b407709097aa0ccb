//! Characters of the sources that no font of documents has: whoever writes one is told where it stands.

use std::collections::BTreeSet;

use super::data::{Coverage, is_hidden};
use crate::diagnostic::{Diagnostic, rules};
use crate::model::span::{Place, Span};
use crate::source::Sources;

/// Up to here every font of ours has every letter, so that nearly all texts need no search.
const COMMON: char = '\u{17f}';

/// A warning for each character of a file that can't be shown, where it first stands. `coverage` is only asked for when there is doubt.
pub(in crate::render) fn missing<'c>(sources: &Sources, coverage: impl Fn() -> &'c Coverage) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for path in sources.files.keys().filter(|path| is_printed(path)) {
        let Some(text) = sources.text(path) else { continue };
        let mut seen = BTreeSet::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            // A comment is printed nowhere.
            let comment = path.ends_with(".yaml") && line.trim_start().starts_with('#');
            for (offset, c) in line.char_indices().filter(|(_, c)| *c > COMMON && !comment) {
                if !is_hidden(c) && !seen.contains(&c) && !coverage().has(c) {
                    let span = Span::new(at + offset, at + offset + c.len_utf8());
                    let shown = format!("«{c}» (U+{:04X})", u32::from(c));
                    found.push(Diagnostic::at(&rules::GLYPH_MISSING, Place::new(path, span)).with("character", shown));
                    seen.insert(c);
                }
            }
            at += line.len();
        }
    }
    found
}

/// Whether what a file says gets into documents.
fn is_printed(path: &str) -> bool {
    let master = path.starts_with("content/") && (path.contains("/agenda/") || path.ends_with("/motion.md"));
    master && path.ends_with(".md") || path == "content/metamodel.yaml" || path.starts_with("municipalities/") && path.ends_with(".yaml")
}
