//! What a town's agenda is called, which of its actions it tells, and what was said of them last.

use jiff::civil::Date;

use crate::context::Context;
use crate::model::edition::{EditionAction, Provenance};
use crate::model::name;
use crate::model::overlay::{NextStep, Report, Update};
use crate::town::TownFacts;

/// How many updates the page's own log shows; each action has all of its own.
const MOST_RECENT: usize = 8;

/// «Agenda digital de Riudelluna», or «Proposta d'agenda digital de la Garriga» while it is one.
pub fn title(context: &Context, town: &TownFacts) -> String {
    let of = name::of(&town.municipality().name, context.language);
    context.strings.fill(if town.is_own() { "town_agenda.title" } else { "town_agenda.proposal_title" }, &[("of", of)])
}

/// What it is, in a sentence.
pub fn description(context: &Context, town: &TownFacts) -> String {
    let of = name::of(&town.municipality().name, context.language);
    if town.is_own() { context.strings.fill("town_agenda.description", &[("of", of)]) } else { context.t("town_agenda.proposal") }
}

/// Whether an action is told in full: what the town has taken on, in an agenda of its own; else what is proposed to it.
pub fn is_told(town: &TownFacts, action: &EditionAction) -> bool {
    action.provenance.is_assumed() || (action.provenance == Provenance::Proposed && !town.is_own())
}

/// Whether the town has taken an action on and reports anything of it, which its progress then tells.
pub fn is_reported(action: &EditionAction) -> bool {
    action.provenance.is_assumed() && action.report != Report::default()
}

/// The file of a town's overlay, from which its links are resolved.
pub fn municipality_path(town: &TownFacts) -> String {
    town.overlay().map_or_else(String::new, |overlay| overlay.place.path.to_string())
}

/// When the agenda was approved and with which version of the model it was reviewed, in sentences.
pub fn imprint(context: &Context, town: &TownFacts) -> Vec<String> {
    let Some(overlay) = town.overlay() else { return Vec::new() };
    let current = &context.project.master.imprint.version;
    let mut lines = Vec::new();
    if let Some(approved) = &overlay.agenda.approved {
        lines.push(context.strings.fill("town_agenda.approved", &[("date", context.locale.on(approved.value))]));
    } else if town.is_own() {
        let assumed = town.edition.assumed().count() as u64;
        lines.push(context.strings.count("town_agenda.partial", assumed, &context.locale.number(assumed)));
    }
    match &overlay.agenda.based_on {
        Some(version) if version.value != *current => {
            let arguments = [("version", version.value.clone()), ("current", current.clone())];
            lines.push(context.strings.fill("town_agenda.older", &arguments));
        }
        Some(_) => lines.push(context.strings.fill("town_agenda.based_on", &[("version", current.clone())])),
        // Of a town that hasn't made an agenda of its own there is nothing to review.
        None if !town.is_own() => {}
        None => lines.push(context.strings.fill("town_agenda.not_reviewed", &[("version", current.clone())])),
    }
    lines
}

/// The last updates of all actions with their actions and their places in those actions' logs, the newest first.
pub fn recent(town: &TownFacts) -> impl Iterator<Item = (&EditionAction, usize, &Update)> {
    let reference = town.progress.reference_date;
    let assumed = town.edition.assumed();
    let mut all: Vec<(&EditionAction, usize, &Update)> = assumed
        .flat_map(|action| action.report.updates.iter().enumerate().map(move |(at, update)| (action, at, update)))
        .filter(|(_, _, update)| update.date.value.first_day() <= reference)
        .collect();
    all.sort_by(|a, b| b.2.date.value.order().cmp(&a.2.date.value.order()).then_with(|| a.0.id.cmp(&b.0.id)).then_with(|| b.1.cmp(&a.1)));
    all.into_iter().take(MOST_RECENT)
}

/// What the town has announced, with its action and the last day on which it may be, soonest first, as of the reference date; what has no date comes last.
pub fn announced(town: &TownFacts) -> Vec<(Date, &EditionAction, &NextStep)> {
    let announced = town.edition.assumed().filter_map(|action| {
        let next = action.report.next.as_ref()?;
        let day = next.date.map_or(Date::MAX, |date| date.last_day());
        (day >= town.progress.reference_date).then_some((day, action, next))
    });
    let mut announced: Vec<_> = announced.collect();
    announced.sort_by_key(|(day, action, _)| (*day, action.id.clone()));
    announced
}
