//! In-memory cache of active chats: events, deliveries and presses read nothing from the database.
//!
//! Invariant: the cache holds only committed state. This process is the only writer (`owner`). After its
//! commit, the journal (`writer`) updates the chats it changed. Any other change to a user's rows happens
//! within a [`Change`]: from before its transaction until after it, nothing is cached for that user, and what
//! was read meanwhile is not cached either. Deliberately absent: writing.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::chat::Chat;
use crate::domain::UserId;

/// Maximum number of cached chats; beyond it, idle ones are evicted.
const MOST: usize = 8_192;
/// A chat that was not used for this long is evicted first.
const IDLE: Duration = Duration::from_secs(60);
/// How long nothing is cached for a user after a transaction was interrupted during its commit, because
/// nobody knows when it takes effect.
const UNCERTAIN: Duration = Duration::from_secs(30);

/// The chats in memory.
#[derive(Default)]
pub(super) struct Memory {
    slots: Mutex<HashMap<UserId, Slot>>,
    /// The user each hook key leads to. An entry is stale if the user's account has another hook by now.
    hooks: Mutex<HashMap<String, UserId>>,
}

struct Slot {
    /// Counts changes to the user's rows.
    generation: u64,
    /// Running transactions that change the rows, and running reads of them.
    changes: u32,
    reads: u32,
    uncertain_until: Option<Instant>,
    used: Instant,
    chat: Option<Arc<Chat>>,
    /// A message that shows neither a card nor an SMS, such as the menu the user is in.
    plain: Option<i32>,
}

impl Slot {
    fn new() -> Self {
        let used = Instant::now();
        Self { generation: 0, changes: 0, reads: 0, uncertain_until: None, used, chat: None, plain: None }
    }

    fn may_keep(&self) -> bool {
        self.changes == 0 && self.uncertain_until.is_none_or(|until| until < Instant::now())
    }

    fn is_idle(&self) -> bool {
        self.changes == 0 && self.reads == 0 && self.may_keep() && self.used.elapsed() > IDLE
    }

    /// Invalidates what is cached and what is being read.
    fn touch(&mut self) {
        self.generation += 1;
        self.chat = None;
        self.plain = None;
    }
}

impl Memory {
    fn slots(&self) -> MutexGuard<'_, HashMap<UserId, Slot>> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The cached state of a chat.
    pub(super) fn find(&self, user: UserId) -> Option<Arc<Chat>> {
        let mut slots = self.slots();
        let slot = slots.get_mut(&user).filter(|slot| slot.may_keep())?;
        slot.used = Instant::now();
        slot.chat.clone()
    }

    /// Whether this message is known to show neither a card nor an SMS.
    pub(super) fn is_plain(&self, user: UserId, message: i32) -> bool {
        self.slots().get(&user).is_some_and(|slot| slot.may_keep() && slot.plain == Some(message))
    }

    /// The owner of this hook key, if it was looked up before.
    pub(super) fn find_by_hook(&self, key: &str) -> Option<UserId> {
        self.hooks().get(key).copied()
    }

    /// Remembers the owner of this hook key.
    pub(super) fn note_hook(&self, key: &str, user: UserId) {
        let mut hooks = self.hooks();
        if hooks.len() >= MOST {
            hooks.clear();
        }
        hooks.insert(key.to_owned(), user);
    }

    fn hooks(&self) -> MutexGuard<'_, HashMap<String, UserId>> {
        self.hooks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a read of a user's rows.
    pub(super) fn read(self: &Arc<Self>, user: UserId) -> Read {
        let mut slots = self.slots();
        let slot = slots.entry(user).or_insert_with(Slot::new);
        slot.reads += 1;
        Read { memory: Arc::clone(self), user, generation: slot.generation }
    }

    /// Begins a change of a user's rows.
    pub(super) fn change(self: &Arc<Self>, user: UserId) -> Change {
        let mut slots = self.slots();
        let slot = slots.entry(user).or_insert_with(Slot::new);
        slot.changes += 1;
        slot.touch();
        evict(&mut slots);
        Change { memory: Arc::clone(self), user, committing: false, chat: None }
    }

    /// How long, in milliseconds, it may remain unknown whether a transaction that changes the user's rows
    /// took effect.
    pub(super) fn uncertain_for(&self, user: UserId) -> Option<i64> {
        let until = self.slots().get(&user)?.uncertain_until?;
        let left = until.checked_duration_since(Instant::now())?;
        i64::try_from(left.as_millis()).ok().map(|left| left + 1)
    }

    /// Empties the cache, because rows of many users change.
    pub(super) fn clear(&self) {
        self.slots().values_mut().for_each(Slot::touch);
    }
}

fn evict(slots: &mut HashMap<UserId, Slot>) {
    if slots.len() <= MOST {
        return;
    }
    slots.retain(|_, slot| !slot.is_idle());
    if slots.len() > MOST {
        // Those left are all in use; what is needed next is read again.
        slots.retain(|_, slot| slot.changes > 0 || slot.reads > 0 || !slot.may_keep());
    }
}

/// A read of a user's rows.
pub(super) struct Read {
    memory: Arc<Memory>,
    user: UserId,
    generation: u64,
}

impl Read {
    /// Caches what was read, unless something changed meanwhile; then returns `false`.
    pub(super) fn keep(self, chat: &Arc<Chat>) -> bool {
        self.note(|slot| slot.chat = Some(Arc::clone(chat)))
    }

    /// Remembers that this message shows neither a card nor an SMS, unless something changed meanwhile.
    pub(super) fn keep_plain(self, message: i32) {
        self.note(|slot| slot.plain = Some(message));
    }

    fn note(&self, keep: impl FnOnce(&mut Slot)) -> bool {
        let mut slots = self.memory.slots();
        let Some(slot) = slots.get_mut(&self.user) else { return false };
        if slot.generation != self.generation || !slot.may_keep() {
            return false;
        }
        keep(slot);
        slot.used = Instant::now();
        evict(&mut slots);
        true
    }
}

impl Drop for Read {
    fn drop(&mut self) {
        if let Some(slot) = self.memory.slots().get_mut(&self.user) {
            slot.reads = slot.reads.saturating_sub(1);
        }
    }
}

/// A transaction that changes a user's rows.
pub(super) struct Change {
    memory: Arc<Memory>,
    user: UserId,
    committing: bool,
    chat: Option<Arc<Chat>>,
}

impl Change {
    /// From now on it may take effect at any moment, until [`Self::done`].
    pub(super) fn commits(&mut self) {
        self.committing = true;
    }

    /// It has taken effect, or never will.
    pub(super) fn done(self) {
        self.keep(None);
    }

    /// It has taken effect; caches the resulting chat, if it is known completely.
    pub(super) fn keep(mut self, chat: Option<Arc<Chat>>) {
        self.committing = false;
        self.chat = chat;
    }

    pub(super) fn user(&self) -> UserId {
        self.user
    }
}

impl Drop for Change {
    fn drop(&mut self) {
        let mut slots = self.memory.slots();
        let Some(slot) = slots.get_mut(&self.user) else { return };
        slot.changes = slot.changes.saturating_sub(1);
        slot.touch();
        if self.committing {
            slot.uncertain_until = Some(Instant::now() + UNCERTAIN);
        } else if slot.may_keep() {
            slot.chat = self.chat.take();
            // A change of a person marks accounts that they don't have.
            if slot.chat.is_none() && slot.reads == 0 {
                slots.remove(&self.user);
            }
        }
    }
}
