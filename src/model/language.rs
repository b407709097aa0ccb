//! The languages of the site, and text that exists in some of them. Not translation: what is missing is shown in another
//! language and marked as such.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A language of the interface and of content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Catalan.
    Ca,
    /// Spanish.
    Es,
    /// Aranese, the Occitan of the Val d'Aran (official by Llei 35/2010).
    Oc,
    /// English.
    En,
}

impl Language {
    /// All of them, in the order in which menus show them.
    pub const ALL: [Language; 4] = [Language::Ca, Language::Es, Language::Oc, Language::En];

    /// The code used in files, folders and URLs: `ca`, `es`, `oc`, `en`.
    pub fn code(self) -> &'static str {
        match self {
            Language::Ca => "ca",
            Language::Es => "es",
            Language::Oc => "oc",
            Language::En => "en",
        }
    }

    /// The BCP 47 tag for `lang` attributes and document properties.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Oc => "oc-aranes",
            other => other.code(),
        }
    }

    /// The language's own name, as a language menu shows it.
    pub fn name(self) -> &'static str {
        match self {
            Language::Ca => "Català",
            Language::Es => "Castellano",
            Language::Oc => "Aranés",
            Language::En => "English",
        }
    }

    /// The language with this code, if it is one of ours.
    pub fn from_code(code: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.code() == code)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(deserializer)?;
        Language::ALL.into_iter().find(|language| language.tag() == tag).ok_or_else(|| D::Error::custom("no language"))
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

/// A text (or any value) in some languages.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Localized<T>(pub BTreeMap<Language, T>);

impl<T> Default for Localized<T> {
    fn default() -> Self {
        Localized(BTreeMap::new())
    }
}

impl<T> Localized<T> {
    /// A text in one language.
    pub fn one(language: Language, value: T) -> Self {
        Localized(BTreeMap::from([(language, value)]))
    }

    /// The value for a reader of `language` and the language it is really in: that one, else Catalan, else whichever comes
    /// first. `None` only when nothing was given at all.
    pub fn get(&self, language: Language) -> Option<(Language, &T)> {
        self.0
            .get_key_value(&language)
            .or_else(|| self.0.get_key_value(&Language::Ca))
            .or_else(|| self.0.iter().next())
            .map(|(found, value)| (*found, value))
    }

    /// Whether nothing was given in any language.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Localized<String> {
    /// The text for a reader of `language`, or nothing.
    pub fn text(&self, language: Language) -> &str {
        self.get(language).map_or("", |(_, text)| text)
    }
}
