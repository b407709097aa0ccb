//! Footnotes: each text numbers from 1 those that it refers to, and carries them at its end. A note that only another note refers to is referred to
//! beside that one, since no document can have a note of a note.

use std::collections::BTreeMap;

use super::document::TopBlock;
use super::normal::normal;
use crate::diagnostic::Faults;
use crate::model::prose::{Block, Inline, Prose, Reference};
use crate::model::span::Span;

/// Makes a rich text of some blocks, with the notes they refer to and the references that stand in `span`; `references` are in the order of
/// their places.
pub(super) fn section(
    mut blocks: Vec<TopBlock>,
    span: Span,
    (notes, references): (&[Option<Vec<Block>>], &[Reference]),
    faults: &mut Faults,
) -> Prose {
    let mut numbers = Numbers { notes, order: Vec::new(), positions: BTreeMap::new() };
    blocks.iter_mut().for_each(|top| numbers.block(&mut top.block));
    for (at, index) in numbers.order.clone().into_iter().enumerate() {
        let mut note = notes[index].clone().unwrap_or_default();
        each_run(&mut note, &mut |content| numbers.mention(content));
        let block = Block::Footnote { number: at + 1, blocks: note };
        blocks.push(TopBlock { block, span, attributes: Vec::new(), content: span });
    }
    let before = |end: usize| references.partition_point(|reference| reference.span.start < end);
    Prose { blocks: normal(blocks, faults), references: references[before(span.start)..before(span.end).max(before(span.start))].to_vec() }
}

/// The notes of a document, and those that a text refers to in the order in which it does.
struct Numbers<'n> {
    notes: &'n [Option<Vec<Block>>],
    order: Vec<usize>,
    positions: BTreeMap<usize, usize>,
}

impl Numbers<'_> {
    fn block(&mut self, block: &mut Block) {
        each_run(std::slice::from_mut(block), &mut |content| self.number(content));
    }

    /// Turns the indexes of a text's references into numbers.
    fn number(&mut self, content: &mut Vec<Inline>) {
        let mut numbered = Vec::with_capacity(content.len());
        for mut inline in std::mem::take(content) {
            if let Some(inner) = inner_of(&mut inline) {
                self.number(inner);
            }
            let Inline::FootnoteReference(index) = inline else {
                numbered.push(inline);
                continue;
            };
            // A note without text is told where it is referred to.
            if self.notes.get(index).is_none_or(Option::is_none) {
                continue;
            }
            match self.positions.get(&index) {
                Some(position) => numbered.push(Inline::FootnoteReference(position + 1)),
                None => {
                    let first = self.order.len();
                    self.add(index);
                    numbered.extend((first..self.order.len()).map(|position| Inline::FootnoteReference(position + 1)));
                }
            }
        }
        *content = numbered;
    }

    /// Adds a note, and then those that it refers to.
    fn add(&mut self, index: usize) {
        let mut at = self.order.len();
        self.push(index);
        while let Some(note) = self.order.get(at).and_then(|index| self.notes[*index].as_ref()) {
            let mut called = Vec::new();
            each_run(&mut note.clone(), &mut |content| calls(content, &mut called));
            for index in called {
                if self.notes.get(index).is_some_and(Option::is_some) {
                    self.push(index);
                }
            }
            at += 1;
        }
    }

    fn push(&mut self, index: usize) {
        let next = self.order.len();
        if *self.positions.entry(index).or_insert(next) == next {
            self.order.push(index);
        }
    }

    /// Says in words which note another note refers to.
    fn mention(&self, content: &mut [Inline]) {
        for inline in content.iter_mut() {
            if let Some(inner) = inner_of(inline) {
                self.mention(inner);
            }
            if let Inline::FootnoteReference(index) = inline {
                let number = self.positions.get(index).map_or(String::new(), |at| format!("[{}]", at + 1));
                *inline = Inline::Text(number);
            }
        }
    }
}

fn calls(content: &[Inline], called: &mut Vec<usize>) {
    for inline in content {
        match inline {
            Inline::FootnoteReference(index) => called.push(*index),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) | Inline::Link { content: inner, .. } => {
                calls(inner, called);
            }
            _ => {}
        }
    }
}

fn inner_of(inline: &mut Inline) -> Option<&mut Vec<Inline>> {
    match inline {
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) | Inline::Link { content: inner, .. } => Some(inner),
        _ => None,
    }
}

/// Does something to every run of text of some blocks, in their order.
fn each_run(blocks: &mut [Block], to: &mut impl FnMut(&mut Vec<Inline>)) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => to(content),
            Block::List { items, .. } | Block::Agreements { items, .. } => items.iter_mut().for_each(|item| each_run(&mut item.blocks, to)),
            Block::Table { header, rows, .. } => header.iter_mut().chain(rows.iter_mut().flatten()).for_each(&mut *to),
            Block::Quote { blocks, .. } | Block::Footnote { blocks, .. } => each_run(blocks, to),
            Block::Definitions(entries) => {
                for (term, definitions) in entries {
                    to(term);
                    definitions.iter_mut().for_each(|blocks| each_run(blocks, to));
                }
            }
            Block::Code { .. } | Block::Rule => {}
        }
    }
}
