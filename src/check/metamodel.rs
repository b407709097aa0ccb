//! The metamodel: its ids are unique and resolve, everyone has a band, and nothing in it is there for nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, rules};
use crate::model::agenda::{ItemKind, Master};
use crate::model::identifier::Id;
use crate::model::metamodel::Metamodel;
use crate::model::span::{FilePath, Place, Span, Spanned};

/// Checks the metamodel against itself and against the master.
pub(super) fn check(metamodel: &Metamodel, master: &Master, diagnostics: &mut Vec<Diagnostic>) {
    let file: FilePath = "content/metamodel.yaml".into();
    let whole = Place::new(&file, Span::default());
    check_order(metamodel, &whole, diagnostics);
    check_unique(metamodel, &whole, diagnostics);
    let mut used: BTreeSet<(&str, &Id)> = BTreeSet::new();
    for piece in &metamodel.pieces {
        let at = |span: Span| Place::new(&piece.place.path, span);
        match metamodel.areas.iter().find(|area| area.id == piece.area.value) {
            None => {
                let known = metamodel.areas.iter().map(|area| area.id.as_str());
                let fault = Diagnostic::at(&rules::UNKNOWN_AREA, at(piece.area.span)).with("id", &piece.area.value);
                diagnostics.push(fault.suggesting(piece.area.as_str(), known));
            }
            Some(area) => {
                used.insert(("area", &piece.area.value));
                used.insert(("group", &piece.group.value));
                if !area.groups.iter().any(|group| group.id == piece.group.value) {
                    let known = area.groups.iter().map(|group| group.id.as_str());
                    let fault = Diagnostic::at(&rules::UNKNOWN_GROUP, at(piece.group.span)).with("id", &piece.group.value);
                    diagnostics.push(fault.with("area", &area.id).suggesting(piece.group.as_str(), known));
                }
            }
        }
        for (band, level) in &piece.targets {
            used.insert(("band", band));
            used.insert(("level", &level.value));
            if !metamodel.bands.iter().any(|known| known.id == *band) {
                let known = metamodel.bands.iter().map(|band| band.id.as_str());
                diagnostics.push(Diagnostic::at(&rules::UNKNOWN_BAND, at(level.span)).with("id", band).suggesting(band.as_str(), known));
            }
            if metamodel.level(&level.value).is_none() {
                let known = metamodel.levels.iter().map(|level| level.id.as_str());
                let fault = Diagnostic::at(&rules::UNKNOWN_LEVEL, at(level.span)).with("id", &level.value);
                diagnostics.push(fault.suggesting(level.as_str(), known));
            }
        }
        for solution in &piece.solutions {
            used.insert(("solution", &solution.value));
            if !metamodel.solutions.iter().any(|known| known.id == solution.value) {
                let known = metamodel.solutions.iter().map(|solution| solution.id.as_str());
                let fault = Diagnostic::at(&rules::UNKNOWN_SOLUTION, at(solution.span)).with("id", &solution.value);
                diagnostics.push(fault.suggesting(solution.as_str(), known));
            }
        }
        for action in &piece.actions {
            unknown_action(action, &piece.place.path, master, diagnostics);
        }
        if piece.targets.is_empty() {
            diagnostics.push(Diagnostic::at(&rules::PIECE_WITHOUT_TARGET, piece.place.clone()).with("id", &piece.id));
        }
    }
    check_actions(metamodel, master, diagnostics);
    for solution in &metamodel.solutions {
        for band in &solution.bands {
            used.insert(("band", &band.value));
            if !metamodel.bands.iter().any(|known| known.id == band.value) {
                let known = metamodel.bands.iter().map(|band| band.id.as_str());
                let at = Place::new(&solution.place.path, band.span);
                diagnostics.push(Diagnostic::at(&rules::UNKNOWN_BAND, at).with("id", &band.value).suggesting(band.as_str(), known));
            }
        }
        if !used.contains(&("solution", &solution.id)) {
            diagnostics.push(Diagnostic::at(&rules::UNUSED_SOLUTION, solution.place.clone()).with("id", &solution.id));
        }
    }
    let mut unused = |kind, id, rule| {
        if !used.contains(&(kind, id)) {
            diagnostics.push(Diagnostic::at(rule, whole.clone()).with("id", id));
        }
    };
    metamodel.bands.iter().for_each(|band| unused("band", &band.id, &rules::UNUSED_BAND));
    // The lowest level is where everyone starts: it needs no piece that asks for it.
    metamodel.levels.iter().skip(1).for_each(|level| unused("level", &level.id, &rules::UNUSED_LEVEL));
    for area in &metamodel.areas {
        unused("area", &area.id, &rules::UNUSED_AREA);
        area.groups.iter().for_each(|group| unused("group", &group.id, &rules::UNUSED_AREA));
    }
}

/// An id that must be one of the master's actions.
pub(super) fn unknown_action(id: &Spanned<Id>, path: &FilePath, master: &Master, diagnostics: &mut Vec<Diagnostic>) {
    if master.index.get(&id.value) != Some(&ItemKind::Action) {
        let known = master.index.iter().filter(|(_, kind)| **kind == ItemKind::Action).map(|(id, _)| id.as_str());
        let fault = Diagnostic::at(&rules::UNKNOWN_ACTION, Place::new(path, id.span)).with("id", &id.value);
        diagnostics.push(fault.suggesting(id.as_str(), known));
    }
}

/// Pieces and actions lead to each other: from the action's block, or from the piece.
fn check_actions(metamodel: &Metamodel, master: &Master, diagnostics: &mut Vec<Diagnostic>) {
    let mut built: BTreeSet<&Id> = metamodel.pieces.iter().filter(|piece| !piece.actions.is_empty()).map(|piece| &piece.id).collect();
    let named: BTreeSet<&Id> = metamodel.pieces.iter().flat_map(|piece| &piece.actions).map(|action| &action.value).collect();
    for action in master.actions() {
        for piece in &action.pieces {
            built.insert(&piece.value);
            if metamodel.piece(&piece.value).is_none() {
                let known = metamodel.pieces.iter().map(|piece| piece.id.as_str());
                let fault = Diagnostic::at(&rules::UNKNOWN_PIECE, Place::new(&action.place.path, piece.span)).with("id", &piece.value);
                diagnostics.push(fault.suggesting(piece.as_str(), known));
            }
        }
        if action.pieces.is_empty() && !named.contains(&action.id) && !metamodel.pieces.is_empty() {
            diagnostics.push(Diagnostic::at(&rules::ACTION_WITHOUT_PIECE, action.place.clone()).with("id", &action.id));
        }
    }
    for piece in metamodel.pieces.iter().filter(|piece| !built.contains(&piece.id)) {
        diagnostics.push(Diagnostic::at(&rules::PIECE_WITHOUT_ACTION, piece.place.clone()).with("id", &piece.id));
    }
}

fn check_order(metamodel: &Metamodel, whole: &Place, diagnostics: &mut Vec<Diagnostic>) {
    let (last, others) = match metamodel.bands.split_last() {
        Some((last, others)) => (last.max.is_none(), others),
        None => (true, [].as_slice()),
    };
    let limits: Vec<Option<u32>> = others.iter().map(|band| band.max).collect();
    if !last || limits.contains(&None) || limits.windows(2).any(|pair| pair[0] >= pair[1]) {
        diagnostics.push(Diagnostic::at(&rules::BANDS_IN_DISORDER, whole.clone()));
    }
    let starts_at_zero = metamodel.levels.first().is_none_or(|level| level.min == 0);
    if !starts_at_zero || metamodel.levels.windows(2).any(|pair| pair[0].min >= pair[1].min) {
        diagnostics.push(Diagnostic::at(&rules::LEVELS_IN_DISORDER, whole.clone()));
    }
}

fn check_unique(metamodel: &Metamodel, whole: &Place, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<(&str, &Id), &Place> = BTreeMap::new();
    let bands = metamodel.bands.iter().map(|band| ("band", &band.id, whole));
    let levels = metamodel.levels.iter().map(|level| ("level", &level.id, whole));
    let areas = metamodel.areas.iter().map(|area| ("area", &area.id, whole));
    let pieces = metamodel.pieces.iter().map(|piece| ("piece", &piece.id, &piece.place));
    let solutions = metamodel.solutions.iter().map(|solution| ("solution", &solution.id, &solution.place));
    for (kind, id, place) in bands.chain(levels).chain(areas).chain(pieces).chain(solutions) {
        if let Some(first) = seen.insert((kind, id), place) {
            diagnostics.push(Diagnostic::at(&rules::DUPLICATE_ID, place.clone()).with("id", id).related(first.clone()));
        }
    }
}
