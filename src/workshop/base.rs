//! What all towns share as digests, split by what really uses it: what is known of towns follows from less than their outputs do. Equal digests mean equal
//! bytes, and there is no other rule of what is to be made again.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::texts::Texts;
use crate::context::Context;
use crate::model::council;
use crate::model::language::Language;
use crate::model::project::Project;
use crate::model::span::FilePath;
use crate::output::Key;
use crate::parse::is_model;
use crate::source::{Digests, Sources};
use crate::theme::Theme;

/// The digests.
#[derive(Debug, Clone)]
pub struct Base {
    /// What all that is known of towns follows from, named.
    pub known: BTreeMap<&'static str, Key>,
    /// What outputs follow from besides, named.
    pub made: BTreeMap<&'static str, Key>,
    /// The registry, for an overlay whose town isn't known by its name.
    pub registry: Key,
    /// Its rows, by the towns' slugs.
    pub rows: BTreeMap<String, Key>,
    /// All files that are published as they are, for a text that may show those of others.
    pub attachments: Key,
    /// The model's texts.
    pub(super) texts: Arc<Texts>,
    /// The digests of files.
    pub digests: Digests,
    /// The program and what pages are made with, documents, and data.
    pub(super) salts: Salts,
}

/// What keys of outputs depend on besides what is shown.
#[derive(Debug, Clone)]
pub(super) struct Salts {
    pub(super) page: Vec<u8>,
    pub(super) document: Vec<u8>,
    pub(super) data: Vec<u8>,
}

/// The program, by the digest of its sources.
pub const PROGRAM: &str = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"), " ", env!("AGENDA_SOURCES"), "\0");

impl Base {
    /// Of a project, its theme and the contexts of its languages.
    pub(super) fn of(sources: &Sources, project: &Project, theme: &Theme, contexts: &[Context]) -> Base {
        let files = |wanted: &dyn Fn(&str) -> bool| {
            let found: Vec<(&FilePath, Key)> = sources
                .files
                .iter()
                .filter(|(path, _)| wanted(path))
                .map(|(path, bytes)| (path, sources.digests.get(path, bytes)))
                .collect();
            key(&found)
        };
        let is_shared = |path: &str| path.starts_with("content/");
        let is_page = |path: &str| path.contains("/pages/") || council::is_source(path);
        let strings: Vec<(Language, String)> =
            theme.strings.iter().map(|(language, strings)| (*language, strings.tree.to_string())).collect();
        let fonts: Vec<(&String, Key)> = theme
            .documents
            .iter()
            .filter(|(path, _)| path.starts_with("font/"))
            .map(|(path, bytes)| (path, Key::of_bytes(bytes)))
            .collect();
        let documents = contexts.first().is_some_and(|context| context.documents);
        let frames: Vec<_> = contexts.iter().map(|context| &*context.frame).collect();
        let attachments: Vec<_> =
            project.attachments.iter().map(|(path, of)| (path, &of.name, sources.digests.get(path, &of.bytes))).collect();
        let attachments = key(&attachments);
        let texts = Texts::of(&project.master, files(&is_model), attachments);
        let settings = |path: &str| {
            is_shared(path) && !is_model(path) && !is_page(path) && [".md", ".yaml"].iter().any(|ending| path.ends_with(ending))
        };
        Base {
            known: [
                ("model", key(&(texts.digest_without(), &project.unread, &project.unknown))),
                ("settings", files(&settings)),
                ("date", key(&project.site.reference_date)),
                ("strings", key(&strings)),
                ("fonts", key(&fonts)),
            ]
            .into(),
            made: [
                // Documents show all texts.
                ("documents", key(&documents.then(|| texts.files()))),
                ("frame", key(&frames)),
                ("motion", files(&council::is_source)),
                ("templates", Key(theme.pages_digest)),
                ("layouts", Key(theme.documents_digest)),
            ]
            .into(),
            registry: key(&project.registry.municipalities.values().collect::<Vec<_>>()),
            rows: project.registry.municipalities.values().map(|row| (row.slug.clone(), key(&**row))).collect(),
            attachments,
            texts: Arc::new(texts),
            digests: sources.digests.clone(),
            salts: Salts {
                page: [PROGRAM.as_bytes(), &theme.pages_digest].concat(),
                document: [PROGRAM.as_bytes(), &theme.documents_digest].concat(),
                data: PROGRAM.as_bytes().to_vec(),
            },
        }
    }
}

/// The key of a value, under the program alone.
pub(super) fn key(value: &impl std::hash::Hash) -> Key {
    Key::of(PROGRAM.as_bytes(), value)
}
