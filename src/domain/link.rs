//! Deep links into the private chat: the `?start=` payload, at most 64 letters, digits, `_` and `-`.

use super::catalog::{Country, Service};

/// Prefix of payloads that lead to offers.
pub const BUY: &str = "buy_";
/// The longest payload that Telegram allows.
const LONGEST_WORD: usize = 64;
/// The longest provider code used in a payload; a longer one is replaced by the id.
const LONGEST_CODE: usize = 20;

/// The payload for the offers of a service in a country, or for its countries: `buy_wa_id`, `buy_wa`.
pub fn to_offers(service: &Service, country: Option<&Country>) -> String {
    let service = of_service(service);
    match country {
        Some(country) => format!("{BUY}{service}_{}", of_country(country)),
        None => format!("{BUY}{service}"),
    }
}

/// Whether a payload has the form of a link to offers, whatever it names.
pub fn is_word(word: &str) -> bool {
    let fits = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
    word.len() <= LONGEST_WORD && word.starts_with(BUY) && word.bytes().all(fits)
}

/// Resolves a payload made by [`to_offers`], given without its prefix. `None` if part of it is not (or no
/// longer) on sale, or if it was written by hand.
pub fn read<'a>(
    wanted: &str,
    services: &'a [Service],
    countries: &'a [Country],
) -> Option<(&'a Service, Option<&'a Country>)> {
    let wanted = wanted.to_lowercase();
    let (service, country) = match wanted.split_once('_') {
        Some((service, country)) => (service, Some(country)),
        None => (wanted.as_str(), None),
    };
    let service = services.iter().find(|known| of_service(known) == service)?;
    let Some(country) = country else { return Some((service, None)) };
    let country = countries.iter().find(|known| of_country(known) == country)?;
    Some((service, Some(country)))
}

fn of_service(service: &Service) -> String {
    part(&service.code, service.id.0)
}

fn of_country(country: &Country) -> String {
    part(country.code.as_deref().unwrap_or_default(), country.id.0)
}

/// A code if it is usable in a payload, else the id; no code starts with a dash.
fn part(code: &str, id: i64) -> String {
    let plain = (1..=LONGEST_CODE).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric());
    if plain { code.to_lowercase() } else { format!("-{id}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CountryId, ServiceId};

    fn service(id: i64, code: &str) -> Service {
        Service { id: ServiceId(id), code: code.to_owned(), name: "S".to_owned(), active: true }
    }

    fn country(id: i64, code: Option<&str>) -> Country {
        let code = code.map(str::to_owned);
        Country { id: CountryId(id), code, name: "C".to_owned(), dial_code: None, emoji: None, active: true }
    }

    #[test]
    fn a_link_leads_to_what_it_was_made_for_and_telegram_takes_it() {
        let services = [service(1, "wa"), service(2, "a_b"), service(i64::MAX, &"x".repeat(70))];
        let countries = [country(6, Some("ID")), country(i64::MIN, None)];
        for service in &services {
            for country in countries.iter().map(Some).chain([None]) {
                let word = to_offers(service, country);
                assert!(is_word(&word), "{word}");
                let wanted = word.strip_prefix(BUY).unwrap();
                assert_eq!(read(wanted, &services, &countries), Some((service, country)), "{word}");
            }
        }
        assert_eq!(to_offers(&services[0], Some(&countries[0])), "buy_wa_id");
    }

    #[test]
    fn what_nobody_sells_leads_nowhere() {
        let (services, countries) = ([service(1, "wa")], [country(6, Some("ID"))]);
        for wanted in ["", "_", "tg", "wa_", "wa_us", "wa_id_x", "_id", "-2", "é"] {
            assert_eq!(read(wanted, &services, &countries), None, "{wanted}");
        }
    }
}
