//! Figures with their definitions and what they are out of.

use super::bar::{status_bar, statuses};
use crate::context::Context;
use crate::model::agenda::Axis;
use crate::model::progress::{Figures, Share};
use crate::view::{AxisFigures, Figure, FigureSet, StatusCount};

/// Whose actions some figures count, for the words that say so.
#[derive(Debug, Clone, Copy)]
pub enum Whose {
    /// A town's.
    Town,
    /// Those of all towns with an agenda of their own.
    All,
}

impl Whose {
    fn key(self) -> &'static str {
        match self {
            Whose::Town => "of",
            Whose::All => "of_all",
        }
    }
}

/// The figures of a set of actions, with their definitions.
pub fn figure_set(context: &Context, figures: &Figures, of: Whose) -> FigureSet {
    let counts = statuses().map(|status| {
        let count = figures.count(status);
        StatusCount {
            status: context.status(status),
            count,
            shown: context.locale.number(count),
            share: Share::of(count, figures.total).map_or_else(String::new, |share| context.locale.percent(share)),
        }
    });
    let number = |count: u64| context.locale.number(count);
    let counted = figures.total - figures.dropped;
    let shown = |share: Option<Share>| share.map_or_else(|| context.t("figures.nothing"), |share| context.locale.percent(share));
    let of_what = |key: &str, whole: Option<u64>| {
        whole.map_or_else(String::new, |whole| context.strings.count(&format!("figures.{key}.{}", of.key()), whole, &number(whole)))
    };
    let figure = |key: &str, value: String, whole: Option<u64>| Figure {
        told: format!("{value} {}", of_what(key, whole)).trim_end().to_owned(),
        number: value.clone(),
        value,
        out_of: String::new(),
        label: context.t(&format!("figures.{key}.label")),
        of: of_what(key, whole),
        definition: context.t(&format!("figures.{key}.definition")),
        href: None,
    };
    let some = |whole: u64| (whole > 0).then_some(whole);
    let out_of = |key: &str, part: u64, whole: u64| match Share::of(part, whole) {
        Some(share) => {
            let arguments = [("part", number(part)), ("whole", number(whole)), ("share", context.locale.percent(share))];
            let value = context.strings.fill("figures.out_of", &arguments);
            let out_of = context.strings.fill("figures.of_whole", &[("whole", number(whole))]);
            let told = format!("{} {out_of} {} ({})", number(part), of_what(key, some(whole)), context.locale.percent(share));
            Figure { told, number: number(part), out_of, ..figure(key, value, some(whole)) }
        }
        None => figure(key, context.t("figures.nothing"), None),
    };
    let mut shown_figures = vec![
        out_of("finished", figures.done, counted),
        figure("mean", shown(figures.mean_progress), some(counted)),
        out_of("late", figures.late, figures.total),
    ];
    if figures.costed > 0 {
        shown_figures.push(figure("planned_cost", context.locale.money(figures.cost_planned), some(figures.costed)));
        shown_figures.push(figure("spent_cost", context.locale.money(figures.cost_spent), some(figures.costed)));
    }
    if figures.done_without_evidence > 0 {
        shown_figures.push(out_of("without_evidence", figures.done_without_evidence, figures.done));
    }
    FigureSet { total: number(figures.total), is_empty: figures.total == 0, statuses: counts.collect(), figures: shown_figures }
}

/// The figures of an axis as a row.
pub fn axis_figures(context: &Context, axis: &Axis, figures: &Figures, of: Whose) -> AxisFigures {
    let title = context.title(&axis.text);
    let bar = status_bar(context, &title.text, figures);
    AxisFigures { title, anchor: axis.id.anchor(), figures: figure_set(context, figures, of), bar }
}
