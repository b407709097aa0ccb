//! Text as XML wants it.

use crate::markup::escaped;

/// A text without what XML can't hold (XML 1.0, production 2): such characters become a visible mark. Overrides of direction are shown too, since
/// they could make a text read as another.
pub(super) fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' | '\n' | '\r' => ' ',
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// A text as the content of an element or a value.
pub(super) fn text(text: &str) -> String {
    escaped(&clean(text))
}

#[cfg(test)]
mod tests {
    use super::{clean, text};

    #[test]
    fn what_xml_cannot_hold_becomes_a_mark() {
        assert_eq!(clean("a\u{1}b\u{fffe}c\u{202e}d\te"), "a\u{fffd}b\u{fffd}c\u{fffd}d e");
        assert_eq!(text("<w:t>&\"]]>"), "&lt;w:t&gt;&amp;&quot;]]&gt;");
    }
}
