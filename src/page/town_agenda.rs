//! A town's own agenda, or the proposal that it starts from: each action with its provenance in words, what differs from the model, and what is folded away.

use crate::part::agenda::{description, imprint, is_reported, is_told, municipality_path, title};
use std::sync::Arc;

use super::common::{town_download, town_meta};
use crate::context::{BODY_LEVEL, Context};
use crate::markup::Difference;
use crate::model::agenda::{Action, Titled};
use crate::model::edition::{EditionAction, EditionObjective, Provenance};
use crate::model::language::Localized;
use crate::model::name;
use crate::model::overlay::Report;
use crate::part::demand::{duty_in_short, duty_of};
use crate::part::fact::plan_facts;
use crate::route;
use crate::town::TownFacts;
use crate::view::Planned;
use crate::view::{
    ActionEntry, ActionView, AxisSection, Body, Change, Link, Meta, ObjectiveSection, PlainAction, ProvenanceCount, TownAgendaView, View,
};

/// Builds the page.
pub fn page(context: &Context, town: &TownFacts) -> Planned {
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
        duties: duties(context, town),
        introduction: overlay.and_then(|overlay| context.body(&overlay.agenda.introduction, &path, 2, "intro-")),
        provenances: provenances.collect(),
        axes: axes.collect(),
    };
    let meta =
        Meta { title: title(context, town), description: description(context, town), documents, ..town_meta(context, town, "agenda/") };
    context.page(&route::town(&municipality.slug, "agenda/"), meta, View::TownAgenda(Box::new(view)))
}

/// How many of the actions that the agenda tells carry out a duty of law; none where none does.
fn duties(context: &Context, town: &TownFacts) -> Option<String> {
    let told = town.edition.actions().filter(|action| is_told(town, action));
    let count = told.filter(|action| action.model.as_ref().is_some_and(|model| !model.duties.is_empty())).count() as u64;
    (count > 0).then(|| context.strings.count("town_agenda.duties", count, &context.locale.number(count)))
}

fn section(context: &Context, town: &TownFacts, objective: &EditionObjective, axis: &str, path: &str) -> ObjectiveSection {
    let view = |action: &EditionAction| action_view(context, town, action, axis, path);
    let entry = |action: &EditionAction| {
        let is_plain = action.note.is_empty() && action.report == Report::default();
        match action.model.as_ref().filter(|_| is_plain && matches!(action.provenance, Provenance::Adopted | Provenance::Proposed)) {
            Some(model) => {
                let block = context.plain.get().and_then(|finished| finished.get(&action.id)).cloned();
                ActionEntry { plain: block.is_none().then(|| plain(context, axis, model)), block, action: None }
            }
            None => ActionEntry { block: None, plain: None, action: Some(view(action)) },
        }
    };
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
        actions: objective.actions.iter().filter(|action| is_told(town, action)).map(entry).collect(),
        proposed: if town.is_own() { links(Provenance::Proposed) } else { Vec::new() },
        omitted: objective.actions.iter().filter(|action| action.provenance == Provenance::Omitted).map(view).collect(),
        out_of_scope: links(Provenance::OutOfScope),
    }
}

fn model_href(context: &Context, action: &EditionAction, axis: &str) -> Option<String> {
    action.model.as_ref().map(|model| context.routes.href(&route::action(axis, &model.slug)))
}

fn action_view(context: &Context, town: &TownFacts, action: &EditionAction, axis: &str, path: &str) -> ActionView {
    let anchor = action.id.anchor();
    let prefix = format!("{anchor}-");
    let standing = &town.progress.standings[&action.id];
    // The model's own text stands where the title leads.
    let body = match action.provenance {
        Provenance::Adapted | Provenance::Own => own_body(context, action, path, &prefix),
        _ => None,
    };
    ActionView {
        id: action.id.to_string(),
        title: context.title(&action.text),
        provenance: context.provenance(action.provenance),
        status: action.provenance.is_assumed().then(|| context.status(standing.status)),
        duty: duty_of(context, action),
        body: body.filter(|body| !body.html.is_empty()),
        note: context.body(&action.note, path, BODY_LEVEL, &format!("{prefix}nota-")),
        reason: (action.provenance == Provenance::Omitted && !action.report.reason.is_empty()).then(|| context.text(&action.report.reason)),
        model: model_href(context, action, axis),
        change: change(context, action),
        facts: plan_facts(context, &action.report, standing),
        progress: is_reported(action).then(|| format!("../seguiment/#{anchor}")),
        anchor,
    }
}

/// An action of the model that a town leaves as it is and says nothing of, or that is proposed to it: the same in every agenda.
pub fn plain(context: &Context, axis: &str, action: &Action) -> PlainAction {
    PlainAction {
        id: action.id.to_string(),
        anchor: action.id.anchor(),
        title: context.title(&action.text),
        href: context.routes.href(&route::action(axis, &action.slug)),
        duty: duty_in_short(context, action),
    }
}

/// The town's own text, whose links are resolved from its overlay; or the model's under a title of the town's, whose links are the model's.
fn own_body(context: &Context, action: &EditionAction, path: &str, prefix: &str) -> Option<Body> {
    let (language, titled) = action.text.get(context.language)?;
    let model = action.model.as_ref().and_then(|model| model.text.0.get(&language));
    let from = model.filter(|model| Arc::ptr_eq(&model.body, &titled.body)).map_or(path, |model| &model.place.path);
    Some(Body { html: context.html(&titled.body, from, BODY_LEVEL, prefix), lang: context.lang(language) })
}

/// What an adapted action changes, when both texts are in one language.
fn change(context: &Context, action: &EditionAction) -> Option<Change> {
    let model = action.model.as_ref().filter(|_| action.provenance == Provenance::Adapted)?;
    let of = |text: &Localized<Arc<Titled>>| text.get(context.language).map(|(language, titled)| (language, titled.clone()));
    let ((language, before), (own, after)) = (of(&model.text)?, of(&action.text)?);
    if language != own {
        return None;
    }
    let (of_title, of_text) = context.original(&action.id)?;
    let title = (before.title != after.title).then(|| Difference::between_titles(of_title, &*after.title));
    let text = (before.body != after.body).then(|| Difference::between(of_text, after.body.plain_text()));
    (title.is_some() || text.is_some()).then_some(Change { title, text })
}
