//! The home page: what the Agenda is, finding a town, the state of the whole in four figures, what happened last.

use super::common::{site_feed, town_row};
use super::index::examples;
use super::linked;
use super::model::{axis_cards, axis_count};
use super::progress;
use crate::context::Context;
use crate::model::name;
use crate::part::imprint::imprint;
use crate::route;
use crate::town::TownFacts;
use crate::view::Planned;
use crate::view::{Figure, Meta, UpdateView, View};

/// How many adhesions and updates the page shows.
const MOST_LATEST: usize = 6;

/// Builds the page.
pub fn page(context: &Context<'_>) -> Planned {
    let site = &context.project.site;
    let view = crate::view::HomeView {
        search: context.routes.href("municipis/"),
        figures: headline(context),
        axes: axis_cards(context),
        adhesions: latest_adhesions(context).into_iter().map(|town| town_row(context, town)).collect(),
        updates: latest_updates(context),
        examples: examples(context),
        motion: context.routes.href("mocio/"),
        municipalities: context.routes.href("municipis/"),
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
fn headline(context: &Context<'_>) -> Vec<Figure> {
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

fn latest_adhesions<'c>(context: &Context<'c>) -> Vec<&'c TownFacts> {
    let dated = context.real().filter_map(|town| {
        let (date, _) = town.overlay()?.adhesion.as_ref()?.day()?;
        (date <= context.project.site.reference_date).then_some((date, town))
    });
    let mut dated: Vec<_> = dated.collect();
    dated.sort_by(|a, b| {
        let names = || context.locale.compare(&a.1.municipality().index_name, &b.1.municipality().index_name);
        b.0.cmp(&a.0).then_with(names).then_with(|| a.1.municipality().code.cmp(&b.1.municipality().code))
    });
    dated.into_iter().take(MOST_LATEST).map(|(_, town)| town).collect()
}

fn latest_updates(context: &Context<'_>) -> Vec<UpdateView> {
    let updates = context.real().flat_map(|town| {
        town.edition.actions().filter_map(move |action| {
            let date = town.progress.standings[&action.id].last_update?;
            let update = action.report.updates.iter().rfind(|update| update.date.value == date)?;
            Some((date, town, action, update))
        })
    });
    let mut updates: Vec<_> = updates.collect();
    updates.sort_by(|a, b| {
        let code = |town: &TownFacts| town.municipality().code.clone();
        (b.0.order(), code(a.1), &a.2.id).cmp(&(a.0.order(), code(b.1), &b.2.id))
    });
    let view = |(date, town, action, update): (
        crate::model::date::PartialDate,
        &TownFacts,
        &crate::model::edition::EditionAction,
        &crate::model::overlay::Update,
    )| {
        let municipality = town.municipality();
        let mut link = context.link(
            format!("{}: {}", name::capitalised(&municipality.name), context.title(&action.text).text),
            &route::town(&municipality.slug, "seguiment/"),
        );
        link.href = format!("{}#{}", link.href, action.id.anchor());
        UpdateView {
            date: context.date(date),
            datetime: date.to_string(),
            of: Some(link),
            status: update.status.as_ref().map(|status| context.status(Some(status.value))),
            progress: update.progress.as_ref().map(|progress| progress.value),
            body: None,
            evidence: Vec::new(),
        }
    };
    updates.into_iter().take(MOST_LATEST).map(view).collect()
}
