//! The pages of progress: a town's, and that of all.

use serde::Serialize;

use super::{Body, Fact, Figure, FigureSet, Link, Tag, Text, TownRow};

/// A municipality's progress.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct TownProgressView {
    /// The town.
    pub town: Link,
    /// Its agenda.
    pub agenda: String,
    /// Of all that it has taken on.
    pub figures: FigureSet,
    /// By axis.
    pub by_axis: Vec<AxisFigures>,
    /// What is late.
    pub late: Vec<ProgressAction>,
    /// Every action that the town has taken on.
    pub axes: Vec<ProgressAxis>,
    /// The last update.
    pub last_update: Option<String>,
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
}

/// The actions of an axis.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ProgressAxis {
    /// Its anchor.
    pub anchor: String,
    /// Its title.
    pub title: Text,
    /// Its actions.
    pub actions: Vec<ProgressAction>,
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
    /// Where it comes from.
    pub provenance: Tag,
    /// What the town declares.
    pub status: Tag,
    /// What evidence there is.
    pub evidence: Tag,
    /// What the schedule says.
    pub schedule: Option<Tag>,
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

/// The progress of all.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct SiteProgressView {
    /// The state of the whole.
    pub headline: Vec<Figure>,
    /// Of all that towns have taken on.
    pub figures: FigureSet,
    /// By axis.
    pub by_axis: Vec<AxisFigures>,
    /// The towns that have adhered.
    pub adhered: Vec<TownRow>,
    /// The fictional towns.
    pub examples: Vec<Link>,
}
