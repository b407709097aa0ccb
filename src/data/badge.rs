//! A badge: a small picture with a town's figure, for the ajuntament's own website.

use crate::context::Context;
use crate::model::name;
use crate::town::TownFacts;

/// A badge.
#[derive(Debug, Clone, Hash)]
pub struct Badge {
    /// The language of its words, as a BCP 47 tag.
    pub lang: &'static str,
    /// All it says, in a sentence.
    pub sentence: String,
    /// Whose it is.
    pub label: String,
    /// The figure.
    pub figure: String,
    /// Out of what, in words.
    pub of: String,
    /// The date of which it is true.
    pub date: String,
}

pub(super) fn badge(context: &Context, town: &TownFacts) -> Badge {
    let figures = &town.progress.figures;
    let number = |count: u64| context.locale.number(count);
    let counts = [("done", number(figures.done)), ("whole", number(figures.total - figures.dropped))];
    let label = context.marked(
        town.municipality().example,
        context.strings.fill("badge.label", &[("of", name::of(&town.municipality().name, context.language))]),
    );
    let figure = context.strings.fill("badge.figure", &counts);
    let date = context.strings.fill("badge.date", &[("date", context.date(town.progress.reference_date))]);
    let of = context.t("badge.of");
    Badge { lang: context.frame.lang, sentence: format!("{label}. {figure}, {of}. {date}."), label, figure, of, date }
}
