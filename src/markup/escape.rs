//! Text becomes HTML: escaped, and clean of what could make it read as another.

use crate::model::letter;

/// A text as HTML text.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(text, &mut out);
    out
}

pub(super) fn escape_into(text: &str, out: &mut String) {
    // What stands between such characters, which is nearly all, is taken as a whole.
    let mut rest = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| is_special(*c)) {
        out.push_str(&text[rest..at]);
        rest = at + c.len_utf8();
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if letter::is_dropped(c) => {}
            _ => out.push(letter::MARK),
        }
    }
    out.push_str(&text[rest..]);
}

fn is_special(c: char) -> bool {
    match c {
        '&' | '<' | '>' | '"' | '\'' => true,
        ' '..='~' | '\u{a0}'..='\u{2029}' => false,
        c => letter::is_dropped(c) || letter::is_marked(c),
    }
}
