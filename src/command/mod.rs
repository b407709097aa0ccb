//! The commands: each loads, runs stages, and says how it went. They decide what is printed; `main` prints it.

pub mod build;
pub mod check;
pub mod init;
pub mod new;
pub mod serve;

use std::io::IsTerminal;

use crate::diagnostic::{Diagnostic, human};
use crate::model::language::Language;
use crate::source::Sources;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It did what was asked.
    Fine,
    /// The content has errors; nothing was published.
    Faulty,
}

/// Why a command could not run at all, in the person's language.
#[derive(Debug)]
pub struct Failure(pub String);

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Failure(error.to_string())
    }
}

/// Where a command says what it has to say.
pub struct Console<'c> {
    /// The language of messages.
    pub language: Language,
    /// Prints to the standard output.
    pub out: &'c (dyn Fn(&str) + Sync),
    /// Prints to the standard error.
    pub err: &'c (dyn Fn(&str) + Sync),
}

impl Console<'_> {
    /// The Catalan or the English of a message.
    pub fn say(&self, ca: impl Into<String>, en: impl Into<String>) -> String {
        if self.language == Language::En { en.into() } else { ca.into() }
    }

    /// Shows faults to a person.
    pub fn report(&self, diagnostics: &[Diagnostic], sources: &Sources) {
        (self.err)(human::render(diagnostics, sources, self.language, colour()).trim_end());
    }
}

/// Whether the terminal shows colours and the person wants them.
#[allow(clippy::disallowed_methods)] // Commands are where the environment is read.
fn colour() -> bool {
    std::io::stderr().is_terminal() && std::env::var("NO_COLOR").map_or(true, |value| value.is_empty())
}
