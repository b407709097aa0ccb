//! Bytes become text: UTF-8, with or without a byte order mark. Any other encoding is a fault that names it.

use crate::diagnostic::{Faults, rules};
use crate::model::span::Span;

/// The most bytes a line may have: longer ones come from machines, and no editor can work with them.
pub const MAX_LINE_BYTES: usize = 100_000;

/// The text of a file and the byte at which it starts, after a byte order mark.
pub fn decode<'b>(bytes: &'b [u8], faults: &mut Faults) -> Option<(&'b str, usize)> {
    let start = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    match std::str::from_utf8(&bytes[start..]) {
        Ok(text) => {
            if let Some(at) = text.find('\0') {
                faults.push(faults.at(&rules::CONTROL_CHARACTER, Span::new(at + start, at + start + 1)));
                return None;
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
            faults.push(faults.at(&rules::NOT_UTF8, Span::new(at, at + 1)).with("encoding", encoding));
            None
        }
    }
}
