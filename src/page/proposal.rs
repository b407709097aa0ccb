//! What the page of a town without an agenda of its own is worth a visit for: the proposal, what towns of its size did, the next step and whom to call. Nothing here
//! is said by the town.

use super::model::{axis_cards, axis_count};
use crate::context::Context;
use crate::markup::Fragment;
use crate::model::agenda::Horizon;
use crate::model::edition::{EditionAction, Provenance};
use crate::route;
use crate::town::TownFacts;
use crate::view::{AxisCard, Fact, Link, ProposalView, UnknownView};

/// How many actions to begin with are named.
const MOST_FIRST: usize = 6;

/// The proposal; none for a town that has an agenda of its own.
pub(super) fn proposal(context: &Context, town: &TownFacts) -> Option<ProposalView> {
    if town.is_own() {
        return None;
    }
    let count = town.edition.proposed().count() as u64;
    let first = town.edition.proposed().filter(|action| action.model.as_ref().is_some_and(|model| model.horizon == Some(Horizon::Short)));
    Some(ProposalView {
        unknown: unknown(context, town),
        sentence: context.strings.count("proposal.sentence", count, &context.locale.number(count)),
        axes: axes(context, town),
        first: first.take(MOST_FIRST).map(|action| link(context, action)).collect(),
        neighbours: Fragment::late(),
        contacts: contacts(context, town),
    })
}

/// Of a real town of which it isn't known whether it has adhered: the consortium announced more adhesions than can be documented one by one, and
/// of a motion that was to be voted the outcome isn't always published.
fn unknown(context: &Context, town: &TownFacts) -> Option<UnknownView> {
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
fn axes(context: &Context, town: &TownFacts) -> Vec<AxisCard> {
    let cards = axis_cards(context).into_iter().zip(&town.edition.axes);
    let page = context.routes.href(&route::town(&town.municipality().slug, "agenda/"));
    let card = |(card, axis): (AxisCard, &crate::model::edition::EditionAxis)| {
        let count = axis.actions().filter(|action| action.provenance == Provenance::Proposed).count() as u64;
        let href = if town.has_agenda() { format!("{page}#{}", axis.axis.id.anchor()) } else { card.href };
        AxisCard { counts: axis_count(context, "count.proposed", count), href, ..card }
    };
    cards.map(card).collect()
}

fn link(context: &Context, action: &EditionAction) -> Link {
    let page = context.items.get(&action.id).map_or("", String::as_str);
    context.link(context.title(&action.text).text, page)
}

/// Whom to call: the consortium to adhere, and who publishes the site to have it told here.
fn contacts(context: &Context, town: &TownFacts) -> Vec<Fact> {
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
