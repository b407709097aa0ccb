//! An agenda of 150 actions, which is as long as a model may become: the repository's own with some of its actions written twice. How long it is in print and
//! how big its file: a councillor holds it, and it is sent by mail.
#![cfg(feature = "pdf")]
#![allow(clippy::disallowed_methods)] // It reads the repository.

use std::path::Path;

use agenda::load::load;
use agenda::output::OutputPath;
use agenda::pipeline::{Prepared, Wanted, prepare};
use agenda::source::Sources;
use agenda::store::Store;
use agenda::workshop::Sizes;

use crate::html::{Piece, scan};

const ACTIONS: usize = 150;
const TOWN: &str = "municipalities/valles-oriental/la-garriga.yaml";

/// The actions of a text of the model, each from its title to the next.
fn actions(text: &str) -> Vec<&str> {
    let starts: Vec<usize> = text.match_indices("\n### ").map(|(at, _)| at + 1).collect();
    let end = |at: usize| text[at + 1..].find("\n## ").map_or(text.len(), |next| at + next + 2);
    let found = starts.iter().enumerate();
    let found = found.map(|(at, start)| &text[*start..starts.get(at + 1).copied().unwrap_or(text.len()).min(end(*start))]);
    found.filter(|text| text.lines().next().is_some_and(|title| title.contains(".A"))).collect()
}

/// The same action again, under another title and with ids of its own.
fn again(action: &str) -> String {
    let (title, rest) = action.split_once(" {#").expect("an action has an id");
    let (attributes, text) = rest.split_once('}').expect("they end");
    let id = attributes.split(' ').next().unwrap_or_default();
    let (objective, number) = id.rsplit_once(".A").expect("it is one of an action");
    let number: u32 = number.parse().expect("it has a number");
    // Notes and indicators are known by their names.
    let text = text.replace("[^", "[^bis-").replace("- {id: ", "- {id: bis-");
    format!("\n{title}, una altra vegada {{#{objective}.A{}}}{text}", number + 50)
}

/// The repository's sources with as many actions as there may be, the last of each axis twice, and the ids of all.
fn sources() -> (Sources, Vec<String>) {
    let mut sources = load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository can be read");
    let axes: Vec<_> =
        sources.files.keys().filter(|path| path.starts_with("content/ca/agenda/") && path.contains("-eix-")).cloned().collect();
    let texts: Vec<String> = axes.iter().map(|path| sources.text(path).expect("it is there").into_owned()).collect();
    let known: usize = texts.iter().map(|text| actions(text).len()).sum();
    let mut ids = Vec::new();
    let mut lacking = ACTIONS - known;
    for (at, (path, text)) in axes.iter().zip(&texts).enumerate() {
        let left = axes.len() - at;
        let mut whole = text.clone();
        let mut copies = lacking.div_ceil(left).min(actions(text).len());
        for action in actions(text).into_iter().rev() {
            if copies == 0 {
                break;
            }
            whole = whole.replacen(action, &format!("{}\n{}", action.trim_end(), again(action)), 1);
            copies -= 1;
            lacking -= 1;
        }
        ids.extend(actions(&whole).iter().filter_map(|action| Some(action.split_once(" {#")?.1.split(['}', ' ']).next()?.to_owned())));
        sources.files.insert(path.clone(), whole.into_bytes().into());
    }
    assert_eq!(ids.len(), ACTIONS);
    (sources, ids)
}

fn printed(prepared: &Prepared, path: &str) -> (usize, Vec<u8>) {
    let path = OutputPath::new(path).expect("it is a path");
    let bytes = prepared.bytes(&path, &prepared.plan.tasks[&path], &Store::memory(), Sizes::Known);
    let bytes = bytes.unwrap_or_else(|fault| panic!("{path}: {:?}", fault.arguments));
    (lopdf::Document::load_mem(&bytes).expect("it is a PDF").get_pages().len(), bytes)
}

#[test]
fn an_agenda_of_150_actions_is_short_and_light() {
    let (mut sources, ids) = sources();
    let report = |(at, id): (usize, &String)| {
        let status = ["planned", "ongoing", "done", "paused"][at % 4];
        let done = if status == "done" { ", finished: 2026-02-01" } else { "" };
        let reason = if status == "paused" { ", reason: \"S’espera la subvenció.\"" } else { "" };
        let next = if at % 3 == 0 { ", next: {text: \"Adjudicar el contracte.\", date: 2026-11-30}" } else { "" };
        format!(
            "  {id}: {{decision: adopt, status: {status}, priority: high, owner: \"Serveis informàtics\", start: 2025-01-15, due: {}-0{}-28, cost: {{planned: 12000, spent: 4000}}{next}{done}{reason}}}\n",
            2026 + at % 3,
            at % 8 + 1
        )
    };
    let actions: String = ids.iter().enumerate().map(report).collect();
    let overlay = format!(
        "code: \"08088\"\nadhesion:\n  state: approved\n  session: {{date: 2023-07-26}}\n  source: https://example.cat/acord\nagenda:\n  approved: 2024-03-21\nactions:\n{actions}"
    );
    let found = sources.files.keys().find(|path| path.ends_with("/la-garriga.yaml")).cloned();
    sources.files.insert(found.unwrap_or_else(|| TOWN.into()), overlay.into_bytes().into());
    let prepared = prepare(&sources, Wanted { date: None, documents: true, make: false }, &Store::memory(), &|| {});
    for path in ["agenda/agenda.pdf", "municipis/la-garriga/agenda.pdf"] {
        let (pages, bytes) = printed(&prepared.value, path);
        assert!(pages <= 60, "{path}: {pages} pages");
        assert!(bytes.len() < 1_000_000, "{path}: {} bytes", bytes.len());
        assert_eq!(crate::pdf::found(&bytes), Vec::<String>::new(), "{path}");
    }
    // So are its pages: what a cheap phone has to lay out is bounded.
    for path in ["municipis/la-garriga/agenda/index.html", "municipis/la-garriga/seguiment/index.html"] {
        let path = OutputPath::new(path).expect("it is a path");
        let page = prepared.value.bytes(&path, &prepared.value.plan.tasks[&path], &Store::memory(), Sizes::Known).expect("it is made");
        let page = String::from_utf8(page).expect("pages are UTF-8");
        let elements = scan(&page).iter().filter(|piece| matches!(piece, Piece::Open { .. })).count();
        assert!(elements <= 2_500, "{path}: {elements} elements");
    }
}
