//! Builds that are killed (`kill -9`) while they work: readers of the folder see the old site or the new one, and the next build needs no help.
//! What a kill leaves at each of publishing's steps is in `publish/damage.rs`; here the moments are whatever they turn out to be.
#![cfg(unix)]
#![allow(clippy::disallowed_methods)] // These tests kill the program, and look at the clock and the disk.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::command::{on_disk, printed, program};
use crate::fixture::{Fixture, SITE};
use crate::publish::contents;

/// How many builds are killed; `AGENDA_KILLS` says otherwise, as the long run does.
const KILLS: u32 = 12;

fn kills() -> u32 {
    std::env::var("AGENDA_KILLS").map_or(KILLS, |text| text.parse().expect("AGENDA_KILLS is a number"))
}

/// Builds to the end; without PDF, so that a kill falls upon publishing and not, nearly always, upon typst.
fn build(root: &Path) -> Duration {
    let began = Instant::now();
    let output = program(root, &["build", "--no-documents"]).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{}", printed(&output));
    began.elapsed()
}

#[test]
fn a_killed_build_leaves_a_whole_site() {
    // Two sites that differ in every page, so that half of one and half of the other can't pass for either.
    let sites = [Fixture::new(), Fixture::new().replacing(SITE, "Agenda digital de prova", "Una altra agenda")];
    let folder = on_disk(&sites[0]);
    let (root, public, store) = (folder.path(), folder.path().join("public"), folder.path().join(".agenda"));
    let mut whole = Vec::new();
    let mut length = Duration::MAX;
    for site in &sites {
        site.write(root);
        length = length.min(build(root));
        whole.push(contents(&public));
    }
    assert_ne!(whole[0], whole[1]);
    // With all in the store a build is shorter: it only publishes.
    sites[0].write(root);
    let publishing = build(root);
    let mut killed = 0;
    for round in 0..kills() {
        let new = ((round + 1) % 2) as usize;
        sites[new].write(root);
        // Rendered anew every other time; else all is in the store, and there is only publishing.
        let afresh = round % 4 < 2;
        if afresh && store.exists() {
            fs::remove_dir_all(&store).expect("it can be removed");
        }
        let mut child = program(root, &["build", "--no-documents"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
        // The fractions of the golden ratio fall evenly over a build's length, however many there are.
        sleep(if afresh { length } else { publishing }.mul_f64((f64::from(round) * 0.618_034).fract()));
        child.kill().expect("it can be killed");
        killed += u32::from(child.wait().expect("it has ended").code().is_none());
        let found = contents(&public);
        assert!(whole.contains(&found), "after kill {round} the folder is neither the old site nor the new one");
        build(root);
        assert_eq!(contents(&public), whole[new], "the build after kill {round}");
        let beside: Vec<String> = fs::read_dir(root)
            .expect("it can be read")
            .map(|entry| entry.expect("it is there").file_name().to_string_lossy().into_owned())
            .filter(|name| name.starts_with(".public."))
            .collect();
        assert!(
            beside.iter().all(|name| [".public.lock", ".public.manifest", ".public.spare"].contains(&name.as_str())),
            "left behind: {beside:?}"
        );
    }
    assert!(killed * 2 > kills(), "only {killed} builds of {} were still at work when they were killed", kills());
}
