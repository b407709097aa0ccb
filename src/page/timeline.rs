//! A town's timeline as its page tells it: what happened, when as far as it is known, and where it can be read.

use crate::context::Context;
use crate::model::edition::EditionAction;
use crate::model::overlay::Overlay;
use crate::model::timeline::Event;
use crate::part::event::text;
use crate::town::TownFacts;
use crate::view::{EventView, Link};

/// The events, the first first. What is said alike of several actions is said once.
pub fn timeline(context: &Context, town: &TownFacts) -> Vec<EventView> {
    let Some(overlay) = town.overlay() else { return Vec::new() };
    let actions = town.edition.by_id();
    let mut told: Vec<EventView> = Vec::new();
    for event in &town.timeline {
        let mut next = view(context, overlay, event, event.kind.action().and_then(|id| actions.get(id).copied()));
        match told.last_mut().filter(|last| is_alike(last, &next)) {
            Some(last) => last.of.append(&mut next.of),
            None => told.push(next),
        }
    }
    told
}

fn is_alike(one: &EventView, other: &EventView) -> bool {
    let what = |event: &EventView| (event.datetime.clone(), event.deduced, event.kind.code, event.text.clone(), event.source.clone());
    !one.of.is_empty() && !other.of.is_empty() && what(one) == what(other)
}

fn view(context: &Context, overlay: &Overlay, event: &Event, action: Option<&EditionAction>) -> EventView {
    EventView {
        date: context.date(event.date),
        datetime: event.date.to_string(),
        deduced: event.deduced,
        kind: context.tag("event", event.kind.code()),
        text: text(context, overlay, action, &event.kind),
        of: action.into_iter().map(|action| link(context, action)).collect(),
        source: event.source.clone(),
    }
}

/// To where an action is told, from the town's page: in its progress when it has taken it on, else where its agenda says that it hasn't.
fn link(context: &Context, action: &EditionAction) -> Link {
    let below = if action.provenance.is_assumed() { "seguiment/" } else { "agenda/" };
    Link { label: format!("{} {}", action.id, context.title(&action.text).text), href: format!("{below}#{}", action.id.anchor()), key: "" }
}
