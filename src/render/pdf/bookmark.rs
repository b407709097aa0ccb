//! The bookmarks of a document as whoever opens it finds them: those below the first ones are seen at once, and only those below these are folded. typst folds
//! all. Not which there are.

use lopdf::{Document, Object, ObjectId};

/// Unfolds what is below the first bookmarks (ISO 32000-1, 12.3.3: the count of a folded one is negative).
pub(super) fn unfold(document: &mut Document) {
    let Some(root) = document.catalog().and_then(|catalog| catalog.get(b"Outlines")).and_then(Object::as_reference).ok() else { return };
    let next = |document: &Document, of: ObjectId, key: &[u8]| {
        document.get_dictionary(of).and_then(|found| found.get(key)).and_then(Object::as_reference).ok()
    };
    let count = |document: &Document, of: ObjectId| {
        document.get_dictionary(of).and_then(|found| found.get(b"Count")).and_then(Object::as_i64).unwrap_or(0)
    };
    let mut seen = 0;
    let mut at = next(document, root, b"First");
    while let Some(bookmark) = at {
        let below = count(document, bookmark).abs();
        seen += 1 + below;
        if below > 0
            && let Ok(dictionary) = document.get_dictionary_mut(bookmark)
        {
            dictionary.set("Count", below);
        }
        at = next(document, bookmark, b"Next");
    }
    if let Ok(dictionary) = document.get_dictionary_mut(root) {
        dictionary.set("Count", seen);
    }
}
