//! Buying when the provider, the network or the user behaves unusually (SAFETY A).

use sandbox::smscode::{Account, Endpoint, Fault, Surface};
use sandbox::telegram::{EventKind, Message};
use smscode_bot::domain::ProductId;
use smscode_bot::views::Callback;

use crate::app::{SOON, TestApp};
use crate::steps::{EN, ID, SAMPLE, USD, ask, mark, press, press_callback, sees, words};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];

/// The distinct idempotency keys of the purchases that were sent.
pub fn keys(app: &TestApp) -> Vec<String> {
    let mut keys: Vec<String> =
        app.sms.calls_of(Endpoint::Create).into_iter().filter_map(|call| call.idempotency_key).collect();
    keys.sort();
    keys.dedup();
    keys
}

fn bodies(app: &TestApp) -> Vec<String> {
    let calls = app.sms.calls_of(Endpoint::Create);
    let mut bodies: Vec<String> =
        calls.iter().map(|call| format!("{:?} {:?}", call.version, call.body)).collect();
    bodies.dedup();
    bodies
}

async fn bought_once(app: &TestApp, account: &Account) {
    assert_eq!(app.charges(account), 1);
    assert_eq!(keys(app).len(), 1);
    assert_eq!(bodies(app).len(), 1);
}

#[tokio::test]
async fn a2_an_answer_that_is_lost_is_followed_by_the_same_call_and_one_charge() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        app.choose(&alice, &EN).await;
        app.sms.fail_next(Endpoint::Create, Fault::DropAfter);
        app.sms.fail_next(Endpoint::Create, Fault::Html(502).after_effect());
        press(&alice, EN.buy).await;
        let card = app.advance_until_shown(1, &alice, |m| m.text.contains("+62")).await;
        assert!(card.text.contains("Waiting for an SMS"), "{}", card.text);
        assert_eq!(app.sms.count(Endpoint::Create), 3);
        bought_once(&app, &account).await;
        app.finish().await;
    }
}

#[tokio::test]
async fn a3_a_purchase_that_is_still_in_progress_is_repeated_and_not_called_failed() {
    for surface in BOTH {
        for fault in [Fault::InProgress, Fault::Conflict] {
            let app = TestApp::on(surface).await;
            let (alice, account) = app.linked("Alice", "en", 500_000).await;
            app.choose(&alice, &EN).await;
            app.sms.fail_next(Endpoint::Create, Fault::DropAfter);
            app.sms.fail_next(Endpoint::Create, fault.clone());
            app.sms.fail_next(Endpoint::Create, fault);
            press(&alice, EN.buy).await;
            app.advance_until_shown(1, &alice, |m| m.text.contains("+62")).await;
            bought_once(&app, &account).await;
            let failed = app.tg.events().iter().any(|event| event.text.contains("not bought"));
            assert!(!failed, "nothing was called failed meanwhile");
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn a4_a_key_that_is_forgotten_during_an_outage_makes_no_second_charge() {
    for surface in BOTH {
        let mut app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        app.choose(&alice, &EN).await;
        app.sms.fail_always(Endpoint::Create, Fault::DropAfter);
        press(&alice, EN.buy).await;
        app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
        app.stop().await;
        app.sms.clear_faults();
        app.sms.forget_idempotency_keys();
        app.clock.advance(std::time::Duration::from_secs(600));
        app.run().await;
        sees(&alice, "+62").await;
        assert_eq!(app.charges(&account), 1);
        app.finish().await;
    }
}

#[tokio::test]
async fn a5_an_error_that_is_answered_for_ever_is_resolved_by_the_list_of_orders() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        app.choose(&alice, &EN).await;
        app.sms.fail_always(Endpoint::Create, Fault::status(500, "INTERNAL_ERROR").after_effect());
        press(&alice, EN.buy).await;
        app.advance_until_shown(10, &alice, |m| m.text.contains("+62")).await;
        bought_once(&app, &account).await;
        assert!(app.sms.count(Endpoint::Create) <= 8, "{}", app.sms.count(Endpoint::Create));
        app.finish().await;
    }
}

#[tokio::test]
async fn a5_an_error_without_effect_ends_in_one_clear_no() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (budi, account) = app.linked("Budi", "id", 500_000).await;
        app.choose(&budi, &ID).await;
        app.sms.fail_always(Endpoint::Create, Fault::EmptyBody(504));
        press(&budi, ID.buy).await;
        let no = app.advance_until_shown(10, &budi, |m| m.text.contains("tidak jadi dibeli")).await;
        assert!(no.text.contains(ID.nothing_charged), "{}", no.text);
        let calls = app.sms.count(Endpoint::Create);
        assert!(calls <= 8, "{calls}");
        app.quiet().await;
        app.sms.clear_faults();
        for _ in 0..5 {
            app.advance(60);
        }
        ask(&budi, "/balance", "Rp500.000").await;
        assert_eq!((app.charges(&account), app.sms.count(Endpoint::Create)), (0, calls));
        app.finish().await;
    }
}

#[tokio::test]
async fn a6_a_confirm_button_pressed_ten_times_charges_once_and_every_press_is_answered() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let confirm = app.choose(&alice, &EN).await;
        let data = confirm.button(EN.buy).unwrap().data().unwrap().to_owned();
        let known = app.tg.update_ids().len();
        let queries: Vec<String> = (0..10).map(|_| alice.press_data(confirm.id, &data).unwrap()).collect();
        for update in app.tg.update_ids().into_iter().skip(known).take(3) {
            app.tg.redeliver(update);
            app.tg.redeliver_as_new(update).unwrap();
        }
        for query in &queries {
            alice.wait_for_answer(SOON, query).await.unwrap();
        }
        sees(&alice, "+62").await;
        ask(&alice, "/balance", "485,000").await;
        bought_once(&app, &account).await;
        app.finish().await;
    }
}

#[tokio::test]
async fn a7_a_confirm_button_of_half_an_hour_ago_buys_nothing() {
    for language in ["en", "id"] {
        let app = TestApp::start().await;
        let (alice, account) = app.linked("Alice", language, 500_000).await;
        let confirm = app.choose(&alice, words(language)).await;
        app.quiet().await;
        app.advance(31 * 60);
        press(&alice, words(language).buy).await;
        let expired = if language == "id" { "kedaluwarsa" } else { "expired" };
        let stale = alice.wait_for(SOON, |m| m.id == confirm.id && m.text.contains(expired)).await.unwrap();
        assert_eq!((app.charges(&account), app.sms.count(Endpoint::Create)), (0, 0));
        let again = if language == "id" { "Lihat penawaran" } else { "View offer" };
        alice.press(stale.id, again).unwrap();
        alice.wait_for(SOON, |m| m.button(words(language).buy).is_some()).await.unwrap();
        app.finish().await;
    }
}

#[tokio::test]
async fn a8_two_purchases_at_once_are_two_charges_with_two_cards() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let one = app.choose(&alice, &EN).await;
    let two = app.choose(&alice, &EN).await;
    app.sms.fail_next(Endpoint::Create, Fault::DropAfter);
    alice.press(one.id, EN.buy).unwrap();
    alice.press(two.id, EN.buy).unwrap();
    for card in [one, two] {
        alice.wait_for(SOON, |m| m.id == card.id && m.text.contains("+62")).await.unwrap();
    }
    assert_eq!((app.charges(&account), keys(&app).len()), (2, 2));
    app.finish().await;
}

#[tokio::test]
async fn a10_of_several_numbers_those_that_failed_are_told_and_not_bought_again() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let confirm = app.choose(&alice, &EN).await;
        app.choose_quantity(&alice, confirm.id, "5").await;
        alice.wait_for(SOON, |m| m.button("Buy 5 for Rp\u{a0}75,000").is_some()).await.unwrap();
        app.sms.fail_items(2);
        press(&alice, "Buy 5 for").await;
        let card = sees(&alice, "2 numbers weren't available").await;
        assert!(card.text.contains("× 3"), "{}", card.text);
        for order in app.sms.orders(&account) {
            assert!(crate::steps::tells_number(&card, &order.phone_number), "{}", card.text);
        }
        assert_eq!((app.charges(&account), app.sms.count(Endpoint::Create)), (3, 1));
        app.finish().await;
    }
}

#[tokio::test]
async fn a10_when_every_number_failed_nothing_was_charged() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        app.choose(&alice, &EN).await;
        app.sms.fail_items(1);
        press(&alice, EN.buy).await;
        let no = sees(&alice, "not bought").await;
        assert!(no.text.contains(EN.nothing_charged), "{}", no.text);
        assert_eq!((app.charges(&account), app.sms.count(Endpoint::Create)), (0, 1));
        app.finish().await;
    }
}

#[tokio::test]
async fn a11_ten_numbers_are_one_card() {
    let app = TestApp::on(Surface::Seed).await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let confirm = app.choose(&alice, &EN).await;
    app.choose_quantity(&alice, confirm.id, "10").await;
    alice.wait_for(SOON, |m| m.button("Buy 10 for").is_some()).await.unwrap();
    let before = app.tg.events_of(EventKind::Sent).len();
    press(&alice, "Buy 10 for").await;
    let card = sees(&alice, "× 10").await;
    app.quiet().await;
    app.advance(5);
    app.sms.wait_until(SOON, |state| state.count(Endpoint::Active) > 0).await.unwrap();
    app.quiet().await;
    assert_eq!(app.tg.events_of(EventKind::Sent).len(), before, "the card takes the place of the question");
    assert_eq!(app.charges(&account), 10);
    let order = app.sms.orders(&account).pop().unwrap();
    app.sms.deliver_sms(order.id, sandbox::smscode::Sms::code("121212"));
    app.advance(5);
    alice.wait_for(SOON, |m| m.id == card.id && m.text.contains("121212")).await.unwrap();
    app.finish().await;
}

#[tokio::test]
async fn a12_a_price_that_rose_is_asked_about_again_before_anything_is_bought() {
    for surface in BOTH {
        for (language, told) in
            [("en", "Rp\u{a0}15,000 to Rp\u{a0}20,000"), ("id", "Rp15.000 menjadi Rp20.000")]
        {
            let app = TestApp::on(surface).await;
            let (alice, account) = app.linked("Alice", language, 500_000).await;
            let confirm = app.choose(&alice, words(language)).await;
            app.sms.set_price(SAMPLE, 20_000);
            press(&alice, words(language).buy).await;
            let question = sees(&alice, told).await;
            let uncharged =
                if language == "id" { "Saldo kamu belum terpotong." } else { "You haven't been charged." };
            assert!(question.text.contains(uncharged), "{}", question.text);
            assert_eq!(app.sms.count(Endpoint::Create), 0);
            // The old button, if the app still shows it, buys nothing either.
            let old = confirm.button(words(language).buy).unwrap().data().unwrap().to_owned();
            let query = alice.press_data(confirm.id, &old).unwrap();
            alice.wait_for_answer(SOON, &query).await.unwrap();
            assert_eq!(app.sms.count(Endpoint::Create), 0);
            // It is no longer the cheapest, so it has to be chosen.
            let pick = Callback::Pick { product: ProductId(i64::try_from(SAMPLE).unwrap()), quantity: 1 };
            press_callback(&alice, confirm.id, &pick).await;
            let dearer = |m: &Message| {
                m.id == confirm.id && m.button(words(language).buy).is_some_and(|b| b.text.contains("20"))
            };
            alice.wait_for(SOON, dearer).await.unwrap();
            press(&alice, words(language).buy).await;
            sees(&alice, "+62").await;
            assert_eq!(app.sms.balance(&account), 480_000);
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn a12_the_second_consent_buys_at_the_new_price() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    app.choose(&alice, &EN).await;
    app.sms.set_price(SAMPLE, 20_000);
    press(&alice, EN.buy).await;
    press(&alice, "Buy for Rp\u{a0}20,000").await;
    sees(&alice, "+62").await;
    assert_eq!((app.charges(&account), app.sms.balance(&account)), (1, 480_000));
    app.finish().await;
}

#[tokio::test]
async fn a_price_that_fell_is_bought_at_once_and_the_card_shows_what_was_charged() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        app.choose(&alice, &EN).await;
        app.sms.set_price(SAMPLE, 9_000);
        press(&alice, EN.buy).await;
        app.advance_until_shown(3, &alice, |m| m.text.contains("+62") && m.text.contains("Rp\u{a0}9,000"))
            .await;
        assert_eq!((app.charges(&account), app.sms.balance(&account)), (1, 491_000));
        app.finish().await;
    }
}

#[tokio::test]
async fn an_offer_that_sold_out_behind_the_question_is_not_bought() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    app.choose(&alice, &EN).await;
    app.sms.set_stock(SAMPLE, 0);
    press(&alice, EN.buy).await;
    sees(&alice, "Sold out right now").await;
    assert_eq!((app.charges(&account), app.sms.count(Endpoint::Create)), (0, 0));
    app.finish().await;
}

#[tokio::test]
async fn a_purchase_that_is_turned_down_can_never_be_confirmed() {
    for language in ["en", "id"] {
        let app = TestApp::start().await;
        let (alice, account) = app.linked("Alice", language, 500_000).await;
        let confirm = app.choose(&alice, words(language)).await;
        let data = confirm.button(words(language).buy).unwrap().data().unwrap().to_owned();
        // From an outdated keyboard.
        let Some(Callback::Confirm { intent }) = Callback::unpack(&data) else { panic!("{data}") };
        press_callback(&alice, confirm.id, &Callback::Abandon { intent }).await;
        alice
            .wait_for(SOON, |m| m.id == confirm.id && m.button(words(language).buy).is_none())
            .await
            .unwrap();
        let query = alice.press_data(confirm.id, &data).unwrap();
        alice.wait_for_answer(SOON, &query).await.unwrap();
        ask(&alice, "/balance", "500").await;
        assert_eq!((app.charges(&account), app.sms.count(Endpoint::Create)), (0, 0));
        app.finish().await;
    }
}

#[tokio::test]
async fn g13_a_confirm_button_of_somebody_else_buys_nothing() {
    let app = TestApp::start().await;
    let (alice, alices) = app.linked("Alice", "en", 500_000).await;
    let (bob, bobs) = app.linked("Bob", "en", 500_000).await;
    let confirm = app.choose(&alice, &EN).await;
    let data = confirm.button(EN.buy).unwrap().data().unwrap();
    let Some(Callback::Confirm { intent }) = Callback::unpack(data) else { panic!("{data}") };
    let seen = mark(&bob);
    let hello = bob.last().unwrap().id;
    press_callback(&bob, hello, &Callback::Confirm { intent }).await;
    press_callback(&bob, hello, &Callback::Abandon { intent }).await;
    assert_eq!((app.charges(&alices), app.charges(&bobs)), (0, 0));
    assert!(mark(&bob) >= seen);
    alice.press(confirm.id, EN.buy).unwrap();
    sees(&alice, "+62").await;
    assert_eq!((app.charges(&alices), app.charges(&bobs)), (1, 0));
    app.finish().await;
}

#[tokio::test]
async fn a_dollar_user_buys_on_the_dollar_surface_with_the_key_and_body_of_the_question() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        ask(&alice, "/settings", "Settings").await;
        press(&alice, "→ $").await;
        app.sms.fail_next(Endpoint::Create, Fault::DropAfter);
        app.choose(&alice, &USD).await;
        // Changing the currency between two tries changes nothing about the purchase.
        press(&alice, USD.buy).await;
        ask(&alice, "/settings", "Settings").await;
        press(&alice, "→ Rp").await;
        app.advance_until_shown(1, &alice, |m| m.text.contains("+62")).await;
        bought_once(&app, &account).await;
        app.finish().await;
    }
}
