//! The state of the whole: sums over the real municipalities. Examples never enter here, whoever passes them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::progress::add;
use crate::model::agenda::Master;
use crate::model::edition::{Edition, Provenance};
use crate::model::identifier::Id;
use crate::model::metamodel::Metamodel;
use crate::model::progress::{Moment, Progress};
use crate::model::totals::{Coverage, Totals, TownSet, Uptake};

/// The totals of all towns as of the reference date.
pub fn totals<'e>(
    towns: impl Iterator<Item = (&'e Edition, &'e Progress)>,
    master: &Master,
    metamodel: &Metamodel,
    reference_date: Date,
) -> Totals {
    let real: Vec<(&Edition, &Progress)> = towns.filter(|(edition, _)| !edition.municipality.example).collect();
    let adhered = real.iter().map(|(edition, _)| *edition).filter(|edition| edition.has_adhered());
    let own: Vec<(&Edition, &Progress)> = real.iter().copied().filter(|(edition, _)| edition.is_own()).collect();
    let axis =
        |at: usize, id: &Id| (id.clone(), add(own.iter().filter_map(|(_, progress)| progress.by_axis.get(at)).map(|(_, figures)| figures)));
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
        adhesions: adhesions(adhered, reference_date),
        uptake: uptake(master, &own),
        moments: together(own.iter().map(|(_, progress)| *progress)),
    }
}

fn set<'e>(towns: impl Iterator<Item = (&'e Edition, &'e Progress)>) -> TownSet {
    let mut set = TownSet::default();
    let mut figures = Vec::new();
    for (edition, progress) in towns {
        let town = one(edition);
        set.all += town;
        if edition.has_adhered() {
            set.adhered += town;
        }
        if edition.is_own() {
            set.own += town;
            figures.push(&progress.figures);
            if progress.figures.unreported < progress.figures.total {
                set.reporting += town;
            }
        }
    }
    TownSet { figures: add(figures.into_iter()), ..set }
}

/// A town as one of those that something is counted over.
fn one(edition: &Edition) -> Coverage {
    Coverage { towns: 1, population: u64::from(edition.municipality.population) }
}

fn uptake(master: &Master, own: &[(&Edition, &Progress)]) -> Vec<(Id, Uptake)> {
    let mut counts: BTreeMap<&Id, Uptake> = BTreeMap::new();
    for (edition, action) in own.iter().flat_map(|(edition, _)| edition.actions().map(move |action| (edition, action))) {
        let uptake = counts.entry(&action.id).or_default();
        *match action.provenance {
            Provenance::Adopted => &mut uptake.adopted,
            Provenance::Adapted => &mut uptake.adapted,
            Provenance::Proposed => &mut uptake.proposed,
            Provenance::Omitted => &mut uptake.omitted,
            Provenance::OutOfScope => &mut uptake.out_of_scope,
            Provenance::Own => continue,
        } += one(edition);
    }
    master.actions().map(|action| (action.id.clone(), counts.get(&action.id).copied().unwrap_or_default())).collect()
}

/// Who had adhered by each day on which one did.
fn adhesions<'e>(adhered: impl Iterator<Item = &'e Edition>, reference_date: Date) -> Vec<(Date, Coverage)> {
    let date = |edition: &Edition| Some(edition.overlay.as_ref()?.adhesion.as_ref()?.day()?.0);
    let mut by_day: BTreeMap<Date, Coverage> = BTreeMap::new();
    for (day, edition) in adhered.filter_map(|edition| Some((date(edition)?, edition))).filter(|(day, _)| *day <= reference_date) {
        *by_day.entry(day).or_default() += one(edition);
    }
    let mut sum = Coverage::default();
    by_day
        .into_iter()
        .map(|(day, towns)| {
            sum += towns;
            (day, sum)
        })
        .collect()
}

/// The moments of several towns as one: on each day of any, every town stands as it last did; before its first, nothing was reported.
fn together<'e>(towns: impl Iterator<Item = &'e Progress>) -> Vec<Moment> {
    let towns: Vec<&Progress> = towns.collect();
    let days: std::collections::BTreeSet<Date> = towns.iter().flat_map(|progress| &progress.moments).map(|moment| moment.date).collect();
    let at = |day: Date| {
        let (mut counts, mut undated) = (BTreeMap::new(), 0);
        for progress in &towns {
            match progress.moments.iter().rfind(|moment| moment.date <= day) {
                Some(moment) => {
                    moment.counts.iter().for_each(|(status, count)| *counts.entry(*status).or_default() += count);
                    undated += moment.undated;
                }
                None => {
                    *counts.entry(None).or_default() += progress.figures.total - progress.undated;
                    undated += progress.undated;
                }
            }
        }
        Moment { date: day, counts, undated }
    };
    days.into_iter().map(at).collect()
}
