//! `agenda new`: the overlay of a municipality, from the registry. It never overwrites.
#![allow(clippy::disallowed_methods)] // A command writes the file that it is asked to make.

use std::fs::{self, OpenOptions};
use std::io::Write;

use super::{Console, Failure, Outcome};
use crate::check::territory;
use crate::cli::New;
use crate::model::identifier::slug;
use crate::model::name;
use crate::model::territory::Municipality;
use crate::parse::{overlay_file, parse};
use crate::system::about;

/// Makes the overlay.
///
/// # Errors
/// When no municipality, or more than one, has that name or code; when it has an overlay already; when it can't be written.
pub fn run(arguments: &New, console: &Console<'_>) -> Result<Outcome, Failure> {
    let root = &arguments.root.root;
    let read = parse(&console.sources(root)?).value;
    let registry = territory(read.registry, read.former);
    let municipality = console.municipality(registry.iter(), &arguments.municipality)?;
    if let Some(overlay) = read
        .overlays
        .iter()
        .filter_map(|(path, bytes)| overlay_file(path, bytes).value)
        .find(|overlay| overlay.code.value == municipality.code)
    {
        let path = &overlay.place.path;
        return Err(Failure::Said(console.say(
            format!("{} ja té el fitxer {path}: no s'hi toca res", municipality.name),
            format!("{} already has the file {path}: nothing was touched", municipality.name),
        )));
    }
    let folder = root.join("municipalities").join(slug(&municipality.comarca));
    let path = folder.join(format!("{}.yaml", municipality.slug));
    let naming = |error| Failure::System(about(&path, error));
    fs::create_dir_all(&folder).map_err(naming)?;
    let mut file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(naming)?;
    file.write_all(scaffold(municipality).as_bytes()).map_err(naming)?;
    let shown = path.display();
    (console.out)(&console.say(format!("S'ha creat {shown}"), format!("Made {shown}")));
    Ok(Outcome::Fine)
}

/// The file as it starts: its code, and what can be said, each line ready to be uncommented.
fn scaffold(municipality: &Municipality) -> String {
    let language = municipality.own_language();
    let languages = if language.code() == "ca" { "[ca]".to_owned() } else { format!("[{}, ca]", language.code()) };
    format!(
        "\
# {name} ({comarca})
# Tot el que no s'hi diu queda per dir: les pàgines no s'inventen res. Traieu el «# » de les línies que ompliu; cap «…» no es publica.
#
# Adherir-se no és assumir cap acció. Les pàgines distingeixen tres graus:
#   1. sense «adhesion» aprovada: el que el model proposa a un municipi d'aquesta mida;
#   2. amb l'adhesió aprovada i res més: la mateixa proposta, que diu que ho és; no es compta cap acció;
#   3. agenda pròpia: amb «agenda.approved», el que no s'esmenta s'assumeix com és al model; sense, només les accions que s'esmenten.
code: \"{code}\"
languages: {languages}

# adhesion:
#   state: …                       # proposed | approved | certified | communicated
#   session: {{date: AAAA-MM-DD, kind: …, item: \"…\", file: \"…\"}}   # kind: ordinary | extraordinary | urgent
#   # si la font no dona el dia i s'ha deduït: session: {{date: …, deduced: \"de què s'ha deduït\"}}
#   presented: AAAA-MM-DD          # quan es va presentar la moció
#   certified: AAAA-MM-DD          # quan es va certificar l'acord
#   communicated: AAAA-MM-DD       # quan el va rebre el consorci
#   result: …                      # unknown | unanimous | {{for: …, against: …, abstain: …}}
#   present: …
#   members: …
#   source: https://…
#   note: \"…\"                    # què més se n'ha de saber: què diu la font i què no

# contacts: {{political: \"Regidoria de …\", technical: \"Serveis …\", email: agenda@…}}

# agenda:
#   approved: AAAA-MM-DD           # quan el ple va aprovar l'agenda del municipi; fins llavors no hi poseu res
#   source: https://…

# actions:
#   E1.O1.A1:
#     decision: …                  # adopt | adapt | omit (amb «reason»)
#     decided: AAAA-MM-DD          # quan es va decidir
#     status: …                    # planned | ongoing | done | paused | dropped
#     progress: …                  # de 0 a 100
#     started: AAAA-MM-DD
#     due: AAAA-MM-DD
#     owner: \"…\"                   # una unitat, mai el nom d'una persona
",
        name = name::capitalised(&municipality.name),
        comarca = municipality.comarca,
        code = municipality.code,
    )
}
