//! What the system couldn't do, and with what, in the words of the person who asked for it. Not faults of content: those are diagnostics.

use std::fmt;
use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::model::language::Language;

/// An error of the system with the path, or the address, that it is about.
#[derive(Debug)]
pub struct About {
    subject: String,
    place: Place,
    error: Error,
}

/// What more there is to say of a folder that can't be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Nothing: it is about reading or writing.
    Any,
    /// It can't be replaced.
    Fixed,
    /// It can't be replaced since another disk is mounted there.
    MountPoint,
    /// It can't be replaced since it is the root, or has no name.
    Nameless,
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.subject, self.error)
    }
}

impl std::error::Error for About {}

/// The error with the path that it is about.
pub fn about(path: &Path, error: Error) -> Error {
    of(path.display().to_string(), Place::Any, error)
}

/// The error with the folder that couldn't be replaced.
pub fn unmoved(folder: &Path, place: Place, error: Error) -> Error {
    of(folder.display().to_string(), place, error)
}

/// The error with whatever it is about.
pub fn of(subject: String, place: Place, error: Error) -> Error {
    Error::new(error.kind(), About { subject, place, error })
}

/// What to tell a person.
pub fn told(error: &Error, language: Language) -> String {
    let in_catalan = language != Language::En;
    let Some(about) = error.get_ref().and_then(|inner| inner.downcast_ref::<About>()) else { return reason(error, language) };
    let more = match (about.place, in_catalan) {
        (Place::Any, _) => "",
        (Place::Fixed, true) => "no es pot substituir: ",
        (Place::Fixed, false) => "can't be replaced: ",
        (Place::MountPoint, true) => "no es pot substituir perquè hi ha muntat un altre disc; publiqueu en una carpeta de dins: ",
        (Place::MountPoint, false) => "can't be replaced, as it is a mount point; publish into a folder inside it: ",
        (Place::Nameless, true) => "no es pot substituir; trieu una carpeta amb nom: ",
        (Place::Nameless, false) => "can't be replaced; choose a folder with a name: ",
    };
    format!("{}: {more}{}", about.subject, reason(&about.error, language))
}

/// Why, in a few words; the system's own where we have none.
fn reason(error: &Error, language: Language) -> String {
    let (ca, en) = match error.kind() {
        ErrorKind::NotFound => ("no hi és", "it isn't there"),
        ErrorKind::PermissionDenied => ("no hi teniu permís", "you have no permission"),
        ErrorKind::AlreadyExists => ("ja hi és", "it is there already"),
        ErrorKind::NotADirectory => ("no és una carpeta", "it isn't a folder"),
        ErrorKind::IsADirectory => ("és una carpeta", "it is a folder"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ("el disc és ple", "the disk is full"),
        ErrorKind::ReadOnlyFilesystem => ("el disc és només de lectura", "the disk is read-only"),
        ErrorKind::DirectoryNotEmpty => ("la carpeta no és buida", "the folder isn't empty"),
        ErrorKind::ResourceBusy => ("un altre programa ho fa servir", "another program is using it"),
        ErrorKind::FileTooLarge => ("és massa gros", "it is too large"),
        ErrorKind::InvalidFilename => ("el nom no és vàlid", "the name isn't valid"),
        ErrorKind::AddrInUse => ("un altre programa ja fa servir aquest port", "another program uses this port already"),
        ErrorKind::CrossesDevices => ("és en un altre disc", "it is on another disk"),
        ErrorKind::InvalidInput => ("no es pot fer servir", "it can't be used"),
        _ => return error.to_string(),
    };
    if language == Language::En { en.to_owned() } else { ca.to_owned() }
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};
    use std::path::Path;

    use super::{about, told};
    use crate::model::language::Language;

    #[test]
    fn people_are_told_in_their_language() {
        let error = about(Path::new("content"), Error::from(ErrorKind::PermissionDenied));
        assert_eq!(told(&error, Language::Ca), "content: no hi teniu permís");
        assert_eq!(told(&error, Language::En), "content: you have no permission");
    }
}
