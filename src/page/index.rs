//! Lists of towns: all the municipalities, and each comarca.

use super::common::{breadcrumbs, town_row};
use crate::context::{Context, Whole};
use crate::model::name;
use crate::model::overlay::AdhesionState;
use crate::model::territory::Comarca;
use crate::route;
use crate::town::TownRecord;
use crate::view::Planned;
use crate::view::{ComarcaView, IndexGroup, IndexView, Link, Meta, Tag, TownRow, View};

/// Links to the examples.
pub fn examples(context: &Whole<'_>) -> Vec<Link> {
    let examples = context.towns.examples();
    examples
        .map(|town| {
            let municipality = &town.municipality;
            let population = context.locale.number(u64::from(municipality.population));
            let label = context.strings.fill("index.example", &[("name", name::capitalised(&municipality.name)), ("n", population)]);
            context.link(label, &route::town(&municipality.slug, ""))
        })
        .collect()
}

/// The rows of some towns, in the order of their index names.
pub fn rows<'t>(context: &Context, towns: impl Iterator<Item = &'t TownRecord>) -> Vec<TownRow> {
    let mut rows: Vec<TownRow> = towns.map(|town| town_row(context, town)).collect();
    rows.sort_by(|a, b| context.locale.compare(&a.index_name, &b.index_name).then_with(|| a.href.cmp(&b.href)));
    rows
}

/// All the municipalities.
pub fn municipalities(context: &Whole<'_>) -> Planned {
    let mut groups: Vec<IndexGroup> = Vec::new();
    for row in rows(context, context.towns.real()) {
        let initial: String = crate::model::identifier::slug(&row.index_name).chars().take(1).collect();
        let anchor = format!("lletra-{initial}");
        match groups.last_mut() {
            Some(group) if group.anchor == anchor => group.towns.push(row),
            _ => groups.push(IndexGroup { letter: initial.to_uppercase(), anchor, towns: vec![row] }),
        }
    }
    let bands = context.project.metamodel.bands.iter().map(|band| Tag { code: "", word: band.name.text(context.language).to_owned() });
    let states = [
        None,
        Some(AdhesionState::Proposed),
        Some(AdhesionState::Approved),
        Some(AdhesionState::Certified),
        Some(AdhesionState::Communicated),
    ];
    let comarques = context.project.comarques.iter();
    let total = context.project.registry.municipalities.len() as u64;
    let all = &context.towns.totals.all;
    let arguments = [("total", context.locale.number(total)), ("adhered", context.coverage(all.adhered))];
    let view = IndexView {
        summary: context.strings.fill("index.summary", &arguments),
        groups,
        comarques: comarques.map(|comarca| context.link(comarca.name.clone(), &route::comarca(&comarca.slug))).collect(),
        bands: bands.collect(),
        states: states.map(|state| context.adhesion(state)).to_vec(),
        examples: examples(context),
    };
    let meta = Meta {
        title: context.t("index.title"),
        description: context.strings.fill("index.description", &arguments),
        section: "municipalities",
        breadcrumbs: breadcrumbs(context, &[]),
        script: Some("municipis.js".to_owned()),
        ..Meta::default()
    };
    context.page("municipis/", meta, View::Index(view))
}

/// A comarca.
pub fn comarca(context: &Whole<'_>, comarca: &Comarca) -> Planned {
    let inside = || context.towns.real().filter(|town| town.municipality.comarca_code == comarca.code);
    let set = context.towns.totals.by_comarca.get(&comarca.code).cloned().unwrap_or_default();
    let (count, population) = (set.all.towns, set.all.population);
    let number = |count: u64| context.locale.number(count);
    let year = inside().map(|town| town.municipality.population_year).max().unwrap_or(0);
    let summary = [
        ("towns", context.strings.count("count.municipalities", count, &number(count))),
        ("population", number(population)),
        ("year", year.to_string()),
    ];
    let view = ComarcaView {
        summary: context.strings.fill("comarca.summary", &summary),
        adhered: match set.adhered.towns {
            0 => context.t("comarca.none"),
            _ => context.strings.fill("comarca.adhered", &[("adhered", context.coverage_out_of(set.adhered, set.all))]),
        },
        towns: rows(context, inside()),
    };
    let meta = Meta {
        title: name::capitalised(&name::comarca_named(&comarca.name)),
        description: context.strings.fill("comarca.description", &[("of", name::comarca_of(&comarca.name, context.language))]),
        section: "municipalities",
        breadcrumbs: breadcrumbs(context, &[(context.t("menu.municipalities"), "municipis/".to_owned())]),
        ..Meta::default()
    };
    context.page(&route::comarca(&comarca.slug), meta, View::Comarca(view))
}
