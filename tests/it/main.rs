//! The integration crate: what the library promises, seen from outside. Not the program itself, which `tests/command.rs` runs.
#![allow(clippy::disallowed_methods)] // Tests read the repository they stand in.

mod data;
mod fixture;
mod html;
mod laws;
mod name;
mod office;
#[cfg(feature = "pdf")]
mod pdf;
mod progress;
mod publish;
mod published;
mod puzzle;
mod rules;
mod site;
mod tidy;
