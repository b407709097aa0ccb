//! Rich text becomes HTML: escaped, with links resolved and headings at the level of their page. Not a page: that is `render`.

mod difference;
pub mod drawing;
mod escape;
mod fragment;
mod setting;
mod writer;

use std::fmt::Write;

pub use self::difference::{Difference, Original};
pub use self::escape::escaped;
pub use self::fragment::{Fragment, LATE};
pub use self::setting::{Filling, Setting, Words};
use self::writer::Writer;
use crate::model::prose::{Block, Prose};

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
