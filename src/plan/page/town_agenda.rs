//! A town's own agenda: each action with its provenance in words, what differs from the model, and what is folded away.

use std::sync::Arc;

use super::Planned;
use super::common::{agenda_download, fact, report_facts, town_meta};
use crate::markup;
use crate::model::agenda::Titled;
use crate::model::edition::{EditionAction, EditionObjective, Provenance};
use crate::model::language::Localized;
use crate::model::name;
use crate::plan::context::{Context, TownFacts};
use crate::plan::document;
use crate::plan::route;
use crate::plan::view::{ActionView, AxisSection, Body, Change, Link, Meta, ObjectiveSection, ProvenanceCount, TownAgendaView, View};

/// The level of the headings inside an action's text: town, axis, objective and action stand above it.
pub const BODY_LEVEL: u8 = 5;

/// Builds the page.
pub(super) fn page(context: &Context<'_>, town: &TownFacts) -> Planned {
    let municipality = town.municipality();
    let overlay = town.overlay();
    let of = name::of(&municipality.name, context.language);
    let path = municipality_path(town);
    let provenances = Provenance::ALL.into_iter().map(|provenance| {
        let count = town.edition.actions().filter(|action| action.provenance == provenance).count() as u64;
        ProvenanceCount {
            provenance: context.provenance(provenance),
            count: context.locale.number(count),
            definition: context.t(&format!("provenance_definition.{}", provenance.code())),
        }
    });
    let axes = town.edition.axes.iter().enumerate().map(|(number, axis)| {
        let assumed = axis.actions().filter(|action| action.provenance.is_assumed()).count() as u64;
        AxisSection {
            anchor: axis.axis.id.anchor(),
            number: number + 1,
            title: context.title(&axis.axis.text),
            counts: context.strings.count("count.actions", assumed, &context.locale.number(assumed)),
            objectives: axis.objectives.iter().map(|objective| section(context, town, objective, &axis.axis.slug, &path)).collect(),
        }
    });
    let (downloads, documents) = agenda_download(context, town.has_adhered().then(|| document::town_agenda(town)));
    let view = TownAgendaView {
        downloads,
        town: context.link(name::capitalised(&municipality.name), &route::town(&municipality.slug, "")),
        progress: context.routes.href(&route::town(&municipality.slug, "seguiment/")),
        imprint: imprint(context, town),
        introduction: overlay.and_then(|overlay| context.body(&overlay.agenda.introduction, &path, 2, "intro-")),
        provenances: provenances.collect(),
        axes: axes.collect(),
    };
    let meta = Meta {
        title: context.strings.fill("town_agenda.title", &[("of", of.clone())]),
        description: context.strings.fill("town_agenda.description", &[("of", of)]),
        documents,
        ..town_meta(context, town, "agenda/")
    };
    context.page(&route::town(&municipality.slug, "agenda/"), meta, View::TownAgenda(Box::new(view)))
}

/// The file of a town's overlay, from which its links are resolved.
pub(in crate::plan) fn municipality_path(town: &TownFacts) -> String {
    town.overlay().map_or_else(String::new, |overlay| overlay.place.path.to_string())
}

/// When the agenda was approved and with which version of the model it was reviewed, in sentences.
pub(in crate::plan) fn imprint(context: &Context<'_>, town: &TownFacts) -> Vec<String> {
    let Some(overlay) = town.overlay() else { return Vec::new() };
    let current = &context.project.master.imprint.version;
    let mut lines = Vec::new();
    if let Some(approved) = &overlay.agenda.approved {
        lines.push(context.strings.fill("town_agenda.approved", &[("date", context.locale.on(approved.value))]));
    }
    match &overlay.agenda.based_on {
        Some(version) if version.value != *current => {
            let arguments = [("version", version.value.clone()), ("current", current.clone())];
            lines.push(context.strings.fill("town_agenda.older", &arguments));
        }
        Some(_) => lines.push(context.strings.fill("town_agenda.based_on", &[("version", current.clone())])),
        None => lines.push(context.strings.fill("town_agenda.not_reviewed", &[("version", current.clone())])),
    }
    lines
}

fn section(context: &Context<'_>, town: &TownFacts, objective: &EditionObjective, axis: &str, path: &str) -> ObjectiveSection {
    let view = |action: &EditionAction| action_view(context, town, action, axis, path);
    let of = |wanted: fn(&EditionAction) -> bool| objective.actions.iter().filter(move |action| wanted(action));
    let out_of_scope = of(|action| action.provenance == Provenance::OutOfScope).map(|action| Link {
        label: format!("{} {}", action.id, context.title(&action.text).text),
        href: model_href(context, action, axis).unwrap_or_default(),
        key: "",
    });
    ObjectiveSection {
        anchor: objective.objective.id.anchor(),
        id: objective.objective.id.to_string(),
        title: context.title(&objective.objective.text),
        actions: of(|action| action.provenance.is_assumed()).map(view).collect(),
        omitted: of(|action| action.provenance == Provenance::Omitted).map(view).collect(),
        out_of_scope: out_of_scope.collect(),
    }
}

fn model_href(context: &Context<'_>, action: &EditionAction, axis: &str) -> Option<String> {
    action.model.as_ref().map(|model| context.routes.href(&route::action(axis, &model.slug)))
}

fn action_view(context: &Context<'_>, town: &TownFacts, action: &EditionAction, axis: &str, path: &str) -> ActionView {
    let anchor = action.id.anchor();
    let prefix = format!("{anchor}-");
    let standing = &town.progress.standings[&action.id];
    let body = match action.provenance {
        Provenance::Omitted | Provenance::OutOfScope => None,
        // What the model and the town share is rendered once, for all towns.
        _ => shared_body(context, action).or_else(|| own_body(context, action, path, &prefix)),
    };
    let mut facts = report_facts(context, &action.report, standing);
    if let Some(standing) = standing.last_update {
        facts.push(fact(context, "last_update", context.date(standing)));
    }
    ActionView {
        id: action.id.to_string(),
        title: context.title(&action.text),
        provenance: context.provenance(action.provenance),
        status: context.status(standing.status),
        body: body.filter(|body| !body.html.is_empty()),
        note: context.body(&action.note, path, BODY_LEVEL, &format!("{prefix}nota-")),
        reason: (!action.report.reason.is_empty()).then(|| context.text(&action.report.reason)),
        model: model_href(context, action, axis),
        change: change(context, action),
        facts,
        anchor,
    }
}

/// The town's own text, whose links are resolved from its overlay.
fn own_body(context: &Context<'_>, action: &EditionAction, path: &str, prefix: &str) -> Option<Body> {
    let (language, titled) = action.text.get(context.language)?;
    let from = if titled.place.path.is_empty() || action.provenance == Provenance::Adapted { path } else { &titled.place.path };
    Some(Body { html: context.html(&titled.body, from, BODY_LEVEL, prefix), lang: context.lang(language) })
}

fn shared_body(context: &Context<'_>, action: &EditionAction) -> Option<Body> {
    let model = action.model.as_ref()?;
    let (_, own) = action.text.get(context.language)?;
    let (_, models) = model.text.get(context.language)?;
    Arc::ptr_eq(&own.body, &models.body).then(|| context.master_bodies.get(&action.id).cloned())?
}

/// What an adapted action changes, when both texts are in one language.
fn change(context: &Context<'_>, action: &EditionAction) -> Option<Change> {
    let model = action.model.as_ref().filter(|_| action.provenance == Provenance::Adapted)?;
    let of = |text: &Localized<Arc<Titled>>| text.get(context.language).map(|(language, titled)| (language, titled.clone()));
    let ((language, before), (own, after)) = (of(&model.text)?, of(&action.text)?);
    if language != own {
        return None;
    }
    let title = (before.title != after.title).then(|| markup::difference(&before.title, &after.title));
    let text = (before.body != after.body).then(|| markup::difference(&before.body.plain_text(), &after.body.plain_text()));
    (title.is_some() || text.is_some()).then_some(Change { title, text })
}
