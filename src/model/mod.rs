//! The nouns: values that the stages hand to each other. No stage, no rule and no I/O is here.

pub mod agenda;
pub mod council;
pub mod date;
pub mod edition;
pub mod elision;
pub mod filling;
pub mod identifier;
pub mod language;
pub mod letter;
pub mod metamodel;
pub mod name;
pub mod overlay;
pub mod progress;
pub mod project;
pub mod prose;
pub mod puzzle;
pub mod site;
pub mod span;
pub mod territory;
pub mod timeline;
pub mod totals;
pub mod unbroken;
pub mod unread;
