//! What the page of a town without an agenda of its own is worth a visit for: the proposal, what towns of its size did, the next step and whom to call. Nothing here
//! is said by the town.

use std::collections::BTreeMap;

use super::common::town_row;
use super::model::{axis_cards, axis_count};
use crate::context::Context;
use crate::model::agenda::Horizon;
use crate::model::edition::{EditionAction, Provenance};
use crate::model::identifier::Id;
use crate::model::totals::Coverage;
use crate::route;
use crate::town::TownFacts;
use crate::view::{AxisCard, Fact, Link, NeighboursView, ProposalView, UnknownView};

/// How many actions to begin with are named.
const MOST_FIRST: usize = 6;
/// How many towns of the same size are named.
const MOST_NEIGHBOURS: usize = 12;
/// How many of the actions that those took on are named.
const MOST_TAKEN_ON: usize = 5;

/// The proposal; none for a town that has an agenda of its own.
pub(super) fn proposal(context: &Context<'_>, town: &TownFacts) -> Option<ProposalView> {
    if town.is_own() {
        return None;
    }
    let proposed = || town.edition.actions().filter(|action| action.provenance == Provenance::Proposed);
    let count = proposed().count() as u64;
    let first = proposed().filter(|action| action.model.as_ref().is_some_and(|model| model.horizon == Some(Horizon::Short)));
    Some(ProposalView {
        unknown: unknown(context, town),
        sentence: context.strings.count("proposal.sentence", count, &context.locale.number(count)),
        axes: axes(context, town),
        first: first.take(MOST_FIRST).map(|action| link(context, action)).collect(),
        neighbours: neighbours(context, town),
        contacts: contacts(context, town),
    })
}

/// Of a real town of which it isn't known whether it has adhered: the consortium announced more adhesions than can be documented one by one, and
/// of a motion that was to be voted the outcome isn't always published.
fn unknown(context: &Context<'_>, town: &TownFacts) -> Option<UnknownView> {
    if town.has_adhered() || town.municipality().example {
        return None;
    }
    let is_proposed = town.adhesion().is_some();
    let announced = context.project.master.imprint.announced.as_ref().filter(|_| !is_proposed);
    let why = announced.map(|announced| {
        let arguments = [("n", context.locale.number(announced.adhesions)), ("date", context.locale.on(announced.date))];
        context.strings.fill("proposal.announced", &arguments)
    });
    Some(UnknownView {
        why: why.unwrap_or_default(),
        source: announced.and_then(|announced| announced.source.clone()),
        ask: context.t(if is_proposed { "proposal.tell_result" } else { "proposal.tell_us" }),
        email: context.project.site.publisher.email.clone(),
    })
}

/// How many actions are proposed in each axis: in the town's proposal when it has one, else in the model.
fn axes(context: &Context<'_>, town: &TownFacts) -> Vec<AxisCard> {
    let cards = axis_cards(context).into_iter().zip(&town.edition.axes);
    let page = context.routes.href(&route::town(&town.municipality().slug, "agenda/"));
    let card = |(card, axis): (AxisCard, &crate::model::edition::EditionAxis)| {
        let count = axis.actions().filter(|action| action.provenance == Provenance::Proposed).count() as u64;
        let href = if town.has_agenda() { format!("{page}#{}", axis.axis.id.anchor()) } else { card.href };
        AxisCard { counts: axis_count(context, "count.proposed", count), href, ..card }
    };
    cards.map(card).collect()
}

fn link(context: &Context<'_>, action: &EditionAction) -> Link {
    let page = context.items.get(&action.id).map_or("", String::as_str);
    context.link(context.title(&action.text).text, page)
}

/// What the real towns of its band did, itself left out of the lists.
fn neighbours(context: &Context<'_>, town: &TownFacts) -> NeighboursView {
    let band = town.edition.band.as_ref();
    let set = band.and_then(|band| context.totals.by_band.iter().find(|(id, _)| *id == band.id)).map(|(_, set)| set);
    let Some((band, set)) = band.zip(set) else {
        return NeighboursView { sentence: context.t("comparison.no_band"), adhered: Vec::new(), taken_on: Vec::new() };
    };
    let part = |coverage: Coverage| match coverage.towns {
        0 => context.t("proposal.nobody"),
        _ => context.coverage(coverage),
    };
    // The list below leaves the town itself out.
    let adhered = match town.has_adhered() && !town.municipality().example {
        true => context.strings.fill("proposal.counted_in", &[("coverage", part(set.adhered))]),
        false => part(set.adhered),
    };
    let arguments = [
        ("band", band.name.text(context.language).to_lowercase()),
        ("all", context.coverage(set.all)),
        ("adhered", adhered),
        ("own", part(set.own)),
    ];
    let own_code = &town.municipality().code;
    let alike = || context.real().filter(|other| other.edition.band.as_ref().is_some_and(|of| of.id == band.id));
    let adhered = alike().filter(|other| other.has_adhered() && other.municipality().code != *own_code);
    NeighboursView {
        sentence: context.strings.fill("proposal.neighbours", &arguments),
        adhered: adhered.take(MOST_NEIGHBOURS).map(|other| town_row(context, other)).collect(),
        taken_on: if set.own.towns == 0 { Vec::new() } else { taken_on(context, alike(), set.own.towns) },
    }
}

/// The actions of the model that most of some towns' own agendas took on, in the model's order among equals.
fn taken_on<'e>(context: &Context<'_>, towns: impl Iterator<Item = &'e TownFacts>, whole: u64) -> Vec<Fact> {
    let mut counts: BTreeMap<&Id, Coverage> = BTreeMap::new();
    for town in towns.filter(|town| town.is_own()) {
        let one = Coverage { towns: 1, population: u64::from(town.municipality().population) };
        town.edition.assumed().filter(|action| action.model.is_some()).for_each(|action| *counts.entry(&action.id).or_default() += one);
    }
    let mut actions: Vec<_> = context.project.master.actions().filter_map(|action| Some((action, *counts.get(&action.id)?))).collect();
    actions.sort_by_key(|(_, coverage)| std::cmp::Reverse(coverage.towns));
    let fact = |(action, coverage): (&std::sync::Arc<crate::model::agenda::Action>, Coverage)| Fact {
        label: context
            .strings
            .fill("proposal.taken_on", &[("part", context.coverage_cell(coverage)), ("whole", context.locale.number(whole))]),
        value: context.title(&action.text),
        href: context.items.get(&action.id).map(|page| context.routes.href(page)),
    };
    actions.into_iter().take(MOST_TAKEN_ON).map(fact).collect()
}

/// Whom to call: the consortium to adhere, and who publishes the site to have it told here.
fn contacts(context: &Context<'_>, town: &TownFacts) -> Vec<Fact> {
    let site = &context.project.site;
    let (consortium, publisher) = (&site.consortium, &site.publisher);
    let mut contacts = Vec::new();
    let mut add = |label: &str, value: String, href: Option<String>| {
        contacts.push(Fact { label: context.t(label), value: context.plain(value), href });
    };
    add(if town.has_adhered() { "proposal.call_adhered" } else { "proposal.call" }, consortium.name.clone(), consortium.url.clone());
    if let Some(email) = &consortium.email {
        add("proposal.call_email", email.clone(), Some(format!("mailto:{email}")));
    }
    if let Some(phone) = &consortium.phone {
        add("proposal.call_phone", phone.clone(), Some(format!("tel:{}", phone.replace(' ', ""))));
    }
    if let Some(email) = &publisher.email {
        add("proposal.tell", email.clone(), Some(format!("mailto:{email}")));
    }
    contacts
}
