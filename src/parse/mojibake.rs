//! Letters that went through another encoding: «GestiÃ³» for «Gestió». Not files in another encoding, which aren't UTF-8 at all.

use crate::model::letter::MARK;
use crate::model::span::Span;

/// The characters of Windows-1252 from 0x80 to 0x9F, in their order; what it leaves free is a space.
const UPPER: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// The first word of a text that went through another encoding: where it stands, and the word as it was, unless a letter of it is lost.
pub(super) fn first(text: &str) -> Option<(Span, Option<String>)> {
    // They begin with one of two bytes, which are found fast: all overlays are looked through.
    let is_suspect = |at: &usize| {
        let rest = &text[*at..];
        rest.starts_with(MARK) || (rest.starts_with(['Â', 'Ã', 'Ä', 'Å', 'â']) && decoded(rest).is_some())
    };
    let at = memchr::memchr2_iter(0xc3, 0xef, text.as_bytes()).find(is_suspect)?;
    // The cells of the registry have no spaces between them.
    let ends = |c: char| (c.is_whitespace() && c != '\u{a0}') || c == ',';
    let start = text[..at].rfind(ends).map_or(0, |before| before + text[before..].chars().next().map_or(1, char::len_utf8));
    let end = text[at..].find(ends).map_or(text.len(), |length| at + length);
    let word = &text[start..end];
    Some((Span::new(start, end), (!word.contains(MARK)).then(|| mended(word))))
}

fn mended(word: &str) -> String {
    let mut out = String::new();
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let (mended, length) = decoded(rest).unwrap_or((c, c.len_utf8()));
        out.push(mended);
        rest = &rest[length..];
    }
    out
}

/// The character whose bytes a text begins with, each shown as a character, and how many bytes of the text they are.
fn decoded(text: &str) -> Option<(char, usize)> {
    let lead = byte(text.chars().next()?)?;
    let count = match lead {
        0xc2..=0xc5 => 2,
        0xe2 => 3,
        _ => return None,
    };
    let characters: Vec<char> = text.chars().take(count).collect();
    let bytes: Vec<u8> = characters.iter().map(|c| byte(*c)).collect::<Option<_>>()?;
    let c = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    let is_of_here = matches!(c, '\u{a0}'..='\u{17f}' | '\u{2010}'..='\u{203a}' | '€' | '™');
    (is_of_here && bytes.len() == count).then(|| (c, characters.iter().map(|c| c.len_utf8()).sum()))
}

/// The byte that Windows-1252 writes a character with.
fn byte(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ (0..=0x7f | 0xa0..=0xff) => u8::try_from(code).ok(),
        // What Windows-1252 leaves free passes as it is.
        code @ (0x81 | 0x8d | 0x8f | 0x90 | 0x9d) => u8::try_from(code).ok(),
        _ => UPPER.chars().position(|upper| upper == c && c != ' ').and_then(|at| u8::try_from(0x80 + at).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::first;

    #[test]
    fn words_are_as_they_were() {
        for (broken, whole) in [("La GestiÃ³ dels", "Gestió"), ("lâ€™hort", "l’hort"), ("intelÂ·ligent", "intel·ligent"), ("Ã€rea", "Àrea")]
        {
            assert_eq!(first(broken).and_then(|(_, word)| word).as_deref(), Some(whole), "{broken}");
        }
        assert_eq!(first("una � perduda").map(|(_, word)| word), Some(None));
    }

    #[test]
    fn good_letters_are_left_alone() {
        for text in ["Gestió", "«traç»·", "Âncora", "São Paulo", "Ãs", "l'Àrea", "5 €", "Â", "château", "«é»…"] {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
