//! Two chats with one account: news about an order reaches each of them exactly once, whichever of them
//! bought it and whichever holds the webhook (FAULTS M3).

use sandbox::smscode::{Account, Endpoint, Sms, Surface};
use sandbox::telegram::User;

use crate::app::{SOON, TestApp};
use crate::steps::{ask, count, mark, press, rings, sees, tells_number};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];
const ENDED: &str = "Order canceled";

/// Which of the two has the webhook.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Hook {
    Nobody,
    Buyer,
    Sibling,
}

const HOOKS: [Hook; 3] = [Hook::Nobody, Hook::Buyer, Hook::Sibling];

async fn two(app: &TestApp, hook: Hook) -> (User, User, Account) {
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let bob = app.tg.user("Bob", "en");
    app.link_without_webhook(&bob, "en", &account).await;
    let holder = match hook {
        Hook::Nobody => None,
        Hook::Buyer => Some(&alice),
        Hook::Sibling => Some(&bob),
    };
    if let Some(holder) = holder {
        press(holder, "Turn on instant codes").await;
        sees(holder, "Instant codes are on").await;
    }
    app.quiet().await;
    (alice, bob, account)
}

#[tokio::test]
async fn m3_an_order_and_its_codes_reach_every_chat_of_the_account_once() {
    for surface in BOTH {
        for hook in HOOKS {
            let app = TestApp::public(surface).await;
            let (alice, bob, account) = two(&app, hook).await;
            let (order, card) = app.buy(&alice, &account).await;
            let copy = bob.wait_for(SOON, |m| tells_number(m, &order.phone_number)).await.unwrap();
            assert!(copy.text.contains("WhatsApp") && copy.text.contains("Indonesia"), "{}", copy.text);
            for code in ["414141", "424242"] {
                app.sms.deliver_sms(order.id, Sms::code(code));
                app.comes(&alice, &format!("🔑 {code}")).await;
                sees(&bob, &format!("🔑 {code}")).await;
            }
            let looks = app.sms.count(Endpoint::Active);
            app.advance_until(7, |world| world.count(Endpoint::Active) > looks + 3).await;
            app.quiet().await;
            for (user, card) in [(&alice, card.id), (&bob, copy.id)] {
                assert_eq!((rings(user, "414141"), rings(user, "424242")), (1, 1), "{surface:?} {hook:?}");
                assert!(user.message(card).unwrap().text.contains("424242"));
            }
            assert_eq!(app.charges(&account), 1);
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn m3_a_cancel_in_one_chat_ends_the_order_in_the_other_with_one_message() {
    for surface in BOTH {
        for hook in HOOKS {
            let app = TestApp::public(surface).await;
            let (alice, bob, account) = two(&app, hook).await;
            let (order, _) = app.buy(&alice, &account).await;
            let copy = bob.wait_for(SOON, |m| tells_number(m, &order.phone_number)).await.unwrap();
            app.quiet().await;
            app.advance(125);
            let (alices, bobs) = (mark(&alice), mark(&bob));
            bob.press(copy.id, "Cancel · ").unwrap();
            // The chat that canceled sees it on the card; the other is notified.
            bob.wait_for(SOON, |m| m.id == copy.id && m.text.contains("refunded")).await.unwrap();
            alice.wait_for_new(SOON, alices, ENDED).await.unwrap();
            app.quiet().await;
            app.advance(60);
            app.quiet().await;
            assert_eq!((count(&alice, ENDED), count(&bob, ENDED)), (1, 0), "{surface:?} {hook:?}");
            assert_eq!((mark(&bob), app.refunds(&account)), (bobs, 1), "{surface:?} {hook:?}");
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn m3_an_expiry_is_told_in_both_chats_once_and_each_in_its_own_currency() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, bob, account) = two(&app, Hook::Buyer).await;
        ask(&bob, "/settings", "Settings").await;
        press(&bob, "→ $").await;
        let seen = mark(&bob);
        let (order, _) = app.buy(&alice, &account).await;
        bob.wait_for(SOON, |m| m.id > seen && tells_number(m, &order.phone_number)).await.unwrap();
        app.advance_until_shown(2, &bob, |m| {
            tells_number(m, &order.phone_number) && m.text.contains("$0.92")
        })
        .await;
        app.sms.expire(order.id);
        for user in [&alice, &bob] {
            app.comes(user, "Time's up. No SMS arrived").await;
        }
        app.quiet().await;
        for user in [&alice, &bob] {
            assert_eq!(count(user, "Time's up. No SMS arrived"), 2, "a message and the card");
        }
        assert!(bob.from_bot().iter().all(|m| m.id <= seen || !m.text.contains("Rp")), "one currency");
        assert!(alice.from_bot().iter().all(|m| !m.text.contains('$')));
        app.finish().await;
    }
}

#[tokio::test]
async fn m3_an_order_from_elsewhere_reaches_both_and_a_made_up_one_neither() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, bob, account) = two(&app, Hook::Sibling).await;
        let order = app.sms.create_elsewhere(&account, crate::steps::SAMPLE).unwrap();
        app.sms.deliver_sms(order, Sms::code("434343"));
        for user in [&alice, &bob] {
            app.comes(user, "🔑 434343").await;
        }
        app.quiet().await;
        let (alices, bobs) = (mark(&alice), mark(&bob));
        let body = serde_json::json!({
            "event": "order.otp_received", "timestamp": "2031-01-01T00:00:00+00:00",
            "data": { "order_id": 999_999, "otp_code": "1", "otp_message": "made up" },
        });
        let event = sandbox::smscode::RawEvent { body: body.to_string(), ..Default::default() };
        assert_eq!(app.sms.send_event(&account, event).await, Ok(200));
        app.advance(10);
        app.quiet().await;
        assert_eq!((mark(&alice), mark(&bob)), (alices, bobs));
        assert_eq!((rings(&alice, "434343"), rings(&bob, "434343")), (1, 1));
        app.finish().await;
    }
}

#[tokio::test]
async fn m3_a_chat_that_unlinked_hears_no_more_of_the_account() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, bob, account) = two(&app, Hook::Buyer).await;
    ask(&bob, "/logout", "Unlink").await;
    press(&bob, "Yes, unlink").await;
    sees(&bob, "I've deleted your token").await;
    let (other, _) = app.linked("Carol", "en", 1_000).await;
    let (bobs, others) = (mark(&bob), mark(&other));
    let (order, _) = app.buy(&alice, &account).await;
    app.sms.deliver_sms(order.id, Sms::code("444444"));
    app.comes(&alice, "🔑 444444").await;
    app.quiet().await;
    assert_eq!((mark(&bob), mark(&other)), (bobs, others));
    app.finish().await;
}
