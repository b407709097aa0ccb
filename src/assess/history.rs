//! How an agenda has come to where it is, from its dated events alone: what a town declares without a date is placed in no quarter, and counted apart.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use jiff::{ToSpan, Unit};

use super::update::counted_updates;
use crate::model::date::PartialDate;
use crate::model::edition::{Edition, EditionAction};
use crate::model::identifier::Id;
use crate::model::overlay::{Report, Status};
use crate::model::progress::{Moment, Standing};

/// More quarters than these make a chart that can't be read; the oldest are left out.
const MOST: usize = 16;

/// The state at the end of each quarter since the first dated event and no sooner than the ple approved the agenda, and at the reference date. Empty
/// when nothing is dated.
pub(super) fn moments(edition: &Edition, standings: &BTreeMap<Id, Standing>, reference_date: Date) -> Vec<Moment> {
    let assumed: Vec<&EditionAction> = edition.assumed().collect();
    let Some(first) =
        assumed.iter().flat_map(|action| events(&action.report, reference_date)).map(|(date, _)| date.last_day().min(reference_date)).min()
    else {
        return Vec::new();
    };
    // Before the ple approved it there was no agenda whose actions could be counted.
    let approved = edition.overlay.as_ref().and_then(|overlay| overlay.agenda.approved.as_ref());
    let first = approved.map_or(first, |approved| first.max(approved.value.min(reference_date)));
    let mut days: Vec<Date> = quarter_ends(first).take_while(|day| *day < reference_date).collect();
    days.drain(..days.len().saturating_sub(MOST - 1));
    days.push(reference_date);
    let at = |day: Date| {
        let (mut counts, mut undated) = (BTreeMap::new(), 0);
        for action in &assumed {
            let standing = standings.get(&action.id);
            let is_undated = standing.is_some_and(Standing::is_undated);
            let now = standing.and_then(|standing| standing.status);
            match status_at(action, day, reference_date) {
                before if day < reference_date && (before.is_some() || !is_undated) => *counts.entry(before).or_default() += 1,
                _ if is_undated => undated += 1,
                _ => *counts.entry(now).or_default() += 1,
            }
        }
        Moment { date: day, counts, undated }
    };
    days.into_iter().map(at).collect()
}

/// What an action's dated events say of its status.
fn events(report: &Report, reference_date: Date) -> Vec<(PartialDate, Status)> {
    let declared = report.status.as_ref().map(|status| status.value);
    let started = report.started.iter().map(|started| (started.value, Status::Ongoing));
    let said = counted_updates(report, reference_date).filter_map(|update| Some((update.date.value, update.status.as_ref()?.value)));
    let finished = report.finished.iter().map(|finished| (finished.value, Status::Done));
    // Looking at it again, a town stands by what it declares.
    let reviewed = report.reviewed.iter().filter_map(|reviewed| Some((reviewed.value, declared?)));
    let mut events: Vec<(PartialDate, Status)> = started.chain(said).chain(finished).chain(reviewed).collect();
    // An update that doesn't say the status was written of an action of that status.
    if let Some(declared) = declared.filter(|declared| !events.iter().any(|(_, status)| status == declared)) {
        events.extend(counted_updates(report, reference_date).last().map(|update| (update.date.value, declared)));
    }
    events.retain(|(date, _)| date.first_day() <= reference_date);
    events
}

/// Since when it is known that an action has the status that it has; none when nothing dates it.
pub(super) fn status_date(report: &Report, status: Option<Status>, reference_date: Date) -> Option<PartialDate> {
    let events = events(report, reference_date).into_iter().filter(|(_, said)| Some(*said) == status);
    events.map(|(date, _)| date).max_by_key(|date| date.order())
}

/// The last status that an action had by a day. Of two events on one day the later in the log counts.
fn status_at(action: &EditionAction, day: Date, reference_date: Date) -> Option<Status> {
    let events = events(&action.report, reference_date).into_iter().map(|(date, status)| (date.last_day().min(reference_date), status));
    events.filter(|(event, _)| *event <= day).max_by_key(|(event, _)| *event).map(|(_, status)| status)
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
