//! What there is to tell of the site as it stands: what is wrong with it, and what the last look at the folder led to. Not how it is shown.

use std::sync::Arc;

use super::renewal::Renewal;
use crate::diagnostic::Diagnostic;
use crate::pipeline::Prepared;
use crate::source::Sources;

/// What is wrong with the newest sources.
#[derive(Default)]
pub(super) struct Told {
    pub(super) diagnostics: Vec<Diagnostic>,
    /// How many faults are in files of towns that aren't looked at.
    pub(super) left_out: usize,
    pub(super) sources: Sources,
    /// Why the folder couldn't be read, if it couldn't.
    pub(super) unreadable: Option<String>,
}

/// All that is told of the site.
pub(super) struct Report {
    pub(super) version: u64,
    pub(super) good: Option<Arc<Prepared>>,
    pub(super) told: Arc<Told>,
    /// All faults: of the sources, and of outputs that couldn't be made.
    pub(super) faults: Vec<Diagnostic>,
    /// Addresses that the program itself failed on.
    pub(super) broken: Vec<String>,
    pub(super) renewal: Renewal,
}

/// The town that a file belongs to, by its slug.
pub(super) fn owner<'s>(path: &str, site: &'s Prepared) -> Option<&'s str> {
    let below = path.strip_prefix("municipalities/")?;
    let overlay = below.strip_suffix(".yaml").and_then(|path| path.rsplit('/').next());
    let town = |name: &str| site.sources.iter().map(|source| source.municipality.slug.as_str()).find(|slug| *slug == name);
    overlay.and_then(town).or_else(|| below.split('/').find_map(town))
}
