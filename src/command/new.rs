//! `agenda new`: the overlay of a municipality, from the registry. It never overwrites.
#![allow(clippy::disallowed_methods)] // A command writes the file that it is asked to make.

use std::fs::{self, OpenOptions};
use std::io::Write;

use super::{Console, Failure, Outcome};
use crate::cli::New;
use crate::diagnostic::suggest;
use crate::load::load;
use crate::model::identifier::slug;
use crate::model::name;
use crate::model::territory::Municipality;
use crate::parse::parse;

/// Makes the overlay.
///
/// # Errors
/// When no municipality, or more than one, has that name or code; when it has an overlay already; when it can't be written.
pub fn run(arguments: &New, console: &Console<'_>) -> Result<Outcome, Failure> {
    let root = &arguments.root.root;
    let parsed = parse(&load(root)?).value;
    let municipality = find(&parsed.registry, &arguments.municipality, console)?;
    if let Some(overlay) = parsed.overlays.iter().find(|overlay| overlay.code.value == municipality.code) {
        let path = &overlay.place.path;
        return Err(Failure(console.say(
            format!("{} ja té el fitxer {path}: no s'hi toca res", municipality.name),
            format!("{} already has the file {path}: nothing was touched", municipality.name),
        )));
    }
    let folder = root.join("municipalities").join(slug(&municipality.comarca));
    let path = folder.join(format!("{}.yaml", municipality.slug));
    let naming = |error: std::io::Error| Failure(format!("{}: {error}", path.display()));
    fs::create_dir_all(&folder).map_err(naming)?;
    let mut file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(naming)?;
    file.write_all(scaffold(municipality).as_bytes()).map_err(naming)?;
    let shown = path.display();
    (console.out)(&console.say(format!("S'ha creat {shown}"), format!("Made {shown}")));
    Ok(Outcome::Fine)
}

fn find<'m>(registry: &'m [Municipality], wanted: &str, console: &Console<'_>) -> Result<&'m Municipality, Failure> {
    let folded = name::folded(wanted);
    let fits = |municipality: &&Municipality| {
        municipality.code == wanted || municipality.slug == wanted || name::folded(&municipality.name) == folded
    };
    let found: Vec<&Municipality> = registry.iter().filter(fits).collect();
    match found.as_slice() {
        [one] => Ok(one),
        [] => {
            let names = registry
                .iter()
                .map(|municipality| municipality.name.as_str())
                .chain(registry.iter().map(|municipality| municipality.code.as_str()));
            let nearest = suggest::nearest(wanted, names)
                .map_or(String::new(), |nearest| console.say(format!(": volíeu dir «{nearest}»?"), format!(": did you mean «{nearest}»?")));
            Err(Failure(console.say(
                format!("el registre no té cap municipi «{wanted}»{nearest}"),
                format!("the registry has no municipality «{wanted}»{nearest}"),
            )))
        }
        several => {
            let codes: Vec<String> = several.iter().map(|municipality| format!("{} ({})", municipality.name, municipality.code)).collect();
            Err(Failure(console.say(
                format!("hi ha més d'un municipi «{wanted}»; feu servir el codi: {}", codes.join(", ")),
                format!("more than one municipality is «{wanted}»; use the code: {}", codes.join(", ")),
            )))
        }
    }
}

/// The file as it starts: its code, and what can be said, each line ready to be uncommented.
fn scaffold(municipality: &Municipality) -> String {
    let language = municipality.own_language();
    let languages = if language.code() == "ca" { "[ca]".to_owned() } else { format!("[{}, ca]", language.code()) };
    format!(
        "\
# {name} ({comarca})
# Tot el que no s'hi diu queda per dir: les pàgines no s'inventen res. Traieu el «# » de les línies que ompliu.
code: \"{code}\"
languages: {languages}

# adhesion:
#   state: approved                # proposed | approved | certified | communicated
#   session: {{date: 2024-01-31, kind: ordinary, item: \"5\"}}
#   result: unanimous              # unknown | unanimous | {{for: 9, against: 0, abstain: 2}}
#   present: 11
#   members: 11
#   source: https://…

# contacts: {{political: \"Regidoria de …\", technical: \"Serveis …\", email: agenda@…}}

# actions:
#   E1.O1.A1:
#     status: ongoing              # planned | ongoing | done | paused | dropped
#     progress: 40
#     started: 2024-02-01
#     due: 2025-12-31
#     owner: \"Secretaria\"
",
        name = name::capitalised(&municipality.name),
        comarca = municipality.comarca,
        code = municipality.code,
    )
}
