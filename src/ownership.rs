//! Owning the database, or standing by until it has no owner.
//!
//! Invariant: a standby takes over only if the owner announced its end, or if the standby itself checked
//! regularly and saw no write during the whole silence period. A database outage, a suspended machine or a
//! clock jump therefore never causes a takeover. Deliberately absent: preventing writes by a process that
//! lost the database (`store`).

use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;

use crate::store::{Error, Ownership, Store};

/// How often a standby checks.
const LOOK: Duration = Duration::from_millis(250);
/// A longer gap between two checks proves nothing about the owner: this process may have been suspended.
const GAP: Duration = Duration::from_millis(1_500);
/// An owner that has written nothing for this long is considered dead.
const SILENCE: Duration = Duration::from_millis(3_500);
/// A check that takes longer is aborted, and its connection closed.
const LOOKED_WITHIN: Duration = Duration::from_secs(5);
/// Interval of the owner's heartbeat, in addition to its regular writes.
const RENEW: Duration = Duration::from_secs(1);

/// What a standby has observed of the owner.
#[derive(Debug, Default)]
struct Watch {
    seen: Option<(Ownership, Instant)>,
    looked: Option<Instant>,
}

impl Watch {
    /// Records a check. Returns whether the database may be taken over in the state seen.
    fn is_free(&mut self, owner: &Ownership, now: Instant) -> bool {
        let steady = self.looked.replace(now).is_some_and(|last| now - last < GAP);
        let since = match &self.seen {
            Some((seen, since)) if steady && seen == owner => *since,
            _ => now,
        };
        self.seen = Some((owner.clone(), since));
        owner.address.is_empty() || now - since >= SILENCE
    }
}

/// Takes the database if nobody owns it. Returns whether this process is now the owner.
pub async fn claim(store: &Store, address: &str) -> Result<bool, Error> {
    let owner = store.find_owner().await?;
    Ok(owner.address.is_empty() && store.take_ownership(&owner, address).await?)
}

/// Waits until this process owns the database. `false` if `stop` came first.
///
/// Once it has begun to take the database, it waits for the answer even if `stop` comes: a database that was
/// taken without this process knowing would belong to nobody until the next standby has seen it silent.
pub async fn stand_by(store: &Store, address: &str, stop: &CancellationToken) -> bool {
    let mut watch = Watch::default();
    loop {
        let found = stop.run_until_cancelled(in_time(store.find_owner())).await;
        let Some(found) = found else { return false };
        let looked = match found {
            Ok(owner) if watch.is_free(&owner, Instant::now()) => {
                in_time(store.take_ownership(&owner, address)).await
            }
            found => found.map(|_| false),
        };
        match looked {
            Ok(true) => return true,
            Ok(false) => {}
            Err(error) => {
                watch = Watch::default();
                tracing::warn!(error, "failed to look at the owner of the database");
            }
        }
        if stop.run_until_cancelled(tokio::time::sleep(LOOK)).await.is_none() {
            return false;
        }
    }
}

/// The answer of the database, or why there is none.
async fn in_time<T>(asked: impl Future<Output = Result<T, Error>>) -> Result<T, String> {
    match tokio::time::timeout(LOOKED_WITHIN, asked).await {
        Ok(answer) => answer.map_err(|error| error.to_string()),
        Err(_) => Err("it does not answer".to_owned()),
    }
}

/// Sends heartbeats until the database is released or another process has taken over. This continues during
/// shutdown: work still running belongs to this process until it is done.
pub async fn keep(store: &Store) {
    let ended = store.ownership_ended();
    while let Some(renewed) = ended.run_until_cancelled(store.renew_ownership()).await {
        if let Err(error) = renewed {
            tracing::warn!(%error, "failed to renew the ownership of the database");
        }
        if ended.run_until_cancelled(tokio::time::sleep(RENEW)).await.is_none() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owner(beat: i64) -> Ownership {
        Ownership { epoch: 1, beat, address: "10.0.0.1:8080".to_owned() }
    }

    #[test]
    fn an_owner_that_writes_is_left_alone_and_one_that_is_silent_is_not() {
        let (mut watch, start) = (Watch::default(), Instant::now());
        let at = |ms| start + Duration::from_millis(ms);
        for ms in (0..60_000).step_by(500) {
            assert!(!watch.is_free(&owner(ms as i64), at(ms)), "{ms}");
        }
        for ms in (60_000..63_000).step_by(500) {
            assert!(!watch.is_free(&owner(59_500), at(ms)), "{ms}");
        }
        assert!(watch.is_free(&owner(59_500), at(63_000)));
    }

    #[test]
    fn a_standby_that_was_away_itself_starts_to_count_anew() {
        let (mut watch, start) = (Watch::default(), Instant::now());
        let at = |ms| start + Duration::from_millis(ms);
        assert!(!watch.is_free(&owner(5), at(0)));
        assert!(!watch.is_free(&owner(5), at(1_000)));
        assert!(!watch.is_free(&owner(5), at(20_000)), "it was frozen, or the database was away");
        for ms in (21_000..23_500).step_by(500) {
            assert!(!watch.is_free(&owner(5), at(ms)), "{ms}");
        }
        assert!(watch.is_free(&owner(5), at(23_500)));
    }

    #[test]
    fn an_owner_that_gave_the_database_back_makes_way_at_once() {
        let free = Ownership { address: String::new(), ..owner(9) };
        assert!(Watch::default().is_free(&free, Instant::now()));
    }
}
