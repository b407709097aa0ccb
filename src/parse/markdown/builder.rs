//! The events of pulldown-cmark become blocks. Not the runs of text in them (`inline`), nor the numbering of notes (`footnote`).

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, OffsetIter, Tag, TagEnd, TextMergeWithOffset};

use super::{Document, TopBlock};
use crate::diagnostic::{Faults, rules};
use crate::model::prose::{Alert, Alignment, Block, Inline, Item};
use crate::model::span::Span;

/// How deep quotations, lists and emphasis may lie in each other: twenty times what a text needs, and little enough for any stack.
pub(super) const MAX_DEPTH: usize = 48;

/// Reads events into a document.
pub(super) struct Builder<'t, 'f> {
    pub(super) events: Peekable<TextMergeWithOffset<'t, OffsetIter<'t>>>,
    pub(super) offset: usize,
    pub(super) blanks: bool,
    pub(super) faults: &'f mut Faults,
    pub(super) labels: BTreeMap<String, (usize, Span)>,
    pub(super) document: Document,
    pub(super) depth: usize,
}

impl<'t> Builder<'t, '_> {
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        Span::from(range.clone()).shifted(self.offset)
    }

    /// The blocks of the outermost level.
    pub(super) fn top_blocks(&mut self) -> Vec<TopBlock> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.next() {
            let span = self.span(&range);
            let attributes = match &event {
                Event::Start(Tag::Heading { attrs, .. }) => {
                    attrs.iter().map(|(name, value)| (name.to_string(), value.as_deref().unwrap_or("").to_owned())).collect()
                }
                _ => Vec::new(),
            };
            let inner = match (&event, self.events.peek()) {
                (Event::Start(Tag::CodeBlock(_)), Some((Event::Text(_), inner))) => inner.clone(),
                _ => range.clone(),
            };
            let content = self.span(&inner);
            blocks.extend(self.block(event, range).map(|block| TopBlock { block, span, attributes, content }));
        }
        blocks
    }

    /// The blocks up to the end of the tag that was just opened. Text that stands among them (in a tight list) becomes a paragraph.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut loose: Vec<Inline> = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(_) => break,
                event if starts_inline(&event) => self.inline(event, range, &mut loose),
                event => {
                    if !loose.is_empty() {
                        blocks.push(Block::Paragraph(std::mem::take(&mut loose)));
                    }
                    blocks.extend(self.block(event, range));
                }
            }
        }
        if !loose.is_empty() {
            blocks.push(Block::Paragraph(loose));
        }
        blocks
    }

    fn block(&mut self, event: Event<'t>, range: Range<usize>) -> Option<Block> {
        match event {
            Event::Start(tag) => {
                if self.depth >= MAX_DEPTH {
                    let span = self.span(&range);
                    self.faults.push(self.faults.at(&rules::TOO_DEEP, span).with("most", MAX_DEPTH));
                    self.skip();
                    return None;
                }
                self.depth += 1;
                let block = self.tagged(tag, &range);
                self.depth -= 1;
                block
            }
            Event::Rule => Some(Block::Rule),
            Event::End(_) => None,
            other => {
                let mut content = Vec::new();
                self.inline(other, range, &mut content);
                (!content.is_empty()).then_some(Block::Paragraph(content))
            }
        }
    }

    fn tagged(&mut self, tag: Tag<'t>, range: &Range<usize>) -> Option<Block> {
        Some(match tag {
            Tag::Heading { level, id, .. } => {
                let level = match level {
                    HeadingLevel::H1 => 1,
                    HeadingLevel::H2 => 2,
                    HeadingLevel::H3 => 3,
                    HeadingLevel::H4 => 4,
                    HeadingLevel::H5 => 5,
                    HeadingLevel::H6 => 6,
                };
                Block::Heading { level, id: id.map(|id| id.to_string()), content: self.inlines() }
            }
            Tag::BlockQuote(kind) => {
                let alert = kind.map(|kind| match kind {
                    BlockQuoteKind::Note => Alert::Note,
                    BlockQuoteKind::Tip => Alert::Tip,
                    BlockQuoteKind::Important => Alert::Important,
                    BlockQuoteKind::Warning => Alert::Warning,
                    BlockQuoteKind::Caution => Alert::Caution,
                });
                Block::Quote { alert, blocks: self.blocks() }
            }
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(info) if !info.is_empty() => Some(info.to_string()),
                    _ => None,
                };
                Block::Code { language, text: self.verbatim() }
            }
            Tag::HtmlBlock => {
                let html = self.verbatim();
                return self.html(&html, range).map(|text| Block::Paragraph(vec![Inline::Text(text)]));
            }
            Tag::List(start) => Block::List { start, items: self.items() },
            Tag::FootnoteDefinition(label) => {
                let index = self.label(&label, self.span(range));
                let blocks = self.blocks();
                self.document.notes[index] = Some(blocks);
                return None;
            }
            Tag::Table(alignments) => self.table(&alignments),
            Tag::DefinitionList => self.definitions(),
            // Everything else opens a run of text.
            _ => Block::Paragraph(self.inlines()),
        })
    }

    pub(super) fn label(&mut self, label: &str, span: Span) -> usize {
        let next = self.document.notes.len();
        let (index, _) = *self.labels.entry(label.to_owned()).or_insert((next, span));
        if index == next {
            self.document.notes.push(None);
        }
        index
    }

    fn items(&mut self) -> Vec<Item> {
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

    fn table(&mut self, alignments: &[pulldown_cmark::Alignment]) -> Block {
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
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead) => in_header = true,
                Event::Start(Tag::TableCell) => row.push(self.inlines()),
                Event::End(TagEnd::TableHead) => {
                    header = std::mem::take(&mut row);
                    in_header = false;
                }
                Event::End(TagEnd::TableRow) if !in_header => rows.push(std::mem::take(&mut row)),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        Block::Table { alignments, header, rows }
    }

    fn definitions(&mut self) -> Block {
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

    /// The raw text up to the end of the tag that was just opened.
    fn verbatim(&mut self) -> String {
        let mut out = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::End(_) => break,
                Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => out.push_str(&text),
                _ => {}
            }
        }
        out
    }

    pub(super) fn skip(&mut self) {
        let mut open = 1usize;
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                _ => {}
            }
            if open == 0 {
                break;
            }
        }
    }

    /// What is shown for HTML: a comment vanishes, anything else is text, with a warning.
    pub(super) fn html(&mut self, html: &str, range: &Range<usize>) -> Option<String> {
        let trimmed = html.trim();
        if trimmed.starts_with("<!--") && trimmed.ends_with("-->") {
            return None;
        }
        let span = self.span(range);
        self.faults.push(self.faults.at(&rules::HTML_AS_TEXT, span));
        Some(trimmed.to_owned())
    }
}

/// The markers of tasks inside a loose item, until `items` takes them out. NUL can't come from Markdown, which replaces it.
pub(super) const TASK_DONE: &str = "\u{0}x";
pub(super) const TASK_OPEN: &str = "\u{0} ";

fn starts_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => {
            matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
        }
        Event::Rule | Event::End(_) | Event::Html(_) => false,
        _ => true,
    }
}
