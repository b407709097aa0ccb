//! Everything that all towns share, ready to make outputs with.

use std::sync::{Arc, OnceLock};

use super::base::Base;
use crate::context::{Common, Context, Tongues, gallery, item};
use crate::document::shared::Shared;
use crate::locale::Locale;
use crate::markup::Fragment;
use crate::model::project::Project;
use crate::page::town_agenda::plain;
use crate::plan::Assets;
use crate::render::Renderer;
use crate::source::Sources;
use crate::theme::{Strings, Theme};

/// Everything that all towns share, ready to make outputs with.
pub struct Workshop {
    /// What all towns share.
    pub project: Arc<Project>,
    /// What pages are built with, by language, the original's first.
    pub contexts: Vec<Context>,
    /// What makes bytes.
    pub renderer: Renderer,
    /// What it all follows from.
    pub base: Base,
    /// What agendas for download have in common.
    pub(super) shared: OnceLock<Arc<Shared>>,
}

impl Workshop {
    /// Of a project under a theme, with documents for download or without.
    pub fn new(sources: &Sources, project: &Arc<Project>, theme: Arc<Theme>, assets: &Assets, documents: bool) -> Workshop {
        let empty = Arc::new(Strings::default());
        let locale = |language| Arc::new(Locale::new(language));
        let tongues: Arc<Tongues> =
            Arc::new(theme.strings.iter().map(|(language, strings)| (*language, (strings.clone(), locale(*language)))).collect());
        let common = Common {
            items: Arc::new(item::items(&project.master)),
            assets: assets.href.clone(),
            gallery: gallery::Gallery::new(project, &theme),
            tongues: tongues.clone(),
            documents,
        };
        let of = |language| match tongues.get(language) {
            Some((strings, locale)) => Context::new(project, (strings, locale), &common),
            None => Context::new(project, (&empty, &locale(*language)), &common),
        };
        let contexts: Vec<Context> = project.site.languages.iter().map(of).collect();
        let base = Base::of(sources, project, &theme, &contexts);
        Workshop { project: project.clone(), contexts, renderer: Renderer::new(theme), base, shared: OnceLock::new() }
    }

    /// Finishes what is the same in every town, once. Where a template fails it is left undone, and told with the pages that show it.
    pub(super) fn finish_plain(&self) {
        for context in &self.contexts {
            context.plain.get_or_init(|| {
                let actions = self.project.master.axes.iter().flat_map(|axis| {
                    axis.objectives.iter().flat_map(move |objective| objective.actions.iter().map(move |action| (axis, action)))
                });
                let finished = actions.filter_map(|(axis, action)| {
                    let html = self.renderer.plain_action(&plain(context, &axis.slug, action), context.language).ok()?;
                    Some((action.id.clone(), Fragment::made(html)))
                });
                finished.collect()
            });
        }
    }
}

impl std::fmt::Debug for Workshop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Workshop").field("renderer", &self.renderer).field("base", &self.base).finish_non_exhaustive()
    }
}
