//! Decisions, statuses, progress and dates: what can be true together.

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Rule, rules};
use crate::model::date::PartialDate;
use crate::model::overlay::{ActionOverlay, Decision, EvidenceKind, Report, Status, Update};
use crate::model::span::{FilePath, Place, Span, Spanned};

/// Checks what an overlay says of an action of the model.
pub(super) fn check_action(action: &ActionOverlay, path: &FilePath, reference: Option<Date>, diagnostics: &mut Vec<Diagnostic>) {
    let at = |rule: &'static Rule, span: Span| Diagnostic::at(rule, Place::new(path, span));
    let decision = &action.decision;
    let unread = &action.report.unread;
    match decision.value {
        _ if unread.has("decision") => {}
        Decision::Omit => {
            if action.report.reason.is_empty() && !unread.has("reason") {
                diagnostics.push(at(&rules::REASON_MISSING, decision.span).with("state", "omit"));
            }
            if let Some(status) = &action.report.status {
                diagnostics.push(at(&rules::OMIT_WITH_STATUS, status.span));
            }
        }
        Decision::Adapt if unread.has_any(&["title", "text", "note"]) => {}
        Decision::Adapt if action.title.is_empty() && action.text.is_empty() && action.note.is_empty() => {
            diagnostics.push(at(&rules::ADAPT_WITHOUT_CHANGE, decision.span));
        }
        Decision::Adapt => {}
        Decision::Adopt => {
            for (key, written) in [("title", !action.title.is_empty()), ("text", !action.text.is_empty())] {
                if written {
                    diagnostics.push(at(&rules::CHANGE_WITHOUT_ADAPT, decision.span).with("key", key));
                }
            }
        }
    }
    check_report(&action.report, path, reference, diagnostics);
}

/// Checks what is reported of any action.
pub(super) fn check_report(report: &Report, path: &FilePath, reference: Option<Date>, diagnostics: &mut Vec<Diagnostic>) {
    let mut checker = Checker { report, path, reference, diagnostics };
    checker.status();
    checker.dates();
    checker.dates_of_status();
    checker.extensions();
    checker.updates();
}

/// The statuses of what isn't over.
const OPEN: [Status; 3] = [Status::Planned, Status::Ongoing, Status::Paused];

struct Checker<'c> {
    report: &'c Report,
    path: &'c FilePath,
    reference: Option<Date>,
    diagnostics: &'c mut Vec<Diagnostic>,
}

impl Checker<'_> {
    fn at(&self, rule: &'static Rule, span: Span) -> Diagnostic {
        Diagnostic::at(rule, Place::new(self.path, span))
    }

    fn status(&mut self) {
        let unread = &self.report.unread;
        if unread.has_any(&["status", "progress"]) {
            return;
        }
        let progress = self.report.progress.as_ref();
        let Some(status) = &self.report.status else {
            let told_by_update =
                self.report.updates.iter().any(|update| update.status.is_some() || update.unread.has("status")) || unread.has("updates");
            if let Some(progress) = progress
                && !told_by_update
            {
                self.diagnostics.push(self.at(&rules::PROGRESS_WITHOUT_STATUS, progress.span));
            }
            return;
        };
        let at_progress = progress.map_or(status.span, |progress| progress.span);
        let shown = progress.map_or(0, |progress| progress.value);
        match status.value {
            Status::Planned if shown > 0 => {
                self.diagnostics.push(self.at(&rules::PLANNED_WITH_PROGRESS, at_progress).with("progress", shown));
            }
            Status::Planned => {}
            Status::Done => {
                if progress.is_some_and(|progress| progress.value != 100) {
                    self.diagnostics.push(self.at(&rules::DONE_NOT_COMPLETE, at_progress).with("progress", shown));
                }
                if self.report.finished.is_none() && !unread.has("finished") {
                    self.diagnostics.push(self.at(&rules::DONE_WITHOUT_FINISHED, status.span));
                }
                let shown = |update: &Update| !update.evidence.is_empty() || update.unread.has("evidence");
                if !self.report.updates.iter().any(shown) && !unread.has("updates") {
                    self.diagnostics.push(self.at(&rules::DONE_WITHOUT_EVIDENCE, status.span));
                }
            }
            Status::Ongoing => {
                match progress.map(|progress| progress.value) {
                    Some(0) => self.diagnostics.push(self.at(&rules::ONGOING_AT_ZERO, at_progress)),
                    Some(100) => self.diagnostics.push(self.at(&rules::ONGOING_AT_HUNDRED, at_progress)),
                    _ => {}
                }
                if self.report.started.is_none() && !unread.has("started") {
                    self.diagnostics.push(self.at(&rules::ONGOING_WITHOUT_STARTED, status.span));
                }
            }
            Status::Paused | Status::Dropped => {
                if self.report.reason.is_empty() && !unread.has("reason") {
                    self.diagnostics.push(self.at(&rules::REASON_MISSING, status.span).with("state", status.value.code()));
                }
            }
        }
    }

    fn dates(&mut self) {
        let Report { start, due, started, finished, .. } = self.report;
        if let (Some(start), Some(due)) = (start, due)
            && due.value.last_day() < start.value.first_day()
        {
            let fault = self.at(&rules::DUE_BEFORE_START, due.span).with("due", due.value).with("start", start.value);
            self.diagnostics.push(fault.related(Place::new(self.path, start.span)));
        }
        if let (Some(started), Some(finished)) = (started, finished)
            && finished.value.last_day() < started.value.first_day()
        {
            let fault = self.at(&rules::FINISHED_BEFORE_STARTED, finished.span).with("finished", finished.value);
            self.diagnostics.push(fault.with("started", started.value).related(Place::new(self.path, started.span)));
        }
        for fact in [started, finished, &self.report.reviewed, &self.report.decided].into_iter().flatten() {
            self.not_after_reference(fact.value, fact.span, &rules::FACT_AFTER_REFERENCE);
        }
    }

    /// A date of what has happened, against a status that says that it hasn't.
    fn dates_of_status(&mut self) {
        let Some(status) = self.report.status.as_ref().filter(|_| !self.report.unread.has("status")) else { return };
        let told = [("started", &self.report.started, [Status::Planned].as_slice()), ("finished", &self.report.finished, &OPEN)];
        for (key, date, against) in told {
            if let Some(date) = date.as_ref().filter(|_| against.contains(&status.value)) {
                let fault = self.at(&rules::DATE_AGAINST_STATUS, date.span).with("key", key).with("status", status.value.code());
                self.diagnostics.push(fault.related(Place::new(self.path, status.span)));
            }
        }
    }

    /// What happened can't be dated after the day of which all figures are true.
    fn not_after_reference(&mut self, date: PartialDate, span: Span, rule: &'static Rule) -> bool {
        let after = self.reference.filter(|reference| date.first_day() > *reference);
        if let Some(reference) = after {
            self.diagnostics.push(self.at(rule, span).with("date", date).with("reference", reference));
        }
        after.is_none()
    }

    fn extensions(&mut self) {
        if self.report.unread.has_any(&["due", "extended"]) {
            return;
        }
        let Some(first) = self.report.extended.first() else { return };
        let Some(due) = &self.report.due else {
            self.diagnostics.push(self.at(&rules::EXTENDED_WITHOUT_DUE, first.date.span));
            return;
        };
        let mut previous: &Spanned<PartialDate> = due;
        for extension in &self.report.extended {
            if extension.due.value.last_day() < previous.value.last_day() {
                let fault = self.at(&rules::EXTENSION_BACKWARDS, extension.due.span).with("due", extension.due.value);
                self.diagnostics.push(fault.with("previous", previous.value).related(Place::new(self.path, previous.span)));
            }
            self.not_after_reference(extension.date.value, extension.date.span, &rules::FACT_AFTER_REFERENCE);
            if extension.reason.is_empty() && !extension.unread.has("reason") {
                self.diagnostics.push(self.at(&rules::REASON_MISSING, extension.date.span).with("state", "extended"));
            }
            previous = &extension.due;
        }
    }

    /// What the town declares is published, and not what its last update says: one that is ahead was forgotten there.
    fn ahead(&mut self, last: &Update) {
        if self.report.unread.has_any(&["status", "progress", "updates"]) {
            return;
        }
        if let (Some(told), Some(declared)) = (&last.status, &self.report.status)
            && match told.value {
                Status::Done | Status::Dropped => declared.value != told.value,
                Status::Paused => matches!(declared.value, Status::Planned | Status::Ongoing),
                Status::Planned | Status::Ongoing => false,
            }
        {
            let fault = self.at(&rules::UPDATE_AHEAD, told.span).with("told", told.value.code()).with("declared", declared.value.code());
            self.diagnostics.push(fault.related(Place::new(self.path, declared.span)));
        } else if let (Some(told), Some(declared)) = (&last.progress, &self.report.progress)
            && told.value > declared.value
        {
            let percent = |share: u8| format!("{share} %");
            let fault =
                self.at(&rules::UPDATE_AHEAD, told.span).with("told", percent(told.value)).with("declared", percent(declared.value));
            self.diagnostics.push(fault.related(Place::new(self.path, declared.span)));
        }
    }

    fn updates(&mut self) {
        let mut newest: Option<PartialDate> = None;
        let mut last: Option<&Update> = None;
        for update in &self.report.updates {
            let date = &update.date;
            if !self.not_after_reference(date.value, date.span, &rules::UPDATE_AFTER_REFERENCE) {
                continue;
            }
            if newest.is_some_and(|newest| date.value.last_day() < newest.first_day()) {
                self.diagnostics.push(self.at(&rules::UPDATE_OUT_OF_ORDER, date.span).with("date", date.value));
            } else {
                newest = Some(date.value);
                last = Some(update);
            }
            for evidence in &update.evidence {
                // A service that is in use has no date of its own; a document that says it is from the future is a slip.
                if evidence.kind != EvidenceKind::Service
                    && let Some(published) = &evidence.date
                {
                    self.not_after_reference(published.value, published.span, &rules::FACT_AFTER_REFERENCE);
                }
            }
        }
        if let Some(last) = last {
            self.ahead(last);
        }
    }
}
