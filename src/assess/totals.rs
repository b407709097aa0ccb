//! The state of the whole: sums over the real municipalities. Examples never enter here, whoever passes them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::progress::add;
use crate::model::agenda::Master;
use crate::model::edition::{Edition, Provenance};
use crate::model::identifier::Id;
use crate::model::metamodel::Metamodel;
use crate::model::progress::{Moment, Progress};
use crate::model::totals::{Totals, TownSet, Uptake};

/// The totals of all towns as of the reference date.
pub fn totals<'e>(
    towns: impl Iterator<Item = (&'e Edition, &'e Progress)>,
    master: &Master,
    metamodel: &Metamodel,
    reference_date: Date,
) -> Totals {
    let real: Vec<(&Edition, &Progress)> = towns.filter(|(edition, _)| !edition.municipality.example).collect();
    let adhered: Vec<(&Edition, &Progress)> = real.iter().copied().filter(|(edition, _)| edition.has_adhered()).collect();
    let axis = |at: usize, id: &Id| {
        (id.clone(), add(adhered.iter().filter_map(|(_, progress)| progress.by_axis.get(at)).map(|(_, figures)| figures)))
    };
    let band =
        |id: &Id| (id.clone(), set(real.iter().copied().filter(|(edition, _)| edition.band.as_ref().is_some_and(|band| band.id == *id))));
    let mut comarques: BTreeMap<String, Vec<(&Edition, &Progress)>> = BTreeMap::new();
    for town in &real {
        comarques.entry(town.0.municipality.comarca_code.clone()).or_default().push(*town);
    }
    Totals {
        all: set(real.iter().copied()),
        by_axis: master.axes.iter().enumerate().map(|(at, of)| axis(at, &of.id)).collect(),
        by_band: metamodel.bands.iter().map(|of| band(&of.id)).collect(),
        by_comarca: comarques.into_iter().map(|(code, towns)| (code, set(towns.into_iter()))).collect(),
        uptake: uptake(master, &adhered),
        adhesions: adhesions(&adhered, reference_date),
        moments: together(adhered.iter().map(|(_, progress)| *progress)),
    }
}

fn set<'e>(towns: impl Iterator<Item = (&'e Edition, &'e Progress)>) -> TownSet {
    let mut set = TownSet::default();
    let mut figures = Vec::new();
    for (edition, progress) in towns {
        set.towns += 1;
        set.population += u64::from(edition.municipality.population);
        if edition.has_adhered() {
            set.adhered += 1;
            set.reporting += u64::from(progress.figures.unreported < progress.figures.total);
            figures.push(&progress.figures);
        }
    }
    TownSet { figures: add(figures.into_iter()), ..set }
}

fn uptake(master: &Master, adhered: &[(&Edition, &Progress)]) -> Vec<(Id, Uptake)> {
    let mut counts: BTreeMap<&Id, Uptake> = BTreeMap::new();
    for action in adhered.iter().flat_map(|(edition, _)| edition.actions()) {
        let uptake = counts.entry(&action.id).or_default();
        match action.provenance {
            Provenance::Adopted => uptake.adopted += 1,
            Provenance::Adapted => uptake.adapted += 1,
            Provenance::Omitted => uptake.omitted += 1,
            Provenance::OutOfScope => uptake.out_of_scope += 1,
            Provenance::Own => {}
        }
    }
    master.actions().map(|action| (action.id.clone(), counts.get(&action.id).copied().unwrap_or_default())).collect()
}

/// How many had adhered by each day on which one did.
fn adhesions(adhered: &[(&Edition, &Progress)], reference_date: Date) -> Vec<(Date, u64)> {
    let date = |edition: &Edition| Some(edition.overlay.as_ref()?.adhesion.as_ref()?.session.as_ref()?.date.as_ref()?.value);
    let mut by_day: BTreeMap<Date, u64> = BTreeMap::new();
    for day in adhered.iter().filter_map(|(edition, _)| date(edition)).filter(|day| *day <= reference_date) {
        *by_day.entry(day).or_default() += 1;
    }
    let mut sum = 0;
    by_day
        .into_iter()
        .map(|(day, count)| {
            sum += count;
            (day, sum)
        })
        .collect()
}

/// The moments of several towns as one: on each day of any, every town stands as it last did; before its first, nothing was reported.
fn together<'e>(towns: impl Iterator<Item = &'e Progress>) -> Vec<Moment> {
    let towns: Vec<&Progress> = towns.collect();
    let days: std::collections::BTreeSet<Date> = towns.iter().flat_map(|progress| &progress.moments).map(|moment| moment.date).collect();
    let at = |day: Date| {
        let mut counts = BTreeMap::new();
        for progress in &towns {
            match progress.moments.iter().rfind(|moment| moment.date <= day) {
                Some(moment) => moment.counts.iter().for_each(|(status, count)| *counts.entry(*status).or_default() += count),
                None => *counts.entry(None).or_default() += progress.figures.total,
            }
        }
        Moment { date: day, counts }
    };
    days.into_iter().map(at).collect()
}
