//! All towns together.

use std::sync::Arc;

use super::record::TownRecord;
use crate::model::totals::Totals;

/// What is known of all towns.
#[derive(Debug, Default)]
pub struct Towns {
    /// Every town, the registry's first.
    pub records: Vec<Arc<TownRecord>>,
    /// The state of the whole.
    pub totals: Totals,
    /// Whether some overlay couldn't be read.
    pub is_unread: bool,
}

impl Towns {
    /// The real towns.
    pub fn real(&self) -> impl Iterator<Item = &TownRecord> + Clone {
        self.records.iter().map(|record| &**record).filter(|record| !record.municipality.example)
    }

    /// The examples.
    pub fn examples(&self) -> impl Iterator<Item = &TownRecord> {
        self.records.iter().map(|record| &**record).filter(|record| record.municipality.example)
    }

    /// The real towns that have an agenda of their own.
    pub fn own(&self) -> impl Iterator<Item = &TownRecord> {
        self.real().filter(|record| record.is_own())
    }
}
