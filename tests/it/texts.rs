//! Whatever `check` passes, every format makes, and no word of it is lost: on texts from the grammar, and on those that once broke this
//! (`tests/corpus`). How long texts are generated is for `AGENDA_SECONDS`.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use proptest::collection::vec;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use crate::fixture::Fixture;
use crate::grammar;
use crate::prose::{HOSTS, letters_of, made, overlaid};

/// The fields of an overlay that hold a line: what stands in their place, and the outputs that show it.
const FIELDS: &[(&str, &str, &[&str])] = &[
    (
        "title: Catàleg de tràmits de la Garriga\n",
        "title: ",
        &["municipis/la-garriga/agenda/index.html", "municipis/la-garriga/agenda.pdf"],
    ),
    ("reason: Ja hi arriba.\n", "reason: ", &["municipis/la-garriga/agenda/index.html", "municipis/la-garriga/agenda.pdf"]),
    ("owner: Serveis TIC\n", "owner: ", &["municipis/la-garriga/agenda/index.html", "municipis/la-garriga/agenda.pdf"]),
    ("reason: \"Ha calgut refer el concurs.\"", "reason: ", &["municipis/la-garriga/seguiment/index.html"]),
];

/// Where the files of hosts lie, so that each finds the picture `foto.png`.
const PICTURE_FOLDERS: [&str; 4] = ["municipalities/valles-oriental/la-garriga", "content/ca", "content/ca/agenda", "content/ca/pages"];

/// The smallest picture there is: one point.
const PICTURE: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00\x3a\x7e\x9b\x55\x00\x00\x00\x0a\x49\x44\x41\x54\x78\x9c\x63\x68\x00\x00\x00\x82\x00\x81\x77\xcd\x72\xb6\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

/// A text with its words made different from all others, and those words.
fn with_words(text: &str, next: &mut usize) -> (String, Vec<String>) {
    let mut words = Vec::new();
    let mut out = String::new();
    for (at, part) in text.split('@').enumerate() {
        // The sign of a mailbox stays.
        let is_word = at > 0 && !part.starts_with("x.cat");
        if is_word {
            *next += 1;
            words.push(format!("zq{next}z"));
            out.push_str(&format!("zq{next}z"));
        } else if at > 0 {
            out.push('@');
        }
        out.push_str(part);
    }
    (out, words)
}

/// The fixture with a text wherever one may stand, and the words that each output must show.
fn site(text: &str, lines: &[String]) -> (Fixture, BTreeMap<&'static str, Vec<String>>) {
    let mut wanted: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut next = 0;
    let mut fixture =
        PICTURE_FOLDERS.iter().fold(Fixture::new(), |fixture, folder| fixture.with_bytes(&format!("{folder}/foto.png"), PICTURE));
    for (host, put, outputs) in HOSTS {
        let (text, words) = with_words(text, &mut next);
        // The labels of notes are a file's.
        fixture = put(fixture, &text.replace("[^", &format!("[^{host}")));
        outputs.iter().for_each(|path| wanted.entry(path).or_default().extend(words.iter().cloned()));
    }
    for ((part, key, outputs), line) in FIELDS.iter().zip(lines) {
        let (line, words) = with_words(line, &mut next);
        if fixture.text(crate::fixture::GARRIGA).contains(part) {
            fixture = overlaid(fixture, part, key, &line);
            outputs.iter().for_each(|path| wanted.entry(path).or_default().extend(words.iter().cloned()));
        }
    }
    (fixture, wanted)
}

/// That what has no error is made, and whole; of what has some, only these are told.
fn promise(text: &str, lines: &[String]) -> Result<Vec<String>, String> {
    let (fixture, wanted) = site(text, lines);
    let prepared = fixture.prepare();
    let errors: Vec<_> = prepared.diagnostics.iter().filter(|fault| fault.is_error()).collect();
    if !errors.is_empty() {
        return Ok(errors.iter().map(|fault| format!("{} {:?}", fault.rule.code, fault.arguments)).collect());
    }
    for (path, words) in wanted {
        if cfg!(not(feature = "pdf")) && path.ends_with(".pdf") {
            continue;
        }
        let shown = letters_of(path, made(&prepared.value, path)?);
        let lost: Vec<&String> = words.iter().filter(|word| !shown.contains(word.as_str())).collect();
        if !lost.is_empty() {
            return Err(format!("{path} lacks {lost:?}"));
        }
    }
    Ok(Vec::new())
}

/// Texts that broke the promise once, by the name of what was wrong. What can't be kept of those in `*.fault.md` is told.
#[test]
fn what_broke_the_promise_once_no_longer_does() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("it is there").map(|entry| entry.expect("it can be read").path()).collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("it is a text");
        let faults = promise(&text, &[]).unwrap_or_else(|lost| panic!("{}: {lost}", file.display()));
        let wanted = file.to_string_lossy().contains(".fault.");
        assert_eq!(!faults.is_empty(), wanted, "{}: {faults:?}", file.display());
    }
}

/// How long texts are generated unless `AGENDA_SECONDS` says otherwise.
const SECONDS: u64 = 1;

#[test]
fn what_check_passes_every_format_makes() {
    let seconds = std::env::var("AGENDA_SECONDS").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(SECONDS);
    let end = Instant::now() + Duration::from_secs(seconds);
    let config = Config { cases: 1, failure_persistence: None, max_shrink_iters: 3000, max_shrink_time: 60_000, ..Config::default() };
    let strategy = (grammar::text(), vec(grammar::line(), FIELDS.len()));
    let (tried, passed, faults) = (Cell::new(0u64), Cell::new(0u64), RefCell::new(BTreeMap::<String, usize>::new()));
    while Instant::now() < end {
        let result = TestRunner::new(config.clone()).run(&strategy, |(text, lines)| {
            tried.set(tried.get() + 1);
            let errors = promise(&text, &lines).map_err(TestCaseError::fail)?;
            passed.set(passed.get() + u64::from(errors.is_empty()));
            errors.into_iter().for_each(|error| *faults.borrow_mut().entry(error).or_default() += 1);
            Ok(())
        });
        if let Err(fault) = result {
            panic!("{fault}");
        }
    }
    let (tried, passed) = (tried.get(), passed.get());
    #[allow(clippy::print_stdout)] // Who lets it run for long wants to know what it did.
    {
        println!("{passed} of {tried} sites had no faults and were made");
    }
    // A few may all have some by chance.
    assert!(tried < 50 || passed * 2 > tried, "only {passed} of {tried} sites had no faults: the grammar makes too many: {faults:?}");
}

/// A text that someone wants to know about, by its file's name (`AGENDA_TEXT`); its documents are left in a folder (`AGENDA_DOCUMENTS`) to look at.
#[test]
fn a_text_at_hand_keeps_the_promise() {
    let Some(path) = std::env::var_os("AGENDA_TEXT") else { return };
    let text = std::fs::read_to_string(path).expect("it is a text");
    if let Some(folder) = std::env::var_os("AGENDA_DOCUMENTS") {
        let prepared = site(&text, &[]).0.prepare().value;
        for path in ["agenda/agenda.pdf", "municipis/la-garriga/agenda.pdf", "mocio/mocio.pdf", "mocio/mocio.odt", "mocio/mocio.docx"] {
            let made = made(&prepared, path).expect("it is made");
            std::fs::write(std::path::Path::new(&folder).join(path.replace('/', "-")), made).expect("it can be written");
        }
    }
    assert_eq!(promise(&text, &[]), Ok(Vec::new()));
}
