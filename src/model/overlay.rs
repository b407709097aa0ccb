//! A municipality's overlay: what a town says of itself. Not what follows from it: that is the edition, its progress and puzzle.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::date::PartialDate;
use super::identifier::Id;
use super::language::{Language, Localized};
use super::prose::Prose;
use super::span::{Place, Spanned};

/// One `<slug>.yaml`. Everything but the code may be absent, which means that nothing was said.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Overlay {
    /// INE code, or `00001`… for an example.
    pub code: Spanned<String>,
    /// Whether the town is fictional: banner on every page, left out of all totals, data and feeds.
    pub example: bool,
    /// Who an example is; a real town is in the registry.
    pub identity: Option<Identity>,
    /// Languages in which the town publishes, its own first.
    pub languages: Vec<Spanned<Language>>,
    /// Its adhesion to the Agenda.
    pub adhesion: Option<Adhesion>,
    /// Roles to turn to; never private names.
    pub contacts: Contacts,
    /// Its digital maturity.
    pub maturity: Option<Maturity>,
    /// What the town declares of the pieces of its puzzle.
    pub pieces: BTreeMap<Id, Spanned<PieceDeclaration>>,
    /// What was done together with the consortium's agent.
    pub accompaniment: Option<Accompaniment>,
    /// About its agenda as a whole.
    pub agenda: AgendaOverlay,
    /// What it says of the model's actions.
    pub actions: BTreeMap<Id, ActionOverlay>,
    /// Its own actions, in the order written.
    pub own: Vec<OwnAction>,
    /// The accessibility statement of the town's own publication, when it keeps one.
    pub accessibility: Option<Spanned<Date>>,
    /// The file.
    pub place: Place,
}

/// Who a fictional town is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Identity {
    /// Its name, with its article first.
    pub name: String,
    /// The comarca it says it is in.
    pub comarca: String,
    /// Inhabitants.
    pub population: u32,
    /// Year of that figure.
    pub year: i16,
    /// Whether its own language is Aranese.
    pub aranese: bool,
}

/// How far the adhesion has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AdhesionState {
    /// A motion was announced or presented.
    Proposed,
    /// The ple passed it; its minutes may still be pending.
    Approved,
    /// The secretary has certified it.
    Certified,
    /// The consortium has received it.
    Communicated,
}

/// The adhesion of a town.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Adhesion {
    /// How far it has come.
    pub state: Spanned<AdhesionState>,
    /// The session of the ple.
    pub session: Option<Session>,
    /// How the ple voted.
    pub result: Spanned<VoteResult>,
    /// Members present.
    pub present: Option<Spanned<u32>>,
    /// Members of the ple.
    pub members: Option<Spanned<u32>>,
    /// Whether a tie was broken by the presidency's casting vote (ROF art. 100).
    pub casting_vote: bool,
    /// Where it can be read.
    pub source: Option<String>,
}

/// The session of the ple that voted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Session {
    /// Its day.
    pub date: Option<Spanned<Date>>,
    /// Ordinary, extraordinary or urgent.
    pub kind: Option<SessionKind>,
    /// The item of the order of the day, as numbered there.
    pub item: Option<String>,
    /// The file's number.
    pub file: Option<String>,
}

/// The kind of a session (ROF art. 77).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SessionKind {
    /// Held at its fixed time.
    Ordinary,
    /// Called by the presidency.
    Extraordinary,
    /// Called without the usual notice.
    Urgent,
}

/// How the ple voted, as far as known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum VoteResult {
    /// It isn't known.
    Unknown,
    /// All those present were in favour; nothing is known of counts.
    Unanimous,
    /// The counts.
    Counted {
        /// In favour.
        favour: u32,
        /// Against.
        against: u32,
        /// Abstentions.
        abstain: u32,
        /// Whether the town also says that it was unanimous.
        unanimous: bool,
    },
}

/// Roles to turn to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Contacts {
    /// The political role.
    pub political: Option<String>,
    /// The technical role.
    pub technical: Option<String>,
    /// A mailbox of the ajuntament.
    pub email: Option<String>,
}

/// Digital maturity by dimension, 0 to 100.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Maturity {
    /// The year it was measured for.
    pub year: i16,
    /// Who measured it.
    pub source: Option<String>,
    /// Digital rights.
    pub rights: Option<u8>,
    /// Use.
    pub usage: Option<u8>,
    /// Openness.
    pub openness: Option<u8>,
}

/// What a town declares of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PieceDeclaration {
    /// It has it.
    Achieved,
    /// It is on its way.
    Ongoing,
    /// It doesn't want it.
    Discarded,
}

/// The accompaniment service's work with the town.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Accompaniment {
    /// The agent, as a role.
    pub agent: Option<String>,
    /// Visits, in the order written.
    pub visits: Vec<Visit>,
    /// Short-term goals.
    pub goals: Vec<Goal>,
}

/// A visit of the agent.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Visit {
    /// When.
    pub date: Spanned<PartialDate>,
    /// What came of it.
    pub summary: Localized<String>,
}

/// A short-term goal.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Goal {
    /// What is to be reached.
    pub title: Localized<String>,
    /// By when.
    pub due: Option<PartialDate>,
    /// How far it has come.
    pub state: Option<Status>,
    /// Actions it serves.
    pub actions: Vec<Spanned<Id>>,
}

/// About the town's agenda as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct AgendaOverlay {
    /// The version of the master that the town last reviewed.
    pub based_on: Option<Spanned<String>>,
    /// When the ple approved the town's own agenda.
    pub approved: Option<Date>,
    /// Shown first.
    pub introduction: Localized<Arc<Prose>>,
}

/// What the town decided about an action of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Decision {
    /// Takes it as it is.
    Adopt,
    /// Takes it with changes.
    Adapt,
    /// Doesn't take it.
    Omit,
}

/// What a town says of an action of the model.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ActionOverlay {
    /// The id, where it is written.
    pub id: Spanned<Id>,
    /// What it decided.
    pub decision: Spanned<Decision>,
    /// Replaces the title.
    pub title: Localized<String>,
    /// Replaces the text.
    pub text: Localized<Arc<Prose>>,
    /// Is added under the text.
    pub note: Localized<Arc<Prose>>,
    /// How it goes.
    pub report: Report,
}

/// A town's own action.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OwnAction {
    /// Its permanent id, unlike any of the model's.
    pub id: Spanned<Id>,
    /// The objective it belongs to.
    pub objective: Spanned<Id>,
    /// Its title.
    pub title: Localized<String>,
    /// Its text.
    pub text: Localized<Arc<Prose>>,
    /// A note under it.
    pub note: Localized<Arc<Prose>>,
    /// How it goes.
    pub report: Report,
}

/// What the town declares of the state of an action. Statuses are exclusive; `None` means that nothing was reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
    pub date: Option<PartialDate>,
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
