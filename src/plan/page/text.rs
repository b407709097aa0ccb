//! Plain pages, and the page for what isn't there.

use super::Planned;
use super::common::breadcrumbs;
use crate::markup::Filling;
use crate::model::site::{AssessmentMethod, Conformity, PageText};
use crate::plan::context::Context;
use crate::plan::view::{Body, Meta, TextView, View};

/// The named blanks that a plain page may have.
pub const BLANKS: [&str; 17] = [
    "accessibility_address",
    "accessibility_claim_url",
    "accessibility_email",
    "accessibility_method",
    "accessibility_not_accessible",
    "accessibility_phone",
    "accessibility_prepared",
    "accessibility_reviewed",
    "accessibility_status",
    "accessibility_unit",
    "agenda_approved",
    "agenda_version",
    "licence",
    "next_update",
    "publisher",
    "reference_date",
    "site",
];

/// The plain pages that are the introduction of a page of another kind.
const INTRODUCTIONS: [&str; 2] = ["dades", "metamodel"];

/// The text of the plain page of this name, for a page of another kind to begin with.
pub(super) fn of<'p>(context: &Context<'p>, slug: &str) -> Option<(&'p PageText, Body)> {
    let (language, text) = context.project.pages.iter().find(|page| page.slug == slug)?.text.get(context.language)?;
    let html = context.filled(&text.body, &text.place.path, 2, "", &|name| fill(context, name));
    Some((text, Body { html, lang: context.lang(language) }))
}

/// All the other plain pages.
pub(super) fn pages(context: &Context<'_>) -> Vec<Planned> {
    let fill = |name: &str| fill(context, name);
    let page = |page: &std::sync::Arc<crate::model::site::PlainPage>| {
        let (language, text) = page.text.get(context.language)?;
        let html = context.filled(&text.body, &text.place.path, 2, "", &fill);
        let view = TextView { body: Body { html, lang: context.lang(language) }, untranslated: language != context.language };
        let description = if text.description.is_empty() { text.body.plain_text() } else { text.description.clone() };
        let meta = Meta { title: text.title.clone(), description, breadcrumbs: breadcrumbs(context, &[]), ..Meta::default() };
        Some(context.page(&format!("{}/", page.slug), meta, View::Text(view)))
    };
    context.project.pages.iter().filter(|page| !INTRODUCTIONS.contains(&page.slug.as_str())).filter_map(page).collect()
}

/// `404.html`, which web servers show for what isn't there.
pub(super) fn not_found(context: &Context<'_>) -> Planned {
    let mut prose = crate::model::prose::Prose::default();
    let paragraph = crate::model::prose::Block::Paragraph(vec![crate::model::prose::Inline::Text(context.t("not_found.text"))]);
    prose.blocks.push(paragraph);
    let view = TextView { body: Body { html: context.html(&prose, "", 2, ""), lang: None }, untranslated: false };
    let meta = Meta {
        title: context.t("not_found.title"),
        description: context.t("not_found.text"),
        hidden: true,
        breadcrumbs: breadcrumbs(context, &[]),
        ..Meta::default()
    };
    let (_, mut page) = context.page("404/", meta, View::Text(view));
    page.meta.canonical = format!("{}/404.html", context.project.site.base_url);
    (context.routes.folder("404.html"), page)
}

fn fill(context: &Context<'_>, name: &str) -> Option<Filling> {
    let site = &context.project.site;
    let imprint = &context.project.master.imprint;
    let or_pending = |text: Option<String>| match text.filter(|text| !text.is_empty()) {
        Some(text) => Filling::Text(text),
        None => Filling::Blank(context.t("accessibility.pending")),
    };
    let statement = site.accessibility.as_ref();
    let date = |date: Option<jiff::civil::Date>| date.map(|date| context.date(date));
    Some(match name {
        "publisher" => or_pending(Some(site.publisher.name.clone())),
        "site" => or_pending(Some(site.title.text(context.language).to_owned())),
        "licence" => or_pending(Some(site.licence.name.clone())),
        "reference_date" => or_pending(date(Some(site.reference_date))),
        "next_update" => or_pending(date(site.next_update.as_ref().map(|date| date.value))),
        "agenda_version" => or_pending(Some(imprint.version.clone())),
        "agenda_approved" => or_pending(date(imprint.approved)),
        "accessibility_prepared" => or_pending(date(statement.map(|statement| statement.prepared.value))),
        "accessibility_reviewed" => {
            let reviewed = statement.map(|statement| statement.reviewed.as_ref().unwrap_or(&statement.prepared).value);
            or_pending(date(reviewed))
        }
        "accessibility_status" => or_pending(statement.map(|statement| {
            context.t(match statement.status {
                Conformity::Full => "accessibility.full",
                Conformity::Partial => "accessibility.partial",
                Conformity::None => "accessibility.none",
            })
        })),
        "accessibility_method" => or_pending(statement.map(|statement| {
            context.t(match statement.method {
                AssessmentMethod::OwnReview => "accessibility.self",
                AssessmentMethod::ThirdParty => "accessibility.third_party",
            })
        })),
        "accessibility_not_accessible" => {
            let items = statement.iter().flat_map(|statement| &statement.not_accessible);
            let items: Vec<String> = items.map(|item| item.text(context.language).to_owned()).collect();
            if items.is_empty() { Filling::List(vec![context.t("accessibility.nothing_known")]) } else { Filling::List(items) }
        }
        "accessibility_email" => or_pending(statement.and_then(|statement| statement.email.clone())),
        "accessibility_phone" => or_pending(statement.and_then(|statement| statement.phone.clone())),
        "accessibility_address" => or_pending(statement.map(|statement| statement.address.text(context.language).to_owned())),
        "accessibility_unit" => or_pending(statement.map(|statement| statement.unit.text(context.language).to_owned())),
        "accessibility_claim_url" => or_pending(statement.and_then(|statement| statement.claim_url.clone())),
        _ => return None,
    })
}
