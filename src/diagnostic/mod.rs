//! Faults in content, as values. Not how they are shown (`human`, `machine`) and not printed here: only `main` prints.

pub mod human;
pub mod machine;
pub mod rule;
pub mod rules;
pub mod stored;
pub mod suggest;

use crate::model::letter;
use crate::model::span::{FilePath, Place, Span};
pub use rule::{Rule, Severity};

/// A value and the faults found while making it. The value is usable whatever was found: what was wrong is missing from it.
#[derive(Debug, Clone)]
pub struct Diagnosed<T> {
    /// What was made.
    pub value: T,
    /// What was found wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// One fault: which rule, where, and the words that fill the rule's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// Where; `None` when it concerns the site folder as a whole.
    pub place: Option<Place>,
    /// What fills the `{…}` of the rule's text.
    pub arguments: Vec<(&'static str, String)>,
    /// Other places that explain it.
    pub related: Vec<Place>,
    /// The nearest known name, when the editor may have meant it.
    pub nearest: Option<String>,
}

/// How many characters of a value are shown: all of any list of names that we have, and no more than a person reads.
const MOST_SHOWN: usize = 600;

impl Diagnostic {
    /// A fault at a place.
    pub fn at(rule: &'static Rule, place: Place) -> Self {
        Diagnostic { rule, place: Some(place), arguments: Vec::new(), related: Vec::new(), nearest: None }
    }

    /// A fault of the site folder as a whole.
    pub fn of_site(rule: &'static Rule) -> Self {
        Diagnostic { rule, place: None, arguments: Vec::new(), related: Vec::new(), nearest: None }
    }

    /// Fills `{name}` in the rule's text; of a value without end, with its beginning.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        let mut value = letter::visible(&value.to_string()).into_owned();
        if let Some((end, _)) = value.char_indices().nth(MOST_SHOWN) {
            value.truncate(end);
            value.push('…');
        }
        self.arguments.push((name, value));
        self
    }

    /// Adds a place that explains it.
    pub fn related(mut self, place: Place) -> Self {
        self.related.push(place);
        self
    }

    /// Proposes the nearest of the known names, if any is near.
    pub fn suggesting<'a>(mut self, written: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        self.nearest = suggest::nearest(written, known);
        self
    }

    /// Whether it keeps the site from being published.
    pub fn is_error(&self) -> bool {
        self.rule.severity == Severity::Error
    }
}

/// Puts errors before warnings, what couldn't be read before what may hang on it, and then by file, place and code; drops what was said twice.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        let rank = |diagnostic: &Diagnostic| (diagnostic.rule.severity, !diagnostic.rule.code.starts_with(['F', 'Y']));
        let at = |diagnostic: &Diagnostic| diagnostic.place.as_ref().map(|place| (place.path.clone(), place.span.start));
        rank(a)
            .cmp(&rank(b))
            .then_with(|| at(a).cmp(&at(b)))
            .then_with(|| a.rule.code.cmp(b.rule.code))
            .then_with(|| a.arguments.cmp(&b.arguments))
    });
    diagnostics.dedup();
}

/// Collects the faults of one file.
#[derive(Debug)]
pub struct Faults {
    path: FilePath,
    /// What was found so far.
    pub diagnostics: Vec<Diagnostic>,
}

impl Faults {
    /// Of the file at `path`.
    pub fn of(path: &FilePath) -> Self {
        Faults { path: path.clone(), diagnostics: Vec::new() }
    }

    /// The file.
    pub fn path(&self) -> &FilePath {
        &self.path
    }

    /// A place in the file.
    pub fn place(&self, span: Span) -> Place {
        Place::new(&self.path, span)
    }

    /// A fault at `span`, to be completed and `push`ed.
    pub fn at(&self, rule: &'static Rule, span: Span) -> Diagnostic {
        Diagnostic::at(rule, self.place(span))
    }

    /// Adds a fault.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Pairs what was made with what was found.
    pub fn with<T>(self, value: T) -> Diagnosed<T> {
        Diagnosed { value, diagnostics: self.diagnostics }
    }
}
