//! How far the reading is, and whether to go on.

use super::ListError;

/// Told now and then how far the work is; may stop it.
pub trait Progress {
    /// `done` of `total` steps are finished. Returning `false` cancels; nothing is kept then.
    fn step(&self, done: usize, total: usize) -> bool;
}

impl<F: Fn(usize, usize) -> bool> Progress for F {
    fn step(&self, done: usize, total: usize) -> bool {
        self(done, total)
    }
}

/// Never cancels and tells nobody.
#[derive(Debug, Clone, Copy, Default)]
pub struct Quiet;

impl Progress for Quiet {
    fn step(&self, _done: usize, _total: usize) -> bool {
        true
    }
}

/// Rows between two reports: often enough to cancel within a blink, seldom enough to cost nothing.
const EVERY: usize = 256;

/// Reports every [`EVERY`] rows and turns a "no" into [`ListError::Cancelled`].
pub(super) fn tick(progress: &dyn Progress, done: usize, total: usize) -> Result<(), ListError> {
    if done.is_multiple_of(EVERY) && !progress.step(done, total) {
        return Err(ListError::Cancelled);
    }
    Ok(())
}
