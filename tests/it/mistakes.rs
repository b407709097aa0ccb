//! What editors get wrong, a small file each in `tests/mistakes`, with what they are told of it in Catalan (a snapshot beside it). One mistake is told once,
//! where it is. Not every rule: that is `rules`.

use std::fs;
use std::path::Path;

use agenda::diagnostic::{Diagnostic, Rule, human, rules};
use agenda::model::language::Language;
use rayon::prelude::*;

use crate::fixture::Fixture;

/// What a case says of itself: how many errors, and how many warnings beside none.
fn expected(sentence: &str) -> (usize, usize) {
    let inside = sentence.trim_end().trim_end_matches(')').rsplit('(').next().unwrap_or("");
    match inside {
        "fine" => (0, 0),
        "warning" => (0, 1),
        "error" => (1, 0),
        _ => {
            let number = inside.split(' ').next().and_then(|number| number.parse().ok());
            let number = number.unwrap_or_else(|| panic!("«{sentence}» doesn't say what is expected"));
            if inside.contains("warning") { (0, number) } else { (number, 0) }
        }
    }
}

/// The valid site with the mistakes of a case.
fn made(case: &str) -> Fixture {
    let mut fixture = Fixture::new();
    let mut directives: Vec<(&str, String)> = Vec::new();
    for line in case.split_inclusive('\n').skip(1) {
        match line.strip_prefix('@').map(str::trim_end).filter(|rest| is_directive(rest)) {
            Some(directive) => directives.push((directive, String::new())),
            None => directives.last_mut().expect("a case begins with a directive").1.push_str(line),
        }
    }
    let mut directives = directives.into_iter();
    while let Some((directive, content)) = directives.next() {
        let (word, path) = directive.split_once(' ').unwrap_or((directive, ""));
        fixture = match word {
            "action" => fixture.action(&content),
            "overlay" => fixture.overlay(&content),
            "file" => fixture.with(path, &content),
            "add" => fixture.adding(path, &content),
            "remove" => fixture.without(path),
            "replace" => {
                let (_, new) = directives.next().expect("@replace has its @with");
                let whole = |text: &str| text.strip_suffix('\n').unwrap_or(text).to_owned();
                fixture.replacing(path, &whole(&content), &whole(&new))
            }
            "latin1" => fixture.with_bytes(path, &content.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect::<Vec<u8>>()),
            "utf16" => {
                let bytes = content.encode_utf16().flat_map(u16::to_le_bytes);
                fixture.with_bytes(path, &[0xff, 0xfe].into_iter().chain(bytes).collect::<Vec<u8>>())
            }
            other => panic!("there is no directive @{other}"),
        };
    }
    fixture
}

fn is_directive(rest: &str) -> bool {
    let word = rest.split(' ').next().unwrap_or("");
    ["action", "overlay", "file", "add", "remove", "replace", "with", "latin1", "utf16"].contains(&word)
}

#[test]
fn one_mistake_is_told_once_and_clearly() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes");
    let mut cases: Vec<_> = fs::read_dir(&folder).expect("there are cases").map(|entry| entry.expect("readable").path()).collect();
    cases.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    cases.sort();
    assert!(cases.len() >= 120);
    let tried: Vec<Tried> = cases.par_iter().map(|path| tried(path)).collect();
    let mut failures = Vec::new();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let words: Vec<&str> = tried.iter().flat_map(|tried| &tried.rules).map(|rule| rule.ca.message).collect();
    let unheard: Vec<&str> = rules::variants().iter().map(|rule| rule.ca.message).filter(|message| !words.contains(message)).collect();
    // No text can carry a gigabyte: that has its case in `rules`.
    let unheard: Vec<&str> = unheard.into_iter().filter(|message| *message != rules::FILES_TOO_LARGE.ca.message).collect();
    assert!(unheard.is_empty(), "no mistake is told in the words «{}»", unheard.join("», «"));
    for Tried { name, told, counted, .. } in tried {
        if counted != expected(told.lines().next().unwrap_or("")) {
            failures.push(format!("── {name}: {told}"));
        } else {
            settings.bind(|| insta::assert_snapshot!(name.as_str(), told));
        }
    }
    assert!(failures.is_empty(), "{} mistakes are told badly:\n{}", failures.len(), failures.join("\n"));
}

/// A case as it went.
struct Tried {
    name: String,
    /// What it says of itself, and what an editor is told.
    told: String,
    /// How many errors and warnings that is.
    counted: (usize, usize),
    rules: Vec<&'static Rule>,
}

fn tried(path: &Path) -> Tried {
    let name = path.file_stem().expect("a case has a name").to_string_lossy().into_owned();
    let case = fs::read_to_string(path).expect("readable");
    let fixture = made(&case);
    let found = fixture.prepare().diagnostics;
    let told = human::render(&found, &fixture.sources, Language::Ca, false);
    let errors = found.iter().filter(|found| Diagnostic::is_error(found)).count();
    let told = format!("{}\n\n{told}", case.lines().next().unwrap_or(""));
    Tried { name, told, counted: (errors, found.len() - errors), rules: found.iter().map(|found| found.rule).collect() }
}
