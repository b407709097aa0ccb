//! The record of a town, from its facts.

use std::sync::Arc;

use crate::assess::tally;
use crate::context::Context;
use crate::data::{self, TownRows};
use crate::diagnostic::Diagnostic;
use crate::model::edition::Degree;
use crate::model::language::Localized;
use crate::model::metamodel::Metamodel;
use crate::model::progress::Concern;
use crate::model::territory::Municipality;
use crate::model::totals::Tally;
use crate::output::Key;
use crate::page::home::MOST_LATEST;
use crate::plan;
use crate::render;
use crate::store::Store;
use crate::town::{AdhesionRecord, LatestUpdate, Packed, Review, Rows, Spoken, TownFacts, TownRecord};

/// The record of a town that has said nothing.
pub(super) fn silent(municipality: &Arc<Municipality>, metamodel: &Metamodel) -> TownRecord {
    TownRecord {
        path: "".into(),
        says: false,
        degree: Degree::Model,
        adhesion: None,
        tally: Tally {
            example: municipality.example,
            population: municipality.population,
            band: metamodel.band(municipality.population).map(|band| band.id.clone()),
            comarca: municipality.comarca_code.clone(),
            adhered: false,
            adhesion_day: None,
            own: None,
        },
        municipality: municipality.clone(),
        languages: Vec::new(),
        spoken: Vec::new(),
        updates: Vec::new(),
        newest: None,
        entries: Packed::new(&Vec::new()),
        has_events: false,
        review: Review::default(),
        rows: None,
        links: Vec::new(),
    }
}

/// The record of a town, with what is wrong with its links. Its rows are put in the store. The context is the original language's, of the town.
pub(super) fn record(context: &Context, town: &TownFacts, of: &TownRows, store: &Store) -> (TownRecord, Vec<Diagnostic>) {
    let overlay = town.overlay();
    let (diagnostics, links) = overlay.map(|overlay| plan::of_overlay(context, overlay)).unwrap_or_default();
    let adhesion = overlay.and_then(|overlay| overlay.adhesion.as_ref());
    let entries = data::last(context, town);
    let record = TownRecord {
        municipality: town.edition.municipality.clone(),
        path: overlay.map_or_else(|| "".into(), |overlay| overlay.place.path.clone()),
        says: overlay.is_some(),
        degree: town.edition.degree,
        adhesion: adhesion.map(|adhesion| AdhesionRecord {
            state: adhesion.state.value,
            day: adhesion.day(),
            source: adhesion.source.clone(),
        }),
        tally: tally(&town.edition, &town.progress),
        languages: town.languages(),
        spoken: if town.is_own() { spoken(town) } else { Vec::new() },
        updates: updates(town),
        newest: entries.first().map(|entry| entry.updated),
        entries: Packed::new(&entries),
        has_events: data::has_events(context, town),
        review: review(context, town),
        rows: rows(context, town, of, store),
        links,
    };
    (record, diagnostics)
}

/// What it says of the model's actions that its overlay names.
fn spoken(town: &TownFacts) -> Vec<Spoken> {
    let of_model = town.edition.actions().filter(|action| action.model.is_some()).enumerate();
    let named = of_model.filter(|(_, action)| town.overlay().is_some_and(|overlay| overlay.actions.contains_key(&action.id)));
    let spoken = named.map(|(at, action)| Spoken {
        action: u32::try_from(at).unwrap_or(u32::MAX),
        provenance: action.provenance,
        status: town.progress.standings[&action.id].status,
    });
    spoken.collect()
}

/// What is due to be reviewed, of an agenda that is its town's own.
fn review(context: &Context, town: &TownFacts) -> Review {
    let current = &context.project.master.imprint.version;
    let based_on = town.overlay().and_then(|overlay| overlay.agenda.based_on.as_ref()).filter(|_| town.is_own());
    let stale = town.progress.concerns.iter().filter(|(_, concern)| matches!(concern, Concern::Stale { .. })).count();
    Review {
        stale: u32::try_from(stale).unwrap_or(u32::MAX),
        outdated: based_on.map(|version| version.value.clone()).filter(|version| version != current),
    }
}

/// The last update of each action, the newest first.
fn updates(town: &TownFacts) -> Vec<LatestUpdate> {
    let updates = town.edition.actions().filter_map(|action| {
        let date = town.progress.standings[&action.id].last_update?;
        let update = action.report.updates.iter().rfind(|update| update.date.value == date)?;
        Some(LatestUpdate {
            date,
            action: action.id.clone(),
            title: Localized(action.text.0.iter().map(|(language, titled)| (*language, titled.title.clone())).collect()),
            status: update.status.as_ref().map(|status| status.value),
            progress: update.progress.as_ref().map(|progress| progress.value),
        })
    });
    let mut updates: Vec<LatestUpdate> = updates.collect();
    updates.sort_by(|a, b| b.date.order().cmp(&a.date.order()).then_with(|| a.action.cmp(&b.action)));
    updates.truncate(MOST_LATEST);
    updates
}

/// Its rows in the tables of all towns; none when it has none in any.
pub(super) fn rows(context: &Context, town: &TownFacts, of: &TownRows, store: &Store) -> Option<Rows> {
    let (bytes, segments) = render::rows(&data::rows(context, town, of));
    if bytes.is_empty() {
        return None;
    }
    let key = Key::of(b"rows", &segments);
    store.put(key, &bytes);
    Some(Rows { key, segments })
}
