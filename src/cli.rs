//! The arguments of the program, and what to say of those that can't be read.

use std::path::PathBuf;

use clap::error::{ContextKind, ErrorKind};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::model::language::Language;
use crate::model::letter;

/// Publishes the Agenda digital dels municipis de Catalunya.
#[derive(Debug, Parser)]
#[command(name = "agenda", version, about, disable_help_subcommand = true)]
pub struct Arguments {
    /// Language of messages; by default the system's: English where it is English, Catalan elsewhere
    #[arg(long, global = true, value_enum)]
    pub lang: Option<MessageLanguage>,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// A language that messages exist in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MessageLanguage {
    /// Catalan
    Ca,
    /// English
    En,
}

/// What the program does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site into a folder that any web server can serve
    Build(Build),
    /// Preview the site on this machine, rebuilding and reloading on save
    Serve(Serve),
    /// Report everything that is wrong with the content
    Check(Check),
    /// Make a new site folder
    Init(Init),
    /// Make the overlay of a municipality
    New(New),
}

/// Where the site is.
#[derive(Debug, Args)]
pub struct Root {
    /// The site's folder
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
}

/// Arguments of `build`.
#[derive(Debug, Args)]
pub struct Build {
    /// Where the site is.
    #[command(flatten)]
    pub root: Root,
    /// The folder to publish into; it is replaced in one step, and only by a build without errors [default: DIR/public]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Compute figures as of this date instead of the site's reference_date
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<jiff::civil::Date>,
    /// Only the common pages and these municipalities', by name or code: for a quick look, not for publishing
    #[arg(long, value_name = "NAME-OR-CODE", num_args = 1..)]
    pub only: Vec<String>,
    /// Leave out PDF, ODT and DOCX
    #[arg(long)]
    pub no_documents: bool,
    /// How many threads to use [default: all cores]
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// Neither read nor write the store of rendered outputs
    #[arg(long)]
    pub no_cache: bool,
    /// Publish nothing: say what an output depends on, and what of that changed since the last build
    #[arg(long, value_name = "PATH")]
    pub explain: Option<String>,
}

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// Where the site is.
    #[command(flatten)]
    pub root: Root,
    /// The port on 127.0.0.1; 0 for any [default: 8000, or the next one that is free]
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// Open the browser
    #[arg(long)]
    pub open: bool,
    /// Show the site as of this date instead of the site's reference_date
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<jiff::civil::Date>,
    /// Only the common pages and these municipalities', by name or code
    #[arg(long, value_name = "NAME-OR-CODE", num_args = 1..)]
    pub only: Vec<String>,
    /// Open the place of a fault in this editor when it is clicked: vscode, vscodium, cursor, zed, idea, or an address with {path}, {line} and {column}
    #[arg(long, value_name = "EDITOR", env = "AGENDA_EDITOR")]
    pub editor: Option<String>,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Where the site is.
    #[command(flatten)]
    pub root: Root,
    /// Judge as of this date instead of the site's reference_date
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<jiff::civil::Date>,
    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// How faults are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With the lines concerned and the way out
    Human,
    /// A line each
    Short,
}

/// Arguments of `init`.
#[derive(Debug, Args)]
pub struct Init {
    /// The folder to make; it must not exist, or be empty
    pub folder: PathBuf,
}

/// Arguments of `new`.
#[derive(Debug, Args)]
pub struct New {
    /// Name, present or former, or INE code of the municipality
    pub municipality: String,
    /// Where the site is.
    #[command(flatten)]
    pub root: Root,
}

/// What is wrong with arguments that can't be read. In English these are clap's own words.
pub fn misused(error: &clap::Error, language: Language) -> String {
    if language == Language::En {
        return error.to_string().trim_end().to_owned();
    }
    let context = |kind: ContextKind| error.get(kind).map(|value| letter::visible(&value.to_string()).into_owned()).unwrap_or_default();
    let (argument, value) = (context(ContextKind::InvalidArg), context(ContextKind::InvalidValue));
    let known = context(ContextKind::ValidValue);
    let message = match error.kind() {
        ErrorKind::InvalidSubcommand => format!("no hi ha cap ordre «{}»", context(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "digueu què s'ha de fer: build, serve, check, init o new".to_owned()
        }
        ErrorKind::UnknownArgument if !argument.starts_with('-') => format!("«{argument}» hi és de més"),
        ErrorKind::UnknownArgument => format!("no hi ha cap opció «{argument}»"),
        ErrorKind::InvalidValue if value.is_empty() => format!("a «{argument}» li falta el valor"),
        ErrorKind::InvalidValue => format!("«{value}» no és cap valor de «{argument}»: els possibles són {known}"),
        ErrorKind::ValueValidation if argument.starts_with("--date") => {
            format!("«{value}» no pot ser el valor de «{argument}»: escriviu any-mes-dia, com ara 2026-06-30")
        }
        ErrorKind::ValueValidation => format!("«{value}» no pot ser el valor de «{argument}»"),
        ErrorKind::MissingRequiredArgument => format!("falta {argument}"),
        ErrorKind::ArgumentConflict => format!("«{argument}» no es pot repetir ni combinar així"),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("«{argument}» no té els valors que li calen")
        }
        ErrorKind::NoEquals => format!("a «{argument}» li falta el signe «=»"),
        ErrorKind::InvalidUtf8 => "hi ha un argument que no és text".to_owned(),
        _ => error.to_string().trim_end().to_owned(),
    };
    let suggested = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .map(context)
        .find(|suggested| !suggested.is_empty())
        .map_or(String::new(), |suggested| format!(": volíeu dir «{suggested}»?"));
    format!("agenda: {message}{suggested}\nVegeu agenda --help.")
}
