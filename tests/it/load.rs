//! The site folder as it is read: what was read before is read again when it is another, and only then.
#![allow(clippy::disallowed_methods)] // These tests write what is read.

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use agenda::load::{load, load_again};
use agenda::source::Sources;
use tempfile::TempDir;

fn write(path: &Path, text: &str, age: Duration) {
    fs::create_dir_all(path.parent().expect("it is in a folder")).expect("writable");
    fs::write(path, text).expect("writable");
    File::options().write(true).open(path).and_then(|file| file.set_modified(SystemTime::now() - age)).expect("it has a time");
}

#[test]
fn what_was_read_is_read_again_when_it_is_another() {
    let folder = TempDir::new().expect("a temporary folder");
    let (hour, moment) = (Duration::from_secs(3600), Duration::ZERO);
    let at = |name: &str| folder.path().join("content").join(name);
    write(&at("kept.md"), "one\r\n", hour);
    write(&at("edited.md"), "one", hour);
    write(&at("swapped.md"), "one", hour);
    write(&at("fresh.md"), "one", moment);
    write(&at("gone.md"), "one", hour);
    let first = load(folder.path()).expect("it can be read");
    write(&at("edited.md"), "two", hour / 2);
    // A copy may be as long as what it takes the place of, and as old.
    write(&at("copy"), "two", hour);
    let old = fs::metadata(at("swapped.md")).and_then(|found| found.modified()).expect("it has a time");
    File::options().write(true).open(at("copy")).and_then(|file| file.set_modified(old)).expect("it has a time");
    fs::rename(at("copy"), at("swapped.md")).expect("writable");
    write(&at("fresh.md"), "two", moment);
    fs::remove_file(at("gone.md")).expect("writable");
    let second = load_again(folder.path(), &first).expect("it can be read");
    let bytes = |sources: &Sources, name: &str| sources.files.get(format!("content/{name}").as_str()).cloned();
    let (before, after) = (bytes(&first, "kept.md").expect("it is there"), bytes(&second, "kept.md").expect("it is there"));
    assert!(Arc::ptr_eq(&before, &after) && &*after == b"one\n", "what is as it was isn't read, and its line ends are plain");
    for name in ["edited.md", "fresh.md"].into_iter().chain(cfg!(unix).then_some("swapped.md")) {
        assert_eq!(bytes(&second, name).as_deref(), Some(b"two".as_slice()), "{name}");
    }
    assert_eq!(bytes(&second, "gone.md"), None);
}
