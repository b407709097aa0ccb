//! What holds several things of one kind: lists and their items, tables, terms with their definitions. Not what they hold, which is `builder`.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::builder::{Builder, TASK_DONE};
use crate::diagnostic::rules;
use crate::model::prose::{Alignment, Block, Inline, Item};

/// How many characters of a cell that has no column are shown.
const MOST_SHOWN: usize = 40;

/// How many columns a table may have and still be one on paper: with more, the layouts set each row as a record.
const MOST_COLUMNS: usize = 5;

impl Builder<'_, '_> {
    pub(super) fn items(&mut self) -> Vec<Item> {
        let mut items = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::End(_) => break,
                Event::Start(Tag::Item) => {
                    let task = match self.events.peek() {
                        Some((Event::TaskListMarker(done), _)) => Some(*done),
                        _ => None,
                    };
                    if task.is_some() {
                        self.events.next();
                    }
                    let tight = !matches!(self.events.peek(), Some((Event::Start(Tag::Paragraph), _)));
                    items.push(Item { task, blocks: self.blocks(), tight });
                }
                _ => {}
            }
        }
        // In a loose list the marker stands inside the item's first paragraph.
        for item in &mut items {
            if let (None, Some(Block::Paragraph(content))) = (item.task, item.blocks.first_mut())
                && let Some(Inline::Code(marker)) = content.first()
                && marker.starts_with('\u{0}')
            {
                item.task = Some(marker == TASK_DONE);
                content.remove(0);
            }
        }
        items
    }

    pub(super) fn table(&mut self, alignments: &[pulldown_cmark::Alignment], range: &Range<usize>) -> Block {
        if alignments.len() > MOST_COLUMNS {
            let end = self.source[range.clone()].find('\n').map_or(range.end, |end| range.start + end);
            let fault = self.faults.at(&rules::TABLE_WIDE, self.span(&(range.start..end)));
            self.faults.push(fault.with("columns", alignments.len()).with("most", MOST_COLUMNS));
        }
        let alignments = alignments
            .iter()
            .map(|alignment| match alignment {
                pulldown_cmark::Alignment::None => Alignment::None,
                pulldown_cmark::Alignment::Left => Alignment::Left,
                pulldown_cmark::Alignment::Center => Alignment::Center,
                pulldown_cmark::Alignment::Right => Alignment::Right,
            })
            .collect();
        let (mut header, mut rows, mut row, mut in_header) = (Vec::new(), Vec::new(), Vec::new(), false);
        let mut last_cell = 0;
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead) => in_header = true,
                Event::Start(Tag::TableCell) => {
                    last_cell = range.end;
                    row.push(self.inlines());
                }
                Event::End(TagEnd::TableHead) => {
                    header = std::mem::take(&mut row);
                    in_header = false;
                }
                Event::End(TagEnd::TableRow) if !in_header => {
                    self.check_cells(last_cell..range.end);
                    rows.push(std::mem::take(&mut row));
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        Block::Table { alignments, header, rows }
    }

    /// The parser leaves out the cells of a row that have no column.
    fn check_cells(&mut self, rest: Range<usize>) {
        let left = self.source.get(rest.clone()).unwrap_or("").lines().next().unwrap_or("");
        let text = left.trim_matches(|c: char| c == '|' || c.is_whitespace());
        if let Some(at) = left.find(text).filter(|_| !text.is_empty()) {
            let start = rest.start + at;
            let span = self.span(&(start..start + text.len()));
            self.faults
                .push(self.faults.at(&rules::TABLE_ROW_TOO_LONG, span).with("text", text.chars().take(MOST_SHOWN).collect::<String>()));
        }
    }

    pub(super) fn definitions(&mut self) -> Block {
        let mut entries: Vec<(Vec<Inline>, Vec<Vec<Block>>)> = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::DefinitionListTitle) => entries.push((self.inlines(), Vec::new())),
                Event::Start(Tag::DefinitionListDefinition) => {
                    let blocks = self.blocks();
                    if let Some((_, definitions)) = entries.last_mut() {
                        definitions.push(blocks);
                    }
                }
                Event::End(TagEnd::DefinitionList) => break,
                _ => {}
            }
        }
        Block::Definitions(entries)
    }
}
