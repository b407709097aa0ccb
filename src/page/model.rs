//! The pages of the model: overview, chapters, axes, actions.

use super::common::{agenda_download, breadcrumbs};
use super::data::table_anchor;
use crate::context::{Context, Whole};
use crate::data::report::ALL_ACTIONS;
use crate::model::agenda::{Action, Axis, Chapter, Objective, Retired};
use crate::model::name;
use crate::part::demand;
use crate::part::fact::{fact, horizon};
use crate::part::imprint::{imprint, working_version};
use crate::route;
use crate::route::MODEL_AGENDA;
use crate::town::{Spoken, TownRecord};
use crate::view::Planned;
use crate::view::{
    ActionCard, ActionPage, AgendaView, AxisCard, AxisView, Fact, Link, Meta, ObjectiveView, RetiredView, TakenUp, TextView, View,
};

/// A chapter outside the axes.
pub fn chapter(context: &Context, chapter: &Chapter) -> Planned {
    let title = context.title(&chapter.text);
    let meta = Meta {
        title: title.text.clone(),
        description: chapter.text.get(context.language).map_or(String::new(), |(_, titled)| titled.body.plain_text()),
        section: "agenda",
        breadcrumbs: breadcrumbs(context, &[(context.t("menu.agenda"), "agenda/".to_owned())]),
        ..Meta::default()
    };
    let body = context.titled_body(&chapter.text, 2, "");
    let untranslated = context.is_untranslated(&chapter.text);
    context.page(&route::axis(&chapter.slug), meta, View::Text(TextView { body, untranslated }))
}

/// The action at a place in the model, from 0.
pub fn action(context: &Whole<'_>, at: usize) -> Option<Planned> {
    let actions: Vec<(&Axis, &Objective, &Action)> = context
        .project
        .master
        .axes
        .iter()
        .flat_map(|axis| {
            axis.objectives.iter().flat_map(move |objective| objective.actions.iter().map(move |action| (&**axis, &**objective, &**action)))
        })
        .collect();
    let link = |at: usize| actions.get(at).map(|(axis, _, action)| action_link(context, axis, action));
    let place = (*actions.get(at)?, at);
    Some(action_page(context, place, at.checked_sub(1).and_then(link), link(at + 1)))
}

/// The axes in short.
pub fn axis_cards(context: &Context) -> Vec<AxisCard> {
    context.project.master.axes.iter().enumerate().map(|(number, axis)| axis_card(context, number, axis)).collect()
}

fn axis_card(context: &Context, number: usize, axis: &Axis) -> AxisCard {
    let objectives = axis.objectives.len() as u64;
    let actions = axis.objectives.iter().map(|objective| objective.actions.len() as u64).sum();
    let count = |key: &str, count: u64| axis_count(context, key, count);
    AxisCard {
        number: number + 1,
        title: context.title(&axis.text),
        href: context.routes.href(&route::axis(&axis.slug)),
        counts: format!("{}, {}", count("count.objectives", objectives), count("count.actions", actions)),
    }
}

/// A count in an axis, in words.
pub fn axis_count(context: &Context, key: &str, count: u64) -> String {
    context.strings.count(key, count, &context.locale.number(count))
}

fn axis_view(context: &Context, number: usize, axis: &Axis) -> AxisView {
    let objectives = axis.objectives.iter().map(|objective| ObjectiveView {
        id: objective.id.to_string(),
        anchor: objective.id.anchor(),
        title: context.title(&objective.text),
        introduction: context.titled_body(&objective.text, 3, &format!("{}-", objective.id.anchor())),
        actions: objective.actions.iter().map(|action| action_card(context, axis, action)).collect(),
    });
    AxisView {
        card: axis_card(context, number, axis),
        anchor: axis.id.anchor(),
        introduction: context.titled_body(&axis.text, 2, &format!("{}-", axis.id.anchor())),
        objectives: objectives.collect(),
        others: axis_cards(context).into_iter().filter(|card| card.number != number + 1).collect(),
        untranslated: context.is_untranslated(&axis.text),
    }
}

fn action_card(context: &Context, axis: &Axis, action: &Action) -> ActionCard {
    ActionCard {
        id: action.id.to_string(),
        anchor: action.id.anchor(),
        title: context.title(&action.text),
        href: context.routes.href(&route::action(&axis.slug, &action.slug)),
        horizon: action.horizon.map(|when| horizon(context, when)),
    }
}

fn action_link(context: &Context, axis: &Axis, action: &Action) -> Link {
    context.link(context.title(&action.text).text, &route::action(&axis.slug, &action.slug))
}

fn retired_view(context: &Context, retired: &Retired) -> RetiredView {
    RetiredView {
        id: retired.id.to_string(),
        title: context.text(&retired.title),
        since: retired.since.clone(),
        into: retired
            .into
            .iter()
            .filter_map(|into| context.project.master.placed(&into.value))
            .map(|(axis, action)| action_link(context, axis, action))
            .collect(),
    }
}

/// The overview.
pub fn overview(context: &Context) -> Planned {
    let master = &context.project.master;
    let chapters = master.chapters.iter().map(|chapter| context.link(context.title(&chapter.text).text, &route::axis(&chapter.slug)));
    let (downloads, documents) = agenda_download(context, Some(MODEL_AGENDA.to_owned()), "agenda_document.kind");
    let view = AgendaView {
        downloads,
        imprint: imprint(context),
        working_version: working_version(context),
        source: master.imprint.source.clone(),
        chapters: chapters.collect(),
        axes: master.axes.iter().enumerate().map(|(number, axis)| axis_view(context, number, axis)).collect(),
        retired: master.imprint.retired.iter().map(|retired| retired_view(context, retired)).collect(),
    };
    let meta = Meta {
        title: context.t("agenda.title"),
        description: context.t("agenda.description"),
        section: "agenda",
        documents,
        breadcrumbs: breadcrumbs(context, &[]),
        ..Meta::default()
    };
    context.page("agenda/", meta, View::Agenda(view))
}

/// An axis.
pub fn axis_page(context: &Context, number: usize, axis: &Axis) -> Planned {
    let view = axis_view(context, number, axis);
    let meta = Meta {
        title: view.card.title.text.clone(),
        description: axis.text.get(context.language).map_or(String::new(), |(_, titled)| titled.body.plain_text()),
        section: "agenda",
        breadcrumbs: breadcrumbs(context, &[(context.t("menu.agenda"), "agenda/".to_owned())]),
        ..Meta::default()
    };
    context.page(&route::axis(&axis.slug), meta, View::Axis(view))
}

fn action_page(
    context: &Whole<'_>,
    ((axis, objective, action), at): ((&Axis, &Objective, &Action), usize),
    previous: Option<Link>,
    next: Option<Link>,
) -> Planned {
    let (taken_up_summary, taken_up, taken_up_data) = taken_up(context, at, action);
    let axis_page = route::axis(&axis.slug);
    let axis_title = context.axis_title(axis);
    let view = ActionPage {
        id: action.id.to_string(),
        axis: context.link(axis_title.clone(), &axis_page),
        objective: Link {
            label: context.title(&objective.text).text,
            href: format!("{}#{}", context.routes.href(&axis_page), objective.id.anchor()),
            key: "",
        },
        body: context.titled_body(&action.text, 2, ""),
        facts: action_facts(context, action),
        duties: demand::duties(context, action),
        estimate: demand::estimate(context, action),
        depends: demand::depends(context, action),
        help: demand::help(context, action),
        taken_up_summary,
        taken_up,
        taken_up_data,
        previous,
        next,
        untranslated: context.is_untranslated(&action.text),
    };
    let meta = Meta {
        title: context.title(&action.text).text,
        description: action.text.get(context.language).map_or(String::new(), |(_, titled)| titled.body.plain_text()),
        section: "agenda",
        breadcrumbs: breadcrumbs(context, &[(context.t("menu.agenda"), "agenda/".to_owned()), (axis_title, axis_page)]),
        ..Meta::default()
    };
    context.page(&route::action(&axis.slug, &action.slug), meta, View::Action(Box::new(view)))
}

fn action_facts(context: &Context, action: &Action) -> Vec<Fact> {
    let metamodel = &context.project.metamodel;
    let mut facts = vec![fact(context, "id", action.id.as_str())];
    facts.extend(action.horizon.map(|when| fact(context, "horizon", horizon(context, when))));
    facts.extend(demand::norms(context, action).map(|norms| Fact {
        label: context.t("action.duty"),
        value: context.plain(norms),
        href: Some("#obligacio".to_owned()),
    }));
    if !action.sdg.is_empty() {
        let goals = action.sdg.iter().map(|goal| format!("{goal}. {}", context.strings.get(&format!("sdg.{goal}"))));
        facts.push(fact(context, "sdg", goals.collect::<Vec<_>>().join(" · ")));
    }
    let indicators = action.indicators.iter().map(|indicator| {
        let unit = if indicator.unit.is_empty() { String::new() } else { format!(" ({})", indicator.unit) };
        format!("{}{unit}", context.text(&indicator.name).text)
    });
    let indicators: Vec<String> = indicators.collect();
    if !indicators.is_empty() {
        facts.push(fact(context, if indicators.len() == 1 { "indicator" } else { "indicators" }, indicators.join(" · ")));
    }
    let pieces = metamodel.pieces.iter().filter(|piece| crate::merge::builds(action, piece));
    let names: Vec<String> = pieces.map(|piece| piece.name.text(context.language).to_owned()).collect();
    if !names.is_empty() {
        facts.push(fact(context, "pieces", names.join(" · ")));
    }
    facts
}

/// How many towns are named on the page of an action that they spoke of; of more, the data tell.
const MOST_NAMED: usize = 12;

/// What became of the action in towns' own agendas, and which of them spoke of it, or where the data tell once they are many; examples are not counted.
fn taken_up(context: &Whole<'_>, at: usize, action: &Action) -> (String, Vec<TakenUp>, Option<Link>) {
    let uptake = context.towns.totals.uptake_of(&action.id);
    let said = |town: &'_ TownRecord| town.spoken.iter().find(|spoken| spoken.action as usize == at).cloned();
    let spoken: Vec<_> = context.towns.own().filter_map(|town| Some((town, said(town)?))).take(MOST_NAMED + 1).collect();
    let row = |(town, spoken): (&TownRecord, Spoken)| TakenUp {
        town: context.link(name::capitalised(&town.municipality.name), &route::town(&town.municipality.slug, "agenda/")),
        provenance: context.provenance(spoken.provenance),
        status: context.status(spoken.status),
    };
    let of_table = format!("{}#{}", context.routes.href("dades/"), table_anchor(ALL_ACTIONS.name));
    let (rows, data) = if spoken.len() > MOST_NAMED {
        let label = context.strings.fill("action.in_data", &[("id", action.id.to_string())]);
        (Vec::new(), Some(Link { label, href: of_table, key: "" }))
    } else {
        (spoken.into_iter().map(row).collect(), None)
    };
    if uptake.within_reach().towns == 0 {
        return (context.t("action.nobody"), rows, data);
    }
    let arguments = [
        ("adopted", context.coverage_cell(uptake.adopted)),
        ("adapted", context.coverage_cell(uptake.adapted)),
        ("proposed", context.coverage_cell(uptake.proposed)),
        ("omitted", context.coverage_cell(uptake.omitted)),
        ("whole", context.coverage(uptake.within_reach())),
    ];
    (context.strings.fill("action.taken_up", &arguments), rows, data)
}
