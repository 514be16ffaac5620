//! How few steps a number takes: lines typed and buttons pressed.

use sandbox::smscode::{CatalogSize, Endpoint, Sms};
use smscode_bot::domain::ProductId;
use smscode_bot::views::Callback;

use crate::app::{Options, SOON, TestApp};
use crate::steps::{EN, ID, SAMPLE, ask, press, press_callback, sees};

#[tokio::test]
async fn with_few_services_a_first_number_takes_four_taps_or_a_line_and_two() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    ask(&alice, "/buy", "Choose a service").await;
    for tap in ["WhatsApp", "Indonesia", EN.offer, EN.buy] {
        press(&alice, tap).await;
    }
    app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    let (budi, account) = app.linked("Budi", "en", 500_000).await;
    let said = budi.say("indo wa");
    budi.wait_for(SOON, |m| m.id > said && m.button(EN.offer).is_some()).await.unwrap();
    for tap in [EN.offer, EN.buy] {
        press(&budi, tap).await;
    }
    app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    app.finish().await;
}

#[tokio::test]
async fn in_the_whole_catalog_a_usual_first_number_takes_four_taps() {
    for (person, language, taps) in [
        ("Alice", "en", ["Buy a number", "WhatsApp · 🇮🇩 Indonesia", EN.offer, EN.buy]),
        ("Budi", "id", ["Beli nomor", "WhatsApp · 🇮🇩 Indonesia", ID.offer, ID.buy]),
        ("Citra", "id", ["WhatsApp", "Indonesia", ID.offer, ID.buy]),
    ] {
        let app = TestApp::with(Options { catalog: CatalogSize::Full, ..Options::default() }).await;
        let (user, account) = app.linked(person, language, 500_000).await;
        if taps[0] == "WhatsApp" {
            ask(&user, "/buy", "Pilih layanan").await;
        }
        for tap in taps {
            press(&user, tap).await;
        }
        app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
        app.finish().await;
    }
}

#[tokio::test]
async fn what_was_bought_before_is_two_taps_away_and_first() {
    let app = TestApp::with(Options { catalog: CatalogSize::Full, ..Options::default() }).await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    let front = ask(&alice, "/buy", "bought before").await;
    assert_eq!(front.buttons().next().unwrap().text, "🕘 WhatsApp · 🇮🇩 Indonesia");
    for tap in ["🕘 WhatsApp", EN.buy] {
        press(&alice, tap).await;
    }
    app.sms.wait_for_order(SOON, &account, |new| new.id != order.id).await.unwrap();
    app.finish().await;
}

#[tokio::test]
async fn the_same_number_again_takes_two_taps() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, card) = app.buy(&alice, &account).await;
    assert!(app.sms.deliver_sms(order.id, Sms::code("123456")));
    app.comes(&alice, "123456").await;
    alice.wait_for(SOON, |m| m.id == card.id && m.button("Finish").is_some()).await.unwrap();
    alice.press(card.id, "Finish").unwrap();
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
    app.advance_until_shown(2, &alice, |m| m.id == card.id && m.button("other country").is_some()).await;
    alice.press(card.id, "other country").unwrap();
    let countries = alice
        .wait_for(SOON, |m| m.id > card.id && m.text.contains("WhatsApp: choose a country"))
        .await
        .unwrap();
    assert!(countries.button(" · Rp ").is_some());
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
    alice.wait_for(SOON, |m| m.id > said && m.button(EN.offer).is_some()).await.unwrap();
    app.sms.set_stock(SAMPLE, 0);
    press(&alice, EN.offer).await;
    let gone = sees(&alice, "Sold out at the moment").await;
    let elsewhere = gone.buttons().find(|button| button.text.contains(" · Rp ")).unwrap().text.clone();
    alice.press(gone.id, "See other offers").unwrap();
    alice.wait_for(SOON, |m| m.id == gone.id && m.text.contains("Choose an offer")).await.unwrap();
    assert!(!elsewhere.contains("Indonesia"), "{elsewhere}");
    app.finish().await;
}

#[tokio::test]
async fn no_more_numbers_can_be_chosen_than_the_operator_allows() {
    let settings = vec![("MAX_QUANTITY", "4".to_owned())];
    let app = TestApp::with(Options { settings, ..Options::default() }).await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let confirm = app.choose(&alice, &EN).await;
    let labels: Vec<&str> = confirm.buttons().map(|button| button.text.as_str()).collect();
    assert!(labels.starts_with(&["Buy for Rp 15,000", "· 1 ·", "2", "3", "× 1", "+"]), "{labels:?}");
    alice.press(confirm.id, "3").unwrap();
    alice.wait_for(SOON, |m| m.id == confirm.id && m.button("Buy 3 for").is_some()).await.unwrap();
    alice.press(confirm.id, "+").unwrap();
    let four = alice.wait_for(SOON, |m| m.id == confirm.id && m.button("Buy 4 for").is_some()).await.unwrap();
    assert!(four.button("+").is_none());
    // A button of before the limit.
    let product = ProductId(i64::try_from(SAMPLE).unwrap());
    press_callback(&alice, confirm.id, &Callback::Pick { product, quantity: 50 }).await;
    alice.press(confirm.id, "Buy 4 for").unwrap();
    app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    let body = app.sms.calls_of(Endpoint::Create).first().unwrap().body.clone().unwrap();
    assert_eq!(body["quantity"], 4);
    app.finish().await;
}
