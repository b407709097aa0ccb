//! The normal form of rich text (see `model::prose`): what one format can hold and another can't is put, here and once, in a way that all can, with
//! nothing of its text lost. Not the runs of text, which are `run`, nor the numbering of notes, which is `footnote`.

use super::document::TopBlock;
use super::run::normal_run;
use crate::diagnostic::{Faults, rules};
use crate::model::letter::is_blank;
use crate::model::prose::{Block, Inline, Item, write_plain};
use crate::model::span::Span;

/// Puts the blocks of a text in their normal form. What was nothing is left out, and told where an editor must have meant something.
pub(super) fn normal(blocks: Vec<TopBlock>, faults: &mut Faults) -> Vec<Block> {
    let mut out = Vec::new();
    let mut levels = Levels::default();
    for TopBlock { block, span, .. } in blocks {
        match block {
            Block::Heading { level, id, content } => heading((level, id, content), span, &mut levels, &mut out, faults),
            block => out.extend(inner(block)),
        }
    }
    out
}

/// The levels of a text's headings, as written and as they become.
#[derive(Default)]
struct Levels(Vec<(u8, u8)>);

impl Levels {
    /// The level of the next heading: one below the last that is higher than it as written, or 1.
    fn next(&mut self, written: u8) -> u8 {
        self.0.retain(|(above, _)| *above < written);
        let level = self.0.last().map_or(1, |(_, level)| level + 1);
        self.0.push((written, level));
        level
    }
}

/// A heading holds text on one line; its pictures stand below it.
fn heading(
    (level, id, content): (u8, Option<String>, Vec<Inline>),
    span: Span,
    levels: &mut Levels,
    out: &mut Vec<Block>,
    faults: &mut Faults,
) {
    let (pictures, words): (Vec<Inline>, Vec<Inline>) = normal_run(content).into_iter().partition(is_picture);
    let words = normal_run(words.into_iter().map(on_one_line).collect());
    if has_text(&words) {
        out.push(Block::Heading { level: levels.next(level), id, content: words });
    } else {
        if pictures.is_empty() {
            faults.push(faults.at(&rules::EMPTY_HEADING, span));
        }
        // Without words it is no heading, but it may refer to a note.
        let notes: Vec<Inline> = words.into_iter().filter(holds_note).collect();
        out.extend(paragraph(notes));
    }
    out.extend(pictures.into_iter().map(|picture| Block::Paragraph(vec![picture])));
}

fn holds_note(inline: &Inline) -> bool {
    match inline {
        Inline::FootnoteReference(_) => true,
        Inline::Emphasis(inner) | Inline::Strong(inner) => inner.iter().any(holds_note),
        _ => false,
    }
}

fn is_picture(inline: &Inline) -> bool {
    match inline {
        Inline::Image { .. } => true,
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) | Inline::Link { content: inner, .. } => {
            !has_text(inner) && inner.iter().any(is_picture)
        }
        _ => false,
    }
}

fn on_one_line(inline: Inline) -> Inline {
    let all = |inner: Vec<Inline>| inner.into_iter().map(on_one_line).collect();
    match inline {
        Inline::Break => Inline::Text(" ".to_owned()),
        Inline::Image { alternative, .. } => Inline::Text(alternative),
        Inline::Emphasis(inner) => Inline::Emphasis(all(inner)),
        Inline::Strong(inner) => Inline::Strong(all(inner)),
        Inline::Strikethrough(inner) => Inline::Strikethrough(all(inner)),
        Inline::Link { target, title, content } => Inline::Link { target, title, content: all(content) },
        other => other,
    }
}

/// Whether there is anything to read in a run, pictures aside.
pub(super) fn has_text(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) | Inline::Link { content: inner, .. } => {
            has_text(inner)
        }
        Inline::Text(text) | Inline::Code(text) => !is_blank(text),
        Inline::Blank(_) => true,
        Inline::Image { .. } | Inline::FootnoteReference(_) | Inline::Break => false,
    })
}

fn all(blocks: Vec<Block>) -> Vec<Block> {
    blocks.into_iter().flat_map(inner).collect()
}

/// A block that isn't a heading of the outermost level.
fn inner(block: Block) -> Vec<Block> {
    match block {
        Block::Paragraph(content) => paragraph(normal_run(content)),
        // Inside something else a heading has no place in the structure of a document.
        Block::Heading { content, .. } => paragraph(normal_run(vec![Inline::Strong(content)])),
        Block::List { start, items } => vec![Block::List { start, items: items.into_iter().map(item).collect() }],
        Block::Agreements { start, items } => vec![Block::Agreements { start, items: items.into_iter().map(item).collect() }],
        Block::Table { alignments, header, rows } => vec![Block::Table {
            alignments,
            header: header.into_iter().map(normal_run).collect(),
            rows: rows.into_iter().map(|row| row.into_iter().map(normal_run).collect()).collect(),
        }],
        Block::Quote { alert, blocks } => {
            let blocks = all(blocks);
            if blocks.is_empty() && alert.is_none() { Vec::new() } else { vec![Block::Quote { alert, blocks }] }
        }
        Block::Code { language, text } => vec![Block::Code { language, text: text.strip_suffix('\n').map(str::to_owned).unwrap_or(text) }],
        Block::Definitions(entries) => {
            let entry =
                |(term, definitions): (Vec<Inline>, Vec<Vec<Block>>)| (normal_run(term), definitions.into_iter().map(all).collect());
            vec![Block::Definitions(entries.into_iter().map(entry).collect())]
        }
        Block::Footnote { number, blocks } => {
            vec![Block::Footnote { number, blocks: all(blocks).into_iter().flat_map(without_tables).collect() }]
        }
        Block::Rule => vec![Block::Rule],
    }
}

fn paragraph(content: Vec<Inline>) -> Vec<Block> {
    if content.is_empty() { Vec::new() } else { vec![Block::Paragraph(content)] }
}

/// An item begins with the paragraph that its mark or number stands beside, if only an empty one.
fn item(item: Item) -> Item {
    let mut blocks = all(item.blocks);
    if !matches!(blocks.first(), Some(Block::Paragraph(_))) {
        blocks.insert(0, Block::Paragraph(Vec::new()));
    }
    Item { blocks, ..item }
}

/// A note's table as paragraphs, one a row, each cell after the name of its column: word processors have no tables in notes.
fn without_tables(block: Block) -> Vec<Block> {
    let every = |blocks: Vec<Block>| blocks.into_iter().flat_map(without_tables).collect();
    match block {
        Block::Table { header, rows, .. } if rows.is_empty() => paragraph(joined(header, " · ")),
        Block::Table { header, rows, .. } => rows.into_iter().flat_map(|row| paragraph(joined(labelled(&header, row), "; "))).collect(),
        Block::List { start, items } => {
            let items = items.into_iter().map(|item| Item { blocks: every(item.blocks), ..item });
            vec![Block::List { start, items: items.collect() }]
        }
        Block::Quote { alert, blocks } => vec![Block::Quote { alert, blocks: every(blocks) }],
        Block::Definitions(entries) => {
            let entries = entries.into_iter().map(|(term, definitions)| (term, definitions.into_iter().map(every).collect()));
            vec![Block::Definitions(entries.collect())]
        }
        other => vec![other],
    }
}

fn labelled(header: &[Vec<Inline>], row: Vec<Vec<Inline>>) -> Vec<Vec<Inline>> {
    let cell = |(at, cell): (usize, Vec<Inline>)| {
        let mut label = String::new();
        write_plain(header.get(at).map_or(&[], Vec::as_slice), &mut label);
        let label = if label.trim().is_empty() { Vec::new() } else { vec![Inline::Text(format!("{}: ", label.trim()))] };
        label.into_iter().chain(cell).collect()
    };
    row.into_iter().enumerate().map(cell).collect()
}

fn joined(parts: Vec<Vec<Inline>>, between: &str) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !out.is_empty() {
            out.push(Inline::Text(between.to_owned()));
        }
        out.extend(part);
    }
    normal_run(out)
}
