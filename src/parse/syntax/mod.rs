//! Why a text isn't YAML, in the words of whoever wrote it: the parser says where it gave up, and the slip stands there or a little above. Not a parser: it
//! knows a dozen slips by the look of their lines.

mod line;
mod open;
mod value;

use self::line::{Line, Slip, lines, plain};
use self::open::left_open;
pub(super) use self::value::quoted;
use self::value::value;
use crate::diagnostic::rules;
use crate::model::span::Span;

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
    let found = found.or_else(|| near().find_map(without_colon));
    found.or_else(|| lines.get(gave_up).and_then(|line| indentation(line, &lines[..gave_up]))).unwrap_or_else(|| {
        let line = lines.get(gave_up).map_or(Span::new(at, at), |line| line.written());
        plain(&rules::NOT_YAML, line, None)
    })
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

/// A line that has neither a key nor the sign of an item.
fn without_colon(line: &Line<'_>) -> Option<Slip> {
    let text = line.text.trim();
    let has_sign = text.contains(':') || text.starts_with(['-', '[', '{', ']', '}', '"', '\'', '#']);
    let (key, value) = text.split_once(' ').unwrap_or((text, ""));
    let is_key = key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let value = value.trim_start_matches(['-', '–', '—', '>', ' ']);
    let meant = (is_key && !value.is_empty() && !value.contains(' ')).then(|| format!("{key}: {value}"));
    (line.is_structure && !has_sign).then(|| plain(&rules::NO_COLON, line.written(), meant))
}

/// A line that begins where none above it does.
fn indentation(line: &Line<'_>, above: &[Line<'_>]) -> Option<Slip> {
    let before = above.iter().rev().find(|line| line.is_structure)?;
    let levels: Vec<usize> = above.iter().filter(|line| line.is_structure).map(|line| line.indent).collect();
    (line.is_structure && (line.indent > before.indent || !levels.contains(&line.indent)))
        .then(|| plain(&rules::BAD_INDENT, line.written(), None))
}
