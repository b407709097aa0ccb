//! The table of what happened in towns, in order: adhesions, agendas, decisions, beginnings, ends, evidence. Only what is dated. Updates are a table of
//! their own (`report`), and aren't told twice.

use std::sync::Arc;

use super::report::{CODE, SLUG, lead};
use super::table::{Cell, Column, Kind, RowList, Table, TableKind};
use crate::context::Context;
use crate::model::edition::EditionAction;
use crate::model::timeline::{Event, EventKind};
use crate::part::event::text;
use crate::town::TownFacts;

/// The words for what happened.
const EVENTS: Kind = Kind::Word(&[
    "motion",
    "session",
    "approval",
    "certificate",
    "communication",
    "agenda",
    "decision",
    "start",
    "evidence",
    "extension",
    "finish",
    "visit",
]);

/// The columns of a town's timeline, with these before them.
macro_rules! event_columns {
    ($($first:expr),*) => {
        &[
            $($first,)*
            Column { name: "date", kind: Kind::Date },
            Column { name: "deduced", kind: Kind::Flag },
            Column { name: "event", kind: EVENTS },
            Column { name: "id", kind: Kind::Identifier },
            Column { name: "text", kind: Kind::Text },
            Column { name: "source", kind: Kind::Address },
        ]
    };
}

/// A town's timeline.
static TIMELINE: TableKind = TableKind { name: "cronologia", columns: event_columns!(), key: &[], foreign: &[] };

/// The timelines of all real towns.
pub(super) static ALL_EVENTS: TableKind =
    TableKind { name: "cronologia", columns: event_columns!(CODE, SLUG), key: &[], foreign: &[("code", "municipis", "code")] };

/// A town's timeline.
pub(super) fn timeline(rows: &RowList) -> Table {
    Table::led(&TIMELINE, Vec::new(), rows.clone())
}

/// The timeline of a town among those of all.
pub(super) fn all_events(town: &TownFacts, rows: &RowList) -> Table {
    Table::led(&ALL_EVENTS, lead(town), if town.municipality().example { Arc::default() } else { rows.clone() })
}

/// The rows of a town's timeline.
pub(super) fn event_rows(context: &Context, town: &TownFacts) -> Vec<Vec<Cell>> {
    let actions = town.edition.by_id();
    let events = town.timeline.iter().filter(|event| !matches!(event.kind, EventKind::Update(..)));
    events.map(|event| row(context, town, event, event.kind.action().and_then(|id| actions.get(id).copied()))).collect()
}

fn row(context: &Context, town: &TownFacts, event: &Event, action: Option<&EditionAction>) -> Vec<Cell> {
    vec![
        Cell::of(Some(event.date)),
        Cell::Flag(event.deduced),
        Cell::word(Some(event.kind.code())),
        event.kind.action().map_or(Cell::Empty, Cell::id),
        Cell::text(town.overlay().map_or(String::new(), |overlay| text(context, overlay, action, &event.kind).text)),
        Cell::of(event.source.as_ref()),
    ]
}
