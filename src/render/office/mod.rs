//! Documents that can be edited: the XML parts of the theme filled, and zipped. The same document gives the same bytes: parts are in one order and
//! have one date.

mod docx;
mod docx_look;
mod docx_run;
mod docx_writer;
mod odt;
mod odt_run;

use std::io::{Cursor, Write};
use std::sync::Arc;

use tera::Context;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::diagnostic::{Diagnostic, rules};
use crate::document::motion::MotionDocument;
use crate::model::language::Language;
use crate::model::prose::{Block, Inline, Item};
use crate::picture::{Form, Picture};
use crate::render::xml;
use crate::theme::Theme;

/// Writes a motion as OpenDocument.
pub(super) fn odt(document: &MotionDocument, theme: &Theme) -> Result<Vec<u8>, Diagnostic> {
    zipped(document, odt::parts, theme)
}

/// Writes a motion as Office Open XML.
pub(super) fn docx(document: &MotionDocument, theme: &Theme) -> Result<Vec<u8>, Diagnostic> {
    zipped(document, docx_writer::parts, theme)
}

/// What makes the parts of a format; what their templates need goes to the context.
type Parts = fn(&MotionDocument, &[Shown], &mut Context) -> Vec<(String, Part)>;

fn zipped(document: &MotionDocument, parts: Parts, theme: &Theme) -> Result<Vec<u8>, Diagnostic> {
    let mut context = Context::new();
    context.insert("title", &xml::clean(&document.title));
    context.insert("example", &document.example.as_deref().map(xml::clean));
    context.insert("publisher", &xml::clean(&document.publisher));
    context.insert("date", &document.date.to_string());
    context.insert("page", &document.words.page);
    context.insert("of", &document.words.of);
    context.insert("notice", &document.words.notice);
    let (language, country) = locale(document.language);
    context.insert("language", language);
    context.insert("country", country);
    let shown = shown(document, theme);
    context.insert("pictures", &shown.iter().map(Shown::named).collect::<Vec<_>>());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts(document, &shown, &mut context) {
        let bytes = match part {
            Part::Plain(text) => text.into_bytes(),
            Part::Picture(bytes) => bytes.to_vec(),
            Part::Template(template) => {
                theme.templates.render(template, &context).map_err(|error| theme.fault(template, &error))?.into_bytes()
            }
        };
        // ODF wants its media type first and as it is, so that a program knows the file by its first bytes.
        let method = if name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options =
            SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default()).unix_permissions(0o644);
        zip.start_file(name.as_str(), options).and_then(|()| Ok(zip.write_all(&bytes)?)).map_err(|error| fault(&name, &error))?;
    }
    zip.finish().map(Cursor::into_inner).map_err(|error| fault("zip", &error))
}

/// What a part is made from.
enum Part {
    /// What it is.
    Plain(String),
    /// A template of the theme.
    Template(&'static str),
    /// A picture.
    Picture(Arc<[u8]>),
}

/// A picture of a document, in points, since not every word processor shows lines.
struct Shown {
    /// The name by which the text knows it.
    source: String,
    picture: Picture,
}

/// The pictures of a document in their order.
fn shown(document: &MotionDocument, theme: &Theme) -> Vec<Shown> {
    let in_points = |(source, picture): (&String, &Arc<Picture>)| {
        let picture = picture.in_points(&theme.fonts).ok()?;
        Some(Shown { source: source.clone(), picture })
    };
    document.pictures.iter().filter_map(in_points).collect()
}

/// What templates see of a picture.
#[derive(serde::Serialize)]
struct Named {
    id: String,
    file: String,
    media: &'static str,
}

impl Shown {
    /// The name of its file in the document.
    fn file(&self) -> String {
        let stem = self.source.split('.').next().unwrap_or_default();
        format!("{stem}.{}", self.picture.form.ending())
    }

    /// Its relationship in Office Open XML.
    fn id(&self) -> String {
        format!("picture{}", self.source.split('.').next().unwrap_or_default())
    }

    fn named(&self) -> Named {
        Named { id: self.id(), file: self.file(), media: if self.picture.form == Form::Jpeg { "image/jpeg" } else { "image/png" } }
    }

    /// How wide and high it is, in points of a screen (96 an inch): as it is, or as large as a page takes.
    fn size(&self) -> (u32, u32) {
        let (width, height) = (f64::from(self.picture.width.max(1)), f64::from(self.picture.height.max(1)));
        let scale = (MOST_WIDTH / width).min(MOST_HEIGHT / height).min(1.0);
        ((width * scale).max(1.0) as u32, (height * scale).max(1.0) as u32)
    }
}

/// How wide a picture may be on a page: 15 cm, in points of a screen.
const MOST_WIDTH: f64 = 567.0;
/// How high: 20 cm.
const MOST_HEIGHT: f64 = 756.0;

/// The ordinals of agreements, in words, in a language in which word processors haven't their own: they number *Primer, Segon* in Catalan and *Primero,
/// Segundo* in Spanish, and know no Occitan.
fn ordinals(document: &MotionDocument) -> Option<&[String]> {
    match document.language {
        Language::Ca | Language::Es | Language::En => None,
        Language::Oc => Some(&document.words.prose.ordinals),
    }
}

/// An agreement whose number no list has: it is text, and begins it.
fn numbered(document: &MotionDocument, number: usize, item: &Item) -> Item {
    let mut item = item.clone();
    if let Some(Block::Paragraph(content)) = item.blocks.first_mut() {
        let words = format!("{}.", document.words.prose.ordinal(number));
        content.splice(0..0, [Inline::Strong(vec![Inline::Text(words)]), Inline::Text(" ".to_owned())]);
    }
    item
}

/// A language and the country under which word processors know it.
fn locale(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Ca => ("ca", "ES"),
        Language::Es => ("es", "ES"),
        Language::Oc => ("oc", "ES"),
        Language::En => ("en", "GB"),
    }
}

fn fault(part: &str, error: &dyn std::error::Error) -> Diagnostic {
    Diagnostic::of_site(&rules::TEMPLATE_FAULT).with("error", format!("{part}: {error}"))
}
