//! Rich text as Office Open XML (ISO/IEC 29500): paragraphs with the styles of the theme's parts, numbered and bulleted lists of the format, tables
//! with a head that repeats, links by relationship, footnotes.

use std::fmt::Write;

use tera::Context;

use super::docx_run::Look;
use super::docx_writer::{Start, Writer};
use super::{Part, Shown};
use crate::document::motion::MotionDocument;
use crate::model::prose::{Alignment, Block, Inline, Item};

/// The parts of the file, in order.
pub(super) fn parts(document: &MotionDocument, shown: &[Shown], context: &mut Context) -> Vec<(String, Part)> {
    let mut writer = Writer { document, shown, out: String::new(), links: Vec::new(), starts: Vec::new(), noted: 0, drawn: 0 };
    let plain = Place { style: "BodyText", list: None, indent: 0 };
    writer.paragraph("Title", &plain, &[Inline::Text(document.title.clone())]);
    if !document.approved.is_empty() {
        writer.paragraph("Heading1", &plain, &[Inline::Text(document.words.approved.clone())]);
        document.approved.iter().for_each(|text| writer.paragraph("BodyText", &plain, &[Inline::Text(text.clone())]));
        writer.paragraph("Rule", &plain, &[]);
    }
    writer.blocks(&document.text.blocks, &plain);
    let body = std::mem::take(&mut writer.out);
    for block in &document.text.blocks {
        if let Block::Footnote { number, blocks } = block {
            writer.footnote(*number, blocks);
        }
    }
    context.insert("body", &body);
    context.insert("footnotes", &writer.out);
    context.insert("links", &writer.links);
    context.insert("starts", &writer.starts);
    let parts = [
        ("[Content_Types].xml", Part::Template("document/docx/content-types.xml")),
        ("_rels/.rels", Part::Template("document/docx/rels.xml")),
        ("docProps/app.xml", Part::Template("document/docx/app.xml")),
        ("docProps/core.xml", Part::Template("document/docx/core.xml")),
        ("word/_rels/document.xml.rels", Part::Template("document/docx/document-rels.xml")),
        ("word/_rels/footnotes.xml.rels", Part::Template("document/docx/footnotes-rels.xml")),
        ("word/document.xml", Part::Template("document/docx/document.xml")),
        ("word/footer1.xml", Part::Template("document/docx/footer.xml")),
        ("word/footnotes.xml", Part::Template("document/docx/footnotes.xml")),
        ("word/header1.xml", Part::Template("document/docx/header.xml")),
        ("word/numbering.xml", Part::Template("document/docx/numbering.xml")),
        ("word/settings.xml", Part::Template("document/docx/settings.xml")),
        ("word/styles.xml", Part::Template("document/docx/styles.xml")),
    ]
    .map(|(name, part)| (name.to_owned(), part));
    let pictures = shown.iter().map(|shown| (format!("word/media/{}", shown.file()), Part::Picture(shown.picture.bytes.clone())));
    parts.into_iter().chain(pictures).collect()
}

/// How paragraphs look where they stand.
#[derive(Clone, Copy)]
struct Place {
    style: &'static str,
    /// The list's number and the level in it, from 0.
    list: Option<(usize, usize)>,
    /// How far from the margin, in twentieths of a point, besides what the style says; 0 for the style's own.
    indent: usize,
}

/// How far each level of a list stands from the one before, in twentieths of a point; the theme's levels say the same.
const LEVEL: usize = 510;
/// How wide the text of a page is, in twentieths of a point.
const WIDTH: usize = 9072;

/// The number of the list of bullets; numbered lists come after it.
const BULLETS: usize = 1;

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block], place: &Place) {
        blocks.iter().for_each(|block| self.block(block, place));
    }

    /// A paragraph; at the start of an item of a list, with its number.
    fn paragraph(&mut self, style: &str, place: &Place, content: &[Inline]) {
        self.open(style, place, None);
        self.inlines(content, &Look::default());
        self.out.push_str("</w:p>");
    }

    /// Opens a paragraph, which has the number of its list when it begins an item.
    fn open(&mut self, style: &str, place: &Place, number: Option<(usize, usize)>) {
        let _ = write!(self.out, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>");
        if let Some((id, level)) = number {
            let _ = write!(self.out, "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{id}\"/></w:numPr>");
        } else if place.indent > 0 {
            let _ = write!(self.out, "<w:ind w:left=\"{}\"/>", place.indent);
        }
        self.out.push_str("</w:pPr>");
    }

    fn block(&mut self, block: &Block, place: &Place) {
        match block {
            Block::Paragraph(content) => self.paragraph(place.style, place, content),
            Block::Heading { level, content, .. } => {
                self.paragraph(["Heading1", "Heading2", "Heading3"][usize::from(level.saturating_sub(1).min(2))], place, content);
            }
            Block::List { start, items } => {
                let level = place.list.map_or(0, |(_, level)| (level + 1).min(8));
                let id = match start {
                    Some(start) => {
                        let id = BULLETS + 1 + self.starts.len();
                        self.starts.push(Start { id, level, start: *start });
                        id
                    }
                    None => BULLETS,
                };
                items.iter().for_each(|item| self.item(item, (id, level)));
            }
            Block::Table { alignments, header, rows } => self.table(alignments, (header, rows), place),
            Block::Quote { alert, blocks } => {
                let inside = Place { style: "Quote", indent: if place.indent > 0 { place.indent + LEVEL } else { 0 }, ..*place };
                if let Some(alert) = alert {
                    let title = self.document.words.prose.alert(*alert).to_owned();
                    self.paragraph("Quote", &inside, &[Inline::Strong(vec![Inline::Text(title)])]);
                }
                self.blocks(blocks, &inside);
            }
            Block::Code { text, .. } => text.split('\n').for_each(|line| self.paragraph("Code", place, &[Inline::Text(line.to_owned())])),
            Block::Definitions(entries) => {
                let inside = Place { style: "Definition", indent: if place.indent > 0 { place.indent + LEVEL } else { 0 }, ..*place };
                for (term, definitions) in entries {
                    self.paragraph("Term", place, term);
                    definitions.iter().for_each(|blocks| self.blocks(blocks, &inside));
                }
            }
            // Notes have a part of their own.
            Block::Footnote { .. } => {}
            Block::Rule => self.paragraph("Rule", place, &[]),
        }
    }

    /// An item: its first paragraph has the number, and what follows stands below it.
    fn item(&mut self, item: &Item, list: (usize, usize)) {
        let inside = Place { style: "ListContinue", list: Some(list), indent: LEVEL * (list.1 + 1) };
        for (at, block) in item.blocks.iter().enumerate() {
            match block {
                Block::Paragraph(content) if at == 0 => {
                    self.open("ListParagraph", &inside, Some(list));
                    if let Some(done) = item.task {
                        self.run(&self.document.words.prose.task(done), &Look::strong());
                    }
                    self.inlines(content, &Look::default());
                    self.out.push_str("</w:p>");
                }
                block => self.block(block, &inside),
            }
        }
    }

    /// A note, which begins with its number.
    fn footnote(&mut self, number: usize, blocks: &[Block]) {
        let place = Place { style: "FootnoteText", list: None, indent: 0 };
        let (first, rest) = match blocks {
            [Block::Paragraph(content), rest @ ..] => (content.as_slice(), rest),
            blocks => (&[][..], blocks),
        };
        let _ = write!(self.out, "<w:footnote w:id=\"{}\">", number + 1);
        self.open(place.style, &place, None);
        self.out.push_str("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>");
        self.run(" ", &Look::default());
        self.inlines(first, &Look::default());
        self.out.push_str("</w:p>");
        self.blocks(rest, &place);
        self.out.push_str("</w:footnote>");
    }

    fn table(&mut self, alignments: &[Alignment], (header, rows): (&[Vec<Inline>], &[Vec<Vec<Inline>>]), place: &Place) {
        let width = WIDTH.saturating_sub(place.indent).max(WIDTH / 4);
        let _ = write!(
            self.out,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:tblInd w:w=\"{}\" w:type=\"dxa\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\"/></w:tblPr><w:tblGrid>",
            place.indent
        );
        for _ in header {
            let _ = write!(self.out, "<w:gridCol w:w=\"{}\"/>", width / header.len().max(1));
        }
        self.out.push_str("</w:tblGrid>");
        self.row(alignments, header, true);
        rows.iter().for_each(|row| self.row(alignments, row, false));
        // Two tables that follow each other would be one.
        self.out.push_str("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr></w:p>");
    }

    fn row(&mut self, alignments: &[Alignment], cells: &[Vec<Inline>], head: bool) {
        self.out.push_str(if head { "<w:tr><w:trPr><w:tblHeader/></w:trPr>" } else { "<w:tr>" });
        for (at, cell) in cells.iter().enumerate() {
            let style = match (head, alignments.get(at)) {
                (true, Some(Alignment::Right)) => "TableHeadingRight",
                (true, Some(Alignment::Center)) => "TableHeadingCenter",
                (true, _) => "TableHeading",
                (false, Some(Alignment::Right)) => "TableContentsRight",
                (false, Some(Alignment::Center)) => "TableContentsCenter",
                (false, _) => "TableContents",
            };
            self.out.push_str("<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr>");
            self.paragraph(style, &Place { style: "TableContents", list: None, indent: 0 }, cell);
            self.out.push_str("</w:tc>");
        }
        self.out.push_str("</w:tr>");
    }
}
