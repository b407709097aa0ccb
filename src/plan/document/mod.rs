//! What a document for download is made from, whatever its format: words that are ready to be shown and rich text whose blanks are filled
//! as far as is known. Everything here enters the key of its document.

pub mod agenda;
pub mod album;
pub mod edition;
pub mod motion;
pub mod passage;

#[cfg(feature = "pdf")]
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;

use self::agenda::AgendaDocument;
use self::album::Pictures;
use self::passage::Field;
use crate::markup::Words;
use crate::model::language::Language;
use crate::model::prose::Prose;
use crate::plan::context::{Context, TownFacts};
use crate::plan::job::Task;
use crate::plan::page::motion as motion_page;
use crate::plan::route;

/// Every document, with its path below the published folder.
pub fn all(context: &Context<'_>) -> Vec<(String, Task)> {
    let mut documents = motion_page::documents(context, None);
    let towns: Vec<_> = context.towns.par_iter().flat_map_iter(|town| motion_page::documents(context, Some(town))).collect();
    documents.extend(towns);
    #[cfg(feature = "pdf")]
    {
        let shared = Arc::new(edition::shared(context));
        let task = |agenda| Task::Document(Arc::new(Document::Agenda(Box::new(agenda))), Format::Pdf);
        documents.push((MODEL_AGENDA.to_owned(), task(edition::of_model(context, &shared))));
        let towns = context.towns.par_iter().filter(|town| town.has_agenda());
        let agenda = |town: &TownFacts| (town_agenda(town), task(edition::of_town(context, town, &shared)));
        documents.extend(towns.map(agenda).collect::<Vec<_>>());
    }
    documents
}

/// Where the model's agenda is, below the published folder.
pub const MODEL_AGENDA: &str = "agenda/agenda.pdf";

/// Where a town's agenda is, below the published folder.
pub fn town_agenda(town: &TownFacts) -> String {
    route::town(&town.municipality().slug, "agenda.pdf")
}

/// A format of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// PDF, to read and print.
    Pdf,
    /// OpenDocument text.
    Odt,
    /// Office Open XML text.
    Docx,
}

impl Format {
    /// All that this program can make, in the order in which pages offer them.
    #[cfg(feature = "pdf")]
    pub const ALL: &'static [Format] = &[Format::Pdf, Format::Odt, Format::Docx];

    /// All that this program can make, in the order in which pages offer them.
    #[cfg(not(feature = "pdf"))]
    pub const ALL: &'static [Format] = &[Format::Odt, Format::Docx];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Pdf => "pdf",
            Format::Odt => "odt",
            Format::Docx => "docx",
        }
    }
}

/// A document.
#[derive(Debug, Clone, Hash)]
pub enum Document {
    /// An agenda.
    Agenda(Box<AgendaDocument>),
    /// A motion.
    Motion(Box<MotionDocument>),
}

/// A motion, blank or for a town.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct MotionDocument {
    /// The language of its text.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// For whom it is, for the running head: «Model de moció per a l'Ajuntament de la Garriga»; none for the blank one.
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
    /// What was approved, in paragraphs, for a town that has adhered.
    pub approved: Vec<String>,
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
    /// Whose text it is.
    pub notice: String,
    /// What rich text needs besides its own words.
    pub prose: Words,
}
