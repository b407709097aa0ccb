//! Indicators: what a town wants to reach and what it has measured, as a line with its target and as values in words.

use crate::context::Context;
use crate::drawing::chart::polyline;
use crate::drawing::chart::{TimeLine, heights};
use crate::model::agenda::Indicator;
use crate::model::edition::EditionAction;
use crate::model::overlay::IndicatorReport;
use crate::town::TownFacts;
use crate::view::{IndicatorChart, IndicatorValue, Link};

/// The size of the drawing, without its margins.
const SIZE: (i64, i64) = (240, 64);

/// Every indicator that a town has reported, in the agenda's order.
pub fn indicators(context: &Context, town: &TownFacts) -> Vec<IndicatorChart> {
    let assumed = town.edition.assumed();
    let reported = assumed.flat_map(|action| {
        let known = action.model.iter().flat_map(|model| &model.indicators);
        known.filter_map(move |indicator| Some((action, indicator, action.report.indicators.get(&indicator.id)?)))
    });
    reported.filter_map(|(action, indicator, report)| view(context, action, indicator, report, town.progress.reference_date)).collect()
}

fn view(
    context: &Context,
    action: &EditionAction,
    indicator: &Indicator,
    report: &IndicatorReport,
    reference: jiff::civil::Date,
) -> Option<IndicatorChart> {
    let counted: Vec<_> = report.values.iter().filter(|(date, _)| date.first_day() <= reference).collect();
    if counted.is_empty() && report.target.is_none() {
        return None;
    }
    let shown = |value: i64| format!("{}\u{a0}{}", context.locale.decimal(value, 3), indicator.unit).trim_end().to_owned();
    let amounts: Vec<i64> = counted.iter().map(|(_, value)| *value).chain(report.target).collect();
    let places = heights(&amounts, SIZE.1);
    let line = TimeLine::over(counted.iter().map(|(date, _)| date.last_day()), SIZE.0);
    let values: Vec<IndicatorValue> = counted
        .iter()
        .zip(&places)
        .map(|((date, value), height)| IndicatorValue {
            date: context.date(*date),
            value: shown(*value),
            x: line.map_or(0, |line| line.place(date.last_day())),
            y: SIZE.1 - height,
        })
        .collect();
    let name = context.text(&indicator.name);
    let target = report.target.map(&shown);
    let arguments = [
        ("name", name.text.clone()),
        ("value", values.last().map_or_else(|| "—".to_owned(), |last| last.value.clone())),
        ("date", values.last().map_or_else(String::new, |last| last.date.clone())),
        ("target", target.clone().unwrap_or_default()),
    ];
    let key = match (values.is_empty(), target.is_some()) {
        (true, _) => "chart.indicator_target",
        (false, true) => "chart.indicator_both",
        (false, false) => "chart.indicator_value",
    };
    Some(IndicatorChart {
        action: Link { label: action.id.to_string(), href: format!("#{}", action.id.anchor()), key: "" },
        sentence: context.strings.fill(key, &arguments),
        line: (values.len() > 1).then(|| polyline(&values.iter().map(|value| (value.x, value.y)).collect::<Vec<_>>())),
        target_at: report.target.and(places.last()).map(|height| SIZE.1 - height),
        target,
        values,
        name,
    })
}
