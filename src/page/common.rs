//! Parts of pages: rows, figures, facts and breadcrumbs, as several families of pages need them.

use crate::context::Context;
use crate::document::Format;
use crate::model::name;
use crate::route;
use crate::town::{TownFacts, TownRecord};
use crate::view::{DocumentLink, Download, DownloadFile, Link, Meta, TownRow};

/// The way to a page from the home page.
pub fn breadcrumbs(context: &Context, steps: &[(String, String)]) -> Vec<Link> {
    let home = context.link(context.t("menu.home"), "");
    std::iter::once(home).chain(steps.iter().map(|(label, page)| context.link(label.clone(), page))).collect()
}

/// The first steps to a town's pages.
pub fn town_steps(context: &Context, town: &TownFacts) -> Vec<(String, String)> {
    let municipality = town.municipality();
    let own = (name::capitalised(&municipality.name), route::town(&municipality.slug, ""));
    vec![(context.t("menu.municipalities"), "municipis/".to_owned()), own]
}

/// What a town's pages say of themselves; `below` is the page's path under the town's own.
pub fn town_meta(context: &Context, town: &TownFacts, below: &'static str) -> Meta {
    let municipality = town.municipality();
    let mut pages = vec![("", "town.home")];
    if town.has_agenda() {
        pages.push(("agenda/", if town.is_own() { "town.agenda_short" } else { "town.proposal_short" }));
    }
    if town.is_own() {
        pages.push(("seguiment/", "town.progress"));
    }
    pages.extend([("puzle/", "town.puzzle"), ("mocio/", "town.motion_short")]);
    let link = |(path, key): (&'static str, &str)| Link {
        key: if path == below { "here" } else { "" },
        ..context.link(context.t(key), &route::town(&municipality.slug, path))
    };
    let steps =
        if below.is_empty() { vec![(context.t("menu.municipalities"), "municipis/".to_owned())] } else { town_steps(context, town) };
    Meta {
        section: "municipalities",
        breadcrumbs: breadcrumbs(context, &steps),
        example: municipality.example,
        picture: Some(route::town(&municipality.slug, route::CARD)),
        feeds: town_feeds(context, town),
        local: pages.into_iter().map(link).collect(),
        local_label: context.strings.fill("town.local", &[("of", name::of(&municipality.name, context.language))]),
        ..Meta::default()
    }
}

/// The feed of a town that has an agenda of its own.
fn town_feeds(context: &Context, town: &TownFacts) -> Vec<Link> {
    let municipality = town.municipality();
    let href = context.routes.file(&route::town(&municipality.slug, "actualitzacions.atom"));
    let label = context.strings.fill("feed.town_title", &[("of", name::of(&municipality.name, context.language))]);
    town.is_own().then_some(Link { label, href, key: "application/atom+xml" }).into_iter().collect()
}

/// The feed of all.
pub fn site_feed(context: &Context) -> Vec<Link> {
    let href = context.routes.file("dades/actualitzacions.atom");
    vec![Link { label: context.t("feed.title"), href, key: "application/atom+xml" }]
}

/// A town as a row of a list.
pub fn town_row(context: &Context, town: &TownRecord) -> TownRow {
    let municipality = &town.municipality;
    let day = town.adhesion.as_ref().and_then(|adhesion| adhesion.day);
    let date = day.map(|(day, is_deduced)| match is_deduced {
        true => format!("{} ({})", context.date(day), context.t("event.deduced")),
        false => context.date(day),
    });
    TownRow {
        index_name: municipality.index_name.clone(),
        name: name::capitalised(&municipality.name),
        former: municipality.former.iter().map(|former| context.strings.fill("former.before", &[("name", former.name.clone())])).collect(),
        href: context.routes.href(&route::town(&municipality.slug, "")),
        comarca: municipality.comarca.clone(),
        population: context.locale.number(u64::from(municipality.population)),
        adhesion: context.adhesion(town.adhesion.as_ref().map(|adhesion| adhesion.state)),
        date,
    }
}

/// The rows of some towns, in the order of their index names.
pub fn rows<'t>(context: &Context, towns: impl Iterator<Item = &'t TownRecord>) -> Vec<TownRow> {
    let mut rows: Vec<TownRow> = towns.map(|town| town_row(context, town)).collect();
    rows.sort_by(|a, b| context.locale.compare(&a.index_name, &b.index_name).then_with(|| a.href.cmp(&b.href)));
    rows
}

/// Documents that a page offers, and what makes it tell their sizes.
pub type Downloads = (Vec<Download>, Vec<DocumentLink>);

/// The agenda at a path, where documents are made at all.
pub fn agenda_download(context: &Context, path: Option<String>, title: &str) -> Downloads {
    let made = context.documents && Format::ALL.contains(&Format::Pdf);
    let Some(path) = path.filter(|_| made) else { return Downloads::default() };
    let document = context.document_link(&path);
    let file = DownloadFile { label: context.t("format.pdf"), href: document.href.clone(), name: route::saved_as(&path) };
    let title = context.t(title);
    (vec![Download { title, lang: context.language.tag(), language: context.language.name(), files: vec![file] }], vec![document])
}

/// A town's agenda, or the proposal that it starts from, where it has any.
pub fn town_download(context: &Context, town: &TownFacts) -> Downloads {
    let title = if town.is_own() { "agenda_document.kind" } else { "agenda_document.proposal" };
    agenda_download(context, town.has_agenda().then(|| route::town_agenda(&town.municipality().slug)), title)
}
