//! `municipalities/registry.csv` becomes the registry: the only home of names, codes, comarques, population and seat.

use serde::Deserialize;

use crate::diagnostic::{Faults, rules};
use crate::model::identifier::slug;
use crate::model::letter;
use crate::model::span::Span;
use crate::model::territory::{Municipality, Seat};

/// A row, as written.
#[derive(Debug, Deserialize)]
struct Row {
    code: String,
    idescat6: String,
    name: String,
    index_name: String,
    comarca_code: String,
    comarca: String,
    province: String,
    population: u32,
    population_year: i16,
    aranese: bool,
    seat: String,
    seat_lat: String,
    seat_lon: String,
    area_km2: String,
}

/// Reads the rows; a row that can't be read is left out, after its fault.
pub fn read(text: &str, offset: usize, faults: &mut Faults) -> Vec<Municipality> {
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let headers = match reader.headers() {
        Ok(headers) => headers.clone(),
        Err(error) => {
            faults.push(faults.at(&rules::BAD_CSV, Span::new(offset, offset)).with("error", error));
            return Vec::new();
        }
    };
    let mut municipalities = Vec::new();
    for record in reader.records() {
        let start = |position: Option<&csv::Position>| position.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0);
        let (at, row) = match record {
            Ok(record) => (start(record.position()), record.deserialize::<Row>(Some(&headers))),
            Err(error) => (start(error.position()), Err(error)),
        };
        let at = at.min(text.len());
        let length = text[at..].trim_start_matches(['\r', '\n']).find('\n').unwrap_or(text.len() - at);
        let span = Span::new(at + offset, (at + length).min(text.len()) + offset);
        match row {
            Ok(row) => match municipality(row, faults, span) {
                Ok(municipality) => municipalities.push(municipality),
                Err(column) => faults.push(faults.at(&rules::BAD_CSV_CELL, span).with("column", column)),
            },
            Err(error) => {
                let message = match error.kind() {
                    csv::ErrorKind::Deserialize { err, .. } => err.to_string(),
                    csv::ErrorKind::UnequalLengths { expected_len, len, .. } => format!("{len} ≠ {expected_len}"),
                    _ => error.to_string(),
                };
                faults.push(faults.at(&rules::BAD_CSV, span).with("error", message));
            }
        }
    }
    municipalities
}

fn municipality(row: Row, faults: &Faults, span: Span) -> Result<Municipality, &'static str> {
    if row.code.len() != 5 || !row.code.bytes().all(|byte| byte.is_ascii_digit()) || row.code.starts_with("00") {
        return Err("code");
    }
    let seat = match (fixed(&row.seat_lat, 5), fixed(&row.seat_lon, 5)) {
        _ if row.seat.is_empty() => None,
        (Some(latitude), Some(longitude)) => Some(Seat { name: letter::clean(&row.seat).into_owned(), latitude, longitude }),
        (None, _) => return Err("seat_lat"),
        (_, None) => return Err("seat_lon"),
    };
    let clean = |text: String| letter::clean(&text).into_owned();
    let area = fixed(&row.area_km2, 2).and_then(|area| u32::try_from(area).ok()).ok_or("area_km2")?;
    Ok(Municipality {
        slug: slug(&row.name),
        code: row.code,
        idescat6: row.idescat6,
        name: clean(row.name),
        index_name: clean(row.index_name),
        comarca_code: row.comarca_code,
        comarca: clean(row.comarca),
        province: clean(row.province),
        population: row.population,
        population_year: row.population_year,
        aranese: row.aranese,
        seat,
        area_hundredths: area,
        example: false,
        place: faults.place(span),
    })
}

/// A decimal number as a whole number of its last decimal.
fn fixed(text: &str, decimals: usize) -> Option<i32> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    (fraction.len() <= decimals).then_some(())?;
    format!("{whole}{fraction:0<decimals$}").parse().ok()
}
