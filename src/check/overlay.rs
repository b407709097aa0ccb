//! Overlays: whose they are, and whether what they name exists. Statuses and votes are in their own files.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::{metamodel::unknown_action, status, territory::Territory, vote};
use crate::diagnostic::{Diagnostic, rules};
use crate::model::agenda::{ItemKind, Master};
use crate::model::date::PartialDate;
use crate::model::identifier::{Id, slug};
use crate::model::metamodel::Metamodel;
use crate::model::overlay::{Overlay, Report};
use crate::model::site::Site;
use crate::model::span::{Place, Span};
use crate::model::territory::Municipality;
use crate::model::unread::Unread;

/// What overlays are checked against.
pub(super) struct Scope<'s> {
    pub(super) site: &'s Site,
    /// The day of which figures are true, if it is known.
    pub(super) reference: Option<Date>,
    /// What of the files that overlays refer to couldn't be read.
    pub(super) unread: Unread,
    pub(super) master: &'s Master,
    pub(super) metamodel: &'s Metamodel,
    pub(super) territory: &'s Territory,
}

type Examples = Vec<(Arc<Municipality>, Arc<Overlay>)>;

/// Checks every overlay: those of real towns by code, and the examples with the towns they describe.
pub(super) fn check(
    mut overlays: Vec<Overlay>,
    scope: &Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (BTreeMap<String, Arc<Overlay>>, Examples) {
    let mut by_code: BTreeMap<String, Arc<Overlay>> = BTreeMap::new();
    let mut examples: Examples = Vec::new();
    let by_slug: BTreeMap<&str, &Arc<Municipality>> =
        scope.territory.registry.municipalities.values().map(|municipality| (municipality.slug.as_str(), municipality)).collect();
    // Of two files of one town, that with its name is the town's.
    overlays.sort_by_key(|overlay| !by_slug.contains_key(file_stem(&overlay.place.path)));
    for overlay in overlays {
        let code = overlay.code.value.clone();
        let at_code = Place::new(&overlay.place.path, overlay.code.span);
        let same_code = by_code.get(&code).or_else(|| examples.iter().map(|(_, overlay)| overlay).find(|known| known.code.value == code));
        // The file's name says which town it is: a code is a number like any other, and a slip makes it another town's.
        let of_file = by_slug.get(file_stem(&overlay.place.path)).filter(|of_file| of_file.code != code && !overlay.example);
        if let Some(of_file) = of_file.filter(|_| !overlay.unread.has("code")) {
            let owner = scope.territory.registry.get(&code).map(|owner| owner.name.as_str());
            let rule = if owner.is_some() { &rules::CODE_OF_ANOTHER } else { &rules::UNKNOWN_CODE };
            let fault = Diagnostic::at(rule, at_code).with("code", &code).with("owner", owner.unwrap_or("")).with("name", &of_file.name);
            diagnostics.push(Diagnostic { nearest: Some(format!("\"{}\"", of_file.code)), ..fault });
            check_content(&overlay, scope, diagnostics);
            continue;
        }
        if let Some(first) = same_code {
            diagnostics.push(Diagnostic::at(&rules::DUPLICATE_OVERLAY, at_code).with("code", &code).related(first.place.clone()));
            continue;
        }
        check_content(&overlay, scope, diagnostics);
        if overlay.unread.has_any(&["code", "example", "identity"]) {
            continue;
        }
        let reserved = code.starts_with("00");
        if overlay.example != reserved {
            diagnostics.push(Diagnostic::at(&rules::EXAMPLE_CODE, at_code).with("code", &code));
            continue;
        }
        if overlay.example != overlay.identity.is_some() {
            diagnostics.push(Diagnostic::at(&rules::EXAMPLE_IDENTITY, at_code));
            continue;
        }
        if overlay.example {
            let Some(municipality) = example(&overlay, scope, diagnostics) else { continue };
            check_file_name(&overlay, &municipality, diagnostics);
            examples.push((Arc::new(municipality), Arc::new(overlay)));
        } else {
            match scope.territory.registry.get(&code) {
                Some(municipality) => {
                    check_file_name(&overlay, municipality, diagnostics);
                    by_code.insert(code, Arc::new(overlay));
                }
                None if scope.unread.has("registry") => {}
                // Whose it is can't be guessed: a code that differs in a figure is any other town's.
                None => diagnostics.push(Diagnostic::at(&rules::UNKNOWN_CODE, at_code).with("code", &code)),
            }
        }
    }
    examples.sort_by(|a, b| a.0.code.cmp(&b.0.code));
    (by_code, examples)
}

fn file_stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".yaml").unwrap_or(name)
}

fn check_file_name(overlay: &Overlay, municipality: &Municipality, diagnostics: &mut Vec<Diagnostic>) {
    let expected = format!("{}.yaml", municipality.slug);
    let name = overlay.place.path.rsplit('/').next().unwrap_or_default();
    if name != expected {
        diagnostics.push(Diagnostic::at(&rules::FILE_NAME, overlay.place.clone()).with("expected", expected));
    }
}

/// The town that an example describes. It has no row in the registry, no seat and no codes.
fn example(overlay: &Overlay, scope: &Scope<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Municipality> {
    let identity = overlay.identity.as_ref()?;
    if !scope.unread.has("registry") && !scope.territory.comarques.iter().any(|comarca| comarca.name == identity.comarca.value) {
        let known = scope.territory.comarques.iter().map(|comarca| comarca.name.as_str());
        let fault = Diagnostic::at(&rules::UNKNOWN_COMARCA, Place::new(&overlay.place.path, identity.comarca.span))
            .with("name", &identity.comarca.value);
        diagnostics.push(fault.suggesting(&identity.comarca, known));
    }
    Some(Municipality {
        code: overlay.code.value.clone(),
        idescat6: String::new(),
        slug: slug(&identity.name),
        index_name: identity.name.clone(),
        name: identity.name.clone(),
        former: Vec::new(),
        comarca_code: String::new(),
        comarca: identity.comarca.value.clone(),
        province: String::new(),
        population: identity.population,
        population_year: identity.year,
        aranese: identity.aranese,
        seat: None,
        area_hundredths: 0,
        example: true,
        place: overlay.place.clone(),
    })
}

fn check_content(overlay: &Overlay, scope: &Scope<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let path = &overlay.place.path;
    let at = |span: Span| Place::new(path, span);
    // A town may write in a language before the site is published in it, as long as it also writes in one that is.
    let none_published = !overlay.languages.iter().any(|language| scope.site.languages.contains(&language.value));
    for language in &overlay.languages {
        if none_published && !scope.site.unread.has("languages") {
            diagnostics.push(Diagnostic::at(&rules::LANGUAGE_NOT_PUBLISHED, at(language.span)).with("language", language.value));
        }
    }
    for (id, declared) in &overlay.pieces {
        if scope.metamodel.piece(id).is_none() && !scope.unread.has("pieces") {
            let known = scope.metamodel.pieces.iter().map(|piece| piece.id.as_str());
            diagnostics.push(Diagnostic::at(&rules::UNKNOWN_PIECE, at(declared.span)).with("id", id).suggesting(id.as_str(), known));
        }
    }
    let approved = overlay.agenda.approved.iter().map(|date| (PartialDate::from(date.value), date.span));
    let visits = overlay.accompaniment.iter().flat_map(|work| &work.visits).map(|visit| (visit.date.value, visit.date.span));
    let adhesion = overlay.adhesion.iter().flat_map(|adhesion| [&adhesion.presented, &adhesion.certified, &adhesion.communicated]);
    let adhesion = adhesion.flatten().map(|date| (date.value, date.span));
    for (date, span) in approved.chain(visits).chain(adhesion) {
        if let Some(reference) = scope.reference.filter(|reference| date.first_day() > *reference) {
            let fault = Diagnostic::at(&rules::FACT_AFTER_REFERENCE, at(span)).with("date", date);
            diagnostics.push(fault.with("reference", reference));
        }
    }
    if let Some(version) = &overlay.agenda.based_on {
        let imprint = &scope.master.imprint;
        let known: Vec<&str> =
            std::iter::once(imprint.version.as_str()).chain(imprint.versions.iter().map(|past| past.version.as_str())).collect();
        if !known.contains(&version.as_str()) && !scope.unread.has("versions") {
            let fault = Diagnostic::at(&rules::UNKNOWN_VERSION, at(version.span)).with("version", &version.value);
            diagnostics.push(fault.with("known", known.join(", ")).suggesting(version.as_str(), known));
        }
    }
    for goal in overlay.accompaniment.iter().flat_map(|accompaniment| &accompaniment.goals) {
        for action in &goal.actions {
            if !overlay.own.iter().any(|own| own.id.value == action.value) && !scope.unread.has("actions") && !overlay.unread.has("own") {
                unknown_action(action, path, scope.master, diagnostics);
            }
        }
    }
    for action in overlay.actions.values() {
        if !scope.unread.has("actions") {
            unknown_action(&action.id, path, scope.master, diagnostics);
        }
        if !scope.unread.has("blocks") {
            check_indicators(&action.id.value, &action.report, scope.master, diagnostics);
        }
        status::check_action(action, path, scope.reference, diagnostics);
    }
    check_own(overlay, scope, diagnostics);
    if let Some(adhesion) = &overlay.adhesion {
        vote::check(adhesion, path, scope.reference, diagnostics);
    }
    super::complete::check_statement(overlay, scope.reference, diagnostics);
}

fn check_own(overlay: &Overlay, scope: &Scope<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let path = &overlay.place.path;
    // What is published is the anchor: ids that have the same are one.
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    for action in &overlay.own {
        let at = Place::new(path, action.id.span);
        let anchor = action.id.anchor();
        let of_model = scope.master.index.keys().find(|id| id.as_str() == action.id.as_str() || id.anchor() == anchor);
        if let Some(first) = seen.insert(anchor, action.id.span) {
            diagnostics.push(Diagnostic::at(&rules::OWN_ID_TAKEN, at).with("id", &action.id.value).related(Place::new(path, first)));
        } else if let Some(id) = of_model {
            let model = scope.master.action(id.as_str()).map(|action| action.place.clone());
            let mut fault = Diagnostic::at(&rules::OWN_ID_TAKEN, at).with("id", &action.id.value);
            fault.related.extend(model);
            diagnostics.push(fault);
        }
        if scope.master.index.get(&action.objective.value) != Some(&ItemKind::Objective) && !scope.unread.has("actions") {
            let known = scope.master.index.iter().filter(|(_, kind)| **kind == ItemKind::Objective).map(|(id, _)| id.as_str());
            let fault =
                Diagnostic::at(&rules::UNKNOWN_OBJECTIVE, Place::new(path, action.objective.span)).with("id", &action.objective.value);
            diagnostics.push(fault.suggesting(action.objective.as_str(), known));
        }
        status::check_report(&action.report, path, scope.reference, diagnostics);
    }
}

fn check_indicators(action: &Id, report: &Report, master: &Master, diagnostics: &mut Vec<Diagnostic>) {
    let Some(model) = master.action(action.as_str()) else { return };
    for (id, reported) in &report.indicators {
        if !model.indicators.iter().any(|indicator| indicator.id == *id) {
            let known = model.indicators.iter().map(|indicator| indicator.id.as_str());
            let fault = Diagnostic::at(&rules::UNKNOWN_INDICATOR, reported.place.clone()).with("id", id).with("action", action);
            diagnostics.push(fault.suggesting(id.as_str(), known).related(model.place.clone()));
        }
    }
}
