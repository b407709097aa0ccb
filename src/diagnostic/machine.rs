//! Diagnostics for other programs and for logs: one line each. Not for a person who has to mend them: that is `human`.

use super::Diagnostic;
use super::human::{self, suggestion};
use crate::model::language::Language;
use crate::model::letter;
use crate::source::{Places, Sources};

/// `path:line:column: severity[code]: message`, a line each.
pub fn short(diagnostics: &[Diagnostic], sources: &Sources, language: Language) -> String {
    let mut out = String::new();
    let mut places = Places::of(sources);
    for diagnostic in diagnostics {
        out.push_str(&line(diagnostic, &mut places, language));
        out.push('\n');
    }
    out
}

/// One diagnostic on one line.
pub fn short_line(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> String {
    line(diagnostic, &mut Places::of(sources), language)
}

fn line(diagnostic: &Diagnostic, places: &mut Places<'_>, language: Language) -> String {
    let severity = human::severity(diagnostic, language);
    let mut message = human::message(diagnostic, language);
    if let Some(suggestion) = suggestion(diagnostic, language) {
        message.push_str(" — ");
        message.push_str(&suggestion);
    }
    let place = diagnostic.place.as_ref().map_or(String::new(), |place| {
        let (line, column) = places.position(&place.path, place.span.start);
        format!("{}:{line}:{column}: ", letter::visible(&place.path))
    });
    format!("{place}{severity}[{}]: {message}", diagnostic.rule.code)
}
