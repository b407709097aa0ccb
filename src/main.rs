//! The program: parses arguments, runs the command, prints what it has to say, and exits with 0, 1 or 2.
#![allow(clippy::print_stdout, clippy::print_stderr)] // Here, and only here, things are printed.

use std::io::Write;
use std::process::ExitCode;

use agenda::cli::{Arguments, Command, MessageLanguage, misused};
use agenda::command::{Console, Outcome, build, check, init, new, serve};
use agenda::model::language::Language;
use clap::{CommandFactory, Parser};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let language = language();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        // Help and version are no errors.
        Err(error) if !error.use_stderr() => {
            print(&mut std::io::stdout(), error.to_string().trim_end());
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            print(&mut std::io::stderr(), &misused(&error, language));
            return ExitCode::from(2);
        }
    };
    let console = Console { language, out: &|text| print(&mut std::io::stdout(), text), err: &|text| print(&mut std::io::stderr(), text) };
    let outcome = match &arguments.command {
        Command::Build(arguments) => build::run(arguments, &console),
        Command::Serve(arguments) => serve::run(arguments, &console),
        Command::Check(arguments) => check::run(arguments, &console),
        Command::Init(arguments) => init::run(arguments, &console),
        Command::New(arguments) => new::run(arguments, &console),
    };
    match outcome {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Faulty) => ExitCode::from(1),
        Err(failure) => {
            print(&mut std::io::stderr(), &format!("agenda: {}", failure.told(language)));
            ExitCode::from(2)
        }
    }
}

/// Prints a text; whoever closes the pipe has read enough.
fn print(stream: &mut dyn Write, text: &str) {
    let _ = writeln!(stream, "{text}").and_then(|()| stream.flush());
}

/// The language of messages: the one that is asked for, even where other arguments can't be read, and else the system's.
fn language() -> Language {
    let read = Arguments::command().ignore_errors(true).try_get_matches().ok();
    match read.and_then(|matches| matches.get_one::<MessageLanguage>("lang").copied()) {
        Some(MessageLanguage::En) => Language::En,
        Some(MessageLanguage::Ca) => Language::Ca,
        None if sys_locale::get_locale().is_some_and(|locale| locale.starts_with("en")) => Language::En,
        None => Language::Ca,
    }
}
