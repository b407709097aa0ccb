//! Progress: how each action stands, and the figures of sets of them. Every percentage on the site comes from here.

use std::collections::BTreeMap;

use jiff::Unit;
use jiff::civil::Date;

use super::attention::concerns;
use super::history::{moments, status_date};
use super::update::counted_updates;
use crate::model::edition::{Edition, EditionAction};
use crate::model::overlay::{EvidenceKind, Report, Status, Update};
use crate::model::progress::{EvidenceLevel, Figures, Progress, Schedule, Share, Standing};

/// The progress of an edition as of a date.
pub fn progress(edition: &Edition, reference_date: Date) -> Progress {
    let of = |action: &EditionAction| standing(&action.report, reference_date);
    let standings = edition.actions().map(|action| (action.id.clone(), of(action))).collect::<BTreeMap<_, _>>();
    let by_axis: Vec<_> = edition
        .axes
        .iter()
        .map(|axis| {
            let assumed = axis.actions().filter(|action| action.provenance.is_assumed());
            (axis.axis.id.clone(), figures(assumed.map(|action| (&standings[&action.id], &action.report))))
        })
        .collect();
    let last_update = standings.values().filter_map(|standing| standing.last_update).max_by_key(|date| date.order());
    let assumed = || edition.assumed().map(|action| &standings[&action.id]);
    let last_said = assumed().filter_map(|standing| standing.status_date).chain(last_update).max_by_key(|date| date.order());
    let undated = assumed().filter(|standing| standing.is_undated()).count() as u64;
    let figures = add(by_axis.iter().map(|(_, figures)| figures));
    let moments = moments(edition, &standings, reference_date);
    let concerns = concerns(edition, &standings, reference_date);
    Progress { reference_date, figures, by_axis, standings, last_update, last_said, undated, moments, concerns }
}

/// The figures of a set of actions that a town has taken on.
pub fn figures<'a>(actions: impl Iterator<Item = (&'a Standing, &'a Report)>) -> Figures {
    let mut sum = Figures::default();
    for (standing, report) in actions {
        sum.total += 1;
        *match standing.status {
            Some(Status::Planned) => &mut sum.planned,
            Some(Status::Ongoing) => &mut sum.ongoing,
            Some(Status::Done) => &mut sum.done,
            Some(Status::Paused) => &mut sum.paused,
            Some(Status::Dropped) => &mut sum.dropped,
            None => &mut sum.unreported,
        } += 1;
        sum.late += u64::from(standing.schedule.late);
        sum.done_without_evidence += u64::from(standing.status == Some(Status::Done) && standing.evidence == EvidenceLevel::None);
        if standing.status != Some(Status::Dropped) {
            sum.progress_sum += u64::from(standing.progress);
        }
        if let Some(cost) = &report.cost {
            sum.costed += 1;
            sum.cost_planned = sum.cost_planned.saturating_add(cost.planned.unwrap_or(0));
            sum.cost_spent = sum.cost_spent.saturating_add(cost.spent.unwrap_or(0));
        }
    }
    with_shares(sum)
}

/// The figures of several sets together: sums are added, shares are computed anew.
pub fn add<'f>(sets: impl Iterator<Item = &'f Figures>) -> Figures {
    let mut sum = Figures::default();
    for set in sets {
        let Figures {
            total,
            planned,
            ongoing,
            done,
            paused,
            dropped,
            unreported,
            late,
            done_without_evidence,
            finished_share: _,
            mean_progress: _,
            progress_sum,
            cost_planned,
            cost_spent,
            costed,
        } = set;
        sum.total += total;
        sum.planned += planned;
        sum.ongoing += ongoing;
        sum.done += done;
        sum.paused += paused;
        sum.dropped += dropped;
        sum.unreported += unreported;
        sum.late += late;
        sum.done_without_evidence += done_without_evidence;
        sum.progress_sum += progress_sum;
        sum.cost_planned = sum.cost_planned.saturating_add(*cost_planned);
        sum.cost_spent = sum.cost_spent.saturating_add(*cost_spent);
        sum.costed += costed;
    }
    with_shares(sum)
}

fn with_shares(sum: Figures) -> Figures {
    let counted = sum.total - sum.dropped;
    Figures { finished_share: Share::of(sum.done, counted), mean_progress: Share::of(sum.progress_sum, counted * 100), ..sum }
}

/// How one action stands as of a date.
fn standing(report: &Report, reference_date: Date) -> Standing {
    let counted: Vec<&Update> = counted_updates(report, reference_date).collect();
    let last = |value: fn(&Update) -> Option<u8>| counted.iter().rev().find_map(|update| value(update));
    let last_status = counted.iter().rev().find_map(|update| update.status.as_ref().map(|status| status.value));
    let status = report.status.as_ref().map(|status| status.value).or(last_status);
    let reported = report.progress.as_ref().map(|progress| progress.value);
    let progress = match status {
        None => 0,
        Some(Status::Done) => 100,
        Some(Status::Planned) => 0,
        Some(_) => reported.or_else(|| last(|update| update.progress.as_ref().map(|progress| progress.value))).unwrap_or(0),
    };
    let evidence = counted
        .iter()
        .flat_map(|update| &update.evidence)
        .map(|evidence| match evidence.kind {
            EvidenceKind::Service => EvidenceLevel::Service,
            EvidenceKind::Document | EvidenceKind::Record | EvidenceKind::Press => EvidenceLevel::Document,
        })
        .max()
        .unwrap_or(EvidenceLevel::None);
    Standing {
        status,
        progress,
        evidence,
        schedule: schedule(report, status, reference_date),
        status_date: status_date(report, status, reference_date),
        last_update: counted.iter().map(|update| update.date.value).max_by_key(|date| date.order()),
    }
}

/// The schedule, from dates alone: an action is late the day after its deadline, and until it is done or dropped.
fn schedule(report: &Report, status: Option<Status>, reference_date: Date) -> Schedule {
    let first_due = report.due.as_ref().map(|due| due.value);
    let moved = report.extended.iter().rfind(|extension| extension.date.value.first_day() <= reference_date);
    let due = moved.map(|extension| extension.due.value).or(first_due);
    let slip_months = match (first_due, due) {
        (Some(first), Some(due)) => {
            first.last_day().until((Unit::Month, due.last_day())).map_or(0, |span| span.get_years() as i32 * 12 + span.get_months())
        }
        _ => 0,
    };
    let closed = matches!(status, Some(Status::Done | Status::Dropped));
    let late = !closed && due.is_some_and(|due| due.last_day() < reference_date);
    Schedule { first_due, due, slip_months, late }
}
