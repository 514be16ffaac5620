//! Steps that many tests share: what users do and see.

use sandbox::smscode::{Account, LedgerKind, OrderSnapshot, State};
use sandbox::telegram::{Message, User};
use smscode_bot::domain::{OrderId, ProductId};
use smscode_bot::views::Callback;

use crate::app::{SOON, TestApp};

/// WhatsApp Indonesia for Rp 15,000, with 42 in stock.
pub const SAMPLE: u64 = 142;

/// One language's texts on the way to a number.
pub struct Words {
    pub offer: &'static str,
    pub buy: &'static str,
    pub nothing_charged: &'static str,
}

pub const EN: Words =
    Words { offer: "Rp\u{a0}15,000", buy: "Buy for", nothing_charged: "Your balance wasn't touched." };
pub const ID: Words =
    Words { offer: "Rp15.000", buy: "Beli seharga", nothing_charged: "Saldo kamu tidak berubah." };
pub const USD: Words =
    Words { offer: "$0.9231", buy: "Buy for", nothing_charged: "Your balance wasn't touched." };

pub fn words(language: &str) -> &'static Words {
    if language == "id" { &ID } else { &EN }
}

/// The id of the newest message of a chat; newer messages have higher ids.
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

/// Presses a button by its callback data, whether or not it is shown; returns the answer.
pub async fn press_callback(user: &User, message: i32, callback: &Callback) -> Option<String> {
    let query = user.press_data(message, &callback.pack()).unwrap();
    user.wait_for_answer(SOON, &query).await.unwrap().text
}

/// Presses a button by its callback data and waits until the user is told this: in the answer to the press, or
/// in a message when handling took longer than a press may spin.
pub async fn press_told(user: &User, message: i32, callback: &Callback, words: &str) {
    let before = mark(user);
    let toast = press_callback(user, message, callback).await;
    is_told(user, before, toast, words).await;
}

/// The same for a button of the newest message that has one with this label.
pub async fn label_told(user: &User, label: &str, words: &str) {
    let before = mark(user);
    let toast = press(user, label).await;
    is_told(user, before, toast, words).await;
}

async fn is_told(user: &User, before: i32, toast: Option<String>, words: &str) {
    match toast {
        Some(toast) => assert!(toast.contains(words), "{toast}"),
        None => drop(user.wait_for_new(SOON, before, words).await.unwrap()),
    }
}

/// Whether a message contains a phone number, however its digits are grouped.
pub fn tells_number(message: &Message, number: &str) -> bool {
    message.text.replace([' ', '-'], "").contains(number)
}

/// How many of the bot's messages that contain the text the user sees.
pub fn count(user: &User, text: &str) -> usize {
    user.from_bot().iter().filter(|message| message.text.contains(text)).count()
}

/// How many of the bot's messages notify about this code, which is their first line.
pub fn rings(user: &User, code: &str) -> usize {
    let head = format!("🔑 {code}\n");
    user.from_bot().iter().filter(|message| message.text.starts_with(&head)).count()
}

pub fn order_id(order: &OrderSnapshot) -> OrderId {
    OrderId(i64::try_from(order.id).unwrap())
}

impl TestApp {
    /// Goes to the confirm screen of the sample offer, which is the first in its place.
    pub async fn choose(&self, user: &User, words: &Words) -> Message {
        let said = user.say("/buy wa indonesia");
        let label = format!("{} {}", words.buy, words.offer);
        user.wait_for(SOON, |m| m.id > said && m.button(&label).is_some()).await.unwrap()
    }

    /// Opens the quantity choices of a confirm screen and picks one.
    pub async fn choose_quantity(&self, user: &User, confirm: i32, quantity: &str) {
        user.press(confirm, "1 number").unwrap();
        let shown = |m: &Message| m.id == confirm && m.buttons().any(|button| button.text == quantity);
        let open = user.wait_for(SOON, shown).await.unwrap();
        let button = open.buttons().find(|button| button.text == quantity).unwrap();
        user.press_data(confirm, button.data().unwrap()).unwrap();
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

    /// Buys this many of the sample offer at once; returns their ids in the order of the card.
    pub async fn buy_many(&self, user: &User, account: &Account, count: u8) -> (Vec<u64>, Message) {
        let known: Vec<u64> = self.sms.orders(account).iter().map(|order| order.id).collect();
        let confirm = self.choose(user, &EN).await;
        let product = ProductId(i64::try_from(SAMPLE).unwrap());
        press_callback(user, confirm.id, &Callback::Pick { product, quantity: count }).await;
        user.wait_for(SOON, |m| m.button(&format!("Buy {count} for")).is_some()).await.unwrap();
        press(user, &format!("Buy {count} for")).await;
        let all = |state: &State<'_>| {
            state.orders().filter(|order| order.account == account.id).count()
                == known.len() + usize::from(count)
        };
        self.sms.wait_until(SOON, all).await.unwrap();
        let card = user.wait_for(SOON, |m| m.id == confirm.id && m.text.contains("1. ")).await.unwrap();
        self.quiet().await;
        let orders = self.sms.orders(account);
        let new = orders.iter().map(|order| order.id).filter(|order| !known.contains(order));
        let mut new: Vec<u64> = new.collect();
        new.sort_unstable();
        (new, card)
    }

    /// Lets time pass until a user sees a message that contains the text.
    pub async fn comes(&self, user: &User, text: &str) -> Message {
        self.advance_until_shown(2, user, |message| message.text.contains(text)).await
    }

    /// The same for a message that is newer than the given one.
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
