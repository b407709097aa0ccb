//! What a look at the folder led to: which files had changed, how much of the site is new, and in how long. Not how it is told.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::output::Key;
use crate::pipeline::Prepared;
use crate::source::Sources;

/// What a look at the folder led to.
#[derive(Debug, Clone, Default)]
pub struct Renewal {
    /// The files that had changed, by path relative to the site folder; those of a theme below `themes/`.
    pub files: Vec<String>,
    /// Whether the site was renewed; it isn't when there are errors, but for the very first time.
    pub renewed: bool,
    /// How many towns are known anew, whether or not their pages were asked for.
    pub towns: usize,
    /// How many towns there are.
    pub all: usize,
    /// How long it took.
    pub milliseconds: u128,
}

/// The files that differ: new, changed or gone.
pub(super) fn changed(before: &Sources, now: &Sources) -> Vec<String> {
    let refused = |sources: &Sources| sources.refused.iter().map(|refusal| refusal.path.to_string()).collect::<Vec<_>>();
    let mut changed = differing(&before.files, &now.files);
    changed.extend(differing(&before.theme, &now.theme));
    let (gone, come) = (refused(before), refused(now));
    changed.extend(gone.iter().filter(|path| !come.contains(path)).chain(come.iter().filter(|path| !gone.contains(path))).cloned());
    changed
}

/// The paths that only one of two has, or with other bytes. What wasn't read again is the very same, and isn't compared.
fn differing<P: Ord + ToString>(before: &BTreeMap<P, Arc<[u8]>>, now: &BTreeMap<P, Arc<[u8]>>) -> Vec<String> {
    let gone = before.keys().filter(|path| !now.contains_key(path));
    let is_new = |(path, bytes): &(&P, &Arc<[u8]>)| before.get(path).is_none_or(|before| !Arc::ptr_eq(before, bytes) && before != *bytes);
    gone.chain(now.iter().filter(is_new).map(|(path, _)| path)).map(ToString::to_string).collect()
}

/// How many towns of a site are not as they were before.
pub(super) fn towns(before: Option<&Prepared>, now: &Prepared) -> usize {
    let known: BTreeMap<&str, Key> =
        before.iter().flat_map(|before| &before.sources).map(|source| (source.municipality.slug.as_str(), source.key)).collect();
    now.sources.iter().filter(|source| known.get(source.municipality.slug.as_str()) != Some(&source.key)).count()
}
