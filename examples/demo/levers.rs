//! What the page does to the world: a person's word or tap, and the provider's moods.

use std::time::Duration;

use sandbox::smscode::{Endpoint, Fault, Sms};
use sandbox::telegram::{Document, InlineAnswer, User};
use serde::Deserialize;
use uuid::Uuid;

use crate::world::{Demo, RATE};

/// One thing to do.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub(crate) enum Lever {
    /// Somebody writes.
    Say { user: u64, text: String },
    /// Somebody taps a button.
    Press { user: u64, message: i32, data: String },
    /// Somebody picks a result of an inline query.
    Pick { user: u64, query: String, result: String },
    /// Somebody opens a link to the bot.
    Follow { user: u64, link: String },
    /// An SMS with a code arrives.
    Sms { order: u64 },
    /// An SMS without a code arrives.
    TextSms { order: u64 },
    /// The order's time is up.
    Expire { order: u64 },
    /// The next event never arrives.
    LoseWebhook,
    /// The next purchase is made, but its answer is lost.
    DropCreate,
    /// Every call is answered with 503, or no longer.
    Maintenance { on: bool },
    /// There is no exchange rate, or there is one again.
    NoRate { on: bool },
    /// The offer that the page suggests costs more from now on.
    PriceUp,
    /// That offer is sold out, or there are numbers again.
    SoldOut { on: bool },
    /// Time passes for everybody.
    Advance { seconds: u64 },
    /// Money is added to an account.
    TopUp { account: u64 },
    /// An account's token becomes worthless, or good again.
    Revoke { account: u64, on: bool },
}

/// WhatsApp in Indonesia at its lowest price: what the page suggests to buy.
const SUGGESTED: u64 = 142;

/// How long the page waits for the results of an inline query.
const PATIENCE: Duration = Duration::from_secs(8);

/// Why nothing was done, for the person at the page.
pub(crate) type Refusal = String;

impl Demo {
    /// Does one thing.
    pub(crate) fn pull(&self, lever: Lever) -> Result<(), Refusal> {
        match lever {
            Lever::Say { user, text } if text.trim().is_empty() => self.person(user).map(drop),
            Lever::Say { user, text } => self.person(user).map(|person| {
                person.say(&text);
            }),
            Lever::Press { user, message, data } => self.press(user, message, &data),
            Lever::Pick { user, query, result } => {
                let picked = self.person(user)?.pick_inline(&query, &result);
                picked.map(drop).ok_or_else(|| "there is no such result".to_owned())
            }
            Lever::Follow { user, link } => {
                let followed = self.person(user)?.follow(&link);
                followed.map(drop).ok_or_else(|| "the link does not lead to this bot".to_owned())
            }
            Lever::Sms { order } => self.deliver(order, |service| {
                let code = Uuid::new_v4().as_u128() % 900_000 + 100_000;
                let text = format!("<#> {code} is your {service} code. Don't share it & don't reply.");
                Sms { code: Some(code.to_string()), text: Some(text) }
            }),
            Lever::TextSms { order } => self.deliver(order, |service| {
                Sms::text(&format!("{service}: tap to confirm your number https://example.test/c?n=1&k=a7 "))
            }),
            Lever::Expire { order } => {
                self.sms.expire(order).then_some(()).ok_or_else(|| "the order is not open".to_owned())
            }
            Lever::TopUp { account } => self.top_up(account),
            Lever::Revoke { account, on } => self.revoke(account, on),
            mood => {
                self.set_mood(&mood);
                Ok(())
            }
        }
    }

    /// Somebody types an inline query in the chat with the bot; its answer.
    pub(crate) async fn ask_inline(&self, user: u64, text: &str) -> Result<InlineAnswer, Refusal> {
        let person = self.person(user)?;
        let query = person.ask_inline_in(person.chat_id(), text);
        person.wait_for_results(PATIENCE, &query).await.map_err(|_| "the bot did not answer".to_owned())
    }

    /// The file that a message of anybody carries.
    pub(crate) fn file(&self, message: i32) -> Option<Document> {
        self.guests.iter().find_map(|guest| guest.user.message(message)?.document)
    }

    fn set_mood(&self, lever: &Lever) {
        match *lever {
            Lever::LoseWebhook => self.sms.webhooks().lose_next(1),
            Lever::DropCreate => self.sms.fail_next(Endpoint::Create, Fault::DropAfter),
            Lever::Maintenance { on } => {
                self.sms.set_maintenance(on);
                self.switches.send_modify(|switches| switches.maintenance = on);
            }
            Lever::NoRate { on } => {
                self.sms.set_fx((!on).then_some(RATE));
                self.switches.send_modify(|switches| switches.no_rate = on);
            }
            Lever::PriceUp => {
                let price = self.sms.product(SUGGESTED).map_or(0, |product| product.price);
                self.sms.set_price(SUGGESTED, price + 1_000);
            }
            Lever::SoldOut { on } => {
                self.sms.set_stock(SUGGESTED, if on { 0 } else { 42 });
                self.switches.send_modify(|switches| switches.sold_out = on);
            }
            Lever::Advance { seconds } => {
                self.clock.advance(Duration::from_secs(seconds));
                self.switches.send_modify(|switches| switches.moves += 1);
            }
            _ => {}
        }
    }

    /// By its label if no other button's label contains that, which reads better in the list of calls.
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
