//! Open data (`/dades/`): which files there are and what is in them. All figures are those of `assess`, all of the original language; how they are
//! written is `render::data`.

mod badge;
mod calendar;
mod catalogue;
mod feed;
mod list;
mod metamodel;
mod municipality;
pub mod report;
pub mod table;
mod timeline;
mod town;

pub use badge::Badge;
pub use calendar::has_events;
pub use calendar::{Calendar, Event};
pub use catalogue::words;
pub use catalogue::{Graph, PREFIXES, Package, TableWords, Term, Triple};
pub use feed::{Entry, Feed};
pub use town::TownData;

pub use self::list::TABLES;
use self::table::Table;
use crate::context::Context;
use crate::route;
use crate::town::TownFacts;

/// What a file of data is made from.
#[derive(Debug, Hash)]
pub enum Data {
    /// A table as CSV (RFC 4180).
    Csv(Table),
    /// A table as JSON: a list of objects.
    Json(Table),
    /// All of a town.
    Town(Box<TownData>),
    /// What the tables are (Frictionless Data Package).
    Package(Package),
    /// A news feed (Atom, RFC 4287).
    Feed(Feed),
    /// Deadlines (iCalendar, RFC 5545).
    Calendar(Calendar),
    /// A picture with a town's figure for its own website.
    Badge(Badge),
    /// A description of the data for catalogues (DCAT-AP), in Turtle.
    Turtle(Graph),
    /// The same graph in JSON-LD.
    JsonLd(Graph),
}

/// A planned file.
pub type File = (String, Data);

/// The files that belong to no town.
pub fn common(context: &Context<'_>) -> Vec<File> {
    let tables = [
        municipality::municipalities(context),
        metamodel::model(context),
        report::all_actions(context),
        report::all_updates(context),
        timeline::all_events(context),
        metamodel::bands(context),
        metamodel::pieces(context),
        metamodel::solutions(context),
        report::all_pieces(context),
    ];
    let mut files = Vec::new();
    for table in tables {
        let name = table.kind.name;
        files.push(file(format!("dades/{name}.json"), Data::Json(table.clone())));
        files.push(file(format!("dades/{name}.csv"), Data::Csv(table)));
    }
    files.push(file("dades/datapackage.json".to_owned(), Data::Package(catalogue::package(context))));
    let graph = catalogue::graph(context);
    files.push(file("dades/cataleg.ttl".to_owned(), Data::Turtle(graph.clone())));
    files.push(file("dades/cataleg.jsonld".to_owned(), Data::JsonLd(graph)));
    files.push(file("dades/actualitzacions.atom".to_owned(), Data::Feed(feed::all(context))));
    files
}

/// The files of a town: what is known of it, if it says anything; its progress, feed, badge and calendar, if it has an agenda of its own.
pub fn town(context: &Context<'_>, town: &TownFacts) -> Vec<File> {
    if town.overlay().is_none() {
        return Vec::new();
    }
    let at = |name: &str| route::town(&town.municipality().slug, name);
    let mut files = vec![file(at("dades.json"), Data::Town(Box::new(town::data(context, town))))];
    if !town.is_own() {
        return files;
    }
    files.extend([
        file(at("seguiment.csv"), Data::Csv(report::actions(context, town))),
        file(at("actualitzacions.atom"), Data::Feed(feed::of(context, town))),
        file(at("insignia.svg"), Data::Badge(badge::badge(context, town))),
    ]);
    files.extend(calendar::calendar(context, town).map(|calendar| file(at("terminis.ics"), Data::Calendar(calendar))));
    files
}

fn file(path: String, data: Data) -> File {
    (path, data)
}
