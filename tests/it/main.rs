//! The integration crate: what the library and the program promise, seen from outside. One crate, so that all of it is linked once.
#![allow(clippy::disallowed_methods)] // Tests read the repository they stand in.

mod adhesion;
mod circle;
mod command;
mod data;
mod degrees;
mod demand;
mod fixture;
mod fuzz;
mod grammar;
mod html;
mod kill;
mod laws;
mod load;
mod long;
mod lookup;
mod mistakes;
mod name;
mod office;
#[cfg(feature = "pdf")]
pub(crate) mod pdf;
mod picture;
mod preview;
mod progress;
mod prose;
mod publish;
mod published;
mod puzzle;
mod records;
mod repository;
mod rules;
mod site;
mod texts;
mod theme;
mod tidy;
mod whole;
