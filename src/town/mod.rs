//! What is known of a town: what it says, and everything that follows from that. Not how it is told.

mod facts;

pub use self::facts::TownFacts;
