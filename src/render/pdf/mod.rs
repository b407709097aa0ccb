//! Documents as PDF, by typst: the theme's layouts are its sources, and what a document says is its data, which is never read as markup. Every one is
//! PDF/UA-1 and PDF/A-2a at once, or it isn't made. Not what a document says: that is `plan::document`.

mod bookmark;
mod culprit;
mod data;
mod describe;
mod glyph;
mod pack;
mod world;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Smart};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use self::data::Coverage;
use self::describe::{Descriptions, describe, descriptions};
pub(super) use self::glyph::missing;
use self::world::{Sheet, Sources};
use crate::diagnostic::{Diagnostic, rules};
use crate::document::Document;
use crate::document::passage::Field;
use crate::document::shared::Shared;
use crate::model::language::Language;
use crate::model::span::{FilePath, Place};
use crate::output::OutputPath;
use crate::theme::Theme;

/// After how many documents what typst has laid out is forgotten unless it was of use. The model's text is used by every agenda and so stays; a
/// higher number costs memory and saves nothing.
const KEPT: usize = 4;

/// What the agendas of a language share, as data, and what its links lead to.
type Common = (Bytes, Arc<Descriptions>);

/// What prints: layouts, fonts and words of a theme, for all documents.
pub(super) struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    coverage: Coverage,
    sources: Sources,
    /// Where its layouts are, for faults.
    paths: BTreeMap<String, FilePath>,
    words: BTreeMap<Language, Value>,
    shared: Mutex<BTreeMap<[u8; 32], Common>>,
    /// Which of the texts that agendas share keeps them from being made, by their digest.
    culprits: Mutex<BTreeMap<[u8; 32], Option<Field>>>,
}

impl Press {
    /// The press of a theme.
    pub(super) fn new(theme: &Theme) -> Press {
        let fonts: Vec<Font> = theme
            .documents
            .iter()
            .filter(|(path, _)| path.starts_with("font/"))
            .flat_map(|(_, bytes)| Font::iter(Bytes::new(bytes.clone())))
            .collect();
        let layouts = theme.documents.iter().filter_map(|(path, bytes)| Some((path.strip_prefix("pdf/")?, &**bytes)));
        Press {
            // Heads of rows, without which a table's figures are told by their columns alone, are a feature that typst has yet to call stable.
            library: LazyHash::new(Library::builder().with_features(Features::from_iter([Feature::A11yExtras])).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            coverage: Coverage::of(&fonts),
            fonts,
            sources: Sources::new(layouts),
            paths: theme.paths.clone(),
            words: theme.strings.iter().map(|(language, strings)| (*language, words(&strings.tree))).collect(),
            shared: Mutex::default(),
            culprits: Mutex::default(),
        }
    }

    /// Which characters its fonts have.
    pub(super) fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// Prints a document.
    ///
    /// # Errors
    /// When the layout fails or warns, or when what it makes doesn't meet the standards.
    pub(super) fn print(&self, path: &OutputPath, document: &Document) -> Result<Vec<u8>, Diagnostic> {
        self.attempt(path, document).map_err(|fault| self.blamed(path, document, fault))
    }

    fn attempt(&self, path: &OutputPath, document: &Document) -> Result<Vec<u8>, Diagnostic> {
        let (layout, data, shared, pictures, date) = match document {
            Document::Motion(motion) => {
                let mut data = serde_json::to_value(motion).unwrap_or_default();
                data["author"] = motion.publisher.as_str().into();
                ("motion.typ", data, None, vec![&motion.pictures], motion.date)
            }
            Document::Agenda(agenda) => {
                let shared = self.shared(&agenda.shared, agenda.language);
                let pictures = vec![&agenda.pictures, &agenda.shared.pictures];
                ("agenda.typ", serde_json::to_value(agenda).unwrap_or_default(), Some(shared), pictures, agenda.date)
            }
        };
        let mut data = data;
        // The languages of typst are those of ISO 639; what comes after is lost on it.
        data["language"] = data["language"].as_str().unwrap_or_default().split('-').next().unwrap_or_default().into();
        data["date"] = json!([date.year(), date.month(), date.day()]);
        data::mark_repeated_notes(&mut data);
        data::clean(&mut data, &self.coverage);
        let own = descriptions(&data);
        let (shared, of_shared) = shared.unzip();
        let pictures = pictures.into_iter().flatten().map(|(name, picture)| (name.clone(), Bytes::new(picture.bytes.clone()))).collect();
        let sheet = Sheet {
            library: &self.library,
            book: &self.book,
            fonts: &self.fonts,
            sources: &self.sources,
            main: world::id(layout),
            data: Bytes::new(data.to_string().into_bytes()),
            shared,
            pictures,
        };
        let known: Vec<&Descriptions> = std::iter::once(&own).chain(of_shared.as_deref()).collect();
        let printed = self.printed(path, &sheet, &|document: &mut lopdf::Document| {
            describe(document, &known);
            bookmark::unfold(document);
        });
        // Also after a failure, since what was laid out until then is kept too.
        comemo::evict(KEPT);
        printed
    }

    fn printed(&self, path: &OutputPath, sheet: &Sheet<'_>, change: &dyn Fn(&mut lopdf::Document)) -> Result<Vec<u8>, Diagnostic> {
        let laid_out = typst::compile::<PagedDocument>(sheet);
        // A warning is a fault here: a font that isn't there, a layout that doesn't settle.
        if let Some(warning) = laid_out.warnings.first() {
            return Err(self.fault(path, warning));
        }
        let document = laid_out.output.map_err(|errors| self.fault(path, &errors[0]))?;
        let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]);
        let options = PdfOptions {
            ident: Smart::Custom(path.to_string()),
            creator: Smart::Custom(Some(env!("CARGO_PKG_NAME").to_owned())),
            standards: standards.map_err(|error| Diagnostic::of_site(&rules::TEMPLATE_FAULT).with("error", error.message()))?,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options).map(|pdf| pack::packed(pdf, change)).map_err(|errors| self.fault(path, &errors[0]))
    }

    /// What the agendas of a language share, as data; made once.
    fn shared(&self, shared: &Shared, language: Language) -> Common {
        let mut made = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        let make = || {
            let mut data = serde_json::to_value(shared).unwrap_or_default();
            data["t"] = self.words.get(&language).cloned().unwrap_or_default();
            data::mark_repeated_notes(&mut data);
            data::clean(&mut data, &self.coverage);
            (Bytes::new(data.to_string().into_bytes()), Arc::new(descriptions(&data["texts"])))
        };
        made.entry(shared.digest()).or_insert_with(make).clone()
    }

    fn fault(&self, path: &OutputPath, diagnostic: &SourceDiagnostic) -> Diagnostic {
        let mut message = format!("{path}: {}", diagnostic.message);
        for hint in &diagnostic.hints {
            message = format!("{message}; {}", hint.v);
        }
        let place = self
            .sources
            .place(diagnostic)
            .and_then(|(file, span)| Some(Place::new(self.paths.get(&format!("document/pdf/{file}"))?, span)));
        let fault =
            place.map_or_else(|| Diagnostic::of_site(&rules::TEMPLATE_FAULT), |place| Diagnostic::at(&rules::TEMPLATE_FAULT, place));
        fault.with("error", message)
    }
}

/// The words of agendas, and what every document needs.
fn words(tree: &Value) -> Value {
    let mut words = tree["agenda_document"].as_object().cloned().unwrap_or_default();
    for (name, key) in [("page", "page"), ("of", "page_of")] {
        words.insert(name.to_owned(), tree["document"][key].clone());
    }
    words.insert("prose".to_owned(), tree["prose"].clone());
    Value::Object(words)
}
