//! Rich text becomes HTML: escaped, with links resolved and headings at the level of their page. Not a page: that is `render`.

pub mod drawing;
mod writer;

use std::fmt::Write;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::{Serialize, Serializer};

use self::writer::Writer;
use crate::model::letter;
use crate::model::prose::{Alert, Block, Prose};

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

/// The words that rich text needs besides its own, in whatever format.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Words {
    /// The title of an alert that informs.
    pub note: String,
    /// Of one that advises.
    pub tip: String,
    /// Of one that the reader must know.
    pub important: String,
    /// Of one that needs attention at once.
    pub warning: String,
    /// Of one about what may go wrong.
    pub caution: String,
    /// «Notes», over footnotes.
    pub notes: String,
    /// «Back to the text», after a footnote.
    pub back: String,
    /// «Done», of a task.
    pub done: String,
    /// «To do», of a task.
    pub open: String,
}

impl Words {
    /// The title of an alert.
    pub fn alert(&self, alert: Alert) -> &str {
        match alert {
            Alert::Note => &self.note,
            Alert::Tip => &self.tip,
            Alert::Important => &self.important,
            Alert::Warning => &self.warning,
            Alert::Caution => &self.caution,
        }
    }

    /// What stands before the text of a task.
    pub fn task(&self, is_done: bool) -> String {
        format!("{}: ", if is_done { &self.done } else { &self.open })
    }
}

/// Renders a text.
pub fn html(prose: &Prose, setting: &Setting<'_>) -> Fragment {
    let mut writer = Writer { setting, out: String::new(), noted: 0 };
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

/// Data for machines inside a page: JSON in which nothing can end the element that holds it.
pub fn json(value: &serde_json::Value) -> Fragment {
    Fragment::new(value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026"))
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
            c if letter::is_dropped(c) => {}
            c if letter::is_marked(c) => out.push(letter::MARK),
            other => out.push(other),
        }
    }
}
