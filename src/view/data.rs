//! The page of open data.

use serde::Serialize;

use super::common::{Body, Link};

/// Open data.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct DataView {
    /// What the figures mean.
    pub introduction: Option<Body>,
    /// The tables.
    pub tables: Vec<TableView>,
    /// What describes or follows them.
    pub catalogues: Vec<Link>,
    /// The files of a town, as an example of where they are.
    pub of_town: Vec<Link>,
    /// What an ajuntament pastes to show its badge.
    pub snippet: String,
}

/// A table.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct TableView {
    /// Its anchor.
    pub anchor: String,
    /// Its title.
    pub title: String,
    /// What it is.
    pub text: String,
    /// Its files.
    pub files: Vec<Link>,
    /// Its columns.
    pub columns: Vec<ColumnView>,
}

/// A column.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ColumnView {
    /// Its name.
    pub name: &'static str,
    /// What kind of value it has.
    pub kind: String,
    /// What it means.
    pub text: String,
    /// The words that it may have, when they are a closed list.
    pub words: String,
}
