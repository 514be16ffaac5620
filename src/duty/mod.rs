//! What the service does for those who run it: figures, announcements, a word about lasting trouble.
//!
//! Invariant: an announcement reaches a person at most once; a trouble is told once, and once when it is over; nothing
//! here shows a code, a token, or who somebody is. Deliberately absent: who may ask (`bot`), and alarms for a pager,
//! which belong to whatever reads `/metrics`.

mod announcer;
mod figures;
mod lookout;

pub use announcer::Announcer;
pub use figures::Figures;
pub use lookout::{Lookout, Signs};
