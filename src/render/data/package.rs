//! The descriptor of a Frictionless Data Package, version 2.

use serde_json::{Value, json};

use crate::data::table::{Column, Kind};
use crate::data::{Package, TableWords};

/// Builds the descriptor.
pub(super) fn descriptor(package: &Package) -> Value {
    let [id, title, url] = &package.licence;
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "agenda-digital-municipis",
        "title": package.title,
        "description": package.description,
        "homepage": package.homepage,
        "version": package.version,
        "licenses": [{ "name": id, "title": title, "path": url }],
        "contributors": [contributor(package)],
        "resources": package.tables.iter().map(resource).collect::<Vec<_>>(),
    })
}

fn contributor(package: &Package) -> Value {
    let (name, url) = &package.publisher;
    match url {
        Some(url) => json!({ "title": name, "path": url, "roles": ["publisher"] }),
        None => json!({ "title": name, "roles": ["publisher"] }),
    }
}

fn resource(table: &TableWords) -> Value {
    let fields: Vec<Value> =
        table.kind.columns.iter().zip(&table.columns).map(|(column, text)| field(column, text, table.kind.key)).collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    if !table.kind.key.is_empty() {
        schema["primaryKey"] = json!(table.kind.key);
    }
    let foreign = table
        .kind
        .foreign
        .iter()
        .map(|(column, other, there)| json!({ "fields": [column], "reference": { "resource": other, "fields": [there] } }));
    let foreign: Vec<Value> = foreign.collect();
    if !foreign.is_empty() {
        schema["foreignKeys"] = json!(foreign);
    }
    json!({
        "name": table.kind.name,
        "type": "table",
        "title": table.title,
        "description": table.description,
        "path": format!("{}.csv", table.kind.name),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    })
}

/// What a field may hold: enough for a validator to find a wrong cell.
fn field(column: &Column, text: &str, key: &[&str]) -> Value {
    let (kind, format, mut constraints) = match column.kind {
        Kind::Text => ("string", None, json!({})),
        Kind::Identifier => ("string", None, json!({ "pattern": "[A-Za-z0-9._-]+" })),
        Kind::Word(words) => ("string", None, json!({ "enum": words })),
        Kind::Whole => ("integer", None, json!({ "minimum": 0 })),
        Kind::Amount => ("number", None, json!({ "minimum": 0 })),
        Kind::Flag => ("boolean", None, json!({})),
        Kind::Day => ("date", None, json!({})),
        Kind::Date => ("string", None, json!({ "pattern": "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?" })),
        Kind::Address => ("string", Some("uri"), json!({})),
    };
    if key.contains(&column.name) {
        constraints["required"] = json!(true);
    }
    let mut field = json!({ "name": column.name, "type": kind, "title": column.name, "description": text });
    if let Some(format) = format {
        field["format"] = json!(format);
    }
    if constraints.as_object().is_some_and(|constraints| !constraints.is_empty()) {
        field["constraints"] = constraints;
    }
    field
}
