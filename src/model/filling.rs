//! Rich text with its named blanks filled, its links made whole and its pictures named: a tree becomes a tree, for documents that stand alone. Pages fill while they are
//! written, in `markup`.

use super::elision::before_number;
use super::language::Language;
use super::prose::{Block, Inline, Item, Prose};
use super::unbroken::unbroken;

/// What fills blanks and completes links.
pub struct Filling<'f> {
    /// The language of the text, by which what stands before a number agrees with it.
    pub language: Language,
    /// The value of a named blank; `None` leaves it to be filled in by hand.
    pub value: &'f dyn Fn(&str) -> Option<String>,
    /// The words that stand for a blank that is left.
    pub blank: &'f dyn Fn(&str) -> String,
    /// Where a link leads from outside the site.
    pub link: &'f dyn Fn(&str) -> String,
    /// The name under which a picture is at hand; an empty one when it isn't.
    pub picture: &'f dyn Fn(&str) -> String,
}

/// The text filled. A blank that is left holds the words that stand for it.
pub fn filled(prose: &Prose, filling: &Filling<'_>) -> Prose {
    Prose { blocks: filling.blocks(&prose.blocks), references: Vec::new() }
}

impl Filling<'_> {
    fn blocks(&self, blocks: &[Block]) -> Vec<Block> {
        // A paragraph of which blanks leave nothing isn't there.
        blocks.iter().map(|block| self.block(block)).filter(|block| !is_empty(block)).collect()
    }

    fn block(&self, block: &Block) -> Block {
        match block {
            Block::Paragraph(content) => Block::Paragraph(self.inlines(content)),
            Block::Heading { level, id, content } => Block::Heading { level: *level, id: id.clone(), content: self.inlines(content) },
            Block::List { start, items } => Block::List { start: *start, items: self.items(items) },
            Block::Agreements { start, items } => Block::Agreements { start: *start, items: self.items(items) },
            Block::Table { alignments, header, rows } => Block::Table {
                alignments: alignments.clone(),
                header: self.cells(header),
                rows: rows.iter().map(|row| self.cells(row)).collect(),
            },
            Block::Quote { alert, blocks } => Block::Quote { alert: *alert, blocks: self.blocks(blocks) },
            Block::Code { language, text } => Block::Code { language: language.clone(), text: text.clone() },
            Block::Definitions(entries) => {
                let entry = |(term, definitions): &(Vec<Inline>, Vec<Vec<Block>>)| {
                    (self.inlines(term), definitions.iter().map(|blocks| self.blocks(blocks)).collect())
                };
                Block::Definitions(entries.iter().map(entry).collect())
            }
            Block::Footnote { number, blocks } => Block::Footnote { number: *number, blocks: self.blocks(blocks) },
            Block::Rule => Block::Rule,
        }
    }

    fn items(&self, items: &[Item]) -> Vec<Item> {
        items.iter().map(|item| Item { task: item.task, blocks: self.blocks(&item.blocks), tight: item.tight }).collect()
    }

    fn cells(&self, cells: &[Vec<Inline>]) -> Vec<Vec<Inline>> {
        cells.iter().map(|cell| self.inlines(cell)).collect()
    }

    fn inlines(&self, content: &[Inline]) -> Vec<Inline> {
        let mut filled: Vec<Inline> = Vec::with_capacity(content.len());
        for inline in content {
            let next = self.inline(inline);
            if let (Some(Inline::Text(before)), Inline::Blank(_), Inline::Text(value)) = (filled.last_mut(), inline, &next) {
                before_number(before, value, self.language);
            }
            filled.push(next);
        }
        filled
    }

    fn inline(&self, inline: &Inline) -> Inline {
        match inline {
            Inline::Emphasis(content) => Inline::Emphasis(self.inlines(content)),
            Inline::Strong(content) => Inline::Strong(self.inlines(content)),
            Inline::Strikethrough(content) => Inline::Strikethrough(self.inlines(content)),
            Inline::Link { target, title, content } => {
                Inline::Link { target: (self.link)(target), title: title.clone(), content: self.inlines(content) }
            }
            Inline::Blank(name) => match (self.value)(name) {
                Some(value) => Inline::Text(unbroken(&value)),
                None => Inline::Blank((self.blank)(name)),
            },
            Inline::Image { source, alternative, title } => {
                Inline::Image { source: (self.picture)(source), alternative: alternative.clone(), title: title.clone() }
            }
            Inline::Text(text) => Inline::Text(unbroken(text)),
            Inline::Code(_) | Inline::FootnoteReference(_) | Inline::Break => inline.clone(),
        }
    }
}

/// Whether a paragraph holds nothing but values that are empty. The first of an item has none of its own when the item begins with something else.
fn is_empty(block: &Block) -> bool {
    matches!(block, Block::Paragraph(content) if !content.is_empty() && content.iter().all(|inline| matches!(inline, Inline::Text(text) if text.is_empty())))
}
