//! Open data becomes bytes, each file in its format. What is in it is `data`.

mod atom;
mod badge;
mod calendar;
mod card;
mod csv;
mod graph;
mod lines;
mod map;
mod package;

use std::io::{self, Write};

use serde::Serialize;

use crate::data::table::Table;
use crate::data::{Data, Form, Joined};
use crate::picture::Fonts;
use crate::town::{Rows, Segment, Stretch};

/// The bytes of a town's rows in a table, by its place among those of all and whether they are JSON; none when they aren't there.
pub type FindRows<'f> = dyn Fn(&Rows, usize, bool) -> Option<Vec<u8>> + 'f;

/// Writes a file of data; none when rows that it is made of aren't there.
pub(super) fn render(data: &Data, find: &FindRows<'_>, fonts: &Fonts) -> Option<Vec<u8>> {
    Some(match data {
        Data::Csv(table) => csv::write(table),
        Data::Json(table) => json(table),
        Data::Joined(joined) => {
            let mut bytes = Vec::new();
            join(joined, find, &mut bytes).expect("memory takes what is written").then_some(bytes)?
        }
        Data::Town(town) => json(town),
        Data::Package(package) => json(&package::descriptor(package)),
        Data::Feed(feed) => atom::write(feed).into_bytes(),
        Data::Calendar(calendar) => calendar::write(calendar).into_bytes(),
        Data::Badge(badge) => badge::write(badge).into_bytes(),
        Data::Turtle(graph) => graph::turtle(graph).into_bytes(),
        Data::JsonLd(graph) => json(&graph::json_ld(graph)),
        Data::Finder(finder) => compact(finder),
        Data::Search(search) => compact(search),
        Data::Map(map) => map::write(map).into_bytes(),
        Data::Card(card) => card::write(card, fonts)?,
    })
}

/// JSON that a person can read too: each row on a line of its own.
fn json(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut writer = serde_json::Serializer::with_formatter(&mut bytes, lines::Lines::default());
    value.serialize(&mut writer).expect("text keys and finite numbers can always be written");
    bytes.push(b'\n');
    bytes
}

/// JSON for a browser alone.
fn compact(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("text keys and finite numbers can always be written")
}

/// The rows of a town in tables of all, as they are written there: the bytes, and how many are those of each.
pub fn rows(tables: &[Table]) -> (Vec<u8>, Vec<Segment>) {
    let mut bytes = Vec::new();
    let mut segment = |table: &Table| {
        let from = bytes.len();
        bytes.extend(csv::rows(table));
        let csv = Stretch::of(&bytes[from..]);
        let middle = bytes.len();
        for (at, row) in table.rows().enumerate() {
            bytes.extend_from_slice(if at == 0 { b"" } else { b",\n" });
            serde_json::to_writer(&mut bytes, &row).expect("text keys and finite numbers can always be written");
        }
        Segment { csv, json: Stretch::of(&bytes[middle..]) }
    };
    let segments = tables.iter().map(&mut segment).collect();
    (bytes, segments)
}

/// Writes the table that towns' rows make, those of one town after those of another; says whether all of them were there.
///
/// # Errors
/// When it can't be written.
pub(super) fn join(joined: &Joined, find: &FindRows<'_>, out: &mut dyn Write) -> io::Result<bool> {
    match joined.form {
        Form::Csv => out.write_all(&csv::head(joined.kind))?,
        Form::Json => out.write_all(b"[")?,
    }
    for (at, rows) in joined.rows.iter().enumerate() {
        let Some(found) = find(rows, joined.at, joined.form == Form::Json) else { return Ok(false) };
        if joined.form == Form::Json {
            out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        }
        out.write_all(&found)?;
    }
    if joined.form == Form::Json {
        out.write_all(b"\n]\n")?;
    }
    Ok(true)
}
