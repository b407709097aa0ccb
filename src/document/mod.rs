//! What a document for download is made from, whatever its format: words that are ready to be shown and rich text whose blanks are filled
//! as far as is known. Everything here enters the key of its document.

pub mod agenda;
pub mod album;
pub mod council;
pub mod edition;
pub mod format;
pub mod motion;
pub mod passage;
pub mod shared;
pub mod summary;

use self::agenda::AgendaDocument;
pub use self::format::Format;
use self::motion::MotionDocument;

/// A document.
#[derive(Debug, Clone, Hash)]
pub enum Document {
    /// An agenda.
    Agenda(Box<AgendaDocument>),
    /// A motion.
    Motion(Box<MotionDocument>),
}
