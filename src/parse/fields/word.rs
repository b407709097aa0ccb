//! Values that are one of a few words: choices and languages.

use super::node::{shown, unlike};
use super::synonym;
use crate::diagnostic::{Faults, rules};
use crate::model::language::Language;
use crate::model::span::{Span, Spanned};
use crate::parse::yaml::Node;

/// One of a few words.
pub fn choice<T: Copy>(node: &Node, choices: &[(&'static str, T)], faults: &mut Faults) -> Option<Spanned<T>> {
    let written = shown(&node.value);
    if let Some((_, value)) = choices.iter().find(|(word, _)| *word == written) {
        return Some(Spanned::new(*value, node.span));
    }
    let words = || choices.iter().map(|(word, _)| *word);
    let fault = unlike(node, &rules::UNKNOWN_CHOICE, faults).with("value", &written).with("known", words().collect::<Vec<_>>().join(", "));
    let mut fault = fault.suggesting(&written, words());
    fault.nearest = synonym::choice(&written, words()).map(str::to_owned).or(fault.nearest);
    faults.push(fault);
    None
}

/// One of the site's languages.
pub fn language(node: &Node, faults: &mut Faults) -> Option<Spanned<Language>> {
    let written = shown(&node.value);
    let language = language_of(&written, node.span, faults)?;
    Some(Spanned::new(language, node.span))
}

/// Languages without those that are written twice, which is told.
pub fn each_once(languages: Vec<Spanned<Language>>, faults: &mut Faults) -> Vec<Spanned<Language>> {
    let mut once: Vec<Spanned<Language>> = Vec::new();
    for language in languages {
        match once.iter().find(|known| known.value == language.value) {
            Some(first) => {
                let fault = faults.at(&rules::LANGUAGE_TWICE, language.span).with("value", language.value);
                faults.push(fault.related(faults.place(first.span)));
            }
            None => once.push(language),
        }
    }
    once
}

/// The language of a code that stands at a place.
pub(super) fn language_of(written: &str, span: Span, faults: &mut Faults) -> Option<Language> {
    let language = Language::from_code(written);
    if language.is_none() {
        let known = Language::ALL.map(Language::code);
        let fault = faults.at(&rules::UNKNOWN_LANGUAGE, span).with("value", written).with("known", known.join(", "));
        let mut fault = fault.suggesting(written, known);
        fault.nearest = synonym::language(written).map(str::to_owned).or(fault.nearest);
        faults.push(fault);
    }
    language
}
