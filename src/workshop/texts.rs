//! The model without its texts, and which of them a town needs: those of the actions that it adapts, with which its own are compared. What a town is made from has
//! no other, so an edited text can't change what doesn't show it. Not documents, which show them all.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::model::agenda::{Action, Axis, Master, Objective, Titled};
use crate::model::identifier::Id;
use crate::model::language::Localized;
use crate::model::overlay::{Decision, Overlay};
use crate::model::span::{FilePath, Place};
use crate::output::Key;

/// The texts of the model, by whose they are.
#[derive(Debug)]
pub(super) struct Texts {
    /// The model with titles alone.
    bare: Master,
    /// Its actions with their texts, and the digests of these.
    actions: BTreeMap<Id, (Arc<Action>, Key)>,
    /// The digest of the files in which the model stands.
    files: Key,
}

/// What of the model's texts is needed to know a town.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Needed {
    /// The actions that it adapts.
    adapted: BTreeSet<Id>,
    /// Whether one of its faults points at a place in the model, which any edit may move.
    places: bool,
}

impl Needed {
    /// By what a town says in the file at `path`.
    pub(super) fn by(path: &FilePath, overlay: Option<&Overlay>, diagnostics: &[Diagnostic]) -> Needed {
        let is_elsewhere = |place: &Place| place.path != *path;
        Needed {
            adapted: overlay.map(adapted).unwrap_or_default(),
            places: diagnostics.iter().any(|fault| fault.place.iter().chain(&fault.related).any(is_elsewhere)),
        }
    }
}

/// The actions that an overlay adapts.
fn adapted(overlay: &Overlay) -> BTreeSet<Id> {
    overlay.actions.values().filter(|said| said.decision.value == Decision::Adapt).map(|said| said.id.value.clone()).collect()
}

impl Texts {
    /// Of a model that stands in files with this digest, where the files that are published as they are have that one.
    pub(super) fn of(master: &Master, files: Key, attachments: Key) -> Texts {
        // A text that leads to files, or shows them, is another when these are others, and when it stands in another folder.
        let files_of = |titled: &Titled| {
            let is_file = |target: &str| !target.starts_with(['#', '/']) && !target.contains(':');
            let leads = titled.body.references.iter().any(|reference| is_file(&reference.target));
            leads.then(|| (titled.place.path.clone(), attachments))
        };
        let actions = master.actions().map(|action| {
            let texts: Vec<_> = action.text.0.iter().map(|(language, titled)| (language, &titled.body, files_of(titled))).collect();
            (action.id.clone(), (action.clone(), Key::of(b"text", &texts)))
        });
        let bare = Master {
            chapters: Vec::new(),
            axes: with(master, &|titled| untitled(titled), &|action| {
                Arc::new(Action { text: untitled(&action.text), ..(**action).clone() })
            }),
            ..master.clone()
        };
        Texts { bare, actions: actions.collect(), files }
    }

    /// The digest of the model without its texts.
    pub(super) fn digest_without(&self) -> Key {
        let Master { imprint, chapters: _, axes, index } = &self.bare;
        Key::of(b"titles", &(imprint, axes, index))
    }

    /// The digest of the files in which all of it stands.
    pub(super) fn files(&self) -> Key {
        self.files
    }

    /// The digest of what is needed.
    pub(super) fn digest(&self, needed: &Needed) -> Key {
        let texts: Vec<_> = needed.adapted.iter().map(|id| (id, self.actions.get(id).map(|(_, digest)| digest))).collect();
        Key::of(b"needed", &(texts, needed.places.then_some(self.files)))
    }

    /// The model as a town needs it that says this.
    pub(super) fn master(&self, overlay: Option<&Overlay>) -> Master {
        let adapted = overlay.map(adapted).unwrap_or_default();
        let action = |action: &Arc<Action>| match self.actions.get(&action.id).filter(|_| adapted.contains(&action.id)) {
            Some((whole, _)) => whole.clone(),
            None => action.clone(),
        };
        Master { axes: with(&self.bare, &Clone::clone, &action), ..self.bare.clone() }
    }
}

type Text = Localized<Arc<Titled>>;

/// Titles without what stands under them.
fn untitled(text: &Text) -> Text {
    let bare = |titled: &Arc<Titled>| Titled { body: Arc::default(), ..(**titled).clone() };
    Localized(text.0.iter().map(|(language, titled)| (*language, Arc::new(bare(titled)))).collect())
}

/// The axes of a model with other texts and other actions.
fn with(master: &Master, text: &dyn Fn(&Text) -> Text, action: &dyn Fn(&Arc<Action>) -> Arc<Action>) -> Vec<Arc<Axis>> {
    let objective = |of: &Arc<Objective>| {
        Arc::new(Objective {
            id: of.id.clone(),
            text: text(&of.text),
            actions: of.actions.iter().map(action).collect(),
            place: of.place.clone(),
        })
    };
    let axis = |of: &Arc<Axis>| {
        Arc::new(Axis {
            id: of.id.clone(),
            slug: of.slug.clone(),
            text: text(&of.text),
            objectives: of.objectives.iter().map(objective).collect(),
            place: of.place.clone(),
        })
    };
    master.axes.iter().map(axis).collect()
}
