//! Slips that Markdown takes for text: a heading without its space, a fence that is left open. Not faults of structure (`agenda`).

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Faults, rules};
use crate::model::span::Span;

/// Tells of lines that were to be headings.
pub(super) fn headings(text: &str, offset: usize, faults: &mut Faults) {
    let mut fence: Option<&str> = None;
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_end();
        let bare = line.trim_start_matches(' ');
        let indent = line.len() - bare.len();
        let marks = fence_marks(bare);
        match (fence, marks) {
            (None, Some(marks)) => fence = Some(marks),
            (Some(open), Some(marks)) if marks.starts_with(open) && bare.len() == marks.len() => fence = None,
            (None, None) if indent < 4 => {
                if let Some(meant) = heading(bare) {
                    let place = Span::new(start + indent, start + line.len()).shifted(offset);
                    let fault = faults.at(&rules::HEADING_WITHOUT_SPACE, place);
                    faults.push(Diagnostic { nearest: Some(meant), ..fault });
                }
            }
            _ => {}
        }
        start += whole.len();
    }
}

fn fence_marks(line: &str) -> Option<&str> {
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = line.len() - line.trim_start_matches(mark).len();
    (length >= 3 && !line[length..].contains('`')).then(|| &line[..length])
}

/// A heading whose space is missing, or isn't one that Markdown knows, as it was meant. `#barri` alone is a word of social networks.
fn heading(line: &str) -> Option<String> {
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    let first = title.chars().next()?;
    let is_meant = level > 1 || title.contains("{#") || (first.is_whitespace() && first != ' ');
    ((1..=6).contains(&level)
        && is_meant
        && first != ' '
        && first != '\t'
        && (first.is_alphanumeric() || first.is_whitespace() || first == '*'))
        .then(|| format!("{} {}", &line[..level], title.trim()))
}

/// What people write between the bracket and the parenthesis of a link, or in their place; and signs that are left over.
const BROKEN: [&str; 9] = ["](", "] (http", "] (#", "] (/", "] (www", ")[http", ")[#", ")[/", "]["];

/// The kinds of alerts in the words of editors.
const ALERTS: [(&str, &str); 10] = [
    ("NOTA", "[!NOTE]"),
    ("INFO", "[!NOTE]"),
    ("CONSELL", "[!TIP]"),
    ("TRUC", "[!TIP]"),
    ("AVÍS", "[!WARNING]"),
    ("AVIS", "[!WARNING]"),
    ("ATENCIÓ", "[!WARNING]"),
    ("ATENCIO", "[!WARNING]"),
    ("COMPTE", "[!CAUTION]"),
    ("PERILL", "[!CAUTION]"),
];

/// The most characters that are shown of what is told.
const MOST_TOLD: usize = 40;

/// Tells of what is left in a run of text of links, alerts and emphasis that Markdown doesn't take for them.
pub(super) fn in_text(text: &str, span: Span, faults: &mut Faults) {
    let part = |from: usize| -> String { text[from..].chars().take(MOST_TOLD).take_while(|c| *c != '\n').collect() };
    let place = |from: usize, shown: &str| {
        let start = span.start + from;
        Span::new(start.min(span.end), (start + shown.len()).min(span.end))
    };
    // Each of the signs below has one of these, and nearly no text does.
    if memchr::memchr3(b'[', b']', b'*', text.as_bytes()).is_none() {
        return;
    }
    if let Some(from) = text.find("[!") {
        let shown: String = text[from..].split_inclusive(']').next().unwrap_or("").chars().take(MOST_TOLD).collect();
        if shown.ends_with(']') {
            let word = shown[2..shown.len() - 1].to_uppercase();
            let nearest = ALERTS.iter().find(|(known, _)| *known == word).map(|(_, meant)| (*meant).to_owned());
            let fault = faults.at(&rules::ALERT_UNKNOWN, place(from, &shown)).with("text", &shown);
            faults.push(Diagnostic { nearest, ..fault });
        }
    }
    if let Some((sign, broken)) = BROKEN.iter().find_map(|broken| Some((text.find(broken)?, *broken))) {
        let from = text[..sign].rfind(['[', '(']).filter(|from| sign - from < MOST_TOLD * 2).unwrap_or(sign);
        let shown = part(from);
        let fault = faults.at(&rules::LINK_BROKEN, place(from, &shown)).with("text", &shown);
        let nearest = broken.strip_prefix("] (").map(|_| shown.replacen("] (", "](", 1));
        faults.push(Diagnostic { nearest: nearest.filter(|meant| meant.ends_with(')')), ..fault });
    } else if let Some(from) = text.find("**") {
        let shown = part(from);
        faults.push(faults.at(&rules::SIGNS_LEFT, place(from, &shown)).with("text", shown));
    }
}

/// Where the fence of a block begins that has no other; the line that it is on.
pub(super) fn open_fence(source: &str, block: &Range<usize>) -> Option<Range<usize>> {
    let written = source.get(block.clone())?;
    is_open_fence(written).then(|| block.start..block.start + written.lines().next().map_or(0, str::len))
}

/// Whether the text of a fenced block has no closing fence.
pub fn is_open_fence(written: &str) -> bool {
    let Some(marks) = fence_marks(written.trim_start()) else { return false };
    let last = written.trim_end().lines().skip(1).last().unwrap_or("");
    let last = last.trim_start_matches(['>', ' ', '\t']);
    !(last.starts_with(marks) && last.trim_matches(['`', '~']).is_empty())
}

#[cfg(test)]
mod tests {
    use super::{heading, is_open_fence};

    #[test]
    fn a_heading_is_told_from_a_word_with_a_number_sign() {
        assert_eq!(heading("###Fibra {#E1.O1.A1}").as_deref(), Some("### Fibra {#E1.O1.A1}"));
        assert_eq!(heading("#Eix {#E1}").as_deref(), Some("# Eix {#E1}"));
        assert_eq!(heading("##\u{a0}Fibra").as_deref(), Some("## Fibra"));
        for line in ["#BarriDigital és un pla", "# Eix", "#", "###", "#2024/15", "text #x", "####### set"] {
            assert_eq!(heading(line), None, "{line}");
        }
    }

    #[test]
    fn a_fence_is_closed_by_one_like_it() {
        assert!(!is_open_fence("```yaml\na: 1\n```\n") && !is_open_fence("> ```\n> a\n> ```") && !is_open_fence("~~~\na\n~~~~"));
        assert!(is_open_fence("```yaml\na: 1\n") && is_open_fence("```\na\n~~~\n"));
    }
}
