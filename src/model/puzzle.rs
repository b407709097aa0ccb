//! The aspirational puzzle, as values. How it is computed is in `assess::puzzle`; how it is drawn, in `render`.

use super::identifier::Id;
use super::progress::Share;

/// How a piece stands in a town.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PieceState {
    /// The town has it. *Assolida.*
    Achieved,
    /// It is on its way. *En curs.*
    Ongoing,
    /// The metamodel proposes it. *Aspiracional.*
    Aspirational,
    /// The metamodel asks nothing here of a town of this size, or the town has discarded it. *Fora d'abast.*
    OutOfScope,
}

impl PieceState {
    /// All of them, in the order in which pages show them.
    pub const ALL: [PieceState; 4] = [PieceState::Achieved, PieceState::Ongoing, PieceState::Aspirational, PieceState::OutOfScope];

    /// The word of the data formats.
    pub fn code(self) -> &'static str {
        match self {
            PieceState::Achieved => "achieved",
            PieceState::Ongoing => "ongoing",
            PieceState::Aspirational => "aspirational",
            PieceState::OutOfScope => "out_of_scope",
        }
    }
}

/// Why a piece stands as it does: the page always says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PieceReason {
    /// The town declares it.
    Declared,
    /// All the actions that build it are done.
    ActionsDone {
        /// How many.
        actions: usize,
    },
    /// Some of the actions that build it are ongoing or done.
    ActionsBegun {
        /// How many are.
        begun: usize,
        /// Out of how many.
        actions: usize,
    },
    /// The town's score in the dimension reaches the band's target.
    LevelReached {
        /// The town's score.
        score: u8,
        /// The target level.
        level: Id,
        /// Its threshold.
        min: u8,
    },
    /// The band has a target here.
    BandTarget {
        /// The target level.
        level: Id,
    },
    /// The band has no target here.
    NoTarget,
    /// The town has discarded it.
    Discarded,
}

impl PieceReason {
    /// The word of the data formats.
    pub fn code(&self) -> &'static str {
        match self {
            PieceReason::Declared => "declared",
            PieceReason::ActionsDone { .. } => "actions_done",
            PieceReason::ActionsBegun { .. } => "actions_begun",
            PieceReason::LevelReached { .. } => "level_reached",
            PieceReason::BandTarget { .. } => "band_target",
            PieceReason::NoTarget => "no_target",
            PieceReason::Discarded => "discarded",
        }
    }
}

/// A piece in a town.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PlacedPiece {
    /// Which.
    pub id: Id,
    /// Its area.
    pub area: Id,
    /// How it stands.
    pub state: PieceState,
    /// Why.
    pub reason: PieceReason,
    /// The actions that build it.
    pub actions: Vec<Id>,
}

/// The puzzle of a town, in the metamodel's order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Puzzle {
    /// Every piece of the metamodel.
    pub pieces: Vec<PlacedPiece>,
    /// Achieved.
    pub achieved: u64,
    /// Ongoing.
    pub ongoing: u64,
    /// Aspirational.
    pub aspirational: u64,
    /// Out of scope.
    pub out_of_scope: u64,
    /// Achieved out of those in scope.
    pub achieved_share: Option<Share>,
}
