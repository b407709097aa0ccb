//! A town's timeline as its page tells it: what happened, when as far as it is known, and where it can be read.

use crate::model::edition::EditionAction;
use crate::model::overlay::Overlay;
use crate::model::timeline::{Event, EventKind};
use crate::plan::context::{Context, TownFacts};
use crate::plan::route;
use crate::plan::view::{EventView, Link, Text};

/// The events, the first first.
pub(super) fn timeline(context: &Context<'_>, town: &TownFacts) -> Vec<EventView> {
    let Some(overlay) = town.overlay() else { return Vec::new() };
    town.timeline.iter().map(|event| view(context, town, overlay, event)).collect()
}

fn view(context: &Context<'_>, town: &TownFacts, overlay: &Overlay, event: &Event) -> EventView {
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

/// More of it than its kind, where there is more.
pub(in crate::plan) fn text(context: &Context<'_>, overlay: &Overlay, action: Option<&EditionAction>, kind: &EventKind) -> Text {
    let report = action.map(|action| &action.report);
    match kind {
        EventKind::Decision(_) => context.plain(action.map_or_else(String::new, |action| context.provenance(action.provenance).word)),
        EventKind::Update(_, at) => {
            let update = report.and_then(|report| report.updates.get(*at));
            let status = update.and_then(|update| update.status.as_ref()).map(|status| context.status(Some(status.value)).word);
            let progress = update.and_then(|update| update.progress.as_ref()).map(|progress| format!("{}\u{a0}%", progress.value));
            context.plain([status, progress].into_iter().flatten().collect::<Vec<_>>().join(", "))
        }
        EventKind::Evidence(_, at, nth) => {
            let evidence = report.and_then(|report| report.updates.get(*at)?.evidence.get(*nth));
            evidence.map_or(Text::default(), |evidence| context.text(&evidence.title))
        }
        EventKind::Extension(_, at) => report.and_then(|report| report.extended.get(*at)).map_or(Text::default(), |extension| {
            let arguments = [("due", context.date(extension.due.value)), ("reason", context.text(&extension.reason).text)];
            context.plain(context.strings.fill("schedule.extended", &arguments))
        }),
        EventKind::Visit(at) => {
            let visit = overlay.accompaniment.as_ref().and_then(|work| work.visits.get(*at));
            visit.map_or(Text::default(), |visit| context.text(&visit.summary))
        }
        _ => Text::default(),
    }
}

/// Where an action is told: in the town's progress when it has taken it on, else where its agenda says that it hasn't.
fn href(context: &Context<'_>, town: &TownFacts, action: &EditionAction) -> String {
    let below = if action.provenance.is_assumed() { "seguiment/" } else { "agenda/" };
    format!("{}#{}", context.routes.href(&route::town(&town.municipality().slug, below)), action.id.anchor())
}
