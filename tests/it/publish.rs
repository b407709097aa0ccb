//! Publishing, as readers of the folder and the person who builds see it.
#![allow(clippy::disallowed_methods)] // These tests look at the disk.

mod damage;

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::SystemTime;

use agenda::output::{Key, OutputPath};
use agenda::publish::{PublishError, Published, Step};
use agenda::store::Store;
use tempfile::TempDir;

/// A site folder with a store, in which `public` is published.
struct Site {
    folder: TempDir,
}

impl Site {
    fn new() -> Site {
        Site { folder: tempfile::tempdir().expect("there is a temporary folder") }
    }

    fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    fn store(&self) -> Store {
        Store::disk(&self.path("store")).expect("the store is a folder")
    }

    fn publish(&self, plan: &Plan) -> Published {
        publish(plan, &self.store(), &self.path("public"), &render, &|_| {}).expect("it is published")
    }

    fn refused(&self, plan: &Plan) -> PublishError<Infallible> {
        publish(plan, &self.store(), &self.path("public"), &render, &|_| {}).expect_err("it is not published")
    }

    fn published(&self) -> BTreeMap<String, Vec<u8>> {
        contents(&self.path("public"))
    }

    /// The files of all entries of the store.
    fn entries(&self) -> Vec<PathBuf> {
        let all = walkdir::WalkDir::new(self.path("store")).min_depth(2).into_iter();
        all.map(|entry| entry.expect("the store can be read").into_path()).collect()
    }
}

/// Texts to be published, by their paths; a key is that of the text.
pub(crate) struct Plan(BTreeMap<OutputPath, String>);

pub(crate) fn plan(outputs: &[(&str, &str)]) -> Plan {
    Plan(outputs.iter().map(|(path, text)| (OutputPath::new(path).expect("it is a path"), (*text).to_owned())).collect())
}

fn render(_: &OutputPath, text: &str) -> Result<Vec<u8>, Infallible> {
    Ok(text.as_bytes().to_vec())
}

/// Makes an output of its path and its text.
pub(crate) type Render<'r, E> = dyn Fn(&OutputPath, &str) -> Result<Vec<u8>, E> + Sync + 'r;

/// Publishes a plan; `render` is given each path and its text.
pub(crate) fn publish<E: Send>(
    plan: &Plan,
    store: &Store,
    out: &Path,
    render: &Render<'_, E>,
    step: &(dyn Fn(Step) + Sync),
) -> Result<Published, PublishError<E>> {
    let keys = plan.0.iter().map(|(path, text)| (path.clone(), Key::of(b"test", text))).collect();
    agenda::publish::publish(&keys, store, out, &|path| render(path, &plan.0[path]), step)
}

/// Every file below a folder, hidden ones too.
pub(crate) fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("the folder can be read"))
        .filter(|entry| !entry.file_type().is_dir());
    let below = |path: &Path| path.strip_prefix(folder).expect("it is below").to_str().expect("it is text").to_owned();
    files.map(|entry| (below(entry.path()), fs::read(entry.path()).expect("it can be read"))).collect()
}

/// What would differ if anything had been written: the inode and the time of everything in a folder.
fn traces(folder: &Path) -> BTreeMap<PathBuf, (u64, SystemTime)> {
    let all = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("the folder can be read"));
    let trace = |entry: &walkdir::DirEntry| {
        let metadata = entry.metadata().expect("it is there");
        (std::os::unix::fs::MetadataExt::ino(&metadata), metadata.modified().expect("files have times"))
    };
    all.map(|entry| (entry.path().to_owned(), trace(&entry))).collect()
}

fn as_planned(outputs: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    outputs.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

const SITE: &[(&str, &str)] = &[("index.html", "inici"), ("municipis/alfa/index.html", "alfa"), ("dades/tot.csv", "a,b")];
const CHANGED: &[(&str, &str)] = &[("index.html", "inici"), ("municipis/alfa/index.html", "ALFA"), ("dades/nou.csv", "a,b")];

#[test]
fn exactly_what_is_planned_is_published() {
    let site = Site::new();
    let steps = AtomicUsize::new(0);
    let step = |step| match step {
        Step::Output => drop(steps.fetch_add(1, Ordering::SeqCst)),
    };
    let published = publish(&plan(SITE), &Store::memory(), &site.path("a/b/public"), &render, &step).expect("it is published");
    assert_eq!(published, Published { made: 3, reused: 0, removed: 0, bytes: 12 });
    assert_eq!(steps.into_inner(), 3);
    assert_eq!(contents(&site.path("a/b/public")), as_planned(SITE));

    let mut shown: Vec<_> =
        fs::read_dir(site.path("a/b")).expect("it is there").map(|entry| entry.expect("it is there").file_name()).collect();
    shown.sort();
    assert_eq!(shown, [".public.lock", ".public.manifest", ".public.spare", "public"], "nothing else is left behind");
}

#[test]
fn the_same_plan_gives_the_same_tree_by_any_way() {
    let (cold, warm, memory) = (Site::new(), Site::new(), Site::new());
    cold.publish(&plan(SITE));
    warm.publish(&plan(CHANGED));
    warm.publish(&plan(SITE));
    fs::create_dir(memory.path("public")).expect("it can be made");
    publish(&plan(SITE), &Store::memory(), &memory.path("public"), &|path, text| render(path, text), &|_| {}).expect("it is published");
    assert_eq!(cold.published(), as_planned(SITE));
    assert_eq!(warm.published(), cold.published());
    assert_eq!(memory.published(), cold.published());
}

#[test]
fn when_nothing_changed_nothing_is_touched() {
    let site = Site::new();
    site.publish(&plan(SITE));
    let before = traces(site.folder.path());
    let never = |_: &OutputPath, _: &str| -> Result<Vec<u8>, Infallible> { panic!("nothing is to be rendered") };
    let published = publish(&plan(SITE), &site.store(), &site.path("public"), &never, &|_| {}).expect("it is published");
    assert_eq!(published, Published { made: 0, reused: 3, removed: 0, bytes: 12 });
    assert_eq!(traces(site.folder.path()), before);
}

#[test]
fn only_what_changed_is_made() {
    let site = Site::new();
    site.publish(&plan(SITE));
    let kept = traces(&site.path("public"))[&site.path("public/index.html")];
    let published = site.publish(&plan(CHANGED));
    // `dades/nou.csv` has the bytes, and so the key, of `dades/tot.csv`.
    assert_eq!(published, Published { made: 1, reused: 2, removed: 1, bytes: 12 });
    assert_eq!(site.published(), as_planned(CHANGED));
    assert_eq!(traces(&site.path("public"))[&site.path("public/index.html")], kept, "it is the same file");
    assert_eq!(site.publish(&plan(SITE)).made, 0, "going back is free");
}

/// The trees take turns, so that what is the same in all of them isn't touched: a file that gets or loses a name is changed as the system sees it.
#[test]
fn what_did_not_change_is_not_touched() {
    let site = Site::new();
    for outputs in [SITE, CHANGED] {
        site.publish(&plan(outputs));
    }
    let changed = || {
        let metadata = fs::metadata(site.path("public/index.html")).expect("it is there");
        (std::os::unix::fs::MetadataExt::ctime(&metadata), std::os::unix::fs::MetadataExt::ctime_nsec(&metadata))
    };
    let before = changed();
    for outputs in [SITE, CHANGED, SITE] {
        site.publish(&plan(outputs));
        assert_eq!(site.published(), as_planned(outputs));
        assert_eq!(changed(), before);
    }
}

#[test]
fn faults_leave_the_published_site_as_it_was_and_are_all_told() {
    let site = Site::new();
    site.publish(&plan(SITE));
    let before = traces(&site.path("public"));
    let outputs = [("z.html", "fault z"), ("index.html", "nou"), ("b.html", "fault b"), ("a.html", "fault a")];
    let faulty = |path: &OutputPath, text: &str| match text.starts_with("fault") {
        true => Err(path.to_string()),
        false => Ok(text.as_bytes().to_vec()),
    };
    let error = publish(&plan(&outputs), &site.store(), &site.path("public"), &faulty, &|_| {}).expect_err("it has faults");
    assert!(matches!(error, PublishError::Render(faults) if faults == ["a.html", "b.html", "z.html"]));
    assert_eq!(traces(&site.path("public")), before);
    assert!(!site.path(".public.stage").exists());
    let healthy = plan(&outputs[1..2]);
    assert_eq!(site.publish(&healthy).made, 0, "what was healthy had been kept in the store");
}

#[test]
fn the_store_keeps_what_the_last_two_plans_use() {
    let site = Site::new();
    for version in 0..5 {
        let text = format!("versió {version}");
        site.publish(&plan(&[("index.html", text.as_str()), ("fix.html", "fix")]));
    }
    assert_eq!(site.entries().len(), 3);
}

#[test]
fn builds_at_the_same_time_wait_for_each_other() {
    let site = Site::new();
    std::thread::scope(|scope| {
        for outputs in [SITE, CHANGED, SITE, CHANGED] {
            scope.spawn(|| site.publish(&plan(outputs)));
        }
    });
    assert!([as_planned(SITE), as_planned(CHANGED)].contains(&site.published()));
    assert_eq!(site.publish(&plan(SITE)).made, 0);
}

#[test]
fn a_reader_never_sees_two_versions_at_once() {
    let site = Site::new();
    let version = |number: usize| {
        let text = number.to_string();
        plan(&[("a/index.html", text.as_str()), ("z/index.html", text.as_str())])
    };
    // The store is not what is tested here, and this is faster.
    let store = Store::memory();
    let publish = |number: usize| publish(&version(number), &store, &site.path("public"), &render, &|_| {}).expect("it is published");
    publish(0);
    let public = site.path("public");
    let done = AtomicBool::new(false);
    let seen = std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut seen = Vec::new();
            while !done.load(Ordering::SeqCst) {
                // Versions only go on: when the first file is the same after the second was read, that is of the same version.
                let read = |path: &str| fs::read(public.join(path)).expect("there is always a whole site");
                let (a, z, again) = (read("a/index.html"), read("z/index.html"), read("a/index.html"));
                if a == again {
                    assert_eq!(a, z);
                    seen.push(a);
                }
            }
            seen.dedup();
            seen
        });
        for number in 1..=200 {
            assert_eq!(publish(number).removed, 0);
        }
        done.store(true, Ordering::SeqCst);
        reader.join().expect("the reader saw nothing odd")
    });
    assert!(seen.len() > 3, "the reader saw versions come and go, not only {seen:?}");
}
