//! The merge: the model, as one municipality makes it its own. Pure and total; it reads like its laws, which `tests/it/laws.rs` tests:
//! an empty overlay gives the model restricted to the town's scope, all of it proposed; every action of the model and of the overlay appears
//! exactly once; untouched text is the model's own value; the model's order is kept and own actions follow those of their objective.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::agenda::{Action, Master, Titled};
use crate::model::edition::{Degree, Edition, EditionAction, EditionAxis, EditionObjective, Provenance};
use crate::model::identifier::Id;
use crate::model::language::{Language, Localized};
use crate::model::metamodel::{Band, Metamodel, Piece};
use crate::model::overlay::{ActionOverlay, Decision, Overlay, OwnAction, Report};
use crate::model::prose::Prose;
use crate::model::span::Place;
use crate::model::territory::Municipality;

/// Merges the model with what a town says of it.
pub fn merge(master: &Master, municipality: &Arc<Municipality>, overlay: Option<&Arc<Overlay>>, metamodel: &Metamodel) -> Edition {
    let band = metamodel.band(municipality.population);
    let in_scope = scope(master, metamodel, band);
    let unmentioned = unmentioned(overlay.map(|overlay| &**overlay));
    let axes = master
        .axes
        .iter()
        .map(|axis| EditionAxis {
            axis: axis.clone(),
            objectives: axis
                .objectives
                .iter()
                .map(|objective| {
                    let model = objective.actions.iter().map(|action| {
                        let said = overlay.and_then(|overlay| overlay.actions.get(&action.id));
                        let untold = if in_scope.contains(&action.id) { unmentioned } else { Provenance::OutOfScope };
                        model_action(action, said, untold)
                    });
                    let own =
                        overlay.iter().flat_map(|overlay| &overlay.own).filter(|own| own.objective.value == objective.id).map(own_action);
                    EditionObjective { objective: objective.clone(), actions: model.chain(own).collect() }
                })
                .collect(),
        })
        .collect();
    let degree = degree(overlay.map(|overlay| &**overlay));
    Edition { municipality: municipality.clone(), overlay: overlay.cloned(), degree, band: band.cloned(), axes }
}

/// How far a town has made the Agenda its own. It has an agenda of its own once the ple has approved one, or once its overlay says anything of an action
/// or has one of its own; until then, adhered or not, all that there is of it is a proposal.
pub fn degree(overlay: Option<&Overlay>) -> Degree {
    match overlay {
        Some(said) if said.agenda.approved.is_some() || !said.actions.is_empty() || !said.own.is_empty() => Degree::Own,
        Some(said) if said.has_adhered() => Degree::Adhered,
        _ => Degree::Model,
    }
}

/// What an action within a town's scope is when its overlay doesn't mention it: approving an agenda made from the model takes on what it leaves as
/// it is; without an approval nothing but what is named is the town's.
fn unmentioned(overlay: Option<&Overlay>) -> Provenance {
    match overlay.and_then(|overlay| overlay.agenda.approved.as_ref()) {
        Some(_) => Provenance::Adopted,
        None => Provenance::Proposed,
    }
}

/// The actions that are asked of a band: those that carry out a duty of law, which knows no bands; those without pieces; and those of which some piece has a
/// target there.
pub fn scope(master: &Master, metamodel: &Metamodel, band: Option<&Band>) -> BTreeSet<Id> {
    let is_asked = |piece: &Piece| band.is_none_or(|band| piece.targets.contains_key(&band.id));
    // This is done for each of a thousand towns, so pieces are looked up by their ids and not compared each with each (`builds` says the same).
    let asked: BTreeMap<&Id, bool> = metamodel.pieces.iter().map(|piece| (&piece.id, is_asked(piece))).collect();
    let mut naming: BTreeMap<&Id, Vec<bool>> = BTreeMap::new();
    for piece in &metamodel.pieces {
        piece.actions.iter().for_each(|named| naming.entry(&named.value).or_default().push(is_asked(piece)));
    }
    master
        .actions()
        .filter(|action| {
            let named = action.pieces.iter().filter_map(|named| asked.get(&named.value));
            let mut pieces = named.chain(naming.get(&action.id).into_iter().flatten()).peekable();
            !action.duties.is_empty() || pieces.peek().is_none() || pieces.any(|asked| *asked)
        })
        .map(|action| action.id.clone())
        .collect()
}

/// Whether an action builds a piece: its own block names the piece, or the piece names it.
pub fn builds(action: &Action, piece: &Piece) -> bool {
    action.pieces.iter().any(|named| named.value == piece.id) || piece.actions.iter().any(|named| named.value == action.id)
}

fn model_action(action: &Arc<Action>, said: Option<&ActionOverlay>, untold: Provenance) -> EditionAction {
    let untouched = |provenance| EditionAction {
        id: action.id.clone(),
        provenance,
        model: Some(action.clone()),
        text: action.text.clone(),
        note: Localized::default(),
        report: Report::default(),
    };
    let Some(said) = said else {
        return untouched(untold);
    };
    // Every field is named, so that a new one can't be forgotten here.
    let ActionOverlay { id: _, decision, title, text, note, report } = said;
    let provenance = match decision.value {
        Decision::Adopt => Provenance::Adopted,
        Decision::Adapt => Provenance::Adapted,
        Decision::Omit => Provenance::Omitted,
    };
    let text = if decision.value == Decision::Adapt { adapted(&action.text, title, text) } else { action.text.clone() };
    EditionAction { text, note: note.clone(), report: report.clone(), ..untouched(provenance) }
}

/// The model's text with the town's title and text in their place, in each language of either. What the town gives in one
/// language only is shown in that language to all, since the model's text is no longer the town's.
fn adapted(model: &Localized<Arc<Titled>>, title: &Localized<String>, text: &Localized<Arc<Prose>>) -> Localized<Arc<Titled>> {
    let languages: BTreeSet<Language> = if title.is_empty() && text.is_empty() {
        model.0.keys().copied().collect()
    } else {
        title.0.keys().chain(text.0.keys()).copied().collect()
    };
    let entry = |language: Language| {
        let (_, model) = model.get(language)?;
        let titled = match (title.get(language), text.get(language)) {
            (None, None) => model.clone(),
            (title, text) => Arc::new(Titled {
                title: title.map_or_else(|| model.title.clone(), |(_, title)| title.clone()),
                body: text.map_or_else(|| model.body.clone(), |(_, text)| text.clone()),
                place: model.place.clone(),
            }),
        };
        Some((language, titled))
    };
    Localized(languages.into_iter().filter_map(entry).collect())
}

fn own_action(own: &OwnAction) -> EditionAction {
    let OwnAction { id, objective: _, title, text, note, report } = own;
    let languages: BTreeSet<Language> = title.0.keys().chain(text.0.keys()).copied().collect();
    let titled = |language: Language| {
        let title = title.text(language).to_owned();
        let body = text.get(language).map(|(_, text)| text.clone()).unwrap_or_default();
        (language, Arc::new(Titled { title, body, place: Place::default() }))
    };
    EditionAction {
        id: id.value.clone(),
        provenance: Provenance::Own,
        model: None,
        text: Localized(languages.into_iter().map(titled).collect()),
        note: note.clone(),
        report: report.clone(),
    }
}
