//! Open data becomes bytes, each file in its format. What is in it is `plan::data`.

mod atom;
mod badge;
mod calendar;
mod csv;
mod graph;
mod package;

use serde::Serialize;

use crate::data::Data;

/// Writes a file of data.
pub(super) fn render(data: &Data) -> Vec<u8> {
    match data {
        Data::Csv(table) => csv::write(table),
        Data::Json(table) => json(table),
        Data::Town(town) => json(town),
        Data::Package(package) => json(&package::descriptor(package)),
        Data::Feed(feed) => atom::write(feed).into_bytes(),
        Data::Calendar(calendar) => calendar::write(calendar).into_bytes(),
        Data::Badge(badge) => badge::write(badge).into_bytes(),
        Data::Turtle(graph) => graph::turtle(graph).into_bytes(),
        Data::JsonLd(graph) => json(&graph::json_ld(graph)),
    }
}

/// JSON that a person can read too.
fn json(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("text keys and finite numbers can always be written");
    bytes.push(b'\n');
    bytes
}
