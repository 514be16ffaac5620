//! Whatever an SMS, a name or the provider's words hold: the screen is HTML that Telegram takes, within its limits.
#![no_main]

use std::sync::OnceLock;

use arbitrary::Arbitrary;
use chrono::DateTime;
use libfuzzer_sys::fuzz_target;
use smscode_bot::domain::tracking::{Observation, Source, observe};
use smscode_bot::domain::user::CodeStyle;
use smscode_bot::domain::{Language, Order, OrderId, OrderStatus, Private, UserId};
use smscode_bot::i18n::{I18n, Speech};
use smscode_bot::views::{View, orders, sms, start, text};

#[path = "../../src/views/tests/html.rs"]
mod html;

#[derive(Debug, Arbitrary)]
struct Input<'a> {
    code: Option<&'a str>,
    text: Option<&'a str>,
    phone: Option<&'a str>,
    service: &'a str,
    country: &'a str,
    person: &'a str,
    code_only: bool,
    covered: bool,
    room: u8,
}

fuzz_target!(|input: Input<'_>| {
    static SPEECHES: OnceLock<Vec<Speech>> = OnceLock::new();
    let speeches = SPEECHES.get_or_init(|| {
        let i18n = I18n::load().unwrap();
        [Language::En, Language::Zh].map(|language| i18n.speech(language).clone()).to_vec()
    });
    let room = usize::from(input.room);
    let fitted = text::dynamic(input.text.unwrap_or_default(), room);
    assert!(text::units(&fitted) <= room.max(1));
    assert_eq!(text::rendered_units(&fitted), text::units(&html::render(&fitted).unwrap()));

    let now = DateTime::from_timestamp_millis(1_764_000_000_000).unwrap();
    let mut order = Order::bare(OrderId(1));
    order.status = Some(OrderStatus::OtpReceived);
    order.code = input.code.map(Private::new);
    order.text = input.text.map(Private::new);
    order.phone = input.phone.map(Private::new);
    order.service = Some(input.service.to_owned());
    order.country = Some(input.country.to_owned());
    let order = observe(UserId(1), None, &Observation::new(Source::Read, now, order)).order;
    let style = CodeStyle { code_only: input.code_only, covered: input.covered, ..CodeStyle::default() };
    for s in speeches {
        for one in &order.sms {
            accepted(&sms::sms(s, &order, one, None, style));
        }
        accepted(&orders::order(s, &order, now, style));
        accepted(&start::welcome(s, Some(input.person), false));
    }
});

fn accepted(view: &View) {
    let rendered = html::render(&view.text).unwrap_or_else(|problem| panic!("{problem}: {}", view.text));
    assert!(!rendered.trim().is_empty());
    assert!(text::units(&rendered) <= text::MESSAGE_UNITS);
    for button in view.keyboard.iter().flat_map(|keyboard| keyboard.inline_keyboard.iter().flatten()) {
        assert!(text::is_visible(&button.text), "{:?}", button.text);
    }
}
