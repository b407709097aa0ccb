//! Rich text as Office Open XML (ISO/IEC 29500): paragraphs with the styles of the theme's parts, numbered and bulleted lists of the format, agreements
//! with its ordinals, tables with a head that repeats, footnotes. Every look is a style, so that whoever edits changes it in one place.

use std::fmt::Write;

use super::docx_look::Look;
use super::docx_writer::{Place, Writer};
use super::numbered;
use crate::model::prose::{Alignment, Block, Inline, Item};

/// How wide the text of a page is, in twentieths of a point.
const WIDTH: usize = 9072;
/// How far each level of a list stands from the one before, in twentieths of a point; the theme's levels say the same.
const LEVEL: usize = 510;
/// The levels of lists that have styles; the format knows as many by name.
const STYLED: usize = 5;
/// The deepest level that a list of the format has, from 0.
const DEEPEST: usize = 8;

impl Writer<'_> {
    pub(super) fn blocks(&mut self, blocks: &[Block], place: &Place) {
        blocks.iter().for_each(|block| self.block(block, place));
    }

    /// A paragraph.
    pub(super) fn paragraph(&mut self, style: &str, content: &[Inline]) {
        self.open(style, None);
        self.inlines(content, Look::default());
        self.out.push_str("</w:p>");
    }

    /// Opens a paragraph, which has the number of its list, and its level there, when it begins an item.
    pub(super) fn open(&mut self, style: &str, number: Option<(usize, usize)>) {
        let _ = write!(self.out, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>");
        if let Some((id, level)) = number {
            let _ = write!(self.out, "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{id}\"/></w:numPr>");
        }
        self.out.push_str("</w:pPr>");
    }

    fn block(&mut self, block: &Block, place: &Place) {
        match block {
            Block::Paragraph(content) => self.paragraph(&place.style, content),
            Block::Heading { level, content, .. } => {
                self.paragraph(["Heading1", "Heading2", "Heading3"][usize::from(level.saturating_sub(1).min(2))], content);
            }
            Block::List { start, items } => {
                let level = place.level.map_or(0, |level| (level + 1).min(DEEPEST));
                let (id, style) = match start {
                    Some(start) => (self.numbered(level, *start), "ListNumber"),
                    None => (Writer::BULLETS, "ListBullet"),
                };
                items.iter().for_each(|item| self.item(item, &levelled(style, level), Some((id, level)), level));
            }
            Block::Agreements { start, items } => self.agreements(*start, items),
            Block::Table { alignments, header, rows } => self.table(alignments, (header, rows), place),
            Block::Quote { alert, blocks } => {
                let inside = place.deeper("Quote");
                if let Some(alert) = alert {
                    let title = self.document.words.prose.alert(*alert).to_owned();
                    self.paragraph(&inside.style, &[Inline::Strong(vec![Inline::Text(title)])]);
                }
                self.blocks(blocks, &inside);
            }
            Block::Code { text, .. } => text.split('\n').for_each(|line| self.paragraph("Code", &[Inline::Text(line.to_owned())])),
            Block::Definitions(entries) => {
                let inside = place.deeper("Definition");
                for (term, definitions) in entries {
                    let style = if place.level.is_some() { &place.style } else { "Term" };
                    self.paragraph(style, term);
                    definitions.iter().for_each(|blocks| self.blocks(blocks, &inside));
                }
            }
            // Notes have a part of their own.
            Block::Footnote { .. } => {}
            Block::Rule => self.paragraph("Rule", &[]),
        }
    }

    /// An item: its first paragraph has the number, and what follows stands below it.
    fn item(&mut self, item: &Item, style: &str, number: Option<(usize, usize)>, level: usize) {
        let inside = Place { style: levelled("ListContinue", level), level: Some(level) };
        for (at, block) in item.blocks.iter().enumerate() {
            match block {
                Block::Paragraph(content) if at == 0 => {
                    self.open(style, number);
                    if let Some(done) = item.task {
                        self.run(&self.document.words.prose.task(done), Look::strong());
                    }
                    self.inlines(content, Look::default());
                    self.out.push_str("</w:p>");
                }
                block => self.block(block, &inside),
            }
        }
    }

    /// Agreements, with the ordinals of the format where it has them in the language. Else each ordinal is a level of its own, and where levels end it is text.
    fn agreements(&mut self, start: u64, items: &[Item]) {
        let id = self.agreed(start);
        for (at, item) in items.iter().enumerate() {
            let number = start as usize + at;
            match self.ordinals {
                None => self.item(item, "Agreement", Some((id, 0)), 0),
                Some(words) if (1..=words.len().min(DEEPEST + 1)).contains(&number) => {
                    self.item(item, "Agreement", Some((id, number - 1)), 0);
                }
                Some(_) => {
                    self.item(&numbered(self.document, number, item), "Agreement", None, 0);
                }
            }
        }
    }

    /// A note, which begins with its number.
    pub(super) fn footnote(&mut self, number: usize, blocks: &[Block]) {
        let place = Place { style: "FootnoteText".to_owned(), level: None };
        let (first, rest) = match blocks {
            [Block::Paragraph(content), rest @ ..] => (content.as_slice(), rest),
            blocks => (&[][..], blocks),
        };
        let _ = write!(self.out, "<w:footnote w:id=\"{}\">", number + 1);
        self.open(&place.style, None);
        self.out.push_str("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>");
        self.run(" ", Look::default());
        self.inlines(first, Look::default());
        self.out.push_str("</w:p>");
        self.blocks(rest, &place);
        self.out.push_str("</w:footnote>");
    }

    fn table(&mut self, alignments: &[Alignment], (header, rows): (&[Vec<Inline>], &[Vec<Vec<Inline>>]), place: &Place) {
        let indent = place.level.map_or(0, |level| LEVEL * (level + 1));
        let width = WIDTH.saturating_sub(indent).max(WIDTH / 4);
        let _ = write!(
            self.out,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:tblInd w:w=\"{indent}\" w:type=\"dxa\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>"
        );
        let column = width / header.len().max(1);
        for _ in header {
            let _ = write!(self.out, "<w:gridCol w:w=\"{column}\"/>");
        }
        self.out.push_str("</w:tblGrid>");
        self.row(alignments, header, (true, column));
        rows.iter().for_each(|row| self.row(alignments, row, (false, column)));
        // Two tables that follow each other would be one.
        self.out.push_str("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr></w:p>");
    }

    fn row(&mut self, alignments: &[Alignment], cells: &[Vec<Inline>], (head, width): (bool, usize)) {
        self.out.push_str(if head {
            "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        } else {
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        });
        for (at, cell) in cells.iter().enumerate() {
            let style = match (head, alignments.get(at)) {
                (true, Some(Alignment::Right)) => "TableHeadingRight",
                (true, Some(Alignment::Center)) => "TableHeadingCenter",
                (true, _) => "TableHeading",
                (false, Some(Alignment::Right)) => "TableContentsRight",
                (false, Some(Alignment::Center)) => "TableContentsCenter",
                (false, _) => "TableContents",
            };
            let _ = write!(self.out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>");
            self.paragraph(style, cell);
            self.out.push_str("</w:tc>");
        }
        self.out.push_str("</w:tr>");
    }
}

impl Place {
    /// Where paragraphs stand in something that is set in: with its style or, in a list, a level deeper.
    fn deeper(&self, style: &str) -> Place {
        match self.level {
            Some(level) => Place { style: levelled("ListContinue", level + 1), level: Some(level + 1) },
            None => Place { style: style.to_owned(), level: None },
        }
    }
}

/// The style of a level of a list: *List Bullet*, *List Bullet 2*, as far as *5*.
fn levelled(style: &str, level: usize) -> String {
    match level.min(STYLED - 1) {
        0 => style.to_owned(),
        level => format!("{style}{}", level + 1),
    }
}
