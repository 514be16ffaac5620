//! Another number instead of one that gets no SMS, by a press or by itself (issue 18).

use std::time::Duration;

use sandbox::smscode::{Account, Endpoint, Fault, OrderSnapshot, Sms, State, Status, Surface};
use sandbox::telegram::{Message, User};
use serde_json::json;
use smscode_bot::domain::guard::{AutoReplace, GuardChange};
use smscode_bot::views::Callback;

use crate::accounts::{LINKED, answer, offer};
use crate::app::{SOON, TestApp};
use crate::steps::{
    EN, SAMPLE, USD, Words, ask, count, label_told, order_id, press, press_callback, press_told, tells_number,
};

pub const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];
pub const BUTTON: &str = "Replace · up to";
const FOLLOWS: &str = "Then I'll get another number for up to";
pub const NOT_REPLACED: &str = "I didn't replace this number.";
const ON_ITS_WAY: &str = "I'm getting you another number.";

/// Has numbers that are bought from now on replaced after three minutes, so many times.
pub async fn replace_by_itself(user: &User, times: u8) {
    let menu = ask(user, "/settings", "Settings").await;
    let auto = GuardChange::AutoReplace(Some(AutoReplace { after: 3, times }));
    press_callback(user, menu.id, &Callback::SetGuard(auto)).await;
}

/// A person with a number that was just bought.
pub struct Waiting {
    pub app: TestApp,
    pub alice: User,
    pub account: Account,
    pub order: OrderSnapshot,
    pub card: Message,
}

impl Waiting {
    async fn on(surface: Surface) -> Self {
        Self::in_words(surface, &EN).await
    }

    async fn in_words(surface: Surface, words: &Words) -> Self {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        if words.offer == USD.offer {
            ask(&alice, "/settings", "Settings").await;
            press(&alice, "→ $").await;
        }
        Self::of(app, alice, account, words).await
    }

    /// Numbers bought from now on are replaced by themselves, so many times.
    pub async fn by_itself(surface: Surface, times: u8) -> Self {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        replace_by_itself(&alice, times).await;
        Self::of(app, alice, account, &EN).await
    }

    async fn of(app: TestApp, alice: User, account: Account, words: &Words) -> Self {
        let (order, card) = app.buy_with(&alice, &account, words).await;
        app.quiet().await;
        Self { app, alice, account, order, card }
    }

    /// Presses the button, and waits until the card says what follows.
    async fn replace(&self) {
        label_told(&self.alice, BUTTON, "another number for up to").await;
        let says = |m: &Message| m.id == self.card.id && m.text.contains(FOLLOWS);
        self.alice.wait_for(SOON, says).await.unwrap();
    }

    pub fn orders(&self) -> Vec<OrderSnapshot> {
        self.app.sms.orders(&self.account)
    }

    /// The orders of the account, oldest first, once there are so many.
    pub async fn bought(&self, count: usize) -> Vec<OrderSnapshot> {
        let id = self.account.id;
        self.app
            .advance_until(5, |world| world.orders().filter(|order| order.account == id).count() == count)
            .await;
        let mut orders = self.orders();
        orders.sort_unstable_by_key(|order| order.id);
        orders
    }

    /// The card of the number that took the place of this one.
    pub async fn card_instead_of(&self, old: &OrderSnapshot, new: &OrderSnapshot) -> Message {
        let said = format!("Replaces order #{}", old.id);
        let shows = |m: &Message| m.text.contains(&said) && tells_number(m, &new.phone_number);
        self.app.advance_until_shown(5, &self.alice, shows).await
    }

    /// Lets some time pass in which nothing more may be bought.
    pub async fn pass(&self, seconds: u64) {
        for _ in 0..seconds.div_ceil(5) {
            self.app.advance(5);
            self.app.sms.wait_until(Duration::from_millis(30), |_| false).await.unwrap_err();
        }
        self.app.quiet().await;
    }

    pub fn money(&self) -> (usize, usize) {
        (self.app.charges(&self.account), self.app.refunds(&self.account))
    }

    pub fn status(&self) -> Status {
        self.app.sms.order(self.order.id).unwrap().status
    }
}

#[tokio::test]
async fn o28_one_press_cancels_a_number_and_buys_another_for_no_more() {
    for (surface, words, limit) in [
        (Surface::Live, &EN, json!(15_000)),
        (Surface::Live, &USD, json!("0.9231")),
        (Surface::Seed, &EN, json!(null)),
    ] {
        let it = Waiting::in_words(surface, words).await;
        it.replace().await;
        assert_eq!(it.status(), Status::Active, "SMSCode does not cancel so soon");
        let orders = it.bought(2).await;
        assert_eq!(it.status(), Status::Canceled);
        let card = it.card_instead_of(&it.order, &orders[1]).await;
        assert!(card.id != it.card.id && card.button(BUTTON).is_some(), "{card:?}");
        it.app.quiet().await;
        assert_eq!((it.money(), count(&it.alice, ON_ITS_WAY)), ((2, 1), 1));
        let creates = it.app.sms.calls_of(Endpoint::Create);
        let last = creates.last().and_then(|call| call.body.clone()).unwrap();
        assert_eq!(last.get("max_price").cloned().unwrap_or_default(), limit, "{last}");
        it.app.sms.deliver_sms(orders[1].id, Sms::code("424242"));
        it.app.comes(&it.alice, "🔑 424242").await;
        it.pass(60).await;
        assert_eq!(it.orders().len(), 2);
        it.app.finish().await;
    }
}

#[tokio::test]
async fn o28_an_sms_that_comes_meanwhile_wins_and_nothing_is_bought() {
    for surface in BOTH {
        let it = Waiting::on(surface).await;
        it.replace().await;
        it.app.sms.deliver_sms(it.order.id, Sms::code("777888"));
        it.app.comes(&it.alice, "🔑 777888").await;
        it.pass(180).await;
        assert_eq!((it.money(), it.orders().len(), it.status()), ((1, 0), 1, Status::OtpReceived));
        assert_eq!(count(&it.alice, NOT_REPLACED), 0, "the code says enough");
        it.app.finish().await;
    }
}

#[tokio::test]
async fn o28_a_refused_cancel_buys_nothing_and_says_so() {
    for surface in BOTH {
        let it = Waiting::on(surface).await;
        it.app.sms.cap_cancels(&it.account, 0);
        it.replace().await;
        let told = it.app.comes(&it.alice, "So I didn't replace it either.").await;
        assert!(told.text.contains("nothing was refunded"), "{}", told.text);
        it.pass(60).await;
        assert_eq!((it.money(), it.status()), ((1, 0), Status::Active));
        it.app.finish().await;
    }
}

#[tokio::test]
async fn o28_what_costs_more_than_agreed_is_offered_and_not_bought() {
    for surface in BOTH {
        let it = Waiting::on(surface).await;
        it.replace().await;
        it.app.sms.set_price(SAMPLE, 15_500);
        let told = it.app.comes(&it.alice, NOT_REPLACED).await;
        assert!(told.text.contains("The next one costs Rp\u{a0}15,500"), "{}", told.text);
        it.pass(30).await;
        assert_eq!((it.money(), it.orders().len()), ((1, 1), 1));
        it.alice.press(told.id, "Buy for Rp\u{a0}15,500").unwrap();
        it.bought(2).await;
        it.app.quiet().await;
        assert_eq!((it.money(), count(&it.alice, NOT_REPLACED)), ((2, 1), 0), "the message became its card");
        it.app.finish().await;
    }
}

#[tokio::test]
async fn o28_when_nothing_is_left_it_is_told_once() {
    for surface in BOTH {
        let it = Waiting::on(surface).await;
        it.replace().await;
        for product in it.app.sms.catalog().products().filter(|p| (p.country_id, p.platform_id) == (6, 3)) {
            it.app.sms.set_stock(product.id, 0);
        }
        let told = it.app.comes(&it.alice, NOT_REPLACED).await;
        assert!(told.text.contains("There are no more numbers."), "{}", told.text);
        it.pass(60).await;
        assert_eq!((it.money(), count(&it.alice, NOT_REPLACED)), ((1, 1), 1));
        it.app.finish().await;
    }
}

#[tokio::test]
async fn o28_who_keeps_the_number_after_all_or_cancels_it_gets_no_other() {
    for surface in BOTH {
        let it = Waiting::on(surface).await;
        it.replace().await;
        label_told(&it.alice, "Don't cancel", "Okay, I won't cancel it.").await;
        it.pass(180).await;
        assert_eq!((it.money(), it.status()), ((1, 0), Status::Active));
        // The last word counts: a plain cancel after the wish for another number.
        it.alice.wait_for(SOON, |m| m.id == it.card.id && m.button(BUTTON).is_some()).await.unwrap();
        it.app.sms.fail_next(Endpoint::Cancel, Fault::status(502, "PROVIDER_ERROR"));
        it.replace().await;
        it.app.sms.wait_until(SOON, |world| world.count(Endpoint::Cancel) == 1).await.unwrap();
        press_callback(&it.alice, it.card.id, &Callback::CancelOrder { order: order_id(&it.order) }).await;
        let canceled = |world: &State<'_>| world.order(it.order.id).unwrap().status == Status::Canceled;
        it.app.sms.wait_until(SOON, canceled).await.unwrap();
        it.pass(60).await;
        assert_eq!((it.money(), it.orders().len()), ((1, 1), 1));
        it.app.finish().await;
    }
}

#[tokio::test]
async fn o28_two_chats_of_an_account_replace_a_number_once() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let bob = app.tg.user("Bob", "en");
        app.link_without_webhook(&bob, "en", &account).await;
        let it = Waiting::of(app, alice, account, &EN).await;
        let other = it.app.advance_until_shown(2, &bob, |m| tells_number(m, &it.order.phone_number)).await;
        it.replace().await;
        let wish = Callback::Replace { order: order_id(&it.order) };
        press_told(&bob, other.id, &wish, "I can't replace this order.").await;
        it.bought(2).await;
        it.pass(60).await;
        assert_eq!((it.money(), it.orders().len()), ((2, 1), 2));
        it.app.finish().await;
    }
}

#[tokio::test]
async fn o28_who_froze_buying_keeps_the_number() {
    let it = Waiting::on(Surface::Live).await;
    let freeze = Callback::SetGuard(GuardChange::Freeze(true));
    let menu = ask(&it.alice, "/settings", "Settings").await;
    press_callback(&it.alice, menu.id, &freeze).await;
    press_told(
        &it.alice,
        it.card.id,
        &Callback::Replace { order: order_id(&it.order) },
        "You've frozen buying",
    )
    .await;
    it.pass(150).await;
    assert_eq!((it.money(), it.status()), ((1, 0), Status::Active));
    it.app.finish().await;
}

#[tokio::test]
async fn o28_a_stop_in_between_buys_one_number_all_the_same() {
    for surface in BOTH {
        let mut it = Waiting::on(surface).await;
        it.replace().await;
        it.app.stop().await;
        it.app.clock.advance(Duration::from_secs(125));
        it.app.run().await;
        let orders = it.bought(2).await;
        it.card_instead_of(&it.order, &orders[1]).await;
        it.pass(60).await;
        assert_eq!((it.money(), it.orders().len()), ((2, 1), 2));
        it.app.finish().await;
    }
}

#[tokio::test]
async fn o28_no_other_account_pays_for_the_next_number() {
    for surface in BOTH {
        let it = Waiting::on(surface).await;
        it.replace().await;
        it.app.sms.fail_always(Endpoint::Products, Fault::status(503, "SERVICE_UNAVAILABLE"));
        let canceled = |world: &State<'_>| world.order(it.order.id).unwrap().status == Status::Canceled;
        it.app.advance_until(5, canceled).await;
        it.app.comes(&it.alice, ON_ITS_WAY).await;
        let (other, asked) = offer(&it.app, &it.alice, 500_000).await;
        answer(&it.alice, &asked, "Replace Account 1", LINKED).await;
        it.app.sms.clear_faults();
        let told = it.app.comes(&it.alice, NOT_REPLACED).await;
        assert!(told.text.contains("A different account is linked now."), "{}", told.text);
        it.pass(60).await;
        assert_eq!((it.money(), it.app.charges(&other), it.app.sms.orders(&other).len()), ((1, 1), 0, 0));
        it.app.finish().await;
    }
}

#[tokio::test]
async fn o28_what_took_too_long_is_given_up_and_told() {
    let mut it = Waiting::on(Surface::Seed).await;
    it.replace().await;
    it.app.sms.fail_always(Endpoint::Products, Fault::status(503, "SERVICE_UNAVAILABLE"));
    it.app.advance_until(5, |world| world.order(it.order.id).unwrap().status == Status::Canceled).await;
    it.app.quiet().await;
    it.app.stop().await;
    it.app.clock.advance(Duration::from_secs(700));
    it.app.sms.clear_faults();
    it.app.run().await;
    let told = it.app.comes(&it.alice, NOT_REPLACED).await;
    assert!(told.text.contains("It took too long."), "{}", told.text);
    assert_eq!((it.money(), it.orders().len()), ((1, 1), 1));
    it.app.finish().await;
}
