//! The puzzle, of a town or of a band: drawn by area, told in a table, and in small.

use std::sync::Arc;

use super::Planned;
use super::common::town_meta;
use crate::model::identifier::{Id, slug};
use crate::model::metamodel::{Area, Band, Metamodel};
use crate::model::name;
use crate::model::puzzle::{PieceReason, PieceState, PlacedPiece, Puzzle};
use crate::plan::board::OVERVIEW;
use crate::plan::context::{Context, TownFacts};
use crate::plan::route;
use crate::plan::view::{
    AreaBoard, Link, Meta, Overview, OverviewPiece, OverviewSet, PieceShape, PieceView, PuzzleSet, StateCount, TownPuzzleView, View,
};

/// Builds a town's page.
pub(super) fn page(context: &Context<'_>, town: &TownFacts) -> Planned {
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

/// What a town's puzzle rests on: only its band, or what it has said as well.
pub(in crate::plan) fn basis(context: &Context<'_>, town: &TownFacts) -> String {
    context.t(if speaks_of_pieces(town) { "puzzle.basis_reported" } else { "puzzle.basis_band" })
}

/// Whether a town has said anything that its puzzle follows from.
pub(in crate::plan) fn speaks_of_pieces(town: &TownFacts) -> bool {
    town.overlay().is_some_and(|overlay| {
        !overlay.pieces.is_empty() || overlay.maturity.is_some() || town.progress.figures.unreported < town.progress.figures.total
    })
}

/// A link to a band's page.
pub(super) fn band_link(context: &Context<'_>, band: &Band) -> Link {
    context.link(band.name.text(context.language), &band_page(context, band))
}

/// Where a band's page is.
pub(super) fn band_page(context: &Context<'_>, band: &Band) -> String {
    format!("metamodel/trams/{}/", slug(band.name.text(context.project.site.original())))
}

/// Where an area's page is.
pub(super) fn area_page(context: &Context<'_>, area: &Area) -> String {
    format!("metamodel/{}/", slug(area.name.text(context.project.site.original())))
}

/// Where a piece is explained.
pub(in crate::plan) fn piece_page(context: &Context<'_>, piece: &Id) -> Option<String> {
    let metamodel = &context.project.metamodel;
    let area = metamodel.piece(piece).and_then(|piece| metamodel.areas.iter().find(|area| area.id == piece.area.value))?;
    Some(format!("{}#{}", area_page(context, area), anchor(piece)))
}

/// A piece as an anchor.
pub(super) fn anchor(piece: &Id) -> String {
    format!("peca-{}", piece.anchor())
}

/// A puzzle, drawn and told. Where nobody has said how it stands, only what is proposed can be counted: «none achieved» would say that they looked.
pub(in crate::plan) fn puzzle_set(context: &Context<'_>, puzzle: &Puzzle, is_told: bool) -> PuzzleSet {
    let metamodel = &context.project.metamodel;
    let number = |count: u64| context.locale.number(count);
    let states = PieceState::ALL.into_iter().filter(|state| is_told || matches!(state, PieceState::Aspirational | PieceState::OutOfScope));
    let states = states.map(|state| StateCount {
        state: context.tag("piece", state.code()),
        count: number(puzzle.pieces.iter().filter(|piece| piece.state == state).count() as u64),
        definition: match state {
            PieceState::OutOfScope if !is_told => context.t("piece_definition.not_proposed"),
            _ => context.t(&format!("piece_definition.{}", state.code())),
        },
    });
    let areas = metamodel.areas.iter().zip(&context.boards.areas).map(|(area, board)| {
        let placed: Vec<&PlacedPiece> = puzzle.pieces.iter().filter(|piece| piece.area == area.id).collect();
        AreaBoard {
            anchor: format!("area-{}", area.id.anchor()),
            name: context.text(&area.name),
            summary: summary(context, &placed),
            width: board.width,
            height: board.height,
            pieces: placed.iter().filter_map(|piece| piece_view(context, metamodel, piece, board.shapes.get(&piece.id)?)).collect(),
        }
    });
    PuzzleSet { summary: summary(context, &puzzle.pieces.iter().collect::<Vec<_>>()), states: states.collect(), areas: areas.collect() }
}

/// «5 de 30 peces assolides i 4 en curs.»
fn summary(context: &Context<'_>, pieces: &[&PlacedPiece]) -> String {
    let count = |state| pieces.iter().filter(|piece| piece.state == state).count() as u64;
    let (achieved, ongoing) = (count(PieceState::Achieved), count(PieceState::Ongoing));
    let within = achieved + ongoing + count(PieceState::Aspirational);
    let number = |count: u64| context.locale.number(count);
    let arguments =
        [("achieved", number(achieved)), ("ongoing", number(ongoing)), ("within", number(within)), ("all", number(pieces.len() as u64))];
    context.strings.fill(
        if within == 0 {
            "puzzle.none"
        } else if achieved + ongoing == 0 {
            "puzzle.proposed"
        } else {
            "puzzle.summary"
        },
        &arguments,
    )
}

fn piece_view(context: &Context<'_>, metamodel: &Metamodel, placed: &PlacedPiece, shape: &Arc<PieceShape>) -> Option<PieceView> {
    let piece = metamodel.piece(&placed.id)?;
    Some(PieceView {
        anchor: anchor(&piece.id),
        name: context.text(&piece.name),
        state: context.tag("piece", placed.state.code()),
        why: why(context, metamodel, &placed.reason, placed.state),
        href: context.routes.href(context.piece_pages.get(&piece.id)?),
        shape: shape.clone(),
    })
}

/// Why a piece stands as it does, in a sentence.
fn why(context: &Context<'_>, metamodel: &Metamodel, reason: &PieceReason, state: PieceState) -> String {
    let number = |count: usize| context.locale.number(count as u64);
    let level_name = |id: &Id| metamodel.level(id).map_or_else(|| id.to_string(), |level| level.name.text(context.language).to_lowercase());
    match reason {
        PieceReason::Declared if state == PieceState::Achieved => context.t("piece_reason.declared_achieved"),
        PieceReason::Declared => context.t("piece_reason.declared_ongoing"),
        PieceReason::ActionsDone { actions } => context.strings.count("piece_reason.actions_done", *actions as u64, &number(*actions)),
        PieceReason::ActionsBegun { begun, actions } => {
            let arguments = [("begun", number(*begun)), ("n", number(*actions))];
            context
                .strings
                .fill(if *actions == 1 { "piece_reason.actions_begun.one" } else { "piece_reason.actions_begun.many" }, &arguments)
        }
        PieceReason::LevelReached { score, level, min } => {
            let arguments = [("score", score.to_string()), ("level", level_name(level)), ("min", min.to_string())];
            context.strings.fill("piece_reason.level_reached", &arguments)
        }
        PieceReason::BandTarget { level } => context.strings.fill("piece_reason.band_target", &[("level", level_name(level))]),
        PieceReason::NoTarget => context.t("piece_reason.no_target"),
        PieceReason::Discarded => context.t("piece_reason.discarded"),
    }
}

/// A puzzle in small; `table` is the page where it is told in full.
pub(super) fn overview_set(context: &Context<'_>, puzzle: &Puzzle, table: &str) -> OverviewSet {
    OverviewSet { summary: summary(context, &puzzle.pieces.iter().collect::<Vec<_>>()), overview: overview(context, puzzle, table) }
}

/// The areas as a small puzzle, each filled as far as its own pieces are.
fn overview(context: &Context<'_>, puzzle: &Puzzle, table: &str) -> Overview {
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
