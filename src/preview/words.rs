//! What the preview says by itself, in Catalan and in English: words for a person at work, not for readers of the site.

use std::collections::BTreeMap;

use super::renewal::Renewal;
use crate::diagnostic::human;
use crate::diagnostic::rule::Severity;
use crate::model::language::Language;
use crate::town::Review;

/// Words by their names, in Catalan and in English.
const WORDS: [(&str, &str, &str); 36] = [
    ("workbench", "Taula de treball", "Workbench"),
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
    ("waiting_page", "S'està fent la pàgina", "The page is being made"),
    ("waiting_text", "Apareixerà aquí mateix de seguida.", "It will appear right here in a moment."),
    ("broken", "Aquesta pàgina no es pot fer", "This page can't be made"),
    ("broken_text", "Quan ho corregiu es refarà sola.", "It renews itself when you have mended it."),
    ("nothing", "Aquí no hi ha cap pàgina", "There is no page here"),
    ("left_out", "Aquest municipi s'ha deixat fora amb --only", "This municipality was left out by --only"),
];

/// The words of a language, by their names.
pub(super) fn words(language: Language) -> BTreeMap<&'static str, &'static str> {
    WORDS.iter().map(|(name, ca, en)| (*name, if language == Language::En { *en } else { *ca })).collect()
}

/// The way to all of them, where not all are shown.
pub(super) fn all(number: usize, severity: Severity, language: Language) -> String {
    match (language, severity) {
        (Language::En, _) => format!("All {}", human::count(number, severity, language)),
        (_, Severity::Error) => format!("Tots els errors ({number})"),
        (_, Severity::Warning) => format!("Tots els avisos ({number})"),
    }
}

/// What of an agenda is due to be reviewed; nothing when nothing is.
pub(super) fn review(review: &Review, language: Language) -> String {
    let outdated = review.outdated.iter().map(|version| match language {
        Language::En => format!("based on version {version}"),
        _ => format!("parteix de la versió {version}"),
    });
    let stale = (review.stale > 0).then(|| match (language, review.stale) {
        (Language::En, 1) => "1 action silent for a year".to_owned(),
        (Language::En, n) => format!("{n} actions silent for a year"),
        (_, 1) => "1 acció de la qual fa més d'un any que no es diu res".to_owned(),
        (_, n) => format!("{n} accions de les quals fa més d'un any que no es diu res"),
    });
    outdated.chain(stale).collect::<Vec<_>>().join("; ")
}

/// How many faults aren't told; nothing when all are.
pub(super) fn more(number: usize, language: Language) -> String {
    match (number, language) {
        (0, _) => String::new(),
        (_, Language::En) => format!("… and {number} more: «agenda check» tells all of them."),
        _ => format!("… i {number} més: «agenda check» els diu tots."),
    }
}

/// How many faults are in files that aren't looked at; nothing when there are none.
pub(super) fn left_out(number: usize, language: Language) -> String {
    match (number, language) {
        (0, _) => String::new(),
        (_, Language::En) => format!("In files of municipalities left out by --only: {number}."),
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
        match (language, renewed, towns) {
            (Language::En, true, 0) => format!("Rebuilt in {milliseconds} ms."),
            (Language::En, true, 1) => format!("Rebuilt in {milliseconds} ms: 1 municipality of {all}."),
            (Language::En, true, _) => format!("Rebuilt in {milliseconds} ms: {towns} municipalities of {all}."),
            (Language::En, false, _) => "The site stays as it was until the errors are mended.".to_owned(),
            (_, true, 0) => format!("Refet en {milliseconds} ms."),
            (_, true, 1) => format!("Refet en {milliseconds} ms: 1 municipi de {all}."),
            (_, true, _) => format!("Refet en {milliseconds} ms: {towns} municipis de {all}."),
            (_, false, _) => "El lloc es queda com era mentre hi hagi errors.".to_owned(),
        }
    }
}
