//! Combines several causes into one message: numbers of one card that ended together.

use chrono::{DateTime, Utc};

use super::deliverer::{Deliverer, Lane};
use crate::domain::OrderId;
use crate::domain::ends::hold_back;
use crate::domain::notification::{CardId, Notification};
use crate::domain::tracking::Order;
use crate::store::{Delivered, Error, OutboxEntry, Scene};
use crate::telegram::TelegramError;

/// How often a waiting end checks for others; a new end triggers a check too.
const LOOK_AGAIN_S: i64 = 2;

fn order_of(entry: &OutboxEntry) -> Option<OrderId> {
    match entry.notification {
        Notification::Ended { order } => Some(order),
        _ => None,
    }
}

impl Deliverer {
    /// Reports how orders of one card ended: everything known now, or later if more are about to end.
    pub(super) async fn deliver_ends(
        &self,
        entry: &OutboxEntry,
        card: CardId,
        scene: &Scene,
    ) -> Result<Lane, Error> {
        let of_card = self.store.find_scene(entry.user, &Notification::Card { card }).await?;
        let ids: Vec<_> = of_card.orders.iter().map(|order| order.id).collect();
        let group = self.store.waiting_ends(entry.user, &ids).await?;
        let now = self.clock.now();
        let since = group.iter().map(|one| one.caused_at).min().unwrap_or(now);
        if let Some(wait) = hold_back(&of_card.orders, since, now) {
            let wait = wait.min(chrono::TimeDelta::seconds(LOOK_AGAIN_S)).to_std().unwrap_or_default();
            self.store.put_off(&group, wait).await?;
            return Ok(Lane::Open);
        }
        let is_told = |order: &&Order| group.iter().any(|one| order_of(one) == Some(order.id));
        let ended: Vec<&Order> = of_card.orders.iter().filter(is_told).collect();
        let sent = match self.renderer.ends(scene, &ended).await? {
            Some((view, silent)) => {
                self.telegram.send(entry.user, &view, silent).await.map(Delivered::Notice)
            }
            None => Ok(Delivered::Done),
        };
        match sent {
            Ok(left) => {
                let told = group.iter().map(|one| self.complete(one, left));
                futures_util::future::try_join_all(told).await?;
                group.iter().for_each(|one| self.note_delivery(one, None::<DateTime<Utc>>));
                Ok(Lane::Open)
            }
            // A failure of the chat applies to everything waiting for it.
            Err(
                fault @ (TelegramError::RetryAfter(_)
                | TelegramError::Blocked
                | TelegramError::Deactivated
                | TelegramError::NoChat),
            ) => self.after_fault(entry, &fault).await,
            Err(fault) => {
                for one in &group {
                    self.after_fault(one, &fault).await?;
                }
                Ok(Lane::Closed)
            }
        }
    }
}
