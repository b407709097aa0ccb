//! News feeds (Atom, RFC 4287): the last updates of a town, and of all real towns. Dates are those of events, never of builds.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::context::{Context, Whole};
use crate::model::edition::EditionAction;
use crate::model::name;
use crate::model::overlay::Update;
use crate::route;
use crate::town::{Entry, TownFacts, TownRecord};

/// How many entries a feed has.
const MOST: usize = 20;

/// A feed.
#[derive(Debug, Clone, Hash)]
pub struct Feed {
    /// Its address, which is its id too.
    pub address: String,
    /// Its language, as a BCP 47 tag.
    pub lang: &'static str,
    /// Its title.
    pub title: String,
    /// The page that shows the same.
    pub page: String,
    /// Who publishes it.
    pub author: String,
    /// Under which conditions.
    pub rights: String,
    /// The day of its newest entry, or of the data when it has none.
    pub updated: Date,
    /// The newest first.
    pub entries: Vec<Entry>,
}

/// The updates of all real towns that have an agenda of their own.
pub(super) fn all(context: &Whole<'_>) -> Feed {
    let mut towns: Vec<(Date, &TownRecord)> = context.towns.own().filter_map(|town| Some((town.newest?, town))).collect();
    towns.sort_by_key(|(newest, _)| Reverse(*newest));
    let mut entries: Vec<Entry> = Vec::new();
    for (day, town) in towns {
        // Those that follow have nothing as new as the last that is told.
        if entries.len() == MOST && entries.last().is_some_and(|last| last.updated > day) {
            break;
        }
        entries.extend(town.entries.value());
        entries = newest(entries, |entry| (entry.updated, entry.id.clone()));
    }
    feed(context, "dades/actualitzacions.atom", context.t("feed.title"), "seguiment/", entries)
}

/// The updates of a town.
pub(super) fn of(context: &Context, town: &TownFacts) -> Feed {
    let municipality = town.municipality();
    let title = context.marked(
        town.municipality().example,
        context.strings.fill("feed.town_title", &[("of", name::of(&municipality.name, context.language))]),
    );
    let path = route::town(&municipality.slug, "actualitzacions.atom");
    feed(context, &path, title, &route::town(&municipality.slug, "seguiment/"), entries(context, town))
}

fn feed(context: &Context, path: &str, title: String, page: &str, entries: Vec<Entry>) -> Feed {
    let site = &context.project.site;
    Feed {
        address: format!("{}/{path}", site.base_url),
        lang: context.frame.lang,
        title,
        page: context.absolute(page),
        author: site.publisher.name.clone(),
        rights: format!("{} {}", site.licence.name, site.licence.url),
        updated: entries.first().map_or(site.reference_date, |entry| entry.updated),
        entries,
    }
}

/// As many as a feed has, the newest first, and those of one day by their ids.
fn newest<T>(all: Vec<T>, of: impl Fn(&T) -> (Date, String)) -> Vec<T> {
    let mut dated: Vec<(Date, String, T)> = all.into_iter().map(|one| (of(&one), one)).map(|((date, id), one)| (date, id, one)).collect();
    dated.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    dated.truncate(MOST);
    dated.into_iter().map(|(.., one)| one).collect()
}

/// The last updates of a town, as many as a feed has; none before it has an agenda of its own.
pub fn last(context: &Context, town: &TownFacts) -> Vec<Entry> {
    if town.is_own() { entries(context, town) } else { Vec::new() }
}

fn entries(context: &Context, town: &TownFacts) -> Vec<Entry> {
    let reference = context.project.site.reference_date;
    let mut updates = Vec::new();
    for action in town.edition.assumed() {
        let counted = action.report.updates.iter().filter(|update| update.date.value.first_day() <= reference);
        let mut before: Option<(String, usize)> = None;
        for update in counted {
            let date = update.date.value.to_string();
            // Several updates of one date are told apart by their order, which only an edit of that date can change.
            let nth = before.as_ref().filter(|(last, _)| *last == date).map_or(1, |(_, nth)| nth + 1);
            updates.push((action, update, nth));
            before = Some((date, nth));
        }
    }
    let of = |(action, update, nth): &(&EditionAction, &Update, usize)| {
        (update.date.value.last_day().min(reference), id(context, town, action, update, *nth))
    };
    newest(updates, of).into_iter().map(|(action, update, nth)| entry(context, town, action, update, nth)).collect()
}

/// A name that no other update will have. The tag's own date is fixed: it says since when the host names things so, not when the update was made.
fn id(context: &Context, town: &TownFacts, action: &EditionAction, update: &Update, nth: usize) -> String {
    let host = context.project.site.base_url.split("://").nth(1).unwrap_or_default().split('/').next().unwrap_or_default();
    let which = if nth == 1 { String::new() } else { format!("/{nth}") };
    format!("tag:{host},2026:{}/{}/{}{which}", town.municipality().slug, action.id, update.date.value)
}

fn entry(context: &Context, town: &TownFacts, action: &EditionAction, update: &Update, nth: usize) -> Entry {
    let municipality = town.municipality();
    let reference = context.project.site.reference_date;
    let page = context.absolute(&route::town(&municipality.slug, "seguiment/"));
    let status = update.status.as_ref().map(|status| status.value);
    let said = status.map(|status| format!(" ({})", context.status(Some(status)).word.to_lowercase())).unwrap_or_default();
    Entry {
        id: id(context, town, action, update, nth),
        title: context.marked(
            town.municipality().example,
            format!("{}: {}{said}", name::capitalised(&municipality.name), context.title(&action.text).text),
        ),
        updated: update.date.value.last_day().min(reference),
        link: format!("{page}#{}", action.id.anchor()),
        category: status.map(|status| (status, context.status(Some(status)).word)),
        summary: update.text.get(context.language).map(|(_, prose)| prose.plain_text()).unwrap_or_default(),
    }
}
