//! Documents: what each says, its key, its bytes and its size. Making one is what takes longest, so it is made once, whoever asks first.

use std::sync::Arc;

use super::output::Sizes;
use super::shared::Workshop;
use crate::context::Context;
use crate::diagnostic::Diagnostic;
use crate::document::shared::{self, Shared};
use crate::document::{Document, Format, council, edition};
use crate::output::{Key, OutputPath, Size};
use crate::plan::job::DocumentKind;
use crate::render;
use crate::store::Store;
use crate::town::TownFacts;

impl Workshop {
    pub(super) fn town_document(&self, contexts: &[Context], facts: &TownFacts, kind: DocumentKind) -> Option<Document> {
        let original = contexts.first()?;
        Some(match kind {
            DocumentKind::Council(which, language, _) => {
                Document::Motion(Box::new(council::draft(original, which, language)?.document(Some(facts))))
            }
            DocumentKind::Agenda => Document::Agenda(Box::new(edition::of_town(original, &self.with_all_texts(facts), &self.shared()))),
        })
    }

    pub(super) fn common_document(&self, kind: DocumentKind) -> Option<Document> {
        let original = self.contexts.first()?;
        Some(match kind {
            DocumentKind::Council(which, language, _) => {
                Document::Motion(Box::new(council::draft(original, which, language)?.document(None)))
            }
            DocumentKind::Agenda => Document::Agenda(Box::new(edition::of_model(original, &self.shared()))),
        })
    }

    pub(super) fn shared(&self) -> Arc<Shared> {
        self.shared.get_or_init(|| Arc::new(shared::shared(&self.contexts[0]))).clone()
    }

    pub(super) fn document_key(&self, document: &Document, kind: DocumentKind) -> Key {
        Key::of(&self.base.salts.document, &(document, format_of(kind)))
    }

    /// Makes a document, and keeps it and its size, unless they are.
    pub(super) fn document(&self, path: &str, document: &Document, kind: DocumentKind, store: &Store) -> Result<(Key, Size), Diagnostic> {
        let key = self.document_key(document, kind);
        let of_size = Key::of(b"size", &key);
        if let Some(size) = store.get(&of_size).and_then(|size| postcard::from_bytes(&size).ok()).filter(|_| store.has(&key)) {
            return Ok((key, size));
        }
        let bytes = match store.get(&key) {
            Some(bytes) => bytes,
            None => {
                let path = OutputPath::new(path).unwrap_or_else(|| OutputPath::new("-").expect("it is a path"));
                let bytes: Arc<[u8]> = self.renderer.document(&path, document, format_of(kind))?.into();
                store.put(key, &bytes);
                bytes
            }
        };
        let size = render::size(&bytes);
        if let Ok(bytes) = postcard::to_stdvec(&size) {
            store.put(of_size, &bytes);
        }
        Ok((key, size))
    }

    pub(super) fn document_bytes(
        &self,
        path: &OutputPath,
        document: &Document,
        kind: DocumentKind,
        store: &Store,
    ) -> Result<Vec<u8>, Diagnostic> {
        let (key, _) = self.document(path.as_str(), document, kind, store)?;
        match store.get(&key) {
            Some(bytes) => Ok(bytes.to_vec()),
            // The store can't be written.
            None => self.renderer.document(path, document, format_of(kind)),
        }
    }

    /// The size of a document; none when it can't be made, which is told when it is its turn, or isn't known.
    pub(super) fn size(&self, path: &str, document: &Document, kind: DocumentKind, store: &Store, sizes: Sizes) -> Option<Size> {
        match sizes {
            Sizes::All => self.document(path, document, kind, store).ok().map(|(_, size)| size),
            Sizes::Known => {
                let of_size = Key::of(b"size", &self.document_key(document, kind));
                postcard::from_bytes(&store.get(&of_size)?).ok()
            }
        }
    }

    pub(super) fn town_documents(&self, facts: &TownFacts) -> Vec<(String, DocumentKind)> {
        let original = &self.contexts[0];
        let published = facts.languages();
        let motions = council::drafts(original, Some((facts.municipality(), &published)));
        let of = |motion: &council::Draft<'_>, format| {
            (motion.path(Some(facts.municipality()), format), DocumentKind::Council(motion.which, motion.language, format))
        };
        let mut documents: Vec<_> = motions.iter().flat_map(|motion| Format::ALL.iter().map(move |format| of(motion, *format))).collect();
        documents.push((crate::route::town_agenda(&facts.municipality().slug), DocumentKind::Agenda));
        documents
    }
}

pub(super) fn format_of(kind: DocumentKind) -> Format {
    match kind {
        DocumentKind::Council(_, _, format) => format,
        DocumentKind::Agenda => Format::Pdf,
    }
}
