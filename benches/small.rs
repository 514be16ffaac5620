//! The small parts, each on its own: `cargo bench --bench small`. The whole is measured by `bench/`, see
//! `docs/performance.md`.

#![expect(clippy::unwrap_used, reason = "a measurement that can't go on is to stop")]
#![expect(missing_docs, reason = "made by criterion's macros")]

use std::hint::black_box;

use chrono::{DateTime, Utc};
use criterion::{Criterion, criterion_group, criterion_main};
use smscode_bot::catalog::search::{Lists, search};
use smscode_bot::domain::catalog::{Country, Service};
use smscode_bot::domain::tracking::{Observation, Order, Source, observe};
use smscode_bot::domain::user::CodeStyle;
use smscode_bot::domain::{
    CountryId, Language, OrderId, OrderReport, OrderStatus, Private, ServiceId, UserId,
};
use smscode_bot::i18n::I18n;
use smscode_bot::smscode::{Event, sign, verify};
use smscode_bot::vault::{Keyring, Purpose};
use smscode_bot::views::card::{Card, card};
use smscode_bot::views::{Callback, sms};

const USER: UserId = UserId(5_000_000_001);
const SECRET: &[u8] = b"whsec-0123456789abcdef0123456789abcdef";
const EVENT: &[u8] = br#"{"event":"order.otp_received","timestamp":"2026-11-25T12:00:00.000Z","data":{"order_id":1001,"phone_number":"+6281298765432","otp_code":"271828","otp_message":"Your WhatsApp code is 271828. Do not share it.","product_id":142,"country":"Indonesia","platform":"WhatsApp"}}"#;

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_764_072_000, 0).unwrap()
}

/// Words that sound like names of services and countries.
fn name(number: usize) -> String {
    const PARTS: [&str; 12] = ["ko", "ra", "mi", "tel", "go", "san", "vi", "lo", "pay", "net", "zu", "bel"];
    let part = |place: u32| PARTS.get(number / 12_usize.pow(place) % 12).copied().unwrap_or_default();
    format!("{}{}{}{}", part(0).to_uppercase(), part(1), part(2), part(3))
}

/// The services and countries of 10,000 products: 500 services in 20 countries each, of 200.
fn catalog() -> (Vec<Service>, Vec<Country>) {
    let service =
        |id: i64, code: String, name: String| Service { id: ServiceId(id), code, name, active: true };
    let country = |id: i64, code: String, name: String, dial: String| Country {
        id: CountryId(id),
        code: Some(code),
        name,
        dial_code: Some(dial),
        emoji: None,
        active: true,
    };
    let services = (0..500_u16).map(|n| service(n.into(), format!("s{n}"), name(n.into())));
    let whatsapp = service(900, "wa".to_owned(), "WhatsApp".to_owned());
    let countries = (0..200_u16).map(|n| {
        let name = format!("{} Islands", name(usize::from(n) + 7_000));
        country(n.into(), format!("Q{n}"), name, format!("+{}", 100 + n))
    });
    let indonesia = country(900, "ID".to_owned(), "Indonesia".to_owned(), "+62".to_owned());
    (services.chain([whatsapp]).collect(), countries.chain([indonesia]).collect())
}

fn order() -> Order {
    let mut order = OrderReport::bare(OrderId(1001));
    order.status = Some(OrderStatus::OtpReceived);
    order.phone = Some(Private::new("+6281298765432"));
    order.service = Some("WhatsApp".to_owned());
    order.country = Some("Indonesia".to_owned());
    order.code = Some(Private::new("271828"));
    order.text = Some(Private::new("Your WhatsApp code is 271828. Do not share it."));
    observe(USER, None, &Observation::new(Source::Read, now(), order)).order
}

fn searching(c: &mut Criterion) {
    let (services, countries) = catalog();
    let called = |country: &Country| country.name.clone();
    let lists = Lists { services: &services, countries: &countries, called: &called };
    for text in ["whatsapp", "watsap indonesa", "beli nomor whatsapp indonesia"] {
        let title = format!("search in 10,000 products: {text}");
        c.bench_function(&title, |b| b.iter(|| search(black_box(text), &lists)));
    }
}

fn rendering(c: &mut Criterion) {
    let i18n = I18n::load().unwrap();
    let (localizer, order) = (i18n.localizer(Language::default()), order());
    c.bench_function("render a card", |b| {
        b.iter(|| card(localizer, &Card::of_order(black_box(&order), now(), CodeStyle::default())))
    });
    let message = order.newest_sms().unwrap();
    c.bench_function("render an SMS", |b| {
        b.iter(|| sms::sms(localizer, black_box(&order), message, now(), CodeStyle::default()))
    });
}

fn events(c: &mut Criterion) {
    let signature = sign(SECRET, EVENT).unwrap();
    c.bench_function("verify an event", |b| {
        b.iter(|| verify(SECRET, black_box(EVENT), Some(signature.as_bytes())))
    });
    c.bench_function("parse an event", |b| b.iter(|| Event::parse(black_box(EVENT))));
}

fn buttons(c: &mut Criterion) {
    let callback = Callback::ShowOrder { order: OrderId(123_456_789) };
    let packed = callback.pack();
    c.bench_function("pack a button", |b| b.iter(|| black_box(&callback).pack()));
    c.bench_function("unpack a button", |b| b.iter(|| Callback::unpack(black_box(&packed))));
}

fn sealing(c: &mut Criterion) {
    let keyring = Keyring::parse("a:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=").unwrap();
    let plain = b"Your WhatsApp code is 271828. Do not share it.";
    let sealed = keyring.seal(Purpose::SmsText, USER, plain).unwrap();
    c.bench_function("seal a text", |b| b.iter(|| keyring.seal(Purpose::SmsText, USER, black_box(plain))));
    c.bench_function("open a text", |b| b.iter(|| keyring.open(Purpose::SmsText, USER, black_box(&sealed))));
}

criterion_group!(small, searching, rendering, events, buttons, sealing);
criterion_main!(small);
