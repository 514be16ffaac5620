//! What people type and what the catalog calls things: the search ends, ranks, and offers no more than it shows.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use smscode_bot::catalog::search::{search, search_countries, search_services};
use smscode_bot::domain::catalog::{Country, Service};
use smscode_bot::domain::{CountryId, ServiceId};

#[derive(Debug, Arbitrary)]
struct Input<'a> {
    typed: &'a str,
    name: &'a str,
    code: &'a str,
}

fuzz_target!(|input: Input<'_>| {
    let service = |id, code: &str, name: &str| Service {
        id: ServiceId(id),
        code: code.to_owned(),
        name: name.to_owned(),
        active: true,
    };
    let country = |id, code: &str, name: &str, dial: &str| Country {
        id: CountryId(id),
        code: Some(code.to_owned()),
        name: name.to_owned(),
        dial_code: Some(dial.to_owned()),
        emoji: None,
        active: true,
    };
    let services = [service(1, "wa", "WhatsApp"), service(2, "tg", "Telegram"), service(3, input.code, input.name)];
    let countries = [
        country(1, "ID", "Indonesia", "+62"),
        country(2, "GB", "United Kingdom", "+44"),
        country(3, input.code, input.name, input.code),
    ];
    let found = search(input.typed, &services, &countries);
    assert!(found.services.is_sorted_by(|a, b| a.score >= b.score));
    assert!(found.countries.is_sorted_by(|a, b| a.score >= b.score));
    let scores = found.services.iter().map(|hit| hit.score).chain(found.countries.iter().map(|hit| hit.score));
    assert!(scores.into_iter().all(|score| (1..=100).contains(&score)));
    assert!(search_services(input.typed, &services).len() <= services.len());
    assert!(search_countries(input.typed, &countries).len() <= countries.len());
});
