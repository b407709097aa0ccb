//! Sources become values, file by file and in parallel; a bad file is diagnostics, never an abort. Whether the files agree with each
//! other is for `check`.

pub mod agenda;
pub mod fields;
pub mod former;
pub mod markdown;
pub mod metamodel;
mod mojibake;
mod origin;
pub mod outline;
pub mod overlay;
pub mod page;
pub mod registry;
pub mod site;
mod syntax;
mod table;
pub mod text;
mod tree;
mod value;
pub mod yaml;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnosed, Diagnostic, Faults, rules};
use crate::model::agenda::Imprint;
use crate::model::council::CouncilText;
use crate::model::language::Language;
use crate::model::metamodel::Metamodel;
use crate::model::overlay::Overlay;
use crate::model::site::Site;
use crate::model::span::{FilePath, Place, Span};
use crate::model::territory::{Municipality, Outlines};
use crate::source::{RefusalReason, Sources};

/// Everything that was read, file by file.
#[derive(Debug)]
pub struct Parsed {
    /// `content/site.yaml`.
    pub site: Site,
    /// `content/agenda.yaml`.
    pub imprint: Imprint,
    /// The headings of `content/<lang>/agenda/*.md`, by language and then in file-name order.
    pub agenda: BTreeMap<Language, Vec<(FilePath, Vec<agenda::Heading>)>>,
    /// `content/metamodel.yaml`.
    pub metamodel: Metamodel,
    /// `municipalities/registry.csv`.
    pub registry: Vec<Municipality>,
    /// `municipalities/former.csv`.
    pub former: Vec<former::Former>,
    /// `municipalities/comarques.geojson`.
    pub outlines: Option<Outlines>,
    /// `municipalities/**/*.yaml`, not read yet: each is, on its own, by [`overlay_file`].
    pub overlays: BTreeMap<FilePath, Arc<[u8]>>,
    /// `content/<lang>/motion.md` and `certificate.md`.
    pub council: BTreeMap<(CouncilText, Language), page::Page>,
    /// `content/<lang>/pages/*.md`, by file name.
    pub pages: BTreeMap<String, BTreeMap<Language, page::Page>>,
    /// Every other file of the site folder.
    pub others: BTreeMap<FilePath, Arc<[u8]>>,
    /// Files of which nothing, or not all that others refer to, could be read.
    pub unread: BTreeSet<FilePath>,
}

/// The settings.
pub const SITE: &str = "content/site.yaml";
/// About the master as a whole.
pub const IMPRINT: &str = "content/agenda.yaml";
/// The metamodel.
pub const METAMODEL: &str = "content/metamodel.yaml";
/// The registry.
pub const REGISTRY: &str = "municipalities/registry.csv";

/// What kind of source a path is.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
enum Kind<'p> {
    Site,
    Imprint,
    Metamodel,
    Registry,
    Former,
    Outlines,
    Overlay,
    Agenda(Language),
    Council(CouncilText, Language),
    Page(Language, &'p str),
    /// Not a source.
    Other,
}

fn kind(path: &str) -> Kind<'_> {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        ["content", "site.yaml"] => Kind::Site,
        ["content", "agenda.yaml"] => Kind::Imprint,
        ["content", "metamodel.yaml"] => Kind::Metamodel,
        ["municipalities", "registry.csv"] => Kind::Registry,
        ["municipalities", "former.csv"] => Kind::Former,
        ["municipalities", "comarques.geojson"] => Kind::Outlines,
        ["municipalities", .., file] if file.ends_with(".yaml") => Kind::Overlay,
        ["content", language, rest @ ..] => match (Language::from_code(language), rest) {
            (Some(language), ["agenda", file]) if file.ends_with(".md") => Kind::Agenda(language),
            (Some(language), [file]) if let Some(which) = council_text(file) => Kind::Council(which, language),
            (Some(language), ["pages", file]) if file.ends_with(".md") => Kind::Page(language, file.trim_end_matches(".md")),
            _ => Kind::Other,
        },
        _ => Kind::Other,
    }
}

fn council_text(file: &str) -> Option<CouncilText> {
    CouncilText::ALL.into_iter().find(|which| file.strip_suffix(".md") == Some(which.code()))
}

/// Whether a file holds texts of the model.
pub fn is_model(path: &str) -> bool {
    matches!(kind(path), Kind::Agenda(_))
}

enum Item {
    Agenda(Language, Vec<agenda::Heading>),
    Registry(registry::Rows),
    Former(Vec<former::Former>),
    Outlines(Outlines),
    Council(CouncilText, Language, page::Page),
    Page(Language, String, page::Page),
    Other(Arc<[u8]>),
    /// What it says is unknown.
    Unread,
    /// It is read elsewhere, or not at all.
    Nothing,
}

/// Reads every file but the overlays.
pub fn parse(sources: &Sources) -> Diagnosed<Parsed> {
    let mut diagnostics: Vec<Diagnostic> = sources
        .refused
        .iter()
        .map(|refusal| {
            let rule = match refusal.reason {
                RefusalReason::LeavesFolder => &rules::LINK_LEAVES_FOLDER,
                RefusalReason::TooLarge => &rules::FILE_TOO_LARGE,
                RefusalReason::TooMuch => &rules::FILES_TOO_LARGE,
                RefusalReason::Name => &rules::BAD_FILE_NAME,
            };
            Diagnostic::at(rule, Place::new(&refusal.path, Span::default()))
        })
        .collect();
    // The settings come first: they say in which language the rest is written.
    let mut unread: BTreeSet<FilePath> = sources.refused.iter().map(|refusal| refusal.path.clone()).collect();
    let (site, found) = settings(sources, SITE, None, site::read);
    diagnostics.extend(found);
    let site = site.unwrap_or_else(|| site::absent(Place { path: SITE.into(), span: Span::default() }));
    let own = site.original();
    let is_overlay = |path: &str| kind(path) == Kind::Overlay;
    // The metamodel is as large as all of the rest.
    let ((imprint, metamodel), items) = rayon::join(
        || {
            let imprint = settings(sources, IMPRINT, Some(()), |node, faults| site::read_imprint(node, own, faults));
            (imprint, settings(sources, METAMODEL, Some(()), |node, faults| metamodel::read(node, own, faults)))
        },
        || -> Vec<(&FilePath, Diagnosed<Item>)> {
            let shared = sources.files.par_iter().filter(|(path, _)| !is_overlay(path));
            shared.map(|(path, bytes)| (path, item(path, bytes))).collect()
        },
    );
    let ((imprint, found), (metamodel, found_of_metamodel)) = (imprint, metamodel);
    diagnostics.extend(found.into_iter().chain(found_of_metamodel));
    let settings_unread = [(IMPRINT, imprint.is_none()), (METAMODEL, metamodel.is_none())];
    unread.extend(
        settings_unread.into_iter().filter(|(path, unread)| *unread && sources.files.contains_key(*path)).map(|(path, _)| path.into()),
    );

    // Without the registry nobody knows which municipalities there are.
    if !sources.files.contains_key(REGISTRY) {
        if !is_misnamed(REGISTRY, sources) {
            diagnostics.push(Diagnostic::of_site(&rules::FILE_MISSING).with("path", REGISTRY));
        }
        unread.insert(REGISTRY.into());
    }
    let overlays = sources.files.iter().filter(|(path, _)| is_overlay(path)).map(|(path, bytes)| (path.clone(), bytes.clone()));
    let mut parsed = Parsed {
        site,
        imprint: imprint.unwrap_or_default(),
        agenda: BTreeMap::new(),
        metamodel: metamodel.unwrap_or_default(),
        registry: Vec::new(),
        former: Vec::new(),
        outlines: None,
        overlays: overlays.collect(),
        council: BTreeMap::new(),
        pages: BTreeMap::new(),
        others: BTreeMap::new(),
        unread,
    };
    for (path, item) in items {
        diagnostics.extend(item.diagnostics);
        match item.value {
            Item::Agenda(language, headings) => parsed.agenda.entry(language).or_default().push((path.clone(), headings)),
            Item::Registry(rows) => {
                parsed.registry = rows.municipalities;
                if !rows.complete {
                    parsed.unread.insert(path.clone());
                }
            }
            Item::Former(former) => parsed.former = former,
            Item::Outlines(outlines) => parsed.outlines = Some(outlines),
            Item::Council(which, language, page) => drop(parsed.council.insert((which, language), page)),
            Item::Page(language, name, page) => drop(parsed.pages.entry(name).or_default().insert(language, page)),
            Item::Other(bytes) => drop(parsed.others.insert(path.clone(), bytes)),
            Item::Unread => drop(parsed.unread.insert(path.clone())),
            Item::Nothing => {}
        }
    }
    Diagnosed { value: parsed, diagnostics }
}

/// Whether a file that is missing is there under a name that is nearly its own, which `check` tells.
fn is_misnamed(path: &str, sources: &Sources) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.split('.').next().unwrap_or(name);
    sources.files.keys().any(|known| {
        let (known_folder, known) = known.rsplit_once('/').unwrap_or(("", known));
        known_folder == folder && known.to_lowercase().starts_with(&stem[..stem.len().min(4)])
    })
}

/// Reads one file of settings. Its absence is a fault unless `optional`.
fn settings<T>(
    sources: &Sources,
    path: &str,
    optional: Option<()>,
    read: impl FnOnce(&yaml::Node, &mut Faults) -> T,
) -> (Option<T>, Vec<Diagnostic>) {
    let Some((path, bytes)) = sources.files.get_key_value(path) else {
        let missing =
            (optional.is_none() && !is_misnamed(path, sources)).then(|| Diagnostic::of_site(&rules::FILE_MISSING).with("path", path));
        return (None, missing.into_iter().collect());
    };
    let mut faults = Faults::of(path);
    let node = text::decode(bytes, &mut faults).and_then(|(text, offset)| yaml::parse(text, offset, &mut faults));
    // Of a file that is empty, or something else than keys and values, nothing is known.
    let node = node.filter(|node| {
        let is_mapping = matches!(node.value, yaml::Value::Map(_));
        if !is_mapping {
            fields::mapping(node, &mut faults);
        }
        is_mapping
    });
    let value = node.map(|node| read(&node, &mut faults));
    (value, faults.diagnostics)
}

/// Reads an overlay; none when it can't be.
pub fn overlay_file(path: &FilePath, bytes: &[u8]) -> Diagnosed<Option<Overlay>> {
    let mut faults = Faults::of(path);
    let node = text::decode(bytes, &mut faults).and_then(|(text, offset)| yaml::parse(text, offset, &mut faults));
    let overlay = node.and_then(|node| overlay::read(&node, &mut faults));
    faults.with(overlay)
}

fn item(path: &FilePath, bytes: &Arc<[u8]>) -> Diagnosed<Item> {
    let mut faults = Faults::of(path);
    let kind = kind(path);
    if matches!(kind, Kind::Site | Kind::Imprint | Kind::Metamodel) {
        return faults.with(Item::Nothing);
    }
    if kind == Kind::Other {
        return faults.with(Item::Other(bytes.clone()));
    }
    let Some((text, offset)) = text::decode(bytes, &mut faults) else { return faults.with(Item::Unread) };
    if matches!(kind, Kind::Agenda(_)) && text.trim().is_empty() {
        agenda::read(text, offset, Language::Ca, &mut faults);
        return faults.with(Item::Unread);
    }
    let item = match kind {
        Kind::Agenda(language) => Item::Agenda(language, agenda::read(text, offset, language, &mut faults)),
        Kind::Registry => Item::Registry(registry::read(text, offset, &mut faults)),
        Kind::Former => Item::Former(former::read(text, offset, &mut faults)),
        Kind::Outlines => outline::read(text, offset, &mut faults).map_or(Item::Unread, Item::Outlines),
        Kind::Council(which, language) => {
            page::read(text, offset, true, &mut faults).map_or(Item::Unread, |page| Item::Council(which, language, page))
        }
        Kind::Page(language, name) => {
            page::read(text, offset, false, &mut faults).map_or(Item::Unread, |page| Item::Page(language, name.to_owned(), page))
        }
        Kind::Site | Kind::Imprint | Kind::Metamodel | Kind::Overlay | Kind::Other => Item::Nothing,
    };
    faults.with(item)
}
