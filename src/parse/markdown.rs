//! Markdown becomes rich text: CommonMark with tables, footnotes, heading attributes, task lists, definition lists, strikethrough and
//! GFM alerts, by pulldown-cmark. HTML never passes: it is shown as text, with a warning. Not the structure of the master (`agenda`).

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

use crate::diagnostic::{Faults, rules};
use crate::model::prose::{Alert, Alignment, Block, Inline, Item, Prose, Reference, ReferenceKind};
use crate::model::span::Span;

/// How deep quotations, lists and emphasis may lie in each other: twenty times what a text needs, and little enough for any stack.
const MAX_DEPTH: usize = 48;

/// A file or a field of Markdown, read into blocks that know their places.
#[derive(Debug, Default)]
pub struct Document {
    /// The blocks of the outermost level.
    pub blocks: Vec<TopBlock>,
    notes: Vec<Option<Vec<Block>>>,
    references: Vec<Reference>,
}

/// A block of the outermost level, and what a heading or a fence says besides its text.
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

/// Reads Markdown that stands at byte `offset` of its file. With `blanks`, `{{name}}` is a named blank.
pub fn read(text: &str, offset: usize, blanks: bool, faults: &mut Faults) -> Document {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_GFM;
    let events = TextMergeWithOffset::new(Parser::new_ext(text, options).into_offset_iter()).peekable();
    let mut builder = Builder { events, offset, blanks, faults, labels: BTreeMap::new(), document: Document::default(), depth: 0 };
    let blocks = builder.top_blocks();
    let Builder { mut document, labels, faults, .. } = builder;
    document.blocks = blocks;
    for (label, (index, span)) in labels {
        if document.notes.get(index).is_none_or(Option::is_none) {
            faults.push(faults.at(&rules::FOOTNOTE_MISSING, span).with("label", label));
        }
    }
    document
}

/// Reads Markdown into one rich text.
pub fn prose(text: &str, offset: usize, blanks: bool, faults: &mut Faults) -> Prose {
    let document = read(text, offset, blanks, faults);
    let Document { blocks, notes, references } = document;
    section(blocks.into_iter().map(|top| top.block).collect(), Span::new(0, usize::MAX), &notes, &references)
}

impl Document {
    /// Makes a rich text of some blocks, with the notes they refer to numbered from 1 and the references that stand in `span`.
    pub fn section(&self, blocks: Vec<Block>, span: Span) -> Prose {
        section(blocks, span, &self.notes, &self.references)
    }
}

fn section(mut blocks: Vec<Block>, span: Span, notes: &[Option<Vec<Block>>], references: &[Reference]) -> Prose {
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

struct Builder<'t, 'f> {
    events: Peekable<TextMergeWithOffset<'t, OffsetIter<'t>>>,
    offset: usize,
    blanks: bool,
    faults: &'f mut Faults,
    labels: BTreeMap<String, (usize, Span)>,
    document: Document,
    depth: usize,
}

impl<'t> Builder<'t, '_> {
    fn span(&self, range: &Range<usize>) -> Span {
        Span::from(range.clone()).shifted(self.offset)
    }

    fn top_blocks(&mut self) -> Vec<TopBlock> {
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

    fn label(&mut self, label: &str, span: Span) -> usize {
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

    fn skip(&mut self) {
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
    fn html(&mut self, html: &str, range: &Range<usize>) -> Option<String> {
        let trimmed = html.trim();
        if trimmed.starts_with("<!--") && trimmed.ends_with("-->") {
            return None;
        }
        let span = self.span(range);
        self.faults.push(self.faults.at(&rules::HTML_AS_TEXT, span));
        Some(trimmed.to_owned())
    }

    fn inlines(&mut self) -> Vec<Inline> {
        let mut out = Vec::new();
        while let Some((event, range)) = self.events.next() {
            if matches!(event, Event::End(_)) {
                break;
            }
            self.inline(event, range, &mut out);
        }
        out
    }

    fn inline(&mut self, event: Event<'t>, range: Range<usize>, out: &mut Vec<Inline>) {
        let span = self.span(&range);
        match event {
            Event::Text(text) => self.text(&text, out),
            Event::Code(text) => out.push(Inline::Code(text.to_string())),
            Event::SoftBreak => out.push(Inline::SoftBreak),
            Event::HardBreak => out.push(Inline::Break),
            Event::InlineHtml(html) | Event::Html(html) => match html.trim() {
                "<br>" | "<br/>" | "<br />" => out.push(Inline::Break),
                _ => out.extend(self.html(&html, &range).map(Inline::Text)),
            },
            Event::FootnoteReference(label) => {
                let index = self.label(&label, span);
                out.push(Inline::FootnoteReference(index));
            }
            Event::TaskListMarker(done) => out.push(Inline::Code(if done { TASK_DONE } else { TASK_OPEN }.to_owned())),
            Event::Start(_) if self.depth >= MAX_DEPTH => {
                self.faults.push(self.faults.at(&rules::TOO_DEEP, span).with("most", MAX_DEPTH));
                self.skip();
            }
            Event::Start(tag) => {
                self.depth += 1;
                self.tagged_inline(tag, span, out);
                self.depth -= 1;
            }
            _ => {}
        }
    }

    fn tagged_inline(&mut self, tag: Tag<'t>, span: Span, out: &mut Vec<Inline>) {
        match tag {
            Tag::Emphasis => out.push(Inline::Emphasis(self.inlines())),
            Tag::Strong => out.push(Inline::Strong(self.inlines())),
            Tag::Strikethrough => out.push(Inline::Strikethrough(self.inlines())),
            Tag::Link { dest_url, title, .. } => {
                let content = self.inlines();
                if self.safe(&dest_url, span) {
                    self.document.references.push(Reference { target: dest_url.to_string(), span, kind: ReferenceKind::Link });
                    out.push(Inline::Link { target: dest_url.to_string(), title: title.to_string(), content });
                } else {
                    out.extend(content);
                }
            }
            Tag::Image { dest_url, title, .. } => {
                let mut alternative = String::new();
                crate::model::prose::write_plain(&self.inlines(), &mut alternative);
                let kind = if alternative.trim().is_empty() { ReferenceKind::ImageWithoutAlternative } else { ReferenceKind::Image };
                if self.safe(&dest_url, span) {
                    self.document.references.push(Reference { target: dest_url.to_string(), span, kind });
                    out.push(Inline::Image { source: dest_url.to_string(), alternative, title: title.to_string() });
                }
            }
            _ => out.extend(self.inlines()),
        }
    }

    /// Whether a link's target may be published: a page or item of the site, a file beside the text, `http(s)`, `mailto` or `tel`.
    fn safe(&mut self, target: &str, span: Span) -> bool {
        let scheme = target.split(['/', '?', '#']).next().and_then(|start| start.split_once(':')).map(|(scheme, _)| scheme.to_lowercase());
        let allowed = match scheme.as_deref() {
            None => !target.starts_with("//"),
            Some("http" | "https") => super::fields::is_web_address(target),
            Some("mailto" | "tel") => true,
            Some(_) => false,
        } && target.chars().all(|c| !c.is_control());
        if !allowed {
            self.faults.push(self.faults.at(&rules::LINK_SCHEME, span).with("target", target));
        }
        allowed
    }

    fn text(&mut self, text: &str, out: &mut Vec<Inline>) {
        let mut rest = text;
        while self.blanks
            && let Some((before, after)) = rest.split_once("{{")
            && let Some((name, after)) = after.split_once("}}")
        {
            if !before.is_empty() {
                out.push(Inline::Text(before.to_owned()));
            }
            out.push(Inline::Blank(name.trim().to_owned()));
            rest = after;
        }
        if !rest.is_empty() {
            out.push(Inline::Text(rest.to_owned()));
        }
    }
}

/// The markers of tasks inside a loose item, until `items` takes them out. NUL can't come from Markdown, which replaces it.
const TASK_DONE: &str = "\u{0}x";
const TASK_OPEN: &str = "\u{0} ";

fn starts_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => {
            matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
        }
        Event::Rule | Event::End(_) | Event::Html(_) => false,
        _ => true,
    }
}
