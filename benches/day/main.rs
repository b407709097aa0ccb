//! The day on which all municipalities have adhered and have an agenda of their own: the program measured whole on a site of that size, made up and the same
//! for the same seed. Run with `cargo bench --bench day`; README tells the figures.
//!
//!     cargo bench --bench day                                    every row of the table
//!     cargo bench --bench day -- generate FOLDER [TOWNS ACTIONS SEED]    only writes the site
//!
//! `AGENDA_DOCUMENTS=1` also makes the documents of all towns, which takes five minutes. `AGENDA_BASELINE` names another program, of another revision, which is
//! then measured on the same site, and told as a ratio. Not a test: nothing here fails.
#![allow(clippy::disallowed_methods, clippy::print_stdout)] // A benchmark reads, writes and times.

mod measure;
mod random;
mod site;

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::measure::{Measured, memory, run, start};
use crate::site::{Scale, site};

/// All the municipalities of Catalonia, and the actions of a long model.
const ALL: Scale = Scale { towns: 947, actions: 144, seed: 1 };

/// How often what is short is measured; the median is told.
const TIMES: usize = 5;

/// Where the preview listens.
const PORT: u16 = 8790;

/// An overlay that is edited.
const EDITED: &str = "municipalities/valles-oriental/la-garriga.yaml";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [command, folder, rest @ ..] = arguments.as_slice()
        && command == "generate"
    {
        let number = |at: usize, otherwise: usize| rest.get(at).map_or(otherwise, |text| text.parse().expect("a number"));
        let scale = Scale { towns: number(0, ALL.towns), actions: number(1, ALL.actions), seed: number(2, 1) as u64 };
        return write(Path::new(folder), scale);
    }
    let own = PathBuf::from(env!("CARGO_BIN_EXE_agenda"));
    let baseline = std::env::var_os("AGENDA_BASELINE").map(PathBuf::from);
    let rows = rows(&own);
    let before = baseline.map(|program| self::rows(&program));
    println!("{:34} {:>9} {:>9} {:>9}", "", "CPU", "time", "memory");
    for (at, (what, measured)) in rows.iter().enumerate() {
        let than =
            before.as_ref().map(|before| format!("  {:5.2} × the baseline", measured.wall.as_secs_f64() / before[at].1.wall.as_secs_f64()));
        println!(
            "{what:34} {:7.2} s {:7.2} s {:6} MB{}",
            measured.cpu.as_secs_f64(),
            measured.wall.as_secs_f64(),
            measured.memory / 1000,
            than.unwrap_or_default()
        );
    }
}

/// Every row, of a program.
fn rows(program: &Path) -> Vec<(String, Measured)> {
    let folder = TempDir::new().expect("a temporary folder");
    let root = folder.path();
    write(root, ALL);
    let build = || run(program, &["build", "--no-documents"], root);
    let mut rows = vec![("cold".to_owned(), build()), ("nothing changed".to_owned(), median(build))];
    println!("{} MB published", size(&root.join("public")) / 1_000_000);
    let edits = |path: &str, from: &str, to: &str| {
        let path = root.join(path);
        let text = fs::read_to_string(&path).expect("it is there");
        assert!(text.contains(from), "«{from}» is not in the site");
        let (from, to) = (from.to_owned(), to.to_owned());
        let mut edition = 0;
        median(move || {
            edition += 1;
            fs::write(&path, text.replacen(&from, &to.replace("{n}", &edition.to_string()), 1)).expect("it can be written");
            run(program, &["build", "--no-documents"], root)
        })
    };
    rows.push(("a text of one overlay".to_owned(), edits(EDITED, "introduction: |\n", "introduction: |\n    Una frase més, la {n}.\n")));
    rows.push(("a due date of one overlay".to_owned(), edits(EDITED, "    due: 2025-12-31\n", "    due: 2026-09-0{n}\n")));
    rows.push((
        "an action's text in the model".to_owned(),
        edits("content/ca/agenda/20-eix.md", "#### Primers passos\n", "Una frase més, la {n}.\n\n#### Primers passos\n"),
    ));
    rows.extend(preview(program, root));
    let larger = TempDir::new().expect("a temporary folder");
    write(larger.path(), Scale { towns: 4 * ALL.towns, ..ALL });
    rows.push(("cold, four times as many towns".to_owned(), run(program, &["build", "--no-documents"], larger.path())));
    rows.extend(documents(program));
    rows
}

/// What the documents of a town take, once the first are made: the mean of those that one site has more than another.
fn documents(program: &Path) -> Vec<(String, Measured)> {
    let of = |towns: usize| {
        let folder = TempDir::new().expect("a temporary folder");
        write(folder.path(), Scale { towns, ..ALL });
        run(program, &["build"], folder.path())
    };
    let (few, more) = (12, 36);
    let (of_few, of_more) = (of(few), of(more));
    let each = |more_of: Duration, fewer_of: Duration| more_of.saturating_sub(fewer_of) / (more - few) as u32;
    let each = Measured { cpu: each(of_more.cpu, of_few.cpu), wall: each(of_more.wall, of_few.wall), memory: of_more.memory };
    let mut rows = vec![("a town with its documents".to_owned(), each)];
    if std::env::var_os("AGENDA_DOCUMENTS").is_some() {
        rows.push(("cold, with documents".to_owned(), of(ALL.towns)));
    }
    rows
}

/// Until the preview answers, and until a save shows in it.
fn preview(program: &Path, root: &Path) -> Vec<(String, Measured)> {
    let port = PORT.to_string();
    let began = Instant::now();
    let mut child = start(program, &["serve", "--port", &port], root);
    while page("/").is_none() {
        sleep(Duration::from_millis(5));
    }
    let mut rows = vec![("serve: start".to_owned(), Measured { wall: began.elapsed(), memory: memory(&child), ..Measured::default() })];
    let path = root.join(EDITED);
    let text = fs::read_to_string(&path).expect("it is there");
    let mut edition = 0;
    let save = || {
        edition += 1;
        let mark = format!("Una frase per a la pantalla, la {edition}.");
        fs::write(&path, text.replacen("introduction: |\n", &format!("introduction: |\n    {mark}\n"), 1)).expect("it can be written");
        let began = Instant::now();
        while !page("/municipis/la-garriga/agenda/").is_some_and(|page| page.contains(&mark)) {
            sleep(Duration::from_millis(2));
        }
        Measured { wall: began.elapsed(), memory: memory(&child), ..Measured::default() }
    };
    rows.push(("serve: a save until it shows".to_owned(), median(save)));
    drop(child.kill());
    drop(child.wait());
    rows
}

/// A page of the preview.
fn page(path: &str) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", PORT)).ok()?;
    write!(stream, "GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n").ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    answer.starts_with("HTTP/1.0 200").then_some(answer)
}

fn median(mut measure: impl FnMut() -> Measured) -> Measured {
    let mut all: Vec<Measured> = (0..TIMES).map(|_| measure()).collect();
    all.sort_by_key(|measured| measured.wall);
    all[TIMES / 2]
}

/// Writes a site in a folder.
fn write(folder: &Path, scale: Scale) {
    for (path, text) in site(scale) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("it is below the folder")).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    }
}

/// The bytes of all files below a folder.
fn size(folder: &Path) -> u64 {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    files.filter_map(|file| file.metadata().ok()).filter(|metadata| metadata.is_file()).map(|metadata| metadata.len()).sum()
}
