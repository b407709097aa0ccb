//! The puzzle, of a town or of a band: drawn by area, told in a table, and in small.

use crate::part::puzzle::{band_link, basis, puzzle_set, speaks_of_pieces, summary};

use super::common::town_meta;
use crate::context::Context;
use crate::context::board::OVERVIEW;
use crate::model::name;
use crate::model::puzzle::{PieceState, Puzzle};
use crate::route;
use crate::town::TownFacts;
use crate::view::Planned;
use crate::view::{Meta, Overview, OverviewPiece, OverviewSet, TownPuzzleView, View};

/// Builds a town's page.
pub fn page(context: &Context, town: &TownFacts) -> Planned {
    let municipality = town.municipality();
    let of = name::of(&municipality.name, context.language);
    let own = route::town(&municipality.slug, "");
    let view = TownPuzzleView {
        town: context.link(name::capitalised(&municipality.name), &own),
        band: town.edition.band.as_ref().map(|band| band_link(context, band)),
        basis: basis(context, town),
        puzzle: puzzle_set(context, &town.puzzle, speaks_of_pieces(town)),
    };
    let meta = Meta {
        title: context.strings.fill("puzzle.title", &[("of", of.clone())]),
        description: match speaks_of_pieces(town) {
            true => format!("{} {}", context.strings.fill("puzzle.description", &[("of", of)]), view.puzzle.summary),
            false => format!("{} {}", view.basis, view.puzzle.summary),
        },
        ..town_meta(context, town, "puzle/")
    };
    context.page(&route::town(&municipality.slug, "puzle/"), meta, View::TownPuzzle(Box::new(view)))
}

/// A puzzle in small; `table` is the page where it is told in full.
pub fn overview_set(context: &Context, puzzle: &Puzzle, table: &str) -> OverviewSet {
    OverviewSet { summary: summary(context, &puzzle.pieces.iter().collect::<Vec<_>>()), overview: overview(context, puzzle, table) }
}

/// The areas as a small puzzle, each filled as far as its own pieces are.
fn overview(context: &Context, puzzle: &Puzzle, table: &str) -> Overview {
    let board = &context.boards.overview;
    let is_proposal = puzzle.achieved + puzzle.ongoing == 0;
    let areas = context.project.metamodel.areas.iter().enumerate().filter_map(|(at, area)| {
        let shape = board.shapes.get(&area.id)?;
        let (_, middle) = *board.centers.get(&area.id)?;
        let count = |state| puzzle.pieces.iter().filter(|piece| piece.area == area.id && piece.state == state).count() as i32;
        let (achieved, ongoing) = (count(PieceState::Achieved), count(PieceState::Ongoing));
        let within = achieved + ongoing + count(PieceState::Aspirational);
        let bottom = middle + OVERVIEW.row / 2;
        let height = |count: i32| (OVERVIEW.row * count).checked_div(within).unwrap_or(0);
        let (solid, both) = (height(achieved), height(achieved + ongoing));
        // What is quite full reaches into the knobs above, and what has anything into those below.
        let above = |height: i32| if height == OVERVIEW.row { OVERVIEW.row } else { 0 };
        let stretch = |from: i32, to: i32| {
            let below = if from == 0 && to > 0 { OVERVIEW.row } else { 0 };
            (bottom - to - above(to), to - from + above(to) + below)
        };
        let number = |count: i32| context.locale.number(count.unsigned_abs().into());
        let arguments = [("achieved", number(achieved)), ("ongoing", number(ongoing)), ("within", number(within))];
        let name = area.name.text(context.language);
        // Of a town that has said nothing it isn't said that it has none of them.
        let (sentence, shown) =
            if is_proposal { ("puzzle.overview_proposed", "puzzle.count_proposed") } else { ("puzzle.overview", "puzzle.count") };
        Some(OverviewPiece {
            key: format!("zona-{at}"),
            shape: shape.clone(),
            href: format!("{table}#area-{}", area.id.anchor()),
            sentence: format!("{name}: {}", context.strings.fill(sentence, &arguments)),
            count: context.strings.fill(shown, &arguments),
            achieved: stretch(0, solid),
            ongoing: if both > solid { stretch(solid, both) } else { (bottom, 0) },
        })
    });
    Overview { width: board.width, height: board.height, areas: areas.collect() }
}
