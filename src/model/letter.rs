//! Characters that no output may hold, and the one rule of what becomes of them. Not escaping, which each format has of its own (`markup`), nor
//! characters that a font lacks (`render::pdf`).

use std::borrow::Cow;

use icu::properties::CodePointSetData;
use icu::properties::props::DefaultIgnorableCodePoint;

/// What stands in a text for something that can't be shown.
pub const MARK: char = '\u{fffd}';

/// Whether a character is left out wherever it stands: a byte order mark, or an override of direction, which could make a text read as another.
/// What a text needs for its own direction (U+200E, U+200F) stays.
pub fn is_dropped(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a character becomes a visible mark: a control, which no text has a use for, or one that Unicode keeps for no character at all. XML 1.0
/// forbids most of them (production 2), and HTML takes all of them for errors (HTML Living Standard, 13.2.3.5).
pub fn is_marked(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
}

/// Whether nothing of a text can be seen: spaces, and what Unicode lets vanish, such as soft hyphens and joiners.
pub fn is_blank(text: &str) -> bool {
    let vanishing = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    text.chars().all(|c| c.is_whitespace() || vanishing.contains(c))
}

/// A text without characters that no output may hold. What it leaves is fit for XML, HTML, JSON and CSV once it is escaped.
pub fn clean(text: &str) -> Cow<'_, str> {
    // Few texts have a byte with which any of these characters begins.
    let may_begin = |byte: u8| matches!(byte, 0..=8 | 11 | 12 | 14..=31 | 0x7f | 0xc2 | 0xe2 | 0xef..);
    if !text.bytes().any(may_begin) {
        return Cow::Borrowed(text);
    }
    if !text.contains(|c| is_dropped(c) || is_marked(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !is_dropped(*c)).map(|c| if is_marked(c) { MARK } else { c }).collect())
}

/// A name as it is set in type: the apostrophe between two letters is curved. Registers write a straight one.
pub fn typographic(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let stands_between = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| letters.get(before));
        before.is_some_and(|c| c.is_alphabetic()) && letters.get(at + 1).is_some_and(|c| c.is_alphabetic())
    };
    letters.iter().enumerate().map(|(at, c)| if *c == '\'' && stands_between(at) { '’' } else { *c }).collect()
}

/// A name as registers write it, for data that are joined with theirs.
pub fn registered(name: &str) -> String {
    name.replace('’', "'")
}

/// A text as it may be shown on one line of a terminal: a line end is shown as `⏎`, and what could move the cursor, change colours or turn the direction as a
/// mark.
pub fn visible(text: &str) -> Cow<'_, str> {
    let hides = |c: char| c.is_control() || is_dropped(c) || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}');
    if !text.contains(hides) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\u{2028}' | '\u{2029}' => out.push('⏎'),
            '\r' => {}
            '\t' => out.push(' '),
            '\u{200b}' | '\u{200e}' | '\u{200f}' => {}
            c if hides(c) => out.push(MARK),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::{clean, is_blank, is_dropped, is_marked, visible};

    #[test]
    fn nothing_of_a_text_reaches_the_terminal_but_letters() {
        assert_eq!(visible("a\u{1b}[31mb\r\nc\td\u{202e}e\u{7f}"), "a\u{fffd}[31mb⏎c d\u{fffd}e\u{fffd}");
        assert_eq!(visible("l·l à"), "l·l à");
    }

    #[test]
    fn what_cannot_be_seen_is_blank() {
        assert!(is_blank(" \u{a0}\u{ad}\u{200b}\u{200d}\u{fe0f}\u{2060}\n") && is_blank(""));
        assert!(!is_blank("\u{ad}a") && !is_blank("\u{301}") && !is_blank("\u{fffd}"));
    }

    /// Each of them alone, so that none is passed over by its first byte.
    #[test]
    fn no_character_that_no_output_may_hold_is_passed_over() {
        for c in ('\0'..=char::MAX).filter(|c| is_dropped(*c) || is_marked(*c)) {
            assert_ne!(clean(&format!("a{c}b")), format!("a{c}b"), "{:x}", u32::from(c));
        }
    }

    #[test]
    fn what_no_output_may_hold_is_dropped_or_marked() {
        assert_eq!(clean("a\u{1}b\u{ffff}c\u{202e}d\te\u{feff}\u{1fffe}\u{85}"), "a\u{fffd}b\u{fffd}cd\te\u{fffd}\u{fffd}");
        assert_eq!(clean("l·l ŀ 😀 א\u{200f}\n"), "l·l ŀ 😀 א\u{200f}\n");
    }
}
