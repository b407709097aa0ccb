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
    assert_eq!(fine(folder.path(), &["check", "--root", "site"]).trim(), "0 errors, 0 warnings");
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
