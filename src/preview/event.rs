//! How a person wants the preview, and what that person is told while it runs.

use jiff::civil::Date;

use super::editor::Editor;
use super::renewal::Renewal;
use crate::diagnostic::Diagnostic;
use crate::model::language::Language;
use crate::source::Sources;

/// How a person wants the preview.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The language of messages, and of the pages that are the preview's own.
    pub language: Language,
    /// The date of which the figures are true; the site's own reference date unless another is given.
    pub date: Option<Date>,
    /// What opens files; without it places are told and lead nowhere.
    pub editor: Option<Editor>,
}

/// What happens while the preview runs.
#[derive(Debug)]
pub enum Event {
    /// It can be looked at, here.
    Listening(String),
    /// What is wrong is other than before: with the newest sources, of which the last good site stays up, or with an output that couldn't be made.
    Faults(Vec<Diagnostic>, Sources),
    /// Something had changed.
    Renewed(Renewal),
    /// Why the folder can't be read, or watched.
    Unreadable(String),
}
