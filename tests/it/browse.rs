//! Finding an offer: lists, pages, typed words.

use sandbox::smscode::{CatalogSize, Endpoint, Fault, Surface};
use sandbox::telegram::{Message, User};

use crate::app::{Options, SOON, TestApp};
use crate::steps::{SAMPLE, ask, mark, press, sees};

async fn shows(user: &User, message: i32, label: &str) -> Message {
    user.wait_for(SOON, |m| m.id == message && m.button(label).is_some()).await.unwrap()
}

#[tokio::test]
async fn the_service_can_be_chosen_first_and_then_the_country() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::on(surface).await;
        let (alice, _) = app.linked("Alice", "en", 500_000).await;
        let list = ask(&alice, "/buy", "Choose a service").await;
        press(&alice, "WhatsApp").await;
        let countries =
            alice.wait_for(SOON, |m| m.text.contains("WhatsApp: choose a country")).await.unwrap();
        assert_eq!(countries.id, list.id, "the list gives way to the next one");
        let indonesia = countries.button("Indonesia").unwrap();
        assert!(indonesia.text.contains("🇮🇩") && indonesia.text.contains("Rp"), "{}", indonesia.text);
        press(&alice, "Indonesia").await;
        shows(&alice, list.id, "Rp 15,000").await;
        app.finish().await;
    }
}

#[tokio::test]
async fn the_country_can_be_chosen_first_and_then_the_service() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::on(surface).await;
        let (budi, _) = app.linked("Budi", "id", 500_000).await;
        let list = ask(&budi, "/buy", "Pilih layanan").await;
        press(&budi, "Lewat negara").await;
        sees(&budi, "Pilih negara").await;
        press(&budi, "Indonesia").await;
        sees(&budi, "Indonesia: pilih layanan").await;
        press(&budi, "WhatsApp").await;
        shows(&budi, list.id, "Rp 15.000").await;
        press(&budi, "Layanan lain").await;
        sees(&budi, "Indonesia: pilih layanan").await;
        app.finish().await;
    }
}

#[tokio::test]
async fn words_lead_to_the_offers_however_they_are_put() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    for words in [
        "/buy wa indonesia",
        "/buy whatsapp indonesia",
        "/buy +62 wa",
        "/buy 🇮🇩 wa",
        "/buy indonesia whatsapp",
        "/buy whatsap indonsia",
        "/BUY WhatsApp, ID",
        "/buy@smscode_sandbox_bot wa 62",
        "wa indonesia",
        "WhatsApp\nIndonesia",
        "beli nomor wa indo",
        "🇮🇩 indonesia whatsapp",
    ] {
        let said = alice.say(words);
        let found = alice.wait_for(SOON, |m| m.id > said).await.unwrap();
        assert!(found.button("Rp 15,000").is_some(), "{words}: {}", found.text);
    }
    app.finish().await;
}

#[tokio::test]
async fn typed_text_searches_the_list_that_is_shown() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    ask(&alice, "/buy", "Choose a service").await;
    let found = ask(&alice, "tele", "Best matches for “tele”").await;
    assert!(found.button("Telegram").is_some());
    ask(&alice, "/buy telegram", "Telegram: choose a country").await;
    let said = alice.say("indonesia");
    let offers = alice.wait_for(SOON, |m| m.id > said).await.unwrap();
    assert!(offers.text.contains("Telegram") && offers.text.contains("Indonesia"), "{}", offers.text);
    ask(&alice, "/buy", "Choose a service").await;
    // What is no service is still understood.
    let said = alice.say("wa indonesia");
    alice.wait_for(SOON, |m| m.id > said && m.button("Rp 15,000").is_some()).await.unwrap();
    app.finish().await;
}

#[tokio::test]
async fn a_word_of_one_kind_leads_to_the_list_of_the_other() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    ask(&alice, "/buy indonesia", "Indonesia: choose a service").await;
    ask(&alice, "/buy grab", "Grab: choose a country").await;
    ask(&alice, "/buy qqqqzzzz", "Nothing found for “qqqqzzzz”").await;
    ask(&alice, "/buy <b>&amp;", "Nothing found").await;
    app.finish().await;
}

#[tokio::test]
async fn long_lists_are_paged_there_and_back() {
    let app = TestApp::with(Options { catalog: CatalogSize::Full, ..Options::default() }).await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    ask(&alice, "/buy", "Choose a service").await;
    press(&alice, "All services").await;
    let list = alice.wait_for(SOON, |m| m.button("›").is_some()).await.unwrap();
    let first: Vec<String> = list.buttons().map(|button| button.text.clone()).collect();
    let seen = mark(&alice);
    press(&alice, "›").await;
    let second = alice.wait_for(SOON, |m| m.id == list.id && m.edited == 2).await.unwrap();
    let labels: Vec<String> = second.buttons().map(|button| button.text.clone()).collect();
    assert_ne!(first, labels);
    alice.press(list.id, "‹").unwrap();
    let back = alice.wait_for(SOON, |m| m.id == list.id && m.edited == 3).await.unwrap();
    assert_eq!(first, back.buttons().map(|button| button.text.clone()).collect::<Vec<_>>());
    alice.press(list.id, "Choose by country").unwrap();
    let countries =
        alice.wait_for(SOON, |m| m.id == list.id && m.text.contains("Choose a country")).await.unwrap();
    assert!(countries.buttons().count() > 20);
    assert_eq!(mark(&alice), seen, "paging sends nothing new");
    app.finish().await;
}

#[tokio::test]
async fn offers_can_be_sorted_by_stock_and_back() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    let said = alice.say("/buy wa indonesia");
    let offers = alice.wait_for(SOON, |m| m.id > said && m.button("Rp 15,000").is_some()).await.unwrap();
    let price = |message: &Message| message.buttons().next().unwrap().text.clone();
    assert!(price(&offers).starts_with("Rp 15,000 · 42 in stock"), "{}", price(&offers));
    press(&alice, "most in stock").await;
    let sorted = shows(&alice, offers.id, "lowest price").await;
    assert_ne!(price(&offers), price(&sorted));
    press(&alice, "lowest price").await;
    shows(&alice, offers.id, "most in stock").await;
    app.finish().await;
}

#[tokio::test]
async fn what_is_sold_out_is_said_and_other_countries_are_offered() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::on(surface).await;
        for product in app.sms.catalog().products().filter(|p| (p.country_id, p.platform_id) == (6, 3)) {
            app.sms.set_stock(product.id, 0);
        }
        let (alice, _) = app.linked("Alice", "en", 500_000).await;
        let no = ask(&alice, "/buy wa indonesia", "Sold out at the moment").await;
        alice.press(no.id, "Other country").unwrap();
        let countries = sees(&alice, "WhatsApp: choose a country").await;
        assert!(countries.button("Indonesia").is_none(), "sold-out countries are not offered");
        app.finish().await;
    }
}

#[tokio::test]
async fn an_offer_that_goes_while_it_is_looked_at_is_said_to_be_sold_out() {
    let app = TestApp::start().await;
    let (budi, _) = app.linked("Budi", "id", 500_000).await;
    let said = budi.say("/buy wa indonesia");
    budi.wait_for(SOON, |m| m.id > said && m.button("Rp 15.000").is_some()).await.unwrap();
    app.sms.set_active(SAMPLE, false);
    press(&budi, "Rp 15.000").await;
    sees(&budi, "Stok sedang habis").await;
    assert_eq!(app.sms.count(Endpoint::Create), 0);
    app.finish().await;
}

#[tokio::test]
async fn an_empty_catalog_is_said_in_words() {
    let app = TestApp::start().await;
    app.sms.empty_catalog();
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    let (budi, _) = app.linked("Budi", "id", 500_000).await;
    ask(&alice, "/buy", "nothing on sale right now").await;
    ask(&budi, "/buy", "Belum ada yang dijual").await;
    ask(&alice, "/buy wa indonesia", "Nothing found").await;
    app.finish().await;
}

#[tokio::test]
async fn a_catalog_that_answers_html_is_said_and_is_asked_again_the_next_time() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    for endpoint in [Endpoint::Services, Endpoint::Countries, Endpoint::Products] {
        app.sms.fail_next(endpoint, Fault::Html(502));
        ask(&alice, "/buy wa indonesia", "SMSCode has a problem right now").await;
    }
    let said = alice.say("/buy wa indonesia");
    alice.wait_for(SOON, |m| m.id > said && m.button("Rp 15,000").is_some()).await.unwrap();
    app.finish().await;
}
