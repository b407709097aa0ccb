//! A puzzle as it is told: states, areas, pieces and why each stands as it does; and where pieces, areas and bands are explained.

use crate::context::Context;
use crate::model::identifier::{Id, slug};
use crate::model::metamodel::{Band, Metamodel, Piece};
use crate::model::puzzle::{PieceReason, PieceState, PlacedPiece, Puzzle};
use crate::route::{self, piece_anchor, small_piece_anchor};
use crate::town::TownFacts;
use crate::view::{AreaBoard, Link, PieceView, PuzzleSet, StateCount};

/// What a town's puzzle rests on: only its band, or what it has said as well.
pub fn basis(context: &Context, town: &TownFacts) -> String {
    context.t(if speaks_of_pieces(town) { "puzzle.basis_reported" } else { "puzzle.basis_band" })
}

/// Whether a town has said anything that its puzzle follows from.
pub fn speaks_of_pieces(town: &TownFacts) -> bool {
    town.overlay().is_some_and(|overlay| {
        !overlay.pieces.is_empty() || overlay.maturity.is_some() || town.progress.figures.unreported < town.progress.figures.total
    })
}

/// A link to a band's page.
pub fn band_link(context: &Context, band: &Band) -> Link {
    context.link(band.name.text(context.language), &band_page(context, band))
}

/// Where a band's page is.
pub fn band_page(context: &Context, band: &Band) -> String {
    format!("metamodel/trams/{}/", slug(band.name.text(context.project.site.original())))
}

/// A puzzle, drawn and told. Where nobody has said how it stands, only what is proposed can be counted: «none achieved» would say that they looked.
pub fn puzzle_set(context: &Context, puzzle: &Puzzle, is_told: bool) -> PuzzleSet {
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
    let areas = metamodel.areas.iter().zip(context.boards.areas.iter().zip(&context.boards.small)).map(|(area, (board, small))| {
        let placed: Vec<&PlacedPiece> = puzzle.pieces.iter().filter(|piece| piece.area == area.id).collect();
        AreaBoard {
            anchor: format!("area-{}", area.id.anchor()),
            name: context.text(&area.name),
            summary: summary(context, &placed),
            width: board.width,
            height: board.height,
            small_width: small.width,
            small_height: small.height,
            pieces: placed.iter().filter_map(|piece| piece_view(context, metamodel, piece)).collect(),
        }
    });
    PuzzleSet {
        summary: summary(context, &puzzle.pieces.iter().collect::<Vec<_>>()),
        states: states.collect(),
        drawing: context.routes.file(&context.pieces_file),
        levels: format!("{}#nivells", context.routes.href(route::METAMODEL)),
        areas: areas.collect(),
    }
}

/// How many pieces are there and how many begun, of those within scope, in a sentence.
pub fn summary(context: &Context, pieces: &[&PlacedPiece]) -> String {
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

fn piece_view(context: &Context, metamodel: &Metamodel, placed: &PlacedPiece) -> Option<PieceView> {
    let piece = metamodel.piece(&placed.id)?;
    Some(PieceView {
        anchor: piece_anchor(&piece.id),
        small: small_piece_anchor(&piece.id),
        number: context.boards.numbers.get(&piece.id).copied().unwrap_or(0),
        name: context.text(&piece.name),
        state: context.tag("piece", placed.state.code()),
        why: why(context, metamodel, &placed.reason, placed.state),
        href: context.routes.href(context.piece_pages.get(&piece.id)?),
    })
}

/// Why a piece stands as it does, in a sentence.
fn why(context: &Context, metamodel: &Metamodel, reason: &PieceReason, state: PieceState) -> String {
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

/// The level that a piece aims at in every band; none where nothing is asked.
pub fn targets(context: &Context, piece: &Piece) -> Vec<Option<String>> {
    let metamodel = &context.project.metamodel;
    let target = |band: &Band| {
        let level = piece.targets.get(&band.id)?;
        Some(metamodel.level(&level.value)?.name.text(context.language).to_owned())
    };
    metamodel.bands.iter().map(target).collect()
}
