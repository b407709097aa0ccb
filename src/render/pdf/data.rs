//! What a document says, as data that any font of the theme can show: a character that no font has, or that could make a text read as another,
//! becomes a visible mark, since a PDF that claims to be accessible can't have a hole in its place.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use typst::text::Font;

use crate::model::letter::{self, MARK};
use crate::model::unbroken::unbroken;

/// From how many characters without a space a word is given places to break at: more than words of a language have.
const LONG: usize = 26;
/// After how many characters each, from there on.
const STEP: usize = 4;
/// The longest address that a link of a PDF may have here; typst takes no more than 8,000 bytes.
const LONGEST_ADDRESS: usize = 2000;

/// Whether a character is shown as a mark or not at all on purpose, whatever the fonts have.
pub(super) fn is_hidden(c: char) -> bool {
    letter::is_dropped(c) || letter::is_marked(c) || c.is_control()
}

/// Which characters can be shown in every look: upright, slanted and bold. Layouts set texts and code in all families, in one order or the other, so that a
/// character is there when every face of some family has it.
pub(in crate::render) struct Coverage(Vec<u32>);

impl Coverage {
    /// Of some fonts.
    pub(super) fn of(fonts: &[Font]) -> Coverage {
        let mut families: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
        for font in fonts {
            let face: BTreeSet<u32> = font.info().coverage.iter().collect();
            let shared = families.get(font.info().family.as_str()).map(|family| family & &face);
            families.insert(&font.info().family, shared.unwrap_or(face));
        }
        let covered: BTreeSet<u32> = families.into_values().flatten().collect();
        Coverage(covered.into_iter().collect())
    }

    pub(super) fn has(&self, c: char) -> bool {
        (' '..='~').contains(&c) || self.0.binary_search(&u32::from(c)).is_ok()
    }
}

/// Cleans every text of a tree; keys are the program's own, and addresses are kept to the letter or left out.
pub(super) fn clean(value: &mut Value, coverage: &Coverage) {
    match value {
        Value::String(text) => *text = shown(text, coverage),
        Value::Array(items) => items.iter_mut().for_each(|item| clean(item, coverage)),
        Value::Object(entries) => {
            for (key, value) in entries {
                match value {
                    Value::String(address) if matches!(key.as_str(), "target" | "href" | "address") => {
                        if address.len() > LONGEST_ADDRESS || address.chars().any(char::is_control) {
                            address.clear();
                        }
                    }
                    // An id is a label, and is plain.
                    Value::String(_) if matches!(key.as_str(), "id" | "Shared" | "outline") => {}
                    value => clean(value, coverage),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Sets apart a note's first reference from those that repeat it, in every text of a tree: a note is printed once.
pub(super) fn mark_repeated_notes(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(mark_repeated_notes),
        Value::Object(entries) => {
            for (key, value) in entries {
                match key.as_str() {
                    "text" if value.is_array() => mark(value, &mut BTreeSet::new()),
                    _ => mark_repeated_notes(value),
                }
            }
        }
        _ => {}
    }
}

fn mark(value: &mut Value, seen: &mut BTreeSet<u64>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| mark(item, seen)),
        Value::Object(entries) => {
            if let Some(number) = entries.get("FootnoteReference").and_then(Value::as_u64)
                && !seen.insert(number)
            {
                *entries = [("FootnoteAgain".to_owned(), number.into())].into_iter().collect();
            }
            entries.values_mut().for_each(|value| mark(value, seen));
        }
        _ => {}
    }
}

/// A text as it can be shown.
fn shown(text: &str, coverage: &Coverage) -> String {
    let mut out = String::with_capacity(text.len());
    let text = &*unbroken(text);
    let (mut run, mut before, mut is_address) = (0, ' ', false);
    for (at, c) in text.char_indices() {
        if before.is_whitespace() {
            let word = text[at..].split(char::is_whitespace).next().unwrap_or_default();
            is_address = word.contains("://") && word.len() < LONGEST_ADDRESS / 4;
        }
        let c = match c {
            '\n' => '\n',
            '\r' => ' ',
            // Code is indented with it.
            '\t' => {
                out.push_str("   ");
                ' '
            }
            // A place to break at: typst finds its own, and breaks down over one at the end of a link (0.15).
            '\u{ad}' => continue,
            // The old way of writing «l·l» (Institut d'Estudis Catalans: the point stands between two letters).
            'ŀ' => {
                out.push('l');
                '·'
            }
            'Ŀ' => {
                out.push('L');
                '·'
            }
            c if is_hidden(c) || !coverage.has(c) => MARK,
            c => c,
        };
        run = if c.is_whitespace() || c == '-' { 0 } else { run + 1 };
        // A range stays on a line.
        if c.is_ascii_digit() && before == '–' {
            out.push('\u{2060}');
        }
        before = c;
        out.push(c);
        // Addresses have places to break at of their own.
        if run >= LONG && !is_address && (run - LONG).is_multiple_of(STEP) {
            out.push('\u{200b}');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Coverage, LONG, clean};

    #[test]
    fn what_cannot_be_shown_leaves_a_mark() {
        let coverage = Coverage(vec![0xb7, 0xe8, 0x200b, 0xfffd]);
        let mut value = serde_json::json!({"text": "a\u{1}è😀\u{202e}coŀlecció", "target": "https://x.cat/😀", "id": "E1"});
        clean(&mut value, &coverage);
        assert_eq!(value["text"], "a\u{fffd}è\u{fffd}\u{fffd}col·lecci\u{fffd}");
        assert_eq!(value["target"], "https://x.cat/😀");
    }

    #[test]
    fn a_word_without_end_may_be_broken() {
        for length in [70, 200] {
            let mut value = serde_json::Value::from("x".repeat(length));
            clean(&mut value, &Coverage(Vec::new()));
            assert!(value.as_str().expect("a text").split('\u{200b}').all(|part| part.len() <= LONG), "no line is shorter than that");
        }
    }
}
