//! `/orders`: distinguishable lines, pages and filters.

use std::time::Duration;

use sandbox::smscode::{Account, Sms, Surface};
use sandbox::telegram::{Message, User};
use smscode_bot::domain::OrderStatus;
use smscode_bot::domain::user::StyleChange;
use smscode_bot::views::Callback;

use crate::app::{SOON, TestApp};
use crate::steps::{SAMPLE, ask, press_callback};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];

/// Orders bought elsewhere a minute apart, oldest first.
fn orders(app: &TestApp, account: &Account, count: u64) -> Vec<u64> {
    app.sms.set_stock(SAMPLE, 1_000);
    let ids: Vec<u64> = (0..count).map(|_| app.sms.create_elsewhere(account, SAMPLE).unwrap()).collect();
    for (id, minutes) in ids.iter().rev().zip(0..) {
        app.sms.make_older(*id, Duration::from_secs(60 * minutes));
    }
    ids
}

/// Presses a button of the list and waits until the list changes.
async fn turn(user: &User, list: &Message, label: &str) -> Message {
    let before = user.message(list.id).unwrap();
    user.press(list.id, label).unwrap();
    user.wait_for(SOON, |m| m.id == list.id && m.edited > before.edited).await.unwrap()
}

/// The orders whose buttons a list shows.
fn shown(list: &Message) -> Vec<i64> {
    let of = |button: &sandbox::telegram::Button| match Callback::unpack(button.data()?)? {
        Callback::ShowOrder { order } => Some(order.0),
        _ => None,
    };
    list.buttons().filter_map(of).collect()
}

fn tail(app: &TestApp, order: u64) -> String {
    let number = app.sms.order(order).unwrap().phone_number;
    format!("…{}", &number[number.len() - 4..])
}

#[tokio::test]
async fn o17_every_line_says_which_number_it_is_when_it_was_bought_and_what_came_of_it() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 5_000_000).await;
        let ids = orders(&app, &account, 4);
        app.sms.deliver_sms(ids[3], Sms::code("640112"));
        app.sms.expire(ids[2]);
        app.sms.deliver_sms(ids[1], Sms::code("281401"));
        app.sms.complete_elsewhere(ids[1]);
        let list = ask(&alice, "/orders", "All orders").await;
        let line = |place: &str| list.text.lines().find(|line| line.starts_with(place)).unwrap().to_owned();
        for (place, sign, order, outcome) in [
            ("1 ", "🔑 WhatsApp 🇮🇩", ids[3], "640112"),
            ("2 ", "↩️ WhatsApp 🇮🇩", ids[2], "Rp\u{a0}15,000 back"),
            ("3 ", "✅ WhatsApp 🇮🇩", ids[1], "281401"),
            ("4 ", "⏳ WhatsApp 🇮🇩", ids[0], ""),
        ] {
            let line = line(place);
            assert!(line.contains(sign) && line.contains(&tail(&app, order)), "{place}{sign}: {line}");
            assert!(line.ends_with(outcome), "{outcome}: {line}");
        }
        assert_eq!(list.html.matches("<tg-time").count(), 4, "{}", list.html);
        assert!(list.keyboard.len() <= 4, "{:#?}", list.keyboard);
        // Codes that are hidden elsewhere are not shown openly here.
        press_callback(&alice, list.id, &Callback::SetStyle(StyleChange::Covered(true))).await;
        let list = ask(&alice, "/orders", "All orders").await;
        assert!(!list.text.contains("640112") && !list.text.contains("281401"), "{}", list.text);
        app.finish().await;
    }
}

#[tokio::test]
async fn o17_pages_and_filters_show_every_order_once_there_and_back() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 5_000_000).await;
        let ids = orders(&app, &account, 20);
        for (place, id) in ids.iter().enumerate() {
            match place % 3 {
                0 => assert!(app.sms.cancel_elsewhere(*id)),
                1 => assert!(app.sms.expire(*id)),
                _ => {}
            }
        }
        let newest = |fits: fn(usize) -> bool| -> Vec<i64> {
            let fitting = ids.iter().enumerate().filter(|(place, _)| fits(*place));
            fitting.map(|(_, id)| i64::try_from(*id).unwrap()).rev().collect()
        };
        let list = ask(&alice, "/orders", "All orders").await;
        assert!(list.button("Newer").is_none() && list.button("·All·").is_some());
        let second = turn(&alice, &list, "Older").await;
        assert_eq!(second.keyboard.len(), 4, "{:#?}", second.keyboard);
        let third = turn(&alice, &list, "Older").await;
        assert!(third.button("Older").is_none());
        assert_eq!([shown(&list), shown(&second), shown(&third)].concat(), newest(|_| true));
        assert_eq!(shown(&turn(&alice, &list, "Newer").await), shown(&second));
        assert_eq!(shown(&turn(&alice, &list, "Newer").await), shown(&list));
        // Canceled and expired orders share one list.
        let refunded = turn(&alice, &list, "↩️").await;
        assert!(refunded.text.contains("Orders: ↩️ refunded") && refunded.button("·↩️·").is_some());
        let older = turn(&alice, &list, "Older").await;
        assert_eq!([shown(&refunded), shown(&older)].concat(), newest(|place| place % 3 < 2));
        assert_eq!(shown(&turn(&alice, &list, "Newer").await), shown(&refunded));
        let waiting = turn(&alice, &list, "⏳").await;
        assert_eq!(shown(&waiting), newest(|place| place % 3 == 2));
        let none = turn(&alice, &list, "✅").await;
        assert!(none.text.contains("No orders here."), "{}", none.text);
        // The buttons of older lists.
        for (status, page) in [(Some(OrderStatus::Active), 0), (Some(OrderStatus::Expired), 3), (None, 1)] {
            press_callback(&alice, list.id, &Callback::OrderList { status, page }).await;
        }
        alice.wait_for(SOON, |m| m.id == list.id && shown(m) == shown(&second)).await.unwrap();
        app.finish().await;
    }
}
