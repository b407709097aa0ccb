//! The map of Catalonia as a drawing that pages and others show: the comarques by their codes, and the seats of ajuntaments by what is known of their
//! adhesion and by their band. It has no words, so it is the same in all languages.

use std::collections::BTreeMap;

use crate::context::Whole;
use crate::drawing::map::{Plane, WIDTH};
use crate::model::territory::Position;
use crate::town::TownRecord;

/// The map.
#[derive(Debug, Hash)]
pub struct Map {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// The outlines of comarques by their codes, as the `d` of SVG paths.
    pub comarques: Vec<(String, String)>,
    /// The seats, as the `d` of SVG paths.
    pub seats: Vec<(Seats, String)>,
}

/// Which seats: those of towns of a band that are as far with their adhesion as each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seats {
    /// How far.
    pub adhesion: Stage,
    /// The place of the band.
    pub band: usize,
}

/// How far a town is with its adhesion, as a map tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Nothing is known.
    None,
    /// That a motion was announced or presented, and not what became of it.
    Proposed,
    /// The ple has approved it.
    Adhered,
}

impl Stage {
    /// That of a town.
    pub fn of(town: &TownRecord) -> Stage {
        match &town.adhesion {
            _ if town.has_adhered() => Stage::Adhered,
            Some(_) => Stage::Proposed,
            None => Stage::None,
        }
    }

    /// The word of styles and addresses.
    pub fn code(self) -> &'static str {
        match self {
            Stage::None => "none",
            Stage::Proposed => "proposed",
            Stage::Adhered => "adhered",
        }
    }
}

impl Seats {
    /// By what a page refers to them in the drawing.
    pub fn id(self) -> String {
        format!("{}-{}", self.adhesion.code(), self.band)
    }
}

/// The ground that the map shows: all comarques, or else all seats.
pub fn plane(context: &Whole<'_>) -> Option<Plane> {
    let outlines = context.project.outlines.as_ref();
    let outlines = outlines.into_iter().flat_map(|outlines| outlines.rings.values().flatten().flatten().copied());
    Plane::around(outlines.chain(context.towns.real().filter_map(seat)))
}

/// Where a town's ajuntament sits.
pub(super) fn seat(town: &TownRecord) -> Option<Position> {
    town.municipality.seat.as_ref().map(|seat| (seat.latitude, seat.longitude))
}

/// The seats of real towns, from what is told least to what is told last.
pub fn seats(context: &Whole<'_>) -> BTreeMap<Seats, Vec<Position>> {
    let mut seats: BTreeMap<Seats, Vec<Position>> = BTreeMap::new();
    for town in context.towns.real() {
        let which = Seats { adhesion: Stage::of(town), band: context.project.metamodel.place(town.tally.band.as_ref()) };
        seats.entry(which).or_default().extend(seat(town));
    }
    seats
}

/// Draws it; empty where nothing is known of any place.
pub(super) fn map(context: &Whole<'_>) -> Map {
    let Some(plane) = plane(context) else { return Map { width: WIDTH, height: 0, comarques: Vec::new(), seats: Vec::new() } };
    let outlines = context.project.outlines.iter().flat_map(|outlines| &outlines.rings);
    Map {
        width: WIDTH,
        height: plane.height,
        comarques: outlines.map(|(code, rings)| (code.clone(), plane.outline(rings))).collect(),
        seats: seats(context).into_iter().map(|(which, places)| (which, plane.dots(places.into_iter()))).collect(),
    }
}
