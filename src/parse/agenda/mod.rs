//! A file of the master document becomes a list of headings, each with its text and, for an action, its `yaml action` block. How the
//! headings nest and whether ids are unique is for `check`.

mod block;
mod heading;

pub use self::block::ActionBlock;
use super::markdown;
use super::markdown::{TopBlock, is_open_fence};
use crate::diagnostic::{Diagnostic, Faults, rules};
use crate::model::identifier::{Id, slug};
use crate::model::language::Language;
use crate::model::letter::clean;
use crate::model::prose::{Block, Prose, write_plain};
use crate::model::span::{Place, Span, Spanned};

/// A heading that gives the master its structure, and what stands under it.
#[derive(Debug)]
pub struct Heading {
    /// 1 for a chapter or an axis, 2 for an objective, 3 for an action.
    pub level: u8,
    /// Its permanent id.
    pub id: Option<Spanned<Id>>,
    /// Whether it has one that couldn't be read.
    pub id_unread: bool,
    /// Whether something under it was to be a heading and couldn't be read as one.
    pub lost: bool,
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

/// Reads one file of the master.
pub fn read(text: &str, offset: usize, language: Language, faults: &mut Faults) -> Vec<Heading> {
    if text.trim().is_empty() {
        faults.push(faults.at(&rules::EMPTY_MASTER, Span::new(offset, offset)));
    }
    let mut document = markdown::read(text, offset, false, faults);
    let tops = std::mem::take(&mut document.blocks);
    let end = text.len() + offset;
    let mut reader =
        Reader { text, offset, language, document, headings: Vec::new(), blocks: Vec::new(), pending: None, in_axis: false, faults };
    tops.into_iter().for_each(|top| reader.top(top));
    reader.close(end);
    reader.headings
}

struct Reader<'r> {
    text: &'r str,
    offset: usize,
    language: Language,
    document: markdown::Document,
    headings: Vec<Heading>,
    /// What stands under the pending heading so far.
    blocks: Vec<TopBlock>,
    pending: Option<Heading>,
    in_axis: bool,
    faults: &'r mut Faults,
}

impl Reader<'_> {
    fn top(&mut self, top: TopBlock) {
        match top.block {
            Block::Heading { level, ref id, .. } => {
                let line = self.first_line(top.span);
                let written = &self.text[line.start - self.offset..line.end - self.offset];
                let is_deep_item = level > 3 && (id.as_deref().and_then(Id::new).is_some_and(|id| heading::is_of_item(&id)));
                let slip = heading::slip(written, line.start, self.faults).filter(|slip| level <= 3 || slip.nearest.is_some());
                if level > 3 && (is_deep_item || slip.is_some()) {
                    let fault = self.faults.at(&rules::ITEM_TOO_DEEP, line).with("level", level);
                    let nearest = is_deep_item.then(|| format!("### {}", written.trim_start_matches(['#', ' '])));
                    self.faults.push(Diagnostic { nearest, ..fault });
                    self.lose();
                }
                let meant = id.as_deref().and_then(heading::level_of).filter(|meant| level <= 3 && *meant != level);
                if let Some(meant) = meant {
                    let fault = self.faults.at(&rules::LEVEL_OF_ID, line).with("id", id.as_deref().unwrap_or("")).with("level", level);
                    let nearest = format!("{} {}", "#".repeat(usize::from(meant)), written.trim_start_matches(['#', ' ']));
                    self.faults.push(Diagnostic { nearest: Some(nearest), ..fault.with("meant", meant) });
                }
                if level == 1 || (level <= 3 && (id.is_some() || slip.is_some() || self.in_axis)) {
                    self.heading(top, line, slip, meant);
                } else {
                    self.block(top);
                }
            }
            Block::Code { ref language, text: ref yaml } => {
                let info = language.as_deref().unwrap_or("");
                let is_open = is_open_fence(&self.text[top.span.start - self.offset..top.span.end - self.offset]);
                let is_first = self.expects_block();
                if is_open {
                    // It took in all that follows.
                    self.lose();
                }
                if is_action_block(info) {
                    let block = match (is_first, is_open) {
                        (true, false) => {
                            let written = self.text.get(top.content.start - self.offset..top.content.end - self.offset);
                            block::read(as_written(yaml, written), top.content, self.language, self.faults)
                        }
                        (first, open) => {
                            if !first && !open {
                                let fence = self.first_line(top.span);
                                self.faults.push(self.faults.at(&rules::ACTION_BLOCK_MISPLACED, fence));
                            }
                            ActionBlock::unread(top.span)
                        }
                    };
                    self.give(block, is_first);
                } else if !is_open && (is_nearly_action(info) || (is_first && is_like_action(info, yaml))) {
                    let fault = self.faults.at(&rules::ACTION_FENCE, self.first_line(top.span));
                    self.faults.push(Diagnostic { nearest: Some("```yaml action".to_owned()), ..fault });
                    self.give(ActionBlock::unread(top.span), is_first);
                } else {
                    self.block(top);
                }
            }
            _ => {
                let written = self.text.get(top.span.start - self.offset..top.span.end - self.offset).unwrap_or("").trim();
                if written.starts_with("<!--") && !written.contains("-->") {
                    self.lose();
                }
                let fence = written.trim_start_matches(['`', '‘', '’', '\'', '´', '"', '“', '”']);
                if fence.len() < written.len() && self.expects_block() && fence.starts_with("yaml") {
                    self.fence_of_other_signs(&top);
                } else {
                    self.block(top);
                }
            }
        }
    }

    /// Whether the block of an action may stand here.
    fn expects_block(&self) -> bool {
        self.blocks.is_empty() && self.pending.as_ref().is_some_and(|heading| heading.level == 3 && heading.block.is_none())
    }

    /// A fence that isn't one. The one that was to close it opens another, which isn't to blame.
    fn fence_of_other_signs(&mut self, top: &TopBlock) {
        self.lose();
        let left_open = |told: &Diagnostic| {
            told.rule == &rules::FENCE_OPEN && told.place.as_ref().is_some_and(|place| place.span.start > top.span.start)
        };
        self.faults.diagnostics.retain(|told| !left_open(told));
        let fault = self.faults.at(&rules::ACTION_FENCE, self.first_line(top.span));
        self.faults.push(Diagnostic { nearest: Some("```yaml action".to_owned()), ..fault });
        self.give(ActionBlock::unread(top.span), true);
    }

    /// Gives the pending action its block; a second one only makes what the action's says unknown.
    fn give(&mut self, block: ActionBlock, is_first: bool) {
        let Some(heading) = self.pending.as_mut().filter(|heading| heading.level == 3) else { return };
        match &mut heading.block {
            Some(known) if !is_first => known.unread = block.unread,
            place => *place = Some(block),
        }
    }

    /// Something that was to be a heading isn't read as one.
    fn lose(&mut self) {
        if let Some(heading) = &mut self.pending {
            heading.lost = true;
        }
    }

    fn heading(&mut self, top: TopBlock, line: Span, slip: Option<Diagnostic>, meant: Option<u8>) {
        let Block::Heading { level, id, content } = top.block else { return };
        // What its identifier says is what its text is about.
        let level = meant.unwrap_or(level);
        self.close(top.span.start);
        let written = &self.text[line.start - self.offset..line.end - self.offset];
        let read = id.as_deref().filter(|_| slip.is_none()).map(Id::new);
        let id_unread = slip.is_some() || read == Some(None);
        match slip {
            Some(slip) => self.faults.push(slip),
            None if read == Some(None) => {
                let place = heading::braces(written, line.start);
                self.faults.push(self.faults.at(&rules::BAD_ID, place).with("id", id.unwrap_or_default()));
            }
            None if read.is_none() && level > 1 => self.faults.push(self.faults.at(&rules::HEADING_WITHOUT_ID, line)),
            None => {}
        }
        self.in_axis = level > 1 || id_unread || read.is_some();
        let mut title = String::new();
        write_plain(&content, &mut title);
        self.pending = Some(Heading {
            level,
            id: read.flatten().map(|id| Spanned::new(id, top.span)),
            id_unread,
            lost: false,
            slug: top.attributes.iter().find(|(name, _)| name == "slug").map(|(_, value)| value.clone()),
            title,
            body: Prose::default(),
            block: None,
            place: self.faults.place(line),
        });
    }

    fn block(&mut self, top: TopBlock) {
        if self.pending.is_none() {
            self.faults.push(self.faults.at(&rules::TEXT_BEFORE_HEADING, top.span));
        } else {
            self.blocks.push(top);
        }
    }

    /// Ends the pending heading where the next one, or the file, does.
    fn close(&mut self, end: usize) {
        let Some(mut heading) = self.pending.take() else { return };
        let span = Span::new(heading.place.span.start, end);
        heading.body = self.document.section(std::mem::take(&mut self.blocks), span, self.faults);
        self.headings.push(heading);
    }

    /// The first line of what stands in a span, without its end.
    fn first_line(&self, span: Span) -> Span {
        let raw = self.text.get(span.start - self.offset..span.end - self.offset).unwrap_or("");
        Span::new(span.start, span.start + raw.lines().next().unwrap_or("").trim_end().len())
    }
}

/// The text of a block as the file has it: Markdown drops signs that vanish, and places are counted with them.
fn as_written<'t>(yaml: &'t str, written: Option<&'t str>) -> &'t str {
    written.filter(|written| clean(written).trim_end() == yaml.trim_end()).unwrap_or(yaml)
}

fn is_action_block(info: &str) -> bool {
    let mut words = info.split_whitespace();
    words.next() == Some("yaml") && words.next() == Some("action")
}

/// Whether the words of a fence were meant to be `yaml action`.
fn is_nearly_action(info: &str) -> bool {
    let folded = slug(info);
    let has = |word: &str| folded.split('-').any(|part| part.starts_with(word));
    has("accio") || has("action") || folded == "yamlaction" || folded == "yamlaccio"
}

/// Whether a block right below an action's heading was meant to be its `yaml action` block.
fn is_like_action(info: &str, text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let begins = ActionBlock::KEYS.iter().any(|key| first.starts_with(key));
    let folded = slug(info);
    folded.starts_with("yaml") || folded.starts_with("yml") || begins
}
