//! What the towns of the size of one did that has no agenda of its own: a part of its page that is put in when all towns are known.

use std::sync::Arc;

use super::common::town_row;
use crate::context::Whole;
use crate::model::agenda::Action;
use crate::model::totals::Coverage;
use crate::town::TownRecord;
use crate::view::{Fact, NeighboursView};

/// How many towns of the same size are named.
const MOST_NEIGHBOURS: usize = 12;
/// How many of the actions that those took on are named.
const MOST_TAKEN_ON: usize = 5;

/// What the real towns of its band did, itself left out of the lists.
pub fn neighbours(context: &Whole<'_>, town: &TownRecord) -> NeighboursView {
    let band = town.tally.band.as_ref().and_then(|id| context.project.metamodel.bands.iter().find(|band| band.id == *id));
    let set = band.and_then(|band| context.towns.totals.by_band.iter().find(|(id, _)| *id == band.id)).map(|(_, set)| set);
    let Some((band, set)) = band.zip(set) else {
        return NeighboursView { sentence: context.t("comparison.no_band"), adhered: Vec::new(), taken_on: Vec::new() };
    };
    let part = |coverage: Coverage| match coverage.towns {
        0 => context.t("proposal.nobody"),
        _ => context.coverage(coverage),
    };
    // The list below leaves the town itself out.
    let adhered = match town.has_adhered() && !town.municipality.example {
        true => context.strings.fill("proposal.counted_in", &[("coverage", part(set.adhered))]),
        false => part(set.adhered),
    };
    let arguments = [
        ("band", band.name.text(context.language).to_lowercase()),
        ("all", context.coverage(set.all)),
        ("adhered", adhered),
        ("own", part(set.own)),
    ];
    let own_code = &town.municipality.code;
    let alike = || context.towns.real().filter(|other| other.tally.band.as_ref() == Some(&band.id));
    let adhered = alike().filter(|other| other.has_adhered() && other.municipality.code != *own_code);
    NeighboursView {
        sentence: context.strings.fill("proposal.neighbours", &arguments),
        adhered: adhered.take(MOST_NEIGHBOURS).map(|other| town_row(context, other)).collect(),
        taken_on: if set.own.towns == 0 { Vec::new() } else { taken_on(context, alike(), set.own.towns) },
    }
}

/// The actions of the model that most of some towns' own agendas took on, in the model's order among equals.
fn taken_on<'t>(context: &Whole<'_>, towns: impl Iterator<Item = &'t TownRecord>, whole: u64) -> Vec<Fact> {
    let master = &context.project.master;
    let mut counts = vec![Coverage::default(); master.actions().count()];
    for (town, own) in towns.filter_map(|town| Some((town, town.tally.own.as_ref()?))) {
        let one = Coverage { towns: 1, population: u64::from(town.municipality.population) };
        let assumed = own.provenances.iter().zip(&mut counts).filter(|(provenance, _)| provenance.is_assumed());
        assumed.for_each(|(_, count)| *count += one);
    }
    let mut actions: Vec<_> = master.actions().zip(counts).filter(|(_, count)| count.towns > 0).collect();
    actions.sort_by_key(|(_, coverage)| std::cmp::Reverse(coverage.towns));
    let fact = |(action, coverage): (&Arc<Action>, Coverage)| Fact {
        label: context
            .strings
            .fill("proposal.taken_on", &[("part", context.coverage_cell(coverage)), ("whole", context.locale.number(whole))]),
        value: context.title(&action.text),
        href: context.items.get(&action.id).map(|page| context.routes.href(page)),
    };
    actions.into_iter().take(MOST_TAKEN_ON).map(fact).collect()
}
