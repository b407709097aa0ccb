//! Text as XML wants it, for documents and for data alike: the one place that writes text into XML.

use crate::markup::escaped;
use crate::model::letter;

/// A text that XML can hold (XML 1.0, production 2), in one line: what it can't hold is dropped or marked, by the rule for all outputs.
pub(super) fn clean(text: &str) -> String {
    letter::clean(text).replace(['\t', '\n', '\r'], " ")
}

/// A text as the content of an element or a value.
pub(super) fn text(text: &str) -> String {
    escaped(&clean(text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{clean, text};

    #[test]
    fn what_xml_cannot_hold_becomes_a_mark() {
        assert_eq!(clean("a\u{1}b\u{fffe}c\u{202e}d\te"), "a\u{fffd}b\u{fffd}cd e");
        assert_eq!(text("<w:t>&\"]]>"), "&lt;w:t&gt;&amp;&quot;]]&gt;");
    }
}
