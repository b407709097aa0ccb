//! How the names of municipalities and comarques join a sentence: *de la Garriga*, *del Bruc*, *d'Abrera*, *als Pallaresos*.
//! Not translation: a municipality has one official name (Llei 1/1998, art. 18) and keeps it in every language.
//!
//! | language | article of a municipality | article of a comarca |
//! |---|---|---|
//! | Catalan | lower case, contracts: *del Bruc* (style guides of the UB and the Diputació de Barcelona) | *del Vallès Oriental* |
//! | Spanish | part of a foreign proper name: capital, never contracts: *de El Bruc* (RAE) | Spanish, contracts: *del Alt Empordà* |
//! | Aranese | as in Spanish, but *de* elides: *d'El Bruc*, *d'Es Bòrdes* | Aranese, contracts: *deth Vallès Oriental* |
//! | English | as in Catalan, after *of* and *to* | none: *of Selva* |
//!
//! The two columns differ because the article is in the official name of a municipality and isn't in that of a comarca.
//!
//! *es Bòrdes* has an Aranese article. Aranese speech contracts it (*des Bòrdes*), but the Institut d'Estudis Aranesi and the Conselh
//! Generau d'Aran write «Ajuntament d'Es Bòrdes», and Catalan contracts its own articles only: hence *d'es Bòrdes* and *d'Es Bòrdes*.

use unicode_normalization::UnicodeNormalization;

use super::identifier::slug;
use super::language::Language;

/// The articles that are words, Catalan, Balearic (*sa*, *ses*) and Aranese.
const ARTICLES: [&str; 9] = ["el", "la", "els", "les", "es", "sa", "ses", "eth", "era"];

/// The articles that lean on the next word with an apostrophe.
const ELIDED: [&str; 2] = ["l", "s"];

/// The name after «de»: *de la Garriga*, *d'Abrera*, *del Bruc*; in Spanish *de La Garriga*, in English *of la Garriga*.
pub fn of(name: &str, language: Language) -> String {
    match language {
        Language::Ca => match article(name) {
            Some(("el", rest)) => format!("del {rest}"),
            Some(("els", rest)) => format!("dels {rest}"),
            _ => elided_de(&lowered(name)),
        },
        Language::Es => format!("de {}", capitalised(name)),
        Language::Oc => elided_de(&capitalised(name)),
        Language::En => format!("of {}", lowered(name)),
    }
}

/// The name after «a», of what goes or is sent there: *a la Garriga*, *al Bruc*; in Spanish *a El Bruc*, in English *to el Bruc*.
/// In Catalan it is also where something is.
pub fn at(name: &str, language: Language) -> String {
    match language {
        Language::Ca => match article(name) {
            Some(("el", rest)) => format!("al {rest}"),
            Some(("els", rest)) => format!("als {rest}"),
            _ => format!("a {}", lowered(name)),
        },
        Language::Es => format!("a {}", capitalised(name)),
        Language::Oc => format!("{} {}", if vowel(name) { "ad" } else { "a" }, capitalised(name)),
        Language::En => format!("to {}", lowered(name)),
    }
}

/// The ajuntament by its name: *Ajuntament de la Garriga*, *Ayuntamiento de La Garriga*. English keeps the Catalan name, which is
/// the institution's own.
pub fn council_of(name: &str, language: Language) -> String {
    match language {
        Language::Ca | Language::En => format!("Ajuntament {}", of(name, Language::Ca)),
        Language::Es => format!("Ayuntamiento {}", of(name, language)),
        Language::Oc => format!("Ajuntament {}", of(name, language)),
    }
}

/// A comarca, given without article as in the registry, after «de»: *del Vallès Oriental*, *de l'Alt Empordà*, *d'Osona*.
pub fn comarca_of(comarca: &str, language: Language) -> String {
    let Some(gender) = gender(comarca) else { return of(comarca, language) };
    match (language, gender) {
        (Language::Ca, _) => of(&comarca_named(comarca), language),
        (Language::Es, Gender::Masculine) => format!("del {comarca}"),
        (Language::Es, Gender::Feminine) => format!("de la {comarca}"),
        (Language::Es, Gender::FemininePlural) => format!("de las {comarca}"),
        // The article «eth» is «er» before a vowel; «era» is written whole (aranes.conselharan.org: «era Alta Ribagorça»).
        (Language::Oc, Gender::Masculine) if vowel(comarca) => format!("der {comarca}"),
        (Language::Oc, Gender::Masculine) => format!("deth {comarca}"),
        (Language::Oc, Gender::Feminine) => format!("dera {comarca}"),
        (Language::Oc, Gender::FemininePlural) => format!("des {comarca}"),
        (Language::En, _) => format!("of {comarca}"),
    }
}

/// Being in a comarca: *al Vallès Oriental*, *a l'Alt Empordà*, *a Osona*; in Spanish *en el Vallès Oriental*, in Aranese
/// *en Vallès Oriental*, *ena Selva* («en» takes «eth» in), in English *in Selva*.
pub fn comarca_in(comarca: &str, language: Language) -> String {
    match (language, gender(comarca)) {
        (Language::Ca, _) => at(&comarca_named(comarca), language),
        (Language::Es, Some(Gender::Masculine)) => format!("en el {comarca}"),
        (Language::Es, Some(Gender::Feminine)) => format!("en la {comarca}"),
        (Language::Es, Some(Gender::FemininePlural)) => format!("en las {comarca}"),
        (Language::Oc, Some(Gender::Feminine)) => format!("ena {comarca}"),
        (Language::Oc, Some(Gender::FemininePlural)) => format!("enes {comarca}"),
        (Language::Oc, Some(Gender::Masculine)) => format!("en {comarca}"),
        (Language::Es | Language::Oc, None) => format!("en {}", capitalised(comarca)),
        (Language::En, _) => format!("in {}", lowered(comarca)),
    }
}

/// A comarca with its Catalan article: *el Vallès Oriental*, *l'Alt Empordà*, *les Garrigues*, *Osona*.
pub fn comarca_named(comarca: &str) -> String {
    match gender(comarca) {
        Some(Gender::FemininePlural) => format!("les {comarca}"),
        // No feminine one begins with an unstressed i or u, before which «la» would stay whole.
        Some(_) if vowel(comarca) => format!("l’{comarca}"),
        Some(Gender::Feminine) => format!("la {comarca}"),
        Some(Gender::Masculine) => format!("el {comarca}"),
        None => comarca.to_owned(),
    }
}

/// The name as it opens a sentence or is a title: *La Garriga*, *L'Ametlla del Vallès*.
pub fn capitalised(name: &str) -> String {
    let mut rest = name.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// What a name is found by: lower case, no accents, no `·`, no article in front, one space for anything else that isn't a letter
/// or a digit. *L'Ametlla del Vallès*, *ametlla del valles* and the slug *l-ametlla-del-valles* are one.
pub fn folded(text: &str) -> String {
    let words = slug(text).replace('-', " ");
    match words.split_once(' ') {
        // Something must be left: «Les» is a municipality.
        Some((first, rest)) if ARTICLES.contains(&first) || ELIDED.contains(&first) => rest.to_owned(),
        _ => words,
    }
}

/// The article that a name begins with, in lower case and with its apostrophe, and the rest. «Les» alone is a municipality.
fn article(name: &str) -> Option<(&'static str, &str)> {
    let (first, rest) = name.split_once(' ')?;
    let found = ARTICLES.into_iter().find(|article| article.eq_ignore_ascii_case(first))?;
    (!rest.trim().is_empty()).then_some((found, rest))
}

/// The name as in the middle of a sentence: its article in lower case, also when someone wrote «La Garriga».
fn lowered(name: &str) -> String {
    if let Some((article, rest)) = article(name) {
        return format!("{article} {rest}");
    }
    let leans = |(first, rest): &(&str, &str)| !rest.is_empty() && ELIDED.contains(&first.to_ascii_lowercase().as_str());
    match name.split_once(['\'', '’']).filter(leans) {
        Some((first, _)) => format!("{}{}", first.to_ascii_lowercase(), &name[first.len()..]),
        None => name.to_owned(),
    }
}

fn elided_de(name: &str) -> String {
    if vowel(name) { format!("d’{name}") } else { format!("de {name}") }
}

/// Whether the name begins with the sound of a vowel: *Olot*, *Hostalric*, *Ullà*; not *Iorba* or *Uarda*, whose first letter
/// is a consonant to the ear. In the names of this country the h is silent.
fn vowel(name: &str) -> bool {
    let mut letters = name.nfd().flat_map(char::to_lowercase).peekable();
    letters.next_if_eq(&'h');
    match letters.next() {
        Some('a' | 'e' | 'o') => true,
        // An accent would come next, as a mark of its own, and would make it a vowel: *Íodes*.
        Some('i' | 'u') => !matches!(letters.next(), Some('a' | 'e' | 'i' | 'o' | 'u')),
        _ => false,
    }
}

/// Gender and number of the name of a comarca.
#[derive(Clone, Copy)]
enum Gender {
    Masculine,
    Feminine,
    FemininePlural,
}

/// Which article a comarca takes; none for Osona, for Aran (as in Llei 1/2015) and for the comarca of a fictional town.
fn gender(comarca: &str) -> Option<Gender> {
    match comarca {
        "Alt Camp" | "Alt Empordà" | "Alt Penedès" | "Alt Urgell" | "Bages" | "Baix Camp" | "Baix Ebre" | "Baix Empordà"
        | "Baix Llobregat" | "Baix Penedès" | "Barcelonès" | "Berguedà" | "Garraf" | "Gironès" | "Lluçanès" | "Maresme" | "Moianès"
        | "Montsià" | "Pallars Jussà" | "Pallars Sobirà" | "Pla d’Urgell" | "Pla de l’Estany" | "Priorat" | "Ripollès" | "Segrià"
        | "Solsonès" | "Tarragonès" | "Urgell" | "Vallès Occidental" | "Vallès Oriental" => Some(Gender::Masculine),
        "Alta Ribagorça" | "Anoia" | "Cerdanya" | "Conca de Barberà" | "Garrotxa" | "Noguera" | "Ribera d’Ebre" | "Segarra" | "Selva"
        | "Terra Alta" => Some(Gender::Feminine),
        "Garrigues" => Some(Gender::FemininePlural),
        _ => None,
    }
}
