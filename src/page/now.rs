//! What a town's page answers first, in four lines: what has been decided, how far it is, what is late, what comes next. Each says no more than is known, and
//! leads to where the rest is told.

use crate::context::Context;
use crate::model::date::PartialDate;
use crate::model::edition::{Degree, EditionAction};
use crate::model::overlay::{Adhesion, AdhesionState, Status, VoteResult};
use crate::part::agenda::announced;
use crate::route;
use crate::town::TownFacts;
use crate::view::NowRow;

/// The four lines.
pub(super) fn rows(context: &Context, town: &TownFacts) -> Vec<NowRow> {
    match town.edition.degree {
        Degree::Own => vec![decided(context, town), done(context, town), late(context, town), next(context, town)],
        Degree::Adhered => vec![decided(context, town), proposed(context, town), step(context, town, "adhered", "agenda/")],
        Degree::Model => vec![decided(context, town), proposed(context, town), step(context, town, "model", "mocio/")],
    }
}

fn row(context: &Context, key: &'static str, strong: String, href: Option<String>, text: String) -> NowRow {
    NowRow { key, label: context.t(&format!("now.{key}")), strong, href, text }
}

fn page(context: &Context, town: &TownFacts, below: &str) -> String {
    context.routes.href(&route::town(&town.municipality().slug, below))
}

fn decided(context: &Context, town: &TownFacts) -> NowRow {
    let here = Some("#adhesio".to_owned());
    match town.overlay().and_then(|overlay| overlay.adhesion.as_ref()) {
        None => row(context, "decided", context.t("now.unknown"), here, context.t("now.unknown_text")),
        Some(adhesion) if adhesion.state.value == AdhesionState::Proposed => {
            row(context, "decided", context.t("now.proposed"), here, context.t("now.proposed_text"))
        }
        Some(adhesion) => row(context, "decided", context.t("now.adhesion"), here, approval(context, town, adhesion)),
    }
}

/// «el 15 de desembre del 2022 (a favor, 17; en contra, 3; abstencions, 4). Va aprovar l'agenda pròpia el 25 de maig del 2023.»
fn approval(context: &Context, town: &TownFacts, adhesion: &Adhesion) -> String {
    let number = |number: u32| context.locale.number(u64::from(number));
    let day = adhesion.day().map(|(date, is_deduced)| match is_deduced {
        true => format!("{} ({})", context.locale.on(date), context.t("event.deduced")),
        false => context.locale.on(date),
    });
    let vote = match &adhesion.result.value {
        VoteResult::Unanimous => format!(", {}", context.t("now.unanimous")),
        VoteResult::Counted { favour, against, abstain, .. } => {
            let arguments = [("favour", number(*favour)), ("against", number(*against)), ("abstain", number(*abstain))];
            format!(" ({})", context.strings.fill("now.counted", &arguments))
        }
        VoteResult::Unknown => String::new(),
    };
    let agenda = town.overlay().and_then(|overlay| overlay.agenda.approved.as_ref());
    let agenda = agenda.map(|approved| context.strings.fill("now.agenda", &[("date", context.locale.on(approved.value))]));
    // The sentence goes on from what stands in strong letters, so it ends even where nothing more is known.
    format!("{}{vote}. {}", day.unwrap_or_default(), agenda.unwrap_or_default()).trim().trim_start_matches(", ").to_owned()
}

fn done(context: &Context, town: &TownFacts) -> NowRow {
    let figures = &town.progress.figures;
    let counted = figures.total - figures.dropped;
    let arguments = [("part", context.locale.number(figures.done)), ("whole", context.locale.number(counted))];
    let strong = context.strings.fill("now.part", &arguments);
    row(context, "done", strong, Some(page(context, town, "seguiment/")), context.strings.count("now.finished", counted, ""))
}

fn late(context: &Context, town: &TownFacts) -> NowRow {
    let figures = &town.progress.figures;
    let count = |key: &str, count: u64| context.strings.count(key, count, &context.locale.number(count));
    let key = if figures.late > 0 { "now.paused" } else { "now.only_paused" };
    let paused = if figures.paused > 0 { count(key, figures.paused) } else { String::new() };
    match figures.late {
        0 => row(context, "late", context.t("now.nothing_late"), None, paused),
        late => row(context, "late", count("now.late_count", late), Some(format!("{}#mirar", page(context, town, "seguiment/"))), paused),
    }
}

/// The next thing that is announced or falls due: of several on a day, how many.
fn next(context: &Context, town: &TownFacts) -> NowRow {
    let reference = town.progress.reference_date;
    let progress = page(context, town, "seguiment/");
    let standing = |action: &EditionAction| &town.progress.standings[&action.id];
    let is_open = |action: &EditionAction| !matches!(standing(action).status, Some(Status::Done | Status::Dropped));
    let dues = town.edition.assumed().filter(|action| is_open(action)).filter_map(|action| standing(action).schedule.due);
    let dues: Vec<PartialDate> = dues.collect();
    let first_due = dues.iter().copied().filter(|due| due.last_day() >= reference).min_by_key(|due| due.last_day());
    let told = announced(town).into_iter().find(|(_, action, next)| next.date.is_some() && is_open(action));
    match (told, first_due) {
        (Some((day, action, next)), due) if due.is_none_or(|due| day <= due.last_day()) => {
            let date = next.date.map_or_else(String::new, |date| context.date(date));
            row(context, "next", date, Some(format!("{progress}#{}", action.id.anchor())), context.text(&next.text).text)
        }
        (_, Some(due)) => {
            let count = dues.iter().filter(|other| other.last_day() == due.last_day()).count() as u64;
            let text = context.strings.count("now.falls_due", count, &context.locale.number(count));
            row(context, "next", context.date(due), Some(format!("{progress}#calendari")), text)
        }
        (_, None) => row(context, "next", context.t("now.nothing_next"), None, String::new()),
    }
}

fn proposed(context: &Context, town: &TownFacts) -> NowRow {
    let count = town.edition.proposed().count() as u64;
    let strong = context.strings.count("count.actions", count, &context.locale.number(count));
    row(context, "proposed_to", strong, Some("#proposta".to_owned()), context.t("now.proposed_by"))
}

/// What a town without an agenda of its own can do next.
fn step(context: &Context, town: &TownFacts, key: &str, below: &str) -> NowRow {
    let (strong, text) = (context.t(&format!("now.step.{key}")), context.t(&format!("now.step.{key}_text")));
    row(context, "step_next", strong, Some(page(context, town, below)), text)
}
