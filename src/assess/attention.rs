//! What deserves a look in an agenda: what is late, stopped, declared done without evidence, or not spoken of for a year.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::history::months_between;
use crate::model::edition::Edition;
use crate::model::identifier::Id;
use crate::model::overlay::Status;
use crate::model::progress::{Concern, EvidenceLevel, Standing};

/// An open action of which nothing was said for this many months is stale.
const STALE_MONTHS: i32 = 12;

/// The concerns of an edition: the late first, the longest overdue before the others; then by kind, in the agenda's order.
pub(super) fn concerns(edition: &Edition, standings: &BTreeMap<Id, Standing>, reference_date: Date) -> Vec<(Id, Concern)> {
    let mut found = Vec::new();
    for action in edition.assumed() {
        let Some(standing) = standings.get(&action.id) else { continue };
        let mut add = |concern| found.push((action.id.clone(), concern));
        if let (true, Some(due)) = (standing.schedule.late, standing.schedule.due) {
            add(Concern::Late { due });
        }
        match standing.status {
            Some(Status::Paused) => add(Concern::Paused),
            Some(Status::Done) if standing.evidence == EvidenceLevel::None => add(Concern::WithoutEvidence),
            _ => {}
        }
        let is_open = matches!(standing.status, Some(Status::Planned | Status::Ongoing | Status::Paused));
        let reviewed = action.report.reviewed.as_ref().map(|reviewed| reviewed.value);
        let last_said = [standing.last_update, reviewed].into_iter().flatten().max_by_key(|date| date.order());
        if let Some(since) = last_said.filter(|since| is_open && months_between(since.last_day(), reference_date) >= STALE_MONTHS) {
            add(Concern::Stale { since });
        }
    }
    // A stable sort keeps the agenda's order within a kind.
    found.sort_by_key(|(_, concern)| match concern {
        Concern::Late { due } => (0, Some(due.last_day())),
        Concern::Paused => (1, None),
        Concern::WithoutEvidence => (2, None),
        Concern::Stale { .. } => (3, None),
    });
    found
}
