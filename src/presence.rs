//! Being one of several processes: showing that this one lives, and giving up those that are silent.
//!
//! Invariant: a process is given up only by one that has itself looked steadily for the whole of the silence, so that
//! an outage of the database, or a machine that slept, gives nobody up. Deliberately absent: what becomes free then
//! (`store`).

use std::collections::HashMap;
use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;

use crate::store::{Beat, Store};

/// How often a process shows that it lives.
const EVERY: Duration = Duration::from_secs(2);
/// After so long a silence a process is given up.
const SILENCE: Duration = Duration::from_secs(8);
/// A look that comes so long after the one before says nothing of the time between.
const GAP: Duration = Duration::from_secs(6);

/// What is remembered of the others.
#[derive(Debug, Default)]
struct Watch {
    others: HashMap<String, (i64, Instant)>,
    looked: Option<Instant>,
}

impl Watch {
    /// Takes in how far the others have counted, and names those that are silent.
    fn look(&mut self, beats: Vec<Beat>, now: Instant) -> Vec<Beat> {
        if self.looked.is_some_and(|at| now.saturating_duration_since(at) > GAP) {
            self.others.clear();
        }
        self.looked = Some(now);
        self.others.retain(|owner, _| beats.iter().any(|beat| beat.owner == *owner));
        let mut silent = Vec::new();
        for beat in beats {
            let (count, since) = self.others.entry(beat.owner.clone()).or_insert((beat.count, now));
            if *count != beat.count {
                (*count, *since) = (beat.count, now);
            } else if now.saturating_duration_since(*since) >= SILENCE {
                silent.push(beat);
            }
        }
        silent
    }
}

/// Shows until `stop` that this process lives, and takes over from those that don't any more. Where there can be no
/// other process it only waits.
pub async fn keep(store: &Store, stop: &CancellationToken) {
    if store.is_alone() {
        return stop.cancelled().await;
    }
    let mut watch = Watch::default();
    loop {
        match store.beat().await {
            Ok(beats) => {
                let others = u32::try_from(beats.len()).unwrap_or(u32::MAX);
                metrics::gauge!("smscode_bot_replicas").set(others.saturating_add(1));
                for silent in watch.look(beats, Instant::now()) {
                    give_up(store, &silent).await;
                }
            }
            Err(error) => {
                watch = Watch::default();
                tracing::warn!(%error, "this process could not show that it lives");
            }
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

async fn give_up(store: &Store, silent: &Beat) {
    match store.give_up(silent).await {
        Ok(true) => {
            metrics::counter!("smscode_bot_replicas_lost_total").increment(1);
            tracing::warn!(process = silent.owner, "a process is silent; what it had in hand is taken over");
        }
        Ok(false) => {}
        Err(error) => tracing::warn!(%error, "what a silent process held is not free yet"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beat(count: i64) -> Vec<Beat> {
        vec![Beat { owner: "other".to_owned(), count }]
    }

    #[test]
    fn one_that_counts_is_never_given_up_and_one_that_stands_still_is() {
        let (mut watch, start) = (Watch::default(), Instant::now());
        let at = |seconds| start + Duration::from_secs(seconds);
        for second in (0..60).step_by(2) {
            assert_eq!(watch.look(beat(second), at(second as u64)), []);
        }
        assert_eq!(watch.look(beat(58), at(60)), []);
        assert_eq!(watch.look(beat(58), at(64)), []);
        assert_eq!(watch.look(beat(58), at(66)), beat(58));
    }

    #[test]
    fn who_was_away_itself_gives_nobody_up_for_that_time() {
        let (mut watch, start) = (Watch::default(), Instant::now());
        let at = |seconds| start + Duration::from_secs(seconds);
        assert_eq!(watch.look(beat(5), at(0)), []);
        assert_eq!(watch.look(beat(5), at(30)), []);
        assert_eq!(watch.look(beat(5), at(34)), []);
        assert_eq!(watch.look(beat(5), at(38)), beat(5));
    }
}
