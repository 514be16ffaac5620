//! Pushes: the messages that follow from money or an order, delivered at least once.
//!
//! A push says *which* order, SMS or purchase it is about and never carries the text: it is rendered at delivery,
//! in the language of that moment: a card from the newest state, an SMS and an end from the state that they are of or a
//! newer one.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{IntentId, OrderId};

/// The message that stands for one purchase and is edited as its orders change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CardId {
    /// The card of a purchase made here: all orders of the batch are on it.
    Purchase(IntentId),
    /// The card of an order that was bought elsewhere.
    Order(OrderId),
}

impl CardId {
    /// Reads what `Display` writes.
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

/// What is to be told or done in one person's chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Push {
    /// Delete a message of the person that carried a secret.
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
    /// A new message: the order ended without the person's own doing (expired, or ended elsewhere).
    Ended {
        /// The order.
        order: OrderId,
    },
    /// How a purchase ended that made no order, or that it still has no clear answer.
    PurchaseEnded {
        /// The purchase.
        intent: IntentId,
    },
    /// A new message: the token is not valid any more.
    TokenRejected,
    /// Send or edit the card.
    Card {
        /// The card.
        card: CardId,
    },
    /// A new message: events no longer come here, because the address was changed at the provider.
    PushLost,
    /// Delete a message of the bot's own that the person wants to stay only for a while. Not before its time has come.
    RemoveMessage {
        /// Telegram's id of the message.
        message: i32,
    },
    /// A new message: the provider does not show orders of this card any more.
    Vanished {
        /// The card.
        card: CardId,
    },
    /// A new message: the provider can't reach us from outside, and keeps switching delivery off.
    PushUnreachable,
}

impl Push {
    /// Smaller goes first within one chat: secrets away, then codes, then news, then card edits, then tidying.
    pub fn priority(&self) -> i64 {
        match self {
            Self::DeleteMessage { .. } => 0,
            Self::Sms { .. } => 1,
            Self::Ended { .. }
            | Self::PurchaseEnded { .. }
            | Self::TokenRejected
            | Self::PushLost
            | Self::Vanished { .. }
            | Self::PushUnreachable => 2,
            Self::Card { .. } => 3,
            Self::RemoveMessage { .. } => 4,
        }
    }

    /// Two pushes of one person with the same key are one push: the later cause renews the earlier row.
    pub fn key(&self) -> String {
        match self {
            Self::DeleteMessage { message } => format!("delete:{message}"),
            Self::Sms { order, seq } => format!("sms:{order}:{seq}"),
            Self::Ended { order } => format!("ended:{order}"),
            Self::PurchaseEnded { intent } => format!("purchase:{intent}"),
            Self::TokenRejected => "token".to_owned(),
            Self::Card { card } => format!("card:{card}"),
            Self::PushLost => "push".to_owned(),
            Self::RemoveMessage { message } => format!("remove:{message}"),
            Self::Vanished { card } => format!("vanished:{card}"),
            Self::PushUnreachable => "unreachable".to_owned(),
        }
    }

    /// The order that it is about, when it is about one.
    pub fn order(&self) -> Option<OrderId> {
        match self {
            Self::Sms { order, .. } | Self::Ended { order } => Some(*order),
            Self::Card { card: CardId::Order(order) } => Some(*order),
            _ => None,
        }
    }

    /// The word for logs and metrics.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::DeleteMessage { .. } => "delete",
            Self::Sms { .. } => "sms",
            Self::Ended { .. } => "ended",
            Self::PurchaseEnded { .. } => "purchase",
            Self::TokenRejected => "token",
            Self::Card { .. } => "card",
            Self::PushLost => "push",
            Self::RemoveMessage { .. } => "remove",
            Self::Vanished { .. } => "vanished",
            Self::PushUnreachable => "unreachable",
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
        let sms = Push::Sms { order: OrderId(1), seq: 1 };
        let card = Push::Card { card: CardId::Order(OrderId(1)) };
        assert!(sms.priority() < card.priority());
    }
}
