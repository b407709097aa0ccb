//! The program as a person runs it: arguments, messages, exit status and what is on disk afterwards. Not what the pages hold. What it
//! does with a site's folder it does with the fixture's four towns; `whole.rs` has all of them.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::fixture::{Fixture, GARRIGA};
use crate::publish::contents;
use crate::site::{EXAMPLE, with_example};

/// The program with these arguments, in English, in a folder.
pub(crate) fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_agenda"));
    command.args(arguments).arg("--lang=en").current_dir(folder);
    command
}

fn agenda(folder: &Path, arguments: &[&str]) -> Output {
    program(folder, arguments).output().expect("the program runs")
}

/// Everything that was printed.
pub(crate) fn printed(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Runs the program, which must be content.
pub(crate) fn fine(folder: &Path, arguments: &[&str]) -> String {
    let output = agenda(folder, arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", printed(&output));
    printed(&output)
}

/// The site of a fixture, in a folder of its own.
pub(crate) fn on_disk(fixture: &Fixture) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    fixture.write(folder.path());
    folder
}

#[test]
fn a_new_site_is_fine() {
    let folder = TempDir::new().expect("a temporary folder");
    fine(folder.path(), &["init", "site"]);
    // What only its publisher knows is still missing, and is told: nothing of it is made up.
    let said = fine(folder.path(), &["check", "--root", "site", "--format", "short"]);
    let warned: Vec<&str> = said.lines().filter(|line| line.contains("warning[")).collect();
    assert!(warned.len() == 4 && ["[C014]", "[C015]", "[C016]", "[C020]"].iter().all(|code| said.contains(code)), "{said}");
    fine(folder.path(), &["build", "--root", "site", "--only", "abrera", "--no-documents"]);
    assert!(folder.path().join("site/public/municipis/abrera/index.html").exists());
}

#[test]
fn a_site_is_the_same_wherever_and_however_it_is_built() {
    let (one, two) = (on_disk(&with_example()), on_disk(&with_example()));
    let (one, two) = (one.path(), two.path());
    fine(one, &["build", "--jobs", "1"]);
    let root = two.display().to_string();
    fine(one, &["build", "--root", &root, "--out", "elsewhere/www", "--jobs", "2", "--no-cache"]);
    let published = contents(&one.join("public"));
    assert_eq!(published, contents(&one.join("elsewhere/www")));

    assert!(fine(one, &["build"]).contains(" 0 made"));
    fs::remove_dir_all(one.join("public")).expect("writable");
    assert!(fine(one, &["build"]).contains(" 0 made"), "what was made is in the store");
    assert_eq!(contents(&one.join("public")), published);

    let overlay = one.join(EXAMPLE);
    let edited = fs::read_to_string(&overlay).expect("readable").replace("status: planned", "status: ongoing");
    fs::write(&overlay, edited).expect("writable");
    fine(one, &["build"]);
    let changed = contents(&one.join("public"));
    let differing: Vec<&String> =
        changed.iter().filter(|(path, bytes)| published.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
    assert!(!differing.is_empty() && differing.iter().all(|path| path.starts_with("municipis/vilafosca/")), "{differing:?}");
}

#[test]
fn faults_are_all_told_and_publish_nothing() {
    let site = on_disk(&Fixture::new());
    let root = site.path();
    fine(root, &["build"]);
    let before = contents(&root.join("public"));
    let broken =
        Fixture::new().replacing(GARRIGA, "    status: ongoing", "    stauts: ongoing").replacing(GARRIGA, "progress: 40", "progress: 140");
    broken.write(root);
    let output = agenda(root, &["build"]);
    assert_eq!(output.status.code(), Some(1));
    let told = printed(&output);
    for expected in ["Y005", "did you mean «status»?", "Y011", "la-garriga.yaml:", "the previous site stays as it was"] {
        assert!(told.contains(expected), "{expected} is missing in:\n{told}");
    }
    assert_eq!(contents(&root.join("public")), before);
    let short = agenda(root, &["check", "--format", "short"]);
    assert_eq!(short.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&short.stdout).lines().any(|line| line.contains("la-garriga.yaml:") && line.contains("error[Y005]")));
}

#[test]
fn what_cannot_run_says_why() {
    let folder = TempDir::new().expect("a temporary folder");
    let folder = folder.path();
    assert_eq!(agenda(folder, &["check", "--root", "nowhere"]).status.code(), Some(2));
    assert_eq!(agenda(folder, &["build", "--date", "yesterday"]).status.code(), Some(2));
    fs::write(folder.join("mine.txt"), "mine").expect("writable");
    let output = agenda(folder, &["init", "."]);
    assert_eq!(output.status.code(), Some(2));
    assert!(printed(&output).contains("not empty"));
    assert_eq!(fs::read_dir(folder).expect("readable").count(), 1);
}

#[test]
fn new_makes_an_overlay_once() {
    let site = on_disk(&Fixture::new().without(GARRIGA));
    let root = site.path();
    fine(root, &["new", "GARRIGA"]);
    let path = root.join(GARRIGA);
    assert!(fs::read_to_string(&path).expect("it was made").contains("code: \"08088\""));
    fine(root, &["check"]);
    fs::write(&path, "code: \"08088\"\n# mine\n").expect("writable");
    let again = agenda(root, &["new", "08088"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(fs::read_to_string(&path).expect("still there").contains("# mine"));
    for name in ["Ajuntament de la Garriga", "Garriga, la", "garriga, LA", "080885", "8088"] {
        assert!(printed(&agenda(root, &["new", name])).contains("already has"), "{name}");
    }
    let unknown = agenda(root, &["new", "La Garigga"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(printed(&unknown).contains("la Garriga"), "{}", printed(&unknown));
}

#[test]
fn only_leaves_the_other_towns_out() {
    let site = on_disk(&Fixture::new());
    let root = site.path();
    fine(root, &["build", "--only", "abrera", "--out", "quick"]);
    assert!(root.join("quick/municipis/abrera/index.html").exists() && root.join("quick/index.html").exists());
    assert!(!root.join("quick/municipis/tortella").exists());
    assert_eq!(agenda(root, &["build", "--only", "abrra"]).status.code(), Some(2));
}

/// An editor who wonders why a page was made again is told what of all that it follows from has changed.
#[test]
fn what_an_output_follows_from_is_told() {
    let site = on_disk(&Fixture::new());
    let root = site.path();
    let explain = |path: &str| {
        let said = fine(root, &["build", "--no-documents", "--explain", path]);
        let changed = said.lines().filter(|line| line.ends_with("changed"));
        let mut changed: Vec<String> = changed.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect();
        changed.sort();
        (changed, said)
    };
    let (progress, home) = ("/municipis/la-garriga/seguiment/", "index.html");
    assert!(explain(progress).1.contains("isn't known"), "nothing was built yet");
    assert!(!root.join("public").exists(), "it publishes nothing");
    fine(root, &["build", "--no-documents"]);
    let (changed, said) = explain(progress);
    assert!(changed.is_empty() && said.matches("the same").count() > 5, "{said}");
    let text = fs::read_to_string(root.join(GARRIGA)).expect("it is there");
    fs::write(root.join(GARRIGA), text.replace("Ja hi arriba.", "Ja hi arriba sola.")).expect("writable");
    assert_eq!(explain(progress).0, ["overlay"]);
    assert_eq!(explain("/municipis/abrera/").0, [""; 0], "what another town says changes nothing of its");
    fs::write(root.join(GARRIGA), text.replace("state: communicated", "state: approved")).expect("writable");
    assert_eq!(explain("/municipis/abrera/").0, ["other"], "its page tells how far the adhesion of a town of the same size is");
    assert_eq!(explain(home).0, ["towns"], "all that is known of all towns");
    let unknown = agenda(root, &["build", "--explain", "/municipis/la-garrriga/"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(printed(&unknown).contains("municipis/la-garriga/index.html"), "{}", printed(&unknown));
}

/// What a build makes would be read as content by the next one.
#[test]
fn nothing_is_published_among_the_sources() {
    let folder = on_disk(&Fixture::new());
    for out in ["content", "content/public", "municipalities/valles-oriental/nou/public", "themes/public", ".", "content/../content/x"] {
        let output = agenda(folder.path(), &["build", "--no-documents", "--out", out]);
        assert_eq!(output.status.code(), Some(2), "{out}: {}", printed(&output));
        assert!(printed(&output).contains("among the sources"), "{}", printed(&output));
        assert!(!folder.path().join(out).join("index.html").exists(), "{out}");
    }
}

/// The program in Catalan: its exit status, and what it printed to each stream.
fn in_catalan(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_agenda"));
    let output = command.args(arguments).arg("--lang=ca").current_dir(folder).output().expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn what_is_misused_is_told_in_the_language_of_the_person() {
    let folder = TempDir::new().expect("a temporary folder");
    for (arguments, expected) in [
        (vec!["buidl"], "no hi ha cap ordre «buidl»: volíeu dir «build»?"),
        (vec!["check", "--fromat", "short"], "no hi ha cap opció «--fromat»: volíeu dir «--format»?"),
        (vec!["check", "--format", "pdf"], "«pdf» no és cap valor de «--format <FORMAT>»"),
        (vec!["build", "--date", "ahir"], "«ahir» no pot ser el valor de «--date <YYYY-MM-DD>»"),
        (vec!["new"], "falta <MUNICIPALITY>"),
        (vec!["check", "--root", "enlloc"], "enlloc: no hi és"),
        (vec!["check"], "no hi ha cap lloc"),
        (vec!["new", "Vic"], "no hi ha cap lloc"),
    ] {
        let (status, out, err) = in_catalan(folder.path(), &arguments);
        assert_eq!(status, Some(2), "{arguments:?}: {out}{err}");
        assert!(err.contains(expected) && out.is_empty(), "{arguments:?}: {err}");
    }
}

#[test]
fn the_faults_of_check_are_its_result() {
    let site = on_disk(&Fixture::new().replacing(GARRIGA, "progress: 40\n    start", "progress: 140\n    start"));
    let (status, out, err) = in_catalan(site.path(), &["check"]);
    assert_eq!(status, Some(1));
    assert!(out.contains("Y011") && err.is_empty(), "{err}");
    // Judged as of another day, an update is of the future.
    let fine = on_disk(&Fixture::new());
    let (status, out, _) = in_catalan(fine.path(), &["check", "--date", "2025-01-01", "--format", "short"]);
    assert_eq!(status, Some(0));
    assert!(out.contains("S011"), "{out}");
}

#[test]
fn whoever_closes_the_pipe_has_read_enough() {
    let site = on_disk(&Fixture::new().overlay("adhesio: {}\n"));
    let mut command = program(site.path(), &["check"]);
    let mut child = command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), printed(&output).as_str()), (Some(1), ""));
}

#[test]
fn nothing_of_the_content_moves_the_cursor() {
    let hostile = "actions:\n  \"E1\\e[2J\\nO1\": {}\npieces: {\"x\\e]0;y\\a\": achieved}\n";
    let site = on_disk(&Fixture::new().overlay(hostile));
    for format in ["human", "short"] {
        let (_, out, _) = in_catalan(site.path(), &["check", "--format", format]);
        assert!(out.contains("Y019"), "{out}");
        assert!(!out.contains(|c: char| c.is_control() && c != '\n'), "{out:?}");
    }
}

#[test]
fn what_programs_leave_is_nobodys_text() {
    let site = on_disk(&Fixture::new());
    let town = site.path().join("municipalities/valles-oriental/la-garriga");
    fs::create_dir_all(&town).expect("writable");
    for folder in [site.path().join("content/ca/agenda"), town.clone()] {
        for name in [
            "10.md~",
            "#10.md#",
            ".#10.md",
            "Thumbs.db",
            "desktop.ini",
            ".DS_Store",
            "~$acta.docx",
            ".~lock.acta.odt#",
            "10.md.bak",
            "10.md.orig",
        ] {
            fs::write(folder.join(name), "x").expect("writable");
        }
    }
    fs::write(town.join("Acta ple.PDF"), "%PDF").expect("writable");
    fs::create_dir_all(town.join("barcelona")).expect("writable");
    fs::write(town.join("barcelona/dades.csv"), "a,b\r\n").expect("writable");
    assert_eq!(fine(site.path(), &["check"]).trim(), "0 errors, 0 warnings");
    fine(site.path(), &["build", "--no-documents"]);
    let published = contents(&site.path().join("public"));
    let of_town: Vec<&String> = published.keys().filter(|path| path.contains("acta") || path.contains("barcelona")).collect();
    assert_eq!(of_town, ["municipis/la-garriga/acta-ple.pdf", "municipis/la-garriga/barcelona/dades.csv"]);
    assert_eq!(published["municipis/la-garriga/barcelona/dades.csv"], b"a,b\r\n", "what is published as it is stays as it is");
}

/// A checkout on Windows, with its line ends.
#[test]
fn line_ends_of_windows_give_the_same_site() {
    let (plain, windows) = (on_disk(&with_example()), on_disk(&with_example()));
    for (path, bytes) in contents(windows.path()) {
        let text = String::from_utf8(bytes).expect("all is text");
        fs::write(windows.path().join(path), text.replace("\r\n", "\n").replace('\n', "\r\n")).expect("writable");
    }
    for folder in [&plain, &windows] {
        fine(folder.path(), &["build"]);
    }
    assert_eq!(contents(&plain.path().join("public")), contents(&windows.path().join("public")));
}
