//! Every table of the whole.

use super::table::{Table, TableKind};
use super::town_rows::TownRows;
use super::{metamodel, municipality, report, timeline};
use crate::context::Context;
use crate::town::TownFacts;

/// Every table of the whole, in the order in which the page tells of them.
pub const TABLES: [&TableKind; 10] = [
    &municipality::MUNICIPALITIES,
    &metamodel::MODEL,
    &report::ALL_ACTIONS,
    &report::ALL_UPDATES,
    &timeline::ALL_EVENTS,
    &metamodel::BANDS,
    &metamodel::PIECES,
    &metamodel::SOLUTIONS,
    &metamodel::ESTIMATES,
    &report::ALL_PIECES,
];

/// The tables that are made of the rows of towns, in the order in which a town's record has them.
pub const JOINED: [&TableKind; 4] = [&report::ALL_ACTIONS, &report::ALL_UPDATES, &timeline::ALL_EVENTS, &report::ALL_PIECES];

/// The rows of a town in those tables.
pub fn rows(context: &Context, town: &TownFacts, of: &TownRows) -> [Table; 4] {
    [
        report::all_actions(town, &of.actions),
        report::all_updates(context, town),
        timeline::all_events(town, &of.events),
        report::all_pieces(town, &of.pieces),
    ]
}
