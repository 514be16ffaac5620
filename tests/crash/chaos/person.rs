//! A person who buys one number after the other, gets SMS, and ends orders in every way there is.

use std::sync::atomic::Ordering;
use std::time::Duration;

use sandbox::smscode::{Account, OrderSnapshot, Sms};
use sandbox::telegram::{Action, Message, User};

use super::{Dice, OFFER, Stage};
use crate::world::digits;

/// How long a person waits for an answer before they say it again.
const PATIENCE: Duration = Duration::from_secs(4);
/// From this age on an order can be canceled.
const OLD_ENOUGH: Duration = Duration::from_secs(150);

/// One person, and what they did and were sent.
pub struct Person {
    stage: Stage,
    pub user: User,
    pub account: Account,
    dice: Dice,
    /// What every SMS holds, found in no other.
    pub marks: Vec<String>,
    /// How many numbers confirm buttons were pressed for.
    pub pressed: usize,
    pub presses: usize,
}

impl Person {
    pub fn new(stage: Stage, user: User, account: Account, dice: Dice) -> Self {
        Self { stage, user, account, dice, marks: Vec::new(), pressed: 0, presses: 0 }
    }

    /// Until so many numbers were bought.
    pub async fn live(mut self, numbers: u64) -> Self {
        let mut had = 0;
        while had < numbers {
            let orders = self.buy().await;
            had += orders.len() as u64;
            self.stage.bought.fetch_add(orders.len() as u64, Ordering::Relaxed);
            if self.dice.once_in(10) {
                self.buy_elsewhere().await;
            }
            for order in orders {
                self.live_through(&order).await;
            }
        }
        self
    }

    /// Until orders came of it. Answers to a person who is looking may get lost; they say it again.
    async fn buy(&mut self) -> Vec<OrderSnapshot> {
        // Whoever asks again before the last time was answered hears answers to what they said before, for ever: each time
        // they wait longer.
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
        let offers = |message: &Message| message.id > said && message.button("15,000").is_some();
        let offers = self.user.wait_for(patience, offers).await.ok()?;
        self.user.press(offers.id, "15,000").ok()?;
        let asks = |message: &Message| message.id > said && message.button("Buy for").is_some();
        let mut confirm = self.user.wait_for(patience, asks).await.ok()?;
        let (mut label, mut quantity) = ("Buy for", 1);
        if self.dice.once_in(6)
            && let Some(data) = quantity_button(&confirm, "3")
        {
            self.user.press_data(confirm.id, &data).ok()?;
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

    /// Presses that come twice, by the person or by Telegram.
    fn press_again(&mut self, message: i32, label: &str) {
        for _ in 0..self.dice.roll(3) {
            // The button is gone when the first press was quick.
            self.presses += usize::from(self.user.press(message, label).is_ok());
        }
        let newest = self.stage.tg.update_ids().last().copied();
        if let Some(newest) = newest {
            match self.dice.roll(4) {
                0 => drop(self.stage.tg.redeliver(newest)),
                1 => drop(self.stage.tg.redeliver_as_new(newest)),
                _ => {}
            }
        }
    }

    /// The bot hears of it while an own order is open.
    async fn buy_elsewhere(&mut self) {
        let order = self.stage.sms.create_elsewhere(&self.account, OFFER).unwrap();
        self.gets_sms(order).await;
        self.stage.sms.complete_elsewhere(order);
    }

    async fn live_through(&mut self, order: &OrderSnapshot) {
        let sms = self.dice.roll(4);
        if sms > 0 && self.dice.once_in(5) {
            self.promise_to_cancel(order).await;
        }
        for number in 0..sms {
            if number > 0 && self.dice.once_in(2) {
                self.press_on(order, "Ask for another SMS");
            }
            self.gets_sms(order.id).await;
        }
        let provider = self.stage.sms.clone();
        match (sms, self.dice.roll(6)) {
            (_, 0) => {}
            (_, 1) => drop(provider.expire(order.id)),
            (0, 2) => drop(provider.cancel_elsewhere(order.id)),
            (0, race) => {
                provider.make_older(order.id, OLD_ENOUGH);
                self.press_on(order, "Cancel · refund");
                if race > 3 {
                    let pause = Duration::from_millis(self.dice.roll(150));
                    tokio::time::sleep(pause).await;
                    self.gets_sms(order.id).await;
                }
            }
            (_, 2 | 3) => drop(provider.complete_elsewhere(order.id)),
            _ => self.press_on(order, "Finish"),
        }
    }

    /// Too early to cancel: the bot promises to do it, and is called off by an SMS.
    async fn promise_to_cancel(&self, order: &OrderSnapshot) {
        self.press_on(order, "Cancel · refund");
        let promises = |message: &Message| message.button("as soon as possible").is_some();
        if let Ok(message) = self.user.wait_for(PATIENCE, promises).await {
            drop(self.user.press(message.id, "as soon as possible"));
        }
    }

    /// Presses a button of an order's card, if it has such a one; once or twice.
    fn press_on(&self, order: &OrderSnapshot, label: &str) {
        let number = digits(&order.phone_number);
        let chat = self.user.from_bot();
        let fits =
            |message: &&Message| message.button(label).is_some() && digits(&message.text).contains(&number);
        if let Some(card) = chat.iter().rev().find(fits) {
            drop(self.user.press(card.id, label));
        }
    }

    /// An SMS comes, its event is lost or doubled or not, and it is shown.
    async fn gets_sms(&mut self, order: u64) {
        let mark = format!("{}", 10_000_000 + self.dice.roll(89_999_999));
        // After a lost event the next look is twenty seconds away: not too often in a short run.
        match self.dice.roll(if self.stage.long { 3 } else { 8 }) {
            0 => self.stage.sms.webhooks().lose_next(1),
            1 => self.stage.sms.webhooks().duplicate_next(),
            _ => {}
        }
        let blocked = self.dice.once_in(8);
        if blocked {
            self.user.block_bot();
        }
        let text_only = self.dice.once_in(6);
        let sms = if text_only { Sms::text(&format!("Call {mark} now")) } else { Sms::code(&mark) };
        let came = self.stage.sms.deliver_sms(order, sms);
        if blocked {
            // Long enough for a send that finds the chat closed.
            tokio::time::sleep(Duration::from_millis(200 + self.dice.roll(600))).await;
            self.user.unblock_bot();
        }
        if came {
            self.marks.push(mark.clone());
            // The provider keeps one SMS only: the next comes when this one was seen.
            let rings =
                |message: &Message| message.button("Show order").is_some() && message.text.contains(&mark);
            if let Err(error) = self.user.wait_for(self.stage.patience, rings).await {
                panic!("the SMS {mark} of order {order} was not shown: {error}");
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
