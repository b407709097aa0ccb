//! `municipalities/comarques.geojson`: the outlines of comarques (RFC 7946), each a feature with the comarca's code, and the credit that their licence
//! asks for. A site without it has a map of seats alone. A code that no comarca has is shown nowhere.

use serde::Deserialize;

use crate::diagnostic::{Diagnostic, Faults, rules};
use crate::model::letter;
use crate::model::span::{Place, Span};
use crate::model::territory::{Outlines, Position};

#[derive(Deserialize)]
struct Collection {
    #[serde(default)]
    credit: String,
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    code: String,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Vec<[f64; 2]>>),
    MultiPolygon(Vec<Vec<Vec<[f64; 2]>>>),
}

/// Hundred-thousandths in a degree.
const UNITS: f64 = 100_000.0;

/// Reads them; none when they can't be read.
pub fn read(text: &str, offset: usize, faults: &mut Faults) -> Option<Outlines> {
    let collection: Collection = match serde_json::from_str(text) {
        Ok(collection) => collection,
        Err(error) => {
            // Lines and columns as serde_json counts them: from one, columns in bytes.
            let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
            let at = (offset + before + error.column().saturating_sub(1)).min(offset + text.len());
            let place = Place::new(faults.path(), Span { start: at, end: at });
            faults.push(Diagnostic::at(&rules::BAD_GEOJSON, place).with("error", error));
            return None;
        }
    };
    let mut outlines = Outlines { credit: letter::clean(&collection.credit).into_owned(), ..Outlines::default() };
    for feature in collection.features {
        let rings = match feature.geometry {
            Geometry::Polygon(rings) => rings,
            Geometry::MultiPolygon(polygons) => polygons.into_iter().flatten().collect(),
        };
        let rings = rings.into_iter().map(|ring| ring.into_iter().map(position).collect());
        outlines.rings.entry(feature.properties.code).or_default().extend(rings);
    }
    Some(outlines)
}

fn position([longitude, latitude]: [f64; 2]) -> Position {
    #[allow(clippy::cast_possible_truncation)] // A cast saturates, and what is on Earth fits.
    let units = |degrees: f64| (degrees * UNITS).round() as i32;
    (units(latitude), units(longitude))
}
