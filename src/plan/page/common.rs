//! Parts of pages: rows, figures, facts and breadcrumbs, as several families of pages need them.

use super::chart::status_bar;
use crate::model::agenda::{Axis, Horizon};
use crate::model::date::PartialDate;
use crate::model::name;
use crate::model::overlay::{Report, Status};
use crate::model::progress::{EvidenceLevel, Figures, Share, Standing};
use crate::plan::context::{Context, TownFacts};
use crate::plan::document::{self, Format};
use crate::plan::route;
use crate::plan::view::{AxisFigures, DocumentLink, Download, Fact, Figure, FigureSet, Link, Meta, StatusCount, Tag, TownRow};

/// The way to a page from the home page.
pub(super) fn breadcrumbs(context: &Context<'_>, steps: &[(String, String)]) -> Vec<Link> {
    let home = context.link(context.t("menu.home"), "");
    std::iter::once(home).chain(steps.iter().map(|(label, page)| context.link(label.clone(), page))).collect()
}

/// The first steps to a town's pages.
pub(super) fn town_steps(context: &Context<'_>, town: &TownFacts) -> Vec<(String, String)> {
    let municipality = town.municipality();
    let own = (name::capitalised(&municipality.name), route::town(&municipality.slug, ""));
    vec![(context.t("menu.municipalities"), "municipis/".to_owned()), own]
}

/// What a town's pages say of themselves; `below` is the page's path under the town's own.
pub(super) fn town_meta(context: &Context<'_>, town: &TownFacts, below: &'static str) -> Meta {
    let municipality = town.municipality();
    let mut pages = vec![("", "town.home")];
    if town.has_agenda() {
        pages.push(("agenda/", if town.is_own() { "town.agenda_short" } else { "town.proposal_short" }));
    }
    if town.is_own() {
        pages.push(("seguiment/", "town.progress"));
    }
    pages.extend([("puzle/", "town.puzzle"), ("mocio/", "town.motion_short")]);
    let link = |(path, key): (&'static str, &str)| Link {
        key: if path == below { "here" } else { "" },
        ..context.link(context.t(key), &route::town(&municipality.slug, path))
    };
    let steps =
        if below.is_empty() { vec![(context.t("menu.municipalities"), "municipis/".to_owned())] } else { town_steps(context, town) };
    Meta {
        section: "municipalities",
        breadcrumbs: breadcrumbs(context, &steps),
        example: municipality.example,
        feeds: town_feeds(context, town),
        local: pages.into_iter().map(link).collect(),
        local_label: context.strings.fill("town.local", &[("of", name::of(&municipality.name, context.language))]),
        ..Meta::default()
    }
}

/// The feed of a town that has an agenda of its own.
fn town_feeds(context: &Context<'_>, town: &TownFacts) -> Vec<Link> {
    let municipality = town.municipality();
    let href = context.routes.file(&route::town(&municipality.slug, "actualitzacions.atom"));
    let label = context.strings.fill("feed.town_title", &[("of", name::of(&municipality.name, context.language))]);
    town.is_own().then_some(Link { label, href, key: "application/atom+xml" }).into_iter().collect()
}

/// The feed of all.
pub(super) fn site_feed(context: &Context<'_>) -> Vec<Link> {
    let href = context.routes.file("dades/actualitzacions.atom");
    vec![Link { label: context.t("feed.title"), href, key: "application/atom+xml" }]
}

/// A town as a row of a list.
pub(super) fn town_row(context: &Context<'_>, town: &TownFacts) -> TownRow {
    let municipality = town.municipality();
    let day = town.overlay().and_then(|overlay| overlay.adhesion.as_ref()?.day());
    let date = day.map(|(day, is_deduced)| match is_deduced {
        true => format!("{} ({})", context.date(day), context.t("event.deduced")),
        false => context.date(day),
    });
    let band = town.edition.band.as_ref().and_then(|band| context.project.metamodel.bands.iter().position(|known| known.id == band.id));
    TownRow {
        index_name: municipality.index_name.clone(),
        name: name::capitalised(&municipality.name),
        former: municipality.former.iter().map(|former| context.strings.fill("former.before", &[("name", former.name.clone())])).collect(),
        href: context.routes.href(&route::town(&municipality.slug, "")),
        comarca: municipality.comarca.clone(),
        population: context.locale.number(u64::from(municipality.population)),
        band: band.unwrap_or(0),
        adhesion: context.adhesion(town.adhesion()),
        date,
    }
}

/// The statuses in the order of pages, what nothing was reported of last.
pub(super) fn statuses() -> impl Iterator<Item = Option<Status>> {
    Status::ALL.into_iter().map(Some).chain([None])
}

/// Whose actions some figures count, for the words that say so.
#[derive(Debug, Clone, Copy)]
pub(in crate::plan) enum Whose {
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
pub(in crate::plan) fn figure_set(context: &Context<'_>, figures: &Figures, of: Whose) -> FigureSet {
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
    let figure = |key: &str, value: String, whole: Option<u64>| Figure {
        value,
        label: context.t(&format!("figures.{key}.label")),
        of: whole.map_or_else(String::new, |whole| context.strings.count(&format!("figures.{key}.{}", of.key()), whole, &number(whole))),
        definition: context.t(&format!("figures.{key}.definition")),
        href: None,
    };
    let out_of = |part: u64, whole: u64| match Share::of(part, whole) {
        Some(share) => {
            let arguments = [("part", number(part)), ("whole", number(whole)), ("share", context.locale.percent(share))];
            context.strings.fill("figures.out_of", &arguments)
        }
        None => context.t("figures.nothing"),
    };
    let some = |whole: u64| (whole > 0).then_some(whole);
    let mut shown_figures = vec![
        figure("finished", out_of(figures.done, counted), some(counted)),
        figure("mean", shown(figures.mean_progress), some(counted)),
        figure("late", out_of(figures.late, figures.total), some(figures.total)),
    ];
    if figures.costed > 0 {
        shown_figures.push(figure("planned_cost", context.locale.money(figures.cost_planned), some(figures.costed)));
        shown_figures.push(figure("spent_cost", context.locale.money(figures.cost_spent), some(figures.costed)));
    }
    if figures.done_without_evidence > 0 {
        shown_figures.push(figure("without_evidence", out_of(figures.done_without_evidence, figures.done), some(figures.done)));
    }
    FigureSet { total: number(figures.total), is_empty: figures.total == 0, statuses: counts.collect(), figures: shown_figures }
}

/// The figures of an axis as a row.
pub(in crate::plan) fn axis_figures(context: &Context<'_>, axis: &Axis, figures: &Figures, of: Whose) -> AxisFigures {
    let title = context.title(&axis.text);
    let bar = status_bar(context, &title.text, figures);
    AxisFigures { title, anchor: axis.id.anchor(), figures: figure_set(context, figures, of), bar }
}

/// Documents that a page offers, and what makes it tell their sizes.
pub(super) type Downloads = (Vec<Download>, Vec<DocumentLink>);

/// The agenda at a path, where documents are made at all.
pub(super) fn agenda_download(context: &Context<'_>, path: Option<String>, title: &str) -> Downloads {
    let made = context.documents && Format::ALL.contains(&Format::Pdf);
    let Some(path) = path.filter(|_| made) else { return Downloads::default() };
    let document = context.document_link(&path);
    let file = Link { label: context.t("format.pdf"), href: document.href.clone(), key: "pdf" };
    let title = context.t(title);
    (vec![Download { title, lang: context.language.tag(), language: context.language.name(), files: vec![file] }], vec![document])
}

/// A town's agenda, or the proposal that it starts from, where it has any.
pub(super) fn town_download(context: &Context<'_>, town: &TownFacts) -> Downloads {
    let title = if town.is_own() { "agenda_document.kind" } else { "agenda_document.proposal" };
    agenda_download(context, town.has_agenda().then(|| document::town_agenda(town)), title)
}

/// A labelled value.
pub(in crate::plan) fn fact(context: &Context<'_>, key: &str, value: impl Into<String>) -> Fact {
    Fact { label: context.t(&format!("fact.{key}")), value: context.plain(value), href: None }
}

/// The words of a horizon.
pub(in crate::plan) fn horizon(context: &Context<'_>, horizon: Horizon) -> String {
    context.t(match horizon {
        Horizon::Short => "horizon.short",
        Horizon::Medium => "horizon.medium",
        Horizon::Long => "horizon.long",
    })
}

/// The word of a level of evidence.
pub(super) fn evidence(context: &Context<'_>, standing: &Standing) -> Option<Tag> {
    standing.status?;
    let code = match (standing.evidence, standing.status) {
        (EvidenceLevel::None, Some(Status::Done)) => "missing",
        (EvidenceLevel::None, _) => "none",
        (EvidenceLevel::Document, _) => "document",
        (EvidenceLevel::Service, _) => "service",
    };
    Some(context.tag("evidence", code))
}

/// What the schedule says, when there is a deadline.
pub(super) fn schedule(context: &Context<'_>, standing: &Standing) -> Option<Tag> {
    let schedule = &standing.schedule;
    schedule.due?;
    let slipped = schedule.slip_months > 0;
    let code = match (standing.status, schedule.late) {
        (Some(Status::Done | Status::Dropped), _) => return None,
        (_, true) => "late",
        (_, false) if slipped => "moved",
        (_, false) => "on_time",
    };
    let mut tag = context.tag("schedule", code);
    if slipped {
        let months = u64::from(schedule.slip_months.unsigned_abs());
        tag.word = format!("{} ({})", tag.word, context.strings.count("schedule.slip", months, &context.locale.number(months)));
    }
    Some(tag)
}

/// When the town last said anything of its actions, in a sentence; or that it hasn't said when.
pub(super) fn as_of(context: &Context<'_>, town: &TownFacts) -> String {
    let progress = &town.progress;
    match (progress.last_update, progress.last_said) {
        (Some(date), _) => format!("{} {}.", context.t("town.last_update"), context.date(date)),
        (None, Some(date)) => format!("{} {}.", context.t("town.last_said"), context.date(date)),
        (None, None) if progress.undated > 0 => context.t("town.undated"),
        (None, None) => context.t("town.no_update"),
    }
}

/// Dates, owner, costs and priority of an action.
pub(in crate::plan) fn report_facts(context: &Context<'_>, report: &Report, standing: &Standing) -> Vec<Fact> {
    let date = |date: &Option<crate::model::span::Spanned<PartialDate>>| date.as_ref().map(|date| context.date(date.value));
    let mut facts: Vec<Fact> = Vec::new();
    let mut add = |key: &str, value: Option<String>| facts.extend(value.map(|value| fact(context, key, value)));
    let moved = standing.schedule.due != standing.schedule.first_due;
    // A day that another fact or the last update tells isn't told twice.
    let told =
        [&report.started, &report.finished, &report.reviewed].into_iter().flatten().map(|date| date.value).chain(standing.last_update);
    let told: Vec<PartialDate> = told.collect();
    let of_status = |date: PartialDate| (!told.contains(&date)).then(|| context.date(date));
    let undated = || Some(context.t("status.undated").to_lowercase());
    add("status_date", standing.status.and_then(|_| standing.status_date.map_or_else(undated, of_status)));
    add("decided", date(&report.decided));
    add("priority", report.priority.map(|priority| context.t(priority_key(priority))));
    add("owner", report.owner.clone());
    add("start", date(&report.start));
    add("started", date(&report.started));
    add(if moved { "first_due" } else { "due" }, date(&report.due));
    add("moved_due", standing.schedule.due.filter(|_| moved).map(|due| context.date(due)));
    add("finished", date(&report.finished));
    if let Some(cost) = &report.cost {
        add("cost_planned", cost.planned.map(|cents| context.locale.money(cents)));
        add("cost_spent", cost.spent.map(|cents| context.locale.money(cents)));
        add("funding", cost.funding.clone());
    }
    add("reviewed", date(&report.reviewed));
    facts
}

fn priority_key(priority: crate::model::overlay::Priority) -> &'static str {
    use crate::model::overlay::Priority;
    match priority {
        Priority::High => "priority.high",
        Priority::Medium => "priority.medium",
        Priority::Low => "priority.low",
    }
}
