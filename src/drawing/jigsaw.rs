//! A jigsaw: rows of interlocking pieces that fill a rectangle. A cut depends only on the two pieces that it parts, so a piece keeps its shape
//! and place from build to build; nothing is random. Not which pieces there are nor how they stand.

/// The shape of a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Its width, in units of the drawing.
    pub width: i32,
    /// The height of a row.
    pub row: i32,
    /// How many pieces a row may have.
    pub most: usize,
}

/// A board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// Its pieces, in the order of their ids.
    pub cells: Vec<Cell>,
}

/// A piece of a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its outline, as the `d` of an SVG path.
    pub outline: String,
    /// The middle of its body.
    pub center: (i32, i32),
    /// How wide and high a label there may be without touching any cut.
    pub safe: (i32, i32),
}

/// A point, across and down.
type Point = (i32, i32);

/// A cut from one point to another: cubic curves, each as two control points and its end. Straight when it has none.
#[derive(Debug, Clone)]
struct Cut {
    from: Point,
    to: Point,
    curves: Vec<[Point; 3]>,
}

/// A third of a knob's width at its neck: knobs are 2.5 of these deep, and this varies by one from cut to cut.
const KNOB: i32 = 10;
/// How far a knob reaches into the neighbour at most.
const REACH: i32 = (KNOB + 1) * 5 / 2;
/// A cut shorter than this has no room for a knob.
const SHORTEST: i32 = KNOB * 7;

/// Cuts a board into one piece for each id. Rows are as even as they can be, the first ones longer by one.
pub fn board(ids: &[&str], size: Size) -> Board {
    let rows = ids.len().div_ceil(size.most.max(1));
    let mut rest = ids;
    let mut laid: Vec<Vec<Slot<'_>>> = Vec::with_capacity(rows);
    for row in 0..rows {
        let (these, others) = rest.split_at(rest.len().div_ceil(rows - row));
        rest = others;
        let count = these.len() as i32;
        let edge = |at: usize| size.width * at as i32 / count;
        laid.push(these.iter().enumerate().map(|(at, id)| Slot { id, left: edge(at), right: edge(at + 1) }).collect());
    }
    let height = size.row * rows as i32;
    let mut cells = Vec::with_capacity(ids.len());
    for (row, slots) in laid.iter().enumerate() {
        let (top, bottom) = (size.row * row as i32, size.row * (row as i32 + 1));
        let above =
            row.checked_sub(1).map_or_else(|| vec![straight((0, top), (size.width, top))], |above| across(&laid[above], slots, top));
        let below = laid.get(row + 1).map_or_else(|| vec![straight((0, bottom), (size.width, bottom))], |next| across(slots, next, bottom));
        for (at, slot) in slots.iter().enumerate() {
            let side = |neighbour: Option<&Slot<'_>>, x: i32, first: bool| match neighbour {
                None => straight((x, top), (x, bottom)),
                Some(other) if first => cut(other.id, slot.id, (x, top), (x, bottom)),
                Some(other) => cut(slot.id, other.id, (x, top), (x, bottom)),
            };
            let left = side(at.checked_sub(1).map(|before| &slots[before]), slot.left, true);
            let right = side(slots.get(at + 1), slot.right, false);
            let outline = outline(slot, &above, &right, &below, &left, (top, bottom));
            cells.push(Cell {
                outline,
                center: ((slot.left + slot.right) / 2, (top + bottom) / 2),
                safe: (slot.right - slot.left - 2 * REACH, size.row - 2 * REACH),
            });
        }
    }
    Board { width: size.width, height, cells }
}

/// Where a piece stands in its row.
struct Slot<'i> {
    id: &'i str,
    left: i32,
    right: i32,
}

/// The cuts between two rows, from left to right. Where the rows' own cuts don't meet, each stretch between them is a cut by itself, so
/// that no knob straddles three pieces.
fn across(upper: &[Slot<'_>], lower: &[Slot<'_>], y: i32) -> Vec<Cut> {
    let mut ends: Vec<i32> = upper.iter().chain(lower).map(|slot| slot.right).collect();
    ends.sort_unstable();
    ends.dedup();
    let mut from = 0;
    let mut cuts = Vec::with_capacity(ends.len());
    for to in ends {
        let over = |slots: &[Slot<'_>]| {
            slots.iter().find(|slot| slot.left <= from && to <= slot.right).map_or(String::new(), |slot| slot.id.to_owned())
        };
        cuts.push(cut(&over(upper), &over(lower), (from, y), (to, y)));
        from = to;
    }
    cuts
}

fn straight(from: Point, to: Point) -> Cut {
    Cut { from, to, curves: Vec::new() }
}

/// The cut between two pieces: which way its knob points, how large it is and how far off the middle follow from their ids.
fn cut(a: &str, b: &str, from: Point, to: Point) -> Cut {
    let length = (to.0 - from.0) + (to.1 - from.1);
    if length < SHORTEST {
        return straight(from, to);
    }
    let digest = blake3::hash(format!("{a}\n{b}").as_bytes());
    let [turn, large, aside, ..] = *digest.as_bytes();
    let side = if turn % 2 == 0 { 1 } else { -1 };
    let knob = KNOB - 1 + i32::from(large % 3);
    let middle = length / 2 + (i32::from(aside) - 128) * length / 1600;
    let across = from.1 == to.1;
    let at = |along: i32, off: i32| if across { (from.0 + along, from.1 + off * side) } else { (from.0 + off * side, from.1 + along) };
    let curves = vec![
        [at(middle * 2 / 5, 0), at(middle, -knob), at(middle - knob, knob)],
        [at(middle - 2 * knob, 3 * knob), at(middle + 2 * knob, 3 * knob), at(middle + knob, knob)],
        [at(middle, -knob), at(length - (length - middle) * 2 / 5, 0), to],
    ];
    Cut { from, to, curves }
}

impl Cut {
    fn reversed(&self) -> Cut {
        let mut starts = vec![self.from];
        starts.extend(self.curves.iter().map(|curve| curve[2]));
        let curves = self.curves.iter().enumerate().rev().map(|(at, [first, second, _])| [*second, *first, starts[at]]);
        Cut { from: self.to, to: self.from, curves: curves.collect() }
    }
}

/// Clockwise from the upper left corner, in relative coordinates, which are shorter.
fn outline(slot: &Slot<'_>, above: &[Cut], right: &Cut, below: &[Cut], left: &Cut, (top, _): (i32, i32)) -> String {
    let within = |cut: &&Cut| slot.left <= cut.from.0 && cut.to.0 <= slot.right;
    let edge = |cuts: &[Cut]| -> Vec<Cut> {
        match cuts {
            // The board's own edge is one line, of which a piece has its part.
            [only] if only.curves.is_empty() => vec![straight((slot.left, only.from.1), (slot.right, only.from.1))],
            cuts => cuts.iter().filter(within).cloned().collect(),
        }
    };
    let mut around = edge(above);
    around.push(right.clone());
    around.extend(edge(below).iter().rev().map(Cut::reversed));
    around.push(left.reversed());
    let mut at = (slot.left, top);
    let mut path = format!("M{} {}", at.0, at.1);
    for cut in around {
        if cut.curves.is_empty() {
            path.push_str(&format!("l{} {}", cut.to.0 - at.0, cut.to.1 - at.1));
        }
        for curve in &cut.curves {
            let numbers: Vec<String> = curve.iter().map(|point| format!("{} {}", point.0 - at.0, point.1 - at.1)).collect();
            path.push_str(&format!("c{}", numbers.join(" ")));
            at = curve[2];
        }
        at = cut.to;
    }
    path.push('z');
    path
}

#[cfg(test)]
mod tests {
    use super::{Board, Size, board};

    const SIZE: Size = Size { width: 1080, row: 132, most: 5 };

    fn of(count: usize) -> Board {
        let ids: Vec<String> = (0..count).map(|at| format!("peca-{at}")).collect();
        board(&ids.iter().map(String::as_str).collect::<Vec<_>>(), SIZE)
    }

    /// The points of an outline, by adding up its relative coordinates; curves are followed in eight steps.
    fn followed(outline: &str) -> Vec<(f64, f64)> {
        let mut points: Vec<(f64, f64)> = Vec::new();
        for command in
            outline.trim_end_matches('z').split_inclusive(|c: char| c.is_ascii_digit()).collect::<String>().split(['M', 'l', 'c']).skip(1)
        {
            let numbers: Vec<f64> = command.split_whitespace().map(|number| number.parse().expect("a number")).collect();
            let at = points.last().copied().unwrap_or((0.0, 0.0));
            let point = |n: usize| (at.0 + numbers[n], at.1 + numbers[n + 1]);
            if numbers.len() == 2 {
                points.push(point(0));
                continue;
            }
            let (a, b, c) = (point(0), point(2), point(4));
            for step in 1..=8 {
                let t = f64::from(step) / 8.0;
                let u = 1.0 - t;
                let mix = |p: f64, a: f64, b: f64, c: f64| u * u * u * p + 3.0 * u * u * t * a + 3.0 * u * t * t * b + t * t * t * c;
                points.push((mix(at.0, a.0, b.0, c.0), mix(at.1, a.1, b.1, c.1)));
            }
        }
        points
    }

    /// The area that a closed line encloses.
    fn area(points: &[(f64, f64)]) -> f64 {
        let pairs = points.iter().zip(points.iter().cycle().skip(1));
        pairs.map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>().abs() / 2.0
    }

    #[test]
    fn pieces_fill_the_board_without_overlapping() {
        for count in 1..=40 {
            let board = of(count);
            assert_eq!(board.cells.len(), count);
            // Each cut is followed alike from both sides, so what one piece gains the other loses: the areas add up to the board's only when
            // all cuts agree.
            let total: f64 = board.cells.iter().map(|cell| area(&followed(&cell.outline))).sum();
            let whole = f64::from(board.width * board.height);
            assert!((total - whole).abs() < 0.001 * whole, "{count} pieces cover {total} of {whole}");
        }
    }

    #[test]
    fn outlines_close() {
        for cell in of(17).cells {
            let points = followed(&cell.outline);
            assert_eq!(points.first(), points.last(), "{}", cell.outline);
        }
    }

    #[test]
    fn a_piece_keeps_its_shape() {
        assert_eq!(of(14), of(14));
        let (all, fewer) = (board(&["a", "b", "c", "d", "e", "f"], SIZE), board(&["a", "b", "c", "x", "y", "z"], SIZE));
        // The cut between «a» and «b» is the same whatever stands below.
        let right = |board: &Board| board.cells[0].outline.split('c').take(4).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(right(&all), right(&fewer));
    }
}
