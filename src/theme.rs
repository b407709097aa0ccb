//! The theme: templates, strings, assets and document layouts, from the site's own `themes/<name>/` over the one that is built in. Not how
//! they are used: that is `plan` and `render`.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::Tera;

use crate::diagnostic::{Diagnosed, Diagnostic, Faults, rules};
use crate::markup;
use crate::model::language::Language;
use crate::model::span::{FilePath, Place, Span};
use crate::parse::yaml::{self, Node, Value};
use crate::parse::{fields, text};
use crate::picture::Fonts;
use crate::source::Sources;

/// Everything that pages and documents are made with besides their views.
#[derive(Debug)]
pub struct Theme {
    /// The templates of pages.
    pub templates: Tera,
    /// The words of the interface, by language.
    pub strings: BTreeMap<Language, Arc<Strings>>,
    /// Styles, scripts, fonts and pictures, by path below `asset/`.
    pub assets: BTreeMap<String, Arc<[u8]>>,
    /// The letters of drawings: the fonts of documents.
    pub fonts: Fonts,
    /// Layouts of documents and their fonts, by path below `document/`.
    pub documents: BTreeMap<String, Arc<[u8]>>,
    /// The digest of templates and strings: what every page depends on besides its view.
    pub pages_digest: [u8; 32],
    /// The digest of layouts, fonts and strings: what every document depends on besides what it says.
    pub documents_digest: [u8; 32],
}

/// The words of the interface in one language.
#[derive(Debug, Default)]
pub struct Strings {
    words: BTreeMap<String, String>,
    /// The same, as a tree for templates.
    pub tree: serde_json::Value,
}

impl Strings {
    /// The words of a key. A missing one shows as its key: the test that compares languages and uses keeps that from happening.
    pub fn get<'s>(&'s self, key: &'s str) -> &'s str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// The words of a key with `{name}` filled in.
    pub fn fill(&self, key: &str, arguments: &[(&'static str, String)]) -> String {
        crate::diagnostic::rule::fill(self.get(key), arguments)
    }

    /// The words for one or for many of something: `key.one` and `key.many`, with `{n}` filled in with `shown`.
    pub fn count(&self, key: &str, count: u64, shown: &str) -> String {
        let key = format!("{key}.{}", if count == 1 { "one" } else { "many" });
        self.fill(&key, &[("n", shown.to_owned())])
    }
}

/// Puts the theme together.
pub fn theme(sources: &Sources, name: &str, languages: &[Language]) -> Diagnosed<Theme> {
    let mut diagnostics = Vec::new();
    let own = format!("themes/{name}/");
    let mut files: BTreeMap<&str, (&str, &Arc<[u8]>)> = BTreeMap::new();
    for prefix in ["embedded/", own.as_str()] {
        for (path, bytes) in sources.theme.range(prefix.to_owned()..).take_while(|(path, _)| path.starts_with(prefix)) {
            files.insert(&path[prefix.len()..], (path, bytes));
        }
    }
    if name != "default" && !sources.theme.keys().any(|path| path.starts_with(&own)) {
        diagnostics.push(Diagnostic::of_site(&rules::THEME_MISSING).with("theme", name));
    }
    let mut templates = Tera::new();
    // One way of escaping for the whole page: that of rich text, which also takes out overrides of direction.
    templates.set_escape_fn(|text, out| out.write_all(markup::escaped(text).as_bytes()));
    let (mut of_pages, mut of_documents) = (blake3::Hasher::new(), blake3::Hasher::new());
    let mut texts: Vec<(String, String)> = Vec::new();
    let (mut strings, mut assets, mut documents) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (path, (full, bytes)) in &files {
        let full: FilePath = (*full).into();
        match path.split_once('/') {
            Some(("html", template)) if template.ends_with(".html") || template.ends_with(".xml") => {
                of_pages.update(path.as_bytes()).update(bytes);
                let mut faults = Faults::of(&full);
                texts.extend(text::decode(bytes, &mut faults).map(|(text, _)| (template.to_owned(), text.to_owned())));
                diagnostics.extend(faults.diagnostics);
            }
            Some(("strings", file)) => {
                of_pages.update(path.as_bytes()).update(bytes);
                of_documents.update(path.as_bytes()).update(bytes);
                if let Some(language) = file.strip_suffix(".yaml").and_then(Language::from_code) {
                    let mut faults = Faults::of(&full);
                    let node = text::decode(bytes, &mut faults).and_then(|(text, offset)| yaml::parse(text, offset, &mut faults));
                    strings.extend(node.map(|node| (language, Arc::new(read_strings(&node, &mut faults)))));
                    diagnostics.extend(faults.diagnostics);
                }
            }
            Some(("asset", asset)) => drop(assets.insert(asset.to_owned(), (*bytes).clone())),
            Some(("document", document)) => {
                of_documents.update(path.as_bytes()).update(bytes);
                if document.ends_with(".xml") {
                    // The XML parts of office documents are templates too.
                    let mut faults = Faults::of(&full);
                    texts.extend(text::decode(bytes, &mut faults).map(|(text, _)| ((*path).to_owned(), text.to_owned())));
                    diagnostics.extend(faults.diagnostics);
                }
                documents.insert(document.to_owned(), (*bytes).clone());
            }
            _ => {}
        }
    }
    let names = texts.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    if let Err(error) = templates.add_raw_templates(names) {
        let place = Place::new(&"themes".into(), Span::default());
        diagnostics.push(Diagnostic::at(&rules::TEMPLATE_FAULT, place).with("error", error));
    }
    check_strings(&strings, languages, &mut diagnostics);
    let (pages_digest, documents_digest) = (*of_pages.finalize().as_bytes(), *of_documents.finalize().as_bytes());
    let fonts = Fonts::of(documents.iter().filter(|(path, _)| path.starts_with("font/")).map(|(_, bytes): (&String, &Arc<[u8]>)| &**bytes));
    let value = Theme { templates, strings, assets, fonts, documents, pages_digest, documents_digest };
    Diagnosed { value, diagnostics }
}

fn read_strings(node: &Node, faults: &mut Faults) -> Strings {
    let mut strings = Strings::default();
    strings.tree = flatten(node, "", &mut strings.words, faults);
    strings
}

fn flatten(node: &Node, prefix: &str, words: &mut BTreeMap<String, String>, faults: &mut Faults) -> serde_json::Value {
    match &node.value {
        Value::Map(entries) => {
            // A key that is there twice would silently be the second one's words: that is told here.
            fields::mapping(node, faults);
            let entry = |(key, value): &(crate::model::span::Spanned<String>, Node)| {
                let path = if prefix.is_empty() { key.value.clone() } else { format!("{prefix}.{}", key.value) };
                (key.value.clone(), flatten(value, &path, words, faults))
            };
            entries.iter().map(entry).collect()
        }
        Value::Text { text, .. } => {
            words.insert(prefix.to_owned(), text.trim_end().to_owned());
            text.trim_end().into()
        }
        Value::Number(text) => {
            words.insert(prefix.to_owned(), text.clone());
            text.as_str().into()
        }
        Value::Bool(value) => {
            words.insert(prefix.to_owned(), value.to_string());
            value.to_string().into()
        }
        Value::Null | Value::List(_) => serde_json::Value::Null,
    }
}

/// Every language of the site has every word that any of them has.
fn check_strings(strings: &BTreeMap<Language, Arc<Strings>>, languages: &[Language], diagnostics: &mut Vec<Diagnostic>) {
    let used: Vec<_> = languages.iter().map(|language| (language, strings.get(language))).collect();
    let keys: std::collections::BTreeSet<&String> =
        used.iter().filter_map(|(_, strings)| *strings).flat_map(|strings| strings.words.keys()).collect();
    for (language, strings) in used {
        for key in &keys {
            if strings.is_none_or(|strings| !strings.words.contains_key(*key)) {
                diagnostics.push(Diagnostic::of_site(&rules::STRING_MISSING).with("key", key).with("language", language));
            }
        }
    }
}
