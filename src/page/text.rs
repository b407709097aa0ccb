//! Plain pages.

use super::common::breadcrumbs;
use super::{privacy, statement};
use crate::context::Context;
use crate::markup::Filling;
use crate::model::site::{PageText, PlainPage};
use crate::view::Planned;
use crate::view::{Body, Meta, TextView, View};

/// The named blanks that a plain page may have, besides those of the accessibility statement and of the legal notice.
pub const BLANKS: [&str; 8] =
    ["agenda_approved", "agenda_version", "licence", "next_update", "publisher", "publisher_email", "reference_date", "site"];

/// The plain pages that are the introduction of a page of another kind.
const INTRODUCTIONS: [&str; 2] = ["dades", "metamodel"];

/// The text of the plain page of this name, for a page of another kind to begin with.
pub fn of<'c>(context: &'c Context, slug: &str) -> Option<(&'c PageText, Body)> {
    let (language, text) = context.project.pages.iter().find(|page| page.slug == slug)?.text.get(context.language)?;
    let html = context.filled(&text.body, &text.place.path, 2, "", &|name| fill(context, name));
    Some((text, Body { html, lang: context.lang(language) }))
}

/// Whether a plain page is the introduction of a page of another kind.
pub fn is_introduction(page: &PlainPage) -> bool {
    INTRODUCTIONS.contains(&page.slug.as_str())
}

/// A plain page; none when it is in no language.
pub fn page(context: &Context, page: &PlainPage) -> Option<Planned> {
    let (language, text) = page.text.get(context.language)?;
    let html = context.filled(&text.body, &text.place.path, 2, "", &|name| fill(context, name));
    let view = TextView { body: Body { html, lang: context.lang(language) }, untranslated: language != context.language };
    let description = if text.description.is_empty() { text.body.plain_text() } else { text.description.clone() };
    let meta = Meta { title: text.title.clone(), description, breadcrumbs: breadcrumbs(context, &[]), ..Meta::default() };
    Some(context.page(&format!("{}/", page.slug), meta, View::Text(view)))
}

fn fill(context: &Context, name: &str) -> Option<Filling> {
    let site = &context.project.site;
    let imprint = &context.project.master.imprint;
    let known = |text: Option<String>| match text.filter(|text| !text.is_empty()) {
        Some(text) => Filling::Text(text),
        None => Filling::Text(context.t("foot.not_said")),
    };
    let date = |date: Option<jiff::civil::Date>| date.map(|date| context.date(date));
    Some(match name {
        "publisher" => known(Some(site.publisher.name.clone())),
        "publisher_email" => known(site.publisher.email.clone()),
        "site" => known(Some(site.title.text(context.language).to_owned())),
        "licence" => known(Some(site.licence.name.clone())),
        "reference_date" => known(date(Some(site.reference_date))),
        "next_update" => known(Some(match &site.next_update {
            Some(next) => context.date(next.value),
            None => context.t("foot.no_next_update"),
        })),
        "agenda_version" => known(Some(imprint.version.clone())),
        "agenda_approved" => known(date(imprint.approved)),
        _ => return statement::fill(context, name).or_else(|| privacy::fill(context, name)),
    })
}
