//! The state of the whole, as values: who has adhered, what they have taken on and how it goes. Real towns only. How it is computed is in
//! `assess::totals`.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::identifier::Id;
use super::progress::{Figures, Moment};

/// The figures of all the real municipalities together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Totals {
    /// All of them.
    pub all: TownSet,
    /// By axis of the model, in order: the actions of the towns that have adhered.
    pub by_axis: Vec<(Id, Figures)>,
    /// By band of population, in the metamodel's order.
    pub by_band: Vec<(Id, TownSet)>,
    /// By comarca, by its code.
    pub by_comarca: BTreeMap<String, TownSet>,
    /// What the towns that have adhered made of each action of the model, in the model's order.
    pub uptake: Vec<(Id, Uptake)>,
    /// How many had adhered by the end of each day on which one did, counting those of known date.
    pub adhesions: Vec<(Date, u64)>,
    /// How the actions of all came to where they are.
    pub moments: Vec<Moment>,
}

impl Totals {
    /// What became of an action of the model.
    pub fn uptake_of(&self, action: &Id) -> Uptake {
        self.uptake.iter().find(|(id, _)| id == action).map_or(Uptake::default(), |(_, uptake)| *uptake)
    }
}

/// A set of municipalities.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct TownSet {
    /// How many there are.
    pub towns: u64,
    /// Their inhabitants.
    pub population: u64,
    /// How many have adhered.
    pub adhered: u64,
    /// How many of those have reported the status of any action.
    pub reporting: u64,
    /// The actions that those that have adhered took on.
    pub figures: Figures,
}

/// What the towns that have adhered made of an action of the model.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Uptake {
    /// They keep the model's text.
    pub adopted: u64,
    /// They changed it.
    pub adapted: u64,
    /// They decided against it.
    pub omitted: u64,
    /// The metamodel doesn't ask it of a town of their size.
    pub out_of_scope: u64,
}

impl Uptake {
    /// The towns whose size the action suits or that took it on all the same.
    pub fn within_reach(self) -> u64 {
        self.adopted + self.adapted + self.omitted
    }
}
