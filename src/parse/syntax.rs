//! Why a text isn't YAML, in the words of whoever wrote it: the parser says where it gave up, and the slip stands there or a little above. Not a parser: it
//! knows a dozen slips by the look of their lines.

use crate::diagnostic::{Rule, rules};
use crate::model::span::Span;

/// What is wrong, where, and the line as it was meant.
#[derive(Debug, PartialEq)]
pub(super) struct Slip {
    pub(super) rule: &'static Rule,
    /// From the start of the text.
    pub(super) span: Span,
    pub(super) meant: Option<String>,
    pub(super) arguments: Vec<(&'static str, String)>,
}

/// How many lines above the one where the parser gave up may be to blame: an open quote is noticed at the next one.
const LINES_ABOVE: usize = 400;

/// The slip that kept a text from being read, given the byte at which the parser gave up.
pub(super) fn slip(text: &str, at: usize) -> Slip {
    let lines = lines(text);
    let gave_up = lines.iter().rposition(|line| line.start <= at).unwrap_or(0);
    let from = gave_up.saturating_sub(LINES_ABOVE);
    // What may go on over several lines is only to blame when no line is wrong on its own.
    let candidates = || lines[from..=gave_up.min(lines.len().saturating_sub(1))].iter().rev().filter(|line| line.is_structure);
    let near = || candidates().take(3).chain(lines.get(gave_up + 1).filter(|line| line.is_structure));
    let found = near().find_map(of_line).or_else(|| candidates().find_map(left_open)).or_else(|| candidates().find_map(of_line));
    found.or_else(|| lines.get(gave_up).and_then(|line| indentation(line, &lines[..gave_up]))).unwrap_or_else(|| {
        let line = lines.get(gave_up).map_or(Span::new(at, at), |line| line.written());
        plain(&rules::NOT_YAML, line, None)
    })
}

struct Line<'t> {
    start: usize,
    text: &'t str,
    indent: usize,
    /// Whether it is neither empty, nor a comment, nor in a block of text.
    is_structure: bool,
}

impl Line<'_> {
    /// Where what is written on it stands.
    fn written(&self) -> Span {
        let text = self.text.trim_end();
        Span::new(self.start + text.len() - text.trim_start().len(), self.start + text.len())
    }

    /// A part of it.
    fn part(&self, from: usize, to: usize) -> Span {
        Span::new(self.start + from, self.start + to)
    }
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut start = 0;
    let mut block: Option<usize> = None;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_end_matches(['\n', '\r']);
        let indent = line.len() - line.trim_start_matches(' ').len();
        let is_blank = line.trim().is_empty();
        if block.is_some_and(|above| !is_blank && indent <= above) {
            block = None;
        }
        let is_structure = !is_blank && block.is_none() && !line.trim_start().starts_with('#');
        if is_structure && block.is_none() && opens_block(line) {
            block = Some(indent);
        }
        lines.push(Line { start, text: line, indent, is_structure });
        start += whole.len();
    }
    lines
}

/// Whether a block of text begins after it: `text: |`.
fn opens_block(line: &str) -> bool {
    let end = line.split(" #").next().unwrap_or(line).trim_end();
    let header = end.trim_end_matches(['-', '+', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    header.ends_with(": |") || header.ends_with(": >") || header.ends_with("- |") || header.ends_with("- >")
}

fn plain(rule: &'static Rule, span: Span, meant: Option<String>) -> Slip {
    Slip { rule, span, meant, arguments: Vec::new() }
}

/// A slip that shows on a line alone.
fn of_line(line: &Line<'_>) -> Option<Slip> {
    let text = line.text;
    for marker in ["<<<<<<<", "=======", ">>>>>>>"] {
        if text.starts_with(marker) {
            return Some(plain(&rules::MERGE_MARKER, line.written(), None));
        }
    }
    let margin = text.len() - text.trim_start_matches([' ', '\t', '\u{a0}', '\u{200b}', '\u{feff}', '\u{2003}', '\u{3000}']).len();
    if let Some(tab) = text[..margin].find('\t') {
        return Some(plain(&rules::TAB_INDENT, line.part(tab, tab + 1), None));
    }
    if let Some((at, c)) = text[..margin].char_indices().find(|(_, c)| *c != ' ') {
        return Some(invisible(line, at, c));
    }
    if text.trim_end() == "---" || text.trim_end() == "..." {
        return Some(plain(&rules::SECOND_DOCUMENT, line.written(), None));
    }
    let mut body = margin;
    while text[body..].starts_with("- ") {
        body += text[body..].len() - text[body + 1..].trim_start().len();
    }
    let rest = &text[body..];
    let key = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '-'))).unwrap_or(rest.len());
    let after = &rest[key..];
    let at_value = |from: usize| value(line, body + from);
    match after.chars().next() {
        _ if key == 0 => value(line, body),
        Some(c @ ('\u{a0}' | '\u{200b}' | '\u{feff}' | '\u{2003}')) => Some(invisible(line, body + key, c)),
        Some(':') => match after[1..].chars().next() {
            None | Some(' ') => at_value(key + 1),
            Some(c @ ('\u{a0}' | '\u{200b}' | '\u{feff}' | '\u{2003}')) => Some(invisible(line, body + key + 1, c)),
            Some('\t') => at_value(key + 1),
            Some('/') if after.starts_with("://") => None,
            Some(_) => {
                let meant = format!("{}: {}", &rest[..key], &after[1..]);
                Some(plain(&rules::SPACE_AFTER_COLON, line.part(body + key, body + key + 1), Some(meant.trim_end().to_owned())))
            }
        },
        Some(' ' | '=') if after.trim_start().starts_with('=') => {
            let sign = body + key + after.find('=').unwrap_or(0);
            let meant = format!("{}: {}", &rest[..key], text[sign + 1..].trim());
            Some(plain(&rules::EQUALS_FOR_COLON, line.part(sign, sign + 1), Some(meant)))
        }
        Some(' ') if after.trim_start().starts_with(": ") => at_value(key + after.find(':').unwrap_or(0) + 1),
        _ => None,
    }
}

fn invisible(line: &Line<'_>, at: usize, c: char) -> Slip {
    let cleaned: String =
        line.text.chars().filter(|c| !matches!(c, '\u{200b}' | '\u{feff}')).map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let mut slip = plain(&rules::INVISIBLE_CHARACTER, line.part(at, at + c.len_utf8()), Some(cleaned.trim().to_owned()));
    slip.arguments.push(("character", format!("U+{:04X}", u32::from(c))));
    slip
}

/// A slip in what stands after a key or a hyphen.
fn value(line: &Line<'_>, from: usize) -> Option<Slip> {
    let text = line.text;
    let start = from + text[from..].len() - text[from..].trim_start().len();
    let end = text.trim_end().len();
    let written = text.get(start..end)?;
    let before = text[..start].trim_start();
    let all = line.part(start, end);
    let first = written.chars().next()?;
    match first {
        '\'' | '"' => {
            let close = closing(written)?;
            let rest = written[close + 1..].trim_start();
            if rest.is_empty() || rest.starts_with(['#', ',', '}', ']', ':']) {
                return None;
            }
            let inner = written.trim_matches(first).replace('"', "'");
            let meant = format!("{before}\"{inner}\"");
            let rule = if first == '\'' { &rules::APOSTROPHE_OPENS } else { &rules::QUOTE_INSIDE };
            let meant = if first == '"' { format!("{before}\"{}\"", guillemets(&written[1..])) } else { meant };
            Some(plain(rule, line.part(start + close, start + close + 1), Some(meant)))
        }
        '@' | '`' | '%' | '*' | '&' | '!' | ',' | ']' | '}' | '|' | '>' => {
            if matches!(first, '|' | '>') && written[1..].trim_start_matches(['-', '+']).trim().chars().all(|c| c.is_ascii_digit()) {
                return None;
            }
            let mut slip = plain(&rules::SYMBOL_AT_START, all, Some(format!("{before}{}", quoted(written))));
            slip.arguments.push(("symbol", first.to_string()));
            Some(slip)
        }
        '[' | '{' => None,
        _ => {
            let colon = written.find(": ").or_else(|| written.ends_with(':').then(|| written.len() - 1))?;
            // A comment may have colons.
            if written.find(" #").is_some_and(|comment| comment < colon) {
                return None;
            }
            Some(plain(&rules::COLON_IN_TEXT, line.part(start + colon, start + colon + 1), Some(format!("{before}{}", quoted(written)))))
        }
    }
}

/// A text in quotes that hold whatever is in it.
fn quoted(text: &str) -> String {
    if text.contains('"') { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

/// `Pla "Barri" digital"` with the quotes that its text may have.
fn guillemets(text: &str) -> String {
    let inner = text.strip_suffix('"').unwrap_or(text);
    let mut opens = true;
    let mark = |c: char| {
        if c != '"' {
            return c;
        }
        opens = !opens;
        if opens { '»' } else { '«' }
    };
    inner.chars().map(mark).collect()
}

/// Where the quote that a text begins with is closed.
fn closing(text: &str) -> Option<usize> {
    let quote = text.chars().next()?;
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = characters.next() {
        match c {
            '\\' if quote == '"' => drop(characters.next()),
            '\'' if quote == '\'' && characters.peek().is_some_and(|(_, next)| *next == '\'') => drop(characters.next()),
            c if c == quote => return Some(at),
            _ => {}
        }
    }
    None
}

/// A quote or a bracket that its line leaves open.
fn left_open(line: &Line<'_>) -> Option<Slip> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut at = 0;
    while let Some(c) = line.text[at..].chars().next() {
        // Quotes are signs of YAML only where a value begins; elsewhere they are of the text.
        let begins = line.text[..at].trim_end().chars().next_back().is_none_or(|before| matches!(before, ':' | ',' | '[' | '{' | '-'));
        match c {
            '\'' | '"' if begins => match closing(&line.text[at..]) {
                Some(close) => at += close,
                None => {
                    let meant = if c == '"' { format!("{}\"", line.text.trim()) } else { meant_apostrophe(line.text, at) };
                    let rule = if c == '"' { &rules::QUOTE_OPEN } else { &rules::APOSTROPHE_OPENS };
                    return Some(plain(rule, line.part(at, at + 1), Some(meant)));
                }
            },
            '[' | '{' if begins => open.push((at, c)),
            ']' | '}' => drop(open.pop()),
            '#' if line.text[..at].ends_with(' ') => break,
            _ => {}
        }
        at += c.len_utf8();
    }
    let (at, bracket) = open.first().copied()?;
    let close = if bracket == '[' { ']' } else { '}' };
    let mut slip = plain(&rules::BRACKET_OPEN, line.part(at, at + 1), Some(format!("{}{close}", line.text.trim())));
    slip.arguments.push(("bracket", bracket.to_string()));
    Some(slip)
}

fn meant_apostrophe(text: &str, at: usize) -> String {
    format!("{}{}", text[..at].trim_start(), quoted(text[at..].trim_end()))
}

/// A line that begins where none above it does.
fn indentation(line: &Line<'_>, above: &[Line<'_>]) -> Option<Slip> {
    let before = above.iter().rev().find(|line| line.is_structure)?;
    let levels: Vec<usize> = above.iter().filter(|line| line.is_structure).map(|line| line.indent).collect();
    (line.is_structure && (line.indent > before.indent || !levels.contains(&line.indent)))
        .then(|| plain(&rules::BAD_INDENT, line.written(), None))
}
