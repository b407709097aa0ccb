//! What stands for a value that somebody was to write: it must not be published as if it were one. Not empty values, which are absent.

use super::node::shown;
use crate::diagnostic::{Faults, rules};
use crate::parse::yaml::{Node, Value};

/// Whole values that nobody means, without accents and in lower case.
const WHOLE: [&str; 19] = [
    "…",
    "...",
    "xxx",
    "xxxx",
    "todo",
    "tbd",
    "fixme",
    "lorem ipsum",
    "aaaa-mm-dd",
    "yyyy-mm-dd",
    "dd/mm/aaaa",
    "pendent d'omplir",
    "per omplir",
    "per determinar",
    "per completar",
    "a determinar",
    "[…]",
    "<…>",
    "n/d",
];

/// No whole value that nobody means has more bytes, accents and apostrophes as they may be.
const MAX_WHOLE: usize = 32;

/// Parts that say that the rest of a value is to be written.
const PARTS: [&str; 4] = ["//…", "//...", "@…", "@..."];

/// The longest text, in characters, that may be a form to fill: a sentence may end with dots of its own.
const MAX_FORM: usize = 60;

/// Whether a value is a placeholder; it is told.
pub(super) fn refuse(node: &Node, faults: &mut Faults) -> bool {
    let is_block = matches!(&node.value, Value::Text { text, .. } if text.trim_end().contains('\n'));
    if is_block || matches!(node.value, Value::List(_) | Value::Map(_)) || !is_placeholder(&shown(&node.value)) {
        return false;
    }
    faults.push(faults.at(&rules::PLACEHOLDER, node.span).with("value", shown(&node.value)));
    true
}

/// Whether a text stands for another: `…`, `https://…`, `Regidoria de …`.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    // Nearly all values are longer than what nobody means, and have neither points that wait for more nor a bracket before them.
    if text.len() > MAX_WHOLE && !text.starts_with('(') && !text.contains('…') && !text.contains("...") {
        return false;
    }
    let lower = text.to_lowercase().replace('’', "'");
    let is_form = || {
        let stem = lower.strip_suffix('…').or_else(|| lower.strip_suffix("..."));
        // «i altres …» ends a sentence; «Regidoria de …» waits for a name.
        stem.is_some_and(|stem| stem.ends_with([' ', '\'']) && stem.chars().count() <= MAX_FORM && !stem.contains(['.', ',', ';', ':']))
    };
    // «(pendent: la unitat responsable…)» is a note to whoever is to write, at any length.
    lower.starts_with("(pendent") || WHOLE.contains(&lower.as_str()) || PARTS.iter().any(|part| lower.contains(part)) || is_form()
}

#[cfg(test)]
mod tests {
    use super::{MAX_WHOLE, PARTS, WHOLE, is_placeholder};

    #[test]
    fn no_whole_value_is_too_long_to_be_found() {
        assert!(WHOLE.iter().all(|value| value.len() * 2 <= MAX_WHOLE) && PARTS.iter().all(|part| part.contains(['…', '.'])));
    }

    #[test]
    fn what_waits_to_be_written_is_told_from_what_ends_with_dots() {
        for text in [
            "…",
            "https://…",
            "agenda@…",
            "Regidoria de …",
            "Cap d'…",
            "AAAA-MM-DD",
            "TODO",
            "Serveis ...",
            "(pendent: la unitat responsable)",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["Web, seu, tràmits…", "Hem fet la web, la seu, …", "Fibra", "E1.O1.A1", "-", "L'hort"] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
