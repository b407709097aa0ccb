//! Templates: parsed each on its own account, so that what is wrong with one hides nothing of the others, and the words that they ask for.

use std::collections::BTreeMap;

use tera::value::Key;
use tera::{ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use super::strings::Asked;
use crate::diagnostic::{Diagnostic, rules};
use crate::markup;
use crate::model::span::{FilePath, Place, Span, Spanned};

/// A template by its name: its file, its text, and the one that is built in under this name.
pub(super) struct Template {
    pub(super) path: FilePath,
    pub(super) text: String,
    pub(super) built_in: Option<String>,
}

/// All templates. One that can't be parsed is told, and that which is built in stands in its place.
pub(super) fn parse(templates: &BTreeMap<String, Template>, diagnostics: &mut Vec<Diagnostic>) -> Tera {
    let mut texts: BTreeMap<&str, &str> = templates.iter().map(|(name, template)| (name.as_str(), template.text.as_str())).collect();
    loop {
        let mut tera = Tera::new();
        // One way of escaping for the whole page: that of rich text, which also takes out overrides of direction.
        tera.set_escape_fn(|text, out| out.write_all(markup::escaped(text).as_bytes()));
        tera.register_filter("words", words);
        tera.register_filter("bare", bare);
        let Err(error) = tera.add_raw_templates(texts.iter().map(|(name, text)| (*name, *text))) else { return tera };
        let paths = templates.iter().map(|(name, template)| (name.clone(), template.path.clone())).collect();
        diagnostics.push(fault(&error, None, &paths));
        let name = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => report.filename().to_owned(),
            ErrorKind::MissingParent { current, .. } => current.clone(),
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => tpl.clone(),
            _ => String::new(),
        };
        let built_in = templates.get(&name).and_then(|template| template.built_in.as_deref());
        match (texts.get_key_value(name.as_str()).map(|(name, text)| (*name, *text)), built_in) {
            (Some((name, text)), Some(built_in)) if text != built_in => drop(texts.insert(name, built_in)),
            (Some((name, _)), _) => drop(texts.remove(name)),
            // Nobody knows which one it is: then all that are built in.
            (None, _) => return Tera::new(),
        }
    }
}

/// A text as it is shown: where it isn't in the page's language, marked with its own.
fn words(text: &Value, _: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let Some((shown, lang)) = text_and_language(text) else { return Err(tera::Error::message("«words» is for a text and its language")) };
    Ok(match lang {
        Some(lang) => {
            let (lang, shown) = (markup::escaped(lang), markup::escaped(shown.as_str().unwrap_or_default()));
            Value::safe_string(&format!("<span lang=\"{lang}\">{shown}</span>"))
        }
        None => shown.clone(),
    })
}

/// A text without its language, for attributes, where none can be said.
fn bare(text: &Value, _: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let Some((shown, _)) = text_and_language(text) else { return Err(tera::Error::message("«bare» is for a text and its language")) };
    Ok(shown.clone())
}

/// What a [`crate::view::Text`] is for templates: the text, and its language if that isn't the page's.
fn text_and_language(text: &Value) -> Option<(&Value, Option<&str>)> {
    if text.as_str().is_some() {
        return Some((text, None));
    }
    let of = |key: &'static str| text.as_map().and_then(|map| map.get(&Key::Str(key)));
    Some((of("text")?, of("lang").and_then(Value::as_str)))
}

/// What is wrong with a template, at its own line. `name` is the template that was rendered, for faults that don't say where they are.
pub(super) fn fault(error: &tera::Error, name: Option<&str>, paths: &BTreeMap<String, FilePath>) -> Diagnostic {
    let path = |name: &str| paths.get(name).cloned().unwrap_or_else(|| name.into());
    let (place, mut message) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = Span::new(report.span().range.start, report.span().range.end);
            (Some(Place::new(&path(report.filename()), span)), report.message().to_owned())
        }
        ErrorKind::MissingParent { current, .. } => (Some(Place::new(&path(current), Span::default())), error.to_string()),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (Some(Place::new(&path(tpl), Span::default())), error.to_string())
        }
        _ => (name.map(|name| Place::new(&path(name), Span::default())), error.to_string()),
    };
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        message = format!("{message}: {cause}");
        source = cause.source();
    }
    let fault = match place {
        Some(place) => Diagnostic::at(&rules::TEMPLATE_FAULT, place),
        None => Diagnostic::of_site(&rules::TEMPLATE_FAULT),
    };
    fault.with("error", message)
}

/// The words that templates ask for as `t.…`, each where the first asks for it. Of one that is chosen while rendering, the part that is fixed.
pub(super) fn asked(templates: &BTreeMap<String, Template>) -> Asked {
    let mut asked = Asked::new();
    for template in templates.values() {
        for (key, span) in words_of(&template.text) {
            asked.entry(key).or_insert_with(|| Spanned::new(template.path.clone(), span));
        }
    }
    asked
}

fn words_of(text: &str) -> Vec<(String, Span)> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find(['{']).map(|found| at + found) {
        let close = match text[open..].get(..2) {
            Some("{{") => "}}",
            Some("{%") => "%}",
            _ => {
                at = open + 1;
                continue;
            }
        };
        let end = text[open..].find(close).map_or(text.len(), |found| open + found);
        words.extend(words_in(&text[open + 2..end.max(open + 2)], open + 2));
        at = end.max(open + 2);
    }
    words
}

/// The words of an expression that stands at byte `offset`; what is in quotes is none.
fn words_in(expression: &str, offset: usize) -> Vec<(String, Span)> {
    let mut words = Vec::new();
    let (mut quote, mut before) = (None, ' ');
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    for (at, c) in expression.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            None if !is_name(before) && before != '.' && expression[at..].starts_with("t.") => {
                let rest = &expression[at + 2..];
                let length = rest.find(|c: char| !is_name(c) && c != '.').unwrap_or(rest.len());
                let key = rest[..length].trim_end_matches('.');
                if !key.is_empty() {
                    words.push((key.to_owned(), Span::new(offset + at, offset + at + 2 + key.len())));
                }
            }
            None => {}
        }
        before = c;
    }
    words
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Template, parse, words_of};
    use crate::view::Text;

    #[test]
    fn a_text_is_marked_with_its_language_where_there_is_one_to_tell() {
        let text = "{{ one | words }}|{{ other | words }}|{{ one | bare }}|{{ other | bare }}".to_owned();
        let templates = BTreeMap::from([("t.html".to_owned(), Template { path: "t.html".into(), text, built_in: None })]);
        let mut context = tera::Context::new();
        context.insert("one", &Text { text: "L'aigua".to_owned(), lang: None });
        context.insert("other", &Text { text: "<Era> aigua".to_owned(), lang: Some("oc") });
        let shown = parse(&templates, &mut Vec::new()).render("t.html", &context).expect("it is a template");
        assert_eq!(shown, "L&#39;aigua|<span lang=\"oc\">&lt;Era&gt; aigua</span>|L&#39;aigua|&lt;Era&gt; aigua");
    }

    #[test]
    fn words_are_found_where_they_are_asked_for() {
        let text = "t.no {{ t.a.b }} {% if x.t.no and t.c %}{{ \"t.no\" }} <i>{{ <words text={t.d} /> }}</i> {{ t.e[code] }} { t.no }";
        let found: Vec<String> = words_of(text).into_iter().map(|(key, _)| key).collect();
        assert_eq!(found, ["a.b", "c", "d", "e"]);
        assert!(words_of(text).iter().all(|(key, span)| text[span.range()] == format!("t.{key}")));
    }
}
