//! What stands before a number that is written in figures, as it is read: «d’1», «d’11», «l’11 %», «d’11.000», and «de 8», «el 80 %», «de 1.000». Not names of
//! places, which are `name`'s; and not the words of editors, who write what they mean.
//!
//! | Language | Rule | Read with that letter first |
//! |---|---|---|
//! | Catalan | *de*, *el*, *del*, *al*, *pel* elide before a vowel | 1 (*un*; 1.000 is *mil*), 11, 11.000 (*onze*) |
//! | Aranese | *de* elides; *eth*, *deth*, *ath*, *peth* are *er*, *der*, *ar*, *per* | the same |
//! | Spanish | nothing elides; *o* is *u* before *o* | 8, 80, 800 (*ocho…*), 11 (*once*) and their thousands |
//! | English | none | |

use std::borrow::Cow;

use super::language::Language;

/// What changes before a number that is read with a vowel first, and into what; with the space after it, where it keeps one.
fn changes(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::Ca => {
            &[("de ", "d’"), ("De ", "D’"), ("el ", "l’"), ("El ", "L’"), ("del ", "de l’"), ("al ", "a l’"), ("pel ", "per l’")]
        }
        Language::Oc => {
            &[("de ", "d’"), ("De ", "D’"), ("eth ", "er "), ("Eth ", "Er "), ("deth ", "der "), ("ath ", "ar "), ("peth ", "per ")]
        }
        Language::Es => &[("o ", "u ")],
        Language::En => &[],
    }
}

/// A text of a language in which what stands before each number agrees with how that is read.
pub fn elided(text: &str, language: Language) -> Cow<'_, str> {
    let changes = changes(language);
    let mut out = String::new();
    let mut from = 0;
    for (at, _) in text.match_indices(' ') {
        let (before, after) = (&text[from..=at], &text[at + 1..]);
        if !after.starts_with(|c: char| c.is_ascii_digit()) || !is_read_so(after, language) {
            continue;
        }
        let whole_word =
            |word: &str| before.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric) && !ends_joined(rest));
        if let Some((word, into)) = changes.iter().find(|(word, _)| whole_word(word)) {
            out.push_str(&before[..before.len() - word.len()]);
            out.push_str(into);
            from = at + 1;
        }
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// What is written before a number that is put after it.
pub fn before_number(text: &mut String, number: &str, language: Language) {
    let from = text.trim_end_matches(' ').rfind(char::is_whitespace).unwrap_or(0);
    let joined = format!("{}{number}", &text[from..]);
    if let Cow::Owned(joined) = elided(&joined, language) {
        text.truncate(from);
        text.push_str(&joined[..joined.len() - number.len()]);
    }
}

/// Whether a text ends in the middle of a word: «d’el», «re-de».
fn ends_joined(text: &str) -> bool {
    text.ends_with(['’', '\'', '-', '·'])
}

/// Whether what begins with figures is read with the letter first before which words change.
fn is_read_so(text: &str, language: Language) -> bool {
    let Some((first, groups, rest)) = read(text) else { return false };
    // «1r», «1a» are other words; «1/2» is a half.
    if rest.starts_with(['/', ':']) || (rest.starts_with(char::is_alphabetic) && first != 11) {
        return false;
    }
    match language {
        // «Mil» isn't «un mil», and «mil milions» neither; «un milió» is.
        Language::Ca | Language::Oc => first == 11 || (first == 1 && groups % 2 == 0),
        Language::Es => first == 11 || first == 8 || (80..90).contains(&first) || (800..900).contains(&first),
        Language::En => false,
    }
}

/// The first group of a number's figures, how many groups of three follow it, and what comes after the number. Groups are parted by a point, a thin or a hard
/// space, or by nothing.
fn read(text: &str) -> Option<(u64, usize, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (figures, mut rest) = text.split_at(end);
    // A code is read figure by figure.
    if figures.starts_with('0') || figures.len() > 15 {
        return None;
    }
    let lead = (figures.len() + 2) % 3 + 1;
    let mut groups = (figures.len() - lead) / 3;
    while let Some(next) = rest.strip_prefix(['.', '\u{a0}', '\u{202f}']) {
        let is_group = next.len() >= 3 && next.bytes().take(3).all(|byte| byte.is_ascii_digit());
        if !is_group || next[3..].starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        groups += 1;
        rest = &next[3..];
    }
    Some((figures[..lead].parse().ok()?, groups, rest))
}

#[cfg(test)]
mod tests {
    use super::{before_number, elided};
    use crate::model::language::Language;

    /// Every number to 12,000, with the thousands parted and not.
    #[test]
    fn numbers_to_twelve_thousand() {
        let with_vowel = |language: Language| -> Vec<u64> {
            let (before, after) = if language == Language::Es { ("o", "u ") } else { ("de", "d’") };
            let told = |number: &u64| {
                let parted = if *number < 1000 { number.to_string() } else { format!("{}.{:03}", number / 1000, number % 1000) };
                let [parted, bare] = [parted, number.to_string()].map(|number| {
                    let text = elided(&format!("12 {before} {number}."), language).into_owned();
                    assert!(text == format!("12 {after}{number}.") || text == format!("12 {before} {number}."), "{text}");
                    text == format!("12 {after}{number}.")
                });
                assert_eq!(parted, bare, "{number}");
                parted
            };
            (0..=12_000).filter(told).collect()
        };
        let onze = [1, 11].into_iter().chain(11_000..12_000).collect::<Vec<u64>>();
        assert_eq!(with_vowel(Language::Ca), onze);
        assert_eq!(with_vowel(Language::Oc), onze);
        assert_eq!(with_vowel(Language::En), [0; 0]);
        let ocho = [8, 11].into_iter().chain(80..90).chain(800..900).chain(8_000..9_000).chain(11_000..12_000);
        assert_eq!(with_vowel(Language::Es), ocho.collect::<Vec<u64>>());
    }

    #[test]
    fn what_elides_before_a_number() {
        let cases = [
            ("1 de 11 peces; el 11,4 % del 1 de maig al 11 de juny", "1 d’11 peces; l’11,4 % de l’1 de maig a l’11 de juny"),
            ("de 1.000 a 1.000.000, de 1.000.000, de 11.000.000", "de 1.000 a 1.000.000, d’1.000.000, d’11.000.000"),
            ("De 11 a 20. El 1\u{a0}% de 1,5 i de 1.5", "D’11 a 20. L’1\u{a0}% d’1,5 i d’1.5"),
            // What is read otherwise, and what only ends like those words.
            (
                "de 1r, el 1/2, model 1, canal 11, de 08001, de 110, de 111.000",
                "de 1r, el 1/2, model 1, canal 11, de 08001, de 110, de 111.000",
            ),
            ("l’edat de 11è", "l’edat d’11è"),
        ];
        for (text, expected) in cases {
            assert_eq!(elided(text, Language::Ca), expected);
        }
        assert_eq!(elided("7 o 8, eslavo 8, de 1, el 11", Language::Es), "7 u 8, eslavo 8, de 1, el 11");
        assert_eq!(elided("1 de 11; eth 11 de mai; deth 1", Language::Oc), "1 d’11; er 11 de mai; der 1");
    }

    #[test]
    fn a_number_that_comes_after() {
        let mut text = "un municipi de ".to_owned();
        before_number(&mut text, "11.312", Language::Ca);
        assert_eq!(text, "un municipi d’");
    }
}
