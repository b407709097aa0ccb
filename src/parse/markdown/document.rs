//! What is read of a file or a field of Markdown before it is one rich text.

use crate::model::prose::{Block, Reference};
use crate::model::span::Span;

/// A file or a field of Markdown, read into blocks that know their places.
#[derive(Debug, Default)]
pub struct Document {
    /// The blocks of the outermost level.
    pub blocks: Vec<TopBlock>,
    pub(super) notes: Vec<Option<Vec<Block>>>,
    pub(super) references: Vec<Reference>,
}

/// A block of the outermost level, as written, and what a heading or a fence says besides its text.
#[derive(Debug)]
pub struct TopBlock {
    /// The block.
    pub block: Block,
    /// Where it stands.
    pub span: Span,
    /// For a heading: `name=value` attributes.
    pub attributes: Vec<(String, String)>,
    /// For a fenced block: where its text stands.
    pub content: Span,
}
