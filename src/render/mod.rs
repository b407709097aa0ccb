//! A job becomes bytes. Pure: the same job under the same theme gives the same bytes, on any thread. Fails only where a template does.

mod data;
mod html;
mod office;

use crate::diagnostic::Diagnostic;
use crate::plan::document::{Document, Format};
use crate::plan::job::{OutputPath, Task};
use crate::theme::Theme;

/// Renders one output.
///
/// # Errors
/// When a template of the theme can't be rendered with what its page has.
pub fn render(path: &OutputPath, task: &Task, theme: &Theme) -> Result<Vec<u8>, Diagnostic> {
    match task {
        Task::Page(page) => html::render(path, page, theme),
        Task::Bytes(bytes) => Ok(bytes.to_vec()),
        Task::Text(text) => Ok(text.as_bytes().to_vec()),
        Task::Data(of) => Ok(data::render(of)),
        Task::Document(document, format) => documents(document, *format, theme),
    }
}

/// Writes a document in one of its formats.
fn documents(document: &Document, format: Format, theme: &Theme) -> Result<Vec<u8>, Diagnostic> {
    match (document, format) {
        (Document::Motion(motion), Format::Odt | Format::Docx) => office::motion(motion, format, theme),
    }
}
