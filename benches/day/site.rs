//! The site of the day on which every municipality has adhered and has an agenda of its own: files by path, the same for the same seed. The territory, the
//! metamodel and the pages are the repository's; the model's actions and what towns say are made up. Not what is measured on it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use agenda::load::load;
use agenda::model::identifier::slug;

use crate::random::Random;

/// How large a site is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    /// Municipalities. The registry's 947 come first; more are the same again under other names.
    pub(crate) towns: usize,
    /// Actions of the model.
    pub(crate) actions: usize,
    /// What it is made up from.
    pub(crate) seed: u64,
}

/// What each town says of the model's actions: so many adapted, so many left out, so many of its own, and so many reported.
const ADAPTED: usize = 30;
const OMITTED: usize = 10;
const OWN: usize = 5;
const REPORTED: usize = 60;

/// Actions of an objective.
const PER_OBJECTIVE: usize = 6;

/// The files of a site.
pub(crate) fn site(scale: Scale) -> BTreeMap<String, String> {
    let sources = load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository's site can be read");
    let text = |path: &str| sources.text(path).expect("it is there").into_owned();
    let mut files = BTreeMap::new();
    for path in ["content/site.yaml", "content/metamodel.yaml", "content/ca/motion.md", "content/ca/certificate.md"] {
        files.insert(path.to_owned(), text(path));
    }
    // The actions here are others, so none of them has been retired.
    let imprint = text("content/agenda.yaml");
    files.insert("content/agenda.yaml".to_owned(), imprint.split("\nretired:").next().unwrap_or_default().to_owned());
    for path in sources
        .files
        .keys()
        .filter(|path| path.starts_with("content/ca/pages/") || path.contains("/agenda/00") || path.contains("/agenda/90"))
    {
        // What pages refer to by its address is the repository's own text.
        files.insert(path.to_string(), text(path).replace("](/agenda/", "](/agenda/?"));
    }
    let pieces: Vec<String> = text("content/metamodel.yaml")
        .split("pieces:")
        .nth(1)
        .unwrap_or_default()
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("- id: ").or_else(|| line.trim_start().strip_prefix("- {id: ")))
        .map(|rest| rest.split([',', ' ']).next().unwrap_or_default().to_owned())
        .collect();
    let ids = master(scale, &pieces, &mut files);
    let registry = registry(scale.towns, &text("municipalities/registry.csv"));
    for (at, (code, name, comarca)) in registry.1.iter().enumerate() {
        let path = format!("municipalities/{}/{}.yaml", slug(comarca), slug(name));
        files.insert(path, overlay(&mut Random::of(scale.seed, 1_000 + at as u64), code, &ids));
    }
    files.insert("municipalities/registry.csv".to_owned(), registry.0);
    files
}

/// The model; the ids of its actions.
fn master(scale: Scale, pieces: &[String], files: &mut BTreeMap<String, String>) -> Vec<String> {
    let mut random = Random::of(scale.seed, 1);
    let per_axis = scale.actions.div_ceil(4);
    let mut ids = Vec::new();
    for axis in 1..=4 {
        let mut text = format!("# Eix {axis}: {} {{#E{axis}}}\n\n{}\n", random.title(), random.paragraph());
        for at in 0..per_axis.min(scale.actions - ids.len()) {
            let objective = at / PER_OBJECTIVE + 1;
            if at % PER_OBJECTIVE == 0 {
                let _ = write!(text, "\n## {} {{#E{axis}.O{objective}}}\n\n{}\n", random.title(), random.paragraph());
            }
            let id = format!("E{axis}.O{objective}.A{}", at % PER_OBJECTIVE + 1);
            let named: Vec<&str> = random.some(1 + at % 2, pieces.len()).into_iter().map(|piece| pieces[piece].as_str()).collect();
            let _ =
                write!(text, "\n### {} {at} {{#{id}}}\n\n```yaml action\npieces: [{}]\nhorizon: short\n", random.title(), named.join(", "));
            let _ = write!(text, "indicators:\n  - {{id: i-{axis}-{at}, name: \"{}\", unit: \"%\"}}\n```\n\n", random.title());
            for heading in ["", "#### Primers passos\n\n", "#### Com es mesura\n\n"] {
                let _ = write!(text, "{heading}{}\n\n", random.paragraph());
            }
            let _ = write!(text, "1. {}\n2. {}\n3. {}\n", random.sentence(), random.sentence(), random.sentence());
            ids.push(id);
        }
        files.insert(format!("content/ca/agenda/{axis}0-eix.md"), text);
    }
    ids
}

/// The registry's text, and the code, name and comarca of each municipality.
fn registry(towns: usize, text: &str) -> (String, Vec<(String, String, String)>) {
    let mut lines = text.lines();
    let mut out = format!("{}\n", lines.next().unwrap_or_default());
    let rows: Vec<Vec<&str>> = lines.filter(|line| !line.contains('"')).map(|line| line.split(',').collect()).collect();
    let quoted: Vec<&str> = text.lines().filter(|line| line.contains('"')).collect();
    let mut known = Vec::new();
    // A name with a comma stands in quotes, and is nobody else's.
    for line in quoted.iter().take(towns) {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes());
        let row = reader.records().next().expect("a row").expect("it is CSV");
        known.push((row[0].to_owned(), row[2].to_owned(), row[5].to_owned()));
        let _ = writeln!(out, "{line}");
    }
    for at in 0..towns.saturating_sub(known.len()) {
        let (row, again) = (&rows[at % rows.len()], at / rows.len());
        let mut row: Vec<String> = row.iter().map(|cell| (*cell).to_owned()).collect();
        if again > 0 {
            // The codes of provinces go up to 52, and those of Catalonia are 08, 17, 25 and 43: these are nobody's here.
            row[0] = format!("{:02}{}", 44 + 10 * again + usize::from(row[0].as_bytes()[1] - b'0'), &row[0][2..]);
            row[2] = format!("{} {again}", row[2]);
            row[3] = format!("{} {again}", row[3]);
        }
        known.push((row[0].clone(), row[2].clone(), row[5].clone()));
        let _ = writeln!(out, "{}", row.join(","));
    }
    (out, known)
}

/// What a town says.
fn overlay(random: &mut Random, code: &str, ids: &[String]) -> String {
    let (year, month) = (2023 + random.below(3), 1 + random.below(12));
    let mut text = format!(
        "code: \"{code}\"\nlanguages: [ca]\nadhesion:\n  state: certified\n  session: {{date: {}-{month:02}-14, kind: ordinary}}\n  result: unanimous\n  \
         certified: {year}-{month:02}-20\n  source: \"https://ajuntament.example.cat/{code}/adhesio\"\n",
        year
    );
    let _ = write!(
        text,
        "agenda:\n  based_on: \"2022.1\"\n  approved: {year}-{month:02}-28\n  introduction: |\n    {}\nactions:\n",
        random.paragraph()
    );
    let order = random.some(ids.len(), ids.len());
    let (adapted, rest) = order.split_at(ADAPTED.min(order.len()));
    let (omitted, rest) = rest.split_at(OMITTED.min(rest.len()));
    let reported: Vec<usize> = adapted.iter().take(20).chain(rest.iter().take(REPORTED - 20)).copied().collect();
    for (at, id) in ids.iter().enumerate() {
        if omitted.contains(&at) {
            let _ = writeln!(text, "  {id}: {{decision: omit, reason: \"{}\"}}", random.sentence());
            continue;
        }
        if !adapted.contains(&at) && !reported.contains(&at) {
            continue;
        }
        let _ = writeln!(text, "  {id}:");
        if adapted.contains(&at) {
            let _ = write!(
                text,
                "    decision: adapt\n    title: \"{}\"\n    text: |\n      {}\n\n      {}\n",
                random.title(),
                random.paragraph(),
                random.paragraph()
            );
        }
        if reported.contains(&at) {
            report(random, &mut text, code, year);
        }
    }
    text.push_str("own:\n");
    for at in 1..=OWN {
        let objective = random.one(ids).rsplit_once('.').map_or("E1.O1", |(objective, _)| objective).to_owned();
        let _ = write!(
            text,
            "  - id: P{at}\n    objective: {objective}\n    title: \"{}\"\n    text: |\n      {}\n",
            random.title(),
            random.paragraph()
        );
        report(random, &mut text, code, year);
    }
    text
}

/// How an action goes, and how it came to that.
fn report(random: &mut Random, text: &mut String, code: &str, year: usize) {
    let status = *random.one(&["ongoing", "done", "ongoing", "planned", "paused"]);
    let (started, due) = ((year + random.below(2)).min(2025), year + 2 + random.below(2));
    let _ = write!(text, "    status: {status}\n    owner: \"{}\"\n", random.title());
    match status {
        "planned" => {
            let _ = write!(text, "    start: 2026-1{}\n    due: 2027-0{}-30\n", random.below(3), 3 + random.below(6));
            return;
        }
        "done" => {
            let _ = write!(
                text,
                "    started: {started}-0{}-10\n    due: {due}-06-30\n    finished: 2026-0{}-15\n",
                1 + random.below(9),
                1 + random.below(5)
            );
        }
        "paused" => {
            let _ = write!(
                text,
                "    started: {started}-0{}-10\n    due: {due}-06-30\n    progress: {}\n    reason: \"{}\"\n",
                1 + random.below(9),
                10 + random.below(80),
                random.sentence()
            );
        }
        _ => {
            let _ = write!(
                text,
                "    started: {started}-0{}-10\n    due: {due}-12-31\n    progress: {}\n",
                1 + random.below(9),
                10 + random.below(80)
            );
        }
    }
    if random.below(3) == 0 {
        let planned = 1000 * (1 + random.below(60));
        let _ = writeln!(text, "    cost: {{planned: {planned}, spent: {}}}", planned / 2);
    }
    text.push_str("    updates:\n");
    for month in 1..=1 + random.below(3) {
        let _ = write!(text, "      - {{date: 2026-0{month}-{:02}, text: \"{}\"", 1 + random.below(28), random.sentence());
        if month == 1 && (status == "done" || random.below(2) == 0) {
            let _ = write!(
                text,
                ", evidence: [{{kind: document, title: \"{}\", url: \"https://ajuntament.example.cat/{code}/{}\"}}]",
                random.title(),
                random.below(100_000)
            );
        }
        text.push_str("}\n");
    }
}
