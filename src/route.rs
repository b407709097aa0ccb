//! Where everything is published: the one place that knows the shape of URLs. They are Catalan, lower case and stable; other languages
//! than the original stand under their code.

use std::path::Path;

use crate::model::identifier::Id;
use crate::model::language::Language;
use crate::model::project::Attachment;

/// The folder of what pages look like: styles, scripts, pictures of the theme.
pub const ASSETS: &str = "recursos/";

/// The paths of pages in one language, as folders: `municipis/la-garriga/`.
#[derive(Debug, Clone)]
pub struct Routes {
    prefix: String,
    base: String,
}

impl Routes {
    /// For a language; `base` is the path part of the site's address.
    pub fn new(language: Language, original: Language, base: &str) -> Routes {
        let prefix = if language == original { String::new() } else { format!("{}/", language.code()) };
        Routes { prefix, base: base.to_owned() }
    }

    /// The path of a page below the published folder, without the file.
    pub fn folder(&self, page: &str) -> String {
        format!("{}{page}", self.prefix)
    }

    /// The address of a page, from the root of the host.
    pub fn href(&self, page: &str) -> String {
        format!("{}/{}{page}", self.base, self.prefix)
    }

    /// The address of a file that is the same in all languages.
    pub fn file(&self, path: &str) -> String {
        format!("{}/{path}", self.base)
    }
}

/// The page of an axis or a chapter.
pub fn axis(axis: &str) -> String {
    format!("agenda/{axis}/")
}

/// The page of an action.
pub fn action(axis: &str, action: &str) -> String {
    format!("agenda/{axis}/{action}/")
}

/// The page of a municipality, or one below it: `agenda/`, `seguiment/`, `mocio/`.
pub fn town(town: &str, below: &str) -> String {
    format!("municipis/{town}/{below}")
}

/// Under what name a document is saved: in a folder of downloads all towns lie side by side.
pub fn saved_as(path: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    match path.strip_prefix("municipis/").and_then(|below| below.split_once('/')).zip(file.split_once('.')) {
        Some(((town, _), (stem, ending))) => format!("{stem}-{town}.{ending}"),
        None => file.to_owned(),
    }
}

/// The page of the metamodel, whose introduction is a plain page of that name.
pub const METAMODEL: &str = "metamodel/";

/// The page from which the whole site is searched.
pub const SEARCH: &str = "cerca/";

/// The name of a picture of a link, at the root or in a town's folder.
pub const CARD: &str = "imatge.png";

/// Where phones look for the icon that they put on their screens.
pub const TOUCH_ICON: &str = "apple-touch-icon.png";

/// The page of all comarques.
pub const COMARQUES: &str = "comarques/";

/// The list of the municipalities of one initial.
pub fn letter(letter: char) -> String {
    format!("municipis/lletra/{letter}/")
}

/// The page of a comarca.
pub fn comarca(comarca: &str) -> String {
    format!("comarques/{comarca}/")
}

/// A relative target joined to the folder of the file it is written in; overlays' files lie in a folder named for the town.
pub fn joined(path: &str, target: &str) -> String {
    let folder = match path.strip_suffix(".yaml") {
        Some(town) => town,
        None => Path::new(path).parent().and_then(Path::to_str).unwrap_or(""),
    };
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A piece as an anchor, on pages and in the drawing that they share.
pub fn piece_anchor(piece: &Id) -> String {
    format!("peca-{}", piece.anchor())
}

/// The same piece in the drawing for phones.
pub fn small_piece_anchor(piece: &Id) -> String {
    format!("petita-{}", piece.anchor())
}

/// A public solution as an anchor, in the inventory.
pub fn solution_anchor(solution: &Id) -> String {
    format!("solucio-{}", solution.anchor())
}

/// Where an asset is published: under a name that changes with what is in it, so that it may be cached for ever and a page always gets its own.
pub fn asset(name: &str, bytes: &[u8]) -> String {
    let digest = blake3::hash(bytes).to_hex();
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{ASSETS}{stem}.{}.{ending}", &digest[..12]),
        None => format!("{ASSETS}{name}"),
    }
}

/// Where a file is published as it is: a town's under its pages, the content's under `fitxers/`.
pub fn attachment(attachment: &Attachment) -> String {
    match &attachment.town {
        Some(slug) => town(slug, &attachment.name),
        None => format!("fitxers/{}", attachment.name),
    }
}

/// Where the model's agenda is as a document, below the published folder.
pub const MODEL_AGENDA: &str = "agenda/agenda.pdf";

/// Where a town's agenda is as a document, below the published folder.
pub fn town_agenda(town: &str) -> String {
    self::town(town, "agenda.pdf")
}
