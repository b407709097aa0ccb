//! A town's timeline as its page tells it: what happened, when as far as it is known, and where it can be read.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::context::Context;
use crate::model::date::PartialDate;
use crate::model::edition::EditionAction;
use crate::model::overlay::Overlay;
use crate::model::timeline::{Event, EventKind};
use crate::part::event::text;
use crate::town::TownFacts;
use crate::view::{EventView, Link, Tag, Text};

/// The most updates of a month that are told one by one: more are told as how many they are, and the progress page has each.
const UPDATES_IN_A_MONTH: u64 = 3;

/// The events, the first first. What is said alike of several actions is said once.
pub fn timeline(context: &Context, town: &TownFacts) -> Vec<EventView> {
    let Some(overlay) = town.overlay() else { return Vec::new() };
    let actions = town.edition.by_id();
    let mut updates: BTreeMap<Date, u64> = BTreeMap::new();
    for month in town.timeline.iter().filter_map(month_of_update) {
        *updates.entry(month.first_day()).or_default() += 1;
    }
    let mut told: Vec<EventView> = Vec::new();
    for event in &town.timeline {
        if let Some(month) =
            month_of_update(event).filter(|month| updates.get(&month.first_day()).is_none_or(|count| *count > UPDATES_IN_A_MONTH))
        {
            // The first of a month tells of all.
            told.extend(updates.remove(&month.first_day()).map(|count| month_of_updates(context, month, count)));
            continue;
        }
        let mut next = view(context, overlay, event, event.kind.action().and_then(|id| actions.get(id).copied()));
        match told.last_mut().filter(|last| is_alike(last, &next)) {
            Some(last) => last.of.append(&mut next.of),
            None => told.push(next),
        }
    }
    told
}

/// The month of an update that is known to the month.
fn month_of_update(event: &Event) -> Option<PartialDate> {
    if matches!(event.kind, EventKind::Update(..)) { event.date.to_month() } else { None }
}

fn month_of_updates(context: &Context, month: PartialDate, count: u64) -> EventView {
    EventView {
        date: context.date(month),
        datetime: month.to_string(),
        deduced: false,
        kind: Tag { code: "updates", word: context.strings.count("event.updates", count, &context.locale.number(count)) },
        text: Text::default(),
        of: vec![Link { label: context.t("event.one_by_one"), href: "seguiment/".to_owned(), key: "" }],
        source: None,
    }
}

fn is_alike(one: &EventView, other: &EventView) -> bool {
    let is_same = (one.deduced, one.kind.code, &one.datetime, &one.text, &one.source)
        == (other.deduced, other.kind.code, &other.datetime, &other.text, &other.source);
    is_same && !one.of.is_empty() && !other.of.is_empty()
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
