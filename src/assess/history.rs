//! How an agenda has come to where it is, from its dated events alone: what a town declares without a date counts from the reference date.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use jiff::{ToSpan, Unit};

use super::progress::counted_updates;
use crate::model::date::PartialDate;
use crate::model::edition::{Edition, EditionAction};
use crate::model::identifier::Id;
use crate::model::overlay::Status;
use crate::model::progress::{Moment, Standing};

/// More quarters than these make a chart that can't be read; the oldest are left out.
const MOST: usize = 16;

/// The state at the end of each quarter since the first dated event, and at the reference date. Empty when nothing is dated.
pub(super) fn moments(edition: &Edition, standings: &BTreeMap<Id, Standing>, reference_date: Date) -> Vec<Moment> {
    let assumed: Vec<&EditionAction> = edition.assumed().collect();
    let Some(first) = assumed.iter().flat_map(|action| events(action, reference_date)).map(|(day, _)| day).min() else { return Vec::new() };
    let mut days: Vec<Date> = quarter_ends(first).take_while(|day| *day < reference_date).collect();
    days.drain(..days.len().saturating_sub(MOST - 1));
    days.push(reference_date);
    let at = |day: Date| {
        let mut counts = BTreeMap::new();
        for action in &assumed {
            let now = standings.get(&action.id).and_then(|standing| standing.status);
            let status = if day == reference_date { now } else { status_at(action, day, reference_date) };
            *counts.entry(status).or_default() += 1;
        }
        Moment { date: day, counts }
    };
    days.into_iter().map(at).collect()
}

/// What an action's dated events say of its status, with the day on which each is certain.
fn events(action: &EditionAction, reference_date: Date) -> impl Iterator<Item = (Date, Status)> {
    let report = &action.report;
    let last = |date: &PartialDate| date.last_day();
    let started = report.started.iter().map(move |started| (last(&started.value), Status::Ongoing));
    let said =
        counted_updates(report, reference_date).filter_map(move |update| Some((last(&update.date.value), update.status.as_ref()?.value)));
    let finished = report.finished.iter().map(move |finished| (last(&finished.value), Status::Done));
    started.chain(said).chain(finished).filter(move |(day, _)| *day <= reference_date)
}

/// The last status that an action had by a day. Of two events on one day the later in the log counts.
fn status_at(action: &EditionAction, day: Date, reference_date: Date) -> Option<Status> {
    events(action, reference_date).filter(|(event, _)| *event <= day).max_by_key(|(event, _)| *event).map(|(_, status)| status)
}

/// The ends of quarters from that of `from` on.
fn quarter_ends(from: Date) -> impl Iterator<Item = Date> {
    let quarter = (from.month() - 1) / 3;
    let first = date(from.year(), quarter * 3 + 3, 1).last_of_month();
    std::iter::successors(Some(first), |day| day.checked_add(3.months()).ok().map(Date::last_of_month))
}

/// Whole months from one day to another.
pub(super) fn months_between(from: Date, to: Date) -> i32 {
    from.until((Unit::Month, to)).map_or(0, |span| span.get_months())
}
