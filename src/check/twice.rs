//! Ids of the master that are there twice: one by one, or a file that is a copy of another. Not their finding, which is `master`'s.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, rules};
use crate::model::identifier::Id;
use crate::model::span::{FilePath, Place, Span};

/// How many ids of another file make one a copy of it.
const LEAST_COPIED: usize = 3;

/// Tells of ids with their second place and their first; of a file that repeats another's, once, at the one with the longer name: copies have more to theirs.
pub(super) fn tell(twice: Vec<(Id, Place, Place)>, diagnostics: &mut Vec<Diagnostic>) {
    let pair = |second: &Place, first: &Place| (second.path.clone(), first.path.clone());
    let mut of_files: BTreeMap<(FilePath, FilePath), usize> = BTreeMap::new();
    for (_, second, first) in twice.iter().filter(|(_, second, first)| second.path != first.path) {
        *of_files.entry(pair(second, first)).or_default() += 1;
    }
    of_files.retain(|_, count| *count >= LEAST_COPIED);
    for ((second, first), count) in &of_files {
        let (copy, original) = if first.len() > second.len() { (first, second) } else { (second, first) };
        let fault = Diagnostic::at(&rules::COPIED_FILE, Place::new(copy, Span::default()));
        diagnostics.push(fault.with("original", original).with("count", count));
    }
    for (id, second, first) in twice.into_iter().filter(|(_, second, first)| !of_files.contains_key(&pair(second, first))) {
        diagnostics.push(Diagnostic::at(&rules::DUPLICATE_ID, second).with("id", id).related(first));
    }
}
