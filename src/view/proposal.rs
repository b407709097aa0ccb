//! What the page of a town that has no agenda of its own offers: what is proposed to it, what towns like it did, what comes next and whom to call.

use serde::Serialize;

use super::agenda::AxisCard;
use super::common::{Fact, Link};
use super::index::TownRow;
use crate::markup::Fragment;

/// What a town that has no agenda of its own finds on its page.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct ProposalView {
    /// Why nothing is known of its adhesion, and how to tell; none when something is.
    pub unknown: Option<UnknownView>,
    /// How many actions the model proposes to a town of its size, in a sentence.
    pub sentence: String,
    /// By axis.
    pub axes: Vec<AxisCard>,
    /// Those to begin with.
    pub first: Vec<Link>,
    /// What the towns of its size did: put in once that is known.
    pub neighbours: Fragment,
    /// Whom to call, and what for.
    pub contacts: Vec<Fact>,
}

/// That it isn't known whether a town has adhered.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct UnknownView {
    /// Why it may have, in a sentence; empty when nothing was announced, or when its own motion is known.
    pub why: String,
    /// Where that can be read.
    pub source: Option<String>,
    /// What we ask whoever knows to send, in words.
    pub ask: String,
    /// Where to write.
    pub email: Option<String>,
}

/// The towns of a size.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct NeighboursView {
    /// How many there are, have adhered and have an agenda of their own, in a sentence.
    pub sentence: String,
    /// Those that have adhered, without the town itself.
    pub adhered: Vec<TownRow>,
    /// The actions that most of their own agendas took on; empty when none has one.
    pub taken_on: Vec<Fact>,
}
