//! The house rules that no compiler checks: heads, sizes, layers, the edges, and what templates may do. Not style: that is rustfmt
//! and clippy.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use agenda::model::language::Language;
use agenda::theme::theme;

use crate::fixture::Fixture;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Lines that a source file may have.
const MOST_LINES: usize = 300;

/// The files that touch the disk, the network, the clock or the environment.
const EDGES: [&str; 11] = [
    "src/command/build.rs",
    "src/command/init.rs",
    "src/command/mod.rs",
    "src/command/new.rs",
    "src/load.rs",
    "src/preview/connection.rs",
    "src/preview/mod.rs",
    "src/preview/site.rs",
    "src/publish/mod.rs",
    "src/store/disk.rs",
    "src/store/mod.rs",
];

/// What templates may show without escaping: the template's words, and the field that they name.
const SAFE: [(&str, &str, &str); 10] = [
    ("prose.html", "Body", "html"),
    ("update.body.html", "Body", "html"),
    ("action.body.html", "Body", "html"),
    ("action.change.title.html", "Change", "title"),
    ("action.change.text.html", "Change", "text"),
    ("entry.block", "ActionEntry", "block"),
    ("comparison", "TownProgressView", "comparison"),
    ("proposal.neighbours", "ProposalView", "neighbours"),
    ("area.shape.name", "PieceShape", "name"),
    ("meta.linked", "Meta", "linked"),
];

/// Files below a folder with this ending, and their texts.
pub(crate) fn files(folder: &str, ending: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![Path::new(ROOT).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder can be read") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let name = path.strip_prefix(ROOT).expect("it is in the repository").to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read_to_string(&path).expect("it is text"));
            }
        }
    }
    assert!(!found.is_empty(), "nothing in {folder}");
    found
}

#[test]
fn files_open_with_what_they_are() {
    let all = files("src", ".rs").into_iter().chain(files("tests/it", ".rs"));
    let without: Vec<String> = all.filter(|(_, text)| !text.starts_with("//! ")).map(|(path, _)| path).collect();
    assert!(without.is_empty(), "without «//!» at the top: {without:?}");
}

#[test]
fn files_are_short() {
    let long: Vec<String> = files("src", ".rs")
        .into_iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(path, lines)| format!("{path} ({lines})"))
        .collect();
    assert!(long.is_empty(), "over {MOST_LINES} lines: {long:?}");
}

/// The modules of ARCHITECTURE.md with the number of their layer, the lowest 0.
fn layers() -> BTreeMap<String, usize> {
    let text = fs::read_to_string(Path::new(ROOT).join("ARCHITECTURE.md")).expect("ARCHITECTURE.md says which layers there are");
    let after = text.split_once("```layers\n").expect("ARCHITECTURE.md has a block «```layers»").1;
    let block = after.split_once("```").expect("the block ends").0;
    let mut layers = BTreeMap::new();
    for (number, line) in block.lines().filter(|line| !line.trim().is_empty()).enumerate() {
        for module in line.split_whitespace() {
            assert!(layers.insert(module.to_owned(), number).is_none(), "«{module}» is in two layers of ARCHITECTURE.md");
        }
    }
    layers
}

/// The top-level module that a source file belongs to.
fn module(path: &str) -> &str {
    let below = path.strip_prefix("src/").expect("it is in src");
    below.split('/').next().unwrap_or(below).trim_end_matches(".rs")
}

/// The top-level modules that a file names, with the line: `name::module` and each of `name::{module::…, module}`.
fn imports(text: &str, name: &str) -> Vec<(usize, String)> {
    let prefix = format!("{name}::");
    let code: String = text.lines().map(|line| line.split("//").next().unwrap_or(line).to_owned() + "\n").collect();
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    for (at, _) in code.match_indices(&prefix).filter(|(at, _)| !code[..*at].ends_with(word) && !code[..*at].ends_with(':')) {
        let line = code[..at].matches('\n').count() + 1;
        let rest = &code[at + prefix.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            found.push((line, rest.chars().take_while(|c| word(*c)).collect()));
            continue;
        };
        let mut depth = 0;
        let mut module = Some(String::new());
        for c in group.chars() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => found.extend(module.replace(String::new()).map(|module| (line, module))),
                c if depth == 0 && word(c) => module.iter_mut().for_each(|module| module.push(c)),
                ':' if depth == 0 => found.extend(module.take().map(|module| (line, module))),
                _ => {}
            }
        }
        found.extend(module.map(|module| (line, module)));
    }
    found.retain(|(_, module)| !module.is_empty());
    found
}

#[test]
fn imports_are_found_in_groups() {
    let found = imports("use crate::{model::{a, b}, plan::c, cli};\n// crate::no\nlet x = crate::store::y; mycrate::no();", "crate");
    let modules: Vec<&str> = found.iter().map(|(_, module)| module.as_str()).collect();
    assert_eq!(modules, ["model", "plan", "cli", "store"]);
}

#[test]
fn modules_import_only_downwards() {
    let layers = layers();
    let sources = files("src", ".rs");
    let modules: BTreeSet<&str> = sources.keys().map(|path| module(path)).filter(|module| *module != "lib").collect();
    let named: BTreeSet<&str> = layers.keys().map(String::as_str).collect();
    assert_eq!(modules, named, "the modules of src and those of ARCHITECTURE.md");
    let mut upwards = Vec::new();
    let mut count = 0;
    for (path, text) in &sources {
        let own = module(path);
        if own == "lib" {
            continue;
        }
        let own_layer = layers[own];
        // The program names the library as another crate.
        let name = if own == "main" { "agenda" } else { "crate" };
        for (line, used) in imports(text, name) {
            count += 1;
            let used_layer = layers.get(&used).unwrap_or_else(|| panic!("{path}:{line}: «{used}» is in no layer"));
            if *used_layer > own_layer {
                upwards.push(format!("{path}:{line}: {own} (layer {own_layer}) uses {used} (layer {used_layer})"));
            }
        }
    }
    assert!(count > 100, "only {count} imports found: the scan is broken");
    assert!(upwards.is_empty(), "{}", upwards.join("\n"));
}

/// Pure and total, as the pages say: nothing but the model, and `assess` the rules of scope.
#[test]
fn merge_and_assess_know_only_the_model() {
    for (path, text) in files("src", ".rs") {
        let allowed: &[&str] = match module(&path) {
            "merge" => &["model"],
            "assess" => &["model", "merge", "assess"],
            _ => continue,
        };
        for (line, used) in imports(&text, "crate") {
            assert!(allowed.contains(&used.as_str()), "{path}:{line}: {used}");
        }
    }
}

#[test]
fn only_the_edges_touch_the_world() {
    let allowing = |(path, text): (String, String)| {
        let allows = text.lines().find(|line| line.contains("allow(") && line.contains("disallowed_methods"));
        allows.map(|line| {
            assert!(line.contains("// "), "{path} gives no reason");
            path
        })
    };
    let found: Vec<String> = files("src", ".rs").into_iter().filter_map(allowing).collect();
    assert_eq!(found, EDGES);
    let config = fs::read_to_string(Path::new(ROOT).join("clippy.toml")).expect("clippy.toml is there");
    for method in ["std::fs::read", "std::fs::write", "std::time::SystemTime::now", "std::time::Instant::now", "std::env::var"] {
        assert!(config.contains(&format!("\"{method}\"")), "clippy.toml doesn't disallow {method}");
    }
}

/// Every field of the views: struct, field, type.
fn view_fields() -> Vec<(String, String, String)> {
    let mut fields = Vec::new();
    for text in files("src/view", ".rs").into_values() {
        let mut holder = String::new();
        for line in text.lines() {
            if let Some(rest) = line.strip_prefix("pub struct ") {
                holder = rest.trim_end_matches([' ', '{']).to_owned();
            } else if let Some((name, kind)) = line.strip_prefix("    pub ").and_then(|field| field.split_once(": ")) {
                fields.push((holder.clone(), name.to_owned(), kind.trim_end_matches(',').to_owned()));
            }
        }
    }
    fields
}

#[test]
fn templates_show_unescaped_only_fragments() {
    let fields = view_fields();
    for (template, text) in files("themes/default/html", ".html") {
        assert!(!text.contains("autoescape"), "{template} turns escaping off");
        for (at, _) in text.match_indices("safe") {
            let before = text[..at].trim_end();
            if !before.ends_with('|') {
                continue;
            }
            let shown = before.trim_end_matches('|').trim_end().rsplit(|c: char| c.is_whitespace() || c == '{').next().unwrap_or_default();
            assert!(SAFE.iter().any(|(words, ..)| *words == shown), "{template}: «{shown} | safe» is not in the list");
        }
        // What the `prose` component shows unescaped must be a `Body` wherever it comes from.
        for (at, given) in text.match_indices("<prose prose={") {
            let given = text[at + given.len()..].split('}').next().unwrap_or_default();
            let name = given.rsplit('.').next().unwrap_or_default();
            let kinds: Vec<&str> = fields.iter().filter(|(_, field, _)| field == name).map(|(.., kind)| kind.as_str()).collect();
            assert!(
                !kinds.is_empty() && kinds.iter().all(|kind| matches!(*kind, "Body" | "Option<Body>")),
                "{template}: {given} is {kinds:?}"
            );
        }
    }
    for (words, holder, field) in SAFE {
        let kind = fields.iter().find(|(of, name, _)| of == holder && name == field).map(|(.., kind)| kind.as_str());
        assert!(matches!(kind, Some("Fragment" | "Option<Fragment>" | "Option<Difference>")), "{words} is {kind:?}");
    }
}

#[test]
fn every_word_of_the_templates_exists() {
    let fixture = Fixture::new();
    let strings = theme(&fixture.sources, "default", &[Language::Ca]).value.strings;
    let catalan = &strings[&Language::Ca];
    let mut missing = Vec::new();
    let mut count = 0;
    for (template, text) in files("themes/default/html", ".html") {
        for (at, _) in text.match_indices("t.") {
            if text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '"' | '/' | '-')) {
                continue;
            }
            let key: String = text[at + 2..].chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '.')).collect();
            count += 1;
            if key.split('.').try_fold(&catalan.tree, |tree, part| tree.get(part)).is_none_or(serde_json::Value::is_null) {
                missing.push(format!("{template}: t.{key}"));
            }
        }
    }
    assert!(count > 50, "only {count} words found: the scan is broken");
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn no_module_is_a_drawer() {
    for path in files("src", ".rs").into_keys() {
        let name = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
        assert!(!["util", "utils", "helper", "helpers", "manager", "misc", "prelude"].contains(&name.as_str()), "{path}");
    }
}
