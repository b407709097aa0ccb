//! A plain page or a text for the ple: YAML front matter between `---` lines, then Markdown.

use super::fields::{self, Fields};
use super::{markdown, yaml};
use crate::diagnostic::{Faults, rules};
use crate::model::prose::{Block, Reference, ReferenceKind};
use crate::model::site::PageText;
use crate::model::span::Span;

/// A page in one language, and what its front matter says besides.
#[derive(Debug)]
pub struct Page {
    /// Its path below the language's root, when given.
    pub slug: Option<String>,
    /// Its place in the menu of secondary pages.
    pub menu: Option<u32>,
    /// Its text.
    pub text: PageText,
}

/// A title or a description. Only the title of a text for the ple has blanks, which are told by `blanks`; elsewhere a brace would be shown as it is.
fn line(node: &yaml::Node, blanks: Option<&mut Vec<Reference>>, faults: &mut Faults) -> Option<String> {
    let text = fields::text(node, faults)?;
    let found = markdown::braces(&text);
    match blanks {
        None if !found.is_empty() => faults.push(faults.at(&rules::BRACE_IN_TITLE, node.span)),
        None => {}
        Some(blanks) => {
            for markdown::Braces { name, is_blank, range } in found {
                match name {
                    Some(name) if is_blank => {
                        blanks.push(Reference { target: name.to_owned(), span: node.span, kind: ReferenceKind::Blank });
                    }
                    name => faults.push(markdown::stray(&text[range], name, node.span, faults)),
                }
            }
        }
    }
    Some(text)
}

/// A numbered list of a text for the ple is one of agreements.
fn agreed(block: Block) -> Block {
    match block {
        Block::List { start: Some(start), items } => Block::Agreements { start, items },
        block => block,
    }
}

/// Reads a page, or a text for the ple; `None` when its front matter can't be read.
pub fn read(text: &str, offset: usize, for_ple: bool, faults: &mut Faults) -> Option<Page> {
    let start = text.strip_prefix("---\n").map(|_| 4).or_else(|| text.strip_prefix("---\r\n").map(|_| 5));
    let place = faults.place(Span::new(offset, offset + text.find('\n').unwrap_or(text.len())));
    let front = start.and_then(|start| {
        let mut at = start;
        for line in text[start..].split_inclusive('\n') {
            if line.trim_end() == "---" {
                return Some((start, at, at + line.len()));
            }
            at += line.len();
        }
        None
    });
    let Some((start, end, body)) = front else {
        faults.push(faults.at(&rules::NO_FRONT_MATTER, place.span));
        return None;
    };
    let node = yaml::parse(&text[start..end], start + offset, faults)?;
    let mut fields = Fields::of(&node, faults)?;
    let mut blanks = Vec::new();
    let title = fields.require("title", faults, |node, faults| line(node, for_ple.then_some(&mut blanks), faults));
    let description = fields.read("description", faults, |node, faults| line(node, None, faults)).unwrap_or_default();
    let slug = fields.read("slug", faults, fields::slugs);
    let menu = fields.read("menu", faults, |node, faults| fields::integer(node, 0, 999, faults));
    fields.finish(faults);
    let mut prose = markdown::prose(&text[body..], body + offset, true, faults);
    prose.references.extend(blanks);
    if for_ple {
        prose.blocks = prose.blocks.into_iter().map(agreed).collect();
    }
    let text = PageText { title: title?, description, body: prose, place };
    Some(Page { slug, menu: menu.and_then(|menu| u32::try_from(menu).ok()), text })
}
