//! A town's edition, progress, puzzle and timeline, and which pages it has.

use crate::model::edition::{Degree, Edition};
use crate::model::language::Language;
use crate::model::overlay::{AdhesionState, Overlay};
use crate::model::progress::Progress;
use crate::model::puzzle::Puzzle;
use crate::model::territory::Municipality;
use crate::model::timeline::Event;

/// A town with everything that follows from what it says.
#[derive(Debug)]
pub struct TownFacts {
    /// Its edition.
    pub edition: Edition,
    /// Its progress.
    pub progress: Progress,
    /// Its puzzle.
    pub puzzle: Puzzle,
    /// What happened in it, the first first.
    pub timeline: Vec<Event>,
}

impl TownFacts {
    /// The municipality.
    pub fn municipality(&self) -> &Municipality {
        &self.edition.municipality
    }

    /// What it says.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.edition.overlay.as_deref()
    }

    /// The languages in which it publishes.
    pub fn languages(&self) -> Vec<Language> {
        self.overlay().iter().flat_map(|overlay| &overlay.languages).map(|language| language.value).collect()
    }

    /// How far its adhesion has come.
    pub fn adhesion(&self) -> Option<AdhesionState> {
        self.edition.adhesion()
    }

    /// Whether the ple has approved its adhesion.
    pub fn has_adhered(&self) -> bool {
        self.edition.has_adhered()
    }

    /// Whether it has an agenda of its own: then it has progress, badge, feed and calendar.
    pub fn is_own(&self) -> bool {
        self.edition.is_own()
    }

    /// Whether it has a page and a document of its agenda: its own, or the proposal that it starts from once it has adhered.
    pub fn has_agenda(&self) -> bool {
        self.edition.degree != Degree::Model
    }
}
