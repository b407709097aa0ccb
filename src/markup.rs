//! Rich text becomes HTML: escaped, with links resolved and headings at the level of their page. Not a page: that is `render`.

use std::fmt::Write;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::model::prose::{Alert, Alignment, Block, Inline, Item, Prose};

/// A piece of finished HTML. Its key is its digest, so that a text shared by a thousand pages is hashed once.
#[derive(Clone, PartialEq, Eq)]
pub struct Fragment {
    html: Arc<str>,
    digest: [u8; 32],
}

impl Fragment {
    /// Of HTML that is already safe.
    fn new(html: String) -> Fragment {
        Fragment { digest: *blake3::hash(html.as_bytes()).as_bytes(), html: html.into() }
    }

    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.html
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.html.is_empty()
    }
}

impl std::fmt::Debug for Fragment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.html)
    }
}

impl Hash for Fragment {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write(&self.digest);
    }
}

impl Serialize for Fragment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.html)
    }
}

/// What rich text needs to know of the page it stands on.
pub struct Setting<'s> {
    /// The level that the text's highest heading takes, 2 to 6.
    pub level: u8,
    /// What ids in the text start with, so that two texts on one page don't clash.
    pub prefix: &'s str,
    /// Where a link's target is published; `None` leaves the text without a link.
    pub resolve: &'s dyn Fn(&str) -> Option<String>,
    /// What fills a named blank; `None` shows a space to fill in by hand.
    pub fill: &'s dyn Fn(&str) -> Option<Filling>,
    /// The words that the HTML itself needs.
    pub words: &'s Words,
}

/// What fills a named blank.
#[derive(Debug, Clone)]
pub enum Filling {
    /// A value.
    Text(String),
    /// Nothing yet: what is to be filled in by hand, in a word or two.
    Blank(String),
    /// A list, when the blank is alone in its paragraph.
    List(Vec<String>),
}

/// The words that rich text needs besides its own.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// The title of each alert: note, tip, important, warning, caution.
    pub alerts: [String; 5],
    /// «Notes», over footnotes.
    pub notes: String,
    /// «Back to the text», after a footnote.
    pub back: String,
    /// «Done», of a task.
    pub done: String,
    /// «To do», of a task.
    pub open: String,
}

/// Renders a text.
pub fn html(prose: &Prose, setting: &Setting<'_>) -> Fragment {
    let highest = prose.blocks.iter().filter_map(|block| match block {
        Block::Heading { level, .. } => Some(*level),
        _ => None,
    });
    let mut writer = Writer { setting, highest: highest.min().unwrap_or(1), out: String::new() };
    let notes = prose.blocks.iter().position(|block| matches!(block, Block::Footnote { .. })).unwrap_or(prose.blocks.len());
    let (text, notes) = prose.blocks.split_at(notes);
    writer.blocks(text);
    if !notes.is_empty() {
        let title = escaped(&setting.words.notes);
        let _ = write!(writer.out, "<div class=\"notes\"><p class=\"notes-title\">{title}</p><ol>");
        writer.blocks(notes);
        writer.out.push_str("</ol></div>\n");
    }
    Fragment::new(writer.out)
}

/// A text as HTML text.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(text, &mut out);
    out
}

/// The plain texts of two versions of something, as HTML that marks what was taken out and what was put in.
pub fn difference(before: &str, after: &str) -> Fragment {
    let mut out = String::new();
    let diff = similar::TextDiff::from_words(before, after);
    for change in diff.iter_all_changes() {
        let (open, close) = match change.tag() {
            similar::ChangeTag::Equal => ("", ""),
            similar::ChangeTag::Delete => ("<del>", "</del>"),
            similar::ChangeTag::Insert => ("<ins>", "</ins>"),
        };
        out.push_str(open);
        escape_into(change.value(), &mut out);
        out.push_str(close);
    }
    Fragment::new(out.replace("</del><del>", "").replace("</ins><ins>", ""))
}

fn escape_into(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Controls mean nothing on a page, and overrides of direction could make a text read as another.
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => out.push('\u{fffd}'),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => {}
            other => out.push(other),
        }
    }
}

struct Writer<'w> {
    setting: &'w Setting<'w>,
    highest: u8,
    out: String,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
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
                [Inline::Blank(name)] if matches!((self.setting.fill)(name), Some(Filling::List(_))) => self.filled_list(name),
                _ => self.tag("p", |writer| writer.inlines(content)),
            },
            Block::Heading { level, id, content } => {
                let level = (self.setting.level + level.saturating_sub(self.highest)).clamp(2, 6);
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
                self.tag(&name, |writer| items.iter().for_each(|item| writer.item(item)));
            }
            Block::Table { alignments, header, rows } => self.table(alignments, header, rows),
            Block::Quote { alert: None, blocks } => self.tag("blockquote", |writer| writer.blocks(blocks)),
            Block::Quote { alert: Some(alert), blocks } => {
                let (class, index) = match alert {
                    Alert::Note => ("note", 0),
                    Alert::Tip => ("tip", 1),
                    Alert::Important => ("important", 2),
                    Alert::Warning => ("warning", 3),
                    Alert::Caution => ("caution", 4),
                };
                let title = escaped(&self.setting.words.alerts[index]);
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

    fn item(&mut self, item: &Item) {
        self.tag("li", |writer| {
            if let Some(done) = item.task {
                let words = writer.setting.words;
                let (class, word) = if done { ("done", &words.done) } else { ("open", &words.open) };
                let word = escaped(word);
                let _ = write!(writer.out, "<span class=\"task task-{class}\">{word}: </span>");
            }
            for block in &item.blocks {
                match block {
                    Block::Paragraph(content) if item.tight => writer.inlines(content),
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
                let _ = write!(
                    self.out,
                    "<sup><a id=\"{prefix}crida-{number}\" href=\"#{prefix}nota-{number}\" aria-label=\"{note}: {number}\">{number}</a></sup>"
                );
            }
            Inline::Blank(name) => match (self.setting.fill)(name) {
                Some(Filling::Text(text)) => escape_into(&text, &mut self.out),
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
            Inline::SoftBreak => self.out.push('\n'),
        }
    }
}
