//! A calendar of a town's deadlines and next steps (iCalendar, RFC 5545), as whole days.

use jiff::civil::Date;

use crate::context::Context;
use crate::model::date::PartialDate;
use crate::model::edition::EditionAction;
use crate::model::name;
use crate::model::overlay::Status;
use crate::route;
use crate::town::TownFacts;

/// A calendar.
#[derive(Debug, Clone, Hash)]
pub struct Calendar {
    /// Its name.
    pub name: String,
    /// The day it was made as of.
    pub stamp: Date,
    /// Its events, in the agenda's order.
    pub events: Vec<Event>,
}

/// A day on which something is due.
#[derive(Debug, Clone, Hash)]
pub struct Event {
    /// What tells it from every other event.
    pub uid: String,
    /// Its day.
    pub day: Date,
    /// What is due.
    pub summary: String,
    /// More of it.
    pub description: String,
    /// Where it is told.
    pub url: String,
}

/// A town's calendar; none without events, as a calendar must have some (RFC 5545, 3.6).
pub(super) fn calendar(context: &Context, town: &TownFacts) -> Option<Calendar> {
    let of = name::of(&town.municipality().name, context.language);
    let events: Vec<Event> = all_events(context, town).collect();
    (!events.is_empty()).then(|| Calendar {
        name: context.marked(town.municipality().example, context.strings.fill("calendar.name", &[("of", of)])),
        stamp: town.progress.reference_date,
        events,
    })
}

/// Whether a town has a calendar.
pub fn has_events(context: &Context, town: &TownFacts) -> bool {
    all_events(context, town).next().is_some()
}

fn all_events(context: &Context, town: &TownFacts) -> impl Iterator<Item = Event> {
    town.edition.assumed().flat_map(|action| events(context, town, action))
}

fn events(context: &Context, town: &TownFacts, action: &EditionAction) -> Vec<Event> {
    let standing = &town.progress.standings[&action.id];
    // What is done or dropped is no longer due.
    let is_open = !matches!(standing.status, Some(Status::Done | Status::Dropped));
    let due = standing.schedule.due.filter(|_| is_open);
    let next = action.report.next.as_ref().and_then(|next| Some((next, next.date?)));
    if due.is_none() && next.is_none() {
        return Vec::new();
    }
    let slug = &town.municipality().slug;
    let host = context.project.site.base_url.split("://").nth(1).unwrap_or_default().split('/').next().unwrap_or_default();
    let url = format!("{}#{}", context.absolute(&route::town(slug, "seguiment/")), action.id.anchor());
    let title = format!("{} {}", action.id, context.title(&action.text).text);
    let status = context.strings.fill("calendar.status", &[("status", context.status(standing.status).word.to_lowercase())]);
    let event = |kind: &str, date: PartialDate, summary: String, more: String| {
        // A date known by its month or year stands on its last day, and says so.
        let roughly =
            if date.day().is_none() { context.strings.fill("calendar.roughly", &[("date", context.date(date))]) } else { String::new() };
        let description: Vec<&str> =
            [more.as_str(), status.as_str(), roughly.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        Event {
            uid: format!("{slug}-{}-{kind}@{host}", action.id.anchor()),
            day: date.last_day(),
            summary: context.marked(town.municipality().example, summary),
            description: description.join("\n"),
            url: url.clone(),
        }
    };
    let due = due.map(|due| event("due", due, context.strings.fill("calendar.due", &[("title", title.clone())]), String::new()));
    let next = next.map(|(next, date)| {
        let step = context.text(&next.text).text;
        event("next", date, context.strings.fill("calendar.next", &[("title", title.clone())]), step)
    });
    due.into_iter().chain(next).collect()
}
