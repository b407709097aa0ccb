//! What a document for download is made from, whatever its format: words that are ready to be shown and rich text whose blanks are filled
//! as far as is known. Everything here enters the key of its document.

use jiff::civil::Date;

use crate::model::language::Language;
use crate::model::prose::Prose;

/// A format of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// PDF/A-2a and PDF/UA-1 at once.
    Pdf,
    /// OpenDocument text.
    Odt,
    /// Office Open XML text.
    Docx,
}

/// A document.
#[derive(Debug, Clone, Hash)]
pub enum Document {
    /// A motion.
    Motion(MotionDocument),
}

/// A motion, blank or for a town.
#[derive(Debug, Clone, Hash)]
pub struct MotionDocument {
    /// The language of its text.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// Whose it is, for the running head: «Ajuntament de la Garriga»; none for the blank one.
    pub body: Option<String>,
    /// Who publishes it, for the document's properties.
    pub publisher: String,
    /// The date of the document's properties: the site's reference date, never the clock's.
    pub date: Date,
    /// Its text. What is known is filled in; an `Inline::Blank` that is left holds the words to show in its place.
    pub text: Prose,
    /// What was approved, in paragraphs, for a town that has adhered.
    pub approved: Vec<String>,
}
