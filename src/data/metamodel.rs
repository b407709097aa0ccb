//! The tables of what all towns share: the model's actions, and the metamodel's bands, pieces and solutions.

use super::table::{Cell, Column, Kind, Table, TableKind};
use crate::context::{Context, Whole};
use crate::merge::builds;
use crate::model::agenda::{Action, Horizon};
use crate::model::identifier::Id;
use crate::model::metamodel::{Band, Piece, Solution};
use crate::model::totals::{Coverage, TownSet};
use crate::part::demand;
use crate::route;

/// The model's actions, with what became of each.
pub(super) static MODEL: TableKind = TableKind {
    name: "model",
    columns: &[
        Column { name: "id", kind: Kind::Identifier },
        Column { name: "axis", kind: Kind::Identifier },
        Column { name: "axis_title", kind: Kind::Text },
        Column { name: "objective", kind: Kind::Identifier },
        Column { name: "objective_title", kind: Kind::Text },
        Column { name: "title", kind: Kind::Text },
        Column { name: "horizon", kind: Kind::Word(&["short", "medium", "long"]) },
        Column { name: "sdg", kind: Kind::Text },
        Column { name: "pieces", kind: Kind::Text },
        Column { name: "duty", kind: Kind::Text },
        Column { name: "depends", kind: Kind::Text },
        Column { name: "adopted", kind: Kind::Whole },
        Column { name: "adopted_population", kind: Kind::Whole },
        Column { name: "adapted", kind: Kind::Whole },
        Column { name: "adapted_population", kind: Kind::Whole },
        Column { name: "proposed", kind: Kind::Whole },
        Column { name: "proposed_population", kind: Kind::Whole },
        Column { name: "omitted", kind: Kind::Whole },
        Column { name: "omitted_population", kind: Kind::Whole },
        Column { name: "out_of_scope", kind: Kind::Whole },
        Column { name: "out_of_scope_population", kind: Kind::Whole },
        Column { name: "url", kind: Kind::Address },
    ],
    key: &["id"],
    foreign: &[],
};

/// What the model's actions take, by bands.
pub(super) static ESTIMATES: TableKind = TableKind {
    name: "estimacions",
    columns: &[
        Column { name: "action", kind: Kind::Identifier },
        Column { name: "band", kind: Kind::Identifier },
        Column { name: "days_min", kind: Kind::Whole },
        Column { name: "days_max", kind: Kind::Whole },
        Column { name: "cost_min", kind: Kind::Amount },
        Column { name: "cost_max", kind: Kind::Amount },
    ],
    key: &["action", "band"],
    foreign: &[("action", "model", "id"), ("band", "trams", "id")],
};

/// The bands of population.
pub(super) static BANDS: TableKind = TableKind {
    name: "trams",
    columns: &[
        Column { name: "id", kind: Kind::Identifier },
        Column { name: "name", kind: Kind::Text },
        Column { name: "max", kind: Kind::Whole },
        Column { name: "towns", kind: Kind::Whole },
        Column { name: "population", kind: Kind::Whole },
        Column { name: "adhered", kind: Kind::Whole },
        Column { name: "adhered_population", kind: Kind::Whole },
        Column { name: "own", kind: Kind::Whole },
        Column { name: "own_population", kind: Kind::Whole },
        Column { name: "pieces", kind: Kind::Whole },
    ],
    key: &["id"],
    foreign: &[],
};

/// The pieces of the metamodel.
pub(super) static PIECES: TableKind = TableKind {
    name: "peces",
    columns: &[
        Column { name: "id", kind: Kind::Identifier },
        Column { name: "area", kind: Kind::Identifier },
        Column { name: "group", kind: Kind::Identifier },
        Column { name: "name", kind: Kind::Text },
        Column { name: "description", kind: Kind::Text },
        Column { name: "dimension", kind: Kind::Word(&["rights", "use", "openness"]) },
        Column { name: "targets", kind: Kind::Text },
        Column { name: "actions", kind: Kind::Text },
        Column { name: "solutions", kind: Kind::Text },
        Column { name: "url", kind: Kind::Address },
    ],
    key: &["id"],
    foreign: &[],
};

/// The public solutions.
pub(super) static SOLUTIONS: TableKind = TableKind {
    name: "solucions",
    columns: &[
        Column { name: "id", kind: Kind::Identifier },
        Column { name: "name", kind: Kind::Text },
        Column { name: "provider", kind: Kind::Text },
        Column { name: "description", kind: Kind::Text },
        Column { name: "bands", kind: Kind::Text },
        Column { name: "pieces", kind: Kind::Text },
        Column { name: "link", kind: Kind::Address },
        Column { name: "source", kind: Kind::Address },
        Column { name: "seen", kind: Kind::Date },
    ],
    key: &["id"],
    foreign: &[],
};

/// Several identifiers in a cell, with a space between.
fn list(items: impl Iterator<Item = impl ToString>) -> Cell {
    Cell::text(items.map(|item| item.to_string()).collect::<Vec<_>>().join(" "))
}

/// How many towns, and how many people live in them.
fn covered(of: Coverage) -> [Cell; 2] {
    [Cell::Whole(of.towns), Cell::Whole(of.population)]
}

pub(super) fn model(context: &Whole<'_>) -> Table {
    let metamodel = &context.project.metamodel;
    let mut rows = Vec::new();
    for axis in &context.project.master.axes {
        for objective in &axis.objectives {
            for action in &objective.actions {
                let uptake = context.towns.totals.uptake_of(&action.id);
                let horizon = action.horizon.map(|horizon| match horizon {
                    Horizon::Short => "short",
                    Horizon::Medium => "medium",
                    Horizon::Long => "long",
                });
                let mut row = vec![
                    Cell::of(Some(&action.id)),
                    Cell::of(Some(&axis.id)),
                    Cell::text(context.title(&axis.text).text),
                    Cell::of(Some(&objective.id)),
                    Cell::text(context.title(&objective.text).text),
                    Cell::text(context.title(&action.text).text),
                    Cell::of(horizon),
                    list(action.sdg.iter()),
                    list(metamodel.pieces.iter().filter(|piece| builds(action, piece)).map(|piece| &piece.id)),
                    Cell::text(demand::duties(context, action).into_iter().map(|duty| duty.norm).collect::<Vec<_>>().join("; ")),
                    list(action.depends.iter().map(|on| &on.value)),
                ];
                let counts = [uptake.adopted, uptake.adapted, uptake.proposed, uptake.omitted, uptake.out_of_scope];
                row.extend(counts.into_iter().flat_map(covered));
                row.push(Cell::text(context.absolute(&route::action(&axis.slug, &action.slug))));
                rows.push(row);
            }
        }
    }
    Table::new(&MODEL, rows)
}

pub(super) fn estimates(context: &Context) -> Table {
    let metamodel = &context.project.metamodel;
    let row = |action: &Action, band: &Band| -> Option<Vec<Cell>> {
        let row = demand::row_of(metamodel, action, band)?;
        let (days, cost) = (row.days, row.cost);
        let amounts = [Cell::Whole(days.least), Cell::Whole(days.most), Cell::Cents(cost.least * 100), Cell::Cents(cost.most * 100)];
        Some([Cell::of(Some(&action.id)), Cell::of(Some(&band.id))].into_iter().chain(amounts).collect())
    };
    let rows = context.project.master.actions().flat_map(|action| metamodel.bands.iter().filter_map(|band| row(action, band)));
    Table::new(&ESTIMATES, rows.collect())
}

pub(super) fn bands(context: &Whole<'_>) -> Table {
    let metamodel = &context.project.metamodel;
    let row = |(band, (_, set)): (&Band, &(Id, TownSet))| {
        let pieces = metamodel.pieces.iter().filter(|piece| piece.targets.contains_key(&band.id)).count();
        let mut row = vec![
            Cell::of(Some(&band.id)),
            Cell::text(band.name.text(context.language)),
            band.max.map_or(Cell::Empty, |max| Cell::Whole(u64::from(max))),
        ];
        row.extend([set.all, set.adhered, set.own].into_iter().flat_map(covered));
        row.push(Cell::Whole(pieces as u64));
        row
    };
    Table::new(&BANDS, metamodel.bands.iter().zip(&context.towns.totals.by_band).map(row).collect())
}

pub(super) fn pieces(context: &Context) -> Table {
    let metamodel = &context.project.metamodel;
    let row = |piece: &Piece| {
        let targets = metamodel.bands.iter().filter_map(|band| Some(format!("{}={}", band.id, piece.targets.get(&band.id)?.value)));
        let actions = context.project.master.actions().filter(|action| builds(action, piece)).map(|action| &action.id);
        vec![
            Cell::of(Some(&piece.id)),
            Cell::of(Some(&piece.area.value)),
            Cell::of(Some(&piece.group.value)),
            Cell::text(piece.name.text(context.language)),
            Cell::text(piece.description.text(context.language)),
            Cell::of(piece.dimension.map(|dimension| dimension.code())),
            list(targets),
            list(actions),
            list(piece.solutions.iter().map(|solution| &solution.value)),
            Cell::of(context.piece_page(&piece.id).map(|page| context.absolute(&page))),
        ]
    };
    Table::new(&PIECES, metamodel.pieces.iter().map(row).collect())
}

pub(super) fn solutions(context: &Context) -> Table {
    let metamodel = &context.project.metamodel;
    let row = |solution: &Solution| {
        let pieces = metamodel.pieces.iter().filter(|piece| piece.solutions.iter().any(|named| named.value == solution.id));
        vec![
            Cell::of(Some(&solution.id)),
            Cell::text(&solution.name),
            Cell::text(&solution.provider),
            Cell::text(solution.description.text(context.language)),
            list(solution.bands.iter().map(|band| &band.value)),
            list(pieces.map(|piece| &piece.id)),
            Cell::of(solution.url.as_ref()),
            Cell::of(solution.source.as_ref()),
            Cell::of(solution.seen),
        ]
    };
    Table::new(&SOLUTIONS, metamodel.solutions.iter().map(row).collect())
}
