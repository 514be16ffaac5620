//! Polling active orders while something else hangs, and notifications that are on but do not arrive (FAULTS
//! M5, M6).

use std::time::Duration;

use sandbox::smscode::{Endpoint, Fault, Sms, Surface};
use sandbox::telegram::User;

use crate::app::{PUBLIC, SOON, TestApp};
use crate::steps::{SAMPLE, ask, count, mark, rings, sees, tells_number};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];
const UNREACHED: &str = "Instant codes aren't getting through";

/// Requests that may hang besides the list.
fn beside() -> [(Endpoint, Fault); 4] {
    [
        (Endpoint::Order, Fault::Hang),
        (Endpoint::Order, Fault::Delay(Duration::from_millis(1_500))),
        (Endpoint::Products, Fault::Hang),
        (Endpoint::Countries, Fault::Hang),
    ]
}

/// A code arrives within ten seconds of the service's clock, and within three of real time.
async fn comes_quickly(app: &TestApp, user: &User, order: u64, code: &str) {
    app.sms.deliver_sms(order, Sms::code(code));
    arrives_quickly(app, user, code).await;
}

async fn arrives_quickly(app: &TestApp, user: &User, code: &str) {
    let (came, begun) = (app.clock.now(), std::time::Instant::now());
    for _ in 0..12 {
        if user.wait_for(Duration::from_millis(250), |m| m.text.contains(&format!("🔑 {code}"))).await.is_ok()
        {
            let took = (app.clock.now() - came).num_seconds();
            assert!(took <= 10, "{code}: {took} s");
            return;
        }
        app.advance(1);
    }
    panic!("{code} did not come in {:?}", begun.elapsed());
}

#[tokio::test]
async fn m5_no_read_and_no_name_that_hangs_holds_up_the_code_of_another_order() {
    for surface in BOTH {
        for (endpoint, fault) in beside() {
            let app = TestApp::on(surface).await;
            let (alice, account) = app.linked("Alice", "en", 900_000).await;
            let (order, _) = app.buy(&alice, &account).await;
            app.quiet().await;
            app.sms.fail_always(endpoint, fault.clone());
            // Orders that still need to be read and named, and one that left the list.
            let other =
                app.sms.catalog().products().find(|p| p.platform_id == 2 && p.available > 10).unwrap().id;
            let foreign: Vec<u64> =
                (0..10).filter_map(|_| app.sms.create_elsewhere(&account, other)).collect();
            let (gone, rest) = foreign.split_first().unwrap();
            for code in ["511111", "522222", "533333"] {
                comes_quickly(&app, &alice, order.id, code).await;
            }
            app.sms.cancel_elsewhere(*gone);
            comes_quickly(&app, &alice, order.id, "544444").await;
            comes_quickly(&app, &alice, rest[0], "555555").await;
            app.sms.clear_faults();
            app.sms.release_hung();
            for id in rest {
                let number = app.sms.order(*id).unwrap().phone_number;
                app.advance_until_shown(2, &alice, |m| tells_number(m, &number)).await;
            }
            app.quiet().await;
            assert_eq!(
                (rings(&alice, "511111"), rings(&alice, "555555")),
                (1, 1),
                "{surface:?} {endpoint:?}"
            );
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn m5_an_order_first_seen_in_the_list_is_told_at_once_and_named_later() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 900_000).await;
        app.buy(&alice, &account).await;
        app.quiet().await;
        app.sms.fail_always(Endpoint::Order, Fault::Hang);
        app.sms.fail_always(Endpoint::Products, Fault::Hang);
        let foreign = app.sms.create_elsewhere(&account, SAMPLE).unwrap();
        comes_quickly(&app, &alice, foreign, "566666").await;
        app.sms.clear_faults();
        app.sms.release_hung();
        let number = app.sms.order(foreign).unwrap().phone_number;
        app.advance_until_shown(2, &alice, |m| {
            tells_number(m, &number) && m.text.contains("WhatsApp") && m.text.contains("566666")
        })
        .await;
        app.quiet().await;
        assert_eq!(rings(&alice, "566666"), 1);
        app.finish().await;
    }
}

#[tokio::test]
async fn m5_the_first_message_of_an_order_from_elsewhere_names_number_and_service() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 900_000).await;
        app.buy(&alice, &account).await;
        app.quiet().await;
        let seen = mark(&alice);
        let foreign = app.sms.create_elsewhere(&account, SAMPLE).unwrap();
        app.sms.deliver_sms(foreign, Sms::code("577777"));
        let looks = app.sms.count(Endpoint::Active);
        app.advance_until(3, |world| world.count(Endpoint::Active) > looks).await;
        let came = alice.wait_for(SOON, |m| m.id > seen && m.text.starts_with("🔑 577777")).await.unwrap();
        let number = app.sms.order(foreign).unwrap().phone_number;
        assert!(tells_number(&came, &number) && came.text.contains("WhatsApp"), "{surface:?}: {}", came.text);
        app.finish().await;
    }
}

#[tokio::test]
async fn m5_the_last_code_of_an_order_that_left_the_list_waits_for_no_other_read() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 900_000).await;
        let (hung, _) = app.buy(&alice, &account).await;
        let (other, _) = app.buy(&alice, &account).await;
        app.quiet().await;
        app.advance(10);
        app.quiet().await;
        app.sms.fail_next(Endpoint::Order, Fault::Hang);
        app.sms.cancel_elsewhere(hung.id);
        let reads = app.sms.count(Endpoint::Order);
        app.advance_until(1, |world| world.count(Endpoint::Order) > reads).await;
        app.sms.deliver_sms(other.id, Sms::code("588888"));
        app.sms.complete_elsewhere(other.id);
        arrives_quickly(&app, &alice, "588888").await;
        app.sms.release_hung();
        app.comes(&alice, "Order canceled").await;
        app.finish().await;
    }
}

/// Codes now come by polling: as quickly as without a webhook.
async fn quick(app: &TestApp, user: &User, order: u64, code: &str) {
    app.advance(2);
    app.sms.deliver_sms(order, Sms::code(code));
    let came = app.clock.now();
    app.advance_until_shown(1, user, |m| m.text.contains(&format!("🔑 {code}"))).await;
    let late = (app.clock.now() - came).num_seconds();
    assert!(late <= 10, "{code}: {late} s");
}

#[tokio::test]
async fn m6_another_secret_at_the_provider_is_repaired_by_itself() {
    for surface in BOTH {
        for secret in [Some("not our secret"), None] {
            let app = TestApp::public(surface).await;
            let (alice, account) = app.pushed("Alice", "en", 500_000).await;
            let (order, _) = app.buy(&alice, &account).await;
            app.quiet().await;
            let ours = app.sms.webhook(&account);
            app.sms.set_webhook(&account, ours.url.as_deref(), secret);
            let state = ask(&alice, "/webhook", "secret key on SMSCode").await;
            assert!(state.button("Fix it").is_some(), "{}", state.text);
            let patched = app.sms.count(Endpoint::WebhookPatch);
            app.advance_until(5, |world| world.count(Endpoint::WebhookPatch) > patched).await;
            assert_eq!(app.sms.webhook(&account).secret, ours.secret, "{surface:?}");
            app.quiet().await;
            app.sms.deliver_sms(order.id, Sms::code("611111"));
            sees(&alice, "🔑 611111").await;
            app.quiet().await;
            assert_eq!((count(&alice, UNREACHED), rings(&alice, "611111")), (0, 1));
            ask(&alice, "/webhook", "Instant codes are on").await;
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn m6_events_that_never_arrive_are_noticed_repaired_and_told_once() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.pushed("Alice", "en", 500_000).await;
        let (order, _) = app.buy(&alice, &account).await;
        app.quiet().await;
        // Nothing listens there.
        app.sms.route(PUBLIC, "http://127.0.0.1:9");
        let patched = app.sms.count(Endpoint::WebhookPatch);
        app.sms.deliver_sms(order.id, Sms::code("621111"));
        app.comes(&alice, "🔑 621111").await;
        app.advance_until(2, |world| world.count(Endpoint::WebhookPatch) > patched).await;
        for code in ["622222", "623333", "624444", "625555"] {
            quick(&app, &alice, order.id, code).await;
        }
        app.comes(&alice, UNREACHED).await;
        let state = ask(&alice, "/webhook", UNREACHED).await;
        assert!(!state.text.contains("Instant codes are on"), "{}", state.text);
        for _ in 0..30 {
            app.advance(10);
            app.sms.wait_until(Duration::from_millis(20), |_| false).await.unwrap_err();
        }
        app.quiet().await;
        let told = alice.from_bot().iter().filter(|m| m.id != state.id && m.text.contains(UNREACHED)).count();
        assert_eq!(told, 1, "{surface:?}");
        let repairs = app.sms.count(Endpoint::WebhookPatch) - patched;
        assert!((1..=5).contains(&repairs), "{repairs} repairs");
        // It counts as alive again when an event arrives.
        app.sms.route(PUBLIC, &format!("http://{}", app.app().address()));
        app.sms.deliver_sms(order.id, Sms::code("626666"));
        sees(&alice, "🔑 626666").await;
        // A poll may have been faster.
        app.sms
            .wait_until(SOON, |world| {
                world.deliveries().last().is_some_and(|event| event.status == Some(200))
            })
            .await
            .unwrap();
        ask(&alice, "/webhook", "Instant codes are on").await;
        app.finish().await;
    }
}

#[tokio::test]
async fn m6_one_event_that_was_lost_is_no_reason_for_a_word() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.pushed("Alice", "en", 500_000).await;
        let (order, _) = app.buy(&alice, &account).await;
        app.quiet().await;
        app.sms.webhooks().lose_next(1);
        app.sms.deliver_sms(order.id, Sms::code("631111"));
        app.comes(&alice, "🔑 631111").await;
        app.advance(10);
        app.sms.deliver_sms(order.id, Sms::code("632222"));
        sees(&alice, "🔑 632222").await;
        for _ in 0..20 {
            app.advance(10);
            app.sms.wait_until(Duration::from_millis(20), |_| false).await.unwrap_err();
        }
        app.quiet().await;
        assert_eq!(count(&alice, UNREACHED), 0);
        let looks = app.sms.count(Endpoint::Active);
        app.advance(10);
        app.sms.wait_until(SOON.min(Duration::from_millis(300)), |_| false).await.unwrap_err();
        assert!(app.sms.count(Endpoint::Active) <= looks + 1, "push is trusted again");
        app.finish().await;
    }
}
