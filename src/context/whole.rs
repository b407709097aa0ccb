//! What the pages of all towns are built with: those of a language, and what is known of every town.

use std::ops::Deref;

use super::language::Context;
use crate::town::Towns;

/// A context with all towns.
#[derive(Clone, Copy)]
pub struct Whole<'w> {
    /// What pages of its language are built with.
    pub context: &'w Context,
    /// All towns.
    pub towns: &'w Towns,
}

impl Deref for Whole<'_> {
    type Target = Context;

    fn deref(&self) -> &Context {
        self.context
    }
}
