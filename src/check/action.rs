//! What an action of the model says of itself beside the metamodel: a duty of law is within everyone's scope, what it rests on is there and doesn't rest on
//! it, and its estimate is of every municipality. And what was an action and is no more: nothing has its id.

use std::collections::{BTreeMap, BTreeSet};

use super::metamodel::unknown_action;
use crate::diagnostic::{Diagnostic, rules};
use crate::merge::builds;
use crate::model::agenda::{Action, EstimateRow, Master};
use crate::model::identifier::Id;
use crate::model::metamodel::{Band, Metamodel, Piece};
use crate::model::span::{Place, Span};
use crate::model::unread::Unread;

/// Checks every action of the model, and those that were in it.
pub(super) fn check(metamodel: &Metamodel, master: &Master, unread: &Unread, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<&Id, &Place> = BTreeMap::new();
    for retired in master.imprint.retired.iter().filter(|_| !unread.has("actions")) {
        let again = seen.insert(&retired.id.value, &retired.place).or(master.action(retired.id.as_str()).map(|action| &action.place));
        if again.is_some() || master.index.contains_key(&retired.id.value) {
            let fault = Diagnostic::at(&rules::RETIRED_ID, retired.place.clone()).with("id", &retired.id.value);
            diagnostics.push(again.into_iter().fold(fault, |fault, again| fault.related(again.clone())));
        }
        retired.into.iter().for_each(|into| unknown_action(into, &retired.place.path, master, diagnostics));
    }
    for action in master.actions() {
        let at = |span: Span| Place::new(&action.place.path, span);
        if !unread.has_any(&["blocks", "pieces"]) && !metamodel.unread.has("bands") {
            diagnostics.extend(out_of_scope(action, metamodel, &at));
        }
        if !metamodel.unread.has("bands") {
            check_estimate(action, metamodel, &at, diagnostics);
        }
        if !unread.has("actions") {
            action.depends.iter().for_each(|on| unknown_action(on, &action.place.path, master, diagnostics));
        }
        if let Some(on) = action.depends.iter().find(|on| rests_on(master, &on.value, &action.id)) {
            diagnostics.push(Diagnostic::at(&rules::DEPENDS_ON_ITSELF, at(on.span)).with("id", &action.id).with("on", &on.value));
        }
    }
}

/// A duty of law knows no size: the metamodel must ask some piece of it in every band.
fn out_of_scope(action: &Action, metamodel: &Metamodel, at: &impl Fn(Span) -> Place) -> Option<Diagnostic> {
    let duty = action.duties.first()?;
    let pieces: Vec<&Piece> = metamodel.pieces.iter().filter(|piece| builds(action, piece)).collect();
    let is_asked = |band: &&Band| pieces.iter().any(|piece| piece.targets.contains_key(&band.id));
    let left: Vec<&str> = metamodel.bands.iter().filter(|band| !is_asked(band)).map(|band| band.id.as_str()).collect();
    if pieces.is_empty() || left.is_empty() {
        return None;
    }
    let fault = Diagnostic::at(&rules::DUTY_OUT_OF_SCOPE, at(duty.span)).with("id", &action.id).with("bands", left.join(", "));
    let names: Vec<&str> = pieces.iter().map(|piece| piece.id.as_str()).collect();
    Some(fault.with("pieces", names.join(", ")).related(pieces[0].place.clone()))
}

/// Whether an action rests on another, or on what rests on it.
fn rests_on(master: &Master, action: &Id, on: &Id) -> bool {
    let mut seen: BTreeSet<&Id> = BTreeSet::new();
    let mut left = vec![action];
    while let Some(id) = left.pop() {
        if id == on {
            return true;
        }
        if seen.insert(id) {
            left.extend(master.action(id.as_str()).into_iter().flat_map(|action| &action.depends).map(|on| &on.value));
        }
    }
    false
}

fn check_estimate(action: &Action, metamodel: &Metamodel, at: &impl Fn(Span) -> Place, diagnostics: &mut Vec<Diagnostic>) {
    let rows = action.estimate.iter().flat_map(|estimate| &estimate.rows);
    // How far the rows before have come, as a place among the bands.
    let mut reached = None;
    let mut is_whole = false;
    for row in rows {
        let EstimateRow { upto, span, .. } = row;
        let band = upto.as_ref().map(|upto| (upto, metamodel.bands.iter().position(|band| band.id == upto.value)));
        match band {
            Some((upto, None)) => {
                let known = metamodel.bands.iter().map(|band| band.id.as_str());
                let fault = Diagnostic::at(&rules::UNKNOWN_BAND, at(upto.span)).with("id", &upto.value);
                return diagnostics.push(fault.suggesting(upto.as_str(), known));
            }
            _ if is_whole => return diagnostics.push(Diagnostic::at(&rules::ESTIMATE_ROWS, at(*span)).with("id", &action.id)),
            Some((_, here)) if here <= reached => {
                return diagnostics.push(Diagnostic::at(&rules::ESTIMATE_ROWS, at(*span)).with("id", &action.id));
            }
            Some((_, here)) => reached = here,
            None => is_whole = true,
        }
    }
    if let Some(last) = action.estimate.as_ref().and_then(|estimate| estimate.rows.last()).filter(|_| !is_whole) {
        diagnostics.push(Diagnostic::at(&rules::ESTIMATE_ROWS, at(last.span)).with("id", &action.id));
    }
}
