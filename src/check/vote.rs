//! The session that voted the adhesion, by the rules of local sessions (ROF, RD 2568/1986, arts. 90, 99 and 100).

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Rule, rules};
use crate::model::overlay::{Adhesion, AdhesionState, VoteResult};
use crate::model::span::{FilePath, Place, Span};

/// The fewest members with whom a ple may sit: a third of them, never fewer than three (ROF, art. 90).
fn quorum(members: Option<u32>) -> u32 {
    members.map_or(0, |members| members.div_ceil(3)).max(3)
}

/// Checks an adhesion.
pub(super) fn check(adhesion: &Adhesion, path: &FilePath, reference: Option<Date>, diagnostics: &mut Vec<Diagnostic>) {
    let mut report = |rule: &'static Rule, span: Span, arguments: &[(&'static str, String)]| {
        let fault = Diagnostic::at(rule, Place::new(path, span));
        diagnostics.push(arguments.iter().fold(fault, |fault, (name, value)| fault.with(name, value)));
    };
    let approved = !adhesion.unread.has("state") && adhesion.state.value >= AdhesionState::Approved;
    let date = adhesion.session.as_ref().and_then(|session| session.date.as_ref());
    let unread = adhesion.unread.has("session") || adhesion.session.as_ref().is_some_and(|session| session.unread.has("date"));
    match (date, reference) {
        (None, _) if approved && !unread => {
            let state = adhesion.state.value.code();
            report(&rules::SESSION_DATE_MISSING, adhesion.state.span, &[("state", state.to_owned())]);
        }
        (Some(date), Some(reference)) if approved && date.value > reference => {
            let arguments = [("date", date.value.to_string()), ("reference", reference.to_string())];
            report(&rules::SESSION_AFTER_REFERENCE, date.span, &arguments);
        }
        _ => {}
    }
    let members = adhesion.members.as_ref().map(|members| members.value);
    if let Some(present) = &adhesion.present {
        let shown = ("present", present.value.to_string());
        if let Some(members) = members
            && present.value > members
        {
            report(&rules::PRESENT_ABOVE_MEMBERS, present.span, &[shown.clone(), ("members", members.to_string())]);
        }
        let quorum = quorum(members);
        if !adhesion.unread.has("members") && present.value < quorum {
            report(&rules::NO_QUORUM, present.span, &[shown, ("quorum", quorum.to_string())]);
        }
    }
    if let VoteResult::Counted { favour, against, abstain, unanimous } = adhesion.result.value {
        let span = adhesion.result.span;
        let sum = favour + against + abstain;
        if let Some(present) = &adhesion.present
            && sum != present.value
        {
            report(&rules::VOTES_NOT_PRESENT, span, &[("sum", sum.to_string()), ("present", present.value.to_string())]);
        }
        let carried = favour > against || (favour == against && adhesion.casting_vote);
        if approved && !carried && !adhesion.unread.has("casting_vote") {
            report(&rules::NO_MAJORITY, span, &[("favour", favour.to_string()), ("against", against.to_string())]);
        }
        if unanimous && against + abstain > 0 {
            report(&rules::UNANIMOUS_WITH_OPPOSITION, span, &[("against", against.to_string()), ("abstain", abstain.to_string())]);
        }
    }
}
