//! Characters of the sources that no font of documents has: whoever writes one is told where it stands.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::data::{Coverage, is_hidden};
use crate::diagnostic::{Diagnostic, rules};
use crate::model::council;
use crate::model::letter::MARK;
use crate::model::span::{FilePath, Place, Span};

/// Up to here every font of ours has every letter, so that nearly all texts need no search.
const COMMON: char = '\u{17f}';

/// A warning for each line of a file that has characters which can't be shown and which none before it had, where the first of them stands.
/// `coverage` is only asked for when there is doubt.
pub(in crate::render) fn missing<'c, 's>(
    files: impl Iterator<Item = (&'s FilePath, &'s Arc<[u8]>)>,
    coverage: impl Fn() -> &'c Coverage,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (path, bytes) in files.filter(|(path, _)| is_printed(path)) {
        // A file in another encoding is told as such.
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let mut seen = BTreeSet::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            // A comment is printed nowhere.
            let comment = path.ends_with(".yaml") && line.trim_start().starts_with('#');
            let mut lacking: Vec<(usize, char)> = Vec::new();
            for (offset, c) in line.char_indices().filter(|(_, c)| *c > COMMON && *c != MARK && !comment) {
                if !is_hidden(c) && !seen.contains(&c) && !coverage().has(c) {
                    seen.insert(c);
                    lacking.push((offset, c));
                }
            }
            if let Some((offset, first)) = lacking.first() {
                let span = Span::new(at + offset, at + offset + first.len_utf8());
                let shown: Vec<String> = lacking.iter().map(|(_, c)| format!("«{c}» (U+{:04X})", u32::from(*c))).collect();
                found.push(Diagnostic::at(&rules::GLYPH_MISSING, Place::new(path, span)).with("characters", shown.join(", ")));
            }
            at += line.len();
        }
    }
    found
}

/// Whether what a file says gets into documents.
fn is_printed(path: &str) -> bool {
    let master = path.starts_with("content/") && path.contains("/agenda/") && path.ends_with(".md");
    master || council::is_source(path) || path == "content/metamodel.yaml" || path.starts_with("municipalities/") && path.ends_with(".yaml")
}
