//! How codes look and which clock times use, as the user chose in the settings.

use std::time::Duration;

use sandbox::smscode::{Sms, Surface};
use sandbox::telegram::User;

use crate::app::{SOON, TestApp};
use crate::steps::{ask, count, press, sees};

async fn open(alice: &User, screen: &str) {
    ask(alice, "/settings", "Settings").await;
    press(alice, screen).await;
}

/// The time zone matters in the file, next to which it can be changed.
async fn download(alice: &User, zone: &str) {
    open(alice, "CSV").await;
    press(alice, zone).await;
}

#[tokio::test]
async fn a_code_is_shown_alone_and_covered_for_who_wants_it_so() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    open(&alice, "Codes: full").await;
    for choice in ["Tap to show", "Code only"] {
        press(&alice, choice).await;
        alice.wait_for(SOON, |m| m.button(&format!("✓ {choice}")).is_some()).await.unwrap();
    }
    let (order, card) = app.buy(&alice, &account).await;
    app.sms.deliver_sms(
        order.id,
        Sms { code: Some("515253".to_owned()), text: Some("Use 515253, canary words".to_owned()) },
    );
    let code = sees(&alice, "🔑 515253").await;
    assert!(code.html.contains("<tg-spoiler>515253</tg-spoiler>"), "{}", code.html);
    assert!(code.button("Copy the code").is_some() && code.button("515253").is_none());
    let card = alice.wait_for(SOON, |m| m.id == card.id && m.text.contains("515253")).await.unwrap();
    assert!(card.html.contains("<tg-spoiler>515253</tg-spoiler>"), "{}", card.html);
    let active = ask(&alice, "/active", "active order").await;
    assert!(active.html.contains("<tg-spoiler>515253</tg-spoiler>"), "{}", active.html);
    // A text without a code is never left out.
    app.sms.deliver_sms(order.id, Sms::text("plain words"));
    let text = sees(&alice, "plain words").await;
    assert!(text.html.contains("<tg-spoiler>"), "{}", text.html);
    assert_eq!(count(&alice, "canary words"), 0, "only the code was wanted");
    app.finish().await;
}

#[tokio::test]
async fn a_code_message_goes_when_its_time_is_over_also_after_a_restart_and_the_card_keeps_the_code() {
    let mut app = TestApp::public(Surface::Live).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    open(&alice, "Codes: full").await;
    press(&alice, "Keep 5 min").await;
    let (order, card) = app.buy(&alice, &account).await;
    app.sms.deliver_sms(order.id, Sms::code("616263"));
    let code = alice.wait_for(SOON, |m| m.id != card.id && m.text.contains("🔑 616263")).await.unwrap();
    app.stop().await;
    app.run().await;
    app.advance(4 * 60);
    // A user who blocks the bot and comes back finds what was still unfinished.
    alice.block_bot();
    alice.unblock_bot();
    ask(&alice, "/help", "How it works").await;
    assert!(!alice.message(code.id).unwrap().deleted);
    app.advance(70);
    let is_gone = |state: &sandbox::telegram::State<'_>| {
        state
            .messages()
            .all(|message| message.chat != alice.chat_id() || message.id != code.id || message.deleted)
    };
    app.tg.wait_until(SOON, is_gone).await.unwrap();
    alice.wait_for(SOON, |m| m.id == card.id && m.text.contains("🔑 616263")).await.unwrap();
    app.finish().await;
}

#[tokio::test]
async fn a_code_that_came_while_the_bot_was_down_says_how_old_it_is() {
    for surface in [Surface::Live, Surface::Seed] {
        let mut app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let (order, card) = app.buy(&alice, &account).await;
        app.stop().await;
        app.sms.deliver_sms(order.id, Sms::code("717273"));
        app.clock.advance(Duration::from_secs(12 * 60));
        app.run().await;
        let late =
            app.advance_until_shown(1, &alice, |m| m.id != card.id && m.text.contains("🔑 717273")).await;
        assert!(late.text.contains("Received ") && late.html.contains(r#"format="r""#), "{}", late.html);
        app.finish().await;
    }
}

#[tokio::test]
async fn times_are_told_by_the_clock_that_the_person_chose() {
    let app = TestApp::on(Surface::Live).await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    app.buy(&alice, &account).await;
    download(&alice, "Time zone: UTC").await;
    sees(&alice, "Pick a place with the same time").await;
    ask(&alice, "qzxv", "No matches for").await;
    ask(&alice, "+5:30", "Matches for").await;
    ask(&alice, "kathmandu", "Matches for").await;
    press(&alice, "Kathmandu").await;
    sees(&alice, "Time zone: Kathmandu").await;
    let (order, card) = app.buy(&alice, &account).await;
    let there = order.expires_at + chrono::TimeDelta::minutes(5 * 60 + 45);
    let until = format!("ends {}", there.format("%H:%M"));
    assert!(card.text.contains(&until) && !card.text.contains("UTC"), "{until}: {}", card.text);
    // The clock dialogue does not swallow a purchase request or a token.
    download(&alice, "Time zone: Kathmandu").await;
    ask(&alice, "whatsapp indonesia", "WhatsApp").await;
    download(&alice, "Time zone: Kathmandu").await;
    app.advance(10);
    let said = alice.say(account.token());
    alice.wait_for_new(SOON, said, "Your account is linked").await.unwrap();
    app.quiet().await;
    assert!(alice.message(said).is_none_or(|message| message.deleted));
    app.finish().await;
}
