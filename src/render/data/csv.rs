//! Tables as CSV: RFC 4180 (commas, CRLF, quotes doubled), UTF-8, a head with the columns' names. A text can't begin a formula in a spreadsheet.

use std::borrow::Cow;

use ::csv::{Terminator, Writer, WriterBuilder};

use crate::data::table::{Cell, Table, TableKind, euros};

/// What spreadsheets take for the beginning of a formula, as they are and in full width. Excel and LibreOffice skip blanks before it.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Writes a table.
pub(super) fn write(table: &Table) -> Vec<u8> {
    let mut bytes = head(table.kind);
    bytes.extend(rows(table));
    bytes
}

/// Writes the names of a table's columns.
pub(super) fn head(kind: &TableKind) -> Vec<u8> {
    written(|writer| writer.write_record(kind.columns.iter().map(|column| column.name)))
}

/// Writes the rows of a table.
pub(super) fn rows(table: &Table) -> Vec<u8> {
    written(|writer| {
        for row in table.rows() {
            for cell in row.cells() {
                writer.write_field(&*field(cell))?;
            }
            writer.write_record(None::<&[u8]>)?;
        }
        Ok(())
    })
}

fn written(write: impl FnOnce(&mut Writer<Vec<u8>>) -> ::csv::Result<()>) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    write(&mut writer).expect("memory takes what is written, and all rows have as many cells as the head");
    writer.into_inner().expect("memory can be flushed")
}

fn field(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) | Cell::Known(text) => harmless(text),
        Cell::Word(word) => Cow::Borrowed(*word),
        Cell::Whole(number) => number.to_string().into(),
        Cell::Cents(cents) => euros(*cents).into(),
        Cell::Flag(flag) => if *flag { "true" } else { "false" }.into(),
    }
}

/// A text that no spreadsheet takes for a formula: one that could be begins with an apostrophe. Control characters become spaces.
fn harmless(text: &str) -> Cow<'_, str> {
    let plain = match text.contains(char::is_control) {
        true => Cow::Owned(text.replace(char::is_control, " ")),
        false => Cow::Borrowed(text),
    };
    if plain.trim_start().starts_with(FORMULA) { format!("'{plain}").into() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_text_begins_a_formula() {
        for text in ["=1+1", "+34 93", "-5", "@SUM(A1)", " =1", "\t=1", "\r\n=1", "\u{a0}=1", "＝1"] {
            assert!(harmless(text).starts_with('\''), "{text:?}");
        }
        for text in ["Fibra", "1-2", "a=b", "'", ""] {
            assert_eq!(harmless(text), text);
        }
        assert_eq!(harmless("dues\nlínies"), "dues línies");
    }
}
