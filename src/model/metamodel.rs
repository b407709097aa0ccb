//! The metamodel: bands of population, levels of maturity, and the pieces of a digital municipality with the public solutions
//! that give them. Not a town's puzzle: that is computed by `assess`.

use std::collections::BTreeMap;

use super::date::PartialDate;
use super::identifier::Id;
use super::language::Localized;
use super::span::{Place, Span, Spanned};
use super::unread::Unread;

/// `content/metamodel.yaml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Metamodel {
    /// Bands of population, from the smallest.
    pub bands: Vec<Band>,
    /// Levels of maturity, from the lowest.
    pub levels: Vec<Level>,
    /// How the thresholds of the levels were chosen.
    pub criterion: Localized<String>,
    /// The areas, in the order in which the puzzle shows them.
    pub areas: Vec<Area>,
    /// The pieces, in the order of the file.
    pub pieces: Vec<Piece>,
    /// The inventory of public solutions.
    pub solutions: Vec<Solution>,
    /// What of it couldn't be read.
    pub unread: Unread,
}

impl Metamodel {
    /// The band of a town of this many inhabitants; `None` only when no band is defined for it.
    pub fn band(&self, population: u32) -> Option<&Band> {
        self.bands.iter().find(|band| band.max.is_none_or(|max| population <= max))
    }

    /// The place of a band among all, from the smallest; the first where a town has none.
    pub fn place(&self, band: Option<&Id>) -> usize {
        band.and_then(|id| self.bands.iter().position(|band| band.id == *id)).unwrap_or(0)
    }

    /// The piece with this id.
    pub fn piece(&self, id: &Id) -> Option<&Piece> {
        self.pieces.iter().find(|piece| piece.id == *id)
    }

    /// The level with this id.
    pub fn level(&self, id: &Id) -> Option<&Level> {
        self.levels.iter().find(|level| level.id == *id)
    }
}

/// A band of population.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Band {
    /// Its id.
    pub id: Id,
    /// Where its id stands in the file.
    pub span: Span,
    /// Its name.
    pub name: Localized<String>,
    /// The most inhabitants a town of this band has; the last band has no limit.
    pub max: Option<u32>,
}

/// A level of maturity: a threshold over the 0–100 score of a dimension.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Level {
    /// Its id.
    pub id: Id,
    /// Where its id stands in the file.
    pub span: Span,
    /// Its name.
    pub name: Localized<String>,
    /// The least score that reaches it, 0 to 100.
    pub min: u8,
}

/// An area of level 3 of the metamodel.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Area {
    /// Its id.
    pub id: Id,
    /// Where its id stands in the file.
    pub span: Span,
    /// Its name.
    pub name: Localized<String>,
    /// Its groups, of level 4.
    pub groups: Vec<Group>,
}

/// A group of pieces inside an area.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Group {
    /// Its id.
    pub id: Id,
    /// Where its id stands in the file.
    pub span: Span,
    /// Its name.
    pub name: Localized<String>,
}

/// A dimension of AOC's Índex de Maduresa Digital.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dimension {
    /// *Drets digitals*: digital services offered.
    Rights,
    /// Use: activity, internal management, interoperability.
    Use,
    /// Open government: transparency, open data, participation.
    Openness,
}

impl Dimension {
    /// The word of the formats.
    pub fn code(self) -> &'static str {
        match self {
            Dimension::Rights => "rights",
            Dimension::Use => "use",
            Dimension::Openness => "openness",
        }
    }
}

/// A piece of the metamodel.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Piece {
    /// Its permanent id.
    pub id: Id,
    /// Its area.
    pub area: Spanned<Id>,
    /// Its group in the area.
    pub group: Spanned<Id>,
    /// Its name.
    pub name: Localized<String>,
    /// What having it means.
    pub description: Localized<String>,
    /// The dimension of maturity it belongs to, if any.
    pub dimension: Option<Dimension>,
    /// For each band, the level to reach; a band left out asks nothing.
    pub targets: BTreeMap<Id, Spanned<Id>>,
    /// Actions that build it, besides those whose own block names it.
    pub actions: Vec<Spanned<Id>>,
    /// Public solutions that give it.
    pub solutions: Vec<Spanned<Id>>,
    /// Where it was read.
    pub place: Place,
    /// What of it couldn't be read.
    pub unread: Unread,
}

/// A public solution of the inventory.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Solution {
    /// Its id.
    pub id: Id,
    /// Who offers it.
    pub provider: String,
    /// Its name.
    pub name: String,
    /// Where to read about it.
    pub url: Option<String>,
    /// What it does.
    pub description: Localized<String>,
    /// For which bands; empty means all.
    pub bands: Vec<Spanned<Id>>,
    /// Where the fact that it exists was read.
    pub source: Option<String>,
    /// When it was seen there, as far as that is known: since then it may have ended.
    pub seen: Option<PartialDate>,
    /// Where it was read.
    pub place: Place,
}
