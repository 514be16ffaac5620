//! `/orders whatsapp june`: orders are found by service, last digits of their number, and month.

use std::time::Duration;

use chrono::{DateTime, Datelike, TimeDelta, Utc};
use sandbox::smscode::{Account, Surface};
use sandbox::telegram::{Message, User};
use smscode_bot::views::Callback;

use crate::app::{SOON, TestApp};
use crate::steps::{SAMPLE, ask};

const DAY: u64 = 24 * 3_600;

fn bought(app: &TestApp, account: &Account, product: u64, days_ago: u64) -> i64 {
    let id = app.sms.create_elsewhere(account, product).unwrap();
    app.sms.make_older(id, Duration::from_secs(days_ago * DAY));
    assert!(app.sms.expire(id));
    i64::try_from(id).unwrap()
}

/// The orders whose buttons a list shows.
fn shown(list: &Message) -> Vec<i64> {
    let of = |button: &sandbox::telegram::Button| match Callback::unpack(button.data()?)? {
        Callback::ShowOrder { order } => Some(order.0),
        _ => None,
    };
    list.buttons().filter_map(of).collect()
}

async fn found(user: &User, words: &str, heading: &str) -> Vec<i64> {
    let list = ask(user, &format!("/orders {words}"), heading).await;
    assert!(list.button("‹").is_some(), "{:#?}", list.keyboard);
    shown(&list)
}

/// The middle of the month before the last one: how many days ago, and the number of the month, from 1.
fn last_but_one(now: DateTime<Utc>) -> (u64, u32) {
    let middle = |at: DateTime<Utc>| at - TimeDelta::days(i64::from(at.day()) - 15);
    let then = middle(middle(middle(now) - TimeDelta::days(30)) - TimeDelta::days(30));
    (u64::try_from((now - then).num_days()).unwrap(), then.month())
}

const ENGLISH: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const INDONESIAN: [&str; 12] = [
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
];

#[tokio::test]
async fn o18_orders_are_found_by_service_country_last_digits_and_month() {
    for (surface, language) in [(Surface::Live, "en"), (Surface::Seed, "id"), (Surface::Seed, "en")] {
        let app = TestApp::on(surface).await;
        app.sms.set_stock(SAMPLE, 1_000);
        let (user, account) = app.linked("Alice", language, 5_000_000).await;
        let google = app.sms.catalog().products().find(|p| p.platform_id == 2 && p.available > 0).unwrap().id;
        let (days, month) = last_but_one(app.clock.now());
        let old = bought(&app, &account, SAMPLE, days);
        let mail = bought(&app, &account, google, 1);
        let new = bought(&app, &account, SAMPLE, 0);
        let heading = if language == "en" { "Orders: " } else { "Pesanan: " };
        for words in ["whatsapp", "wa", "watsapp", "WhatsApp Indonesia", "wa +62"] {
            assert_eq!(found(&user, words, heading).await, [new, old], "{words}");
        }
        assert_eq!(found(&user, "google", heading).await, [mail]);
        let number = app.sms.order(u64::try_from(old).unwrap()).unwrap().phone_number;
        let tail = &number[number.len() - 4..];
        for words in [tail.to_owned(), format!("…{tail}"), number.clone(), format!("wa {tail}")] {
            assert_eq!(found(&user, &words, heading).await, [old], "{words}");
        }
        assert_eq!(found(&user, &format!("google {tail}"), heading).await, [] as [i64; 0]);
        let months = if language == "id" { vec![ENGLISH, INDONESIAN] } else { vec![ENGLISH] };
        for name in months.into_iter().map(|names| names[month as usize - 1]) {
            assert_eq!(found(&user, name, heading).await, [old], "{name}");
            assert_eq!(found(&user, &format!("{name} whatsapp"), heading).await, [old], "{name}");
            assert_eq!(found(&user, &format!("{name} 2019"), heading).await, [] as [i64; 0], "{name}");
        }
        let nothing = ask(&user, "/orders qqqqqq", "qqqqqq").await;
        assert!(nothing.text.contains("/orders whatsapp"), "{}", nothing.text);
        app.finish().await;
    }
}

/// Presses a button of the list and waits until the list changes.
async fn turn(user: &User, list: &Message, label: &str) -> Message {
    let before = user.message(list.id).unwrap();
    user.press(list.id, label).unwrap();
    user.wait_for(SOON, |m| m.id == list.id && m.edited > before.edited).await.unwrap()
}

#[tokio::test]
async fn o18_a_long_history_is_searched_page_by_page() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::on(surface).await;
        app.sms.set_stock(SAMPLE, 1_000);
        let (user, account) = app.linked("Alice", "en", 50_000_000).await;
        let google = app.sms.catalog().products().find(|p| p.platform_id == 2 && p.available > 0).unwrap().id;
        app.sms.set_stock(google, 1_000);
        // Twelve matching ones, the last of them beyond what one search reads.
        let mut wanted = Vec::new();
        for place in 0..620 {
            let product = if place % 50 == 0 || place == 619 { google } else { SAMPLE };
            let id = app.sms.create_elsewhere(&account, product).unwrap();
            app.sms.make_older(id, Duration::from_secs(60 * (1_000 - place)));
            app.sms.expire(id);
            if product == google {
                wanted.push(i64::try_from(id).unwrap());
            }
        }
        wanted.reverse();
        let first = ask(&user, "/orders google", "Orders: Google").await;
        assert_eq!(shown(&first), wanted[..8]);
        assert!(first.button("Newer").is_none());
        let second = turn(&user, &first, "Older").await;
        assert_eq!(shown(&second), wanted[8..]);
        assert!(second.button("Older").is_none());
        assert_eq!(shown(&turn(&user, &first, "Newer").await), wanted[..8]);
        // One that is beyond the first search.
        let number = app.sms.order(u64::try_from(*wanted.last().unwrap()).unwrap()).unwrap().phone_number;
        let list =
            ask(&user, &format!("/orders google {}", &number[number.len() - 7..]), "Orders: Google").await;
        assert!(list.text.contains("No orders here.") && list.text.contains("Older orders"), "{}", list.text);
        let found = turn(&user, &list, "Older").await;
        assert_eq!(shown(&found), wanted[wanted.len() - 1..]);
        app.finish().await;
    }
}
