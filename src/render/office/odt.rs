//! Rich text as OpenDocument (ISO/IEC 26300): paragraphs, headings, lists, tables and notes of the format, with the styles of the theme's parts.

use std::fmt::Write;

use tera::Context;

use super::Part;
use crate::model::prose::{Alignment, Block, Inline, Item};
use crate::plan::document::MotionDocument;
use crate::render::xml;

/// The parts of the file, in order.
pub(super) fn parts(document: &MotionDocument, context: &mut Context) -> Vec<(String, Part)> {
    let notes = document.text.blocks.iter().filter_map(|block| match block {
        Block::Footnote { number, blocks } => Some((*number, blocks.as_slice())),
        _ => None,
    });
    let mut writer = Writer { document, notes: notes.collect(), ..Writer::new(document) };
    if !document.approved.is_empty() {
        writer.heading(1, &[Inline::Text(document.words.approved.clone())]);
        document.approved.iter().for_each(|text| writer.paragraph("Text_20_body", &[Inline::Text(text.clone())]));
        writer.block(&Block::Rule, "Text_20_body");
    }
    writer.blocks(&document.text.blocks, "Text_20_body");
    context.insert("body", &writer.out);
    [
        ("mimetype", Part::Plain("application/vnd.oasis.opendocument.text".to_owned())),
        ("META-INF/manifest.xml", Part::Template("document/odt/manifest.xml")),
        ("content.xml", Part::Template("document/odt/content.xml")),
        ("meta.xml", Part::Template("document/odt/meta.xml")),
        ("styles.xml", Part::Template("document/odt/styles.xml")),
    ]
    .map(|(name, part)| (name.to_owned(), part))
    .into()
}

struct Writer<'d> {
    document: &'d MotionDocument,
    notes: Vec<(usize, &'d [Block])>,
    out: String,
    tables: usize,
    /// The lists that are open, the outermost first.
    lists: Vec<List>,
    /// How many lists were opened so far.
    opened: usize,
    /// The last note referred to so far: a note stands at its first reference.
    noted: usize,
    /// Whether a space here would be one too many: the format takes several for one, and none at the start of a paragraph (part 3, 6.1.2).
    after_space: bool,
}

/// A list that is open.
struct List {
    id: String,
    style: &'static str,
    /// The element of its item that is open.
    item: &'static str,
}

impl<'d> Writer<'d> {
    fn new(document: &'d MotionDocument) -> Writer<'d> {
        Writer { document, notes: Vec::new(), out: String::new(), tables: 0, lists: Vec::new(), opened: 0, noted: 0, after_space: true }
    }

    fn blocks(&mut self, blocks: &[Block], style: &str) {
        blocks.iter().for_each(|block| self.block(block, style));
    }

    fn paragraph(&mut self, style: &str, content: &[Inline]) {
        let _ = write!(self.out, "<text:p text:style-name=\"{style}\">");
        self.line(content);
        self.out.push_str("</text:p>");
    }

    fn heading(&mut self, level: u8, content: &[Inline]) {
        let _ = write!(self.out, "<text:h text:style-name=\"Heading_20_{level}\" text:outline-level=\"{level}\">");
        self.line(content);
        self.out.push_str("</text:h>");
    }

    fn line(&mut self, content: &[Inline]) {
        let outer = std::mem::replace(&mut self.after_space, true);
        self.inlines(content);
        self.after_space = outer;
    }

    fn block(&mut self, block: &Block, style: &str) {
        match block {
            Block::Paragraph(content) => self.paragraph(style, content),
            Block::Heading { level, content, .. } => self.heading((*level).min(3), content),
            Block::List { start, items } => self.list(*start, items),
            Block::Table { alignments, header, rows } => self.outside_lists(|writer| writer.table(alignments, header, rows)),
            Block::Quote { alert, blocks } => {
                if let Some(alert) = alert {
                    let title = self.document.words.prose.alert(*alert).to_owned();
                    self.paragraph("Quotations", &[Inline::Strong(vec![Inline::Text(title)])]);
                }
                self.blocks(blocks, "Quotations");
            }
            Block::Code { text, .. } => text.split('\n').for_each(|line| {
                self.out.push_str("<text:p text:style-name=\"Preformatted_20_Text\">");
                let outer = std::mem::replace(&mut self.after_space, true);
                self.verbatim(line);
                self.after_space = outer;
                self.out.push_str("</text:p>");
            }),
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

    fn open_list(&mut self, style: &'static str, continues: Option<&str>) -> List {
        self.opened += 1;
        let id = format!("llista{}", self.opened);
        let continues = continues.map(|list| format!(" text:continue-list=\"{list}\"")).unwrap_or_default();
        let _ = write!(self.out, "<text:list xml:id=\"{id}\" text:style-name=\"{style}\"{continues}>");
        List { id, style, item: "text:list-item" }
    }

    fn list(&mut self, start: Option<u64>, items: &[Item]) {
        let list = self.open_list(if start.is_some() { "Numbered" } else { "Bulleted" }, None);
        self.lists.push(list);
        for (at, item) in items.iter().enumerate() {
            let first = start.filter(|_| at == 0).map(|start| format!(" text:start-value=\"{start}\"")).unwrap_or_default();
            let _ = write!(self.out, "<text:list-item{first}>");
            self.item(item);
            if let Some(list) = self.lists.last_mut() {
                let _ = write!(self.out, "</{}>", std::mem::replace(&mut list.item, "text:list-item"));
            }
        }
        self.lists.pop();
        self.out.push_str("</text:list>");
    }

    /// Writes what no list can hold: the open lists end before it and go on after it, in an entry without a number of its own.
    fn outside_lists(&mut self, write: impl FnOnce(&mut Self)) {
        let open = std::mem::take(&mut self.lists);
        for list in open.iter().rev() {
            let _ = write!(self.out, "</{}></text:list>", list.item);
        }
        write(self);
        for list in open {
            let next = self.open_list(list.style, Some(&list.id));
            self.out.push_str("<text:list-header>");
            self.lists.push(List { item: "text:list-header", ..next });
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
            let side = match alignments.get(at) {
                Some(Alignment::Right) => "_20_Right",
                Some(Alignment::Center) => "_20_Center",
                Some(Alignment::Left | Alignment::None) | None => "",
            };
            self.out.push_str("<table:table-cell table:style-name=\"Cell\" office:value-type=\"string\">");
            self.paragraph(&format!("{style}{side}"), cell);
            self.out.push_str("</table:table-cell>");
        }
        self.out.push_str("</table:table-row>");
    }

    fn inlines(&mut self, content: &[Inline]) {
        content.iter().for_each(|inline| self.inline(inline));
    }

    fn span(&mut self, style: &str, content: impl FnOnce(&mut Self)) {
        let _ = write!(self.out, "<text:span text:style-name=\"{style}\">");
        content(self);
        self.out.push_str("</text:span>");
    }

    /// A text whose spaces all count.
    fn verbatim(&mut self, text: &str) {
        for part in text.split_inclusive(['\t', ' ']) {
            let word = part.trim_end_matches(['\t', ' ']);
            if !word.is_empty() {
                self.out.push_str(&xml::text(word));
                self.after_space = false;
            }
            match part.chars().next_back() {
                Some('\t') => self.out.push_str("<text:tab/>"),
                Some(' ') if self.after_space => self.out.push_str("<text:s/>"),
                Some(' ') => {
                    self.out.push(' ');
                    self.after_space = true;
                }
                _ => {}
            }
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => {
                self.out.push_str(&xml::text(text));
                self.after_space = text.ends_with(char::is_whitespace);
            }
            Inline::Emphasis(content) => self.span("Emphasis", |writer| writer.inlines(content)),
            Inline::Strong(content) => self.span("Strong_20_Emphasis", |writer| writer.inlines(content)),
            Inline::Strikethrough(content) => self.span("Strikethrough", |writer| writer.inlines(content)),
            Inline::Code(text) => self.span("Source_20_Text", |writer| writer.verbatim(text)),
            Inline::Link { target, content, .. } if target.is_empty() => self.inlines(content),
            Inline::Link { target, content, .. } => {
                let _ = write!(self.out, "<text:a xlink:type=\"simple\" xlink:href=\"{}\">", xml::text(target));
                self.inlines(content);
                self.out.push_str("</text:a>");
            }
            Inline::Image { alternative, .. } => self.out.push_str(&xml::text(alternative)),
            Inline::FootnoteReference(number) => self.note(*number),
            Inline::Blank(words) => self.span("Blank", |writer| writer.out.push_str(&xml::text(&format!("[{words}]")))),
            Inline::Break => {
                self.out.push_str("<text:line-break/>");
                self.after_space = true;
            }
        }
    }

    /// A note where it is first referred to, and from then on the number of that one (part 3, 7.7.2).
    fn note(&mut self, number: usize) {
        self.after_space = false;
        if number <= self.noted {
            let reference = format!(
                "<text:note-ref text:note-class=\"footnote\" text:reference-format=\"text\" text:ref-name=\"nota{number}\">{number}</text:note-ref>"
            );
            return self.span("Footnote_20_anchor", |writer| writer.out.push_str(&reference));
        }
        let Some((_, blocks)) = self.notes.iter().find(|(known, _)| *known == number).copied() else { return };
        self.noted = number;
        let _ = write!(
            self.out,
            "<text:note text:id=\"nota{number}\" text:note-class=\"footnote\"><text:note-citation>{number}</text:note-citation><text:note-body>"
        );
        let lists = std::mem::take(&mut self.lists);
        if !matches!(blocks.first(), Some(Block::Paragraph(_))) {
            self.paragraph("Footnote", &[]);
        }
        self.blocks(blocks, "Footnote");
        self.lists = lists;
        self.out.push_str("</text:note-body></text:note>");
    }
}
