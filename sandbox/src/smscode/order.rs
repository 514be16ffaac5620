//! One rented number and its life cycle.

use std::time::Duration;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use serde::Serialize;

/// How long a number is rented.
pub(crate) const LIFE: Duration = Duration::from_secs(20 * 60);
/// How long after its creation an order cannot be canceled.
pub(crate) const CANCEL_AFTER: TimeDelta = TimeDelta::minutes(2);

/// The status of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    /// Waiting for an SMS.
    Active,
    /// An SMS has arrived.
    OtpReceived,
    /// Finished by the user, or by its end after an SMS.
    Completed,
    /// Canceled and refunded.
    Canceled,
    /// Ended without an SMS and refunded.
    Expired,
}

impl Status {
    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "ACTIVE",
            Self::OtpReceived => "OTP_RECEIVED",
            Self::Completed => "COMPLETED",
            Self::Canceled => "CANCELED",
            Self::Expired => "EXPIRED",
        }
    }

    /// Whether the number is still rented.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Active | Self::OtpReceived)
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        [Self::Active, Self::OtpReceived, Self::Completed, Self::Canceled, Self::Expired]
            .into_iter()
            .find(|status| status.as_str().eq_ignore_ascii_case(word))
    }
}

/// An order in its current state.
#[derive(Clone, Debug, Serialize)]
pub struct OrderSnapshot {
    /// The provider's id.
    pub id: u64,
    /// The account that owns it.
    pub account: u64,
    /// What was bought.
    pub product_id: u64,
    /// The pair that the offer belongs to.
    pub catalog_product_id: u64,
    /// Service name.
    pub platform: String,
    /// Country name.
    pub country: String,
    /// The operator of the offer.
    pub operator_id: Option<u64>,
    /// The operator's name.
    pub operator_name: Option<String>,
    /// Its status.
    pub status: Status,
    /// The rented number.
    pub phone_number: String,
    /// What was charged, in IDR.
    pub amount: i64,
    /// The newest code; on the live surface kept over later SMS without one.
    pub otp_code: Option<String>,
    /// The newest text.
    pub otp_message: Option<String>,
    /// When the newest SMS arrived; on the live surface the first.
    pub otp_received_at: Option<DateTime<Utc>>,
    /// How many SMS arrived.
    pub sms_revision: u32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
    /// When it was canceled.
    pub canceled_at: Option<DateTime<Utc>>,
    /// Why it failed.
    pub failed_reason: Option<String>,
    /// Whether it was refunded.
    pub refunded: bool,
    /// Whether it was created on the dashboard instead of through the API.
    pub elsewhere: bool,
    /// Whether the service can send again.
    pub resend_supported: bool,
    /// The order whose number this one took over.
    pub parent: Option<u64>,
}

/// Why an order cannot be canceled.
pub(crate) enum NoCancel {
    TooEarly,
    Moved,
}

impl OrderSnapshot {
    /// When the order may first be canceled.
    #[must_use]
    pub fn cancel_available_at(&self) -> DateTime<Utc> {
        self.created_at + CANCEL_AFTER
    }

    pub(crate) fn may_cancel(&self, now: DateTime<Utc>) -> Result<(), NoCancel> {
        if self.status != Status::Active || self.sms_revision > 0 {
            Err(NoCancel::Moved)
        } else if now < self.cancel_available_at() {
            Err(NoCancel::TooEarly)
        } else {
            Ok(())
        }
    }

    pub(crate) const fn may_finish(&self) -> bool {
        self.status.is_open() && self.sms_revision > 0
    }

    pub(crate) const fn may_resend(&self, live: bool) -> bool {
        self.status.is_open() && (!live || self.sms_revision > 0)
    }

    pub(crate) const fn may_reactivate(&self) -> bool {
        matches!(self.status, Status::Completed) && self.resend_supported
    }

    /// Records an SMS. On the live surface the code is the last one that was recognized and the time is that
    /// of the first SMS; the older document knows only the newest SMS.
    pub(crate) fn receive(
        &mut self,
        code: Option<String>,
        text: Option<String>,
        now: DateTime<Utc>,
        live: bool,
    ) {
        self.otp_code = if live { code.or(self.otp_code.take()) } else { code };
        self.otp_message = text;
        self.otp_received_at = self.otp_received_at.filter(|_| live).or(Some(now));
        self.sms_revision += 1;
        self.status = Status::OtpReceived;
    }
}

/// A time as the API formats it: `2026-02-25T10:00:00+00:00`.
pub(crate) fn stamp(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, false)
}
