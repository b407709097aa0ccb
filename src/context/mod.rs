//! What every page of a language is built with: the project, its towns' editions and figures, words, conventions and links. It is made once for
//! each language and only read.

pub mod board;
pub mod frame;
pub mod gallery;
pub mod item;
mod target;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::context::board::Boards;
use crate::context::gallery::Gallery;
use crate::context::item::OwnItems;
use crate::locale::Locale;
use crate::markup::{self, Filling, Fragment, Setting, Words};
use crate::model::agenda::{Axis, Titled};
use crate::model::date::PartialDate;
use crate::model::edition::Provenance;
use crate::model::identifier::Id;
use crate::model::language::{Language, Localized};
use crate::model::overlay::{AdhesionState, Status};
use crate::model::progress::Share;
use crate::model::project::Project;
use crate::model::prose::Prose;
use crate::model::totals::{Coverage, Totals};
use crate::route::Routes;
use crate::theme::Strings;
use crate::town::TownFacts;
use crate::view::{Body, DocumentLink, Frame, Link, Meta, Page, Tag, Text, View};

/// What the pages of one language are built with.
pub struct Context<'p> {
    /// Everything the site is made of.
    pub project: &'p Project,
    /// Every town, the registry's first.
    pub towns: &'p [TownFacts],
    /// The language.
    pub language: Language,
    /// Its words.
    pub strings: &'p Strings,
    /// Its conventions.
    pub locale: &'p Locale,
    /// Its addresses.
    pub routes: Routes,
    /// The words and conventions of every language that has any, for documents in another language than the page's.
    pub tongues: &'p BTreeMap<Language, (Arc<Strings>, Locale)>,
    /// What all its pages share.
    pub frame: Arc<Frame>,
    /// What rich text needs besides its own words.
    pub words: Words,
    /// The page of every axis, objective and action.
    pub items: &'p BTreeMap<Id, String>,
    /// The page of every action of a town's own, by the file that says it.
    pub own_items: &'p OwnItems,
    /// Where each piece is explained.
    pub piece_pages: BTreeMap<Id, String>,
    /// The pictures of texts.
    pub gallery: &'p Gallery<'p>,
    /// The titles of actions, for lists that only name them.
    pub master_bodies: BTreeMap<Id, Body>,
    /// How the metamodel's pieces are drawn.
    pub boards: Boards,
    /// The state of the whole.
    pub totals: &'p Totals,
    /// Whether documents for download are made.
    pub documents: bool,
}

impl<'p> Context<'p> {
    /// The real towns.
    pub fn real(&self) -> impl Iterator<Item = &'p TownFacts> {
        self.towns.iter().filter(|town| !town.municipality().example)
    }

    /// The words of a key.
    pub fn t(&self, key: &str) -> String {
        self.strings.get(key).to_owned()
    }

    /// A word of a closed list.
    pub fn tag(&self, list: &str, code: &'static str) -> Tag {
        Tag { code, word: self.t(&format!("{list}.{code}")) }
    }

    /// The word of a status; `None` is *sense dades*.
    pub fn status(&self, status: Option<Status>) -> Tag {
        self.tag("status", status.map_or("unreported", Status::code))
    }

    /// The word of a provenance.
    pub fn provenance(&self, provenance: Provenance) -> Tag {
        self.tag("provenance", provenance.code())
    }

    /// The word of a state of adhesion; `None` is *no adherit*.
    pub fn adhesion(&self, state: Option<AdhesionState>) -> Tag {
        self.tag("adhesion", state.map_or("none", AdhesionState::code))
    }

    /// «5 municipis, on viuen 34.000 persones».
    pub fn coverage(&self, of: Coverage) -> String {
        let arguments = [("n", self.locale.number(of.towns)), ("population", self.locale.number(of.population))];
        self.strings.fill(if of.towns == 1 { "coverage.towns.one" } else { "coverage.towns.many" }, &arguments)
    }

    /// «5 de 947 municipis, on viuen 34.000 de 8.120.000 persones (0,4 %)».
    pub fn coverage_out_of(&self, part: Coverage, whole: Coverage) -> String {
        let share = Share::of(part.population, whole.population).map_or_else(String::new, |share| self.locale.percent(share));
        let numbers = [("towns", part.towns), ("whole", whole.towns), ("population", part.population), ("people", whole.population)];
        let mut arguments = numbers.map(|(name, number)| (name, self.locale.number(number))).to_vec();
        arguments.push(("share", share));
        self.strings.fill("coverage.out_of", &arguments)
    }

    /// «5 (34.000 hab.)», for a cell of a table.
    pub fn coverage_cell(&self, of: Coverage) -> String {
        let arguments = [("n", self.locale.number(of.towns)), ("population", self.locale.number(of.population))];
        if of.towns == 0 { self.locale.number(0) } else { self.strings.fill("coverage.cell", &arguments) }
    }

    /// A date as far as it is known.
    pub fn date(&self, date: impl Into<PartialDate>) -> String {
        self.locale.date(date.into())
    }

    /// Marks the language of what isn't in the page's.
    pub fn lang(&self, language: Language) -> Option<&'static str> {
        (language != self.language).then(|| language.tag())
    }

    /// A text in the page's language, or in another and marked.
    pub fn text(&self, text: &Localized<String>) -> Text {
        text.get(self.language).map_or(Text::default(), |(language, text)| Text { text: text.clone(), lang: self.lang(language) })
    }

    /// A text that is in no language in particular, or in the page's.
    pub fn plain(&self, text: impl Into<String>) -> Text {
        Text { text: text.into(), lang: None }
    }

    /// The title of an item.
    pub fn title(&self, text: &Localized<Arc<Titled>>) -> Text {
        text.get(self.language).map_or(Text::default(), |(language, titled)| Text { text: titled.title.clone(), lang: self.lang(language) })
    }

    /// Whether an item's text is in another language than the page.
    pub fn is_untranslated(&self, text: &Localized<Arc<Titled>>) -> bool {
        text.get(self.language).is_some_and(|(language, _)| language != self.language)
    }

    /// The text of an item of the master as HTML, its headings from `level`.
    pub fn titled_body(&self, text: &Localized<Arc<Titled>>, level: u8, prefix: &str) -> Body {
        match text.get(self.language) {
            Some((language, titled)) => {
                Body { html: self.html(&titled.body, &titled.place.path, level, prefix), lang: self.lang(language) }
            }
            None => self.empty_body(),
        }
    }

    /// Rich text as HTML, its headings from `level`; nothing when there is no text.
    pub fn body(&self, text: &Localized<Arc<Prose>>, path: &str, level: u8, prefix: &str) -> Option<Body> {
        let (language, prose) = text.get(self.language)?;
        Some(Body { html: self.html(prose, path, level, prefix), lang: self.lang(language) })
    }

    fn empty_body(&self) -> Body {
        Body { html: self.html(&Prose::default(), "", 2, ""), lang: None }
    }

    /// Rich text as HTML without blanks.
    pub fn html(&self, prose: &Prose, path: &str, level: u8, prefix: &str) -> Fragment {
        self.filled(prose, path, level, prefix, &|_| None)
    }

    /// Rich text as HTML with its blanks filled.
    pub fn filled(&self, prose: &Prose, path: &str, level: u8, prefix: &str, fill: &dyn Fn(&str) -> Option<Filling>) -> Fragment {
        let resolve = |target: &str| self.resolve(target, path);
        markup::html(prose, &Setting { level, prefix, resolve: &resolve, fill, words: &self.words })
    }

    /// The page of an item that the file at `path` may refer to: one of the model, or one of the town's own.
    pub fn item(&self, id: &str, path: &str) -> Option<&str> {
        let own = || self.own_items.get(path)?.get(id);
        self.items.get(id).or_else(own).map(String::as_str)
    }

    /// The absolute address of a page or file.
    pub fn absolute(&self, page: &str) -> String {
        format!("{}/{}", self.project.site.base_url, self.routes.folder(page))
    }

    /// A link to a page.
    pub fn link(&self, label: impl Into<String>, page: &str) -> Link {
        Link { label: label.into(), href: self.routes.href(page), key: "" }
    }

    /// A document at a path below the published folder, for a page that offers it.
    pub fn document_link(&self, path: &str) -> DocumentLink {
        DocumentLink { path: path.to_owned(), href: self.routes.file(path), key: None }
    }

    /// The axis's title in the page's language.
    pub fn axis_title(&self, axis: &Axis) -> String {
        self.title(&axis.text).text
    }

    /// A title that stands alone, in a feed or a calendar: of a fictional town it says that it is.
    pub fn marked(&self, town: &TownFacts, title: String) -> String {
        if town.municipality().example { format!("{title} ({})", self.t("example.mark")) } else { title }
    }

    /// A finished page at `page`, a folder; its description is cut to what search engines show.
    pub fn page(&self, page: &str, meta: Meta, view: View) -> (String, Page) {
        let site_title = &self.frame.site_title;
        let window_title = match (page.is_empty(), meta.example) {
            (true, _) => site_title.clone(),
            (false, false) => format!("{} — {site_title}", meta.title),
            (false, true) => format!("{} ({}) — {site_title}", meta.title, self.t("example.mark")),
        };
        // What a search engine shows of an example says first that it is one.
        let description = if meta.example { format!("{} {}", self.t("example.title"), meta.description) } else { meta.description };
        let meta = Meta {
            template: view.template(),
            window_title,
            canonical: self.absolute(page),
            description: shortened(&description, MOST_DESCRIPTION),
            ..meta
        };
        (format!("{}index.html", self.routes.folder(page)), Page { frame: self.frame.clone(), meta, view })
    }
}

/// How many characters of a description search engines show.
const MOST_DESCRIPTION: usize = 155;

/// A text cut between words.
pub fn shortened(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= most {
        return text;
    }
    let cut: String = text.chars().take(most - 1).collect();
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', '.', ';', ':']))
}
