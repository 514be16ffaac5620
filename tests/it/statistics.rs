//! Success rates on offers, and a person's own statistics.

use std::time::Duration;

use sandbox::smscode::{Sms, Surface};
use sandbox::telegram::{Feature, Features, Message, User};

use smscode_bot::domain::UserId;
use sqlx::Connection;

use crate::app::{Options, SOON, TestApp};
use crate::server::connect;
use crate::steps::{EN, USD, ask, press, sees};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];

/// Buys one number, whose SMS comes after 40 to 50 seconds.
async fn served(app: &TestApp, user: &User, account: &sandbox::smscode::Account) {
    let (order, _) = app.buy_with(user, account, &EN).await;
    app.advance(41);
    let code = format!("{:06}", order.id);
    app.sms.deliver_sms(order.id, Sms::code(&code));
    app.comes(user, &format!("🔑 {code}")).await;
    // Where the list does not state when an SMS came, a read of the order does, a moment later.
    for _ in 0..200 {
        if knows_every_wait(app, user).await {
            return;
        }
        app.sms.wait_until(Duration::from_millis(30), |_| false).await.unwrap_err();
    }
    panic!("it is not known how long the SMS took");
}

async fn knows_every_wait(app: &TestApp, user: &User) -> bool {
    let counts = app.app().store().find_own_counts(UserId(user.chat_id()), 0).await.unwrap();
    counts.iter().all(|day| day.counts.waits.iter().sum::<i64>() == day.counts.with_sms)
}

/// The confirm screen of the sample offer.
async fn offer(user: &User) -> Message {
    ask(user, "/buy wa indonesia", "WhatsApp").await
}

async fn table(user: &User) -> Message {
    ask(user, "/me", "My statistics").await
}

fn picture(app: &TestApp, user: &User) -> Option<Message> {
    let mut photos = app.tg.messages().into_iter().filter(|m| m.chat == user.chat_id() && m.is_photo);
    photos.next_back()
}

/// Renames a table behind the service's back.
async fn rename(app: &TestApp, statement: &'static str) {
    let url = match app.settings.get("DATABASE_URL") {
        Some(url) => url.clone(),
        None => format!("sqlite://{}/smscode-bot.db", app.settings.get("DATA_DIR").unwrap()),
    };
    let mut database = connect(&url).await;
    sqlx::query(statement).execute(&mut database).await.unwrap();
    database.close().await.unwrap();
}

#[tokio::test]
async fn o20_a_person_sees_their_own_success_and_that_of_all_only_from_ten_orders_of_three_people() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let mut people = Vec::new();
        for name in ["Alice", "Bob", "Carol"] {
            people.push(app.linked(name, "en", 900_000).await);
        }
        let (alice, _) = &people[0];
        let before = offer(alice).await;
        assert!(!before.text.contains('%'), "{}", before.text);
        for round in 0..4 {
            for (user, account) in &people {
                if round < 3 || user.chat_id() == alice.chat_id() {
                    served(&app, user, account).await;
                }
            }
            let seen = offer(alice).await.text;
            let all = seen.contains("SMS received, last 30 days: 100% · ~50 s");
            assert_eq!(all, round == 3, "{round}: {seen}");
            let own = format!("Yours, last 30 days: {0} of {0} · 100% · ~50 s", round + 1);
            assert!(seen.contains(&own), "{seen}");
        }
        let (dora, _) = app.linked("Dora", "en", 900_000).await;
        let strange = offer(&dora).await;
        assert!(strange.text.contains("SMS received") && !strange.text.contains("Yours"), "{}", strange.text);
        app.finish().await;
    }
}

#[tokio::test]
async fn o20_offers_can_be_sorted_best_first() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 900_000).await;
    let before = offer(&alice).await;
    assert!(before.button("Best first").is_none());
    served(&app, &alice, &account).await;
    let judged = offer(&alice).await;
    assert!(judged.buttons().any(|button| button.text.contains("100% ~50 s")), "{judged:?}");
    press(&alice, "Best first").await;
    let sorted =
        alice.wait_for(SOON, |m| m.id == judged.id && m.button("Cheapest first").is_some()).await.unwrap();
    let rates: Vec<bool> = sorted
        .buttons()
        .filter(|button| button.text.contains(" · "))
        .map(|button| button.text.contains('%'))
        .collect();
    assert!(rates.is_sorted_by(|one, next| one >= next), "{sorted:?}");
    // A step of the quantity keeps the order.
    press(&alice, "+").await;
    alice
        .wait_for(SOON, |m| {
            m.id == judged.id && m.text.contains("2 ×") && m.button("Cheapest first").is_some()
        })
        .await
        .unwrap();
    press(&alice, "Cheapest first").await;
    alice.wait_for(SOON, |m| m.id == judged.id && m.button("Best first").is_some()).await.unwrap();
    app.finish().await;
}

#[tokio::test]
async fn o20_a_screen_without_figures_is_shown_when_they_can_not_be_read() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 900_000).await;
    served(&app, &alice, &account).await;
    assert!(offer(&alice).await.text.contains("Yours"));
    rename(&app, "ALTER TABLE outcomes RENAME TO hidden").await;
    let bare = offer(&alice).await;
    assert!(bare.button("Rp\u{a0}15,000").is_some() && !bare.text.contains('%'), "{}", bare.text);
    rename(&app, "ALTER TABLE hidden RENAME TO outcomes").await;
    app.finish().await;
}

#[tokio::test]
async fn o21_statistics_are_a_picture_and_a_table() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 900_000).await;
        let none = table(&alice).await;
        assert!(none.text.contains("No orders here in the last 30 days"), "{}", none.text);
        assert!(picture(&app, &alice).is_none());
        served(&app, &alice, &account).await;
        let shown = table(&alice).await;
        assert!(shown.is_rich);
        for line in [
            "| Today | 7 days | 30 days",
            "Numbers | 1 | 1 | 1",
            "Success | 100% | 100% | 100%",
            "SMS after | ~50 s | ~50 s | ~50 s",
            "Spent | Rp\u{a0}15,000 | Rp\u{a0}15,000",
            "WhatsApp 🇮🇩 | 1 | 100% · ~50 s | Rp\u{a0}15,000 | Rp\u{a0}0",
            "time zone: UTC",
        ] {
            assert!(shown.text.contains(line), "{line}: {}", shown.text);
        }
        let picture = picture(&app, &alice).unwrap();
        assert!(picture.id < shown.id && picture.text.contains("Numbers per day"));
        assert!(picture.document.unwrap().bytes.len() < 100_000);
        app.advance(2 * 86_400);
        let later = table(&alice).await;
        assert!(later.text.contains("Numbers | 0 | 1 | 1"), "{}", later.text);
        app.finish().await;
    }
}

#[tokio::test]
async fn o21_a_server_without_rich_messages_gets_lines() {
    let older: fn(&sandbox::telegram::Server) =
        |tg| tg.set_features(Features::current().without(Feature::RichMessages));
    let app = TestApp::with(Options { before: Some(older), ..Options::default() }).await;
    let (alice, account) = app.linked("Alice", "en", 900_000).await;
    served(&app, &alice, &account).await;
    for _ in 0..2 {
        let shown = table(&alice).await;
        assert!(!shown.is_rich);
        assert!(shown.text.contains("Numbers: 1 · Success: 100% · SMS after: ~50 s"), "{}", shown.text);
        assert!(
            shown.text.contains("WhatsApp · 🇮🇩 Indonesia: 1 · 100% · ~50 s · Rp\u{a0}15,000"),
            "{}",
            shown.text
        );
    }
    assert_eq!(app.tg.calls_of("sendRichMessage").len(), 1, "it is tried once");
    app.finish().await;
}

#[tokio::test]
async fn o21_amounts_stay_in_the_currency_in_which_they_are_known() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 900_000).await;
    served(&app, &alice, &account).await;
    ask(&alice, "/settings", "Settings").await;
    press(&alice, "→ $").await;
    alice.wait_for(SOON, |m| m.button("→ Rp").is_some()).await.unwrap();
    let (order, _) = app.buy_with(&alice, &account, &USD).await;
    let shown = table(&alice).await.text;
    assert!(shown.contains("Spent | $0.9231 | $0.9231 | $0.9231"), "{shown}");
    assert!(shown.contains("Spent, in rupiah | Rp\u{a0}15,000 | Rp\u{a0}15,000 | Rp\u{a0}15,000"), "{shown}");
    app.sms.deliver_sms(order.id, Sms::code("626262"));
    app.comes(&alice, "🔑 626262").await;
    app.finish().await;
}

#[tokio::test]
async fn o21_a_forgotten_person_has_no_statistics_and_no_picture_left() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 900_000).await;
    served(&app, &alice, &account).await;
    let shown = table(&alice).await;
    let drawn = picture(&app, &alice).unwrap();
    let asked = ask(&alice, "/forget", "Erase everything").await;
    alice.press(asked.id, "Yes, erase everything").unwrap();
    sees(&alice, "Everything is erased").await;
    let left = alice.chat().into_iter().filter(|message| [shown.id, drawn.id].contains(&message.id));
    assert_eq!(left.count(), 0);
    app.quiet().await;
    app.finish().await;
}
