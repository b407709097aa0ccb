//! The texts for the ple, blank or for a town: the motion and the certificate with what is known filled in and the rest left to fill in by hand.

use super::common::{Downloads, breadcrumbs, town_meta};
use super::linked;
use crate::context::Context;
use crate::document::Format;
use crate::document::council::{BY_HAND, Draft, KNOWN, draft, drafts};
use crate::markup::Filling;
use crate::model::council::CouncilText;
use crate::model::name;
use crate::part::adhesion::adhesion_view;
use crate::route;
use crate::town::TownFacts;
use crate::view::Planned;
use crate::view::{Body, CouncilView, Download, DownloadFile, Link, Meta, MotionView, View};

/// The motion that any municipality may take.
pub fn blank(context: &Context) -> Planned {
    let (downloads, documents) = downloads(context, None);
    let view = MotionView { town: None, texts: texts(context, None), adhesion: None, downloads };
    let meta = Meta {
        title: context.t("motion.title"),
        description: context.t("motion.description"),
        section: "motion",
        breadcrumbs: breadcrumbs(context, &[]),
        documents,
        linked: found(context, CouncilText::Motion).map(|draft| linked::motion(context, &draft, None)),
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
        texts: texts(context, Some(town)),
        adhesion: town.adhesion().map(|_| adhesion_view(context, town)),
        downloads,
    };
    let of = name::of(&municipality.name, context.language);
    let draft = found(context, CouncilText::Motion).filter(|_| !municipality.example);
    let meta = Meta {
        title: context.strings.fill("motion.town_title", &[("of", of.clone())]),
        description: context
            .strings
            .fill(if town.has_adhered() { "motion.town_description_adhered" } else { "motion.town_description" }, &[("of", of)]),
        documents,
        linked: draft.map(|draft| linked::motion(context, &draft, Some(town))),
        ..town_meta(context, town, "mocio/")
    };
    context.page(&route::town(&municipality.slug, "mocio/"), meta, View::Motion(view))
}

/// A text in the page's language, or as it is in the original one.
fn found(context: &Context, which: CouncilText) -> Option<Draft<'_>> {
    [context.language, context.project.site.original()].into_iter().find_map(|language| draft(context, which, language))
}

fn texts(context: &Context, town: Option<&TownFacts>) -> Vec<CouncilView> {
    let view = |which: CouncilText| {
        let draft = found(context, which)?;
        let fill = |name: &str| match draft.value(town, name) {
            Some(text) => Some(Filling::Text(text)),
            None if KNOWN.contains(&name) || BY_HAND.contains(&name) => Some(Filling::Blank(draft.blank(name))),
            None => None,
        };
        let prefix = format!("{}-", which.published());
        let body =
            Body { html: context.filled(&draft.text.body, &draft.text.place.path, 3, &prefix, &fill), lang: context.lang(draft.language) };
        Some(CouncilView { title: context.t(&format!("motion.text_{}", which.code())), key: which.published(), body })
    };
    CouncilText::ALL.into_iter().filter_map(view).collect()
}

/// The documents for the ple, in the languages that the town works in and for which there is a text; the original first.
pub fn downloads(context: &Context, town: Option<&TownFacts>) -> Downloads {
    if !context.documents {
        return Downloads::default();
    }
    let municipality = town.map(|town| &*town.edition.municipality);
    let published = town.map(TownFacts::languages).unwrap_or_default();
    let mut named = Vec::new();
    let mut of = |draft: Draft<'_>| {
        let files = Format::ALL.iter().map(|format| {
            let path = draft.path(municipality, *format);
            let link = context.document_link(&path);
            let href = link.href.clone();
            named.push(link);
            DownloadFile { label: context.t(&format!("format.{}", format.ending())), href, name: route::saved_as(&path) }
        });
        let title = context.t(&format!("motion.kind_{}", draft.which.code()));
        Download { title, lang: draft.language.tag(), language: draft.language.name(), files: files.collect() }
    };
    let downloads = drafts(context, town.map(|town| (town.municipality(), published.as_slice()))).into_iter().map(&mut of).collect();
    (downloads, named)
}
