//! The page from which the whole site is searched. What is found, a browser finds (`search.js`); without scripts the page is the lists that lead to all of it.

use super::common::breadcrumbs;
use super::index::letters;
use crate::context::Context;
use crate::data;
use crate::route;
use crate::view::Planned;
use crate::view::{Link, Meta, SearchView, View};

/// Builds the page.
pub fn page(context: &Context) -> Planned {
    let (master, metamodel) = (&context.project.master, &context.project.metamodel);
    let axes = master.axes.iter().map(|axis| context.link(context.axis_title(axis), &route::axis(&axis.slug)));
    let areas = metamodel.areas.iter().map(|area| context.link(area.name.text(context.language), &context.area_page(area)));
    let view = SearchView {
        finder: context.routes.href(data::FINDER),
        index: context.routes.href(data::SEARCH),
        letters: letters(context, None),
        axes: axes.collect(),
        areas: areas.collect(),
        pages: pages(context),
    };
    let meta = Meta {
        title: context.t("search.title"),
        description: context.t("search.description"),
        section: "search",
        breadcrumbs: breadcrumbs(context, &[]),
        ..Meta::default()
    };
    context.page(route::SEARCH, meta, View::Search(view))
}

fn pages(context: &Context) -> Vec<Link> {
    let mut pages = vec![
        context.link(context.t("comarca.list_title"), route::COMARQUES),
        context.link(context.t("progress.title"), "seguiment/"),
        context.link(context.t("metamodel.title"), route::METAMODEL),
    ];
    pages.extend(context.frame.foot.iter().cloned());
    pages
}
