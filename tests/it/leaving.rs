//! What unlinking, a refused token and a deleted Telegram account leave behind: nothing active, and no
//! private data kept for ever (A8 to A11, M16, M17).

use chrono::TimeDelta;
use sandbox::smscode::{Account, Endpoint, Fault, Sms, Status, Surface};
use sandbox::telegram;
use sandbox::telegram::User;
use smscode_bot::domain::{OrderId, UserId};

use crate::app::{PUBLIC, SOON, TestApp};
use crate::steps::{ask, count, order_id, press, sees};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];
const FOREIGN: &str = "https://shop.example.org/hook";
const RETENTION: TimeDelta = TimeDelta::hours(48);

/// Lets time pass until a condition is true.
async fn until(app: &TestApp, is_true: impl AsyncFn() -> bool) {
    for _ in 0..200 {
        if is_true().await {
            return;
        }
        app.advance(2);
        app.tg.wait_until(std::time::Duration::from_millis(50), |_| false).await.unwrap_err();
    }
    panic!("it did not become true");
}

async fn unlink(user: &User) {
    ask(user, "/logout", "Unlink").await;
    press(user, "Yes, unlink").await;
    user.wait_for(SOON, |m| m.text.contains("Account unlinked")).await.unwrap();
}

/// Takes over the webhook from its current holder.
async fn take_over_webhook(user: &User) {
    ask(user, "/webhook", "Instant codes").await;
    let offered = |m: &telegram::Message| {
        m.button("Send codes here instead").or(m.button("Turn on instant codes")).is_some()
            || m.button("Turn on again").is_some()
    };
    let state = user.wait_for(SOON, offered).await.unwrap();
    let label = ["Send codes here instead", "Turn on instant codes", "Turn on again"]
        .into_iter()
        .find(|label| state.button(label).is_some())
        .unwrap();
    user.press(state.id, label).unwrap();
    let asked = |m: &telegram::Message| {
        m.id == state.id && (m.button("Yes, replace it").is_some() || m.text.contains("codes are on."))
    };
    let next = user.wait_for(SOON, asked).await.unwrap();
    if next.button("Yes, replace it").is_some() {
        user.press(next.id, "Yes, replace it").unwrap();
    }
    user.wait_for(SOON, |m| m.id == state.id && m.text.contains("codes are on.")).await.unwrap();
}

fn hook(app: &TestApp, account: &Account) -> (Option<String>, Option<String>) {
    let config = app.sms.webhook(account);
    (config.url.filter(|url| !url.is_empty()), config.secret)
}

fn foreign() -> (Option<String>, Option<String>) {
    (Some(FOREIGN.to_owned()), Some("their secret".to_owned()))
}

async fn purged(app: &TestApp, user: &User, order: OrderId) -> bool {
    let order = app.app().store().find_order(UserId(user.chat_id()), order).await.unwrap().unwrap();
    assert!(!order.purged || (order.phone.is_none() && order.sms.is_empty()));
    order.purged
}

#[tokio::test]
async fn a8_an_order_that_was_open_when_its_account_went_is_wiped_after_its_time() {
    for revoked in [false, true] {
        let app = TestApp::start().await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let (order, _) = app.buy(&alice, &account).await;
        app.sms.deliver_sms(order.id, Sms::code("818181"));
        app.comes(&alice, "🔑 818181").await;
        if revoked {
            app.sms.revoke_token(&account);
            app.comes(&alice, "no longer accepts your token").await;
        } else {
            unlink(&alice).await;
        }
        app.quiet().await;
        let store = app.app().store();
        let expires = store.find_order(UserId(alice.chat_id()), order_id(&order)).await.unwrap().unwrap();
        let expires = (expires.expires_at.unwrap() - app.clock.now()).num_seconds().unsigned_abs();
        app.clock.advance(std::time::Duration::from_secs(expires + 47 * 3600));
        store.purge_orders(RETENTION).await.unwrap();
        assert!(!purged(&app, &alice, order_id(&order)).await, "it is kept for its time");
        app.clock.advance(std::time::Duration::from_secs(2 * 3600));
        assert_eq!(store.purge_orders(RETENTION).await.unwrap(), 1);
        assert!(purged(&app, &alice, order_id(&order)).await);
        app.finish().await;
    }
}

#[tokio::test]
async fn a9_unlinking_ends_the_promise_to_cancel_and_says_so() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let (order, card) = app.buy(&alice, &account).await;
        press(&alice, "Cancel · ").await;
        alice.wait_for(SOON, |m| m.id == card.id && m.text.contains("I'll cancel ")).await.unwrap();
        let asked = ask(&alice, "/logout", "Unlink").await;
        assert!(asked.text.contains("won't cancel"), "{}", asked.text);
        press(&alice, "Yes, unlink").await;
        sees(&alice, "I've deleted your token").await;
        app.quiet().await;
        let shown = alice.message(card.id).unwrap().text;
        assert!(!shown.contains("I'll cancel "), "{shown}");
        let cancels = app.sms.count(Endpoint::Cancel);
        app.advance(300);
        ask(&alice, &format!("/login {}", account.token()), "Your account is linked").await;
        let looks = app.sms.count(Endpoint::Active);
        app.advance_until(5, |state| state.count(Endpoint::Active) > looks + 2).await;
        assert_eq!(app.sms.count(Endpoint::Cancel), cancels);
        assert_eq!(app.sms.order(order.id).unwrap().status, Status::Active);
        app.finish().await;
    }
}

#[tokio::test]
async fn a10_a_refused_token_is_not_told_of_when_another_is_linked_by_then() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    app.buy(&alice, &account).await;
    app.quiet().await;
    app.tg.fail_always("sendMessage", telegram::Fault::RetryAfter(2));
    app.sms.revoke_token(&account);
    until(&app, async || app.app().store().count_notifications().await.unwrap() > 0).await;
    assert_eq!(app.app().store().count_notifications().await.unwrap(), 1, "the word about the token waits");
    let other = app.sms.add_account(77_000);
    alice.say(&format!("/login {}", other.token()));
    until(&app, async || {
        let now = app.app().store().find_account(UserId(alice.chat_id())).await.unwrap();
        now.is_some_and(|account| account.revoked_at.is_none())
    })
    .await;
    app.tg.clear_faults();
    app.advance(25);
    app.quiet().await;
    ask(&alice, "/balance", "77,000").await;
    assert_eq!(count(&alice, "no longer accepts your token"), 0);
    app.finish().await;
}

#[tokio::test]
async fn a11_a_code_that_waits_for_a_deleted_telegram_account_is_wiped_after_its_time() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (bob, bobs) = app.linked("Bob", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    let (other, _) = app.buy(&bob, &bobs).await;
    app.quiet().await;
    alice.deactivate();
    bob.block_bot();
    for order in [order.id, other.id] {
        app.sms.deliver_sms(order, Sms::code("919191"));
    }
    let told = |state: &telegram::State<'_>, user: &User| {
        state.calls().iter().any(|call| call.status == Some(403) && call.chat == Some(user.chat_id()))
    };
    until(&app, async || {
        // Telegram reports by itself that a user has blocked the bot, but not that an account was deleted.
        let tried = |state: &telegram::State<'_>| told(state, &alice);
        app.tg.wait_until(std::time::Duration::from_millis(50), tried).await.is_ok()
    })
    .await;
    app.sms.expire(order.id);
    app.sms.expire(other.id);
    until(&app, async || {
        let store = app.app().store();
        let open = [alice.chat_id(), bob.chat_id()].map(|id| store.open_orders(UserId(id)));
        let [alices, bobs] = open;
        alices.await.unwrap().is_empty() && bobs.await.unwrap().is_empty()
    })
    .await;
    app.clock.advance(std::time::Duration::from_secs(50 * 3600));
    app.app().store().purge_orders(RETENTION).await.unwrap();
    assert!(purged(&app, &alice, order_id(&order)).await);
    assert!(!purged(&app, &bob, order_id(&other)).await, "who is only away finds it when they return");
    bob.unblock_bot();
    sees(&bob, "🔑 919191").await;
    app.finish().await;
}

#[tokio::test]
async fn m16_an_address_that_could_not_be_put_back_at_logout_is_put_back_later_and_told() {
    for surface in BOTH {
        for with_earlier in [true, false] {
            let app = TestApp::public(surface).await;
            let (alice, account) = app.linked("Alice", "en", 500_000).await;
            if with_earlier {
                app.sms.set_webhook(&account, Some(FOREIGN), Some("their secret"));
            }
            take_over_webhook(&alice).await;
            app.sms.fail_always(Endpoint::WebhookGet, Fault::Html(502));
            unlink(&alice).await;
            let said = alice.last().unwrap().text;
            assert!(said.contains("still has this bot's notification address"), "{said}");
            assert!(hook(&app, &account).0.is_some_and(|url| url.starts_with(PUBLIC)));
            // Hours later, and also when only the change itself fails.
            for _ in 0..12 {
                app.advance(600);
            }
            app.sms.clear_faults();
            app.sms.fail_next(Endpoint::WebhookPatch, Fault::EmptyBody(504));
            app.advance_until(120, |state| {
                state.webhook(&account).is_none_or(|config| {
                    config.url.as_deref() != Some("x") && {
                        let url = config.url.clone().filter(|url| !url.is_empty());
                        url == with_earlier.then(|| FOREIGN.to_owned())
                    }
                })
            })
            .await;
            let told = if with_earlier {
                "has been restored"
            } else {
                "no longer has this bot's notification address"
            };
            app.comes(&alice, told).await;
            app.quiet().await;
            if with_earlier {
                assert_eq!(hook(&app, &account), foreign());
            }
            let calls = app.sms.calls().len();
            app.advance(7200);
            app.quiet().await;
            assert_eq!(app.sms.calls().len(), calls, "then nobody calls with the token any more");
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn m16_an_address_that_can_not_be_put_back_for_a_day_is_told() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    app.sms.set_webhook(&account, Some(FOREIGN), Some("their secret"));
    take_over_webhook(&alice).await;
    app.sms.fail_always(Endpoint::WebhookGet, Fault::Html(502));
    unlink(&alice).await;
    let told = app.advance_until_shown(1800, &alice, |m| m.text.contains("couldn't restore")).await;
    assert!(told.text.contains("SMSCode"), "{}", told.text);
    app.quiet().await;
    let calls = app.sms.calls().len();
    app.advance(7200);
    app.quiet().await;
    assert_eq!(app.sms.calls().len(), calls);
    app.finish().await;
}

#[tokio::test]
async fn m16_an_account_that_is_replaced_or_erased_meanwhile_gets_its_address_back_too() {
    let app = TestApp::public(Surface::Live).await;
    for way in ["login", "forget", "push again"] {
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        app.sms.set_webhook(&account, Some(FOREIGN), Some("their secret"));
        take_over_webhook(&alice).await;
        app.sms.fail_always(Endpoint::WebhookPatch, Fault::Html(502));
        match way {
            "login" => {
                let other = app.sms.add_account(77_000);
                app.replace(&alice, "en", &other).await;
            }
            "forget" => {
                ask(&alice, "/forget", "Erase everything").await;
                press(&alice, "Yes, erase everything").await;
                let said = sees(&alice, "Everything is erased").await;
                assert!(said.text.contains("still has this bot's notification address"), "{}", said.text);
            }
            _ => {
                unlink(&alice).await;
                app.sms.clear_faults();
                // The same account takes over the webhook again before the job has run: what it restores
                // later is still F.
                ask(&alice, &format!("/login {}", account.token()), "Your account is linked").await;
                take_over_webhook(&alice).await;
                app.advance(7200);
                app.quiet().await;
                assert!(hook(&app, &account).0.is_some_and(|url| url.starts_with(PUBLIC)), "{way}");
                unlink(&alice).await;
            }
        }
        app.sms.clear_faults();
        app.advance_until(120, |state| {
            state.webhook(&account).is_some_and(|config| config.url.as_deref() == Some(FOREIGN))
        })
        .await;
        assert_eq!(hook(&app, &account), foreign(), "{way}");
    }
    app.finish().await;
}

#[tokio::test]
async fn m17_an_address_of_this_bot_is_never_put_back_and_the_foreign_one_is() {
    for surface in BOTH {
        for order in ["A then B", "B then A", "A takes it back"] {
            let app = TestApp::public(surface).await;
            let (alice, account) = app.linked("Alice", "en", 500_000).await;
            app.sms.set_webhook(&account, Some(FOREIGN), Some("their secret"));
            let bob = app.tg.user("Bob", "en");
            ask(&bob, &format!("/login {}", account.token()), "Your account is linked").await;
            take_over_webhook(&alice).await;
            take_over_webhook(&bob).await;
            let (first, second) = match order {
                "A then B" => (&alice, &bob),
                "B then A" => (&bob, &alice),
                _ => {
                    take_over_webhook(&alice).await;
                    (&bob, &alice)
                }
            };
            unlink(first).await;
            unlink(second).await;
            assert_eq!(hook(&app, &account), foreign(), "{order}");
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn m17_a_dead_address_of_this_bot_is_replaced_without_a_question() {
    let app = TestApp::public(Surface::Live).await;
    let account = app.sms.add_account(500_000);
    let alice = app.tg.user("Alice", "en");
    // From a deleted database, for example.
    let dead = format!("{PUBLIC}/hooks/smscode/0000000000000000000000000000000000000000");
    app.sms.set_webhook(&account, Some(&dead), Some("nobody's secret"));
    let linked = app.link(&alice, "en", &account).await;
    assert!(linked.text.contains("Codes arrive instantly"), "{}", linked.text);
    unlink(&alice).await;
    assert_eq!(hook(&app, &account).0, None);
    app.finish().await;
}
