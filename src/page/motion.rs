//! The motion, blank or for a town: the text of `motion.md` with what is known filled in and the rest left to fill in by hand.

use super::common::{Downloads, breadcrumbs, town_meta};
use crate::context::Context;
use crate::document::Format;
use crate::document::council::{BY_HAND, KNOWN, MotionText, motion, motions};
use crate::markup::Filling;
use crate::model::name;
use crate::part::adhesion::adhesion_view;
use crate::route;
use crate::town::TownFacts;
use crate::view::Planned;
use crate::view::{Body, Download, Link, Meta, MotionView, View};

/// The motion that any municipality may take.
pub fn blank(context: &Context) -> Planned {
    let (downloads, documents) = downloads(context, None);
    let view = MotionView { town: None, body: body(context, None), adhesion: None, downloads };
    let meta = Meta {
        title: context.t("motion.title"),
        description: context.t("motion.description"),
        section: "motion",
        breadcrumbs: breadcrumbs(context, &[]),
        documents,
        ..Meta::default()
    };
    context.page("mocio/", meta, View::Motion(view))
}

/// A town's motion.
pub fn page(context: &Context, town: &TownFacts) -> Planned {
    let municipality = town.municipality();
    let (downloads, documents) = downloads(context, Some(town));
    let own =
        Link { label: name::capitalised(&municipality.name), href: context.routes.href(&route::town(&municipality.slug, "")), key: "" };
    let view = MotionView {
        town: Some(own),
        body: body(context, Some(town)),
        adhesion: town.adhesion().map(|_| adhesion_view(context, town)),
        downloads,
    };
    let of = name::of(&municipality.name, context.language);
    let meta = Meta {
        title: context.strings.fill("motion.town_title", &[("of", of.clone())]),
        description: context.strings.fill("motion.town_description", &[("of", of)]),
        documents,
        ..town_meta(context, town, "mocio/")
    };
    context.page(&route::town(&municipality.slug, "mocio/"), meta, View::Motion(view))
}

fn body(context: &Context, town: Option<&TownFacts>) -> Body {
    let original = context.project.site.original();
    let found = [context.language, original].into_iter().find_map(|language| motion(context, language));
    let Some(motion) = found else {
        return Body { html: context.html(&Default::default(), "", 2, ""), lang: None };
    };
    let fill = |name: &str| match motion.value(town, name) {
        Some(text) => Some(Filling::Text(text)),
        None if KNOWN.contains(&name) || BY_HAND.contains(&name) => Some(Filling::Blank(motion.blank(name))),
        None => None,
    };
    Body { html: context.filled(&motion.text.body, &motion.text.place.path, 2, "", &fill), lang: context.lang(motion.language) }
}

/// The documents of a motion, in the languages that the town works in and for which there is a text; the original first.
pub fn downloads(context: &Context, town: Option<&TownFacts>) -> Downloads {
    if !context.documents {
        return Downloads::default();
    }
    let municipality = town.map(|town| &*town.edition.municipality);
    let published = town.map(TownFacts::languages).unwrap_or_default();
    let mut named = Vec::new();
    let mut of = |motion: MotionText<'_>| {
        let files = Format::ALL.iter().map(|format| {
            let path = motion.path(municipality, *format);
            let link = context.document_link(&path);
            let href = link.href.clone();
            named.push(link);
            Link { label: context.t(&format!("format.{}", format.ending())), href, key: format.ending() }
        });
        Download { title: context.t("motion.title"), lang: motion.language.tag(), language: motion.language.name(), files: files.collect() }
    };
    let downloads = motions(context, town.map(|town| (town.municipality(), published.as_slice()))).into_iter().map(&mut of).collect();
    (downloads, named)
}
