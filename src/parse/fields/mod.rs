//! Reading a YAML mapping field by field: each field has a type, each fault is reported where it stands, and reading goes on. Not
//! what the fields mean together: that is `check`.

mod number;
mod text;

use std::collections::BTreeMap;

pub use self::number::{boolean, day, decimal, integer, partial_date, percentage};
pub use self::text::{choice, id, is_web_address, language, localized, localized_text, spanned_text, text, url, written};
use super::yaml::{Node, Value};
use crate::diagnostic::{Faults, rules};
use crate::model::span::{Span, Spanned};

/// A mapping that is being read.
pub struct Fields<'n> {
    entries: &'n [(Spanned<String>, Node)],
    /// Where the mapping stands.
    pub span: Span,
    asked: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// Takes a node as a mapping; keys written twice are faults, and the first one counts.
    pub fn of(node: &'n Node, faults: &mut Faults) -> Option<Fields<'n>> {
        let entries = mapping(node, faults)?;
        Some(Fields { entries, span: node.span, asked: Vec::new() })
    }

    /// The value of a key, unless it is absent or empty.
    pub fn take(&mut self, key: &'static str) -> Option<&'n Node> {
        self.asked.push(key);
        let (_, node) = self.entries.iter().find(|(written, _)| written.value == key)?;
        (node.value != Value::Null).then_some(node)
    }

    /// Where a key is written, or the mapping when it isn't.
    pub fn key_span(&self, key: &str) -> Span {
        self.entries.iter().find(|(written, _)| written.value == key).map_or(self.span, |(written, _)| written.span)
    }

    /// Reads a key with `read` if it is there.
    pub fn read<T>(&mut self, key: &'static str, faults: &mut Faults, read: impl FnOnce(&'n Node, &mut Faults) -> Option<T>) -> Option<T> {
        self.take(key).and_then(|node| read(node, faults))
    }

    /// Reads every item of a list with `read`; an item that can't be read is left out, after its fault.
    pub fn list<T>(&mut self, key: &'static str, faults: &mut Faults, mut read: impl FnMut(&'n Node, &mut Faults) -> Option<T>) -> Vec<T> {
        let Some(node) = self.take(key) else { return Vec::new() };
        let Value::List(items) = &node.value else {
            faults.push(faults.at(&rules::NOT_A_LIST, node.span).with("key", key));
            return Vec::new();
        };
        items.iter().filter_map(|item| read(item, faults)).collect()
    }

    /// Ends the reading: every key that nobody asked for is a fault, with the nearest one that exists.
    pub fn finish(self, faults: &mut Faults) {
        for (key, _) in self.entries {
            if !self.asked.contains(&key.value.as_str()) {
                let mut known = self.asked.clone();
                known.sort_unstable();
                known.dedup();
                let fault = faults.at(&rules::UNKNOWN_KEY, key.span).with("key", &key.value).with("known", known.join(", "));
                faults.push(fault.suggesting(&key.value, self.asked.iter().copied()));
            }
        }
    }
}

/// Takes a node as a mapping of any keys.
pub fn mapping<'n>(node: &'n Node, faults: &mut Faults) -> Option<&'n [(Spanned<String>, Node)]> {
    let Value::Map(entries) = &node.value else {
        faults.push(faults.at(&rules::NOT_A_MAPPING, node.span));
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

/// A value as a fault names it.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => "~".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(written) => written.clone(),
        Value::Text { text, .. } => text.trim().to_owned(),
        Value::List(_) => "[…]".to_owned(),
        Value::Map(_) => "{…}".to_owned(),
    }
}
