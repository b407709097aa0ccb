//! What a browser needs to find a municipality while its name is typed: every name, code and comarca, and how each stands. Read by `find.js` once
//! somebody begins to type; not open data, which `municipality` is.

use serde::Serialize;

use super::map;
use crate::context::Whole;
use crate::model::identifier::slug;
use crate::model::name;
use crate::model::overlay::AdhesionState;
use crate::route;
use crate::town::TownRecord;

/// All towns as they are found.
#[derive(Debug, Hash, Serialize)]
pub struct Finder {
    /// The address before a town's slug.
    at: String,
    /// The states of adhesion, «not known» first: code and word.
    states: Vec<(&'static str, String)>,
    /// The comarques by their places: name and address; those of examples have none.
    comarques: Vec<(String, Option<String>)>,
    /// The word for a fictional town.
    example: String,
    /// The towns, in the order of their index names.
    towns: Vec<Row>,
}

/// A town: its name, its slug, the places of its comarca, its band and its state, its INE code, where its seat is on the map, the names that it had, and
/// whether it is fictional.
#[derive(Debug, Hash, Serialize)]
struct Row(String, String, usize, usize, usize, String, Option<(i32, i32)>, Vec<String>, u8);

/// The states of adhesion, the one of which nothing is known first.
const STATES: [Option<AdhesionState>; 5] =
    [None, Some(AdhesionState::Proposed), Some(AdhesionState::Approved), Some(AdhesionState::Certified), Some(AdhesionState::Communicated)];

/// Builds it.
pub(super) fn finder(context: &Whole<'_>) -> Finder {
    let project = &context.project;
    let mut comarques: Vec<(String, Option<String>)> =
        project.comarques.iter().map(|comarca| (comarca.name.clone(), Some(context.routes.href(&route::comarca(&comarca.slug))))).collect();
    let mut records: Vec<&TownRecord> = context.towns.records.iter().map(|record| &**record).collect();
    records.sort_by(|a, b| {
        let (a, b) = (&a.municipality, &b.municipality);
        context.locale.compare(&a.index_name, &b.index_name).then_with(|| a.code.cmp(&b.code))
    });
    let plane = map::plane(context);
    let row = |town: &TownRecord| {
        let municipality = &town.municipality;
        let comarca = comarques.iter().position(|(known, _)| *known == municipality.comarca).unwrap_or_else(|| {
            comarques.push((municipality.comarca.clone(), None));
            comarques.len() - 1
        });
        let state = town.adhesion.as_ref().map(|adhesion| adhesion.state);
        Row(
            name::capitalised(&municipality.name),
            municipality.slug.clone(),
            comarca,
            project.metamodel.place(town.tally.band.as_ref()),
            STATES.iter().position(|known| *known == state).unwrap_or(0),
            municipality.code.clone(),
            map::seat(town).zip(plane).map(|(seat, plane)| plane.at(seat)),
            municipality.former.iter().map(|former| name::capitalised(&former.name)).collect(),
            u8::from(municipality.example),
        )
    };
    let towns = records.into_iter().map(row).collect();
    Finder {
        at: context.routes.href(&route::town("", "")).trim_end_matches('/').to_owned() + "/",
        states: STATES.map(|state| context.adhesion(state)).map(|tag| (tag.code, tag.word)).to_vec(),
        comarques,
        example: context.t("example.mark"),
        towns,
    }
}

/// A word as it is compared: without accents, signs or middle dots, one l for two; `find.js` folds what is typed in the same way.
pub(super) fn closed(word: &str) -> String {
    slug(word).replace('-', "").replace("ll", "l")
}

#[cfg(test)]
mod tests {
    use super::closed;

    #[test]
    fn what_is_typed_with_one_l_or_two_is_the_same() {
        for written in ["col·labora", "Collabora", "colabora"] {
            assert_eq!(closed(written), "colabora");
        }
        assert_eq!(closed("administraci\u{f3}"), "administracio");
    }
}
