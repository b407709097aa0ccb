//! What a rule is: its code, its severity, and its words in Catalan and English, kept together. The rules are in `rules`.

use crate::model::language::Language;

/// A rule that content must follow.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its permanent code: a letter for the family and three digits.
    pub code: &'static str,
    /// What breaking it means.
    pub severity: Severity,
    /// In Catalan.
    pub ca: Text,
    /// In English.
    pub en: Text,
}

/// What breaking a rule means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not published.
    Error,
    /// It is published; somebody should look.
    Warning,
}

/// The words of a rule in one language, with `{name}` where an argument goes.
#[derive(Debug, PartialEq, Eq)]
pub struct Text {
    /// What is wrong.
    pub message: &'static str,
    /// What to write instead.
    pub help: &'static str,
}

impl Rule {
    /// The name of an argument that its words show, as they have it.
    pub fn argument(&self, name: &str) -> Option<&'static str> {
        let words = [self.ca.message, self.ca.help, self.en.message, self.en.help];
        words.into_iter().find_map(|words| {
            let at = words.find(&format!("{{{name}}}"))? + 1;
            words.get(at..at + name.len())
        })
    }

    /// The words in the language of messages: Catalan, or English for any other.
    pub fn text(&self, language: Language) -> &Text {
        match language {
            Language::En => &self.en,
            Language::Ca | Language::Es | Language::Oc => &self.ca,
        }
    }
}

/// Puts the arguments in their places. A name without an argument stays as it is, so that a mistake of ours is seen, not hidden.
pub fn fill(template: &str, arguments: &[(&'static str, String)]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (before, from_brace) = rest.split_at(open);
        out.push_str(before);
        let argument = from_brace.find('}').and_then(|close| {
            let name = &from_brace[1..close];
            let value = arguments.iter().find(|(known, _)| *known == name)?;
            Some((close, &value.1))
        });
        match argument {
            Some((close, value)) => {
                out.push_str(value);
                rest = &from_brace[close + 1..];
            }
            None => {
                out.push('{');
                rest = &from_brace[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn arguments_are_never_filled_again() {
        let arguments = [("key", "{known}".to_owned()), ("known", "x".to_owned())];
        assert_eq!(fill("«{key}» {} {unknown} {known}", &arguments), "«{known}» {} {unknown} x");
    }
}
