//! The puzzle and the metamodel: a town's, a band's, an area's pieces, the solutions.

use std::sync::Arc;

use serde::Serialize;

use super::common::{Body, Fact, Link, Tag, Text};
use crate::markup::Fragment;
use crate::markup::drawing::Line;

/// A puzzle as it is drawn and as it is told.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct PuzzleSet {
    /// What it amounts to, in a sentence.
    pub summary: String,
    /// The states with what they mean and how many pieces have each; they add up to all the pieces.
    pub states: Vec<StateCount>,
    /// Where the shapes and names of pieces are drawn, by their anchors: a file that all pages share.
    pub drawing: String,
    /// Where it is said what the levels mean.
    pub levels: String,
    /// The pieces, by area.
    pub areas: Vec<AreaBoard>,
}

/// A puzzle in small.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct OverviewSet {
    /// What it amounts to, in a sentence.
    pub summary: String,
    /// The areas as pieces.
    pub overview: Overview,
}

/// How many pieces are in a state.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct StateCount {
    /// The state.
    pub state: Tag,
    /// How many.
    pub count: String,
    /// What it means.
    pub definition: String,
}

/// The pieces of an area.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct AreaBoard {
    /// Its anchor.
    pub anchor: String,
    /// Its name.
    pub name: Text,
    /// How many are achieved out of those within reach, in a sentence.
    pub summary: String,
    /// The width of the drawing.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// The width of the drawing for phones.
    pub small_width: i32,
    /// Its height.
    pub small_height: i32,
    /// Its pieces, in the metamodel's order.
    pub pieces: Vec<PieceView>,
}

/// A piece as it stands.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct PieceView {
    /// Its anchor in the table.
    pub anchor: String,
    /// What it is called in the drawing for phones.
    pub small: String,
    /// Its number there.
    pub number: usize,
    /// Its name.
    pub name: Text,
    /// How it stands.
    pub state: Tag,
    /// Why.
    pub why: String,
    /// Where it is explained.
    pub href: String,
}

/// How a piece is drawn.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct PieceShape {
    /// Its outline, as the `d` of an SVG path.
    pub outline: String,
    /// Its name, as SVG.
    pub name: Fragment,
    /// The same in lines.
    #[serde(skip)]
    pub lines: Vec<Line>,
    /// Whether the name is in the smaller size.
    #[serde(skip)]
    pub small: bool,
    /// Where its sign stands, across and down: the upper left corner of a square of 20 units.
    pub sign: (i32, i32),
    /// Where a line below its name stands, across and down.
    pub below: (i32, i32),
}

/// The areas as the pieces of a small puzzle, each filled as far as its own pieces are.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Overview {
    /// The width of the drawing.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// The areas.
    pub areas: Vec<OverviewPiece>,
}

/// An area in the small puzzle.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct OverviewPiece {
    /// What its drawing's parts are called on the page.
    pub key: String,
    /// How it is drawn.
    pub shape: Arc<PieceShape>,
    /// Where it is told in full.
    pub href: String,
    /// Its name and figures, in a sentence.
    pub sentence: String,
    /// The figures, as they fit in the piece.
    pub count: String,
    /// Where the filling of what is achieved begins, from the top, and its height.
    pub achieved: (i32, i32),
    /// The same for what is ongoing, which stands on it.
    pub ongoing: (i32, i32),
}

/// The puzzle of a municipality.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct TownPuzzleView {
    /// The town.
    pub town: Link,
    /// Its band of population.
    pub band: Option<Link>,
    /// What it rests on: only the band, or what the town has said as well.
    pub basis: String,
    /// The puzzle.
    pub puzzle: PuzzleSet,
}

/// The metamodel as a whole.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct MetamodelView {
    /// What it is.
    pub introduction: Option<Body>,
    /// The bands with how many towns are in each and how many pieces each aims at.
    pub bands: Vec<BandRow>,
    /// The areas, for the columns of the bands' table.
    pub areas: Vec<AreaCard>,
    /// The levels with their thresholds.
    pub levels: Vec<Fact>,
    /// How the thresholds were chosen.
    pub criterion: Text,
    /// The public solutions.
    pub solutions: Vec<SolutionView>,
    /// How many pieces and solutions there are, in a sentence.
    pub summary: String,
}

/// A band of population.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct BandRow {
    /// Its name and page.
    pub band: Link,
    /// How many municipalities are in it.
    pub towns: String,
    /// How many pieces it aims at.
    pub pieces: String,
    /// The same by area, in the areas' order.
    pub by_area: Vec<String>,
}

/// An area in short.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct AreaCard {
    /// Its name and page.
    pub area: Link,
    /// How many pieces it has.
    pub count: String,
    /// Its groups.
    pub groups: String,
}

/// A band's page: what a town of its size aspires to.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct BandView {
    /// How many municipalities are in it, in a sentence.
    pub summary: String,
    /// The puzzle proposed to them.
    pub puzzle: PuzzleSet,
    /// The other bands.
    pub others: Vec<Link>,
}

/// An area's page.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct AreaView {
    /// The bands, for the columns of targets.
    pub bands: Vec<Text>,
    /// Its groups.
    pub groups: Vec<GroupView>,
    /// The other areas.
    pub others: Vec<Link>,
}

/// A group of pieces.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct GroupView {
    /// Its anchor.
    pub anchor: String,
    /// Its name.
    pub name: Text,
    /// Its pieces.
    pub pieces: Vec<PieceCard>,
}

/// A piece explained.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct PieceCard {
    /// Its anchor.
    pub anchor: String,
    /// Its name.
    pub name: Text,
    /// What having it means.
    pub description: Text,
    /// The dimension of maturity that it belongs to.
    pub dimension: Option<String>,
    /// The level that it aims at in each band; none where nothing is asked.
    pub targets: Vec<Option<String>>,
    /// The actions that build it.
    pub actions: Vec<Link>,
    /// The solutions that give it.
    pub solutions: Vec<Link>,
}

/// A public solution.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct SolutionView {
    /// Its anchor.
    pub anchor: String,
    /// Its name.
    pub name: String,
    /// Who offers it.
    pub provider: String,
    /// What it does.
    pub description: Text,
    /// Where to read about it.
    pub url: Option<String>,
    /// For whom.
    pub bands: String,
    /// The pieces that it gives.
    pub pieces: Vec<Link>,
    /// Where the fact that it exists was read.
    pub source: Option<String>,
    /// When it was seen there.
    pub seen: Option<String>,
}
