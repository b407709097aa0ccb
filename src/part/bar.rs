//! A bar of statuses: how some actions are spread over them, drawn and said.

use crate::context::Context;
use crate::drawing::chart::shares;
use crate::model::overlay::Status;
use crate::model::progress::Figures;
use crate::view::{BarChart, BarPart, Tag};

/// The width of charts, in units of the drawing.
pub const WIDTH: i64 = 560;

/// A part shorter than this has no room for its figure.
pub const ROOM: i64 = 34;

/// The statuses in the order of pages, what nothing was reported of last.
pub fn statuses() -> impl Iterator<Item = Option<Status>> {
    Status::ALL.into_iter().map(Some).chain([None])
}

/// How the actions of a set are spread over statuses.
pub fn status_bar(context: &Context, title: &str, figures: &Figures) -> BarChart {
    let counts = statuses().map(|status| (context.status(status), figures.count(status))).filter(|(_, count)| *count > 0);
    let counts: Vec<(Tag, u64)> = counts.collect();
    let parts = parts(context, &counts, WIDTH);
    BarChart { sentence: format!("{title}: {}", spread(context, &counts)), width: WIDTH, parts }
}

/// The parts of a length, each as long as its share.
pub fn parts(context: &Context, counts: &[(Tag, u64)], length: i64) -> Vec<BarPart> {
    let stretches = shares(&counts.iter().map(|(_, count)| *count).collect::<Vec<_>>(), length);
    let part = |((tag, count), stretch): (&(Tag, u64), crate::drawing::chart::Stretch)| BarPart {
        tag: tag.clone(),
        at: stretch.at,
        length: stretch.length,
        label: (stretch.length >= ROOM).then(|| context.locale.number(*count)),
    };
    counts.iter().zip(stretches).map(part).collect()
}

/// «12 finalitzades, 5 en curs.» in words, as a chart's finding.
pub fn spread(context: &Context, counts: &[(Tag, u64)]) -> String {
    let words = counts.iter().map(|(tag, count)| format!("{} {}", tag.word.to_lowercase(), context.locale.number(*count)));
    let all = words.collect::<Vec<_>>().join(", ");
    if all.is_empty() { context.t("figures.nothing") } else { format!("{all}.") }
}
