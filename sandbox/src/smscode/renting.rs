//! Slow purchases: numbers are rented one by one after the call was cut off.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use super::catalog::Product;
use super::endpoint::Endpoint;
use super::pipeline::Ask;
use super::purchase::{KeyRecord, bought};
use super::refusal::Refusal;
use super::render::{self, Look};
use super::world::World;

/// A purchase whose numbers are not all rented yet. Its key is "in progress".
pub(crate) struct Renting {
    slot: (u64, Endpoint, String),
    product: Product,
    look: Look,
    every: TimeDelta,
    next: DateTime<Utc>,
    left: u32,
    made: Vec<Value>,
}

impl World {
    /// Begins a purchase whose numbers are rented and charged one by one, each `every` after the one before.
    pub(crate) fn begin_renting(&mut self, ask: &Ask, look: Look, every: Duration) -> Result<(), Refusal> {
        let slot = (ask.account, ask.endpoint, self.checked_key(ask)?);
        if self.keys.contains_key(&slot) {
            return Ok(());
        }
        let (product, left) = self.wanted(ask)?;
        let every = TimeDelta::from_std(every).unwrap_or_default();
        let record = KeyRecord {
            fingerprint: ask.fingerprint(),
            answer: Ok(bought(vec![], left, look)),
            running: true,
        };
        self.keys.insert(slot.clone(), record);
        let next = look.now + every;
        self.renting.push(Renting { slot, product, look, every, next, left, made: Vec::new() });
        Ok(())
    }

    /// When the next of those numbers is rented.
    pub(crate) fn next_rented(&self) -> Option<DateTime<Utc>> {
        self.renting.iter().map(|renting| renting.next).min()
    }

    /// Rents what is due.
    pub(crate) fn rent_on(&mut self, now: DateTime<Utc>) {
        for mut renting in std::mem::take(&mut self.renting) {
            while renting.left > 0 && renting.next <= now {
                let order = self.open(renting.slot.0, &renting.product, renting.next, Some(&renting.slot.2));
                renting.made.push(render::created(&order, renting.look));
                renting.left -= 1;
                renting.next += renting.every;
            }
            if renting.left > 0 {
                self.renting.push(renting);
            } else if let Some(record) = self.keys.get_mut(&renting.slot) {
                record.answer = Ok(bought(renting.made, 0, renting.look));
                record.running = false;
            }
        }
    }
}
