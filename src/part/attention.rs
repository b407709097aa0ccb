//! What stands beside a town's figures: what to look at, its costs by axis, and the towns of its band.

use crate::context::{Context, Whole};
use crate::model::edition::EditionAction;
use crate::model::identifier::Id;
use crate::model::name;
use crate::model::progress::{Concern, Figures, Share};
use crate::town::{TownFacts, TownRecord};
use crate::view::{Comparison, ComparisonRow, ConcernGroup, ConcernView, CostRow, Text};

/// What to look at, the late first.
pub fn concerns(context: &Context, town: &TownFacts) -> Vec<ConcernView> {
    town.progress.concerns.iter().filter_map(|(id, concern)| concern_view(context, town, id, concern)).collect()
}

/// The same, those of a kind together.
pub fn concern_groups(context: &Context, town: &TownFacts) -> Vec<ConcernGroup> {
    let rows = concerns(context, town);
    let groups = rows.chunk_by(|one, next| one.kind.code == next.kind.code);
    let group = |rows: &[ConcernView]| {
        let kind = rows.first()?.kind.clone();
        let is_asked = kind.code == "late" && rows.iter().all(|row| row.reason.is_none());
        let unexplained = is_asked.then(|| context.t("concern.unexplained"));
        Some(ConcernGroup { kind, count: context.locale.number(rows.len() as u64), unexplained, rows: rows.to_vec() })
    };
    groups.filter_map(group).collect()
}

fn concern_view(context: &Context, town: &TownFacts, id: &Id, concern: &Concern) -> Option<ConcernView> {
    let action = town.edition.actions().find(|action| action.id == *id)?;
    let (code, detail) = match concern {
        Concern::Late { due } => ("late", context.plain(context.strings.fill("concern_detail.late", &[("due", context.date(*due))]))),
        Concern::Paused => ("paused", context.text(&action.report.reason)),
        Concern::WithoutEvidence => ("without_evidence", Text::default()),
        Concern::Stale { since } => {
            ("stale", context.plain(context.strings.fill("concern_detail.stale", &[("since", context.date(*since))])))
        }
    };
    let report = &action.report;
    // Why it is late says what was said when its deadline was moved, if anything was.
    let why = report.extended.last().map(|extension| &extension.reason).filter(|reason| code == "late" && !reason.is_empty());
    let why = why.or(Some(&report.reason).filter(|reason| code == "late" && !reason.is_empty()));
    Some(ConcernView {
        known: known(context, town, action),
        reason: why.map(|reason| context.text(reason)),
        kind: context.tag("concern", code),
        id: id.to_string(),
        href: format!("#{}", id.anchor()),
        title: context.title(&action.text),
        detail,
    })
}

/// Who is responsible for an action, how far it is and what it costs, as far as the town says it; and that it doesn't say what it costs.
fn known(context: &Context, town: &TownFacts, action: &EditionAction) -> Vec<String> {
    let standing = &town.progress.standings[&action.id];
    let owner = action.report.owner.clone();
    let progress = standing.status.map(|_| context.strings.fill("concern_detail.progress", &[("n", standing.progress.to_string())]));
    let cost = action.report.cost.as_ref();
    let money = |cents: Option<u64>| cents.map(|cents| context.locale.money(cents));
    let cost = match (money(cost.and_then(|cost| cost.spent)), money(cost.and_then(|cost| cost.planned))) {
        (Some(spent), Some(planned)) => context.strings.fill("concern_detail.cost", &[("spent", spent), ("planned", planned)]),
        (Some(spent), None) => context.strings.fill("concern_detail.spent", &[("spent", spent)]),
        (None, Some(planned)) => context.strings.fill("concern_detail.planned", &[("planned", planned)]),
        (None, None) => context.t("concern_detail.no_cost"),
    };
    [owner.or_else(|| Some(context.t("concern_detail.no_owner"))), progress, Some(cost)].into_iter().flatten().collect()
}

/// Costs by axis and together; empty when the town has published none.
pub fn costs(context: &Context, town: &TownFacts) -> Vec<CostRow> {
    if town.progress.figures.costed == 0 {
        return Vec::new();
    }
    let row = |title: Text, figures: &Figures, is_total: bool| CostRow {
        title,
        actions: context.locale.number(figures.costed),
        planned: context.locale.money(figures.cost_planned),
        spent: context.locale.money(figures.cost_spent),
        share: Share::of(figures.cost_spent, figures.cost_planned).map_or_else(|| "—".to_owned(), |share| context.locale.percent(share)),
        is_total,
    };
    let by_axis = town.edition.axes.iter().zip(&town.progress.by_axis).filter(|(_, (_, figures))| figures.costed > 0);
    let mut rows: Vec<CostRow> = by_axis.map(|(axis, (_, figures))| row(context.title(&axis.axis.text), figures, false)).collect();
    rows.push(row(context.plain(context.t("figures.total")), &town.progress.figures, true));
    rows
}

/// A part of some figures and the whole it is taken out of.
type Parts = fn(&Figures) -> (u64, u64);

/// The town beside all the real towns of its band that have an agenda of their own.
pub fn comparison(context: &Whole<'_>, town: &TownRecord) -> Comparison {
    let own = town.tally.own.as_ref().map(|own| own.figures.clone()).unwrap_or_default();
    let town_name = name::capitalised(&town.municipality.name);
    let number = |count: u64| context.locale.number(count);
    let band = town.tally.band.as_ref().and_then(|id| context.project.metamodel.bands.iter().find(|band| band.id == *id));
    let set = band.and_then(|band| context.towns.totals.by_band.iter().find(|(id, _)| *id == band.id)).map(|(_, set)| set);
    let Some((band, set)) = band.zip(set) else {
        return Comparison { town: town_name, sentence: context.t("comparison.no_band"), rows: Vec::new() };
    };
    let arguments = [
        ("band", band.name.text(context.language).to_lowercase()),
        ("own", context.coverage(set.own)),
        ("reporting", context.coverage(set.reporting)),
    ];
    if set.reporting.towns == 0 {
        return Comparison { town: town_name, sentence: context.strings.fill("comparison.none", &arguments), rows: Vec::new() };
    }
    let out_of = |part: u64, whole: u64| match Share::of(part, whole) {
        Some(share) => {
            let arguments = [("part", number(part)), ("whole", number(whole)), ("share", context.locale.percent(share))];
            context.strings.fill("figures.out_of", &arguments)
        }
        None => context.t("figures.nothing"),
    };
    let rows: [(&str, Parts); 3] = [
        ("reported", |figures| (figures.total - figures.unreported, figures.total)),
        ("finished", |figures| (figures.done, figures.total - figures.dropped)),
        ("late", |figures| (figures.late, figures.total)),
    ];
    let row = |(key, parts): (&str, Parts)| {
        let shown = |figures: &Figures| {
            let (part, whole) = parts(figures);
            out_of(part, whole)
        };
        ComparisonRow { label: context.t(&format!("comparison.{key}")), town: shown(&own), band: shown(&set.figures) }
    };
    Comparison { town: town_name, sentence: context.strings.fill("comparison.sentence", &arguments), rows: rows.map(row).to_vec() }
}
