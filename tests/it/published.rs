//! Publishing and the store, on a real disk: what a reader of the published folder, and whoever runs the build, would notice.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use agenda::output::OutputPath;
use agenda::publish::{PublishError, Published};
use agenda::store::Store;
use tempfile::TempDir;

use crate::publish::{Plan, plan, publish};

fn bytes(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

fn build(plan: &Plan, store: &Store, out: &Path) -> Published {
    publish(plan, store, out, &|_, text| Ok::<_, ()>(bytes(text)), &|_| {}).expect("the disk of the test works")
}

/// Every file of a folder, with what identifies it on disk.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("the folder can be read"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("below the folder").display().to_string();
            (path, fs::read(entry.path()).expect("the file can be read"))
        })
        .collect()
}

const SITE: [(&str, &str); 3] = [("index.html", "home"), ("a/index.html", "one"), ("a/b/data.csv", "1,2")];

#[test]
fn the_folder_holds_the_plan_and_nothing_else() {
    let temp = TempDir::new().expect("a temporary folder");
    let out = temp.path().join("public");
    let published = build(&plan(&SITE), &Store::memory(), &out);
    assert_eq!((published.made, published.reused, published.removed), (3, 0, 0));
    let expected: BTreeMap<String, Vec<u8>> = SITE.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    assert_eq!(tree(&out), expected);
}

#[test]
fn nothing_changed_writes_nothing() {
    let temp = TempDir::new().expect("a temporary folder");
    let out = temp.path().join("public");
    build(&plan(&SITE), &Store::memory(), &out);
    let before = fs::metadata(&out).and_then(|folder| folder.modified()).expect("the folder is there");
    let rendered = AtomicUsize::new(0);
    let render = |_: &OutputPath, text: &str| {
        rendered.fetch_add(1, Ordering::SeqCst);
        Ok::<_, ()>(bytes(text))
    };
    let published = publish(&plan(&SITE), &Store::memory(), &out, &render, &|_| {}).expect("the disk of the test works");
    assert_eq!((published.made, published.reused), (0, 3));
    assert_eq!(rendered.load(Ordering::SeqCst), 0);
    assert_eq!(fs::metadata(&out).and_then(|folder| folder.modified()).expect("the folder is there"), before);
}

#[test]
fn one_change_renders_one_output() {
    let temp = TempDir::new().expect("a temporary folder");
    let out = temp.path().join("public");
    build(&plan(&SITE), &Store::memory(), &out);
    let published = build(&plan(&[("index.html", "home"), ("a/index.html", "two")]), &Store::memory(), &out);
    assert_eq!((published.made, published.reused, published.removed), (1, 1, 1));
    assert_eq!(tree(&out).get("a/index.html").map(Vec::as_slice), Some(b"two".as_slice()));
    assert!(!out.join("a/b").exists());
}

#[test]
fn a_fault_leaves_the_old_site_as_it_was() {
    let temp = TempDir::new().expect("a temporary folder");
    let out = temp.path().join("public");
    build(&plan(&SITE), &Store::memory(), &out);
    let before = tree(&out);
    let render = |path: &OutputPath, text: &str| if path.as_str().starts_with('a') { Err(path.to_string()) } else { Ok(bytes(text)) };
    // Of different texts: of one text, what is made first is the others', too.
    let changed = plan(&[("index.html", "new"), ("a/index.html", "new a"), ("a/z.html", "new z")]);
    match publish(&changed, &Store::memory(), &out, &render, &|_| {}) {
        Err(PublishError::Render(faults)) => assert_eq!(faults, ["a/index.html", "a/z.html"]),
        other => panic!("two outputs can't be rendered, and {other:?}"),
    }
    assert_eq!(tree(&out), before);
    let beside: Vec<_> = fs::read_dir(temp.path()).expect("readable").map(|entry| entry.expect("readable").file_name()).collect();
    assert!(!beside.iter().any(|name| name.to_string_lossy().ends_with(".stage")), "{beside:?}");
}

#[test]
fn a_folder_that_is_not_ours_is_not_replaced() {
    let temp = TempDir::new().expect("a temporary folder");
    let out = temp.path().join("documents");
    fs::create_dir(&out).expect("writable");
    fs::write(out.join("thesis.txt"), "years of work").expect("writable");
    let result = publish(&plan(&SITE), &Store::memory(), &out, &|_, text| Ok::<_, ()>(bytes(text)), &|_| {});
    assert!(matches!(result, Err(PublishError::Foreign(_))), "{result:?}");
    assert_eq!(fs::read_to_string(out.join("thesis.txt")).expect("still there"), "years of work");
}

#[test]
fn a_file_changed_by_hand_is_made_again() {
    let temp = TempDir::new().expect("a temporary folder");
    let out = temp.path().join("public");
    let store = Store::disk(&temp.path().join("store")).expect("writable");
    build(&plan(&SITE), &store, &out);
    fs::write(out.join("index.html"), "hacked!").expect("writable");
    fs::write(out.join("stray.txt"), "not planned").expect("writable");
    let store = Store::disk(&temp.path().join("store")).expect("writable");
    build(&plan(&SITE), &store, &out);
    assert_eq!(fs::read_to_string(out.join("index.html")).expect("published"), "home");
    assert!(!out.join("stray.txt").exists());
}

#[test]
fn the_store_serves_another_folder_and_survives_damage() {
    let temp = TempDir::new().expect("a temporary folder");
    let folder = temp.path().join("store");
    build(&plan(&SITE), &Store::disk(&folder).expect("writable"), &temp.path().join("one"));
    let second = build(&plan(&SITE), &Store::disk(&folder).expect("writable"), &temp.path().join("two"));
    assert_eq!((second.made, second.reused), (0, 3));
    for entry in
        walkdir::WalkDir::new(&folder).into_iter().map(|entry| entry.expect("readable")).filter(|entry| entry.file_type().is_file())
    {
        // A new file in its place, as after a crash; an edit in place would change the published file under its other name too.
        fs::remove_file(entry.path()).expect("writable");
        fs::write(entry.path(), "damaged").expect("writable");
    }
    let third = build(&plan(&SITE), &Store::disk(&folder).expect("writable"), &temp.path().join("three"));
    assert_eq!(third.made, 3);
    assert_eq!(tree(&temp.path().join("three")), tree(&temp.path().join("one")));
    fs::remove_dir_all(&folder).expect("writable");
    build(&plan(&SITE), &Store::disk(&folder).expect("writable"), &temp.path().join("four"));
    assert_eq!(tree(&temp.path().join("four")), tree(&temp.path().join("one")));
}

#[test]
fn what_a_killed_build_left_is_cleaned_up() {
    let temp = TempDir::new().expect("a temporary folder");
    let out = temp.path().join("public");
    build(&plan(&SITE), &Store::memory(), &out);
    let stage = temp.path().join(".public.stage");
    fs::create_dir_all(stage.join("a")).expect("writable");
    fs::write(stage.join("a/half.html"), "half").expect("writable");
    fs::write(temp.path().join(".public.manifest.next"), "half a manifest").expect("writable");
    build(&plan(&[("index.html", "home 2")]), &Store::memory(), &out);
    assert_eq!(tree(&out).keys().collect::<Vec<_>>(), ["index.html"]);
    assert!(!stage.exists());
}

#[test]
fn a_reader_never_sees_half_of_a_build() {
    let temp = TempDir::new().expect("a temporary folder");
    let out = temp.path().join("public");
    let version = |n: usize| plan(&[("a.txt", &n.to_string()), ("z.txt", &n.to_string())]);
    build(&version(0), &Store::memory(), &out);
    let (done, reads) = (AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::SeqCst) {
                let read = |name: &str| fs::read_to_string(out.join(name)).expect("a file of the site");
                // Where the first file is still the same after the last one, no build came in between.
                let (first, last, again) = (read("a.txt"), read("z.txt"), read("a.txt"));
                if first == again {
                    assert_eq!(first, last);
                    reads.fetch_add(1, Ordering::SeqCst);
                }
            }
        });
        for n in 1..=200 {
            build(&version(n), &Store::memory(), &out);
        }
        done.store(true, Ordering::SeqCst);
    });
    assert!(reads.load(Ordering::SeqCst) > 10, "the reader hardly read");
}
