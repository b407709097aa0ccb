//! What a DOCX is written into: its parts, its text, and what other parts of the file list. Not how text is written: that is `docx` and `docx_run`.

use std::collections::BTreeSet;

use tera::Context;

use super::docx_look::Look;
use super::{Part, Shown, ordinals};
use crate::document::motion::MotionDocument;
use crate::model::prose::{Block, Inline};

/// A link, for the part that lists relationships.
#[derive(serde::Serialize)]
pub(super) struct Link {
    pub(super) id: String,
    pub(super) target: String,
}

/// A numbered list: each has its own numbers.
#[derive(serde::Serialize)]
pub(super) struct Start {
    pub(super) id: usize,
    /// Whether it is one of agreements.
    pub(super) agreed: bool,
    pub(super) level: usize,
    pub(super) start: u64,
}

/// A style that is several at once, since a run has one.
#[derive(serde::Serialize)]
struct Combined {
    id: String,
    name: String,
    look: Look,
}

/// What is being written.
pub(super) struct Writer<'d> {
    pub(super) document: &'d MotionDocument,
    pub(super) shown: &'d [Shown],
    pub(super) out: String,
    pub(super) links: Vec<Link>,
    pub(super) starts: Vec<Start>,
    /// The ordinals of agreements, in words, where the format hasn't those of the language.
    pub(super) ordinals: Option<&'d [String]>,
    /// The looks that are several styles at once.
    pub(super) combined: BTreeSet<Look>,
    /// The last note referred to so far: a note is referred to once, and after that its first reference is.
    pub(super) noted: usize,
    /// How many pictures were drawn so far: each has a number of its own.
    pub(super) drawn: usize,
    /// How many blanks there were so far: each has a number of its own.
    pub(super) blanks: usize,
}

/// How paragraphs look where they stand.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) style: String,
    /// The level of the list that they stand in, from 0.
    pub(super) level: Option<usize>,
}

impl Writer<'_> {
    /// The number of the list of bullets; numbered lists come after it.
    pub(super) const BULLETS: usize = 1;

    /// A new numbered list.
    pub(super) fn numbered(&mut self, level: usize, start: u64) -> usize {
        self.list(Start { id: 0, agreed: false, level, start })
    }

    /// A new list of agreements. Where each ordinal is a level, none starts elsewhere than at its own.
    pub(super) fn agreed(&mut self, start: u64) -> usize {
        let start = if self.ordinals.is_some() { 1 } else { start };
        self.list(Start { id: 0, agreed: true, level: 0, start })
    }

    fn list(&mut self, list: Start) -> usize {
        let id = Writer::BULLETS + 1 + self.starts.len();
        self.starts.push(Start { id, ..list });
        id
    }
}

/// The parts of the file, in order.
pub(super) fn parts(document: &MotionDocument, shown: &[Shown], context: &mut Context) -> Vec<(String, Part)> {
    let mut writer = Writer {
        document,
        shown,
        out: String::new(),
        links: Vec::new(),
        starts: Vec::new(),
        ordinals: ordinals(document),
        combined: BTreeSet::new(),
        noted: 0,
        drawn: 0,
        blanks: 0,
    };
    writer.paragraph("Title", &[Inline::Text(document.title.clone())]);
    let (text, signatures) = document.text.blocks.split_at(document.closing);
    writer.blocks(text, &Place { style: "BodyText".to_owned(), level: None });
    writer.blocks(signatures, &Place { style: "Signature".to_owned(), level: None });
    let body = std::mem::take(&mut writer.out);
    for block in &document.text.blocks {
        if let Block::Footnote { number, blocks } = block {
            writer.footnote(*number, blocks);
        }
    }
    let combined = writer.combined.iter().map(|look| Combined { id: look.style(), name: look.name(), look: *look });
    context.insert("body", &body);
    context.insert("footnotes", &writer.out);
    context.insert("links", &writer.links);
    context.insert("starts", &writer.starts);
    context.insert("ordinals", &writer.ordinals);
    context.insert("combined", &combined.collect::<Vec<_>>());
    let parts = [
        ("[Content_Types].xml", Part::Template("document/docx/content-types.xml")),
        ("_rels/.rels", Part::Template("document/docx/rels.xml")),
        ("docProps/app.xml", Part::Template("document/docx/app.xml")),
        ("docProps/core.xml", Part::Template("document/docx/core.xml")),
        ("word/_rels/document.xml.rels", Part::Template("document/docx/document-rels.xml")),
        ("word/_rels/footnotes.xml.rels", Part::Template("document/docx/footnotes-rels.xml")),
        ("word/document.xml", Part::Template("document/docx/document.xml")),
        ("word/fontTable.xml", Part::Template("document/docx/font-table.xml")),
        ("word/footer1.xml", Part::Template("document/docx/footer.xml")),
        ("word/footnotes.xml", Part::Template("document/docx/footnotes.xml")),
        ("word/numbering.xml", Part::Template("document/docx/numbering.xml")),
        ("word/settings.xml", Part::Template("document/docx/settings.xml")),
        ("word/styles.xml", Part::Template("document/docx/styles.xml")),
        ("word/theme/theme1.xml", Part::Template("document/docx/theme.xml")),
    ]
    .map(|(name, part)| (name.to_owned(), part));
    let pictures = shown.iter().map(|shown| (format!("word/media/{}", shown.file()), Part::Picture(shown.picture.bytes.clone())));
    parts.into_iter().chain(pictures).collect()
}
