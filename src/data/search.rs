//! What a browser searches in besides towns: what each page of the model, the metamodel and the site says, by the stems of its words. It is made of the
//! records that pages are made of and not of their HTML, so nothing has to be rendered first. Read by `search.js`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;
use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::finder::closed;
use crate::context::Whole;
use crate::model::agenda::Titled;
use crate::model::language::{Language, Localized};
use crate::part::puzzle::{band_link, band_page};
use crate::route;

/// All that can be found.
#[derive(Debug, Hash, Serialize)]
pub struct Search {
    /// The words of the kinds of things, in the order in which they are shown.
    kinds: Vec<String>,
    /// The things.
    things: Vec<Thing>,
}

/// A thing: the place of its kind, its title, its address, what it belongs to, and the stems of what it says, one after another.
#[derive(Debug, Hash, Serialize)]
struct Thing(usize, String, String, String, String);

/// The kinds of things, from the first to be shown. Their words are in the strings, under `search.kind`.
const KINDS: [&str; 5] = ["comarca", "action", "piece", "solution", "page"];
const COMARCA: usize = 0;
const ACTION: usize = 1;
const PIECE: usize = 2;
const SOLUTION: usize = 3;
const PAGE: usize = 4;

/// Builds it.
pub(super) fn search(context: &Whole<'_>) -> Search {
    let mut found = Found { stems: Stems::new(context.language), things: Vec::new() };
    comarques(context, &mut found);
    model(context, &mut found);
    metamodel(context, &mut found);
    pages(context, &mut found);
    Search { kinds: KINDS.map(|kind| context.t(&format!("search.kind.{kind}"))).to_vec(), things: found.things() }
}

fn comarques(context: &Whole<'_>, found: &mut Found) {
    for comarca in &context.project.comarques {
        let title = crate::model::name::capitalised(&crate::model::name::comarca_named(&comarca.name));
        found.add(COMARCA, title, context.routes.href(&route::comarca(&comarca.slug)), String::new(), "");
    }
}

fn model(context: &Whole<'_>, found: &mut Found) {
    let master = &context.project.master;
    let said = |text: &Localized<Arc<Titled>>| {
        let of = |titled: &Titled| (titled.title.clone(), titled.body.plain_text());
        text.get(context.language).map(|(_, titled)| of(titled)).unwrap_or_default()
    };
    for chapter in &master.chapters {
        let (title, body) = said(&chapter.text);
        found.add(PAGE, title, context.routes.href(&route::axis(&chapter.slug)), String::new(), &body);
    }
    for axis in &master.axes {
        let (axis_title, body) = said(&axis.text);
        let of_axis = context.routes.href(&route::axis(&axis.slug));
        found.add(PAGE, axis_title.clone(), of_axis.clone(), context.t("axis.word"), &body);
        for objective in &axis.objectives {
            let (objective_title, body) = said(&objective.text);
            let href = format!("{of_axis}#{}", objective.id.anchor());
            found.add(PAGE, objective_title.clone(), href, axis_title.clone(), &body);
            for action in &objective.actions {
                let (title, body) = said(&action.text);
                let href = context.routes.href(&route::action(&axis.slug, &action.slug));
                found.add(ACTION, format!("{} {title}", action.id), href, axis_title.clone(), &format!("{objective_title} {body}"));
            }
        }
    }
}

fn metamodel(context: &Whole<'_>, found: &mut Found) {
    let metamodel = &context.project.metamodel;
    let text = |text: &Localized<String>| text.text(context.language).to_owned();
    for piece in &metamodel.pieces {
        let area = metamodel.areas.iter().find(|area| area.id == piece.area.value).map(|area| text(&area.name));
        if let Some(href) = context.piece_pages.get(&piece.id) {
            found.add(PIECE, text(&piece.name), href.clone(), area.unwrap_or_default(), &text(&piece.description));
        }
    }
    let inventory = context.routes.href(route::METAMODEL);
    for solution in &metamodel.solutions {
        let href = format!("{inventory}#{}", route::solution_anchor(&solution.id));
        found.add(SOLUTION, solution.name.clone(), href, solution.provider.clone(), &text(&solution.description));
    }
    for area in &metamodel.areas {
        found.add(PAGE, text(&area.name), context.routes.href(&context.area_page(area)), context.t("metamodel.area"), "");
    }
    for band in &metamodel.bands {
        found.add(PAGE, band_link(context, band).label, context.routes.href(&band_page(context, band)), context.t("metamodel.band"), "");
    }
}

fn pages(context: &Whole<'_>, found: &mut Found) {
    for page in &context.project.pages {
        let Some((_, text)) = page.text.get(context.language) else { continue };
        found.add(PAGE, text.title.clone(), context.routes.href(&format!("{}/", page.slug)), String::new(), &text.body.plain_text());
    }
    for (key, page) in [("progress", "seguiment/"), ("motion", "mocio/"), ("municipalities", "municipis/"), ("agenda", "agenda/")] {
        found.add(PAGE, context.t(&format!("menu.{key}")), context.routes.href(page), String::new(), "");
    }
}

/// What was found, with its words.
struct Found {
    stems: Stems,
    things: Vec<(Thing, BTreeSet<String>)>,
}

impl Found {
    fn add(&mut self, kind: usize, title: String, href: String, of: String, text: &str) {
        let stems = self.stems.of(&format!("{title} {of} {text}"));
        self.things.push((Thing(kind, title, href, of, String::new()), stems));
    }

    /// The things with the stems that tell them apart: what more than a third of them say tells nothing.
    fn things(self) -> Vec<Thing> {
        let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
        for stem in self.things.iter().flat_map(|(_, stems)| stems) {
            *counts.entry(stem).or_default() += 1;
        }
        let most = self.things.len() / 3;
        let common: BTreeSet<String> = counts.into_iter().filter(|(_, count)| *count > most).map(|(stem, _)| stem.clone()).collect();
        let finish = |(thing, stems): (Thing, BTreeSet<String>)| {
            let stems: Vec<String> = stems.into_iter().filter(|stem| !common.contains(stem)).collect();
            Thing(thing.0, thing.1, thing.2, thing.3, stems.join(" "))
        };
        self.things.into_iter().map(finish).collect()
    }
}

/// Words without their endings, folded. A stem begins each of its forms, so a browser needs no rules of the language: what is typed begins with the stem.
struct Stems(Stemmer);

/// The least letters of a word that is looked for: shorter ones are articles and prepositions.
const LEAST: usize = 3;

impl Stems {
    fn new(language: Language) -> Stems {
        Stems(Stemmer::create(match language {
            // No library has rules for Aranese; its endings are nearest to those of Catalan.
            Language::Ca | Language::Oc => Algorithm::Catalan,
            Language::Es => Algorithm::Spanish,
            Language::En => Algorithm::English,
        }))
    }

    fn of(&self, text: &str) -> BTreeSet<String> {
        let text = text.to_lowercase();
        let words = text.split(|sign: char| !sign.is_alphanumeric() && sign != '·').filter(|word| word.chars().count() >= LEAST);
        words.map(|word| closed(&self.0.stem(word))).filter(|stem| stem.len() > 1).collect()
    }
}
