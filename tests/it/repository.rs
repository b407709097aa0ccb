//! What the repository's own content says of real municipalities: every output of those that have an overlay is read, and none says that a town has taken on,
//! adopted, adapted or begun anything that its overlay doesn't say. How a small site tells it is in `degrees`.
#![allow(clippy::disallowed_methods)] // It reads the repository.

use std::path::Path;

use agenda::document::Document;
use agenda::load::load;
use agenda::model::edition::Degree;
use agenda::pipeline::{Wanted, prepare};
use agenda::store::Store;
use agenda::workshop::Sizes;

/// What is only said of a town that has taken something on: in sentences, in tags, in data.
const CLAIMS: [&str; 14] = [
    "ha assumit",
    "han assumit",
    "accions assumides",
    "ha adaptat",
    "ha iniciat",
    "finalitzades",
    "ha revisat",
    "tag-status-",
    "tag-provenance-adopted",
    "tag-provenance-adapted",
    "tag-provenance-own",
    "tag-provenance-omitted",
    "insignia.svg",
    "\"adopted\"",
];

/// A page without its rich text: what the model says to all towns is said of none.
fn without_prose(page: &str) -> String {
    let mut parts = page.split("<div class=\"prose\"");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut depth = 1;
        let ends = part.match_indices("div").find(|(at, _)| {
            let (opens, closes) = (part[..*at].ends_with('<'), part[..*at].ends_with("</"));
            depth += i32::from(opens) - i32::from(closes);
            depth == 0
        });
        kept.push_str(ends.map_or("", |(at, _)| &part[at..]));
    }
    kept
}

#[test]
fn no_output_says_of_a_real_town_what_it_has_not_said() {
    let sources = load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository can be read");
    let store = Store::memory();
    let prepared = prepare(&sources, Wanted { date: None, documents: true, make: false }, &store, &|| {}).value;
    let towns = prepared.facts();
    let mut read = 0;
    for town in towns.iter().filter(|town| town.overlay().is_some() && !town.municipality().example && !town.is_own()) {
        let slug = &town.municipality().slug;
        let prefix = format!("municipis/{slug}/");
        for (path, task) in prepared.plan.tasks.iter().filter(|(path, _)| path.as_str().starts_with(&prefix)) {
            let name = &path.as_str()[prefix.len()..];
            // The picture of a link says what the first lines of the town's page say.
            if name.ends_with(".png") {
                continue;
            }
            let is_of_own = name.starts_with("seguiment") || name.ends_with(".atom") || name.ends_with(".ics") || name == "insignia.svg";
            assert!(!is_of_own, "{path} is of towns that have an agenda of their own");
            assert!(!name.starts_with("agenda") || town.edition.degree == Degree::Adhered, "{path} is of towns that have adhered");
            let told = match prepared.document(task) {
                // A PDF is laid out from these values and from nothing else.
                Some(document) => match document {
                    Document::Agenda(agenda) => {
                        assert!(
                            agenda.title.starts_with("Proposta ") && !agenda.author.contains("Ajuntament"),
                            "{path}: {}",
                            agenda.author
                        );
                        assert!(agenda.progress.is_none() && agenda.omitted.is_empty(), "{path}");
                        serde_json::to_string(&agenda).expect("it is JSON")
                    }
                    Document::Motion(motion) => serde_json::to_string(&motion).expect("it is JSON"),
                },
                None => {
                    let bytes =
                        prepared.bytes(path, task, &store, Sizes::Known).unwrap_or_else(|fault| panic!("{path}: {:?}", fault.arguments));
                    without_prose(&String::from_utf8(bytes).expect("pages and data are text"))
                }
            };
            for claim in CLAIMS {
                assert!(!told.contains(claim), "{path} says «{claim}» of a town that hasn't said it");
            }
            read += 1;
        }
    }
    assert!(read > 30, "only {read} outputs were read");
    // And nothing is counted of them anywhere else.
    let nobody = !towns.iter().any(|town| town.is_own() && !town.municipality().example);
    for name in ["dades/seguiment.csv", "dades/actualitzacions.csv"].into_iter().filter(|_| nobody) {
        let (path, task) = prepared.plan.tasks.iter().find(|(path, _)| path.as_str() == name).expect("it is planned");
        let bytes = prepared.bytes(path, task, &store, Sizes::Known).unwrap_or_else(|fault| panic!("{path}: {:?}", fault.arguments));
        assert_eq!(String::from_utf8(bytes).expect("it is text").lines().count(), 1, "{path} has a head and no row");
    }
}
