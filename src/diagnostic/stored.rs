//! Faults as they are kept between builds, so that a file that didn't change isn't read again to be told of. Only for the program that kept them.

use serde::{Deserialize, Serialize};

use super::{Diagnostic, Rule, rules};
use crate::model::span::Place;

/// A fault that is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stored {
    /// The place of the rule among all rules and their variants.
    rule: usize,
    place: Option<Place>,
    arguments: Vec<(String, String)>,
    related: Vec<Place>,
    nearest: Option<String>,
}

/// All rules, and the variants of some, in an order that is the program's.
fn known() -> Vec<&'static Rule> {
    rules::all().into_iter().chain(rules::variants().iter().copied()).collect()
}

/// Keeps some faults.
pub fn stored(diagnostics: &[Diagnostic]) -> Vec<Stored> {
    if diagnostics.is_empty() {
        return Vec::new();
    }
    let known = known();
    let of = |diagnostic: &Diagnostic| Stored {
        rule: known.iter().position(|rule| std::ptr::eq(*rule, diagnostic.rule)).unwrap_or(usize::MAX),
        place: diagnostic.place.clone(),
        arguments: diagnostic.arguments.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        related: diagnostic.related.clone(),
        nearest: diagnostic.nearest.clone(),
    };
    diagnostics.iter().map(of).collect()
}

/// The faults that were kept; none of them when one isn't of this program. An argument that no word of its rule shows is let go.
pub fn restored(stored: Vec<Stored>) -> Option<Vec<Diagnostic>> {
    if stored.is_empty() {
        return Some(Vec::new());
    }
    let known = known();
    let of = |stored: Stored| {
        let rule = *known.get(stored.rule)?;
        let named = |(name, value): (String, String)| Some((rule.argument(&name)?, value));
        Some(Diagnostic {
            rule,
            place: stored.place,
            arguments: stored.arguments.into_iter().filter_map(named).collect(),
            related: stored.related,
            nearest: stored.nearest,
        })
    };
    stored.into_iter().map(of).collect()
}
