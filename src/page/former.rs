//! The addresses of what has moved: a municipality's pages under a name that it had, and a retired action. Each leads on to the page of today. Not found by
//! search engines, which are told the present one.

use crate::context::Context;
use crate::model::agenda::Retired;
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
    let names = [("former", name::capitalised(&former.name)), ("name", name::capitalised(&municipality.name))];
    let title = context.strings.fill("former.title", &names);
    let link = context.strings.fill("former.link", &names);
    leading_on(context, &route::town(&former.slug, below), &route::town(&municipality.slug, below), (title, link, "municipalities"))
}

/// Where the page of a retired action was.
pub fn retired_path(retired: &Retired) -> Option<String> {
    retired.path.as_deref().map(route::axis)
}

/// The page that leads on from a retired action to the first that took it up, or to the model where none did.
pub(super) fn retired(context: &Context, retired: &Retired) -> Option<Planned> {
    let (title, today) = match retired.into.first().and_then(|into| context.project.master.placed(&into.value)) {
        Some((axis, action)) => (format!("{} {}", action.id, context.title(&action.text).text), route::action(&axis.slug, &action.slug)),
        None => (context.t("agenda.title"), "agenda/".to_owned()),
    };
    let words = [("id", retired.id.to_string()), ("title", retired.title.text(context.language).to_owned()), ("into", title)];
    let (title, link) = (context.strings.fill("retired.title", &words), context.strings.fill("retired.link", &words));
    Some(leading_on(context, &retired_path(retired)?, &today, (title, link, "agenda")))
}

/// A page that leads on from one address to another.
fn leading_on(context: &Context, from: &str, today: &str, (title, words, section): (String, String, &'static str)) -> Planned {
    let link = Inline::Link { target: format!("/{today}"), title: String::new(), content: vec![Inline::Text(words)] };
    let prose = Prose { blocks: vec![Block::Paragraph(vec![link])], ..Prose::default() };
    let view = TextView { body: Body { html: context.html(&prose, "", 2, ""), lang: None }, untranslated: false };
    let meta =
        Meta { description: title.clone(), title, hidden: true, redirect: Some(context.routes.href(today)), section, ..Meta::default() };
    let (path, mut page) = context.page(from, meta, View::Text(view));
    page.meta.canonical = context.absolute(today);
    (path, page)
}
