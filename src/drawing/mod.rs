//! Shapes for pictures, from values: the jigsaw, the words on its pieces, the bars of charts. Coordinates and path data only; what is drawn
//! with them, and the words beside them, are the templates'.

pub mod chart;
pub mod jigsaw;
pub mod label;
pub mod map;
