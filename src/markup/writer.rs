//! The writing of rich text as HTML, block by block.

use std::fmt::Write;

use super::escape::{escape_into, escaped};
use super::setting::{Filling, Setting};
use crate::model::elision::before_number;
use crate::model::prose::{Alert, Alignment, Block, Inline, Item};

/// Writes one text.
pub(super) struct Writer<'w> {
    pub(super) setting: &'w Setting<'w>,
    pub(super) out: String,
    /// The last note referred to so far: an id stands once, at the first reference.
    pub(super) noted: usize,
}

impl Writer<'_> {
    /// Writes some blocks.
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn tag(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        let _ = write!(self.out, "<{name}>");
        inside(self);
        let end = name.split(' ').next().unwrap_or(name);
        let _ = writeln!(self.out, "</{end}>");
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(content) => match content.as_slice() {
                // An item of a list may begin with none.
                [] => {}
                [Inline::Blank(name)] if matches!((self.setting.fill)(name), Some(Filling::Text(text)) if text.is_empty()) => {}
                [Inline::Blank(name)] if matches!((self.setting.fill)(name), Some(Filling::List(_))) => self.filled_list(name),
                _ => self.tag("p", |writer| writer.inlines(content)),
            },
            Block::Heading { level, id, content } => {
                let level = (self.setting.level + level.saturating_sub(1)).clamp(2, 6);
                let id = id.as_ref().map(|id| format!(" id=\"{}{}\"", self.setting.prefix, escaped(id)));
                self.tag(&format!("h{level}{}", id.unwrap_or_default()), |writer| writer.inlines(content));
            }
            Block::List { start, items } => {
                let name = match start {
                    Some(1) => "ol".to_owned(),
                    Some(start) => format!("ol start=\"{start}\""),
                    None if items.iter().any(|item| item.task.is_some()) => "ul class=\"tasks\"".to_owned(),
                    None => "ul".to_owned(),
                };
                self.tag(&name, |writer| items.iter().for_each(|item| writer.item(item, None)));
            }
            Block::Table { alignments, header, rows } => self.table(alignments, header, rows),
            Block::Quote { alert: None, blocks } => self.tag("blockquote", |writer| writer.blocks(blocks)),
            Block::Quote { alert: Some(alert), blocks } => {
                let class = match alert {
                    Alert::Note => "note",
                    Alert::Tip => "tip",
                    Alert::Important => "important",
                    Alert::Warning => "warning",
                    Alert::Caution => "caution",
                };
                let title = escaped(self.setting.words.alert(*alert));
                self.tag(&format!("div class=\"alert alert-{class}\""), |writer| {
                    let _ = writeln!(writer.out, "<p class=\"alert-title\">{title}</p>");
                    writer.blocks(blocks);
                });
            }
            Block::Code { text, .. } => {
                let text = escaped(text);
                let _ = writeln!(self.out, "<pre tabindex=\"0\"><code>{text}</code></pre>");
            }
            Block::Definitions(entries) => self.tag("dl", |writer| {
                for (term, definitions) in entries {
                    writer.tag("dt", |writer| writer.inlines(term));
                    for blocks in definitions {
                        writer.tag("dd", |writer| match blocks.as_slice() {
                            [Block::Paragraph(content)] => writer.inlines(content),
                            blocks => writer.blocks(blocks),
                        });
                    }
                }
            }),
            Block::Footnote { number, blocks } => {
                let prefix = self.setting.prefix;
                let back = escaped(&self.setting.words.back);
                let _ = write!(self.out, "<li id=\"{prefix}nota-{number}\">");
                self.blocks(blocks);
                let _ =
                    writeln!(self.out, "<a class=\"note-back\" href=\"#{prefix}crida-{number}\" aria-label=\"{back} {number}\">↩</a></li>");
            }
            Block::Agreements { start, items } => {
                // A list without marks of its own isn't told to be one by every reader unless it says so.
                self.tag("ol role=\"list\" class=\"agreements\"", |writer| {
                    for (at, item) in items.iter().enumerate() {
                        let number = writer.setting.words.ordinal(*start as usize + at);
                        writer.item(item, Some(&number));
                    }
                });
            }
            Block::Rule => self.out.push_str("<hr>\n"),
        }
    }

    fn filled_list(&mut self, name: &str) {
        if let Some(Filling::List(items)) = (self.setting.fill)(name) {
            self.tag("ul", |writer| {
                for item in items {
                    let item = escaped(&item);
                    let _ = writeln!(writer.out, "<li>{item}</li>");
                }
            });
        }
    }

    /// An item; `number` is that of an agreement, which stands in its text.
    fn item(&mut self, item: &Item, number: Option<&str>) {
        // An item of a list to check by has a box before it, which is the list's own sign; that it is checked is said in a word as well.
        let name = match item.task {
            Some(true) => "li class=\"done\"",
            Some(false) => "li class=\"open\"",
            None => "li",
        };
        self.tag(name, |writer| {
            let mut number = number.map(|number| format!("<strong>{}.</strong> ", escaped(number)));
            if item.task == Some(true) {
                let word = writer.setting.words.task(true);
                let _ = write!(writer.out, "<span class=\"hidden\">{}</span>", escaped(&word));
            }
            for block in &item.blocks {
                match block {
                    Block::Paragraph(content) if item.tight => {
                        writer.out.push_str(&number.take().unwrap_or_default());
                        writer.inlines(content);
                    }
                    Block::Paragraph(content) if number.is_some() => writer.tag("p", |writer| {
                        writer.out.push_str(&number.take().unwrap_or_default());
                        writer.inlines(content);
                    }),
                    block => writer.block(block),
                }
            }
        });
    }

    fn table(&mut self, alignments: &[Alignment], header: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        let class = |column: usize| match alignments.get(column) {
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::Center) => " class=\"center\"",
            _ => "",
        };
        // A wide table scrolls inside its own box, which the keyboard can reach, and the page stays as wide as the screen.
        self.out.push_str("<div class=\"table\" tabindex=\"0\" role=\"group\">");
        self.tag("table", |writer| {
            writer.tag("thead", |writer| {
                writer.tag("tr", |writer| {
                    for (column, cell) in header.iter().enumerate() {
                        writer.tag(&format!("th scope=\"col\"{}", class(column)), |writer| writer.inlines(cell));
                    }
                });
            });
            writer.tag("tbody", |writer| {
                for row in rows {
                    writer.tag("tr", |writer| {
                        for (column, cell) in row.iter().enumerate() {
                            writer.tag(&format!("td{}", class(column)), |writer| writer.inlines(cell));
                        }
                    });
                }
            });
        });
        self.out.push_str("</div>\n");
    }

    fn inlines(&mut self, content: &[Inline]) {
        content.iter().for_each(|inline| self.inline(inline));
    }

    fn wrapped(&mut self, name: &str, content: &[Inline]) {
        let _ = write!(self.out, "<{name}>");
        self.inlines(content);
        let _ = write!(self.out, "</{name}>");
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => escape_into(text, &mut self.out),
            Inline::Emphasis(content) => self.wrapped("em", content),
            Inline::Strong(content) => self.wrapped("strong", content),
            Inline::Strikethrough(content) => self.wrapped("s", content),
            Inline::Code(text) => {
                let text = escaped(text);
                let _ = write!(self.out, "<code>{text}</code>");
            }
            Inline::Link { target, title, content } => match (self.setting.resolve)(target) {
                Some(href) => {
                    let (href, title) = (escaped(&href), escaped(title));
                    let title = if title.is_empty() { String::new() } else { format!(" title=\"{title}\"") };
                    let _ = write!(self.out, "<a href=\"{href}\"{title}>");
                    self.inlines(content);
                    self.out.push_str("</a>");
                }
                None => self.inlines(content),
            },
            Inline::Image { source, alternative, .. } => {
                if let Some(href) = (self.setting.resolve)(source) {
                    let (href, alternative) = (escaped(&href), escaped(alternative));
                    let _ = write!(self.out, "<img src=\"{href}\" alt=\"{alternative}\" loading=\"lazy\">");
                }
            }
            Inline::FootnoteReference(number) => {
                let prefix = self.setting.prefix;
                let note = escaped(&self.setting.words.notes);
                let id = if *number > self.noted { format!("id=\"{prefix}crida-{number}\" ") } else { String::new() };
                self.noted = self.noted.max(*number);
                let _ = write!(self.out, "<sup><a {id}href=\"#{prefix}nota-{number}\" aria-label=\"{note}: {number}\">{number}</a></sup>");
            }
            Inline::Blank(name) => match (self.setting.fill)(name) {
                Some(Filling::Text(text)) => {
                    before_number(&mut self.out, &text, self.setting.language);
                    escape_into(&text, &mut self.out);
                }
                Some(Filling::List(items)) => escape_into(&items.join("; "), &mut self.out),
                Some(Filling::Blank(label)) => {
                    let label = escaped(&label);
                    let _ = write!(self.out, "<span class=\"blank\">[{label}]</span>");
                }
                None => {
                    let name = escaped(name);
                    let _ = write!(self.out, "<span class=\"blank\">[{name}]</span>");
                }
            },
            Inline::Break => self.out.push_str("<br>\n"),
        }
    }
}
