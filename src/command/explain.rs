//! `agenda build --explain PATH`: which digests an output follows from, and which of them changed since the last build. It publishes nothing.

use std::collections::BTreeMap;

use super::{Console, Failure, Outcome};
use crate::diagnostic::suggest;
use crate::output::{Key, OutputPath};
use crate::pipeline::Prepared;
use crate::store::Store;
use crate::workshop::Parts;

/// How many figures of a digest are shown.
const SHOWN: usize = 12;

/// What the outputs of a site follow from, as it is kept for when somebody asks.
pub(super) fn explained(prepared: &Prepared) -> Vec<u8> {
    postcard::to_stdvec(&prepared.explained()).unwrap_or_default()
}

/// Keeps that.
pub(super) fn keep(explained: &[u8], site: &Key, store: &Store) {
    store.put(of_site(site), explained);
}

/// Says what an output follows from. `before` is the key of the site that is published.
pub(super) fn explain(
    prepared: &Prepared,
    path: &str,
    before: Option<Key>,
    store: &Store,
    console: &Console<'_>,
) -> Result<Outcome, Failure> {
    // An address of the site is understood too.
    let path = path.trim_start_matches('/');
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let Some((owner, parts)) = OutputPath::new(&path).and_then(|path| prepared.explain(&path)) else {
        let nearest = suggest::nearest(&path, prepared.plan.tasks.keys().map(OutputPath::as_str));
        let meant = |ca: &str| nearest.as_ref().map_or(String::new(), |nearest| format!(": {ca} «{nearest}»?"));
        return Err(Failure::Said(console.say(
            format!("el lloc no té cap fitxer «{path}»{}", meant("volíeu dir")),
            format!("the site has no file «{path}»{}", meant("did you mean")),
        )));
    };
    let kept: Option<BTreeMap<String, Parts>> =
        before.and_then(|site| store.get(&of_site(&site))).and_then(|bytes| postcard::from_bytes(&bytes).ok());
    let before = kept.and_then(|kept| kept.get(&owner).cloned());
    (console.out)(&path);
    for (name, key) in &parts {
        let was = before.as_ref().map(|parts| parts.iter().find(|(known, _)| known == name).map(|(_, key)| *key));
        let said = match was {
            None => String::new(),
            Some(Some(was)) if was == *key => console.say("igual", "the same"),
            Some(_) => console.say("ha canviat", "changed"),
        };
        (console.out)(format!("  {name:12} {}  {said}", &key.hex()[..SHOWN]).trim_end());
    }
    if before.is_none() {
        (console.out)(&console.say("No se sap de què es va fer el lloc publicat.", "It isn't known what the published site was made of."));
    }
    Ok(Outcome::Fine)
}

fn of_site(site: &Key) -> Key {
    Key::of(b"explained", site)
}
