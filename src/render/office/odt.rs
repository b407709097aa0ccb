//! Rich text as OpenDocument (ISO/IEC 26300): paragraphs, headings, lists, tables and notes of the format, with the styles of the theme's parts.

use std::fmt::Write;

use tera::Context;

use super::{Part, Shown, numbered, ordinals};
use crate::document::motion::MotionDocument;
use crate::model::prose::{Alignment, Block, Inline, Item};

/// The parts of the file, in order.
pub(super) fn parts(document: &MotionDocument, shown: &[Shown], context: &mut Context) -> Vec<(String, Part)> {
    let notes = document.text.blocks.iter().filter_map(|block| match block {
        Block::Footnote { number, blocks } => Some((*number, blocks.as_slice())),
        _ => None,
    });
    let mut writer = Writer { notes: notes.collect(), ..Writer::new(document, shown) };
    let (text, signatures) = document.text.blocks.split_at(document.closing);
    writer.blocks(text, "Text_20_body");
    writer.blocks(signatures, "Signature");
    context.insert("body", &writer.out);
    context.insert("tables", &writer.tables);
    context.insert("ordinals", &ordinals(document));
    let parts = [
        ("mimetype", Part::Plain("application/vnd.oasis.opendocument.text".to_owned())),
        ("META-INF/manifest.xml", Part::Template("document/odt/manifest.xml")),
        ("content.xml", Part::Template("document/odt/content.xml")),
        ("meta.xml", Part::Template("document/odt/meta.xml")),
        ("styles.xml", Part::Template("document/odt/styles.xml")),
    ]
    .map(|(name, part)| (name.to_owned(), part));
    let pictures = shown.iter().map(|shown| (format!("Pictures/{}", shown.file()), Part::Picture(shown.picture.bytes.clone())));
    parts.into_iter().chain(pictures).collect()
}

pub(super) struct Writer<'d> {
    document: &'d MotionDocument,
    pub(super) shown: &'d [Shown],
    pub(super) notes: Vec<(usize, &'d [Block])>,
    pub(super) out: String,
    tables: usize,
    /// The lists that are open, the outermost first.
    pub(super) lists: Vec<List>,
    /// How many lists were opened so far.
    opened: usize,
    /// The last note referred to so far: a note stands at its first reference.
    pub(super) noted: usize,
    /// Whether a space here would be one too many: the format takes several for one, and none at the start of a paragraph (part 3, 6.1.2).
    pub(super) after_space: bool,
}

/// A list that is open.
pub(super) struct List {
    id: String,
    style: String,
    /// The element of its item that is open.
    item: &'static str,
}

impl<'d> Writer<'d> {
    fn new(document: &'d MotionDocument, shown: &'d [Shown]) -> Writer<'d> {
        Writer {
            document,
            shown,
            notes: Vec::new(),
            out: String::new(),
            tables: 0,
            lists: Vec::new(),
            opened: 0,
            noted: 0,
            after_space: true,
        }
    }

    pub(super) fn blocks(&mut self, blocks: &[Block], style: &str) {
        blocks.iter().for_each(|block| self.block(block, style));
    }

    pub(super) fn paragraph(&mut self, style: &str, content: &[Inline]) {
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
            Block::List { start, items } => self.list(if start.is_some() { "Numbered" } else { "Bulleted" }, *start, items),
            Block::Agreements { start, items } => match ordinals(self.document) {
                None => self.list("Agreements", Some(*start), items),
                Some(words) => self.fixed(words, *start as usize, items),
            },
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

    fn open_list(&mut self, style: &str, continues: Option<&str>) -> List {
        self.opened += 1;
        let id = format!("llista{}", self.opened);
        let continues = continues.map(|list| format!(" text:continue-list=\"{list}\"")).unwrap_or_default();
        let _ = write!(self.out, "<text:list xml:id=\"{id}\" text:style-name=\"{style}\"{continues}>");
        List { id, style: style.to_owned(), item: "text:list-item" }
    }

    /// Agreements whose ordinals the format hasn't: each has a list style of its own, and where those end it is text.
    fn fixed(&mut self, words: &[String], start: usize, items: &[Item]) {
        for (at, item) in items.iter().enumerate() {
            let number = start + at;
            if (1..=words.len()).contains(&number) {
                self.list(&format!("Agreement{number}"), None, std::slice::from_ref(item));
            } else {
                self.blocks(&numbered(self.document, number, item).blocks, "Text_20_body");
            }
        }
    }

    fn list(&mut self, style: &str, start: Option<u64>, items: &[Item]) {
        let list = self.open_list(style, None);
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
            let next = self.open_list(&list.style, Some(&list.id));
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
}
