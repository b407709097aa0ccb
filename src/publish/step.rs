//! What a build is asked for and told while it publishes.

use crate::output::OutputPath;

/// What was done while publishing, for whoever shows progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One more output is in the new tree. Where nothing changed there is no new tree and no step.
    Output,
}

/// Renders an output.
pub type Render<'r, E> = dyn Fn(&OutputPath) -> Result<Vec<u8>, E> + Sync + 'r;
