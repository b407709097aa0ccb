//! A town's timeline as its page tells it: what happened, when as far as it is known, and where it can be read.

use crate::context::Context;
use crate::model::edition::EditionAction;
use crate::model::overlay::Overlay;
use crate::model::timeline::Event;
use crate::part::event::text;
use crate::route;
use crate::town::TownFacts;
use crate::view::{EventView, Link};

/// The events, the first first.
pub fn timeline(context: &Context, town: &TownFacts) -> Vec<EventView> {
    let Some(overlay) = town.overlay() else { return Vec::new() };
    town.timeline.iter().map(|event| view(context, town, overlay, event)).collect()
}

fn view(context: &Context, town: &TownFacts, overlay: &Overlay, event: &Event) -> EventView {
    let action = event.kind.action().and_then(|id| town.edition.actions().find(|action| action.id == *id));
    EventView {
        date: context.date(event.date),
        datetime: event.date.to_string(),
        deduced: event.deduced,
        kind: context.tag("event", event.kind.code()),
        text: text(context, overlay, action, &event.kind),
        of: action.map(|action| Link {
            label: format!("{} {}", action.id, context.title(&action.text).text),
            href: href(context, town, action),
            key: "",
        }),
        source: event.source.clone(),
    }
}

/// Where an action is told: in the town's progress when it has taken it on, else where its agenda says that it hasn't.
fn href(context: &Context, town: &TownFacts, action: &EditionAction) -> String {
    let below = if action.provenance.is_assumed() { "seguiment/" } else { "agenda/" };
    format!("{}#{}", context.routes.href(&route::town(&town.municipality().slug, below)), action.id.anchor())
}
