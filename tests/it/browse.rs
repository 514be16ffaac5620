//! Finding an offer: lists, pages, search by typing.

use sandbox::smscode::{CatalogSize, Endpoint, Fault, Surface};
use sandbox::telegram::{Action, Message, User};
use smscode_bot::domain::catalog::ProductSort;
use smscode_bot::domain::{CountryId, ServiceId};
use smscode_bot::views::Callback;

use crate::app::{Options, SOON, TestApp};
use crate::steps::{EN, ID, SAMPLE, ask, mark, press, press_callback, sees, tells_number};

async fn shows(user: &User, message: i32, label: &str) -> Message {
    user.wait_for(SOON, |m| m.id == message && m.button(label).is_some()).await.unwrap()
}

#[tokio::test]
async fn the_service_can_be_chosen_first_and_then_the_country() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::on(surface).await;
        let (alice, _) = app.linked("Alice", "en", 500_000).await;
        let list = ask(&alice, "/buy", "What do you need").await;
        press(&alice, "WhatsApp").await;
        let countries =
            alice.wait_for(SOON, |m| m.text.contains("WhatsApp: choose a country")).await.unwrap();
        assert_eq!(countries.id, list.id, "the list gives way to the next one");
        let indonesia = countries.button("Indonesia").unwrap();
        assert!(indonesia.text.contains("🇮🇩") && indonesia.text.contains("Rp"), "{}", indonesia.text);
        press(&alice, "Indonesia").await;
        shows(&alice, list.id, "Rp\u{a0}15,000").await;
        app.finish().await;
    }
}

#[tokio::test]
async fn the_country_can_be_chosen_first_and_then_the_service() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::on(surface).await;
        let (budi, _) = app.linked("Budi", "id", 500_000).await;
        let list = ask(&budi, "/buy", "Butuh nomor").await;
        press(&budi, "Negara").await;
        sees(&budi, "Pilih negara").await;
        press(&budi, "Indonesia").await;
        sees(&budi, "Indonesia: pilih layanan").await;
        press(&budi, "WhatsApp").await;
        shows(&budi, list.id, "Rp15.000").await;
        press(&budi, "‹ Kembali").await;
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
        assert!(found.button("Rp\u{a0}15,000").is_some(), "{words}: {}", found.text);
    }
    app.finish().await;
}

#[tokio::test]
async fn typed_text_searches_the_list_that_is_shown() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    ask(&alice, "/buy", "What do you need").await;
    let found = ask(&alice, "tele", "Best matches for “tele”").await;
    assert!(found.button("Telegram").is_some());
    ask(&alice, "/buy telegram", "Telegram: choose a country").await;
    let said = alice.say("indonesia");
    let offers = alice.wait_for(SOON, |m| m.id > said).await.unwrap();
    assert!(offers.text.contains("Telegram") && offers.text.contains("Indonesia"), "{}", offers.text);
    ask(&alice, "/buy", "What do you need").await;
    // Input that is not a service is still understood.
    let said = alice.say("wa indonesia");
    alice.wait_for(SOON, |m| m.id > said && m.button("Rp\u{a0}15,000").is_some()).await.unwrap();
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
    ask(&alice, "/buy", "What do you need").await;
    press(&alice, "All ").await;
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
    alice.press(list.id, "🌍 Country").unwrap();
    let countries =
        alice.wait_for(SOON, |m| m.id == list.id && m.text.contains("Choose a country")).await.unwrap();
    assert!(countries.buttons().count() > 20);
    assert_eq!(mark(&alice), seen, "paging sends nothing new");
    app.finish().await;
}

#[tokio::test]
async fn every_offer_of_a_pair_is_a_choice_on_the_confirm_screen() {
    for (surface, several) in [(Surface::Live, true), (Surface::Seed, false)] {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let said = alice.say("/buy wa indonesia");
        let first = alice.wait_for(SOON, |m| m.id > said && m.button(EN.buy).is_some()).await.unwrap();
        assert_eq!(first.button("✓ Any · 15,000").is_some(), several, "{first:?}");
        assert!(
            first.text.contains("42 left") && first.text.contains("Rp\u{a0}15,000 of your Rp"),
            "{}",
            first.text
        );
        if several {
            let tier = first.buttons().find(|button| button.text.starts_with("Telkomsel · ")).unwrap();
            let price = tier.text.strip_prefix("Telkomsel · ").unwrap().to_owned();
            let drafted = first.button(EN.buy).unwrap().data().unwrap().to_owned();
            alice.press_data(first.id, tier.data().unwrap()).unwrap();
            let chosen = shows(&alice, first.id, "✓ Telkomsel").await;
            let buy = chosen.button(EN.buy).unwrap();
            assert!(buy.text.ends_with(&price) && chosen.text.contains("Telkomsel · "), "{chosen:?}");
            assert_ne!(buy.data(), Some(drafted.as_str()), "another offer is another draft");
            // The operator is kept on all following screens.
            press(&alice, "☆ Favorite").await;
            sees(&alice, "⭐ WhatsApp · 🇮🇩 Indonesia · Telkomsel").await;
            press(&alice, "View offer").await;
            shows(&alice, first.id, "✓ Telkomsel").await;
            press(&alice, EN.buy).await;
            let order = app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
            let card =
                alice.wait_for(SOON, |m| m.id == first.id && tells_number(m, &order.phone_number)).await;
            assert!(card.unwrap().text.contains("Telkomsel"));
            let front = ask(&alice, "/buy", "What do you need").await;
            let label = &front.buttons().next().unwrap().text;
            assert_eq!(label, &format!("⭐ WhatsApp · 🇮🇩 Indonesia · Telkomsel · Rp\u{a0}{price}"));
        }
        app.finish().await;
    }
}

#[tokio::test]
async fn an_old_button_of_the_list_of_offers_draws_the_confirm_screen() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    let hello = alice.last().unwrap().id;
    for sort in [ProductSort::PriceAscending, ProductSort::AvailableDescending] {
        let listing = (CountryId(6), ServiceId(3));
        let old = Callback::Offers { country: listing.0, service: listing.1, sort, page: 0 };
        press_callback(&alice, hello, &old).await;
        alice.wait_for(SOON, |m| m.id == hello && m.button(EN.buy).is_some()).await.unwrap();
    }
    app.finish().await;
}

#[tokio::test]
async fn back_leads_to_the_list_that_was_shown_before() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    let list = ask(&alice, "/buy", "What do you need").await;
    for (taps, back) in [
        (["WhatsApp", "Indonesia"], "WhatsApp: choose a country"),
        (["🌍 Country", "Indonesia"], "Indonesia: choose a service"),
    ] {
        for tap in taps {
            press(&alice, tap).await;
        }
        if back.starts_with("Indonesia") {
            press(&alice, "WhatsApp").await;
        }
        alice.wait_for(SOON, |m| m.id == list.id && m.button(EN.buy).is_some()).await.unwrap();
        press(&alice, "‹ Back").await;
        alice.wait_for(SOON, |m| m.id == list.id && m.text.contains(back)).await.unwrap();
        press_callback(&alice, list.id, &Callback::Buy).await;
        alice.wait_for(SOON, |m| m.id == list.id && m.text.contains("What do you need")).await.unwrap();
    }
    app.finish().await;
}

#[tokio::test]
async fn popular_services_come_before_the_alphabet_and_search_begins_in_the_input_line() {
    let app = TestApp::with(Options { catalog: CatalogSize::Full, ..Options::default() }).await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    let front = ask(&alice, "/buy", "What do you need").await;
    let search = front.button("🔎 Search").unwrap();
    assert_eq!(search.action, Action::Inline(String::new()));
    press(&alice, "All ").await;
    let list = shows(&alice, front.id, "🔎 Search").await;
    let labels: Vec<_> = list.buttons().take(6).map(|button| button.text.clone()).collect();
    assert!(labels[0] == "WhatsApp" && labels[1] == "Telegram", "{labels:?}");
    app.finish().await;
}

#[tokio::test]
async fn too_little_money_is_said_with_what_it_buys() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 4_000).await;
        let short = ask(&alice, "/buy wa indonesia", "You have Rp\u{a0}4,000: Rp\u{a0}11,000 short.").await;
        assert!(short.button(EN.buy).is_none(), "nothing that is doomed is offered: {short:?}");
        let label = "Top up on SMSCode";
        assert!(short.button(label).is_some() && short.text.contains("What your balance buys:"), "{short:?}");
        app.sms.set_balance(&account, 20_000);
        press(&alice, "Check again").await;
        alice.wait_for(SOON, |m| m.id == short.id && m.button(EN.buy).is_some()).await.unwrap();
        app.finish().await;
    }
}

#[tokio::test]
async fn what_is_sold_out_is_said_and_other_countries_are_offered() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::on(surface).await;
        for product in app.sms.catalog().products().filter(|p| (p.country_id, p.platform_id) == (6, 3)) {
            app.sms.set_stock(product.id, 0);
        }
        let (alice, _) = app.linked("Alice", "en", 500_000).await;
        let no = ask(&alice, "/buy wa indonesia", "Sold out right now").await;
        alice.press(no.id, "‹ Countries").unwrap();
        let countries = sees(&alice, "WhatsApp: choose a country").await;
        assert!(countries.button("Indonesia").is_none(), "sold-out countries are not offered");
        app.finish().await;
    }
}

#[tokio::test]
async fn an_offer_that_goes_while_it_is_looked_at_is_said_to_be_sold_out() {
    let app = TestApp::start().await;
    let (budi, _) = app.linked("Budi", "id", 500_000).await;
    app.choose(&budi, &ID).await;
    app.sms.set_active(SAMPLE, false);
    press(&budi, "Bebas · 15.000").await;
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
    ask(&alice, "/buy", "No numbers available right now").await;
    ask(&budi, "/buy", "Belum ada nomor yang tersedia").await;
    ask(&alice, "/buy wa indonesia", "Nothing found").await;
    app.finish().await;
}

#[tokio::test]
async fn a_catalog_that_answers_html_is_said_and_is_asked_again_the_next_time() {
    let app = TestApp::start().await;
    // The link is confirmed all the same.
    app.sms.fail_next(Endpoint::Services, Fault::Html(502));
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    assert!(alice.last().unwrap().button("Buy a number").is_some());
    for endpoint in [Endpoint::Services, Endpoint::Countries, Endpoint::Products] {
        app.sms.fail_next(endpoint, Fault::Html(502));
        ask(&alice, "/buy wa indonesia", "SMSCode is having problems right now").await;
    }
    let said = alice.say("/buy wa indonesia");
    alice.wait_for(SOON, |m| m.id > said && m.button("Rp\u{a0}15,000").is_some()).await.unwrap();
    app.finish().await;
}
