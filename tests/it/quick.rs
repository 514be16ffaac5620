//! How few steps a number takes: messages typed and buttons pressed.

use sandbox::smscode::{Account, CatalogSize, Endpoint, Sms, State};
use sandbox::telegram::User;
use smscode_bot::domain::ProductId;
use smscode_bot::views::Callback;

use crate::app::{Options, SOON, TestApp};
use crate::steps::{EN, ID, SAMPLE, ask, press, press_callback};

/// Presses these one after the other and waits for a new order.
async fn buys(app: &TestApp, user: &User, account: &Account, taps: &[&str]) {
    let known = app.sms.orders(account).len();
    for tap in taps {
        press(user, tap).await;
    }
    let is_more =
        |state: &State<'_>| state.orders().filter(|order| order.account == account.id).count() > known;
    app.sms.wait_until(SOON, is_more).await.unwrap();
}

#[tokio::test]
async fn a_first_number_takes_the_link_and_three_taps_or_a_line_and_one() {
    let app = TestApp::start().await;
    let account = app.sms.add_account(500_000);
    let alice = app.tg.user("Alice", "en");
    ask(&alice, "/start", "Hello").await;
    press(&alice, "Link my SMSCode account").await;
    // Linking shows the first purchase screen.
    let linked = ask(&alice, account.token(), "Your account is linked").await;
    assert!(linked.text.contains("What do you need a number for?"), "{}", linked.text);
    buys(&app, &alice, &account, &["WhatsApp", "Indonesia", EN.buy]).await;
    let (budi, account) = app.linked("Budi", "en", 500_000).await;
    let said = budi.say("indo wa");
    budi.wait_for(SOON, |m| m.id > said && m.button(EN.buy).is_some()).await.unwrap();
    buys(&app, &budi, &account, &[EN.buy]).await;
    app.finish().await;
}

#[tokio::test]
async fn in_the_whole_catalog_a_usual_first_number_takes_three_taps() {
    for (person, language, buy) in [("Alice", "en", EN.buy), ("Citra", "id", ID.buy)] {
        let app = TestApp::with(Options { catalog: CatalogSize::Full, ..Options::default() }).await;
        let (user, account) = app.linked(person, language, 500_000).await;
        buys(&app, &user, &account, &["WhatsApp", "Indonesia", buy]).await;
        app.finish().await;
    }
}

#[tokio::test]
async fn what_is_bought_most_comes_first_with_its_price_and_only_what_is_shown_is_left_out() {
    let app = TestApp::with(Options { catalog: CatalogSize::Full, ..Options::default() }).await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    for _ in 0..2 {
        app.buy(&alice, &account).await;
    }
    app.quiet().await;
    app.advance(1);
    ask(&alice, "tg indonesia", "Telegram").await;
    buys(&app, &alice, &account, &[EN.buy]).await;
    let front = ask(&alice, "/buy", "What do you need").await;
    let labels: Vec<_> = front.buttons().map(|button| button.text.clone()).collect();
    assert_eq!(labels[0], "🕘 WhatsApp · 🇮🇩 Indonesia · Rp\u{a0}15,000");
    assert!(labels[1].starts_with("🕘 Telegram · 🇮🇩 Indonesia · Rp"), "{labels:?}");
    assert!(labels.iter().any(|label| label == "WhatsApp"), "the service is still there: {labels:?}");
    buys(&app, &alice, &account, &["🕘 WhatsApp", EN.buy]).await;
    app.finish().await;
}

#[tokio::test]
async fn the_same_number_again_takes_two_taps() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, card) = app.buy(&alice, &account).await;
    assert!(app.sms.deliver_sms(order.id, Sms::code("123456")));
    app.comes(&alice, "123456").await;
    // The message with the code has the buttons for the next steps.
    press(&alice, "Finish").await;
    alice.wait_for(SOON, |m| m.id == card.id && m.button("Buy again").is_some()).await.unwrap();
    for tap in ["Buy again", EN.buy] {
        press(&alice, tap).await;
    }
    app.sms.wait_for_order(SOON, &account, |new| new.id != order.id).await.unwrap();
    app.finish().await;
}

#[tokio::test]
async fn the_same_service_in_another_country_is_one_tap_away() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, card) = app.buy(&alice, &account).await;
    app.sms.expire(order.id);
    // The message that reports the end has the buttons; the card above it omits them.
    let end =
        app.advance_until_shown(2, &alice, |m| m.id > card.id && m.button("another country").is_some()).await;
    assert!(end.text.contains("Time's up. No SMS arrived"), "{}", end.text);
    alice.press(end.id, "another country").unwrap();
    let countries = alice
        .wait_for(SOON, |m| m.id >= end.id && m.text.contains("WhatsApp: choose a country"))
        .await
        .unwrap();
    assert!(countries.button(" · Rp\u{a0}").is_some());
    app.finish().await;
}

#[tokio::test]
async fn a_whole_wish_is_not_taken_for_a_search_of_the_list_that_is_shown() {
    let app = TestApp::with(Options { catalog: CatalogSize::Full, ..Options::default() }).await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    ask(&alice, "/buy whatsapp", "WhatsApp: choose a country").await;
    ask(&alice, "amerika ig", "Instagram").await;
    ask(&alice, "/buy indonesia", "Indonesia: choose a service").await;
    ask(&alice, "wa jerman", "Germany").await;
    app.finish().await;
}

#[tokio::test]
async fn words_that_leave_one_offer_lead_to_its_confirm_screen() {
    let app = TestApp::start().await;
    for product in app.sms.catalog().products().filter(|p| (p.country_id, p.platform_id) == (6, 3)) {
        if product.id != SAMPLE {
            app.sms.set_stock(product.id, 0);
        }
    }
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    for words in ["wa indo", "/buy +62 whatsapp", "/start buy_wa_id"] {
        let said = alice.say(words);
        let confirm = alice.wait_for(SOON, |m| m.id > said && m.button(EN.buy).is_some()).await.unwrap();
        assert!(confirm.text.contains("WhatsApp") && confirm.text.contains("Indonesia"), "{}", confirm.text);
    }
    assert_eq!(app.sms.count(Endpoint::Create), 0, "words never buy");
    app.finish().await;
}

#[tokio::test]
async fn what_is_sold_out_names_the_next_best() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    let said = alice.say("/buy wa indonesia");
    let confirm = alice.wait_for(SOON, |m| m.id > said && m.button(EN.buy).is_some()).await.unwrap();
    app.sms.set_stock(SAMPLE, 0);
    press(&alice, EN.buy).await;
    let gone = alice.wait_for(SOON, |m| m.id == confirm.id && m.text.contains("Sold out right now")).await;
    let labels: Vec<_> = gone.unwrap().buttons().map(|button| button.text.clone()).collect();
    // Other operators of the same country come first, then the usual countries.
    assert!(labels[0].starts_with("Telkomsel · Rp") || labels[0].contains(" · Rp"), "{labels:?}");
    let first = labels.iter().position(|label| label.contains('🇺')).unwrap();
    assert!(first >= 3 && labels[first].contains("United States"), "{labels:?}");
    alice.press(confirm.id, &labels[0]).unwrap();
    alice.wait_for(SOON, |m| m.id == confirm.id && m.button(EN.buy).is_some()).await.unwrap();
    app.finish().await;
}

#[tokio::test]
async fn no_more_numbers_can_be_chosen_than_the_operator_allows() {
    let settings = vec![("MAX_QUANTITY", "4".to_owned())];
    let app = TestApp::with(Options { settings, ..Options::default() }).await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let confirm = app.choose(&alice, &EN).await;
    for (step, label) in [("+", "Buy 2 for"), ("−", "Buy for")] {
        alice.press(confirm.id, step).unwrap();
        alice.wait_for(SOON, |m| m.id == confirm.id && m.button(label).is_some()).await.unwrap();
    }
    alice.press(confirm.id, "1 number").unwrap();
    let open = alice.wait_for(SOON, |m| m.id == confirm.id && m.button("· 1 ·").is_some()).await.unwrap();
    let labels: Vec<&str> = open.buttons().map(|button| button.text.as_str()).collect();
    assert!(labels.contains(&"3") && !labels.contains(&"5"), "{labels:?}");
    let three = open.buttons().find(|button| button.text == "3").unwrap();
    alice.press_data(confirm.id, three.data().unwrap()).unwrap();
    alice.wait_for(SOON, |m| m.id == confirm.id && m.button("Buy 3 for").is_some()).await.unwrap();
    alice.press(confirm.id, "+").unwrap();
    let four = alice.wait_for(SOON, |m| m.id == confirm.id && m.button("Buy 4 for").is_some()).await.unwrap();
    let more = four.buttons().find(|button| button.text == "+").unwrap();
    assert_eq!(more.data().and_then(Callback::unpack), Some(Callback::Page), "there is no more");
    // A button from before the limit.
    let product = ProductId(i64::try_from(SAMPLE).unwrap());
    press_callback(&alice, confirm.id, &Callback::Pick { product, quantity: 50 }).await;
    alice.press(confirm.id, "Buy 4 for").unwrap();
    app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    let body = app.sms.calls_of(Endpoint::Create).first().unwrap().body.clone().unwrap();
    assert_eq!(body["quantity"], 4);
    app.finish().await;
}
