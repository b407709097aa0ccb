//! An edition: the Agenda of one municipality, merged from the model and its overlay. Not its figures: those are `progress`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::agenda::{Action, Axis, Objective, Titled};
use super::identifier::Id;
use super::language::Localized;
use super::metamodel::Band;
use super::overlay::{AdhesionState, Overlay, Report};
use super::prose::Prose;
use super::territory::Municipality;

/// How far a town has made the Agenda its own. Adhering is an act of the ple; taking on each action is another. The rule is `merge::degree`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Degree {
    /// Nothing shows that it has adhered: what there is of it is what the model proposes to a town of its size.
    Model,
    /// It has adhered and hasn't published an agenda yet: the same proposal, said to be one.
    Adhered,
    /// It has an agenda of its own, approved or in the making.
    Own,
}

impl Degree {
    /// The word of the data formats.
    pub fn code(self) -> &'static str {
        match self {
            Degree::Model => "model",
            Degree::Adhered => "adhered",
            Degree::Own => "own",
        }
    }
}

/// The Agenda of one municipality.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Edition {
    /// Whose it is.
    pub municipality: Arc<Municipality>,
    /// What the town says; `None` when it has said nothing.
    pub overlay: Option<Arc<Overlay>>,
    /// How far it has made the Agenda its own.
    pub degree: Degree,
    /// Its band of population; `None` only when the metamodel defines none for it.
    pub band: Option<Band>,
    /// The axes, in the model's order.
    pub axes: Vec<EditionAxis>,
}

impl Edition {
    /// Every action, in order.
    pub fn actions(&self) -> impl Iterator<Item = &EditionAction> {
        self.axes.iter().flat_map(EditionAxis::actions)
    }

    /// Every action by its id.
    pub fn by_id(&self) -> BTreeMap<&Id, &EditionAction> {
        self.actions().map(|action| (&action.id, action)).collect()
    }

    /// How far the town's adhesion has come; `None` when nothing is known of any.
    pub fn adhesion(&self) -> Option<AdhesionState> {
        self.overlay.as_deref()?.adhesion.as_ref().map(|adhesion| adhesion.state.value)
    }

    /// Whether the ple has approved its adhesion.
    pub fn has_adhered(&self) -> bool {
        self.overlay.as_deref().is_some_and(Overlay::has_adhered)
    }

    /// Whether it is an agenda that the town has made its own, and not a proposal.
    pub fn is_own(&self) -> bool {
        self.degree == Degree::Own
    }

    /// The actions that the model proposes and the town hasn't spoken of.
    pub fn proposed(&self) -> impl Iterator<Item = &EditionAction> {
        self.actions().filter(|action| action.provenance == Provenance::Proposed)
    }

    /// The actions that the town has taken on, which are those that figures count.
    pub fn assumed(&self) -> impl Iterator<Item = &EditionAction> {
        self.actions().filter(|action| action.provenance.is_assumed())
    }
}

/// An axis of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EditionAxis {
    /// The model's axis.
    pub axis: Arc<Axis>,
    /// Its objectives, in the model's order.
    pub objectives: Vec<EditionObjective>,
}

impl EditionAxis {
    /// Every action of the axis, in order.
    pub fn actions(&self) -> impl Iterator<Item = &EditionAction> {
        self.objectives.iter().flat_map(|objective| &objective.actions)
    }
}

/// An objective of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EditionObjective {
    /// The model's objective.
    pub objective: Arc<Objective>,
    /// The model's actions in its order, then the town's own.
    pub actions: Vec<EditionAction>,
}

/// Where an action of an edition comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Provenance {
    /// The model's own text. *Del model.*
    Adopted,
    /// The model's, changed by the town. *Adaptada.*
    Adapted,
    /// The town's own. *Pròpia.*
    Own,
    /// The model proposes it to a town of this size, and the town hasn't said anything of it yet. *Proposta del model.*
    Proposed,
    /// The town has decided not to take it. *No assumida.*
    Omitted,
    /// The metamodel asks nothing of a town of this size here, and the town has not opted in. *Fora d'abast.*
    OutOfScope,
}

impl Provenance {
    /// All of them, in the order in which pages show them.
    pub const ALL: [Provenance; 6] =
        [Provenance::Adopted, Provenance::Adapted, Provenance::Own, Provenance::Proposed, Provenance::Omitted, Provenance::OutOfScope];

    /// The word of the data formats.
    pub fn code(self) -> &'static str {
        match self {
            Provenance::Adopted => "adopted",
            Provenance::Adapted => "adapted",
            Provenance::Own => "own",
            Provenance::Proposed => "proposed",
            Provenance::Omitted => "omitted",
            Provenance::OutOfScope => "out_of_scope",
        }
    }

    /// Whether the town has taken it on, so that figures count it.
    pub fn is_assumed(self) -> bool {
        matches!(self, Provenance::Adopted | Provenance::Adapted | Provenance::Own)
    }
}

/// An action of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EditionAction {
    /// Its id.
    pub id: Id,
    /// Where it comes from.
    pub provenance: Provenance,
    /// The model's action; `None` for the town's own.
    pub model: Option<Arc<Action>>,
    /// Title and text as the town has them. For an untouched action this is the model's own value, not a copy.
    pub text: Localized<Arc<Titled>>,
    /// What the town adds under the text.
    pub note: Localized<Arc<Prose>>,
    /// How it goes.
    pub report: Report,
}
