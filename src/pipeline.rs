//! Parse, check, theme, what is known of each town, and plan, composed. Building and previewing differ only in what they do with the result.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::assess;
use crate::check::overlay::owners;
use crate::check::territory::with_own_slugs;
use crate::check::{self, Checked, check};
use crate::crew::shared_out;
use crate::diagnostic::{Diagnosed, Diagnostic, rules, sort};
use crate::document::Document;
use crate::model::identifier::slug;
use crate::model::project::Project;
use crate::model::span::FilePath;
use crate::model::territory::Municipality;
use crate::output::{Key, OutputPath};
use crate::parse::parse;
use crate::plan::job::{Plan, Task};
use crate::plan::{self, Assets, plan};
use crate::source::Sources;
use crate::store::Store;
use crate::theme::Theme;
use crate::town::{TownFacts, TownRecord, Towns};
use crate::workshop::{Known, Memory, Parts, Site, Sizes, Source, Workshop};

/// Everything needed to render and publish.
#[derive(Debug)]
pub struct Prepared {
    /// What all towns share, and what makes outputs.
    pub workshop: Workshop,
    /// What is known of each town.
    pub towns: Towns,
    /// The towns as they were read, in the same order.
    pub sources: Vec<Source>,
    /// The outputs.
    pub plan: Plan,
    /// The keys of the outputs of towns, as far as they were made.
    pub made: BTreeMap<OutputPath, Key>,
}

impl Prepared {
    /// Whether any of the faults keeps the site from being published.
    pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
        diagnostics.iter().any(Diagnostic::is_error)
    }

    /// All towns.
    pub fn site(&self) -> Site<'_> {
        Site { towns: &self.towns, sources: &self.sources }
    }

    /// Whose an output is, a town's by its slug or everybody's, and the digests that it follows from, named; none when there is no such output.
    pub fn explain(&self, path: &OutputPath) -> Option<(String, Parts)> {
        match self.plan.tasks.get(path)? {
            Task::Town(at, _) => {
                let (source, record) = (self.sources.get(*at)?, self.towns.records.get(*at)?);
                Some((source.municipality.slug.clone(), self.parts_of(source, record)))
            }
            _ => Some((String::new(), self.parts_of_all())),
        }
    }

    /// The same of all outputs, by whose they are.
    pub fn explained(&self) -> BTreeMap<String, Parts> {
        let of_town = |(source, record): (&Source, &Arc<TownRecord>)| (source.municipality.slug.clone(), self.parts_of(source, record));
        let mut parts: BTreeMap<_, _> = self.sources.par_iter().zip(&self.towns.records).map(of_town).collect();
        parts.insert(String::new(), self.parts_of_all());
        parts
    }

    fn parts_of(&self, source: &Source, record: &TownRecord) -> Parts {
        // What other towns do shows in a page without the town's being made again.
        let others = self.workshop.late_key(record, self.site());
        source.parts.iter().cloned().chain(self.workshop.made_parts()).chain([("other towns".into(), others)]).collect()
    }

    fn parts_of_all(&self) -> Parts {
        let towns: Vec<&Key> = self.sources.iter().map(|source| &source.key).collect();
        let known = self.workshop.known_of_all();
        known.into_iter().chain(self.workshop.made_parts()).chain([("towns".into(), Key::of(b"towns", &towns))]).collect()
    }

    /// What all towns share.
    pub fn project(&self) -> &Arc<Project> {
        &self.workshop.project
    }

    /// The facts of every town, in the order of the records.
    pub fn facts(&self) -> Vec<TownFacts> {
        self.sources.iter().map(|source| self.workshop.facts_of(source)).collect()
    }

    /// Makes the outputs of the towns that are wanted, unless they are kept, and learns their keys. `step` is told of each town.
    ///
    /// # Errors
    /// With all outputs that can't be made.
    pub fn make(
        &mut self,
        wanted: &(dyn Fn(&Source) -> bool + Sync),
        store: &Store,
        step: &(dyn Fn() + Sync),
    ) -> Result<(), Vec<Diagnostic>> {
        let of_town = |at: usize, (source, record): &(&Source, &Arc<TownRecord>)| {
            let made = wanted(source).then(|| self.workshop.made(source, record, store));
            step();
            Ok::<_, Infallible>((at, made))
        };
        let towns: Vec<(&Source, &Arc<TownRecord>)> = self.sources.iter().zip(&self.towns.records).collect();
        let Ok(mut found) = shared_out(&towns, of_town);
        found.sort_by_key(|(at, _)| *at);
        // What another town's change will ask for is kept, though this build may have no use for it.
        store.uses(self.towns.records.iter().filter_map(|record| record.rows.as_ref()).map(|rows| rows.key));
        store.uses(found.iter().filter_map(|(_, made)| made.as_ref()).flat_map(|(made, _)| made.keys.iter().copied()));
        let (mut made, mut faults) = (BTreeMap::new(), Vec::new());
        for (at, town) in found {
            let Some((keys, found)) = town else { continue };
            faults.extend(found);
            let outputs = plan::town_outputs(&self.workshop.contexts, &self.towns.records[at]);
            made.extend(outputs.into_iter().zip(keys.keys).filter_map(|((path, _), key)| Some((OutputPath::new(&path)?, key))));
        }
        self.made = made;
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    /// The key of an output: equal keys mean equal bytes.
    pub fn key(&self, path: &OutputPath, task: &Task, store: &Store) -> Option<Key> {
        self.workshop.key(task, self.site(), self.made.get(path).copied(), store)
    }

    /// Puts the tables together that are made of the rows of towns, where they are kept; these are the keys of all outputs.
    pub fn keep_tables(&self, outputs: &BTreeMap<OutputPath, Key>, store: &Store) {
        self.plan.tasks.par_iter().for_each(|(path, task)| {
            if let Some(key) = outputs.get(path) {
                self.workshop.keep_table(task, *key, self.site(), store);
            }
        });
    }

    /// What a document for download says; none when the output is none.
    pub fn document(&self, task: &Task) -> Option<Document> {
        self.workshop.document_of(task, self.site())
    }

    /// The bytes of an output. A page tells the sizes of the documents that it offers.
    ///
    /// # Errors
    /// When a template or layout of the theme can't be rendered with what the output has.
    pub fn bytes(&self, path: &OutputPath, task: &Task, store: &Store, sizes: Sizes) -> Result<Vec<u8>, Diagnostic> {
        self.workshop.bytes(path, task, self.site(), self.made.get(path).copied(), store, sizes)
    }
}

/// How far sources are taken.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// The date of which the figures are true; the site's own reference date unless another is given.
    pub date: Option<Date>,
    /// Whether there are documents for download.
    pub documents: bool,
    /// Whether the outputs of towns are made, town after town, while what is known of each is at hand.
    pub make: bool,
}

/// Takes sources as far as a plan. All faults of all stages are collected. `step` is told of each town.
pub fn prepare(sources: &Sources, wanted: Wanted, store: &Store, step: &(dyn Fn() + Sync)) -> Diagnosed<Prepared> {
    prepare_again(sources, wanted, (store, &Memory::default()), step)
}

/// The same for a process that does it again and again, and remembers what is known of towns.
pub fn prepare_again(
    sources: &Sources,
    wanted: Wanted,
    (store, memory): (&Store, &Memory),
    step: &(dyn Fn() + Sync),
) -> Diagnosed<Prepared> {
    let parsed = parse(sources);
    let overlays: Vec<(FilePath, Arc<[u8]>)> = parsed.value.overlays.clone().into_iter().collect();
    let mut diagnostics = parsed.diagnostics;
    let (name, languages) = (parsed.value.site.theme.clone(), parsed.value.site.languages.clone());
    let (checked, themed) = rayon::join(|| check(parsed.value, wanted.date), || memory.theme(sources, &name, &languages));
    diagnostics.extend(checked.diagnostics);
    let Checked { project, others, unread } = checked.value;
    diagnostics.extend(themed.diagnostics);
    let assets = plan::assets(&themed.value);
    // Whose files lie in a folder is known by the names of the towns' own, which examples alone could have otherwise: then it is done again.
    let mut folders: BTreeMap<String, String> =
        overlays.iter().map(|(path, _)| (check::overlay::file_stem(path).to_owned(), String::new())).collect();
    folders.extend(project.registry.municipalities.values().map(|town| (town.slug.clone(), slug(&town.comarca))));
    let theme = themed.value;
    let mut round = Round { sources, wanted, store, memory, step, project, others, overlays: &overlays, theme, assets };
    let mut all = round.towns(&folders);
    let really: BTreeMap<String, String> =
        all.sources.iter().map(|town| (town.municipality.slug.clone(), slug(&town.municipality.comarca))).collect();
    let differ = really.keys().any(|slug| !folders.contains_key(slug)) || round.misses(&folders, &really);
    if differ {
        all = round.towns(&really);
    }
    diagnostics.extend(all.diagnostics);
    let towns_known = !all.is_unread && !unread.iter().any(|path| path.starts_with("municipalities/"));
    let by_slug = really.iter().map(|(slug, comarca)| (slug.as_str(), comarca.clone())).collect();
    check::file::check(std::mem::take(&mut round.others), &by_slug, towns_known, &mut diagnostics);
    let master = &all.workshop.project.master;
    let tallies = all.records.iter().map(|record| &record.tally);
    let totals = assess::totals(tallies, master, &all.workshop.project.metamodel, all.workshop.project.site.reference_date);
    let towns = Towns { records: all.records, totals, is_unread: all.is_unread };
    let planned = plan(&all.workshop.contexts, &towns, &round.assets, &round.theme.fonts);
    diagnostics.extend(planned.diagnostics);
    #[cfg(feature = "pdf")]
    if wanted.documents {
        let shared = sources.files.iter().filter(|(path, _)| path.starts_with("content/"));
        diagnostics.extend(all.workshop.renderer.unprintable(shared));
    }
    if !wanted.documents {
        // What only documents can't show is of no matter then.
        diagnostics.retain(|fault| !std::ptr::eq(fault.rule, &rules::GLYPH_MISSING));
    }
    sort(&mut diagnostics);
    let prepared = Prepared { workshop: all.workshop, towns, sources: all.sources, plan: planned.value, made: BTreeMap::new() };
    Diagnosed { value: prepared, diagnostics }
}

/// What a round over all towns needs.
struct Round<'r> {
    sources: &'r Sources,
    wanted: Wanted,
    store: &'r Store,
    memory: &'r Memory,
    step: &'r (dyn Fn() + Sync),
    project: Project,
    others: BTreeMap<FilePath, Arc<[u8]>>,
    overlays: &'r [(FilePath, Arc<[u8]>)],
    theme: Arc<Theme>,
    assets: Assets,
}

/// All towns, after a round.
struct All {
    workshop: Workshop,
    records: Vec<Arc<TownRecord>>,
    sources: Vec<Source>,
    diagnostics: Vec<Diagnostic>,
    is_unread: bool,
}

impl Round<'_> {
    /// Whether some file isn't a town's that would be under other names of towns, or is and wouldn't be.
    fn misses(&self, folders: &BTreeMap<String, String>, really: &BTreeMap<String, String>) -> bool {
        let unknown: Vec<&String> = folders.keys().filter(|slug| !really.contains_key(*slug)).collect();
        self.others.keys().any(|path| path.split('/').any(|part| unknown.iter().any(|slug| *slug == part)))
    }

    /// What is known of every town, where these are the names of towns' folders, with their comarques.
    fn towns(&self, folders: &BTreeMap<String, String>) -> All {
        let mut project = self.project.clone();
        let by_slug = folders.iter().map(|(slug, comarca)| (slug.as_str(), comarca.clone())).collect();
        // What is wrong with files is told once all towns are known.
        project.attachments = check::file::check(self.others.clone(), &by_slug, false, &mut Vec::new());
        let project = Arc::new(project);
        let workshop = Workshop::new(self.sources, &project, self.theme.clone(), &self.assets, self.wanted.documents);
        let (kept, make) = ((self.store, self.memory), self.wanted.make);
        let of_overlay = |at: usize, (path, bytes): &(FilePath, Arc<[u8]>)| {
            let known = workshop.known(path, bytes, kept, make);
            (self.step)();
            Ok::<_, Infallible>((at, known))
        };
        let Ok(mut read) = shared_out(self.overlays, of_overlay);
        read.sort_by_key(|(at, _)| *at);
        let known: Vec<Known> = read.into_iter().map(|(_, known)| known).collect();
        self.memory.keep(&known);
        let mut diagnostics = Vec::new();
        let (at, heads): (Vec<usize>, Vec<_>) = known.iter().enumerate().filter_map(|(at, known)| Some((at, known.head.clone()?))).unzip();
        let owners = owners(&heads, &project, &mut diagnostics);
        let repeated: Vec<usize> = owners.repeated.iter().map(|head| at[*head]).collect();
        diagnostics
            .extend(known.iter().enumerate().filter(|(at, _)| !repeated.contains(at)).flat_map(|(_, known)| known.diagnostics.clone()));
        let of_town = |municipality: &Arc<Municipality>, head: Option<usize>| {
            let at = head.map(|head| at[head]);
            let said = at.map(|at| (known[at].parts.clone(), known[at].key));
            let (parts, key) = said.unwrap_or_else(|| workshop.silent_parts(municipality));
            let source = Source { municipality: municipality.clone(), overlay: at.map(|at| self.overlays[at].clone()), parts, key };
            let record = at.and_then(|at| known[at].record.clone()).unwrap_or_else(|| workshop.silent(municipality));
            (source, record)
        };
        let real = project.registry.municipalities.values().map(|town| of_town(town, owners.by_code.get(&town.code).copied()));
        let examples = owners.examples.iter().map(|(town, head)| of_town(town, Some(*head)));
        let all: Vec<(Source, Arc<TownRecord>)> = real.chain(examples).collect();
        let kept = with_own_slugs(all.iter().map(|(source, _)| &*source.municipality), &mut diagnostics);
        let all: Vec<_> = all.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(town, _)| town).collect();
        let is_unread = known.iter().any(|known| known.head.is_none());
        let (sources, records) = all.into_iter().unzip();
        All { workshop, records, sources, diagnostics, is_unread }
    }
}
