//! What an agenda for download is made from: the model's, or a town's. The words are ready to be shown and the figures are those of the pages; how
//! they stand on paper is the theme's.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::album::Pictures;
use super::passage::{Passage, Source};
use super::shared::Shared;
use super::summary::SummaryPart;
use crate::model::language::Language;
use crate::view::{AxisFigures, ConcernView, CostRow, Fact, FigureSet, IndicatorChart, StateCount, Tag, Text};

/// An agenda.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct AgendaDocument {
    /// The language of its words.
    pub language: Language,
    /// Its title: «Agenda digital de la Garriga».
    pub title: String,
    /// Whose it is.
    pub author: String,
    /// One sentence about it, for the document's properties.
    pub description: String,
    /// The date of the document's properties: the site's reference date, never the clock's.
    #[serde(skip)]
    pub date: Date,
    /// What the cover says below the title: version, approval, date of the data.
    pub cover: Vec<String>,
    /// What the reader must know first: that the town is fictional, that the text is the project's own.
    pub notices: Vec<String>,
    /// The agenda on a page.
    pub summary: SummaryPart,
    /// Where the same can be read, as an address.
    pub address: String,
    /// What the town says first.
    pub introduction: Option<Passage>,
    /// The chapters that stand before the axes.
    pub before: Vec<Chapter>,
    /// The axes.
    pub axes: Vec<AxisPart>,
    /// The chapters that stand after the axes.
    pub after: Vec<Chapter>,
    /// The puzzle, of a town.
    pub puzzle: Option<PuzzlePart>,
    /// What is asked of each band of population, in the model.
    pub targets: Option<TargetsPart>,
    /// How it goes, in a town.
    pub progress: Option<ProgressPart>,
    /// What the model proposes and the town hasn't spoken of yet, in an agenda of its own.
    pub proposed: Vec<OmittedPart>,
    /// What the town hasn't taken on, and why.
    pub omitted: Vec<OmittedPart>,
    /// The actions that the metamodel doesn't ask of a town of its size.
    pub out_of_scope: Vec<OmittedPart>,
    /// Sources, licence, version.
    pub colophon: Vec<Fact>,
    /// The pictures of the town's own texts.
    #[serde(skip)]
    pub pictures: Pictures,
    /// The model's own texts and drawings.
    #[serde(skip)]
    pub shared: Arc<Shared>,
}

/// A chapter outside the axes.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Chapter {
    /// Its title.
    pub title: Text,
    /// Its text.
    pub text: Source,
}

/// An axis.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct AxisPart {
    /// Its id.
    pub id: String,
    /// From 1.
    pub number: usize,
    /// Its title.
    pub title: Text,
    /// Its introduction.
    pub text: Source,
    /// Its objectives.
    pub objectives: Vec<ObjectivePart>,
}

/// An objective.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ObjectivePart {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Why.
    pub text: Source,
    /// The actions that are taken on, or proposed while the agenda is a proposal.
    pub actions: Vec<ActionPart>,
}

/// An action.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ActionPart {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Where it comes from, in a town's agenda.
    pub provenance: Option<Tag>,
    /// How it goes, in a town's agenda.
    pub status: Option<Tag>,
    /// Why it is paused or dropped.
    pub reason: Option<Text>,
    /// Horizon, dates, owner, costs.
    pub facts: Vec<Fact>,
    /// Its text.
    pub text: Source,
    /// What the town adds.
    pub note: Option<Passage>,
}

/// An action that isn't taken on.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct OmittedPart {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Why, when the town says so.
    pub reason: Option<Text>,
    /// The duty of law that stands all the same.
    pub duty: Option<String>,
}

/// A puzzle, drawn by area and told.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct PuzzlePart {
    /// What it rests on.
    pub basis: String,
    /// What it amounts to.
    pub summary: String,
    /// The states, and how many pieces have each.
    pub states: Vec<StateCount>,
    /// The areas, in the order of [`Shared::boards`].
    pub areas: Vec<AreaPart>,
}

/// An area of a puzzle.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct AreaPart {
    /// Its name.
    pub name: Text,
    /// What it amounts to.
    pub summary: String,
    /// Its pieces, in the order of its board.
    pub pieces: Vec<PiecePart>,
}

/// A piece as it stands.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct PiecePart {
    /// Its name.
    pub name: Text,
    /// How it stands.
    pub state: Tag,
    /// Why.
    pub why: String,
}

/// What is asked of each band of population.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct TargetsPart {
    /// The bands.
    pub bands: Vec<Text>,
    /// The areas.
    pub areas: Vec<TargetArea>,
}

/// An area, and what is asked of each band in it.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct TargetArea {
    /// Its name.
    pub name: Text,
    /// Its pieces, each with the level that it aims at in every band.
    pub pieces: Vec<TargetRow>,
}

/// A piece and the level that it aims at in every band; none where nothing is asked.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct TargetRow {
    /// Its name.
    pub name: Text,
    /// By band.
    pub levels: Vec<Option<String>>,
}

/// How a town's agenda goes: the figures of its page.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ProgressPart {
    /// The date of which the figures are true, in a sentence.
    pub cut_off: String,
    /// Of all that it has taken on.
    pub figures: FigureSet,
    /// By axis.
    pub by_axis: Vec<AxisFigures>,
    /// What to look at, the late first.
    pub concerns: Vec<ConcernView>,
    /// Costs by axis and together.
    pub costs: Vec<CostRow>,
    /// Indicators with their targets and values.
    pub indicators: Vec<IndicatorChart>,
    /// The last updates, the newest first.
    pub updates: Vec<UpdatePart>,
}

/// An event of the log.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct UpdatePart {
    /// When.
    pub date: String,
    /// The action, by its id.
    pub id: String,
    /// The action's title.
    pub title: Text,
    /// What it declared.
    pub status: Option<Tag>,
    /// What happened.
    pub text: Option<Passage>,
}
