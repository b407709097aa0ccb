//! What is known of a town: what it says and everything that follows from that, and what is kept of it. Not how it is told.

mod facts;
mod packed;
mod record;
mod towns;

pub use self::facts::TownFacts;
pub use self::packed::Packed;
pub use self::record::{AdhesionRecord, Entry, LatestUpdate, Pending, Review, Rows, Segment, Spoken, Stretch, TownRecord};
pub use self::towns::Towns;
