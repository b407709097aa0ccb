//! Charts for pages: figures of `assess` become stretches, heights and sentences. The words and numbers are the tables' own.

use std::fmt::Write;

use crate::drawing::chart::polyline;
use crate::part::bar::{WIDTH, parts, statuses};
use jiff::civil::Date;

use crate::context::{Context, shortened};
use crate::drawing::chart::{TimeLine, heights};
use crate::model::date::PartialDate;
use crate::model::edition::EditionAction;
use crate::model::overlay::{Report, Status};
use crate::model::progress::{Moment, Schedule, Standing};
use crate::model::span::Spanned;
use crate::model::totals::Totals;
use crate::town::TownFacts;
use crate::view::{Bars, ChartLabel, Column, ColumnChart, Step, StepChart, Tag, TimeChart, TimeRow, YearMark};

/// The height of a column that stands for all actions.
const HEIGHT: i64 = 180;
/// The width of the calendar: as a phone is, so that its words are as large there as elsewhere.
const CALENDAR: i64 = 340;
/// The height of a row of the calendar: an action's title, and its bars below it.
const ROW: i64 = 36;
/// What stands above the rows of the calendar.
const HEAD: i64 = 24;
/// How many letters of a title have room in the calendar.
const LETTERS: usize = 50;

/// How the actions came to where they are; none when nothing is dated.
pub fn columns(context: &Context, moments: &[Moment]) -> Option<ColumnChart> {
    let (first, last) = (moments.first()?, moments.last()?);
    if moments.len() < 2 {
        return None;
    }
    let most = moments.iter().map(Moment::total).max().unwrap_or(0).max(1);
    let step = WIDTH / moments.len() as i64;
    let thickness = step * 7 / 10;
    let shown: Vec<Option<Status>> = statuses().filter(|status| moments.iter().any(|moment| moment.count(*status) > 0)).collect();
    let undated = moments.iter().any(|moment| moment.undated > 0).then(|| context.tag("status", "undated"));
    let tags: Vec<Tag> = shown.iter().map(|status| context.status(*status)).chain(undated.clone()).collect();
    let mut bars: Vec<Bars> = tags.iter().map(|tag| Bars { kind: tag.code, path: String::new() }).collect();
    let mut labels = Vec::new();
    let column = |(at, moment): (usize, &Moment)| {
        let dated = shown.iter().map(|status| (context.status(*status), moment.count(*status)));
        let counts: Vec<(Tag, u64)> = dated.chain(undated.clone().map(|tag| (tag, moment.undated))).collect();
        let height = (HEIGHT as u64 * moment.total() / most) as i64;
        // The first status of the list stands at the bottom.
        let (left, middle) = (at as i64 * step + (step - thickness) / 2, at as i64 * step + step / 2);
        for part in parts(context, &counts, height).into_iter().filter(|part| part.length > 0) {
            let (top, length) = (HEIGHT - part.at - part.length, part.length);
            if let Some(bars) = bars.iter_mut().find(|bars| bars.kind == part.tag.code) {
                let _ = write!(bars.path, "M{left} {top}h{thickness}v{length}h-{thickness}z");
            }
            let label = part.label.filter(|_| length >= 18 && thickness >= 26);
            labels.extend(label.map(|label| ChartLabel { kind: part.tag.code, x: middle, y: top + length / 2 + 5, label }));
        }
        let year_begins = at == 0 || moment.date.year() != moments[at - 1].date.year();
        Column {
            middle,
            date: context.date(moment.date),
            label: if year_begins { moment.date.year().to_string() } else { String::new() },
            figures: counts.iter().map(|(_, count)| context.locale.number(*count)).collect(),
            total: context.locale.number(moment.total()),
        }
    };
    let columns = moments.iter().enumerate().map(column).collect();
    let done = |moment: &Moment| context.locale.number(moment.count(Some(Status::Done)));
    let arguments =
        [("from", context.locale.on(first.date)), ("to", context.locale.on(last.date)), ("before", done(first)), ("after", done(last))];
    Some(ColumnChart {
        sentence: context.strings.fill("chart.moments", &arguments),
        width: WIDTH,
        height: HEIGHT,
        columns,
        bars: bars.into_iter().filter(|bars| !bars.path.is_empty()).collect(),
        labels,
        tags,
    })
}

/// Planned and real dates of the actions that have any; none when no action has.
pub fn calendar(context: &Context, town: &TownFacts) -> Option<TimeChart> {
    let reference = town.progress.reference_date;
    let assumed = town.edition.assumed();
    let dated: Vec<(&EditionAction, &Standing)> = assumed
        .map(|action| (action, &town.progress.standings[&action.id]))
        .filter(|(action, standing)| !days(&action.report, &standing.schedule).is_empty())
        .collect();
    let all = dated.iter().flat_map(|(action, standing)| days(&action.report, &standing.schedule));
    let line = TimeLine::over(all.chain([reference]), CALENDAR)?;
    if dated.is_empty() {
        return None;
    }
    let mut bars = [("plan", String::new()), ("plan extended", String::new()), ("real", String::new()), ("real late", String::new())];
    for (at, (action, standing)) in dated.iter().enumerate() {
        for (stretch, (kind, path)) in bars_of(line, &action.report, standing, reference).into_iter().zip(&mut bars) {
            // What is real is drawn into what was planned.
            let (top, height) = if kind.starts_with("plan") { (18, 12) } else { (21, 6) };
            if let Some((from, length)) = stretch {
                let _ = write!(path, "M{from} {}h{length}v{height}h-{length}z", HEAD + ROW * at as i64 + top);
            }
        }
    }
    let rows = dated.iter().enumerate().map(|(at, (action, _))| TimeRow {
        label: shortened(&context.title(&action.text).text, LETTERS),
        foot: HEAD + ROW * at as i64 + 13,
    });
    let late = town.progress.figures.late;
    let arguments =
        [("n", context.locale.number(dated.len() as u64)), ("late", context.locale.number(late)), ("date", context.date(reference))];
    Some(TimeChart {
        sentence: context.strings.fill("chart.calendar", &arguments),
        width: CALENDAR,
        height: HEAD + ROW * dated.len() as i64,
        years: line.years().map(|(year, at)| YearMark { at, year: year.to_string() }).collect(),
        today: line.place(reference),
        bars: bars.into_iter().filter(|(_, path)| !path.is_empty()).map(|(kind, path)| Bars { kind, path }).collect(),
        rows: rows.collect(),
    })
}

fn days(report: &Report, schedule: &Schedule) -> Vec<Date> {
    let dates = [&report.start, &report.started, &report.due, &report.finished].map(|date| date.as_ref().map(|date| date.value));
    dates.into_iter().chain([schedule.due]).flatten().flat_map(|date| [date.first_day(), date.last_day()]).collect()
}

/// The day or days of a report, as far as they are known.
fn value(date: &Option<Spanned<PartialDate>>) -> Option<PartialDate> {
    date.as_ref().map(|date| date.value)
}

/// Where the bars of an action begin and how long they are: planned, extended, real as it should be, and real when it is late.
fn bars_of(line: TimeLine, report: &Report, standing: &Standing, reference: Date) -> [Option<(i64, i64)>; 4] {
    let schedule = &standing.schedule;
    let (start, started, finished) = (value(&report.start), value(&report.started), value(&report.finished));
    let stretch = |from: Date, to: Date| {
        let stretch = line.stretch(from, to);
        (stretch.at, stretch.length)
    };
    // A plan with one date only is a mark at that date.
    let planned = match (start, schedule.first_due) {
        (Some(start), Some(due)) => Some(stretch(start.first_day(), due.last_day())),
        (Some(only), None) | (None, Some(only)) => Some(stretch(only.first_day(), only.last_day())),
        (None, None) => None,
    };
    let extended = match (schedule.first_due, schedule.due) {
        (Some(first), Some(due)) if due.last_day() > first.last_day() => Some(stretch(first.last_day(), due.last_day())),
        _ => None,
    };
    let is_open = matches!(standing.status, Some(Status::Ongoing | Status::Paused));
    let end = finished.map(|finished| finished.last_day()).or(is_open.then_some(reference));
    let real = match (started, end) {
        (Some(started), Some(end)) => Some(stretch(started.first_day(), end)),
        (Some(only), None) => Some(stretch(only.first_day(), only.last_day())),
        (None, _) => finished.map(|finished| stretch(finished.first_day(), finished.last_day())),
    };
    [planned, extended, real.filter(|_| !schedule.late), real.filter(|_| schedule.late)]
}

/// How many towns had adhered by when; none before any had.
pub fn adhesions(context: &Context, totals: &Totals, reference: Date) -> Option<StepChart> {
    let line = TimeLine::over(totals.adhesions.iter().map(|(day, _)| *day).chain([reference]), WIDTH)?;
    let (first, _) = totals.adhesions.first()?;
    let values: Vec<i64> = totals.adhesions.iter().map(|(_, sum)| sum.towns as i64).collect();
    let mut points = vec![(line.place(*first), HEIGHT)];
    let mut steps = Vec::new();
    for ((day, sum), height) in totals.adhesions.iter().zip(heights(&values, HEIGHT)) {
        let (x, y) = (line.place(*day), HEIGHT - height);
        let before = points.last().map_or(HEIGHT, |(_, y)| *y);
        points.extend([(x, before), (x, y)]);
        let number = |count: u64| context.locale.number(count);
        steps.push(Step { date: context.date(*day), value: number(sum.towns), people: number(sum.population), x, y });
    }
    points.push((line.place(reference), points.last().map_or(0, |(_, y)| *y)));
    let (last, sum) = totals.adhesions.last()?;
    let arguments = [("n", context.coverage(*sum)), ("from", context.locale.on(*first)), ("to", context.locale.on(*last))];
    Some(StepChart {
        sentence: context.strings.fill("chart.adhesions", &arguments),
        width: WIDTH,
        height: HEIGHT,
        line: polyline(&points),
        years: line.years().map(|(year, at)| YearMark { at, year: year.to_string() }).collect(),
        steps,
    })
}
