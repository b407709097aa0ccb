//! The pages that are the preview's own, filled: the panel of faults, the workbench, and what is answered where the site has no page. Not the site's pages:
//! those are the theme's.

use serde::Serialize;
use tera::{Context, Tera};

use super::words::words;
use crate::markup;
use crate::model::language::Language;

/// The templates by their names.
const TEMPLATES: [(&str, &str); 4] = [
    ("fault.html", include_str!("paper/fault.html")),
    ("panel.html", include_str!("paper/panel.html")),
    ("workbench.html", include_str!("paper/workbench.html")),
    ("notice.html", include_str!("paper/notice.html")),
];

/// The templates, in a language.
pub(super) struct Paper {
    templates: Tera,
    language: Language,
}

impl Paper {
    pub(super) fn new(language: Language) -> Paper {
        let mut templates = Tera::new();
        templates.set_escape_fn(|text, out| out.write_all(markup::escaped(text).as_bytes()));
        templates.add_raw_templates(TEMPLATES).expect("the templates are constant, and tests fill them");
        Paper { templates, language }
    }

    /// Fills a template.
    pub(super) fn fill(&self, template: &str, view: &impl Serialize) -> String {
        let mut context = Context::from_serialize(view).unwrap_or_default();
        context.insert("t", &words(self.language));
        context.insert("lang", self.language.tag());
        // What can't be filled is a mistake of ours, that a person should see and report rather than be left without an answer.
        self.templates.render(template, &context).unwrap_or_else(|error| markup::escaped(&format!("{template}: {error}")).into_owned())
    }
}
