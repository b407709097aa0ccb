//! Bytes become text: UTF-8, with or without a byte order mark. Any other encoding is a fault that names it, and so are the marks of a conflict of git.

use super::mojibake;
use crate::diagnostic::{Diagnostic, Faults, rules};
use crate::model::span::Span;

/// The most bytes a line may have: longer ones come from machines, and no editor can work with them.
pub const MAX_LINE_BYTES: usize = 100_000;

/// What git writes at the start of a line around the versions of a conflict. The line of `=` between them may be Markdown's.
const MERGE_MARKERS: [&str; 3] = ["<<<<<<<", "|||||||", ">>>>>>>"];

fn merge_marker(text: &str) -> Option<usize> {
    let is_marker = |at: usize, marker: &str| {
        let rest = &text[at + marker.len()..];
        (at == 0 || text[..at].ends_with('\n')) && rest.starts_with([' ', '\n', '\r'])
    };
    MERGE_MARKERS.iter().filter_map(|marker| text.match_indices(marker).map(|(at, _)| at).find(|at| is_marker(*at, marker))).min()
}

/// The text of a file and the byte at which it starts, after a byte order mark.
pub fn decode<'b>(bytes: &'b [u8], faults: &mut Faults) -> Option<(&'b str, usize)> {
    let start = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    match std::str::from_utf8(&bytes[start..]) {
        Ok(text) => {
            if let Some(at) = text.find('\0') {
                faults.push(faults.at(&rules::CONTROL_CHARACTER, Span::new(at + start, at + start + 1)));
                return None;
            }
            if let Some(at) = merge_marker(text) {
                let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
                faults.push(faults.at(&rules::MERGE_MARKER, Span::new(at, end).shifted(start)));
                return None;
            }
            if let Some((span, word)) = mojibake::first(text) {
                let fault = faults.at(&rules::MOJIBAKE, span.shifted(start)).with("word", &text[span.range()]);
                faults.push(Diagnostic { nearest: word, ..fault });
            }
            let mut at = start;
            for line in text.split_inclusive('\n') {
                if line.len() > MAX_LINE_BYTES {
                    faults.push(faults.at(&rules::LONG_LINE, Span::new(at, at + 1)).with("most", MAX_LINE_BYTES));
                    return None;
                }
                at += line.len();
            }
            Some((text, start))
        }
        Err(error) => {
            let at = error.valid_up_to() + start;
            let encoding = match bytes {
                [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => "UTF-16",
                _ => "Latin-1 (Windows-1252)",
            };
            faults.push(faults.at(&rules::NOT_UTF8, Span::new(at, at)).with("encoding", encoding));
            None
        }
    }
}
