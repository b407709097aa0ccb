//! Views, data and documents become bytes. Pure: the same under the same theme gives the same bytes, on any thread. Fails only where a template does.

mod data;
mod html;
mod office;
#[cfg(feature = "pdf")]
mod pdf;
mod size;
mod xml;

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

pub use self::data::{FindRows, rows};
pub use self::size::size;
use crate::data::Data;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Format};
use crate::locale::Locale;
use crate::model::language::Language;
#[cfg(feature = "pdf")]
use crate::model::span::FilePath;
use crate::output::OutputPath;
use crate::theme::Theme;
use crate::view::{Late, Page, PlainAction};

/// Makes bytes of jobs, under a theme.
pub struct Renderer {
    theme: Arc<Theme>,
    locales: BTreeMap<Language, Locale>,
    /// The words of each language, as templates see them.
    words: BTreeMap<Language, tera::Value>,
    #[cfg(feature = "pdf")]
    press: std::sync::OnceLock<pdf::Press>,
}

impl Renderer {
    /// A renderer under a theme.
    pub fn new(theme: Arc<Theme>) -> Renderer {
        let locales = theme.strings.keys().map(|language| (*language, Locale::new(*language))).collect();
        let words = theme.strings.iter().map(|(language, strings)| (*language, tera::Value::from_serializable(&strings.tree))).collect();
        Renderer {
            theme,
            locales,
            words,
            #[cfg(feature = "pdf")]
            press: std::sync::OnceLock::new(),
        }
    }

    /// Whether its theme is the one that is built in.
    pub fn is_built_in(&self) -> bool {
        self.theme.is_built_in
    }

    fn shown(&self) -> html::Shown<'_> {
        html::Shown { theme: &self.theme, words: &self.words }
    }

    /// Its theme.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// Renders a page.
    ///
    /// # Errors
    /// When a template of the theme can't be rendered with what the page shows.
    pub fn page(&self, page: &Page) -> Result<Vec<u8>, Diagnostic> {
        html::page(page, self.shown(), &self.locales)
    }

    /// Renders a part of a page, in a language.
    ///
    /// # Errors
    /// When its template can't be rendered.
    pub fn late(&self, late: &Late, language: Language) -> Result<String, Diagnostic> {
        html::late(late, language, self.shown())
    }

    /// Renders an action that a town leaves as it is and says nothing of, in a language.
    ///
    /// # Errors
    /// When its template can't be rendered.
    pub fn plain_action(&self, action: &PlainAction, language: Language) -> Result<String, Diagnostic> {
        html::plain_action(action, language, self.shown())
    }

    /// Writes a file of data; none when rows that it is made of aren't there.
    pub fn data(&self, data: &Data, rows: &FindRows<'_>) -> Option<Vec<u8>> {
        data::render(data, rows, &self.theme.fonts)
    }

    /// Writes a table that is made of the rows of towns, and says whether they were all there; what isn't such a table isn't written.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn join(&self, data: &Data, rows: &FindRows<'_>, out: &mut dyn io::Write) -> io::Result<bool> {
        match data {
            Data::Joined(joined) => data::join(joined, rows, out),
            _ => Ok(false),
        }
    }

    /// A warning for each character of some sources that documents can't show.
    #[cfg(feature = "pdf")]
    pub fn unprintable<'s>(&self, files: impl Iterator<Item = (&'s FilePath, &'s Arc<[u8]>)>) -> Vec<Diagnostic> {
        pdf::missing(files, || self.press().coverage())
    }

    #[cfg(feature = "pdf")]
    fn press(&self) -> &pdf::Press {
        self.press.get_or_init(|| pdf::Press::new(&self.theme))
    }

    /// Writes a document in one of its formats.
    ///
    /// # Errors
    /// When its layout can't be rendered with what it says.
    pub fn document(&self, path: &OutputPath, document: &Document, format: Format) -> Result<Vec<u8>, Diagnostic> {
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
