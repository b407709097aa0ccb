//! `municipalities/registry.csv` becomes the registry: the only home of names, codes, comarques, population and seat.

use super::table::{self, Row};
use crate::diagnostic::{Diagnostic, Faults, rules};
use crate::model::date::PartialDate;
use crate::model::identifier::slug;
use crate::model::letter;
use crate::model::territory::{Municipality, Seat};

/// What was read of the registry.
#[derive(Debug, Default)]
pub struct Rows {
    /// The municipalities of the rows that could be read.
    pub municipalities: Vec<Municipality>,
    /// Whether all rows could.
    pub complete: bool,
}

/// The columns, in their order.
const COLUMNS: [&str; 14] = [
    "code",
    "idescat6",
    "name",
    "index_name",
    "comarca_code",
    "comarca",
    "province",
    "population",
    "population_year",
    "aranese",
    "seat",
    "seat_lat",
    "seat_lon",
    "area_km2",
];

/// Reads the rows; a row that can't be read is left out, after its fault. Without its columns none is read.
pub fn read(text: &str, offset: usize, faults: &mut Faults) -> Rows {
    let table::Table { rows, mut complete } = table::read(text, offset, &COLUMNS, faults);
    let mut municipalities = Vec::new();
    for row in rows {
        match municipality(&row, faults) {
            Ok(municipality) => municipalities.push(municipality),
            Err(column) => {
                complete = false;
                let number = COLUMNS.iter().position(|known| *known == column).unwrap_or(0);
                let fault =
                    faults.at(&rules::BAD_CSV_CELL, row.place(number, text, offset)).with("column", column).with("value", row.cell(number));
                faults.push(Diagnostic { nearest: meant(column, row.cell(number)), ..fault });
            }
        }
    }
    Rows { municipalities, complete }
}

/// What a cell was meant to say, when a spreadsheet wrote it in its own way.
fn meant(column: &str, value: &str) -> Option<String> {
    match column {
        "population" | "population_year" => {
            let digits: String = value.chars().filter(|c| !matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\'')).collect();
            let grouped = value.split(['.', ',', ' ', '\u{a0}', '\'']).skip(1).all(|group| group.len() == 3);
            (digits != value && grouped && digits.parse::<u32>().is_ok()).then_some(digits)
        }
        "aranese" => match value.to_lowercase().as_str() {
            "true" | "sí" | "si" | "1" | "cert" | "vertader" => Some("true".to_owned()),
            "false" | "no" | "0" | "fals" | "" => Some("false".to_owned()),
            _ => None,
        },
        "seat_lat" | "seat_lon" | "area_km2" => value.contains(',').then(|| value.replace(',', ".")),
        "code" => (value.len() == 4 && value.bytes().all(|byte| byte.is_ascii_digit())).then(|| format!("0{value}")),
        _ => None,
    }
}

/// The municipality of a row, or the column that can't be read.
fn municipality(row: &Row, faults: &Faults) -> Result<Municipality, &'static str> {
    let mut cells = COLUMNS.iter().enumerate().map(|(number, _)| row.cell(number));
    let mut next = || cells.next().unwrap_or("");
    let [code, idescat6, name, index_name, comarca_code, comarca, province] = std::array::from_fn(|_| next());
    let [population, population_year, aranese, seat, seat_lat, seat_lon, area_km2] = std::array::from_fn(|_| next());
    if code.len() != 5 || !code.bytes().all(|byte| byte.is_ascii_digit()) || code.starts_with("00") {
        return Err("code");
    }
    let clean = |text: &str| letter::typographic(&letter::clean(text));
    for (column, value) in [("name", name), ("index_name", index_name), ("comarca", comarca)] {
        if letter::is_blank(value) {
            return Err(column);
        }
    }
    let seat = match (fixed(seat_lat, 5), fixed(seat_lon, 5)) {
        _ if seat.is_empty() => None,
        // Catalonia lies between 40.5° and 42.9° north, and 0.1° and 3.4° east (ETRS89): what is elsewhere was mixed up.
        (Some(latitude), _) if !(4_050_000..=4_290_000).contains(&latitude) => return Err("seat_lat"),
        (_, Some(longitude)) if !(10_000..=340_000).contains(&longitude) => return Err("seat_lon"),
        (Some(latitude), Some(longitude)) => Some(Seat { name: clean(seat), latitude, longitude }),
        (None, _) => return Err("seat_lat"),
        (_, None) => return Err("seat_lon"),
    };
    let year = population_year.parse().ok().filter(|year| PartialDate::YEARS.contains(year));
    Ok(Municipality {
        slug: slug(name),
        code: code.to_owned(),
        idescat6: idescat6.to_owned(),
        name: clean(name),
        index_name: clean(index_name),
        former: Vec::new(),
        comarca_code: comarca_code.to_owned(),
        comarca: clean(comarca),
        province: clean(province),
        // None of them is empty, and none has as many people as the country.
        population: population.parse().ok().filter(|count| (1..=5_000_000).contains(count)).ok_or("population")?,
        population_year: year.ok_or("population_year")?,
        aranese: aranese.parse().map_err(|_| "aranese")?,
        seat,
        area_hundredths: fixed(area_km2, 2).and_then(|area| u32::try_from(area).ok()).ok_or("area_km2")?,
        example: false,
        place: faults.place(row.span),
    })
}

/// A decimal number as a whole number of its last decimal.
fn fixed(text: &str, decimals: usize) -> Option<i32> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    (fraction.len() <= decimals).then_some(())?;
    format!("{whole}{fraction:0<decimals$}").parse().ok()
}
