//! Controls: the actions of the page's buttons, as a user of the bot or as the provider.

use std::time::Duration;

use sandbox::smscode::{Endpoint, Fault, Sms};
use sandbox::telegram::{Document, InlineAnswer, User};
use serde::Deserialize;
use uuid::Uuid;

use crate::world::{Demo, RATE};

/// One action.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub(crate) enum Control {
    /// A user writes.
    Say { user: u64, text: String },
    /// A user taps a button.
    Press { user: u64, message: i32, data: String },
    /// A user picks a result of an inline query.
    Pick { user: u64, query: String, result: String },
    /// A user opens a link to the bot.
    Follow { user: u64, link: String },
    /// An SMS with a code arrives.
    Sms { order: u64 },
    /// An SMS without a code arrives.
    TextSms { order: u64 },
    /// The order expires.
    Expire { order: u64 },
    /// The next event never arrives.
    LoseWebhook,
    /// The next purchase is made, but its answer is lost.
    DropCreate,
    /// Switches 503 answers to every call on or off.
    Maintenance { on: bool },
    /// Removes or restores the exchange rate.
    NoRate { on: bool },
    /// Raises the price of the offer that the page suggests.
    PriceUp,
    /// Sells that offer out, or restocks it.
    SoldOut { on: bool },
    /// Advances the clock.
    Advance { seconds: u64 },
    /// Adds money to an account.
    TopUp { account: u64 },
    /// Revokes or restores an account's token.
    Revoke { account: u64, on: bool },
}

/// WhatsApp in Indonesia at its lowest price: the purchase that the page suggests.
const SUGGESTED: u64 = 142;

/// How long the page waits for the results of an inline query.
const PATIENCE: Duration = Duration::from_secs(8);

/// Why an action failed, as shown on the page.
pub(crate) type Refusal = String;

impl Demo {
    /// Performs one action.
    pub(crate) fn perform(&self, control: Control) -> Result<(), Refusal> {
        match control {
            Control::Say { user, text } if text.trim().is_empty() => self.person(user).map(drop),
            Control::Say { user, text } => self.person(user).map(|person| {
                person.say(&text);
            }),
            Control::Press { user, message, data } => self.press(user, message, &data),
            Control::Pick { user, query, result } => {
                let picked = self.person(user)?.pick_inline(&query, &result);
                picked.map(drop).ok_or_else(|| "there is no such result".to_owned())
            }
            Control::Follow { user, link } => {
                let followed = self.person(user)?.follow(&link);
                followed.map(drop).ok_or_else(|| "the link does not lead to this bot".to_owned())
            }
            Control::Sms { order } => self.deliver(order, |service| {
                let code = Uuid::new_v4().as_u128() % 900_000 + 100_000;
                let text = format!("<#> {code} is your {service} code. Don't share it & don't reply.");
                Sms { code: Some(code.to_string()), text: Some(text) }
            }),
            Control::TextSms { order } => self.deliver(order, |service| {
                Sms::text(&format!("{service}: tap to confirm your number https://example.test/c?n=1&k=a7 "))
            }),
            Control::Expire { order } => {
                self.sms.expire(order).then_some(()).ok_or_else(|| "the order is not open".to_owned())
            }
            Control::TopUp { account } => self.top_up(account),
            Control::Revoke { account, on } => self.revoke(account, on),
            mood => {
                self.set_mood(&mood);
                Ok(())
            }
        }
    }

    /// A user types an inline query in the chat with the bot; returns its answer.
    pub(crate) async fn ask_inline(&self, user: u64, text: &str) -> Result<InlineAnswer, Refusal> {
        let person = self.person(user)?;
        let query = person.ask_inline_in(person.chat_id(), text);
        person.wait_for_results(PATIENCE, &query).await.map_err(|_| "the bot did not answer".to_owned())
    }

    /// The document of a message in any chat.
    pub(crate) fn file(&self, message: i32) -> Option<Document> {
        self.guests.iter().find_map(|guest| guest.user.message(message)?.document)
    }

    fn set_mood(&self, control: &Control) {
        match *control {
            Control::LoseWebhook => self.sms.webhooks().lose_next(1),
            Control::DropCreate => self.sms.fail_next(Endpoint::Create, Fault::DropAfter),
            Control::Maintenance { on } => {
                self.sms.set_maintenance(on);
                self.switches.send_modify(|switches| switches.maintenance = on);
            }
            Control::NoRate { on } => {
                self.sms.set_fx((!on).then_some(RATE));
                self.switches.send_modify(|switches| switches.no_rate = on);
            }
            Control::PriceUp => {
                let price = self.sms.product(SUGGESTED).map_or(0, |product| product.price);
                self.sms.set_price(SUGGESTED, price + 1_000);
            }
            Control::SoldOut { on } => {
                self.sms.set_stock(SUGGESTED, if on { 0 } else { 42 });
                self.switches.send_modify(|switches| switches.sold_out = on);
            }
            Control::Advance { seconds } => {
                self.clock.advance(Duration::from_secs(seconds));
                self.switches.send_modify(|switches| switches.moves += 1);
            }
            _ => {}
        }
    }

    /// By its label if no other button's label contains it, which reads better in the list of calls.
    fn press(&self, user: u64, message: i32, data: &str) -> Result<(), Refusal> {
        let person = self.person(user)?;
        let shown = person.message(message).ok_or("there is no such message")?;
        let label = shown.buttons().find(|button| button.data() == Some(data)).map(|button| &button.text);
        let alone =
            |label: &&String| shown.buttons().filter(|b| b.text.contains(label.as_str())).count() == 1;
        let pressed = match label.filter(alone) {
            Some(label) => person.press(message, label),
            None => person.press_data(message, data),
        };
        pressed.map(drop).map_err(|error| error.to_string())
    }

    fn person(&self, id: u64) -> Result<&User, Refusal> {
        let guest = self.guests.iter().find(|guest| guest.user.id == id);
        guest.map(|guest| &guest.user).ok_or_else(|| "there is no such person".to_owned())
    }

    fn deliver(&self, order: u64, sms: impl FnOnce(&str) -> Sms) -> Result<(), Refusal> {
        let orders = self.purses.iter().flat_map(|purse| self.sms.orders(&purse.account));
        let service = orders.into_iter().find(|found| found.id == order).map(|found| found.platform);
        let arrived = service.is_some_and(|service| self.sms.deliver_sms(order, sms(&service)));
        arrived.then_some(()).ok_or_else(|| "the order is not open".to_owned())
    }

    fn top_up(&self, account: u64) -> Result<(), Refusal> {
        let purse = self.purses.iter().find(|purse| purse.account.id == account);
        let account = &purse.ok_or("there is no such account")?.account;
        self.sms.set_balance(account, self.sms.balance(account) + 100_000);
        self.switches.send_modify(|switches| switches.moves += 1);
        Ok(())
    }

    fn revoke(&self, account: u64, on: bool) -> Result<(), Refusal> {
        let purse = self.purses.iter().find(|purse| purse.account.id == account);
        let account = &purse.ok_or("there is no such account")?.account;
        if on {
            self.sms.revoke_token(account);
        } else {
            self.sms.restore_token(account);
        }
        self.switches.send_modify(|switches| {
            if on {
                switches.revoked.insert(account.id);
            } else {
                switches.revoked.remove(&account.id);
            }
        });
        Ok(())
    }
}
