//! Every rule that content can break, each with a site that breaks it: the code and the line that an editor sees. Not the wording,
//! but for the snapshots at the end.

use std::collections::BTreeSet;

use agenda::diagnostic::{human, machine, rules};
use agenda::model::language::Language;
use agenda::source::{Places, RefusalReason};

use crate::fixture::{AGENDA, CERTIFICATE, Fixture, GARRIGA, IMPRINT, METAMODEL, MOTION, REGISTRY, SITE, STATEMENT, certificate};

/// What a case does to the valid site.
type Change = fn(Fixture) -> Fixture;

/// A code, what breaks its rule, and the file and a part of the line where it is reported (`""` for the first); `None` when it
/// concerns the site as a whole.
type Case = (&'static str, Change, Option<(&'static str, &'static str)>);

const HOME: &str = "themes/default/html/home.html";
const WORDS: &str = "themes/default/strings/ca.yaml";

/// The fixture with the words of the built-in theme as its own, a part of them changed.
fn strings(fixture: Fixture, part: &str, new: &str) -> Fixture {
    let words = String::from_utf8(fixture.sources.theme["embedded/strings/ca.yaml"].to_vec()).expect("words are text");
    assert!(words.contains(part), "«{part}» isn't among the words");
    fixture.with_theme("default/strings/ca.yaml", &words.replacen(part, new, 1))
}

const EXAMPLE: &str = "municipalities/exemples/vilafosca.yaml";
const SPANISH: &str = "content/es/agenda/10.md";

const COMPLETE: &[Case] = &[
    ("C001", |f| f.replacing(SITE, "reviewed: 2026-06-15", "reviewed: 2025-06-29"), Some((SITE, "reviewed:"))),
    ("C001", |f| f.replacing(SITE, "  reviewed: 2026-06-15\n", "").replacing(SITE, "2026-01-15", "2025-01-15"), Some((SITE, "prepared:"))),
    ("C001", |f| f.overlay("accessibility: {reviewed: 2025-06-29}\n"), Some((GARRIGA, "reviewed"))),
    (
        "C002",
        |f| {
            let start = f.text(SITE).find("accessibility:").expect("it is there");
            let text = f.text(SITE)[..start].to_owned();
            f.with(SITE, &text)
        },
        Some((SITE, "")),
    ),
    ("C003", |f| f.replacing(AGENDA, "pieces: [fibra]", "horizon: short"), Some((AGENDA, "{#E1.O1.A2}"))),
    ("C004", |f| f.replacing(AGENDA, "pieces: [fibra]", "pieces: [dades]"), Some((METAMODEL, "{id: fibra,"))),
    ("C005", |f| f.replacing(METAMODEL, ", targets: {over-20000: initial}", ""), Some((METAMODEL, "{id: dades,"))),
    (
        "C006",
        |f| f.replacing(METAMODEL, "  - {id: upto-20000,", "  - {id: upto-5000, name: \"Fins a 5.000\", max: 5000}\n  - {id: upto-20000,"),
        Some((METAMODEL, "{id: upto-5000")),
    ),
    ("C007", |f| f.replacing(METAMODEL, "areas:", "  - {id: full, name: Ple, min: 90}\nareas:"), Some((METAMODEL, "{id: full"))),
    ("C008", |f| f.replacing(METAMODEL, "pieces:", "  - {id: viure, name: Viure}\npieces:"), Some((METAMODEL, "{id: viure"))),
    ("C008", |f| f.replacing(METAMODEL, "name: Tramitació}", "name: Tramitació}, {id: buit, name: Buit}"), Some((METAMODEL, "{id: buit"))),
    ("C009", |f| f.replacing(METAMODEL, ", solutions: [seu]", ""), Some((METAMODEL, "{id: seu,"))),
    ("C010", |f| f.replacing(METAMODEL, "max: 1000}", "max: 30000}"), Some((METAMODEL, "{id: upto-20000"))),
    (
        "C010",
        |f| f.replacing(METAMODEL, "name: \"Més de 20.000\"}", "name: \"Més de 20.000\", max: 90000}"),
        Some((METAMODEL, "{id: over-20000")),
    ),
    ("C011", |f| f.replacing(METAMODEL, "min: 0}", "min: 10}"), Some((METAMODEL, "{id: initial"))),
    ("C011", |f| f.replacing(METAMODEL, "min: 50}", "min: 0}"), Some((METAMODEL, "{id: advanced"))),
    ("C013", |f| f.replacing(SITE, "next_update: 2026-12-31", "next_update: 2026-06-30"), Some((SITE, "next_update"))),
    ("C012", |f| f.without(MOTION), None),
    (
        "M022",
        |f| f.adding(AGENDA, "\n| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 | 6 |\n"),
        Some((AGENDA, "| a | b")),
    ),
    ("C021", |f| f.with(CERTIFICATE, &certificate("Acords: {{agreements}}")), Some((CERTIFICATE, "{{agreements}}"))),
    (
        "C021",
        |f| f.replacing(MOTION, "1. **", "- **").with(CERTIFICATE, &certificate("{{agreements}}")),
        Some((CERTIFICATE, "{{agreements}}")),
    ),
    ("C014", |f| f.replacing(SITE, "  status: partial\n", ""), Some((SITE, "prepared:"))),
    ("C014", |f| f.replacing(SITE, "  prepared: 2026-01-15\n  reviewed: 2026-06-15\n", ""), Some((SITE, "status: partial"))),
    ("C015", |f| f.replacing(SITE, ", phone: \"900 000 000\"", ""), Some((SITE, "status: partial"))),
    ("C016", |f| f.replacing(SITE, ", url: \"https://seu.example.cat/\"", ""), Some((SITE, "status: partial"))),
    ("C016", |f| f.replacing(SITE, "unit: \"Unitat d'accessibilitat\", ", ""), Some((SITE, "status: partial"))),
    ("C020", |f| f.replacing(SITE, "privacy:", "# privacy:"), Some((SITE, ""))),
    ("C020", |f| f.replacing(SITE, " logs: Cap.", ""), Some((SITE, "privacy:"))),
    ("C017", |f| f.replacing(AGENDA, "pieces: [fibra]", "pieces: [fibra]\nduty: {norm: Llei, article: 1}"), Some((AGENDA, "duty:"))),
    (
        "C017",
        |f| f.replacing(AGENDA, "pieces: [fibra]", "pieces: [fibra]\nduty:\n  - {norm: Llei, article: 1}"),
        Some((AGENDA, "norm: Llei")),
    ),
    ("C018", |f| f.estimate("- {days: [8, 2], cost: [0, 0]}"), Some((AGENDA, "- {days"))),
    ("C018", |f| f.estimate("- {days: [8], cost: [0, 0]}"), Some((AGENDA, "- {days"))),
    ("C019", |f| f.estimate("- {upto: upto-20000, days: [1, 2], cost: [0, 0]}"), Some((AGENDA, "- {upto"))),
    (
        "C019",
        |f| f.estimate("- {days: [1, 2], cost: [0, 0]}\n    - {upto: upto-20000, days: [1, 2], cost: [0, 0]}"),
        Some((AGENDA, "- {upto")),
    ),
    ("R005", |f| f.estimate("- {upto: upto-2000, days: [1, 2], cost: [0, 0]}"), Some((AGENDA, "- {upto"))),
    ("R025", |f| f.adding(IMPRINT, "retired: [{id: E1.O1.A2, since: \"2022.1\"}]\n"), Some((IMPRINT, "retired:"))),
    (
        "R026",
        |f| f.adding(IMPRINT, "retired: [{id: E1.O1.A8, since: \"2022.1\", into: [E1.O1.A2]}]\n").overlay("actions:\n  E1.O1.A8: {}\n"),
        Some((GARRIGA, "E1.O1.A8")),
    ),
    (
        "R027",
        |f| f.adding(IMPRINT, "retired: [{id: E1.O1.A8, since: \"2022.1\"}]\n").overlay("actions:\n  E1.O1.A8: {}\n"),
        Some((GARRIGA, "E1.O1.A8")),
    ),
    ("R002", |f| f.adding(IMPRINT, "retired: [{id: E1.O1.A8, since: \"2022.1\", into: [E1.O1.A9]}]\n"), Some((IMPRINT, "retired:"))),
    ("R002", |f| f.replacing(AGENDA, "pieces: [fibra]", "pieces: [fibra]\ndepends: [E1.O1.A9]"), Some((AGENDA, "depends:"))),
    (
        "R024",
        |f| {
            let first = f.replacing(AGENDA, "pieces: [tramits]", "pieces: [tramits]\ndepends: [E1.O1.A2]");
            first.replacing(AGENDA, "pieces: [fibra]", "pieces: [fibra]\ndepends: [E1.O1.A1]")
        },
        Some((AGENDA, "depends: [E1.O1.A2]")),
    ),
];

const FILE: &[Case] = &[
    ("F001", |f| f.without(SITE), None),
    ("F002", |f| f.with_bytes(GARRIGA, b"code: \"08088\"\n# Sessi\xf3\n"), Some((GARRIGA, "# Sessi"))),
    ("F003", |f| f.with(GARRIGA, "code: \"08088\"\n\0\n"), Some((GARRIGA, "\0"))),
    ("F004", |f| f.adding(AGENDA, &format!("\nllarga {}\n", "a".repeat(100_001))), Some((AGENDA, "llarga "))),
    ("F005", |f| f.refusing("municipalities/osona/video.mp4", RefusalReason::TooLarge), Some(("municipalities/osona/video.mp4", ""))),
    ("F005", |f| f.refusing("municipalities/osona/vic/ple.pdf", RefusalReason::TooMuch), Some(("municipalities/osona/vic/ple.pdf", ""))),
    ("F006", |f| f.refusing("content/passwd", RefusalReason::LeavesFolder), Some(("content/passwd", ""))),
    ("F007", |f| f.refusing("content/b\u{fffd}", RefusalReason::Name), Some(("content/b\u{fffd}", ""))),
    ("F008", |f| f.adding(REGISTRY, "08009,080095,Argentona\n"), Some((REGISTRY, "08009,"))),
    ("F008", |f| f.replacing(REGISTRY, "code,idescat6,", "code;idescat6,"), Some((REGISTRY, ""))),
    ("F009", |f| f.replacing(REGISTRY, ",849,", ",molts,"), Some((REGISTRY, "17200,"))),
    ("F009", |f| f.replacing(REGISTRY, "17200,", "1720,"), Some((REGISTRY, "1720,"))),
    ("F009", |f| f.replacing(REGISTRY, "42.23352", "42º14'"), Some((REGISTRY, "17200,"))),
    ("F011", |f| f.action("owner: GestiÃ³"), Some((GARRIGA, "GestiÃ³"))),
    ("F012", |f| f.with("municipalities/garrotxa/tortella.yml", "code: \"17200\"\n"), Some(("municipalities/garrotxa/tortella.yml", ""))),
    ("F013", |f| f.with("municipalities/garrotxa/esborrany.docx", "x"), Some(("municipalities/garrotxa/esborrany.docx", ""))),
    (
        "F015",
        |f| f.with("municipalities/comarques.geojson", "{\n\"features\": [{\"properties\": {}}]}"),
        Some(("municipalities/comarques.geojson", "\"features\"")),
    ),
    ("F014", |f| f.with("municipalities/garrotxa/tortella/web.html", "x"), Some(("municipalities/garrotxa/tortella/web.html", ""))),
    ("F010", |f| f.with(STATEMENT, "# Accessibilitat\n"), Some((STATEMENT, ""))),
];

const LINK: &[Case] = &[
    ("L001", |f| f.adding(AGENDA, "\nVegeu [això](/no-hi-es/).\n"), Some((AGENDA, "/no-hi-es/"))),
    ("L001", |f| f.adding(AGENDA, "\nVegeu [això](#E9.O9).\n"), Some((AGENDA, "#E9.O9"))),
    ("L001", |f| f.adding(STATEMENT, "\nVegeu [això](no-hi-es.pdf).\n"), Some((STATEMENT, "no-hi-es.pdf"))),
    ("L001", |f| f.action("note: \"Vegeu [això](/no-hi-es/).\""), Some((GARRIGA, "/no-hi-es/"))),
    ("L002", |f| f.adding(AGENDA, "\n![Un mapa](mapa.png)\n"), Some((AGENDA, "mapa.png"))),
    ("L002", |f| f.adding(AGENDA, "\n![Un mapa](https://example.cat/mapa.png)\n"), Some((AGENDA, "mapa.png"))),
    ("L002", |f| f.adding(AGENDA, "\n![Una pàgina](/mocio/)\n"), Some((AGENDA, "Una pàgina"))),
    ("L002", |f| f.adding(AGENDA, "\n![Un element](#E1.O1)\n"), Some((AGENDA, "Un element"))),
    ("L003", |f| f.with("content/ca/agenda/mapa.png", "x").adding(AGENDA, "\n![](mapa.png)\n"), Some((AGENDA, "mapa.png"))),
    ("L004", |f| f.replacing(AGENDA, "Fibra als edificis", "Catàleg de tràmits"), Some((AGENDA, "{#E1.O1.A2}"))),
    ("L004", |f| f.with("content/ca/agenda/20.md", "# Administració intel·ligent\n"), Some(("content/ca/agenda/20.md", ""))),
    ("L004", |f| f.with("content/ca/pages/bis.md", "---\ntitle: Bis\nslug: accessibilitat\n---\n"), Some(("content/ca/pages/bis.md", ""))),
    ("L004", |f| f.with("content/ca/pages/bis.md", "---\ntitle: Bis\nslug: municipis\n---\n"), Some(("content/ca/pages/bis.md", ""))),
    (
        "L004",
        |f| f.adding(REGISTRY, "08002,080020,Abrera,Abrera,11,Baix Llobregat,Barcelona,1,2025,false,,,,1\n"),
        Some((REGISTRY, "08002,")),
    ),
    // An attachment with the name of what the program makes, or of a folder of it.
    (
        "L004",
        |f| f.with("municipalities/valles-oriental/la-garriga/dades.json", "{}"),
        Some(("municipalities/valles-oriental/la-garriga/dades.json", "")),
    ),
    (
        "L004",
        |f| f.with("municipalities/valles-oriental/la-garriga/mocio.pdf/acta.pdf", "x"),
        Some(("municipalities/valles-oriental/la-garriga/mocio.pdf/acta.pdf", "")),
    ),
    ("L004", |f| f.with("content/Acta ple.pdf", "x").with("content/acta-ple.pdf", "x"), Some(("content/acta-ple.pdf", ""))),
    ("L006", |f| f.with("content/ca/agenda/mapa.png", "x").adding(AGENDA, "\n![Un mapa](mapa.png)\n"), Some((AGENDA, "mapa.png"))),
    ("L006", |f| f.with("content/mapa.svg", "<svg"), Some(("content/mapa.svg", ""))),
    ("L007", |f| f.with("content/mapa.svg", &format!("<svg>{}</svg>", " ".repeat(2_000_000))), Some(("content/mapa.svg", ""))),
    // A retired action whose page was where there is another now, or nowhere.
    (
        "L004",
        |f| f.adding(IMPRINT, "retired: [{id: E1.O1.A8, since: \"2022.1\", path: administracio-intelligent}]\n"),
        Some((IMPRINT, "E1.O1.A8")),
    ),
    ("Y021", |f| f.adding(IMPRINT, "retired: [{id: E1.O1.A8, since: \"2022.1\", path: ../fora}]\n"), Some((IMPRINT, "../fora"))),
    (
        "R025",
        |f| f.adding(IMPRINT, "retired: [{id: E1.O1.A8, since: \"2022.1\"}, {id: E1.O1.A8, since: \"2022.1\"}]\n"),
        Some((IMPRINT, "E1.O1.A8")),
    ),
    ("L005", |f| f.with("content/···.png", "x"), Some(("content/···.png", ""))),
    ("L005", |f| f.replacing(REGISTRY, "Tortellà,Tortellà,19", "···,Tortellà,19"), Some((REGISTRY, "17200,"))),
];

const MARKDOWN: &[Case] = &[
    ("M001", |f| f.adding(AGENDA, &format!("\n{} massa\n", ">".repeat(60))), Some((AGENDA, "massa"))),
    ("M002", |f| f.adding(AGENDA, "\nUn <b>text</b>.\n"), Some((AGENDA, "<b>"))),
    ("M002", |f| f.action("note: \"Un <b>text</b>.\""), Some((GARRIGA, "<b>"))),
    ("M003", |f| f.adding(AGENDA, "\nUn fet.[^99]\n"), Some((AGENDA, "[^99]"))),
    ("F001", |f| f.without(REGISTRY), None),
    ("M004", |f| f.adding(AGENDA, "\n[clic](javascript:alert(1))\n"), Some((AGENDA, "javascript:"))),
    ("M004", |f| f.adding(AGENDA, "\n[clic](//example.cat/x)\n"), Some((AGENDA, "//example.cat/x"))),
    ("M005", |f| f.adding(AGENDA, "\n```yaml action\nhorizon: long\n```\n"), Some((AGENDA, "El text de la sala.⏎⏎```yaml"))),
    ("M006", |f| f.with("content/ca/agenda/05.md", "Abans.\n\n# Presentació\n"), Some(("content/ca/agenda/05.md", "Abans."))),
    ("M007", |f| f.adding(AGENDA, "\n### Sense id\n"), Some((AGENDA, "### Sense id"))),
    (
        "M008",
        |f| f.with("content/ca/agenda/20.md", "# Segon {#E2}\n\n### Acció {#E2.O1.A1}\n"),
        Some(("content/ca/agenda/20.md", "{#E2.O1.A1}")),
    ),
    ("M009", |f| f.adding(MOTION, "\nEl dia {{data_del_ple}}.\n"), Some((MOTION, "data_del_ple"))),
    ("M009", |f| f.adding(STATEMENT, "\nA {{accessibility_emial}}.\n"), Some((STATEMENT, "_emial"))),
    ("M010", |f| f.adding(AGENDA, "\n### {#E1.O2.A3}\n"), Some((AGENDA, "{#E1.O2.A3}"))),
    (
        "M011",
        |f| f.with(SPANISH, "# Uno {#E1}\n\n## Dos {#E1.O1}\n\n### Tres {#E1.O1.A1}\n\n```yaml action\nhorizon: long\n```\n"),
        Some((SPANISH, "{#E1.O1.A1}")),
    ),
    ("M012", |f| f.adding(AGENDA, "\n#### <!-- x -->\n"), Some((AGENDA, "#### <!--"))),
    ("M012", |f| f.action("note: \"#\""), Some((GARRIGA, "note:"))),
    ("M013", |f| f.adding(AGENDA, "\n[^sola]: Ningú no la crida.\n"), Some((AGENDA, "[^sola]"))),
    ("M014", |f| f.adding(AGENDA, "\n[^1]: Una altra.\n"), Some((AGENDA, "[^1]: Una altra"))),
    ("M016", |f| f.adding(MOTION, "\nEl dia {data}.\n"), Some((MOTION, "{data}"))),
    ("M016", |f| f.replacing(MOTION, "title: Moció", "title: Moció {municipality}"), Some((MOTION, "title"))),
    ("M009", |f| f.replacing(MOTION, "title: Moció", "title: Moció {{municipi}}"), Some((MOTION, "title"))),
    ("M016", |f| f.replacing(STATEMENT, "title: Declaració", "title: Declaració {{publisher}}"), Some((STATEMENT, "title"))),
    ("M020", |f| f.adding(AGENDA, "\nVegeu la [seu] (#E1.O1.A1).\n"), Some((AGENDA, "[seu]"))),
    ("M020", |f| f.adding(AGENDA, "\n> [!NOTA]\n> Compte.\n"), Some((AGENDA, "[!NOTA]"))),
    ("M021", |f| f.adding(AGENDA, "\nUn text **fort.\n"), Some((AGENDA, "**fort"))),
    ("M019", |f| f.adding(AGENDA, "\n<!-- revisar\n"), Some((AGENDA, "<!-- revisar"))),
    ("M017", |f| f.adding(AGENDA, "\n###Acció {#E1.O2.A3}\n"), Some((AGENDA, "###Acció"))),
    ("M018", |f| f.adding(AGENDA, "\n#### Acció {#E1.O2.A3}\n"), Some((AGENDA, "#### Acció"))),
    ("M019", |f| f.adding(AGENDA, "\n```text\nUn bloc.\n"), Some((AGENDA, "```text"))),
    ("M005", |f| f.replacing(AGENDA, "```yaml action\npieces: [fibra]", "```yaml accio\npieces: [fibra]"), Some((AGENDA, "```yaml accio"))),
    ("M015", |f| f.adding(AGENDA, "\n| A |\n|---|\n| 1 | sobrera |\n"), Some((AGENDA, "sobrera"))),
];

const REFERENCE: &[Case] = &[
    ("R001", |f| f.adding(AGENDA, "\n### Una altra {#E1.O1.A1}\n"), Some((AGENDA, "### Una altra"))),
    (
        "R001",
        |f| f.replacing(AGENDA, "pieces: [fibra]", "pieces: [fibra]\nindicators: [{id: tramits-clars}]"),
        Some((AGENDA, "[{id: tramits-clars}]")),
    ),
    ("R001", |f| f.replacing(METAMODEL, "{id: dades,", "{id: fibra,"), Some((METAMODEL, "name: Dades"))),
    ("R001", |f| f.with(SPANISH, "# Uno {#E1}\n\n# Otro {#E1}\n"), Some((SPANISH, "# Otro"))),
    ("R002", |f| f.overlay("actions:\n  E1.O1.A9: {status: planned}\n"), Some((GARRIGA, "E1.O1.A9"))),
    ("R002", |f| f.overlay("accompaniment: {goals: [{title: X, actions: [E1.O1.A9]}]}\n"), Some((GARRIGA, "E1.O1.A9"))),
    ("R002", |f| f.replacing(METAMODEL, "solutions: [seu]", "actions: [E1.O1], solutions: [seu]"), Some((METAMODEL, "[E1.O1]"))),
    ("R003", |f| f.overlay("own: [{id: GAR.1, objective: E1.O9, title: X}]\n"), Some((GARRIGA, "E1.O9"))),
    ("R004", |f| f.overlay("pieces: {fibre: achieved}\n"), Some((GARRIGA, "fibre"))),
    ("R004", |f| f.replacing(AGENDA, "[tramits, dades]", "[tramits, dedes]"), Some((AGENDA, "dedes"))),
    ("R005", |f| f.replacing(METAMODEL, "{over-20000: initial}", "{over-2000: initial}"), Some((METAMODEL, "over-2000:"))),
    ("R005", |f| f.replacing(METAMODEL, "[upto-1000]", "[upto-100]"), Some((METAMODEL, "[upto-100]"))),
    ("R006", |f| f.replacing(METAMODEL, "over-20000: initial", "over-20000: inicial"), Some((METAMODEL, "inicial}"))),
    ("R007", |f| f.replacing(METAMODEL, "{id: dades, area: ajuntament", "{id: dades, area: ajuntamant"), Some((METAMODEL, "ajuntamant"))),
    (
        "R008",
        |f| f.replacing(METAMODEL, "group: tramitacio, name: Dades", "group: tramitasio, name: Dades"),
        Some((METAMODEL, "tramitasio")),
    ),
    ("R009", |f| f.replacing(METAMODEL, "[seu]", "[sau]"), Some((METAMODEL, "[sau]"))),
    ("R010", |f| f.action("indicators: {tramits-clar: {target: 1}}"), Some((GARRIGA, "tramits-clar"))),
    ("R011", |f| f.with(GARRIGA, "code: \"08099\"\n"), Some((GARRIGA, "08099"))),
    ("R022", |f| f.with(GARRIGA, "code: \"08001\"\n"), Some((GARRIGA, "08001"))),
    (
        "R023",
        |f| f.adding(REGISTRY, "08009,080095,Argentona,Argentona,41,Valles Oriental,Barcelona,9,2025,false,,,,1\n"),
        Some((REGISTRY, "08009,")),
    ),
    ("R012", |f| f.with("municipalities/z/la-garriga.yaml", "code: \"08088\"\n"), Some(("municipalities/z/la-garriga.yaml", "08088"))),
    (
        "R013",
        |f| f.adding(REGISTRY, "08088,080885,Una altra,Una altra,41,Vallès Oriental,Barcelona,1,2025,false,,,,1\n"),
        Some((REGISTRY, "Una altra")),
    ),
    ("R014", |f| f.overlay("own: [{id: E1.O1.A1, objective: E1.O1, title: X}]\n"), Some((GARRIGA, "own:"))),
    (
        "R014",
        |f| f.overlay("own:\n  - {id: G.1, objective: E1.O1, title: X}\n  - {id: G.1, objective: E1.O1, title: Y}\n"),
        Some((GARRIGA, "title: Y")),
    ),
    ("R015", |f| f.without(GARRIGA).with("municipalities/garriga.yaml", "code: \"08088\"\n"), Some(("municipalities/garriga.yaml", ""))),
    ("R016", |f| f.overlay("example: true\n"), Some((GARRIGA, "08088"))),
    ("R016", |f| f.with(EXAMPLE, "code: \"00001\"\nidentity: {name: Vilafosca, comarca: Aran, population: 5}\n"), Some((EXAMPLE, "00001"))),
    ("R017", |f| f.with(EXAMPLE, "example: true\ncode: \"00001\"\n"), Some((EXAMPLE, "00001"))),
    ("R017", |f| f.overlay("identity: {name: X, comarca: Aran, population: 5}\n"), Some((GARRIGA, "08088"))),
    ("R018", |f| f.overlay("agenda: {based_on: \"2023.1\"}\n"), Some((GARRIGA, "2023.1"))),
    ("R019", |f| f.with(SPANISH, "# Uno {#E1}\n\n## Dos {#E1.O9}\n"), Some((SPANISH, "{#E1.O9}"))),
    (
        "R020",
        |f| f.with(EXAMPLE, "code: \"00001\"\nexample: true\nidentity: {name: Vilafosca, comarca: Arran, population: 5}\n"),
        Some((EXAMPLE, "Arran")),
    ),
    ("R021", |f| f.overlay("languages: [es, en]\n"), Some((GARRIGA, "languages"))),
    ("R021", |f| f.with("content/es/pages/proceso.md", "---\ntitle: El proceso\n---\n"), Some(("content/es/pages/proceso.md", ""))),
];

const STATUS: &[Case] = &[
    ("S001", |f| f.action("decision: omit"), Some((GARRIGA, "omit"))),
    ("S001", |f| f.action("status: paused"), Some((GARRIGA, "paused"))),
    ("S001", |f| f.action("status: dropped"), Some((GARRIGA, "dropped"))),
    ("S001", |f| f.action("due: 2026\nextended: [{date: 2025-01, due: 2027}]"), Some((GARRIGA, "extended"))),
    ("S001", |f| f.overlay("own: [{id: G.1, objective: E1.O1, title: X, status: paused}]\n"), Some((GARRIGA, "paused"))),
    ("S002", |f| f.action("status: planned\nprogress: 5"), Some((GARRIGA, "progress"))),
    ("S003", |f| f.action("status: done\nprogress: 90\nfinished: 2025"), Some((GARRIGA, "progress"))),
    ("S004", |f| f.action("status: done"), Some((GARRIGA, "status"))),
    ("S005", |f| f.action("status: ongoing\nprogress: 0\nstarted: 2025"), Some((GARRIGA, "progress"))),
    ("S006", |f| f.action("status: ongoing\nprogress: 100\nstarted: 2025"), Some((GARRIGA, "progress"))),
    ("S007", |f| f.action("status: ongoing\nprogress: 10"), Some((GARRIGA, "status"))),
    ("S008", |f| f.action("start: 2025-03-01\ndue: 2025-02"), Some((GARRIGA, "due"))),
    ("S009", |f| f.action("started: 2025-03-02\nfinished: 2025-03-01"), Some((GARRIGA, "finished"))),
    ("S010", |f| f.action("updates:\n- {date: 2025-03-02}\n- {date: 2025-03-01}"), Some((GARRIGA, "2025-03-01"))),
    ("S011", |f| f.action("updates:\n- {date: 2026-06-30}\n- {date: 2026-07-01}"), Some((GARRIGA, "2026-07-01"))),
    ("S012", |f| f.action("status: done\nfinished: 2025"), Some((GARRIGA, "status"))),
    ("S013", |f| f.action("decision: adapt"), Some((GARRIGA, "adapt"))),
    ("S014", |f| f.action("title: Una altra"), Some((GARRIGA, "E1.O1.A1"))),
    ("S014", |f| f.action("decision: adopt\ntext: Un altre"), Some((GARRIGA, "adopt"))),
    ("S015", |f| f.action("progress: 5"), Some((GARRIGA, "progress"))),
    ("S016", |f| f.action("decision: omit\nreason: X\nstatus: done\nfinished: 2025"), Some((GARRIGA, "status"))),
    ("S017", |f| f.action("extended: [{date: 2025-01, due: 2027, reason: X}]"), Some((GARRIGA, "extended"))),
    ("S018", |f| f.action("status: ongoing\nstarted: 2026-07-01"), Some((GARRIGA, "started"))),
    (
        "S018",
        |f| f.action("updates: [{date: 2025, evidence: [{kind: press, url: \"https://example.cat\", date: 2027}]}]"),
        Some((GARRIGA, "press")),
    ),
    (
        "S020",
        |f| f.action("status: ongoing\nstarted: 2025\nprogress: 40\nupdates: [{date: 2025, progress: 60}]"),
        Some((GARRIGA, "updates")),
    ),
    ("S018", |f| f.overlay("agenda: {based_on: \"2022.1\", approved: 2027-01-01}\n"), Some((GARRIGA, "approved"))),
    ("S018", |f| f.overlay("accompaniment: {visits: [{date: 2027-02-12, summary: X}]}\n"), Some((GARRIGA, "2027-02-12"))),
    ("S021", |f| f.action("status: planned\nstarted: 2025"), Some((GARRIGA, "started"))),
    ("S021", |f| f.action("status: paused\nreason: X\nfinished: 2025"), Some((GARRIGA, "finished"))),
    ("S020", |f| f.action("status: ongoing\nstarted: 2025\nupdates: [{date: 2025, status: paused}]"), Some((GARRIGA, "updates"))),
    ("S019", |f| f.action("due: 2026-06\nextended: [{date: 2025-01, due: 2026-05, reason: X}]"), Some((GARRIGA, "extended"))),
];

const THEME: &[Case] = &[
    ("T001", |f| f.with_theme("default/html/home.html", "<p>\n{% if %}"), Some((HOME, "{% if"))),
    ("T002", |f| f.replacing(SITE, "languages: [ca]", "languages: [ca, es]"), None),
    ("T002", |f| f.with_theme("default/html/home.html", "{% extends \"base.html\" %}\n{{ t.nav.hoome }}"), Some((HOME, "t.nav.hoome"))),
    ("T002", |f| strings(f, "note: Nota\n", "notte: Nota\n"), Some((WORDS, "⏎prose:"))),
    ("T005", |f| strings(f, "note: Nota\n", "note: Nota\n  notte: Nota\n"), Some((WORDS, "notte"))),
    ("T003", |f| f.replacing(SITE, "theme: default", "theme: fosc"), None),
    ("T004", |f| f.action("owner: Regidoria 🙂"), Some((GARRIGA, "🙂"))),
    ("T004", |f| f.adding(AGENDA, "\nUna nota en 漢字.\n"), Some((AGENDA, "漢字"))),
];

const VOTE: &[Case] = &[
    (
        "V001",
        |f| f.overlay("adhesion:\n  state: proposed\n  present: 9\n  result: {for: 5, against: 2, abstain: 1}\n"),
        Some((GARRIGA, "result")),
    ),
    ("V002", |f| f.overlay("adhesion:\n  state: proposed\n  members: 9\n  present: 10\n"), Some((GARRIGA, "present"))),
    ("V003", |f| f.overlay("adhesion:\n  state: proposed\n  members: 13\n  present: 4\n"), Some((GARRIGA, "present"))),
    ("V003", |f| f.overlay("adhesion:\n  state: proposed\n  members: 5\n  present: 2\n"), Some((GARRIGA, "present"))),
    (
        "V004",
        |f| f.overlay("adhesion:\n  state: approved\n  session: {date: 2024-01-01}\n  result: {for: 4, against: 4}\n"),
        Some((GARRIGA, "result")),
    ),
    (
        "V004",
        |f| {
            f.overlay("adhesion:\n  state: approved\n  session: {date: 2024-01-01}\n  casting_vote: true\n  result: {for: 3, against: 4}\n")
        },
        Some((GARRIGA, "result")),
    ),
    ("V005", |f| f.overlay("adhesion:\n  state: proposed\n  result: {for: 8, against: 1, unanimous: true}\n"), Some((GARRIGA, "result"))),
    ("V006", |f| f.overlay("adhesion:\n  state: approved\n"), Some((GARRIGA, "state"))),
    ("V007", |f| f.overlay("adhesion:\n  state: approved\n  session: {date: 2026-07-01}\n"), Some((GARRIGA, "session"))),
];

const YAML: &[Case] = &[
    ("Y001", |f| f.overlay("agenda: [\n"), Some((GARRIGA, "agenda: ["))),
    ("Y001", |f| f.overlay("agenda: {based_on: x\nlanguages: [ca]\n"), Some((GARRIGA, "agenda: {"))),
    ("Y001", |f| f.overlay("agenda:\n  approved: 2024-01-01\n based_on: x\n"), Some((GARRIGA, " based_on"))),
    ("Y002", |f| f.overlay("agenda:\n\tbased_on: x\n"), Some((GARRIGA, "\t"))),
    ("Y003", |f| f.overlay("<<<<<<< HEAD\nexample: false\n=======\nexample: false\n>>>>>>> main\n"), Some((GARRIGA, "<<<<<<<"))),
    ("Y004", |f| f.overlay("example: false\nlanguages: [ca]\nexample: false # bis\n"), Some((GARRIGA, "# bis"))),
    ("Y004", |f| f.overlay("actions:\n  E1.O1.A1: {}\n  E1.O1.A1: {} # bis\n"), Some((GARRIGA, "# bis"))),
    ("Y005", |f| f.overlay("adhesio: {}\n"), Some((GARRIGA, "adhesio"))),
    ("Y005", |f| f.action("stutus: done"), Some((GARRIGA, "stutus"))),
    ("Y005", |f| f.replacing(SITE, "licence:", "license:"), Some((SITE, "license:"))),
    ("Y006", |f| f.with(GARRIGA, "languages: [ca]\n"), Some((GARRIGA, ""))),
    ("Y006", |f| f.overlay("own: [{id: G.1, objective: E1.O1}]\n"), Some((GARRIGA, "own"))),
    ("Y006", |f| f.replacing(SITE, "base_url: https://agenda.example.cat\n", ""), Some((SITE, ""))),
    ("Y007", |f| f.overlay("adhesion: approved\n"), Some((GARRIGA, "adhesion"))),
    ("Y008", |f| f.overlay("languages: ca\n"), Some((GARRIGA, "languages"))),
    ("Y009", |f| f.action("owner: [a, b]"), Some((GARRIGA, "owner"))),
    ("Y010", |f| f.overlay("example: sí\n"), Some((GARRIGA, "example"))),
    ("Y011", |f| f.action("status: ongoing\nprogress: 101"), Some((GARRIGA, "progress"))),
    ("Y011", |f| f.overlay("maturity: {year: 2024, rights: -1}\n"), Some((GARRIGA, "rights"))),
    ("Y011", |f| f.action("progress: 40 %"), Some((GARRIGA, "progress"))),
    ("Y012", |f| f.action("cost: {planned: \"1.234,50 €\"}"), Some((GARRIGA, "cost"))),
    ("Y013", |f| f.action("due: 30/6/2024"), Some((GARRIGA, "due"))),
    ("Y013", |f| f.action("due: 2024-02-30"), Some((GARRIGA, "due"))),
    ("Y014", |f| f.overlay("adhesion:\n  state: approved\n  session: {date: 2024-06}\n"), Some((GARRIGA, "session"))),
    ("Y015", |f| f.action("status: finished"), Some((GARRIGA, "status"))),
    ("Y016", |f| f.overlay("languages: [cat]\n"), Some((GARRIGA, "languages"))),
    ("Y016", |f| f.action("reason: {fr: \"Perquè sí.\"}"), Some((GARRIGA, "reason"))),
    ("Y017", |f| f.overlay("adhesion:\n  state: proposed\n  source: www.example.cat\n"), Some((GARRIGA, "source"))),
    ("Y018", |f| f.overlay("contacts: {email: agenda}\n"), Some((GARRIGA, "email"))),
    ("Y019", |f| f.overlay("pieces: {\"una peça\": achieved}\n"), Some((GARRIGA, "una peça"))),
    ("Y019", |f| f.adding(AGENDA, "\n### Acció {#E1.Ó2}\n"), Some((AGENDA, "{#E1.Ó2}"))),
    ("Y020", |f| f.with(GARRIGA, "code: 08088\n"), Some((GARRIGA, ""))),
    ("Y020", |f| f.with(GARRIGA, "code: \"8088\"\n"), Some((GARRIGA, ""))),
    ("Y021", |f| f.replacing(STATEMENT, "slug: accessibilitat", "slug: ../Accés"), Some((STATEMENT, "slug:"))),
    ("Y021", |f| f.replacing(AGENDA, "{#E1.O1.A2}", "{#E1.O1.A2 slug=Fibra}"), Some((AGENDA, "slug=Fibra"))),
    ("Y023", |f| f.overlay("own: [{id: G.1, objective: E1.O1, title: \" \\u00ad\"}]\n"), Some((GARRIGA, "title"))),
    ("Y024", |f| f.overlay("contacts: {political: \"Regidoria de …\"}\n"), Some((GARRIGA, "political"))),
    ("Y024", |f| f.action("due: AAAA-MM-DD"), Some((GARRIGA, "due"))),
    ("Y025", |f| f.action("owner: Serveis TIC #Barri"), Some((GARRIGA, "#Barri"))),
    ("Y026", |f| f.action("owner: “Serveis TIC”"), Some((GARRIGA, "“Serveis"))),
    ("Y027", |f| f.replacing(SITE, "agenda.example.cat", "agenda.example.cat//x"), Some((SITE, "base_url"))),
    ("Y023", |f| f.replacing(METAMODEL, "name: Ajuntament", "name: \"\""), Some((METAMODEL, "- id: ajuntament⏎    name"))),
    ("Y022", |f| f.action("cost: {planned: -5}"), Some((GARRIGA, "cost"))),
];

/// Checks each case of a family, and reports all that fail.
fn check(cases: &[Case]) {
    let mut failures = Vec::new();
    for (at, (code, break_it, place)) in cases.iter().enumerate() {
        let fixture = break_it(Fixture::new());
        let found = fixture.prepare().diagnostics;
        let expected = place.map(|(path, part)| (path.to_owned(), line_of(&fixture, path, part)));
        let as_expected = found.iter().any(|diagnostic| {
            let position = diagnostic.place.as_ref().map(|place| {
                let (line, _) = Places::of(&fixture.sources).position(&place.path, place.span.start);
                (place.path.to_string(), line)
            });
            diagnostic.rule.code == *code && position == expected
        });
        if !as_expected {
            let said = machine::short(&found, &fixture.sources, Language::En);
            failures.push(format!("case {at}: {code} expected at {expected:?}, found:\n{said}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The first line with this part, `⏎` standing for the end of one before it: then the line after the last `⏎` is meant.
fn line_of(fixture: &Fixture, path: &str, part: &str) -> usize {
    if part.is_empty() {
        return 1;
    }
    let text = fixture.text(path);
    let part = part.replace('⏎', "\n");
    let start = text.find(&part).unwrap_or_else(|| panic!("«{part}» is not in {path}"));
    let meant = start + part.rfind('\n').map_or(0, |at| at + 1);
    text[..meant].matches('\n').count() + 1
}

#[test]
fn completeness() {
    check(COMPLETE);
}

#[test]
fn files() {
    check(FILE);
}

#[test]
fn links() {
    check(LINK);
}

#[test]
fn markdown() {
    check(MARKDOWN);
}

#[test]
fn references() {
    check(REFERENCE);
}

#[test]
fn statuses() {
    check(STATUS);
}

#[test]
fn themes() {
    check(THEME);
}

#[test]
fn votes() {
    check(VOTE);
}

#[test]
fn yaml() {
    check(YAML);
}

#[test]
fn every_rule_has_a_case() {
    let families = [COMPLETE, FILE, LINK, MARKDOWN, REFERENCE, STATUS, THEME, VOTE, YAML];
    // What no content breaks alone has its case in `theme`: a layout has a part in it.
    let elsewhere = ["T006"];
    let covered: BTreeSet<&str> = families.iter().copied().flatten().map(|(code, ..)| *code).chain(elsewhere).collect();
    let known: BTreeSet<&str> = rules::all().iter().map(|rule| rule.code).collect();
    let missing: Vec<_> = known.difference(&covered).collect();
    assert!(missing.is_empty(), "rules without a case: {missing:?}");
    let unknown: Vec<_> = covered.difference(&known).collect();
    assert!(unknown.is_empty(), "cases of rules that don't exist: {unknown:?}");
}

/// What is right at the border of a rule, and must not be reported.
#[test]
fn borders_are_not_faults() {
    let fine: &[(&str, Change)] = &[
        ("C001", |f| f.replacing(SITE, "reviewed: 2026-06-15", "reviewed: 2025-06-30")),
        ("V003", |f| f.overlay("adhesion: {state: proposed, members: 13, present: 5}\n")),
        ("V003", |f| f.overlay("adhesion: {state: proposed, members: 5, present: 3}\n")),
        ("V004", |f| {
            f.overlay("adhesion: {state: approved, session: {date: 2024-01-01}, casting_vote: true, result: {for: 4, against: 4}}\n")
        }),
        ("V004", |f| f.overlay("adhesion: {state: proposed, result: {for: 3, against: 4}}\n")),
        ("V007", |f| f.overlay("adhesion: {state: approved, session: {date: 2026-06-30}}\n")),
        ("S002", |f| f.action("status: planned\nprogress: 0")),
        ("S003", |f| f.action("status: done\nprogress: 100\nfinished: 2025")),
        ("S008", |f| f.action("start: 2025-03-15\ndue: 2025-03")),
        ("S010", |f| f.action("updates:\n- {date: 2025-03-15}\n- {date: 2025-03}")),
        ("S011", |f| f.action("updates: [{date: 2026-06}]")),
        ("S013", |f| f.action("decision: adapt\nnote: Una nota.")),
        ("S019", |f| f.action("due: 2026-06-30\nextended: [{date: 2025-01, due: 2026-06, reason: X}]")),
    ];
    for (code, change) in fine {
        let fixture = change(Fixture::new());
        let found = fixture.prepare().diagnostics;
        let said = machine::short(&found, &fixture.sources, Language::En);
        assert!(found.iter().all(|diagnostic| diagnostic.rule.code != *code), "{said}");
        assert!(found.iter().all(|diagnostic| !diagnostic.rule.code.starts_with('Y')), "the input itself is wrong: {said}");
    }
}

/// A site with many faults at once: none stops the others.
fn broken() -> Fixture {
    Fixture::new()
        .replacing(SITE, "licence:", "license:")
        .replacing(SITE, "reviewed: 2026-06-15", "reviewed: 2024-06-15")
        .replacing(METAMODEL, "over-20000: initial", "over-2000: inicial")
        .replacing(AGENDA, "pieces: [fibra]", "pieces: [fibre]")
        .replacing(AGENDA, "(/mocio/)", "(/mosio/)")
        .adding(AGENDA, "\nUn <b>text</b> i una imatge ![](mapa.png).\n\n### Una altra {#E1.O1.A1}\n")
        .replacing(REGISTRY, "42.23352", "42º14'")
        .replacing(GARRIGA, "state: communicated", "state: comunicada")
        .replacing(GARRIGA, "against: 0", "against: 1")
        .replacing(GARRIGA, "progress: 40\n    start", "progress: 140\n    start")
        .replacing(GARRIGA, "due: 2025-12-31", "due: 31/12/2025")
        .replacing(GARRIGA, "reason: Ja hi arriba.", "rao: Ja hi arriba.")
        .replacing(GARRIGA, "objective: E1.O2", "objective: E1.O3")
        .with("content/ca/pages/dades.md", "# Dades\n")
}

#[test]
fn faults_as_a_person_sees_them() {
    let fixture = broken();
    let found = fixture.prepare().diagnostics;
    insta::assert_snapshot!(human::render(&found, &fixture.sources, Language::Ca, false));
}

#[test]
fn faults_on_one_line() {
    let fixture = broken();
    let found = fixture.prepare().diagnostics;
    insta::assert_snapshot!("short_ca", machine::short(&found, &fixture.sources, Language::Ca));
    insta::assert_snapshot!("short_en", machine::short(&found, &fixture.sources, Language::En));
}
