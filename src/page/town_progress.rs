//! A town's public progress: figures with their definitions, by axis, what is late, and each action with its log.

use super::chart;
use super::common::town_meta;
use crate::context::Context;
use crate::markup::Fragment;
use crate::model::edition::EditionAction;
use crate::model::name;
use crate::model::overlay::{EvidenceKind, Update};
use crate::model::progress::Figures;
use crate::part::agenda::{is_reported, municipality_path, recent};
use crate::part::attention;
use crate::part::bar;
use crate::part::fact::{as_of, evidence, report_facts, schedule};
use crate::part::figure::{Whose, figure_set};
use crate::part::indicator::indicators;
use crate::route;
use crate::town::TownFacts;
use crate::view::Planned;
use crate::view::{
    EvidenceView, Fact, FigureSet, Link, Meta, OwnerView, ProgressAction, ProgressAxis, TownProgressView, UnreportedAction, UpdateView,
    View,
};

/// The level of headings in an update among the latest, under a heading of level 2.
const UNDER_TIMELINE: u8 = 3;
/// In the log of an action, whose own heading has level 3.
const UNDER_ACTION: u8 = 4;

/// Builds the page.
pub fn page(context: &Context, town: &TownFacts) -> Planned {
    let municipality = town.municipality();
    let of = name::of(&municipality.name, context.language);
    let path = municipality_path(town);
    let silent = |action: &EditionAction| UnreportedAction {
        id: action.id.to_string(),
        anchor: action.id.anchor(),
        title: context.title(&action.text),
        href: in_agenda(action),
    };
    let owners = owners(town);
    let axes = town.edition.axes.iter().zip(&town.progress.by_axis).map(|(axis, (_, figures))| ProgressAxis {
        id: axis.axis.id.to_string(),
        anchor: axis.axis.id.anchor(),
        title: context.title(&axis.axis.text),
        finished: finished(context, figures),
        late: match figures.late {
            0 => String::new(),
            late => context.strings.count("town_progress.late_in", late, &context.locale.number(late)),
        },
        figures: figure_set(context, figures, Whose::Town),
        bar: bar::status_bar(context, &context.title(&axis.axis.text).text, figures),
        actions: axis.actions().filter(|action| is_reported(action)).map(|action| view(context, town, action, &path, &owners)).collect(),
        unreported: axis.actions().filter(|action| action.provenance.is_assumed() && !is_reported(action)).map(silent).collect(),
    });
    let figures = &town.progress.figures;
    let view = TownProgressView {
        town: context.link(name::capitalised(&municipality.name), &route::town(&municipality.slug, "")),
        agenda: context.routes.href(&route::town(&municipality.slug, "agenda/")),
        figures: counted(figure_set(context, figures, Whose::Town), figures),
        bar: bar::status_bar(context, &context.t("chart.all"), figures),
        late: context.locale.number(figures.late),
        count: context.strings.count("town_progress.actions", figures.total, &context.locale.number(figures.total)),
        dropped: (figures.dropped > 0).then(|| dropped(context, figures)),
        concerns: attention::concern_groups(context, town),
        moments: chart::columns(context, &town.progress.moments),
        calendar: chart::calendar(context, town),
        costs: attention::costs(context, town),
        indicators: indicators(context, town),
        timeline: timeline(context, town, &path),
        comparison: Fragment::late(),
        axes: axes.collect(),
        owners_title: context.strings.fill("town_progress.owners", &[("n", context.locale.number(owners.len() as u64))]),
        owners: owners
            .iter()
            .map(|(name, actions)| OwnerView {
                name: (*name).to_owned(),
                actions: actions
                    .iter()
                    .map(|action| Link { label: action.id.to_string(), href: format!("#{}", action.id.anchor()), key: "" })
                    .collect(),
            })
            .collect(),
        as_of: as_of(context, town),
    };
    let meta = Meta {
        title: context.strings.fill("town_progress.title", &[("of", of.clone())]),
        description: context.strings.fill("town_progress.description", &[("of", of)]),
        ..town_meta(context, town, "seguiment/")
    };
    context.page(&route::town(&municipality.slug, "seguiment/"), meta, View::TownProgress(Box::new(view)))
}

/// The figures, each with the way to the rows that it counts.
fn counted(mut set: FigureSet, figures: &Figures) -> FigureSet {
    for (at, href, count) in [(0, "#filtre-done", figures.done), (2, "#mirar", figures.late)] {
        if let Some(figure) = set.figures.get_mut(at).filter(|_| count > 0) {
            figure.href = Some(href.to_owned());
        }
    }
    set
}

/// «9 de 24 finalitzades».
fn finished(context: &Context, figures: &Figures) -> String {
    let counted = figures.total - figures.dropped;
    let arguments = [("part", context.locale.number(figures.done)), ("whole", context.locale.number(counted))];
    context.strings.counted("town_progress.finished", counted, &arguments)
}

/// Why a bar of 92 actions stands beside «22 de 90».
fn dropped(context: &Context, figures: &Figures) -> String {
    let number = |count: u64| context.locale.number(count);
    let arguments =
        [("n", number(figures.dropped)), ("total", number(figures.total)), ("counted", number(figures.total - figures.dropped))];
    context.strings.counted("town_progress.dropped", figures.dropped, &arguments)
}

/// Who is responsible for which of the town's actions, those of most actions first.
fn owners(town: &TownFacts) -> Vec<(&str, Vec<&EditionAction>)> {
    let mut owners: Vec<(&str, Vec<&EditionAction>)> = Vec::new();
    for action in town.edition.assumed() {
        let Some(owner) = action.report.owner.as_deref() else { continue };
        match owners.iter_mut().find(|(known, _)| *known == owner) {
            Some((_, actions)) => actions.push(action),
            None => owners.push((owner, vec![action])),
        }
    }
    owners.sort_by_key(|(_, actions)| std::cmp::Reverse(actions.len()));
    owners
}

/// To an action in the town's agenda, from the page beside it.
fn in_agenda(action: &EditionAction) -> String {
    format!("../agenda/#{}", action.id.anchor())
}

fn view(context: &Context, town: &TownFacts, action: &EditionAction, path: &str, owners: &[(&str, Vec<&EditionAction>)]) -> ProgressAction {
    let standing = &town.progress.standings[&action.id];
    let anchor = action.id.anchor();
    let report = &action.report;
    let mut facts = report_facts(context, report, standing);
    for extension in &report.extended {
        let arguments = [("due", context.date(extension.due.value)), ("reason", context.text(&extension.reason).text)];
        let key = format!("{} {}", context.t("fact.extended"), context.date(extension.date.value));
        facts.push(Fact { label: key, value: context.plain(context.strings.fill("schedule.extended", &arguments)), href: None });
    }
    let counted = report.updates.iter().filter(|update| update.date.value.first_day() <= town.progress.reference_date);
    let updates = counted.enumerate().map(|(at, update)| update_view(context, update, path, (UNDER_ACTION, &format!("{anchor}-{at}-"))));
    let next = report.next.as_ref().map(|next| {
        let mut text = context.text(&next.text);
        if let Some(date) = next.date {
            text.text = format!("{} ({})", text.text, context.date(date));
        }
        text
    });
    ProgressAction {
        id: action.id.to_string(),
        href: in_agenda(action),
        title: context.title(&action.text),
        status: context.status(standing.status),
        evidence: evidence(context, standing),
        schedule: schedule(context, standing),
        owner: owners.iter().position(|(name, _)| report.owner.as_deref() == Some(name)).map_or(0, |at| at + 1),
        progress: standing.status.map(|_| standing.progress),
        facts,
        reason: (!report.reason.is_empty()).then(|| context.text(&report.reason)),
        next,
        updates: updates.collect::<Vec<_>>().into_iter().rev().collect(),
        anchor,
    }
}

/// The last updates of all actions, the newest first.
fn timeline(context: &Context, town: &TownFacts, path: &str) -> Vec<UpdateView> {
    let view = |(action, at, update): (&EditionAction, usize, &Update)| {
        let anchor = action.id.anchor();
        let of = Link { label: format!("{} {}", action.id, context.title(&action.text).text), href: format!("#{anchor}"), key: "" };
        UpdateView { of: Some(of), ..update_view(context, update, path, (UNDER_TIMELINE, &format!("recent-{anchor}-{at}-"))) }
    };
    recent(town).map(view).collect()
}

fn update_view(context: &Context, update: &Update, path: &str, (level, prefix): (u8, &str)) -> UpdateView {
    let evidence = update.evidence.iter().map(|evidence| EvidenceView {
        kind: context.t(match evidence.kind {
            EvidenceKind::Document => "evidence_kind.document",
            EvidenceKind::Service => "evidence_kind.service",
            EvidenceKind::Record => "evidence_kind.record",
            EvidenceKind::Press => "evidence_kind.press",
        }),
        title: if evidence.title.is_empty() { context.plain(evidence.url.value.clone()) } else { context.text(&evidence.title) },
        href: evidence.url.value.clone(),
        date: evidence.date.as_ref().map(|date| context.date(date.value)),
    });
    UpdateView {
        date: context.date(update.date.value),
        datetime: update.date.value.to_string(),
        of: None,
        status: update.status.as_ref().map(|status| context.status(Some(status.value))),
        progress: update.progress.as_ref().map(|progress| progress.value),
        body: context.body(&update.text, path, level, prefix),
        evidence: evidence.collect(),
    }
}
