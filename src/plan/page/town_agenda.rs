//! A town's own agenda, or the proposal that it starts from: each action with its provenance in words, what differs from the model, and what is folded away.

use std::sync::Arc;

use super::Planned;
use super::common::{fact, report_facts, town_download, town_meta};
use crate::markup;
use crate::model::agenda::Titled;
use crate::model::edition::{EditionAction, EditionObjective, Provenance};
use crate::model::language::Localized;
use crate::model::name;
use crate::plan::context::{Context, TownFacts};
use crate::plan::route;
use crate::plan::view::{ActionView, AxisSection, Body, Change, Link, Meta, ObjectiveSection, ProvenanceCount, TownAgendaView, View};

/// The level of the headings inside an action's text: town, axis, objective and action stand above it.
pub const BODY_LEVEL: u8 = 5;

/// Builds the page.
pub(super) fn page(context: &Context<'_>, town: &TownFacts) -> Planned {
    let municipality = town.municipality();
    let overlay = town.overlay();
    let path = municipality_path(town);
    let provenances = Provenance::ALL.into_iter().filter_map(|provenance| {
        let count = town.edition.actions().filter(|action| action.provenance == provenance).count() as u64;
        // An agenda of its own shows what it has of each, and a proposal only what is in it.
        let shown = count > 0 || (town.is_own() && provenance != Provenance::Proposed);
        shown.then(|| ProvenanceCount {
            provenance: context.provenance(provenance),
            count: context.locale.number(count),
            definition: context.t(&match provenance {
                // Of what it doesn't take on a proposal can't speak.
                Provenance::OutOfScope if !town.is_own() => "provenance_definition.not_proposed".to_owned(),
                _ => format!("provenance_definition.{}", provenance.code()),
            }),
        })
    });
    let axes = town.edition.axes.iter().enumerate().map(|(number, axis)| {
        let told = axis.actions().filter(|action| is_told(town, action)).count() as u64;
        let counts = if town.is_own() { "count.assumed" } else { "count.proposed" };
        AxisSection {
            anchor: axis.axis.id.anchor(),
            number: number + 1,
            title: context.title(&axis.axis.text),
            counts: context.strings.count(counts, told, &context.locale.number(told)),
            objectives: axis.objectives.iter().map(|objective| section(context, town, objective, &axis.axis.slug, &path)).collect(),
        }
    });
    let (downloads, documents) = town_download(context, town);
    let view = TownAgendaView {
        downloads,
        town: context.link(name::capitalised(&municipality.name), &route::town(&municipality.slug, "")),
        notice: (!town.is_own()).then(|| context.t("town_agenda.proposal")),
        progress: town.is_own().then(|| context.routes.href(&route::town(&municipality.slug, "seguiment/"))),
        motion: context.routes.href(&route::town(&municipality.slug, "mocio/")),
        imprint: imprint(context, town),
        introduction: overlay.and_then(|overlay| context.body(&overlay.agenda.introduction, &path, 2, "intro-")),
        provenances: provenances.collect(),
        axes: axes.collect(),
    };
    let meta =
        Meta { title: title(context, town), description: description(context, town), documents, ..town_meta(context, town, "agenda/") };
    context.page(&route::town(&municipality.slug, "agenda/"), meta, View::TownAgenda(Box::new(view)))
}

/// «Agenda digital de Riudelluna», or «Proposta d'agenda digital de la Garriga» while it is one.
pub(in crate::plan) fn title(context: &Context<'_>, town: &TownFacts) -> String {
    let of = name::of(&town.municipality().name, context.language);
    context.strings.fill(if town.is_own() { "town_agenda.title" } else { "town_agenda.proposal_title" }, &[("of", of)])
}

/// What it is, in a sentence.
pub(in crate::plan) fn description(context: &Context<'_>, town: &TownFacts) -> String {
    let of = name::of(&town.municipality().name, context.language);
    if town.is_own() { context.strings.fill("town_agenda.description", &[("of", of)]) } else { context.t("town_agenda.proposal") }
}

/// Whether an action is told in full: what the town has taken on, in an agenda of its own; else what is proposed to it.
pub(in crate::plan) fn is_told(town: &TownFacts, action: &EditionAction) -> bool {
    action.provenance.is_assumed() || (action.provenance == Provenance::Proposed && !town.is_own())
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
    } else if town.is_own() {
        let assumed = town.edition.assumed().count() as u64;
        lines.push(context.strings.count("town_agenda.partial", assumed, &context.locale.number(assumed)));
    }
    match &overlay.agenda.based_on {
        Some(version) if version.value != *current => {
            let arguments = [("version", version.value.clone()), ("current", current.clone())];
            lines.push(context.strings.fill("town_agenda.older", &arguments));
        }
        Some(_) => lines.push(context.strings.fill("town_agenda.based_on", &[("version", current.clone())])),
        // Of a town that hasn't made an agenda of its own there is nothing to review.
        None if !town.is_own() => {}
        None => lines.push(context.strings.fill("town_agenda.not_reviewed", &[("version", current.clone())])),
    }
    lines
}

fn section(context: &Context<'_>, town: &TownFacts, objective: &EditionObjective, axis: &str, path: &str) -> ObjectiveSection {
    let view = |action: &EditionAction| action_view(context, town, action, axis, path);
    let links = |provenance: Provenance| -> Vec<Link> {
        let actions = objective.actions.iter().filter(|action| action.provenance == provenance);
        let link = |action: &EditionAction| Link {
            label: format!("{} {}", action.id, context.title(&action.text).text),
            href: model_href(context, action, axis).unwrap_or_default(),
            key: "",
        };
        actions.map(link).collect()
    };
    ObjectiveSection {
        anchor: objective.objective.id.anchor(),
        id: objective.objective.id.to_string(),
        title: context.title(&objective.objective.text),
        actions: objective.actions.iter().filter(|action| is_told(town, action)).map(view).collect(),
        proposed: if town.is_own() { links(Provenance::Proposed) } else { Vec::new() },
        omitted: objective.actions.iter().filter(|action| action.provenance == Provenance::Omitted).map(view).collect(),
        out_of_scope: links(Provenance::OutOfScope),
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
        status: action.provenance.is_assumed().then(|| context.status(standing.status)),
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
