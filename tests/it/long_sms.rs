//! An SMS that is longer than a message: every word is delivered, in order, exactly once.

use sandbox::smscode::{Sms, Surface};
use sandbox::telegram::{Fault, User};

use crate::app::{SOON, TestApp};
use crate::steps::{ask, count, press};

/// The words that a user was shown in the SMS's messages, in order.
fn words_shown(user: &User, card: i32) -> Vec<String> {
    let messages = user.from_bot().into_iter().filter(|message| message.id > card);
    let words = messages.flat_map(|m| m.text.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    words.filter(|word| word.starts_with("w<")).collect()
}

fn long_text(words: usize) -> String {
    (1..=words).map(|n| format!("w<b>{n:04}&amp; ")).collect::<String>() + "the-end"
}

fn wanted(words: usize) -> Vec<String> {
    (1..=words).map(|n| format!("w<b>{n:04}&amp;")).collect()
}

#[tokio::test]
async fn m23_every_word_of_an_sms_of_493_words_is_shown_once_and_in_order() {
    for surface in [Surface::Live, Surface::Seed] {
        for pushed in [true, false] {
            let app = TestApp::public(surface).await;
            let (alice, account) = if pushed {
                app.pushed("Alice", "en", 500_000).await
            } else {
                app.linked("Alice", "en", 500_000).await
            };
            let (order, card) = app.buy(&alice, &account).await;
            app.quiet().await;
            app.sms.deliver_sms(order.id, Sms::text(&long_text(493)));
            app.advance_until_shown(2, &alice, |m| m.id > card.id && m.text.contains("the-end")).await;
            app.quiet().await;
            assert_eq!(words_shown(&alice, card.id), wanted(493));
            assert_eq!(count(&alice, "New SMS"), 1, "one message rings with the SMS");
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn m23_a_text_of_characters_that_take_two_units_is_cut_between_them_and_faults_cost_no_part() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let (order, card) = app.buy(&alice, &account).await;
    app.quiet().await;
    app.tg.fail_next("sendMessage", Fault::Delay(std::time::Duration::from_millis(1)));
    app.tg.fail_next("sendMessage", Fault::RetryAfter(1));
    app.tg.fail_next("sendMessage", Fault::Status(502));
    app.sms.deliver_sms(order.id, Sms::text(&format!("{}!", "😀".repeat(6_000))));
    app.advance_until_shown(1, &alice, |m| m.id > card.id && m.text.contains("😀!")).await;
    app.quiet().await;
    let shown = alice.from_bot().into_iter().filter(|message| message.id > card.id);
    let faces: usize = shown.map(|message| message.text.matches('😀').count()).sum();
    assert_eq!(faces, 6_000);
    app.finish().await;
}

#[tokio::test]
async fn m23_every_part_of_an_sms_that_is_not_to_stay_goes_when_its_time_is_over() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    ask(&alice, "/settings", "Settings").await;
    press(&alice, "Codes: full").await;
    press(&alice, "Keep 5 min").await;
    let (order, card) = app.buy(&alice, &account).await;
    app.quiet().await;
    app.sms.deliver_sms(order.id, Sms::text(&long_text(493)));
    app.advance_until_shown(1, &alice, |m| m.id > card.id && m.text.contains("the-end")).await;
    // Until that is recorded, the clock stands still.
    app.tg.wait_until(std::time::Duration::from_millis(500), |_| false).await.unwrap_err();
    app.advance(6 * 60);
    let gone = |state: &sandbox::telegram::State<'_>| {
        state.messages().filter(|m| m.id > card.id && m.text.contains("w<b>")).all(|m| m.deleted)
    };
    app.tg.wait_until(SOON, gone).await.unwrap();
    app.finish().await;
}
