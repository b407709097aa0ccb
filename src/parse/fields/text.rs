//! Values that are texts: plain ones, ids, and texts in several languages.

use std::collections::BTreeMap;

use super::node::mapping;
use super::placeholder;
use super::word::language_of;
use crate::diagnostic::{Diagnostic, Faults, rules};
use crate::model::identifier::{Id, slug};
use crate::model::language::{Language, Localized};
use crate::model::letter::clean;
use crate::model::span::Spanned;
use crate::parse::yaml::{Node, Value};

/// A text, without characters that no output may hold. A bare number is text too where text is wanted.
pub fn text(node: &Node, faults: &mut Faults) -> Option<String> {
    Some(clean(&markdown(node, faults)?).into_owned())
}

/// A text as it is written: for Markdown, to which a character less may mean something else, and which cleans what it reads. One in quotes that YAML doesn't
/// know isn't what its writer meant.
pub fn markdown(node: &Node, faults: &mut Faults) -> Option<String> {
    let text = written(node, faults)?;
    let Some(bare) = in_quotes(&text) else { return Some(text) };
    let fault = faults.at(&rules::QUOTES_IN_TEXT, node.span);
    faults.push(Diagnostic { nearest: Some(format!("\"{bare}\"")), ..fault });
    None
}

fn written(node: &Node, faults: &mut Faults) -> Option<String> {
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

/// What stands between quotes that YAML doesn't know, which a word processor put in the place of its own.
fn in_quotes(text: &str) -> Option<&str> {
    let bare = text.strip_prefix(['“', '”', '„', '‘', '‟'])?.strip_suffix(['”', '“', '’', '‟'])?;
    (!bare.contains(['“', '”', '‘'])).then_some(bare)
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
        let bare = written.trim_matches(['#', '{', '}', ' ']).replace([' ', ','], ".");
        let nearest = Id::new(&bare).map(|id| id.to_string()).filter(|_| bare.len() < 20);
        let fault = faults.at(&rules::BAD_ID, node.span).with("id", written);
        faults.push(Diagnostic { nearest, ..fault });
    }
    id.map(|id| Spanned::new(id, node.span))
}

/// A part of an address of the site, or several: `seguiment`, `un-eix/una-accio`.
pub fn slugs(node: &Node, faults: &mut Faults) -> Option<String> {
    let written = text(node, faults)?;
    let fits = written.split('/').all(|part| !part.is_empty() && slug(part) == part);
    if !fits {
        faults.push(faults.at(&rules::BAD_SLUG, node.span).with("value", &written));
    }
    fits.then_some(written)
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
    let mut all_read = true;
    for (key, value) in mapping(node, faults)? {
        if value.value.is_empty() {
            continue;
        }
        let language = language_of(&key.value, key.span, faults);
        let text = if placeholder::refuse(value, faults) { None } else { read(value, faults) };
        match (language, text) {
            (Some(language), Some(text)) => drop(texts.entry(language).or_insert(text)),
            _ => all_read = false,
        }
    }
    // With nothing in any language it is as good as absent, unless what there was couldn't be read.
    (all_read || !texts.is_empty()).then_some(Localized(texts))
}

/// A plain text in one or several languages.
pub fn localized_text(node: &Node, own: Language, faults: &mut Faults) -> Option<Localized<String>> {
    localized(node, own, faults, text)
}
