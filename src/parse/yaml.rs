//! YAML as a tree that knows where everything stands, and the reading of it field by field so that every fault is reported, not
//! only the first. Not a YAML parser: that is serde-saphyr. Not a meaning: that is in the sibling modules; nor what is wrong with a text that isn't YAML:
//! that is `syntax`.

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned as YamlSpanned;

use super::origin::Origins;
use super::syntax;
use crate::diagnostic::{Faults, rules};
use crate::model::letter::is_blank;
use crate::model::span::{Span, Spanned};

/// A YAML value and its place in the file.
pub type Node = Spanned<Value>;

/// What a YAML value is. Scalars keep the text they were written with, quotes aside.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, or `~`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written.
    Number(String),
    /// Text; `quoted` when it stood in quotes or in a block.
    Text {
        /// The text.
        text: String,
        /// Whether it was quoted.
        quoted: bool,
        /// Where its parts stand.
        origins: Origins,
    },
    /// A list.
    List(Vec<Node>),
    /// Keys and values, in the order written, repeated keys included.
    Map(Vec<(Spanned<String>, Node)>),
}

impl Value {
    /// Whether it says nothing: no value, a text of nothing or of dashes, a list or mapping of nothing. It is as if it weren't there.
    pub fn is_empty(&self) -> bool {
        match self {
            Value::Null => true,
            Value::Text { text, .. } => {
                is_blank(text)
                    || (text.trim().chars().count() <= 3
                        && text.trim().chars().all(|c| matches!(c, '-' | '–' | '—' | '_' | '.' | '?' | '/')))
            }
            Value::List(items) => items.is_empty(),
            Value::Map(entries) => entries.is_empty(),
            Value::Bool(_) | Value::Number(_) => false,
        }
    }
}

enum Raw {
    Null,
    Bool(bool),
    Number,
    Text(String),
    List(Vec<YamlSpanned<Raw>>),
    Map(Vec<(YamlSpanned<String>, YamlSpanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RawVisitor;
        impl<'de> Visitor<'de> for RawVisitor {
            type Value = Raw;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a YAML value")
            }
            fn visit_unit<E: de::Error>(self) -> Result<Raw, E> {
                Ok(Raw::Null)
            }
            fn visit_none<E: de::Error>(self) -> Result<Raw, E> {
                Ok(Raw::Null)
            }
            fn visit_bool<E: de::Error>(self, value: bool) -> Result<Raw, E> {
                Ok(Raw::Bool(value))
            }
            fn visit_i64<E: de::Error>(self, _: i64) -> Result<Raw, E> {
                Ok(Raw::Number)
            }
            fn visit_u64<E: de::Error>(self, _: u64) -> Result<Raw, E> {
                Ok(Raw::Number)
            }
            fn visit_i128<E: de::Error>(self, _: i128) -> Result<Raw, E> {
                Ok(Raw::Number)
            }
            fn visit_u128<E: de::Error>(self, _: u128) -> Result<Raw, E> {
                Ok(Raw::Number)
            }
            fn visit_f64<E: de::Error>(self, _: f64) -> Result<Raw, E> {
                Ok(Raw::Number)
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<Raw, E> {
                Ok(Raw::Text(value.to_owned()))
            }
            fn visit_string<E: de::Error>(self, value: String) -> Result<Raw, E> {
                Ok(Raw::Text(value))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = access.next_element()? {
                    items.push(item);
                }
                Ok(Raw::List(items))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = access.next_entry()? {
                    entries.push(entry);
                }
                Ok(Raw::Map(entries))
            }
        }
        deserializer.deserialize_any(RawVisitor)
    }
}

/// Parses a YAML text that stands at byte `offset` of its file; a text that isn't YAML is a fault, and `None`.
pub fn parse(text: &str, offset: usize, faults: &mut Faults) -> Option<Node> {
    if text.trim().is_empty() {
        return Some(Spanned::new(Value::Null, Span::new(offset, offset + text.len())));
    }
    let options = serde_yaml::options! {
        // Repeated keys are handed on, so that each is reported at its place with the first one.
        duplicate_keys: serde_yaml::options::DuplicateKeyPolicy::PassThrough,
        // `yes`, `no`, `on` and `off` are words here, not truths: the format wants `true` and `false`.
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        with_snippet: false,
    };
    match serde_yaml::from_str_with_options::<YamlSpanned<Raw>>(text, options) {
        Ok(raw) => {
            let mut reader = Reader { text, offset, cut: Vec::new(), signs: Vec::new() };
            let node = reader.node(raw);
            for sign in reader.signs {
                let written = &text[sign.start - offset..sign.end - offset];
                let mut fault = faults.at(&rules::SYMBOL_AT_START, sign).with("symbol", &written[..1]);
                fault.nearest = Some(syntax::quoted(written));
                faults.push(fault);
            }
            for cut in reader.cut {
                faults.push(faults.at(&rules::COMMENT_CUTS, cut).with("lost", text[cut.start - offset..cut.end - offset].trim_end()));
            }
            Some(node)
        }
        Err(error) => {
            let at = error.location().map_or(0, |location| byte_offset(text, location.line(), location.column()));
            let slip = syntax::slip(text, at);
            let fault = faults.at(slip.rule, slip.span.shifted(offset));
            let mut fault = slip.arguments.into_iter().fold(fault, |fault, (name, value)| fault.with(name, value));
            fault.nearest = slip.meant;
            faults.push(fault);
            None
        }
    }
}

/// The byte at a line and column (both from 1, the column in characters), kept inside the text.
fn byte_offset(text: &str, line: u64, column: u64) -> usize {
    let line = usize::try_from(line).unwrap_or(1).max(1);
    let column = usize::try_from(column).unwrap_or(1).max(1);
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest = &text[start.min(text.len())..];
    start + rest.char_indices().nth(column - 1).map_or(rest.find('\n').unwrap_or(rest.len()), |(at, _)| at)
}

struct Reader<'a> {
    text: &'a str,
    offset: usize,
    /// What stands after a value and is taken for a comment, although no space follows its sign.
    cut: Vec<Span>,
    /// What begins with a sign of YAML.
    signs: Vec<Span>,
}

impl Reader<'_> {
    fn span(&self, location: serde_yaml::Location) -> Span {
        let span = location.span();
        let start = span.byte_offset().and_then(|at| usize::try_from(at).ok()).unwrap_or(0).min(self.text.len());
        let length = span.byte_len().and_then(|length| usize::try_from(length).ok()).unwrap_or(0);
        let end = (start + length).min(self.text.len());
        // A block ends where its last line ends, not with the indentation of what follows.
        let end = start + self.text.get(start..end).map_or(0, |raw| raw.trim_end().len());
        Span::new(start + self.offset, end + self.offset)
    }

    /// Looks for a comment that was none: `Pla #BarriDigital`. After `#` a comment has a space.
    fn look_behind(&mut self, end: usize) {
        let Some(rest) = self.text.get(end..).and_then(|rest| rest.lines().next()) else { return };
        let sign = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let is_text = sign > 0 && rest[sign..].strip_prefix('#').is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()));
        if is_text {
            self.cut.push(Span::new(end + sign + self.offset, end + rest.len() + self.offset));
        }
    }

    /// Looks for a sign that begins a name (`&`) or a kind (`!`) for YAML, and a text for whoever wrote it: what follows it is lost.
    fn look_between(&mut self, from: usize, to: usize) {
        let line = self.text.get(from + 1..).and_then(|rest| rest.lines().next()).unwrap_or("");
        let sign = from + 1 + line.len() - line.trim_start().len();
        if line.trim_start().starts_with(['&', '!']) && (sign <= to || to <= from) {
            self.signs.push(Span::new(sign + self.offset, from + 1 + line.trim_end().len() + self.offset));
        }
    }

    fn node(&mut self, raw: YamlSpanned<Raw>) -> Node {
        let mut span = self.span(raw.referenced);
        let written = self.text.get(span.start - self.offset..span.end - self.offset).unwrap_or("");
        let value = match raw.value {
            Raw::Null => Value::Null,
            Raw::Bool(value) => Value::Bool(value),
            Raw::Number => Value::Number(written.to_owned()),
            Raw::Text(text) => Value::Text { quoted: text != written, origins: Origins::of(&text, written, span.start), text },
            Raw::List(items) => Value::List(items.into_iter().map(|item| self.node(item)).collect()),
            Raw::Map(entries) => {
                let entry = |(key, value): (YamlSpanned<String>, YamlSpanned<Raw>)| {
                    let key = Spanned::new(key.value, self.span(key.referenced));
                    let value = self.node(value);
                    self.look_between(key.span.end - self.offset, value.span.start - self.offset);
                    if value.value == Value::Null {
                        self.look_behind(key.span.end - self.offset + 1);
                    }
                    (key, value)
                };
                Value::Map(entries.into_iter().map(entry).collect())
            }
        };
        if matches!(&value, Value::Bool(_) | Value::Number(_) | Value::Text { quoted: false, .. }) {
            self.look_behind(span.end - self.offset);
        }
        // The parser gives collections the place of their first character only: their end is their last child's.
        if let Some(end) = last_child_end(&value) {
            span.end = span.end.max(end);
        }
        Spanned::new(value, span)
    }
}

fn last_child_end(value: &Value) -> Option<usize> {
    match value {
        Value::List(items) => items.last().map(|item| item.span.end),
        Value::Map(entries) => entries.last().map(|(key, value)| value.span.end.max(key.span.end)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Value, parse};
    use crate::diagnostic::Faults;

    #[test]
    fn a_value_knows_where_it_stands() {
        let text = "a: 1\nb:\n  - x: «è»\n  - \"08\"\n";
        let mut faults = Faults::of(&"t.yaml".into());
        let node = parse(text, 0, &mut faults).expect("it is YAML");
        let Value::Map(entries) = &node.value else { panic!("not a map") };
        let Value::List(items) = &entries[1].1.value else { panic!("not a list") };
        assert_eq!(&text[items[1].span.range()], "\"08\"");
        assert!(matches!(&items[1].value, Value::Text { text, quoted: true, .. } if text == "08"));
        let Value::Map(inner) = &items[0].value else { panic!("not a map") };
        assert_eq!(&text[inner[0].1.span.range()], "«è»");
    }

    #[test]
    fn what_is_not_yaml_is_a_fault_at_its_line() {
        let text = "a: 1\n\tb: 2\nc: [1\n";
        let mut faults = Faults::of(&"t.yaml".into());
        assert!(parse(text, 0, &mut faults).is_none());
        assert_eq!(faults.diagnostics.len(), 1);
    }
}
