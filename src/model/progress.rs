//! The figures of progress, as values. How they are computed, and nothing else, is in `assess::progress`.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::date::PartialDate;
use super::identifier::Id;
use super::overlay::Status;

/// A share in tenths of a percent: 416 means 41,6 %. Rounded half up, once, here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Share {
    /// Tenths of a percent, 0 to 1000.
    pub tenths: u32,
    /// What was counted.
    pub part: u64,
    /// Out of how many.
    pub whole: u64,
}

impl Share {
    /// `part` out of `whole`, rounded half up to one decimal of a percent; `None` of nothing.
    pub fn of(part: u64, whole: u64) -> Option<Share> {
        let tenths = (2 * 1000 * u128::from(part) + u128::from(whole)).checked_div(2 * u128::from(whole))?;
        Some(Share { tenths: u32::try_from(tenths).unwrap_or(u32::MAX), part, whole })
    }
}

/// The figures of a set of actions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Figures {
    /// Actions that the town has taken on.
    pub total: u64,
    /// Declared as planned.
    pub planned: u64,
    /// Declared as ongoing.
    pub ongoing: u64,
    /// Declared as done.
    pub done: u64,
    /// Declared as paused.
    pub paused: u64,
    /// Declared as dropped.
    pub dropped: u64,
    /// Nothing reported. With the five above it adds up to the total, always.
    pub unreported: u64,
    /// Due before the reference date and neither done nor dropped.
    pub late: u64,
    /// Done, without any evidence published.
    pub done_without_evidence: u64,
    /// Done out of those not dropped.
    pub finished_share: Option<Share>,
    /// The mean of progress over those not dropped, nothing reported counting 0.
    pub mean_progress: Option<Share>,
    /// The sum of progress over those not dropped, so that sums can be added.
    pub progress_sum: u64,
    /// Sum of planned costs in euro cents.
    pub cost_planned: u64,
    /// Sum of spent costs in euro cents.
    pub cost_spent: u64,
    /// Actions with any cost reported.
    pub costed: u64,
}

impl Figures {
    /// How many of the total have this status; `None` counts those that nothing was reported of.
    pub fn count(&self, status: Option<Status>) -> u64 {
        match status {
            Some(Status::Planned) => self.planned,
            Some(Status::Ongoing) => self.ongoing,
            Some(Status::Done) => self.done,
            Some(Status::Paused) => self.paused,
            Some(Status::Dropped) => self.dropped,
            None => self.unreported,
        }
    }
}

/// What evidence a town has published of an action, from the weakest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EvidenceLevel {
    /// None.
    None,
    /// A document, record or press report.
    Document,
    /// A service that anyone can use.
    Service,
}

/// The schedule of an action, computed from its dates.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Schedule {
    /// The first deadline, which never changes.
    pub first_due: Option<PartialDate>,
    /// The deadline now.
    pub due: Option<PartialDate>,
    /// Whole months between the first deadline and the present one.
    pub slip_months: i32,
    /// Whether it is late at the reference date.
    pub late: bool,
}

/// How one action stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Standing {
    /// What the town declares.
    pub status: Option<Status>,
    /// How far, 0 to 100.
    pub progress: u8,
    /// What evidence there is.
    pub evidence: EvidenceLevel,
    /// Its schedule.
    pub schedule: Schedule,
    /// The last date of which it is known that it had this status; none when nothing reported, or nothing dates it.
    pub status_date: Option<PartialDate>,
    /// Its last update on or before the reference date.
    pub last_update: Option<PartialDate>,
}

impl Standing {
    /// Whether the town declares a status and nothing says of when it is. *Sense data.*
    pub fn is_undated(&self) -> bool {
        self.status.is_some() && self.status_date.is_none()
    }
}

/// The progress of an edition at a date.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Progress {
    /// The date of which the figures are true.
    pub reference_date: Date,
    /// Of all that the town has taken on.
    pub figures: Figures,
    /// By axis, in order.
    pub by_axis: Vec<(Id, Figures)>,
    /// Every action of the edition, taken on or not.
    pub standings: BTreeMap<Id, Standing>,
    /// The town's last update on or before the reference date.
    pub last_update: Option<PartialDate>,
    /// The last date of anything that the town reports.
    pub last_said: Option<PartialDate>,
    /// How many actions have a status that nothing dates.
    pub undated: u64,
    /// How many actions had which status over time, from the first dated event to the reference date.
    pub moments: Vec<Moment>,
    /// What to look at, the late first.
    pub concerns: Vec<(Id, Concern)>,
}

/// How many of the actions that a town has taken on had which status at the end of a day, as far as its dated events tell.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// By status, `None` for what nothing was reported of by then.
    pub counts: BTreeMap<Option<Status>, u64>,
    /// Those with a status that nothing dates, which isn't placed in time. With the others they add up to the total.
    pub undated: u64,
}

impl Moment {
    /// All the actions.
    pub fn total(&self) -> u64 {
        self.counts.values().sum::<u64>() + self.undated
    }

    /// How many had this status.
    pub fn count(&self, status: Option<Status>) -> u64 {
        self.counts.get(&status).copied().unwrap_or(0)
    }
}

/// Why an action deserves a look.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Concern {
    /// Its deadline has gone by.
    Late {
        /// The deadline now.
        due: PartialDate,
    },
    /// It is stopped.
    Paused,
    /// The town declares it done and has published nothing that shows it.
    WithoutEvidence,
    /// It isn't closed, and for more than twelve months nothing was said of it.
    Stale {
        /// The last that was said.
        since: PartialDate,
    },
}
