//! The comarques: all of them, each with its municipalities, and the map on which they are.

use super::common::{breadcrumbs, rows};
use crate::context::Whole;
use crate::data;
use crate::drawing::map::WIDTH;
use crate::model::name;
use crate::model::territory::Comarca;
use crate::model::totals::TownSet;
use crate::route;
use crate::view::Planned;
use crate::view::{ComarcaRow, ComarcaView, ComarquesView, MapComarca, MapSeats, MapView, Meta, View};

/// A comarca and the state of its towns.
fn set(context: &Whole<'_>, comarca: &Comarca) -> TownSet {
    context.towns.totals.by_comarca.get(&comarca.code).cloned().unwrap_or_default()
}

fn title(comarca: &Comarca) -> String {
    name::capitalised(&name::comarca_named(&comarca.name))
}

/// The comarques as rows, in the order of their names.
pub fn all(context: &Whole<'_>) -> Vec<ComarcaRow> {
    let row = |comarca: &Comarca| {
        let set = set(context, comarca);
        ComarcaRow {
            comarca: context.link(title(comarca), &route::comarca(&comarca.slug)),
            towns: context.locale.number(set.all.towns),
            population: context.locale.number(set.all.population),
            adhered: if set.adhered.towns == 0 { String::new() } else { context.locale.number(set.adhered.towns) },
        }
    };
    context.project.comarques.iter().map(|comarca| row(comarca)).collect()
}

/// The map, where it is known where anything is.
pub fn map(context: &Whole<'_>) -> Option<MapView> {
    let plane = data::plane(context)?;
    let outlines = context.project.outlines.as_ref();
    let drawn =
        context.project.comarques.iter().filter(|comarca| outlines.is_some_and(|outlines| outlines.rings.contains_key(&comarca.code)));
    let comarca = |comarca: &Comarca| {
        let set = set(context, comarca);
        let arguments = [
            ("name", title(comarca)),
            ("adhered", context.locale.number(set.adhered.towns)),
            ("whole", context.strings.count("count.municipalities", set.all.towns, &context.locale.number(set.all.towns))),
        ];
        MapComarca {
            code: comarca.code.clone(),
            href: context.routes.href(&route::comarca(&comarca.slug)),
            label: context.strings.fill("map.comarca", &arguments),
        }
    };
    let all = &context.towns.totals.all;
    Some(MapView {
        drawing: context.routes.file(data::MAP),
        width: WIDTH,
        height: plane.height,
        sentence: context.strings.fill("map.sentence", &[("adhered", context.coverage_out_of(all.adhered, all.all))]),
        comarques: drawn.map(|known| comarca(known)).collect(),
        seats: data::seats(context)
            .into_keys()
            .map(|seats| MapSeats { id: seats.id(), adhesion: seats.adhesion.code(), band: seats.band })
            .collect(),
        credit: outlines.map_or_else(String::new, |outlines| outlines.credit.clone()),
    })
}

/// All of them.
pub fn list(context: &Whole<'_>) -> Planned {
    let rows = all(context);
    let with_some = context.towns.totals.by_comarca.values().filter(|set| set.adhered.towns > 0).count() as u64;
    let arguments = [("whole", context.locale.number(rows.len() as u64)), ("some", context.locale.number(with_some))];
    let view = ComarquesView { summary: context.strings.fill("comarca.list_summary", &arguments), rows, map: map(context) };
    let meta = Meta {
        title: context.t("comarca.list_title"),
        description: context.t("comarca.list_description"),
        section: "municipalities",
        breadcrumbs: breadcrumbs(context, &[(context.t("menu.municipalities"), "municipis/".to_owned())]),
        ..Meta::default()
    };
    context.page(route::COMARQUES, meta, View::Comarques(view))
}

/// A comarca.
pub fn page(context: &Whole<'_>, comarca: &Comarca) -> Planned {
    let inside = || context.towns.real().filter(|town| town.municipality.comarca_code == comarca.code);
    let set = set(context, comarca);
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
    let steps =
        [(context.t("menu.municipalities"), "municipis/".to_owned()), (context.t("comarca.list_title"), route::COMARQUES.to_owned())];
    let meta = Meta {
        title: title(comarca),
        description: context.strings.fill("comarca.description", &[("of", name::comarca_of(&comarca.name, context.language))]),
        section: "municipalities",
        breadcrumbs: breadcrumbs(context, &steps),
        ..Meta::default()
    };
    context.page(&route::comarca(&comarca.slug), meta, View::Comarca(view))
}
