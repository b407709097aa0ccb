//! The territory: municipalities and comarques, from the registry. Not what they do: that is the overlay.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::date::PartialDate;
use super::language::Language;
use super::span::Place;

/// A municipality: a row of the registry, or the fictional town of an overlay with `example: true`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Municipality {
    /// INE code, five digits.
    pub code: String,
    /// Idescat code, six digits; empty for an example.
    pub idescat6: String,
    /// Official name, with its article first and in lower case: *la Garriga*.
    pub name: String,
    /// The name under which it is sorted: *Garriga, la*.
    pub index_name: String,
    /// The names that it had, from the oldest.
    pub former: Vec<FormerName>,
    /// The part of its URLs.
    pub slug: String,
    /// Two-digit code of the comarca; empty for an example.
    pub comarca_code: String,
    /// Name of the comarca.
    pub comarca: String,
    /// Province.
    pub province: String,
    /// Inhabitants.
    pub population: u32,
    /// Year of that figure, at 1 January.
    pub population_year: i16,
    /// Whether it is one of the nine of Aran, whose own language is Aranese.
    pub aranese: bool,
    /// The seat of the ajuntament; absent for an example.
    pub seat: Option<Seat>,
    /// Area, in hundredths of km²; zero when unknown.
    pub area_hundredths: u32,
    /// Whether it is fictional.
    pub example: bool,
    /// Where it was read.
    pub place: Place,
}

impl Municipality {
    /// The language that the town's own text is in when the overlay doesn't say.
    pub fn own_language(&self) -> Language {
        if self.aranese { Language::Oc } else { Language::Ca }
    }
}

/// A name that a municipality had.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FormerName {
    /// The name, with its article first and in lower case.
    pub name: String,
    /// The part that it was of URLs.
    pub slug: String,
    /// When the present name took its place, when that is known.
    pub until: Option<PartialDate>,
    /// Where that can be read.
    pub source: String,
}

/// Where the ajuntament sits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Seat {
    /// Name of the place.
    pub name: String,
    /// Latitude north, in hundred-thousandths of a degree (ETRS89).
    pub latitude: i32,
    /// Longitude east, in hundred-thousandths of a degree (ETRS89).
    pub longitude: i32,
}

/// A comarca and its municipalities, in the order of their index names.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Comarca {
    /// Two-digit code.
    pub code: String,
    /// Name.
    pub name: String,
    /// The part of its URL.
    pub slug: String,
    /// Its municipalities.
    pub municipalities: Vec<Arc<Municipality>>,
}

/// The outlines of comarques, for maps: `municipalities/comarques.geojson`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Outlines {
    /// Whose they are, as their licence wants it to be said beside them.
    pub credit: String,
    /// Closed lines by the code of the comarca, outer and inner ones alike: what an even number of them surrounds isn't inside.
    pub rings: BTreeMap<String, Vec<Vec<Position>>>,
}

/// A point on the ground: latitude north and longitude east, in hundred-thousandths of a degree (ETRS89).
pub type Position = (i32, i32);

/// All the real municipalities.
#[derive(Debug, Clone, Default)]
pub struct Registry {
    /// By INE code.
    pub municipalities: BTreeMap<String, Arc<Municipality>>,
}

impl Registry {
    /// The municipality with this INE code.
    pub fn get(&self, code: &str) -> Option<&Arc<Municipality>> {
        self.municipalities.get(code)
    }
}
