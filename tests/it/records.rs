//! What is kept of towns between builds: whatever was edited in between, a build with a store publishes what one from nothing does; and a store that is gone,
//! damaged or half filled costs time only.
#![allow(clippy::disallowed_methods)] // These tests look at the disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use agenda::output::OutputPath;
use agenda::pipeline::{Prepared, Wanted, prepare, prepare_again};
use agenda::publish::publish;
use agenda::store::Store;
use agenda::workshop::{Memory, Sizes};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::fixture::{AGENDA, CERTIFICATE, Fixture, GARRIGA, METAMODEL, MOTION, REGISTRY, SITE, certificate};
use crate::publish::contents;

/// Builds without documents, which have tests of their own, and gives what is published.
fn build(fixture: &Fixture, (store, is_kept): (&Store, bool), out: &Path) -> BTreeMap<String, Vec<u8>> {
    build_again(fixture, (store, is_kept), &Memory::default(), out)
}

/// The same in a process that has looked at the site before.
fn build_again(fixture: &Fixture, (store, is_kept): (&Store, bool), memory: &Memory, out: &Path) -> BTreeMap<String, Vec<u8>> {
    let wanted = Wanted { date: None, documents: false, make: true };
    let prepared = prepare_again(&fixture.sources, wanted, (store, memory), &|| {});
    assert!(!Prepared::has_errors(&prepared.diagnostics), "{:?}", prepared.diagnostics);
    let mut prepared = prepared.value;
    prepared.make(&|_| true, store, &|| {}).expect("every output can be made");
    let outputs = prepared.plan.tasks.iter().map(|(path, task)| (path.clone(), prepared.key(path, task, store).expect("it has a key")));
    let outputs: BTreeMap<_, _> = outputs.collect();
    // Tables that are put together on the disk are those that are made in memory.
    if is_kept {
        prepared.keep_tables(&outputs, store);
    }
    let render = |path: &OutputPath| prepared.bytes(path, &prepared.plan.tasks[path], store, Sizes::All);
    publish(&outputs, store, out, &render, &|_| {}).expect("it is published");
    contents(out)
}

fn cold(fixture: &Fixture) -> BTreeMap<String, Vec<u8>> {
    let folder = TempDir::new().expect("a temporary folder");
    build(fixture, (&Store::memory(), false), &folder.path().join("public"))
}

fn same(warm: &BTreeMap<String, Vec<u8>>, cold: &BTreeMap<String, Vec<u8>>, after: &str) {
    assert_eq!(warm.keys().collect::<Vec<_>>(), cold.keys().collect::<Vec<_>>(), "after {after}");
    for (path, bytes) in cold {
        assert!(warm[path] == *bytes, "{path} differs after {after}:\n{}", String::from_utf8_lossy(&warm[path]));
    }
}

/// How many kinds of edits there are.
const EDITS: usize = 17;

/// What an editor may do, by number; `n` makes it another each time.
fn edited(fixture: Fixture, edit: usize, n: usize) -> (Fixture, &'static str) {
    let own = |text: &str| {
        format!("code: \"08001\"\nlanguages: [ca]\nadhesion:\n  state: approved\n  session: {{date: 2023-05-{:02}}}\n{text}", n % 28 + 1)
    };
    let abrera = "municipalities/baix-llobregat/abrera.yaml";
    match edit {
        0 => (fixture.overlay(&format!("agenda: {{approved: 2024-03-21}}\nactions:\n  E1.O1.A1: {{status: ongoing, progress: {}}}\n", n % 90)), "a report"),
        1 => (fixture.with(abrera, &own("agenda: {approved: 2024-01-10}\n")), "a neighbour's own agenda"),
        2 => (fixture.with(abrera, &own("")), "a neighbour's adhesion"),
        3 => (fixture.with(abrera, &own("")).without(abrera), "a neighbour's silence"),
        4 => {
            let text = Fixture::new().text(AGENDA);
            (fixture.with(AGENDA, &format!("{text}\nUna frase més, la {n}.\n")), "the model's text")
        }
        5 => (fixture.with(SITE, &Fixture::new().text(SITE).replace("2026-06-30", &format!("2026-06-{:02}", n % 28 + 1))), "the date"),
        6 => (fixture.with(REGISTRY, &Fixture::new().text(REGISTRY).replace(",17426,", &format!(",{},", 1000 + n * 997))), "inhabitants"),
        7 => {
            let text = Fixture::new().text(MOTION);
            (fixture.with(MOTION, &format!("{text}\nAcord {n}.\n")), "the motion")
        }
        8 => (fixture.overlay(&format!("agenda:\n  approved: 2024-03-21\n  introduction: \"[Mireu-ho](acta.pdf) {n}\"\n")).with(&GARRIGA.replace(".yaml", "/acta.pdf"), &format!("{n}")), "a file"),
        9 => (fixture.with(METAMODEL, &Fixture::new().text(METAMODEL).replace("min: 50", &format!("min: {}", 40 + n % 20))), "a threshold"),
        10 => (
            fixture.with("municipalities/exemples/vilafosca.yaml", &format!("code: \"00001\"\nexample: true\nidentity: {{name: Vilafosca, comarca: Aran, population: {}, year: 2025}}\nactions:\n  E1.O1.A1: {{status: planned}}\n", 200 + n)),
            "an example",
        ),
        11 => (fixture.overlay(&format!("agenda: {{approved: 2024-03-21}}\nactions:\n  E1.O1.A1: {{decision: adapt, title: Catàleg, text: \"El text del catàleg, el {n}.\"}}\n")), "a text of its own"),
        12 => (fixture.overlay("agenda: {approved: 2024-03-21}\nactions:\n  E1.O1.A1: {decision: adapt, title: Un títol}\n"), "a title of its own"),
        13 => (fixture.with(AGENDA, &Fixture::new().text(AGENDA).replace("El text del catàleg", &format!("El text {n} del catàleg"))), "the text of an action"),
        14 => (fixture.with(AGENDA, &Fixture::new().text(AGENDA).replace("# Catàleg de tràmits", &format!("# Catàleg {n} de tràmits"))), "the title of an action"),
        15 => (fixture.with(CERTIFICATE, &certificate(&format!("Es certifica {n}.\n\n{{{{agreements}}}}"))), "the certificate"),
        _ => (fixture.with(GARRIGA, &format!("# Un comentari, el {n}.\n{}", Fixture::new().text(GARRIGA))), "a comment"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_warm_build_is_a_cold_one(edits in prop::collection::vec((0..EDITS, 0..400usize), 1..6)) {
        warm_is_cold(edits);
    }
}

/// What a certificate transcribes is written in another file.
#[test]
fn a_warm_build_certifies_what_the_motion_says_now() {
    warm_is_cold(vec![(15, 1), (7, 2), (15, 3)]);
}

/// The texts that a town adapts are seldom edited by chance.
#[test]
fn a_warm_build_shows_the_models_texts_as_they_are_now() {
    warm_is_cold(vec![(11, 1), (13, 2), (13, 3), (12, 4), (13, 6), (14, 7), (13, 2), (4, 9)]);
}

fn warm_is_cold(edits: Vec<(usize, usize)>) {
    let folder = TempDir::new().expect("a temporary folder");
    let (kept, out) = (folder.path().join("store"), folder.path().join("public"));
    let (mut fixture, memory) = (Fixture::new(), Memory::default());
    build(&fixture, (&Store::disk(&kept).expect("it is a folder"), true), &out);
    for (edit, n) in edits {
        let (next, what) = edited(fixture, edit, n);
        fixture = next;
        let store = Store::disk(&kept).expect("it is a folder");
        // What is known of towns is read from the store, or remembered.
        let warm = match n % 2 {
            0 => build(&fixture, (&store, true), &out),
            _ => build_again(&fixture, (&store, true), &memory, &out),
        };
        same(&warm, &cold(&fixture), what);
    }
}

/// A text of the model that stands under a title of the town's leads where it leads in the model, and shows what it shows there.
#[test]
fn a_text_of_the_model_keeps_its_links_under_another_title() {
    let text = Fixture::new().text(AGENDA).replace("El text del catàleg", "[L'acta](acta.pdf) del catàleg");
    let (fixture, _) = edited(Fixture::new().with(AGENDA, &text), 12, 1);
    let folder = TempDir::new().expect("a temporary folder");
    let (store, out) = (Store::memory(), folder.path().join("public"));
    // What was kept while the file was missing isn't taken for what is there now.
    let wanted = Wanted { date: None, documents: false, make: true };
    assert!(Prepared::has_errors(&prepare(&fixture.sources, wanted, &store, &|| {}).diagnostics), "the link leads nowhere");
    let fixture = fixture.with("content/ca/agenda/acta.pdf", "%PDF-1.7");
    let built = build(&fixture, (&store, true), &out);
    same(&built, &cold(&fixture), "the file has come");
    let page = String::from_utf8_lossy(&built["municipis/la-garriga/agenda/index.html"]);
    assert!(page.contains("href=\"/fitxers/ca/agenda/acta.pdf\""), "{page}");
}

/// A town is known again when a text of the model changes that it adapts, and no other is.
#[test]
fn an_edited_text_of_the_model_is_news_for_the_towns_that_adapt_it() {
    let (fixture, _) = edited(Fixture::new(), 11, 1);
    let (fixture, _) = edited(fixture, 1, 1);
    let text = fixture.text(AGENDA);
    let changed = |from: &str| {
        let keys = |fixture: &Fixture| {
            let wanted = Wanted { date: None, documents: false, make: false };
            let prepared = prepare(&fixture.sources, wanted, &Store::memory(), &|| {}).value;
            prepared.sources.iter().map(|town| (town.municipality.slug.clone(), town.key)).collect::<BTreeMap<_, _>>()
        };
        let after = keys(&fixture.clone().with(AGENDA, &text.replace(from, &format!("{from} d'ara"))));
        let before = keys(&fixture);
        before.into_iter().filter(|(slug, key)| after[slug] != *key).map(|(slug, _)| slug).collect::<Vec<_>>()
    };
    assert_eq!(changed("El text del catàleg"), ["la-garriga"]);
    assert_eq!(changed("El text de la fibra"), [""; 0], "nobody adapts it");
    assert_eq!(changed("Introducció de l'eix"), [""; 0], "towns don't show it");
    assert!(changed("Fibra als edificis").len() > 2, "a title is everywhere");
}

/// A fault of an overlay that points at a place in the model points at it wherever it moves.
#[test]
fn a_fault_points_at_the_model_as_it_is_now() {
    let fixture =
        Fixture::new().overlay("agenda: {approved: 2024-03-21}\nown:\n  - {id: E1.O1.A2, objective: E1.O1, title: Fibra, text: Fibra.}\n");
    let text = fixture.text(AGENDA);
    let edited = fixture.clone().with(AGENDA, &text.replace("El text del catàleg", "El text del catàleg que hi havia abans"));
    let store = Store::memory();
    for fixture in [&fixture, &edited, &fixture] {
        let wanted = Wanted { date: None, documents: false, make: false };
        let told = |store: &Store| prepare(&fixture.sources, wanted, store, &|| {}).diagnostics;
        let related = told(&store).into_iter().flat_map(|fault| fault.related).find(|place| &*place.path == AGENDA).expect("it is told");
        assert!(fixture.text(AGENDA)[related.span.range()].starts_with("### Fibra"), "{related:?}");
        assert_eq!(told(&store), told(&Store::memory()));
    }
}

/// Whether a file of another town's is there is news for a text that leads to it, however it says so.
#[test]
fn a_text_that_reaches_into_anothers_folder_follows_from_it() {
    let file = "municipalities/baix-llobregat/abrera/acta.pdf";
    for up in ["../..", "%2E%2E/%2e.", "\\x2e./.\\u002e", "&#46;./.&#x2e;", ".&period;/&period;.", ".\\\\./\\\\.\\\\."] {
        let text = format!("agenda: {{approved: 2024-03-21, introduction: \"[Acta]({up}/baix-llobregat/abrera/acta.pdf)\"}}\n");
        let without = edited(Fixture::new(), 1, 1).0.overlay(&text);
        let with = without.clone().with(file, "%PDF-1.7");
        let store = Store::memory();
        let told = |fixture: &Fixture, store: &Store| {
            let wanted = Wanted { date: None, documents: false, make: false };
            prepare(&fixture.sources, wanted, store, &|| {}).diagnostics.len()
        };
        let counts = [&with, &without, &with].map(|fixture| (told(fixture, &store), told(fixture, &Store::memory())));
        assert!(counts.iter().all(|(kept, afresh)| kept == afresh), "{up}: {counts:?}");
        assert_eq!((counts[1].1 - counts[0].1, counts[0]), (1, counts[2]), "{up}: the address is understood");
    }
}

/// What another build will ask for when another town changes stays, though the builds in between had no use for it.
#[test]
fn what_is_known_of_towns_outlives_builds_that_change_others() {
    let folder = TempDir::new().expect("a temporary folder");
    let (kept, out) = (folder.path().join("store"), folder.path().join("public"));
    let store = || Store::disk(&kept).expect("it is a folder");
    let (mut fixture, _) = edited(Fixture::new(), 1, 3);
    for n in 0..4 {
        build(&fixture, (&store(), true), &out);
        let text = Fixture::new().text(GARRIGA).replace("La nostra agenda.", &format!("La nostra agenda, la {n}."));
        fixture = fixture.with(GARRIGA, &text);
    }
    let wanted = Wanted { date: None, documents: false, make: false };
    let prepared = prepare(&fixture.sources, wanted, &store(), &|| {}).value;
    let rows: Vec<_> = prepared.towns.records.iter().filter_map(|record| record.rows.as_ref()).collect();
    assert!(rows.len() >= 2 && rows.iter().all(|rows| store().has(&rows.key)), "{} towns with rows", rows.len());
}

#[test]
fn a_store_that_is_damaged_costs_time_only() {
    let folder = TempDir::new().expect("a temporary folder");
    let (kept, out) = (folder.path().join("store"), folder.path().join("public"));
    let (fixture, what) = edited(Fixture::new(), 1, 3);
    let store = || Store::disk(&kept).expect("it is a folder");
    let whole = build(&fixture, (&store(), true), &out);
    same(&whole, &cold(&fixture), what);
    let entries = || walkdir::WalkDir::new(&kept).min_depth(2).into_iter().map(|entry| entry.expect("it can be read").into_path());
    // One entry in three is cut short, another is gone.
    for (at, path) in entries().enumerate() {
        match at % 3 {
            0 => {
                // The published folder has the same file under another name, so it is written anew.
                let bytes = fs::read(&path).expect("it is there");
                fs::remove_file(&path).expect("it can be removed");
                fs::write(&path, &bytes[..bytes.len() / 2]).expect("it can be written");
            }
            1 => fs::remove_file(&path).expect("it can be removed"),
            _ => {}
        }
    }
    same(&build(&fixture, (&store(), true), &out), &whole, "damage");
    fs::remove_dir_all(&out).expect("it can be removed");
    same(&build(&fixture, (&store(), true), &out), &whole, "damage, into an empty folder");
    // What a build that was killed has kept is what it has kept: the rest is made.
    fs::remove_dir_all(&out).expect("it can be removed");
    entries().step_by(2).for_each(|path| fs::remove_file(path).expect("it can be removed"));
    same(&build(&fixture, (&store(), true), &out), &whole, "half a store");
}

/// Of what is kept of a town's rows only those of a table are read, so they have digests of their own.
#[test]
fn rows_that_were_changed_where_they_are_kept_are_made_again() {
    let folder = TempDir::new().expect("a temporary folder");
    let (kept, out) = (folder.path().join("store"), folder.path().join("public"));
    let store = || Store::disk(&kept).expect("it is a folder");
    let (fixture, _) = edited(Fixture::new(), 1, 3);
    build(&fixture, (&store(), true), &out);
    let wanted = Wanted { date: None, documents: false, make: false };
    let prepared = prepare(&fixture.sources, wanted, &store(), &|| {}).value;
    for record in prepared.towns.records.iter().filter(|record| record.path.ends_with("abrera.yaml")) {
        let key = record.rows.as_ref().expect("it has rows").key.hex();
        let entries = walkdir::WalkDir::new(kept.join(&key[..2])).into_iter().map(|entry| entry.expect("it can be read").into_path());
        let entry = entries.filter(|path| path.to_string_lossy().contains(&key[2..])).last().expect("it is kept");
        let bytes: Vec<u8> = fs::read(&entry).expect("it is there").into_iter().map(|byte| byte ^ 1).collect();
        fs::write(&entry, bytes).expect("it can be written");
    }
    // Another town's edit has the tables of all made again.
    let (fixture, what) = edited(fixture, 0, 5);
    same(&build(&fixture, (&store(), true), &out), &cold(&fixture), what);
}
