//! The metamodel: its ids are unique and resolve, everyone has a band, and nothing in it is there for nothing.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, rules};
use crate::model::agenda::{ItemKind, Master};
use crate::model::identifier::Id;
use crate::model::metamodel::Metamodel;
use crate::model::span::{FilePath, Place, Span, Spanned};
use crate::model::unread::Unread;

/// Checks the metamodel against itself and against the master.
pub(super) fn check(metamodel: &Metamodel, master: &Master, unread: &Unread, diagnostics: &mut Vec<Diagnostic>) {
    let file: FilePath = "content/metamodel.yaml".into();
    check_order(metamodel, &file, diagnostics);
    check_unique(metamodel, &file, diagnostics);
    let mut used: BTreeSet<(&str, &Id)> = BTreeSet::new();
    let own = &metamodel.unread;
    // What was meant by a name that is misspelt isn't there for nothing.
    let mut meant: BTreeSet<String> = BTreeSet::new();
    for piece in &metamodel.pieces {
        let at = |span: Span| Place::new(&piece.place.path, span);
        match metamodel.areas.iter().find(|area| area.id == piece.area.value) {
            None if own.has("areas") => {}
            None => {
                let known = metamodel.areas.iter().map(|area| area.id.as_str());
                let fault = Diagnostic::at(&rules::UNKNOWN_AREA, at(piece.area.span)).with("id", &piece.area.value);
                misspelt(fault.suggesting(piece.area.as_str(), known), &mut meant, diagnostics);
                // A group is of an area, and which one is unknown.
                used.insert(("group", &piece.group.value));
            }
            Some(area) => {
                used.insert(("area", &piece.area.value));
                used.insert(("group", &piece.group.value));
                if !own.has("areas") && !area.groups.iter().any(|group| group.id == piece.group.value) {
                    let known = area.groups.iter().map(|group| group.id.as_str());
                    let fault = Diagnostic::at(&rules::UNKNOWN_GROUP, at(piece.group.span)).with("id", &piece.group.value);
                    misspelt(fault.with("area", &area.id).suggesting(piece.group.as_str(), known), &mut meant, diagnostics);
                }
            }
        }
        for (band, level) in &piece.targets {
            used.insert(("band", band));
            used.insert(("level", &level.value));
            if !own.has("bands") && !metamodel.bands.iter().any(|known| known.id == *band) {
                let known = metamodel.bands.iter().map(|band| band.id.as_str());
                misspelt(
                    Diagnostic::at(&rules::UNKNOWN_BAND, at(level.span)).with("id", band).suggesting(band.as_str(), known),
                    &mut meant,
                    diagnostics,
                );
            }
            if !own.has("levels") && metamodel.level(&level.value).is_none() {
                let known = metamodel.levels.iter().map(|level| level.id.as_str());
                let fault = Diagnostic::at(&rules::UNKNOWN_LEVEL, at(level.span)).with("id", &level.value);
                misspelt(fault.suggesting(level.as_str(), known), &mut meant, diagnostics);
            }
        }
        for solution in &piece.solutions {
            used.insert(("solution", &solution.value));
            if !own.has("solutions") && !metamodel.solutions.iter().any(|known| known.id == solution.value) {
                let known = metamodel.solutions.iter().map(|solution| solution.id.as_str());
                let fault = Diagnostic::at(&rules::UNKNOWN_SOLUTION, at(solution.span)).with("id", &solution.value);
                misspelt(fault.suggesting(solution.as_str(), known), &mut meant, diagnostics);
            }
        }
        for action in piece.actions.iter().filter(|_| !unread.has("actions")) {
            unknown_action(action, &piece.place.path, master, diagnostics);
        }
        if piece.targets.is_empty() && !piece.unread.has("targets") {
            diagnostics.push(Diagnostic::at(&rules::PIECE_WITHOUT_TARGET, piece.place.clone()).with("id", &piece.id));
        }
    }
    if !unread.has_any(&["actions", "blocks", "pieces"]) {
        check_actions(metamodel, master, diagnostics);
    }
    for solution in &metamodel.solutions {
        for band in &solution.bands {
            used.insert(("band", &band.value));
            if !own.has("bands") && !metamodel.bands.iter().any(|known| known.id == band.value) {
                let known = metamodel.bands.iter().map(|band| band.id.as_str());
                let at = Place::new(&solution.place.path, band.span);
                misspelt(
                    Diagnostic::at(&rules::UNKNOWN_BAND, at).with("id", &band.value).suggesting(band.as_str(), known),
                    &mut meant,
                    diagnostics,
                );
            }
        }
        if !unread.has("pieces") && !used.contains(&("solution", &solution.id)) && !meant.contains(solution.id.as_str()) {
            diagnostics.push(Diagnostic::at(&rules::UNUSED_SOLUTION, solution.place.clone()).with("id", &solution.id));
        }
    }
    if unread.has("pieces") {
        // Who uses them is unknown.
        return;
    }
    let mut unused = |kind, id, span, rule| {
        if !used.contains(&(kind, id)) && !meant.contains(id.as_str()) {
            diagnostics.push(Diagnostic::at(rule, Place::new(&file, span)).with("id", id));
        }
    };
    metamodel.bands.iter().for_each(|band| unused("band", &band.id, band.span, &rules::UNUSED_BAND));
    // The lowest level is where everyone starts: it needs no piece that asks for it.
    metamodel.levels.iter().skip(1).for_each(|level| unused("level", &level.id, level.span, &rules::UNUSED_LEVEL));
    for area in &metamodel.areas {
        unused("area", &area.id, area.span, &rules::UNUSED_AREA);
        area.groups.iter().for_each(|group| unused("group", &group.id, group.span, &rules::UNUSED_AREA));
    }
}

/// Tells of a name that nothing has, and keeps the one that was meant.
fn misspelt(fault: Diagnostic, meant: &mut BTreeSet<String>, diagnostics: &mut Vec<Diagnostic>) {
    meant.extend(fault.nearest.clone());
    diagnostics.push(fault);
}

/// An id that must be one of the master's actions.
pub(super) fn unknown_action(id: &Spanned<Id>, path: &FilePath, master: &Master, diagnostics: &mut Vec<Diagnostic>) {
    if master.index.get(&id.value) == Some(&ItemKind::Action) {
        return;
    }
    if let Some(retired) = master.retired(&id.value) {
        let into: Vec<&str> = retired.into.iter().map(|into| into.as_str()).collect();
        let rule = if into.is_empty() { &rules::GONE_ACTION } else { &rules::RETIRED_ACTION };
        let fault = Diagnostic::at(rule, Place::new(path, id.span)).with("id", &id.value).with("since", &retired.since);
        let nearest = into.first().filter(|_| into.len() == 1).map(|into| (*into).to_owned());
        diagnostics.push(Diagnostic { nearest, ..fault.with("into", into.join(", ")) });
    } else if !master.imprint.unread.has("retired") {
        let known = master.index.iter().filter(|(_, kind)| **kind == ItemKind::Action).map(|(id, _)| id.as_str());
        let fault = Diagnostic::at(&rules::UNKNOWN_ACTION, Place::new(path, id.span)).with("id", &id.value);
        diagnostics.push(fault.suggesting(id.as_str(), known));
    }
}

/// Pieces and actions lead to each other: from the action's block, or from the piece.
fn check_actions(metamodel: &Metamodel, master: &Master, diagnostics: &mut Vec<Diagnostic>) {
    let mut built: BTreeSet<&Id> = metamodel.pieces.iter().filter(|piece| !piece.actions.is_empty()).map(|piece| &piece.id).collect();
    let named: BTreeSet<&Id> = metamodel.pieces.iter().flat_map(|piece| &piece.actions).map(|action| &action.value).collect();
    let mut meant: BTreeSet<String> = BTreeSet::new();
    for action in master.actions() {
        for piece in &action.pieces {
            built.insert(&piece.value);
            if metamodel.piece(&piece.value).is_none() {
                let known = metamodel.pieces.iter().map(|piece| piece.id.as_str());
                let fault = Diagnostic::at(&rules::UNKNOWN_PIECE, Place::new(&action.place.path, piece.span)).with("id", &piece.value);
                let fault = fault.suggesting(piece.as_str(), known);
                misspelt(fault, &mut meant, diagnostics);
            }
        }
        if action.pieces.is_empty() && !named.contains(&action.id) && !metamodel.pieces.is_empty() {
            diagnostics.push(Diagnostic::at(&rules::ACTION_WITHOUT_PIECE, action.place.clone()).with("id", &action.id));
        }
    }
    for piece in metamodel.pieces.iter().filter(|piece| !built.contains(&piece.id) && !meant.contains(piece.id.as_str())) {
        diagnostics.push(Diagnostic::at(&rules::PIECE_WITHOUT_ACTION, piece.place.clone()).with("id", &piece.id));
    }
}

fn check_order(metamodel: &Metamodel, file: &FilePath, diagnostics: &mut Vec<Diagnostic>) {
    // The first that is out of order, and the last with a limit that leaves somebody without a band.
    let bands = &metamodel.bands;
    let disorder = bands.windows(2).find(|pair| match (pair[0].max, pair[1].max) {
        (None, _) => true,
        (Some(before), Some(after)) => before >= after,
        (Some(_), None) => false,
    });
    let limited = bands.last().filter(|last| last.max.is_some());
    if let Some(band) = disorder.map(|pair| &pair[1]).or(limited).filter(|_| !metamodel.unread.has("bands")) {
        diagnostics.push(Diagnostic::at(&rules::BANDS_IN_DISORDER, Place::new(file, band.span)));
    }
    let levels = &metamodel.levels;
    let first = levels.first().filter(|level| level.min > 0);
    let disorder = levels.windows(2).find(|pair| pair[0].min >= pair[1].min).map(|pair| &pair[1]);
    if let Some(level) = first.or(disorder).filter(|_| !metamodel.unread.has("levels")) {
        diagnostics.push(Diagnostic::at(&rules::LEVELS_IN_DISORDER, Place::new(file, level.span)));
    }
}

fn check_unique(metamodel: &Metamodel, file: &FilePath, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<(&str, String), Place> = BTreeMap::new();
    let at = |span: Span| Place::new(file, span);
    let bands = metamodel.bands.iter().map(|band| ("band", &band.id, at(band.span)));
    let levels = metamodel.levels.iter().map(|level| ("level", &level.id, at(level.span)));
    let areas = metamodel.areas.iter().map(|area| ("area", &area.id, at(area.span)));
    let groups = metamodel.areas.iter().flat_map(|area| &area.groups).map(|group| ("group", &group.id, at(group.span)));
    let pieces = metamodel.pieces.iter().map(|piece| ("piece", &piece.id, piece.place.clone()));
    let solutions = metamodel.solutions.iter().map(|solution| ("solution", &solution.id, solution.place.clone()));
    for (kind, id, place) in bands.chain(levels).chain(areas).chain(groups).chain(pieces).chain(solutions) {
        // What is published is the anchor: ids that have the same are one.
        match seen.entry((kind, id.anchor())) {
            Entry::Occupied(first) => {
                diagnostics.push(Diagnostic::at(&rules::DUPLICATE_ID, place).with("id", id).related(first.get().clone()));
            }
            Entry::Vacant(free) => drop(free.insert(place)),
        }
    }
}
