//! A town's public progress: figures with their definitions, by axis, what is late, and each action with its log.

use super::Planned;
use super::common::{breadcrumbs, evidence, figure_set, report_facts, schedule, town_steps};
use super::town_agenda::municipality_path;
use crate::model::edition::EditionAction;
use crate::model::name;
use crate::model::overlay::{EvidenceKind, Update};
use crate::plan::context::{Context, TownFacts};
use crate::plan::route;
use crate::plan::view::{AxisFigures, EvidenceView, Fact, Meta, ProgressAction, ProgressAxis, TownProgressView, UpdateView, View};

/// The level of the headings inside an update's text.
const BODY_LEVEL: u8 = 5;

/// Builds the page.
pub(super) fn page(context: &Context<'_>, town: &TownFacts) -> Planned {
    let municipality = town.municipality();
    let of = name::of(&municipality.name, context.language);
    let path = municipality_path(town);
    let by_axis = town.edition.axes.iter().zip(&town.progress.by_axis).map(|(axis, (_, figures))| AxisFigures {
        title: context.title(&axis.axis.text),
        anchor: axis.axis.id.anchor(),
        figures: figure_set(context, figures),
    });
    let axes = town.edition.axes.iter().map(|axis| ProgressAxis {
        anchor: axis.axis.id.anchor(),
        title: context.title(&axis.axis.text),
        actions: axis.actions().filter(|action| action.provenance.is_assumed()).map(|action| view(context, town, action, &path)).collect(),
    });
    let mut late: Vec<&EditionAction> = town
        .edition
        .actions()
        .filter(|action| action.provenance.is_assumed() && town.progress.standings[&action.id].schedule.late)
        .collect();
    late.sort_by_key(|action| town.progress.standings[&action.id].schedule.due.map(|due| due.last_day()));
    let view = TownProgressView {
        town: context.link(name::capitalised(&municipality.name), &route::town(&municipality.slug, "")),
        agenda: context.routes.href(&route::town(&municipality.slug, "agenda/")),
        figures: figure_set(context, &town.progress.figures),
        by_axis: by_axis.collect(),
        late: late.into_iter().map(|action| view(context, town, action, &path)).collect(),
        axes: axes.collect(),
        last_update: town.progress.last_update.map(|date| context.date(date)),
    };
    let meta = Meta {
        title: context.strings.fill("town_progress.title", &[("of", of.clone())]),
        description: context.strings.fill("town_progress.description", &[("of", of)]),
        section: "municipalities",
        breadcrumbs: breadcrumbs(context, &town_steps(context, town)),
        example: municipality.example,
        ..Meta::default()
    };
    context.page(&route::town(&municipality.slug, "seguiment/"), meta, View::TownProgress(Box::new(view)))
}

fn view(context: &Context<'_>, town: &TownFacts, action: &EditionAction, path: &str) -> ProgressAction {
    let standing = &town.progress.standings[&action.id];
    let anchor = action.id.anchor();
    let report = &action.report;
    let mut facts = report_facts(context, report, standing);
    facts.extend(indicators(context, action));
    for extension in &report.extended {
        let arguments = [("due", context.date(extension.due.value)), ("reason", context.text(&extension.reason).text)];
        let key = format!("{} {}", context.t("fact.extended"), context.date(extension.date.value));
        facts.push(Fact { label: key, value: context.plain(context.strings.fill("schedule.extended", &arguments)), href: None });
    }
    let counted = report.updates.iter().filter(|update| update.date.value.first_day() <= town.progress.reference_date);
    let updates = counted.enumerate().map(|(at, update)| update_view(context, update, path, &format!("{anchor}-{at}-")));
    let next = report.next.as_ref().map(|next| {
        let mut text = context.text(&next.text);
        if let Some(date) = next.date {
            text.text = format!("{} ({})", text.text, context.date(date));
        }
        text
    });
    ProgressAction {
        id: action.id.to_string(),
        href: format!("{}#{anchor}", context.routes.href(&route::town(&town.municipality().slug, "agenda/"))),
        title: context.title(&action.text),
        provenance: context.provenance(action.provenance),
        status: context.status(standing.status),
        evidence: evidence(context, standing),
        schedule: schedule(context, standing),
        progress: standing.status.map(|_| standing.progress),
        facts,
        reason: (!report.reason.is_empty()).then(|| context.text(&report.reason)),
        next,
        updates: updates.collect::<Vec<_>>().into_iter().rev().collect(),
        anchor,
    }
}

/// Targets and the last value of each indicator.
fn indicators(context: &Context<'_>, action: &EditionAction) -> Vec<Fact> {
    let model = action.model.iter().flat_map(|model| &model.indicators);
    let shown = model.filter_map(|indicator| {
        let reported = action.report.indicators.get(&indicator.id)?;
        let value = |value: i64| format!("{}\u{a0}{}", context.locale.decimal(value, 3), indicator.unit).trim_end().to_owned();
        let last = reported
            .values
            .last()
            .map(|(date, last)| context.strings.fill("indicator.value", &[("value", value(*last)), ("date", context.date(*date))]));
        let target = reported.target.map(|target| context.strings.fill("indicator.target", &[("target", value(target))]));
        let text: Vec<String> = last.into_iter().chain(target).collect();
        let name = context.text(&indicator.name).text;
        Some(Fact { label: name, value: context.plain(text.join(" · ")), href: None })
    });
    shown.collect()
}

fn update_view(context: &Context<'_>, update: &Update, path: &str, prefix: &str) -> UpdateView {
    let evidence = update.evidence.iter().map(|evidence| EvidenceView {
        kind: context.t(match evidence.kind {
            EvidenceKind::Document => "evidence_kind.document",
            EvidenceKind::Service => "evidence_kind.service",
            EvidenceKind::Record => "evidence_kind.record",
            EvidenceKind::Press => "evidence_kind.press",
        }),
        title: if evidence.title.is_empty() { context.plain(evidence.url.value.clone()) } else { context.text(&evidence.title) },
        href: evidence.url.value.clone(),
        date: evidence.date.map(|date| context.date(date)),
    });
    UpdateView {
        date: context.date(update.date.value),
        datetime: update.date.value.to_string(),
        of: None,
        status: update.status.as_ref().map(|status| context.status(Some(status.value))),
        progress: update.progress.as_ref().map(|progress| progress.value),
        body: context.body(&update.text, path, BODY_LEVEL, prefix),
        evidence: evidence.collect(),
    }
}
