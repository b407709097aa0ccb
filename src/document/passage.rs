//! The rich texts of a document: with links that lead somewhere from paper, in the language they exist in, at the level where they stand.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::Serialize;

use super::album::Album;
use crate::context::Context;
use crate::model::agenda::Titled;
use crate::model::filling::{Filling, filled};
use crate::model::language::Localized;
use crate::model::prose::Prose;
use crate::model::span::{Place, Span};

/// The level of headings in the text of a chapter or an axis, whose own is 1.
pub const UNDER_CHAPTER: u8 = 2;
/// In the text of an objective, or of an update in the chapter on progress.
pub const UNDER_OBJECTIVE: u8 = 3;
/// In the text of an action.
pub const UNDER_ACTION: u8 = 4;

/// Rich text and, when it isn't in the document's language, the language it is in.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Passage {
    /// The text. Its links lead to the web or, by `#` and an id, to an item of the document.
    pub text: Prose,
    /// Its language, when it differs.
    pub lang: Option<&'static str>,
    /// The level that its highest headings have in the document: one below what it stands under.
    pub level: u8,
    /// Where it is written.
    #[serde(skip)]
    pub field: Field,
}

/// Where a text is written, for whoever has to mend it: it enters no key.
#[derive(Debug, Clone, Default)]
pub struct Field {
    /// Its file, and its place there as far as that is known.
    pub place: Place,
    /// Its name: «E1.O1.A1.note».
    pub name: String,
}

impl Hash for Field {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl Field {
    /// A field of an overlay.
    pub fn of(path: &str, name: impl Into<String>) -> Field {
        Field { place: Place::new(&path.into(), Span::default()), name: name.into() }
    }
}

/// A text of a document.
#[derive(Debug, Clone, Hash, Serialize)]
pub enum Source {
    /// The model's, by its name in [`super::shared::Shared`].
    Shared(String),
    /// The town's own.
    Own(Passage),
}

/// A text of the model, or a town's own, with its links made whole.
pub fn passage(context: &Context, text: &Localized<Arc<Titled>>, level: u8, album: &Album) -> Option<Passage> {
    let (language, titled) = text.get(context.language)?;
    Some(Passage {
        text: whole(context, &titled.body, &titled.place.path, album),
        lang: context.lang(language),
        level,
        field: Field { place: titled.place.clone(), name: titled.title.clone() },
    })
}

/// A text of an overlay with its links made whole.
pub fn own_passage(
    context: &Context,
    text: &Localized<Arc<Prose>>,
    (path, name): (&str, String),
    (level, album): (u8, &Album),
) -> Option<Passage> {
    let (language, prose) = text.get(context.language)?;
    (!prose.is_empty()).then(|| Passage {
        text: whole(context, prose, path, album),
        lang: context.lang(language),
        level,
        field: Field::of(path, name),
    })
}

/// A document stands alone: its links lead to itself or to the web, and its pictures are in it.
pub fn whole(context: &Context, prose: &Prose, path: &str, album: &Album) -> Prose {
    let link = |target: &str| match target.strip_prefix('#') {
        Some(id) if context.item(id, path).is_some() => target.to_owned(),
        Some(_) => String::new(),
        None => context.address(target, path).unwrap_or_default(),
    };
    let picture = |target: &str| context.picture(target, path).map_or(String::new(), |picture| album.put(&picture));
    filled(prose, &Filling { language: context.language, value: &|_| None, blank: &str::to_owned, link: &link, picture: &picture })
}
