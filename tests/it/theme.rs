//! Themes of a site's own: what is wrong with one is found before anything is published, told once, at its own line.

use agenda::diagnostic::{Diagnostic, machine};
use agenda::model::language::Language;
use agenda::pipeline::Prepared;
use agenda::rehearsal::rehearse;
use agenda::source::Sources;

use crate::fixture::Fixture;

/// The fixture with a file of the built-in theme as its own, a part of it changed.
fn changed(fixture: Fixture, file: &str, part: &str, new: &str) -> Fixture {
    let path = format!("embedded/{file}");
    let text = String::from_utf8(fixture.sources.theme[&path].to_vec()).expect("it is text");
    assert!(text.contains(part), "«{part}» isn't in {file}");
    fixture.with_theme(&format!("default/{file}"), &text.replacen(part, new, 1))
}

/// What `check` says.
fn said(fixture: &Fixture) -> Vec<String> {
    let prepared = fixture.prepare();
    let mut faults = prepared.diagnostics;
    let documents = !Prepared::has_errors(&faults);
    faults.extend(rehearse(&prepared.value, documents));
    lines(&faults, &fixture.sources)
}

fn lines(faults: &[Diagnostic], sources: &Sources) -> Vec<String> {
    machine::short(faults, sources, Language::En).lines().map(str::to_owned).collect()
}

#[test]
fn the_built_in_theme_is_not_rehearsed() {
    let prepared = Fixture::new().prepare().value;
    assert!(prepared.workshop.renderer.is_built_in() && rehearse(&prepared, true).is_empty());
    // A copy of it is the same theme.
    assert!(changed(Fixture::new(), "html/home.html", "<h2", "<h2").prepare().value.workshop.renderer.is_built_in());
}

#[test]
fn what_a_template_lacks_is_told_once_at_its_line() {
    // On every page, by way of a template that all extend.
    let found = said(&changed(Fixture::new(), "html/base.html", "<main", "{{ frame.noms }}\n<main"));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("themes/default/html/base.html:") && found[0].contains("T001") && found[0].contains("noms"), "{found:?}");
    // Only where a town has said something.
    let found =
        said(&changed(Fixture::new(), "html/town-agenda.html", "{% if action.reason %}", "{% if action.reason %}{{ action.motiu }}"));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("themes/default/html/town-agenda.html:") && found[0].contains("motiu"), "{found:?}");
}

/// An editor's mistake elsewhere hides no fault of the theme.
#[test]
fn faults_of_content_and_theme_are_told_in_one_run() {
    let found = said(&changed(Fixture::new(), "html/base.html", "<main", "{{ frame.noms }}\n<main").action("status: finished"));
    assert!(found.iter().any(|line| line.contains("Y015")) && found.iter().any(|line| line.contains("noms")), "{found:?}");
}

#[test]
fn every_template_that_cannot_be_read_is_told() {
    let fixture = changed(Fixture::new(), "html/home.html", "<h2", "{% if %}<h2");
    let found = said(&changed(fixture, "html/town.html", "<h2", "{{ 1 + }}<h2"));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("themes/default/html/home.html:") && found[1].starts_with("themes/default/html/town.html:"), "{found:?}");
}

#[test]
fn a_word_is_missed_once_whatever_asks_for_it() {
    let found = said(&changed(Fixture::new(), "strings/ca.yaml", "  note: Nota\n  tip", "  tip"));
    assert_eq!(found.len(), 1, "{found:?}");
    let words = String::from_utf8(Fixture::new().sources.theme["embedded/strings/ca.yaml"].to_vec()).expect("words are text");
    let group = words.lines().position(|line| line == "prose:").expect("the group is there") + 1;
    assert!(found[0].starts_with(&format!("themes/default/strings/ca.yaml:{group}:1")) && found[0].contains("prose.note"), "{found:?}");
    let found = said(&changed(Fixture::new(), "strings/ca.yaml", "  note: Nota\n  tip", "  notte: Nota\n  tip"));
    assert_eq!(found.len(), 2, "the missing one and the misspelt one: {found:?}");
    assert!(found[1].contains("did you mean «prose.note»?"), "{found:?}");
}

#[cfg(feature = "pdf")]
#[test]
fn a_fault_of_a_layout_is_told_at_its_line() {
    let found = said(&changed(Fixture::new(), "document/pdf/motion.typ", "#heading(level: 1", "#hading(level: 1"));
    assert!(found.iter().all(|line| line.starts_with("themes/default/document/pdf/motion.typ:")), "{found:?}");
    assert!(!found.is_empty() && found[0].contains("hading"), "{found:?}");
}

/// A document that can't be made after all: the text to blame is named, and all else is made.
#[cfg(feature = "pdf")]
#[test]
fn the_text_that_keeps_a_document_from_being_made_is_named() {
    let fixture = changed(
        Fixture::new(),
        "document/pdf/prose.typ",
        "if kind == \"Text\" {",
        "if kind == \"Text\" { assert(not value.contains(\"fatídic\"));",
    )
    .replacing(crate::fixture::GARRIGA, "text: \"Comencem.\"", "text: \"Un mot fatídic.\"");
    let found = said(&fixture);
    assert_eq!(found.len(), 1, "{found:?}");
    let named = ["municipalities/valles-oriental/la-garriga.yaml:1:1", "T006", "E1.O1.A1.updates", "municipis/la-garriga/agenda.pdf"];
    assert!(named.iter().all(|part| found[0].contains(part)), "{found:?}");
    let found = said(&changed(
        Fixture::new(),
        "document/pdf/prose.typ",
        "if kind == \"Text\" {",
        "if kind == \"Text\" { assert(not value.contains(\"text de la sala\"));",
    ));
    assert!(found.iter().any(|line| line.starts_with("content/ca/agenda/10.md:") && line.contains("Sala de dades")), "{found:?}");
}
