//! The pages of a language, family by family: each function takes the context and gives paths and pages.

pub mod chart;
pub mod common;
pub mod data;
mod former;
pub mod home;
pub mod index;
mod linked;
pub mod metamodel;
pub mod model;
pub mod motion;
pub mod progress;
mod proposal;
pub mod puzzle;
pub mod statement;
pub mod text;
pub mod timeline;
pub mod town;
pub mod town_agenda;
pub mod town_progress;

use crate::context::Context;
use crate::town::TownFacts;
use crate::view::Planned;

/// The pages that belong to no town.
pub fn common_pages(context: &Context<'_>) -> Vec<Planned> {
    let mut pages =
        vec![home::page(context), index::municipalities(context), progress::page(context), data::page(context), motion::blank(context)];
    pages.extend(model::pages(context));
    pages.extend(metamodel::pages(context));
    pages.extend(index::comarques(context));
    pages.extend(text::pages(context));
    pages.extend(former::pages(context));
    pages.push(text::not_found(context));
    pages
}

/// The pages of one town.
pub fn town_pages(context: &Context<'_>, town: &TownFacts) -> Vec<Planned> {
    let mut pages = vec![town::page(context, town), puzzle::page(context, town), motion::page(context, town)];
    if town.has_agenda() {
        pages.push(town_agenda::page(context, town));
    }
    if town.is_own() {
        pages.push(town_progress::page(context, town));
    }
    pages
}
