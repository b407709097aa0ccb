//! Every table of the whole.

use super::table::TableKind;
use super::{metamodel, municipality, report, timeline};

/// Every table of the whole, in the order in which the page tells of them.
pub const TABLES: [&TableKind; 9] = [
    &municipality::MUNICIPALITIES,
    &metamodel::MODEL,
    &report::ALL_ACTIONS,
    &report::ALL_UPDATES,
    &timeline::ALL_EVENTS,
    &metamodel::BANDS,
    &metamodel::PIECES,
    &metamodel::SOLUTIONS,
    &report::ALL_PIECES,
];
