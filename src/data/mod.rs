//! Open data (`/dades/`): which files there are and what is in them. All figures are those of `assess`, all of the original language; how they are
//! written is `render::data`.

mod badge;
mod calendar;
mod card;
mod catalogue;
mod feed;
mod finder;
mod list;
mod map;
mod metamodel;
mod municipality;
pub mod report;
mod search;
pub mod table;
mod timeline;
mod town;
mod town_rows;

use std::hash::{Hash, Hasher};

pub use badge::Badge;
pub use calendar::has_events;
pub use calendar::{Calendar, Event};
pub use card::Card;
pub use catalogue::words;
pub use catalogue::{Graph, PREFIXES, Package, TableWords, Term, Triple};
pub use feed::{Feed, last};
pub use finder::Finder;
pub use map::{Map, Seats, Stage, plane, seats};
pub use search::Search;
pub use town::TownData;

pub use self::list::{JOINED, TABLES, rows};
use self::table::{Table, TableKind};
pub use self::town_rows::TownRows;
use crate::context::{Context, Whole};
use crate::route;
use crate::town::{Rows, TownFacts};

/// What a file of data is made from.
#[derive(Debug, Hash)]
pub enum Data {
    /// A table as CSV (RFC 4180).
    Csv(Table),
    /// A table as JSON: a list of objects.
    Json(Table),
    /// A table of all, made of the rows that towns' records have.
    Joined(Joined),
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
    /// What towns are found by.
    Finder(Finder),
    /// What all else is found by.
    Search(Search),
    /// The map.
    Map(Map),
    /// A picture of a link.
    Card(Card),
}

/// A form of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// CSV.
    Csv,
    /// JSON.
    Json,
}

/// A table that is made of towns' rows as they are.
#[derive(Debug)]
pub struct Joined {
    /// What it is.
    pub kind: &'static TableKind,
    /// As what it is written.
    pub form: Form,
    /// Its place among [`JOINED`].
    pub at: usize,
    /// The rows of towns that have any: each has some in it.
    pub rows: Vec<Rows>,
}

impl Hash for Joined {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.kind, self.form).hash(state);
        self.rows.iter().for_each(|rows| rows.segments[self.at].stretch(self.form == Form::Json).hash(state));
    }
}

/// A file of data that belongs to no town.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommonData {
    /// A table, by its place among [`TABLES`].
    Table(usize, Form),
    /// What the tables are.
    Package,
    /// The news of all.
    Feed,
    /// The catalogue, in Turtle.
    Turtle,
    /// The catalogue, in JSON-LD.
    JsonLd,
    /// What towns are found by, in the language at this place.
    Finder(usize),
    /// What all else is found by, in the language at this place.
    Search(usize),
    /// The map.
    Map,
    /// The picture of a link to any page that isn't a town's.
    Card,
}

impl CommonData {
    /// The place of the language in which it is: nearly all data are in the original one.
    pub fn language(self) -> usize {
        match self {
            CommonData::Finder(at) | CommonData::Search(at) => at,
            _ => 0,
        }
    }
}

/// Where what towns are found by is, in a language's folder.
pub const FINDER: &str = "cerca/municipis.json";
/// Where the map is.
pub const MAP: &str = "municipis/mapa.svg";
/// Where what all else is found by is, in a language's folder.
pub const SEARCH: &str = "cerca/contingut.json";

/// The files that belong to no town, each with its path below the published folder.
pub fn common(contexts: &[Context]) -> Vec<(String, CommonData)> {
    let mut files = Vec::new();
    for (at, table) in TABLES.iter().enumerate() {
        files.push((format!("dades/{}.json", table.name), CommonData::Table(at, Form::Json)));
        files.push((format!("dades/{}.csv", table.name), CommonData::Table(at, Form::Csv)));
    }
    files.extend([
        ("dades/datapackage.json".to_owned(), CommonData::Package),
        ("dades/cataleg.ttl".to_owned(), CommonData::Turtle),
        ("dades/cataleg.jsonld".to_owned(), CommonData::JsonLd),
        ("dades/actualitzacions.atom".to_owned(), CommonData::Feed),
        (MAP.to_owned(), CommonData::Map),
    ]);
    files.extend(contexts.first().filter(|context| context.documents).map(|_| (route::CARD.to_owned(), CommonData::Card)));
    for (at, context) in contexts.iter().enumerate() {
        files.push((context.routes.folder(FINDER), CommonData::Finder(at)));
        files.push((context.routes.folder(SEARCH), CommonData::Search(at)));
    }
    files
}

/// Whether a file is a table that is made of the rows of towns.
pub fn is_joined(which: CommonData) -> bool {
    matches!(which, CommonData::Table(at, _) if JOINED.iter().any(|joined| std::ptr::eq(*joined, TABLES[at])))
}

/// Builds a file that belongs to no town.
pub fn build(context: &Whole<'_>, which: CommonData) -> Data {
    match which {
        CommonData::Package => Data::Package(catalogue::package(context)),
        CommonData::Turtle => Data::Turtle(catalogue::graph(context)),
        CommonData::JsonLd => Data::JsonLd(catalogue::graph(context)),
        CommonData::Feed => Data::Feed(feed::all(context)),
        CommonData::Finder(_) => Data::Finder(finder::finder(context)),
        CommonData::Search(_) => Data::Search(search::search(context)),
        CommonData::Map => Data::Map(map::map(context)),
        CommonData::Card => Data::Card(card::site(context)),
        CommonData::Table(at, form) => {
            let kind = TABLES[at];
            if let Some(at) = JOINED.iter().position(|joined| std::ptr::eq(*joined, kind)) {
                let rows = context.towns.real().filter_map(|town| town.rows.clone()).filter(|rows| rows.segments[at].csv.length > 0);
                return Data::Joined(Joined { kind, form, at, rows: rows.collect() });
            }
            let table = match kind.name {
                "municipis" => municipality::municipalities(context),
                "model" => metamodel::model(context),
                "trams" => metamodel::bands(context),
                "peces" => metamodel::pieces(context),
                "estimacions" => metamodel::estimates(context),
                _ => metamodel::solutions(context),
            };
            if form == Form::Csv { Data::Csv(table) } else { Data::Json(table) }
        }
    }
}

/// A file of data of a town.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TownFile {
    /// All of it.
    All,
    /// Its actions as a table.
    Actions,
    /// Its news.
    Feed,
    /// Its badge.
    Badge,
    /// Its deadlines.
    Calendar,
    /// The picture of links to its pages.
    Card,
}

impl TownFile {
    /// Those of a town that says anything, that has an agenda of its own, and that has deadlines or next steps; and its picture, where documents are made.
    pub fn of(says: bool, is_own: bool, has_events: bool, with_picture: bool) -> Vec<TownFile> {
        let mut files = Vec::from_iter(with_picture.then_some(TownFile::Card));
        files.extend(says.then_some(TownFile::All));
        files.extend(is_own.then_some([TownFile::Actions, TownFile::Feed, TownFile::Badge]).into_iter().flatten());
        files.extend((is_own && has_events).then_some(TownFile::Calendar));
        files
    }

    /// Its name, in the town's folder.
    pub fn name(self) -> &'static str {
        match self {
            TownFile::All => "dades.json",
            TownFile::Actions => "seguiment.csv",
            TownFile::Feed => "actualitzacions.atom",
            TownFile::Badge => "insignia.svg",
            TownFile::Calendar => "terminis.ics",
            TownFile::Card => route::CARD,
        }
    }
}

/// Builds a file of a town; none when it has nothing for it.
pub fn town(context: &Context, town: &TownFacts, of: &TownRows, which: TownFile) -> Option<Data> {
    Some(match which {
        TownFile::All => Data::Town(Box::new(self::town::data(context, town, of))),
        TownFile::Actions => Data::Csv(report::actions(&of.actions)),
        TownFile::Feed => Data::Feed(feed::of(context, town)),
        TownFile::Card => Data::Card(card::town(context, town)),
        TownFile::Badge => Data::Badge(badge::badge(context, town)),
        TownFile::Calendar => Data::Calendar(calendar::calendar(context, town)?),
    })
}
