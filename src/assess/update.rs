//! Which updates of an action count.

use jiff::civil::Date;

use crate::model::date::PartialDate;
use crate::model::overlay::{Report, Update};

/// The updates that count: those in order and not after the reference date.
pub(super) fn counted_updates(report: &Report, reference_date: Date) -> impl Iterator<Item = &Update> {
    let mut newest: Option<PartialDate> = None;
    report.updates.iter().filter(move |update| {
        let date = update.date.value;
        let counts = date.first_day() <= reference_date && newest.is_none_or(|newest| date.last_day() >= newest.first_day());
        if counts {
            newest = Some(date);
        }
        counts
    })
}
