//! The state of the whole, as values: who has adhered, who has published an agenda of its own, what those took on and how it goes. Real towns only.
//! How it is computed is in `assess::totals`.

use std::collections::BTreeMap;
use std::ops::{Add, AddAssign};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::edition::Provenance;
use super::identifier::Id;
use super::progress::{Figures, Moment};

/// The figures of all the real municipalities together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Totals {
    /// All of them.
    pub all: TownSet,
    /// By axis of the model, in order: the actions that towns took on in their own agendas.
    pub by_axis: Vec<(Id, Figures)>,
    /// By band of population, in the metamodel's order.
    pub by_band: Vec<(Id, TownSet)>,
    /// By comarca, by its code.
    pub by_comarca: BTreeMap<String, TownSet>,
    /// What the towns with an agenda of their own made of each action of the model, in the model's order.
    pub uptake: Vec<(Id, Uptake)>,
    /// Who had adhered by the end of each day on which one did, counting those of known date.
    pub adhesions: Vec<(Date, Coverage)>,
    /// How the actions of all came to where they are.
    pub moments: Vec<Moment>,
}

impl Totals {
    /// What became of an action of the model.
    pub fn uptake_of(&self, action: &Id) -> Uptake {
        self.uptake.iter().find(|(id, _)| id == action).map_or(Uptake::default(), |(_, uptake)| *uptake)
    }
}

/// How many towns, and how many people live in them: six towns are few of the 947, and may be many or few of the people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Coverage {
    /// Towns.
    pub towns: u64,
    /// Their inhabitants.
    pub population: u64,
}

impl Add for Coverage {
    type Output = Coverage;

    fn add(self, other: Coverage) -> Coverage {
        Coverage { towns: self.towns + other.towns, population: self.population + other.population }
    }
}

impl AddAssign for Coverage {
    fn add_assign(&mut self, other: Coverage) {
        *self = *self + other;
    }
}

/// A set of municipalities.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct TownSet {
    /// All of them.
    pub all: Coverage,
    /// Those that have adhered.
    pub adhered: Coverage,
    /// Those that have an agenda of their own.
    pub own: Coverage,
    /// Those of them that have reported the status of any action.
    pub reporting: Coverage,
    /// The actions that they took on in their own agendas.
    pub figures: Figures,
}

/// What the towns with an agenda of their own made of an action of the model.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Uptake {
    /// They keep the model's text.
    pub adopted: Coverage,
    /// They changed it.
    pub adapted: Coverage,
    /// They haven't said anything of it yet.
    pub proposed: Coverage,
    /// They decided against it.
    pub omitted: Coverage,
    /// The metamodel doesn't ask it of a town of their size.
    pub out_of_scope: Coverage,
}

impl Uptake {
    /// The towns whose size the action suits or that took it on all the same.
    pub fn within_reach(self) -> Coverage {
        self.adopted + self.adapted + self.proposed + self.omitted
    }
}

/// What the totals need to know of a town.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Whether it is fictional: then it enters none.
    pub example: bool,
    /// Its inhabitants.
    pub population: u32,
    /// Its band of population.
    pub band: Option<Id>,
    /// Its comarca, by its code.
    pub comarca: String,
    /// Whether its ple has approved its adhesion.
    pub adhered: bool,
    /// The day on which it did, when that is known.
    pub adhesion_day: Option<Date>,
    /// What it has taken on; none before it has an agenda of its own.
    pub own: Option<OwnTally>,
}

/// What the totals need to know of an agenda that is a town's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnTally {
    /// The figures of all that it has taken on.
    pub figures: Figures,
    /// By axis of the model, in order.
    pub by_axis: Vec<Figures>,
    /// What became of each action of the model, in its order.
    pub provenances: Vec<Provenance>,
    /// How many actions have a status that nothing dates.
    pub undated: u64,
    /// How its actions came to where they are.
    pub moments: Vec<Moment>,
}
