//! A user who buys one number after the other, receives SMS, and ends orders in every possible way.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;
use std::time::Duration;

use sandbox::smscode::{Account, OrderSnapshot, Sms};
use sandbox::telegram::{Action, Message, User};

use super::{OFFER, Rng, Stage};
use crate::world::digits;

/// How long a user waits for an answer before repeating the message.
const PATIENCE: Duration = Duration::from_secs(4);
const REPLACE: &str = "Replace · up to";
const SAME_NUMBER: &str = "Same number again";
/// The age from which an order can be canceled.
const OLD_ENOUGH: Duration = Duration::from_secs(150);

/// One user, with what they did and received.
pub struct Person {
    stage: Stage,
    pub user: User,
    /// Another chat linked to the same account, whose owner only watches.
    pub partner: Option<User>,
    pub account: Account,
    rng: Rng,
    /// A text that only this user's SMS contain.
    pub marks: Vec<String>,
    /// How many numbers the pressed confirm buttons were for.
    pub pressed: usize,
    pub presses: usize,
    /// Orders canceled by a press, whose answer reported the end.
    pub canceled: BTreeSet<u64>,
    /// How many numbers were replaced, and how many rented again.
    pub replaced: usize,
    pub again: usize,
}

impl Person {
    pub fn new(stage: Stage, user: User, account: Account, rng: Rng) -> Self {
        let (partner, marks, canceled) = Default::default();
        let (pressed, presses, replaced, again) = Default::default();
        Self { stage, user, partner, account, rng, marks, pressed, presses, canceled, replaced, again }
    }

    /// Links the same account in another chat.
    pub async fn with_partner(mut self, partner: User) -> Self {
        partner.say(&format!("/login {}", self.account.token()));
        let linked = |message: &Message| message.text.contains("is linked");
        partner.wait_for(self.stage.patience, linked).await.unwrap();
        self.partner = Some(partner);
        self
    }

    /// Every chat that must be notified about the account's orders.
    pub fn chats(&self) -> impl Iterator<Item = &User> {
        std::iter::once(&self.user).chain(&self.partner)
    }

    /// Runs until this many numbers have been bought.
    pub async fn live(mut self, numbers: u64) -> Self {
        let mut had = 0;
        while had < numbers {
            let orders = self.buy().await;
            had += orders.len() as u64;
            self.stage.bought.fetch_add(orders.len() as u64, Ordering::Relaxed);
            if self.rng.once_in(10) {
                self.buy_elsewhere().await;
            }
            for order in orders {
                self.live_through(&order).await;
            }
        }
        self
    }

    /// Repeats until it results in orders. Answers to an interactive user may get lost; they repeat the
    /// message.
    async fn buy(&mut self) -> Vec<OrderSnapshot> {
        // A user who repeats before the previous message was answered would always see late answers, so each
        // wait is longer than the last.
        for tried in 1..=40 {
            let patience = PATIENCE * tried.min(8);
            let known: Vec<u64> = self.orders().iter().map(|order| order.id).collect();
            let tried = self.try_to_buy(&known, patience).await;
            let new: Vec<_> = self.orders().into_iter().filter(|order| !known.contains(&order.id)).collect();
            if tried.is_some() && !new.is_empty() {
                for order in &new {
                    self.sees_number(order).await;
                }
                return new;
            }
        }
        panic!("nothing can be bought")
    }

    fn orders(&self) -> Vec<OrderSnapshot> {
        self.stage.sms.orders(&self.account)
    }

    async fn sees_number(&self, order: &OrderSnapshot) {
        let number = digits(&order.phone_number);
        let shows = |message: &Message| digits(&message.text).contains(&number);
        self.user.wait_for(self.stage.patience, shows).await.unwrap();
    }

    async fn try_to_buy(&mut self, known: &[u64], patience: Duration) -> Option<()> {
        let said = self.user.say("/buy whatsapp indonesia");
        let asks = |message: &Message| message.id > said && message.button("Buy for").is_some();
        let mut confirm = self.user.wait_for(patience, asks).await.ok()?;
        let (mut label, mut quantity) = ("Buy for", 1);
        if self.rng.once_in(6) {
            self.user.press(confirm.id, "1 number").ok()?;
            let opens =
                |message: &Message| message.id == confirm.id && quantity_button(message, "3").is_some();
            let open = self.user.wait_for(patience, opens).await.ok()?;
            self.user.press_data(confirm.id, &quantity_button(&open, "3")?).ok()?;
            let asks = |message: &Message| message.id > said && message.button("Buy 3").is_some();
            confirm = self.user.wait_for(patience, asks).await.ok()?;
            (label, quantity) = ("Buy 3", 3);
        }
        self.user.press(confirm.id, label).ok()?;
        self.pressed += quantity;
        self.presses += 1;
        self.press_again(confirm.id, label);
        let account = &self.account;
        let order = self.stage.sms.wait_for_order(patience, account, |order| !known.contains(&order.id));
        let refused = self.user.wait_for(self.stage.patience, |message| {
            message.id >= confirm.id && message.text.contains("not bought") && message.button(label).is_none()
        });
        tokio::select! {
            order = order => order.ok().map(drop),
            refused = refused => refused.map(|_| None).unwrap(),
        }
    }

    /// Presses that arrive twice, repeated by the user or by Telegram.
    fn press_again(&mut self, message: i32, label: &str) {
        for _ in 0..self.rng.roll(3) {
            // The button is gone if the first press was handled quickly.
            self.presses += usize::from(self.user.press(message, label).is_ok());
        }
        let newest = self.stage.tg.update_ids().last().copied();
        if let Some(newest) = newest {
            match self.rng.roll(4) {
                0 => drop(self.stage.tg.redeliver(newest)),
                1 => drop(self.stage.tg.redeliver_as_new(newest)),
                _ => {}
            }
        }
    }

    /// The bot learns of it while an own order is open.
    async fn buy_elsewhere(&mut self) {
        let order = self.stage.sms.create_elsewhere(&self.account, OFFER).unwrap();
        self.gets_sms(order).await;
        self.stage.sms.complete_elsewhere(order);
    }

    async fn live_through(&mut self, order: &OrderSnapshot) {
        let sms = self.rng.roll(4);
        if sms > 0 && self.rng.once_in(5) {
            self.promise_to_cancel(order);
        }
        for number in 0..sms {
            if number > 0 && self.rng.once_in(2) {
                self.press_on(order, "Another SMS");
            }
            self.gets_sms(order.id).await;
        }
        let provider = self.stage.sms.clone();
        match (sms, self.rng.roll(8)) {
            (_, 0) => {}
            (_, 1) => drop(provider.expire(order.id)),
            (0, 2) => drop(provider.cancel_elsewhere(order.id)),
            (0, 5..) => {
                provider.make_older(order.id, OLD_ENOUGH);
                self.replace(order).await;
            }
            (0, race) => {
                provider.make_older(order.id, OLD_ENOUGH);
                self.canceled.insert(order.id);
                self.press_on(order, "Cancel · ");
                if race > 3 {
                    let pause = Duration::from_millis(self.rng.roll(150));
                    tokio::time::sleep(pause).await;
                    self.gets_sms(order.id).await;
                }
            }
            (_, 2 | 3) => drop(provider.complete_elsewhere(order.id)),
            (_, 4) => {
                self.press_on(order, "Finish");
                self.rent_again(order).await;
            }
            _ => drop(self.press_on(order, "Finish")),
        }
    }

    /// Has a number replaced. The wish may come to nothing, which is told.
    async fn replace(&mut self, order: &OrderSnapshot) {
        let known: Vec<u64> = self.orders().iter().map(|order| order.id).collect();
        // Reading it tells the bot that it is old enough.
        let seen = self.user.say(&format!("/order {}", order.id));
        let offers = |message: &Message| message.id > seen && message.button(REPLACE).is_some();
        let Ok(card) = self.user.wait_for(PATIENCE, offers).await else { return };
        if self.user.press(card.id, REPLACE).is_err() {
            return;
        }
        self.pressed += 1;
        self.presses += 1;
        let ended = |message: &Message| {
            let words = ["didn't replace", "not bought", "weren't available"];
            message.id > seen && words.iter().any(|word| message.text.contains(word))
        };
        let (stage, user) = (self.stage.clone(), self.user.clone());
        let next =
            stage.sms.wait_for_order(stage.patience, &self.account, |order| !known.contains(&order.id));
        let next = tokio::select! {
            next = next => next.ok(),
            _ = user.wait_for(stage.patience, ended) => None,
        };
        if let Some(next) = next {
            self.sees_number(&next).await;
            self.replaced += 1;
        }
    }

    /// Rents the number of a finished order once more, if everything is answered in time.
    async fn rent_again(&mut self, order: &OrderSnapshot) {
        let _ = self.try_to_rent_again(order).await;
    }

    async fn try_to_rent_again(&mut self, order: &OrderSnapshot) -> Option<()> {
        let id = format!("#{}", order.id);
        let offers = |m: &Message| m.button(SAME_NUMBER).is_some() && m.text.contains(&id);
        let card = self.user.wait_for(PATIENCE, offers).await.ok()?;
        self.user.press(card.id, SAME_NUMBER).ok()?;
        let title = format!("Same number as order {id}");
        let asks = |m: &Message| m.text.contains(&title) && m.button("Buy for").is_some();
        let confirm = self.user.wait_for(PATIENCE, asks).await.ok()?;
        self.user.press(confirm.id, "Buy for").ok()?;
        self.pressed += 1;
        self.presses += 1;
        self.press_again(confirm.id, "Buy for");
        let is_child = |child: &OrderSnapshot| child.parent == Some(order.id);
        self.stage.sms.wait_for_order(PATIENCE * 4, &self.account, is_child).await.ok()?;
        self.again += 1;
        Some(())
    }

    /// Too early to cancel: the bot promises to do it later, and an SMS revokes the promise.
    fn promise_to_cancel(&self, order: &OrderSnapshot) {
        self.press_on(order, "Cancel · ");
    }

    /// Presses a button of an order's card, if it has one. Returns whether it was pressed.
    fn press_on(&self, order: &OrderSnapshot, label: &str) -> bool {
        let number = digits(&order.phone_number);
        let chat = self.user.from_bot();
        let fits =
            |message: &&Message| message.button(label).is_some() && digits(&message.text).contains(&number);
        chat.iter().rev().find(fits).is_some_and(|card| self.user.press(card.id, label).is_ok())
    }

    /// An SMS arrives, its event may be lost or duplicated, and it is shown.
    async fn gets_sms(&mut self, order: u64) {
        let mark = format!("{}", 10_000_000 + self.rng.roll(89_999_999));
        // After a lost event the next poll is twenty seconds away, so a short run does this rarely.
        match self.rng.roll(if self.stage.long { 3 } else { 8 }) {
            0 => self.stage.sms.webhooks().lose_next(1),
            1 => self.stage.sms.webhooks().duplicate_next(),
            _ => {}
        }
        let blocked = self.rng.once_in(8);
        if blocked {
            self.user.block_bot();
        }
        let text_only = self.rng.once_in(6);
        let sms = if text_only { Sms::text(&format!("Call {mark} now")) } else { Sms::code(&mark) };
        let came = self.stage.sms.deliver_sms(order, sms);
        if blocked {
            // Long enough for a send that finds the chat closed.
            tokio::time::sleep(Duration::from_millis(200 + self.rng.roll(600))).await;
            self.user.unblock_bot();
        }
        if came {
            self.marks.push(mark.clone());
            // The provider keeps only one SMS: the next is sent once this one was seen.
            let rings =
                |message: &Message| message.text.starts_with(['🔑', '✉']) && message.text.contains(&mark);
            for chat in self.chats() {
                if let Err(error) = chat.wait_for(self.stage.patience, rings).await {
                    panic!("the SMS {mark} of order {order} was not shown in {}: {error}", chat.chat_id());
                }
            }
        }
    }
}

fn quantity_button(confirm: &Message, quantity: &str) -> Option<String> {
    let button = confirm.buttons().find(|button| button.text == quantity)?;
    match &button.action {
        Action::Callback(data) => Some(data.clone()),
        _ => None,
    }
}
