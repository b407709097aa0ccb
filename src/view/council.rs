//! What the page of the motion shows: the texts for the ple, their documents, and what is known of the adhesion.

use serde::Serialize;

use super::common::{Body, Download, Link};
use super::town::AdhesionView;

/// A motion.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct MotionView {
    /// The town; none for the blank one.
    pub town: Option<Link>,
    /// The motion and the certificate.
    pub texts: Vec<CouncilView>,
    /// What was approved, for a town that has adhered.
    pub adhesion: Option<AdhesionView>,
    /// Its documents, by language.
    pub downloads: Vec<Download>,
}

/// A text for the ple as a page shows it.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct CouncilView {
    /// What it is.
    pub title: String,
    /// What its documents are called, for its anchor.
    pub key: &'static str,
    /// The text.
    pub body: Body,
}
