//! What a document for download is made from, whatever its format: words that are ready to be shown and rich text whose blanks are filled
//! as far as is known. Everything here enters the key of its document.

pub mod motion;

use jiff::civil::Date;

use crate::model::language::Language;
use crate::model::prose::Prose;

/// A format of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// OpenDocument text.
    Odt,
    /// Office Open XML text.
    Docx,
}

impl Format {
    /// All of them, in the order in which pages offer them.
    pub const ALL: [Format; 2] = [Format::Odt, Format::Docx];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Odt => "odt",
            Format::Docx => "docx",
        }
    }
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
    /// The words that the document itself needs.
    pub words: DocumentWords,
}

/// The words of a document besides its text.
#[derive(Debug, Clone, Hash)]
pub struct DocumentWords {
    /// Before a page's number.
    pub page: String,
    /// Between a page's number and how many there are.
    pub of: String,
    /// The heading of what was approved.
    pub approved: String,
    /// Whose text it is.
    pub notice: String,
    /// «Fet» and «Per fer», for lists of tasks.
    pub tasks: [String; 2],
}
