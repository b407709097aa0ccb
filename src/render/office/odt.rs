//! Rich text as OpenDocument (ISO/IEC 26300): paragraphs, headings, lists, tables and notes of the format, with the styles of the theme's parts.

use std::fmt::Write;

use tera::Context;

use super::{Part, xml};
use crate::model::prose::{Alignment, Block, Inline, Item};
use crate::plan::document::MotionDocument;

/// The parts of the file, in order.
pub(super) fn parts(document: &MotionDocument, context: &mut Context) -> Vec<(&'static str, Part)> {
    let notes = document.text.blocks.iter().filter_map(|block| match block {
        Block::Footnote { number, blocks } => Some((*number, blocks.as_slice())),
        _ => None,
    });
    let mut writer = Writer { document, notes: notes.collect(), out: String::new(), tables: 0 };
    if !document.approved.is_empty() {
        writer.heading(1, &[Inline::Text(document.words.approved.clone())]);
        document.approved.iter().for_each(|text| writer.paragraph("Text_20_body", &[Inline::Text(text.clone())]));
        writer.block(&Block::Rule, "Text_20_body");
    }
    writer.blocks(&document.text.blocks, "Text_20_body");
    context.insert("body", &writer.out);
    vec![
        ("mimetype", Part::Plain("application/vnd.oasis.opendocument.text".to_owned())),
        ("META-INF/manifest.xml", Part::Template("document/odt/manifest.xml")),
        ("content.xml", Part::Template("document/odt/content.xml")),
        ("meta.xml", Part::Template("document/odt/meta.xml")),
        ("styles.xml", Part::Template("document/odt/styles.xml")),
    ]
}

struct Writer<'d> {
    document: &'d MotionDocument,
    notes: Vec<(usize, &'d [Block])>,
    out: String,
    tables: usize,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block], style: &str) {
        blocks.iter().for_each(|block| self.block(block, style));
    }

    fn paragraph(&mut self, style: &str, content: &[Inline]) {
        let _ = write!(self.out, "<text:p text:style-name=\"{style}\">");
        self.inlines(content);
        self.out.push_str("</text:p>");
    }

    fn heading(&mut self, level: u8, content: &[Inline]) {
        let _ = write!(self.out, "<text:h text:style-name=\"Heading_20_{level}\" text:outline-level=\"{level}\">");
        self.inlines(content);
        self.out.push_str("</text:h>");
    }

    fn block(&mut self, block: &Block, style: &str) {
        match block {
            Block::Paragraph(content) => self.paragraph(style, content),
            Block::Heading { level, content, .. } => self.heading((*level).min(3), content),
            Block::List { start, items } => {
                let list = if start.is_some() { "Numbered" } else { "Bulleted" };
                let _ = write!(self.out, "<text:list text:style-name=\"{list}\">");
                for (at, item) in items.iter().enumerate() {
                    let first = start.filter(|_| at == 0).map(|start| format!(" text:start-value=\"{start}\"")).unwrap_or_default();
                    let _ = write!(self.out, "<text:list-item{first}>");
                    self.item(item);
                    self.out.push_str("</text:list-item>");
                }
                self.out.push_str("</text:list>");
            }
            Block::Table { alignments, header, rows } => self.table(alignments, header, rows),
            Block::Quote { blocks, .. } => self.blocks(blocks, "Quotations"),
            Block::Code { text, .. } => {
                for line in text.lines() {
                    self.paragraph("Preformatted_20_Text", &[Inline::Text(line.to_owned())]);
                }
            }
            Block::Definitions(entries) => {
                for (term, definitions) in entries {
                    self.paragraph("Term", term);
                    definitions.iter().for_each(|blocks| self.blocks(blocks, "Definition"));
                }
            }
            // A note stands where it is referred to.
            Block::Footnote { .. } => {}
            Block::Rule => self.paragraph("Horizontal_20_Line", &[]),
        }
    }

    fn item(&mut self, item: &Item) {
        for (at, block) in item.blocks.iter().enumerate() {
            match (block, item.task.filter(|_| at == 0)) {
                (Block::Paragraph(content), Some(done)) => {
                    let mut words = vec![Inline::Strong(vec![Inline::Text(self.document.words.prose.task(done))])];
                    words.extend(content.iter().cloned());
                    self.paragraph("List_20_Contents", &words);
                }
                _ => self.block(block, "List_20_Contents"),
            }
        }
    }

    fn table(&mut self, alignments: &[Alignment], header: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        self.tables += 1;
        let columns = header.len().max(1);
        let _ = write!(
            self.out,
            "<table:table table:name=\"Taula{}\" table:style-name=\"Table\"><table:table-column table:number-columns-repeated=\"{columns}\"/>",
            self.tables
        );
        self.out.push_str("<table:table-header-rows>");
        self.row(alignments, header, "Table_20_Heading");
        self.out.push_str("</table:table-header-rows>");
        rows.iter().for_each(|row| self.row(alignments, row, "Table_20_Contents"));
        self.out.push_str("</table:table>");
    }

    fn row(&mut self, alignments: &[Alignment], cells: &[Vec<Inline>], style: &str) {
        self.out.push_str("<table:table-row>");
        for (at, cell) in cells.iter().enumerate() {
            let right = if alignments.get(at) == Some(&Alignment::Right) { "_20_Right" } else { "" };
            self.out.push_str("<table:table-cell table:style-name=\"Cell\" office:value-type=\"string\">");
            self.paragraph(&format!("{style}{right}"), cell);
            self.out.push_str("</table:table-cell>");
        }
        self.out.push_str("</table:table-row>");
    }

    fn inlines(&mut self, content: &[Inline]) {
        content.iter().for_each(|inline| self.inline(inline));
    }

    fn span(&mut self, style: &str, content: &[Inline]) {
        let _ = write!(self.out, "<text:span text:style-name=\"{style}\">");
        self.inlines(content);
        self.out.push_str("</text:span>");
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.out.push_str(&spaced(text)),
            Inline::Emphasis(content) => self.span("Emphasis", content),
            Inline::Strong(content) => self.span("Strong_20_Emphasis", content),
            Inline::Strikethrough(content) => self.span("Strikethrough", content),
            Inline::Code(text) => self.span("Source_20_Text", &[Inline::Text(text.clone())]),
            Inline::Link { target, content, .. } => {
                let _ = write!(self.out, "<text:a xlink:type=\"simple\" xlink:href=\"{}\">", xml::text(target));
                self.inlines(content);
                self.out.push_str("</text:a>");
            }
            Inline::Image { alternative, .. } => self.out.push_str(&spaced(alternative)),
            Inline::FootnoteReference(number) => {
                let Some((_, blocks)) = self.notes.iter().find(|(known, _)| known == number).copied() else { return };
                let _ = write!(
                    self.out,
                    "<text:note text:id=\"nota{number}\" text:note-class=\"footnote\"><text:note-citation>{number}</text:note-citation><text:note-body>"
                );
                self.blocks(blocks, "Footnote");
                self.out.push_str("</text:note-body></text:note>");
            }
            Inline::Blank(words) => self.span("Blank", &[Inline::Text(format!("[{words}]"))]),
            Inline::Break => self.out.push_str("<text:line-break/>"),
        }
    }
}

/// Text with its runs of spaces kept: the format takes several for one (part 3, 6.1.2).
fn spaced(text: &str) -> String {
    xml::text(text).replace("  ", " <text:s/>")
}
