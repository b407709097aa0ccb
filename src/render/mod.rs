//! A job becomes bytes. Pure: the same job under the same theme gives the same bytes, on any thread. Fails only where a template does.

mod data;
mod html;
mod office;
#[cfg(feature = "pdf")]
mod pdf;
mod size;
mod xml;

use std::collections::BTreeMap;

pub use self::size::Size;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Format};
use crate::locale::Locale;
use crate::model::language::Language;
use crate::output::{Key, OutputPath};
use crate::plan::job::Task;
use crate::theme::Theme;

/// Makes bytes of jobs, under a theme.
pub struct Renderer {
    theme: Theme,
    locales: BTreeMap<Language, Locale>,
    #[cfg(feature = "pdf")]
    press: std::sync::OnceLock<pdf::Press>,
}

/// The size of a document that a page offers, when it is known.
pub type SizeOf<'s> = dyn Fn(&OutputPath, &Key) -> Option<Size> + 's;

impl Renderer {
    /// A renderer under a theme.
    pub fn new(theme: Theme) -> Renderer {
        let locales = theme.strings.keys().map(|language| (*language, Locale::new(*language))).collect();
        Renderer {
            theme,
            locales,
            #[cfg(feature = "pdf")]
            press: std::sync::OnceLock::new(),
        }
    }

    /// Whether its theme is the one that is built in.
    pub fn is_built_in(&self) -> bool {
        self.theme.is_built_in
    }

    /// Renders one output. The sizes of documents are only asked for by pages that offer some, whose keys cover them.
    ///
    /// # Errors
    /// When a template or layout of the theme can't be rendered with what the output has.
    pub fn render(&self, path: &OutputPath, task: &Task, size: &SizeOf<'_>) -> Result<Vec<u8>, Diagnostic> {
        match task {
            Task::Page(page) => html::render(page, (&self.theme, &self.locales), size),
            Task::Bytes(bytes) => Ok(bytes.to_vec()),
            Task::Text(text) => Ok(text.as_bytes().to_vec()),
            Task::Data(of) => Ok(data::render(of)),
            Task::Document(document, format) => self.document(path, document, *format),
        }
    }

    /// A warning for each character of the sources that documents can't show.
    #[cfg(feature = "pdf")]
    pub fn unprintable(&self, sources: &crate::source::Sources) -> Vec<Diagnostic> {
        pdf::missing(sources, || self.press().coverage())
    }

    #[cfg(feature = "pdf")]
    fn press(&self) -> &pdf::Press {
        self.press.get_or_init(|| pdf::Press::new(&self.theme))
    }

    /// Writes a document in one of its formats.
    fn document(&self, path: &OutputPath, document: &Document, format: Format) -> Result<Vec<u8>, Diagnostic> {
        match (document, format) {
            (Document::Motion(motion), Format::Odt) => office::odt(motion, &self.theme),
            (Document::Motion(motion), Format::Docx) => office::docx(motion, &self.theme),
            #[cfg(feature = "pdf")]
            (document, Format::Pdf) => self.press().print(path, document),
            (document, format) => unreachable!("no plan has {document:?} as {format:?} for {path}"),
        }
    }
}

impl std::fmt::Debug for Renderer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Renderer").field("theme", &self.theme).finish_non_exhaustive()
    }
}
