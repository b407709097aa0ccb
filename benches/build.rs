//! How long the repository's own site takes: cold, with nothing changed, and with one overlay edited. Run with `cargo bench`; README gives the
//! ratios. Not a test: nothing here fails.
#![allow(clippy::disallowed_methods, clippy::print_stdout)] // A benchmark reads, writes and times.

use std::path::Path;

use agenda::load::load;
use agenda::output::OutputPath;
use agenda::pipeline::{Wanted, prepare};
use agenda::publish::publish;
use agenda::source::Sources;
use agenda::store::Store;
use agenda::workshop::Sizes;
use divan::Bencher;

const WANTED: Wanted = Wanted { date: None, documents: true, make: true };

fn main() {
    let sources = sources();
    let prepared = prepare(&sources, WANTED, &Store::memory(), &|| {}).value;
    println!("{} files, of them {} towns", prepared.plan.tasks.len(), prepared.sources.len());
    divan::main();
}

fn sources() -> Sources {
    load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository's site can be read")
}

fn build(sources: &Sources, store: &Store, out: &Path) {
    let mut prepared = prepare(sources, WANTED, store, &|| {}).value;
    prepared.make(&|_| true, store, &|| {}).expect("every output can be made");
    let outputs = prepared.plan.tasks.iter().filter_map(|(path, task)| Some((path.clone(), prepared.key(path, task, store)?))).collect();
    let render = |path: &OutputPath| prepared.bytes(path, &prepared.plan.tasks[path], store, Sizes::All);
    publish(&outputs, store, out, &render, &|_| {}).expect("the disk works");
}

/// Read, parsed, checked, merged, assessed and planned; nothing rendered.
#[divan::bench(sample_count = 10)]
fn plan_only(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| prepare(&sources(), Wanted { make: false, ..WANTED }, &Store::memory(), &|| {}));
}

/// Everything, into an empty folder.
#[divan::bench(sample_count = 5)]
fn cold(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(|| tempfile::tempdir().expect("a temporary folder")).bench_local_values(|folder| {
        build(&sources(), &Store::memory(), &folder.path().join("public"));
        folder
    });
}

/// Again, with nothing changed.
#[divan::bench(sample_count = 10)]
fn warm(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    build(&sources(), &Store::memory(), &folder.path().join("public"));
    bencher.bench_local(|| build(&sources(), &Store::memory(), &folder.path().join("public")));
}

/// Again, with one overlay edited.
#[divan::bench(sample_count = 10)]
fn one_overlay(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("public");
    build(&sources(), &Store::memory(), &out);
    let mut edition = 0;
    bencher.bench_local(|| {
        edition += 1;
        let mut sources = sources();
        let path = "municipalities/exemples/riudelluna.yaml";
        let text = sources.text(path).expect("the example is there").replace("progress: 70,", &format!("progress: {},", edition % 90 + 5));
        let text = text.replace("S'hi connecta la brigada.", &format!("S'hi connecta la brigada ({edition})."));
        sources.files.insert(path.into(), text.into_bytes().into());
        build(&sources, &Store::memory(), &out);
    });
}
