//! What a link to a town's pages shows where it is shared: a picture with its name and what it has come to. A town of an example says that it is one.

use crate::context::Context;
use crate::drawing::label::{Fitted, fitted};
use crate::model::edition::Degree;
use crate::model::name;
use crate::town::TownFacts;

/// The picture.
#[derive(Debug, Clone, Hash)]
pub struct Card {
    /// What stands above the title: the site, or that the town is fictional.
    pub kicker: String,
    /// The title, in lines.
    pub title: Fitted,
    /// What stands below it.
    pub place: String,
    /// What it has come to; empty where that isn't known.
    pub figure: String,
    /// The site.
    pub site: String,
}

/// How wide a title may be, in points of the picture.
const WIDTH: i32 = 980;
/// The sizes of letters of a title, of which the first is taken in which it fits in two lines.
const SIZES: [i32; 4] = [104, 84, 66, 52];

/// That of a town.
pub(super) fn town(context: &Context, town: &TownFacts) -> Card {
    let municipality = town.municipality();
    let number = |count: u64| context.locale.number(count);
    let figure = match town.edition.degree {
        Degree::Own => {
            let figures = &town.progress.figures;
            let counted = figures.total - figures.dropped;
            let arguments =
                [("part", number(figures.done)), ("whole", number(counted)), ("date", context.date(town.progress.reference_date))];
            context.strings.counted("card.own", counted, &arguments)
        }
        Degree::Adhered => context.t("card.adhered"),
        Degree::Model => {
            let count = town.edition.proposed().count() as u64;
            context.strings.count("card.model", count, &number(count))
        }
    };
    let place = context.strings.fill("town.place", &[("n", number(u64::from(municipality.population)))]);
    Card {
        kicker: if municipality.example { name::capitalised(&context.t("example.mark")) } else { String::new() },
        title: fitted(&name::capitalised(&municipality.name), WIDTH, &SIZES),
        place: format!("{} · {place}", name::comarca_named(&municipality.comarca)),
        figure,
        site: context.frame.site_title.clone(),
    }
}

/// That of the site, for all other pages.
pub(super) fn site(context: &Context) -> Card {
    Card {
        kicker: String::new(),
        title: fitted(&context.frame.site_title, WIDTH, &SIZES),
        place: String::new(),
        figure: String::new(),
        site: context.frame.publisher.clone(),
    }
}
