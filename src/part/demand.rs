//! What an action of the model asks for, in words: the duties of law that it carries out, what it takes, what it rests on, and who can help.

use std::collections::BTreeSet;
use std::iter;

use crate::context::Context;
use crate::merge::builds;
use crate::model::agenda::{Action, Duty, EstimateRow, Range};
use crate::model::edition::{EditionAction, Provenance};
use crate::model::identifier::Id;
use crate::model::metamodel::{Band, Metamodel, Solution};
use crate::model::span::Spanned;
use crate::route;
use crate::view::{DutyView, EstimateView, Fact, HelpView, Link, RangeView, Text};

/// The duties of an action.
pub fn duties(context: &Context, action: &Action) -> Vec<DutyView> {
    let view = |duty: &Duty| DutyView {
        norm: cited(context, duty, &context.text(&duty.norm).text),
        asks: context.text(&duty.asks),
        source: duty.source.clone(),
        lang: context.text(&duty.norm).lang,
    };
    action.duties.iter().map(|duty| view(duty)).collect()
}

/// A norm and the article of it, or the articles. What doesn't begin with a number says itself what it is: an annex, a provision.
fn cited(context: &Context, duty: &Duty, norm: &str) -> String {
    let article = &duty.article;
    let key = if !article.starts_with(|c: char| c.is_ascii_digit()) {
        "action.provision"
    } else if [",", " i ", " a "].iter().any(|between| article.contains(between)) {
        "action.articles"
    } else {
        "action.article"
    };
    context.strings.fill(key, &[("norm", norm.to_owned()), ("article", article.clone())])
}

/// The norms of an action's duties, by their numbers: *Llei 40/2015, art. 157*.
pub fn norms(context: &Context, action: &Action) -> Option<String> {
    let norms = action.duties.iter().map(|duty| cited(context, duty, &number(context, duty)));
    (!action.duties.is_empty()).then(|| norms.collect::<Vec<_>>().join("; "))
}

/// A norm by its number, which comes before its date.
fn number(context: &Context, duty: &Duty) -> String {
    let norm = context.text(&duty.norm).text;
    norm.split(", ").next().unwrap_or(&norm).to_owned()
}

/// That an action carries out a duty, and of which norms, each once; their articles stand where the action is told.
pub fn duty_in_short(context: &Context, action: &Action) -> Option<String> {
    let mut norms: Vec<String> = Vec::new();
    for norm in action.duties.iter().map(|duty| number(context, duty)) {
        if !norms.contains(&norm) {
            norms.push(norm);
        }
    }
    (!norms.is_empty()).then(|| context.strings.fill("action.duty_short", &[("norms", norms.join("; "))]))
}

/// The same of an action of a town; of one that it leaves out, that the duty stands all the same.
pub fn duty_of(context: &Context, action: &EditionAction) -> Option<String> {
    let duty = duty_in_short(context, action.model.as_ref()?)?;
    Some(if action.provenance == Provenance::Omitted { format!("{} {duty}.", context.t("action.duty_stands")) } else { duty })
}

/// The duties of an action as facts, for documents.
pub fn duty_facts(context: &Context, action: &Action) -> Vec<Fact> {
    let fact = |duty: &Spanned<Duty>| {
        let (norm, asks) = (cited(context, duty, &number(context, duty)), context.text(&duty.asks));
        let text = if asks.text.is_empty() { norm } else { format!("{norm}: {}", asks.text) };
        Fact { label: context.t("action.duty"), value: Text { text, lang: asks.lang }, href: duty.source.clone() }
    };
    action.duties.iter().map(fact).collect()
}

/// What an action takes as a fact, for documents that are the project's: in a band, or in all sizes where none is given.
pub fn estimate_fact(context: &Context, action: &Action, band: Option<&Band>) -> Option<Fact> {
    let own = band.map(|band| row_of(&context.project.metamodel, action, band));
    let shown = rows(action).filter(|(_, row)| own.is_none_or(|own| own == Some(*row))).map(|(before, row)| {
        let view = range(context, before, row);
        let key = if row.cost.most == 0 { "action.amount_free" } else { "action.amount" };
        let amount = context.strings.fill(key, &[("days", view.days), ("cost", view.cost)]);
        if band.is_some() { amount } else { format!("{}: {amount}", view.of) }
    });
    let shown: Vec<String> = shown.collect();
    let value = || context.plain(shown.join(" · "));
    (!shown.is_empty()).then(|| Fact { label: context.t("action.estimate_reckoned"), value: value(), href: None })
}

/// Both as facts in a town's document. What is the project's own reckoning isn't in an agenda of the town's own.
pub fn facts_in(context: &Context, action: &EditionAction, band: Option<&Band>, is_own: bool) -> Vec<Fact> {
    let Some(model) = &action.model else { return Vec::new() };
    let mut facts = duty_facts(context, model);
    facts.extend(estimate_fact(context, model, band).filter(|_| !is_own));
    facts
}

/// What an action takes, by sizes.
pub fn estimate(context: &Context, action: &Action) -> Option<EstimateView> {
    let basis = context.text(&action.estimate.as_ref()?.basis);
    Some(EstimateView { basis, rows: rows(action).map(|(before, row)| range(context, before, row)).collect() })
}

/// What an action takes, each row after that of the smaller municipalities.
fn rows(action: &Action) -> impl Iterator<Item = (Option<&EstimateRow>, &EstimateRow)> {
    let rows = action.estimate.iter().flat_map(|estimate| &estimate.rows);
    iter::once(None).chain(rows.clone().map(Some)).zip(rows)
}

fn range(context: &Context, before: Option<&EstimateRow>, row: &EstimateRow) -> RangeView {
    let number = |number: u64| context.locale.number(number);
    let Range { least, most } = row.days;
    let days = if least == most { number(most) } else { format!("{}–{}", number(least), number(most)) };
    let Range { least: from, most: to } = row.cost;
    let cost = match (from, to) {
        (_, 0) => context.t("action.no_cost"),
        _ if from == to => context.locale.money(to * 100),
        _ => format!("{}–{}", number(from), context.locale.money(to * 100)),
    };
    RangeView { of: size(context, before, row), days: context.strings.count("action.days", most, &days), cost }
}

/// Which municipalities a row is of, in words.
fn size(context: &Context, before: Option<&EstimateRow>, row: &EstimateRow) -> String {
    let number = |number: u32| context.locale.number(u64::from(number));
    let bands = &context.project.metamodel.bands;
    let reach = |row: &EstimateRow| row.upto.as_ref().and_then(|upto| bands.iter().find(|band| band.id == upto.value)?.max);
    match (before.and_then(reach), reach(row)) {
        (None, None) => context.t("action.any_size"),
        (None, Some(max)) => context.strings.fill("action.size_upto", &[("max", number(max))]),
        (Some(before), None) => context.strings.fill("action.size_over", &[("min", number(before))]),
        (Some(before), Some(max)) => context.strings.fill("action.size_between", &[("min", number(before + 1)), ("max", number(max))]),
    }
}

/// What an action takes in municipalities of a band.
pub fn row_of<'a>(metamodel: &Metamodel, action: &'a Action, band: &Band) -> Option<&'a EstimateRow> {
    let place = |id: &Id| metamodel.bands.iter().position(|band| band.id == *id);
    let here = place(&band.id)?;
    let reaches = |row: &&EstimateRow| row.upto.as_ref().is_none_or(|upto| place(&upto.value).is_some_and(|upto| here <= upto));
    action.estimate.as_ref()?.rows.iter().find(reaches)
}

/// The actions that it rests on.
pub fn depends(context: &Context, action: &Action) -> Vec<Link> {
    let links = action.depends.iter().filter_map(|on| {
        let (axis, on) = context.project.master.placed(&on.value)?;
        Some(context.link(format!("{} {}", on.id, context.title(&on.text).text), &route::action(&axis.slug, &on.slug)))
    });
    links.collect()
}

/// The public solutions that give its pieces, each once.
pub fn help(context: &Context, action: &Action) -> Vec<HelpView> {
    let metamodel = &context.project.metamodel;
    let pieces = metamodel.pieces.iter().filter(|piece| builds(action, piece));
    let wanted: BTreeSet<&Id> = pieces.flat_map(|piece| &piece.solutions).map(|solution| &solution.value).collect();
    let view = |solution: &Solution| HelpView {
        solution: context.link(solution.name.clone(), &format!("metamodel/#{}", route::solution_anchor(&solution.id))),
        provider: solution.provider.clone(),
        description: context.text(&solution.description),
    };
    metamodel.solutions.iter().filter(|solution| wanted.contains(&solution.id)).map(view).collect()
}
