//! What people do and see again and again.

use sandbox::smscode::{Account, LedgerKind, OrderSnapshot};
use sandbox::telegram::{Message, User};
use smscode_bot::domain::OrderId;
use smscode_bot::views::Callback;

use crate::app::{SOON, TestApp};

/// WhatsApp Indonesia for Rp 15,000, of which 42 are in stock.
pub const SAMPLE: u64 = 142;

/// The words of one language for the way to a number.
pub struct Words {
    pub offer: &'static str,
    pub buy: &'static str,
    pub nothing_charged: &'static str,
}

pub const EN: Words = Words { offer: "Rp 15,000", buy: "Buy for", nothing_charged: "Nothing was charged." };
pub const ID: Words =
    Words { offer: "Rp 15.000", buy: "Beli seharga", nothing_charged: "Saldo tidak terpotong." };
pub const USD: Words = Words { offer: "$0.9231", buy: "Buy for", nothing_charged: "Nothing was charged." };

pub fn words(language: &str) -> &'static Words {
    if language == "id" { &ID } else { &EN }
}

/// The number of the newest message of a chat: what comes after it is new.
pub fn mark(user: &User) -> i32 {
    user.chat().iter().map(|message| message.id).max().unwrap_or_default()
}

/// Waits for a message of the bot, new or edited, that contains the text.
pub async fn sees(user: &User, text: &str) -> Message {
    user.wait_for(SOON, |message| message.text.contains(text)).await.unwrap()
}

/// Says something and waits for a new message that contains the answer.
pub async fn ask(user: &User, words: &str, answer: &str) -> Message {
    let said = user.say(words);
    user.wait_for_new(SOON, said, answer).await.unwrap()
}

/// Presses a button of the newest message that has one, and waits until the press is answered.
pub async fn press(user: &User, label: &str) -> Option<String> {
    let query = user.press_when(SOON, label).await.unwrap();
    user.wait_for_answer(SOON, &query).await.unwrap().text
}

/// Presses what a button would carry, whether or not it is shown; what the press was answered with.
pub async fn press_callback(user: &User, message: i32, callback: &Callback) -> Option<String> {
    let query = user.press_data(message, &callback.pack()).unwrap();
    user.wait_for_answer(SOON, &query).await.unwrap().text
}

/// Whether a message tells a phone number, in whatever groups.
pub fn tells_number(message: &Message, number: &str) -> bool {
    message.text.replace([' ', '-'], "").contains(number)
}

/// How many messages of the bot the person sees that contain the text.
pub fn count(user: &User, text: &str) -> usize {
    user.from_bot().iter().filter(|message| message.text.contains(text)).count()
}

/// How many messages of the bot ring with this code, which is their first line.
pub fn rings(user: &User, code: &str) -> usize {
    let head = format!("🔑 {code}\n");
    user.from_bot().iter().filter(|message| message.text.starts_with(&head)).count()
}

pub fn order_id(order: &OrderSnapshot) -> OrderId {
    OrderId(i64::try_from(order.id).unwrap())
}

impl TestApp {
    /// Leads to the confirm screen of the sample offer.
    pub async fn choose(&self, user: &User, words: &Words) -> Message {
        let said = user.say("/buy wa indonesia");
        let offers = user.wait_for(SOON, |m| m.id > said && m.button(words.offer).is_some()).await.unwrap();
        if offers.button(words.buy).is_some() {
            // There is but one offer, so the words led straight to its confirm screen.
            return offers;
        }
        user.press(offers.id, words.offer).unwrap();
        user.wait_for(SOON, |m| m.id == offers.id && m.button(words.buy).is_some()).await.unwrap()
    }

    /// Buys the sample offer and waits for the card.
    pub async fn buy_with(&self, user: &User, account: &Account, words: &Words) -> (OrderSnapshot, Message) {
        let known: Vec<u64> = self.sms.orders(account).iter().map(|order| order.id).collect();
        let confirm = self.choose(user, words).await;
        user.press(confirm.id, words.buy).unwrap();
        let order = self.sms.wait_for_order(SOON, account, |order| !known.contains(&order.id)).await.unwrap();
        let card = user
            .wait_for(SOON, |m| m.id == confirm.id && tells_number(m, &order.phone_number))
            .await
            .unwrap();
        (order, card)
    }

    /// Buys the sample offer in English and rupiah.
    pub async fn buy(&self, user: &User, account: &Account) -> (OrderSnapshot, Message) {
        self.buy_with(user, account, &EN).await
    }

    /// Lets time pass until a person sees a message that contains the text.
    pub async fn comes(&self, user: &User, text: &str) -> Message {
        self.advance_until_shown(2, user, |message| message.text.contains(text)).await
    }

    /// The same of a message that is newer than the given one.
    pub async fn comes_new(&self, user: &User, after: i32, text: &str) -> Message {
        self.advance_until_shown(2, user, |m| m.id > after && m.text.contains(text)).await
    }

    /// The charges of an account.
    pub fn charges(&self, account: &Account) -> usize {
        self.sms.ledger(account).iter().filter(|entry| entry.kind == LedgerKind::Charge).count()
    }

    /// The refunds of an account.
    pub fn refunds(&self, account: &Account) -> usize {
        self.sms.ledger(account).iter().filter(|entry| entry.kind == LedgerKind::Refund).count()
    }
}
