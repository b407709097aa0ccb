//! What an overlay says of actions: of the model's, by id, and of the town's own.

use std::collections::BTreeMap;

use super::prose::localized_prose;
use crate::diagnostic::{Faults, rules};
use crate::model::date::PartialDate;
use crate::model::identifier::Id;
use crate::model::language::Language;
use crate::model::overlay::{
    ActionOverlay, Cost, Decision, Evidence, EvidenceKind, Extension, IndicatorReport, NextStep, OwnAction, Priority, Report, Status,
    Update,
};
use crate::model::span::Spanned;
use crate::model::unread::Unread;
use crate::parse::fields::{self, Fields};
use crate::parse::yaml::Node;

/// The words of `decision`.
pub const DECISIONS: [(&str, Decision); 3] = [("adopt", Decision::Adopt), ("adapt", Decision::Adapt), ("omit", Decision::Omit)];

/// The words of `priority`.
pub const PRIORITIES: [(&str, Priority); 3] = [("high", Priority::High), ("medium", Priority::Medium), ("low", Priority::Low)];

/// The words of `status`.
pub const STATUSES: [(&str, Status); 5] = [
    ("planned", Status::Planned),
    ("ongoing", Status::Ongoing),
    ("done", Status::Done),
    ("paused", Status::Paused),
    ("dropped", Status::Dropped),
];

/// The words of `evidence.kind`.
pub const EVIDENCE_KINDS: [(&str, EvidenceKind); 4] = [
    ("document", EvidenceKind::Document),
    ("service", EvidenceKind::Service),
    ("record", EvidenceKind::Record),
    ("press", EvidenceKind::Press),
];

/// Decimals of an indicator's values: thousandths.
const INDICATOR_DECIMALS: u32 = 3;

/// Reads `actions`.
pub(super) fn of_model(node: &Node, own: Language, faults: &mut Faults) -> Option<BTreeMap<Id, ActionOverlay>> {
    let mut actions = BTreeMap::new();
    for (key, value) in fields::mapping(node, faults)? {
        let Some(id) = Id::new(&key.value) else {
            faults.push(faults.at(&rules::BAD_ID, key.span).with("id", &key.value));
            continue;
        };
        if let Some(action) = action(Spanned::new(id.clone(), key.span), value, own, faults) {
            actions.entry(id).or_insert(action);
        }
    }
    Some(actions)
}

fn action(id: Spanned<Id>, node: &Node, own: Language, faults: &mut Faults) -> Option<ActionOverlay> {
    if node.value == crate::parse::yaml::Value::Null {
        // `E1.O1.A1:` alone says that the town takes the action up.
        let decision = Spanned::new(Decision::Adopt, id.span);
        let report = Report::default();
        return Some(ActionOverlay { id, decision, title: Default::default(), text: Default::default(), note: Default::default(), report });
    }
    let mut fields = Fields::of(node, faults)?;
    let decision = fields.read("decision", faults, |node, faults| fields::choice(node, &DECISIONS, faults));
    let title = fields.read("title", faults, |node, faults| fields::localized_text(node, own, faults)).unwrap_or_default();
    let text = fields.read("text", faults, |node, faults| localized_prose(node, own, faults)).unwrap_or_default();
    let note = fields.read("note", faults, |node, faults| localized_prose(node, own, faults)).unwrap_or_default();
    let mut report = report(&mut fields, own, faults);
    report.unread = fields.finish(faults);
    let decision = decision.unwrap_or(Spanned::new(Decision::Adopt, id.span));
    Some(ActionOverlay { id, decision, title, text, note, report })
}

/// Reads an item of `own`.
pub(super) fn own(node: &Node, own: Language, faults: &mut Faults) -> Option<OwnAction> {
    let mut fields = Fields::of(node, faults)?;
    let id = fields.require("id", faults, fields::id);
    let objective = fields.require("objective", faults, fields::id);
    let title = fields.require("title", faults, |node, faults| fields::localized_text(node, own, faults));
    let text = fields.read("text", faults, |node, faults| localized_prose(node, own, faults)).unwrap_or_default();
    let note = fields.read("note", faults, |node, faults| localized_prose(node, own, faults)).unwrap_or_default();
    let mut report = report(&mut fields, own, faults);
    report.unread = fields.finish(faults);
    Some(OwnAction { id: id?, objective: objective?, title: title?, text, note, report })
}

fn report(fields: &mut Fields<'_>, own: Language, faults: &mut Faults) -> Report {
    let text = |node: &Node, faults: &mut Faults| fields::localized_text(node, own, faults);
    Report {
        reason: fields.read("reason", faults, text).unwrap_or_default(),
        decided: fields.read("decided", faults, fields::partial_date),
        priority: fields.read("priority", faults, |node, faults| fields::choice(node, &PRIORITIES, faults)).map(|priority| priority.value),
        status: fields.read("status", faults, status),
        progress: fields.read("progress", faults, fields::percentage),
        start: fields.read("start", faults, fields::partial_date),
        due: fields.read("due", faults, fields::partial_date),
        started: fields.read("started", faults, fields::partial_date),
        finished: fields.read("finished", faults, fields::partial_date),
        owner: fields.read("owner", faults, fields::text),
        cost: fields.read("cost", faults, cost),
        indicators: fields.read("indicators", faults, indicators).unwrap_or_default(),
        extended: fields.list("extended", faults, |node, faults| extension(node, own, faults)),
        next: fields.read("next", faults, |node, faults| {
            let mut fields = Fields::of(node, faults)?;
            let text = fields.require("text", faults, text).unwrap_or_default();
            let date = fields.read("date", faults, fields::partial_date).map(|date| date.value);
            fields.finish(faults);
            Some(NextStep { text, date })
        }),
        reviewed: fields.read("reviewed", faults, fields::partial_date),
        updates: fields.list("updates", faults, |node, faults| update(node, own, faults)),
        unread: Unread::default(),
    }
}

fn status(node: &Node, faults: &mut Faults) -> Option<Spanned<Status>> {
    fields::choice(node, &STATUSES, faults)
}

fn cost(node: &Node, faults: &mut Faults) -> Option<Cost> {
    let mut fields = Fields::of(node, faults)?;
    let mut cents = |key| {
        fields.read(key, faults, |node, faults| {
            let value = fields::decimal(node, 2, faults)?;
            if value < 0 {
                faults.push(faults.at(&rules::NEGATIVE_COST, node.span));
            }
            u64::try_from(value).ok()
        })
    };
    let (planned, spent) = (cents("planned"), cents("spent"));
    let funding = fields.read("funding", faults, fields::text);
    fields.finish(faults);
    Some(Cost { planned, spent, funding })
}

fn indicators(node: &Node, faults: &mut Faults) -> Option<BTreeMap<Id, IndicatorReport>> {
    let mut indicators = BTreeMap::new();
    for (key, value) in fields::mapping(node, faults)? {
        let Some(id) = Id::new(&key.value) else {
            faults.push(faults.at(&rules::BAD_ID, key.span).with("id", &key.value));
            continue;
        };
        let Some(mut fields) = Fields::of(value, faults) else { continue };
        let target = fields.read("target", faults, |node, faults| fields::decimal(node, INDICATOR_DECIMALS, faults));
        let values = fields.read("values", faults, values).unwrap_or_default();
        fields.finish(faults);
        let place = faults.place(key.span);
        indicators.entry(id).or_insert(IndicatorReport { place, target, values });
    }
    Some(indicators)
}

fn values(node: &Node, faults: &mut Faults) -> Option<Vec<(PartialDate, i64)>> {
    let mut values = Vec::new();
    for (key, value) in fields::mapping(node, faults)? {
        let Some(date) = fields::partial_date_key(&key.value, key.span, faults) else { continue };
        values.extend(fields::decimal(value, INDICATOR_DECIMALS, faults).map(|value| (date, value)));
    }
    values.sort_by_key(|(date, _)| date.last_day());
    Some(values)
}

fn extension(node: &Node, own: Language, faults: &mut Faults) -> Option<Extension> {
    let mut fields = Fields::of(node, faults)?;
    let date = fields.require("date", faults, fields::partial_date);
    let due = fields.require("due", faults, fields::partial_date);
    let reason = fields.read("reason", faults, |node, faults| fields::localized_text(node, own, faults)).unwrap_or_default();
    let unread = fields.finish(faults);
    Some(Extension { date: date?, due: due?, reason, unread })
}

fn update(node: &Node, own: Language, faults: &mut Faults) -> Option<Update> {
    let mut fields = Fields::of(node, faults)?;
    let date = fields.require("date", faults, fields::partial_date);
    let progress = fields.read("progress", faults, fields::percentage);
    let status = fields.read("status", faults, status);
    let text = fields.read("text", faults, |node, faults| localized_prose(node, own, faults)).unwrap_or_default();
    let evidence = fields.list("evidence", faults, |node, faults| evidence(node, own, faults));
    let unread = fields.finish(faults);
    Some(Update { date: date?, progress, status, text, evidence, unread })
}

fn evidence(node: &Node, own: Language, faults: &mut Faults) -> Option<Evidence> {
    let mut fields = Fields::of(node, faults)?;
    let kind = fields.require("kind", faults, |node, faults| fields::choice(node, &EVIDENCE_KINDS, faults));
    let title = fields.read("title", faults, |node, faults| fields::localized_text(node, own, faults)).unwrap_or_default();
    let url = fields.require("url", faults, fields::url);
    let date = fields.read("date", faults, fields::partial_date);
    fields.finish(faults);
    Some(Evidence { kind: kind?.value, title, url: url?, date })
}
