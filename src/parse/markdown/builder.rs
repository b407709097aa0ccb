//! The events of pulldown-cmark become blocks. Not lists and tables (`grid`), the runs of text in them (`inline`), or the numbering of notes (`footnote`).

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, OffsetIter, Tag, TextMergeWithOffset};

use super::document::{Document, TopBlock};
use super::slip::open_fence;
use crate::diagnostic::{Faults, rules};
use crate::model::letter::clean;
use crate::model::prose::{Alert, Block, Inline};
use crate::model::span::Span;

/// How deep quotations, lists, definitions and notes may lie in each other. Word processors have nine levels of lists (ISO/IEC 29500-1, 17.9.3), and
/// typst and JSON readers give up at some twenty; a text that goes further than this says something else than it means.
const MAX_DEPTH: usize = 8;
/// How deep emphasis and links may lie in each other: ten times what a text needs, and little enough for any stack.
pub(super) const MAX_INLINE_DEPTH: usize = 48;

/// The events of pulldown-cmark, with what each is made from.
pub(super) type Events<'t> = Peekable<TextMergeWithOffset<'t, OffsetIter<'t>>>;

/// Reads events into a document.
pub(super) struct Builder<'t, 'f> {
    pub(super) events: Events<'t>,
    /// What is read.
    pub(super) source: &'t str,
    pub(super) offset: usize,
    pub(super) blanks: bool,
    pub(super) faults: &'f mut Faults,
    pub(super) document: Document,
    /// The labels of notes, in lower case, each with its index and where it first stands.
    labels: BTreeMap<String, (usize, Span)>,
    /// Which notes are referred to, and by which note when it isn't the text itself.
    calls: Vec<(Option<usize>, usize)>,
    /// The note that is being read.
    in_note: Option<usize>,
    depth: usize,
    /// How many runs of text are open.
    pub(super) inline_depth: usize,
    /// Whether what is read stands in a link.
    pub(super) in_link: bool,
}

impl<'t, 'f> Builder<'t, 'f> {
    /// Of a text that stands at byte `offset` of its file.
    pub(super) fn new(source: &'t str, events: Events<'t>, (offset, blanks): (usize, bool), faults: &'f mut Faults) -> Builder<'t, 'f> {
        Builder {
            events,
            source,
            offset,
            blanks,
            faults,
            document: Document::default(),
            labels: BTreeMap::new(),
            calls: Vec::new(),
            in_note: None,
            depth: 0,
            inline_depth: 0,
            in_link: false,
        }
    }

    /// The document, with what is wrong with its notes told.
    pub(super) fn finish(self, blocks: Vec<TopBlock>) -> Document {
        let Builder { mut document, labels, calls, faults, .. } = self;
        // A note is called by the text, or by one that is.
        let mut called: BTreeSet<usize> = calls.iter().filter(|(by, _)| by.is_none()).map(|(_, note)| *note).collect();
        let mut left: Vec<usize> = called.iter().copied().collect();
        let by_note: BTreeSet<(usize, usize)> = calls.iter().filter_map(|(by, note)| Some(((*by)?, *note))).collect();
        while let Some(note) = left.pop() {
            left.extend(by_note.range((note, 0)..=(note, usize::MAX)).map(|(_, next)| *next).filter(|next| called.insert(*next)));
        }
        for (label, (index, span)) in labels {
            let has_text = document.notes.get(index).is_some_and(Option::is_some);
            let rule = match (has_text, called.contains(&index)) {
                (false, _) => &rules::FOOTNOTE_MISSING,
                (true, false) => &rules::FOOTNOTE_UNUSED,
                (true, true) => continue,
            };
            faults.push(faults.at(rule, span).with("label", label));
        }
        document.blocks = blocks;
        document.references.sort_by_key(|reference| reference.span.start);
        document
    }

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
    pub(super) fn blocks(&mut self) -> Vec<Block> {
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
        blocks.shrink_to_fit();
        blocks
    }

    fn block(&mut self, event: Event<'t>, range: Range<usize>) -> Option<Block> {
        match event {
            Event::Start(tag) => {
                let holds = matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::DefinitionList | Tag::FootnoteDefinition(_));
                if holds && self.depth >= MAX_DEPTH {
                    self.skip_too_deep(&range, MAX_DEPTH);
                    return None;
                }
                self.depth += usize::from(holds);
                let block = self.tagged(tag, &range);
                self.depth -= usize::from(holds);
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
                let text = clean(&self.verbatim()).into_owned();
                let fence = open_fence(self.source, range).filter(|_| !text.trim().is_empty());
                self.faults.diagnostics.extend(fence.map(|fence| self.faults.at(&rules::FENCE_OPEN, self.span(&fence))));
                Block::Code { language, text }
            }
            Tag::HtmlBlock => {
                let html = self.verbatim();
                return self.html(&html, range).map(|text| Block::Paragraph(vec![Inline::Text(text)]));
            }
            Tag::List(start) => Block::List { start, items: self.items() },
            Tag::FootnoteDefinition(label) => {
                let place = self.span(range);
                let place = Span::new(place.start, place.start + label.len() + 4);
                let index = self.label(&label, place);
                let outer = self.in_note.replace(index);
                let blocks = self.blocks();
                self.in_note = outer;
                if self.document.notes[index].is_some() {
                    self.faults.push(self.faults.at(&rules::FOOTNOTE_TWICE, place).with("label", &label));
                } else if blocks.is_empty() {
                    // What has no text is told as if it weren't there.
                    return None;
                }
                self.document.notes[index].get_or_insert(blocks);
                return None;
            }
            Tag::Table(alignments) => self.table(&alignments, range),
            Tag::DefinitionList => self.definitions(),
            // Everything else opens a run of text.
            _ => Block::Paragraph(self.inlines()),
        })
    }

    fn label(&mut self, label: &str, span: Span) -> usize {
        let next = self.document.notes.len();
        // The parser takes labels that differ in capitals for the same one.
        let (index, _) = *self.labels.entry(label.to_lowercase()).or_insert((next, span));
        if index == next {
            self.document.notes.push(None);
        }
        index
    }

    /// The index of the note that is referred to.
    pub(super) fn call(&mut self, label: &str, span: Span) -> usize {
        let index = self.label(label, span);
        self.calls.push((self.in_note, index));
        index
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

    /// Leaves out what lies too deep, and tells it.
    pub(super) fn skip_too_deep(&mut self, range: &Range<usize>, most: usize) {
        let span = self.span(range);
        self.faults.push(self.faults.at(&rules::TOO_DEEP, span).with("most", most));
        self.skip();
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
    pub(super) fn html(&mut self, html: &str, range: &Range<usize>) -> Option<String> {
        let trimmed = html.trim();
        if trimmed.starts_with("<!--") && trimmed.ends_with("-->") {
            return None;
        }
        if trimmed.starts_with("<!--") && !trimmed.contains("-->") {
            self.faults.push(self.faults.at(&rules::COMMENT_OPEN, self.span(&(range.start..range.start + 4))));
        } else if !trimmed.starts_with("</") {
            self.faults.push(self.faults.at(&rules::HTML_AS_TEXT, self.span(range)));
        }
        Some(clean(trimmed).into_owned())
    }
}

/// The markers of tasks in a loose item, until `items` takes them out. NUL can't come from Markdown, which replaces it.
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
