//! Rich text as Office Open XML (ISO/IEC 29500): paragraphs with the styles of the theme's parts, numbered and bulleted lists of the format, tables
//! with a head that repeats, links by relationship, footnotes.

use std::fmt::Write;

use tera::Context;

use super::{Part, xml};
use crate::model::prose::{Alignment, Block, Inline, Item};
use crate::plan::document::MotionDocument;

/// The parts of the file, in order.
pub(super) fn parts(document: &MotionDocument, context: &mut Context) -> Vec<(&'static str, Part)> {
    let mut writer = Writer { document, out: String::new(), links: Vec::new(), starts: Vec::new() };
    writer.paragraph("Title", None, &[Inline::Text(document.title.clone())]);
    if !document.approved.is_empty() {
        writer.paragraph("Heading1", None, &[Inline::Text(document.words.approved.clone())]);
        document.approved.iter().for_each(|text| writer.paragraph("BodyText", None, &[Inline::Text(text.clone())]));
        writer.paragraph("Rule", None, &[]);
    }
    writer.blocks(&document.text.blocks, &Place { style: "BodyText", list: None });
    let body = std::mem::take(&mut writer.out);
    for block in &document.text.blocks {
        if let Block::Footnote { number, blocks } = block {
            let _ = write!(writer.out, "<w:footnote w:id=\"{}\">", number + 1);
            writer.blocks(blocks, &Place { style: "FootnoteText", list: None });
            writer.out.push_str("</w:footnote>");
        }
    }
    context.insert("body", &body);
    context.insert("footnotes", &writer.out);
    context.insert("links", &writer.links);
    context.insert("starts", &writer.starts);
    vec![
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
}

/// A link, for the part that lists relationships.
#[derive(serde::Serialize)]
struct Link {
    id: String,
    target: String,
}

/// A numbered list: each has its own numbers.
#[derive(serde::Serialize)]
struct Start {
    id: usize,
    start: u64,
}

struct Writer<'d> {
    document: &'d MotionDocument,
    out: String,
    links: Vec<Link>,
    starts: Vec<Start>,
}

/// How paragraphs look where they stand.
struct Place {
    style: &'static str,
    /// The list's number and the level in it.
    list: Option<(usize, usize)>,
}

/// The number of the list of bullets; numbered lists come after it.
const BULLETS: usize = 1;

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block], place: &Place) {
        blocks.iter().for_each(|block| self.block(block, place));
    }

    fn paragraph(&mut self, style: &str, list: Option<(usize, usize)>, content: &[Inline]) {
        let _ = write!(self.out, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>");
        if let Some((id, level)) = list {
            let _ = write!(self.out, "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{id}\"/></w:numPr>");
        }
        self.out.push_str("</w:pPr>");
        self.inlines(content, &Look::default());
        self.out.push_str("</w:p>");
    }

    fn block(&mut self, block: &Block, place: &Place) {
        match block {
            Block::Paragraph(content) => self.paragraph(place.style, None, content),
            Block::Heading { level, content, .. } => {
                self.paragraph(["Heading1", "Heading2", "Heading3"][usize::from(level.saturating_sub(1).min(2))], None, content);
            }
            Block::List { start, items } => {
                let level = place.list.map_or(0, |(_, level)| (level + 1).min(8));
                let id = match start {
                    Some(start) => {
                        let id = BULLETS + 1 + self.starts.len();
                        self.starts.push(Start { id, start: *start });
                        id
                    }
                    None => BULLETS,
                };
                items.iter().for_each(|item| self.item(item, (id, level)));
            }
            Block::Table { alignments, header, rows } => self.table(alignments, header, rows),
            Block::Quote { blocks, .. } => self.blocks(blocks, &Place { style: "Quote", list: place.list }),
            Block::Code { text, .. } => {
                for line in text.lines() {
                    self.paragraph("Code", None, &[Inline::Text(line.to_owned())]);
                }
            }
            Block::Definitions(entries) => {
                for (term, definitions) in entries {
                    self.paragraph("Term", None, term);
                    definitions.iter().for_each(|blocks| self.blocks(blocks, &Place { style: "Definition", list: None }));
                }
            }
            // Notes have a part of their own.
            Block::Footnote { .. } => {}
            Block::Rule => self.paragraph("Rule", None, &[]),
        }
    }

    fn item(&mut self, item: &Item, list: (usize, usize)) {
        for (at, block) in item.blocks.iter().enumerate() {
            // Only an item's first paragraph has its number; what follows stands below it.
            let numbered = (at == 0).then_some(list);
            match (block, item.task.filter(|_| at == 0)) {
                (Block::Paragraph(content), task) => {
                    let mut words: Vec<Inline> = Vec::new();
                    words.extend(task.map(|done| Inline::Strong(vec![Inline::Text(self.document.words.prose.task(done))])));
                    words.extend(content.iter().cloned());
                    self.paragraph(if at == 0 { "ListParagraph" } else { "ListContinue" }, numbered, &words);
                }
                (block, _) => self.block(block, &Place { style: "ListContinue", list: Some(list) }),
            }
        }
    }

    fn table(&mut self, alignments: &[Alignment], header: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        self.out.push_str("<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\"/></w:tblPr><w:tblGrid>");
        let width = 9000 / header.len().max(1);
        for _ in header {
            let _ = write!(self.out, "<w:gridCol w:w=\"{width}\"/>");
        }
        self.out.push_str("</w:tblGrid>");
        self.row(alignments, header, true);
        rows.iter().for_each(|row| self.row(alignments, row, false));
        // Two tables that follow each other would be one.
        self.out.push_str("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr></w:p>");
    }

    fn row(&mut self, alignments: &[Alignment], cells: &[Vec<Inline>], head: bool) {
        self.out.push_str(if head {
            "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        } else {
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        });
        for (at, cell) in cells.iter().enumerate() {
            let style = match (head, alignments.get(at)) {
                (true, _) => "TableHeading",
                (false, Some(Alignment::Right)) => "TableContentsRight",
                (false, _) => "TableContents",
            };
            self.out.push_str("<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr>");
            self.paragraph(style, None, cell);
            self.out.push_str("</w:tc>");
        }
        self.out.push_str("</w:tr>");
    }

    fn inlines(&mut self, content: &[Inline], look: &Look) {
        content.iter().for_each(|inline| self.inline(inline, look));
    }

    fn run(&mut self, text: &str, look: &Look) {
        let _ = write!(self.out, "<w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r>", look.properties(), xml::text(text));
    }

    fn inline(&mut self, inline: &Inline, look: &Look) {
        match inline {
            Inline::Text(text) => self.run(text, look),
            Inline::Emphasis(content) => self.inlines(content, &Look { emphasis: true, ..*look }),
            Inline::Strong(content) => self.inlines(content, &Look { strong: true, ..*look }),
            Inline::Strikethrough(content) => self.inlines(content, &Look { struck: true, ..*look }),
            Inline::Code(text) => self.run(text, &Look { style: Some("CodeText"), ..*look }),
            Inline::Link { target, content, .. } => {
                let id = format!("link{}", self.links.len() + 1);
                let _ = write!(self.out, "<w:hyperlink r:id=\"{id}\" w:history=\"1\">");
                self.links.push(Link { id, target: xml::clean(target) });
                self.inlines(content, &Look { style: Some("Hyperlink"), ..*look });
                self.out.push_str("</w:hyperlink>");
            }
            Inline::Image { alternative, .. } => self.run(alternative, look),
            Inline::FootnoteReference(number) => {
                let _ = write!(
                    self.out,
                    "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"{}\"/></w:r>",
                    number + 1
                );
            }
            Inline::Blank(words) => self.run(&format!("[{words}]"), &Look { blank: true, ..*look }),
            Inline::Break => self.out.push_str("<w:r><w:br/></w:r>"),
        }
    }
}

/// How a run of letters looks.
#[derive(Clone, Copy, Default)]
struct Look {
    style: Option<&'static str>,
    strong: bool,
    emphasis: bool,
    struck: bool,
    blank: bool,
}

impl Look {
    /// In the order that the format's schema fixes (part 1, 17.3.2.28).
    fn properties(&self) -> String {
        let mut out = String::new();
        if let Some(style) = self.style {
            let _ = write!(out, "<w:rStyle w:val=\"{style}\"/>");
        }
        for (is, tag) in [
            (self.strong, "<w:b/>"),
            (self.emphasis, "<w:i/>"),
            (self.struck, "<w:strike/>"),
            (self.blank, "<w:highlight w:val=\"yellow\"/>"),
        ] {
            out.push_str(if is { tag } else { "" });
        }
        if out.is_empty() { out } else { format!("<w:rPr>{out}</w:rPr>") }
    }
}
