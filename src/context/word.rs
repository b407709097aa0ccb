//! The words of a language for what a page tells: statuses, provenances, how many towns and people.

use super::language::Context;
use crate::model::edition::Provenance;
use crate::model::overlay::{AdhesionState, Status};
use crate::model::progress::Share;
use crate::model::totals::Coverage;
use crate::view::Tag;

impl Context {
    /// The words of a key.
    pub fn t(&self, key: &str) -> String {
        self.strings.get(key).to_owned()
    }

    /// A word of a closed list.
    pub fn tag(&self, list: &str, code: &'static str) -> Tag {
        Tag { code, word: self.t(&format!("{list}.{code}")) }
    }

    /// The word of a status; `None` is *sense dades*.
    pub fn status(&self, status: Option<Status>) -> Tag {
        self.tag("status", status.map_or("unreported", Status::code))
    }

    /// The word of a provenance.
    pub fn provenance(&self, provenance: Provenance) -> Tag {
        self.tag("provenance", provenance.code())
    }

    /// The word of a state of adhesion; `None` is *no adherit*.
    pub fn adhesion(&self, state: Option<AdhesionState>) -> Tag {
        self.tag("adhesion", state.map_or("none", AdhesionState::code))
    }

    /// «5 municipis, on viuen 34.000 persones».
    pub fn coverage(&self, of: Coverage) -> String {
        let arguments = [("n", self.locale.number(of.towns)), ("population", self.locale.number(of.population))];
        self.strings.fill(if of.towns == 1 { "coverage.towns.one" } else { "coverage.towns.many" }, &arguments)
    }

    /// «5 de 947 municipis, on viuen 34.000 de 8.120.000 persones (0,4 %)».
    pub fn coverage_out_of(&self, part: Coverage, whole: Coverage) -> String {
        let share = Share::of(part.population, whole.population).map_or_else(String::new, |share| self.locale.percent(share));
        let numbers = [("towns", part.towns), ("whole", whole.towns), ("population", part.population), ("people", whole.population)];
        let mut arguments = numbers.map(|(name, number)| (name, self.locale.number(number))).to_vec();
        arguments.push(("share", share));
        self.strings.fill("coverage.out_of", &arguments)
    }

    /// «5 (34.000 hab.)», for a cell of a table.
    pub fn coverage_cell(&self, of: Coverage) -> String {
        let arguments = [("n", self.locale.number(of.towns)), ("population", self.locale.number(of.population))];
        if of.towns == 0 { self.locale.number(0) } else { self.strings.fill("coverage.cell", &arguments) }
    }
}
