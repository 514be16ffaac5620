//! Notifications: messages about money or an order, delivered at least once.
//!
//! Invariant: a notification says *which* order, SMS or purchase it is about and never contains the text. It
//! is rendered at delivery, in the user's language at that moment: a card from the newest state, an SMS or an
//! end from its own state or a newer one.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::bulk::BulkId;
use super::catalog::Listing;
use super::failure::{FailureKind, NotReplaced};
use super::{IntentId, OrderId};

/// The message that represents one purchase and is edited as its orders change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CardId {
    /// The card of a purchase made here, showing all orders of the batch.
    Purchase(IntentId),
    /// The card of an order bought elsewhere.
    Order(OrderId),
}

impl CardId {
    /// Parses the output of `Display`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_at_checked(1)? {
            ("p", intent) => IntentId::parse(intent).map(Self::Purchase),
            ("o", order) => order.parse().ok().map(|id| Self::Order(OrderId(id))),
            _ => None,
        }
    }
}

impl fmt::Display for CardId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Purchase(intent) => write!(f, "p{intent}"),
            Self::Order(order) => write!(f, "o{order}"),
        }
    }
}

/// Something to send or do in a user's chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Notification {
    /// Delete a user's message that contained a secret.
    DeleteMessage {
        /// Telegram's id of the message.
        message: i32,
    },
    /// A new message with the SMS `seq` of an order.
    Sms {
        /// The order.
        order: OrderId,
        /// Which SMS of the order, from 1.
        seq: u32,
    },
    /// A new message: the order ended without an action by the user (expired, or ended elsewhere).
    Ended {
        /// The order.
        order: OrderId,
    },
    /// The result of a purchase that made no order, or that still has no clear answer.
    PurchaseEnded {
        /// The purchase.
        intent: IntentId,
    },
    /// A new message: the token is no longer valid.
    TokenRejected,
    /// Send or edit the card.
    Card {
        /// The card.
        card: CardId,
    },
    /// A new message: events no longer arrive, because the address was changed at the provider.
    WebhookLost,
    /// Delete a message of the bot that the user wants to keep only for a while. Not before it is due.
    RemoveMessage {
        /// Telegram's id of the message.
        message: i32,
    },
    /// A new message: the provider no longer shows orders of this card.
    Vanished {
        /// The card.
        card: CardId,
    },
    /// A new message: the provider can't reach us and keeps disabling delivery.
    WebhookUnreachable,
    /// A new message: a requested cancel failed, and the order is still active.
    NotCanceled {
        /// The order.
        order: OrderId,
        /// The reason. [`FailureKind::NoAnswer`]: it was unclear at first whether the cancel took effect.
        why: FailureKind,
    },
    /// Delete the messages with private content of a user who is being erased, confirm that it is done, and
    /// erase the user.
    Farewell {
        /// The confirmation prompt, which the final message replaces.
        question: Option<i32>,
        /// State of this bot's address at the provider.
        address: Address,
    },
    /// A new message: the result for an address that could not be restored when the account was unlinked.
    AddressReturned {
        /// The result: anything but [`Address::Later`].
        end: Address,
    },
    /// A new message: the result of a bulk action, once every order is decided. Renders to nothing before that.
    Bulk {
        /// The bulk press.
        id: BulkId,
    },
    /// A new message: a purchase brought the balance below the user's limit.
    LowBalance,
    /// A new message: how a watch ended.
    Watch {
        /// What was watched.
        listing: Listing,
    },
    /// A new message: an order was not replaced by another number.
    NotReplaced {
        /// The order.
        order: OrderId,
        /// The reason.
        why: NotReplaced,
    },
}

/// State of the notification address after an account was unlinked, the worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Address {
    /// It never was this bot's, or no longer is.
    Settled,
    /// It was this bot's; the previous address is restored.
    Restored,
    /// It is still this bot's; the provider could not be told and will be told later.
    Later,
    /// It is still this bot's, and the provider can't be told.
    Left,
}

impl Notification {
    /// Priority within a chat, lower first: deleting secrets, then codes, news, card edits and cleanup.
    pub fn priority(&self) -> i64 {
        match self {
            Self::DeleteMessage { .. } => 0,
            Self::Sms { .. } => 1,
            Self::Ended { .. }
            | Self::PurchaseEnded { .. }
            | Self::TokenRejected
            | Self::WebhookLost
            | Self::Vanished { .. }
            | Self::WebhookUnreachable
            | Self::NotCanceled { .. }
            | Self::Farewell { .. }
            | Self::AddressReturned { .. }
            | Self::Bulk { .. }
            | Self::LowBalance
            | Self::Watch { .. }
            | Self::NotReplaced { .. } => 2,
            Self::Card { .. } => 3,
            Self::RemoveMessage { .. } => 4,
        }
    }

    /// Two notifications of a user with the same key are the same one: a later cause renews the existing row.
    pub fn key(&self) -> String {
        match self {
            Self::DeleteMessage { message } => format!("delete:{message}"),
            Self::Sms { order, seq } => format!("sms:{order}:{seq}"),
            Self::Ended { order } => format!("ended:{order}"),
            Self::PurchaseEnded { intent } => format!("purchase:{intent}"),
            Self::TokenRejected => "token".to_owned(),
            Self::Card { card } => format!("card:{card}"),
            Self::WebhookLost => "push".to_owned(),
            Self::RemoveMessage { message } => format!("remove:{message}"),
            Self::Vanished { card } => format!("vanished:{card}"),
            Self::WebhookUnreachable => "unreachable".to_owned(),
            Self::NotCanceled { order, .. } => format!("not-canceled:{order}"),
            Self::Farewell { .. } => "farewell".to_owned(),
            Self::AddressReturned { .. } => "address".to_owned(),
            Self::Bulk { id } => format!("bulk:{}", id.0),
            Self::LowBalance => "low-balance".to_owned(),
            Self::Watch { listing } => format!("watch:{}:{}", listing.country, listing.service),
            Self::NotReplaced { order, .. } => format!("not-replaced:{order}"),
        }
    }

    /// The order it concerns, if any.
    pub fn order(&self) -> Option<OrderId> {
        match self {
            Self::Sms { order, .. }
            | Self::Ended { order }
            | Self::NotCanceled { order, .. }
            | Self::NotReplaced { order, .. } => Some(*order),
            Self::Card { card: CardId::Order(order) } => Some(*order),
            _ => None,
        }
    }

    /// The name used in logs and metrics.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::DeleteMessage { .. } => "delete",
            Self::Sms { .. } => "sms",
            Self::Ended { .. } => "ended",
            Self::PurchaseEnded { .. } => "purchase",
            Self::TokenRejected => "token",
            Self::Card { .. } => "card",
            Self::WebhookLost => "push",
            Self::RemoveMessage { .. } => "remove",
            Self::Vanished { .. } => "vanished",
            Self::WebhookUnreachable => "unreachable",
            Self::NotCanceled { .. } => "not_canceled",
            Self::Farewell { .. } => "farewell",
            Self::AddressReturned { .. } => "address",
            Self::Bulk { .. } => "bulk",
            Self::LowBalance => "low_balance",
            Self::Watch { .. } => "watch",
            Self::NotReplaced { .. } => "not_replaced",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_id_survives_writing_and_reading() {
        for id in [CardId::Order(OrderId(1001)), CardId::Purchase(IntentId([7; 16]))] {
            assert_eq!(CardId::parse(&id.to_string()), Some(id));
        }
        assert_eq!(CardId::parse(""), None);
        assert_eq!(CardId::parse("é1"), None);
    }

    #[test]
    fn an_sms_goes_before_a_card_edit() {
        let sms = Notification::Sms { order: OrderId(1), seq: 1 };
        let card = Notification::Card { card: CardId::Order(OrderId(1)) };
        assert!(sms.priority() < card.priority());
    }
}
