//! The identifier at the end of a heading, `{#E1.O1.A1}`, and what is written instead of it. Whether it is the right one is for `check`.

use crate::diagnostic::{Diagnostic, Faults, rules};
use crate::model::identifier::Id;
use crate::model::span::Span;

/// What is wrong with the identifier of a heading, which stands at byte `start` of its file; nothing when it has none, or a good one.
pub(super) fn slip(line: &str, start: usize, faults: &Faults) -> Option<Diagnostic> {
    let (open, close) = match line.find('{') {
        Some(open) => (open, line[open..].find('}').map(|at| open + at)),
        None => in_other_brackets(line)?,
    };
    let inner = &line[open + 1..close.unwrap_or(line.len())];
    let is_last = close.is_some_and(|close| line[close + 1..].trim().is_empty());
    let (id, attributes) = inner.split_once(' ').unwrap_or((inner, ""));
    let is_good =
        line[open..].starts_with("{#") && id.len() > 1 && attributes.split_whitespace().all(|attribute| attribute.starts_with("slug="));
    if is_good && is_last {
        return None;
    }
    let slug = attributes.split_whitespace().find(|attribute| attribute.starts_with("slug="));
    let bare: String = inner.replace(slug.unwrap_or("\n"), "").split_whitespace().collect();
    let bare =
        bare.trim_matches(['#', ',', '.', ';', ':']).trim_start_matches("id=").trim_matches(['"', '\'', '#']).replace([',', ';'], ".");
    let meant = Id::new(&bare).filter(is_of_item).map(|id| {
        let slug = slug.map_or(String::new(), |slug| format!(" {slug}"));
        format!("{} {{#{id}{slug}}}", line[..open].trim_end())
    });
    let fault = faults.at(&rules::HEADING_ID, Span::new(start + open, start + line.trim_end().len()));
    Some(Diagnostic { nearest: meant, ..fault })
}

/// Where the identifier of a heading stands, braces included.
pub(super) fn braces(line: &str, start: usize) -> Span {
    let open = line.rfind('{').unwrap_or(0);
    Span::new(start + open, start + line.len())
}

/// Whether an identifier has the look of those of axes, objectives and actions: `E1.O1.A1`.
pub(super) fn is_of_item(id: &Id) -> bool {
    (id.as_str().contains('.') || id.as_str().starts_with(|c: char| c.is_ascii_uppercase()))
        && id
            .as_str()
            .split(['.', '-', '_'])
            .all(|part| part.starts_with(|c: char| c.is_ascii_alphabetic()) && part.ends_with(|c: char| c.is_ascii_digit()))
}

/// The level of headings that an identifier of the usual shape is of: `E1` 1, `E1.O1` 2, `E1.O1.A1` 3.
pub(super) fn level_of(id: &str) -> Option<u8> {
    let parts: Vec<&str> = id.split('.').collect();
    let is_part = |(part, letter): (&&str, char)| {
        part.strip_prefix(letter).is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let fits = parts.len() <= 3 && parts.iter().zip(['E', 'O', 'A']).all(is_part);
    fits.then(|| u8::try_from(parts.len()).ok()).flatten()
}

/// `(#E1.O1.A1)` or `[E1.O1.A1]` at the end of a line.
fn in_other_brackets(line: &str) -> Option<(usize, Option<usize>)> {
    let line = line.trim_end();
    let open = match line.chars().next_back()? {
        ')' => line.rfind('(')?,
        ']' => line.rfind('[')?,
        _ => return None,
    };
    let inner = line[open + 1..line.len() - 1].trim().trim_start_matches('#');
    Id::new(inner).filter(|id| is_of_item(id) && id.as_str().contains('.')).map(|_| (open, Some(line.len() - 1)))
}

#[cfg(test)]
mod tests {
    use super::slip;
    use crate::diagnostic::Faults;

    #[test]
    fn identifiers_as_they_were_meant() {
        let faults = Faults::of(&"a.md".into());
        for (line, meant) in [
            ("### Fibra {E1.O1.A1}", "### Fibra {#E1.O1.A1}"),
            ("### Fibra {# E1.O1.A1}", "### Fibra {#E1.O1.A1}"),
            ("### Fibra {#E1.O1.A1", "### Fibra {#E1.O1.A1}"),
            ("### Fibra {#E1. O1.A1 slug=fibra}", "### Fibra {#E1.O1.A1 slug=fibra}"),
            ("### Fibra {#E1.O1.A1}.", "### Fibra {#E1.O1.A1}"),
            ("### Fibra (#E1.O1.A1)", "### Fibra {#E1.O1.A1}"),
            ("### Fibra [E1.O1.A1]", "### Fibra {#E1.O1.A1}"),
            ("### Fibra {id=E1.O1.A1}", "### Fibra {#E1.O1.A1}"),
        ] {
            let found = slip(line, 0, &faults).unwrap_or_else(|| panic!("nothing is wrong with {line}"));
            assert_eq!(found.nearest.as_deref(), Some(meant), "{line}");
        }
        for line in ["### Fibra {#E1.O1.A1}", "# Eix {#E1 slug=eix}", "## Fibra (2a fase)", "# Presentació", "### Fibra {#E1.Ó2}"] {
            assert_eq!(slip(line, 0, &faults), None, "{line}");
        }
    }
}
