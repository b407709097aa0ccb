//! A page becomes HTML, by the theme's template of its kind. The template sees the page's view, `meta`, `frame` and the words `t`.

use tera::Context;

use crate::diagnostic::{Diagnostic, rules};
use crate::model::language::Language;
use crate::model::span::{Place, Span};
use crate::plan::job::OutputPath;
use crate::plan::view::Page;
use crate::theme::Theme;

/// Renders a page.
pub(super) fn render(path: &OutputPath, page: &Page, theme: &Theme) -> Result<Vec<u8>, Diagnostic> {
    let template = format!("{}.html", page.view.template());
    let fault = |error: tera::Error| {
        let mut message = error.to_string();
        let mut source = std::error::Error::source(&error);
        while let Some(cause) = source {
            message = format!("{message}: {cause}");
            source = cause.source();
        }
        let place = Place::new(&format!("themes/…/html/{template}").into(), Span::default());
        Diagnostic::at(&rules::TEMPLATE_FAULT, place).with("error", format!("{path}: {message}"))
    };
    let mut context = Context::from_serialize(&page.view).map_err(fault)?;
    context.insert("meta", &page.meta);
    context.insert("frame", &*page.frame);
    let language = Language::ALL.into_iter().find(|language| language.tag() == page.frame.lang);
    if let Some(strings) = language.and_then(|language| theme.strings.get(&language)) {
        context.insert("t", &strings.tree);
    }
    theme.templates.render(&template, &context).map(String::into_bytes).map_err(fault)
}
