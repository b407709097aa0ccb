//! The rows of a CSV table that editors keep: each with its cells by column, and its place. Not what the cells mean.

use csv::StringRecord;

use crate::diagnostic::{Diagnostic, Faults, rules, suggest};
use crate::model::span::Span;

/// A row.
#[derive(Debug)]
pub(super) struct Row {
    cells: StringRecord,
    /// The place of each column in it, in the order of the format.
    places: Vec<usize>,
    /// Where it stands in the file.
    pub(super) span: Span,
}

/// What was read of a table.
#[derive(Debug)]
pub(super) struct Table {
    /// Its rows that could be read.
    pub(super) rows: Vec<Row>,
    /// Whether all could.
    pub(super) complete: bool,
}

impl Row {
    /// The cell of a column, by its number in the format, without the spaces around it.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.places.get(column).and_then(|place| self.cells.get(*place)).unwrap_or("").trim()
    }

    /// Where a cell stands; the row when it can't be told.
    pub(super) fn place(&self, column: usize, text: &str, offset: usize) -> Span {
        let value = self.cell(column);
        let raw = text.get(self.span.start - offset..self.span.end - offset).unwrap_or("");
        // It stands after as many commas as there are columns before it, or more: a quoted cell has some of its own.
        let before = self.places.get(column).copied().unwrap_or(0);
        let from = before.checked_sub(1).and_then(|last| raw.match_indices(',').nth(last)).map_or(0, |(at, _)| at + 1);
        let found = raw[from..].find(value).filter(|_| !value.is_empty());
        found.map_or(self.span, |at| Span::new(self.span.start + from + at, self.span.start + from + at + value.len()))
    }
}

/// Reads a table with these columns; without one of them no row is read, and it is told once.
pub(super) fn read(text: &str, offset: usize, columns: &[&str], faults: &mut Faults) -> Table {
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let first = text.lines().next().unwrap_or("");
    let none = Table { rows: Vec::new(), complete: false };
    let head = Span::new(offset, offset + first.len());
    let headers = match reader.headers() {
        Ok(headers) => headers.clone(),
        Err(error) => {
            faults.push(faults.at(&rules::BAD_CSV, head).with("error", error));
            return none;
        }
    };
    let place = |column: &&str| headers.iter().position(|header| header.trim() == *column);
    let absent: Vec<&str> = columns.iter().filter(|column| place(column).is_none()).copied().collect();
    if !absent.is_empty() {
        faults.push(without_columns(first, &absent, columns.len(), head, faults));
        return none;
    }
    let places: Vec<usize> = columns.iter().filter_map(place).collect();
    let mut table = Table { rows: Vec::new(), complete: true };
    for record in reader.records() {
        let position = match &record {
            Ok(record) => record.position(),
            Err(error) => error.position(),
        };
        let at = position.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0).min(text.len());
        let start = at + text[at..].len() - text[at..].trim_start_matches(['\r', '\n']).len();
        let row = text[start..].lines().next().unwrap_or("");
        let span = Span::new(start + offset, start + row.len() + offset);
        match record {
            // A cell of ours is on one line: one that goes on was never closed, and what it took in is lost.
            Ok(cells) if cells.iter().any(|cell| cell.contains('\n')) => {
                table.complete = false;
                let quote = span.start + row.rfind('"').unwrap_or(0);
                faults.push(faults.at(&rules::CSV_QUOTE, Span::new(quote, quote + 1)));
            }
            Ok(cells) => table.rows.push(Row { cells, places: places.clone(), span }),
            Err(error) => {
                table.complete = false;
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
    table
}

fn without_columns(first: &str, absent: &[&str], count: usize, head: Span, faults: &Faults) -> Diagnostic {
    // A spreadsheet of a country with decimal commas separates cells by semicolons.
    let separator = [(';', ";"), ('\t', "⇥"), ('|', "|")].into_iter().find(|(sign, _)| first.split(*sign).count() > count / 2);
    match separator {
        Some((_, shown)) => faults.at(&rules::CSV_SEPARATOR, head).with("separator", shown),
        None => {
            let written: Vec<&str> = first.split(',').map(str::trim).collect();
            let nearest = absent.first().filter(|column| suggest::nearest(column, written.iter().copied()).is_some());
            let nearest = nearest.map(|column| (*column).to_owned());
            Diagnostic { nearest, ..faults.at(&rules::CSV_COLUMN_MISSING, head).with("columns", absent.join(", ")) }
        }
    }
}
