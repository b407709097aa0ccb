//! The progress of all: who has adhered and when, who has an agenda of its own, what those took on and how it goes. Every figure is one of
//! `assess::totals`.

use super::chart;
use super::common::{breadcrumbs, rows, site_feed};
use super::index::examples;
use crate::context::{Context, Whole};
use crate::model::name;
use crate::model::progress::Share;
use crate::model::totals::{Coverage, TownSet};
use crate::part::bar;
use crate::part::figure::{Whose, axis_figures, figure_set};
use crate::part::puzzle::band_link;
use crate::route;
use crate::view::Planned;
use crate::view::{Figure, Link, Meta, SiteProgressView, TownSetRow, UptakeAxis, UptakeRow, View};

/// Builds the page.
pub fn page(context: &Whole<'_>) -> Planned {
    let totals = &context.towns.totals;
    let figures = &totals.all.figures;
    let axes = context.project.master.axes.iter().zip(&totals.by_axis);
    let bands = context.project.metamodel.bands.iter().zip(&totals.by_band);
    let with_some = |set: &&TownSet| set.adhered.towns + set.own.towns > 0;
    let comarques = context.project.comarques.iter().filter_map(|comarca| {
        let set = totals.by_comarca.get(&comarca.code).filter(with_some)?;
        let name = name::capitalised(&name::comarca_named(&comarca.name));
        Some(set_row(context, context.link(name, &route::comarca(&comarca.slug)), set))
    });
    let others = totals.by_comarca.values().filter(|set| !with_some(set)).count() as u64;
    let view = SiteProgressView {
        headline: headline(context),
        own: match totals.all.own.towns {
            0 => context.t("progress.no_agendas"),
            towns => context.strings.count("progress.own", towns, &context.coverage(totals.all.own)),
        },
        figures: figure_set(context, figures, Whose::All),
        bar: bar::status_bar(context, &context.t("chart.all"), figures),
        by_axis: axes.map(|(axis, (_, figures))| axis_figures(context, axis, figures, Whose::All)).collect(),
        moments: chart::columns(context, &totals.moments),
        adhesions: chart::adhesions(context, totals, context.project.site.reference_date),
        by_band: bands.map(|(band, (_, set))| set_row(context, band_link(context, band), set)).collect(),
        by_comarca: comarques.collect(),
        other_comarques: context.strings.count("progress.other_comarques", others, &context.locale.number(others)),
        uptake: uptake(context),
        adhered: rows(context, context.towns.real().filter(|town| town.has_adhered())),
        examples: examples(context),
    };
    let meta = Meta {
        title: context.t("progress.title"),
        description: context.t("progress.description"),
        section: "progress",
        breadcrumbs: breadcrumbs(context, &[]),
        feeds: site_feed(context),
        ..Meta::default()
    };
    context.page("seguiment/", meta, View::SiteProgress(Box::new(view)))
}

/// Who has adhered, in how many comarques, and who has an agenda of its own, each with how many people live there.
pub fn headline(context: &Whole<'_>) -> Vec<Figure> {
    let totals = &context.towns.totals;
    let number = |count: u64| context.locale.number(count);
    let coverage = |part: Coverage, whole: Coverage| {
        let share = Share::of(part.population, whole.population).map_or_else(String::new, |share| context.locale.percent(share));
        [("whole", number(whole.towns)), ("population", number(part.population)), ("share", share)]
    };
    let comarques = totals.by_comarca.values().filter(|set| set.adhered.towns > 0).count() as u64;
    let all = &totals.all;
    let mut adhered = figure(context, "adhered", all.adhered.towns, &coverage(all.adhered, all.all));
    if let Some(announced) = &context.project.master.imprint.announced {
        let arguments = [("n", number(announced.adhesions)), ("date", context.locale.on(announced.date))];
        adhered.definition = format!("{} {}", adhered.definition, context.strings.fill("headline.announced", &arguments));
    }
    let mut own = figure(context, "own", all.own.towns, &coverage(all.own, all.all));
    if all.own.towns == 0 {
        own.of = context.t("headline.own.none");
        own.told = format!("{} {}", own.number, own.of);
    }
    vec![adhered, figure(context, "comarques", comarques, &[("whole", number(totals.by_comarca.len() as u64))]), own]
}

/// A figure of the whole, with out of what in words.
pub fn figure(context: &Context, key: &str, value: u64, of: &[(&'static str, String)]) -> Figure {
    let out_of = of.iter().find(|(key, _)| *key == "whole");
    let words = context.strings.fill(&format!("headline.{key}.of"), of);
    Figure {
        told: format!("{} {words}", context.locale.number(value)),
        value: context.locale.number(value),
        number: context.locale.number(value),
        out_of: out_of.map_or_else(String::new, |(_, whole)| context.strings.fill("figures.of_whole", &[("whole", whole.clone())])),
        label: context.strings.count(&format!("headline.{key}.label"), value, ""),
        of: words,
        definition: context.t(&format!("headline.{key}.definition")),
        href: None,
    }
}

fn set_row(context: &Context, set: Link, of: &TownSet) -> TownSetRow {
    let number = |count: u64| context.locale.number(count);
    let done = match Share::of(of.figures.done, of.figures.total) {
        Some(share) => {
            let arguments =
                [("part", number(of.figures.done)), ("whole", number(of.figures.total)), ("share", context.locale.percent(share))];
            context.strings.fill("figures.out_of", &arguments)
        }
        None => "—".to_owned(),
    };
    TownSetRow {
        set,
        towns: context.coverage_cell(of.all),
        adhered: context.coverage_cell(of.adhered),
        own: context.coverage_cell(of.own),
        reporting: context.coverage_cell(of.reporting),
        done,
    }
}

fn uptake(context: &Whole<'_>) -> Vec<UptakeAxis> {
    let axes = context.project.master.axes.iter().map(|axis| UptakeAxis {
        title: context.title(&axis.text),
        rows: axis
            .objectives
            .iter()
            .flat_map(|objective| &objective.actions)
            .map(|action| {
                let uptake = context.towns.totals.uptake_of(&action.id);
                let counts = [uptake.adopted, uptake.adapted, uptake.proposed, uptake.omitted, uptake.out_of_scope];
                UptakeRow {
                    id: action.id.to_string(),
                    action: context.link(context.title(&action.text).text, &route::action(&axis.slug, &action.slug)),
                    counts: counts.map(|towns| context.coverage_cell(towns)).to_vec(),
                }
            })
            .collect(),
    });
    axes.collect()
}
