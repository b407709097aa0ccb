//! How long documents take, one after another on one thread: the first agenda, those that follow it, and the motions of all municipalities in
//! every format. Run with `cargo bench --bench documents`. Not a test: nothing here fails.
#![allow(clippy::disallowed_methods, clippy::print_stdout)] // A benchmark reads and times.

use std::path::Path;
use std::time::{Duration, Instant};

use agenda::load::load;
use agenda::output::OutputPath;
use agenda::pipeline::{Prepared, Wanted, prepare};
use agenda::plan::job::Task;
use agenda::store::Store;
use agenda::workshop::Sizes;

fn main() {
    let sources = load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository's site can be read");
    let wanted = Wanted { date: None, documents: true, make: false };
    let prepared = prepare(&sources, wanted, &Store::memory(), &|| {}).value;
    let of = |ending: &str| -> Vec<(&OutputPath, &Task)> {
        prepared.plan.tasks.iter().filter(|(path, task)| task.is_document() && path.as_str().ends_with(ending)).collect()
    };
    let (first, rest) = each(&prepared, &of("agenda.pdf"));
    report("agenda.pdf, the first", first, 1);
    report("agenda.pdf, each that follows", rest.iter().sum(), rest.len());
    for ending in ["mocio.pdf", "mocio.odt", "mocio.docx"] {
        let (first, rest) = each(&prepared, &of(ending));
        report(&format!("{ending}, the first"), first, 1);
        report(&format!("{ending}, each that follows"), rest.iter().sum(), rest.len());
    }
}

/// The time of the first and of each that follows.
fn each(prepared: &Prepared, tasks: &[(&OutputPath, &Task)]) -> (Duration, Vec<Duration>) {
    let mut times = tasks.iter().map(|(path, task)| {
        let began = Instant::now();
        prepared.bytes(path, task, &Store::memory(), Sizes::Known).unwrap_or_else(|fault| panic!("{path}: {:?}", fault.arguments));
        began.elapsed()
    });
    let first = times.next().expect("there is a document");
    (first, times.collect())
}

fn report(what: &str, total: Duration, count: usize) {
    let count = u32::try_from(count.max(1)).unwrap_or(u32::MAX);
    println!("{what:32} {:8.1} ms × {count:4} = {:6.2} s", (total / count).as_secs_f64() * 1000.0, total.as_secs_f64());
}
