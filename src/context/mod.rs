//! What pages are built with: what all of a language share, what those of a town have besides, and what is known of all towns. It is made once and only read.

pub mod board;
pub mod frame;
pub mod gallery;
pub mod item;
mod language;
pub mod target;
mod whole;
mod word;

pub use self::language::{BODY_LEVEL, Common, Context, Originals, PlainActions, Tongues, shortened};
pub use self::whole::Whole;
