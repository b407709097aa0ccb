//! The aspirational puzzle: which pieces of the metamodel suit a town, and where it stands with each.

use std::collections::BTreeMap;

use crate::merge::builds;
use crate::model::agenda::Master;
use crate::model::edition::{Edition, EditionAction, Provenance};
use crate::model::identifier::Id;
use crate::model::metamodel::{Band, Dimension, Metamodel, Piece};
use crate::model::overlay::{Maturity, PieceDeclaration, Status};
use crate::model::progress::{Progress, Share};
use crate::model::puzzle::{PieceReason, PieceState, PlacedPiece, Puzzle};

/// The puzzle of an edition.
pub fn puzzle(edition: &Edition, progress: &Progress, metamodel: &Metamodel) -> Puzzle {
    // Which actions name a piece is found once for all pieces; `builds` says the same of one.
    let mut naming: BTreeMap<&Id, Vec<&EditionAction>> = BTreeMap::new();
    for action in edition.actions() {
        for named in action.model.iter().flat_map(|model| &model.pieces) {
            let actions = naming.entry(&named.value).or_default();
            if actions.last().is_none_or(|last| last.id != action.id) {
                actions.push(action);
            }
        }
    }
    let actions = |piece: &Piece| -> Vec<&EditionAction> {
        if piece.actions.is_empty() {
            return naming.get(&piece.id).cloned().unwrap_or_default();
        }
        edition.actions().filter(|action| action.model.as_ref().is_some_and(|model| builds(model, piece))).collect()
    };
    counted(metamodel.pieces.iter().map(|piece| place(piece, &actions(piece), edition, progress, metamodel)).collect())
}

/// What the metamodel proposes to every town of a band, before anything is known of it.
pub fn proposal(master: &Master, metamodel: &Metamodel, band: &Band) -> Puzzle {
    let placed = |piece: &Piece| {
        let (state, reason) = proposed(piece, Some(band));
        let actions = master.actions().filter(|action| builds(action, piece)).map(|action| action.id.clone()).collect();
        PlacedPiece { id: piece.id.clone(), area: piece.area.value.clone(), state, reason, actions }
    };
    counted(metamodel.pieces.iter().map(placed).collect())
}

fn counted(pieces: Vec<PlacedPiece>) -> Puzzle {
    let count = |state| pieces.iter().filter(|piece| piece.state == state).count() as u64;
    let (achieved, ongoing) = (count(PieceState::Achieved), count(PieceState::Ongoing));
    let (aspirational, out_of_scope) = (count(PieceState::Aspirational), count(PieceState::OutOfScope));
    let achieved_share = Share::of(achieved, achieved + ongoing + aspirational);
    Puzzle { pieces, achieved, ongoing, aspirational, out_of_scope, achieved_share }
}

fn place(piece: &Piece, actions: &[&EditionAction], edition: &Edition, progress: &Progress, metamodel: &Metamodel) -> PlacedPiece {
    let (state, reason) = state(piece, actions, edition, progress, metamodel);
    PlacedPiece {
        id: piece.id.clone(),
        area: piece.area.value.clone(),
        state,
        reason,
        actions: actions.iter().map(|action| action.id.clone()).collect(),
    }
}

fn state(
    piece: &Piece,
    actions: &[&EditionAction],
    edition: &Edition,
    progress: &Progress,
    metamodel: &Metamodel,
) -> (PieceState, PieceReason) {
    let overlay = edition.overlay.as_deref();
    let declared = overlay.and_then(|overlay| overlay.pieces.get(&piece.id)).map(|declared| declared.value);
    match declared {
        Some(PieceDeclaration::Achieved) => return (PieceState::Achieved, PieceReason::Declared),
        Some(PieceDeclaration::Discarded) => return (PieceState::OutOfScope, PieceReason::Discarded),
        Some(PieceDeclaration::Ongoing) | None => {}
    }
    // An action that the town has left out neither builds a piece nor keeps it from being built; one that it hasn't spoken of is still to be done.
    let counts = |action: &EditionAction| action.provenance.is_assumed() || action.provenance == Provenance::Proposed;
    let open: Vec<Option<Status>> =
        actions.iter().filter(|action| counts(action)).map(|action| progress.standings[&action.id].status).collect();
    if !open.is_empty() && open.iter().all(|status| *status == Some(Status::Done)) {
        return (PieceState::Achieved, PieceReason::ActionsDone { actions: open.len() });
    }
    let target = edition.band.as_ref().and_then(|band| piece.targets.get(&band.id)).map(|level| level.value.clone());
    let score = overlay.and_then(|overlay| overlay.maturity.as_ref()).and_then(|maturity| score(maturity, piece.dimension));
    if let (Some(level), Some(score)) = (&target, score)
        && let Some(min) = metamodel.level(level).map(|level| level.min)
        && score >= min
    {
        return (PieceState::Achieved, PieceReason::LevelReached { score, level: level.clone(), min });
    }
    if declared == Some(PieceDeclaration::Ongoing) {
        return (PieceState::Ongoing, PieceReason::Declared);
    }
    let begun = open.iter().filter(|status| matches!(status, Some(Status::Ongoing | Status::Done))).count();
    if begun > 0 {
        return (PieceState::Ongoing, PieceReason::ActionsBegun { begun, actions: open.len() });
    }
    proposed(piece, edition.band.as_ref())
}

/// What the metamodel asks of a band where a town has neither done nor said anything.
fn proposed(piece: &Piece, band: Option<&Band>) -> (PieceState, PieceReason) {
    match band.and_then(|band| piece.targets.get(&band.id)) {
        Some(level) => (PieceState::Aspirational, PieceReason::BandTarget { level: level.value.clone() }),
        None => (PieceState::OutOfScope, PieceReason::NoTarget),
    }
}

fn score(maturity: &Maturity, dimension: Option<Dimension>) -> Option<u8> {
    match dimension? {
        Dimension::Rights => maturity.rights,
        Dimension::Use => maturity.usage,
        Dimension::Openness => maturity.openness,
    }
}
