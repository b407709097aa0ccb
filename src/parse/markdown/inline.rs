//! Runs of text: emphasis, links, images, notes, blanks. HTML doesn't pass, and neither does a link to a place that a page must not lead to.

use std::ops::Range;

use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{Event, LinkType, Tag};

use super::builder::{Builder, MAX_INLINE_DEPTH, TASK_DONE, TASK_OPEN};
use super::slip;
use crate::diagnostic::{Diagnostic, rules};
use crate::model::letter::{clean, is_blank};
use crate::model::prose::{Inline, Reference, ReferenceKind, write_plain};
use crate::model::span::Span;
use crate::parse::fields::{is_web_address, meant_url};

/// The most characters that a label of a note is looked for in: no editor's is longer, and a text without end is looked through once.
const MAX_LABEL: usize = 100;

impl<'t> Builder<'t, '_> {
    pub(super) fn inlines(&mut self) -> Vec<Inline> {
        let mut out = Vec::new();
        while let Some((event, range)) = self.events.next() {
            if matches!(event, Event::End(_)) {
                break;
            }
            self.inline(event, range, &mut out);
        }
        out.shrink_to_fit();
        out
    }

    pub(super) fn inline(&mut self, event: Event<'t>, range: Range<usize>, out: &mut Vec<Inline>) {
        let span = self.span(&range);
        match event {
            Event::Text(text) => {
                self.check_notes(&text, span);
                slip::in_text(&text, span, self.faults);
                if self.blanks { self.with_blanks(&clean(&text), span, out) } else { self.linked(&clean(&text), span, out) }
            }
            Event::Code(text) => out.push(Inline::Code(clean(&text).into_owned())),
            // A line end of the source is a space.
            Event::SoftBreak => out.push(Inline::Text(" ".to_owned())),
            Event::HardBreak => out.push(Inline::Break),
            Event::InlineHtml(html) | Event::Html(html) => match html.trim() {
                "<br>" | "<br/>" | "<br />" => out.push(Inline::Break),
                _ => out.extend(self.html(&html, &range).map(Inline::Text)),
            },
            Event::FootnoteReference(label) => {
                let index = self.call(&label, span);
                out.push(Inline::FootnoteReference(index));
            }
            Event::TaskListMarker(done) => out.push(Inline::Code(if done { TASK_DONE } else { TASK_OPEN }.to_owned())),
            Event::Start(_) if self.inline_depth >= MAX_INLINE_DEPTH => self.skip_too_deep(&range, MAX_INLINE_DEPTH),
            Event::Start(tag) => {
                self.inline_depth += 1;
                self.tagged_inline(tag, span, out);
                self.inline_depth -= 1;
            }
            _ => {}
        }
    }

    fn tagged_inline(&mut self, tag: Tag<'t>, span: Span, out: &mut Vec<Inline>) {
        match tag {
            Tag::Emphasis => out.push(Inline::Emphasis(self.inlines())),
            Tag::Strong => out.push(Inline::Strong(self.inlines())),
            Tag::Strikethrough => out.push(Inline::Strikethrough(self.inlines())),
            Tag::Link { link_type, dest_url, title, .. } => {
                let outer = std::mem::replace(&mut self.in_link, true);
                let content = self.inlines();
                self.in_link = outer;
                // `<a@b.cat>` is a mailbox.
                let target = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    // A space in an address is written in it as browsers do.
                    _ if dest_url.contains("://") => dest_url.replace(' ', "%20"),
                    _ => dest_url.to_string(),
                };
                if self.safe(&target, span) {
                    self.document.references.push(Reference { target: target.clone(), span, kind: ReferenceKind::Link });
                    out.push(Inline::Link { target, title: clean(&title).into_owned(), content });
                } else {
                    out.extend(content);
                }
            }
            Tag::Image { dest_url, title, .. } => {
                let mut alternative = String::new();
                let outer = std::mem::replace(&mut self.in_link, true);
                write_plain(&self.inlines(), &mut alternative);
                self.in_link = outer;
                let kind = if is_blank(&alternative) { ReferenceKind::ImageWithoutAlternative } else { ReferenceKind::Image };
                if self.safe(&dest_url, span) {
                    self.document.references.push(Reference { target: dest_url.to_string(), span, kind });
                    out.push(Inline::Image { source: dest_url.to_string(), alternative, title: clean(&title).into_owned() });
                } else if !alternative.is_empty() {
                    out.push(Inline::Text(alternative));
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
            let fault = self.faults.at(&rules::LINK_SCHEME, span).with("target", target);
            self.faults.push(Diagnostic { nearest: meant_url(target).filter(|_| target.contains("://")), ..fault });
        }
        allowed
    }

    /// A reference to a note that isn't defined is plain text for the parser: `[^1]`.
    fn check_notes(&mut self, text: &str, span: Span) {
        for (at, _) in text.match_indices("[^") {
            let rest = &text[at + 2..];
            let label = rest.char_indices().take(MAX_LABEL).find(|(_, c)| *c == ']' || c.is_whitespace());
            if let Some((end, ']')) = label.filter(|(end, _)| *end > 0) {
                let place = Span::new(span.start + at, span.start + at + end + 3);
                self.faults.push(self.faults.at(&rules::FOOTNOTE_MISSING, place).with("label", &rest[..end]));
            }
        }
    }

    /// A text whose web addresses are links, as on GitHub.
    pub(super) fn linked(&mut self, text: &str, span: Span, out: &mut Vec<Inline>) {
        if self.in_link || !text.contains("://") {
            out.push(Inline::Text(text.to_owned()));
            return;
        }
        let mut finder = LinkFinder::new();
        finder.kinds(&[LinkKind::Url]);
        for part in finder.spans(text) {
            let words = part.as_str().to_owned();
            match part.kind() {
                Some(_) if is_web_address(&words) => {
                    self.document.references.push(Reference { target: words.clone(), span, kind: ReferenceKind::Link });
                    out.push(Inline::Link { target: words.clone(), title: String::new(), content: vec![Inline::Text(words)] });
                }
                _ => out.push(Inline::Text(words)),
            }
        }
    }
}
