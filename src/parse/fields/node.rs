//! A value of a file as it is told when it isn't what was meant; and the entries of a mapping.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Faults, Rule, rules};
use crate::model::span::{Span, Spanned};
use crate::parse::yaml::{Node, Value};

/// Takes a node as a mapping of any keys.
pub fn mapping<'n>(node: &'n Node, faults: &mut Faults) -> Option<&'n [(Spanned<String>, Node)]> {
    let Value::Map(entries) = &node.value else {
        faults.push(not_a_mapping(node, faults));
        return None;
    };
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for (key, _) in entries {
        if let Some(first) = seen.get(key.value.as_str()) {
            let first = faults.place(*first);
            faults.push(faults.at(&rules::DUPLICATE_KEY, key.span).with("key", &key.value).related(first));
        } else {
            seen.insert(&key.value, key.span);
        }
    }
    Some(entries)
}

/// Whether a character takes no room, so that nobody sees that it is there.
pub(super) fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// A fault of a value that can't be read: that of a character in it that can't be seen, before any other.
pub(super) fn unlike(node: &Node, rule: &'static Rule, faults: &Faults) -> Diagnostic {
    let written = shown(&node.value);
    match written.chars().find(|c| is_hidden(*c)) {
        Some(c) => faults.at(&rules::INVISIBLE_CHARACTER, node.span).with("character", format!("U+{:04X}", u32::from(c))),
        None => faults.at(rule, node.span),
    }
}

pub(super) fn not_a_mapping(node: &Node, faults: &Faults) -> Diagnostic {
    if let Value::Text { text, quoted: false, .. } = &node.value
        && let Some((key, value)) = text.split_once([':', '='])
        && !key.is_empty()
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' '))
        && !value.starts_with("//")
    {
        let rule = match value.chars().next() {
            _ if text[key.len()..].starts_with('=') => &rules::EQUALS_FOR_COLON,
            Some(c) if is_hidden(c) || (c.is_whitespace() && c != ' ') => {
                let value: String = value.chars().filter(|c| !is_hidden(*c)).collect();
                let fault = faults.at(&rules::INVISIBLE_CHARACTER, node.span).with("character", format!("U+{:04X}", u32::from(c)));
                return Diagnostic { nearest: Some(format!("{key}: {}", value.split_whitespace().next().unwrap_or("…"))), ..fault };
            }
            _ => &rules::SPACE_AFTER_COLON,
        };
        let value = value.split_whitespace().next().unwrap_or("…");
        let mut fault = faults.at(rule, node.span);
        fault.nearest = Some(format!("{}: {value}", key.trim()));
        return fault;
    }
    faults.at(&rules::NOT_A_MAPPING, node.span)
}

/// A value as a fault names it.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Null => "~".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(written) => written.clone(),
        Value::Text { text, .. } => text.trim().to_owned(),
        Value::List(_) => "[…]".to_owned(),
        Value::Map(_) => "{…}".to_owned(),
    }
}
