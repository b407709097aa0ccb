//! The progress of all towns.

use serde::Serialize;

use super::chart::{BarChart, ColumnChart, StepChart};
use super::common::{Figure, FigureSet, Link, Text};
use super::index::TownRow;
use super::progress::AxisFigures;

/// The progress of all.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct SiteProgressView {
    /// The state of the whole.
    pub headline: Vec<Figure>,
    /// How many towns have an agenda of their own, in a sentence: all that follows counts those alone.
    pub own: String,
    /// Of all that they have taken on.
    pub figures: FigureSet,
    /// The same as a bar.
    pub bar: BarChart,
    /// By axis.
    pub by_axis: Vec<AxisFigures>,
    /// How it came to this.
    pub moments: Option<ColumnChart>,
    /// How many had adhered by when.
    pub adhesions: Option<StepChart>,
    /// By band of population.
    pub by_band: Vec<TownSetRow>,
    /// By comarca: those where some town has adhered.
    pub by_comarca: Vec<TownSetRow>,
    /// In how many comarques none has, in a sentence.
    pub other_comarques: String,
    /// What became of the model's actions, by axis.
    pub uptake: Vec<UptakeAxis>,
    /// The towns that have adhered.
    pub adhered: Vec<TownRow>,
    /// The fictional towns.
    pub examples: Vec<Link>,
}

/// A set of towns as a row.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct TownSetRow {
    /// Which.
    pub set: Link,
    /// How many towns there are, and their inhabitants.
    pub towns: String,
    /// Those that have adhered.
    pub adhered: String,
    /// Those that have an agenda of their own.
    pub own: String,
    /// Those of them that report.
    pub reporting: String,
    /// How many of the actions that they took on are done.
    pub done: String,
}

/// What became of an axis's actions.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct UptakeAxis {
    /// The axis.
    pub title: Text,
    /// Its actions.
    pub rows: Vec<UptakeRow>,
}

/// What the towns with an agenda of their own made of an action.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct UptakeRow {
    /// Its id.
    pub id: String,
    /// The action.
    pub action: Link,
    /// Those that keep it, changed it, haven't spoken of it, decided against it, are out of its scope.
    pub counts: Vec<String>,
}
