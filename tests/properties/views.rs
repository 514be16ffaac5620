//! Whatever an SMS, a name or the provider's words hold: the screen is HTML that Telegram takes, within its limits.

use std::sync::OnceLock;

use chrono::DateTime;
use smscode_bot::domain::tracking::{Observation, Source, observe};
use smscode_bot::domain::user::CodeStyle;
use smscode_bot::domain::{Language, Order, OrderId, OrderStatus, Private, UserId};
use smscode_bot::i18n::{I18n, Speech};
use smscode_bot::views::{View, browse, orders, sms, start, text};

use super::parts;

#[path = "../../src/views/tests/html.rs"]
mod html;

pub fn check(data: &[u8]) {
    static SPEECHES: OnceLock<Vec<Speech>> = OnceLock::new();
    let speeches = SPEECHES.get_or_init(|| {
        let i18n = I18n::load().unwrap();
        [Language::En, Language::Hi].map(|language| i18n.speech(language).clone()).to_vec()
    });
    let (how, data) = data.split_first().unwrap_or((&0, &[]));
    let [code, words, phone, service, country, person] = parts::texts(data);
    let room = usize::from(*how);
    let fitted = text::dynamic(&words, room);
    assert!(text::units(&fitted) <= room.max(1));
    assert_eq!(text::rendered_units(&fitted), text::units(&html::render(&fitted).unwrap()));

    let now = DateTime::from_timestamp_millis(1_764_000_000_000).unwrap();
    let mut order = Order::bare(OrderId(1));
    order.status = Some(OrderStatus::OtpReceived);
    let given = |value: String, bit: u8| (how & bit == 0).then(|| Private::new(value));
    (order.code, order.text, order.phone) = (given(code, 1), given(words.clone(), 2), given(phone, 4));
    (order.service, order.country) = (Some(service), Some(country));
    let order = observe(UserId(1), None, &Observation::new(Source::Read, now, order)).order;
    let style = CodeStyle { code_only: how & 8 != 0, covered: how & 16 != 0, ..CodeStyle::default() };
    for s in speeches {
        for one in &order.sms {
            accepted(&sms::sms(s, &order, one, None, style));
        }
        accepted(&orders::order(s, &order, now, style));
        accepted(&start::welcome(s, Some(&person), false));
        accepted(&browse::nothing_found(s, &words));
    }
}

fn accepted(view: &View) {
    let rendered = html::render(&view.text).unwrap_or_else(|problem| panic!("{problem}: {}", view.text));
    assert!(!rendered.trim().is_empty());
    assert!(text::units(&rendered) <= text::MESSAGE_UNITS);
    for button in view.keyboard.iter().flat_map(|keyboard| keyboard.inline_keyboard.iter().flatten()) {
        assert!(text::is_visible(&button.text), "{:?}", button.text);
    }
}
