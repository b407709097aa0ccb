//! Lists of municipalities: all of them, and those of a comarca. Not the page of one.

use serde::Serialize;

use super::common::{Link, Tag};

/// All the municipalities: how to find one.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct IndexView {
    /// How many, in a sentence.
    pub summary: String,
    /// The lists, by initial.
    pub letters: Vec<Link>,
    /// The comarques.
    pub comarques: Vec<ComarcaRow>,
    /// By band.
    pub bands: Vec<Tag>,
    /// Where they are.
    pub map: Option<MapView>,
    /// Where `find.js` finds what it needs.
    pub finder: String,
    /// The fictional ones.
    pub examples: Vec<Link>,
}

/// The map of Catalonia: what it shows is drawn in a file that all pages share.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct MapView {
    /// The drawing.
    pub drawing: String,
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// What it amounts to, in a sentence.
    pub sentence: String,
    /// The comarques: the key of each is its name in the drawing.
    pub comarques: Vec<MapComarca>,
    /// The seats, by their names in the drawing.
    pub seats: Vec<MapSeats>,
    /// Whose the outlines are.
    pub credit: String,
}

/// A comarca on the map.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct MapComarca {
    /// Its code.
    pub code: String,
    /// Its page.
    pub href: String,
    /// Its name and how many of its towns have adhered.
    pub label: String,
}

/// Seats on the map that look the same.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct MapSeats {
    /// Their name in the drawing.
    pub id: String,
    /// How far these towns are with their adhesion: `none`, `proposed` or `adhered`.
    pub adhesion: &'static str,
    /// The place of their band.
    pub band: usize,
}

/// A comarca in a list.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ComarcaRow {
    /// The comarca.
    pub comarca: Link,
    /// How many municipalities it has.
    pub towns: String,
    /// Their inhabitants.
    pub population: String,
    /// How many have adhered; empty when none has.
    pub adhered: String,
}

/// The municipalities of one initial.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct LetterView {
    /// The lists, by initial; the key of this one is `here`.
    pub letters: Vec<Link>,
    /// How many, in a sentence.
    pub summary: String,
    /// The municipalities.
    pub towns: Vec<TownRow>,
}

/// All the comarques.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ComarquesView {
    /// How many, in a sentence.
    pub summary: String,
    /// They.
    pub rows: Vec<ComarcaRow>,
    /// Where they are.
    pub map: Option<MapView>,
}

/// The page from which the whole site is searched.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct SearchView {
    /// Where `find.js` finds what it needs.
    pub finder: String,
    /// Where `search.js` finds what it needs.
    pub index: String,
    /// The municipalities, by initial.
    pub letters: Vec<Link>,
    /// The model's axes and their actions.
    pub axes: Vec<Link>,
    /// The areas of the metamodel.
    pub areas: Vec<Link>,
    /// The other pages.
    pub pages: Vec<Link>,
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
