//! The metamodel: what it is, its bands, levels, areas, pieces and solutions; a page for each area and for what each band aspires to.

use super::common::breadcrumbs;
use super::text;
use crate::assess;
use crate::context::{Context, Whole};
use crate::merge::builds;
use crate::model::metamodel::{Area, Band, Piece, Solution};
use crate::part::puzzle::targets;
use crate::part::puzzle::{band_link, band_page, puzzle_set};
use crate::route;
use crate::route::{piece_anchor, solution_anchor};
use crate::view::Planned;
use crate::view::{AreaCard, AreaView, BandRow, BandView, Fact, GroupView, Link, Meta, MetamodelView, PieceCard, SolutionView, View};

fn steps(context: &Context) -> Vec<Link> {
    breadcrumbs(context, &[(context.t("metamodel.title"), route::METAMODEL.to_owned())])
}

/// The whole.
pub fn whole(context: &Whole<'_>) -> Planned {
    let metamodel = &context.project.metamodel;
    let number = |count: usize| context.locale.number(count as u64);
    let areas = metamodel.areas.iter().map(|area| AreaCard {
        area: context.link(area.name.text(context.language), &context.area_page(area)),
        count: {
            let pieces = metamodel.pieces.iter().filter(|piece| piece.area.value == area.id).count();
            context.strings.count("count.pieces", pieces as u64, &number(pieces))
        },
        groups: area.groups.iter().map(|group| group.name.text(context.language)).collect::<Vec<_>>().join(" · "),
    });
    let levels = metamodel.levels.iter().map(|level| Fact {
        label: level.name.text(context.language).to_owned(),
        value: context.plain(context.strings.fill("metamodel.from", &[("min", level.min.to_string())])),
        href: None,
    });
    let counts = [
        ("pieces", number(metamodel.pieces.len())),
        ("solutions", number(metamodel.solutions.len())),
        ("areas", number(metamodel.areas.len())),
    ];
    let introduction = text::of(context, "metamodel");
    let view = MetamodelView {
        summary: context.strings.fill("metamodel.summary", &counts),
        bands: metamodel.bands.iter().map(|band| band_row(context, band)).collect(),
        areas: areas.collect(),
        levels: levels.collect(),
        criterion: context.text(&metamodel.criterion),
        solutions: metamodel.solutions.iter().map(|solution| solution_view(context, solution)).collect(),
        introduction: introduction.as_ref().map(|(_, body)| body.clone()),
    };
    let meta = Meta {
        title: introduction.as_ref().map_or_else(|| context.t("metamodel.title"), |(text, _)| text.title.clone()),
        description: introduction.map_or_else(|| context.t("metamodel.description"), |(text, _)| text.description.clone()),
        breadcrumbs: breadcrumbs(context, &[]),
        ..Meta::default()
    };
    context.page(route::METAMODEL, meta, View::Metamodel(Box::new(view)))
}

fn band_row(context: &Whole<'_>, band: &Band) -> BandRow {
    let metamodel = &context.project.metamodel;
    let aimed = |piece: &&Piece| piece.targets.contains_key(&band.id);
    let number = |count: usize| context.locale.number(count as u64);
    let in_area = |area: &Area| metamodel.pieces.iter().filter(aimed).filter(|piece| piece.area.value == area.id).count();
    BandRow {
        band: band_link(context, band),
        towns: context.locale.number(towns_of(context, band)),
        pieces: number(metamodel.pieces.iter().filter(aimed).count()),
        by_area: metamodel.areas.iter().map(|area| number(in_area(area))).collect(),
    }
}

fn towns_of(context: &Whole<'_>, band: &Band) -> u64 {
    context.towns.totals.by_band.iter().find(|(id, _)| *id == band.id).map_or(0, |(_, set)| set.all.towns)
}

fn solution_view(context: &Context, solution: &Solution) -> SolutionView {
    let metamodel = &context.project.metamodel;
    let bands: Vec<&str> = metamodel
        .bands
        .iter()
        .filter(|band| solution.bands.iter().any(|named| named.value == band.id))
        .map(|band| band.name.text(context.language))
        .collect();
    let pieces = metamodel.pieces.iter().filter(|piece| piece.solutions.iter().any(|named| named.value == solution.id));
    SolutionView {
        anchor: solution_anchor(&solution.id),
        name: solution.name.clone(),
        provider: solution.provider.clone(),
        description: context.text(&solution.description),
        url: solution.url.clone(),
        bands: if bands.is_empty() { context.t("metamodel.all_bands") } else { bands.join(" · ") },
        pieces: pieces.filter_map(|piece| piece_link(context, piece)).collect(),
        source: solution.source.clone(),
        seen: solution.seen.map(|seen| context.strings.fill("metamodel.seen", &[("date", context.date(seen))])),
    }
}

/// A link to where a piece is explained.
pub fn piece_link(context: &Context, piece: &Piece) -> Option<Link> {
    Some(context.link(piece.name.text(context.language), &context.piece_page(&piece.id)?))
}

/// A band of population.
pub fn band_view(context: &Whole<'_>, band: &Band) -> Planned {
    let metamodel = &context.project.metamodel;
    let proposal = assess::proposal(&context.project.master, metamodel, band);
    let towns = towns_of(context, band);
    let name = band.name.text(context.language).to_owned();
    let lower = name.to_lowercase();
    let count = context.strings.count("count.municipalities", towns, &context.locale.number(towns));
    let view = BandView {
        summary: context.strings.fill("metamodel.band_summary", &[("towns", count), ("band", lower.clone())]),
        puzzle: puzzle_set(context, &proposal, false),
        others: metamodel.bands.iter().filter(|other| other.id != band.id).map(|other| band_link(context, other)).collect(),
    };
    let meta = Meta {
        title: context.strings.fill("metamodel.band_title", &[("band", lower)]),
        description: format!("{} {}", view.summary, view.puzzle.summary),
        breadcrumbs: steps(context),
        ..Meta::default()
    };
    context.page(&band_page(context, band), meta, View::Band(Box::new(view)))
}

/// An area.
pub fn area_view(context: &Context, area: &Area) -> Planned {
    let metamodel = &context.project.metamodel;
    let groups = area.groups.iter().map(|group| GroupView {
        anchor: format!("grup-{}", group.id.anchor()),
        name: context.text(&group.name),
        pieces: metamodel
            .pieces
            .iter()
            .filter(|piece| piece.area.value == area.id && piece.group.value == group.id)
            .map(|piece| piece_card(context, piece))
            .collect(),
    });
    let name = area.name.text(context.language).to_owned();
    let view = AreaView {
        bands: metamodel.bands.iter().map(|band| context.text(&band.name)).collect(),
        groups: groups.collect(),
        others: metamodel
            .areas
            .iter()
            .filter(|other| other.id != area.id)
            .map(|other| context.link(other.name.text(context.language), &context.area_page(other)))
            .collect(),
    };
    let meta = Meta {
        title: context.strings.fill("metamodel.area_title", &[("area", name.clone())]),
        description: context.strings.fill("metamodel.area_description", &[("area", name)]),
        breadcrumbs: steps(context),
        ..Meta::default()
    };
    context.page(&context.area_page(area), meta, View::Area(Box::new(view)))
}

fn piece_card(context: &Context, piece: &Piece) -> PieceCard {
    let metamodel = &context.project.metamodel;
    let actions = context.project.master.axes.iter().flat_map(|axis| {
        let actions = axis.objectives.iter().flat_map(|objective| &objective.actions).filter(|action| builds(action, piece));
        actions.map(|action| {
            let label = format!("{} {}", action.id, context.title(&action.text).text);
            context.link(label, &route::action(&axis.slug, &action.slug))
        })
    });
    let solutions = piece.solutions.iter().filter_map(|named| {
        let solution = metamodel.solutions.iter().find(|solution| solution.id == named.value)?;
        let label = format!("{} ({})", solution.name, solution.provider);
        Some(context.link(label, &format!("{}#{}", route::METAMODEL, solution_anchor(&solution.id))))
    });
    PieceCard {
        anchor: piece_anchor(&piece.id),
        name: context.text(&piece.name),
        description: context.text(&piece.description),
        dimension: piece.dimension.map(|dimension| context.t(&format!("dimension.{}", dimension.code()))),
        targets: targets(context, piece),
        actions: actions.collect(),
        solutions: solutions.collect(),
    }
}
