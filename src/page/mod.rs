//! The pages of a language, family by family: which there are, and what each shows. Naming a page costs nothing; it is built when it is rendered.

pub mod chart;
pub mod comarca;
pub mod common;
pub mod data;
pub mod former;
pub mod home;
pub mod index;
mod linked;
pub mod metamodel;
pub mod model;
pub mod motion;
pub mod neighbours;
mod now;
pub mod privacy;
pub mod progress;
mod proposal;
pub mod puzzle;
pub mod search;
pub mod statement;
pub mod text;
pub mod timeline;
pub mod town;
pub mod town_agenda;
pub mod town_progress;

use crate::context::{Context, Whole};
use crate::part::puzzle::band_page;
use crate::route;
use crate::town::{TownFacts, TownRecord, Towns};
use crate::view::{Late, Planned};

/// A page that belongs to no town.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommonPage {
    /// The home page.
    Home,
    /// All the municipalities.
    Municipalities,
    /// The municipalities of one initial.
    Letter(char),
    /// All the comarques.
    Comarques,
    /// The search of the whole site.
    Search,
    /// The progress of all.
    Progress,
    /// Open data.
    Data,
    /// The blank motion.
    Motion,
    /// The model as a whole.
    Model,
    /// A chapter, by its place.
    Chapter(usize),
    /// An axis, by its place.
    Axis(usize),
    /// An action, by its place in the model.
    Action(usize),
    /// The metamodel.
    Metamodel,
    /// A band of population, by its place.
    Band(usize),
    /// An area of the metamodel, by its place.
    Area(usize),
    /// A comarca, by its place.
    Comarca(usize),
    /// A plain page, by its place.
    Text(usize),
    /// What leads on from a former name: the town and the name by their places, and what below it.
    Former(usize, usize, &'static str),
    /// What leads on from a retired action, by its place.
    Retired(usize),
    /// What isn't there.
    NotFound,
}

/// The pages that belong to no town, each with its path below the published folder.
pub fn common(context: &Context, towns: &Towns) -> Vec<(String, CommonPage)> {
    let project = &context.project;
    let (master, metamodel) = (&project.master, &project.metamodel);
    let mut pages = vec![
        (String::new(), CommonPage::Home),
        ("municipis/".to_owned(), CommonPage::Municipalities),
        (route::COMARQUES.to_owned(), CommonPage::Comarques),
        (route::SEARCH.to_owned(), CommonPage::Search),
        ("seguiment/".to_owned(), CommonPage::Progress),
        ("dades/".to_owned(), CommonPage::Data),
        ("mocio/".to_owned(), CommonPage::Motion),
        ("agenda/".to_owned(), CommonPage::Model),
        (route::METAMODEL.to_owned(), CommonPage::Metamodel),
    ];
    pages.extend(master.chapters.iter().enumerate().map(|(at, chapter)| (route::axis(&chapter.slug), CommonPage::Chapter(at))));
    pages.extend(master.axes.iter().enumerate().map(|(at, axis)| (route::axis(&axis.slug), CommonPage::Axis(at))));
    let actions = master.axes.iter().flat_map(|axis| axis.objectives.iter().map(move |objective| (axis, objective)));
    let actions = actions.flat_map(|(axis, objective)| objective.actions.iter().map(|action| route::action(&axis.slug, &action.slug)));
    pages.extend(actions.enumerate().map(|(at, page)| (page, CommonPage::Action(at))));
    pages.extend(metamodel.bands.iter().enumerate().map(|(at, band)| (band_page(context, band), CommonPage::Band(at))));
    pages.extend(metamodel.areas.iter().enumerate().map(|(at, area)| (context.area_page(area), CommonPage::Area(at))));
    pages.extend(project.comarques.iter().enumerate().map(|(at, comarca)| (route::comarca(&comarca.slug), CommonPage::Comarca(at))));
    pages.extend(index::initials(context).into_iter().map(|letter| (route::letter(letter), CommonPage::Letter(letter))));
    let plain = project.pages.iter().enumerate().filter(|(_, page)| !text::is_introduction(page) && !page.text.is_empty());
    pages.extend(plain.map(|(at, page)| (format!("{}/", page.slug), CommonPage::Text(at))));
    for (at, town) in towns.records.iter().enumerate() {
        pages.extend(former::paths(town).into_iter().map(|(path, name, below)| (path, CommonPage::Former(at, name, below))));
    }
    let retired = master.imprint.retired.iter().enumerate();
    pages.extend(retired.filter_map(|(at, retired)| Some((former::retired_path(retired)?, CommonPage::Retired(at)))));
    let mut pages: Vec<_> = pages.into_iter().map(|(page, which)| (format!("{}index.html", context.routes.folder(&page)), which)).collect();
    pages.push((context.routes.folder("404.html"), CommonPage::NotFound));
    pages
}

/// Builds a page that belongs to no town; none when what it is of isn't there.
pub fn build(context: &Whole<'_>, which: &CommonPage) -> Option<Planned> {
    let project = &context.project;
    let (master, metamodel) = (&project.master, &project.metamodel);
    Some(match which {
        CommonPage::Home => home::page(context),
        CommonPage::Municipalities => index::municipalities(context),
        CommonPage::Letter(letter) => index::letter(context, *letter),
        CommonPage::Comarques => comarca::list(context),
        CommonPage::Search => search::page(context),
        CommonPage::Progress => progress::page(context),
        CommonPage::Data => data::page(context),
        CommonPage::Motion => motion::blank(context),
        CommonPage::Model => model::overview(context),
        CommonPage::Chapter(at) => model::chapter(context, master.chapters.get(*at)?),
        CommonPage::Axis(at) => model::axis_page(context, *at, master.axes.get(*at)?),
        CommonPage::Action(at) => model::action(context, *at)?,
        CommonPage::Metamodel => self::metamodel::whole(context),
        CommonPage::Band(at) => self::metamodel::band_view(context, metamodel.bands.get(*at)?),
        CommonPage::Area(at) => self::metamodel::area_view(context, metamodel.areas.get(*at)?),
        CommonPage::Comarca(at) => comarca::page(context, project.comarques.get(*at)?),
        CommonPage::Text(at) => text::page(context, project.pages.get(*at)?)?,
        CommonPage::Former(town, name, below) => {
            let municipality = &context.towns.records.get(*town)?.municipality;
            former::page(context, municipality, municipality.former.get(*name)?, below)
        }
        CommonPage::Retired(at) => former::retired(context, master.imprint.retired.get(*at)?)?,
        CommonPage::NotFound => search::not_found(context),
    })
}

/// A page of a town.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TownPage {
    /// The town.
    Home,
    /// Its puzzle.
    Puzzle,
    /// Its motion.
    Motion,
    /// Its agenda.
    Agenda,
    /// Its progress.
    Progress,
}

impl TownPage {
    /// Those of a town that has an agenda, or a proposal, and one of its own.
    pub fn of(has_agenda: bool, is_own: bool) -> Vec<TownPage> {
        let mut pages = vec![TownPage::Home, TownPage::Puzzle, TownPage::Motion];
        pages.extend(has_agenda.then_some(TownPage::Agenda));
        pages.extend(is_own.then_some(TownPage::Progress));
        pages
    }

    /// Its path below the town's own.
    pub fn below(self) -> &'static str {
        match self {
            TownPage::Home => "",
            TownPage::Puzzle => "puzle/",
            TownPage::Motion => "mocio/",
            TownPage::Agenda => "agenda/",
            TownPage::Progress => "seguiment/",
        }
    }
}

/// Builds a page of a town; what other towns do is put in later ([`late`]).
pub fn town(context: &Context, town: &TownFacts, which: TownPage) -> Planned {
    match which {
        TownPage::Home => self::town::page(context, town),
        TownPage::Puzzle => puzzle::page(context, town),
        TownPage::Motion => motion::page(context, town),
        TownPage::Agenda => town_agenda::page(context, town),
        TownPage::Progress => town_progress::page(context, town),
    }
}

/// Whether a page of a town has a part that says what other towns do.
pub fn waits(which: TownPage, is_own: bool) -> bool {
    match which {
        TownPage::Home => !is_own,
        TownPage::Progress => true,
        TownPage::Puzzle | TownPage::Motion | TownPage::Agenda => false,
    }
}

/// That part.
pub fn late(context: &Whole<'_>, town: &TownRecord, which: TownPage) -> Option<Late> {
    waits(which, town.is_own()).then(|| match which {
        TownPage::Progress => Late::Comparison(crate::part::attention::comparison(context, town)),
        _ => Late::Neighbours(neighbours::neighbours(context, town)),
    })
}
