//! `agenda init`: a new site folder with the model, the metamodel, the registry, the pages and one example, ready to serve.
#![allow(clippy::disallowed_methods)] // A command writes the folder that it is asked to make.

use std::fs;
use std::path::Path;

use include_dir::{Dir, include_dir};

use super::{Console, Failure, Outcome};
use crate::cli::Init;
use crate::system::about;

static CONTENT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content");
static EXAMPLES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/municipalities/exemples");
const REGISTRY: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/municipalities/registry.csv"));
const FORMER: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/municipalities/former.csv"));
const OUTLINES: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/municipalities/comarques.geojson"));

/// Makes the folder.
///
/// # Errors
/// When it exists and isn't empty, or can't be written.
pub fn run(arguments: &Init, console: &Console<'_>) -> Result<Outcome, Failure> {
    let folder = &arguments.folder;
    let is_empty = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => true,
        Err(error) => return Err(about(folder, error).into()),
    };
    if !is_empty {
        return Err(Failure::Said(console.say(
            format!("{} no és buida: no s'hi toca res", folder.display()),
            format!("{} is not empty: nothing in it was touched", folder.display()),
        )));
    }
    write_all(&CONTENT, &folder.join("content"))?;
    write_all(&EXAMPLES, &folder.join("municipalities/exemples"))?;
    write(&folder.join("municipalities/registry.csv"), REGISTRY.as_bytes())?;
    write(&folder.join("municipalities/former.csv"), FORMER.as_bytes())?;
    write(&folder.join("municipalities/comarques.geojson"), OUTLINES.as_bytes())?;
    write(&folder.join(".gitignore"), b"/public\n/.public.*\n/.agenda\n")?;
    let shown = folder.display();
    (console.out)(&console.say(
        format!("S'ha creat el lloc a {shown}. Ara: agenda serve --root {shown}"),
        format!("The site was made in {shown}. Now: agenda serve --root {shown}"),
    ));
    Ok(Outcome::Fine)
}

fn write_all(from: &Dir<'static>, to: &Path) -> Result<(), Failure> {
    for file in from.files() {
        let name = file.path().file_name().unwrap_or_default();
        write(&to.join(name), file.contents())?;
    }
    for folder in from.dirs() {
        write_all(folder, &to.join(folder.path().file_name().unwrap_or_default()))?;
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let naming = |error| Failure::System(about(path, error));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(naming)?;
    }
    fs::write(path, bytes).map_err(naming)
}
