//! Rich text as a tree: what Markdown becomes, once, and what HTML, PDF, ODT and DOCX are made from. Not Markdown (that is
//! `parse::markdown`) and not HTML (that is `markup`).
//!
//! It comes in one normal form (`parse::markdown::normal`), so that no renderer meets a case that its format can't hold:
//! headings stand at the outermost level alone, have text, begin at level 1 and leave no level out; a list's items begin with a paragraph; notes
//! are last, refer to no note and hold no table; a kind of emphasis stands in itself nowhere, text struck through holds text alone, a link holds
//! neither links nor references to notes; texts that follow each other are one.

use serde::Serialize;

use super::span::Span;

/// A rich text and the references found in it. Two texts are equal, and hash alike, when they say the same, wherever they
/// stand in their files.
#[derive(Debug, Clone, Default, Eq, Serialize)]
#[serde(transparent)]
pub struct Prose {
    /// The text, block by block.
    pub blocks: Vec<Block>,
    /// Every link and image, with its place, in document order; for checking, never for rendering.
    #[serde(skip)]
    pub references: Vec<Reference>,
}

impl PartialEq for Prose {
    fn eq(&self, other: &Self) -> bool {
        self.blocks == other.blocks
    }
}

impl std::hash::Hash for Prose {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.blocks.hash(state);
    }
}

impl Prose {
    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The text alone, with spaces between blocks: for descriptions and search.
    pub fn plain_text(&self) -> String {
        plain(&self.blocks)
    }
}

/// A link or an image, where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// What it points at, as written.
    pub target: String,
    /// Where the link or image stands.
    pub span: Span,
    /// Whether it is an image, and if so whether it has a text alternative.
    pub kind: ReferenceKind,
}

/// What a reference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceKind {
    /// A link.
    Link,
    /// An image with a text alternative.
    Image,
    /// An image without one, which is a fault.
    ImageWithoutAlternative,
    /// A named blank, to be filled in.
    Blank,
}

/// A block of text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading below those that give the document its structure.
    Heading {
        /// 1 for the highest of its text, and at most one more than that of the heading before it.
        level: u8,
        /// The explicit id, if one was given.
        id: Option<String>,
        /// The heading's text.
        content: Vec<Inline>,
    },
    /// A list; `start` is the first number of an ordered one.
    List {
        /// The first number, for an ordered list.
        start: Option<u64>,
        /// The items.
        items: Vec<Item>,
    },
    /// The agreements of a text for the ple: a list whose numbers are ordinals in words, *Primer. Segon.*
    Agreements {
        /// The number of the first.
        start: u64,
        /// The agreements.
        items: Vec<Item>,
    },
    /// A table.
    Table {
        /// How each column is aligned.
        alignments: Vec<Alignment>,
        /// The header row.
        header: Vec<Vec<Inline>>,
        /// The other rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A quotation, or an alert when `alert` says which.
    Quote {
        /// Which alert, if it is one.
        alert: Option<Alert>,
        /// What it holds.
        blocks: Vec<Block>,
    },
    /// A block of code, shown as it is.
    Code {
        /// The language named after the fence, if any.
        language: Option<String>,
        /// The text.
        text: String,
    },
    /// Terms and their definitions.
    Definitions(Vec<(Vec<Inline>, Vec<Vec<Block>>)>),
    /// The text of a footnote. `number` counts the notes in the order in which they are first referred to.
    Footnote {
        /// From 1.
        number: usize,
        /// What it says.
        blocks: Vec<Block>,
    },
    /// A thematic break.
    Rule,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Item {
    /// For a task: whether it is done.
    pub task: Option<bool>,
    /// What it holds.
    pub blocks: Vec<Block>,
    /// Whether its paragraphs are written without space between items.
    pub tight: bool,
}

/// How a column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Alignment {
    /// As the reader's language has it.
    None,
    /// To the left.
    Left,
    /// Centred.
    Center,
    /// To the right, as figures want.
    Right,
}

/// The five alerts of GitHub's Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Alert {
    /// Useful information.
    Note,
    /// Advice.
    Tip,
    /// What the reader must know.
    Important,
    /// What needs attention at once.
    Warning,
    /// What may go wrong.
    Caution,
}

/// A piece of text inside a block.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Text struck through.
    Strikethrough(Vec<Inline>),
    /// Code.
    Code(String),
    /// A link.
    Link {
        /// Where to, as written.
        target: String,
        /// Its title, often empty.
        title: String,
        /// The text.
        content: Vec<Inline>,
    },
    /// An image.
    Image {
        /// The file, as written.
        source: String,
        /// The text alternative.
        alternative: String,
        /// Its title, often empty.
        title: String,
    },
    /// A reference to a footnote, by its number.
    FootnoteReference(usize),
    /// A named blank, `{{name}}`: filled in with a value, or shown as a space to fill in by hand.
    Blank(String),
    /// A line break that must be kept.
    Break,
}

impl Block {
    fn write_plain(&self, out: &mut String) {
        match self {
            Block::Paragraph(content) | Block::Heading { content, .. } => write_plain(content, out),
            Block::List { items, .. } | Block::Agreements { items, .. } => {
                items.iter().flat_map(|item| &item.blocks).for_each(|block| block.write_plain(out));
            }
            Block::Table { header, rows, .. } => {
                for cell in header.iter().chain(rows.iter().flatten()) {
                    write_plain(cell, out);
                    out.push(' ');
                }
            }
            Block::Quote { blocks, .. } | Block::Footnote { blocks, .. } => blocks.iter().for_each(|block| block.write_plain(out)),
            Block::Code { text, .. } => out.push_str(text),
            Block::Definitions(entries) => {
                for (term, definitions) in entries {
                    write_plain(term, out);
                    out.push(' ');
                    definitions.iter().flatten().for_each(|block| block.write_plain(out));
                }
            }
            Block::Rule => {}
        }
        if !out.ends_with(' ') {
            out.push(' ');
        }
    }
}

/// Appends the text of `content` alone.
pub fn write_plain(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) | Inline::Link { content: inner, .. } => {
                write_plain(inner, out);
            }
            Inline::Image { alternative, .. } => out.push_str(alternative),
            Inline::Blank(name) => {
                out.push('[');
                out.push_str(name);
                out.push(']');
            }
            Inline::Break => out.push(' '),
            Inline::FootnoteReference(_) => {}
        }
    }
}

/// The text of some blocks alone.
pub fn plain(blocks: &[Block]) -> String {
    let mut out = String::new();
    blocks.iter().for_each(|block| block.write_plain(&mut out));
    out.trim_end().to_owned()
}

/// The links of the paragraphs among some blocks: where each leads, and its words.
pub fn links(blocks: &[Block]) -> Vec<(String, String)> {
    let paragraphs = blocks.iter().filter_map(|block| if let Block::Paragraph(content) = block { Some(content) } else { None });
    let link = |inline: &Inline| {
        let Inline::Link { target, content, .. } = inline else { return None };
        let mut words = String::new();
        write_plain(content, &mut words);
        Some((target.clone(), words))
    };
    paragraphs.flatten().filter_map(link).collect()
}
