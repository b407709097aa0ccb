//! The addresses that a municipality's pages had under a name that it had: each leads on to the page of today. Not found by search engines, which are told
//! the present one.

use crate::context::Context;
use crate::model::name;
use crate::model::prose::{Block, Inline, Prose};
use crate::model::territory::{FormerName, Municipality};
use crate::route;
use crate::town::TownRecord;
use crate::view::{Body, Meta, Planned, TextView, View};

/// The pages of a town that lead on, by their paths: of which of its former names, and what below it.
pub(super) fn paths(town: &TownRecord) -> Vec<(String, usize, &'static str)> {
    let below = town.pages();
    let names = town.municipality.former.iter().enumerate();
    names.flat_map(|(at, former)| below.iter().map(move |below| (route::town(&former.slug, below), at, *below))).collect()
}

/// The page that leads on from what was below a former name.
pub(super) fn page(context: &Context, municipality: &Municipality, former: &FormerName, below: &str) -> Planned {
    let today = route::town(&municipality.slug, below);
    let names = [("former", name::capitalised(&former.name)), ("name", name::capitalised(&municipality.name))];
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
    let (path, mut page) = context.page(&route::town(&former.slug, below), meta, View::Text(view));
    page.meta.canonical = context.absolute(&today);
    (path, page)
}
