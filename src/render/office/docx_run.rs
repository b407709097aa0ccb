//! Runs of letters of Office Open XML: how they look, links by relationship, references to notes. Not paragraphs, which are `docx`.

use std::fmt::Write;

use super::docx_look::Look;
use super::docx_writer::{Link, Writer};
use crate::model::prose::Inline;
use crate::render::xml;

/// How many letters the title of a control may have.
const LONGEST_TITLE: usize = 60;
/// From how many on the words of a blank aren't only a prompt.
const LONGEST_PROMPT: usize = 60;

impl Writer<'_> {
    pub(super) fn inlines(&mut self, content: &[Inline], look: Look) {
        content.iter().for_each(|inline| self.inline(inline, look));
    }

    /// A run of letters; its tabs are the format's.
    pub(super) fn run(&mut self, text: &str, look: Look) {
        if look.is_combined() {
            self.combined.insert(look);
        }
        let _ = write!(self.out, "<w:r>{}", look.run());
        for (at, part) in text.split('\t').enumerate() {
            self.out.push_str(if at == 0 { "" } else { "<w:tab/>" });
            if !part.is_empty() {
                let _ = write!(self.out, "<w:t xml:space=\"preserve\">{}</w:t>", xml::text(part));
            }
        }
        self.out.push_str("</w:r>");
    }

    /// A picture in the line, with its text alternative; only that when it isn't at hand.
    fn picture(&mut self, source: &str, alternative: &str, look: Look) {
        let Some(shown) = self.shown.iter().find(|shown| shown.source == source) else { return self.run(alternative, look) };
        self.drawn += 1;
        let (number, id, file, alternative) = (self.drawn, shown.id(), shown.file(), xml::text(alternative));
        // In English metric units: 9,525 to a point of a screen.
        let (width, height) = shown.size();
        let (width, height) = (u64::from(width) * 9525, u64::from(height) * 9525);
        let _ = write!(
            self.out,
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:docPr id=\"{number}\" name=\"{file}\" descr=\"{alternative}\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"{file}\" descr=\"{alternative}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"{id}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        );
    }

    /// A reference to a note: the note's own once, and then references to that one (part 1, 17.16.5.42), as the format takes a second for another.
    fn note(&mut self, number: usize) {
        let style = "<w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>";
        let _ = if number <= self.noted {
            write!(
                self.out,
                "<w:fldSimple w:instr=\" NOTEREF _RefNota{number} \\f \\h \"><w:r>{style}<w:t>{number}</w:t></w:r></w:fldSimple>"
            )
        } else {
            self.noted = number;
            write!(
                self.out,
                "<w:bookmarkStart w:id=\"{number}\" w:name=\"_RefNota{number}\"/><w:r>{style}<w:footnoteReference w:id=\"{}\"/></w:r><w:bookmarkEnd w:id=\"{number}\"/>",
                number + 1
            )
        };
    }

    /// A blank: a control whose content is its prompt until something is written, which then looks like the text around it.
    fn blank(&mut self, words: &str) {
        self.blanks += 1;
        // A title of a control is short: what the words begin with.
        let title = words.split([',', ':', ';', '(']).next().unwrap_or_default().trim();
        let title: String = title.chars().take(LONGEST_TITLE).collect();
        // What is long has words to be kept in it: whoever writes there edits them, where a prompt would be gone at the first letter.
        let prompt = if words.chars().count() <= LONGEST_PROMPT { "<w:showingPlcHdr/>" } else { "" };
        let _ = write!(
            self.out,
            "<w:sdt><w:sdtPr><w:alias w:val=\"{}\"/><w:id w:val=\"{}\"/>{prompt}</w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val=\"Blank\"/></w:rPr><w:t xml:space=\"preserve\">[{}]</w:t></w:r></w:sdtContent></w:sdt>",
            xml::text(&title),
            self.blanks,
            xml::text(words)
        );
    }

    fn inline(&mut self, inline: &Inline, look: Look) {
        match inline {
            Inline::Text(text) => self.run(text, look),
            Inline::Emphasis(content) => self.inlines(content, Look { emphasis: true, ..look }),
            Inline::Strong(content) => self.inlines(content, Look { strong: true, ..look }),
            Inline::Strikethrough(content) => self.inlines(content, Look { struck: true, ..look }),
            Inline::Code(text) => self.run(text, Look { code: true, ..look }),
            Inline::Link { target, content, .. } if target.is_empty() => self.inlines(content, look),
            Inline::Link { target, content, .. } => {
                let id = format!("link{}", self.links.len() + 1);
                let _ = write!(self.out, "<w:hyperlink r:id=\"{id}\" w:history=\"1\">");
                self.links.push(Link { id, target: xml::clean(target) });
                self.inlines(content, Look { linked: true, ..look });
                self.out.push_str("</w:hyperlink>");
            }
            Inline::Image { source, alternative, .. } => self.picture(source, alternative, look),
            Inline::FootnoteReference(number) => self.note(*number),
            Inline::Blank(words) => self.blank(words),
            Inline::Break => self.out.push_str("<w:r><w:br/></w:r>"),
        }
    }
}
