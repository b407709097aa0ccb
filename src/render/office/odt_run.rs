//! Runs of letters of OpenDocument: spaces, links, pictures, notes where they are first referred to. Not paragraphs, which are `odt`.

use std::fmt::Write;

use super::odt::Writer;
use crate::model::prose::{Block, Inline};
use crate::render::xml;

impl Writer<'_> {
    pub(super) fn inlines(&mut self, content: &[Inline]) {
        content.iter().for_each(|inline| self.inline(inline));
    }

    fn span(&mut self, style: &str, content: impl FnOnce(&mut Self)) {
        let _ = write!(self.out, "<text:span text:style-name=\"{style}\">");
        content(self);
        self.out.push_str("</text:span>");
    }

    /// A text whose spaces all count.
    pub(super) fn verbatim(&mut self, text: &str) {
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
            Inline::Image { source, alternative, .. } => self.picture(source, alternative),
            Inline::FootnoteReference(number) => self.note(*number),
            Inline::Blank(words) => self.span("Blank", |writer| writer.out.push_str(&xml::text(&format!("[{words}]")))),
            Inline::Break => {
                self.out.push_str("<text:line-break/>");
                self.after_space = true;
            }
        }
    }

    /// A picture in the line, with its text alternative; only that when it isn't at hand.
    fn picture(&mut self, source: &str, alternative: &str) {
        self.after_space = false;
        let alternative = xml::text(alternative);
        let Some(shown) = self.shown.iter().find(|shown| shown.source == source) else { return self.out.push_str(&alternative) };
        let (width, height) = shown.size();
        // A point of a screen is a ninety-sixth of an inch.
        let centimetres = |points: u32| format!("{:.3}cm", f64::from(points) * 2.54 / 96.0);
        let _ = write!(
            self.out,
            "<draw:frame text:anchor-type=\"as-char\" svg:width=\"{}\" svg:height=\"{}\"><draw:image xlink:href=\"Pictures/{}\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/><svg:title>{alternative}</svg:title><svg:desc>{alternative}</svg:desc></draw:frame>",
            centimetres(width),
            centimetres(height),
            shown.file()
        );
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
