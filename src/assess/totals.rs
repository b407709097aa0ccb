//! The state of the whole: sums over the real municipalities. Examples never enter here, whoever passes them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::progress::add;
use crate::model::agenda::{Action, Master};
use crate::model::edition::{Edition, Provenance};
use crate::model::identifier::Id;
use crate::model::metamodel::Metamodel;
use crate::model::progress::{Moment, Progress};
use crate::model::totals::{Coverage, OwnTally, Tally, Totals, TownSet, Uptake};

/// What the totals need to know of a town.
pub fn tally(edition: &Edition, progress: &Progress) -> Tally {
    let municipality = &edition.municipality;
    let own = || OwnTally {
        figures: progress.figures.clone(),
        by_axis: progress.by_axis.iter().map(|(_, figures)| figures.clone()).collect(),
        provenances: edition.actions().filter(|action| action.model.is_some()).map(|action| action.provenance).collect(),
        undated: progress.undated,
        moments: progress.moments.clone(),
    };
    Tally {
        example: municipality.example,
        population: municipality.population,
        band: edition.band.as_ref().map(|band| band.id.clone()),
        comarca: municipality.comarca_code.clone(),
        adhered: edition.has_adhered(),
        adhesion_day: edition.overlay.as_ref().and_then(|overlay| Some(overlay.adhesion.as_ref()?.day()?.0)),
        own: edition.is_own().then(own),
    }
}

/// The totals of all towns as of the reference date.
pub fn totals<'t>(towns: impl Iterator<Item = &'t Tally>, master: &Master, metamodel: &Metamodel, reference_date: Date) -> Totals {
    let real: Vec<&Tally> = towns.filter(|town| !town.example).collect();
    let own: Vec<(&Tally, &OwnTally)> = real.iter().filter_map(|town| Some((*town, town.own.as_ref()?))).collect();
    let axis = |at: usize, id: &Id| (id.clone(), add(own.iter().filter_map(|(_, own)| own.by_axis.get(at))));
    let band = |id: &Id| (id.clone(), set(real.iter().copied().filter(|town| town.band.as_ref() == Some(id))));
    let mut comarques: BTreeMap<String, Vec<&Tally>> = BTreeMap::new();
    for town in &real {
        comarques.entry(town.comarca.clone()).or_default().push(town);
    }
    Totals {
        all: set(real.iter().copied()),
        by_axis: master.axes.iter().enumerate().map(|(at, of)| axis(at, &of.id)).collect(),
        by_band: metamodel.bands.iter().map(|of| band(&of.id)).collect(),
        by_comarca: comarques.into_iter().map(|(code, towns)| (code, set(towns.into_iter()))).collect(),
        adhesions: adhesions(real.iter().copied().filter(|town| town.adhered), reference_date),
        uptake: uptake(master, &own),
        moments: together(own.iter().map(|(_, own)| *own)),
    }
}

fn set<'t>(towns: impl Iterator<Item = &'t Tally>) -> TownSet {
    let mut set = TownSet::default();
    let mut figures = Vec::new();
    for town in towns {
        let one = one(town);
        set.all += one;
        if town.adhered {
            set.adhered += one;
        }
        if let Some(own) = &town.own {
            set.own += one;
            figures.push(&own.figures);
            if own.figures.unreported < own.figures.total {
                set.reporting += one;
            }
        }
    }
    TownSet { figures: add(figures.into_iter()), ..set }
}

/// A town as one of those that something is counted over.
fn one(town: &Tally) -> Coverage {
    Coverage { towns: 1, population: u64::from(town.population) }
}

fn uptake(master: &Master, own: &[(&Tally, &OwnTally)]) -> Vec<(Id, Uptake)> {
    let of = |(at, action): (usize, &Arc<Action>)| {
        let mut uptake = Uptake::default();
        for (town, own) in own {
            *match own.provenances.get(at) {
                Some(Provenance::Adopted) => &mut uptake.adopted,
                Some(Provenance::Adapted) => &mut uptake.adapted,
                Some(Provenance::Proposed) => &mut uptake.proposed,
                Some(Provenance::Omitted) => &mut uptake.omitted,
                Some(Provenance::OutOfScope) => &mut uptake.out_of_scope,
                Some(Provenance::Own) | None => continue,
            } += one(town);
        }
        (action.id.clone(), uptake)
    };
    master.actions().enumerate().map(of).collect()
}

/// Who had adhered by each day on which one did.
fn adhesions<'t>(adhered: impl Iterator<Item = &'t Tally>, reference_date: Date) -> Vec<(Date, Coverage)> {
    let mut by_day: BTreeMap<Date, Coverage> = BTreeMap::new();
    for (day, town) in adhered.filter_map(|town| Some((town.adhesion_day?, town))).filter(|(day, _)| *day <= reference_date) {
        *by_day.entry(day).or_default() += one(town);
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
fn together<'t>(towns: impl Iterator<Item = &'t OwnTally>) -> Vec<Moment> {
    let towns: Vec<&OwnTally> = towns.collect();
    let days: BTreeSet<Date> = towns.iter().flat_map(|town| &town.moments).map(|moment| moment.date).collect();
    let at = |day: Date| {
        let (mut counts, mut undated) = (BTreeMap::new(), 0);
        for town in &towns {
            match town.moments.iter().rfind(|moment| moment.date <= day) {
                Some(moment) => {
                    moment.counts.iter().for_each(|(status, count)| *counts.entry(*status).or_default() += count);
                    undated += moment.undated;
                }
                None => {
                    *counts.entry(None).or_default() += town.figures.total - town.undated;
                    undated += town.undated;
                }
            }
        }
        Moment { date: day, counts, undated }
    };
    days.into_iter().map(at).collect()
}
