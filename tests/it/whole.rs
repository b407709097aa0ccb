//! The repository's own site, built once with everything: its 947 municipalities and their thousand documents. It takes longer than all the
//! other tests together, so there is this one, and what a small site shows as well is shown on the fixture's.
#![allow(clippy::disallowed_methods)] // It looks at what was built.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::command::fine;
use crate::publish::contents;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn the_repository_is_built_whole_and_its_documents_are_valid() {
    let folder = TempDir::new().expect("a temporary folder");
    fine(folder.path(), &["build", "--root", ROOT, "--out", "public", "--no-cache"]);
    let published = contents(&folder.path().join("public"));
    let towns = 947 + fs::read_dir(Path::new(ROOT).join("municipalities/exemples")).expect("there are examples").count();
    let how_many = |name: &str| published.keys().filter(|path| path.starts_with("municipis/") && path.ends_with(name)).count();
    let leads_on = |path: &String| String::from_utf8_lossy(&published[path]).contains("http-equiv=\"refresh\"");
    let former = published.keys().filter(|path| path.ends_with("/puzle/index.html") && leads_on(path)).count();
    let recorded = fs::read_to_string(Path::new(ROOT).join("municipalities/former.csv")).expect("it is there").lines().count() - 1;
    assert_eq!(former, recorded, "each name that a town had leads on to its pages");
    for (name, others) in [("/puzle/index.html", former), ("/mocio/index.html", former), ("/mocio.odt", 0), ("/mocio.docx", 0)] {
        assert_eq!(how_many(name), towns + others, "{name}");
    }
    assert!(!published.keys().any(|path| path.starts_with('.') && !path.starts_with(".well-known/")), "something hidden was published");
    #[cfg(feature = "pdf")]
    {
        assert_eq!(how_many("/mocio.pdf"), towns);
        // One of each kind, length, language and hard name.
        for path in [
            "agenda/agenda.pdf",
            "municipis/montalba/agenda.pdf",
            "municipis/puigsec-de-la-vall/agenda.pdf",
            "municipis/artigalonga/agenda.pdf",
            "municipis/la-garriga/agenda.pdf",
            "mocio/mocio.pdf",
            "mocio/mocio.es.pdf",
            "municipis/la-garriga/mocio.pdf",
            "municipis/castellvi-de-la-marca/mocio.pdf",
            "municipis/cruilles-monells-i-sant-sadurni-de-l-heura/mocio.pdf",
            "municipis/l-ametlla-del-valles/mocio.pdf",
            "municipis/es-bordes/mocio.oc.pdf",
        ] {
            assert_eq!(crate::pdf::found(&published[path]), Vec::<String>::new(), "{path}");
        }
    }
}
