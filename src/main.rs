//! The program: parses arguments, runs the command, prints what it has to say, and exits with 0, 1 or 2.
#![allow(clippy::print_stdout, clippy::print_stderr)] // Here, and only here, things are printed.

use std::process::ExitCode;

use agenda::cli::{Arguments, Command, MessageLanguage};
use agenda::command::{Console, Failure, Outcome, build, check, init, new, serve};
use agenda::model::language::Language;
use clap::Parser;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let language = match arguments.lang {
        Some(MessageLanguage::En) => Language::En,
        Some(MessageLanguage::Ca) => Language::Ca,
        None if sys_locale::get_locale().is_some_and(|locale| locale.starts_with("en")) => Language::En,
        None => Language::Ca,
    };
    let console = Console { language, out: &|text| println!("{text}"), err: &|text| eprintln!("{text}") };
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
        Err(Failure(message)) => {
            eprintln!("agenda: {message}");
            ExitCode::from(2)
        }
    }
}
