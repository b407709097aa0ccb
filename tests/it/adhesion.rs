//! What is told of an adhesion, and of a motion: as far as their sources go and no further. Which pages there are is in `degrees`.

use serde_json::Value;

use crate::fixture::Fixture;
use crate::html::{Piece, scan};
use crate::site::rendered;

const TOWN: &str = "municipis/la-garriga";
const UNANIMOUS: &str = "  result: unanimous\n  source: \"https://example.cat/acord\"\n";

struct Made(std::collections::BTreeMap<String, Vec<u8>>);

impl Made {
    fn of(overlay: &str) -> Made {
        Made(rendered(&Fixture::new().overlay(overlay)))
    }

    fn text(&self, path: &str) -> String {
        String::from_utf8(self.0.get(path).unwrap_or_else(|| panic!("{path} isn't planned")).clone()).expect("it is UTF-8")
    }

    /// What a page says, without its tags.
    fn said(&self, path: &str) -> String {
        let word = |piece: Piece| if let Piece::Text(text) = piece { Some(text) } else { None };
        let words: Vec<String> = scan(&self.text(path)).into_iter().filter_map(word).collect();
        words.join(" ").split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn town(&self) -> Value {
        serde_json::from_str(&self.text(&format!("{TOWN}/dades.json"))).expect("it is JSON")
    }
}

fn approved(session: &str, rest: &str) -> String {
    format!("adhesion:\n  state: approved\n  session: {session}\n{rest}")
}

#[test]
fn a_day_that_was_deduced_says_so_wherever_it_stands() {
    let deduced = approved("{date: 2023-07-26, deduced: \"del diari.\"}", UNANIMOUS);
    let known = approved("{date: 2023-07-26}", UNANIMOUS);
    let shown = "26 de juliol del 2023 (data deduïda)";
    for path in ["index.html", "seguiment/index.html", "comarques/valles-oriental/index.html"] {
        assert!(Made::of(&deduced).said(path).contains(shown), "{path}");
        assert!(!Made::of(&known).said(path).contains("deduïda"), "{path}");
    }
    let adhesion = &Made::of(&deduced).town()["adhesion"];
    assert_eq!((&adhesion["date"], &adhesion["date_deduced"]), (&"2023-07-26".into(), &true.into()));
    assert!(Made::of(&deduced).text("dades/municipis.csv").contains(",approved,2023-07-26,true,"));
    assert!(Made::of(&known).text("dades/municipis.csv").contains(",approved,2023-07-26,false,"));
}

#[test]
fn the_day_of_a_motion_of_which_nothing_came_out_is_no_day_of_an_adhesion() {
    let overlay = "adhesion: {state: proposed, session: {date: 2022-12-02, item: \"4\"}, source: \"https://example.cat/ordre\"}\n";
    let made = Made::of(overlay);
    assert_eq!(made.town()["adhesion"]["date"], Value::Null);
    assert_eq!(made.town()["timeline"][0]["event"], "session");
    // Whoever takes its motion reads first what is known of it.
    let motion = made.said(&format!("{TOWN}/mocio/index.html"));
    assert!(motion.contains("Què se’n sap") && motion.contains("(2 de desembre del 2022, punt 4); no en consta el resultat"), "{motion}");
    assert!(!motion.contains("Què consta que es va aprovar"));
    let town = made.said(&format!("{TOWN}/index.html"));
    assert!(town.contains("Si sabeu què se’n va acordar") && !town.contains("no n’hem trobat publicada la llista"), "{town}");
}

#[test]
fn the_motion_is_not_said_to_be_the_one_that_was_voted() {
    let made = Made::of(&approved("{date: 2023-07-26}", UNANIMOUS));
    let words = "consta que sigui el que va votar el ple";
    assert!(made.said(&format!("{TOWN}/mocio/index.html")).contains(words));
    assert!(!made.said("municipis/abrera/mocio/index.html").contains(words), "of a town of which nothing is known nothing was voted");
    #[cfg(feature = "pdf")]
    {
        use agenda::document::Document;
        use agenda::output::OutputPath;
        let prepared = Fixture::new().overlay(&approved("{date: 2023-07-26}", UNANIMOUS)).prepare().value;
        let path = OutputPath::new(&format!("{TOWN}/mocio.pdf")).expect("it is a path");
        let Some(Document::Motion(motion)) = prepared.document(&prepared.plan.tasks[&path]) else { panic!("it is a motion") };
        assert!(motion.approved.iter().any(|line| line.contains(words)), "{:?}", motion.approved);
        assert_eq!(motion.head.as_deref(), Some("Model de moció per a l’Ajuntament de la Garriga"));
    }
}

#[test]
fn what_the_source_leaves_open_is_told() {
    let note = "La notícia no diu amb quin resultat.";
    let rest = format!("  result: unknown\n  present: 4\n  members: 7\n  note: \"{note}\"\n  source: \"https://example.cat/acord\"\n");
    let made = Made::of(&approved("{date: 2023-01-12, kind: ordinary}", &rest));
    for path in ["index.html", "mocio/index.html"] {
        let said = made.said(&format!("{TOWN}/{path}"));
        assert!(said.contains("amb 4 dels 7 membres presents. La font consultada no publica el recompte de vots."), "{said}");
        assert!(said.contains(note), "{said}");
    }
}

#[test]
fn unanimity_is_nobody_against_and_nobody_made_up() {
    let votes = |overlay: &str| {
        let made = Made::of(overlay);
        let adhesion = made.town()["adhesion"].clone();
        ["votes_for", "votes_against", "votes_abstain"].map(|key| adhesion[key].as_u64())
    };
    assert_eq!(votes(&approved("{date: 2023-07-26}", &format!("  present: 9\n{UNANIMOUS}"))), [Some(9), Some(0), Some(0)]);
    assert_eq!(votes(&approved("{date: 2023-07-26}", UNANIMOUS)), [None, Some(0), Some(0)], "how many they were isn't made up");
    assert_eq!(votes(&approved("{date: 2023-07-26}", "  source: \"https://example.cat/acord\"\n")), [None; 3]);
}

#[test]
fn nobody_counts_as_none_achieved_what_nobody_has_spoken_of() {
    let legend = |overlay: &str| {
        let page = Made::of(overlay).text(&format!("{TOWN}/puzle/index.html"));
        let list =
            page.split("<dl class=\"states\">").nth(1).and_then(|rest| rest.split("</dl>").next()).expect("there is a legend").to_owned();
        list.matches("<dt>").count()
    };
    assert_eq!(legend(&approved("{date: 2023-07-26}", UNANIMOUS)), 2, "proposed, and not proposed to towns of its size");
    assert_eq!(legend("pieces: {tramits: achieved}\n"), 4);
}

#[test]
fn a_certificate_that_is_yet_to_come_is_no_fact() {
    let overlay = |certified: &str| {
        format!(
            "adhesion: {{state: certified, session: {{date: 2023-07-26, source: \"https://example.cat/ordre\"}}, certified: {certified}, result: unanimous, source: \"https://example.cat/acord\"}}\n"
        )
    };
    let told = |certified: &str| {
        let made = Made::of(&overlay(certified));
        let says = made.said(&format!("{TOWN}/index.html")).contains("Certificat de la secretaria:");
        (made.town()["adhesion"]["state"].as_str().expect("a word").to_owned(), says, made.town()["timeline"].as_array().map(Vec::len))
    };
    assert_eq!(told("2023-08-01"), ("certified".to_owned(), true, Some(2)));
    assert_eq!(told("2026-08"), ("approved".to_owned(), false, Some(1)), "the reference date is before it");
    // The order of the day gives the day; that the ple approved it is in the other.
    assert_eq!(Made::of(&overlay("2023-08-01")).town()["timeline"][0]["source"], "https://example.cat/acord");
}
