//! Purchases whose outcome becomes known late: none is called "not bought" that was bought, or may still be.

use std::time::Duration;

use sandbox::smscode::{Account, Endpoint, Fault, OrderSnapshot, Surface};
use sandbox::telegram::User;
use smscode_bot::domain::guard::GuardChange;
use smscode_bot::views::Callback;

use crate::app::{SOON, TestApp};
use crate::steps::{EN, ask, count, mark, press, press_callback, sees, tells_number};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];
const NO: &str = "not bought";
const UNCLEAR: &str = "I'll keep checking until I know";

impl TestApp {
    /// Goes to the confirm screen for this many numbers; returns the button that buys them.
    async fn choose_many(&self, user: &User, many: &str) -> String {
        let confirm = self.choose(user, &EN).await;
        self.choose_quantity(user, confirm.id, many).await;
        let buy = format!("Buy {many} for");
        user.wait_for(SOON, |m| m.button(&buy).is_some()).await.unwrap();
        buy
    }

    /// Advances the clock in steps, with a short pause between them.
    async fn pass(&self, seconds: u64, step: u64) {
        for _ in 0..seconds / step {
            self.advance(step);
            self.sms.wait_until(Duration::from_millis(60), |_| false).await.unwrap_err();
        }
    }

    /// Whether the bot ever said this to anybody.
    fn ever_said(&self, text: &str) -> bool {
        self.tg.events().iter().any(|event| event.text.contains(text))
    }

    /// An answer is lost, and from then on the same call is refused.
    fn lose_then_refuse(&self) {
        self.sms.fail_next(Endpoint::Create, Fault::DropAfter);
        self.sms.fail_always(Endpoint::Create, Fault::status(422, "PROVIDER_ERROR"));
    }

    async fn first_order(&self, account: &Account) -> OrderSnapshot {
        self.sms.wait_for_order(SOON, account, |_| true).await.unwrap()
    }
}

#[tokio::test]
async fn m1_a_purchase_for_which_the_provider_needs_ninety_seconds_is_never_called_not_bought() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        app.choose(&alice, &EN).await;
        app.sms.fail_next(Endpoint::Create, Fault::RentSlowly(Duration::from_secs(90)));
        press(&alice, EN.buy).await;
        app.advance_until_shown(2, &alice, |m| m.text.contains("+62") || m.text.contains(NO)).await;
        assert!(!app.ever_said(NO));
        assert_eq!((app.charges(&account), crate::buying::keys(&app).len()), (1, 1));
        let times: Vec<_> = app.sms.calls_of(Endpoint::Create).iter().map(|call| call.at).collect();
        for (one, next) in times.iter().zip(times.iter().skip(1)) {
            let gap = (*next - *one).num_seconds();
            assert!(gap <= 35, "{gap} s between two calls");
        }
        app.finish().await;
    }
}

#[tokio::test]
async fn m1_what_stays_in_progress_for_ever_ends_as_unclear_and_what_comes_then_is_shown() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        app.choose(&alice, &EN).await;
        app.sms.fail_next(Endpoint::Create, Fault::DropAfter);
        app.sms.fail_always(Endpoint::Create, Fault::InProgress);
        press(&alice, EN.buy).await;
        let order = app.first_order(&account).await;
        app.sms.hide(order.id, true);
        let end = app.advance_until_shown(20, &alice, |m| {
            m.text.contains(NO) || m.text.contains("buy again. If the number turns up")
        });
        assert!(!end.await.text.contains(NO));
        assert!(!app.ever_said(NO));
        let seen = mark(&alice);
        app.sms.hide(order.id, false);
        app.advance_until_shown(30, &alice, |m| m.id > seen && tells_number(m, &order.phone_number)).await;
        assert_eq!(app.charges(&account), 1);
        app.finish().await;
    }
}

#[tokio::test]
async fn m2_a_batch_that_is_rented_slowly_is_one_card_with_every_number() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let buy = app.choose_many(&alice, "10").await;
        app.sms.fail_next(Endpoint::Create, Fault::RentSlowly(Duration::from_secs(9)));
        press(&alice, &buy).await;
        app.advance_until_shown(2, &alice, |m| {
            m.text.contains("× 10") || m.text.contains("available. You weren't")
        })
        .await;
        app.pass(60, 5).await;
        assert!(!app.ever_said("available. You weren't charged"));
        assert_eq!(app.charges(&account), 10);
        let card = sees(&alice, "× 10").await;
        for order in app.sms.orders(&account) {
            let shown = alice.from_bot();
            let shown: Vec<_> = shown.iter().filter(|m| tells_number(m, &order.phone_number)).collect();
            assert_eq!(shown.iter().map(|m| m.id).collect::<Vec<_>>(), [card.id], "one card, no other");
        }
        app.finish().await;
    }
}

#[tokio::test]
async fn m2_numbers_of_a_batch_in_doubt_are_shown_as_soon_as_they_are_seen() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let buy = app.choose_many(&alice, "3").await;
    app.sms.fail_next(Endpoint::Create, Fault::RentSlowly(Duration::from_secs(60)));
    press(&alice, &buy).await;
    // The second number arrives after two minutes, the third after three.
    let order = app.advance_until(5, |world| world.orders().count() == 1);
    order.await;
    let first = app.first_order(&account).await;
    let card = app.advance_until_shown(5, &alice, |m| tells_number(m, &first.phone_number)).await;
    assert_eq!(app.charges(&account), 1, "the others are not rented yet");
    assert!(card.text.contains("2 more numbers are still open"), "{}", card.text);
    assert!(!card.text.contains("available. You weren't charged"), "{}", card.text);
    app.advance_until_shown(5, &alice, |m| m.text.contains("× 3") && !m.text.contains("still open")).await;
    assert!(!app.ever_said("available. You weren't charged"));
    app.finish().await;
}

#[tokio::test]
async fn m2_a_number_that_comes_after_the_end_joins_its_card_is_told_and_counts_for_the_limit() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let settings = ask(&alice, "/settings", "Settings").await;
        press_callback(&alice, settings.id, &Callback::SetGuard(GuardChange::DailyCap(50))).await;
        let buy = app.choose_many(&alice, "3").await;
        app.lose_then_refuse();
        press(&alice, &buy).await;
        app.sms.wait_until(SOON, |world| world.orders().count() == 3).await.unwrap();
        let late = app.sms.orders(&account).into_iter().max_by_key(|order| order.id).unwrap();
        app.sms.hide(late.id, true);
        app.comes(&alice, "1 number wasn't available").await;
        app.sms.clear_faults();
        let seen = mark(&alice);
        app.sms.hide(late.id, false);
        let card = app.comes_new(&alice, seen, "× 3").await;
        assert!(tells_number(&card, &late.phone_number), "{}", card.text);
        assert!(card.text.contains("You got 1 more number"), "{}", card.text);
        app.quiet().await;
        let shown = alice.from_bot();
        assert_eq!(shown.iter().filter(|m| tells_number(m, &late.phone_number)).count(), 1);
        assert_eq!(app.charges(&account), 3);
        // 45,000 of 50,000 are spent.
        let held = ask(&alice, "/buy wa indonesia", "Above your limit").await;
        assert!(held.button(EN.buy).is_none(), "{held:?}");
        assert_eq!(app.charges(&account), 3);
        app.finish().await;
    }
}

#[tokio::test]
async fn m10_an_order_of_another_chat_of_the_same_account_is_no_order_of_this_purchase() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let bob = app.tg.user("Bob", "en");
        ask(&bob, &format!("/login {}", account.token()), "Your account is linked").await;
        app.choose(&alice, &EN).await;
        // Within the five seconds of clock skew that are tolerated.
        app.buy(&bob, &account).await;
        let before = app.sms.count(Endpoint::Create);
        app.sms.fail_next(Endpoint::Create, Fault::DropBefore);
        app.sms.fail_always(Endpoint::Create, Fault::status(422, "PROVIDER_ERROR"));
        press(&alice, EN.buy).await;
        // The other user's order is shown here, too, as one that was bought elsewhere.
        let end = app.advance_until_shown(1, &alice, |m| m.text.contains(NO)).await;
        assert!(!end.text.contains("+62"), "{}", end.text);
        assert!(app.sms.count(Endpoint::Create) > before);
        assert_eq!(app.charges(&account), 1);
        app.finish().await;
    }
}

#[tokio::test]
async fn m11_an_order_that_appears_minutes_after_a_doubtful_refusal_is_found_whatever_is_looked_at_meanwhile()
{
    for surface in BOTH {
        let mut app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        app.choose(&alice, &EN).await;
        app.lose_then_refuse();
        press(&alice, EN.buy).await;
        let order = app.first_order(&account).await;
        app.sms.hide(order.id, true);
        app.comes(&alice, NO).await;
        ask(&alice, "/active", "no active orders").await;
        app.pass(60, 10).await;
        // Durable, not limited to one poll.
        app.stop().await;
        app.run().await;
        app.pass(150, 10).await;
        ask(&alice, "/active", "no active orders").await;
        app.pass(10, 5).await;
        let seen = mark(&alice);
        app.sms.hide(order.id, false);
        let card = app
            .advance_until_shown(20, &alice, |m| m.id > seen && tells_number(m, &order.phone_number))
            .await;
        assert!(card.text.contains("You got 1 more number"), "{}", card.text);
        app.quiet().await;
        assert_eq!((app.charges(&account), count(&alice, NO)), (1, 0));
        app.finish().await;
    }
}

#[tokio::test]
async fn m14_what_became_of_a_purchase_that_was_called_unclear_is_a_new_message() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let confirm = app.choose(&alice, &EN).await;
        app.sms.fail_next(Endpoint::Create, Fault::DropAfter);
        app.sms.fail_next(Endpoint::Create, Fault::Html(502).after_effect());
        app.sms.fail_next(Endpoint::Create, Fault::InProgress);
        app.sms.fail_next(Endpoint::Create, Fault::InProgress);
        press(&alice, EN.buy).await;
        app.comes(&alice, UNCLEAR).await;
        let card = app.comes(&alice, "+62").await;
        assert!(card.id > confirm.id, "a silent edit further up");
        app.quiet().await;
        assert_eq!((count(&alice, "+62"), count(&alice, UNCLEAR)), (1, 0), "and it is the only one");
        assert_eq!(app.charges(&account), 1);
        app.finish().await;
    }
}

#[tokio::test]
async fn m14_a_no_after_unclear_is_a_new_message_too() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let confirm = app.choose(&alice, &EN).await;
    app.sms.fail_next(Endpoint::Create, Fault::DropBefore);
    app.sms.fail_next(Endpoint::Create, Fault::DropBefore);
    app.sms.fail_always(Endpoint::Create, Fault::status(422, "PROVIDER_ERROR"));
    press(&alice, EN.buy).await;
    app.advance_until_shown(1, &alice, |m| m.text.contains(UNCLEAR)).await;
    let no = app.advance_until_shown(1, &alice, |m| m.text.contains(NO)).await;
    assert!(no.id > confirm.id, "a silent edit further up");
    app.quiet().await;
    assert_eq!((app.charges(&account), count(&alice, UNCLEAR)), (0, 0));
    app.finish().await;
}

#[tokio::test]
async fn m14_what_a_new_login_brings_to_light_is_a_new_message() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let other = app.sms.add_account(300_000);
    app.choose(&alice, &EN).await;
    app.sms.fail_next(Endpoint::Create, Fault::DropAfter);
    press(&alice, EN.buy).await;
    let order = app.first_order(&account).await;
    app.replace(&alice, "en", &other).await;
    let doubt = app.comes(&alice, "result unknown").await;
    app.replace(&alice, "en", &account).await;
    let card = app.advance_until_shown(2, &alice, |m| tells_number(m, &order.phone_number)).await;
    assert!(card.id > doubt.id, "a silent edit further up");
    app.finish().await;
}

#[tokio::test]
async fn m24_an_order_behind_many_others_of_the_same_minutes_is_found() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000_000).await;
        app.choose(&alice, &EN).await;
        app.lose_then_refuse();
        press(&alice, EN.buy).await;
        let order = app.first_order(&account).await;
        let other = app.sms.catalog().products().find(|product| product.id != order.product_id).unwrap().id;
        for _ in 0..250 {
            let id = app.sms.create_elsewhere(&account, other).unwrap();
            app.sms.complete_elsewhere(id);
        }
        let end = app
            .advance_until_shown(2, &alice, |m| m.text.contains(NO) || tells_number(m, &order.phone_number))
            .await;
        assert!(!end.text.contains(NO), "{}", end.text);
        app.finish().await;
    }
}

#[tokio::test]
async fn m24_a_list_that_is_too_long_to_read_is_no_proof_that_nothing_was_bought() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000_000).await;
    app.choose(&alice, &EN).await;
    app.lose_then_refuse();
    press(&alice, EN.buy).await;
    let order = app.first_order(&account).await;
    let other = app.sms.catalog().products().find(|product| product.id != order.product_id).unwrap().id;
    for _ in 0..2_100 {
        let id = app.sms.create_elsewhere(&account, other).unwrap();
        app.sms.complete_elsewhere(id);
    }
    let end = app.advance_until_shown(2, &alice, |m| {
        m.text.contains(NO) || m.text.contains("buy again. If the number turns up")
    });
    let end = end.await;
    assert!(!end.text.contains(NO), "{}", end.text);
    app.finish().await;
}
