//! Spaces at which no line may end in a document: «Llei 39/2015», «article 12», «12 %». A reference that is cut in two is read as two things. Not the texts of
//! pages, whose lines a reader changes.

/// The space at which no line ends.
const HARD: char = '\u{a0}';
/// Words after which a number says which one.
const NAMING: [&str; 26] = [
    "llei",
    "ley",
    "lei",
    "decret",
    "decreto",
    "decrèt",
    "article",
    "articles",
    "artículo",
    "artículos",
    "art.",
    "arts.",
    "núm.",
    "apartat",
    "apartado",
    "annex",
    "anexo",
    "punt",
    "punto",
    "pàgina",
    "página",
    "pagina",
    "eix",
    "eje",
    "èish",
    "versió",
];
/// What a number counts or measures, in signs.
const UNITS: [&str; 9] = ["%", "€", "km", "km²", "m²", "h", "kB", "MB", "GB"];

/// A text whose references and quantities stay on a line.
pub fn unbroken(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut from = 0;
    for (at, _) in text.match_indices(' ') {
        let before = text[..at].rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '«' | '’')).next().unwrap_or_default();
        let after = text[at + 1..].split(char::is_whitespace).next().unwrap_or_default();
        if is_joined(before, after) {
            out.push_str(&text[from..at]);
            out.push(HARD);
            from = at + 1;
        }
    }
    out.push_str(&text[from..]);
    out
}

fn is_joined(before: &str, after: &str) -> bool {
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    if is_number(after) {
        // A norm is told by its number and year, whatever it is.
        let is_norm = after.split_once('/').is_some_and(|(number, year)| {
            number.bytes().all(|byte| byte.is_ascii_digit()) && year.len() >= 4 && year.bytes().take(4).all(|byte| byte.is_ascii_digit())
        });
        return is_norm || NAMING.contains(&before.to_lowercase().as_str());
    }
    is_number(before) && UNITS.contains(&after.trim_end_matches([',', '.', ';', ':', ')', '»']))
}

#[cfg(test)]
mod tests {
    use super::unbroken;

    #[test]
    fn references_and_quantities_stay_on_a_line() {
        let cases = [
            ("la Llei 39/2015, de 2 d’abril", "la Llei_39/2015, de 2 d’abril"),
            ("Reial decret 2568/1986 (art. 206; arts. 82.3 i 91)", "Reial decret_2568/1986 (art._206; arts._82.3 i 91)"),
            ("l’article 12 i «Article 3»", "l’article_12 i «Article_3»"),
            ("un 12 %, 3 € i 5 km². Té 3 habitants", "un 12_%, 3_€ i 5_km². Té 3 habitants"),
            ("el 2015/16 i 1/2", "el 2015/16 i 1/2"),
        ];
        for (text, expected) in cases {
            assert_eq!(unbroken(text).replace('\u{a0}', "_"), expected);
        }
    }
}
