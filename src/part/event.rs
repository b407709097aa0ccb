//! What is said of something that happened in a town, besides its kind.

use crate::context::Context;
use crate::model::edition::EditionAction;
use crate::model::overlay::Overlay;
use crate::model::timeline::EventKind;
use crate::view::Text;

/// More of it than its kind, where there is more.
pub fn text(context: &Context, overlay: &Overlay, action: Option<&EditionAction>, kind: &EventKind) -> Text {
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
