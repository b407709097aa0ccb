//! Sites as editors break them: the fixture's files with lines lost, doubled and moved, words of other places, signs that mean something to YAML
//! or Markdown, and bytes that mean nothing. Whatever they hold, nothing panics, faults stand in the files that they tell of, and what has no
//! error has all its pages. One site is tried for four cases of `PROPTEST_CASES`, as
//! making its pages takes longer than what other properties do.

use std::ops::Range;

use agenda::diagnostic::{human, machine};
use agenda::model::language::Language;
use agenda::pipeline::Prepared;
use agenda::source::Sources;
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, any, proptest};
use proptest::sample::{Index, select};
use proptest::{prop_assert, prop_oneof};

use crate::fixture::{AGENDA, Fixture};
use crate::site::{render_all, with_example};

/// What means something to YAML, Markdown, CSV, dates, numbers, our own syntax, or to those who read letters.
const SIGNS: [&str; 48] = [
    ":",
    ": ",
    "- ",
    "? ",
    "|",
    ">-",
    "&a ",
    "*a",
    "<<: *a",
    "!!binary ",
    "!t ",
    "{",
    "}",
    "[",
    "]",
    "[[[[[[[[",
    "\"",
    "'",
    "#",
    "%",
    "@",
    "~",
    "null",
    "true",
    "---\n",
    "...\n",
    "\t",
    "\n\n",
    "-0",
    "1e400",
    "18446744073709551616",
    "0x1F",
    "2024-02-30",
    "2026-06",
    "{#E1.O1.A1}",
    "{#}",
    "{{population}}",
    "{{",
    "[^1]",
    "[^1]: ",
    "](#E1.O9)",
    "```yaml action\n",
    "<br>",
    "<!--",
    "\u{202e}",
    "\u{feff}",
    "ŀ·e\u{301}",
    ",,\",",
];

/// One thing done to one file. Places are fractions of the file, as an [`Index`] has them.
#[derive(Debug, Clone)]
enum Edit {
    /// Lines are lost.
    Lose(Index, usize),
    /// Lines are there once more, elsewhere.
    Double(Index, usize, Index),
    /// A line begins further right or left.
    Indent(Index, usize),
    /// A word is put in the place of another.
    Word(Index, Index),
    /// A sign is put before a word, or in its place.
    Sign(Index, &'static str, bool),
    /// The file ends in the middle.
    Cut(Index),
    /// Bytes that need not be text.
    Bytes(Index, Vec<u8>),
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    prop_oneof![
        2 => (at(), 1..4usize).prop_map(|(place, lines)| Edit::Lose(place, lines)),
        2 => (at(), 1..4usize, at()).prop_map(|(place, lines, to)| Edit::Double(place, lines, to)),
        2 => (at(), 0..9usize).prop_map(|(place, spaces)| Edit::Indent(place, spaces)),
        4 => (at(), at()).prop_map(|(place, word)| Edit::Word(place, word)),
        4 => (at(), select(SIGNS.to_vec()), any::<bool>()).prop_map(|(place, sign, instead)| Edit::Sign(place, sign, instead)),
        1 => at().prop_map(Edit::Cut),
        1 => (at(), vec(any::<u8>(), 1..6)).prop_map(|(place, bytes)| Edit::Bytes(place, bytes)),
    ]
}

/// Where the words of a text are.
fn words(text: &str) -> Vec<Range<usize>> {
    let word = |part: &str| {
        let start = part.as_ptr().addr() - text.as_ptr().addr();
        start..start + part.len()
    };
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '{' | '}' | '[' | ']' | '"'))
        .filter(|part| !part.is_empty())
        .map(word)
        .collect()
}

fn edited(bytes: &[u8], edit: &Edit) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(bytes) else { return bytes.to_vec() };
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let words = words(text);
    if lines.is_empty() || words.is_empty() {
        return bytes.to_vec();
    }
    let some = |place: &Index, how_many: usize| {
        let first = place.index(lines.len());
        first..lines.len().min(first + how_many)
    };
    let replaced = |word: Range<usize>, new: &str| [&text[..word.start], new, &text[word.end..]].concat().into_bytes();
    match edit {
        Edit::Lose(place, how_many) => {
            lines.drain(some(place, *how_many));
            lines.concat().into_bytes()
        }
        Edit::Double(place, how_many, to) => {
            let again = lines[some(place, *how_many)].to_vec();
            let to = to.index(lines.len());
            lines.splice(to..to, again);
            lines.concat().into_bytes()
        }
        Edit::Indent(place, spaces) => {
            let at = place.index(lines.len());
            let line = format!("{}{}", " ".repeat(*spaces), lines[at].trim_start_matches(' '));
            lines[at] = &line;
            lines.concat().into_bytes()
        }
        Edit::Word(place, other) => replaced(words[place.index(words.len())].clone(), &text[words[other.index(words.len())].clone()]),
        Edit::Sign(place, sign, instead) => {
            let word = words[place.index(words.len())].clone();
            replaced(word.start..if *instead { word.end } else { word.start }, sign)
        }
        Edit::Cut(place) => bytes[..place.index(bytes.len())].to_vec(),
        Edit::Bytes(place, new) => {
            let at = place.index(bytes.len());
            [&bytes[..at], new, &bytes[at..]].concat()
        }
    }
}

/// The fixture's site after these edits, each of the file whose turn it is by its index.
fn broken(edits: &[(Index, Edit)]) -> Fixture {
    edits.iter().fold(with_example(), |fixture, (file, edit)| {
        let paths: Vec<String> = fixture.sources.files.keys().map(ToString::to_string).collect();
        let path = file.get(&paths);
        let bytes = edited(&fixture.sources.files[path.as_str()], edit);
        fixture.with_bytes(path, &bytes)
    })
}

/// Where a fault stands outside its file, or in the middle of a letter.
fn misplaced(prepared: &agenda::diagnostic::Diagnosed<Prepared>, sources: &Sources) -> Vec<String> {
    let places =
        prepared.diagnostics.iter().flat_map(|fault| fault.place.iter().chain(&fault.related).map(move |place| (fault.rule.code, place)));
    let fits = |path: &str, start: usize, end: usize| match sources.text(path) {
        Some(text) => start <= end && text.get(start..end).is_some(),
        // A file that isn't text, or isn't there.
        None => start <= end && end <= sources.files.get(path).map_or(0, |bytes| bytes.len()),
    };
    let wrong = places.filter(|(_, place)| !fits(&place.path, place.span.start, place.span.end));
    wrong.map(|(code, place)| format!("{code} at {}:{}..{}", place.path, place.span.start, place.span.end)).collect()
}

fn config() -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    ProptestConfig { cases: config.cases.div_ceil(4), ..config }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_is_written_is_a_site_or_has_faults(edits in vec((any::<Index>(), edit()), 1..5)) {
        let fixture = broken(&edits);
        let prepared = fixture.prepare();
        let wrong = misplaced(&prepared, &fixture.sources);
        prop_assert!(wrong.is_empty(), "{wrong:?}");
        for language in [Language::Ca, Language::En] {
            let short = machine::short(&prepared.diagnostics, &fixture.sources, language);
            prop_assert!(short.lines().count() >= prepared.diagnostics.len());
            human::render(&prepared.diagnostics, &fixture.sources, language, true);
        }
        if !Prepared::has_errors(&prepared.diagnostics) {
            render_all(&prepared.value);
            // Documents take as long as all the rest, so only where time is (`.ci/long`).
            #[cfg(feature = "pdf")]
            if std::env::var_os("AGENDA_PRINT").is_some() {
                for path in ["agenda/agenda.pdf", "municipis/la-garriga/agenda.pdf", "municipis/la-garriga/mocio.pdf"] {
                    let made = crate::prose::made(&prepared.value, path);
                    prop_assert!(made.is_ok() || made.as_ref().is_err_and(|fault| fault.ends_with("isn't planned")), "{made:?}");
                }
            }
        }
    }
}

/// What vanishes from a text of Markdown is still there in the bytes: places in the block of an action are those of the file.
#[test]
fn a_sign_that_vanishes_moves_no_place() {
    let fixture = with_example().replacing(AGENDA, "  - {id: tramits-clars", "  \u{202e} {id: tramits-clars");
    let prepared = fixture.prepare();
    assert!(Prepared::has_errors(&prepared.diagnostics));
    let wrong = misplaced(&prepared, &fixture.sources);
    assert!(wrong.is_empty(), "{wrong:?}");
}
