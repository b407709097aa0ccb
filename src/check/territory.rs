//! The rows of the registry become the territory: unique codes, comarques in order, no two towns at one URL.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, rules};
use crate::model::identifier::slug;
use crate::model::name;
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
    let rows = with_one_name_a_comarca(with_former(rows, former, is_whole, diagnostics), diagnostics);
    for row in rows {
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

/// The rows, each with the code and the name that its comarca has in the first of it: a comarca is one place.
fn with_one_name_a_comarca(mut rows: Vec<Municipality>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Municipality> {
    // How many rows have it, and before which all of them come.
    let mut votes: BTreeMap<(String, String), (usize, Reverse<usize>)> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        votes.entry((row.comarca_code.clone(), row.comarca.clone())).or_insert((0, Reverse(at))).0 += 1;
    }
    for row in &mut rows {
        let own = (row.comarca_code.clone(), row.comarca.clone());
        let alike = votes.iter().filter(|((code, name), _)| (*code == own.0) != (*name == own.1) || (*code == own.0 && *name == own.1));
        let Some(((code, name), _)) = alike.max_by_key(|(_, votes)| **votes).filter(|(comarca, _)| **comarca != own) else {
            continue;
        };
        let fault = Diagnostic::at(&rules::COMARCA_DIFFERS, row.place.clone()).with("name", &own.1).with("code", &own.0);
        diagnostics.push(Diagnostic { nearest: Some(format!("{code},{name}")), ..fault });
        (row.comarca_code, row.comarca) = (code.clone(), name.clone());
    }
    rows
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

/// Two towns must not want one URL: those that may have theirs.
pub fn with_own_slugs<'m>(towns: impl Iterator<Item = &'m Municipality>, diagnostics: &mut Vec<Diagnostic>) -> Vec<bool> {
    let mut taken: BTreeMap<&str, &Place> = BTreeMap::new();
    let mut has_own = |municipality: &'m Municipality| {
        if municipality.slug.is_empty() {
            diagnostics.push(Diagnostic::at(&rules::BAD_URL, municipality.place.clone()).with("path", &municipality.name));
        } else if let Some(first) = taken.get(municipality.slug.as_str()) {
            let url = format!("/municipis/{}/", municipality.slug);
            diagnostics.push(Diagnostic::at(&rules::SAME_URL, municipality.place.clone()).with("url", url).related((*first).clone()));
            // What it would publish would collide page by page.
            return false;
        } else {
            taken.insert(&municipality.slug, &municipality.place);
        }
        true
    };
    towns.map(&mut has_own).collect()
}
