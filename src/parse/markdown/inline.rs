//! Runs of text: emphasis, links, images, notes, blanks. HTML doesn't pass, and neither does a link to a place that a page must not lead to.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::builder::{Builder, MAX_DEPTH, TASK_DONE, TASK_OPEN};
use crate::diagnostic::rules;
use crate::model::prose::{Inline, Reference, ReferenceKind, write_plain};
use crate::model::span::Span;
use crate::parse::fields::is_web_address;

impl<'t> Builder<'t, '_> {
    pub(super) fn inlines(&mut self) -> Vec<Inline> {
        let mut out = Vec::new();
        while let Some((event, range)) = self.events.next() {
            if matches!(event, Event::End(_)) {
                break;
            }
            self.inline(event, range, &mut out);
        }
        out
    }

    pub(super) fn inline(&mut self, event: Event<'t>, range: Range<usize>, out: &mut Vec<Inline>) {
        let span = self.span(&range);
        match event {
            Event::Text(text) => {
                self.check_notes(&text, span);
                self.text(&text, out);
            }
            Event::Code(text) => out.push(Inline::Code(text.to_string())),
            Event::SoftBreak => out.push(Inline::SoftBreak),
            Event::HardBreak => out.push(Inline::Break),
            Event::InlineHtml(html) | Event::Html(html) => match html.trim() {
                "<br>" | "<br/>" | "<br />" => out.push(Inline::Break),
                _ => out.extend(self.html(&html, &range).map(Inline::Text)),
            },
            Event::FootnoteReference(label) => {
                let index = self.label(&label, span);
                out.push(Inline::FootnoteReference(index));
            }
            Event::TaskListMarker(done) => out.push(Inline::Code(if done { TASK_DONE } else { TASK_OPEN }.to_owned())),
            Event::Start(_) if self.depth >= MAX_DEPTH => {
                self.faults.push(self.faults.at(&rules::TOO_DEEP, span).with("most", MAX_DEPTH));
                self.skip();
            }
            Event::Start(tag) => {
                self.depth += 1;
                self.tagged_inline(tag, span, out);
                self.depth -= 1;
            }
            _ => {}
        }
    }

    fn tagged_inline(&mut self, tag: Tag<'t>, span: Span, out: &mut Vec<Inline>) {
        match tag {
            Tag::Emphasis => out.push(Inline::Emphasis(self.inlines())),
            Tag::Strong => out.push(Inline::Strong(self.inlines())),
            Tag::Strikethrough => out.push(Inline::Strikethrough(self.inlines())),
            Tag::Link { dest_url, title, .. } => {
                let content = self.inlines();
                if self.safe(&dest_url, span) {
                    self.document.references.push(Reference { target: dest_url.to_string(), span, kind: ReferenceKind::Link });
                    out.push(Inline::Link { target: dest_url.to_string(), title: title.to_string(), content });
                } else {
                    out.extend(content);
                }
            }
            Tag::Image { dest_url, title, .. } => {
                let mut alternative = String::new();
                write_plain(&self.inlines(), &mut alternative);
                let kind = if alternative.trim().is_empty() { ReferenceKind::ImageWithoutAlternative } else { ReferenceKind::Image };
                if self.safe(&dest_url, span) {
                    self.document.references.push(Reference { target: dest_url.to_string(), span, kind });
                    out.push(Inline::Image { source: dest_url.to_string(), alternative, title: title.to_string() });
                }
            }
            _ => out.extend(self.inlines()),
        }
    }

    /// Whether a link's target may be published: a page or item of the site, a file beside the text, `http(s)`, `mailto` or `tel`.
    fn safe(&mut self, target: &str, span: Span) -> bool {
        let scheme = target.split(['/', '?', '#']).next().and_then(|start| start.split_once(':')).map(|(scheme, _)| scheme.to_lowercase());
        let allowed = match scheme.as_deref() {
            None => !target.starts_with("//"),
            Some("http" | "https") => is_web_address(target),
            Some("mailto" | "tel") => true,
            Some(_) => false,
        } && target.chars().all(|c| !c.is_control());
        if !allowed {
            self.faults.push(self.faults.at(&rules::LINK_SCHEME, span).with("target", target));
        }
        allowed
    }

    /// A reference to a note that isn't defined is plain text for the parser: `[^1]`.
    fn check_notes(&mut self, text: &str, span: Span) {
        for (at, _) in text.match_indices("[^") {
            let label = text[at + 2..].split(']').next().unwrap_or("");
            let is_closed = text[at + 2..].len() > label.len();
            if is_closed && !label.is_empty() && !label.contains(char::is_whitespace) {
                let place = Span::new(span.start + at, span.start + at + label.len() + 3);
                self.faults.push(self.faults.at(&rules::FOOTNOTE_MISSING, place).with("label", label));
            }
        }
    }

    fn text(&mut self, text: &str, out: &mut Vec<Inline>) {
        let mut rest = text;
        while self.blanks
            && let Some((before, after)) = rest.split_once("{{")
            && let Some((name, after)) = after.split_once("}}")
        {
            if !before.is_empty() {
                out.push(Inline::Text(before.to_owned()));
            }
            out.push(Inline::Blank(name.trim().to_owned()));
            rest = after;
        }
        if !rest.is_empty() {
            out.push(Inline::Text(rest.to_owned()));
        }
    }
}
