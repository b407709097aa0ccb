//! The workbench: a page of the preview's own at `/_agenda/`, never published, with all faults and, town by town, what its editors have to do next.

use std::collections::BTreeMap;

use serde::Serialize;

use super::fault::{Fault, Teller};
use super::report::{Report, owner};
use super::site::Preview;
use super::words;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::human;
use crate::diagnostic::rule::Severity;
use crate::model::edition::Degree;
use crate::model::language::Language;
use crate::pipeline::Prepared;
use crate::route;
use crate::town::TownRecord;

/// How many faults are told with their lines; more make a page that nobody reads, and that takes seconds.
const MOST_FAULTS: usize = 1_000;

/// What the page shows.
#[derive(Debug, Serialize)]
pub(super) struct Workbench {
    title: String,
    home: String,
    /// Errors and warnings, each by whose they are.
    groups: Vec<Of>,
    /// How many more faults there are; empty when there are none.
    more: String,
    left_out: String,
    /// What the last save led to, and of which files.
    renewal: String,
    files: Vec<String>,
    /// Towns that have said something.
    towns: Vec<Town>,
    /// All others.
    silent: Vec<Page>,
}

/// Faults of one severity.
#[derive(Debug, Serialize)]
struct Of {
    name: &'static str,
    title: String,
    owners: Vec<Owned>,
}

/// Those of a town, or of the site.
#[derive(Debug, Serialize)]
struct Owned {
    /// The town's slug; empty for the site.
    slug: String,
    name: String,
    faults: Vec<Fault>,
}

/// A row.
#[derive(Debug, Serialize)]
struct Town {
    slug: String,
    name: String,
    degree: &'static str,
    errors: usize,
    warnings: usize,
    review: String,
    last_update: Option<String>,
    pages: Vec<Page>,
    path: String,
    href: Option<String>,
}

/// A link to a page, by the name of its word or of its town.
#[derive(Debug, Serialize)]
struct Page {
    name: String,
    href: String,
}

/// The page as it is now; none before there is a site.
pub(super) fn workbench(preview: &Preview, report: &Report) -> Option<Workbench> {
    let site = report.good.as_ref()?;
    let language = preview.settings.language;
    let mut teller = Teller::new(preview, report);
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut groups = Vec::new();
    let mut told = 0;
    for (name, severity) in [("errors", Severity::Error), ("warnings", Severity::Warning)] {
        let is_error = severity == Severity::Error;
        let mut by_owner: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
        for fault in report.faults.iter().filter(|fault| fault.rule.severity == severity) {
            let owner = fault.place.as_ref().and_then(|place| owner(&place.path, site)).unwrap_or_default();
            let count = counts.entry(owner).or_default();
            *(if is_error { &mut count.0 } else { &mut count.1 }) += 1;
            by_owner.entry(owner).or_default().push(fault);
        }
        let own = if is_error { teller.own() } else { Vec::new() };
        let number = own.len() + by_owner.values().map(Vec::len).sum::<usize>();
        let mut owners = Vec::new();
        let mut own = Some(own).filter(|own| !own.is_empty());
        if own.is_some() {
            by_owner.entry("").or_default();
        }
        for (slug, faults) in by_owner {
            // What is wrong with the folder or the program is the site's, which comes first.
            let mut shown = own.take().unwrap_or_default();
            let of_content = faults.iter().take(MOST_FAULTS - told);
            told += of_content.len();
            shown.extend(of_content.map(|fault| teller.fault(fault)));
            if !shown.is_empty() {
                owners.push(Owned { slug: slug.to_owned(), name: name_of(site, slug), faults: shown });
            }
        }
        if number > 0 {
            groups.push(Of { name, title: human::count(number, severity, language), owners });
        }
    }
    let rest = report.faults.len() - told;
    let is_looked_at =
        |record: &&std::sync::Arc<TownRecord>| preview.only.get().is_none_or(|only| only.contains(&record.municipality.slug));
    let (mut says, mut silent): (Vec<_>, Vec<_>) = site.towns.records.iter().filter(is_looked_at).partition(|record| record.says);
    if let Some(context) = site.workshop.contexts.first() {
        for towns in [&mut says, &mut silent] {
            towns.sort_by(|a, b| context.locale.compare(&a.municipality.index_name, &b.municipality.index_name));
        }
    }
    let mut towns: Vec<Town> = says.into_iter().map(|record| town(record, site, &counts, (&teller, language))).collect();
    // What has to be mended first, then what has to be reviewed; a stable sort keeps the order of names.
    towns.sort_by_key(|town| std::cmp::Reverse((town.errors, town.warnings, !town.review.is_empty())));
    let page = |record: &std::sync::Arc<TownRecord>| Page {
        name: record.municipality.name.clone(),
        href: href(site, &record.municipality.slug, ""),
    };
    Some(Workbench {
        title: site.project().site.title.0.values().next().cloned().unwrap_or_default(),
        home: format!("{}/", site.project().site.base_path()),
        groups,
        more: words::more(rest, language),
        left_out: words::left_out(report.told.left_out, language),
        renewal: report.renewal.told(language),
        files: report.renewal.files.clone(),
        towns,
        silent: silent.into_iter().map(page).collect(),
    })
}

fn name_of(site: &Prepared, slug: &str) -> String {
    let town = site.sources.iter().find(|source| source.municipality.slug == slug);
    town.map_or_else(String::new, |source| source.municipality.name.clone())
}

fn town(
    record: &TownRecord,
    site: &Prepared,
    counts: &BTreeMap<&str, (usize, usize)>,
    (teller, language): (&Teller<'_>, Language),
) -> Town {
    let slug = &record.municipality.slug;
    let (errors, warnings) = counts.get(slug.as_str()).copied().unwrap_or_default();
    let word = |below: &str| match below {
        "" => "page",
        "agenda/" => "agenda",
        "seguiment/" => "progress",
        "puzle/" => "puzzle",
        _ => "motion",
    };
    Town {
        slug: slug.clone(),
        name: record.municipality.name.clone(),
        degree: match record.degree {
            Degree::Model => "model",
            Degree::Adhered => "adhered",
            Degree::Own => "own",
        },
        errors,
        warnings,
        review: words::review(&record.review, language),
        last_update: record.updates.first().map(|update| update.date.to_string()),
        pages: record.pages().into_iter().map(|below| Page { name: word(below).to_owned(), href: href(site, slug, below) }).collect(),
        path: record.path.to_string(),
        href: teller.address(&record.path, 1, 1),
    }
}

/// The address of a page of a town, in the site's original language.
fn href(site: &Prepared, slug: &str, below: &str) -> String {
    let page = route::town(slug, below);
    site.workshop.contexts.first().map_or_else(|| format!("/{page}"), |context| context.routes.href(&page))
}
