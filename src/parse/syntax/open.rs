//! Quotes and brackets that a line leaves open, so that the parser gives up further down.

use super::line::{Line, Slip, plain};
use super::value::{closing, quoted};
use crate::diagnostic::rules;

/// A quote or a bracket that its line leaves open.
pub(super) fn left_open(line: &Line<'_>) -> Option<Slip> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut at = 0;
    while let Some(c) = line.text[at..].chars().next() {
        // Quotes are signs of YAML only where a value begins; elsewhere they are of the text.
        let begins = line.text[..at].trim_end().chars().next_back().is_none_or(|before| matches!(before, ':' | ',' | '[' | '{' | '-'));
        match c {
            '\'' | '"' if begins => match closing(&line.text[at..]) {
                Some(close) => at += close,
                None => {
                    let rest = &line.text[at + 1..];
                    let meant = match c {
                        // A quote before a key has no other half.
                        _ if rest.contains(": ") && line.text[..at].trim_start_matches([' ', '-']).is_empty() => rest.trim().to_owned(),
                        '"' => format!("{}\"", line.text.trim()),
                        _ => meant_apostrophe(line.text, at),
                    };
                    let rule = if c == '"' { &rules::QUOTE_OPEN } else { &rules::APOSTROPHE_OPENS };
                    return Some(plain(rule, line.part(at, at + 1), Some(meant)));
                }
            },
            '[' | '{' if begins => open.push((at, c)),
            ']' | '}' => match open.pop() {
                Some((from, bracket)) if bracket != opening(c) => return Some(crossed(line, (from, bracket), (at, c))),
                _ => {}
            },
            '#' if line.text[..at].ends_with(' ') => {
                let (_, bracket) = open.first()?;
                let mut slip = plain(&rules::COMMENT_LEAVES_OPEN, line.part(at, line.text.trim_end().len()), None);
                slip.arguments.push(("bracket", bracket.to_string()));
                return Some(slip);
            }
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

fn opening(close: char) -> char {
    if close == ']' { '[' } else { '{' }
}

fn crossed(line: &Line<'_>, (from, bracket): (usize, char), (at, close): (usize, char)) -> Slip {
    let right = if bracket == '[' { ']' } else { '}' };
    let meant = format!("{}{right}{}", line.text[..at].trim_start(), &line.text[at + 1..]);
    let mut slip = plain(&rules::BRACKET_CROSSED, line.part(from, at + 1), Some(meant.trim_end().to_owned()));
    slip.arguments.extend([("bracket", bracket.to_string()), ("close", close.to_string())]);
    slip
}

fn meant_apostrophe(text: &str, at: usize) -> String {
    format!("{}{}", text[..at].trim_start(), quoted(text[at..].trim_end()))
}
