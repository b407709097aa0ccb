//! The program as a person runs it: arguments, messages, exit status and what is on disk afterwards. Not what the pages hold, which is in
//! `tests/it`.
#![allow(clippy::disallowed_methods)] // These tests run the program on folders of their own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

fn agenda(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_agenda")).args(arguments).arg("--lang=en").current_dir(folder).output().expect("the program runs")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A site made by `init`, in a folder of its own.
fn site() -> TempDir {
    let temp = TempDir::new().expect("a temporary folder");
    let output = agenda(temp.path(), &["init", "site"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    temp
}

fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("readable"));
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("below the folder").display().to_string();
            (path, fs::read(entry.path()).expect("readable"))
        })
        .collect()
}

#[test]
fn a_new_site_is_fine_and_the_same_wherever_and_however_it_is_built() {
    let (one, two) = (site(), site());
    let check = agenda(&one.path().join("site"), &["check"]);
    assert_eq!((check.status.code(), said(&check).trim()), (Some(0), "0 errors, 0 warnings"));
    let first = agenda(&one.path().join("site"), &["build", "--jobs", "1"]);
    assert_eq!(first.status.code(), Some(0), "{}", said(&first));
    let second = agenda(two.path(), &["build", "--root", "site", "--out", "elsewhere/www", "--jobs", "2", "--no-cache"]);
    assert_eq!(second.status.code(), Some(0), "{}", said(&second));
    let published = tree(&one.path().join("site/public"));
    assert_eq!(published, tree(&two.path().join("elsewhere/www")));
    assert!(published.contains_key("municipis/la-garriga/index.html"));
    assert!(!published.keys().any(|path| path.starts_with('.')), "something hidden was published");

    let again = agenda(&one.path().join("site"), &["build"]);
    assert!(said(&again).contains(" 0 made"), "{}", said(&again));
    fs::remove_dir_all(one.path().join("site/public")).expect("writable");
    let from_store = agenda(&one.path().join("site"), &["build"]);
    assert!(said(&from_store).contains(" 0 made"), "{}", said(&from_store));
    assert_eq!(tree(&one.path().join("site/public")), published);

    let overlay = one.path().join("site/municipalities/exemples/riudelluna.yaml");
    let edited = fs::read_to_string(&overlay).expect("readable").replace("Connectar el pavelló", "Connectar la piscina");
    fs::write(&overlay, edited).expect("writable");
    agenda(&one.path().join("site"), &["build"]);
    let changed = tree(&one.path().join("site/public"));
    let differing: Vec<&String> =
        changed.iter().filter(|(path, bytes)| published.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
    assert!(!differing.is_empty() && differing.iter().all(|path| path.starts_with("municipis/riudelluna/")), "{differing:?}");
}

#[test]
fn faults_are_all_told_and_publish_nothing() {
    let temp = site();
    let root = temp.path().join("site");
    assert_eq!(agenda(&root, &["build"]).status.code(), Some(0));
    let before = tree(&root.join("public"));
    let path = root.join("municipalities/exemples/riudelluna.yaml");
    let broken = fs::read_to_string(&path).expect("readable").replacen("status: done", "stauts: done", 1).replacen(
        "progress: 40",
        "progress: 140",
        1,
    );
    fs::write(&path, broken).expect("writable");
    let output = agenda(&root, &["build"]);
    assert_eq!(output.status.code(), Some(1));
    let said = said(&output);
    for expected in ["Y005", "did you mean «status»?", "Y011", "riudelluna.yaml:", "the previous site stays as it was"] {
        assert!(said.contains(expected), "{expected} is missing in:\n{said}");
    }
    assert_eq!(tree(&root.join("public")), before);
    let short = agenda(&root, &["check", "--format", "short"]);
    assert_eq!(short.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&short.stdout).lines().any(|line| line.contains("riudelluna.yaml:") && line.contains("error[Y005]")));
}

#[test]
fn what_cannot_run_says_why() {
    let temp = TempDir::new().expect("a temporary folder");
    assert_eq!(agenda(temp.path(), &["check", "--root", "nowhere"]).status.code(), Some(2));
    assert_eq!(agenda(temp.path(), &["build", "--date", "yesterday"]).status.code(), Some(2));
    fs::write(temp.path().join("mine.txt"), "mine").expect("writable");
    let output = agenda(temp.path(), &["init", "."]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("not empty"));
    assert_eq!(fs::read_dir(temp.path()).expect("readable").count(), 1);
}

#[test]
fn new_makes_an_overlay_once() {
    let temp = site();
    let root = temp.path().join("site");
    let output = agenda(&root, &["new", "ametlla del valles"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let path = root.join("municipalities/valles-oriental/l-ametlla-del-valles.yaml");
    assert!(fs::read_to_string(&path).expect("it was made").contains("code: \"08005\""));
    assert_eq!(agenda(&root, &["check"]).status.code(), Some(0));
    fs::write(&path, "code: \"08005\"\n# mine\n").expect("writable");
    let again = agenda(&root, &["new", "08005"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(fs::read_to_string(&path).expect("still there").contains("# mine"));
    let unknown = agenda(&root, &["new", "La Garigga"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(said(&unknown).contains("la Garriga"), "{}", said(&unknown));
}

#[test]
fn only_leaves_the_other_towns_out() {
    let temp = site();
    let root = temp.path().join("site");
    let output = agenda(&root, &["build", "--only", "abrera", "--out", "quick"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(root.join("quick/municipis/abrera/index.html").exists() && root.join("quick/index.html").exists());
    assert!(!root.join("quick/municipis/alella").exists());
    assert_eq!(agenda(&root, &["build", "--only", "abrra"]).status.code(), Some(2));
}
