//! `municipalities/registry.csv` becomes the registry: the only home of names, codes, comarques, population and seat.

use serde::Deserialize;

use crate::diagnostic::{Diagnostic, Faults, rules, suggest};
use crate::model::date::PartialDate;
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
    population: String,
    population_year: String,
    aranese: String,
    seat: String,
    seat_lat: String,
    seat_lon: String,
    area_km2: String,
}

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
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let first = text.lines().next().unwrap_or("");
    let whole_first = Span::new(offset, offset + first.len());
    let headers = match reader.headers() {
        Ok(headers) => headers.clone(),
        Err(error) => {
            faults.push(faults.at(&rules::BAD_CSV, whole_first).with("error", error));
            return Rows::default();
        }
    };
    let absent: Vec<&str> = COLUMNS.into_iter().filter(|column| !headers.iter().any(|header| header == *column)).collect();
    if !absent.is_empty() {
        // A spreadsheet of a country with decimal commas separates cells by semicolons.
        let separator = [(';', ";"), ('\t', "⇥"), ('|', "|")].into_iter().find(|(sign, _)| first.split(*sign).count() >= COLUMNS.len() / 2);
        faults.push(match separator {
            Some((_, shown)) => faults.at(&rules::CSV_SEPARATOR, whole_first).with("separator", shown),
            None => {
                let known = headers.iter().filter(|header| !COLUMNS.contains(header));
                let nearest = absent.iter().find_map(|column| suggest::nearest(column, known.clone())).map(|_| absent[0].to_owned());
                let fault = faults.at(&rules::CSV_COLUMN_MISSING, whole_first).with("columns", absent.join(", "));
                Diagnostic { nearest, ..fault }
            }
        });
        return Rows::default();
    }
    let mut municipalities = Vec::new();
    let mut complete = true;
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
                Err((column, value)) => {
                    complete = false;
                    faults.push(bad_cell(text, (at, offset), column, &value, faults));
                }
            },
            Err(error) => {
                complete = false;
                let row = &text[span.start - offset..span.end - offset];
                faults.push(match error.kind() {
                    _ if row.matches('"').count() % 2 == 1 => {
                        let quote = span.start + row.rfind('"').unwrap_or(0);
                        faults.at(&rules::CSV_QUOTE, Span::new(quote, quote + 1))
                    }
                    csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                        faults.at(&rules::CSV_LENGTH, span).with("cells", len).with("columns", expected_len)
                    }
                    _ => faults.at(&rules::BAD_CSV, span).with("error", error),
                });
            }
        }
    }
    Rows { municipalities, complete }
}

/// A cell that can't be read, at its place in the row that begins at byte `at` of the text.
fn bad_cell(text: &str, (at, offset): (usize, usize), column: &'static str, value: &str, faults: &Faults) -> Diagnostic {
    let row = text[at..].trim_start_matches(['\r', '\n']);
    let start = text.len() - row.len();
    let row = row.lines().next().unwrap_or("");
    // The cell is looked for after as many commas as there are columns before it; a quoted one before it may have some of its own.
    let before = COLUMNS.iter().position(|known| *known == column).unwrap_or(0);
    let from = row.match_indices(',').nth(before.saturating_sub(1)).map_or(0, |(at, _)| if before == 0 { 0 } else { at + 1 });
    let cell = row[from..]
        .find(value)
        .filter(|_| !value.is_empty())
        .map_or(Span::new(start, start + row.len()), |found| Span::new(start + from + found, start + from + found + value.len()));
    let fault = faults.at(&rules::BAD_CSV_CELL, cell.shifted(offset)).with("column", column);
    let digits: String = value.chars().filter(|c| !matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\'')).collect();
    let is_count = column.starts_with("population") && value != digits && digits.parse::<u32>().is_ok();
    let is_decimal = matches!(column, "seat_lat" | "seat_lon" | "area_km2") && value.contains(',');
    let lower = value.to_lowercase();
    let truth = match lower.as_str() {
        "true" | "sí" | "si" | "1" | "cert" | "vertader" => "true",
        _ => "false",
    };
    let nearest = match column {
        "aranese" => Some(truth.to_owned()),
        _ if is_count => Some(digits),
        _ => is_decimal.then(|| value.replace(',', ".")),
    };
    Diagnostic { nearest, ..fault }
}

/// The municipality of a row, or the column that can't be read and what it says.
fn municipality(row: Row, faults: &Faults, span: Span) -> Result<Municipality, (&'static str, String)> {
    if row.code.len() != 5 || !row.code.bytes().all(|byte| byte.is_ascii_digit()) || row.code.starts_with("00") {
        return Err(("code", row.code));
    }
    let seat = match (fixed(&row.seat_lat, 5), fixed(&row.seat_lon, 5)) {
        _ if row.seat.is_empty() => None,
        (Some(latitude), Some(longitude)) => Some(Seat { name: letter::clean(&row.seat).into_owned(), latitude, longitude }),
        (None, _) => return Err(("seat_lat", row.seat_lat)),
        (_, None) => return Err(("seat_lon", row.seat_lon)),
    };
    let clean = |text: String| letter::clean(&text).into_owned();
    let area = fixed(&row.area_km2, 2).and_then(|area| u32::try_from(area).ok()).ok_or(("area_km2", row.area_km2.clone()))?;
    let population = row.population.parse().map_err(|_| ("population", row.population.clone()))?;
    let population_year = row.population_year.parse().ok().filter(|year| PartialDate::YEARS.contains(year));
    let population_year = population_year.ok_or(("population_year", row.population_year))?;
    let aranese = row.aranese.parse().map_err(|_| ("aranese", row.aranese.clone()))?;
    if row.name.trim().is_empty() {
        return Err(("name", row.name));
    }
    Ok(Municipality {
        slug: slug(&row.name),
        code: row.code,
        idescat6: row.idescat6,
        name: clean(row.name),
        index_name: clean(row.index_name),
        comarca_code: row.comarca_code,
        comarca: clean(row.comarca),
        province: clean(row.province),
        population,
        population_year,
        aranese,
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
