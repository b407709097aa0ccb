//! Diagnostics for other programs and for logs: one line each. Not for a person who has to mend them: that is `human`.

use super::Diagnostic;
use super::human;
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

fn line(diagnostic: &Diagnostic, places: &mut Places<'_>, language: Language) -> String {
    let severity = human::severity(diagnostic, language);
    let message = human::message_and_suggestion(diagnostic, language);
    let place = diagnostic.place.as_ref().map_or(String::new(), |place| {
        let (line, column) = places.position(&place.path, place.span.start);
        format!("{}:{line}:{column}: ", letter::visible(&place.path))
    });
    format!("{place}{severity}[{}]: {message}", diagnostic.rule.code)
}
