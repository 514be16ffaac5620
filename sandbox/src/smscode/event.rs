//! The events that go to an account's webhook, and their signature.

use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::Sha256;

use super::order::{OrderSnapshot, stamp};
use super::render;

/// The kind of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An SMS arrived.
    OtpReceived,
    /// The order is finished.
    Completed,
    /// The order ended without an SMS.
    Expired,
    /// The order was canceled.
    Canceled,
}

impl Kind {
    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OtpReceived => "order.otp_received",
            Self::Completed => "order.completed",
            Self::Expired => "order.expired",
            Self::Canceled => "order.canceled",
        }
    }
}

/// A finished event: its body is fixed and is the same at every attempt.
#[derive(Clone, Debug, Serialize)]
pub struct Event {
    /// Running number, for `release`.
    pub id: u64,
    /// The account that it goes to.
    pub account: u64,
    /// The order it is about.
    pub order: Option<u64>,
    /// Its name.
    pub name: String,
    /// The exact body.
    pub body: String,
}

impl Event {
    pub(crate) fn about(order: &OrderSnapshot, kind: Kind, now: DateTime<Utc>, live: bool) -> Self {
        let mut data = json!({
            "order_id": order.id,
            "phone_number": order.phone_number,
            "otp_code": order.otp_code,
            "otp_message": order.otp_message,
            "product_id": order.product_id,
            "country": order.country,
            "platform": order.platform,
        });
        if live {
            render::add_live_facts(&mut data, order, now);
            if kind != Kind::OtpReceived
                && let Some(object) = data.as_object_mut()
            {
                object.insert("sms_revision".to_owned(), Value::Null);
            }
        }
        let body = json!({ "event": kind.name(), "timestamp": stamp(now), "data": data });
        Self {
            id: 0,
            account: order.account,
            order: Some(order.id),
            name: kind.name().to_owned(),
            body: body.to_string(),
        }
    }

    pub(crate) fn test(account: u64, now: DateTime<Utc>) -> Self {
        let body = json!({
            "event": "webhook.test",
            "timestamp": stamp(now),
            "data": { "message": "This is a test webhook from SMSCode" },
        });
        Self { id: 0, account, order: None, name: "webhook.test".to_owned(), body: body.to_string() }
    }
}

/// Lower-case hex of HMAC-SHA256 over a body, with or without the `sha256=` prefix.
#[must_use]
pub fn sign(secret: &str, body: &str, prefixed: bool) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return String::new() };
    mac.update(body.as_bytes());
    let hex: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    if prefixed { format!("sha256={hex}") } else { hex }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signature_vector() {
        // RFC 4231, test case 2
        let hex = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(sign("Jefe", "what do ya want for nothing?", false), hex);
        assert_eq!(sign("Jefe", "what do ya want for nothing?", true), format!("sha256={hex}"));
    }
}
