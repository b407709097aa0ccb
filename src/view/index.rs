//! Lists of municipalities: all of them, and those of a comarca. Not the page of one.

use serde::Serialize;

use super::common::{Link, Tag};

/// All the municipalities.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct IndexView {
    /// How many, in a sentence.
    pub summary: String,
    /// By initial.
    pub groups: Vec<IndexGroup>,
    /// By comarca.
    pub comarques: Vec<Link>,
    /// By band.
    pub bands: Vec<Tag>,
    /// By state of adhesion.
    pub states: Vec<Tag>,
    /// The fictional ones.
    pub examples: Vec<Link>,
}

/// The municipalities of one initial.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct IndexGroup {
    /// The initial.
    pub letter: String,
    /// The initial as an anchor.
    pub anchor: String,
    /// The municipalities.
    pub towns: Vec<TownRow>,
}

/// A municipality in a list.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct TownRow {
    /// Its name as it is sorted.
    pub index_name: String,
    /// Its name.
    pub name: String,
    /// Names it had.
    pub former: Vec<String>,
    /// Its page.
    pub href: String,
    /// Its comarca.
    pub comarca: String,
    /// Inhabitants, as shown.
    pub population: String,
    /// The place of its band, from 0.
    pub band: usize,
    /// Its adhesion.
    pub adhesion: Tag,
    /// When it adhered.
    pub date: Option<String>,
}

/// A comarca.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ComarcaView {
    /// How many towns and inhabitants, in a sentence.
    pub summary: String,
    /// How many have adhered, in a sentence.
    pub adhered: String,
    /// Its towns.
    pub towns: Vec<TownRow>,
}
