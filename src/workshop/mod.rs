//! Makes the outputs of the site. A town is the unit: what is known of it and what it shows follow from digests that can be named, are kept in the store under
//! them, and are made again when they aren't there. Not where outputs go: that is `publish`.

mod base;
mod document;
mod known;
mod making;
mod output;
mod record;
mod shared;
mod texts;
mod town;

pub use self::base::PROGRAM;
pub use self::known::{Known, Made, Memory, Parts};
pub use self::output::{Site, Sizes};
pub use self::shared::Workshop;
pub use self::town::Source;
