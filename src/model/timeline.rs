//! What happened in a town, in order, as values. Only what is dated; which facts those are is `assess::timeline`.

use super::date::PartialDate;
use super::identifier::Id;

/// Something that happened in a town.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Event {
    /// When, as far as it is known.
    pub date: PartialDate,
    /// Whether the source doesn't give the day, which was deduced from it.
    pub deduced: bool,
    /// What.
    pub kind: EventKind,
    /// Where it can be read.
    pub source: Option<String>,
}

/// What happened. Actions are named by their ids; places are in the lists of their reports.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// The motion of adhesion was presented or announced.
    Motion,
    /// The motion was on the order of the day of the ple; nothing shows what became of it.
    Session,
    /// The ple approved the adhesion.
    Approval,
    /// The secretary certified it.
    Certificate,
    /// The consortium received it.
    Communication,
    /// The ple approved the town's own agenda.
    Agenda,
    /// The town decided what to do with an action.
    Decision(Id),
    /// An action began.
    Start(Id),
    /// An update of an action.
    Update(Id, usize),
    /// Evidence of an action was published on another day than its update: which update, and which of its evidence.
    Evidence(Id, usize, usize),
    /// The deadline of an action was moved.
    Extension(Id, usize),
    /// An action was finished.
    Finish(Id),
    /// The consortium's agent visited the town.
    Visit(usize),
}

impl EventKind {
    /// The word of the data formats.
    pub fn code(&self) -> &'static str {
        match self {
            EventKind::Motion => "motion",
            EventKind::Session => "session",
            EventKind::Approval => "approval",
            EventKind::Certificate => "certificate",
            EventKind::Communication => "communication",
            EventKind::Agenda => "agenda",
            EventKind::Decision(_) => "decision",
            EventKind::Start(_) => "start",
            EventKind::Update(..) => "update",
            EventKind::Evidence(..) => "evidence",
            EventKind::Extension(..) => "extension",
            EventKind::Finish(_) => "finish",
            EventKind::Visit(_) => "visit",
        }
    }

    /// The action that it is about.
    pub fn action(&self) -> Option<&Id> {
        match self {
            EventKind::Decision(id)
            | EventKind::Start(id)
            | EventKind::Update(id, _)
            | EventKind::Evidence(id, ..)
            | EventKind::Extension(id, _)
            | EventKind::Finish(id) => Some(id),
            _ => None,
        }
    }
}
