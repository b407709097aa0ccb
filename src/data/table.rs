//! Tables of open data: one description of columns, from which the CSV, the JSON, the data package and the page that documents them are
//! made, so that they can't disagree. Cells are values; how they are written is `render::data`.

use std::sync::Arc;

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use crate::model::identifier::Id;

/// What a table is.
#[derive(Debug, Hash, PartialEq, Eq)]
pub struct TableKind {
    /// Its name, which is its file's: `municipis`.
    pub name: &'static str,
    /// Its columns, in order.
    pub columns: &'static [Column],
    /// The columns that tell its rows apart.
    pub key: &'static [&'static str],
    /// A column that names a row of another table: the column, the table and the column there.
    pub foreign: &'static [(&'static str, &'static str, &'static str)],
}

/// A column.
#[derive(Debug, Hash, PartialEq, Eq)]
pub struct Column {
    /// Its name, in the head of the CSV and in the JSON.
    pub name: &'static str,
    /// What is in it.
    pub kind: Kind,
}

/// What is in a column.
#[derive(Debug, Clone, Copy, Hash, PartialEq, Eq)]
pub enum Kind {
    /// Text from people.
    Text,
    /// A permanent identifier.
    Identifier,
    /// A word of a closed list.
    Word(&'static [&'static str]),
    /// A whole number.
    Whole,
    /// An amount in euros, with two decimals.
    Amount,
    /// True or false.
    Flag,
    /// A day: `2024-06-30`.
    Day,
    /// A date as far as it is known: `2024`, `2024-06` or `2024-06-30`.
    Date,
    /// A web address.
    Address,
}

/// What is in a cell.
#[derive(Debug, Clone, Hash, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text, a word, an identifier, a date or an address.
    Text(Arc<str>),
    /// A word of the formats.
    Word(&'static str),
    /// A whole number.
    Whole(u64),
    /// An amount in euro cents.
    Cents(u64),
    /// True or false.
    Flag(bool),
    /// What the table of the model, of pieces or of municipalities says under the same id: written out as CSV, and left out as JSON.
    Known(Arc<str>),
}

impl Cell {
    /// A text; nothing when it is empty.
    pub fn text(text: impl AsRef<str>) -> Cell {
        let text = text.as_ref();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text.into()) }
    }

    /// What is known elsewhere under the same id, when it is.
    pub fn known(self, is_known: bool) -> Cell {
        match self {
            Cell::Text(text) if is_known => Cell::Known(text),
            cell => cell,
        }
    }

    /// An id.
    pub fn id(id: &Id) -> Cell {
        Cell::Text(id.shared())
    }

    /// A word of the formats; nothing for none.
    pub fn word(word: Option<&'static str>) -> Cell {
        word.map_or(Cell::Empty, Cell::Word)
    }

    /// What a value is written as; nothing for none.
    pub fn of(value: Option<impl ToString>) -> Cell {
        value.map_or(Cell::Empty, |value| Cell::text(value.to_string()))
    }
}

/// Rows, shared by the tables that have them.
pub type RowList = Arc<Vec<Vec<Cell>>>;

/// Rows that begin with the same cells.
#[derive(Debug, Clone, Hash)]
pub struct Part {
    /// The cells that all begin with.
    pub lead: Vec<Cell>,
    /// What follows.
    pub rows: RowList,
}

/// A table.
#[derive(Debug, Clone, Hash)]
pub struct Table {
    /// What it is.
    pub kind: &'static TableKind,
    /// Its rows.
    pub parts: Vec<Part>,
}

impl Table {
    /// A table of these rows.
    pub fn new(kind: &'static TableKind, rows: Vec<Vec<Cell>>) -> Table {
        Table::led(kind, Vec::new(), Arc::new(rows))
    }

    /// A table of these rows, all of which begin with the same cells.
    pub fn led(kind: &'static TableKind, lead: Vec<Cell>, rows: RowList) -> Table {
        Table { kind, parts: vec![Part { lead, rows }] }
    }

    /// Its rows.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let columns = self.kind.columns;
        self.parts.iter().flat_map(move |part| part.rows.iter().map(move |row| Row { columns, lead: &part.lead, rest: row }))
    }
}

/// Cents as euros.
pub fn euros(cents: u64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

impl Serialize for Table {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for row in self.rows() {
            list.serialize_element(&row)?;
        }
        list.end()
    }
}

/// A row, as JSON has it: an object.
pub struct Row<'t> {
    columns: &'static [Column],
    lead: &'t [Cell],
    rest: &'t [Cell],
}

impl<'t> Row<'t> {
    /// Its cells.
    pub fn cells(&self) -> impl Iterator<Item = &'t Cell> {
        self.lead.iter().chain(self.rest)
    }
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        // What there isn't isn't written.
        let said = self.columns.iter().zip(self.cells()).filter(|(_, cell)| !matches!(cell, Cell::Empty | Cell::Known(_)));
        for (column, cell) in said {
            map.serialize_entry(column.name, cell)?;
        }
        map.end()
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Cell::Empty => serializer.serialize_none(),
            Cell::Text(text) | Cell::Known(text) => serializer.serialize_str(text),
            Cell::Word(word) => serializer.serialize_str(word),
            Cell::Whole(number) => serializer.serialize_u64(*number),
            // Two decimals of euros are exact in the number that JSON readers use, up to amounts that no town has.
            Cell::Cents(cents) => serializer.serialize_f64(*cents as f64 / 100.0),
            Cell::Flag(flag) => serializer.serialize_bool(*flag),
        }
    }
}
