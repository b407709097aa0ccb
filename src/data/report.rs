//! The tables of what towns report: each action as it stands, each dated update, and the pieces of those that take part. Examples have their own
//! files and are in none of the whole.

use std::sync::Arc;

use super::table::{Cell, Column, Kind, RowList, Table, TableKind};
use crate::context::Context;
use crate::model::date::PartialDate;
use crate::model::edition::{Edition, EditionAction, Provenance};
use crate::model::language::Language;
use crate::model::overlay::{Report, Update};
use crate::model::progress::Standing;
use crate::model::puzzle::PlacedPiece;
use crate::model::span::Spanned;
use crate::part::puzzle::speaks_of_pieces;
use crate::town::TownFacts;

/// The words for statuses. An empty cell is «nothing reported».
const STATUSES: Kind = Kind::Word(&["planned", "ongoing", "done", "paused", "dropped"]);
/// The words for where an action comes from.
const ORIGINS: Kind = Kind::Word(&["adopted", "adapted", "own", "proposed", "omitted", "out_of_scope"]);
/// The words for what a town decided. Empty where it said nothing, and for its own actions.
const DECISIONS: Kind = Kind::Word(&["adopt", "adapt", "omit"]);
/// The words for the state of a piece.
const STATES: Kind = Kind::Word(&["achieved", "ongoing", "aspirational", "out_of_scope"]);

/// The columns of a town's actions, with these before them.
macro_rules! action_columns {
    ($($first:expr),*) => {
        &[
            $($first,)*
            Column { name: "id", kind: Kind::Identifier },
            Column { name: "axis", kind: Kind::Identifier },
            Column { name: "objective", kind: Kind::Identifier },
            Column { name: "title", kind: Kind::Text },
            Column { name: "origin", kind: ORIGINS },
            Column { name: "decision", kind: DECISIONS },
            Column { name: "status", kind: STATUSES },
            Column { name: "progress", kind: Kind::Whole },
            Column { name: "start", kind: Kind::Date },
            Column { name: "due", kind: Kind::Date },
            Column { name: "started", kind: Kind::Date },
            Column { name: "finished", kind: Kind::Date },
            Column { name: "late", kind: Kind::Flag },
            Column { name: "owner", kind: Kind::Text },
            Column { name: "cost_planned", kind: Kind::Amount },
            Column { name: "cost_spent", kind: Kind::Amount },
            Column { name: "last_update", kind: Kind::Date },
        ]
    };
}

/// A town's code, in tables of all.
pub const CODE: Column = Column { name: "code", kind: Kind::Identifier };
/// A town's part of addresses, in tables of all.
pub const SLUG: Column = Column { name: "slug", kind: Kind::Identifier };

/// A town's actions.
pub static ACTIONS: TableKind = TableKind { name: "seguiment", columns: action_columns!(), key: &["id"], foreign: &[] };

/// The actions of all that have an agenda of their own.
pub static ALL_ACTIONS: TableKind =
    TableKind { name: "seguiment", columns: action_columns!(CODE, SLUG), key: &["code", "id"], foreign: &[("code", "municipis", "code")] };

/// The dated updates of all that have an agenda of their own.
pub static ALL_UPDATES: TableKind = TableKind {
    name: "actualitzacions",
    columns: &[
        CODE,
        SLUG,
        Column { name: "id", kind: Kind::Identifier },
        Column { name: "date", kind: Kind::Date },
        Column { name: "status", kind: STATUSES },
        Column { name: "progress", kind: Kind::Whole },
        Column { name: "text", kind: Kind::Text },
        Column { name: "evidence", kind: Kind::Whole },
        Column { name: "evidence_urls", kind: Kind::Text },
    ],
    key: &[],
    foreign: &[("code", "municipis", "code")],
};

/// The pieces of a town's puzzle.
pub static TOWN_PIECES: TableKind = TableKind {
    name: "puzles",
    columns: &[
        Column { name: "id", kind: Kind::Identifier },
        Column { name: "area", kind: Kind::Identifier },
        Column { name: "state", kind: STATES },
        Column { name: "reason", kind: Kind::Word(&REASONS) },
    ],
    key: &["id"],
    foreign: &[],
};

/// The pieces of all towns whose puzzle says more than what is proposed to their size.
pub static ALL_PIECES: TableKind = TableKind {
    name: "puzles",
    columns: &[
        CODE,
        SLUG,
        Column { name: "id", kind: Kind::Identifier },
        Column { name: "area", kind: Kind::Identifier },
        Column { name: "state", kind: STATES },
        Column { name: "reason", kind: Kind::Word(&REASONS) },
    ],
    key: &["code", "id"],
    foreign: &[("code", "municipis", "code"), ("id", "peces", "id")],
};

/// The words for why a piece stands as it does.
const REASONS: [&str; 7] = ["declared", "actions_done", "actions_begun", "level_reached", "band_target", "no_target", "discarded"];

/// A town's actions, in its agenda's order.
pub(super) fn actions(rows: &RowList) -> Table {
    Table::led(&ACTIONS, Vec::new(), rows.clone())
}

/// The same among the actions of all that have an agenda of their own.
pub(super) fn all_actions(town: &TownFacts, rows: &RowList) -> Table {
    Table::led(&ALL_ACTIONS, lead(town), if counts(town) { rows.clone() } else { Arc::default() })
}

/// Whether a town is in the tables of all that have an agenda of their own.
fn counts(town: &TownFacts) -> bool {
    town.is_own() && !town.municipality().example
}

/// The rows of a town's actions, with titles in the context's language where there are.
pub(super) fn action_rows(context: &Context, town: &TownFacts) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for axis in &town.edition.axes {
        for objective in &axis.objectives {
            for action in &objective.actions {
                let Some(standing) = town.progress.standings.get(&action.id) else { continue };
                let is_known = action.model.is_some();
                let (axis, objective) = (Cell::id(&axis.axis.id), Cell::id(&objective.objective.id));
                let mut row = vec![Cell::id(&action.id), axis.known(is_known), objective.known(is_known)];
                row.extend(action_cells(&town.edition, action, standing, context.language));
                rows.push(row);
            }
        }
    }
    rows
}

fn action_cells(edition: &Edition, action: &EditionAction, standing: &Standing, language: Language) -> [Cell; 14] {
    let Report { start, started, finished, owner, cost, .. } = &action.report;
    let said = edition.overlay.as_ref().and_then(|overlay| overlay.actions.get(&action.id));
    let title = action.text.get(language).map(|(_, titled)| titled.title.as_str()).unwrap_or_default();
    let date = |date: &Option<Spanned<PartialDate>>| Cell::of(date.as_ref().map(|date| date.value));
    let cents = |amount: Option<u64>| amount.map_or(Cell::Empty, Cell::Cents);
    [
        Cell::text(title).known(action.model.is_some() && action.provenance != Provenance::Adapted),
        Cell::word(Some(action.provenance.code())),
        Cell::word(said.map(|said| said.decision.value.code())),
        Cell::word(standing.status.map(|status| status.code())),
        standing.status.map_or(Cell::Empty, |_| Cell::Whole(u64::from(standing.progress))),
        date(start),
        Cell::of(standing.schedule.due),
        date(started),
        date(finished),
        Cell::Flag(action.provenance.is_assumed() && standing.schedule.late),
        Cell::of(owner.as_ref()),
        cents(cost.as_ref().and_then(|cost| cost.planned)),
        cents(cost.as_ref().and_then(|cost| cost.spent)),
        Cell::of(standing.last_update),
    ]
}

/// The dated updates of a town among those of all.
pub fn all_updates(context: &Context, town: &TownFacts) -> Table {
    let reference = context.project.site.reference_date;
    let updates = town.edition.actions().flat_map(|action| action.report.updates.iter().map(move |update| (action, update)));
    let updates = updates.filter(|(_, update)| counts(town) && update.date.value.first_day() <= reference);
    let row = |(action, update): (&EditionAction, &Update)| {
        let text = update.text.get(context.language).map(|(_, prose)| prose.plain_text()).unwrap_or_default();
        let urls: Vec<&str> = update.evidence.iter().map(|evidence| evidence.url.value.as_str()).collect();
        vec![
            Cell::id(&action.id),
            Cell::of(Some(update.date.value)),
            Cell::word(update.status.as_ref().map(|status| status.value.code())),
            update.progress.as_ref().map_or(Cell::Empty, |progress| Cell::Whole(u64::from(progress.value))),
            Cell::text(text),
            Cell::Whole(urls.len() as u64),
            Cell::text(urls.join(" ")),
        ]
    };
    Table::led(&ALL_UPDATES, lead(town), Arc::new(updates.map(row).collect()))
}

/// The pieces of a town among those of all whose puzzle says more than what is proposed to their size.
pub(super) fn all_pieces(town: &TownFacts, rows: &RowList) -> Table {
    let speaks = speaks_of_pieces(town) && !town.municipality().example;
    Table::led(&ALL_PIECES, lead(town), if speaks { rows.clone() } else { Arc::default() })
}

/// The pieces of a town's puzzle.
pub(super) fn pieces(rows: &RowList) -> Table {
    Table::led(&TOWN_PIECES, Vec::new(), rows.clone())
}

pub(super) fn piece_rows(town: &TownFacts) -> Vec<Vec<Cell>> {
    let row = |piece: &PlacedPiece| {
        let [state, reason] = [piece.state.code(), piece.reason.code()].map(|code| Cell::word(Some(code)));
        vec![Cell::id(&piece.id), Cell::id(&piece.area).known(true), state, reason]
    };
    town.puzzle.pieces.iter().map(row).collect()
}

/// What tells a town's rows from those of others.
pub fn lead(town: &TownFacts) -> Vec<Cell> {
    vec![Cell::text(&town.municipality().code), Cell::Known(town.municipality().slug.as_str().into())]
}
