//! Rich text in an overlay: Markdown in one or several languages.

use std::sync::Arc;

use crate::diagnostic::Faults;
use crate::model::language::{Language, Localized};
use crate::model::prose::Prose;
use crate::model::span::{Place, Span};
use crate::parse::yaml::{Node, Value};
use crate::parse::{fields, markdown};

/// Markdown in one or several languages, its faults and links placed where they stand in the file.
pub(super) fn localized_prose(node: &Node, own: Language, faults: &mut Faults) -> Option<Localized<Arc<Prose>>> {
    fields::localized(node, own, faults, |node, faults| {
        let written = fields::markdown(node, faults)?;
        let before = faults.diagnostics.len();
        let mut prose = markdown::prose(&written, 0, false, faults);
        let place = |span: Span| match &node.value {
            Value::Text { origins, .. } => origins.place(span, node.span),
            _ => node.span,
        };
        let path = faults.path().clone();
        for diagnostic in &mut faults.diagnostics[before..] {
            diagnostic.place = diagnostic.place.as_ref().map(|at| Place::new(&path, place(at.span)));
        }
        prose.references.iter_mut().for_each(|reference| reference.span = place(reference.span));
        Some(Arc::new(prose))
    })
}
