//! What a town reports of an action, of the model's or its own.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::date::PartialDate;
use crate::model::identifier::Id;
use crate::model::language::Localized;
use crate::model::prose::Prose;
use crate::model::span::{Place, Spanned};
use crate::model::unread::Unread;

/// What the town declares of the state of an action. Statuses are exclusive; `None` means that nothing was reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Status {
    /// It will be done; not begun.
    Planned,
    /// Begun, not finished.
    Ongoing,
    /// Finished.
    Done,
    /// Stopped for now, with a reason.
    Paused,
    /// Given up, with a reason.
    Dropped,
}

impl Status {
    /// All of them, in the order in which pages show them.
    pub const ALL: [Status; 5] = [Status::Done, Status::Ongoing, Status::Planned, Status::Paused, Status::Dropped];

    /// The word of the format.
    pub fn code(self) -> &'static str {
        match self {
            Status::Planned => "planned",
            Status::Ongoing => "ongoing",
            Status::Done => "done",
            Status::Paused => "paused",
            Status::Dropped => "dropped",
        }
    }
}

/// How important an action is for the town.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Priority {
    /// First.
    High,
    /// Then.
    Medium,
    /// Last.
    Low,
}

/// What a town reports of an action, of the model's or its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Report {
    /// Why omitted, paused or dropped.
    pub reason: Localized<String>,
    /// When the town decided to take it on, adapt it or leave it out.
    pub decided: Option<Spanned<PartialDate>>,
    /// How important.
    pub priority: Option<Priority>,
    /// What it declares.
    pub status: Option<Spanned<Status>>,
    /// How far, 0 to 100.
    pub progress: Option<Spanned<u8>>,
    /// When it should begin.
    pub start: Option<Spanned<PartialDate>>,
    /// When it should be done: the first date given, which never changes.
    pub due: Option<Spanned<PartialDate>>,
    /// When it began.
    pub started: Option<Spanned<PartialDate>>,
    /// When it was done.
    pub finished: Option<Spanned<PartialDate>>,
    /// The unit in charge, as a role.
    pub owner: Option<String>,
    /// What it costs.
    pub cost: Option<Cost>,
    /// Targets and values of indicators.
    pub indicators: BTreeMap<Id, IndicatorReport>,
    /// Every time that the deadline was moved, in order.
    pub extended: Vec<Extension>,
    /// What comes next.
    pub next: Option<NextStep>,
    /// When the town last looked at it.
    pub reviewed: Option<Spanned<PartialDate>>,
    /// The log of events, in order.
    pub updates: Vec<Update>,
    /// What of it couldn't be read.
    pub unread: Unread,
}

/// What an action costs, in euro cents.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Cost {
    /// What was set aside.
    pub planned: Option<u64>,
    /// What was spent.
    pub spent: Option<u64>,
    /// Where it comes from.
    pub funding: Option<String>,
}

/// An indicator's target and values, in thousandths of its unit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IndicatorReport {
    /// Where it is written.
    pub place: Place,
    /// What the town wants to reach.
    pub target: Option<i64>,
    /// What was measured, by date.
    pub values: Vec<(PartialDate, i64)>,
}

/// A moved deadline.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Extension {
    /// When it was decided.
    pub date: Spanned<PartialDate>,
    /// The new deadline.
    pub due: Spanned<PartialDate>,
    /// Why.
    pub reason: Localized<String>,
    /// What of it couldn't be read.
    pub unread: Unread,
}

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NextStep {
    /// What.
    pub text: Localized<String>,
    /// When.
    pub date: Option<PartialDate>,
}

/// An event of an action's log.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Update {
    /// When it happened.
    pub date: Spanned<PartialDate>,
    /// How far it was then.
    pub progress: Option<Spanned<u8>>,
    /// What the town declared then.
    pub status: Option<Spanned<Status>>,
    /// What happened.
    pub text: Localized<Arc<Prose>>,
    /// What shows it.
    pub evidence: Vec<Evidence>,
    /// What of it couldn't be read.
    pub unread: Unread,
}

/// Something published that shows what was done.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Evidence {
    /// What it is.
    pub kind: EvidenceKind,
    /// Its title.
    pub title: Localized<String>,
    /// Where it is.
    pub url: Spanned<String>,
    /// When it was published.
    pub date: Option<Spanned<PartialDate>>,
}

/// What a piece of evidence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EvidenceKind {
    /// A document.
    Document,
    /// A service in use.
    Service,
    /// A record or register entry.
    Record,
    /// A press report.
    Press,
}
