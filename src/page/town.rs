//! The page of a municipality: what is known of it and of its adhesion, its figures, what comes next, and where to go on.

use crate::part::{agenda, bar};

use super::common::{town_download, town_meta};
use super::data;
use super::linked;
use super::motion;
use super::now;
use super::proposal::proposal;
use super::puzzle::overview_set;
use super::timeline::timeline;
use crate::context::Context;
use crate::model::edition::Degree;
use crate::model::identifier::Id;
use crate::model::name;
use crate::part::adhesion::adhesion_view;
use crate::part::fact::{as_of, fact};
use crate::part::figure::{Whose, figure_set};
use crate::part::puzzle::speaks_of_pieces;
use crate::route;
use crate::town::TownFacts;
use crate::view::Planned;
use crate::view::{BadgeView, Download, Fact, GoalView, Link, MainDownload, Meta, TownView, View};

/// How many coming steps the page shows.
const MOST_NEXT: usize = 5;

/// Builds the page.
pub fn page(context: &Context, town: &TownFacts) -> Planned {
    let municipality = town.municipality();
    let slug = &municipality.slug;
    let of = name::of(&municipality.name, context.language);
    let overlay = town.overlay();
    let href = |below: &str| context.routes.href(&route::town(slug, below));
    let accompaniment = overlay.and_then(|overlay| overlay.accompaniment.as_ref());
    let comarca = Link {
        label: name::comarca_named(&municipality.comarca),
        href: if municipality.example {
            context.routes.href("municipis/")
        } else {
            context.routes.href(&route::comarca(&crate::model::identifier::slug(&municipality.comarca)))
        },
        key: "",
    };
    let visits = accompaniment.into_iter().flat_map(|accompaniment| &accompaniment.visits);
    let goals = accompaniment.into_iter().flat_map(|accompaniment| &accompaniment.goals);
    let (mut downloads, mut documents) = town_download(context, town);
    let (motions, of_motions) = motion::downloads(context, Some(town));
    let agenda = context.t(if town.is_own() { "town.agenda_short" } else { "town.proposal_short" });
    let first = |label: String, of: &[Download]| {
        let file = of.first()?.files.first()?;
        Some(MainDownload { label, format: file.label.clone(), href: file.href.clone(), name: file.name.clone() })
    };
    let main_downloads = [first(agenda, &downloads), first(context.t("town.motion_short"), &motions)];
    downloads.extend(motions);
    documents.extend(of_motions);
    let view = TownView {
        downloads,
        of: of.clone(),
        comarca,
        inhabitants: context.strings.fill("town.place", &[("n", context.locale.number(u64::from(municipality.population)))]),
        now: now::rows(context, town),
        main_downloads: main_downloads.into_iter().flatten().collect(),
        facts: facts(context, town),
        adhesion: adhesion_view(context, town),
        agenda: town.has_agenda().then(|| href("agenda/")),
        progress: town.is_own().then(|| href("seguiment/")),
        motion: href("mocio/"),
        figures: town.is_own().then(|| figure_set(context, &town.progress.figures, Whose::Town)),
        bar: town.is_own().then(|| bar::status_bar(context, &context.t("chart.all"), &town.progress.figures)),
        puzzle: overview_set(context, &town.puzzle, &href("puzle/")),
        puzzle_told: speaks_of_pieces(town),
        puzzle_page: href("puzle/"),
        files: data::town_files(context, (municipality, overlay.is_some(), town.is_own(), crate::data::has_events(context, town))),
        badge: town.is_own().then(|| BadgeView {
            href: context.routes.file(&route::town(slug, "insignia.svg")),
            alternative: context.marked(town.municipality().example, context.strings.fill("badge.label", &[("of", of.clone())])),
            snippet: data::snippet(context, municipality),
        }),
        next: next_steps(context, town),
        agent: accompaniment.and_then(|accompaniment| accompaniment.agent.clone()),
        visits: visits
            .map(|visit| Fact { label: context.date(visit.date.value), value: context.text(&visit.summary), href: None })
            .collect(),
        goals: goals
            .map(|goal| GoalView {
                title: context.text(&goal.title),
                due: goal.due.map(|due| context.date(due)),
                status: context.status(goal.state),
                actions: goal
                    .actions
                    .iter()
                    .map(|action| Link { label: action.to_string(), href: action_href(context, town, action), key: "" })
                    .collect(),
            })
            .collect(),
        as_of: as_of(context, town),
        timeline: timeline(context, town),
        event_count: context.locale.number(town.timeline.len() as u64),
        proposal: proposal(context, town),
    };
    let meta = Meta {
        title: name::capitalised(&municipality.name),
        description: context.strings.fill(description_key(town), &[("of", of)]),
        documents,
        linked: linked::town(context, town),
        ..town_meta(context, town, "")
    };
    context.page(&route::town(slug, ""), meta, View::Town(Box::new(view)))
}

/// Which words describe the page.
fn description_key(town: &TownFacts) -> &'static str {
    match town.edition.degree {
        Degree::Own => "town.description_own",
        Degree::Adhered => "town.description_adhered",
        Degree::Model => "town.description_model",
    }
}

/// Where an action is told: in the town's progress when it has taken it on, else where the model explains it.
fn action_href(context: &Context, town: &TownFacts, action: &Id) -> String {
    if town.edition.assumed().any(|assumed| assumed.id == *action) {
        let progress = context.routes.href(&route::town(&town.municipality().slug, "seguiment/"));
        return format!("{progress}#{}", action.anchor());
    }
    let page = context.items.get(action).map_or_else(|| route::town(&town.municipality().slug, ""), Clone::clone);
    context.routes.href(&page)
}

fn facts(context: &Context, town: &TownFacts) -> Vec<Fact> {
    let municipality = town.municipality();
    let number = |number: u64| context.locale.number(number);
    let population = [("n", number(u64::from(municipality.population))), ("year", municipality.population_year.to_string())];
    let mut facts = vec![fact(context, "population", context.strings.fill("town.population", &population))];
    facts.extend(town.edition.band.as_ref().map(|band| fact(context, "band", band.name.text(context.language))));
    facts.extend(municipality.seat.as_ref().map(|seat| fact(context, "seat", seat.name.clone())));
    if municipality.area_hundredths > 0 {
        let area = context.locale.decimal(i64::from(municipality.area_hundredths), 2);
        facts.push(fact(context, "area", format!("{area}\u{a0}km²")));
    }
    if !municipality.example {
        facts.push(fact(context, "code", municipality.code.clone()));
    }
    facts.extend(municipality.former.iter().map(|former| {
        let name = name::capitalised(&former.name);
        let shown = match former.until {
            Some(until) => context.strings.fill("former.until", &[("name", name), ("date", context.date(until))]),
            None => name,
        };
        Fact { href: Some(former.source.clone()), ..fact(context, "former", shown) }
    }));
    let Some(overlay) = town.overlay() else { return facts };
    facts.extend(overlay.contacts.political.clone().map(|role| fact(context, "political", role)));
    facts.extend(overlay.contacts.technical.clone().map(|role| fact(context, "technical", role)));
    facts.extend(
        overlay.contacts.email.clone().map(|email| Fact { href: Some(format!("mailto:{email}")), ..fact(context, "email", email) }),
    );
    if let Some(maturity) = &overlay.maturity {
        let scores = [("rights", maturity.rights), ("use", maturity.usage), ("openness", maturity.openness)];
        let shown = scores.iter().filter_map(|(key, score)| Some(format!("{} {}", context.t(&format!("dimension.{key}")), (*score)?)));
        let source = maturity.source.clone().unwrap_or_default();
        let arguments = [("scores", shown.collect::<Vec<_>>().join(" · ")), ("year", maturity.year.to_string()), ("source", source)];
        facts.push(fact(context, "maturity", context.strings.fill("town.maturity", &arguments)));
    }
    facts
}

/// What the town has announced, soonest first, as of the reference date.
fn next_steps(context: &Context, town: &TownFacts) -> Vec<Fact> {
    let href = context.routes.href(&route::town(&town.municipality().slug, "seguiment/"));
    agenda::announced(town)
        .into_iter()
        .take(MOST_NEXT)
        .map(|(_, action, next)| Fact {
            label: next.date.map_or_else(|| context.t("town.no_date"), |date| context.date(date)),
            value: context.text(&next.text),
            href: Some(format!("{href}#{}", action.id.anchor())),
        })
        .collect()
}
