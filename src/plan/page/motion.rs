//! The motion, blank or for a town: the text of `motion.md` with what is known filled in and the rest left to fill in by hand.

use super::Planned;
use super::common::{breadcrumbs, town_meta};
use super::town::adhesion_view;
use crate::markup::Filling;
use crate::model::language::Language;
use crate::model::name;
use crate::model::territory::Municipality;
use crate::plan::context::{Context, TownFacts};
use crate::plan::route;
use crate::plan::view::{Body, Link, Meta, MotionView, View};

/// The blanks that are filled from what is known.
pub const KNOWN: [&str; 7] =
    ["agenda_approved", "agenda_version", "comarca_of", "municipality", "municipality_of", "population", "population_year"];

/// The blanks that are always left to fill in by hand.
pub const BY_HAND: [&str; 11] = [
    "place_date",
    "political_role",
    "president",
    "proposer",
    "secretary",
    "session_date",
    "session_kind",
    "technical_role",
    "votes_abstain",
    "votes_against",
    "votes_for",
];

/// The motion that any municipality may take.
pub(super) fn blank(context: &Context<'_>) -> Planned {
    let view = MotionView { town: None, body: body(context, None), adhesion: None };
    let meta = Meta {
        title: context.t("motion.title"),
        description: context.t("motion.description"),
        section: "motion",
        breadcrumbs: breadcrumbs(context, &[]),
        ..Meta::default()
    };
    context.page("mocio/", meta, View::Motion(view))
}

/// A town's motion.
pub(super) fn page(context: &Context<'_>, town: &TownFacts) -> Planned {
    let municipality = town.municipality();
    let own =
        Link { label: name::capitalised(&municipality.name), href: context.routes.href(&route::town(&municipality.slug, "")), key: "" };
    let view = MotionView {
        town: Some(own),
        body: body(context, Some(municipality)),
        adhesion: town.has_adhered().then(|| adhesion_view(context, town)),
    };
    let of = name::of(&municipality.name, context.language);
    let meta = Meta {
        title: context.strings.fill("motion.town_title", &[("of", of.clone())]),
        description: context.strings.fill("motion.town_description", &[("of", of)]),
        ..town_meta(context, town, "mocio/")
    };
    context.page(&route::town(&municipality.slug, "mocio/"), meta, View::Motion(view))
}

fn body(context: &Context<'_>, municipality: Option<&Municipality>) -> Body {
    let motion = &context.project.motion;
    let original = context.project.site.original();
    let found = [context.language, original].into_iter().find_map(|language| Some((language, motion.get(&language)?)));
    let Some((language, text)) = found else {
        return Body { html: context.html(&Default::default(), "", 2, ""), lang: None };
    };
    let fill = |name: &str| fill(context, language, municipality, name);
    Body { html: context.filled(&text.body, &text.place.path, 2, "", &fill), lang: context.lang(language) }
}

/// What a blank of the motion is filled with, in the motion's language.
fn fill(context: &Context<'_>, language: Language, municipality: Option<&Municipality>, name: &str) -> Option<Filling> {
    let imprint = &context.project.master.imprint;
    let known = match (name, municipality) {
        ("agenda_version", _) => Some(imprint.version.clone()),
        ("agenda_approved", _) => imprint.approved.map(|date| context.date(date)),
        ("municipality", Some(municipality)) => Some(municipality.name.clone()),
        ("municipality_of", Some(municipality)) => Some(name::of(&municipality.name, language)),
        ("comarca_of", Some(municipality)) => Some(name::comarca_of(&municipality.comarca, language)),
        ("population", Some(municipality)) => Some(context.locale.number(u64::from(municipality.population))),
        ("population_year", Some(municipality)) => Some(municipality.population_year.to_string()),
        _ => None,
    };
    match known {
        Some(text) => Some(Filling::Text(text)),
        None if KNOWN.contains(&name) || BY_HAND.contains(&name) => Some(Filling::Blank(context.t(&format!("blank.{name}")))),
        None => None,
    }
}
