//! The addresses that a municipality's pages had under a name that it had: each leads on to the page of today. Not found by search engines, which are told
//! the present one.

use super::{Planned, town_pages};
use crate::context::Context;
use crate::model::name;
use crate::model::prose::{Block, Inline, Prose};
use crate::route;
use crate::town::TownFacts;
use crate::view::{Body, Meta, TextView, View};

/// The pages that lead on, of every town that had another name.
pub(super) fn pages(context: &Context<'_>) -> Vec<Planned> {
    context.towns.iter().filter(|town| !town.municipality().former.is_empty()).flat_map(|town| of_town(context, town)).collect()
}

fn of_town(context: &Context<'_>, town: &TownFacts) -> Vec<Planned> {
    let municipality = town.municipality();
    let folder = context.routes.folder(&route::town(&municipality.slug, ""));
    let below: Vec<String> = town_pages(context, town)
        .into_iter()
        .filter_map(|(path, _)| Some(path.strip_prefix(&folder)?.strip_suffix("index.html")?.to_owned()))
        .collect();
    let lead = |former: &str, slug: &str, below: &str| {
        let today = route::town(&municipality.slug, below);
        let names = [("former", name::capitalised(former)), ("name", name::capitalised(&municipality.name))];
        let link = Inline::Link {
            target: format!("/{today}"),
            title: String::new(),
            content: vec![Inline::Text(context.strings.fill("former.link", &names))],
        };
        let prose = Prose { blocks: vec![Block::Paragraph(vec![link])], ..Prose::default() };
        let view = TextView { body: Body { html: context.html(&prose, "", 2, ""), lang: None }, untranslated: false };
        let title = context.strings.fill("former.title", &names);
        let meta = Meta {
            description: title.clone(),
            title,
            hidden: true,
            redirect: Some(context.routes.href(&today)),
            section: "municipalities",
            ..Meta::default()
        };
        let (path, mut page) = context.page(&route::town(slug, below), meta, View::Text(view));
        page.meta.canonical = context.absolute(&today);
        (path, page)
    };
    let names = municipality.former.iter();
    names.flat_map(|former| below.iter().map(|below| lead(&former.name, &former.slug, below)).collect::<Vec<_>>()).collect()
}
