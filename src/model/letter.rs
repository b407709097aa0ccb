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
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r')) {
        return Cow::Borrowed(text);
    }
    if !text.contains(|c| is_dropped(c) || is_marked(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !is_dropped(*c)).map(|c| if is_marked(c) { MARK } else { c }).collect())
}

#[cfg(test)]
mod tests {
    use super::{clean, is_blank};

    #[test]
    fn what_cannot_be_seen_is_blank() {
        assert!(is_blank(" \u{a0}\u{ad}\u{200b}\u{200d}\u{fe0f}\u{2060}\n") && is_blank(""));
        assert!(!is_blank("\u{ad}a") && !is_blank("\u{301}") && !is_blank("\u{fffd}"));
    }

    #[test]
    fn what_no_output_may_hold_is_dropped_or_marked() {
        assert_eq!(clean("a\u{1}b\u{ffff}c\u{202e}d\te\u{feff}\u{1fffe}\u{85}"), "a\u{fffd}b\u{fffd}cd\te\u{fffd}\u{fffd}");
        assert_eq!(clean("l·l ŀ 😀 א\u{200f}\n"), "l·l ŀ 😀 א\u{200f}\n");
    }
}
