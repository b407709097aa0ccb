//! A file of the master document becomes a list of headings, each with its text and, for an action, its `yaml action` block. How the
//! headings nest and whether ids are unique is for `check`.

use super::fields::{self, Fields};
use super::markdown::TopBlock;
use super::{markdown, yaml};
use crate::diagnostic::{Faults, rules};
use crate::model::agenda::{Horizon, Indicator};
use crate::model::identifier::Id;
use crate::model::language::Language;
use crate::model::prose::{Block, Prose, write_plain};
use crate::model::span::{Place, Span, Spanned};
use crate::model::unread::Unread;

/// A heading that gives the master its structure, and what stands under it.
#[derive(Debug)]
pub struct Heading {
    /// 1 for a chapter or an axis, 2 for an objective, 3 for an action.
    pub level: u8,
    /// Its permanent id.
    pub id: Option<Spanned<Id>>,
    /// Whether it has one that couldn't be read.
    pub id_unread: bool,
    /// The part of its URL, when the editor fixed it with `slug=…`.
    pub slug: Option<String>,
    /// Its text.
    pub title: String,
    /// What stands under it, up to the next such heading.
    pub body: Prose,
    /// The `yaml action` block.
    pub block: Option<ActionBlock>,
    /// Where the heading stands.
    pub place: Place,
}

/// What a `yaml action` block says.
#[derive(Debug, Default)]
pub struct ActionBlock {
    /// Where the block stands.
    pub span: Span,
    /// Pieces of the metamodel.
    pub pieces: Vec<Spanned<Id>>,
    /// When it is to be done.
    pub horizon: Option<Horizon>,
    /// Sustainable Development Goals.
    pub sdg: Vec<u8>,
    /// How it is measured.
    pub indicators: Vec<Spanned<Indicator>>,
    /// What of it couldn't be read.
    pub unread: Unread,
}

/// The words of `horizon`.
pub const HORIZONS: [(&str, Horizon); 3] = [("short", Horizon::Short), ("medium", Horizon::Medium), ("long", Horizon::Long)];

/// Reads one file of the master.
pub fn read(text: &str, offset: usize, language: Language, faults: &mut Faults) -> Vec<Heading> {
    let mut document = markdown::read(text, offset, false, faults);
    let tops = std::mem::take(&mut document.blocks);
    let end = text.len() + offset;
    let mut headings: Vec<Heading> = Vec::new();
    let mut blocks: Vec<TopBlock> = Vec::new();
    let mut pending: Option<(Heading, Span)> = None;
    let mut in_axis = false;
    for top in tops {
        match top.block {
            Block::Heading { level, id, content } if level == 1 || (level <= 3 && id.is_some()) || (level == 2 && in_axis) => {
                if level == 2 && id.is_none() {
                    faults.push(faults.at(&rules::HEADING_WITHOUT_ID, trimmed(text, offset, top.span)));
                }
                in_axis = level > 1 || id.is_some();
                if let Some((heading, _)) = pending.take() {
                    headings.push(close((heading, top.span.start), &mut blocks, &document, faults));
                }
                let mut title = String::new();
                write_plain(&content, &mut title);
                let slug = top.attributes.iter().find(|(name, _)| name == "slug").map(|(_, value)| value.clone());
                let id_unread = id.as_ref().is_some_and(|written| Id::new(written).is_none());
                let id = id.and_then(|written| match Id::new(&written) {
                    Some(id) => Some(Spanned::new(id, top.span)),
                    None => {
                        faults.push(faults.at(&rules::BAD_ID, top.span).with("id", written));
                        None
                    }
                });
                let heading = Heading {
                    level,
                    id,
                    id_unread,
                    slug,
                    title,
                    body: Prose::default(),
                    block: None,
                    place: faults.place(trimmed(text, offset, top.span)),
                };
                pending = Some((heading, top.span));
            }
            Block::Code { language: Some(info), text: yaml } if is_action_block(&info) => match &mut pending {
                Some((heading, _)) if heading.level == 3 && heading.block.is_none() && blocks.is_empty() => {
                    heading.block = Some(action_block(&yaml, top.content, language, faults));
                }
                _ => faults.push(faults.at(&rules::ACTION_BLOCK_MISPLACED, top.span)),
            },
            block => {
                if pending.is_none() {
                    faults.push(faults.at(&rules::TEXT_BEFORE_HEADING, top.span));
                } else {
                    if let Block::Heading { level: 2 | 3, .. } = &block
                        && in_axis
                    {
                        faults.push(faults.at(&rules::HEADING_WITHOUT_ID, trimmed(text, offset, top.span)));
                    }
                    blocks.push(TopBlock { block, span: top.span, attributes: top.attributes, content: top.content });
                }
            }
        }
    }
    if let Some((heading, _)) = pending {
        headings.push(close((heading, end), &mut blocks, &document, faults));
    }
    headings
}

fn is_action_block(info: &str) -> bool {
    let mut words = info.split_whitespace();
    words.next() == Some("yaml") && words.next() == Some("action")
}

fn close((mut heading, end): (Heading, usize), blocks: &mut Vec<TopBlock>, document: &markdown::Document, faults: &mut Faults) -> Heading {
    let span = Span::new(heading.place.span.start, end);
    heading.body = document.section(std::mem::take(blocks), span, faults);
    heading
}

/// A heading's span without the line end.
fn trimmed(text: &str, offset: usize, span: Span) -> Span {
    let raw = text.get(span.start - offset..span.end - offset).unwrap_or("");
    Span::new(span.start, span.start + raw.trim_end().len())
}

fn action_block(text: &str, span: Span, language: Language, faults: &mut Faults) -> ActionBlock {
    let mut block = ActionBlock { span, ..ActionBlock::default() };
    let Some(node) = yaml::parse(text, span.start, faults) else { return block };
    if node.value == yaml::Value::Null {
        return block;
    }
    let Some(mut fields) = Fields::of(&node, faults) else { return block };
    block.pieces = fields.list("pieces", faults, fields::id);
    block.horizon = fields.read("horizon", faults, |node, faults| fields::choice(node, &HORIZONS, faults)).map(|choice| choice.value);
    block.sdg =
        fields.list("sdg", faults, |node, faults| fields::integer(node, 1, 17, faults).and_then(|number| u8::try_from(number).ok()));
    block.indicators = fields.list("indicators", faults, |node, faults| indicator(node, language, faults));
    block.unread = fields.finish(faults);
    block
}

fn indicator(node: &yaml::Node, language: Language, faults: &mut Faults) -> Option<Spanned<Indicator>> {
    let mut fields = Fields::of(node, faults)?;
    let id = fields.require("id", faults, fields::id);
    let name = fields.require("name", faults, |node, faults| fields::localized_text(node, language, faults));
    let unit = fields.read("unit", faults, fields::text).unwrap_or_default();
    fields.finish(faults);
    let id = id?;
    Some(Spanned::new(Indicator { id: id.value, name: name.unwrap_or_default(), unit }, id.span))
}
