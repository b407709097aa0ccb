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
    /// Actions that were, and whose ids are never given again.
    pub retired: Vec<RetiredView>,
}

/// An action that was in a past version.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct RetiredView {
    /// Its id.
    pub id: String,
    /// Its last title.
    pub title: Text,
    /// The version that no longer had it.
    pub since: String,
    /// The actions that took up what it said.
    pub into: Vec<Link>,
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
    /// The duties of law that it carries out.
    pub duties: Vec<DutyView>,
    /// What it takes.
    pub estimate: Option<EstimateView>,
    /// The actions that it rests on.
    pub depends: Vec<Link>,
    /// The public solutions that help.
    pub help: Vec<HelpView>,
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

/// A duty of law.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct DutyView {
    /// The norm, with its date and article.
    pub norm: String,
    /// What it obliges to; empty when nothing more is said.
    pub asks: Text,
    /// Where the norm can be read.
    pub source: Option<String>,
    /// The language of the norm's name, when it differs from the page's.
    pub lang: Option<&'static str>,
}

/// What an action takes.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct EstimateView {
    /// What it rests on.
    pub basis: Text,
    /// By sizes, from the smallest.
    pub rows: Vec<RangeView>,
}

/// What an action takes in municipalities of a size.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct RangeView {
    /// Of which size, in words.
    pub of: String,
    /// Working days.
    pub days: String,
    /// What is paid to others.
    pub cost: String,
}

/// A public solution that helps.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct HelpView {
    /// Where the inventory tells of it.
    pub solution: Link,
    /// Who offers it.
    pub provider: String,
    /// What it does.
    pub description: Text,
}
