//! The three degrees: what is proposed to a town, what a town that has adhered starts from, and what a town has made its own; told apart in pages,
//! documents, data and figures. Laws of the merge are in `laws`.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::fixture::{Fixture, GARRIGA, REGISTRY};
use crate::html::{Piece, scan, texts};
use crate::site::rendered;

const TOWN: &str = "municipis/la-garriga";
const APPROVED: &str =
    "adhesion: {state: approved, session: {date: 2023-07-26}, result: unanimous, source: \"https://example.cat/acord\"}\n";
const PROPOSED: &str =
    "adhesion: {state: proposed, session: {date: 2022-12-02, kind: extraordinary, item: \"4\"}, source: \"https://example.cat/ordre\"}\n";
/// Words that only a town that has taken something on may carry.
const CLAIMS: [&str; 8] = [
    "Del model",
    "Adaptada",
    "accions assumides",
    "no descartades",
    "finalitzades",
    "tag-status-",
    "\"adopted\"",
    "Ajuntament de la Garriga</p>",
];

fn of_town(made: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let prefix = format!("{TOWN}/");
    let mut found: Vec<String> = made.keys().filter_map(|path| path.strip_prefix(&prefix)).map(str::to_owned).collect();
    found.retain(|path| !path.starts_with("mocio") && path != "imatge.png");
    found
}

fn text(made: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(made.get(path).unwrap_or_else(|| panic!("{path} isn't planned")).clone()).expect("it is UTF-8")
}

/// What a page says, without its tags.
fn said(made: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    let word = |piece: Piece| if let Piece::Text(text) = piece { Some(text) } else { None };
    scan(&text(made, path)).into_iter().filter_map(word).collect::<Vec<_>>().join(" ")
}

/// The files of a town that are planned, documents among them.
fn planned(fixture: &Fixture) -> Vec<String> {
    let plan = fixture.prepare().value.plan;
    let prefix = format!("{TOWN}/");
    plan.tasks.keys().filter_map(|path| path.as_str().strip_prefix(&prefix)).map(str::to_owned).collect()
}

#[test]
fn a_page_exists_for_what_is_true_of_a_town() {
    let own = ["agenda/index.html", "seguiment/index.html", "actualitzacions.atom", "insignia.svg", "seguiment.csv"];
    let has = |overlay: &str, path: &str| planned(&Fixture::new().overlay(overlay)).iter().any(|found| found == path);
    // Having a file is saying nothing; a motion that was proposed is no adhesion.
    for overlay in ["languages: [ca]\n", PROPOSED] {
        assert!(own.iter().all(|path| !has(overlay, path)), "{overlay}");
        assert!(["index.html", "puzle/index.html", "mocio/index.html"].iter().all(|path| has(overlay, path)), "{overlay}");
        assert!(!has(overlay, "agenda.pdf") && !has(overlay, "terminis.ics"), "{overlay}");
    }
    assert!(has(APPROVED, "agenda/index.html"), "a town that has adhered has its proposal");
    assert!(own[1..].iter().all(|path| !has(APPROVED, path)), "and nothing that tells of progress");
    for overlay in
        ["agenda: {approved: 2024-03-21}\n", "actions: {E1.O1.A1: {status: planned, due: 2027-01-01}}\n", "actions:\n  E1.O1.A1:\n"]
    {
        assert!(own.iter().all(|path| has(overlay, path)), "{overlay}");
    }
    #[cfg(feature = "pdf")]
    assert!(has(APPROVED, "agenda.pdf") && has("agenda: {approved: 2024-03-21}\n", "agenda.pdf"));
}

#[test]
fn what_is_yet_to_come_is_no_fact() {
    // Both are warned of; until the day comes the town has adhered to nothing and approved nothing.
    let adheres = "adhesion: {state: approved, session: {date: 2026-07-01}, result: unanimous, source: \"https://example.cat/acord\"}\n";
    let approves = format!("{APPROVED}agenda: {{approved: 2026-07-01}}\n");
    for (overlay, degree, state) in [(adheres, "model", "proposed"), (approves.as_str(), "adhered", "approved")] {
        let made = rendered(&Fixture::new().overlay(overlay));
        let town: Value = serde_json::from_str(&text(&made, &format!("{TOWN}/dades.json"))).expect("it is JSON");
        assert_eq!((&town["degree"], &town["adhesion"]["state"]), (&degree.into(), &state.into()), "{overlay}");
    }
}

#[test]
fn nothing_that_a_town_has_not_said_is_said_of_it() {
    for overlay in ["languages: [ca]\n", PROPOSED, APPROVED] {
        let made = rendered(&Fixture::new().overlay(overlay));
        for path in of_town(&made) {
            let shown = text(&made, &format!("{TOWN}/{path}"));
            for claim in CLAIMS {
                assert!(!shown.contains(claim), "{overlay}{path} says «{claim}»");
            }
        }
        let figures = &serde_json::from_str::<Value>(&text(&made, &format!("{TOWN}/dades.json"))).expect("it is JSON")["figures"];
        assert_eq!(figures["total"], 0, "{overlay}");
        assert_eq!(text(&made, "dades/seguiment.csv").lines().count(), 1, "{overlay}");
    }
}

#[test]
fn a_proposal_says_that_it_is_one() {
    let fixture = Fixture::new().overlay(APPROVED);
    let made = rendered(&fixture);
    let page = text(&made, &format!("{TOWN}/agenda/index.html"));
    let pieces = scan(&page);
    assert_eq!(texts(&pieces, "h1"), ["Proposta d’agenda digital de la Garriga"]);
    let words = said(&made, &format!("{TOWN}/agenda/index.html"));
    assert!(words.contains("Proposta d’agenda a partir del model. L’Ajuntament encara no ha publicat la seva."));
    assert_eq!(page.matches("class=\"tag-provenance-proposed\"").count(), 1, "what the word means");
    assert_eq!(page.matches("<p class=\"plain\"").count(), 3, "the three in scope");
    assert!(!words.contains("No ha indicat") && !words.contains("ha revisat l’agenda"), "it has reviewed nothing");
    let town: Value = serde_json::from_str(&text(&made, &format!("{TOWN}/dades.json"))).expect("it is JSON");
    assert_eq!(town["degree"], "adhered");
    let origins: Vec<&str> = town["actions"].as_array().expect("a list").iter().filter_map(|action| action["origin"].as_str()).collect();
    assert_eq!(origins, ["proposed", "proposed", "proposed", "out_of_scope"]);
    assert!(text(&made, "dades/municipis.csv").contains("https://example.cat/acord,adhered,"));
    // Nobody at the ajuntament has said any of it, so the document isn't its.
    let prepared = fixture.prepare().value;
    #[cfg(feature = "pdf")]
    {
        use agenda::document::Document;
        use agenda::output::OutputPath;
        let path = OutputPath::new(&format!("{TOWN}/agenda.pdf")).expect("it is a path");
        let Some(Document::Agenda(agenda)) = prepared.document(&prepared.plan.tasks[&path]) else { panic!("it is an agenda") };
        assert_eq!((agenda.title.as_str(), agenda.author.as_str()), ("Proposta d’agenda digital de la Garriga", "Projecte agenda"));
        assert!(agenda.progress.is_none() && agenda.notices[0].starts_with("Proposta d’agenda"));
    }
    assert_eq!(prepared.facts().iter().filter(|town| town.is_own()).count(), 0);
}

#[test]
fn without_an_approval_only_what_is_named_is_the_towns() {
    let made = rendered(
        &Fixture::new().overlay(&format!("{APPROVED}actions:\n  E1.O1.A1: {{status: ongoing, progress: 10, started: 2025-01}}\n")),
    );
    let page = said(&made, &format!("{TOWN}/agenda/index.html"));
    assert!(page.contains("l’Ajuntament hi ha assumit 1 acció. La resta són propostes del model"), "{page}");
    assert!(page.contains("Propostes del model sobre les quals l’Ajuntament encara no s’ha pronunciat (1)"));
    let town: Value = serde_json::from_str(&text(&made, &format!("{TOWN}/dades.json"))).expect("it is JSON");
    assert_eq!((&town["degree"], &town["figures"]["total"]), (&"own".into(), &1.into()));
    // A piece that two actions build isn't there because the one that was named is done.
    let done = "actions:\n  E1.O1.A1: {status: done, started: 2024-01, finished: 2025-01}\n";
    let made = rendered(&Fixture::new().overlay(done));
    let town: Value = serde_json::from_str(&text(&made, &format!("{TOWN}/dades.json"))).expect("it is JSON");
    let piece = town["pieces"].as_array().expect("a list").iter().find(|piece| piece["id"] == "tramits").expect("it is there");
    assert_eq!((&piece["state"], &piece["reason"]), (&"ongoing".into(), &"actions_begun".into()));
}

#[test]
fn the_whole_counts_adhesions_as_adhesions() {
    let made = rendered(&Fixture::new().overlay(APPROVED));
    let home = text(&made, "index.html");
    let figures = texts(&scan(&home), "dd");
    let home = said(&made, "index.html");
    assert!(["1 de 4", "0 de 4"].iter().all(|figure| figures.iter().any(|found| found == figure)), "{figures:?}");
    assert!(home.contains("de 4; hi viuen 17.426 persones, el 53,3\u{a0}% de la població"), "{home}");
    assert!(home.contains("en aquest lloc encara no n’hi ha cap"));
    let all = text(&made, "seguiment/index.html");
    assert!(all.contains("Encara cap ajuntament no ha publicat aquí la seva agenda"), "{all}");
    assert!(!all.contains("chart bar"), "there is nothing to draw");
    let action = said(&made, "agenda/administracio-intelligent/cataleg-de-tramits/index.html");
    assert!(action.contains("Encara cap ajuntament amb agenda pròpia publicada no s’hi ha pronunciat."));
}

#[test]
fn the_timeline_is_in_order_whatever_the_order_of_the_file() {
    let overlay = "adhesion: {state: communicated, presented: 2023-06, session: {date: 2023-07-26, deduced: \"del diari de l'endemà.\"}, certified: 2023-08-01, communicated: 2023-09-01, result: unanimous, source: \"https://example.cat/acord\"}
agenda: {approved: 2024-03-21, source: \"https://example.cat/agenda\"}
actions:
  E1.O1.A1:
    decided: 2024-02-10
    status: done
    started: 2024-04-01
    finished: 2025-01-15
    updates:
      - {date: 2024-06-30, progress: 20, status: ongoing, text: Va.}
      - {date: 2025-01-15, progress: 100, status: done, text: Fet., evidence: [{kind: record, title: Acta, url: \"https://example.cat/acta\", date: 2025-02-01}]}
  E1.O1.A2: {decided: 2024-01-10, decision: omit, reason: No cal.}
  E1.O2.A1: {status: planned, due: 2027-01-01}
";
    let made = rendered(&Fixture::new().overlay(overlay));
    let town: Value = serde_json::from_str(&text(&made, &format!("{TOWN}/dades.json"))).expect("it is JSON");
    let events = town["timeline"].as_array().expect("a list");
    let told: Vec<String> = events
        .iter()
        .map(|event| format!("{} {}", event["date"].as_str().expect("a date"), event["event"].as_str().expect("a word")))
        .collect();
    let expected = [
        "2023-06 motion",
        "2023-07-26 approval",
        "2023-08-01 certificate",
        "2023-09-01 communication",
        "2024-01-10 decision",
        "2024-02-10 decision",
        "2024-03-21 agenda",
        "2024-04-01 start",
        "2025-01-15 finish",
        "2025-02-01 evidence",
    ];
    assert_eq!(told, expected, "what isn't dated isn't placed, and updates are a table of their own");
    assert_eq!((&events[1]["deduced"], &events[1]["source"]), (&true.into(), &"https://example.cat/acord".into()));
    assert_eq!(events[6]["source"], "https://example.cat/agenda");
    assert_eq!(events[9]["source"], "https://example.cat/acta");
    let page = text(&made, &format!("{TOWN}/index.html"));
    let times: Vec<_> =
        scan(&page).iter().filter(|piece| piece.opens("time")).filter_map(|piece| piece.attribute("datetime").map(str::to_owned)).collect();
    let mut days = expected.map(|event| event.split(' ').next().expect("a date").to_owned()).to_vec();
    days.splice(8..8, ["2024-06-30".to_owned(), "2025-01-15".to_owned()]);
    assert_eq!(times, days, "the page tells updates too");
    assert!(page.contains("data deduïda"));
    assert_eq!(text(&made, "dades/cronologia.csv").lines().count(), expected.len() + 1);
}

#[test]
fn what_began_on_one_day_is_told_once() {
    let overlay = "adhesion: {state: approved, session: {date: 2023-07-26}, result: unanimous}
agenda: {approved: 2024-03-21}
actions:
  E1.O1.A1: {status: ongoing, progress: 5, started: 2024-04-01}
  E1.O1.A2: {status: ongoing, progress: 5, started: 2024-04-02}
  E1.O2.A1: {status: ongoing, progress: 5, started: 2024-04-01}
";
    let page = text(&rendered(&Fixture::new().overlay(overlay)), &format!("{TOWN}/index.html"));
    let (_, list) = page.split_once("<ol class=\"events\">").expect("it has a timeline");
    let list = list.split("</ol>").next().expect("it ends");
    assert_eq!(list.matches("<time").count(), 4, "the approvals, and two days");
    let day = list.split("<time datetime=\"2024-04-01\">").nth(1).and_then(|rest| rest.split("<time").next()).expect("it is told");
    assert_eq!(day.matches("<a href=\"seguiment/#").count(), 2, "{day}");
    assert!(day.contains("#e1-o1-a1\"") && day.contains("#e1-o2-a1\"") && day.matches("Comença").count() == 1, "{day}");
}

#[test]
fn many_updates_of_a_month_are_told_in_a_line() {
    let page = |days: &[u8]| {
        let updates: Vec<_> = days.iter().map(|day| format!("{{date: 2024-06-{day:02}, text: Va.}}")).collect();
        let overlay = format!("actions:\n  E1.O1.A1: {{status: ongoing, started: 2024-06-10, updates: [{}]}}\n", updates.join(", "));
        let page = said(&rendered(&Fixture::new().overlay(&overlay)), &format!("{TOWN}/index.html"));
        page.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let few = page(&[1, 11, 21]);
    assert_eq!(few.matches("Actualització").count(), 3, "{few}");
    let many = page(&[1, 11, 21, 22]);
    assert!(many.contains("juny del 2024 4 actualitzacions al seguiment, una per una"), "{many}");
    assert!(many.contains("10 de juny del 2024 Comença") && !many.contains("Actualització"), "{many}");
}

#[test]
fn the_last_update_does_not_depend_on_the_order_in_which_it_is_written() {
    let two = ["{date: 2025, text: A.}", "{date: 2025-06-30, text: B.}"];
    let last = |first: &str, second: &str| {
        let overlay = format!("actions:\n  E1.O1.A1: {{status: ongoing, progress: 5, started: 2025, updates: [{first}, {second}]}}\n");
        let made = rendered(&Fixture::new().overlay(&overlay));
        let town: Value = serde_json::from_str(&text(&made, &format!("{TOWN}/dades.json"))).expect("it is JSON");
        town["actions"][0]["last_update"].clone()
    };
    assert_eq!(last(two[0], two[1]), last(two[1], two[0]));
    assert_eq!(last(two[0], two[1]), "2025-06-30", "what is known for certain");
}

#[test]
fn what_has_no_date_says_so() {
    let made = rendered(&Fixture::new().overlay("actions:\n  E1.O1.A1: {status: ongoing, progress: 40}\n"));
    for path in ["index.html", "seguiment/index.html"] {
        let page = said(&made, &format!("{TOWN}/{path}"));
        assert!(page.contains("L’Ajuntament no ha dit de quan és el que declara (sense data)."), "{path}");
        assert!(!page.contains("encara no ha publicat cap dada de seguiment"), "{path}: it has, without a date");
    }
}

#[test]
fn a_town_of_which_nothing_is_known_is_told_what_to_do() {
    let made = rendered(&Fixture::new().without(GARRIGA));
    let page = text(&made, &format!("{TOWN}/index.html"));
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("«{words}» isn't in the page"));
    assert!(
        at("No hem trobat cap font que digui que s’hi ha adherit.") < at("Descarregueu la moció"),
        "what we don't know, before how to adhere"
    );
}

#[test]
fn of_an_action_that_many_have_spoken_of_the_data_say_who_they_are() {
    let with = |towns: usize| {
        let mut site = Fixture::new();
        for at in 0..towns {
            let row = format!(
                "{:05},{:06},Vila {at},Vila {at},41,Vallès Oriental,Barcelona,900,2025,false,Vila {at},41.5,1.9,10.00\n",
                8101 + at,
                81010 + at
            );
            let overlay =
                format!("code: \"{:05}\"\n{}", 8101 + at, "agenda: {approved: 2024-01-01}\nactions:\n  E1.O1.A1: {decision: adopt}\n");
            site = site.adding(REGISTRY, &row).with(&format!("municipalities/valles-oriental/vila-{at}.yaml"), &overlay);
        }
        said(&rendered(&site), "agenda/administracio-intelligent/cataleg-de-tramits/index.html")
    };
    let (few, many) = (with(11), with(12)); // And la Garriga.
    assert!(few.contains("Vila 10") && !few.contains("dades obertes del seguiment"), "{few}");
    assert!(!many.contains("Vila 10") && many.contains("dades obertes del seguiment (files amb l’«id» E1.O1.A1)"), "{many}");
}
