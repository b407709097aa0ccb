//! The words that people write instead of those of the formats: in Catalan, or another English one. Only for telling which was meant: none is read as if it
//! were the format's.

use crate::model::identifier::slug;

/// For each word of a choice, the beginnings of those that are written for it, without accents.
const CHOICES: [(&str, &[&str]); 40] = [
    (
        "planned",
        &[
            "planific",
            "previst",
            "pendent",
            "programad",
            "programat",
            "pending",
            "todo",
            "to-do",
            "not-started",
            "no-inicia",
            "no-comenca",
            "scheduled",
        ],
    ),
    (
        "ongoing",
        &[
            "en-curs",
            "encurs",
            "en-marxa",
            "en-execucio",
            "en-proces",
            "en-desenvolupament",
            "inicia",
            "comenca",
            "active",
            "activ",
            "in-progress",
            "started",
            "running",
            "doing",
            "wip",
        ],
    ),
    (
        "done",
        &[
            "finalit",
            "acabad",
            "acabat",
            "fet",
            "complet",
            "finish",
            "closed",
            "tancad",
            "tancat",
            "executad",
            "executat",
            "realitzad",
            "realitzat",
        ],
    ),
    (
        "paused",
        &[
            "pausad",
            "pausat",
            "en-pausa",
            "aturad",
            "aturat",
            "suspes",
            "suspend",
            "on-hold",
            "ajornad",
            "ajornat",
            "posposad",
            "stopped",
            "bloquejad",
        ],
    ),
    ("dropped", &["descartad", "descartat", "abandon", "cancel", "desestimad", "desestimat", "anullad", "anul-lad", "rebutjad", "retirad"]),
    ("achieved", &["assolid", "assolit", "aconsegui", "feta", "complet", "done", "acabad", "finalit", "si"]),
    ("discarded", &["descartad", "descartat", "dropped", "no-aplica", "no-interessa", "rebutjad"]),
    ("adopt", &["adopt", "assum", "acceptad", "tal-qual", "keep", "igual"]),
    ("adapt", &["adapt", "modific", "canvi", "change"]),
    ("omit", &["ome", "no-assum", "no-adopt", "exclo", "excl", "descart", "fora", "skip", "no"]),
    ("proposed", &["propos", "presentad", "pendent", "pending"]),
    ("approved", &["aprova", "accept", "votad"]),
    ("certified", &["certific"]),
    ("communicated", &["comunica", "notific", "enviad", "tramesa"]),
    ("ordinary", &["ordinari"]),
    ("extraordinary", &["extraordinari"]),
    ("urgent", &["urgen"]),
    ("unanimous", &["unanim", "per-unanimitat"]),
    ("unknown", &["desconegu", "no-se-sap", "no-consta"]),
    ("high", &["urgen", "alt", "maxim", "important", "critic"]),
    ("medium", &["mitja", "mig", "normal", "mid"]),
    ("low", &["baix", "poc", "minim"]),
    ("short", &["curt", "a-curt"]),
    ("medium", &["mitja", "a-mitja"]),
    ("long", &["llarg", "a-llarg"]),
    ("document", &["acta", "informe", "expedient", "conveni", "contracte", "pdf", "doc", "report", "acord", "resolucio"]),
    ("service", &["servei", "tramit", "web", "app", "aplicacio"]),
    ("record", &["registre", "dades", "dataset", "anunci", "butlleti"]),
    ("press", &["premsa", "noticia", "news", "diari"]),
    ("full", &["plen", "total", "conforme", "complet", "si"]),
    ("partial", &["parcial"]),
    ("none", &["no", "cap", "res"]),
    ("self", &["propi", "autoaval", "auto", "interna", "own"]),
    ("third-party", &["tercer", "extern", "audit"]),
    ("rights", &["dret"]),
    ("use", &["us", "utilitz"]),
    ("openness", &["obert", "transpar", "open"]),
    ("ongoing", &["ongo"]),
    ("done", &["ok", "100"]),
    ("planned", &["futur"]),
];

/// For each key, the words that are written for it, without accents.
const KEYS: [(&str, &[&str]); 76] = [
    ("code", &["codi", "ine", "codi-ine", "id", "municipi"]),
    ("example", &["exemple", "demo"]),
    ("identity", &["identitat"]),
    ("languages", &["llengues", "llengua", "idiomes", "idioma", "language"]),
    ("adhesion", &["adhesio"]),
    ("contacts", &["contactes", "contacte", "contact"]),
    ("maturity", &["maduresa"]),
    ("pieces", &["peces", "peca", "puzle"]),
    ("accompaniment", &["acompanyament"]),
    ("agenda", &["programa"]),
    ("actions", &["accions", "accio", "action"]),
    ("own", &["propies", "accions-propies", "propia"]),
    ("accessibility", &["accessibilitat"]),
    ("state", &["estat", "status", "situacio"]),
    ("status", &["estat", "state", "situacio"]),
    ("session", &["sessio", "ple"]),
    ("date", &["data", "dia", "day", "when"]),
    ("kind", &["tipus", "classe", "type"]),
    ("item", &["punt", "ordre"]),
    ("file", &["expedient", "fitxer", "num-expedient"]),
    ("result", &["resultat", "votacio", "vots"]),
    ("for", &["a-favor", "favor", "si", "vots-a-favor"]),
    ("against", &["en-contra", "contra", "no", "vots-en-contra"]),
    ("abstain", &["abstencions", "abstencio", "abstentions", "abstained"]),
    ("present", &["presents", "assistents"]),
    ("members", &["membres", "regidors", "membres-del-ple"]),
    ("casting_vote", &["vot-de-qualitat", "vot-qualitat"]),
    ("source", &["font", "origen"]),
    ("political", &["politic", "politica", "referent-politic", "carrec"]),
    ("technical", &["tecnic", "tecnica", "referent-tecnic"]),
    ("email", &["correu", "mail", "e-mail", "correu-electronic", "adreca-electronica"]),
    ("year", &["any"]),
    ("rights", &["drets", "drets-digitals"]),
    ("use", &["us", "usage"]),
    ("openness", &["obertura", "govern-obert"]),
    ("agent", &["agent-referent", "referent"]),
    ("visits", &["visites", "visita"]),
    ("goals", &["objectius", "fites"]),
    ("summary", &["resum"]),
    ("title", &["titol", "nom", "name"]),
    ("due", &["termini", "deadline", "data-limit", "venciment", "due-date", "data-prevista"]),
    ("approved", &["aprovada", "aprovat", "aprovacio", "data-aprovacio"]),
    ("introduction", &["introduccio", "presentacio", "intro"]),
    ("based_on", &["versio", "version", "basada-en"]),
    ("version", &["versio"]),
    ("decision", &["decisio"]),
    ("text", &["cos", "contingut", "descripcio", "description", "body"]),
    ("note", &["nota", "notes", "comentari", "observacions"]),
    ("reason", &["motiu", "rao", "justificacio", "causa", "why"]),
    ("priority", &["prioritat"]),
    ("progress", &["progres", "percentatge", "grau", "avanc", "execucio", "percentage"]),
    ("start", &["inici-previst", "inici", "comencament", "start-date"]),
    ("started", &["iniciada", "iniciat", "data-inici", "inici-real", "inici", "start-date"]),
    ("finished", &["finalitzada", "finalitzat", "fi", "final", "acabada", "data-fi", "end", "ended", "end-date", "completed"]),
    ("owner", &["responsable", "responsible", "servei", "unitat", "departament", "area-responsable"]),
    ("cost", &["pressupost", "import", "budget", "costos"]),
    ("planned", &["previst", "pressupostat", "previ", "budget"]),
    ("spent", &["gastat", "executat", "despesa", "real", "gasto"]),
    ("funding", &["financament", "subvencio", "fons"]),
    ("indicators", &["indicadors", "indicador", "indicator"]),
    ("target", &["objectiu", "meta", "fita", "goal"]),
    ("values", &["valors", "valor", "value"]),
    ("extended", &["prorrogues", "prorroga", "ampliacions", "extensions", "extension"]),
    ("next", &["seguent", "proper", "proper-pas", "properament", "next-step"]),
    ("reviewed", &["revisada", "revisat", "revisio", "data-revisio"]),
    ("updates", &["actualitzacions", "actualitzacio", "novetats", "update", "log"]),
    ("evidence", &["evidencies", "evidencia", "proves", "evidences"]),
    ("url", &["adreca", "enllac", "link", "web", "href"]),
    ("objective", &["objectiu"]),
    ("name", &["nom", "titol", "title"]),
    ("description", &["descripcio"]),
    ("population", &["poblacio", "habitants"]),
    ("horizon", &["horitzo", "termini"]),
    ("sdg", &["ods"]),
    ("unit", &["unitat"]),
    ("reference_date", &["data-de-referencia", "data-referencia", "data-de-les-dades"]),
];

/// Languages by their names and by codes of other standards.
const LANGUAGES: [(&str, &[&str]); 4] = [
    ("ca", &["cat", "catala", "catalan", "va", "valencia", "ca-es"]),
    ("es", &["cas", "castella", "castellano", "sp", "esp", "espanol", "spa", "spanish", "es-es"]),
    ("oc", &["ar", "ara", "aranes", "occita", "oci", "aranese", "oc-aranes"]),
    ("en", &["ang", "angles", "eng", "english", "ingles", "uk", "gb"]),
];

/// The word of a choice that was meant.
pub(super) fn choice<'c>(written: &str, known: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let folded = slug(written);
    let starts = |word: &&str| {
        let of_word = CHOICES.iter().filter(|(choice, _)| choice == word).flat_map(|(_, starts)| *starts);
        // The shortest are whole words: «no» isn't how «normal» begins.
        of_word.into_iter().any(|start| if start.len() <= 2 { folded == *start } else { folded.starts_with(start) })
    };
    let found: Vec<&str> = known.filter(starts).collect();
    match found.as_slice() {
        [one] => Some(one),
        _ => None,
    }
}

/// The key that was meant.
pub(super) fn key<'c>(written: &str, known: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let folded = slug(written);
    let found: Vec<&str> = known.filter(|word| KEYS.iter().any(|(key, words)| key == word && words.contains(&folded.as_str()))).collect();
    match found.as_slice() {
        [one] => Some(one),
        _ => None,
    }
}

/// The code of the language that was meant.
pub fn language(written: &str) -> Option<&'static str> {
    let folded = slug(written);
    LANGUAGES.iter().find(|(_, words)| words.contains(&folded.as_str())).map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::{choice, key, language};

    const STATUSES: [&str; 5] = ["planned", "ongoing", "done", "paused", "dropped"];

    #[test]
    fn words_of_the_town_hall_are_understood() {
        for (written, meant) in [
            ("en curs", "ongoing"),
            ("En curs", "ongoing"),
            ("iniciada", "ongoing"),
            ("active", "ongoing"),
            ("finalitzada", "done"),
            ("completed", "done"),
            ("feta", "done"),
            ("prevista", "planned"),
            ("no iniciada", "planned"),
            ("aturada", "paused"),
            ("cancel·lada", "dropped"),
        ] {
            assert_eq!(choice(written, STATUSES.into_iter()), Some(meant), "{written}");
        }
        assert_eq!(choice("qui sap", STATUSES.into_iter()), None);
        assert_eq!(choice("aprovada", ["proposed", "approved"].into_iter()), Some("approved"));
        assert_eq!(choice("Mitjana", ["high", "medium", "low"].into_iter()), Some("medium"));
        assert_eq!(key("estat", ["status", "progress"].into_iter()), Some("status"));
        assert_eq!(key("Títol", ["title", "text"].into_iter()), Some("title"));
        assert_eq!(language("Castellà"), Some("es"));
    }
}
