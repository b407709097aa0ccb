//! A tree of values with their places, from what the YAML parser (granit-parser) tells one by one. Not the grammar of YAML, which is the parser's; nor
//! what is wrong with a text that isn't YAML: that is `syntax`.

use std::collections::BTreeMap;

use granit_parser::{Event, Parser, ScalarStyle, Span as Stretch, StrInput, Tag};

use super::origin::Origins;
use super::value::{Node, Value};
use crate::model::span::{Span, Spanned};

/// How deep values may stand within each other: far more than any format here has, and what every thread has room for.
const MAX_DEPTH: usize = 64;
/// How many values a file may amount to, also where an alias repeats some: the largest has a hundredth.
const MAX_NODES: usize = 250_000;

/// Where a text stops being YAML, or being a tree: a byte of it.
#[derive(Debug)]
pub(super) struct Stop(pub usize);

/// What was read.
pub(super) struct Tree {
    pub root: Node,
    /// What stands after a value and is taken for a comment, although no space follows its sign.
    pub cut: Vec<Span>,
    /// What begins with a sign of YAML.
    pub signs: Vec<Span>,
}

/// Reads the one value of a text that stands at byte `offset` of its file.
pub(super) fn read(text: &str, offset: usize) -> Result<Tree, Stop> {
    let parser = Parser::new_from_str(text);
    let mut reader = Reader { text, offset, parser, anchors: BTreeMap::new(), nodes: 0, cut: Vec::new(), signs: Vec::new() };
    let (mut root, mut end) = (None, Span::new(offset, offset));
    while let Some((event, stretch)) = reader.next()? {
        end = reader.span(&stretch);
        match event {
            Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd | Event::StreamEnd => {}
            // A second document has no meaning.
            _ if root.is_some() => return Err(reader.stop(&stretch)),
            event => root = Some(reader.node(event, &stretch, 0)?),
        }
    }
    let root = root.unwrap_or_else(|| Spanned::new(Value::Null, end));
    Ok(Tree { root, cut: reader.cut, signs: reader.signs })
}

struct Reader<'t> {
    text: &'t str,
    offset: usize,
    parser: Parser<'t, StrInput<'t>>,
    /// The values that have a name, by the parser's number for it.
    anchors: BTreeMap<usize, Node>,
    nodes: usize,
    cut: Vec<Span>,
    signs: Vec<Span>,
}

impl<'t> Reader<'t> {
    fn next(&mut self) -> Result<Option<(Event<'t>, Stretch)>, Stop> {
        self.parser.next().transpose().map_err(|error| {
            let mark = error.marker();
            Stop(byte_offset(self.text, mark.line(), mark.col() + 1))
        })
    }

    fn stop(&self, stretch: &Stretch) -> Stop {
        Stop(stretch.start.byte_offset().unwrap_or(0).min(self.text.len()))
    }

    fn count(&mut self, nodes: usize, stretch: &Stretch) -> Result<(), Stop> {
        self.nodes += nodes;
        if self.nodes > MAX_NODES { Err(self.stop(stretch)) } else { Ok(()) }
    }

    fn node(&mut self, event: Event<'t>, stretch: &Stretch, depth: usize) -> Result<Node, Stop> {
        if depth > MAX_DEPTH {
            return Err(self.stop(stretch));
        }
        self.count(1, stretch)?;
        let mut span = self.span(stretch);
        let (value, anchor) = match event {
            Event::Scalar(text, style, anchor, tag) => (self.scalar(&text, style, tag.as_deref(), span), anchor),
            Event::SequenceStart(_, anchor, _) => (Value::List(self.list(stretch, depth)?), anchor),
            Event::MappingStart(_, anchor, _) => (Value::Map(self.map(stretch, depth)?), anchor),
            Event::Alias(anchor) => {
                // A value that names itself isn't there yet.
                let node = self.anchors.get(&anchor).cloned().ok_or_else(|| self.stop(stretch))?;
                if depth + height(&node.value) > MAX_DEPTH {
                    return Err(self.stop(stretch));
                }
                self.count(size(&node.value), stretch)?;
                return Ok(Spanned::new(node.value, span));
            }
            _ => return Err(self.stop(stretch)),
        };
        if matches!(&value, Value::Bool(_) | Value::Number(_) | Value::Text { quoted: false, .. }) {
            self.look_behind(span.end - self.offset);
        }
        // The parser gives collections the place of their first character only: their end is their last child's.
        if let Some(end) = last_child_end(&value) {
            span.end = span.end.max(end);
        }
        let node = Spanned::new(value, span);
        if anchor > 0 {
            // It is there twice from here on.
            self.count(size(&node.value), stretch)?;
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }

    fn list(&mut self, start: &Stretch, depth: usize) -> Result<Vec<Node>, Stop> {
        let mut items = Vec::new();
        loop {
            match self.next()?.ok_or_else(|| self.stop(start))? {
                (Event::SequenceEnd, _) => return Ok(items),
                (event, stretch) => items.push(self.node(event, &stretch, depth + 1)?),
            }
        }
    }

    /// Keys and values; repeated keys are handed on, so that each is reported at its place with the first one.
    fn map(&mut self, start: &Stretch, depth: usize) -> Result<Vec<(Spanned<String>, Node)>, Stop> {
        let mut entries = Vec::new();
        loop {
            let key = match self.next()?.ok_or_else(|| self.stop(start))? {
                (Event::MappingEnd, _) => return Ok(entries),
                (Event::Scalar(text, style, ..), stretch) if !is_null(&text, style) => Spanned::new(text.into_owned(), self.span(&stretch)),
                // Nothing is no key, nor is a list or a mapping.
                (_, stretch) => return Err(self.stop(&stretch)),
            };
            let (event, stretch) = self.next()?.ok_or_else(|| self.stop(start))?;
            let value = self.node(event, &stretch, depth + 1)?;
            self.look_between(key.span.end - self.offset, value.span.start - self.offset);
            if value.value == Value::Null {
                self.look_behind(key.span.end - self.offset + 1);
            }
            entries.push((key, value));
        }
    }

    fn scalar(&self, text: &str, style: ScalarStyle, tag: Option<&Tag>, span: Span) -> Value {
        let written = self.text.get(span.start - self.offset..span.end - self.offset).unwrap_or("");
        let is_said_to_be_text = tag.is_some_and(|tag| tag.core_suffix() == Some("str"));
        if style == ScalarStyle::Plain && !is_said_to_be_text {
            match text {
                text if is_null(text, style) => return Value::Null,
                // `yes`, `no`, `on` and `off` are words here, not truths: the format wants `true` and `false`.
                "true" | "True" | "TRUE" => return Value::Bool(true),
                "false" | "False" | "FALSE" => return Value::Bool(false),
                text if is_number(text) => return Value::Number(written.to_owned()),
                _ => {}
            }
        }
        Value::Text { quoted: text != written, origins: Origins::of(text, written, span.start), text: text.to_owned() }
    }

    fn span(&self, stretch: &Stretch) -> Span {
        let start = stretch.start.byte_offset().unwrap_or(0).min(self.text.len());
        let end = stretch.end.byte_offset().unwrap_or(start).clamp(start, self.text.len());
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
}

/// Whether a text stands for nothing.
fn is_null(text: &str, style: ScalarStyle) -> bool {
    style == ScalarStyle::Plain && matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// Whether a plain text is a number (YAML 1.2.2, 10.3.2). One that begins with a zero is a code, which is a text.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let radix = |prefix: &str, radix: u32| {
        digits.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_digit(radix)))
    };
    let is_decimal = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'))
        && digits.parse::<f64>().is_ok();
    let is_code = digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_decimal && !is_code) || radix("0x", 16) || radix("0o", 8)
}

fn last_child_end(value: &Value) -> Option<usize> {
    match value {
        Value::List(items) => items.last().map(|item| item.span.end),
        Value::Map(entries) => entries.last().map(|(key, value)| value.span.end.max(key.span.end)),
        _ => None,
    }
}

/// How many values a value holds.
fn size(value: &Value) -> usize {
    match value {
        Value::List(items) => items.iter().map(|item| 1 + size(&item.value)).sum(),
        Value::Map(entries) => entries.iter().map(|(_, value)| 1 + size(&value.value)).sum(),
        _ => 0,
    }
}

/// How deep values stand within a value.
fn height(value: &Value) -> usize {
    match value {
        Value::List(items) => items.iter().map(|item| 1 + height(&item.value)).max().unwrap_or(0),
        Value::Map(entries) => entries.iter().map(|(_, value)| 1 + height(&value.value)).max().unwrap_or(0),
        _ => 0,
    }
}

/// The byte at a line and column (both from 1, the column in characters), kept inside the text.
fn byte_offset(text: &str, line: usize, column: usize) -> usize {
    let (line, column) = (line.max(1), column.max(1));
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest = &text[start.min(text.len())..];
    start + rest.char_indices().nth(column - 1).map_or(rest.find('\n').unwrap_or(rest.len()), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::{MAX_DEPTH, Stop, is_number, read};
    use crate::parse::value::Value;

    #[test]
    fn numbers_are_numbers_and_codes_are_texts() {
        for number in ["0", "12", "-3", "+4", "1.5", ".5", "1.", "1e3", "1E-3", "0x1F", "0o17", "0.125", "1e999"] {
            assert!(is_number(number), "{number}");
        }
        for text in "08 08001 -01 1_000 12:30 2024-01-01 1.2.3 e3 - . inf .inf nan 0x 0xg 1,5".split(' ').chain(["", "1 000"]) {
            assert!(!is_number(text), "{text}");
        }
    }

    #[test]
    fn an_alias_repeats_what_it_names_at_its_own_place() {
        let text = "a: &x [1, dos]\nb: *x\n";
        let Ok(tree) = read(text, 0) else { panic!("it is YAML") };
        let Value::Map(entries) = &tree.root.value else { panic!("it is a mapping") };
        assert_eq!(entries[0].1.value, entries[1].1.value);
        assert_eq!(&text[entries[1].1.span.range()], "*x");
    }

    #[test]
    fn a_file_cannot_ask_for_more_than_there_is() {
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..12 {
            let names = vec![format!("*a{}", level - 1); 10].join(", ");
            bomb.push_str(&format!("a{level}: &a{level} [{names}]\n"));
        }
        let deep = |depth: usize| format!("a: {}{}\n", "[".repeat(depth), "]".repeat(depth));
        assert!(read(&bomb, 0).is_err());
        assert!(read(&deep(MAX_DEPTH), 0).is_ok() && read(&deep(MAX_DEPTH + 1), 0).is_err() && read(&deep(100_000), 0).is_err());
        // Each is half as deep as anything may be, and has the one before at its end.
        let link = |at: usize| format!("b{at}: &b{at} {}*b{}{}\n", "[".repeat(MAX_DEPTH / 2), at - 1, "]".repeat(MAX_DEPTH / 2));
        let chain = |links: usize| format!("b0: &b0 [x]\n{}", (1..=links).map(link).collect::<String>());
        assert!(read(&chain(1), 0).is_ok() && read(&chain(2), 0).is_err(), "aliases don't make it deeper");
        assert!(read("a: &x [*x]\n", 0).is_err(), "what names itself has no end");
    }

    #[test]
    fn a_text_stops_where_it_is_no_tree() {
        for (text, at) in [("a: 1\n---\nb: 2\n", 9), ("a: 1\n[b]: 2\n", 5), ("a: 1\n~: 2\n", 5), ("à: \"b\n", 4)] {
            let found = read(text, 0).err().map(|Stop(at)| at);
            assert_eq!(found, Some(at), "{text}");
        }
    }
}
