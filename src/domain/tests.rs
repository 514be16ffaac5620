use super::OrderStatus;
use super::alarm::Alarm;
use super::announcement::AnnouncementState;
use super::bulk::BulkAction;
use super::failure::FailureKind;
use super::purchase::PurchaseState;
use super::replacement::Stage;

/// Stored names derive from variant names: if this fails, existing databases become unreadable.
#[test]
fn words_in_the_database_stay_what_they_are_and_other_words_are_none() {
    macro_rules! words {
        ($kind:ty: $($word:literal)*) => {
            $(assert_eq!(<$kind>::parse($word).map(<$kind>::as_str), Some($word));)*
            assert_eq!(<$kind>::parse("no such word"), None);
        };
    }
    words!(OrderStatus: "ACTIVE" "OTP_RECEIVED" "COMPLETED" "CANCELED" "EXPIRED");
    words!(PurchaseState: "draft" "confirmed" "in_doubt" "bought" "unclear" "refused" "lapsed");
    words!(BulkAction: "cancel" "finish");
    words!(Stage: "armed" "canceling" "bought" "given_up");
    words!(AnnouncementState: "draft" "sending" "done" "stopped");
    words!(Alarm: "database" "updates" "outbox" "provider" "webhook");
    words!(FailureKind: "token_rejected" "token_doubted" "forbidden" "not_found" "invalid" "upstream_refused"
        "insufficient_balance" "conflict" "cancel_too_early" "rate_limited" "provider_fault" "maintenance"
        "no_exchange_rate" "sold_out" "key_reused" "in_progress" "banned" "no_answer" "provider_down");
    assert_eq!(OrderStatus::parse("otp_received"), Some(OrderStatus::OtpReceived), "in any case");
}
