//! The plan as a value: which outputs there are, and what each is. Naming an output costs nothing; what it shows is built when it is made.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::data::{CommonData, TownFile};
use crate::document::Format;
use crate::model::council::CouncilText;
use crate::model::language::Language;
use crate::output::OutputPath;
use crate::page::{CommonPage, TownPage};

/// Everything that will be published, and nothing else.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// By path, so in one order.
    pub tasks: BTreeMap<OutputPath, Task>,
}

/// What an output is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Bytes that are already what is published: assets, attachments.
    Bytes(Arc<[u8]>),
    /// Text that is already what is published: sitemap, rules for robots.
    Text(Arc<str>),
    /// A page that belongs to no town, in the language at this place.
    Page(usize, CommonPage),
    /// A file of data that belongs to no town.
    Data(CommonData),
    /// A document that belongs to no town.
    Document(DocumentKind),
    /// An output of the town at this place.
    Town(usize, TownOutput),
}

/// Which document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// A text for the ple.
    Council(CouncilText, Language, Format),
    /// An agenda, as PDF.
    Agenda,
}

/// An output of a town.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TownOutput {
    /// A document.
    Document(DocumentKind),
    /// A page, in the language at this place.
    Page(usize, TownPage),
    /// A file of data.
    File(TownFile),
}

impl Task {
    /// Whether it is a page.
    pub fn is_page(&self) -> bool {
        matches!(self, Task::Page(..) | Task::Town(_, TownOutput::Page(..)))
    }

    /// Whether it is a document for download.
    pub fn is_document(&self) -> bool {
        matches!(self, Task::Document(_) | Task::Town(_, TownOutput::Document(_)))
    }
}
