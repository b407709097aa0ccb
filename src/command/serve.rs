//! `agenda serve`: the preview, until it is interrupted.

use std::process::{Command, Stdio};

use super::{Console, Failure, Outcome, restricted};
use crate::cli::Serve;
use crate::preview::{self, Deaf, Editor, Event, Settings};

/// Serves the site on 127.0.0.1.
///
/// # Errors
/// When the folder can't be read, the port isn't free, or an argument names nothing.
pub fn run(arguments: &Serve, console: &Console<'_>) -> Result<Outcome, Failure> {
    let editor = arguments.editor.as_deref().map(|text| editor(text, console)).transpose()?;
    let listening = preview::listen(arguments.port).map_err(|deaf| told(deaf, console))?;
    console.sources(&arguments.root.root)?;
    let port = listening.port;
    if let Some(taken) = listening.instead_of {
        (console.out)(&console.say(
            format!("El port {taken} ja l'ocupa un altre programa: es fa servir el {port}."),
            format!("Port {taken} is another program's already: {port} is used."),
        ));
    }
    let report = |event: Event| match event {
        Event::Listening(address) => {
            (console.out)(&console.say(
                format!("El lloc és a {address}. Deseu un fitxer i la pàgina es refà sola. Atureu-ho amb Ctrl+C."),
                format!("The site is at {address}. Save a file and the page renews itself. Stop with Ctrl+C."),
            ));
            let workbench = format!("http://127.0.0.1:{port}/_agenda/");
            (console.out)(&console.say(
                format!("La taula de treball, amb tots els errors i el que cal revisar, és a {workbench}."),
                format!("The workbench, with all faults and what is due for review, is at {workbench}."),
            ));
            if arguments.open {
                open(&address);
            }
        }
        Event::Faults(diagnostics, _) if diagnostics.is_empty() => {
            (console.out)(&console.say("Ja no hi ha cap error ni cap avís.", "There are no errors and no warnings any more."));
        }
        Event::Faults(diagnostics, sources) => console.report(&diagnostics, &sources),
        Event::Renewed(renewal) => (console.out)(&renewal.told(console.language)),
        Event::Unreadable(message) => (console.err)(&message),
    };
    let settings = Settings { language: console.language, date: arguments.date, editor };
    let only = |prepared: &_| restricted(prepared, &arguments.only, console);
    preview::serve(listening, &arguments.root.root, settings, &only, &report)?;
    Ok(Outcome::Fine)
}

/// What opens files, as the person names it.
fn editor(text: &str, console: &Console<'_>) -> Result<Editor, Failure> {
    let names = Editor::names();
    Editor::new(text).ok_or_else(|| {
        Failure::Said(console.say(
            format!("«{text}» no és cap editor: els coneguts són {names}; o escriviu-ne l'adreça, amb {{path}} i, si en té, {{line}} i {{column}}"),
            format!("«{text}» is no editor: {names} are known; or write its address, with {{path}} and, if it has them, {{line}} and {{column}}"),
        ))
    })
}

/// Why there is no port.
fn told(deaf: Deaf, console: &Console<'_>) -> Failure {
    match deaf {
        Deaf::System(error) => error.into(),
        Deaf::Taken(port, free) => {
            let free =
                free.map_or(String::new(), |free| console.say(format!(", com ara --port {free}"), format!(", such as --port {free}")));
            Failure::Said(console.say(
                format!(
                    "el port {port} ja l'ocupa un altre programa: trieu-ne un altre{free}, o traieu l'opció i se n'agafarà un de lliure"
                ),
                format!("port {port} is another program's already: choose another{free}, or leave the option out and a free one is taken"),
            ))
        }
    }
}

/// Opens the browser, if this machine has a way to; nothing is lost when it hasn't.
fn open(address: &str) {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    drop(Command::new(opener).arg(address).stdout(Stdio::null()).stderr(Stdio::null()).spawn());
}
