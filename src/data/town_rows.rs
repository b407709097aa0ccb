//! The rows of a town that stand in several of its files: each is made once. Which tables they are in is `list` and `town`.

use std::sync::Arc;

use super::table::RowList;
use super::{report, timeline};
use crate::context::Context;
use crate::town::TownFacts;

/// The rows of a town's tables.
#[derive(Debug)]
pub struct TownRows {
    /// Of its actions.
    pub(super) actions: RowList,
    /// Of the pieces of its puzzle.
    pub(super) pieces: RowList,
    /// Of its timeline.
    pub(super) events: RowList,
}

impl TownRows {
    /// Of a town, in the words of the context.
    pub fn of(context: &Context, town: &TownFacts) -> TownRows {
        TownRows {
            actions: Arc::new(report::action_rows(context, town)),
            pieces: Arc::new(report::piece_rows(town)),
            events: Arc::new(timeline::event_rows(context, town)),
        }
    }
}
