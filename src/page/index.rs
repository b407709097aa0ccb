//! All the municipalities: how to find one, and the list of each initial. Those of a comarca are in `comarca`.

use super::comarca;
use super::common::{breadcrumbs, rows};
use crate::context::{Context, Whole};
use crate::data;
use crate::model::identifier::slug;
use crate::model::name;
use crate::model::territory::Municipality;
use crate::route;
use crate::view::Planned;
use crate::view::{IndexView, LetterView, Link, Meta, Tag, View};

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

/// The initial by which a municipality is listed.
fn initial(municipality: &Municipality) -> Option<char> {
    slug(&municipality.index_name).chars().next()
}

/// The initials that some municipality of the registry has, in order.
pub fn initials(context: &Context) -> Vec<char> {
    let mut initials: Vec<char> = context.project.registry.municipalities.values().filter_map(|town| initial(town)).collect();
    initials.sort_unstable();
    initials.dedup();
    initials
}

/// The lists by initial, of which one may be where the reader is.
pub fn letters(context: &Context, here: Option<char>) -> Vec<Link> {
    let link = |letter: char| Link {
        key: if here == Some(letter) { "here" } else { "" },
        ..context.link(letter.to_uppercase().to_string(), &route::letter(letter))
    };
    initials(context).into_iter().map(link).collect()
}

/// All the municipalities.
pub fn municipalities(context: &Whole<'_>) -> Planned {
    let bands = context.project.metamodel.bands.iter().map(|band| Tag { code: "", word: band.name.text(context.language).to_owned() });
    let total = context.project.registry.municipalities.len() as u64;
    let all = &context.towns.totals.all;
    let arguments = [("total", context.locale.number(total)), ("adhered", context.coverage(all.adhered))];
    let view = IndexView {
        summary: context.strings.fill("index.summary", &arguments),
        letters: letters(context, None),
        comarques: comarca::all(context),
        bands: bands.collect(),
        map: comarca::map(context),
        finder: context.routes.href(data::FINDER),
        examples: examples(context),
    };
    let meta = Meta {
        title: context.t("index.title"),
        description: context.strings.fill("index.description", &arguments),
        section: "municipalities",
        breadcrumbs: breadcrumbs(context, &[]),
        ..Meta::default()
    };
    context.page("municipis/", meta, View::Index(view))
}

/// Those of one initial.
pub fn letter(context: &Whole<'_>, letter: char) -> Planned {
    let towns = rows(context, context.towns.real().filter(|town| initial(&town.municipality) == Some(letter)));
    let count = towns.len() as u64;
    let arguments = [
        ("letter", letter.to_uppercase().to_string()),
        ("towns", context.strings.count("count.municipalities", count, &context.locale.number(count))),
    ];
    let view =
        LetterView { letters: letters(context, Some(letter)), summary: context.strings.fill("index.letter_summary", &arguments), towns };
    let meta = Meta {
        title: context.strings.fill("index.letter_title", &arguments),
        description: context.strings.fill("index.letter_description", &arguments),
        section: "municipalities",
        breadcrumbs: breadcrumbs(context, &[(context.t("menu.municipalities"), "municipis/".to_owned())]),
        ..Meta::default()
    };
    context.page(&route::letter(letter), meta, View::Letter(view))
}
