//! The home page.

use serde::Serialize;

use super::agenda::AxisCard;
use super::common::{Figure, Link};
use super::index::TownRow;
use super::progress::UpdateView;

/// The home page.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct HomeView {
    /// Where the form to find a town leads.
    pub finder: String,
    /// The municipalities, by initial.
    pub letters: Vec<Link>,
    /// The state of the whole, in four figures.
    pub figures: Vec<Figure>,
    /// The axes.
    pub axes: Vec<AxisCard>,
    /// The last towns to adhere.
    pub adhesions: Vec<TownRow>,
    /// The last updates.
    pub updates: Vec<UpdateView>,
    /// The fictional towns that show what a town's pages look like.
    pub examples: Vec<Link>,
    /// How to take part.
    pub motion: String,
    /// The list of municipalities.
    pub municipalities: String,
    /// The progress of all.
    pub progress: String,
    /// Open data.
    pub data: String,
    /// The model.
    pub agenda: String,
    /// Approval, in a sentence.
    pub imprint: String,
}
