//! Public progress: what the pages show of what towns report, that all sums agree, and that examples and ranks never enter.

use crate::fixture::{Fixture, GARRIGA};
use crate::html::{Piece, scan, texts};
use crate::site::{rendered, with_example};

fn page(fixture: &Fixture, path: &str) -> String {
    String::from_utf8(rendered(fixture)[path].clone()).expect("pages are UTF-8")
}

/// La Garriga with an adhesion and these reports.
fn reporting(actions: &str) -> Fixture {
    Fixture::new().overlay(&format!(
        "adhesion: {{state: approved, session: {{date: 2023-07-26}}, result: unanimous, source: \"https://example.cat/acord\"}}\nactions:\n{actions}"
    ))
}

const MIXED: &str =
    "  E1.O1.A1: {status: done, started: 2024-01-10, finished: 2025-03-01, due: 2025-06-30, cost: {planned: 1000, spent: 900}}
  E1.O1.A2: {status: ongoing, progress: 50, started: 2024-02-01, due: 2026-05-31}
  E1.O2.A1: {status: paused, progress: 10, reason: \"Sense personal.\", due: 2026-12-31}
  E1.O2.A2: {status: planned, due: 2026-01-31, updates: [{date: 2025-01-01, text: \"En parlem.\"}]}
";

/// The labels that a bar has, by its statuses.
fn bar_of(page: &str) -> String {
    let pieces = scan(page);
    let bar = pieces.iter().find(|piece| piece.attribute("class") == Some("chart bar")).expect("the page has a bar");
    bar.attribute("aria-label").expect("it says what it shows").to_owned()
}

#[test]
fn figures_agree_between_chart_table_and_town_page() {
    let fixture = reporting(MIXED);
    let progress = page(&fixture, "municipis/la-garriga/seguiment/index.html");
    let town = page(&fixture, "municipis/la-garriga/index.html");
    assert_eq!(bar_of(&progress), "Totes les accions assumides: finalitzada 1, en curs 1, planificada 1, aturada 1.");
    assert_eq!(bar_of(&progress), bar_of(&town));
    for figure in ["1 de 4 accions que l’Ajuntament ha assumit i no ha descartat (25,0\u{a0}%)", "40,0\u{a0}%"] {
        assert!(progress.contains(figure) && town.contains(figure), "{figure}");
    }
    let cells = texts(&scan(&progress), "td");
    assert!(cells.windows(2).any(|pair| pair == ["1", "25,0 %"]), "{cells:?}");
    // The whole is la Garriga alone.
    assert_eq!(bar_of(&page(&fixture, "seguiment/index.html")), bar_of(&progress));
}

#[test]
fn the_late_come_first_and_the_longest_overdue_before_the_others() {
    let read = scan(&page(&reporting(MIXED), "municipis/la-garriga/seguiment/index.html"));
    let words: String = read.iter().filter_map(|piece| if let Piece::Text(text) = piece { Some(text.as_str()) } else { None }).collect();
    let section = words.split("Què cal mirar").nth(1).expect("the page has the section");
    let at = |needle: &str| section.find(needle).unwrap_or_else(|| panic!("«{needle}» isn't in the section: {section}"));
    let order = [
        "Termini: 31 de gener del 2026.",
        "Termini: 31 de maig del 2026.",
        "Sense personal.",
        "Sense evidència publicada",
        "Última notícia: 1 de gener del 2025.",
    ];
    assert!(order.map(at).is_sorted(), "{section}");
}

#[test]
fn moments_end_with_the_figures_of_the_page() {
    let fixture = reporting(MIXED);
    let prepared = fixture.prepare().value;
    let towns = prepared.facts();
    let town = towns.iter().find(|town| town.municipality().slug == "la-garriga").expect("it is there");
    let moments = &town.progress.moments;
    assert_eq!(moments.first().map(|moment| moment.date.to_string()).as_deref(), Some("2024-03-31"), "the quarter of the first event");
    assert_eq!(moments.last().map(|moment| moment.date), Some(town.progress.reference_date));
    for moment in moments {
        assert_eq!(moment.total(), town.progress.figures.total, "{}", moment.date);
    }
    let done: Vec<u64> = moments.iter().map(|moment| moment.count(Some(agenda::model::overlay::Status::Done))).collect();
    assert_eq!(done, [0, 0, 0, 0, 1, 1, 1, 1, 1, 1], "done from the quarter in which it was finished");
    let last = moments.last().expect("there are some");
    let figures = &town.progress.figures;
    // What nothing dates is in no quarter, and is told apart: here what is paused.
    assert_eq!((last.undated, figures.paused), (1, 1));
    for status in agenda::model::overlay::Status::ALL.into_iter().filter(|status| *status != agenda::model::overlay::Status::Paused) {
        assert_eq!(last.count(Some(status)), figures.count(Some(status)), "{}", status.code());
    }
    let shown = page(&fixture, "municipis/la-garriga/seguiment/index.html");
    assert!(
        texts(&scan(&shown), "p").iter().any(|facts| facts.contains("Quan es va declarar l’estat: sense datar")),
        "an undated status says so"
    );
}

#[test]
fn before_its_approval_an_agenda_had_no_actions_to_count() {
    let approved = "agenda: {approved: 2025-05-20}\nactions:\n  E1.O1.A1: {status: done, started: 2024-02-01, finished: 2024-11-30}\n";
    let prepared = Fixture::new().overlay(approved).prepare().value;
    let towns = prepared.facts();
    let town = towns.iter().find(|town| town.municipality().slug == "la-garriga").expect("it is there");
    let first = town.progress.moments.first().map(|moment| moment.date.to_string());
    assert_eq!(first.as_deref(), Some("2025-06-30"), "the quarter of the approval, and not that of the first event");
}

#[test]
fn a_day_is_told_once_and_evidence_lacks_only_where_something_was_reported() {
    let shown = |action: &str| page(&reporting(&format!("  E1.O1.A1: {action}\n")), "municipis/la-garriga/seguiment/index.html");
    let says = |action: &str, label: &str| texts(&scan(&shown(action)), "p").iter().any(|facts| facts.contains(&format!("{label}: ")));
    assert!(
        !says("{status: done, started: 2024-01-10, finished: 2025-03-01}", "Quan es va declarar l’estat"),
        "it is the day of the finish"
    );
    let earlier = "{status: ongoing, updates: [{date: 2024-05-01, status: ongoing, text: Va.}, {date: 2025-06-01, text: Segueix.}]}";
    assert!(says(earlier, "Quan es va declarar l’estat"), "no fact tells since when");
    assert!(shown("{status: ongoing}").contains("· Sense evidència "));
    assert!(!shown("{note: \"Res.\"}").contains("· Sense evidència"));
}

#[test]
fn examples_enter_no_total() {
    let without = page(&Fixture::new(), "seguiment/index.html");
    let with = page(&with_example(), "seguiment/index.html");
    let until_examples = |page: &str| page.split("id=\"exemples\"").next().map(str::to_owned).unwrap_or_default();
    assert!(with.contains("Vilafosca"), "it is listed as an example");
    let without = until_examples(&without);
    let shared = without.rfind("</table>").expect("there is a table");
    assert_eq!(until_examples(&with)[..shared], without[..shared], "and changes nothing above that list");
}

#[test]
fn a_town_without_reports_and_one_without_actions_have_their_pages() {
    let silent = page(&reporting("  E1.O1.A1: {note: \"Res.\"}\n"), "municipis/la-garriga/seguiment/index.html");
    assert_eq!(bar_of(&silent), "Totes les accions assumides: sense dades 1.");
    let omit = |action: &str| format!("  {action}: {{decision: omit, reason: \"No cal.\"}}\n");
    let nothing = ["E1.O1.A1", "E1.O1.A2", "E1.O2.A1", "E1.O2.A2"].map(omit).concat();
    let none = page(&reporting(&nothing), "municipis/la-garriga/seguiment/index.html");
    assert!(bar_of(&none).contains("no hi ha accions per comptar"), "{}", bar_of(&none));
    let drop = |action: &str| format!("  {action}: {{status: dropped, reason: \"No es farà.\"}}\n");
    let dropped =
        page(&reporting(&["E1.O1.A1", "E1.O1.A2", "E1.O2.A1", "E1.O2.A2"].map(drop).concat()), "municipis/la-garriga/seguiment/index.html");
    assert_eq!(bar_of(&dropped), "Totes les accions assumides: descartada 4.");
    assert!(dropped.contains("no hi ha accions per comptar"), "a share of nothing isn't a percentage");
}

#[test]
fn a_town_is_compared_with_its_band_only() {
    let alone = page(
        &Fixture::new().without(GARRIGA).with(GARRIGA, "code: \"08088\"\nlanguages: [ca]\nagenda: {approved: 2024-03-21}\n"),
        "municipis/la-garriga/seguiment/index.html",
    );
    assert!(alone.contains("encara no s’ha publicat el seguiment de cap altra agenda"), "no one to compare with");
    let reported = page(&reporting(MIXED), "municipis/la-garriga/seguiment/index.html");
    assert!(reported.contains("Amb seguiment publicat: 1 municipi, on viuen 17.426 persones."), "itself is of its band");
}

/// What a town wrote anew isn't compared word by word with the model's text: it says so, and what the title was.
#[test]
fn an_agenda_tells_a_new_text_from_a_changed_one() {
    let agenda =
        |action: &str| page(&reporting(&format!("  E1.O1.A2:\n    decision: adapt\n{action}")), "municipis/la-garriga/agenda/index.html");
    let new = agenda("    title: Una xarxa sense fils per als barris\n    text: Cada barri té cobertura a la plaça i al centre cívic.\n");
    let changed = agenda("    title: Fibra als edificis municipals\n");
    let told = "Text nou de l’Ajuntament. Títol en el model: <q>Fibra als edificis</q>.";
    let marked = "Què canvia respecte del model";
    assert!(new.contains(told) && !new.contains(marked) && !new.contains("<del>"), "{new}");
    assert!(!changed.contains("Text nou") && changed.contains(marked), "{changed}");
    assert!(changed.contains("Fibra als edificis<ins> municipals</ins>"), "{changed}");
}

/// The chart of dates has no table of its own: each action tells its dates, also a deadline that was moved.
#[test]
fn dates_stand_with_their_action() {
    let moved = "started: 2025-01-10, due: 2026-03-31, extended: [{date: 2026-02-01, due: 2026-12-31, reason: Obres.}]";
    let page = page(&reporting(&format!("  E1.O1.A1: {{status: ongoing, {moved}}}\n")), "municipis/la-garriga/seguiment/index.html");
    let section = |from: &str| page.split(from).nth(1).and_then(|rest| rest.split("</details>").next()).expect("it is there").to_owned();
    assert!(section("id=\"calendari\"").contains("Les dates de cada acció són amb l’acció, dins del seu eix."));
    let action = section("id=\"e1-o1-a1\"");
    for fact in ["Inici real: 10 de gener del 2025", ": 31 de març del 2026", "Termini actual: 31 de desembre del 2026", "9 mesos"] {
        assert!(action.contains(fact), "{fact}: {action}");
    }
}

/// What to look at stands under its kind, with how many there are.
#[test]
fn what_to_look_at_is_told_by_kinds() {
    let actions = "  E1.O1.A1: {status: ongoing, due: 2025-12-31}\n  E1.O1.A2: {status: ongoing, due: 2026-03-31}\n  E1.O2.A1: {status: paused, reason: Obres.}\n";
    let page = page(&reporting(actions), "municipis/la-garriga/seguiment/index.html");
    let section = page.split("id=\"mirar\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("it is there");
    let groups: Vec<&str> = section.split("<h3>").skip(1).collect();
    assert!(
        groups[0].starts_with("<b class=\"tag-concern-late\">Fora de termini</b> 2</h3>") && groups[0].matches("<li>").count() == 2,
        "{section}"
    );
    assert!(groups[1].starts_with("<b class=\"tag-concern-paused\">Aturada</b> 1</h3>") && groups[1].contains("Obres."), "{section}");
}

/// An action that is as in the model and of which nothing is reported is a line of its title; the page says what that means.
#[test]
fn a_plain_action_is_a_line_of_its_title() {
    let own = Fixture::new().overlay("agenda: {approved: 2024-03-21}\nactions:\n  E1.O1.A1: {status: ongoing}\n");
    let agenda = page(&own, "municipis/la-garriga/agenda/index.html");
    assert!(agenda.contains("De les accions assumides, les que només duen el títol són tal com al model"));
    let plain =
        agenda.split("<p class=\"plain\" id=\"e1-o1-a2\">").nth(1).and_then(|rest| rest.split("</p>").next()).expect("it is a line");
    assert!(plain.contains("href=\"/agenda/") && !plain.contains("tag-"), "{plain}");
    assert!(agenda.contains("<h4 id=\"e1-o1-a1\">"), "what is reported has its heading");
}
