//! Files that aren't sources: which are published, and where; what can't be, and what was meant to be read. Not their content: pictures are read by `plan`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::misplaced::meant;
use crate::diagnostic::{Diagnostic, rules};
use crate::model::identifier::slug;
use crate::model::project::Attachment;
use crate::model::span::{FilePath, Place, Span};

/// The kinds of files that are published: documents, pictures and data, which no browser runs. They are known by their endings.
const PUBLISHED: [&str; 18] = [
    "pdf", "odt", "ods", "odp", "docx", "xlsx", "pptx", "rtf", "png", "jpg", "jpeg", "webp", "gif", "svg", "csv", "json", "geojson", "txt",
];

/// The names of files that speak to editors, and not to readers.
const FOR_EDITORS: [&str; 5] = ["readme", "llegiu-me", "llegeix-me", "license", "licence"];

/// Divides the files that aren't sources. `towns` has the slug of each town and that of its comarca.
pub fn check(
    files: BTreeMap<FilePath, Arc<[u8]>>,
    towns: &BTreeMap<&str, String>,
    towns_known: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<FilePath, Attachment> {
    let mut attachments = BTreeMap::new();
    for (path, bytes) in files {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        let stem = name.split('.').next().unwrap_or(name);
        if FOR_EDITORS.contains(&slug(stem).as_str()) {
            continue;
        }
        let fault = |rule| Diagnostic::at(rule, Place::new(&path, Span::default()));
        if let Some(meant) = meant(&path, towns) {
            diagnostics.push(Diagnostic { nearest: meant.filter(|meant| **meant != *path), ..fault(&rules::NOT_READ) });
            continue;
        }
        let parts: Vec<&str> = folder.split('/').collect();
        let (town, below) = match parts.first() {
            Some(&"municipalities") => match parts.iter().position(|part| towns.contains_key(part)) {
                Some(at) => (Some(parts[at].to_owned()), &parts[at + 1..]),
                None => {
                    // Whose a folder is isn't known before all towns are.
                    if towns_known {
                        let folder = parts.last().copied().unwrap_or_default();
                        diagnostics.push(fault(&rules::NOBODYS_FILE).suggesting(folder, towns.keys().copied()));
                    }
                    continue;
                }
            },
            _ => (None, parts.get(1..).unwrap_or_default()),
        };
        let Some((stem, ending)) = name.rsplit_once('.').filter(|(_, ending)| PUBLISHED.contains(&ending.to_lowercase().as_str())) else {
            let known = PUBLISHED.join(", ");
            diagnostics.push(fault(&rules::NOT_PUBLISHABLE).with("known", known));
            continue;
        };
        let name = format!("{}.{}", safe(stem), ending.to_lowercase());
        let names: Vec<String> = below.iter().map(|part| safe(part)).chain([name]).collect();
        if names.iter().any(|name| name.is_empty() || name.starts_with('.')) {
            diagnostics.push(fault(&rules::BAD_URL).with("path", &path));
            continue;
        }
        attachments.insert(path.clone(), Attachment { town, name: names.join("/"), bytes });
    }
    attachments
}

/// A name as an address has it: as it is, if it may be, and else in lower case, without accents and spaces.
fn safe(name: &str) -> String {
    let fits = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'.'));
    if fits && !name.starts_with('.') && !name.ends_with('.') { name.to_owned() } else { slug(name) }
}
