//! A page becomes HTML, by the theme's template of its kind. The template sees the page's view, `meta`, `frame` and the words `t`.

use std::collections::BTreeMap;

use tera::Context;

use crate::diagnostic::Diagnostic;
use crate::locale::Locale;
use crate::model::language::Language;
use crate::output::Size;
use crate::theme::{Strings, Theme};
use crate::view::{DocumentLink, Late, Page, PlainAction};

/// How many bytes nearly all pages of towns have at most.
const MOST_OFTEN: usize = 128 * 1024;

/// Renders a page.
pub(super) fn page(page: &Page, shown: Shown<'_>, locales: &BTreeMap<Language, Locale>) -> Result<Vec<u8>, Diagnostic> {
    let theme = shown.theme;
    let template = format!("{}.html", page.view.template());
    let fault = |error: tera::Error| theme.fault(&template, &error);
    let mut context = Context::from_serialize(&page.view).map_err(fault)?;
    context.insert("meta", &page.meta);
    context.insert("frame", &*page.frame);
    let language = Language::ALL.into_iter().find(|language| language.tag() == page.frame.lang);
    if let Some(strings) = language.and_then(|language| theme.strings.get(&language)) {
        shown.say(&mut context, language);
        // How large each document is that the page offers, by its address; no words where that isn't known.
        let words = |document: &DocumentLink| {
            let locale = language.and_then(|language| locales.get(&language));
            (document.href.clone(), document.size.zip(locale).map_or_else(String::new, |(size, locale)| told(size, strings, locale)))
        };
        context.insert("sizes", &page.meta.documents.iter().map(words).collect::<BTreeMap<_, _>>());
    }
    let mut html = Vec::with_capacity(MOST_OFTEN);
    theme.templates.render_to(&template, &context, &mut html).map_err(fault)?;
    Ok(html)
}

/// Renders a part of a page.
pub(super) fn late(late: &Late, language: Language, shown: Shown<'_>) -> Result<String, Diagnostic> {
    let template = format!("{}.html", late.template());
    let context = Context::from_serialize(late).map_err(|error| shown.theme.fault(&template, &error))?;
    part(&template, context, language, shown)
}

/// Renders an action that a town leaves as it is and says nothing of.
pub(super) fn plain_action(action: &PlainAction, language: Language, shown: Shown<'_>) -> Result<String, Diagnostic> {
    let mut context = Context::new();
    context.insert("action", action);
    part("plain-action.html", context, language, shown)
}

fn part(template: &str, mut context: Context, language: Language, shown: Shown<'_>) -> Result<String, Diagnostic> {
    shown.say(&mut context, Some(language));
    shown.theme.templates.render(template, &context).map_err(|error| shown.theme.fault(template, &error))
}

/// What all templates are shown with.
#[derive(Clone, Copy)]
pub(super) struct Shown<'s> {
    pub(super) theme: &'s Theme,
    /// The words of each language.
    pub(super) words: &'s BTreeMap<Language, tera::Value>,
}

impl Shown<'_> {
    /// Gives a template the words of a language.
    fn say(self, context: &mut Context, language: Option<Language>) {
        if let Some(words) = language.and_then(|language| self.words.get(&language)) {
            context.insert_value("t", words.clone());
        }
    }
}

/// «3 pàgines, 84 kB»; a kilobyte is a thousand bytes.
fn told(size: Size, strings: &Strings, locale: &Locale) -> String {
    let bytes = match size.bytes {
        bytes if bytes < 1_000_000 => strings.fill("size.kilobytes", &[("n", locale.number(bytes.div_ceil(1000)))]),
        bytes => strings.fill("size.megabytes", &[("n", locale.decimal(i64::try_from(bytes.div_ceil(100_000)).unwrap_or(i64::MAX), 1))]),
    };
    match size.pages {
        Some(pages) => format!("{}, {bytes}", strings.count("size.pages", pages, &locale.number(pages))),
        None => bytes,
    }
}
