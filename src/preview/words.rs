//! What the preview says by itself, in Catalan and in English: words for a person at work, not for readers of the site.

use std::collections::BTreeMap;

use super::renewal::Renewal;
use crate::model::language::Language;

/// Words by their names, in Catalan and in English.
const WORDS: [(&str, &str, &str); 37] = [
    ("desk", "Taula de treball", "Workbench"),
    ("panel", "Errors i avisos del contingut", "Faults of the content"),
    ("close", "Tanca", "Close"),
    ("open", "Mostra els errors i els avisos", "Show the faults"),
    ("see_also", "Vegeu també", "See also"),
    ("lines", "Les línies del fitxer", "The lines of the file"),
    ("help", "Ajuda", "Help"),
    ("site", "El lloc", "The site"),
    ("to_site", "Ves al lloc", "Go to the site"),
    ("fine", "No hi ha cap error ni cap avís.", "There are no errors and no warnings."),
    ("errors", "Errors", "Errors"),
    ("warnings", "Avisos", "Warnings"),
    ("towns", "Municipis", "Municipalities"),
    ("town", "Municipi", "Municipality"),
    ("degree", "Grau", "Degree"),
    ("model", "només el model", "the model alone"),
    ("adhered", "adherit", "adhered"),
    ("own", "agenda pròpia", "an agenda of its own"),
    ("review", "Per revisar", "Due for review"),
    ("outdated", "parteix de la versió", "based on version"),
    ("stale", "sense notícies d'un any", "silent for a year"),
    ("last_update", "Última actualització", "Last update"),
    ("none", "cap", "none"),
    ("pages", "Pàgines", "Pages"),
    ("page", "Pàgina", "Page"),
    ("agenda", "Agenda", "Agenda"),
    ("progress", "Seguiment", "Progress"),
    ("puzzle", "Puzle", "Puzzle"),
    ("motion", "Moció", "Motion"),
    ("file", "Fitxer", "File"),
    ("without_file", "Municipis sense fitxer", "Municipalities without a file"),
    ("waiting", "S'està fent el document", "The document is being made"),
    ("waiting_text", "Apareixerà aquí mateix tan bon punt estigui fet.", "It will appear right here as soon as it is made."),
    ("broken", "Aquesta pàgina no es pot fer", "This page can't be made"),
    ("broken_text", "Quan ho corregiu es refarà sola.", "It renews itself when you have mended it."),
    ("nothing", "Aquí no hi ha cap pàgina", "There is no page here"),
    ("left_out", "Aquest municipi s'ha deixat fora amb --only", "This municipality was left out by --only"),
];

/// The words of a language, by their names.
pub(super) fn words(language: Language) -> BTreeMap<&'static str, &'static str> {
    WORDS.iter().map(|(name, ca, en)| (*name, if language == Language::En { *en } else { *ca })).collect()
}

/// «3 errors», «1 avís».
pub(super) fn count(number: usize, is_error: bool, language: Language) -> String {
    let word = match (is_error, number, language) {
        (true, 1, _) => "error",
        (true, ..) => "errors",
        (false, 1, Language::En) => "warning",
        (false, _, Language::En) => "warnings",
        (false, 1, _) => "avís",
        (false, ..) => "avisos",
    };
    format!("{number} {word}")
}

/// The way to all of them, where not all are shown.
pub(super) fn all(number: usize, is_error: bool, language: Language) -> String {
    let count = count(number, is_error, language);
    if language == Language::En { format!("All {count}") } else { format!("Tots: {count}") }
}

/// How many faults aren't told.
pub(super) fn more(number: usize, language: Language) -> String {
    match language {
        Language::En => format!("… and {number} more: «agenda check» tells all of them."),
        _ => format!("… i {number} més: «agenda check» els diu tots."),
    }
}

/// How many faults are in files that aren't looked at.
pub(super) fn left_out(number: usize, language: Language) -> String {
    match (language, number) {
        (Language::En, _) => format!("In files of municipalities left out by --only: {number}."),
        _ => format!("En fitxers de municipis deixats fora amb --only: {number}."),
    }
}

/// The program itself failed, which it must not.
pub(super) fn failed(language: Language) -> &'static str {
    match language {
        Language::En => {
            "the program has failed, which is a fault of its own: what it says is in the terminal. The site stays as it was; go on, and please report it"
        }
        _ => "el programa ha fallat, i és culpa seva: el que diu és al terminal. El lloc es queda com era; continueu, i feu-nos-ho saber",
    }
}

impl Renewal {
    /// What it led to, in a line.
    pub fn told(&self, language: Language) -> String {
        let Renewal { renewed, towns, all, milliseconds, .. } = self;
        match (language, renewed) {
            (Language::En, true) => format!("Rebuilt in {milliseconds} ms: {towns} of {all} municipalities."),
            (Language::En, false) => "The site stays as it was until the errors are mended.".to_owned(),
            (_, true) => format!("Refet en {milliseconds} ms: {towns} de {all} municipis."),
            (_, false) => "El lloc es queda com era mentre hi hagi errors.".to_owned(),
        }
    }
}
