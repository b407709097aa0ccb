//! The plan is the site: which outputs exist, and the key of exactly what each is made from. Collisions of URLs and dead links are found here.
//! Nothing is rendered but the shared pieces of HTML that enter keys.

mod asset;
pub mod job;
mod link;
mod wellknown;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use self::asset::{Assets, assets};
use self::job::{Job, Plan, Task};
use crate::assess;
use crate::context::gallery::{self, Gallery};
use crate::context::item::{self, OwnItems};
use crate::context::{Context, board, frame};
use crate::data;
use crate::diagnostic::{self, Diagnosed, Diagnostic, rules};
use crate::document::{Document, Format, council, edition};
use crate::locale::Locale;
use crate::merge::merge;
use crate::model::identifier::Id;
use crate::model::language::Language;
use crate::model::project::{Attachment, Project};
use crate::model::site::PlainPage;
use crate::model::span::{FilePath, Place, Span};
use crate::model::totals::Totals;
use crate::output::{Key, OutputPath};
use crate::page;
use crate::part;
use crate::picture::{self, Fonts};
use crate::route::{self, Routes};
use crate::theme::{Strings, Theme};
use crate::town::TownFacts;
use crate::view::{Body, Planned};

/// Plans the site, with its documents for download or without.
pub fn plan(project: &Project, theme: &Theme, documents: bool) -> Diagnosed<Plan> {
    let towns = towns(project);
    let each = towns.iter().map(|town| (&town.edition, &town.progress));
    let totals = assess::totals(each, &project.master, &project.metamodel, project.site.reference_date);
    let items = item::items(project);
    let own_items = item::own_items(project);
    let gallery = Gallery::new(project, theme);
    let assets = assets(theme);
    let mut builder = Builder {
        plan: Plan::default(),
        diagnostics: Vec::new(),
        origins: BTreeMap::new(),
        salts: [salt(&theme.pages_digest), salt(&theme.documents_digest)],
    };
    for (path, bytes) in &assets.files {
        builder.add(path.clone(), Task::Bytes(bytes.clone()), None);
    }
    for (path, attachment) in &project.attachments {
        builder.attachment(path, attachment, &theme.fonts);
    }
    let empty = Arc::new(Strings::default());
    let tongues: BTreeMap<Language, (Arc<Strings>, Locale)> =
        theme.strings.iter().map(|(language, strings)| (*language, (strings.clone(), Locale::new(*language)))).collect();
    let mut of_site = Vec::new();
    for language in &project.site.languages {
        let strings = theme.strings.get(language).unwrap_or(&empty);
        of_site.push((*language, strings.clone(), Locale::new(*language)));
    }
    let mut contexts: Vec<Context<'_>> = Vec::new();
    for (language, strings, locale) in &of_site {
        let spoken = (*language, &**strings, locale);
        contexts.push(context((project, &towns, &totals), (&items, &own_items, &gallery), spoken, (&tongues, &assets), documents));
    }
    let original = contexts.first();
    for (path, task) in original.filter(|_| documents).into_iter().flat_map(documents_of) {
        builder.add(path, task, None);
    }
    let written = written(project, &contexts);
    for context in &contexts {
        let common = page::common_pages(context);
        let towns: Vec<Vec<Planned>> = towns
            .par_iter()
            .filter(|town| publishes(project, town, context.language))
            .map(|town| page::town_pages(context, town))
            .collect();
        for (path, mut page) in common.into_iter().chain(towns.into_iter().flatten()) {
            page.meta.script = page.meta.script.and_then(|script| assets.href.get(&script).map(|path| context.routes.file(path)));
            for document in &mut page.meta.documents {
                document.key = builder.key(&document.path);
            }
            let origin = written.get(&path);
            builder.add(path, Task::Page(Arc::new(page)), origin);
        }
    }
    if let Some(context) = original {
        let of_towns: Vec<_> = towns.par_iter().map(|town| data::town(context, town)).collect();
        for (path, data) in data::common(context).into_iter().chain(of_towns.into_iter().flatten()) {
            builder.add(path, Task::Data(Arc::new(data)), None);
        }
    }
    for (path, text) in wellknown::files(project, &builder.plan) {
        builder.add(path, Task::Text(text.into()), None);
    }
    if let Some(context) = original {
        let found = link::check(context, &builder.plan);
        builder.diagnostics.extend(found);
    }
    builder.check_folders();
    Diagnosed { value: builder.plan, diagnostics: builder.diagnostics }
}

/// Every document, with its path below the published folder.
fn documents_of(context: &Context<'_>) -> Vec<(String, Task)> {
    let motions = |town: Option<&TownFacts>| -> Vec<(String, Task)> {
        let municipality = town.map(TownFacts::municipality);
        let files = council::motions(context, town).into_iter().flat_map(|motion| {
            let document = Arc::new(Document::Motion(Box::new(motion.document(town))));
            Format::ALL.iter().map(move |format| (motion.path(municipality, *format), Task::Document(document.clone(), *format)))
        });
        files.collect()
    };
    let mut documents = motions(None);
    documents.extend(context.towns.par_iter().flat_map_iter(|town| motions(Some(town))).collect::<Vec<_>>());
    #[cfg(feature = "pdf")]
    {
        let shared = Arc::new(edition::shared(context));
        let task = |agenda| Task::Document(Arc::new(Document::Agenda(Box::new(agenda))), Format::Pdf);
        documents.push((route::MODEL_AGENDA.to_owned(), task(edition::of_model(context, &shared))));
        let towns = context.towns.par_iter().filter(|town| town.has_agenda());
        let agenda = |town: &TownFacts| (route::town_agenda(&town.municipality().slug), task(edition::of_town(context, town, &shared)));
        documents.extend(towns.map(agenda).collect::<Vec<_>>());
    }
    documents
}

/// Where the pages are written that an editor gave their addresses.
fn written(project: &Project, contexts: &[Context<'_>]) -> BTreeMap<String, Place> {
    let of_page = |page: &Arc<PlainPage>| {
        let place = page.text.0.values().next().map(|text| text.place.clone()).unwrap_or_default();
        contexts.iter().map(move |context| (context.routes.folder(&format!("{}/index.html", page.slug)), place.clone())).collect::<Vec<_>>()
    };
    project.pages.iter().flat_map(of_page).collect()
}

/// The edition, progress and puzzle of every town.
pub fn towns(project: &Project) -> Vec<TownFacts> {
    let date = project.site.reference_date;
    let facts = |town: &crate::model::project::Town| {
        let then = town.overlay.as_ref().and_then(|overlay| overlay.as_of(date)).map(Arc::new);
        let edition = merge(&project.master, &town.municipality, then.as_ref().or(town.overlay.as_ref()), &project.metamodel);
        let progress = assess::progress(&edition, date);
        let puzzle = assess::puzzle(&edition, &progress, &project.metamodel);
        let timeline = assess::timeline(&edition, date);
        TownFacts { edition, progress, puzzle, timeline }
    };
    project.towns.par_iter().map(facts).collect()
}

/// A town's pages exist in the original language, and in those in which it publishes.
fn publishes(project: &Project, town: &TownFacts, language: Language) -> bool {
    language == project.site.original()
        || town.overlay().is_some_and(|overlay| overlay.languages.iter().any(|published| published.value == language))
        || (language == Language::Oc && town.municipality().aranese)
}

fn context<'p>(
    (project, towns, totals): (&'p Project, &'p [TownFacts], &'p Totals),
    (items, own_items, gallery): (&'p BTreeMap<Id, String>, &'p OwnItems, &'p Gallery<'p>),
    (language, strings, locale): (Language, &'p Strings, &'p Locale),
    (tongues, assets): (&'p BTreeMap<Language, (Arc<Strings>, Locale)>, &Assets),
    documents: bool,
) -> Context<'p> {
    let routes = Routes::new(language, project.site.original(), project.site.base_path());
    let asset = |name: &str| routes.file(assets.href.get(name).map_or(name, String::as_str));
    let frame = frame::frame(project, strings, locale, &routes, asset("site.css"), asset("icon.svg"));
    let words = frame::words(strings);
    let mut context = Context {
        project,
        towns,
        language,
        strings,
        locale,
        routes,
        tongues,
        frame: Arc::new(frame),
        words,
        items,
        own_items,
        gallery,
        piece_pages: BTreeMap::new(),
        master_bodies: BTreeMap::new(),
        boards: board::boards(&project.metamodel, language),
        totals,
        documents,
    };
    // What most towns share with the model is made once for all of them.
    let pages =
        project.metamodel.pieces.iter().filter_map(|piece| Some((piece.id.clone(), part::puzzle::piece_page(&context, &piece.id)?)));
    context.piece_pages = pages.collect();
    let bodies: BTreeMap<Id, Body> = project
        .master
        .actions()
        .map(|action| {
            let prefix = format!("{}-", action.id.anchor());
            (action.id.clone(), context.titled_body(&action.text, page::town_agenda::BODY_LEVEL, &prefix))
        })
        .collect();
    context.master_bodies = bodies;
    context
}

/// What every key depends on besides the job itself: the program, by the digest of its sources, and the part of the theme that it is made
/// with.
fn salt(theme: &[u8; 32]) -> Vec<u8> {
    let mut salt = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"), " ", env!("AGENDA_SOURCES"), "\0").as_bytes().to_vec();
    salt.extend(theme);
    salt
}

/// The beginning of a file.
fn start_of(path: &FilePath) -> Place {
    Place::new(path, Span::default())
}

struct Builder {
    plan: Plan,
    diagnostics: Vec<Diagnostic>,
    /// What outputs are taken from, where that is a file of the site folder.
    origins: BTreeMap<OutputPath, Place>,
    /// Of pages and data, and of documents.
    salts: [Vec<u8>; 2],
}

impl Builder {
    fn add(&mut self, path: String, task: Task, origin: Option<&Place>) {
        let at =
            |rule, origin: Option<&Place>| origin.map_or_else(|| Diagnostic::of_site(rule), |origin| Diagnostic::at(rule, origin.clone()));
        let Some(output) = OutputPath::new(&path) else {
            self.diagnostics.push(at(&rules::BAD_URL, origin).with("path", origin.map_or(path.as_str(), |origin| &origin.path)));
            return;
        };
        let job = Job { key: Key::of(&self.salts[usize::from(task.is_document())], &task), task };
        if self.plan.jobs.insert(output.clone(), job).is_some() {
            // One of the two is the program's own page, or both are of files.
            let first = self.origins.get(&output);
            let mut fault = at(&rules::SAME_URL, origin.or(first)).with("url", output.url());
            fault.related.extend(first.filter(|_| origin.is_some()).cloned());
            self.diagnostics.push(fault);
        }
        if let Some(origin) = origin {
            self.origins.insert(output, origin.clone());
        }
    }

    /// No output is a folder of others.
    fn check_folders(&mut self) {
        // Pages and data have endings, and folders of theirs have none, so only a file of the site folder can be in the way.
        for (path, origin) in &self.origins {
            let text = path.as_str();
            let above =
                text.match_indices('/').filter_map(|(at, _)| OutputPath::new(&text[..at])).any(|above| self.plan.jobs.contains_key(&above));
            let below = OutputPath::new(&format!("{text}/-")).is_some_and(|first| {
                let mut rest = self.plan.jobs.range(first..);
                rest.next().is_some_and(|(next, _)| next.as_str().strip_prefix(text).is_some_and(|rest| rest.starts_with('/')))
            });
            if above || below {
                self.diagnostics.push(Diagnostic::at(&rules::SAME_URL, origin.clone()).with("url", format!("{}/", path.url())));
            }
        }
        diagnostic::sort(&mut self.diagnostics);
    }

    /// The key of what is planned at a path.
    fn key(&self, path: &str) -> Option<Key> {
        self.plan.jobs.get(&OutputPath::new(path)?).map(|job| job.key)
    }

    fn attachment(&mut self, path: &FilePath, attachment: &Attachment, fonts: &Fonts) {
        let bytes = &attachment.bytes;
        // A drawing could run what it holds in whose browser opens it.
        let bytes = match attachment.name.ends_with(".svg").then(|| picture::harmless(bytes, fonts)) {
            None => bytes.clone(),
            Some(Ok(harmless)) => harmless,
            Some(Err(fault)) => {
                let fault = Diagnostic::at(gallery::rule(fault), start_of(path));
                return self.diagnostics.push(fault.with("target", &attachment.name));
            }
        };
        self.add(route::attachment(attachment), Task::Bytes(bytes), Some(&start_of(path)));
    }
}
