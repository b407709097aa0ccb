//! What no editor writes and machines do: texts of half a megabyte and of a whole one, of a single sign or of nothing but links. A whole takes twice as long
//! as a half; where it takes four times, something is quadratic. Run with `cargo bench --bench input`. Not a test: nothing here fails.
#![allow(clippy::disallowed_methods)] // A benchmark reads and times.

use std::path::Path;

use agenda::diagnostic::machine;
use agenda::load::load;
use agenda::model::language::Language;
use agenda::pipeline::{Wanted, prepare};
use agenda::source::Sources;
use agenda::store::Store;
use divan::Bencher;

/// A text by its name, made of a part that is said again and again, in lines of at most the longest that is read.
const PARTS: [(&str, &str); 14] = [
    ("notes without end", "[^"),
    ("brackets", "["),
    ("stars", "*a **a "),
    ("tags", "<b>"),
    ("addresses", "https://x.cat "),
    ("dead links", "[a](/no-hi-es/)\n\n"),
    ("notes", "[^1] "),
    ("struck", "~~a~~ "),
    ("blanks", "{{x}} "),
    ("letters that fonts lack", "漢"),
    ("headings", "# a\n\n"),
    ("definitions", "a\n: b\n\n"),
    ("table", "|a|b|\n|-|-|\n|c|d|\n\n"),
    ("quotations", "> a\n\n"),
];

const MEGABYTE: usize = 1_000_000;

fn main() {
    divan::main();
}

fn text(part: &str, bytes: usize) -> String {
    let line = if part.ends_with('\n') { part.to_owned() } else { part.repeat(90_000 / part.len()) + "\n" };
    let mut text = String::from("---\ntitle: T\n---\n\nUna nota[^1].\n\n[^1]: La nota.\n\n");
    while text.len() + line.len() < bytes {
        text.push_str(&line);
    }
    text
}

fn sources() -> Sources {
    load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository's site can be read")
}

#[divan::bench(args = PARTS.iter().flat_map(|(name, _)| [(*name, 2), (*name, 1)]).map(|(name, parts)| format!("{name}, 1/{parts} MB")), sample_count = 3)]
fn checked(bencher: Bencher<'_, '_>, case: &str) {
    let (name, size) = case.rsplit_once(", 1/").expect("it has a size");
    let part = PARTS.iter().find(|(known, _)| *known == name).expect("it has a part").1;
    let bytes = MEGABYTE / if size.starts_with('2') { 2 } else { 1 };
    let mut sources = sources();
    sources.files.insert("content/ca/pages/x.md".into(), text(part, bytes).into_bytes().into());
    bencher.bench_local(|| {
        let prepared = prepare(&sources, Wanted { date: None, documents: true, make: false }, &Store::memory(), &|| {});
        machine::short(&prepared.diagnostics, &sources, Language::Ca).len()
    });
}
