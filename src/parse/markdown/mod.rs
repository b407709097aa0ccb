//! Markdown becomes rich text: CommonMark with tables, footnotes, heading attributes, task lists, definition lists, strikethrough and
//! GFM alerts, by pulldown-cmark. HTML never passes: it is shown as text, with a warning. Not the structure of the master (`agenda`).

mod blank;
mod builder;
mod document;
mod footnote;
mod grid;
mod inline;
mod normal;
mod run;
mod slip;

use pulldown_cmark::{Options, Parser, TextMergeWithOffset};

pub use self::blank::{Braces, braces, stray};
use self::builder::Builder;
pub use self::document::{Document, TopBlock};
use self::footnote::section;
pub use self::slip::is_open_fence;
use crate::diagnostic::Faults;
use crate::model::prose::Prose;
use crate::model::span::Span;

/// Reads Markdown that stands at byte `offset` of its file. With `blanks`, `{{name}}` is a named blank.
pub fn read(text: &str, offset: usize, blanks: bool, faults: &mut Faults) -> Document {
    slip::headings(text, offset, faults);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_GFM;
    let events = TextMergeWithOffset::new(Parser::new_ext(text, options).into_offset_iter()).peekable();
    let mut builder = Builder::new(text, events, (offset, blanks), faults);
    let blocks = builder.top_blocks();
    builder.finish(blocks)
}

/// Reads Markdown into one rich text.
pub fn prose(text: &str, offset: usize, blanks: bool, faults: &mut Faults) -> Prose {
    let document = read(text, offset, blanks, faults);
    let Document { blocks, notes, references } = document;
    section(blocks, Span::new(0, usize::MAX), (&notes, &references), faults)
}

impl Document {
    /// Makes a rich text of some blocks, with the notes they refer to numbered from 1 and the references that stand in `span`.
    pub fn section(&self, blocks: Vec<TopBlock>, span: Span, faults: &mut Faults) -> Prose {
        section(blocks, span, (&self.notes, &self.references), faults)
    }
}
