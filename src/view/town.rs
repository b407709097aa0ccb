//! The pages of a municipality, its agenda and motion. Lists of municipalities are in `index`.

use serde::Serialize;

use super::chart::BarChart;
use super::common::{Body, Download, Fact, FigureSet, Link, Tag, Text};
use super::proposal::ProposalView;
use super::puzzle::OverviewSet;
use crate::markup::{Difference, Fragment};

/// A municipality.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct TownView {
    /// «de la Garriga».
    pub of: String,
    /// Its comarca.
    pub comarca: Link,
    /// Its inhabitants, in words.
    pub inhabitants: String,
    /// What it answers first.
    pub now: Vec<NowRow>,
    /// The documents that most come for.
    pub main_downloads: Vec<MainDownload>,
    /// Population, band, seat, area, contacts, maturity.
    pub facts: Vec<Fact>,
    /// Its adhesion.
    pub adhesion: AdhesionView,
    /// Its agenda.
    pub agenda: Option<String>,
    /// Its progress.
    pub progress: Option<String>,
    /// Its motion.
    pub motion: String,
    /// Its figures, when it has an overlay.
    pub figures: Option<FigureSet>,
    /// The same as a bar.
    pub bar: Option<BarChart>,
    /// Its open data.
    pub files: Vec<Link>,
    /// Its badge, and what to paste to show it.
    pub badge: Option<BadgeView>,
    /// Its puzzle in small.
    pub puzzle: OverviewSet,
    /// Whether the town has said anything that its puzzle follows from.
    pub puzzle_told: bool,
    /// Its puzzle.
    pub puzzle_page: String,
    /// What comes next, soonest first.
    pub next: Vec<Fact>,
    /// The agent that accompanies it.
    pub agent: Option<String>,
    /// Visits.
    pub visits: Vec<Fact>,
    /// Short-term goals.
    pub goals: Vec<GoalView>,
    /// When it last said anything of its actions, in a sentence.
    pub as_of: String,
    /// What happened, the first first.
    pub timeline: Vec<EventView>,
    /// How many facts that are.
    pub event_count: String,
    /// What is proposed to it, while it has no agenda of its own.
    pub proposal: Option<ProposalView>,
    /// Its documents: the agenda of a town that has adhered, and the motion.
    pub downloads: Vec<Download>,
}

/// Something that happened in a town, or the same to several of its actions on one day.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct EventView {
    /// When.
    pub date: String,
    /// When, for machines.
    pub datetime: String,
    /// Whether the day was deduced.
    pub deduced: bool,
    /// What.
    pub kind: Tag,
    /// More of it; empty when there is no more.
    pub text: Text,
    /// The actions that it is about; empty when it is about none.
    pub of: Vec<Link>,
    /// Where it can be read.
    pub source: Option<String>,
}

/// A document that most come for, in one of its formats.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct MainDownload {
    /// What it is, in a word.
    pub label: String,
    /// Its format.
    pub format: String,
    /// Where it is.
    pub href: String,
    /// Under what name it is saved.
    pub name: String,
}

/// A badge as the town's page shows it.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct BadgeView {
    /// The picture.
    pub href: String,
    /// What it says.
    pub alternative: String,
    /// What to paste to show it.
    pub snippet: String,
}

/// A short-term goal.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct GoalView {
    /// What is to be reached.
    pub title: Text,
    /// By when.
    pub due: Option<String>,
    /// How it goes.
    pub status: Tag,
    /// The actions it serves.
    pub actions: Vec<Link>,
}

/// One of the things that a town's page answers first.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct NowRow {
    /// Which: `decided`, `done`, `late`, `next`, or what stands for it in a town without an agenda of its own.
    pub key: &'static str,
    /// The same in a word.
    pub label: String,
    /// What it comes to.
    pub strong: String,
    /// Where the rest is told.
    pub href: Option<String>,
    /// More of it; empty where there is no more.
    pub text: String,
}

/// What is known of a town's adhesion.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct AdhesionView {
    /// Its state.
    pub state: Tag,
    /// Whether the ple has approved it.
    pub adhered: bool,
    /// What is known, in a sentence.
    pub sentence: String,
    /// The reservation of ROF art. 206, while the minutes are pending.
    pub reservation: Option<String>,
    /// Where it can be read.
    pub source: Option<String>,
    /// Where the day of the session can be read, when that is another place.
    pub session_source: Option<String>,
}

/// A municipality's agenda, or the proposal that it starts from.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct TownAgendaView {
    /// The town.
    pub town: Link,
    /// That it is a proposal, while it is one.
    pub notice: Option<String>,
    /// Its progress, of an agenda of its own.
    pub progress: Option<String>,
    /// Its motion.
    pub motion: String,
    /// Which version it reviewed, and when its ple approved it.
    pub imprint: Vec<String>,
    /// How many of its actions carry out a duty of law, in a sentence.
    pub duties: Option<String>,
    /// Shown first.
    pub introduction: Option<Body>,
    /// How many actions of each provenance.
    pub provenances: Vec<ProvenanceCount>,
    /// Its axes.
    pub axes: Vec<AxisSection>,
    /// The same as a document.
    pub downloads: Vec<Download>,
}

/// How many actions of a provenance.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ProvenanceCount {
    /// The provenance.
    pub provenance: Tag,
    /// How many.
    pub count: String,
    /// What it means.
    pub definition: String,
}

/// An axis of a town's agenda.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct AxisSection {
    /// Its anchor.
    pub anchor: String,
    /// Its number.
    pub number: usize,
    /// Its title.
    pub title: Text,
    /// How many actions are taken on, or proposed.
    pub counts: String,
    /// Its objectives.
    pub objectives: Vec<ObjectiveSection>,
}

/// An objective of a town's agenda.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ObjectiveSection {
    /// Its anchor.
    pub anchor: String,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The actions that the town has taken on, or that are proposed to it while it has taken on none.
    pub actions: Vec<ActionEntry>,
    /// Those that the model proposes and the town hasn't spoken of, in an agenda of its own.
    pub proposed: Vec<Link>,
    /// Those that it has not, with reasons.
    pub omitted: Vec<ActionView>,
    /// Those that the metamodel doesn't ask of a town of its size.
    pub out_of_scope: Vec<Link>,
}

/// An action of a town's agenda, in one of three ways.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ActionEntry {
    /// All of it, finished, where it is the same in every town.
    pub block: Option<Fragment>,
    /// The same, where nobody has finished it.
    pub plain: Option<PlainAction>,
    /// What it says, where the town has anything to it.
    pub action: Option<ActionView>,
}

/// An action of the model that a town leaves as it is and says nothing of, or that is proposed to it.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct PlainAction {
    /// Its id.
    pub id: String,
    /// Its anchor.
    pub anchor: String,
    /// Its title.
    pub title: Text,
    /// Its page in the model.
    pub href: String,
    /// The duty of law that it carries out, in short.
    pub duty: Option<String>,
}

/// An action of a town's agenda.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ActionView {
    /// Its id.
    pub id: String,
    /// Its anchor.
    pub anchor: String,
    /// Its title.
    pub title: Text,
    /// Where it comes from.
    pub provenance: Tag,
    /// How it goes, when the town has taken it on.
    pub status: Option<Tag>,
    /// The duty of law that it carries out, in short; that it stands all the same, when the town has left the action out.
    pub duty: Option<String>,
    /// Its text, when it is shown here.
    pub body: Option<Body>,
    /// What the town adds.
    pub note: Option<Body>,
    /// Why omitted.
    pub reason: Option<Text>,
    /// The model's action.
    pub model: Option<String>,
    /// What differs from the model.
    pub change: Option<Change>,
    /// What is planned: owner, dates, priority, cost.
    pub facts: Vec<Fact>,
    /// Where it is told how it goes, when anything is.
    pub progress: Option<String>,
}

/// What differs from the model.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Change {
    /// In the title.
    pub title: Option<Difference>,
    /// In the text.
    pub text: Option<Difference>,
}
