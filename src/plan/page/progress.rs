//! The progress of all: who has adhered and when, what they took on and how it goes. Every figure is one of `assess::totals`.

use super::Planned;
use super::chart;
use super::common::{axis_figures, breadcrumbs, figure_set, site_feed};
use super::home::headline;
use super::index::{examples, real, rows};
use super::puzzle::band_link;
use crate::model::name;
use crate::model::progress::Share;
use crate::model::totals::TownSet;
use crate::plan::context::Context;
use crate::plan::route;
use crate::plan::view::{Link, Meta, SiteProgressView, TownSetRow, UptakeAxis, UptakeRow, View};

/// Builds the page.
pub(super) fn page(context: &Context<'_>) -> Planned {
    let totals = context.totals;
    let figures = &totals.all.figures;
    let axes = context.project.master.axes.iter().zip(&totals.by_axis);
    let bands = context.project.metamodel.bands.iter().zip(&totals.by_band);
    let with_some = |set: &&TownSet| set.adhered > 0;
    let comarques = context.project.comarques.iter().filter_map(|comarca| {
        let set = totals.by_comarca.get(&comarca.code).filter(with_some)?;
        let name = name::capitalised(&name::comarca_named(&comarca.name));
        Some(set_row(context, context.link(name, &route::comarca(&comarca.slug)), set))
    });
    let others = totals.by_comarca.values().filter(|set| set.adhered == 0).count() as u64;
    let view = SiteProgressView {
        headline: headline(context),
        figures: figure_set(context, figures),
        bar: chart::status_bar(context, &context.t("chart.all"), figures),
        key: chart::key(context, figures),
        by_axis: axes.map(|(axis, (_, figures))| axis_figures(context, axis, figures)).collect(),
        moments: chart::columns(context, &totals.moments),
        adhesions: chart::adhesions(context, totals, context.project.site.reference_date),
        by_band: bands.map(|(band, (_, set))| set_row(context, band_link(context, band), set)).collect(),
        by_comarca: comarques.collect(),
        other_comarques: context.strings.count("progress.other_comarques", others, &context.locale.number(others)),
        uptake: uptake(context),
        adhered: rows(context, real(context).filter(|town| town.has_adhered())),
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

fn set_row(context: &Context<'_>, set: Link, of: &TownSet) -> TownSetRow {
    let number = |count: u64| context.locale.number(count);
    let done = match Share::of(of.figures.done, of.figures.total) {
        Some(share) => format!("{} ({})", number(of.figures.done), context.locale.percent(share)),
        None => number(of.figures.done),
    };
    TownSetRow {
        set,
        towns: number(of.towns),
        adhered: number(of.adhered),
        reporting: number(of.reporting),
        actions: number(of.figures.total),
        done,
    }
}

fn uptake(context: &Context<'_>) -> Vec<UptakeAxis> {
    let axes = context.project.master.axes.iter().map(|axis| UptakeAxis {
        title: context.title(&axis.text),
        rows: axis
            .objectives
            .iter()
            .flat_map(|objective| &objective.actions)
            .map(|action| {
                let uptake = context.totals.uptake_of(&action.id);
                let counts = [uptake.adopted, uptake.adapted, uptake.omitted, uptake.out_of_scope];
                UptakeRow {
                    id: action.id.to_string(),
                    action: context.link(context.title(&action.text).text, &route::action(&axis.slug, &action.slug)),
                    counts: counts.map(|count| context.locale.number(count)).to_vec(),
                }
            })
            .collect(),
    });
    axes.collect()
}
