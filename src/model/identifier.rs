//! Identifiers: the permanent ids that editors write, and the slugs that URLs are made of. Not titles: an id is never derived
//! from one.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// The permanent id of an axis, objective, action, piece, band… Unique in its kind and never reused.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(Arc<str>);

impl Id {
    /// Takes `text` as an id if it may be one: letters, digits, `.`, `_` and `-`, starting with a letter or digit, at most 80 bytes.
    pub fn new(text: &str) -> Option<Id> {
        let fits = text.len() <= 80
            && text.starts_with(|first: char| first.is_ascii_alphanumeric())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'));
        fits.then(|| Id(text.into()))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As text that is shared.
    pub fn shared(&self) -> Arc<str> {
        self.0.clone()
    }

    /// As an HTML id and a part of a URL: lower case, with `-` for dots.
    pub fn anchor(&self) -> String {
        self.0.to_ascii_lowercase().replace(['.', '_'], "-")
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The most bytes that a slug has: a file system takes 255 for a name, and endings and digests need some of them.
pub const MAX_SLUG_BYTES: usize = 100;

/// How many hexadecimal digits of its digest tell a slug that was cut from others.
const CUT_DIGITS: usize = 8;

/// The part of a URL that names something: lower case without accents, `·` dropped, everything else that isn't a letter or digit
/// a `-` (*l'Ametlla del Vallès* → `l-ametlla-del-valles`). One that would be longer than [`MAX_SLUG_BYTES`] ends after a word, and with a digest of all of
/// it, so that texts which begin alike are told apart.
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfd().filter(|c| *c != '·' && *c != '\u{2027}' && !unicode_normalization::char::is_combining_mark(*c)) {
        for lower in c.to_lowercase() {
            if lower.is_ascii_alphanumeric() {
                out.push(lower);
            } else if !out.is_empty() && !out.ends_with('-') {
                out.push('-');
            }
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    if out.len() <= MAX_SLUG_BYTES {
        return out;
    }
    let digest = blake3::hash(out.as_bytes()).to_hex();
    let cut = &out[..MAX_SLUG_BYTES - CUT_DIGITS - 1];
    let words = cut.rsplit_once('-').map_or(cut, |(words, _)| words);
    format!("{words}-{}", &digest[..CUT_DIGITS])
}

#[cfg(test)]
mod tests {
    use super::{Id, MAX_SLUG_BYTES, slug};

    #[test]
    fn slugs_follow_the_rule() {
        for (name, expected) in [
            ("l'Ametlla del Vallès", "l-ametlla-del-valles"),
            ("es Bòrdes", "es-bordes"),
            ("Cruïlles, Monells i Sant Sadurní de l'Heura", "cruilles-monells-i-sant-sadurni-de-l-heura"),
            ("Administració i serveis públics intel·ligents", "administracio-i-serveis-publics-intelligents"),
            ("Vilassar de Dalt", "vilassar-de-dalt"),
            ("  ¡Ça!  ", "ca"),
        ] {
            assert_eq!(slug(name), expected);
        }
    }

    #[test]
    fn long_slugs_are_cut_and_stay_different() {
        let long = "de transformació digital dels serveis municipals ".repeat(7);
        let (one, two) = (slug(&format!("{long} u")), slug(&format!("{long} dos")));
        assert!(one.len() <= MAX_SLUG_BYTES && two.len() <= MAX_SLUG_BYTES, "{one}");
        assert_ne!(one, two);
        assert_eq!((slug(&one), slug(&format!("{long} u"))), (one.clone(), one), "it is one text's slug, whenever it is made");
        assert!(slug(&"x".repeat(5000)).len() <= MAX_SLUG_BYTES);
    }

    #[test]
    fn an_id_has_no_spaces_or_slashes() {
        assert!(Id::new("E2.O1.A1").is_some());
        for text in ["", ".a", "a b", "a/b", "à", "-x"] {
            assert!(Id::new(text).is_none(), "{text} was taken for an id");
        }
    }
}
