//! The adhesion of a town: how far it has come, and how its ple voted.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::date::PartialDate;
use crate::model::language::Localized;
use crate::model::span::Spanned;
use crate::model::unread::Unread;

/// How far the adhesion has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
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

impl AdhesionState {
    /// The word of the formats.
    pub fn code(self) -> &'static str {
        match self {
            AdhesionState::Proposed => "proposed",
            AdhesionState::Approved => "approved",
            AdhesionState::Certified => "certified",
            AdhesionState::Communicated => "communicated",
        }
    }
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
    /// When the motion was presented or announced, if that is known.
    pub presented: Option<Spanned<PartialDate>>,
    /// When the secretary certified it.
    pub certified: Option<Spanned<PartialDate>>,
    /// When the consortium received it.
    pub communicated: Option<Spanned<PartialDate>>,
    /// Whether a tie was broken by the presidency's casting vote (ROF art. 100).
    pub casting_vote: bool,
    /// Where it can be read.
    pub source: Option<String>,
    /// What a reader must know of it besides, as that the source doesn't tell the outcome.
    pub note: Localized<String>,
    /// What of it couldn't be read.
    pub unread: Unread,
}

impl Adhesion {
    /// The day on which the ple approved it, and whether that was deduced; none before it has, or when the day isn't known.
    pub fn day(&self) -> Option<(Date, bool)> {
        let session = self.session.as_ref().filter(|_| self.state.value >= AdhesionState::Approved)?;
        Some((session.date.as_ref()?.value, !session.deduced.is_empty()))
    }

    /// Votes in favour, against and abstentions, as far as they are known. Unanimity is of those present, who aren't made up when it isn't known
    /// how many they were.
    pub fn votes(&self) -> [Option<u32>; 3] {
        match self.result.value {
            VoteResult::Unknown => [None; 3],
            VoteResult::Unanimous => [self.present.as_ref().map(|present| present.value), Some(0), Some(0)],
            VoteResult::Counted { favour, against, abstain, .. } => [Some(favour), Some(against), Some(abstain)],
        }
    }
}

/// The session of the ple that voted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Session {
    /// Its day.
    pub date: Option<Spanned<Date>>,
    /// From what the day was deduced, when the source doesn't give it: then it is never put where somebody signs.
    pub deduced: Localized<String>,
    /// Where the day can be read, when the source of the adhesion doesn't give it.
    pub source: Option<String>,
    /// Ordinary, extraordinary or urgent.
    pub kind: Option<SessionKind>,
    /// The item of the order of the day, as numbered there.
    pub item: Option<String>,
    /// The file's number.
    pub file: Option<String>,
    /// What of it couldn't be read.
    pub unread: Unread,
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
