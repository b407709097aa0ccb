//! What is changed in the folder, and what its editor then sees: the new page, or the last good one with what is wrong.

use std::fs;
use std::path::Path;
use std::time::Duration;

use super::client::{Reply, Served};
use crate::command::on_disk;
use crate::fixture::{AGENDA, Fixture, GARRIGA};

const TOWN: &str = "/municipis/la-garriga/agenda/";

/// A file with some of its text replaced.
fn edit(root: &Path, path: &str, from: &str, to: &str) {
    let path = root.join(path);
    let text = fs::read_to_string(&path).expect("it is there");
    assert!(text.contains(from), "{} has no «{from}»", path.display());
    fs::write(&path, text.replace(from, to)).expect("it can be written");
}

fn faults(served: &Served) -> String {
    served.get("/_agenda/faults").text()
}

/// Waits until the faults are as wanted.
fn until_faults(served: &Served, wanted: impl Fn(&str) -> bool) -> String {
    served.until("/_agenda/faults", |reply| wanted(&reply.text())).text()
}

fn has_workbench(reply: &Reply) -> bool {
    reply.text().contains("/_agenda/workbench.js")
}

#[test]
fn a_fault_keeps_the_last_good_page() {
    let folder = on_disk(&Fixture::new());
    let served = Served::of(folder.path(), &[]);
    assert!(served.get("/").status == 200 && !faults(&served).contains("agenda-error"));
    edit(folder.path(), AGENDA, "# Administració intel·ligent {#E1}", "# Administració intel·ligent {#E1");
    let told = until_faults(&served, |told| told.contains("agenda-error"));
    assert!(told.contains("content/ca/agenda/10.md:1:"), "{told}");
    let page = served.get("/");
    assert!(page.status == 200 && has_workbench(&page));
    assert!(served.said().contains("stays as it was"), "{}", served.said());
    edit(folder.path(), AGENDA, "{#E1\n", "{#E1}\n");
    until_faults(&served, |told| !told.contains("agenda-error"));
}

#[test]
fn what_is_asked_for_in_vain_has_the_workbench_too() {
    let folder = on_disk(&Fixture::new());
    let served = Served::of(folder.path(), &[]);
    let reply = served.get("/nowhere/");
    assert!(reply.status == 404 && has_workbench(&reply));
}

#[test]
fn a_theme_made_later_is_seen_and_its_faults_heal() {
    let folder = on_disk(&Fixture::new());
    let served = Served::of(folder.path(), &[]);
    let good = served.get("/").text();
    // That a document is made meanwhile, whose size pages tell, changes nothing of it.
    assert_eq!(served.get("/mocio/mocio.odt").status, 200);
    let html = folder.path().join("themes/default/html");
    fs::create_dir_all(&html).expect("it can be made");
    fs::write(html.join("home.html"), "{% extends \"base.html\" %}{% block content %}<h1>{{ nobody.knows }}</h1>{% endblock %}")
        .expect("it can be written");
    // A page that was good stays, and tells what is wrong.
    let told = until_faults(&served, |told| {
        assert!(served.get("/").status == 200, "{told}");
        told.contains("home.html:1:")
    });
    assert!(told.contains("agenda-error") && told.contains("<pre"), "{told}");
    let kept = served.get("/");
    assert!(kept.status == 200 && has_workbench(&kept));
    let digest = |page: &str| page.split_once("data-page=\"").map(|(_, rest)| rest[..16].to_owned());
    assert_eq!(digest(&kept.text()), digest(&good));
    fs::write(html.join("home.html"), "{% extends \"base.html\" %}{% block content %}<h1>Mended</h1>{% endblock %}")
        .expect("it can be written");
    served.until("/", |page| page.text().contains("<h1>Mended</h1>"));
    assert!(!faults(&served).contains("agenda-error"));
    fs::remove_dir_all(folder.path().join("themes")).expect("it can be removed");
    served.until("/", |page| digest(&page.text()) == digest(&good));
}

#[test]
fn a_page_that_never_was_says_why_it_cannot_be() {
    let folder = on_disk(&Fixture::new());
    let html = folder.path().join("themes/default/html");
    fs::create_dir_all(&html).expect("it can be made");
    fs::write(html.join("home.html"), "{% extends \"base.html\" %}{% block content %}<h1>{{ nobody.knows }}</h1>{% endblock %}")
        .expect("it can be written");
    let served = Served::of(folder.path(), &[]);
    let page = served.get("/");
    assert!(page.status == 500 && has_workbench(&page) && page.text().contains("home.html:1:"), "{}", page.text());
    fs::remove_dir_all(folder.path().join("themes")).expect("it can be removed");
    served.until("/", |page| page.status == 200);
}

#[test]
fn folders_may_vanish_and_come_back() {
    let folder = on_disk(&Fixture::new());
    let served = Served::of(folder.path(), &[]);
    assert_eq!(served.get(TOWN).status, 200);
    for round in 0..3 {
        let (here, away) = (folder.path().join("municipalities"), folder.path().join("away"));
        fs::rename(&here, &away).expect("it can be moved");
        until_faults(&served, |told| told.contains("agenda-error"));
        // What comes back is another folder, as it is when a branch is checked out.
        Fixture::new().write(folder.path());
        fs::remove_dir_all(&away).expect("it can be removed");
        until_faults(&served, |told| !told.contains("agenda-error"));
        // What is saved in it now is seen as before.
        edit(folder.path(), GARRIGA, "La nostra agenda.", &format!("La nostra agenda, {round}."));
        served.until(TOWN, |page| page.text().contains(&format!("La nostra agenda, {round}.")));
        edit(folder.path(), GARRIGA, &format!("La nostra agenda, {round}."), "La nostra agenda.");
        served.until(TOWN, |page| page.text().contains("La nostra agenda."));
    }
}

#[test]
fn only_what_changed_something_is_told() {
    let folder = on_disk(&Fixture::new());
    let served = Served::of(folder.path(), &[]);
    let version = served.get("/_agenda/version?after=none").text();
    let rebuilt = |served: &Served| served.said().matches("Rebuilt").count();
    assert_eq!(rebuilt(&served), 1, "{}", served.said());
    // Written anew as it was; and what a build leaves beside.
    edit(folder.path(), AGENDA, "Introducció", "Introducció");
    fs::create_dir_all(folder.path().join("public")).expect("it can be made");
    fs::write(folder.path().join("public/index.html"), "x").expect("it can be written");
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(served.get("/_agenda/version?after=none").text(), version);
    assert_eq!(rebuilt(&served), 1, "{}", served.said());
    edit(folder.path(), AGENDA, "Introducció", "Presentació");
    served.until("/agenda/administracio-intelligent/", |page| page.text().contains("Presentació de"));
    assert_ne!(served.get("/_agenda/version?after=none").text(), version);
}
