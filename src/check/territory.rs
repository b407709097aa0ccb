//! The rows of the registry become the territory: unique codes, comarques in order, no two towns at one URL.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, rules};
use crate::model::identifier::slug;
use crate::model::name;
use crate::model::project::Town;
use crate::model::span::Place;
use crate::model::territory::{Comarca, Municipality, Registry};
use crate::parse::former::Former;

/// The registry and its comarques.
pub(super) struct Territory {
    /// By code.
    pub(super) registry: Registry,
    /// In the order of their names.
    pub(super) comarques: Vec<Arc<Comarca>>,
}

/// Builds the territory from the rows.
pub(super) fn build(rows: Vec<Municipality>, former: Vec<Former>, is_whole: bool, diagnostics: &mut Vec<Diagnostic>) -> Territory {
    let mut registry = Registry::default();
    for row in with_former(rows, former, is_whole, diagnostics) {
        if let Some(first) = registry.municipalities.get(&row.code) {
            let fault = Diagnostic::at(&rules::DUPLICATE_MUNICIPALITY, row.place.clone()).with("code", &row.code);
            diagnostics.push(fault.related(first.place.clone()));
        } else {
            registry.municipalities.insert(row.code.clone(), Arc::new(row));
        }
    }
    let mut by_comarca: BTreeMap<(String, String), Vec<Arc<Municipality>>> = BTreeMap::new();
    for municipality in registry.municipalities.values() {
        let comarca = (municipality.comarca_code.clone(), municipality.comarca.clone());
        by_comarca.entry(comarca).or_default().push(municipality.clone());
    }
    let mut comarques: Vec<Arc<Comarca>> = by_comarca
        .into_iter()
        .map(|((code, name), mut municipalities)| {
            municipalities.sort_by_cached_key(|municipality| (name::folded(&municipality.index_name), municipality.code.clone()));
            Arc::new(Comarca { code, slug: slug(&name), name, municipalities })
        })
        .collect();
    comarques.sort_by_cached_key(|comarca| name::folded(&comarca.name));
    Territory { registry, comarques }
}

/// The rows with the names that they had. An old address leads to the new one, so it may be nobody's own.
pub(super) fn with_former(
    mut rows: Vec<Municipality>,
    former: Vec<Former>,
    is_whole: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Municipality> {
    let mut taken: BTreeMap<String, Place> = rows.iter().map(|row| (row.slug.clone(), row.place.clone())).collect();
    for Former { code, name, place } in former {
        if let Some(first) = taken.get(&name.slug) {
            let url = format!("/municipis/{}/", name.slug);
            diagnostics.push(Diagnostic::at(&rules::SAME_URL, place).with("url", url).related(first.clone()));
            continue;
        }
        match rows.iter_mut().find(|row| row.code == code) {
            Some(row) => {
                taken.insert(name.slug.clone(), place);
                row.former.push(name);
            }
            None if is_whole => diagnostics.push(Diagnostic::at(&rules::UNKNOWN_CODE, place).with("code", code)),
            None => {}
        }
    }
    for row in &mut rows {
        row.former.sort_by_key(|former| former.until.map(|until| until.last_day()));
    }
    rows
}

/// Two towns must not want one URL.
pub(super) fn check_slugs(towns: &[Town], diagnostics: &mut Vec<Diagnostic>) {
    let mut taken: BTreeMap<&str, &Place> = BTreeMap::new();
    for town in towns {
        let municipality = &town.municipality;
        if municipality.slug.is_empty() {
            diagnostics.push(Diagnostic::at(&rules::BAD_URL, municipality.place.clone()).with("path", &municipality.name));
        } else if let Some(first) = taken.insert(&municipality.slug, &municipality.place) {
            let url = format!("/municipis/{}/", municipality.slug);
            diagnostics.push(Diagnostic::at(&rules::SAME_URL, municipality.place.clone()).with("url", url).related(first.clone()));
        }
    }
}
