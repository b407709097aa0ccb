//! A town's timeline: all that is dated of its adhesion, its agenda, its actions and its accompaniment, in the order in which it happened. What has no
//! date isn't placed, and what is to come by the reference date hasn't happened.

use jiff::civil::Date;

use super::update::counted_updates;
use crate::model::date::PartialDate;
use crate::model::edition::{Edition, EditionAction, Provenance};
use crate::model::overlay::{Adhesion, AdhesionState, Overlay, Report, Update};
use crate::model::span::Spanned;
use crate::model::timeline::{Event, EventKind};

/// The events of a town up to a date, the first first.
pub fn timeline(edition: &Edition, reference_date: Date) -> Vec<Event> {
    let Some(overlay) = edition.overlay.as_deref() else { return Vec::new() };
    let mut events = Vec::new();
    if let Some(said) = &overlay.adhesion {
        adhesion(said, &mut events);
    }
    agenda(overlay, &mut events);
    // What a town says of an action that it hasn't spoken of is nothing.
    let spoken = |action: &&EditionAction| action.provenance.is_assumed() || action.provenance == Provenance::Omitted;
    for action in edition.actions().filter(spoken) {
        of_action(action, reference_date, &mut events);
    }
    let visits = overlay.accompaniment.iter().flat_map(|work| &work.visits).enumerate();
    events.extend(visits.map(|(at, visit)| event(visit.date.value, EventKind::Visit(at), None)));
    events.retain(|event| event.date.first_day() <= reference_date);
    // A stable sort keeps what happened on one day in the order above: the adhesion before the agenda, and that before its actions.
    events.sort_by_key(|event| event.date.order());
    events
}

fn event(date: PartialDate, kind: EventKind, source: Option<&String>) -> Event {
    Event { date, deduced: false, kind, source: source.cloned() }
}

fn adhesion(said: &Adhesion, events: &mut Vec<Event>) {
    let source = said.source.as_ref();
    let dated = |date: &Option<Spanned<PartialDate>>, kind| date.as_ref().map(|date| event(date.value, kind, source));
    let session = said.session.as_ref().and_then(|session| {
        let kind = if said.state.value >= AdhesionState::Approved { EventKind::Approval } else { EventKind::Session };
        let event = event(session.date.as_ref()?.value.into(), kind, source.or(session.source.as_ref()));
        Some(Event { deduced: !session.deduced.is_empty(), ..event })
    });
    let certificate = dated(&said.certified, EventKind::Certificate);
    let communication = dated(&said.communicated, EventKind::Communication);
    events.extend([dated(&said.presented, EventKind::Motion), session, certificate, communication].into_iter().flatten());
}

fn agenda(overlay: &Overlay, events: &mut Vec<Event>) {
    let approved = overlay.agenda.approved.iter();
    events.extend(approved.map(|date| event(date.value.into(), EventKind::Agenda, overlay.agenda.source.as_ref())));
}

fn of_action(action: &EditionAction, reference_date: Date, events: &mut Vec<Event>) {
    let Report { decided, started, finished, extended, updates, .. } = &action.report;
    let id = || action.id.clone();
    let counted: Vec<&Update> = counted_updates(&action.report, reference_date).collect();
    events.extend(decided.iter().map(|date| event(date.value, EventKind::Decision(id()), None)));
    events.extend(started.iter().map(|date| event(date.value, EventKind::Start(id()), None)));
    for (at, extension) in extended.iter().enumerate() {
        events.push(event(extension.date.value, EventKind::Extension(id(), at), None));
    }
    for (at, update) in updates.iter().enumerate().filter(|(_, update)| counted.iter().any(|counted| std::ptr::eq(*counted, *update))) {
        let own_day = |date: PartialDate| date != update.date.value;
        let with_it = update.evidence.iter().find(|evidence| evidence.date.as_ref().is_none_or(|date| !own_day(date.value)));
        events.push(event(update.date.value, EventKind::Update(id(), at), with_it.map(|evidence| &evidence.url.value)));
        for (nth, evidence) in update.evidence.iter().enumerate() {
            let date = evidence.date.as_ref().filter(|date| own_day(date.value));
            events.extend(date.map(|date| event(date.value, EventKind::Evidence(id(), at, nth), Some(&evidence.url.value))));
        }
    }
    events.extend(finished.iter().map(|date| event(date.value, EventKind::Finish(id()), None)));
}
