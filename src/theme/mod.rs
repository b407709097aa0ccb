//! The theme: templates, strings, assets and document layouts, from the site's own `themes/<name>/` over the one that is built in. Not how
//! they are used: that is `plan` and `render`.

mod strings;
mod template;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tera::Tera;

pub use self::strings::Strings;
use self::template::Template;
use crate::diagnostic::{Diagnosed, Diagnostic, Faults, rules, suggest};
use crate::model::language::Language;
use crate::model::span::{FilePath, Place};
use crate::parse::text;
use crate::picture::Fonts;
use crate::source::Sources;

/// Everything that pages and documents are made with besides their views.
#[derive(Debug)]
pub struct Theme {
    /// The templates of pages.
    pub templates: Tera,
    /// The file of every template and every part of documents, by its name.
    pub paths: BTreeMap<String, FilePath>,
    /// Whether it is the one that is built in, to the letter.
    pub is_built_in: bool,
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

impl Theme {
    /// What is wrong with a template, at its own line.
    pub fn fault(&self, template: &str, error: &tera::Error) -> Diagnostic {
        template::fault(error, Some(template), &self.paths)
    }
}

/// The folder of what is built in.
const BUILT_IN: &str = "embedded/";

/// Puts the theme together.
pub fn theme(sources: &Sources, name: &str, languages: &[Language]) -> Diagnosed<Theme> {
    let mut diagnostics = Vec::new();
    let own = format!("themes/{name}/");
    let mut files: BTreeMap<&str, (&str, &Arc<[u8]>)> = BTreeMap::new();
    for prefix in [BUILT_IN, own.as_str()] {
        for (path, bytes) in sources.theme.range(prefix.to_owned()..).take_while(|(path, _)| path.starts_with(prefix)) {
            files.insert(&path[prefix.len()..], (path, bytes));
        }
    }
    if name != "default" && !sources.theme.keys().any(|path| path.starts_with(&own)) {
        diagnostics.push(Diagnostic::of_site(&rules::THEME_MISSING).with("theme", name));
    }
    let built_in = |path: &str| sources.theme.get(&format!("{BUILT_IN}{path}"));
    let is_built_in = files.iter().all(|(path, (_, bytes))| built_in(path) == Some(*bytes));
    let (mut of_pages, mut of_documents) = (blake3::Hasher::new(), blake3::Hasher::new());
    let mut templates: BTreeMap<String, Template> = BTreeMap::new();
    let (mut words, mut assets, mut documents) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (path, (full, bytes)) in &files {
        let full: FilePath = (*full).into();
        let mut faults = Faults::of(&full);
        let mut template = |name: &str, faults: &mut Faults| {
            let built_in = built_in(path).and_then(|bytes| String::from_utf8(bytes.to_vec()).ok());
            if let Some(text) = text::decode(bytes, faults).map(|(text, _)| text.to_owned()).or_else(|| built_in.clone()) {
                templates.insert(name.to_owned(), Template { path: full.clone(), text, built_in });
            }
        };
        match path.split_once('/') {
            Some(("html", name)) if name.ends_with(".html") || name.ends_with(".xml") => {
                of_pages.update(path.as_bytes()).update(bytes);
                template(name, &mut faults);
            }
            Some(("strings", file)) => {
                of_pages.update(path.as_bytes()).update(bytes);
                of_documents.update(path.as_bytes()).update(bytes);
                if let Some(language) = file.strip_suffix(".yaml").and_then(Language::from_code) {
                    let read = strings::read(bytes, &mut faults);
                    let built_in = match built_in(path) {
                        Some(same) if same == *bytes => read.clone(),
                        other => other.and_then(|bytes| strings::read(bytes, &mut Faults::of(&full))),
                    };
                    let (own, built_in) = (read.map(|strings| (full.clone(), strings)), built_in.unwrap_or_default());
                    words.insert(language, strings::Source { own, built_in });
                }
            }
            Some(("asset", asset)) => drop(assets.insert(asset.to_owned(), (*bytes).clone())),
            Some(("document", document)) => {
                of_documents.update(path.as_bytes()).update(bytes);
                if document.ends_with(".xml") {
                    // The XML parts of office documents are templates too.
                    template(path, &mut faults);
                }
                documents.insert(document.to_owned(), (*bytes).clone());
            }
            _ => {}
        }
        diagnostics.extend(faults.diagnostics);
    }
    let tera = template::parse(&templates, &mut diagnostics);
    let asked = template::asked(&templates);
    let keys: BTreeSet<String> = asked.keys().cloned().collect();
    let strings = strings::check(words, languages, &keys, &mut diagnostics);
    check_asked(&asked, &strings, languages, &mut diagnostics);
    let fonts = Fonts::of(documents.iter().filter(|(path, _)| path.starts_with("font/")).map(|(_, bytes): (&String, &Arc<[u8]>)| &**bytes));
    let mut paths: BTreeMap<String, FilePath> = templates.into_iter().map(|(name, template)| (name, template.path)).collect();
    paths.extend(
        files.iter().filter(|(path, _)| path.starts_with("document/")).map(|(path, (full, _))| ((*path).to_owned(), (*full).into())),
    );
    let value = Theme {
        templates: tera,
        paths,
        is_built_in,
        strings,
        assets,
        fonts,
        documents,
        pages_digest: *of_pages.finalize().as_bytes(),
        documents_digest: *of_documents.finalize().as_bytes(),
    };
    Diagnosed { value, diagnostics }
}

/// Every word that a template asks for is there.
fn check_asked(
    asked: &strings::Asked,
    known: &BTreeMap<Language, Arc<Strings>>,
    languages: &[Language],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (key, first) in asked {
        let lacks = |language: &&Language| known.get(language).is_none_or(|strings| !strings.holds(key));
        let Some(language) = languages.iter().find(lacks) else { continue };
        let fault =
            Diagnostic::at(&rules::STRING_MISSING, Place::new(&first.value, first.span)).with("key", key).with("language", language);
        let words: Vec<&str> = known.get(language).into_iter().flat_map(|strings| strings.keys()).map(String::as_str).collect();
        diagnostics.push(Diagnostic { nearest: suggest::nearest(key, words), ..fault });
    }
}
