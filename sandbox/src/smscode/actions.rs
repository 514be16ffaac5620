//! Cancel, finish and resend.

use serde_json::json;

use super::event::Kind;
use super::input::Fields;
use super::order::{NoCancel, Status};
use super::pipeline::{Ask, Payload};
use super::refusal::Refusal;
use super::render::Look;
use super::world::World;

impl World {
    pub(crate) fn cancel(&mut self, ask: &Ask, look: Look) -> Result<Payload, Refusal> {
        let id = only_id(ask)?;
        let order = self.owned(ask.account, id)?;
        match order.may_cancel(look.now) {
            Err(NoCancel::Moved) => {
                return Err(Refusal::conflict(format!("Order is {}", order.status.as_str())));
            }
            Err(NoCancel::TooEarly) => {
                let message = "Order too recent to cancel — wait 2 minutes";
                return Err(Refusal::new(409, "CANCEL_TOO_EARLY", message));
            }
            Ok(()) => {}
        }
        let refund = order.amount;
        self.close(id, Status::Canceled, look.now);
        let balance = self.accounts.get(&ask.account).map_or(0, |account| account.balance);
        let data = json!({
            "order_id": id,
            "status": Status::Canceled.as_str(),
            "refund_amount": look.item(refund),
            "new_balance": look.total(balance),
        });
        Ok(Payload { data, meta: look.fx_meta() })
    }

    pub(crate) fn finish(&mut self, ask: &Ask, look: Look) -> Result<Payload, Refusal> {
        let id = only_id(ask)?;
        let order = self.owned(ask.account, id)?;
        if !order.may_finish() {
            return Err(Refusal::conflict(format!("Order is {}", order.status.as_str())));
        }
        self.close(id, Status::Completed, look.now);
        Ok(Payload::plain(json!({ "order_id": id, "status": Status::Completed.as_str() })))
    }

    pub(crate) fn resend(&mut self, ask: &Ask) -> Result<Payload, Refusal> {
        let id = only_id(ask)?;
        let live = self.live();
        let keeps_code = self.options.keeps_code();
        let order = self.owned(ask.account, id)?;
        if !order.may_resend(live) {
            return Err(Refusal::conflict(format!("Order is {}", order.status.as_str())));
        }
        let resent = order.resend_supported;
        let mut status = order.status;
        if let (true, Some(order)) = (resent, self.orders.get_mut(&id)) {
            order.status = Status::Active;
            status = order.status;
            if !keeps_code {
                order.otp_code = None;
                order.otp_message = None;
                order.otp_received_at = None;
            }
        }
        Ok(Payload::plain(json!({ "order_id": id, "status": status.as_str(), "resent": resent })))
    }

    /// Receives an SMS at a rented number.
    pub(crate) fn receive_sms(
        &mut self,
        id: u64,
        code: Option<String>,
        text: Option<String>,
        now: chrono::DateTime<chrono::Utc>,
    ) -> bool {
        let live = self.live();
        let Some(order) = self.orders.get_mut(&id).filter(|order| order.status.is_open()) else {
            return false;
        };
        self.sms.extend([code.clone(), text.clone()].into_iter().flatten());
        order.receive(code, text, now, live);
        let order = order.clone();
        self.announce(&order, Kind::OtpReceived, now);
        true
    }
}

fn only_id(ask: &Ask) -> Result<u64, Refusal> {
    Fields::of(ask.body.as_ref(), &["id"])?.id("id")
}
