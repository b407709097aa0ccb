//! Publishing when the disk isn't as the last build left it: edited, copied, killed halfway, somebody else's.
#![allow(clippy::disallowed_methods)] // These tests look at the disk.

use std::fs;

use agenda::publish::{PublishError, Published};

use super::{CHANGED, SITE, Site, as_planned, contents, plan};

#[test]
fn what_was_changed_by_hand_is_put_back() {
    let site = Site::new();
    site.publish(&plan(SITE));
    // In place, with the same length: the file has another name in the store, which must not keep the change.
    fs::write(site.path("public/index.html"), "INICI").expect("it can be written");
    fs::write(site.path("public/afegit.html"), "més").expect("it can be written");
    fs::create_dir(site.path("public/buida")).expect("it can be made");
    fs::remove_dir_all(site.path("public/dades")).expect("it can be removed");
    let published = site.publish(&plan(SITE));
    assert_eq!(published, Published { made: 1, reused: 2, removed: 1, bytes: 12 });
    assert_eq!(site.published(), as_planned(SITE));
    assert!(!site.path("public/buida").exists());

    // A folder is seen to be empty wherever it stands among the others.
    for empty in ["public/buida", "public/municipis/zeta"] {
        fs::create_dir(site.path(empty)).expect("it can be made");
        site.publish(&plan(SITE));
        assert!(!site.path(empty).exists());
    }
}

#[test]
fn a_folder_that_no_build_made_is_not_replaced() {
    let site = Site::new();
    let public = site.path("public");
    fs::create_dir_all(public.join("fotos")).expect("it can be made");
    fs::write(public.join("fotos/casa.jpg"), "casa").expect("it can be written");
    assert!(matches!(site.refused(&plan(SITE)), PublishError::Foreign(path) if path == public));
    assert_eq!(site.published(), as_planned(&[("fotos/casa.jpg", "casa")]));

    fs::remove_file(public.join("fotos/casa.jpg")).expect("it can be removed");
    assert!(matches!(site.refused(&plan(SITE)), PublishError::Foreign(_)), "an empty folder in it is also somebody's");
    fs::remove_dir(public.join("fotos")).expect("it can be removed");
    site.publish(&plan(SITE));

    // The manifest tells of the folder that was here, not of any folder of this name.
    fs::remove_dir_all(&public).expect("it can be removed");
    fs::create_dir(&public).expect("it can be made");
    fs::write(public.join("index.html"), "d'algú altre").expect("it can be written");
    assert!(matches!(site.refused(&plan(SITE)), PublishError::Foreign(_)));
    assert_eq!(site.published(), as_planned(&[("index.html", "d'algú altre")]));

    fs::remove_dir_all(&public).expect("it can be removed");
    fs::write(&public, "un fitxer").expect("it can be written");
    assert!(matches!(site.refused(&plan(SITE)), PublishError::Io(error) if error.to_string().contains("public")));
}

#[test]
fn a_copied_site_is_recognised() {
    let (site, copy) = (Site::new(), Site::new());
    site.publish(&plan(SITE));
    for (path, bytes) in contents(site.folder.path()) {
        let to = copy.path(&path);
        fs::create_dir_all(to.parent().expect("it has a folder")).expect("it can be made");
        fs::write(to, bytes).expect("it can be written");
    }
    assert_eq!(copy.publish(&plan(SITE)).made, 0);
    assert_eq!(copy.publish(&plan(CHANGED)), Published { made: 1, reused: 2, removed: 1, bytes: 12 });
    assert_eq!(copy.published(), as_planned(CHANGED));
}

#[test]
fn the_store_may_be_lost_or_damaged() {
    let site = Site::new();
    let public = site.path("public");
    // The tree that waits for its turn has everything too.
    let afresh = || [&public, &site.path(".public.spare")].map(|tree| fs::remove_dir_all(tree).expect("it can be removed"));
    site.publish(&plan(SITE));
    fs::remove_dir_all(&public).expect("it can be removed");
    assert_eq!(site.publish(&plan(SITE)).made, 0, "all is in the other tree");
    afresh();
    assert_eq!(site.publish(&plan(SITE)).made, 0, "all is in the store");

    afresh();
    let damaged = site.entries();
    assert_eq!(damaged.len(), 3);
    fs::write(&damaged[0], "").expect("it can be written");
    fs::write(&damaged[1], "xxxxx").expect("it can be written");
    fs::write(damaged[2].with_file_name("0-zz"), "x").expect("it can be written");
    assert_eq!(site.publish(&plan(SITE)).made, 2);
    assert_eq!(site.published(), as_planned(SITE));
    assert_eq!(site.entries().len(), 3, "what isn't an entry is gone");
    afresh();
    assert_eq!(site.publish(&plan(SITE)).made, 0, "it was repaired");

    afresh();
    fs::remove_dir_all(site.path("store")).expect("it can be removed");
    assert_eq!(site.publish(&plan(SITE)).made, 3);

    // A store that can't be written, here as a folder's name is taken, is only slow.
    afresh();
    fs::remove_dir_all(site.path("store")).expect("it can be removed");
    fs::create_dir(site.path("store")).expect("it can be made");
    for shard in 0..=u8::MAX {
        fs::write(site.path(&format!("store/{shard:02x}")), "").expect("it can be written");
    }
    assert_eq!(site.publish(&plan(SITE)).made, 3);
    assert_eq!(site.published(), as_planned(SITE));
}

#[test]
fn what_a_killed_build_left_is_cleaned() {
    let site = Site::new();
    site.publish(&plan(SITE));
    fs::create_dir_all(site.path(".public.stage/municipis")).expect("it can be made");
    fs::write(site.path(".public.stage/municipis/mig.html"), "mig").expect("it can be written");
    fs::write(site.path(".public.manifest.new"), "mig").expect("it can be written");
    assert_eq!(site.publish(&plan(SITE)).made, 0);
    assert!(!site.path(".public.stage").exists() && !site.path(".public.manifest.new").exists());

    // Killed between the two renames of a system that has no exchange.
    fs::rename(site.path("public"), site.path(".public.old")).expect("it can be renamed");
    assert_eq!(site.publish(&plan(SITE)).made, 0);
    assert_eq!(site.published(), as_planned(SITE));
}

#[test]
fn the_folder_may_be_reached_through_a_link() {
    let site = Site::new();
    fs::create_dir_all(site.path("srv/web")).expect("it can be made");
    std::os::unix::fs::symlink(site.path("srv/web"), site.path("public")).expect("it can be linked");
    site.publish(&plan(SITE));
    site.publish(&plan(CHANGED));
    assert_eq!(contents(&site.path("srv/web")), as_planned(CHANGED));
    assert!(site.path("public").is_symlink());
}
