//! The agenda on a page: what has been decided, how far it is, what is late and what comes next. The figures are those of the chapters; what a councillor who
//! reads no other page has to know.

use jiff::civil::Date;
use serde::Serialize;

use crate::context::Context;
use crate::model::agenda::{Action, Axis, Horizon};
use crate::model::edition::{EditionAction, Provenance};
use crate::model::overlay::Status;
use crate::part::figure::{Whose, figure_set};
use crate::part::{adhesion, agenda, attention, demand, imprint, puzzle};
use crate::town::TownFacts;
use crate::view::{Figure, StateCount, Tag, Text};

/// How many rows a list has at most.
const MOST_ROWS: usize = 6;

/// The page.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct SummaryPart {
    /// What has been decided, in sentences.
    pub decided: Vec<String>,
    /// How many actions there are of each kind.
    pub counts: Vec<SummaryCount>,
    /// How far it is; none of what nobody follows yet.
    pub figures: Vec<Figure>,
    /// The pieces of a town's puzzle by their states.
    pub states: Vec<StateCount>,
    /// The axes, in order.
    pub axes: Vec<SummaryAxis>,
    /// What is late and what comes next, or where to begin.
    pub lists: Vec<SummaryList>,
}

/// A number of actions and what they are.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct SummaryCount {
    /// How many.
    pub value: String,
    /// Of what.
    pub label: String,
}

/// An axis and its actions: by status where they are followed, else by horizon.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct SummaryAxis {
    /// Its id.
    pub id: String,
    /// From 1.
    pub number: usize,
    /// Its title.
    pub title: Text,
    /// How many actions it has here.
    pub total: String,
    /// Which they are; they add up to the total.
    pub parts: Vec<SummaryShare>,
}

/// Some actions of an axis.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct SummaryShare {
    /// What they have in common.
    pub tag: Tag,
    /// How many they are.
    pub count: u64,
    /// The same, in the language's writing.
    pub shown: String,
}

/// Actions that are to be looked at.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct SummaryList {
    /// Why.
    pub title: String,
    /// What is said when there are none.
    pub empty: String,
    /// The actions, each with a place in the document.
    pub rows: Vec<SummaryRow>,
    /// That there are more, when there are.
    pub rest: Option<String>,
}

/// An action that is to be looked at.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct SummaryRow {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// What is to be known of it.
    pub detail: Text,
}

/// Of the model.
pub fn of_model(context: &Context) -> SummaryPart {
    let master = &context.project.master;
    let actions: Vec<&Action> = master.actions().map(|action| &**action).collect();
    let objectives = master.axes.iter().map(|axis| axis.objectives.len()).sum();
    let duties = actions.iter().filter(|action| !action.duties.is_empty()).count();
    let axes = master.axes.iter().enumerate().map(|(at, axis)| {
        let actions: Vec<&Action> = axis.actions().map(|action| &**action).collect();
        by_horizon(context, (at, axis), &actions)
    });
    SummaryPart {
        decided: vec![imprint::imprint(context)],
        counts: vec![
            count(context, "axes", master.axes.len()),
            count(context, "objectives", objectives),
            count(context, "actions", actions.len()),
            count(context, "duties", duties),
        ],
        figures: Vec::new(),
        states: Vec::new(),
        axes: axes.collect(),
        lists: vec![first(context, &actions)],
    }
}

/// Of a town's agenda, or of the proposal that it starts from.
pub fn of_town(context: &Context, town: &TownFacts) -> SummaryPart {
    let set = puzzle::puzzle_set(context, &town.puzzle, puzzle::speaks_of_pieces(town));
    let page = if town.is_own() { of_own(context, town) } else { of_proposal(context, town) };
    SummaryPart { states: set.states, ..page }
}

fn of_own(context: &Context, town: &TownFacts) -> SummaryPart {
    let progress = &town.progress;
    let counts = Provenance::ALL.into_iter().filter_map(|provenance| {
        let many = town.edition.actions().filter(|action| action.provenance == provenance).count();
        // What there is none of is told only where it is news: that nothing was left out.
        (many > 0 || provenance == Provenance::Omitted).then(|| count(context, provenance.code(), many))
    });
    let axes = town.edition.axes.iter().zip(&progress.by_axis).enumerate().map(|(at, (axis, (_, figures)))| {
        let set = figure_set(context, figures, Whose::Town);
        let parts = set.statuses.into_iter().map(|row| SummaryShare { tag: row.status, count: row.count, shown: row.shown });
        let title = context.title(&axis.axis.text);
        SummaryAxis { id: axis.axis.id.to_string(), number: at + 1, title, total: set.total, parts: parts.collect() }
    });
    let late = attention::concerns(context, town).into_iter().filter(|concern| concern.kind.code == "late");
    let late = late.map(|concern| SummaryRow { id: concern.id, title: concern.title, detail: concern.detail });
    let mut figures = figure_set(context, &progress.figures, Whose::Town).figures;
    figures.truncate(3);
    SummaryPart {
        decided: agenda::imprint(context, town),
        counts: counts.collect(),
        figures,
        states: Vec::new(),
        axes: axes.collect(),
        lists: vec![list(context, "late", late.collect()), list(context, "next", coming(context, town))],
    }
}

fn of_proposal(context: &Context, town: &TownFacts) -> SummaryPart {
    let told = |action: &&EditionAction| agenda::is_told(town, action);
    let all: Vec<&Action> = town.edition.actions().filter(told).filter_map(|action| action.model.as_deref()).collect();
    let out_of_scope = town.edition.actions().filter(|action| action.provenance == Provenance::OutOfScope).count();
    let duties = all.iter().filter(|action| !action.duties.is_empty()).count();
    let axes = town.edition.axes.iter().enumerate().map(|(at, axis)| {
        let actions = axis.objectives.iter().flat_map(|objective| &objective.actions);
        let actions: Vec<&Action> = actions.filter(told).filter_map(|action| action.model.as_deref()).collect();
        by_horizon(context, (at, &axis.axis), &actions)
    });
    let adhesion = town.adhesion().map(|_| adhesion::adhesion_view(context, town).sentence);
    SummaryPart {
        decided: adhesion.into_iter().chain([context.t("agenda_document.not_decided")]).collect(),
        counts: vec![count(context, "proposed", all.len()), count(context, "duties", duties), count(context, "out_of_scope", out_of_scope)],
        figures: Vec::new(),
        states: Vec::new(),
        axes: axes.collect(),
        lists: vec![first(context, &all)],
    }
}

fn count(context: &Context, key: &str, many: usize) -> SummaryCount {
    let many = many as u64;
    let value = context.locale.number(many);
    SummaryCount { label: context.strings.count(&format!("agenda_document.counts.{key}"), many, &value), value }
}

/// An axis with its actions by horizon; those without one are counted too where there are any.
fn by_horizon(context: &Context, (at, axis): (usize, &Axis), actions: &[&Action]) -> SummaryAxis {
    let horizons = [("short", Some(Horizon::Short)), ("medium", Some(Horizon::Medium)), ("long", Some(Horizon::Long)), ("none", None)];
    let everywhere = context.project.master.actions().any(|action| action.horizon.is_none());
    let parts = horizons.into_iter().filter(|(_, horizon)| horizon.is_some() || everywhere).map(|(code, horizon)| {
        let count = actions.iter().filter(|action| action.horizon == horizon).count() as u64;
        SummaryShare { tag: context.tag("agenda_document.horizons", code), count, shown: context.locale.number(count) }
    });
    SummaryAxis {
        id: axis.id.to_string(),
        number: at + 1,
        title: context.title(&axis.text),
        total: context.locale.number(actions.len() as u64),
        parts: parts.collect(),
    }
}

/// Where to begin: what law asks for already, and can be done soon.
fn first(context: &Context, actions: &[&Action]) -> SummaryList {
    let rows = actions.iter().filter(|action| action.horizon == Some(Horizon::Short)).filter_map(|action| {
        let detail = context.plain(demand::norms(context, action)?);
        Some(SummaryRow { id: action.id.to_string(), title: context.title(&action.text), detail })
    });
    list(context, "first", rows.collect())
}

/// What a town has announced and what falls due, soonest first, of actions that are neither done nor dropped: of one that has both, what is announced.
fn coming(context: &Context, town: &TownFacts) -> Vec<SummaryRow> {
    let standing = |action: &EditionAction| &town.progress.standings[&action.id];
    let is_open = |action: &EditionAction| !matches!(standing(action).status, Some(Status::Done | Status::Dropped));
    let announced = agenda::announced(town);
    let falls_due =
        town.edition.assumed().filter(|action| !announced.iter().any(|(_, told, _)| told.id == action.id)).filter_map(|action| {
            let due = standing(action).schedule.due.filter(|due| due.last_day() >= town.progress.reference_date)?;
            let detail = context.strings.fill("concern_detail.late", &[("due", context.date(due))]);
            Some((due.last_day(), action, context.plain(detail)))
        });
    let told = announced.iter().map(|(day, action, next)| {
        let mut detail = context.text(&next.text);
        if let Some(date) = next.date {
            detail.text = format!("{}: {}", context.date(date), detail.text);
        }
        (*day, *action, detail)
    });
    let mut coming: Vec<_> = told.chain(falls_due).filter(|(_, action, _)| is_open(action)).collect();
    coming.sort_by_key(|(day, action, _)| (*day, action.id.clone()));
    let row = |(_, action, detail): (Date, &EditionAction, Text)| SummaryRow {
        id: action.id.to_string(),
        title: context.title(&action.text),
        detail,
    };
    coming.into_iter().map(row).collect()
}

fn list(context: &Context, key: &str, mut rows: Vec<SummaryRow>) -> SummaryList {
    let more = rows.len().saturating_sub(MOST_ROWS) as u64;
    rows.truncate(MOST_ROWS);
    let word = |part: &str| format!("agenda_document.lists.{key}{part}");
    SummaryList {
        title: context.t(&word("")),
        empty: context.t(&word("_none")),
        rows,
        rest: (more > 0).then(|| context.strings.count("agenda_document.lists.more", more, &context.locale.number(more))),
    }
}
