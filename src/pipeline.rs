//! Parse, check, theme and plan, composed. Building and previewing differ only in what they do with the result.

use jiff::civil::Date;

use crate::check::check;
use crate::diagnostic::{Diagnosed, Diagnostic, sort};
use crate::model::project::Project;
use crate::parse::parse;
use crate::plan::job::Plan;
use crate::plan::plan;
use crate::render::Renderer;
use crate::source::Sources;
use crate::theme::theme;

/// Everything needed to render and publish.
#[derive(Debug)]
pub struct Prepared {
    /// What the site is made of.
    pub project: Project,
    /// What gives them their look.
    pub renderer: Renderer,
    /// Its outputs.
    pub plan: Plan,
}

impl Prepared {
    /// Whether any of the faults keeps the site from being published.
    pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
        diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// Takes sources as far as a plan, as of a date, the site's own reference date unless another is given. All faults of all stages are collected.
///
/// Documents for download are planned only where they are wanted.
pub fn prepare(sources: &Sources, date: Option<Date>, documents: bool) -> Diagnosed<Prepared> {
    let parsed = parse(sources);
    let mut diagnostics = parsed.diagnostics;
    let checked = check(parsed.value, date);
    diagnostics.extend(checked.diagnostics);
    let project = checked.value;
    let themed = theme(sources, &project.site.theme, &project.site.languages);
    diagnostics.extend(themed.diagnostics);
    let planned = plan(&project, &themed.value, documents);
    diagnostics.extend(planned.diagnostics);
    let renderer = Renderer::new(themed.value);
    #[cfg(feature = "pdf")]
    if documents {
        diagnostics.extend(renderer.unprintable(sources));
    }
    sort(&mut diagnostics);
    Diagnosed { value: Prepared { project, renderer, plan: planned.value }, diagnostics }
}
