//! Finding a municipality among all of them, as people call it.
#![allow(clippy::disallowed_methods)] // It reads the repository's registry.

use std::path::Path;

use agenda::check::territory;
use agenda::load::load;
use agenda::lookup::{Found, find};
use agenda::model::language::Language;
use agenda::model::name;
use agenda::model::territory::Municipality;
use agenda::parse::parse;

fn registry() -> Vec<Municipality> {
    let parsed = parse(&load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository can be read")).value;
    territory(parsed.registry, parsed.former)
}

#[test]
fn a_municipality_is_found_by_what_it_is_called() {
    let registry = registry();
    for (wanted, name) in [
        ("la Garriga", "la Garriga"),
        ("garriga", "la Garriga"),
        ("Garriga, la", "la Garriga"),
        ("Bruc, el", "el Bruc"),
        ("bruc, EL", "el Bruc"),
        ("Ajuntament del Bruc", "el Bruc"),
        ("Ajuntament de l’Hospitalet de Llobregat", "l’Hospitalet de Llobregat"),
        ("Ajuntament d’Abrera", "Abrera"),
        ("Ayuntamiento de Vic", "Vic"),
        ("ajuntament dels pallaresos", "els Pallaresos"),
        ("LES", "Les"),
        ("es-bordes", "es Bòrdes"),
        ("08088", "la Garriga"),
        ("080885", "la Garriga"),
        ("\"08088\"", "la Garriga"),
        ("Sant Carles de la Ràpita", "la Ràpita"),
        ("Bigues i Riells", "Bigues i Riells del Fai"),
        ("Calonge", "Calonge i Sant Antoni"),
        ("la Bisbal de Falset", "la Bisbal de Montsant"),
    ] {
        match find(registry.iter(), wanted) {
            Found::One(town) => assert_eq!(town.name, name, "{wanted}"),
            other => panic!("{wanted}: {other:?}"),
        }
    }
}

/// However it is written, a name of the registry is that municipality's, and no other's: of one in thirty, and of those that begin as words before names do.
#[test]
fn municipalities_are_found_by_their_own_names() {
    let registry = registry();
    let begins = |town: &&Municipality| ["Vila", "Sant Jul", "Castell", "Mun"].iter().any(|word| town.name.starts_with(word));
    for town in registry
        .iter()
        .step_by(30)
        .chain(registry.iter().filter(begins).step_by(4))
        .chain(registry.iter().filter(|town| town.name.starts_with("Vila-")))
    {
        let council = name::council_of(&town.name, Language::Ca);
        for wanted in [&town.name, &town.index_name, &town.slug, &town.code, &town.name.to_uppercase(), &council] {
            assert_eq!(find(registry.iter(), wanted), Found::One(town), "{wanted}");
        }
    }
}

#[test]
fn what_begins_several_names_is_asked_and_nothing_unrelated_is_proposed() {
    let registry = registry();
    for (wanted, least) in [("Sant Cugat", 2), ("Santa Coloma", 3), ("Vilassar", 2), ("Ajuntament de Castellar", 3)] {
        match find(registry.iter(), wanted) {
            Found::Several(towns) => assert!(towns.len() >= least, "{wanted}: {}", towns.len()),
            other => panic!("{wanted}: {other:?}"),
        }
    }
    for (wanted, meant) in [
        ("La Garigga", Some("la Garriga")),
        ("Mataro", Some("Mataró")),
        ("Tortela", Some("Tortellà")),
        ("Figueras", None),
        ("Tarrasa", None),
    ] {
        let found = match find(registry.iter(), wanted) {
            Found::One(town) => Some(town.name.as_str()),
            Found::None(nearest) => nearest.map(|town| town.name.as_str()),
            Found::Several(_) => None,
        };
        assert_eq!(found, meant, "{wanted}");
    }
    for unrelated in ["Zaragoza", "París", "Andorra la Vella", "08999", "", "…", "Madrid", "Perpinyà"] {
        assert_eq!(find(registry.iter(), unrelated), Found::None(None), "{unrelated}");
    }
}
