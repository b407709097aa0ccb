//! What the agendas of a language share: the model's texts and drawings, which are laid out once for all of them. Not what a town says.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use serde::Serialize;

use super::album::{Album, Pictures};
use super::passage::{Passage, UNDER_ACTION, UNDER_CHAPTER, UNDER_OBJECTIVE, passage};
use crate::context::Context;
use crate::model::agenda as master;

/// What all documents of a language have in common, so that it is laid out once for all of them. Its key is its digest.
#[derive(Debug, Serialize)]
pub struct Shared {
    #[serde(skip)]
    digest: [u8; 32],
    /// The model's texts by id; a chapter's by its slug.
    pub texts: BTreeMap<String, Passage>,
    /// The areas' boards, in the metamodel's order.
    pub boards: Vec<BoardDrawing>,
    /// The pictures of the texts.
    #[serde(skip)]
    pub pictures: Pictures,
}

impl Shared {
    /// Puts it together.
    pub fn new(texts: BTreeMap<String, Passage>, boards: Vec<BoardDrawing>, pictures: Pictures) -> Shared {
        let digest = crate::output::Key::of(b"shared", &(&texts, &boards, &pictures)).0;
        Shared { digest, texts, boards, pictures }
    }
}

impl Shared {
    /// Its key.
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }
}

impl Hash for Shared {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write(&self.digest);
    }
}

/// How an area's pieces are drawn; the same in every town.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct BoardDrawing {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// The pieces.
    pub pieces: Vec<PieceDrawing>,
}

/// How a piece is drawn.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct PieceDrawing {
    /// Its outline, as the `d` of an SVG path with the commands `M`, `l`, `c` and `z`.
    pub outline: String,
    /// Its name, in lines.
    pub lines: Vec<String>,
    /// The middle of its body, across and down.
    pub center: (i32, i32),
    /// The upper left corner of a square of 20 units for the sign of its state.
    pub sign: (i32, i32),
}

/// The model's texts and drawings, for all documents of a language.
pub fn shared(context: &Context) -> Shared {
    let mut texts = BTreeMap::new();
    let album = Album::new("model-");
    let master = &context.project.master;
    for chapter in &master.chapters {
        texts.extend(passage(context, &chapter.text, UNDER_CHAPTER, &album).map(|text| (chapter_name(chapter), text)));
    }
    for axis in &master.axes {
        texts.extend(passage(context, &axis.text, UNDER_CHAPTER, &album).map(|text| (axis.id.to_string(), text)));
        for objective in &axis.objectives {
            texts.extend(passage(context, &objective.text, UNDER_OBJECTIVE, &album).map(|text| (objective.id.to_string(), text)));
            for action in &objective.actions {
                texts.extend(passage(context, &action.text, UNDER_ACTION, &album).map(|text| (action.id.to_string(), text)));
            }
        }
    }
    let boards = context.project.metamodel.areas.iter().zip(&context.boards.areas).map(|(area, board)| {
        let pieces = context.project.metamodel.pieces.iter().filter(|piece| piece.area.value == area.id);
        let drawing = |id: &crate::model::identifier::Id| {
            let shape = board.shapes.get(id)?;
            Some(PieceDrawing {
                outline: shape.outline.clone(),
                lines: shape.lines.iter().map(|line| line.text.clone()).collect(),
                center: *board.centers.get(id)?,
                sign: shape.sign,
            })
        };
        BoardDrawing { width: board.width, height: board.height, pieces: pieces.filter_map(|piece| drawing(&piece.id)).collect() }
    });
    Shared::new(texts, boards.collect(), album.close())
}

/// The name of a chapter's text among those that are shared.
pub(super) fn chapter_name(chapter: &master::Chapter) -> String {
    format!("chapter {}", chapter.slug)
}
