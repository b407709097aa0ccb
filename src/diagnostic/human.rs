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
    let plural = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    match language {
        Language::En => format!("{}, {}\n", plural(errors, "error", "errors"), plural(warnings, "warning", "warnings")),
        _ => format!("{}, {}\n", plural(errors, "error", "errors"), plural(warnings, "avís", "avisos")),
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
    let words = diagnostic.rule.text(language);
    let message = fill(words.message, &diagnostic.arguments);
    let help = fill(words.help, &diagnostic.arguments);
    let level = match (diagnostic.rule.severity, language) {
        (Severity::Error, _) => Level::ERROR,
        (Severity::Warning, Language::En) => Level::WARNING,
        (Severity::Warning, _) => Level::WARNING.with_name("avís"),
    };
    let help_level = if language == Language::En { Level::HELP } else { Level::HELP.with_name("ajuda") };
    let title = level.primary_title(message.as_str()).id(diagnostic.rule.code);
    let label = suggestion(diagnostic, language);
    let path = diagnostic.place.as_ref().map_or(String::new(), |place| letter::visible(&place.path).into_owned());
    let mut group = match &diagnostic.place {
        Some(place) => match sources.text(&place.path) {
            Some(text) => {
                let range = clamp(&text, place.span.range());
                let annotation = AnnotationKind::Primary.span(range).label(label.as_deref().unwrap_or(""));
                title.element(Snippet::source(text).path(&path).annotation(annotation))
            }
            None => title.element(annotate_snippets::Origin::path(&path)),
        },
        None => Group::with_title(title),
    };
    let related_paths: Vec<String> = diagnostic.related.iter().map(|related| letter::visible(&related.path).into_owned()).collect();
    for (related, path) in diagnostic.related.iter().zip(&related_paths) {
        if let Some(text) = sources.text(&related.path) {
            let seen = if language == Language::En { "here" } else { "aquí" };
            let annotation = AnnotationKind::Context.span(clamp(&text, related.span.range())).label(seen);
            group = group.element(Snippet::source(text).path(path).annotation(annotation));
        }
    }
    let group = group.element(help_level.message(help.as_str()));
    renderer.render(&[group])
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
