//! What follows from an edition at a date: the only home of every figure. Pure and total.

mod attention;
mod history;
mod progress;
mod puzzle;
mod timeline;
mod totals;
mod update;

pub use progress::{add, figures, progress};
pub use puzzle::{proposal, puzzle};
pub use timeline::timeline;
pub use totals::{tally, totals};
