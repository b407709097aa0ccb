//! Values that are words: texts, ids, choices, languages, addresses.

use std::collections::BTreeMap;

use super::{mapping, shown};
use crate::diagnostic::{Faults, rules};
use crate::model::identifier::Id;
use crate::model::language::{Language, Localized};
use crate::model::letter::{clean, is_blank};
use crate::model::span::{Span, Spanned};
use crate::parse::yaml::{Node, Value};

/// A text, without characters that no output may hold. A bare number is text too where text is wanted.
pub fn text(node: &Node, faults: &mut Faults) -> Option<String> {
    written(node, faults).map(|text| clean(&text).into_owned())
}

/// A text as it is written: for Markdown, to which a character less may mean something else, and which cleans what it reads.
pub fn written(node: &Node, faults: &mut Faults) -> Option<String> {
    match &node.value {
        Value::Text { text, .. } => Some(text.trim_end_matches('\n').to_owned()),
        Value::Number(written) => Some(written.clone()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Null | Value::List(_) | Value::Map(_) => {
            faults.push(faults.at(&rules::NOT_TEXT, node.span));
            None
        }
    }
}

/// A text with its place.
pub fn spanned_text(node: &Node, faults: &mut Faults) -> Option<Spanned<String>> {
    text(node, faults).map(|value| Spanned::new(value, node.span))
}

/// An id with its place.
pub fn id(node: &Node, faults: &mut Faults) -> Option<Spanned<Id>> {
    let written = text(node, faults)?;
    let id = Id::new(&written);
    if id.is_none() {
        faults.push(faults.at(&rules::BAD_ID, node.span).with("id", written));
    }
    id.map(|id| Spanned::new(id, node.span))
}

/// One of a few words.
pub fn choice<T: Copy>(node: &Node, choices: &[(&'static str, T)], faults: &mut Faults) -> Option<Spanned<T>> {
    let written = shown(&node.value);
    if let Some((_, value)) = choices.iter().find(|(word, _)| *word == written) {
        return Some(Spanned::new(*value, node.span));
    }
    let words = choices.iter().map(|(word, _)| *word);
    let fault =
        faults.at(&rules::UNKNOWN_CHOICE, node.span).with("value", &written).with("known", words.clone().collect::<Vec<_>>().join(", "));
    faults.push(fault.suggesting(&written, words));
    None
}

/// One of the site's languages.
pub fn language(node: &Node, faults: &mut Faults) -> Option<Spanned<Language>> {
    let written = shown(&node.value);
    let language = language_of(&written, node.span, faults)?;
    Some(Spanned::new(language, node.span))
}

fn language_of(written: &str, span: Span, faults: &mut Faults) -> Option<Language> {
    let language = Language::from_code(written);
    if language.is_none() {
        let known = Language::ALL.map(Language::code);
        let fault = faults.at(&rules::UNKNOWN_LANGUAGE, span).with("value", written).with("known", known.join(", "));
        let meant = match written {
            "cat" | "catala" | "català" => Some("ca"),
            "cas" | "sp" | "esp" => Some("es"),
            "ar" | "ara" | "aranes" | "aranés" => Some("oc"),
            _ => None,
        };
        let mut fault = fault.suggesting(written, known);
        fault.nearest = meant.map(str::to_owned).or(fault.nearest);
        faults.push(fault);
    }
    language
}

/// A value in one language, when written plainly, or in several, when written as a mapping of languages.
pub fn localized<T>(
    node: &Node,
    own: Language,
    faults: &mut Faults,
    mut read: impl FnMut(&Node, &mut Faults) -> Option<T>,
) -> Option<Localized<T>> {
    if !matches!(node.value, Value::Map(_)) {
        return read(node, faults).map(|value| Localized::one(own, value));
    }
    let mut texts = BTreeMap::new();
    for (key, value) in mapping(node, faults)? {
        if let Some(language) = language_of(&key.value, key.span, faults)
            && value.value != Value::Null
            && let Some(text) = read(value, faults)
        {
            texts.entry(language).or_insert(text);
        }
    }
    Some(Localized(texts))
}

/// A plain text in one or several languages; a name or a title, which must say something.
pub fn localized_text(node: &Node, own: Language, faults: &mut Faults) -> Option<Localized<String>> {
    localized(node, own, faults, |node, faults| {
        let text = text(node, faults)?;
        if is_blank(&text) {
            faults.push(faults.at(&rules::EMPTY_TEXT, node.span));
            return None;
        }
        Some(text)
    })
}

/// A web address: `http` or `https`, or a mailbox.
pub fn url(node: &Node, faults: &mut Faults) -> Option<Spanned<String>> {
    let written = text(node, faults)?;
    if is_web_address(&written) {
        return Some(Spanned::new(written, node.span));
    }
    let mut fault = faults.at(&rules::NOT_A_URL, node.span).with("value", &written);
    fault.nearest = written.starts_with("www.").then(|| format!("https://{written}"));
    faults.push(fault);
    None
}

/// Whether a text is an absolute `http(s)` address with nothing in it that could break out of an attribute.
pub fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
        && text.chars().all(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '<' | '>' | '\\' | '`' | '{' | '}'))
}
