//! The words of the interface: reading them, and what is wrong with them. Which templates ask for which is `template`.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Faults, rules, suggest};
use crate::model::elision::elided;
use crate::model::language::Language;
use crate::model::span::{FilePath, Place, Span, Spanned};
use crate::parse::yaml::{Node, Value};
use crate::parse::{fields, text, yaml};

/// The words of the interface in one language.
#[derive(Debug, Clone, Default)]
pub struct Strings {
    /// The language that they are in, once they are those of one.
    language: Option<Language>,
    words: BTreeMap<String, String>,
    /// Where each key stands in its file.
    places: BTreeMap<String, Span>,
    /// The same, as a tree for templates.
    pub tree: serde_json::Value,
}

impl Strings {
    /// The words of a key. A missing one shows as its key: the test that compares languages and uses keeps that from happening.
    pub fn get<'s>(&'s self, key: &'s str) -> &'s str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// The words of a key with `{name}` filled in, and what stands before a number as it is read: «1 d’11».
    pub fn fill(&self, key: &str, arguments: &[(&'static str, String)]) -> String {
        let filled = crate::diagnostic::rule::fill(self.get(key), arguments);
        match self.language.map(|language| elided(&filled, language)) {
            Some(Cow::Owned(elided)) => elided,
            _ => filled,
        }
    }

    /// The words for one or for many of something: `key.one` and `key.many`, with `{n}` filled in with `shown`.
    pub fn count(&self, key: &str, count: u64, shown: &str) -> String {
        self.counted(key, count, &[("n", shown.to_owned())])
    }

    /// The same with other values to fill in.
    pub fn counted(&self, key: &str, count: u64, arguments: &[(&'static str, String)]) -> String {
        self.fill(&format!("{key}.{}", if count == 1 { "one" } else { "many" }), arguments)
    }
}

impl Strings {
    /// Whether there is a word, or a group of words, of this key.
    pub(super) fn holds(&self, key: &str) -> bool {
        key.split('.').try_fold(&self.tree, |node, part| node.get(part)).is_some()
    }

    /// Where a word belongs that isn't there: the group of its key, or the one that holds that.
    fn nearest_group(&self, key: &str) -> Span {
        let mut groups = std::iter::successors(key.rsplit_once('.'), |(group, _)| group.rsplit_once('.')).map(|(group, _)| group);
        groups.find_map(|group| self.places.get(group).copied()).unwrap_or_default()
    }

    /// The keys of all words.
    pub(super) fn keys(&self) -> impl Iterator<Item = &String> {
        self.words.keys()
    }

    /// Takes what is missing from others.
    fn complete(&mut self, from: &Strings) {
        for (key, word) in &from.words {
            self.words.entry(key.clone()).or_insert_with(|| word.clone());
        }
        complete(&mut self.tree, &from.tree);
    }
}

fn complete(tree: &mut serde_json::Value, from: &serde_json::Value) {
    if let (Some(entries), Some(others)) = (tree.as_object_mut(), from.as_object()) {
        for (key, value) in others {
            match entries.get_mut(key) {
                Some(known) => complete(known, value),
                None => drop(entries.insert(key.clone(), value.clone())),
            }
        }
    }
}

/// Reads the words of a file; none when it can't be read.
pub(super) fn read(bytes: &[u8], faults: &mut Faults) -> Option<Strings> {
    let node = text::decode(bytes, faults).and_then(|(text, offset)| yaml::parse(text, offset, faults))?;
    let mut strings = Strings::default();
    strings.tree = flatten(&node, "", &mut strings, faults);
    Some(strings)
}

fn flatten(node: &Node, prefix: &str, strings: &mut Strings, faults: &mut Faults) -> serde_json::Value {
    match &node.value {
        Value::Map(entries) => {
            // A key that is there twice would silently be the second one's words: that is told here.
            fields::mapping(node, faults);
            let entry = |(key, value): &(crate::model::span::Spanned<String>, Node)| {
                let path = if prefix.is_empty() { key.value.clone() } else { format!("{prefix}.{}", key.value) };
                (key.value.clone(), {
                    strings.places.insert(path.clone(), key.span);
                    flatten(value, &path, strings, faults)
                })
            };
            entries.iter().map(entry).collect()
        }
        Value::Text { text, .. } => {
            strings.words.insert(prefix.to_owned(), text.trim_end().to_owned());
            text.trim_end().into()
        }
        Value::Number(text) => {
            strings.words.insert(prefix.to_owned(), text.clone());
            text.as_str().into()
        }
        Value::Bool(value) => {
            strings.words.insert(prefix.to_owned(), value.to_string());
            value.to_string().into()
        }
        Value::Null | Value::List(_) => serde_json::Value::Null,
    }
}

/// How many words are told one by one that a language lacks.
const MOST_MISSING: usize = 20;

/// The words of a language: its file, and those that are built in.
pub(super) struct Source {
    /// The file that counts; none when it can't be read or isn't there.
    pub(super) own: Option<(FilePath, Strings)>,
    /// What is built in.
    pub(super) built_in: Strings,
}

/// The words of all languages, each with all that any needs. Those of the site have what any of them has; others are there for documents only, and have
/// what is built in for them.
pub(super) fn check(
    sources: BTreeMap<Language, Source>,
    languages: &[Language],
    asked: &BTreeSet<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<Language, Arc<Strings>> {
    let built_in: BTreeSet<String> = sources.values().flat_map(|source| source.built_in.keys()).cloned().collect();
    let own: BTreeSet<&String> = sources.values().flat_map(|source| source.own.iter().flat_map(|(_, own)| own.keys())).collect();
    // What the site's own templates ask for and one of its files has, the others need too.
    let of_site: BTreeSet<String> = built_in.iter().chain(own.into_iter().filter(|key| asked.contains(*key))).cloned().collect();
    for language in languages.iter().filter(|language| !sources.contains_key(language)) {
        diagnostics.push(Diagnostic::of_site(&rules::STRING_MISSING).with("key", "*").with("language", language));
    }
    for (language, source) in &sources {
        let needed: Vec<&String> = if languages.contains(language) { of_site.iter().collect() } else { source.built_in.keys().collect() };
        let (place, has): (Option<&FilePath>, &Strings) =
            source.own.as_ref().map_or((None, &source.built_in), |(path, own)| (Some(path), own));
        let missing: Vec<&String> = needed.into_iter().filter(|key| !has.words.contains_key(*key)).collect();
        // A whole language that isn't there is one thing, and not a thousand.
        let (told, more) = if missing.len() > MOST_MISSING { (1, missing.len() - 1) } else { (missing.len(), 0) };
        for key in missing.iter().take(told) {
            let fault = match place.filter(|path| !path.starts_with("embedded/")) {
                Some(path) => Diagnostic::at(&rules::STRING_MISSING, Place::new(path, has.nearest_group(key))),
                None => Diagnostic::of_site(&rules::STRING_MISSING),
            };
            let key = if more > 0 { format!("{key}» (+ {more}) «…") } else { (*key).clone() };
            diagnostics.push(fault.with("key", key).with("language", language));
        }
        for (path, key, span) in
            source.own.iter().flat_map(|(path, own)| own.keys().map(move |key| (path, key, own.places.get(key).copied())))
        {
            if !built_in.contains(key) && !asked.iter().any(|asked| key == asked || key.starts_with(&format!("{asked}."))) {
                let mut fault = Diagnostic::at(&rules::STRING_UNUSED, Place::new(path, span.unwrap_or_default())).with("key", key);
                fault.nearest = suggest::nearest(key, missing.iter().map(|key| key.as_str()));
                diagnostics.push(fault);
            }
        }
    }
    let whole = |(language, source): (Language, Source)| {
        let mut strings = source.own.map(|(_, own)| own).unwrap_or_default();
        if strings.tree.is_null() {
            strings.tree = serde_json::Value::Object(serde_json::Map::new());
        }
        strings.complete(&source.built_in);
        strings.language = Some(language);
        (language, Arc::new(strings))
    };
    sources.into_iter().map(whole).collect()
}

/// Words that templates ask for, each with the file and the place where the first asks for it.
pub(super) type Asked = BTreeMap<String, Spanned<FilePath>>;
