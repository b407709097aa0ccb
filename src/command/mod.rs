//! The commands: each loads, runs stages, and says how it went. They decide what is printed; `main` prints it.

pub mod build;
pub mod check;
mod explain;
pub mod init;
pub mod new;
pub mod serve;

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::Path;

use crate::diagnostic::{Diagnostic, human};
use crate::load::load;
use crate::lookup::{self, Found};
use crate::model::language::Language;
use crate::model::letter;
use crate::model::territory::Municipality;
use crate::pipeline::Prepared;
use crate::source::Sources;
use crate::system;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It did what was asked.
    Fine,
    /// The content has errors; nothing was published.
    Faulty,
}

/// Why a command could not run at all.
#[derive(Debug)]
pub enum Failure {
    /// In the person's language.
    Said(String),
    /// What the system says.
    System(std::io::Error),
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Failure::System(error)
    }
}

impl Failure {
    /// In a language.
    pub fn told(&self, language: Language) -> String {
        match self {
            Failure::Said(message) => message.clone(),
            Failure::System(error) => system::told(error, language),
        }
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

    /// Shows a person the faults that keep a command from doing what was asked.
    pub fn report(&self, diagnostics: &[Diagnostic], sources: &Sources) {
        (self.err)(human::render(diagnostics, sources, self.language, colour(&std::io::stderr())).trim_end());
    }

    /// Shows a person the faults that a command was asked for.
    pub fn result(&self, diagnostics: &[Diagnostic], sources: &Sources) {
        (self.out)(human::render(diagnostics, sources, self.language, colour(&std::io::stdout())).trim_end());
    }

    /// Reads the site in a folder.
    ///
    /// # Errors
    /// When there is none, or it can't be read.
    pub fn sources(&self, root: &Path) -> Result<Sources, Failure> {
        let sources = load(root)?;
        if sources.files.is_empty() && sources.refused.is_empty() {
            let root = root.display();
            return Err(Failure::Said(self.say(
                format!("a «{root}» no hi ha cap lloc (ni content/ ni municipalities/): aneu a la seva carpeta, digueu-la amb --root o feu-ne un amb «agenda init»"),
                format!("there is no site in «{root}» (neither content/ nor municipalities/): go to its folder, name it with --root, or make one with «agenda init»"),
            )));
        }
        Ok(sources)
    }

    /// The municipality that a person means.
    ///
    /// # Errors
    /// When it is none, or may be several.
    pub fn municipality<'m>(
        &self,
        towns: impl Iterator<Item = &'m Municipality> + Clone,
        wanted: &str,
    ) -> Result<&'m Municipality, Failure> {
        let named = |town: &Municipality| format!("{} ({})", town.name, town.code);
        let wanted_shown = letter::visible(wanted);
        match lookup::find(towns, wanted) {
            Found::One(town) => Ok(town),
            Found::None(nearest) => {
                let nearest = nearest.map_or(String::new(), |town| {
                    self.say(format!(": volíeu dir «{}»?", named(town)), format!(": did you mean «{}»?", named(town)))
                });
                Err(Failure::Said(self.say(
                    format!("no hi ha cap municipi «{wanted_shown}»{nearest}"),
                    format!("there is no municipality «{wanted_shown}»{nearest}"),
                )))
            }
            Found::Several(towns) => {
                let shown: Vec<String> = towns.iter().take(MOST_NAMED).map(|town| named(town)).collect();
                let rest = if towns.len() > MOST_NAMED { "…" } else { "" };
                let shown = shown.join(", ") + rest;
                Err(Failure::Said(self.say(
                    format!("«{wanted_shown}» pot ser més d'un municipi; escriviu-ne el nom sencer o el codi: {shown}"),
                    format!("«{wanted_shown}» may be several municipalities; write the whole name or the code: {shown}"),
                )))
            }
        }
    }
}

/// The slugs of the towns that a person asks for, by name or code; none when they ask for all.
///
/// # Errors
/// When one is none, or may be several.
fn restricted(prepared: &Prepared, asked: &[String], console: &Console<'_>) -> Result<Option<BTreeSet<String>>, Failure> {
    if asked.is_empty() {
        return Ok(None);
    }
    let towns = prepared.sources.iter().map(|town| &*town.municipality);
    let only = asked.iter().map(|wanted| Ok(console.municipality(towns.clone(), wanted)?.slug.clone()));
    Ok(Some(only.collect::<Result<_, Failure>>()?))
}

/// How many municipalities are named that may be meant.
const MOST_NAMED: usize = 12;

/// Whether the terminal shows colours and the person wants them.
#[allow(clippy::disallowed_methods)] // Commands are where the environment is read.
fn colour(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && std::env::var("NO_COLOR").map_or(true, |value| value.is_empty())
}
