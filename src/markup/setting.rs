//! What rich text needs to know of the page it stands on.

use serde::Serialize;

use crate::model::language::Language;
use crate::model::prose::Alert;

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
    /// The language of the text, by which what stands before a number that fills a blank agrees with it.
    pub language: Language,
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
    /// «Continues», over a table that goes on on another page.
    pub continues: String,
    /// The ordinals of agreements, from the first: «Primer», «Segon».
    pub ordinals: Vec<String>,
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

    /// The number of an agreement, from 1, in words as far as there are, and then in figures.
    pub fn ordinal(&self, number: usize) -> String {
        number.checked_sub(1).and_then(|at| self.ordinals.get(at)).cloned().unwrap_or_else(|| number.to_string())
    }

    /// What stands before the text of a task.
    pub fn task(&self, is_done: bool) -> String {
        format!("{}: ", if is_done { &self.done } else { &self.open })
    }
}
