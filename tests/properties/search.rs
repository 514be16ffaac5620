//! Any query against any catalog names: the search terminates, ranks, and offers no more than it shows.

use smscode_bot::catalog::search::{Lists, search, search_countries, search_services};
use smscode_bot::domain::catalog::{Country, Service};
use smscode_bot::domain::{CountryId, ServiceId};

use super::parts;

fn service(id: i64, code: &str, name: &str) -> Service {
    Service { id: ServiceId(id), code: code.to_owned(), name: name.to_owned(), active: true }
}

fn country(id: i64, code: &str, name: &str, dial: &str) -> Country {
    Country {
        id: CountryId(id),
        code: Some(code.to_owned()),
        name: name.to_owned(),
        dial_code: Some(dial.to_owned()),
        emoji: None,
        active: true,
    }
}

pub fn check(data: &[u8]) {
    let [typed, code, name] = parts::texts(data);
    let services = [service(1, "wa", "WhatsApp"), service(2, "tg", "Telegram"), service(3, &code, &name)];
    let countries = [
        country(1, "ID", "Indonesia", "+62"),
        country(2, "GB", "United Kingdom", "+44"),
        country(3, &code, &name, &code),
    ];
    let called = |country: &Country| format!("{code} {}", country.name);
    let found = search(&typed, &Lists { services: &services, countries: &countries, called: &called });
    assert!(found.services.is_sorted_by(|a, b| a.score >= b.score));
    assert!(found.countries.is_sorted_by(|a, b| a.score >= b.score));
    let scores =
        found.services.iter().map(|hit| hit.score).chain(found.countries.iter().map(|hit| hit.score));
    assert!(scores.into_iter().all(|score| (1..=100).contains(&score)));
    assert!(search_services(&typed, &services).len() <= services.len());
    assert!(search_countries(&typed, &countries, &called).len() <= countries.len());
}
