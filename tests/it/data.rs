//! Open data: that every format says the same as the pages, whatever towns report, and that no text breaks out of its place.

use std::collections::BTreeMap;

use agenda::model::elision::elided;
use agenda::model::language::Language;
use agenda::model::overlay::Status;
use serde_json::Value;

use crate::fixture::{Fixture, GARRIGA, SITE};
use crate::site::{rendered, with_example};

const TOWN: &str = "municipis/la-garriga";

fn text(made: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(made.get(path).unwrap_or_else(|| panic!("{path} isn't planned")).clone()).expect("data is UTF-8")
}

/// The rows of a CSV, by column.
fn rows(made: &BTreeMap<String, Vec<u8>>, path: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(made[path].as_slice());
    let head = reader.headers().expect("it has a head").clone();
    let row = |row: csv::StringRecord| head.iter().zip(row.iter()).map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect();
    reader.records().map(|record| row(record.expect("every row has as many cells as the head"))).collect()
}

/// Overlays that differ in what figures depend on.
fn situations() -> Vec<(&'static str, Fixture)> {
    let all = ["E1.O1.A1", "E1.O1.A2", "E1.O2.A1", "E1.O2.A2"];
    let each = |line: &str| format!("actions:\n{}", all.map(|id| format!("  {id}: {line}\n")).concat());
    vec![
        ("as it is", Fixture::new()),
        ("nothing reported", Fixture::new().overlay("agenda: {approved: 2024-03-21}\n")),
        ("some taken on", Fixture::new().overlay("actions:\n  E1.O1.A1: {status: ongoing, progress: 10, started: 2025-01-01}\n")),
        ("all dropped", Fixture::new().overlay(&each("{status: dropped, reason: \"No es farà.\"}"))),
        ("nothing taken on", Fixture::new().overlay(&each("{decision: omit, reason: \"No cal.\"}"))),
        ("all done", Fixture::new().overlay(&each("{status: done, finished: 2025-01-01, due: 2024-01-01}"))),
        ("all late", Fixture::new().overlay(&each("{status: planned, due: 2026-06-29}"))),
        ("due on the day", Fixture::new().overlay(&each("{status: planned, due: 2026-06-30}"))),
    ]
}

#[test]
fn figures_agree_in_every_format() {
    for (name, fixture) in situations() {
        let made = rendered(&fixture);
        let prepared = fixture.prepare().value;
        let towns = prepared.facts();
        let figures = &towns.iter().find(|town| town.municipality().slug == "la-garriga").expect("it is there").progress.figures;
        let town: Value = serde_json::from_str(&text(&made, &format!("{TOWN}/dades.json"))).expect("it is JSON");
        let rows = rows(&made, &format!("{TOWN}/seguiment.csv"));
        let counted: Vec<_> = rows.iter().filter(|row| ["adopted", "adapted", "own"].contains(&row["origin"].as_str())).collect();
        assert_eq!(town["figures"]["total"], figures.total, "{name}");
        assert_eq!(counted.len() as u64, figures.total, "{name}");
        let mut sum = 0;
        for status in Status::ALL.into_iter().map(Some).chain([None]) {
            let count = figures.count(status);
            let (key, cell) = status.map_or(("unreported", ""), |status| (status.code(), status.code()));
            assert_eq!(town["figures"][key], count, "{name}: {key}");
            assert_eq!(counted.iter().filter(|row| row["status"] == cell).count() as u64, count, "{name}: {key}");
            sum += count;
        }
        assert_eq!(sum, figures.total, "{name}");
        assert_eq!(town["figures"]["late"], figures.late, "{name}");
        assert_eq!(rows.iter().filter(|row| row["late"] == "true").count() as u64, figures.late, "{name}");
        let percent = |share: Option<agenda::model::progress::Share>| share.map(|share| f64::from(share.tenths) / 10.0);
        assert_eq!(town["figures"]["finished_share"].as_f64(), percent(figures.finished_share), "{name}");
        assert_eq!(town["figures"]["mean_progress"].as_f64(), percent(figures.mean_progress), "{name}");
        let said = format!("Accions finalitzades: {} de {}", figures.done, figures.total - figures.dropped);
        let said = elided(&said, Language::Ca);
        assert!(text(&made, &format!("{TOWN}/insignia.svg")).contains(&*said), "{name}: the badge");
        assert_eq!(town["actions"].as_array().map(Vec::len), Some(rows.len()), "{name}: JSON and CSV have the same actions");
    }
    // What the issue fixes about the border: the day itself isn't late, the day after is.
    let late = |name: &str| {
        let fixture = situations().into_iter().find(|(of, _)| *of == name).expect("it is there").1;
        rows(&rendered(&fixture), &format!("{TOWN}/seguiment.csv")).iter().filter(|row| row["late"] == "true").count()
    };
    assert_eq!((late("all late"), late("due on the day"), late("all done")), (4, 0, 0));
}

#[test]
fn columns_are_those_that_were_promised() {
    let made = rendered(&Fixture::new());
    let head = |path: &str| text(&made, path).lines().next().expect("it has a head").to_owned();
    let own =
        "id,axis,objective,title,origin,decision,status,progress,start,due,started,finished,late,owner,cost_planned,cost_spent,last_update";
    assert_eq!(head(&format!("{TOWN}/seguiment.csv")), own);
    assert_eq!(head("dades/seguiment.csv"), format!("code,slug,{own}"));
    let rows = rows(&made, &format!("{TOWN}/seguiment.csv"));
    let first = &rows[0];
    let cells =
        ["id", "origin", "decision", "status", "progress", "due", "late", "cost_spent", "last_update"].map(|name| first[name].as_str());
    assert_eq!(cells, ["E1.O1.A1", "adapted", "adapt", "ongoing", "40", "2026-06-29", "true", "9800.50", "2025-06-30"]);
}

#[test]
fn the_data_package_describes_every_table_as_it_is() {
    let made = rendered(&Fixture::new());
    let package: Value = serde_json::from_str(&text(&made, "dades/datapackage.json")).expect("it is JSON");
    let resources = package["resources"].as_array().expect("it has resources");
    let planned = made.keys().filter(|path| path.starts_with("dades/") && path.ends_with(".csv")).count();
    assert_eq!(resources.len(), planned);
    let page = text(&made, "dades/index.html");
    for resource in resources {
        let title = resource["title"].as_str().expect("it has a title");
        let columns = resource["schema"]["fields"].as_array().expect("fields").iter().filter_map(|field| field["description"].as_str());
        assert!(columns.into_iter().all(|column| column != title), "«{title}» is the title of a table and what a column means");
        let path = format!("dades/{}", resource["path"].as_str().expect("it has a path"));
        let fields: Vec<&str> =
            resource["schema"]["fields"].as_array().expect("fields").iter().filter_map(|field| field["name"].as_str()).collect();
        assert_eq!(text(&made, &path).lines().next(), Some(fields.join(",").as_str()), "{path}");
        for field in resource["schema"]["fields"].as_array().expect("fields") {
            let meaning = field["description"].as_str().expect("it has a description");
            assert!(!meaning.starts_with("column."), "{path}: «{meaning}» is a key and not words");
            assert!(page.contains(&*agenda::markup::escaped(meaning)), "the page doesn't say what {path} {} means", field["name"]);
        }
    }
}

#[test]
fn examples_are_in_no_data_of_the_whole() {
    let made = rendered(&with_example());
    for (path, bytes) in made.iter().filter(|(path, _)| path.starts_with("dades/") && !path.ends_with(".html")) {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        assert!(!text.contains("vilafosca") && !text.contains("00001"), "{path}");
    }
    assert!(made.contains_key("municipis/vilafosca/dades.json"), "it has its own");
}

#[test]
fn moving_the_date_moves_lateness_and_nothing_else() {
    let line = "{status: ongoing, started: 2024-01-01, progress: 10, due: 2026-03-31}";
    let at = |date: &str| {
        let fixture = Fixture::new().overlay(&format!("actions:\n  E1.O1.A1: {line}\n")).replacing(
            SITE,
            "reference_date: 2026-06-30",
            &format!("reference_date: {date}"),
        );
        rows(&rendered(&fixture), &format!("{TOWN}/seguiment.csv"))
    };
    let (mut before, mut after) = (at("2026-03-31"), at("2026-04-01"));
    assert_eq!((before[0]["late"].as_str(), after[0]["late"].as_str()), ("false", "true"));
    before.iter_mut().chain(&mut after).for_each(|row| drop(row.remove("late")));
    assert_eq!(before, after);
}

/// What an attacker may put in a text.
const HOSTILE: &str = "=HYPERLINK(\"http://x\") ]]><script>alert(1)</script>&amp;\u{202e}\"'; BEGIN:VEVENT, {{ 7*7 }} <!-- \\";

#[test]
fn hostile_text_stays_text() {
    let quoted = serde_json::to_string(HOSTILE).expect("it is a string");
    let fixture = Fixture::new().with(
        GARRIGA,
        &format!(
            "code: \"08088\"\nlanguages: [ca]\nadhesion: {{state: approved, session: {{date: 2023-07-26}}, result: unanimous}}\nown:\n  - {{id: GAR.1, objective: E1.O2, title: {quoted}, text: \"T.\", owner: {quoted}, status: ongoing, started: 2024-01-01, progress: 5, due: 2027-01, next: {{text: {quoted}, date: 2026-12-01}}, updates: [{{date: 2025-01-01, status: ongoing, text: {quoted}}}]}}\n"
        ),
    );
    let made = rendered(&fixture);
    // CSV: the text comes back, after the apostrophe that keeps it from being a formula.
    for path in [format!("{TOWN}/seguiment.csv"), "dades/seguiment.csv".to_owned()] {
        let rows = rows(&made, &path);
        let own = rows.iter().find(|row| row["id"] == "GAR.1").expect("it is there");
        assert!(own["title"].starts_with("'=HYPERLINK(") && own["owner"].starts_with("'="), "{path}: {own:?}");
    }
    // JSON: the text itself.
    let town: Value = serde_json::from_str(&text(&made, &format!("{TOWN}/dades.json"))).expect("it is JSON");
    let action = town["actions"].as_array().expect("actions").iter().find(|action| action["id"] == "GAR.1").expect("it is there");
    assert!(action["title"].as_str().is_some_and(|title| title.starts_with("=HYPERLINK(\"http://x\") ]]><script>")), "{action}");
    // Atom and SVG: well formed, and the text is text.
    let atom = text(&made, &format!("{TOWN}/actualitzacions.atom"));
    let feed = roxmltree::Document::parse(&atom).expect("the feed is well formed");
    let entry = feed.descendants().find(|node| node.has_tag_name("entry") || node.tag_name().name() == "entry").expect("it has an entry");
    let title = entry.descendants().find(|node| node.tag_name().name() == "title").and_then(|node| node.text()).expect("it has a title");
    assert!(title.contains("]]><script>alert(1)</script>&amp;"), "{title}");
    assert!(!feed.descendants().any(|node| node.tag_name().name() == "script"));
    roxmltree::Document::parse(&text(&made, &format!("{TOWN}/insignia.svg"))).expect("the badge is well formed");
    // iCalendar: unfolded, one line a property, and no event but the two that there are.
    let calendar = text(&made, &format!("{TOWN}/terminis.ics"));
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75));
    let unfolded = calendar.replace("\r\n ", "");
    let lines: Vec<&str> = unfolded.trim_end().split("\r\n").collect();
    assert_eq!(lines.iter().filter(|line| **line == "BEGIN:VEVENT").count(), 2);
    let names = [
        "BEGIN",
        "END",
        "VERSION",
        "PRODID",
        "CALSCALE",
        "METHOD",
        "X-WR-CALNAME",
        "UID",
        "DTSTAMP",
        "DTSTART;VALUE=DATE",
        "SUMMARY",
        "DESCRIPTION",
        "URL",
        "TRANSP",
    ];
    assert!(lines.iter().all(|line| line.split_once(':').is_some_and(|(name, _)| names.contains(&name))), "{unfolded}");
    assert!(unfolded.contains("DTSTART;VALUE=DATE:20270131"), "a month stands on its last day");
    assert!(unfolded.contains("gener del 2027"), "and says that only the month is known");
}

#[test]
fn feeds_have_the_newest_twenty_and_the_days_of_events() {
    let updates: String = (1..=25).map(|day| format!("{{date: 2025-01-{day:02}, text: \"Dia {day}.\"}}, ")).collect();
    let fixture = Fixture::new().overlay(&format!(
        "adhesion: {{state: approved, session: {{date: 2023-07-26}}, result: unanimous}}\nactions:\n  E1.O1.A1: {{updates: [{updates}]}}\n"
    ));
    let made = rendered(&fixture);
    for path in ["dades/actualitzacions.atom", "municipis/la-garriga/actualitzacions.atom"] {
        let atom = text(&made, path);
        let feed = roxmltree::Document::parse(&atom).expect("the feed is well formed");
        let of = |name: &str| {
            feed.descendants()
                .filter(|node| node.tag_name().name() == name)
                .filter_map(|node| node.text())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(of("summary").len(), 20, "{path}");
        assert_eq!(of("summary").first().map(String::as_str), Some("Dia 25."), "{path}");
        assert_eq!(of("updated")[0], "2025-01-25T00:00:00Z", "{path}: as new as its newest entry");
        let ids: std::collections::BTreeSet<String> = of("id").into_iter().collect();
        assert_eq!(ids.len(), 21, "{path}: every id is there once");
    }
}

/// The feed of all has the newest of all towns, whichever of them has how many, and those of one day by their ids.
#[test]
fn the_feed_of_all_mixes_towns_by_day() {
    let town = |name: &str, days: &[u8]| {
        let updates: String = days.iter().map(|day| format!("{{date: 2025-01-{day:02}, text: {name} {day}}}, ")).collect();
        format!(
            "adhesion: {{state: approved, session: {{date: 2023-07-26}}, result: unanimous}}\nactions:\n  E1.O1.A1: {{updates: [{updates}]}}\n"
        )
    };
    let other = |code: &str, said: String| format!("code: \"{code}\"\nlanguages: [ca]\n{said}");
    let fixture = Fixture::new()
        .overlay(&town("Garriga", &(1..=25).collect::<Vec<_>>()))
        .with("municipalities/garrotxa/tortella.yaml", &other("17200", town("Tortellà", &[3, 15, 28])))
        .with("municipalities/baix-llobregat/abrera.yaml", &other("08001", town("Abrera", &[2, 8])));
    let atom = text(&rendered(&fixture), "dades/actualitzacions.atom");
    let feed = roxmltree::Document::parse(&atom).expect("the feed is well formed");
    let told: Vec<_> = feed.descendants().filter(|node| node.tag_name().name() == "summary").filter_map(|node| node.text()).collect();
    let mut expected: Vec<String> = (9..=25).rev().map(|day| format!("Garriga {day}")).collect();
    expected.insert(0, "Tortellà 28".to_owned());
    expected.insert(12, "Tortellà 15".to_owned());
    expected.push("Abrera 8".to_owned());
    assert_eq!(told, expected);
}

/// A calendar without events isn't one (RFC 5545, 3.6): a town without dates has none, and no page leads to it.
#[test]
fn a_calendar_has_events() {
    let made = rendered(&Fixture::new().overlay("actions:\n  E1.O1.A1: {status: planned}\n"));
    assert!(!made.contains_key(&format!("{TOWN}/terminis.ics")));
    let linking = made.iter().filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("la-garriga/terminis.ics"));
    assert_eq!(linking.map(|(path, _)| path).collect::<Vec<_>>(), Vec::<&String>::new());
}

/// What is done or dropped is no longer due; a step that was announced still stands.
#[test]
fn a_calendar_has_what_is_still_due() {
    let action = |id: &str, status: &str, more: &str| format!("  {id}: {{status: {status}, due: 2027-01-31{more}}}\n");
    let next = ", next: {text: \"Acte de cloenda.\", date: 2026-12-01}";
    let actions = [action("E1.O1.A1", "done", next), action("E1.O1.A2", "ongoing", ""), action("E1.O2.A1", "dropped", "")].concat();
    let made = rendered(&Fixture::new().overlay(&format!("agenda: {{approved: 2024-01-01}}\nactions:\n{actions}")));
    let calendar = text(&made, &format!("{TOWN}/terminis.ics"));
    let ids: Vec<&str> = calendar.lines().filter_map(|line| line.strip_prefix("UID:la-garriga-")?.split('@').next()).collect();
    assert_eq!(ids, ["e1-o1-a1-next", "e1-o1-a2-due"]);
}

/// What Unicode keeps for no character, and overrides of direction, are in no file, however they were written.
#[test]
fn no_file_holds_what_no_output_may() {
    let hostile = "a\\uFFFFb\\u202Ec\\u0001d &#xFFFF; &#x202E; e";
    let fixture = Fixture::new().overlay(&format!(
        "adhesion: {{state: approved, session: {{date: 2023-07-26}}, source: \"https://example.cat/acord\"}}\n\
         contacts: {{political: \"{hostile}\"}}\nagenda: {{introduction: \"{hostile}\"}}\n\
         actions:\n  E1.O1.A1:\n    decision: adapt\n    title: \"{hostile}\"\n    note: \"{hostile}\"\n    owner: \"{hostile}\"\n    due: 2026-12-31\n\
         \x20   next: {{text: \"{hostile}\", date: 2026-11-30}}\n    updates: [{{date: 2024-06-30, text: \"{hostile}\"}}]\n"
    ));
    let prepared = fixture.prepare();
    assert!(!agenda::pipeline::Prepared::has_errors(&prepared.diagnostics), "{}", crate::site::said(&fixture));
    for (path, bytes) in rendered(&fixture) {
        if [".odt", ".docx", ".png"].iter().any(|ending| path.ends_with(ending)) || path.starts_with("recursos/") {
            continue;
        }
        let text = String::from_utf8(bytes).expect("the rest is text");
        let found = text.chars().find(|c| matches!(c, '\u{ffff}' | '\u{202e}') || (c.is_control() && !matches!(c, '\n' | '\r' | '\t')));
        assert_eq!(found, None, "{path}");
        for escaped in ["\\uffff", "\\u202e", "\\u0001"] {
            assert!(!text.to_lowercase().contains(escaped), "{path}: {escaped}");
        }
        if path.ends_with(".atom") || path.ends_with(".svg") {
            roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
    }
}
