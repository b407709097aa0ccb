//! A town's progress.

use serde::Serialize;

use super::chart::{BarChart, ColumnChart, IndicatorChart, TimeChart};
use super::common::{Body, Fact, FigureSet, Link, Tag, Text};
use crate::markup::Fragment;

/// A municipality's progress.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct TownProgressView {
    /// The town.
    pub town: Link,
    /// Its agenda.
    pub agenda: String,
    /// Of all that it has taken on.
    pub figures: FigureSet,
    /// The same as a bar.
    pub bar: BarChart,
    /// How many are late.
    pub late: String,
    /// How many there are, in words.
    pub count: String,
    /// What to look at, the late first.
    pub concerns: Vec<ConcernGroup>,
    /// How it came to this.
    pub moments: Option<ColumnChart>,
    /// Planned and real dates.
    pub calendar: Option<TimeChart>,
    /// Costs by axis and together; empty when none were published.
    pub costs: Vec<CostRow>,
    /// Indicators with their targets and values.
    pub indicators: Vec<IndicatorChart>,
    /// The last updates, the newest first.
    pub timeline: Vec<UpdateView>,
    /// The town beside all those of its band: put in once those are known.
    pub comparison: Fragment,
    /// Every action that the town has taken on.
    pub axes: Vec<ProgressAxis>,
    /// Who is responsible for which, those of most actions first.
    pub owners: Vec<OwnerView>,
    /// How many they are, in words.
    pub owners_title: String,
    /// That what was dropped isn't counted among what is finished; none when nothing was.
    pub dropped: Option<String>,
    /// When the town last said anything of its actions, in a sentence.
    pub as_of: String,
}

/// The actions that deserve a look for one reason.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ConcernGroup {
    /// Why.
    pub kind: Tag,
    /// How many.
    pub count: String,
    /// That the town says of none of them why; none where it does of some, or where nobody would ask.
    pub unexplained: Option<String>,
    /// Which.
    pub rows: Vec<ConcernView>,
}

/// Who is responsible for some actions.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct OwnerView {
    /// A part of the town hall.
    pub name: String,
    /// The actions, by their ids.
    pub actions: Vec<Link>,
}

/// An action that deserves a look.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ConcernView {
    /// Why.
    pub kind: Tag,
    /// Its id.
    pub id: String,
    /// Where it is on the page.
    pub href: String,
    /// Its title.
    pub title: Text,
    /// Since when, by how much or why.
    pub detail: Text,
    /// Who is responsible, how far it is, what it costs: as far as the town says it.
    pub known: Vec<String>,
    /// Why, as far as the town says it.
    pub reason: Option<Text>,
}

/// Costs of an axis, or of all.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct CostRow {
    /// Whose.
    pub title: Text,
    /// For how many actions the town has published any cost.
    pub actions: String,
    /// Planned.
    pub planned: String,
    /// Spent.
    pub spent: String,
    /// Spent out of planned.
    pub share: String,
    /// Whether it is the sum of the others.
    pub is_total: bool,
}

/// A town beside the towns of its band that have an agenda of their own. Never an order of towns.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Comparison {
    /// The town.
    pub town: String,
    /// How many there are and how many of them report, in a sentence.
    pub sentence: String,
    /// Figures side by side; empty when no town of the band reports.
    pub rows: Vec<ComparisonRow>,
}

/// A figure of a town and of its band.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ComparisonRow {
    /// Which.
    pub label: String,
    /// The town's.
    pub town: String,
    /// The band's.
    pub band: String,
}

/// The figures of an axis, as a row.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct AxisFigures {
    /// Its title.
    pub title: Text,
    /// Its anchor on the page.
    pub anchor: String,
    /// Its figures.
    pub figures: FigureSet,
    /// The same as a bar.
    pub bar: BarChart,
}

/// The actions of an axis.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ProgressAxis {
    /// Its id.
    pub id: String,
    /// Its anchor.
    pub anchor: String,
    /// Its title.
    pub title: Text,
    /// How many are finished, in words.
    pub finished: String,
    /// How many are late, in words; empty when none is.
    pub late: String,
    /// Its figures.
    pub figures: FigureSet,
    /// The same as a bar.
    pub bar: BarChart,
    /// The actions of which anything is reported.
    pub actions: Vec<ProgressAction>,
    /// Those of which nothing is.
    pub unreported: Vec<UnreportedAction>,
}

/// An action that a town has taken on and reports nothing of.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct UnreportedAction {
    /// Its id.
    pub id: String,
    /// Its anchor.
    pub anchor: String,
    /// Its title.
    pub title: Text,
    /// Where it is in the town's agenda.
    pub href: String,
}

/// How an action goes.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ProgressAction {
    /// Its id.
    pub id: String,
    /// Its anchor.
    pub anchor: String,
    /// Its title.
    pub title: Text,
    /// Where it is in the town's agenda.
    pub href: String,
    /// What the town declares.
    pub status: Tag,
    /// What evidence there is; none when nothing was reported that it could be of.
    pub evidence: Option<Tag>,
    /// What the schedule says.
    pub schedule: Option<Tag>,
    /// The place of who is responsible among all those, from 1; 0 of nobody.
    pub owner: usize,
    /// How far, 0 to 100; none when nothing was reported.
    pub progress: Option<u8>,
    /// Dates, owner, costs, indicators.
    pub facts: Vec<Fact>,
    /// Why paused or dropped.
    pub reason: Option<Text>,
    /// What comes next.
    pub next: Option<Text>,
    /// The log, newest first.
    pub updates: Vec<UpdateView>,
}

/// An event of the log.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct UpdateView {
    /// When.
    pub date: String,
    /// When, for machines.
    pub datetime: String,
    /// The town and action, where that isn't said already.
    pub of: Option<Link>,
    /// What it declared.
    pub status: Option<Tag>,
    /// How far.
    pub progress: Option<u8>,
    /// What happened.
    pub body: Option<Body>,
    /// What shows it.
    pub evidence: Vec<EvidenceView>,
}

/// A piece of evidence.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct EvidenceView {
    /// What it is.
    pub kind: String,
    /// Its title.
    pub title: Text,
    /// Where it is.
    pub href: String,
    /// When it was published.
    pub date: Option<String>,
}
