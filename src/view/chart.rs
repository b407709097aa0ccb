//! Charts: where their parts stand and what they say. Each has its finding in words, and the same data stand in a table beside it, or with each action.

use serde::Serialize;

use super::common::{Link, Tag, Text};

/// A bar of parts of a whole.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct BarChart {
    /// What it shows, with the figures.
    pub sentence: String,
    /// Its width.
    pub width: i64,
    /// Its parts, without empty ones.
    pub parts: Vec<BarPart>,
}

/// A part of a bar or column.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct BarPart {
    /// What it is.
    pub tag: Tag,
    /// Where it begins.
    pub at: i64,
    /// Its length.
    pub length: i64,
    /// Its figure, when there is room for it.
    pub label: Option<String>,
}

/// Columns over time, each of parts of a whole.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ColumnChart {
    /// What it shows.
    pub sentence: String,
    /// Its width.
    pub width: i64,
    /// Its height without the words below.
    pub height: i64,
    /// Its columns, as words and figures.
    pub columns: Vec<Column>,
    /// The columns as drawn: what there is of each part in all of them is one shape.
    pub bars: Vec<Bars>,
    /// The figures that stand in the columns.
    pub labels: Vec<ChartLabel>,
    /// The parts that there are, for the head of the table.
    pub tags: Vec<Tag>,
}

/// A column.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Column {
    /// Its middle.
    pub middle: i64,
    /// Its day, in full.
    pub date: String,
    /// Its day as it fits below the column; empty for most.
    pub label: String,
    /// All figures, in the order of the chart's tags.
    pub figures: Vec<String>,
    /// Their sum.
    pub total: String,
}

/// Planned and real dates on a line of time.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct TimeChart {
    /// What it shows.
    pub sentence: String,
    /// Its width.
    pub width: i64,
    /// Its height.
    pub height: i64,
    /// The years.
    pub years: Vec<YearMark>,
    /// Where the reference date is.
    pub today: i64,
    /// Its bars by their kinds: planned, extended, real, and late.
    pub bars: Vec<Bars>,
    /// Its rows.
    pub rows: Vec<TimeRow>,
}

/// A year on the line of time.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct YearMark {
    /// Where it begins.
    pub at: i64,
    /// Which.
    pub year: String,
}

/// All bars of a kind, as one shape.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Bars {
    /// Of which kind, as a class.
    pub kind: &'static str,
    /// The data of a path.
    pub path: String,
}

/// An action beside its dates, which stand in words with the action.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct TimeRow {
    /// The action's title, as much as has room.
    pub label: String,
    /// Where the foot of its title is, from the top.
    pub foot: i64,
}

/// A figure in a chart.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ChartLabel {
    /// On which kind of bar, as a class.
    pub kind: &'static str,
    /// Its middle, across.
    pub x: i64,
    /// Its foot, down.
    pub y: i64,
    /// The figure.
    pub label: String,
}

/// An indicator over time.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct IndicatorChart {
    /// The indicator.
    pub name: Text,
    /// Its action.
    pub action: Link,
    /// What it shows.
    pub sentence: String,
    /// The target in words.
    pub target: Option<String>,
    /// Its values, the oldest first.
    pub values: Vec<IndicatorValue>,
    /// The line through the values, as the `points` of an SVG polyline; none when there is one value only.
    pub line: Option<String>,
    /// The height of the target, from the top.
    pub target_at: Option<i64>,
}

/// A value of an indicator.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct IndicatorValue {
    /// When.
    pub date: String,
    /// How much.
    pub value: String,
    /// Where it stands, across.
    pub x: i64,
    /// Where it stands, down.
    pub y: i64,
}

/// A line that rises in steps: how many had adhered by when.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct StepChart {
    /// What it shows.
    pub sentence: String,
    /// Its width.
    pub width: i64,
    /// Its height.
    pub height: i64,
    /// The line, as the `points` of an SVG polyline.
    pub line: String,
    /// The years.
    pub years: Vec<YearMark>,
    /// The steps.
    pub steps: Vec<Step>,
}

/// A day on which towns adhered, and how many had by its end.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Step {
    /// The day.
    pub date: String,
    /// How many towns.
    pub value: String,
    /// How many people live in them.
    pub people: String,
    /// Where it stands, across.
    pub x: i64,
    /// Where it stands, down.
    pub y: i64,
}
