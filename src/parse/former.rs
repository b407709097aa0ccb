//! `municipalities/former.csv`: names that municipalities had. Whose they are is for `check`.

use super::fields::{is_web_address, partial_date_key};
use super::table;
use crate::diagnostic::{Diagnostic, Faults, rules};
use crate::model::identifier::slug;
use crate::model::letter;
use crate::model::span::Place;
use crate::model::territory::FormerName;

const COLUMNS: [&str; 4] = ["code", "name", "until", "source"];

/// A name, whose it was, and where that is written.
#[derive(Debug)]
pub struct Former {
    /// The INE code of the municipality.
    pub code: String,
    /// The name.
    pub name: FormerName,
    /// Where the row stands.
    pub place: Place,
}

/// Reads the rows; one that can't be read is left out, after its fault.
pub fn read(text: &str, offset: usize, faults: &mut Faults) -> Vec<Former> {
    let mut read = Vec::new();
    for row in table::read(text, offset, &COLUMNS, faults).rows {
        let [code, name, until, source] = [0, 1, 2, 3].map(|column| row.cell(column));
        let at = |column: usize| row.place(column, text, offset);
        let bad = |column: usize| {
            Diagnostic::at(&rules::BAD_CSV_CELL, Place::new(faults.path(), at(column)))
                .with("column", COLUMNS[column])
                .with("value", row.cell(column))
        };
        if code.len() != 5 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
            faults.push(bad(0));
        } else if slug(name).is_empty() {
            faults.push(bad(1));
        } else if !is_web_address(source) {
            // A name that a municipality had is a fact: it has a source.
            faults.push(bad(3));
        } else {
            let date = if until.is_empty() { None } else { partial_date_key(until, at(2), faults) };
            if until.is_empty() || date.is_some() {
                let name = letter::typographic(&letter::clean(name));
                let name = FormerName { slug: slug(&name), name, until: date, source: source.to_owned() };
                read.push(Former { code: code.to_owned(), name, place: faults.place(row.span) });
            }
        }
    }
    read
}
