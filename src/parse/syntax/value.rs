//! Slips in what stands after a key: quotes, signs, colons. Not those that go on over several lines (`open`).

use super::line::{Line, Slip, plain};
use crate::diagnostic::rules;

/// A slip in what stands after a key or a hyphen.
pub(super) fn value(line: &Line<'_>, from: usize) -> Option<Slip> {
    let text = line.text;
    let start = from + text[from..].len() - text[from..].trim_start().len();
    let end = text.trim_end().len();
    let written = text.get(start..end)?;
    let before = text[..start].trim_start();
    let all = line.part(start, end);
    let first = written.chars().next()?;
    match first {
        '"' if bad_escape(written).is_some() => {
            let at = start + bad_escape(written).unwrap_or(0);
            let inner = written[1..].trim_end_matches('"').replace('\'', "''");
            Some(plain(&rules::BACKSLASH, line.part(at, at + 1), Some(format!("{before}'{inner}'"))))
        }
        '\'' | '"' => {
            let close = closing(written)?;
            let rest = written[close + 1..].trim_start();
            if rest.is_empty() || rest.starts_with(['#', ',', '}', ']', ':']) {
                return None;
            }
            let inner = &written[1..];
            let others = inner.matches(first).count();
            let (rule, inner) = match first {
                '\'' => (&rules::APOSTROPHE_OPENS, inner.trim_end_matches('\'').replace('"', "'")),
                _ if others == 1 => (&rules::QUOTE_INSIDE, inner.replace('"', "")),
                _ => (&rules::QUOTE_INSIDE, guillemets(inner)),
            };
            let meant = format!("{before}\"{inner}\"");
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
        '[' | '{' => {
            let close = written.find(if first == '[' { ']' } else { '}' })?;
            let rest = written[close + 1..].trim_start();
            if rest.is_empty() || !rest.starts_with(|c: char| c.is_alphanumeric()) {
                return None;
            }
            let mut slip = plain(&rules::SYMBOL_AT_START, all, Some(format!("{before}{}", quoted(written))));
            slip.arguments.push(("symbol", first.to_string()));
            Some(slip)
        }
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

/// A backslash in double quotes that announces nothing that YAML knows.
fn bad_escape(written: &str) -> Option<usize> {
    let mut characters = written.char_indices().skip(1);
    while let Some((at, c)) = characters.next() {
        match c {
            '"' => return None,
            '\\' => {
                let (_, next) = characters.next()?;
                if !"0abt\tnvfre \"/\\N_LPxuU".contains(next) {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// A text in quotes that hold whatever is in it.
pub(in crate::parse) fn quoted(text: &str) -> String {
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
pub(super) fn closing(text: &str) -> Option<usize> {
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
