//! The master document: axes, objectives and actions, and the chapters around them. Not a town's agenda: that is an `Edition`.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::identifier::Id;
use super::language::Localized;
use super::prose::Prose;
use super::span::{Place, Span, Spanned};
use super::unread::Unread;

/// The model Agenda.
#[derive(Debug, Clone, Default)]
pub struct Master {
    /// Version and approval.
    pub imprint: Imprint,
    /// What stands before the first axis, between them, and after the last: in document order.
    pub chapters: Vec<Arc<Chapter>>,
    /// The axes, in document order.
    pub axes: Vec<Arc<Axis>>,
    /// Every axis, objective and action by id.
    pub index: BTreeMap<Id, ItemKind>,
}

impl Master {
    /// Every action, in document order.
    pub fn actions(&self) -> impl Iterator<Item = &Arc<Action>> {
        self.axes.iter().flat_map(|axis| axis.actions())
    }

    /// The action with this id, with its axis.
    pub fn placed(&self, id: &Id) -> Option<(&Axis, &Action)> {
        let mut actions = self.axes.iter().flat_map(|axis| axis.actions().map(move |action| (&**axis, &**action)));
        actions.find(|(_, action)| action.id == *id)
    }

    /// The retired action that had this id.
    pub fn retired(&self, id: &Id) -> Option<&Retired> {
        self.imprint.retired.iter().find(|retired| retired.id.value == *id)
    }

    /// The action with this id.
    pub fn action(&self, id: &str) -> Option<&Arc<Action>> {
        self.actions().find(|action| action.id.as_str() == id)
    }
}

/// What an id of the master names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ItemKind {
    /// An axis.
    Axis,
    /// An objective.
    Objective,
    /// An action.
    Action,
}

/// `content/agenda.yaml`: which version this is, and who approved it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Imprint {
    /// The version that overlays name in `based_on`.
    pub version: String,
    /// Who approved it.
    pub body: Localized<String>,
    /// When.
    pub approved: Option<Date>,
    /// Where that can be read.
    pub source: Option<String>,
    /// Whether the text below the axes is the project's own working text, which every page then says.
    pub working_text: bool,
    /// Past versions, newest first.
    pub versions: Vec<PastVersion>,
    /// The actions that were, and are no more: their ids are never given again.
    pub retired: Vec<Retired>,
    /// How many adhesions the consortium has announced: more than are documented here, one by one.
    pub announced: Option<Announced>,
    /// What of it couldn't be read.
    pub unread: Unread,
}

/// An action that was in a past version.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Retired {
    /// Its id.
    pub id: Spanned<Id>,
    /// Its last title.
    pub title: Localized<String>,
    /// The version that no longer had it.
    pub since: String,
    /// The actions that took up what it said, if any.
    pub into: Vec<Spanned<Id>>,
    /// Where its page was, below the model's: `axis/action`. The address leads on.
    pub path: Option<String>,
    /// Where it is written.
    pub place: Place,
}

/// How many adhesions the consortium said that there were, without a list of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Announced {
    /// At least so many.
    pub adhesions: u64,
    /// When it said so.
    pub date: Date,
    /// Where that can be read.
    pub source: Option<String>,
}

/// A version of the master that came before.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PastVersion {
    /// Its name.
    pub version: String,
    /// When it was approved.
    pub date: Date,
    /// What changed.
    pub summary: Localized<String>,
}

/// A heading of level 1 without an id, and its text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Chapter {
    /// The part of its URL, from its title in the original language.
    pub slug: String,
    /// How many axes stand before it: 0 for a presentation, all for an annex.
    pub after_axes: usize,
    /// Title and text.
    pub text: Localized<Arc<Titled>>,
    /// Where it was read.
    pub place: Place,
}

/// A title and the text under it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Titled {
    /// The title, as plain text.
    pub title: String,
    /// The text.
    pub body: Arc<Prose>,
    /// Where it was read; empty for a town's text.
    pub place: Place,
}

/// An axis (*eix*).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Axis {
    /// Its permanent id.
    pub id: Id,
    /// The part of its URL.
    pub slug: String,
    /// Title and introduction.
    pub text: Localized<Arc<Titled>>,
    /// Its objectives, in document order.
    pub objectives: Vec<Arc<Objective>>,
    /// Where it was read.
    pub place: Place,
}

impl Axis {
    /// Its actions, in document order.
    pub fn actions(&self) -> impl Iterator<Item = &Arc<Action>> {
        self.objectives.iter().flat_map(|objective| &objective.actions)
    }
}

/// An objective (*objectiu*).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Objective {
    /// Its permanent id.
    pub id: Id,
    /// Title and introduction.
    pub text: Localized<Arc<Titled>>,
    /// Its actions, in document order.
    pub actions: Vec<Arc<Action>>,
    /// Where it was read.
    pub place: Place,
}

/// An action (*acció*).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Action {
    /// Its permanent id.
    pub id: Id,
    /// The part of its URL.
    pub slug: String,
    /// Title and text.
    pub text: Localized<Arc<Titled>>,
    /// The pieces of the metamodel that it builds.
    pub pieces: Vec<Spanned<Id>>,
    /// When it is to be done.
    pub horizon: Option<Horizon>,
    /// Sustainable Development Goals of the United Nations, 1 to 17.
    pub sdg: Vec<u8>,
    /// How it is measured.
    pub indicators: Vec<Indicator>,
    /// The duties of law that it carries out. An action with any is within the scope of every municipality.
    pub duties: Vec<Spanned<Duty>>,
    /// The actions that it rests on.
    pub depends: Vec<Spanned<Id>>,
    /// What it takes, as the project reckons.
    pub estimate: Option<Estimate>,
    /// Where it was read.
    pub place: Place,
}

/// A duty that a norm lays on every municipality, whatever its size.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Duty {
    /// The norm with its number and date: *Llei 40/2015, d’1 d’octubre*.
    pub norm: Localized<String>,
    /// The article, or several: *157*, *12 i 13*.
    pub article: String,
    /// What it obliges to, in a sentence.
    pub asks: Localized<String>,
    /// Where the norm can be read.
    pub source: Option<String>,
}

/// The order of magnitude of what an action takes: the project's own reckoning, and not the consortium's.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Estimate {
    /// What it rests on.
    pub basis: Localized<String>,
    /// From the smallest municipalities to the largest; the last has no limit.
    pub rows: Vec<EstimateRow>,
}

/// What an action takes in municipalities of a size.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EstimateRow {
    /// The last band that it is of; none means all that are larger.
    pub upto: Option<Spanned<Id>>,
    /// Working days of the council's own people, in the first year.
    pub days: Range,
    /// What is paid to others in the first year, in euros.
    pub cost: Range,
    /// Where it was read.
    pub span: Span,
}

/// The least and the most, which is no less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Range {
    /// The least.
    pub least: u64,
    /// The most.
    pub most: u64,
}

/// When an action is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Horizon {
    /// Within a year.
    Short,
    /// Within the term of office.
    Medium,
    /// Beyond it.
    Long,
}

/// How an action is measured.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Indicator {
    /// Its permanent id, unique in the master.
    pub id: Id,
    /// What it counts.
    pub name: Localized<String>,
    /// In which unit: `%`, `dies`, `nombre`…
    pub unit: String,
}
