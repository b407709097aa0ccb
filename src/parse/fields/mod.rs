//! Reading a YAML mapping field by field: each field has a type, each fault is reported where it stands, and reading goes on. Not
//! what the fields mean together: that is `check`.

mod address;
mod date;
mod node;
mod number;
mod placeholder;
mod synonym;
mod text;
mod word;

pub use self::address::{base_url, email, is_web_address, meant_url, url};
pub use self::date::{day, partial_date, partial_date_key};
pub use self::node::mapping;
use self::node::{is_hidden, shown};
pub use self::number::{boolean, decimal, integer, percentage};
pub use self::synonym::language as meant_language;
pub use self::text::{id, localized, localized_text, markdown, slugs, spanned_text, text};
pub use self::word::{choice, each_once, language};
use super::yaml::{Node, Value};
use crate::diagnostic::{Diagnostic, Faults, rules, suggest};
use crate::model::span::{Span, Spanned};
use crate::model::unread::Unread;

/// A mapping that is being read.
pub struct Fields<'n> {
    entries: &'n [(Spanned<String>, Node)],
    /// Where the mapping stands.
    pub span: Span,
    asked: Vec<&'static str>,
    required: Vec<&'static str>,
    unread: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// Takes a node as a mapping; keys written twice are faults, and the first one counts.
    pub fn of(node: &'n Node, faults: &mut Faults) -> Option<Fields<'n>> {
        let entries = mapping(node, faults)?;
        Some(Fields { entries, span: node.span, asked: Vec::new(), required: Vec::new(), unread: Vec::new() })
    }

    /// The value of a key, unless it is absent; an empty one is.
    pub fn take(&mut self, key: &'static str) -> Option<&'n Node> {
        self.asked.push(key);
        self.entries.iter().find(|(written, _)| written.value == key).map(|(_, node)| node).filter(|node| !node.value.is_empty())
    }

    /// Where a key is written, or the mapping when it isn't.
    pub fn key_span(&self, key: &str) -> Span {
        self.entries.iter().find(|(written, _)| written.value == key).map_or(self.span, |(written, _)| written.span)
    }

    /// Reads a key with `read` if it is there.
    pub fn read<T>(&mut self, key: &'static str, faults: &mut Faults, read: impl FnOnce(&'n Node, &mut Faults) -> Option<T>) -> Option<T> {
        let node = self.take(key)?;
        let value = if placeholder::refuse(node, faults) { None } else { read(node, faults) };
        if value.is_none() {
            self.unread.push(key);
        }
        value
    }

    /// Reads a key that must be there: its absence is a fault, told by `finish`.
    pub fn require<T>(
        &mut self,
        key: &'static str,
        faults: &mut Faults,
        read: impl FnOnce(&'n Node, &mut Faults) -> Option<T>,
    ) -> Option<T> {
        self.required.push(key);
        self.read(key, faults, read)
    }

    /// Reads every item of a list with `read`; an item that can't be read is left out, after its fault.
    pub fn list<T>(&mut self, key: &'static str, faults: &mut Faults, mut read: impl FnMut(&'n Node, &mut Faults) -> Option<T>) -> Vec<T> {
        let Some(node) = self.take(key) else { return Vec::new() };
        let Value::List(items) = &node.value else {
            if !placeholder::refuse(node, faults) {
                let fault = faults.at(&rules::NOT_A_LIST, node.span).with("key", key);
                let nearest = matches!(node.value, Value::Text { .. } | Value::Number(_)).then(|| format!("[{}]", shown(&node.value)));
                faults.push(Diagnostic { nearest: nearest.filter(|list| list.len() < 60 && !list.contains('\n')), ..fault });
            }
            self.unread.push(key);
            return Vec::new();
        };
        let read: Vec<T> =
            items.iter().filter_map(|item| if placeholder::refuse(item, faults) { None } else { read(item, faults) }).collect();
        if read.len() < items.len() {
            self.unread.push(key);
        }
        read
    }

    /// As `list`, of a key that must be there.
    pub fn require_list<T>(
        &mut self,
        key: &'static str,
        faults: &mut Faults,
        read: impl FnMut(&'n Node, &mut Faults) -> Option<T>,
    ) -> Vec<T> {
        self.required.push(key);
        self.list(key, faults, read)
    }

    /// Ends the reading: every key that nobody asked for is a fault, with the nearest one that exists, and so is a required one that isn't there. What of the
    /// mapping couldn't be read is returned.
    pub fn finish(mut self, faults: &mut Faults) -> Unread {
        self.asked.sort_unstable();
        self.asked.dedup();
        for at in 0..self.entries.len() {
            if !self.asked.contains(&self.entries[at].0.value.as_str()) {
                self.unknown(at, faults);
            }
        }
        for key in &self.required {
            let written = self.entries.iter().find(|(written, _)| written.value == *key);
            match written {
                _ if self.unread.contains(key) => {}
                Some((written, node)) if node.value.is_empty() => {
                    let span = if node.value == Value::Null { written.span } else { node.span };
                    faults.push(faults.at(&rules::EMPTY_TEXT, span));
                }
                Some(_) => {}
                None => faults.push(faults.at(&rules::MISSING_KEY, self.span).with("key", key)),
            }
            // What it would say is unknown.
            if written.is_none_or(|(_, node)| node.value.is_empty()) {
                self.unread.push(key);
            }
        }
        Unread::of(self.unread)
    }

    /// Tells of a key that doesn't exist here.
    fn unknown(&mut self, at: usize, faults: &mut Faults) {
        let (key, node) = &self.entries[at];
        let before = at.checked_sub(1).map(|before| &self.entries[before]);
        if let Some((before, number)) = before
            && node.value == Value::Null
            && let Value::Number(whole) = &number.value
            && let Some(fault) = number::split_at_comma(whole, number.span, key, faults)
        {
            // What was read is only a part of it.
            self.unread.extend(self.asked.iter().copied().find(|asked| *asked == before.value));
            faults.diagnostics.retain(|told| told.place.as_ref().is_none_or(|place| place.span != number.span));
            return faults.push(fault);
        }
        if let Some((at, c)) = key.value.char_indices().find(|(_, c)| is_hidden(*c) || (c.is_whitespace() && *c != ' ')) {
            let place = Span::new(key.span.start + at, key.span.start + at + c.len_utf8());
            let bare = key.value.replace(|c: char| is_hidden(c) || c.is_whitespace(), "");
            self.unread.extend(self.asked.iter().copied().find(|asked| *asked == bare));
            let fault = faults.at(&rules::INVISIBLE_CHARACTER, place).with("character", format!("U+{:04X}", u32::from(c)));
            return faults.push(Diagnostic { nearest: Some(bare), ..fault });
        }
        let nearest = self.meant(&key.value);
        // Below a key without a value stands what was to be it.
        if let Some((parent, _)) =
            before.filter(|(parent, above)| above.value == Value::Null && self.asked.contains(&parent.value.as_str()))
            && nearest.is_none()
        {
            self.unread.extend(self.asked.iter().copied().find(|asked| *asked == parent.value));
            return faults.push(faults.at(&rules::NOT_INDENTED, key.span).with("key", &key.value).with("parent", &parent.value));
        }
        // `{source: IMD, AOC}`: what follows the comma was part of the text.
        if let Some((before, above)) = before
            && nearest.is_none()
            && node.value == Value::Null
            && matches!(above.value, Value::Text { quoted: false, .. } | Value::Number(_))
            && key.span.start.saturating_sub(above.span.end) <= 2
        {
            self.unread.extend(self.asked.iter().copied().find(|asked| *asked == before.value));
            let fault = faults.at(&rules::COMMA_CUTS, Span::new(above.span.start, key.span.end)).with("key", &key.value);
            return faults.push(Diagnostic { nearest: Some(format!("\"{}, {}\"", shown(&above.value), key.value)), ..fault });
        }
        self.unread.extend(self.asked.iter().copied().find(|asked| nearest.as_deref() == Some(asked)));
        let mut fault = faults.at(&rules::UNKNOWN_KEY, key.span).with("key", &key.value).with("known", self.asked.join(", "));
        fault.nearest = nearest.or_else(|| {
            // `{status:done}`: without a space all of it is a key.
            let (name, value) = key.value.split_once(':')?;
            let name = self.asked.iter().copied().find(|asked| *asked == name.trim())?;
            self.unread.push(name);
            Some(format!("{name}: {value}"))
        });
        faults.push(fault);
    }

    /// The key that was meant by one that doesn't exist: by a word for it, or a slip.
    fn meant(&self, written: &str) -> Option<String> {
        let free = || self.asked.iter().copied().filter(|asked| !self.entries.iter().any(|(key, _)| key.value == *asked));
        synonym::key(written, free()).map(str::to_owned).or_else(|| suggest::nearest(written, free()))
    }
}
