//! The page of open data: what the figures mean, every file with every column, feeds, calendars and the badge.

use super::common::breadcrumbs;
use super::linked;
use super::text;
use crate::context::{Context, Whole};
use crate::data::table::{Column, Kind};
use crate::data::{TableWords, words};
use crate::model::territory::Municipality;
use crate::route;
use crate::view::Planned;
use crate::view::{ColumnView, DataView, Link, Meta, TableView, View};

/// Builds the page.
pub fn page(context: &Whole<'_>) -> Planned {
    let introduction = text::of(context, "dades");
    let file = |name: &str| context.routes.file(&format!("dades/{name}"));
    let link = |key: &str, name: &str| Link { label: context.t(key), href: file(name), key: "" };
    // A town with an agenda of its own shows where its files are; an example when no real one has any.
    let shown = context.towns.own().next().or_else(|| context.towns.examples().find(|town| town.is_own()));
    let snippet = shown.map(|town| snippet(context, &town.municipality));
    let view = DataView {
        introduction: introduction.as_ref().map(|(_, body)| body.clone()),
        tables: words(context).iter().map(|table| table_view(context, table)).collect(),
        catalogues: vec![
            link("data.package", "datapackage.json"),
            link("data.turtle", "cataleg.ttl"),
            link("data.jsonld", "cataleg.jsonld"),
            link("data.feed", "actualitzacions.atom"),
        ],
        of_town: shown.map(|town| town_files(context, (&town.municipality, town.says, town.is_own(), town.has_events))).unwrap_or_default(),
        snippet: snippet.unwrap_or_default(),
    };
    let title = introduction.as_ref().map_or_else(|| context.t("data.title"), |(text, _)| text.title.clone());
    let description = introduction.map_or_else(|| context.t("data.description"), |(text, _)| text.description.clone());
    let meta = Meta {
        linked: Some(linked::dataset(context, &title, &description)),
        title,
        description,
        breadcrumbs: breadcrumbs(context, &[]),
        feeds: vec![
            Link { label: context.t("feed.title"), href: file("actualitzacions.atom"), key: "application/atom+xml" },
            Link { label: context.t("data.turtle"), href: file("cataleg.ttl"), key: "text/turtle" },
        ],
        ..Meta::default()
    };
    context.page("dades/", meta, View::Data(Box::new(view)))
}

fn table_view(context: &Context, table: &TableWords) -> TableView {
    let name = table.kind.name;
    let link = |ending: &str| Link { label: ending.to_uppercase(), href: context.routes.file(&format!("dades/{name}.{ending}")), key: "" };
    let column = |(column, text): (&Column, &String)| ColumnView {
        name: column.name,
        kind: context.t(kind_key(column.kind)),
        text: text.clone(),
        words: match column.kind {
            Kind::Word(words) => words.join(", "),
            _ => String::new(),
        },
    };
    TableView {
        anchor: table_anchor(name),
        title: table.title.clone(),
        text: table.description.clone(),
        files: vec![link("csv"), link("json")],
        columns: table.kind.columns.iter().zip(&table.columns).map(column).collect(),
    }
}

/// Where a table is told of on the page of open data.
pub(super) fn table_anchor(name: &str) -> String {
    format!("taula-{name}")
}

fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "data_kind.text",
        Kind::Identifier => "data_kind.identifier",
        Kind::Word(_) => "data_kind.word",
        Kind::Whole => "data_kind.whole",
        Kind::Amount => "data_kind.amount",
        Kind::Flag => "data_kind.flag",
        Kind::Day => "data_kind.day",
        Kind::Date => "data_kind.date",
        Kind::Address => "data_kind.address",
    }
}

/// The files of a town.
pub fn town_files(context: &Context, (municipality, says, is_own, has_events): (&Municipality, bool, bool, bool)) -> Vec<Link> {
    if !says {
        return Vec::new();
    }
    let file =
        |key: &str, name: &str| Link { label: context.t(key), href: context.routes.file(&route::town(&municipality.slug, name)), key: "" };
    let mut files = vec![file("data.town_json", "dades.json")];
    if !is_own {
        return files;
    }
    files.extend([file("data.town_csv", "seguiment.csv"), file("data.town_feed", "actualitzacions.atom")]);
    files.extend(has_events.then(|| file("data.town_calendar", "terminis.ics")));
    files.push(file("data.town_badge", "insignia.svg"));
    files
}

/// What an ajuntament pastes into its own website to show its badge.
pub fn snippet(context: &Context, municipality: &Municipality) -> String {
    let slug = &municipality.slug;
    let (page, badge) =
        (context.absolute(&route::town(slug, "")), format!("{}/{}", context.project.site.base_url, route::town(slug, "insignia.svg")));
    let of = crate::model::name::of(&municipality.name, context.language);
    let alternative = context.marked(municipality.example, context.strings.fill("badge.label", &[("of", of)]));
    let alternative = crate::markup::escaped(&alternative);
    format!("<a href=\"{page}\"><img src=\"{badge}\" height=\"100\" alt=\"{alternative}\"></a>")
}
