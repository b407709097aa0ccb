//! What ought to be there: the accessibility statement, in time, what is told of personal data, and the motion.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, rules};
use crate::model::council::CouncilText;
use crate::model::language::Language;
use crate::model::overlay::Overlay;
use crate::model::site::{Accessibility, Site};
use crate::model::span::{FilePath, Place};
use crate::parse::page::Page;

/// Checks the site as a whole.
pub(super) fn check(
    site: &Site,
    reference: Option<Date>,
    (council, unread): (&BTreeMap<(CouncilText, Language), Page>, &BTreeSet<FilePath>),
    diagnostics: &mut Vec<Diagnostic>,
) {
    let original = site.original();
    if let (Some(next), Some(reference)) = (&site.next_update, reference)
        && next.value <= reference
    {
        let place = Place::new(&site.place.path, next.span);
        diagnostics.push(Diagnostic::at(&rules::NEXT_UPDATE_PAST, place).with("date", next.value).with("reference", reference));
    }
    match &site.accessibility {
        None if site.unread.has("accessibility") => {}
        None => diagnostics.push(Diagnostic::at(&rules::ACCESSIBILITY_MISSING, site.place.clone())),
        Some(statement) => check_accessibility(statement, reference, diagnostics),
    }
    if !site.unread.has("privacy") {
        let told = site.privacy.iter().flat_map(|privacy| privacy.told().into_iter().map(move |(key, text)| (privacy, key, text)));
        let lacks: Vec<&str> = match &site.privacy {
            None => vec!["privacy"],
            Some(_) => told.filter(|(of, key, text)| text.is_empty() && !of.unread.has(key)).map(|(_, key, _)| key).collect(),
        };
        let place = site.privacy.as_ref().map_or(&site.place, |privacy| &privacy.place);
        if !lacks.is_empty() {
            diagnostics.push(Diagnostic::at(&rules::PRIVACY_MISSING, place.clone()).with("lacks", lacks.join(", ")));
        }
    }
    // One under another name is told there.
    let is_unread = unread.iter().any(|path| path.starts_with(&format!("content/{}/mo", original.code())));
    if !council.contains_key(&(CouncilText::Motion, original)) && !is_unread && !site.unread.has("languages") {
        diagnostics.push(Diagnostic::of_site(&rules::MOTION_MISSING));
    }
}

/// What only the publisher knows of its accessibility is told until it is there: nothing stands for it on the page.
fn check_accessibility(statement: &Accessibility, reference: Option<Date>, diagnostics: &mut Vec<Diagnostic>) {
    let at = |rule| Diagnostic::at(rule, statement.place.clone());
    let lacks = |keys: &[&str]| !statement.unread.has_any(keys);
    if let Some(latest) = statement.reviewed.as_ref().or(statement.prepared.as_ref())
        && is_old(latest.value, reference)
    {
        let place = Place::new(&statement.place.path, latest.span);
        diagnostics.push(Diagnostic::at(&rules::ACCESSIBILITY_OLD, place).with("date", latest.value));
    }
    if statement.review().is_none() && lacks(&["status", "prepared", "reviewed"]) {
        diagnostics.push(at(&rules::ACCESSIBILITY_UNREVIEWED));
    }
    if statement.phone.is_none() && statement.address.is_empty() && lacks(&["contact"]) {
        diagnostics.push(at(&rules::ACCESSIBILITY_CONTACT));
    }
    if (statement.unit.is_empty() || statement.claim_url.is_none()) && lacks(&["claim"]) {
        diagnostics.push(at(&rules::ACCESSIBILITY_CLAIM));
    }
}

/// Checks the statement that a town keeps itself.
pub(super) fn check_statement(overlay: &Overlay, reference: Option<Date>, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(reviewed) = &overlay.accessibility
        && is_old(reviewed.value, reference)
    {
        let place = Place::new(&overlay.place.path, reviewed.span);
        diagnostics.push(Diagnostic::at(&rules::ACCESSIBILITY_OLD, place).with("date", reviewed.value));
    }
}

/// A statement must be reviewed at least once a year (RD 1112/2018, art. 15).
fn is_old(reviewed: Date, reference: Option<Date>) -> bool {
    reference.is_some_and(|reference| reviewed.checked_add(1.year()).is_ok_and(|limit| limit < reference))
}
