//! A municipality's overlay: what a town says of itself. Not what follows from it: that is the edition, its progress and puzzle.

mod adhesion;
mod report;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::date::PartialDate;
use crate::model::identifier::Id;
use crate::model::language::{Language, Localized};
use crate::model::prose::Prose;
use crate::model::span::{Place, Spanned};
use crate::model::unread::Unread;

pub use self::adhesion::{Adhesion, AdhesionState, Session, SessionKind, VoteResult};
pub use self::report::{Cost, Evidence, EvidenceKind, Extension, IndicatorReport, NextStep, Priority, Report, Status, Update};

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
    /// What of it couldn't be read.
    pub unread: Unread,
}

impl Overlay {
    /// The overlay as it was true on a day, when anything in it is yet to come by then: an adhesion is only proposed until the ple has met, and an agenda isn't
    /// approved until the day that it is. The dates of actions are for `assess`.
    pub fn as_of(&self, day: Date) -> Option<Overlay> {
        let to_come = |date: &Option<Spanned<Date>>| date.as_ref().is_some_and(|date| date.value > day);
        let session = self.adhesion.as_ref().and_then(|adhesion| adhesion.session.as_ref());
        let adheres_later = self.has_adhered() && session.is_some_and(|session| to_come(&session.date));
        let approves_later = to_come(&self.agenda.approved);
        let told_later = |date: &Option<Spanned<PartialDate>>| date.as_ref().is_some_and(|date| date.value.first_day() > day);
        let later = self.adhesion.as_ref().map(|said| (told_later(&said.certified), told_later(&said.communicated)));
        let (certifies_later, communicates_later) = later.unwrap_or_default();
        if !adheres_later && !approves_later && !certifies_later && !communicates_later {
            return None;
        }
        let mut then = self.clone();
        if approves_later {
            then.agenda.approved = None;
        }
        if let Some(adhesion) = then.adhesion.as_mut().filter(|_| adheres_later) {
            adhesion.state.value = AdhesionState::Proposed;
        }
        if let Some(adhesion) = &mut then.adhesion {
            if communicates_later {
                adhesion.communicated = None;
                adhesion.state.value = adhesion.state.value.min(AdhesionState::Certified);
            }
            if certifies_later {
                adhesion.certified = None;
                adhesion.state.value = adhesion.state.value.min(AdhesionState::Approved);
            }
        }
        Some(then)
    }

    /// Whether the ple has approved the town's adhesion.
    pub fn has_adhered(&self) -> bool {
        self.adhesion.as_ref().is_some_and(|adhesion| adhesion.state.value >= AdhesionState::Approved)
    }
}

/// Who a fictional town is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Identity {
    /// Its name, with its article first.
    pub name: String,
    /// The comarca it says it is in.
    pub comarca: Spanned<String>,
    /// Inhabitants.
    pub population: u32,
    /// Year of that figure.
    pub year: i16,
    /// Whether its own language is Aranese.
    pub aranese: bool,
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
    pub approved: Option<Spanned<Date>>,
    /// Where that can be read.
    pub source: Option<String>,
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

impl Decision {
    /// The word of the formats.
    pub fn code(self) -> &'static str {
        match self {
            Decision::Adopt => "adopt",
            Decision::Adapt => "adapt",
            Decision::Omit => "omit",
        }
    }
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
