//! The home page: what the Agenda is, finding a town, the state of the whole in four figures, what happened last.

use super::common::{site_feed, town_row};
use super::index::{examples, letters};
use super::linked;
use super::model::{axis_cards, axis_count};
use super::progress;
use crate::context::Whole;
use crate::data;
use crate::model::name;
use crate::part::imprint::imprint;
use crate::route;
use crate::town::{LatestUpdate, TownRecord};
use crate::view::Planned;
use crate::view::{Figure, Meta, UpdateView, View};

/// How many adhesions and updates the page shows.
pub const MOST_LATEST: usize = 6;

/// Builds the page.
pub fn page(context: &Whole<'_>) -> Planned {
    let site = &context.project.site;
    let view = crate::view::HomeView {
        finder: context.routes.href(data::FINDER),
        letters: letters(context, None),
        figures: headline(context),
        axes: axis_cards(context),
        adhesions: latest_adhesions(context).into_iter().map(|town| town_row(context, town)).collect(),
        updates: latest_updates(context),
        examples: examples(context),
        motion: context.routes.href("mocio/"),
        municipalities: context.routes.href("municipis/"),
        progress: context.routes.href("seguiment/"),
        data: context.routes.href("dades/"),
        agenda: context.routes.href("agenda/"),
        imprint: imprint(context),
    };
    let meta = Meta {
        title: site.title.text(context.language).to_owned(),
        description: site.description.text(context.language).to_owned(),
        section: "home",
        feeds: site_feed(context),
        linked: Some(linked::site(context)),
        ..Meta::default()
    };
    context.page("", meta, View::Home(view))
}

/// The state of the whole in four figures: who has adhered, where, what the Agenda has, and who has made it its own. Real towns only.
fn headline(context: &Whole<'_>) -> Vec<Figure> {
    let master = &context.project.master;
    let objectives = master.axes.iter().map(|axis| axis.objectives.len() as u64).sum();
    let parts = [
        ("axes", axis_count(context, "count.axes", master.axes.len() as u64)),
        ("objectives", axis_count(context, "count.objectives", objectives)),
    ];
    let mut figures = progress::headline(context);
    let model = Figure {
        href: Some(context.routes.href("agenda/")),
        ..progress::figure(context, "model", master.actions().count() as u64, &parts)
    };
    figures.insert(2, model);
    figures
}

fn latest_adhesions<'t>(context: &Whole<'t>) -> Vec<&'t TownRecord> {
    let dated = context.towns.real().filter_map(|town| {
        let (date, _) = town.adhesion.as_ref()?.day?;
        (date <= context.project.site.reference_date).then_some((date, town))
    });
    let mut dated: Vec<_> = dated.collect();
    dated.sort_by(|a, b| {
        let names = || context.locale.compare(&a.1.municipality.index_name, &b.1.municipality.index_name);
        b.0.cmp(&a.0).then_with(names).then_with(|| a.1.municipality.code.cmp(&b.1.municipality.code))
    });
    dated.into_iter().take(MOST_LATEST).map(|(_, town)| town).collect()
}

fn latest_updates(context: &Whole<'_>) -> Vec<UpdateView> {
    let mut updates: Vec<_> = context.towns.real().flat_map(|town| town.updates.iter().map(move |update| (town, update))).collect();
    updates.sort_by(|(of_a, a), (of_b, b)| {
        (b.date.order(), &of_a.municipality.code, &a.action).cmp(&(a.date.order(), &of_b.municipality.code, &b.action))
    });
    let view = |(town, update): (&TownRecord, &LatestUpdate)| {
        let title = context.text(&update.title).text;
        let label = format!("{}: {title}", name::capitalised(&town.municipality.name));
        let mut link = context.link(label, &route::town(&town.municipality.slug, "seguiment/"));
        link.href = format!("{}#{}", link.href, update.action.anchor());
        UpdateView {
            date: context.date(update.date),
            datetime: update.date.to_string(),
            of: Some(link),
            status: update.status.map(|status| context.status(Some(status))),
            progress: update.progress,
            body: None,
            evidence: Vec::new(),
        }
    };
    updates.into_iter().take(MOST_LATEST).map(view).collect()
}
