//! Wake-up calls: a committed change tells the worker it concerns, so that none of them polls the database.

use tokio::sync::Notify;

/// One bell per worker. A bell that rings while nobody waits is heard by the next who does.
#[derive(Debug, Default)]
pub struct Signals {
    /// There is something to deliver.
    pub outbox: Notify,
    /// There is a purchase to carry on.
    pub purchases: Notify,
    /// There is an announcement to send.
    pub announcements: Notify,
    /// There is an account to poll, or a promised cancel.
    pub polls: Notify,
}

impl Signals {
    /// Wakes all workers: something changed, and it is not known for whom.
    pub fn ring_all(&self) {
        for bell in [&self.outbox, &self.purchases, &self.announcements, &self.polls] {
            bell.notify_one();
        }
    }
}
