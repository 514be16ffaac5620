//! Operator features: figures, announcements, and alerts about lasting trouble.
//!
//! Invariant: an announcement reaches a user at most once; each trouble is reported once, and once when it is
//! over; nothing here shows a code, a token, or anybody's identity. Deliberately absent: who may ask (`bot`),
//! and paging, which belongs to whatever scrapes `/metrics`.

mod alerts;
mod announcer;
mod stats;

pub use alerts::{Alerts, HealthInputs};
pub use announcer::Announcer;
pub use stats::Stats;
