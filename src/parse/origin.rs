//! Where each part of a text stands in the file that it was read from, when YAML wrote it in another way: indented, folded, in quotes. Not the reading of
//! it: that is the YAML parser's.

use crate::model::span::Span;

/// The beginnings of the parts of a text that stand in the file as they are read: the byte in the text and the byte in the file, both rising.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Origins(Vec<(usize, usize)>);

/// How many bytes of a text may stand between two parts of it: what an escape or a folded line makes.
const MAX_GAP: usize = 16;

impl Origins {
    /// Of a text that is written as `raw`, which begins at byte `start` of its file.
    pub(super) fn of(text: &str, raw: &str, start: usize) -> Origins {
        if text == raw {
            return Origins(vec![(0, start)]);
        }
        let mut parts = Vec::new();
        let mut at = 0;
        for (from, part) in verbatim(raw) {
            let rest = text.get(at..).unwrap_or("");
            let limit = part.len() + MAX_GAP;
            let limit = (limit..limit + 4).find(|limit| rest.is_char_boundary(*limit)).unwrap_or(rest.len()).min(rest.len());
            // Nearly all follow at once, or after the end of a line.
            if let Some(found) =
                (0..2).find(|gap| rest.get(*gap..).is_some_and(|rest| rest.starts_with(part))).or_else(|| rest[..limit].find(part))
            {
                parts.push((at + found, start + from));
                at += found + part.len();
            }
        }
        Origins(parts)
    }

    /// Where a part of the text stands; `whole` when that isn't known.
    pub(super) fn place(&self, part: Span, whole: Span) -> Span {
        let at = |byte: usize| {
            let before = self.0.partition_point(|(text, _)| *text <= byte).checked_sub(1)?;
            let (text, file) = self.0[before];
            Some(file + byte - text)
        };
        let (Some(start), Some(last)) = (at(part.start), at(part.end.saturating_sub(1).max(part.start))) else { return whole };
        let end = if part.end > part.start { last + 1 } else { start };
        Span::new(start.min(whole.end), end.max(start).min(whole.end))
    }
}

/// The parts of what is written that are read as they are, each with its byte: lines without their margins, and what stands between escapes.
fn verbatim(raw: &str) -> Vec<(usize, &str)> {
    let style = raw.chars().next().unwrap_or(' ');
    let raw = if style == '"' && raw.len() > 1 { raw.strip_suffix('"').unwrap_or(raw) } else { raw };
    let is_block = matches!(style, '|' | '>');
    let mut parts = Vec::new();
    let mut margin = None;
    let mut start = 0;
    for (number, whole) in raw.split_inclusive('\n').enumerate() {
        let line = whole.trim_end_matches(['\n', '\r']);
        let indent = line.len() - line.trim_start_matches(' ').len();
        let from = if is_block {
            // The first line that isn't empty says how far a block is indented.
            if number > 0 && !line.trim().is_empty() {
                margin.get_or_insert(indent);
            }
            margin.unwrap_or(line.len()).min(indent)
        } else if number == 0 {
            usize::from(matches!(style, '\'' | '"'))
        } else {
            indent
        };
        let is_header = is_block && number == 0;
        if !is_header {
            let escape = match style {
                '"' => Some('\\'),
                '\'' => Some('\''),
                _ => None,
            };
            pieces(&line[from..], start + from, escape, &mut parts);
        }
        start += whole.len();
    }
    parts
}

/// Divides a line at its escapes, which are two characters or, by number, a few more.
fn pieces<'r>(line: &'r str, start: usize, escape: Option<char>, parts: &mut Vec<(usize, &'r str)>) {
    let mut from = 0;
    while let Some(at) = escape.and_then(|escape| line[from..].find(escape)).map(|at| from + at) {
        if at > from {
            parts.push((start + from, &line[from..at]));
        }
        let digits = match line[at + 1..].chars().next() {
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            _ => 0,
        };
        let next = line[at + 1..].chars().next().map_or(0, char::len_utf8);
        from = (at + 1 + next + digits).min(line.len());
        while !line.is_char_boundary(from) {
            from += 1;
        }
    }
    let rest = line[from..].trim_end();
    if !rest.is_empty() {
        parts.push((start + from, rest));
    }
}

#[cfg(test)]
mod tests {
    use super::Origins;
    use crate::model::span::Span;

    #[track_caller]
    fn stands(raw: &str, text: &str, part: &str) {
        let origins = Origins::of(text, raw, 100);
        let at = text.find(part).expect("the part is in the text");
        let whole = Span::new(100, 100 + raw.len());
        let found = origins.place(Span::new(at, at + part.len()), whole);
        assert_eq!(&raw[found.start - 100..found.end - 100], part, "{raw}");
    }

    #[test]
    fn parts_of_texts_are_found_however_they_are_written() {
        stands("|\n    Una línia.\n\n    - Un [enllaç](x).\n      - Dins <b>\n", "Una línia.\n\n- Un [enllaç](x).\n  - Dins <b>\n", "<b>");
        stands("|\n    Una línia.\n\n    - Un [enllaç](x).\n", "Una línia.\n\n- Un [enllaç](x).\n", "[enllaç](x)");
        stands(">-\n  Una línia\n  i una <b>\n\n  altra", "Una línia i una <b>\naltra", "<b>");
        stands("\"Diu \\\"això\\\" i [x](y)\"", "Diu \"això\" i [x](y)", "[x](y)");
        stands("'L''hort [x](y)'", "L'hort [x](y)", "[x](y)");
        stands("\"Una línia\\n\\u00e9s <b>\"", "Una línia\nés <b>", "<b>");
        stands("Un text pla\n    en dues [x](y)", "Un text pla en dues [x](y)", "[x](y)");
    }
}
