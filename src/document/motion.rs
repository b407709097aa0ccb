//! What a motion or a certificate for download is made from: its text with what is known filled in, and the words that the document itself needs.

use jiff::civil::Date;
use serde::Serialize;

use super::album::Pictures;
use super::passage::Field;
use crate::markup::Words;
use crate::model::council::CouncilText;
use crate::model::language::Language;
use crate::model::prose::Prose;

/// A text for the ple, blank or for a town.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct MotionDocument {
    /// Which text it is.
    #[serde(skip)]
    pub which: CouncilText,
    /// The language of its text.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// For whom it is, for the running head of what is read and not edited: «Model de moció per a l'Ajuntament de la Garriga»; none for the blank one.
    pub head: Option<String>,
    /// Who wrote and publishes it, for the document's properties: no ajuntament has, not even the one that it is for.
    pub publisher: String,
    /// The date of the document's properties: the site's reference date, never the clock's.
    #[serde(skip)]
    pub date: Date,
    /// Its text. What is known is filled in; an `Inline::Blank` that is left holds the words to show in its place.
    pub text: Prose,
    /// Where it is written.
    #[serde(skip)]
    pub field: Field,
    /// The pictures of the text.
    #[serde(skip)]
    pub pictures: Pictures,
    /// What was approved, in paragraphs, for a town that has adhered: for readers, and not in what is edited.
    pub approved: Vec<String>,
    /// That the town doesn't exist, of a fictional one: nobody registers that, so that it may stand in every format.
    pub example: Option<String>,
    /// The words that the document itself needs.
    pub words: DocumentWords,
}

/// The words of a document besides its text.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct DocumentWords {
    /// Before a page's number.
    pub page: String,
    /// Between a page's number and how many there are.
    pub of: String,
    /// The heading of what was approved.
    pub approved: String,
    /// Whose text it is, for readers: in what is edited it would have to be deleted before it is registered.
    pub notice: String,
    /// What rich text needs besides its own words.
    pub prose: Words,
}
