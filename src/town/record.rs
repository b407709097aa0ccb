//! What is kept of a town when its outputs are made: what pages and data of all towns need of it. A few kilobytes, and no pages. Not how it is made of
//! what the town says: that is `workshop`.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::packed::Packed;
use crate::model::date::PartialDate;
use crate::model::edition::{Degree, Provenance};
use crate::model::identifier::Id;
use crate::model::language::{Language, Localized};
use crate::model::overlay::{AdhesionState, Status};
use crate::model::span::{FilePath, Span};
use crate::model::territory::Municipality;
use crate::model::totals::Tally;
use crate::output::Key;

/// What is known of a town.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TownRecord {
    /// The municipality.
    pub municipality: Arc<Municipality>,
    /// The file of its overlay; empty without one.
    pub path: FilePath,
    /// Whether it has an overlay.
    pub says: bool,
    /// How far it has made the Agenda its own.
    pub degree: Degree,
    /// Its adhesion, if anything is known of it.
    pub adhesion: Option<AdhesionRecord>,
    /// What totals need of it.
    pub tally: Tally,
    /// The languages in which it publishes.
    pub languages: Vec<Language>,
    /// What its agenda, once its own, says of the model's actions that its overlay names.
    pub spoken: Vec<Spoken>,
    /// Its last updates, the newest first, as many as the home page may show.
    pub updates: Vec<LatestUpdate>,
    /// The day of its last update that a feed tells.
    pub newest: Option<Date>,
    /// Its last updates as a feed tells them, the newest first, as many as a feed has.
    pub entries: Packed<Vec<Entry>>,
    /// Whether it has deadlines or next steps for a calendar.
    pub has_events: bool,
    /// What of it is due to be reviewed.
    pub review: Review,
    /// Its rows in the tables of all towns.
    pub rows: Option<Rows>,
    /// The links of its texts that may lead to pages of others.
    pub links: Vec<Pending>,
}

impl TownRecord {
    /// Whether the ple has approved its adhesion.
    pub fn has_adhered(&self) -> bool {
        self.tally.adhered
    }

    /// Whether it has an agenda of its own.
    pub fn is_own(&self) -> bool {
        self.degree == Degree::Own
    }

    /// Its pages, by their paths below its own.
    pub fn pages(&self) -> Vec<&'static str> {
        let mut pages = vec!["", "puzle/", "mocio/"];
        pages.extend(self.has_agenda().then_some("agenda/"));
        pages.extend(self.is_own().then_some("seguiment/"));
        pages
    }

    /// Whether it has a page and a document of its agenda: its own, or the proposal that it starts from once it has adhered.
    pub fn has_agenda(&self) -> bool {
        self.degree != Degree::Model
    }
}

/// What is known of an adhesion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdhesionRecord {
    /// How far it has come.
    pub state: AdhesionState,
    /// The day on which the ple approved it, and whether that was deduced.
    pub day: Option<(Date, bool)>,
    /// Where it can be read.
    pub source: Option<String>,
}

/// What of an agenda is due to be reviewed by its town.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// How many of its open actions nothing was said of for a year.
    pub stale: u32,
    /// The version of the model that it was last reviewed with, where there is a later one.
    pub outdated: Option<String>,
}

/// What a town made of an action of the model that its overlay names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoken {
    /// The action's place in the model, from 0.
    pub action: u32,
    /// What it decided.
    pub provenance: Provenance,
    /// How it goes.
    pub status: Option<Status>,
}

/// An update, as the home page tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LatestUpdate {
    /// When.
    pub date: PartialDate,
    /// The action.
    pub action: Id,
    /// The action's title.
    pub title: Localized<String>,
    /// What it declared.
    pub status: Option<Status>,
    /// How far.
    pub progress: Option<u8>,
}

/// An update, as a feed tells it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Entry {
    /// A tag URI (RFC 4151), never used for another.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its day.
    pub updated: Date,
    /// Where it is told.
    pub link: String,
    /// The status that it declared, if it declared one, and its word.
    pub category: Option<(Status, String)>,
    /// What happened.
    pub summary: String,
}

/// The rows of a town in the tables of all towns, as they are written there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    /// The key of their bytes.
    pub key: Key,
    /// Those of each table, in the tables' order.
    pub segments: Vec<Segment>,
}

impl Rows {
    /// Where the rows in a table stand in the bytes, as CSV or as JSON.
    pub fn range(&self, at: usize, is_json: bool) -> Range<u64> {
        let before: u64 = self.segments[..at].iter().map(|of| of.csv.length + of.json.length).sum();
        let from = if is_json { before + self.segments[at].csv.length } else { before };
        from..from + self.segments[at].stretch(is_json).length
    }
}

/// The rows of a town in a table, one after another in the bytes of [`Rows`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Segment {
    /// As CSV.
    pub csv: Stretch,
    /// As JSON.
    pub json: Stretch,
}

impl Segment {
    /// As CSV or as JSON.
    pub fn stretch(&self, is_json: bool) -> Stretch {
        if is_json { self.json } else { self.csv }
    }
}

/// Bytes among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stretch {
    /// Their digest.
    pub digest: Key,
    /// How many they are.
    pub length: u64,
}

impl Stretch {
    /// Of these bytes.
    pub fn of(bytes: &[u8]) -> Stretch {
        Stretch { digest: Key::of_bytes(bytes), length: bytes.len() as u64 }
    }
}

/// A link of a text of which it isn't known before all outputs are whether it leads anywhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// What is written.
    pub target: String,
    /// Where, in the overlay.
    pub span: Span,
    /// Whether it shows a picture.
    pub is_image: bool,
}
