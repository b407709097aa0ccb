//! The pages of the model: overview, chapters, axes, actions.

use serde::Serialize;

use super::common::{Body, Download, Fact, Link, Tag, Text};

/// The overview of the model.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct AgendaView {
    /// Who approved the Agenda and when, in a sentence.
    pub imprint: String,
    /// Which version of the project's own text this is, while it is that.
    pub working_version: Option<String>,
    /// Where the approval can be read.
    pub source: Option<String>,
    /// Chapters.
    pub chapters: Vec<Link>,
    /// Axes.
    pub axes: Vec<AxisView>,
    /// The same as a document.
    pub downloads: Vec<Download>,
}

/// A text without more: a chapter, a plain page, the page for what isn't there.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct TextView {
    /// The text.
    pub body: Body,
    /// Whether the text is in another language than the page.
    pub untranslated: bool,
}

/// An axis in short.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct AxisCard {
    /// Its number.
    pub number: usize,
    /// Its title.
    pub title: Text,
    /// Its page.
    pub href: String,
    /// How many objectives and actions.
    pub counts: String,
}

/// An axis.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct AxisView {
    /// Itself in short.
    pub card: AxisCard,
    /// Its id, as an anchor.
    pub anchor: String,
    /// Its introduction.
    pub introduction: Body,
    /// Its objectives.
    pub objectives: Vec<ObjectiveView>,
    /// The other axes.
    pub others: Vec<AxisCard>,
    /// Whether its text is in another language than the page.
    pub untranslated: bool,
}

/// An objective.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ObjectiveView {
    /// Its id.
    pub id: String,
    /// Its id, as an anchor.
    pub anchor: String,
    /// Its title.
    pub title: Text,
    /// Why.
    pub introduction: Body,
    /// Its actions.
    pub actions: Vec<ActionCard>,
}

/// An action in short.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ActionCard {
    /// Its id.
    pub id: String,
    /// Its id, as an anchor.
    pub anchor: String,
    /// Its title.
    pub title: Text,
    /// Its page.
    pub href: String,
    /// When it is to be done.
    pub horizon: Option<String>,
}

/// An action of the model.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ActionPage {
    /// Its id.
    pub id: String,
    /// The axis.
    pub axis: Link,
    /// The objective.
    pub objective: Link,
    /// Its text.
    pub body: Body,
    /// Horizon, goals, indicators, pieces.
    pub facts: Vec<Fact>,
    /// How many towns have said what of it, in a sentence.
    pub taken_up_summary: String,
    /// Which towns, as long as they are few.
    pub taken_up: Vec<TakenUp>,
    /// Where it is said which, once they are more.
    pub taken_up_data: Option<Link>,
    /// The action before.
    pub previous: Option<Link>,
    /// The action after.
    pub next: Option<Link>,
    /// Whether its text is in another language than the page.
    pub untranslated: bool,
}

/// A town that has said something of an action.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct TakenUp {
    /// The town.
    pub town: Link,
    /// What it decided.
    pub provenance: Tag,
    /// How it goes.
    pub status: Tag,
}
