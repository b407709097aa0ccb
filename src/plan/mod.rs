//! The plan is the site: which outputs there are. It follows from what all towns share and from what is known of each town; no view is built for it.
//! Collisions of URLs and dead links are found here.

mod asset;
pub mod job;
mod link;
mod wellknown;

use std::collections::BTreeMap;

pub use self::asset::{Assets, assets};
use self::job::{DocumentKind, Plan, Task, TownOutput};
pub use self::link::of_overlay;
use crate::context::Context;
use crate::context::gallery;
use crate::data::{self, TownFile};
use crate::diagnostic::{self, Diagnosed, Diagnostic, rules};
use crate::document::{Format, council};
use crate::model::agenda::Retired;
use crate::model::language::Language;
use crate::model::project::{Attachment, Project};
use crate::model::site::PlainPage;
use crate::model::span::{FilePath, Place, Span};
use crate::output::OutputPath;
use crate::page::{self, TownPage};
use crate::picture::{self, Fonts};
use crate::route;
use crate::town::{TownRecord, Towns};

/// Plans the site. `contexts` are those of its languages, the original's first.
pub fn plan(contexts: &[Context], towns: &Towns, assets: &Assets, fonts: &Fonts) -> Diagnosed<Plan> {
    let mut builder = Builder { plan: Plan::default(), diagnostics: Vec::new(), origins: BTreeMap::new() };
    let Some(original) = contexts.first() else { return Diagnosed { value: builder.plan, diagnostics: builder.diagnostics } };
    let project = &original.project;
    for (path, bytes) in &assets.files {
        builder.add(path.clone(), Task::Bytes(bytes.clone()), None);
    }
    if let Some(icon) = assets.icon(fonts) {
        builder.add(route::TOUCH_ICON.to_owned(), Task::Bytes(icon), None);
    }
    for context in contexts {
        builder.add(context.pieces_file.clone(), Task::Bytes(context.boards.shared.clone()), None);
    }
    for (path, attachment) in &project.attachments {
        builder.attachment(path, attachment, fonts);
    }
    for (path, document) in common_documents(original) {
        builder.add(path, Task::Document(document), None);
    }
    let written = written(project, contexts);
    for (at, context) in contexts.iter().enumerate() {
        for (path, page) in page::common(context, towns) {
            let origin = written.get(&path);
            builder.add(path, Task::Page(at, page), origin);
        }
    }
    for (path, data) in data::common(contexts) {
        builder.add(path, Task::Data(data), None);
    }
    for (at, town) in towns.records.iter().enumerate() {
        for (path, output) in town_outputs(contexts, town) {
            builder.add(path, Task::Town(at, output), None);
        }
    }
    for (path, text) in wellknown::files(project, &builder.plan) {
        builder.add(path, Task::Text(text.into()), None);
    }
    builder.diagnostics.extend(link::check(original, towns, &builder.plan));
    builder.check_folders();
    Diagnosed { value: builder.plan, diagnostics: builder.diagnostics }
}

/// The documents that belong to no town.
pub fn common_documents(context: &Context) -> Vec<(String, DocumentKind)> {
    if !context.documents {
        return Vec::new();
    }
    let motions = council::drafts(context, None).into_iter().flat_map(|motion| {
        Format::ALL.iter().map(move |format| (motion.path(None, *format), DocumentKind::Council(motion.which, motion.language, *format)))
    });
    let mut documents: Vec<_> = motions.collect();
    documents.extend(prints().then(|| (route::MODEL_AGENDA.to_owned(), DocumentKind::Agenda)));
    documents
}

/// The outputs of a town, documents before the pages that tell their sizes.
pub fn town_outputs(contexts: &[Context], town: &TownRecord) -> Vec<(String, TownOutput)> {
    let Some(original) = contexts.first() else { return Vec::new() };
    let (municipality, slug) = (&town.municipality, &town.municipality.slug);
    let mut outputs = Vec::new();
    if original.documents {
        for motion in council::drafts(original, Some((municipality, &town.languages))) {
            for format in Format::ALL {
                let document = DocumentKind::Council(motion.which, motion.language, *format);
                outputs.push((motion.path(Some(municipality), *format), TownOutput::Document(document)));
            }
        }
        if prints() && town.has_agenda() {
            outputs.push((route::town_agenda(slug), TownOutput::Document(DocumentKind::Agenda)));
        }
    }
    for (at, context) in contexts.iter().enumerate() {
        // A town's pages exist in the original language, in those in which it publishes and in its own.
        let publishes = at == 0 || town.languages.contains(&context.language) || (context.language == Language::Oc && municipality.aranese);
        for which in TownPage::of(town.has_agenda(), town.is_own()).into_iter().filter(|_| publishes) {
            let folder = context.routes.folder(&route::town(slug, which.below()));
            outputs.push((format!("{folder}index.html"), TownOutput::Page(at, which)));
        }
    }
    for which in TownFile::of(town.says, town.is_own(), town.has_events, original.documents) {
        outputs.push((route::town(slug, which.name()), TownOutput::File(which)));
    }
    outputs
}

/// Whether this program makes PDFs.
fn prints() -> bool {
    Format::ALL.contains(&Format::Pdf)
}

/// Where the pages are written that an editor gave their addresses.
fn written(project: &Project, contexts: &[Context]) -> BTreeMap<String, Place> {
    let of_page = |page: &std::sync::Arc<PlainPage>| {
        let place = page.text.0.values().next().map(|text| text.place.clone()).unwrap_or_default();
        contexts.iter().map(move |context| (context.routes.folder(&format!("{}/index.html", page.slug)), place.clone())).collect::<Vec<_>>()
    };
    let of_retired = |retired: &Retired| {
        let page = page::former::retired_path(retired);
        let folders = page.into_iter().flat_map(|page| contexts.iter().map(move |context| context.routes.folder(&page)));
        folders.map(|folder| (format!("{folder}index.html"), retired.place.clone())).collect::<Vec<_>>()
    };
    let retired = project.master.imprint.retired.iter().flat_map(of_retired);
    project.pages.iter().flat_map(of_page).chain(retired).collect()
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
}

impl Builder {
    fn add(&mut self, path: String, task: Task, origin: Option<&Place>) {
        let at =
            |rule, origin: Option<&Place>| origin.map_or_else(|| Diagnostic::of_site(rule), |origin| Diagnostic::at(rule, origin.clone()));
        let Some(output) = OutputPath::new(&path) else {
            self.diagnostics.push(at(&rules::BAD_URL, origin).with("path", origin.map_or(path.as_str(), |origin| &origin.path)));
            return;
        };
        if self.plan.tasks.insert(output.clone(), task).is_some() {
            // One of the two is the program's own page, or both are of files.
            let first = self.origins.get(&output);
            let mut fault = at(&rules::SAME_URL, origin.or(first)).with("url", output.url());
            fault.related.extend(first.filter(|first| origin.is_some_and(|origin| origin != *first)).cloned());
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
            let above = text
                .match_indices('/')
                .filter_map(|(at, _)| OutputPath::new(&text[..at]))
                .any(|above| self.plan.tasks.contains_key(&above));
            let below = OutputPath::new(&format!("{text}/-")).is_some_and(|first| {
                let mut rest = self.plan.tasks.range(first..);
                rest.next().is_some_and(|(next, _)| next.as_str().strip_prefix(text).is_some_and(|rest| rest.starts_with('/')))
            });
            if above || below {
                self.diagnostics.push(Diagnostic::at(&rules::SAME_URL, origin.clone()).with("url", format!("{}/", path.url())));
            }
        }
        diagnostic::sort(&mut self.diagnostics);
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
