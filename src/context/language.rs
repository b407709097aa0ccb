//! What every page of a language is built with: the project, its towns' editions and figures, words, conventions and links. It is made once for
//! each language and only read.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::board::{self, Boards};
use super::frame;
use super::gallery::Gallery;
use super::item::{self, OwnItems};
use crate::locale::Locale;
use crate::markup::{self, Filling, Fragment, Original, Setting, Words};
use crate::model::agenda::{Axis, Titled};
use crate::model::date::PartialDate;
use crate::model::identifier::Id;
use crate::model::language::{Language, Localized};
use crate::model::project::Project;
use crate::model::prose::Prose;
use crate::route::{self, Routes};
use crate::theme::Strings;
use crate::town::TownFacts;
use crate::view::{Body, DocumentLink, Frame, Link, Meta, Page, Text, View};

/// What the pages of one language are built with, whosever they are.
pub struct Tongue {
    /// What all towns share.
    pub project: Arc<Project>,
    /// The language.
    pub language: Language,
    /// Its words.
    pub strings: Arc<Strings>,
    /// Its conventions.
    pub locale: Arc<Locale>,
    /// Its addresses.
    pub routes: Routes,
    /// The words and conventions of every language that has any, for documents in another language than the page's.
    pub tongues: Arc<Tongues>,
    /// What all its pages share.
    pub frame: Arc<Frame>,
    /// What rich text needs besides its own words.
    pub words: Words,
    /// The page of every axis, objective and action.
    pub items: Arc<BTreeMap<Id, String>>,
    /// Where each piece is explained.
    pub piece_pages: BTreeMap<Id, String>,
    /// The model's actions that a town leaves as they are and says nothing of, as every agenda shows them: finished, once somebody has finished them.
    pub plain: OnceLock<PlainActions>,
    /// The model's actions, with which towns' own are compared: title and text, once somebody asks.
    pub originals: OnceLock<Originals>,
    /// How the metamodel's pieces are drawn.
    pub boards: Boards,
    /// Where the drawing is published that pages with pieces share.
    pub pieces_file: String,
    /// Whether documents for download are made.
    pub documents: bool,
}

/// What the pages of one language are built with: those of all, or those of a town, whose own items its texts may refer to.
pub struct Context {
    tongue: Arc<Tongue>,
    /// The page of every action of a town's own, by the file that says it.
    pub own_items: OwnItems,
    /// The pictures of texts.
    pub gallery: Gallery,
}

impl Deref for Context {
    type Target = Tongue;

    fn deref(&self) -> &Tongue {
        &self.tongue
    }
}

impl Context {
    /// Those of a language, whosever.
    pub fn new(project: &Arc<Project>, (strings, locale): (&Arc<Strings>, &Arc<Locale>), shared: &Common) -> Context {
        let language = locale.language;
        let routes = Routes::new(language, project.site.original(), project.site.base_path());
        let assets = shared.assets.iter().map(|(name, path)| (name.clone(), routes.file(path))).collect();
        let frame = frame::frame(project, strings, locale, &routes, assets);
        let boards = board::boards(&project.metamodel, language);
        let tongue = Tongue {
            project: project.clone(),
            language,
            strings: strings.clone(),
            locale: locale.clone(),
            tongues: shared.tongues.clone(),
            frame: Arc::new(frame),
            words: frame::words(strings),
            items: shared.items.clone(),
            piece_pages: BTreeMap::new(),
            plain: OnceLock::new(),
            originals: OnceLock::new(),
            pieces_file: route::asset(&format!("puzle.{}.svg", language.code()), &boards.shared),
            boards,
            documents: shared.documents,
            routes,
        };
        let mut context = Context { tongue: Arc::new(tongue), own_items: OwnItems::new(), gallery: shared.gallery.afresh() };
        // What most towns share with the model is made once for all of them.
        let pages = project.metamodel.pieces.iter().filter_map(|piece| Some((piece.id.clone(), context.piece_page(&piece.id)?))).collect();
        Arc::get_mut(&mut context.tongue).expect("nobody else has it yet").piece_pages = pages;
        context
    }

    /// Those of a town.
    pub fn of(&self, town: &TownFacts) -> Context {
        Context { tongue: self.tongue.clone(), own_items: item::own_items(town), gallery: self.gallery.afresh() }
    }

    /// The title and the text of an action of the model in this language, to compare with.
    pub fn original(&self, action: &Id) -> Option<&(Arc<Original>, Arc<Original>)> {
        let originals = self.originals.get_or_init(|| {
            let actions = self.project.master.axes.iter().flat_map(|axis| &axis.objectives).flat_map(|objective| &objective.actions);
            let original = |text: String| Arc::new(Original::new(text));
            let each = actions.filter_map(|action| {
                let (_, titled) = action.text.get(self.language)?;
                Some((action.id.clone(), (original(titled.title.clone()), original(titled.body.plain_text()))))
            });
            each.collect()
        });
        originals.get(action)
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
        markup::html(prose, &Setting { level, prefix, resolve: &resolve, fill, words: &self.words, language: self.language })
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
        DocumentLink { path: path.to_owned(), href: self.routes.file(path), size: None }
    }

    /// The axis's title in the page's language.
    pub fn axis_title(&self, axis: &Axis) -> String {
        self.title(&axis.text).text
    }

    /// A title that stands alone, in a feed or a calendar: of a fictional town it says that it is.
    pub fn marked(&self, example: bool, title: String) -> String {
        if example { format!("{title} ({})", self.t("example.mark")) } else { title }
    }

    /// A title in two parts, where it begins with these words; none where it doesn't.
    fn heading(&self, key: &str, title: &str) -> Option<[String; 2]> {
        let first = self.t(key);
        let rest = title.strip_prefix(&first)?.trim_start().to_owned();
        (!rest.is_empty()).then_some([first, rest])
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
        let site = &self.project.site.base_url;
        let picture = self.documents.then(|| format!("{site}/{}", meta.picture.as_deref().unwrap_or(route::CARD)));
        let meta = Meta {
            picture,
            template: view.template(),
            heading: view.headings().iter().find_map(|key| self.heading(key, &meta.title)),
            working: view.working().filter(|_| self.frame.working_text).map(|key| self.t(key)),
            window_title,
            canonical: self.absolute(page),
            description: shortened(&description, MOST_DESCRIPTION),
            ..meta
        };
        (format!("{}index.html", self.routes.folder(page)), Page { frame: self.frame.clone(), meta, view })
    }
}

/// The level of the headings inside the text of an action in a town's agenda: town, axis, objective and action stand above it.
pub const BODY_LEVEL: u8 = 5;

/// Actions as they are shown, by their ids.
pub type PlainActions = BTreeMap<Id, Fragment>;

/// What towns' own actions are compared with, by id: titles and texts.
pub type Originals = BTreeMap<Id, (Arc<Original>, Arc<Original>)>;

/// The words and conventions of every language that has any.
pub type Tongues = BTreeMap<Language, (Arc<Strings>, Arc<Locale>)>;

/// What the contexts of all languages share.
pub struct Common {
    /// The words and conventions of all languages.
    pub tongues: Arc<Tongues>,
    /// The page of every item of the model.
    pub items: Arc<BTreeMap<Id, String>>,
    /// Where the theme's assets are published, by name.
    pub assets: BTreeMap<String, String>,
    /// The pictures of the site folder.
    pub gallery: Gallery,
    /// Whether documents for download are made.
    pub documents: bool,
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
