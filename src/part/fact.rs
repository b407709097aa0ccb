//! What is known of an action, in words: dates, owner, costs, evidence, schedule.

use crate::context::Context;
use crate::model::agenda::Horizon;
use crate::model::date::PartialDate;
use crate::model::overlay::{Report, Status};
use crate::model::progress::{EvidenceLevel, Standing};
use crate::town::TownFacts;
use crate::view::{Fact, Tag};

/// A labelled value.
pub fn fact(context: &Context, key: &str, value: impl Into<String>) -> Fact {
    Fact { label: context.t(&format!("fact.{key}")), value: context.plain(value), href: None }
}

/// The words of a horizon.
pub fn horizon(context: &Context, horizon: Horizon) -> String {
    context.t(match horizon {
        Horizon::Short => "horizon.short",
        Horizon::Medium => "horizon.medium",
        Horizon::Long => "horizon.long",
    })
}

/// The word of a level of evidence.
pub fn evidence(context: &Context, standing: &Standing) -> Option<Tag> {
    standing.status?;
    let code = match (standing.evidence, standing.status) {
        (EvidenceLevel::None, Some(Status::Done)) => "missing",
        (EvidenceLevel::None, _) => "none",
        (EvidenceLevel::Document, _) => "document",
        (EvidenceLevel::Service, _) => "service",
    };
    Some(context.tag("evidence", code))
}

/// What the schedule says, when there is a deadline.
pub fn schedule(context: &Context, standing: &Standing) -> Option<Tag> {
    let schedule = &standing.schedule;
    schedule.due?;
    let slipped = schedule.slip_months > 0;
    let code = match (standing.status, schedule.late) {
        (Some(Status::Done | Status::Dropped), _) => return None,
        (_, true) => "late",
        (_, false) if slipped => "moved",
        (_, false) => "on_time",
    };
    let mut tag = context.tag("schedule", code);
    if slipped {
        let months = u64::from(schedule.slip_months.unsigned_abs());
        tag.word = format!("{} ({})", tag.word, context.strings.count("schedule.slip", months, &context.locale.number(months)));
    }
    Some(tag)
}

/// When the town last said anything of its actions, in a sentence; or that it hasn't said when.
pub fn as_of(context: &Context, town: &TownFacts) -> String {
    let progress = &town.progress;
    match (progress.last_update, progress.last_said) {
        (Some(date), _) => format!("{} {}.", context.t("town.last_update"), context.date(date)),
        (None, Some(date)) => format!("{} {}.", context.t("town.last_said"), context.date(date)),
        (None, None) if progress.undated > 0 => context.t("town.undated"),
        (None, None) => context.t("town.no_update"),
    }
}

/// What a town has planned of an action: who, when and for how much. How it went is told by [`report_facts`].
pub fn plan_facts(context: &Context, report: &Report, standing: &Standing) -> Vec<Fact> {
    let planned = ["decided", "priority", "owner", "start", "first_due", "due", "moved_due", "cost_planned", "funding"];
    let facts = labelled_facts(context, report, standing).into_iter().filter(|(key, _)| planned.contains(key));
    facts.map(|(_, fact)| fact).collect()
}

/// Dates, owner, costs and priority of an action.
pub fn report_facts(context: &Context, report: &Report, standing: &Standing) -> Vec<Fact> {
    labelled_facts(context, report, standing).into_iter().map(|(_, fact)| fact).collect()
}

fn labelled_facts(context: &Context, report: &Report, standing: &Standing) -> Vec<(&'static str, Fact)> {
    let date = |date: &Option<crate::model::span::Spanned<PartialDate>>| date.as_ref().map(|date| context.date(date.value));
    let mut facts = Vec::new();
    let mut add = |key: &'static str, value: Option<String>| facts.extend(value.map(|value| (key, fact(context, key, value))));
    let moved = standing.schedule.due != standing.schedule.first_due;
    // A day that another fact or the last update tells isn't told twice.
    let told =
        [&report.started, &report.finished, &report.reviewed].into_iter().flatten().map(|date| date.value).chain(standing.last_update);
    let told: Vec<PartialDate> = told.collect();
    let of_status = |date: PartialDate| (!told.contains(&date)).then(|| context.date(date));
    let undated = || Some(context.t("status.undated").to_lowercase());
    add("status_date", standing.status.and_then(|_| standing.status_date.map_or_else(undated, of_status)));
    add("decided", date(&report.decided));
    add("priority", report.priority.map(|priority| context.t(priority_key(priority))));
    add("owner", report.owner.clone());
    add("start", date(&report.start));
    add("started", date(&report.started));
    add(if moved { "first_due" } else { "due" }, date(&report.due));
    add("moved_due", standing.schedule.due.filter(|_| moved).map(|due| context.date(due)));
    add("finished", date(&report.finished));
    if let Some(cost) = &report.cost {
        add("cost_planned", cost.planned.map(|cents| context.locale.money(cents)));
        add("cost_spent", cost.spent.map(|cents| context.locale.money(cents)));
        add("funding", cost.funding.clone());
    }
    add("reviewed", date(&report.reviewed));
    facts
}

fn priority_key(priority: crate::model::overlay::Priority) -> &'static str {
    use crate::model::overlay::Priority;
    match priority {
        Priority::High => "priority.high",
        Priority::Medium => "priority.medium",
        Priority::Low => "priority.low",
    }
}
