//! `agenda` publishes the *Agenda digital dels municipis de Catalunya*: it merges the master document with one overlay per
//! municipality and makes the site. This is the library; the program is `main`.
//!
//! Text goes in once, at [`load`]; bytes come out once, at [`publish`]; everything between is functions from values to values:
//!
//! | stage | from | to |
//! |---|---|---|
//! | [`load::load`] | the site folder | [`source::Sources`] |
//! | [`parse::parse`] | `Sources` | [`parse::Parsed`] and diagnostics |
//! | [`check::check`] | `Parsed` | [`model::project::Project`] and diagnostics |
//! | [`merge::merge`] | model, municipality, overlay, metamodel | [`model::edition::Edition`] |
//! | [`assess`] | an edition and a date | its progress and its puzzle |
//! | [`plan::plan`] | project, theme | [`plan::job::Plan`]: every output and the key of what it is made from |
//! | [`render::Renderer`] | a job | its bytes |
//! | [`publish::publish`] | plan, store | the published folder |

pub mod assess;
pub mod check;
pub mod cli;
pub mod command;
pub mod context;
pub mod crew;
pub mod data;
pub mod diagnostic;
pub mod document;
pub mod drawing;
pub mod load;
pub mod locale;
pub mod lookup;
pub mod markup;
pub mod merge;
pub mod model;
pub mod output;
pub mod page;
pub mod parse;
pub mod part;
pub mod picture;
pub mod pipeline;
pub mod plan;
pub mod preview;
pub mod publish;
pub mod rehearsal;
pub mod render;
pub mod route;
pub mod source;
pub mod store;
pub mod system;
pub mod theme;
pub mod town;
pub mod view;
pub mod workshop;
