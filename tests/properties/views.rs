//! Whatever an SMS, a name or the provider's texts contain: the screen is valid HTML for Telegram, within its
//! limits.

use std::sync::OnceLock;

use chrono::DateTime;
use smscode_bot::domain::tracking::{Observation, Source, observe};
use smscode_bot::domain::user::CodeStyle;
use smscode_bot::domain::{Language, OrderId, OrderReport, OrderStatus, Private, UserId};
use smscode_bot::i18n::{I18n, Localizer};
use smscode_bot::views::{View, browse, card, orders, sms, start, text};

use super::parts;

#[path = "../../src/views/tests/html.rs"]
mod html;

pub fn check(data: &[u8]) {
    static SPEECHES: OnceLock<Vec<Localizer>> = OnceLock::new();
    let localizers = SPEECHES.get_or_init(|| {
        let i18n = I18n::load().unwrap();
        [Language::En, Language::Hi].map(|language| i18n.localizer(language).clone()).to_vec()
    });
    let (how, data) = data.split_first().unwrap_or((&0, &[]));
    let [code, words, phone, service, country, person] = parts::texts(data);
    let room = usize::from(*how);
    let fitted = text::dynamic(&words, room);
    assert!(text::units(&fitted) <= room.max(1));
    assert_eq!(text::rendered_units(&fitted), text::units(&html::render(&fitted).unwrap()));

    // Splitting a text loses nothing but white space.
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let pieces = text::pieces(&words, room, room / 2);
    let shown: String = pieces.iter().map(|piece| html::render(piece).unwrap()).collect();
    assert_eq!(bare(&shown), bare(&html::render(&text::dynamic(&words, usize::MAX)).unwrap()));
    assert!(pieces.iter().all(|piece| text::units(piece) <= room.max(5)));

    let now = DateTime::from_timestamp_millis(1_764_000_000_000).unwrap();
    let mut order = OrderReport::bare(OrderId(1));
    order.status = Some(OrderStatus::OtpReceived);
    let given = |value: String, bit: u8| (how & bit == 0).then(|| Private::new(value));
    (order.code, order.text, order.phone) = (given(code, 1), given(words.clone(), 2), given(phone, 4));
    (order.service, order.country) = (Some(service), Some(country));
    let order = observe(UserId(1), None, &Observation::new(Source::Read, now, order)).order;
    let style = CodeStyle { code_only: how & 8 != 0, covered: how & 16 != 0, ..CodeStyle::default() };
    for s in localizers {
        for one in &order.sms {
            sms::sms(s, &order, one, now, style).iter().for_each(accepted);
        }
        accepted(&orders::order(s, &card::Card::of_order(&order, now, style)));
        accepted(&card::card(
            s,
            &card::Card { told_below: true, ..card::Card::of_order(&order, now, style) },
        ));
        accepted(&card::moved(s, &order));
        accepted(&start::welcome(s, Some(&person)));
        accepted(&browse::nothing_found(s, &words));
    }
}

fn accepted(view: &View) {
    let rendered = html::render(&view.text).unwrap_or_else(|problem| panic!("{problem}: {}", view.text));
    assert!(!rendered.trim().is_empty());
    assert!(text::units(&rendered) <= text::MESSAGE_UNITS);
    for button in view.keyboard.iter().flat_map(|keyboard| keyboard.buttons()) {
        assert!(text::is_visible(&button.text), "{:?}", button.text);
    }
}
