//! Orders as the API shows them.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use super::endpoint::Version;
use super::money::{Precision, money};
use super::order::{OrderSnapshot, Status, stamp};

/// How an answer is rendered: version, rate, surface and time.
#[derive(Clone, Copy)]
pub(crate) struct Look {
    pub(crate) version: Version,
    pub(crate) rate: Option<i64>,
    pub(crate) live: bool,
    pub(crate) now: DateTime<Utc>,
}

impl Look {
    pub(crate) fn total(self, idr: i64) -> Value {
        money(idr, self.version, self.rate, Precision::Total)
    }

    pub(crate) fn item(self, idr: i64) -> Value {
        money(idr, self.version, self.rate, Precision::Item)
    }

    /// `meta.fx`, which every v2 answer with money carries.
    pub(crate) fn fx(self) -> Option<Value> {
        let (Version::V2, Some(rate)) = (self.version, self.rate) else { return None };
        Some(json!({ "pair": "USD/IDR", "rate": rate, "rate_as_of": RATE_AS_OF }))
    }

    pub(crate) fn fx_meta(self) -> Map<String, Value> {
        self.fx().map(|fx| Map::from_iter([("fx".to_owned(), fx)])).unwrap_or_default()
    }
}

/// The time of the exchange rate in the API document.
pub(crate) const RATE_AS_OF: &str = "2026-05-27T08:00:00+00:00";

/// The full order of `GET /orders` and `GET /orders/{id}`.
pub(crate) fn order(order: &OrderSnapshot, look: Look) -> Value {
    let mut shown = json!({
        "id": order.id,
        "status": order.status.as_str(),
        "created_at": stamp(order.created_at),
        "product_id": order.product_id,
        "phone_number": order.phone_number,
        "amount": look.item(order.amount),
        "otp_code": order.otp_code,
        "otp_received_at": order.otp_received_at.map(stamp),
        "expires_at": stamp(order.expires_at),
        "canceled_at": order.canceled_at.map(stamp),
        "failed_reason": order.failed_reason,
    });
    if look.live {
        add_live_facts(&mut shown, order, look.now);
    }
    shown
}

/// The entry of `GET /orders/active`, which contains no money.
pub(crate) fn active(order: &OrderSnapshot, look: Look) -> Value {
    let mut shown = json!({
        "id": order.id,
        "status": order.status.as_str(),
        "otp_code": order.otp_code,
        "otp_message": order.otp_message,
        "otp_received_at": order.otp_received_at.map(stamp),
        "expires_at": stamp(order.expires_at),
        "failed_reason": order.failed_reason,
    });
    if look.live {
        add_live_facts(&mut shown, order, look.now);
    }
    shown
}

/// The order of a purchase answer.
pub(crate) fn created(order: &OrderSnapshot, look: Look) -> Value {
    if look.live {
        return self::order(order, look);
    }
    json!({
        "id": order.id,
        "status": order.status.as_str(),
        "phone_number": order.phone_number,
        "otp_code": order.otp_code,
        "otp_received_at": order.otp_received_at.map(stamp),
        "expires_at": stamp(order.expires_at),
        "failed_reason": order.failed_reason,
    })
}

/// What only the live surface says about an order.
pub(crate) fn add_live_facts(shown: &mut Value, order: &OrderSnapshot, now: DateTime<Utc>) {
    let waiting = order.status == Status::Active && order.sms_revision == 0;
    let can_cancel = order.may_cancel(now).is_ok();
    let cancel_available_at = waiting.then(|| stamp(order.cancel_available_at()));
    let facts = json!({
        "otp_message": order.otp_message,
        "sms_revision": order.sms_revision,
        "catalog_product_id": order.catalog_product_id,
        "operator_id": order.operator_id,
        "operator_name": order.operator_name,
        "can_finish": order.may_finish(),
        "can_resend": order.resend_supported && order.may_resend(true),
        "can_cancel": can_cancel,
        "can_replace": can_cancel,
        "can_reactivate": order.may_reactivate(),
        "resend_available_at": Value::Null,
        "cancel_available_at": cancel_available_at,
        "replace_available_at": cancel_available_at,
    });
    if let (Some(shown), Value::Object(facts)) = (shown.as_object_mut(), facts) {
        shown.extend(facts);
    }
}
