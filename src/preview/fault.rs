//! Faults as pages of the preview show them: the same words and lines as in the terminal, with the address at which an editor opens them.

use serde::Serialize;

use super::report::Report;
use super::site::Preview;
use super::words;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::human;
use crate::diagnostic::rule::Severity;
use crate::model::letter;
use crate::model::span;
use crate::source::Places;

/// A fault.
#[derive(Debug, Serialize)]
pub(super) struct Fault {
    severity: &'static str,
    word: &'static str,
    code: &'static str,
    message: String,
    help: String,
    places: Vec<Place>,
    snippet: String,
}

/// A place that a fault speaks of, the first being where it is.
#[derive(Debug, Serialize)]
struct Place {
    text: String,
    href: Option<String>,
}

/// Faults of one severity.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    /// `errors` or `warnings`.
    name: &'static str,
    title: String,
    faults: Vec<Fault>,
    /// The way to all of them; empty when all are here.
    more: String,
}

/// How faults are told: by the sources that they are in, for a person with an editor.
pub(super) struct Teller<'t> {
    preview: &'t Preview,
    report: &'t Report,
    places: Places<'t>,
}

impl<'t> Teller<'t> {
    pub(super) fn new(preview: &'t Preview, report: &'t Report) -> Teller<'t> {
        Teller { preview, report, places: Places::of(&report.told.sources) }
    }

    /// Errors and warnings, at most so many of each.
    pub(super) fn groups(&mut self, most: usize) -> Vec<Group> {
        let language = self.preview.settings.language;
        let report = self.report;
        let mut groups = Vec::new();
        for (name, severity) in [("errors", Severity::Error), ("warnings", Severity::Warning)] {
            let is_error = severity == Severity::Error;
            let of_it: Vec<&Diagnostic> = report.faults.iter().filter(|fault| fault.rule.severity == severity).collect();
            let mut faults: Vec<Fault> = if is_error { self.own() } else { Vec::new() };
            let number = faults.len() + of_it.len();
            faults.extend(of_it.iter().take(most.saturating_sub(faults.len())).map(|fault| self.fault(fault)));
            if number > 0 {
                let more = if number > faults.len() { words::all(number, severity, language) } else { String::new() };
                groups.push(Group { name, title: human::count(number, severity, language), faults, more });
            }
        }
        groups
    }

    /// What is wrong besides the content: that the folder can't be read, that the program failed.
    pub(super) fn own(&self) -> Vec<Fault> {
        let language = self.preview.settings.language;
        let broken = self.report.broken.iter().map(|url| format!("{url}: {}", words::failed(language)));
        let messages = self.report.told.unreadable.iter().cloned().chain(broken);
        let fault = |message| Fault {
            severity: "error",
            word: "error",
            code: "",
            message,
            help: String::new(),
            places: Vec::new(),
            snippet: String::new(),
        };
        messages.map(fault).collect()
    }

    /// One fault.
    pub(super) fn fault(&mut self, fault: &Diagnostic) -> Fault {
        let language = self.preview.settings.language;
        let is_error = fault.is_error();
        Fault {
            severity: if is_error { "error" } else { "warning" },
            word: human::severity(fault, language),
            code: fault.rule.code,
            message: human::message_and_suggestion(fault, language),
            help: human::help(fault, language),
            places: fault.place.iter().chain(&fault.related).map(|place| self.place(place)).collect(),
            snippet: human::snippet(fault, &self.report.told.sources, language),
        }
    }

    fn place(&mut self, place: &span::Place) -> Place {
        let (line, column) = self.places.position(&place.path, place.span.start);
        Place { text: format!("{}:{line}:{column}", letter::visible(&place.path)), href: self.address(&place.path, line, column) }
    }

    /// Where a file is opened, for whoever has an editor that does.
    pub(super) fn address(&self, path: &str, line: usize, column: usize) -> Option<String> {
        let is_on_disk = path.split('/').next() != Some("embedded");
        let editor = self.preview.settings.editor.as_ref().filter(|_| is_on_disk)?;
        Some(editor.address(&self.preview.root.join(path), line, column))
    }
}
