//! Tracks which updates are in progress, and up to where Telegram may be told that they are handled.

use std::collections::BTreeMap;

use teloxide::types::Update;

/// The most updates that Telegram sends at once.
const BATCH: usize = 100;

/// Updates that were received and not yet acknowledged.
#[derive(Debug, Default)]
pub(super) struct AckWindow {
    /// By id: `true` once handled.
    in_hand: BTreeMap<u32, bool>,
    /// The id after the newest update.
    next: u32,
    /// Updates below this are acknowledged although still in progress: otherwise nothing behind them would
    /// arrive.
    floor: u32,
}

impl AckWindow {
    /// Whether an update is being handled.
    pub(super) fn is_busy(&self) -> bool {
        self.in_hand.values().any(|handled| !handled)
    }

    /// What to acknowledge: everything below the lowest update in progress.
    pub(super) fn offset(&mut self) -> u32 {
        while let Some(entry) = self.in_hand.first_entry() {
            if !*entry.get() {
                return (*entry.key()).max(self.floor);
            }
            entry.remove();
        }
        self.next
    }

    /// Adds a batch and returns the updates that were not already in progress.
    pub(super) fn open(&mut self, batch: Vec<Update>) -> Vec<Update> {
        let full = batch.len() >= BATCH;
        let fresh: Vec<Update> =
            batch.into_iter().filter(|update| !self.in_hand.contains_key(&update.id.0)).collect();
        for update in &fresh {
            self.in_hand.insert(update.id.0, false);
            self.next = update.id.0.saturating_add(1);
            self.floor = self.floor.min(update.id.0);
        }
        if full && fresh.is_empty() {
            self.floor = self.next;
        }
        fresh
    }

    /// Marks an update as handled, or as failed, in which case it comes again.
    pub(super) fn close(&mut self, id: u32, handled: bool) {
        if handled {
            self.in_hand.insert(id, true);
        } else {
            self.in_hand.remove(&id);
            self.next = self.next.min(id);
            self.floor = self.floor.min(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn updates(ids: impl IntoIterator<Item = u32>) -> Vec<Update> {
        let update = |id| serde_json::from_value(serde_json::json!({ "update_id": id })).unwrap();
        ids.into_iter().map(update).collect()
    }

    fn ids(updates: &[Update]) -> Vec<u32> {
        updates.iter().map(|update| update.id.0).collect()
    }

    #[test]
    fn nothing_is_acknowledged_beyond_the_lowest_update_in_hand() {
        let mut window = AckWindow::default();
        assert_eq!(ids(&window.open(updates([5, 6, 7]))), [5, 6, 7]);
        window.close(5, true);
        window.close(7, true);
        assert_eq!(window.offset(), 6);
        assert_eq!(ids(&window.open(updates([6, 7, 8]))), [8]);
        window.close(6, true);
        window.close(8, true);
        assert_eq!(window.offset(), 9);
        assert!(!window.is_busy());
    }

    #[test]
    fn an_update_that_could_not_be_handled_comes_again() {
        let mut window = AckWindow::default();
        window.open(updates([5, 6]));
        window.close(6, true);
        window.close(5, false);
        assert_eq!(window.offset(), 5);
        assert_eq!(ids(&window.open(updates([5]))), [5]);
    }

    #[test]
    fn ids_may_jump_backwards() {
        let mut window = AckWindow::default();
        window.open(updates([900]));
        window.close(900, true);
        assert_eq!(window.offset(), 901);
        window.open(updates([12]));
        window.close(12, true);
        assert_eq!(window.offset(), 13);
    }

    #[test]
    fn a_stuck_update_does_not_keep_later_ones_from_coming() {
        let mut window = AckWindow::default();
        window.open(updates(1..=100));
        (2..=100).for_each(|id| window.close(id, true));
        assert_eq!(window.offset(), 1);
        assert!(window.open(updates(1..=100)).is_empty());
        assert_eq!(window.offset(), 101);
        assert_eq!(ids(&window.open(updates([101]))), [101]);
    }
}
