//! Finding a municipality by whatever it is called: its name with or without article, as it is sorted, as it was called before, its codes, its address. Not
//! the search of the site, which `find.js` does in the same way.

use crate::diagnostic::suggest;
use crate::model::identifier::slug;
use crate::model::name;
use crate::model::territory::Municipality;

/// What was found.
#[derive(Debug, PartialEq)]
pub enum Found<'m> {
    /// It.
    One(&'m Municipality),
    /// Those that it may be: of a name that several have, or that begins several.
    Several(Vec<&'m Municipality>),
    /// None, and what was perhaps meant.
    None(Option<&'m Municipality>),
}

/// The words with which people begin the name of a town hall, folded.
const BEFORE: [&str; 5] = ["ajuntament", "ayuntamiento", "municipi", "municipio", "concello"];

/// What joins those words to the name, the longest first.
const JOINING: [&str; 5] = ["dels", "del", "des", "de", "d"];

/// Looks for a municipality.
pub fn find<'m>(towns: impl Iterator<Item = &'m Municipality> + Clone, wanted: &str) -> Found<'m> {
    let digits = wanted.trim().trim_matches('"');
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        // A code is a number like any other: one that nobody has says nothing of who was meant. A spreadsheet drops its first zero.
        let code = format!("{digits:0>5}");
        let found = towns.clone().find(|town| town.code == code || town.idescat6 == format!("{digits:0>6}"));
        return found.map_or(Found::None(None), Found::One);
    }
    let words = words(wanted);
    let exactly = |fits: &dyn Fn(&str) -> bool| -> Vec<&'m Municipality> {
        towns.clone().filter(|town| names(town).iter().any(|name| fits(name))).collect()
    };
    let bare = name::folded(&words);
    for found in [exactly(&|name| name == words), exactly(&|name| name::folded(name) == bare)] {
        match found.as_slice() {
            [] => {}
            [one] => return Found::One(one),
            _ => return Found::Several(found),
        }
    }
    if bare.is_empty() {
        return Found::None(None);
    }
    let beginning = exactly(&|name| name::folded(name).strip_prefix(&*bare).is_some_and(|rest| rest.starts_with(' ')));
    match beginning.as_slice() {
        [] => {}
        [one] => return Found::None(Some(one)),
        _ => return Found::Several(beginning),
    }
    // A slip is two letters in seven at most, and hardly ever the first: other towns have names that differ in more.
    let most = ((bare.chars().count() + 1) / 4).max(1);
    let known: Vec<(String, &'m Municipality)> =
        towns.flat_map(|town| names(town).into_iter().map(move |known| (name::folded(&known), town))).collect();
    let alike = known.iter().map(|(name, _)| name.as_str()).filter(|name| name.chars().next() == bare.chars().next());
    let within = |slips: usize| suggest::nearest_within(&bare, alike.clone(), slips).map(|nearest| (nearest, slips));
    let nearest = (1..=most).find_map(within).and_then(|(nearest, slips)| {
        // Of names that are as near as each other nobody knows which was meant: «Figueras» is Figueres, or la Figuera.
        let others = alike.clone().filter(|name| *name != nearest);
        suggest::nearest_within(&bare, others, slips).is_none().then_some(nearest)
    });
    Found::None(nearest.and_then(|nearest| known.iter().find(|(name, _)| *name == nearest)).map(|(_, town)| *town))
}

/// The words of what is looked for, without those that stand before a name: «Ajuntament de la Garriga» is «la garriga».
fn words(wanted: &str) -> String {
    let folded = slug(wanted).replace('-', " ");
    let Some(rest) = BEFORE.iter().find_map(|before| folded.strip_prefix(before)?.strip_prefix(' ')) else { return folded };
    let joined = JOINING.iter().find_map(|joining| rest.strip_prefix(joining)?.strip_prefix(' '));
    joined.unwrap_or(rest).to_owned()
}

/// Every name of a municipality, folded: its own, that by which it is sorted, and those it had.
fn names(town: &Municipality) -> Vec<String> {
    let folded = |name: &str| slug(name).replace('-', " ");
    let former = town.former.iter().map(|former| folded(&former.name));
    [folded(&town.name), folded(&town.index_name)].into_iter().chain(former).collect()
}
