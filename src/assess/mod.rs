//! What follows from an edition at a date: the only home of every figure. Pure and total.

mod progress;
mod puzzle;

pub use progress::{add, figures, progress};
pub use puzzle::puzzle;
