//! Rows of the failure catalog that no other file covers fully: bulk orders, polling rate, clocks, cut
//! connections, days of downtime (SAFETY A11, B4, B6, B11, B14, C6, D3, E4, E6, E9, E10).

use chrono::TimeDelta;
use sandbox::smscode::{Endpoint, Fault, RawEvent, Signed, Sms, Status, Surface, sign};
use sandbox::telegram::EventKind;
use serde_json::json;
use smscode_bot::views::Callback;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::app::{Options, PUBLIC, SOON, TestApp};
use crate::steps::{SAMPLE, ask, count, mark, order_id, press, press_callback, rings, sees};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];

fn event(order: u64, code: &str) -> String {
    let data = json!({
        "order_id": order, "phone_number": "+6281234567890", "otp_code": code, "otp_message": format!("code {code}"),
        "product_id": SAMPLE, "country": "Indonesia", "platform": "WhatsApp",
    });
    json!({ "event": "order.otp_received", "timestamp": "2031-01-01T00:00:00+00:00", "data": data })
        .to_string()
}

#[tokio::test]
async fn a11_a_hundred_numbers_are_one_message() {
    let settings = vec![("MAX_QUANTITY", "100".to_owned())];
    let app = TestApp::with(Options { settings, ..Options::default() }).await;
    app.sms.set_stock(SAMPLE, 1_000);
    let (alice, account) = app.linked("Alice", "en", 2_000_000).await;
    let confirm = app.choose(&alice, &crate::steps::EN).await;
    app.choose_quantity(&alice, confirm.id, "100").await;
    alice.wait_for(SOON, |m| m.button("Buy 100 for").is_some()).await.unwrap();
    let before = app.tg.events_of(EventKind::Sent).len();
    press(&alice, "Buy 100 for").await;
    sees(&alice, "× 100").await;
    app.quiet().await;
    let looked = app.sms.count(Endpoint::Active);
    app.advance_until(3, |world| world.count(Endpoint::Active) > looked).await;
    app.quiet().await;
    assert_eq!(app.charges(&account), 100);
    assert_eq!(app.tg.events_of(EventKind::Sent).len(), before, "the card takes the place of the question");
    app.finish().await;
}

#[tokio::test]
async fn b4_with_push_an_open_order_is_looked_at_three_times_a_minute_and_never_left() {
    for (notification, least) in [(true, 17), (false, 2)] {
        let app = TestApp::public(Surface::Live).await;
        let (alice, account) = match notification {
            true => app.pushed("Alice", "en", 500_000).await,
            false => app.linked("Alice", "en", 500_000).await,
        };
        app.buy(&alice, &account).await;
        app.quiet().await;
        let looked = app.sms.count(Endpoint::Active);
        app.advance_until(1, |world| world.count(Endpoint::Active) > looked).await;
        let begun = (app.clock.now(), app.sms.count(Endpoint::Active));
        let looks = 5;
        app.advance_until(1, |world| world.count(Endpoint::Active) >= begun.1 + looks).await;
        let seconds = (app.clock.now() - begun.0).num_seconds();
        assert!(seconds >= least * looks as i64, "push {notification}: {looks} looks in {seconds} s");
        app.finish().await;
    }
}

#[tokio::test]
async fn b6_of_two_sms_between_two_looks_the_second_is_shown_and_the_first_is_not_hidden() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let (order, card) = app.buy(&alice, &account).await;
        app.quiet().await;
        app.sms.deliver_sms(order.id, Sms::code("616161"));
        app.sms.deliver_sms(order.id, Sms::code("626262"));
        app.comes(&alice, "🔑 626262").await;
        app.quiet().await;
        let card = alice.wait_for(SOON, |m| m.id == card.id && m.text.contains("626262")).await.unwrap();
        // The provider keeps only the newest. Where it counts them, the card says that one is missing.
        let told = card.text.contains("I missed 1 SMS: another arrived before I could read it");
        assert_eq!((rings(&alice, "616161"), told), (0, surface == Surface::Live), "{}", card.text);
        app.finish().await;
    }
}

#[tokio::test]
async fn b11_a_clock_that_is_wrong_by_ten_minutes_loses_no_code_and_no_end() {
    for minutes in [-10, 10] {
        let skew = TimeDelta::minutes(minutes);
        let app = TestApp::with(Options { notification: true, skew, ..Options::default() }).await;
        let (alice, account) = app.pushed("Alice", "en", 500_000).await;
        app.sms.fail_next(Endpoint::Create, Fault::DropAfter);
        let (order, _) = app.buy(&alice, &account).await;
        app.sms.deliver_sms(order.id, Sms::code("717171"));
        sees(&alice, "🔑 717171").await;
        app.sms.webhooks().lose_next(1);
        app.sms.deliver_sms(order.id, Sms::code("727272"));
        app.comes(&alice, "🔑 727272").await;
        let (order, _) = app.buy(&alice, &account).await;
        app.quiet().await;
        app.sms.webhooks().lose_next(1);
        app.sms.expire(order.id);
        app.comes(&alice, "Time's up. No SMS arrived").await;
        app.quiet().await;
        assert_eq!((rings(&alice, "717171"), rings(&alice, "727272")), (1, 1), "{minutes} min");
        assert_eq!((app.charges(&account), app.refunds(&account)), (2, 1));
        app.finish().await;
    }
}

#[tokio::test]
async fn b14_connections_that_are_cut_at_any_byte_leave_nothing_behind() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    app.quiet().await;
    let hook = app.sms.webhook(&account);
    let (path, body) = (hook.url.unwrap().replace(PUBLIC, ""), event(order.id, "737373"));
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: bot\r\nX-Webhook-Signature: {}\r\nContent-Length: {}\r\n\r\n{body}",
        sign(&hook.secret.unwrap(), &body, true),
        body.len()
    );
    let mut cuts = 0;
    for _ in 0..3 {
        for end in 1..request.len() {
            let mut socket = TcpStream::connect(app.app().address()).await.unwrap();
            socket.write_all(&request.as_bytes()[..end]).await.unwrap();
            cuts += 1;
        }
    }
    assert!(cuts >= 1_000, "{cuts}");
    app.quiet().await;
    assert_eq!(count(&alice, "737373"), 0, "half an event is none");
    // Complete, but nobody waits for the answer: what was started is finished.
    let mut socket = TcpStream::connect(app.app().address()).await.unwrap();
    socket.write_all(request.as_bytes()).await.unwrap();
    drop(socket);
    sees(&alice, "🔑 737373").await;
    let raw = RawEvent { body: event(order.id, "747474"), signed: Signed::Rightly, url: None };
    assert_eq!(app.sms.send_event(&account, raw).await, Ok(200));
    sees(&alice, "🔑 747474").await;
    assert_eq!((rings(&alice, "737373"), app.get("/readyz").await.0), (1, 200));
    app.finish().await;
}

#[tokio::test]
async fn c6_an_order_without_an_sms_offers_no_finish_and_is_not_ended_by_an_old_button() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let (order, card) = app.buy(&alice, &account).await;
        assert!(card.button("Finish").is_none(), "{}", card.text);
        let seen = mark(&alice);
        press_callback(&alice, card.id, &Callback::Finish { order: order_id(&order) }).await;
        alice.wait_for(SOON, |m| m.id > seen && m.from_bot).await.unwrap();
        assert_eq!(app.sms.order(order.id).unwrap().status, Status::Active);
        app.finish().await;
    }
}

#[tokio::test]
async fn d3_after_more_than_a_day_of_absence_every_open_order_is_told_as_it_ended() {
    for surface in BOTH {
        let mut app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let (with_code, _) = app.buy(&alice, &account).await;
        let (canceled, _) = app.buy(&alice, &account).await;
        app.buy(&alice, &account).await;
        app.quiet().await;
        app.stop().await;
        app.sms.deliver_sms(with_code.id, Sms::code("818181"));
        app.sms.complete_elsewhere(with_code.id);
        app.sms.cancel_elsewhere(canceled.id);
        app.clock.advance(std::time::Duration::from_secs(25 * 3_600));
        app.run().await;
        for told in ["🔑 818181", "Order canceled", "Time's up. No SMS arrived"] {
            app.comes(&alice, told).await;
        }
        app.quiet().await;
        assert_eq!((rings(&alice, "818181"), count(&alice, "Waiting for an SMS")), (1, 0));
        ask(&alice, "/active", "no active orders").await;
        app.finish().await;
    }
}

#[tokio::test]
async fn e4_when_the_answer_to_switching_on_is_lost_the_events_that_come_are_taken() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        app.sms.fail_next(Endpoint::WebhookPatch, Fault::DropAfter);
        ask(&alice, "/webhook", "Instant codes are off").await;
        press(&alice, "Turn on instant codes").await;
        sees(&alice, "SMSCode didn't respond").await;
        let (order, _) = app.buy(&alice, &account).await;
        app.sms.deliver_sms(order.id, Sms::code("828282"));
        sees(&alice, "🔑 828282").await;
        app.sms
            .wait_until(SOON, |world| world.deliveries().iter().any(|delivery| delivery.status == Some(200)))
            .await
            .unwrap();
        app.quiet().await;
        assert_eq!(rings(&alice, "828282"), 1);
        app.finish().await;
    }
}

#[tokio::test]
async fn e6_a_body_without_a_length_is_refused_once_it_is_too_large() {
    let app = TestApp::public(Surface::Live).await;
    let (_, account) = app.pushed("Alice", "en", 500_000).await;
    let path = app.sms.webhook(&account).url.unwrap().replace(PUBLIC, "");
    let mut socket = TcpStream::connect(app.app().address()).await.unwrap();
    let head = format!("POST {path} HTTP/1.1\r\nHost: bot\r\nTransfer-Encoding: chunked\r\n\r\n");
    socket.write_all(head.as_bytes()).await.unwrap();
    let chunk = format!("4000\r\n{}\r\n", "x".repeat(0x4000));
    // The refusal may close the connection before everything was written.
    for _ in 0..6 {
        if socket.write_all(chunk.as_bytes()).await.is_err() {
            break;
        }
    }
    let mut answer = [0; 12];
    socket.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 413");
    app.finish().await;
}

#[tokio::test]
async fn e9_the_answers_to_keys_that_are_nobodys_can_not_be_told_apart() {
    let app = TestApp::public(Surface::Live).await;
    app.pushed("Alice", "en", 500_000).await;
    let mut answers = Vec::new();
    for key in ["x".to_owned(), "A".repeat(32), "A".repeat(500)] {
        let url = app.url(&format!("/hooks/smscode/{key}"));
        let answer = reqwest::Client::new().post(url).body(event(1001, "1")).send().await.unwrap();
        let mut names: Vec<String> = answer.headers().keys().map(ToString::to_string).collect();
        names.sort();
        answers.push((answer.status().as_u16(), names, answer.text().await.unwrap()));
    }
    assert_eq!(answers[0].0, 404);
    assert!(answers.iter().all(|answer| answer == &answers[0]), "{answers:?}");
    app.finish().await;
}

#[tokio::test]
async fn e10_six_hundred_made_up_orders_bring_no_message_and_touch_nobody_else() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let (mallory, hers) = app.pushed("Mallory", "en", 500_000).await;
    let (order, card) = app.buy(&alice, &account).await;
    app.quiet().await;
    let (alices, mallorys) = (mark(&alice), mark(&mallory));
    // More than one account may send at once: the excess is refused unread, whatever its size.
    let (mut taken, mut refused) = (0, 0);
    for id in (0..600).map(|number| order.id + number) {
        let raw = RawEvent { body: event(id, "848484"), signed: Signed::Rightly, url: None };
        match app.sms.send_event(&hers, raw).await.unwrap() {
            200 => taken += 1,
            429 => refused += 1,
            other => panic!("{other}"),
        }
    }
    assert!(taken >= 500 && refused >= 50, "{taken} taken, {refused} refused");
    let looked = app.sms.count(Endpoint::Order);
    app.advance_until(5, |world| world.count(Endpoint::Order) > looked || looked > 50).await;
    app.quiet().await;
    assert_eq!((mark(&alice), mark(&mallory)), (alices, mallorys));
    assert!(!alice.message(card.id).unwrap().text.contains("848484"));
    app.sms.deliver_sms(order.id, Sms::code("858585"));
    sees(&alice, "🔑 858585").await;
    app.finish().await;
}
