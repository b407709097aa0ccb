//! Every rule, by family, with its words in Catalan and English. Not the checking: that is in `parse`, `check` and `plan`.

mod complete;
mod family;
mod file;
mod link;
mod markdown;
mod reference;
mod status;
mod theme;
mod variant;
mod vote;
mod yaml;

pub use complete::*;
pub use file::*;
pub use link::*;
pub use markdown::*;
pub use reference::*;
pub use status::*;
pub use theme::*;
pub use variant::*;
pub use vote::*;
pub use yaml::*;

use super::rule::Rule;

/// Every rule, by code.
pub fn all() -> Vec<&'static Rule> {
    let families = [
        complete::FAMILY,
        file::FAMILY,
        link::FAMILY,
        markdown::FAMILY,
        reference::FAMILY,
        status::FAMILY,
        theme::FAMILY,
        vote::FAMILY,
        yaml::FAMILY,
    ];
    let mut rules: Vec<&Rule> = families.into_iter().flatten().copied().collect();
    rules.sort_by_key(|rule| rule.code);
    rules
}

/// The rules that are told in words of their own for each way to break them.
pub fn variants() -> &'static [&'static Rule] {
    variant::FAMILY
}

#[cfg(test)]
mod tests {
    use super::{all, variants};

    #[test]
    fn variants_are_of_rules_that_exist() {
        for variant in variants() {
            assert!(all().iter().any(|rule| rule.code == variant.code && rule.severity == variant.severity), "{}", variant.code);
        }
    }

    #[test]
    fn codes_are_unique_and_the_languages_name_the_same_arguments() {
        let rules = all();
        for pair in rules.windows(2) {
            assert_ne!(pair[0].code, pair[1].code);
        }
        let names = |text: &str| {
            let mut names: Vec<String> =
                text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned()).collect();
            names.sort();
            names.dedup();
            names
        };
        for rule in rules.into_iter().chain(variants().iter().copied()) {
            assert_eq!(names(rule.ca.message), names(rule.en.message), "{}", rule.code);
            assert_eq!(names(rule.ca.help), names(rule.en.help), "{}", rule.code);
        }
    }
}
