//! No circle in the house: of the files of `src` none uses another that uses it, not even by way of others. A file is used when a path names it or
//! something in it; where a room hands on what one of its files has (`pub use`), it is that file which is used. To declare a file isn't to use it.

use std::collections::{BTreeMap, BTreeSet};

use crate::tidy::files;

type Module = Vec<String>;

/// The text of a file without comments, and without the tests at its end, which may use what they please.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or(text);
    text.lines().map(|line| line.split("//").next().unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// The module of a file; none for the roots of the crates.
fn module(path: &str) -> Option<Module> {
    let below = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    let below = below.strip_suffix("/mod").unwrap_or(below);
    (!matches!(below, "lib" | "main")).then(|| below.split('/').map(str::to_owned).collect())
}

/// Every path that `use` takes, groups taken apart, and whether it is handed on.
fn taken(code: &str) -> Vec<(bool, String)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("use ").filter(|(at, _)| code[..*at].is_empty() || code[..*at].ends_with(['\n', ' ', '{'])) {
        let Some(end) = code[at..].find(';') else { continue };
        let line = code[..at].rsplit('\n').next().unwrap_or_default();
        let tree: String = code[at + 4..at + end].split_whitespace().collect::<Vec<_>>().join(" ");
        found.extend(apart(&tree).into_iter().map(|path| (line.trim_start().starts_with("pub"), path)));
    }
    found
}

/// The paths of a tree of `use`.
fn apart(tree: &str) -> Vec<String> {
    let Some((before, group)) = tree.trim().split_once('{') else {
        return vec![tree.split(" as ").next().unwrap_or(tree).trim().to_owned()];
    };
    let (mut depth, mut part, mut parts) = (0, String::new(), Vec::new());
    for c in group.strip_suffix('}').unwrap_or(group).chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if c == ',' && depth == 0 { parts.push(std::mem::take(&mut part)) } else { part.push(c) }
    }
    parts.push(part);
    let whole = |path: String| if path == "self" { before.trim_end_matches("::").to_owned() } else { format!("{before}{path}") };
    parts.iter().filter(|part| !part.trim().is_empty()).flat_map(|part| apart(part)).map(whole).collect()
}

/// The paths that code names outside of `use`.
fn named(code: &str) -> Vec<String> {
    let word = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let starts = ["crate::", "super::", "self::"];
    let all = starts.iter().flat_map(|start| code.match_indices(start)).filter(|(at, _)| !code[..*at].ends_with(word));
    let path = |at: usize| code[at..].chars().take_while(|c| word(*c)).collect::<String>().trim_end_matches(':').to_owned();
    // What comes before a group is none.
    all.map(|(at, _)| path(at)).filter(|path| path.contains("::")).collect()
}

/// A path from the root of the crate.
fn whole(path: &str, own: &Module, modules: &BTreeMap<Module, String>) -> Option<Module> {
    let mut parts: Vec<&str> = path.split("::").collect();
    let first = parts[0];
    let mut base = match first {
        "crate" => Vec::new(),
        "self" | "super" => own.clone(),
        _ => {
            let child: Module = own.iter().cloned().chain([first.to_owned()]).collect();
            return modules.contains_key(&child).then(|| own.iter().cloned().chain(parts.into_iter().map(str::to_owned)).collect());
        }
    };
    while parts.first() == Some(&"super") {
        base.pop();
        parts.remove(0);
    }
    if matches!(first, "crate" | "self") {
        parts.remove(0);
    }
    Some(base.into_iter().chain(parts.into_iter().map(str::to_owned)).collect())
}

/// Which files each file uses.
fn uses(sources: &BTreeMap<String, String>) -> BTreeMap<String, BTreeSet<String>> {
    let codes: BTreeMap<&String, String> = sources.iter().map(|(path, text)| (path, code(text))).collect();
    let modules: BTreeMap<Module, String> = sources.keys().filter_map(|path| Some((module(path)?, path.clone()))).collect();
    let mut handed_on: BTreeMap<(Module, String), Module> = BTreeMap::new();
    for (path, code) in &codes {
        let Some(own) = module(path) else { continue };
        for (_, taken) in taken(code).into_iter().filter(|(is_handed_on, _)| *is_handed_on) {
            let Some(from) = whole(&taken, &own, &modules) else { continue };
            handed_on.insert((own.clone(), from.last().cloned().unwrap_or_default()), from);
        }
    }
    let home = |mut path: Module| -> Option<String> {
        for _ in 0..8 {
            let length = (1..=path.len()).rev().find(|length| modules.contains_key(&path[..*length]))?;
            let (room, rest) = (path[..length].to_vec(), path[length..].to_vec());
            match rest.first().and_then(|name| handed_on.get(&(room.clone(), name.clone()))) {
                Some(from) if *from != path => path = from.iter().cloned().chain(rest[1..].iter().cloned()).collect(),
                _ => return modules.get(&room).cloned(),
            }
        }
        None
    };
    let of = |(path, code): (&&String, &String)| {
        let own = module(path)?;
        let all = taken(code).into_iter().map(|(_, path)| path).chain(named(code));
        let used = all.filter_map(|used| home(whole(&used, &own, &modules)?)).filter(|used| used != *path);
        Some(((*path).clone(), used.collect()))
    };
    codes.iter().filter_map(of).collect()
}

/// The first circle, as the files on the way.
fn circle(uses: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    fn walk<'u>(
        at: &'u str,
        way: &mut Vec<&'u str>,
        done: &mut BTreeSet<&'u str>,
        uses: &'u BTreeMap<String, BTreeSet<String>>,
    ) -> Option<Vec<String>> {
        if let Some(begin) = way.iter().position(|known| *known == at) {
            return Some(way[begin..].iter().chain([&at]).map(|path| (*path).to_owned()).collect());
        }
        if !done.insert(at) {
            return None;
        }
        way.push(at);
        let found = uses.get(at).into_iter().flatten().find_map(|next| walk(next, way, done, uses));
        way.pop();
        found
    }
    let (mut way, mut done) = (Vec::new(), BTreeSet::new());
    uses.keys().find_map(|path| walk(path, &mut way, &mut done, uses))
}

#[test]
fn no_files_form_a_circle() {
    let uses = uses(&files("src", ".rs"));
    let count: usize = uses.values().map(BTreeSet::len).sum();
    assert!(count > 500, "only {count} uses found: the scan is broken");
    assert_eq!(circle(&uses), None);
}

#[test]
fn circles_are_found() {
    let found =
        |texts: &[(&str, &str)]| circle(&uses(&texts.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()));
    let room = ("src/a/mod.rs", "mod b;\nmod c;\npub use self::b::{B, Other};\nuse crate::z::Z;");
    assert_eq!(found(&[room, ("src/a/b.rs", "use super::c::C;"), ("src/a/c.rs", "// super::b::B\n"), ("src/z.rs", "")]), None);
    let way = ["src/a/b.rs", "src/a/c.rs", "src/a/b.rs"].map(str::to_owned).to_vec();
    for back in ["use super::b;", "use super::B;", "use super::{B, x};", "fn f() { crate::a::B::new() }", "use crate::{a::{b::B}};"] {
        assert_eq!(found(&[room, ("src/a/b.rs", "use super::c::C;"), ("src/a/c.rs", back), ("src/z.rs", "")]), Some(way.clone()), "{back}");
    }
    let up = found(&[room, ("src/a/b.rs", "use super::own;"), ("src/a/c.rs", ""), ("src/z.rs", "")]);
    assert_eq!(up, Some(["src/a/b.rs", "src/a/mod.rs", "src/a/b.rs"].map(str::to_owned).to_vec()));
}
