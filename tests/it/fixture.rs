//! A small valid site in memory, for tests to break, and to write where the program is run. Only the built-in theme is loaded.
#![allow(clippy::disallowed_methods)] // A site for the program is on disk.

use std::fs;
use std::path::Path;

use agenda::diagnostic::Diagnosed;
use agenda::load::load;
use agenda::pipeline::{Prepared, Wanted, prepare};
use agenda::source::{Refusal, RefusalReason, Sources};
use agenda::store::Store;

/// The paths of the fixture's files.
pub(crate) const SITE: &str = "content/site.yaml";
pub(crate) const IMPRINT: &str = "content/agenda.yaml";
pub(crate) const METAMODEL: &str = "content/metamodel.yaml";
pub(crate) const AGENDA: &str = "content/ca/agenda/10.md";
pub(crate) const CERTIFICATE: &str = "content/ca/certificate.md";
pub(crate) const MOTION: &str = "content/ca/motion.md";
pub(crate) const STATEMENT: &str = "content/ca/pages/accessibilitat.md";
pub(crate) const REGISTRY: &str = "municipalities/registry.csv";
pub(crate) const GARRIGA: &str = "municipalities/valles-oriental/la-garriga.yaml";

const FILES: [(&str, &str); 8] = [
    (
        SITE,
        r#"title: Agenda digital de prova
description: Un lloc petit per a les proves.
base_url: https://agenda.example.cat
publisher: {name: "Projecte agenda", url: "https://example.cat/", email: agenda@example.cat}
languages: [ca]
reference_date: 2026-06-30
next_update: 2026-12-31
theme: default
licence: {id: CC-BY-4.0, name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/deed.ca"}
sources:
  - {name: INE, note: {ca: "Població: INE."}}
accessibility:
  status: partial
  prepared: 2026-01-15
  reviewed: 2026-06-15
  method: self
  contact: {email: agenda@example.cat, phone: "900 000 000"}
  claim: {unit: "Unitat d'accessibilitat", url: "https://seu.example.cat/"}
privacy: {purpose: Respondre., recipients: Ningú., retention: Un any., rights: Per correu., authority: APDCAT., logs: Cap.}
"#,
    ),
    (
        IMPRINT,
        r#"version: "2022.1"
approved: {body: {ca: "Aprovada per l'assemblea"}, date: 2022-11-12, source: "https://example.cat/acta"}
working_text: true
versions:
  - {version: "2021.1", date: 2021-05-01, summary: {ca: "La primera."}}
"#,
    ),
    (
        METAMODEL,
        r#"bands:
  - {id: upto-1000, name: "Fins a 1.000", max: 1000}
  - {id: upto-20000, name: "De 1.001 a 20.000", max: 20000}
  - {id: over-20000, name: "Més de 20.000"}
levels:
  - {id: initial, name: Inicial, min: 0}
  - {id: advanced, name: Avançat, min: 50}
areas:
  - id: ajuntament
    name: Ajuntament
    groups: [{id: tramitacio, name: Tramitació}]
pieces:
  - {id: tramits, area: ajuntament, group: tramitacio, name: Tràmits, dimension: use, targets: {upto-1000: advanced, upto-20000: advanced, over-20000: advanced}, solutions: [seu]}
  - {id: fibra, area: ajuntament, group: tramitacio, name: Fibra, dimension: rights, targets: {upto-20000: advanced}}
  - {id: dades, area: ajuntament, group: tramitacio, name: Dades, targets: {over-20000: initial}}
solutions:
  - {id: seu, provider: AOC, name: Seu electrònica, url: "https://www.aoc.cat/", bands: [upto-1000]}
"#,
    ),
    (
        AGENDA,
        r#"# Administració intel·ligent {#E1}

Introducció de l'eix, amb un enllaç a la [fibra](#E1.O1.A2).

## Tràmits senzills {#E1.O1}

Per què.

### Catàleg de tràmits {#E1.O1.A1}

```yaml action
pieces: [tramits]
horizon: short
sdg: [16]
indicators:
  - {id: tramits-clars, name: "Tràmits en llenguatge clar", unit: "%"}
```

El text del catàleg, amb una [moció](/mocio/) i una nota[^1].

[^1]: La nota.

#### Com es fa

- Un punt.
- Un altre.

### Fibra als edificis {#E1.O1.A2}

```yaml action
pieces: [fibra]
```

El text de la fibra.

## Dades obertes {#E1.O2}

### Portal de dades {#E1.O2.A1}

```yaml action
pieces: [tramits, dades]
```

El text del portal.

### Sala de dades {#E1.O2.A2}

```yaml action
pieces: [dades]
```

El text de la sala.
"#,
    ),
    (
        MOTION,
        r#"---
title: Moció d'adhesió
description: Model de moció.
---

Atès que {{municipality}} té {{population}} habitants.

1. **Adherir-se** a l'Agenda.
"#,
    ),
    (
        STATEMENT,
        r#"---
title: Declaració d'accessibilitat
description: Com compleix aquest lloc el Reial decret 1112/2018.
slug: accessibilitat
menu: 90
---

{{publisher}} declara que aquest lloc és {{accessibility_status}}.

## Contacte

Escriviu a {{accessibility_email}}.
"#,
    ),
    (
        REGISTRY,
        r#"code,idescat6,name,index_name,comarca_code,comarca,province,population,population_year,aranese,seat,seat_lat,seat_lon,area_km2
08001,080018,Abrera,Abrera,11,Baix Llobregat,Barcelona,13227,2025,false,Abrera,41.51741,1.90194,19.98
08088,080885,la Garriga,"Garriga, la",41,Vallès Oriental,Barcelona,17426,2025,false,la Garriga,41.68303,2.28643,19.01
17200,172001,Tortellà,Tortellà,19,Garrotxa,Girona,849,2025,false,Tortellà,42.23352,2.63014,11.00
25059,250595,Bossòst,Bossòst,39,Aran,Lleida,1189,2025,true,Bossòst,42.78567,0.69242,27.87
"#,
    ),
    (
        GARRIGA,
        r#"code: "08088"
languages: [ca]
adhesion:
  state: communicated
  session: {date: 2023-07-26, kind: ordinary, item: "5", file: "2023_20"}
  result: {for: 9, against: 0, abstain: 2}
  present: 11
  members: 17
  source: https://example.cat/acord
contacts: {political: "Regidoria de transformació digital", technical: "Cap de sistemes", email: agenda@example.cat}
maturity: {year: 2024, source: "IMD, AOC", rights: 40, use: 48, openness: 70}
pieces: {fibra: ongoing}
accompaniment:
  agent: Agent referent
  visits: [{date: 2024-02-12, summary: "Primera visita."}]
  goals: [{title: "El catàleg", due: 2026-12-31, state: ongoing, actions: [E1.O1.A1, GAR.1]}]
agenda:
  based_on: "2022.1"
  approved: 2024-03-21
  introduction: |
    La nostra agenda.
actions:
  E1.O1.A1:
    decision: adapt
    title: Catàleg de tràmits de la Garriga
    text: |
      El text del catàleg, fet **nostre**.
    priority: high
    status: ongoing
    progress: 40
    start: 2024-01-15
    due: 2025-12-31
    started: 2024-02-01
    owner: Serveis TIC
    cost: {planned: 24000, spent: 9800.50, funding: "Next Generation"}
    indicators: {tramits-clars: {target: 100, values: {2024-06-30: 45, 2025-06-30: 70}}}
    extended: [{date: 2025-09-01, due: 2026-06-29, reason: "Ha calgut refer el concurs."}]
    next: {text: "Publicar les fitxes.", date: 2026-11-30}
    reviewed: 2026-06-01
    updates:
      - {date: 2024-06, progress: 20, status: ongoing, text: "Comencem."}
      - date: 2025-06-30
        progress: 40
        text: Meitat de les fitxes, amb la [fibra](#E1.O1.A2).
        evidence: [{kind: document, title: Acta, url: "https://example.cat/acta", date: 2025-06-28}]
  E1.O1.A2:
    decision: omit
    reason: Ja hi arriba.
own:
  - {id: GAR.1, objective: E1.O2, title: "Aula digital", text: "L'aula.", status: planned}
"#,
    ),
];

/// A site that a test changes before it is read.
#[derive(Clone)]
pub(crate) struct Fixture {
    pub(crate) sources: Sources,
}

impl Fixture {
    /// The valid site.
    pub(crate) fn new() -> Self {
        let empty = tempfile::tempdir().expect("a temporary folder can be made");
        let sources = load(empty.path()).expect("an empty folder can be read");
        FILES.into_iter().fold(Fixture { sources }, |fixture, (path, text)| fixture.with(path, text))
    }

    /// Puts a file, in the place of the one there is.
    pub(crate) fn with(self, path: &str, text: &str) -> Self {
        self.with_bytes(path, text.as_bytes())
    }

    /// Puts a file that may not be text.
    pub(crate) fn with_bytes(mut self, path: &str, bytes: &[u8]) -> Self {
        self.sources.files.insert(path.into(), bytes.into());
        self
    }

    /// Puts a file of the theme, by its path in `themes/`.
    pub(crate) fn with_theme(mut self, path: &str, text: &str) -> Self {
        self.sources.theme.insert(format!("themes/{path}"), text.as_bytes().into());
        self
    }

    /// Takes a file away.
    pub(crate) fn without(mut self, path: &str) -> Self {
        assert!(self.sources.files.remove(path).is_some(), "{path} is not in the fixture");
        self
    }

    /// Says that a file was not taken.
    pub(crate) fn refusing(mut self, path: &str, reason: RefusalReason) -> Self {
        self.sources.refused.push(Refusal { path: path.into(), reason });
        self
    }

    /// Replaces a part of a file, which must be there.
    pub(crate) fn replacing(self, path: &str, part: &str, new: &str) -> Self {
        let text = self.text(path);
        assert!(text.contains(part), "«{part}» is not in {path}");
        let text = text.replacen(part, new, 1);
        self.with(path, &text)
    }

    /// Adds to the end of a file.
    pub(crate) fn adding(self, path: &str, text: &str) -> Self {
        let text = self.text(path) + text;
        self.with(path, &text)
    }

    /// The overlay of la Garriga with its code and these lines only.
    pub(crate) fn overlay(self, text: &str) -> Self {
        self.with(GARRIGA, &format!("code: \"08088\"\n{text}"))
    }

    /// The overlay of la Garriga with these lines on one action only.
    pub(crate) fn action(self, text: &str) -> Self {
        let lines: String = text.lines().map(|line| format!("    {line}\n")).collect();
        self.overlay(&format!("actions:\n  E1.O1.A1:\n{lines}"))
    }

    /// An estimate with these rows in the block of the second action.
    pub(crate) fn estimate(self, rows: &str) -> Self {
        let block = format!("pieces: [fibra]\nestimate:\n  basis: Comptes de prova.\n  rows:\n    {rows}");
        self.replacing(AGENDA, "pieces: [fibra]", &block)
    }

    /// A file's text.
    pub(crate) fn text(&self, path: &str) -> String {
        self.sources.text(path).unwrap_or_else(|| panic!("{path} is not in the fixture")).into_owned()
    }

    /// Writes the site's files below a folder, as an editor would have them. The theme stays the built-in one.
    pub(crate) fn write(&self, folder: &Path) {
        for (path, bytes) in &self.sources.files {
            let path = folder.join(&**path);
            fs::create_dir_all(path.parent().expect("it has a folder")).expect("it can be made");
            fs::write(path, bytes).expect("it can be written");
        }
    }

    /// Everything up to the plan.
    pub(crate) fn prepare(&self) -> Diagnosed<Prepared> {
        self.prepare_with(true)
    }

    /// The same, with documents for download or without.
    pub(crate) fn prepare_with(&self, documents: bool) -> Diagnosed<Prepared> {
        prepare(&self.sources, Wanted { date: None, documents, make: false }, &Store::memory(), &|| {})
    }
}

/// A certificate of this text.
pub(crate) fn certificate(text: &str) -> String {
    format!("---\ntitle: Certificat\ndescription: Model de certificat.\n---\n\n{text}\n")
}
