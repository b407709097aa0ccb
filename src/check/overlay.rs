//! Overlays: whose they are, and whether what they name exists. Statuses and votes are in their own files.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{metamodel::unknown_action, status, vote};
use crate::diagnostic::{Diagnostic, rules};
use crate::model::agenda::{ItemKind, Master};
use crate::model::date::PartialDate;
use crate::model::identifier::{Id, slug};
use crate::model::overlay::{Identity, Overlay, Report};
use crate::model::project::Project;
use crate::model::span::{Place, Span, Spanned};
use crate::model::territory::Municipality;

/// Whose an overlay says it is: what is checked of all overlays together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The file.
    pub place: Place,
    /// The code.
    pub code: Spanned<String>,
    /// Whether it says that the town is fictional.
    pub example: bool,
    /// The town that it describes, and where it names its comarca.
    pub identity: Option<(Arc<Municipality>, Span)>,
    /// Whether its code couldn't be read.
    pub is_code_unread: bool,
    /// Whether whose it is couldn't be read.
    pub is_unread: bool,
}

impl Head {
    /// Of an overlay.
    pub fn of(overlay: &Overlay) -> Head {
        let described = |identity: &Identity| (Arc::new(example(overlay, identity)), identity.comarca.span);
        Head {
            place: overlay.place.clone(),
            code: overlay.code.clone(),
            example: overlay.example,
            identity: overlay.identity.as_ref().map(described),
            is_code_unread: overlay.unread.has("code"),
            is_unread: overlay.unread.has_any(&["code", "example", "identity"]),
        }
    }
}

/// Whose overlays are.
#[derive(Debug, Default)]
pub struct Owners {
    /// The place among the overlays of that of each real town, by its code.
    pub by_code: BTreeMap<String, usize>,
    /// The examples in the order of their codes, each with the place of its overlay.
    pub examples: Vec<(Arc<Municipality>, usize)>,
    /// Those that are the second of a town: what is wrong in them isn't told.
    pub repeated: BTreeSet<usize>,
}

/// Finds out whose overlays are: those of real towns by code, and the examples with the towns they describe.
pub fn owners(heads: &[Head], project: &Project, diagnostics: &mut Vec<Diagnostic>) -> Owners {
    let mut owners = Owners::default();
    let by_slug: BTreeMap<&str, &Arc<Municipality>> =
        project.registry.municipalities.values().map(|municipality| (municipality.slug.as_str(), municipality)).collect();
    let mut heads: Vec<(usize, &Head)> = heads.iter().enumerate().collect();
    let mut first: BTreeMap<&str, &Place> = BTreeMap::new();
    // Of two files of one town, that with its name is the town's.
    heads.sort_by_key(|(_, head)| !by_slug.contains_key(file_stem(&head.place.path)));
    for (at, head) in heads {
        let code = &head.code.value;
        let at_code = Place::new(&head.place.path, head.code.span);
        // The file's name says which town it is: a code is a number like any other, and a slip makes it another town's.
        let of_file = by_slug.get(file_stem(&head.place.path)).filter(|of_file| of_file.code != *code && !head.example);
        if let Some(of_file) = of_file.filter(|_| !head.is_code_unread) {
            let owner = project.registry.get(code).map(|owner| owner.name.as_str());
            let rule = if owner.is_some() { &rules::CODE_OF_ANOTHER } else { &rules::UNKNOWN_CODE };
            let fault = Diagnostic::at(rule, at_code).with("code", code).with("owner", owner.unwrap_or("")).with("name", &of_file.name);
            diagnostics.push(Diagnostic { nearest: Some(format!("\"{}\"", of_file.code)), ..fault });
            continue;
        }
        if let Some(first) = first.get(code.as_str()) {
            diagnostics.push(Diagnostic::at(&rules::DUPLICATE_OVERLAY, at_code).with("code", code).related((*first).clone()));
            owners.repeated.insert(at);
            continue;
        }
        if head.is_unread {
            continue;
        }
        if head.example != code.starts_with("00") {
            diagnostics.push(Diagnostic::at(&rules::EXAMPLE_CODE, at_code).with("code", code));
            continue;
        }
        if head.example != head.identity.is_some() {
            diagnostics.push(Diagnostic::at(&rules::EXAMPLE_IDENTITY, at_code));
            continue;
        }
        if let Some((municipality, comarca)) = &head.identity {
            check_comarca(head, municipality, *comarca, project, diagnostics);
            check_file_name(head, municipality, diagnostics);
            first.insert(code, &head.place);
            owners.examples.push((municipality.clone(), at));
        } else {
            match project.registry.get(code) {
                Some(municipality) => {
                    check_file_name(head, municipality, diagnostics);
                    first.insert(code, &head.place);
                    owners.by_code.insert(code.clone(), at);
                }
                None if project.unknown.has("registry") => {}
                // Whose it is can't be guessed: a code that differs in a figure is any other town's.
                None => diagnostics.push(Diagnostic::at(&rules::UNKNOWN_CODE, at_code).with("code", code)),
            }
        }
    }
    owners.examples.sort_by(|a, b| a.0.code.cmp(&b.0.code));
    owners
}

/// The name of an overlay's file without its ending, which should be the town's slug.
pub fn file_stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".yaml").unwrap_or(name)
}

fn check_file_name(head: &Head, municipality: &Municipality, diagnostics: &mut Vec<Diagnostic>) {
    let expected = format!("{}.yaml", municipality.slug);
    let name = head.place.path.rsplit('/').next().unwrap_or_default();
    if name != expected {
        diagnostics.push(Diagnostic::at(&rules::FILE_NAME, head.place.clone()).with("expected", expected));
    }
}

fn check_comarca(head: &Head, municipality: &Municipality, at: Span, project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let name = &municipality.comarca;
    if !project.unknown.has("registry") && !project.comarques.iter().any(|comarca| comarca.name == *name) {
        let known = project.comarques.iter().map(|comarca| comarca.name.as_str());
        let fault = Diagnostic::at(&rules::UNKNOWN_COMARCA, Place::new(&head.place.path, at)).with("name", name);
        diagnostics.push(fault.suggesting(name, known));
    }
}

/// The town that an example describes. It has no row in the registry, no seat and no codes.
fn example(overlay: &Overlay, identity: &Identity) -> Municipality {
    Municipality {
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
    }
}

/// Checks what an overlay says against what all towns share.
pub fn content(overlay: &Overlay, project: &Project) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    check_content(overlay, project, &mut diagnostics);
    diagnostics
}

fn check_content(overlay: &Overlay, scope: &Project, diagnostics: &mut Vec<Diagnostic>) {
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
        if scope.metamodel.piece(id).is_none() && !scope.unknown.has("pieces") {
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
        if !known.contains(&version.as_str()) && !scope.unknown.has("versions") {
            let fault = Diagnostic::at(&rules::UNKNOWN_VERSION, at(version.span)).with("version", &version.value);
            diagnostics.push(fault.with("known", known.join(", ")).suggesting(version.as_str(), known));
        }
    }
    for goal in overlay.accompaniment.iter().flat_map(|accompaniment| &accompaniment.goals) {
        for action in &goal.actions {
            if !overlay.own.iter().any(|own| own.id.value == action.value) && !scope.unknown.has("actions") && !overlay.unread.has("own") {
                unknown_action(action, path, &scope.master, diagnostics);
            }
        }
    }
    for action in overlay.actions.values() {
        if !scope.unknown.has("actions") {
            unknown_action(&action.id, path, &scope.master, diagnostics);
        }
        if !scope.unknown.has("blocks") {
            check_indicators(&action.id.value, &action.report, &scope.master, diagnostics);
        }
        status::check_action(action, path, scope.reference, diagnostics);
    }
    check_own(overlay, scope, diagnostics);
    if let Some(adhesion) = &overlay.adhesion {
        vote::check(adhesion, path, scope.reference, diagnostics);
    }
    super::complete::check_statement(overlay, scope.reference, diagnostics);
}

fn check_own(overlay: &Overlay, scope: &Project, diagnostics: &mut Vec<Diagnostic>) {
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
        if scope.master.index.get(&action.objective.value) != Some(&ItemKind::Objective) && !scope.unknown.has("actions") {
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
