//! Text becomes HTML: escaped, and clean of what could make it read as another.

use crate::model::letter;

/// A text as HTML text.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(text, &mut out);
    out
}

pub(super) fn escape_into(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if letter::is_dropped(c) => {}
            c if letter::is_marked(c) => out.push(letter::MARK),
            other => out.push(other),
        }
    }
}
