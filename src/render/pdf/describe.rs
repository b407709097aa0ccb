//! What links of a document are said to lead to, for whoever hears them: the words that they stand in, and not an address that is read out letter by letter. typst
//! writes the address, or the number of a page. Not where they lead, which stays.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, decode_text_string, text_string};
use serde_json::Value;

/// What leads where, in words: by address, and by the id of an item.
pub(super) type Descriptions = BTreeMap<String, String>;

/// The longest description.
const LONGEST: usize = 200;

/// What links of some data lead to.
pub(super) fn descriptions(data: &Value) -> Descriptions {
    let mut found = Descriptions::new();
    collect(data, &mut found);
    found
}

fn collect(value: &Value, found: &mut Descriptions) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(entries) => {
            let said = |key: &str| entries.get(key).map(words).filter(|words| !words.is_empty());
            let address = |key: &str| entries.get(key).and_then(Value::as_str).filter(|address| address.contains("://"));
            // A link in a text; a fact, whose name is what comes before its explanation; an item.
            let described = [
                address("target").zip(said("content")),
                address("href").zip(said("value").map(|value| value.split(": ").next().unwrap_or_default().to_owned())),
                entries.get("id").and_then(Value::as_str).zip(said("title")).map(|(id, title)| (id, format!("{id}. {title}"))),
            ];
            for (target, words) in described.into_iter().flatten().filter(|(target, words)| target != words) {
                found.entry(target.to_owned()).or_insert_with(|| words.chars().filter(|c| *c != '\u{200b}').take(LONGEST).collect());
            }
            entries.values().for_each(|value| collect(value, found));
        }
        _ => {}
    }
}

/// The words of a text, whatever holds it.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(words).collect(),
        Value::Object(entries) => {
            let parts = ["Text", "text", "Code", "Emphasis", "Strong", "Strikethrough"].into_iter().filter_map(|key| entries.get(key));
            parts.map(words).collect()
        }
        _ => String::new(),
    }
}

/// Says of each link what it leads to, where that is known.
pub(super) fn describe(document: &mut Document, known: &[&Descriptions]) {
    for object in document.objects.values_mut() {
        let Object::Dictionary(annotation) = object else { continue };
        if annotation.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Link") {
            continue;
        }
        let present = annotation.get(b"Contents").ok().and_then(|text| decode_text_string(text).ok()).unwrap_or_default();
        let description = match (address(annotation), destination(annotation)) {
            (Some(address), _) => known.iter().find_map(|known| known.get(&address)).cloned(),
            // A link to a title has that already: «E1.O1. Tràmits, pàgina 4».
            (None, Some(item)) if !present.contains(", ") => {
                known.iter().find_map(|known| known.get(&item)).map(|title| format!("{title}, {present}"))
            }
            (None, _) => None,
        };
        if let Some(description) = description {
            annotation.set("Contents", text_string(&description));
        }
    }
}

/// The address that a link leads to.
fn address(annotation: &Dictionary) -> Option<String> {
    let action = annotation.get(b"A").and_then(Object::as_dict).ok()?;
    Some(String::from_utf8_lossy(action.get(b"URI").and_then(Object::as_str).ok()?).into_owned())
}

/// The name of the place in the document that a link leads to.
fn destination(annotation: &Dictionary) -> Option<String> {
    decode_text_string(annotation.get(b"Dest").ok()?).ok()
}
