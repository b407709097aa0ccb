//! The plan: which outputs exist, and for each the key of exactly what will be rendered. Not how they are rendered.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::data::Data;
use crate::document::{Document, Format};
use crate::output::{Key, OutputPath};
use crate::view::Page;

/// Everything that will be published, and nothing else.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// By path, so in one order.
    pub jobs: BTreeMap<OutputPath, Job>,
}

/// An output to be made.
#[derive(Debug, Clone)]
pub struct Job {
    /// The key of what `task` renders to.
    pub key: Key,
    /// What to render.
    pub task: Task,
}

/// What an output is made from.
#[derive(Debug, Clone, Hash)]
pub enum Task {
    /// A page, by the theme's templates.
    Page(Arc<Page>),
    /// Bytes that are already what is published: assets, attachments.
    Bytes(Arc<[u8]>),
    /// Text that is already what is published: sitemap, rules for robots.
    Text(Arc<str>),
    /// A file of open data.
    Data(Arc<Data>),
    /// A document for download.
    Document(Arc<Document>, Format),
}

impl Task {
    /// Whether the output is a document for download.
    pub fn is_document(&self) -> bool {
        self.weight() > 0
    }

    /// How much work it is, roughly: the heaviest are begun first, so that none is waited for at the end, and those of one kind follow
    /// each other, so that what they share is still at hand. Pages come last, since they tell the sizes of documents.
    pub fn weight(&self) -> u8 {
        match self {
            Task::Document(document, format) => match (&**document, format) {
                (Document::Agenda(_), _) => 3,
                (Document::Motion(_), Format::Pdf) => 2,
                (Document::Motion(_), Format::Odt | Format::Docx) => 1,
            },
            Task::Page(_) | Task::Bytes(_) | Task::Text(_) | Task::Data(_) => 0,
        }
    }
}
