//! Orders each user's updates. Actions on orders run one at a time and do not wait for screens, which run one
//! at a time among themselves: a hanging screen keeps nobody from canceling a number. Changes to who is
//! linked wait for both, and both wait for them.

use std::sync::{Mutex, PoisonError};

use super::screen::Course;

/// The queues of one user.
#[derive(Default)]
pub(super) struct Turns {
    pub(super) acts: tokio::sync::Mutex<()>,
    pub(super) looks: tokio::sync::Mutex<()>,
    /// The screen being shown.
    showing: Mutex<Option<Course>>,
}

/// A screen in progress, until this is dropped.
pub(super) struct Showing<'a>(&'a Turns);

impl Turns {
    pub(super) fn begin_look(&self, course: &Course) -> Showing<'_> {
        *self.showing.lock().unwrap_or_else(PoisonError::into_inner) = Some(course.clone());
        Showing(self)
    }

    /// The screen in progress uses a new message from now on: its place may be taken.
    pub(super) fn overtake_looks(&self) {
        if let Some(course) = &*self.showing.lock().unwrap_or_else(PoisonError::into_inner) {
            course.overtake();
        }
    }
}

impl Drop for Showing<'_> {
    fn drop(&mut self) {
        *self.0.showing.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
