//! Which page tells of which item: of the model, and of each town's own.

use std::collections::BTreeMap;

use crate::model::agenda::Master;
use crate::model::identifier::Id;
use crate::model::span::FilePath;
use crate::route;
use crate::town::TownFacts;

/// The page of every axis, objective and action.
pub fn items(master: &Master) -> BTreeMap<Id, String> {
    let mut items = BTreeMap::new();
    for axis in &master.axes {
        items.insert(axis.id.clone(), route::axis(&axis.slug));
        for objective in &axis.objectives {
            items.insert(objective.id.clone(), format!("{}#{}", route::axis(&axis.slug), objective.id.anchor()));
            for action in &objective.actions {
                items.insert(action.id.clone(), route::action(&axis.slug, &action.slug));
            }
        }
    }
    items
}

/// The page of each item that a town says of its own, by the file that says it.
pub type OwnItems = BTreeMap<FilePath, BTreeMap<Id, String>>;

/// The page of every action of a town's own, by the overlay that says it.
pub fn own_items(town: &TownFacts) -> OwnItems {
    let Some(overlay) = town.overlay() else { return OwnItems::new() };
    let page = |id: &Id| format!("{}#{}", route::town(&town.municipality().slug, "agenda/"), id.anchor());
    let items = overlay.own.iter().map(|own| (own.id.value.clone(), page(&own.id.value)));
    [(overlay.place.path.clone(), items.collect())].into()
}
