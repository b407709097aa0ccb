//! The metamodel's pieces as they are drawn in a language: made once, shared by the puzzles of all towns. Not how the pieces stand.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::drawing::jigsaw::{Cell, Size, board};
use crate::drawing::label::{LEADING, label};
use crate::markup::drawing::{self, Line};
use crate::model::identifier::Id;
use crate::model::language::{Language, Localized};
use crate::model::metamodel::Metamodel;
use crate::route::piece_anchor;
use crate::view::PieceShape;

/// An area's board: wide enough for five pieces with their names.
const AREA: Size = Size { width: 1080, row: 132, most: 5 };
/// The board of the areas themselves.
pub const OVERVIEW: Size = Size { width: 510, row: 118, most: 3 };
/// The side of a piece's sign.
const SIGN: i32 = 20;
/// From the top of a line to its base.
const BASE: i32 = 15;

/// The drawings of all pieces.
#[derive(Debug, Default)]
pub struct Boards {
    /// The pieces of all areas, as the drawing that all pages share.
    pub shared: Arc<[u8]>,
    /// By area, in the metamodel's order.
    pub areas: Vec<Board>,
    /// The areas as pieces, in the same order.
    pub overview: Board,
}

/// A board.
#[derive(Debug, Default)]
pub struct Board {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// Its pieces.
    pub shapes: BTreeMap<Id, Arc<PieceShape>>,
    /// The middle of each piece.
    pub centers: BTreeMap<Id, (i32, i32)>,
}

/// Draws the metamodel's pieces with their names in a language.
pub fn boards(metamodel: &Metamodel, language: Language) -> Boards {
    let areas = metamodel.areas.iter().map(|area| {
        let pieces = metamodel.pieces.iter().filter(|piece| piece.area.value == area.id);
        drawn(pieces.map(|piece| (&piece.id, &piece.name)).collect(), AREA, SIGN, language)
    });
    let areas: Vec<Board> = areas.collect();
    let names = metamodel.areas.iter().map(|area| (&area.id, &area.name)).collect();
    let anchored: Vec<(String, &PieceShape)> =
        areas.iter().flat_map(|board| &board.shapes).map(|(id, shape)| (piece_anchor(id), &**shape)).collect();
    let pieces = anchored.iter().map(|(id, shape)| drawing::Piece { id, outline: &shape.outline, lines: &shape.lines, small: shape.small });
    let shared = drawing::pieces(pieces).into_bytes().into();
    // An area has a line of figures below its name instead of a sign above it.
    Boards { shared, areas, overview: drawn(names, OVERVIEW, -LEADING, language) }
}

fn drawn(pieces: Vec<(&Id, &Localized<String>)>, size: Size, above: i32, language: Language) -> Board {
    let ids: Vec<&str> = pieces.iter().map(|(id, _)| id.as_str()).collect();
    let cut = board(&ids, size);
    let centers = pieces.iter().zip(&cut.cells).map(|((id, _), cell)| ((*id).clone(), cell.center)).collect();
    let shapes = pieces.iter().zip(cut.cells).map(|((id, name), cell)| ((*id).clone(), Arc::new(shape(cell, name.text(language), above))));
    Board { width: cut.width, height: cut.height, shapes: shapes.collect(), centers }
}

/// The name in the middle of the piece together with what stands above it; less than nothing is room below it.
fn shape(cell: Cell, name: &str, above: i32) -> PieceShape {
    let label = label(name, cell.safe.0);
    let height = LEADING * label.lines.len() as i32;
    let top = cell.center.1 - (above.abs() + height) / 2;
    let first = top + above.max(0) + BASE;
    let line = |(at, text): (usize, String)| Line { x: cell.center.0, y: first + LEADING * at as i32, text };
    let lines: Vec<Line> = label.lines.into_iter().enumerate().map(line).collect();
    PieceShape {
        name: drawing::name(&lines, label.small),
        lines,
        small: label.small,
        outline: cell.outline,
        sign: (cell.center.0 - SIGN / 2, top - 2),
        below: (cell.center.0, first + height),
    }
}
