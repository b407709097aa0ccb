//! What a person asks of a preview: a day, a few towns, an editor, a document; and the workbench that tells what there is to do.

use std::fs;
use std::time::Duration;

use super::client::{PATIENCE, Served};
use crate::command::{on_disk, printed, program};
use crate::fixture::{Fixture, GARRIGA};
use crate::site::{EXAMPLE, with_example};

#[test]
fn the_site_is_shown_as_of_a_day() {
    let folder = on_disk(&Fixture::new());
    let served = Served::of(folder.path(), &["--date", "2027-03-02"]);
    let home = served.get("/").text();
    assert!(home.contains("2 de març del 2027") && !home.contains("30 de juny del 2026"), "{home}");
}

#[test]
fn a_few_towns_can_be_looked_at() {
    let folder = on_disk(&with_example());
    // An error of a town that isn't looked at keeps nobody from working on another.
    let broken = fs::read_to_string(folder.path().join(EXAMPLE)).expect("it is there") + "wrong: 1\n";
    fs::write(folder.path().join(EXAMPLE), &broken).expect("it can be written");
    let served = Served::of(folder.path(), &["--only", "la garriga"]);
    assert!(!served.said().contains("error["), "{}", served.said());
    assert_eq!(served.get("/municipis/la-garriga/").status, 200);
    let left_out = served.get("/municipis/vilafosca/");
    assert!(
        left_out.status == 404 && left_out.text().contains("--only") && left_out.text().contains("workbench.js"),
        "{}",
        left_out.text()
    );
    assert_eq!(served.get("/municipis/").status, 200);
    let faults = served.get("/_agenda/faults").text();
    assert!(faults.contains("left out by --only: 1") && !faults.contains("agenda-error"), "{faults}");
    let workbench = served.get("/_agenda/").text();
    assert!(workbench.contains("la Garriga") && !workbench.contains("Vilafosca"), "{workbench}");
    // What is saved of it shows, whatever is wrong with the other; and its own mistakes are told.
    let own = fs::read_to_string(folder.path().join(GARRIGA)).expect("it is there");
    fs::write(folder.path().join(GARRIGA), own.replace("La nostra agenda.", "La nostra agenda, nova.")).expect("it can be written");
    served.until("/municipis/la-garriga/agenda/", |page| page.text().contains("La nostra agenda, nova."));
    fs::write(folder.path().join(GARRIGA), own + "wrong: 1\n").expect("it can be written");
    let faults = served.until("/_agenda/faults", |reply| reply.text().contains("agenda-error")).text();
    assert!(faults.contains("1 error\"") && faults.contains("left out by --only: 1") && !faults.contains(EXAMPLE), "{faults}");
    // A town that nobody knows is told before anything is served.
    let output = program(folder.path(), &["serve", "--port", "0", "--only", "la garrig"]).output().expect("the program runs");
    assert!(output.status.code() == Some(2) && printed(&output).contains("did you mean"), "{}", printed(&output));
}

#[test]
fn a_place_opens_an_editor_for_whoever_asked_for_it() {
    let folder = on_disk(&Fixture::new());
    let text = fs::read_to_string(folder.path().join(GARRIGA)).expect("it is there") + "wrong: 1\n";
    fs::write(folder.path().join(GARRIGA), &text).expect("it can be written");
    let line = text.lines().count();
    let without = Served::of(folder.path(), &[]);
    let told = without.get("/_agenda/faults").text();
    assert!(told.contains(&format!("la-garriga.yaml:{line}:1")) && !told.contains("://"), "{told}");
    let with = Served::of(folder.path(), &["--editor", "vscode"]);
    let told = with.get("/_agenda/faults").text();
    let root = fs::canonicalize(folder.path()).expect("it is there");
    let address = format!("vscode://file{}/{GARRIGA}:{line}:1", root.display());
    assert!(told.contains(&address), "{told} has no {address}");
    assert!(with.get("/_agenda/").text().contains(&address));
    let output = program(folder.path(), &["serve", "--editor", "emacs"]).output().expect("the program runs");
    assert!(output.status.code() == Some(2) && printed(&output).contains("vscodium"), "{}", printed(&output));
}

#[test]
fn the_workbench_tells_what_there_is_to_do() {
    let text = "code: \"00001\"\nexample: true\nidentity: {name: Vilafosca, comarca: Aran, population: 300, year: 2025}\n\
                agenda: {approved: 2023-02-01, based_on: \"2021.1\"}\n\
                actions:\n  E1.O1.A1: {status: ongoing, updates: [{date: 2024-03-05, text: Fa temps.}]}\n";
    let folder = on_disk(&Fixture::new().with(EXAMPLE, text));
    let served = Served::of(folder.path(), &[]);
    let row = |workbench: &str| {
        let from = workbench.split_once("<th scope=\"row\">Vilafosca</th>").expect("it has a row").1;
        from.split_once("</tr>").expect("it ends").0.to_owned()
    };
    let workbench = served.get("/_agenda/");
    assert_eq!(workbench.status, 200);
    let told = row(&workbench.text());
    for expected in
        ["2021.1", "1 action silent for a year", "2024-03-05", "/municipis/vilafosca/seguiment/", EXAMPLE, "an agenda of its own"]
    {
        assert!(told.contains(expected), "no «{expected}» in {told}");
    }
    assert!(workbench.text().contains("Rebuilt in"));
    fs::write(folder.path().join(EXAMPLE), text.replace("ongoing", "ongoin")).expect("it can be written");
    let workbench = served.until("/_agenda/", |workbench| workbench.text().contains("did you mean «ongoing»?")).text();
    assert!(
        row(&workbench).contains("href=\"#errors-vilafosca\">1<")
            && workbench.contains("id=\"errors-vilafosca\"")
            && workbench.contains(EXAMPLE),
        "{workbench}"
    );
    assert!(workbench.contains("The site stays as it was"), "{workbench}");
    fs::write(folder.path().join(EXAMPLE), text.replace("Fa temps", "Fa massa temps")).expect("it can be written");
    let workbench = served.until("/_agenda/", |workbench| !workbench.text().contains("id=\"errors\"")).text();
    assert!(workbench.contains(&format!("<code>{EXAMPLE}</code>")) && workbench.contains("1 municipality of "), "{workbench}");
}

/// What a browser says when a person opens an address.
#[cfg(feature = "pdf")]
const PERSON: [(&str, &str); 2] = [("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")];

#[cfg(feature = "pdf")]
#[test]
fn a_document_is_made_when_it_is_asked_for() {
    let folder = on_disk(&Fixture::new());
    let served = Served::of(folder.path(), &[]);
    let path = "/municipis/la-garriga/agenda.pdf";
    // Many ask at once, one of them a person, who isn't kept waiting without a word.
    let mut links: Vec<_> = (0..5).map(|_| served.connect()).collect();
    for link in &mut links {
        link.ask(path, &[]);
    }
    let mut person = served.connect();
    person.ask(path, &PERSON);
    let reply = person.answer(Duration::from_secs(3)).expect("a person is answered soon");
    let is_page = reply.status == 503 && reply.text().contains("data-waiting") && reply.text().contains("http-equiv=\"refresh\"");
    assert!(is_page || (reply.status == 200 && reply.body.starts_with(b"%PDF-")), "{}: {}", reply.status, reply.text());
    let all: Vec<Vec<u8>> = links.iter_mut().map(|link| link.answer(PATIENCE).expect("it answers").body).collect();
    assert!(all[0].starts_with(b"%PDF-") && all.iter().all(|body| *body == all[0]));
    // Once it is made a person has it at once, and a reader of PDFs any part.
    let mut again = served.connect();
    again.ask(path, &[PERSON[0], PERSON[1], ("Range", "bytes=0-4")]);
    let reply = again.answer(Duration::from_secs(1)).expect("it is kept");
    assert_eq!((reply.status, reply.body.as_slice(), reply.header("content-type")), (206, b"%PDF-".as_slice(), Some("application/pdf")));
}
