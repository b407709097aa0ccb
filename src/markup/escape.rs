//! Text becomes HTML: escaped, and clean of what could make it read as another.

use std::borrow::Cow;

use crate::model::letter;

/// A text as HTML text.
pub fn escaped(text: &str) -> Cow<'_, str> {
    if special(text, 0).is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    escape_into(text, &mut out);
    Cow::Owned(out)
}

pub(super) fn escape_into(text: &str, out: &mut String) {
    // What stands between such characters, which is nearly all, is taken as a whole.
    let mut rest = 0;
    while let Some((at, c)) = special(text, rest) {
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

/// The first character from `from` on that isn't taken as it is, and where it is.
fn special(text: &str, from: usize) -> Option<(usize, char)> {
    let mut at = from;
    while let Some(plain) = text.as_bytes()[at..].iter().position(|byte| !PLAIN[usize::from(*byte)]) {
        at += plain;
        let c = text[at..].chars().next()?;
        if is_special(c) {
            return Some((at, c));
        }
        at += c.len_utf8();
    }
    None
}

/// The bytes that are never of a special character, which nearly all are: of ASCII, and of what is written in two or three bytes from `À` to `\u{1fff}`. Where others
/// begin, the character is looked at.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = b' ';
    while byte < u8::MAX {
        plain[byte as usize] = !matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'' | 0x7f | 0xc0..=0xc2 | 0xe2..);
        byte += 1;
    }
    plain
};

fn is_special(c: char) -> bool {
    match c {
        '&' | '<' | '>' | '"' | '\'' => true,
        ' '..='~' | '\u{a0}'..='\u{2029}' => false,
        c => letter::is_dropped(c) || letter::is_marked(c),
    }
}

#[cfg(test)]
mod tests {
    use super::{escaped, is_special};

    #[test]
    fn every_character_is_looked_at_that_may_be_special() {
        for c in '\0'..=char::MAX {
            let text = format!("a{c}é");
            assert_eq!(escaped(&text) != text, is_special(c), "{c:?}");
        }
    }
}
