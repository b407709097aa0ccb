//! Diagnostics for a person at a terminal: message, place, the lines concerned and the way out, drawn by annotate-snippets.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::Diagnostic;
use super::rule::{Severity, fill};
use crate::model::language::Language;
use crate::model::letter;
use crate::source::Sources;

/// How many faults are shown in full; the rest are counted. More would scroll the first, which matters most, out of sight.
pub const MOST_SHOWN: usize = 100;

/// Draws some diagnostics, with colour if the terminal has it.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, language: Language, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for diagnostic in diagnostics.iter().take(MOST_SHOWN) {
        out.push_str(&one(diagnostic, sources, language, &renderer));
        out.push_str("\n\n");
    }
    let rest = diagnostics.len().saturating_sub(MOST_SHOWN);
    if rest > 0 {
        out.push_str(&match language {
            Language::En => format!("… and {rest} more.\n\n"),
            _ => format!("… i {rest} més.\n\n"),
        });
    }
    out.push_str(&summary(diagnostics, language));
    out
}

/// The line that counts errors and warnings.
pub fn summary(diagnostics: &[Diagnostic], language: Language) -> String {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let warnings = diagnostics.len() - errors;
    format!("{}, {}\n", count(errors, Severity::Error, language), count(warnings, Severity::Warning, language))
}

/// «3 errors», «1 avís».
pub fn count(number: usize, severity: Severity, language: Language) -> String {
    let (one, several) = words(severity, language);
    format!("{number} {}", if number == 1 { one } else { several })
}

/// The words for one, and for several, of a severity.
fn words(severity: Severity, language: Language) -> (&'static str, &'static str) {
    match (severity, language) {
        (Severity::Error, _) => ("error", "errors"),
        (Severity::Warning, Language::En) => ("warning", "warnings"),
        (Severity::Warning, _) => ("avís", "avisos"),
    }
}

/// «Did you mean», when there is something to propose.
pub fn suggestion(diagnostic: &Diagnostic, language: Language) -> Option<String> {
    let nearest = letter::visible(diagnostic.nearest.as_ref()?);
    Some(match language {
        Language::En => format!("did you mean «{nearest}»?"),
        _ => format!("volíeu dir «{nearest}»?"),
    })
}

fn one(diagnostic: &Diagnostic, sources: &Sources, language: Language, renderer: &Renderer) -> String {
    let message = message(diagnostic, language);
    let title = level(diagnostic, language).primary_title(message.as_str()).id(diagnostic.rule.code);
    let group = lines(diagnostic, sources, language, Group::with_title(title));
    let help = help(diagnostic, language);
    let level = if language == Language::En { Level::HELP } else { Level::HELP.with_name("ajuda") };
    renderer.render(&[group.element(level.message(help.as_str()))])
}

/// What is wrong.
pub fn message(diagnostic: &Diagnostic, language: Language) -> String {
    fill(diagnostic.rule.text(language).message, &diagnostic.arguments)
}

/// What is wrong and, when there is something to propose, what may have been meant.
pub fn message_and_suggestion(diagnostic: &Diagnostic, language: Language) -> String {
    let message = message(diagnostic, language);
    suggestion(diagnostic, language).map_or(message.clone(), |suggestion| format!("{message} — {suggestion}"))
}

/// The word for what breaking its rule means.
pub fn severity(diagnostic: &Diagnostic, language: Language) -> &'static str {
    words(diagnostic.rule.severity, language).0
}

/// What to write instead.
pub fn help(diagnostic: &Diagnostic, language: Language) -> String {
    fill(diagnostic.rule.text(language).help, &diagnostic.arguments)
}

/// The lines concerned alone, for where all else is said otherwise; nothing of a fault that has no place.
pub fn snippet(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> String {
    if diagnostic.place.is_none() && diagnostic.related.is_empty() {
        return String::new();
    }
    Renderer::plain().render(&[lines(diagnostic, sources, language, Group::with_level(level(diagnostic, language)))])
}

fn level(diagnostic: &Diagnostic, language: Language) -> Level<'static> {
    let level = if diagnostic.is_error() { Level::ERROR } else { Level::WARNING };
    level.with_name(severity(diagnostic, language))
}

/// Adds the lines concerned to a group.
fn lines<'d>(diagnostic: &Diagnostic, sources: &'d Sources, language: Language, mut group: Group<'d>) -> Group<'d> {
    let path = |path: &str| letter::visible(path).into_owned();
    if let Some(place) = &diagnostic.place {
        group = match sources.text(&place.path) {
            Some(text) => {
                let range = clamp(&text, place.span.range());
                let annotation = AnnotationKind::Primary.span(range).label(suggestion(diagnostic, language).unwrap_or_default());
                group.element(Snippet::source(text).path(path(&place.path)).annotation(annotation))
            }
            None => group.element(annotate_snippets::Origin::path(path(&place.path))),
        };
    }
    for related in &diagnostic.related {
        if let Some(text) = sources.text(&related.path) {
            let seen = if language == Language::En { "here" } else { "aquí" };
            let annotation = AnnotationKind::Context.span(clamp(&text, related.span.range())).label(seen);
            group = group.element(Snippet::source(text).path(path(&related.path)).annotation(annotation));
        }
    }
    group
}

/// Keeps a range inside the text and between characters, and on one line at most.
fn clamp(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let inside = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = inside(range.start);
    let line_end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    start..inside(range.end).min(line_end).max(start)
}
