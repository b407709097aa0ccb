//! The metamodel's pieces as they are drawn in a language: made once, shared by the puzzles of all towns. Not how the pieces stand.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::drawing::jigsaw::{Cell, Size, board};
use crate::drawing::label::{LEADING, label};
use crate::markup::drawing::{self, Line};
use crate::model::identifier::Id;
use crate::model::language::Language;
use crate::model::metamodel::Metamodel;
use crate::route::{piece_anchor, small_piece_anchor};
use crate::view::PieceShape;

/// An area's board: wide enough for five pieces with their names.
const AREA: Size = Size { width: 1080, row: 132, most: 5 };
/// The same for a phone: three pieces in a row, with their numbers.
const SMALL_AREA: Size = Size { width: 330, row: 92, most: 3 };
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
    /// The same for phones, with numbers instead of names.
    pub small: Vec<Board>,
    /// The numbers of pieces, in the order of areas.
    pub numbers: BTreeMap<Id, usize>,
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
        drawn(pieces.map(|piece| (&piece.id, piece.name.text(language))).collect(), AREA, SIGN)
    });
    let areas: Vec<Board> = areas.collect();
    let ordered = metamodel.areas.iter().flat_map(|area| metamodel.pieces.iter().filter(|piece| piece.area.value == area.id));
    let numbers: BTreeMap<Id, usize> = ordered.enumerate().map(|(at, piece)| (piece.id.clone(), at + 1)).collect();
    let small = metamodel.areas.iter().map(|area| {
        let pieces: Vec<(&Id, String)> = metamodel
            .pieces
            .iter()
            .filter(|piece| piece.area.value == area.id)
            .map(|piece| (&piece.id, numbers[&piece.id].to_string()))
            .collect();
        drawn(pieces.iter().map(|(id, number)| (*id, number.as_str())).collect(), SMALL_AREA, SIGN)
    });
    let small: Vec<Board> = small.collect();
    let names = metamodel.areas.iter().map(|area| (&area.id, area.name.text(language))).collect();
    let of = |boards: &'_ [Board], anchor: fn(&Id) -> String| -> Vec<(String, Arc<PieceShape>)> {
        boards.iter().flat_map(|board| &board.shapes).map(|(id, shape)| (anchor(id), shape.clone())).collect()
    };
    let anchored = [of(&areas, piece_anchor), of(&small, small_piece_anchor)].concat();
    let pieces = anchored.iter().map(|(id, shape)| drawing::Piece {
        id,
        outline: &shape.outline,
        lines: &shape.lines,
        small: shape.small,
        sign: shape.sign,
    });
    let shared = drawing::pieces(pieces).into_bytes().into();
    // An area has a line of figures below its name instead of a sign above it.
    Boards { shared, areas, small, numbers, overview: drawn(names, OVERVIEW, -LEADING) }
}

fn drawn(pieces: Vec<(&Id, &str)>, size: Size, above: i32) -> Board {
    let ids: Vec<&str> = pieces.iter().map(|(id, _)| id.as_str()).collect();
    let cut = board(&ids, size);
    let centers = pieces.iter().zip(&cut.cells).map(|((id, _), cell)| ((*id).clone(), cell.center)).collect();
    let shapes = pieces.iter().zip(cut.cells).map(|((id, name), cell)| ((*id).clone(), Arc::new(shape(cell, name, above))));
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
