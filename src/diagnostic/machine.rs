//! Diagnostics for other programs and for logs: one line each. Not for a person who has to mend them: that is `human`.

use super::Diagnostic;
use super::human::suggestion;
use super::rule::{Severity, fill};
use crate::model::language::Language;
use crate::source::{LineIndex, Sources};

/// `path:line:column: severity[code]: message`, a line each.
pub fn short(diagnostics: &[Diagnostic], sources: &Sources, language: Language) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&short_line(diagnostic, sources, language));
        out.push('\n');
    }
    out
}

/// One diagnostic on one line.
pub fn short_line(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> String {
    let severity = match (diagnostic.rule.severity, language) {
        (Severity::Error, _) => "error",
        (Severity::Warning, Language::En) => "warning",
        (Severity::Warning, _) => "avís",
    };
    let mut message = fill(diagnostic.rule.text(language).message, &diagnostic.arguments);
    if let Some(suggestion) = suggestion(diagnostic, language) {
        message.push_str(" — ");
        message.push_str(&suggestion);
    }
    let place = position(diagnostic, sources).map_or(String::new(), |(path, line, column)| format!("{path}:{line}:{column}: "));
    format!("{place}{severity}[{}]: {message}", diagnostic.rule.code)
}

/// File, line and column of a diagnostic, when it has a place.
pub fn position<'d>(diagnostic: &'d Diagnostic, sources: &Sources) -> Option<(&'d str, usize, usize)> {
    let place = diagnostic.place.as_ref()?;
    let (line, column) = sources.text(&place.path).map_or((1, 1), |text| LineIndex::new(text).position(text, place.span.start));
    Some((&*place.path, line, column))
}
