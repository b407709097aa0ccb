//! A graph of statements in Turtle and in JSON-LD. Both say the same.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Map, Value, json};

use crate::data::{Graph, PREFIXES, Term, Triple};

/// Writes a graph in Turtle, subject by subject.
pub(super) fn turtle(graph: &Graph) -> String {
    let mut out = String::new();
    for (prefix, address) in PREFIXES {
        let _ = writeln!(out, "@prefix {prefix}: <{address}> .");
    }
    for (subject, triples) in by_subject(graph) {
        let _ = write!(out, "\n<{}>", address(subject));
        for (at, triple) in triples.iter().enumerate() {
            let object = match &triple.object {
                Term::Thing(at) => format!("<{}>", address(at)),
                Term::Kind(name) => (*name).to_owned(),
                Term::Text(text, lang) => format!("\"{}\"@{lang}", quoted(text)),
                Term::Day(day) => format!("\"{day}\"^^xsd:date"),
            };
            let _ = write!(out, "{}\n  {} {object}", if at == 0 { "" } else { " ;" }, triple.predicate);
        }
        out.push_str(" .\n");
    }
    out
}

/// All that is said of each thing, things in the order in which they are first spoken of.
fn by_subject(graph: &Graph) -> Vec<(&str, Vec<&Triple>)> {
    let mut things: Vec<(&str, Vec<&Triple>)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for triple in &graph.0 {
        let place = *places.entry(&triple.subject).or_insert_with(|| {
            things.push((&triple.subject, Vec::new()));
            things.len() - 1
        });
        things[place].1.push(triple);
    }
    things
}

/// What may not stand in an address between angle brackets (Turtle, IRIREF), in percent.
fn address(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c <= ' ' || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '^' | '`' | '\\') {
            let _ = write!(out, "%{:02X}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

fn quoted(text: &str) -> String {
    plain(text).replace('\\', "\\\\").replace('"', "\\\"")
}

/// The same graph in JSON-LD: a list of things, each with all that is said of it.
pub(super) fn json_ld(graph: &Graph) -> Value {
    let context: Map<String, Value> = PREFIXES.iter().map(|(prefix, address)| ((*prefix).to_owned(), json!(address))).collect();
    let thing = |(subject, triples): (&str, Vec<&Triple>)| {
        let mut thing = Map::from_iter([("@id".to_owned(), json!(address(subject)))]);
        for triple in triples {
            let object = match &triple.object {
                Term::Thing(at) => json!({ "@id": address(at) }),
                Term::Kind(name) => json!(name),
                Term::Text(text, lang) => json!({ "@value": plain(text), "@language": lang }),
                Term::Day(day) => json!({ "@value": day, "@type": "xsd:date" }),
            };
            let predicate = if triple.predicate == "a" { "@type" } else { triple.predicate };
            if let Value::Array(values) = thing.entry(predicate).or_insert_with(|| json!([])) {
                values.push(object);
            }
        }
        Value::Object(thing)
    };
    json!({ "@context": context, "@graph": by_subject(graph).into_iter().map(thing).collect::<Vec<_>>() })
}

/// A text in one line: control characters become spaces.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
