//! The rules that span files: what was parsed becomes a `Project`, whose references resolve. One family of rules a file; all faults are
//! collected, none stops the others.

mod action;
mod complete;
mod council;
pub mod file;
mod master;
mod metamodel;
mod misplaced;
pub mod overlay;
mod status;
pub mod territory;
mod twice;
mod vote;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::{Diagnosed, Diagnostic, rules};
use crate::model::language::{Language, Localized};
use crate::model::project::Project;
use crate::model::site::{PageText, PlainPage, Site};
use crate::model::span::{FilePath, Place, Span};
use crate::model::territory::Municipality;
use crate::model::unread::Unread;
use crate::parse::agenda::Heading;
use crate::parse::former::Former;
use crate::parse::{IMPRINT, METAMODEL, Parsed, REGISTRY, SITE, page};

/// The municipalities of the registry with the names that they had, for finding one. What is wrong with them is for `check`.
pub fn territory(registry: Vec<Municipality>, former: Vec<Former>) -> Vec<Municipality> {
    territory::with_former(registry, former, false, &mut Vec::new())
}

/// What all towns share, checked; and what can only be judged once all towns are known.
#[derive(Debug)]
pub struct Checked {
    /// What all towns share. It has no attachments yet.
    pub project: Project,
    /// The files that aren't sources.
    pub others: BTreeMap<FilePath, Arc<[u8]>>,
    /// Files of which nothing, or not all that others refer to, could be read.
    pub unread: BTreeSet<FilePath>,
}

/// Checks what all towns share as of a date, the site's own reference date unless another is given.
pub fn check(parsed: Parsed, date: Option<Date>) -> Diagnosed<Checked> {
    let mut diagnostics = Vec::new();
    let Parsed { mut site, imprint, agenda, metamodel, registry, former, outlines, overlays: _, council, pages, others, unread } = parsed;
    if let Some(date) = date {
        site.reference_date = date;
    }
    // What couldn't be read is unknown, and no rule judges the unknown.
    let reference = date.or_else(|| (!site.unread.has("reference_date")).then_some(site.reference_date));
    let original = site.original();
    let master_folder = format!("content/{}/agenda/", original.code());
    let mut unknown = Vec::new();
    let is_unread = |path: &str| unread.contains(path);
    unpublished(&site, &agenda, &pages, &mut diagnostics);
    let (master, of_master) = master::build(imprint, agenda, original, &mut diagnostics);
    if of_master.has("blocks") {
        unknown.push("blocks");
    }
    if of_master.has("actions") || site.unread.has("languages") || unread.iter().any(|path| path.starts_with(&master_folder)) {
        unknown.push("actions");
    }
    if is_unread(METAMODEL) || metamodel.unread.has("pieces") {
        unknown.push("pieces");
    }
    if is_unread(IMPRINT) || master.imprint.unread.has_any(&["version", "versions"]) {
        unknown.push("versions");
    }
    if is_unread(REGISTRY) {
        unknown.push("registry");
    }
    let unknown = Unread::of(unknown);
    let unlinked = unlinked(&unread, &unknown);
    if !is_unread(METAMODEL) {
        metamodel::check(&metamodel, &master, &unknown, &mut diagnostics);
        action::check(&metamodel, &master, &unknown, &mut diagnostics);
    }
    let territory = territory::build(registry, former, !unknown.has("registry"), &mut diagnostics);
    let unread_or_misnamed = unread.iter().chain(others.keys()).cloned().collect();
    complete::check(&site, reference, (&council, &unread_or_misnamed), &mut diagnostics);
    let project = Project {
        site: Arc::new(site),
        master: Arc::new(master),
        metamodel: Arc::new(metamodel),
        comarques: territory.comarques,
        registry: Arc::new(territory.registry),
        outlines: outlines.map(Arc::new),
        council: council::whole(council, &mut diagnostics),
        pages: plain_pages(pages, original, &mut diagnostics),
        attachments: BTreeMap::new(),
        unread: unlinked,
        unknown,
        reference,
    };
    Diagnosed { value: Checked { project, others, unread }, diagnostics }
}

/// A translation in a language that the site isn't published in is shown nowhere: that is told once a language, where the first of it is.
fn unpublished(
    site: &Site,
    agenda: &BTreeMap<Language, Vec<(FilePath, Vec<Heading>)>>,
    pages: &BTreeMap<String, BTreeMap<Language, page::Page>>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let of_agenda = agenda.iter().filter_map(|(language, files)| Some((*language, files.first()?.0.clone())));
    let of_pages = pages.values().flat_map(|languages| languages.iter().map(|(language, page)| (*language, page.text.place.path.clone())));
    let mut first: BTreeMap<Language, FilePath> = BTreeMap::new();
    for (language, path) in of_agenda.chain(of_pages).filter(|(language, _)| !site.languages.contains(language)) {
        first.entry(language).or_insert(path);
    }
    if !site.unread.has("languages") {
        let told = |(language, path)| {
            Diagnostic::at(&rules::LANGUAGE_NOT_PUBLISHED, Place::new(&path, Span::default())).with("language", language)
        };
        diagnostics.extend(first.into_iter().map(told));
    }
}

/// Where a link that leads nowhere may lead all the same.
fn unlinked(unread: &BTreeSet<FilePath>, unknown: &Unread) -> Unread {
    let is_page = |path: &str| path.ends_with(".md") || path == SITE;
    let is_town = |path: &str| path == REGISTRY || path.ends_with(".yaml");
    let mut parts = Vec::new();
    for path in unread.iter() {
        parts.push(if is_page(path) {
            "pages"
        } else if is_town(path) {
            "towns"
        } else {
            "files"
        });
    }
    parts.extend(
        ["actions", "registry"].into_iter().filter(|part| unknown.has(part)).map(|part| if part == "registry" { "towns" } else { part }),
    );
    Unread::of(parts)
}

/// Puts the languages of each page together. The slug and the menu are the original's, or the first language's that has the page.
fn plain_pages(
    pages: BTreeMap<String, BTreeMap<Language, page::Page>>,
    original: Language,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Arc<PlainPage>> {
    let mut made = Vec::new();
    let mut slugs: BTreeMap<String, Arc<PageText>> = BTreeMap::new();
    for (name, languages) in pages {
        let Some(lead) = languages.get(&original).or_else(|| languages.values().next()) else { continue };
        let slug = lead.slug.clone().unwrap_or_else(|| crate::model::identifier::slug(&name));
        let menu = lead.menu;
        let lead_place = lead.text.place.clone();
        let text = Localized(languages.into_iter().map(|(language, page)| (language, Arc::new(page.text))).collect::<BTreeMap<_, _>>());
        if let Some(first) = slugs.get(&slug) {
            let url = format!("/{slug}/");
            diagnostics.push(Diagnostic::at(&rules::SAME_URL, lead_place).with("url", url).related(first.place.clone()));
            continue;
        }
        if let Some((_, page)) = text.get(original) {
            slugs.insert(slug.clone(), page.clone());
        }
        made.push(Arc::new(PlainPage { slug, menu, text }));
    }
    made.sort_by(|a, b| (a.menu.unwrap_or(u32::MAX), &a.slug).cmp(&(b.menu.unwrap_or(u32::MAX), &b.slug)));
    made
}
