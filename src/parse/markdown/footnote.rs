//! Footnotes: each text numbers from 1 those that it refers to, and carries them at its end.

use crate::model::prose::{Block, Inline, Prose, Reference};
use crate::model::span::Span;

/// Makes a rich text of some blocks, with the notes they refer to and the references that stand in `span`.
pub(super) fn section(mut blocks: Vec<Block>, span: Span, notes: &[Option<Vec<Block>>], references: &[Reference]) -> Prose {
    let mut order: Vec<usize> = Vec::new();
    number_blocks(&mut blocks, notes, &mut order);
    let mut at = 0;
    // A note may itself refer to a further note: the list grows while it is walked.
    while let Some(index) = order.get(at).copied() {
        let mut note = notes.get(index).cloned().flatten().unwrap_or_default();
        number_blocks(&mut note, notes, &mut order);
        at += 1;
        blocks.push(Block::Footnote { number: at, blocks: note });
    }
    let inside = |reference: &&Reference| span.start <= reference.span.start && reference.span.start < span.end;
    Prose { blocks, references: references.iter().filter(inside).cloned().collect() }
}

fn number_blocks(blocks: &mut [Block], notes: &[Option<Vec<Block>>], order: &mut Vec<usize>) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => number(content, notes, order),
            Block::List { items, .. } => items.iter_mut().for_each(|item| number_blocks(&mut item.blocks, notes, order)),
            Block::Table { header, rows, .. } => {
                header.iter_mut().chain(rows.iter_mut().flatten()).for_each(|cell| number(cell, notes, order));
            }
            Block::Quote { blocks, .. } | Block::Footnote { blocks, .. } => number_blocks(blocks, notes, order),
            Block::Definitions(entries) => {
                for (term, definitions) in entries {
                    number(term, notes, order);
                    definitions.iter_mut().for_each(|blocks| number_blocks(blocks, notes, order));
                }
            }
            Block::Code { .. } | Block::Rule => {}
        }
    }
}

fn number(content: &mut Vec<Inline>, notes: &[Option<Vec<Block>>], order: &mut Vec<usize>) {
    content.retain(|inline| !matches!(inline, Inline::FootnoteReference(index) if notes.get(*index).is_none_or(Option::is_none)));
    for inline in content {
        match inline {
            Inline::FootnoteReference(index) => {
                let position = order.iter().position(|known| known == index).unwrap_or_else(|| {
                    order.push(*index);
                    order.len() - 1
                });
                *index = position + 1;
            }
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) | Inline::Link { content: inner, .. } => {
                number(inner, notes, order);
            }
            _ => {}
        }
    }
}
