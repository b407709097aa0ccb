//! The page from which the whole site is searched, and the one for what isn't there. What is found, a browser finds (`search.js`); without scripts the page is the lists that lead to all of it.

use super::common::breadcrumbs;
use super::index::letters;
use crate::context::Context;
use crate::data;
use crate::route;
use crate::view::Planned;
use crate::view::{Link, Meta, SearchView, View};

/// Builds the page.
pub fn page(context: &Context) -> Planned {
    let meta = Meta {
        title: context.t("search.title"),
        description: context.t("search.description"),
        section: "search",
        breadcrumbs: breadcrumbs(context, &[]),
        ..Meta::default()
    };
    context.page(route::SEARCH, meta, View::Search(view(context)))
}

/// `404.html`, which web servers show for what isn't there: a browser looks for what the address was perhaps meant to be.
pub fn not_found(context: &Context) -> Planned {
    let meta = Meta {
        title: context.t("not_found.title"),
        description: context.t("not_found.text"),
        breadcrumbs: breadcrumbs(context, &[]),
        ..Meta::default()
    };
    let (_, mut page) = context.page("404/", meta, View::NotFound(view(context)));
    page.meta.canonical = format!("{}/404.html", context.project.site.base_url);
    (context.routes.folder("404.html"), page)
}

fn view(context: &Context) -> SearchView {
    let (master, metamodel) = (&context.project.master, &context.project.metamodel);
    let axes = master.axes.iter().map(|axis| context.link(context.axis_title(axis), &route::axis(&axis.slug)));
    let areas = metamodel.areas.iter().map(|area| context.link(area.name.text(context.language), &context.area_page(area)));
    SearchView {
        finder: context.routes.href(data::FINDER),
        index: context.routes.href(data::SEARCH),
        letters: letters(context, None),
        axes: axes.collect(),
        areas: areas.collect(),
        pages: pages(context),
    }
}

fn pages(context: &Context) -> Vec<Link> {
    let mut pages =
        vec![context.link(context.t("comarca.list_title"), route::COMARQUES), context.link(context.t("progress.title"), "seguiment/")];
    pages.extend(context.frame.foot.iter().cloned());
    pages
}
