//! The table of municipalities: the registry, with the band of each, how far its adhesion has come and whether its agenda is its own.

use super::table::{Cell, Column, Kind, Table, TableKind};
use crate::context::{Context, Whole};
use crate::model::letter::registered;
use crate::route;
use crate::town::TownRecord;

/// The words for states of adhesion.
pub(super) const ADHESIONS: Kind = Kind::Word(&["proposed", "approved", "certified", "communicated"]);

/// The words for how far a town has made the Agenda its own.
const DEGREES: Kind = Kind::Word(&["model", "adhered", "own"]);

/// All 947.
pub(super) static MUNICIPALITIES: TableKind = TableKind {
    name: "municipis",
    columns: &[
        Column { name: "code", kind: Kind::Identifier },
        Column { name: "slug", kind: Kind::Identifier },
        Column { name: "name", kind: Kind::Text },
        Column { name: "comarca", kind: Kind::Text },
        Column { name: "province", kind: Kind::Text },
        Column { name: "population", kind: Kind::Whole },
        Column { name: "population_year", kind: Kind::Whole },
        Column { name: "band", kind: Kind::Identifier },
        Column { name: "adhesion", kind: ADHESIONS },
        Column { name: "adhesion_date", kind: Kind::Day },
        Column { name: "adhesion_date_deduced", kind: Kind::Flag },
        Column { name: "adhesion_source", kind: Kind::Address },
        Column { name: "degree", kind: DEGREES },
        Column { name: "url", kind: Kind::Address },
    ],
    key: &["code"],
    foreign: &[("band", "trams", "id")],
};

/// The table.
pub(super) fn municipalities(context: &Whole<'_>) -> Table {
    Table::new(&MUNICIPALITIES, context.towns.real().map(|town| row(context, town)).collect())
}

fn row(context: &Context, town: &TownRecord) -> Vec<Cell> {
    let municipality = &town.municipality;
    let adhesion = town.adhesion.as_ref();
    let day = adhesion.and_then(|adhesion| adhesion.day);
    vec![
        Cell::text(&municipality.code),
        Cell::text(&municipality.slug),
        Cell::text(registered(&municipality.name)),
        Cell::text(registered(&municipality.comarca)),
        Cell::text(&municipality.province),
        Cell::Whole(u64::from(municipality.population)),
        Cell::Whole(u64::from(municipality.population_year.unsigned_abs())),
        Cell::of(town.tally.band.as_ref()),
        Cell::of(adhesion.map(|adhesion| adhesion.state.code())),
        Cell::of(day.map(|(day, _)| day)),
        day.map_or(Cell::Empty, |(_, is_deduced)| Cell::Flag(is_deduced)),
        Cell::of(adhesion.and_then(|adhesion| adhesion.source.as_ref())),
        Cell::text(town.degree.code()),
        Cell::text(context.absolute(&route::town(&municipality.slug, ""))),
    ]
}
