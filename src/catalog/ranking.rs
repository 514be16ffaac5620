//! Ranking: what the user bought before, what is popular, and what is common in their country come first.

use std::collections::HashSet;
use std::hash::Hash;

use super::search::fold;
use crate::domain::catalog::{Country, Listing, Service};
use crate::domain::{CountryId, ServiceId};

/// Popular services, by the first word of their name.
const USUAL_SERVICES: [&str; 14] = [
    "whatsapp",
    "telegram",
    "google",
    "instagram",
    "facebook",
    "tiktok",
    "shopee",
    "gojek",
    "grab",
    "discord",
    "openai",
    "microsoft",
    "amazon",
    "netflix",
];

/// Popular countries, by ISO 3166 code.
const USUAL_COUNTRIES: [&str; 9] = ["ID", "US", "GB", "MY", "PH", "VN", "IN", "BR", "TH"];

/// What a user probably wants.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ranking {
    /// What they bought, in order of preference.
    pub recent: Vec<Listing>,
    /// What was bought recently by many users, most popular first.
    pub popular: Vec<Listing>,
    /// ISO 3166 code of the country where they most likely live.
    pub home: &'static str,
}

impl Ranking {
    /// The services with up to `most` familiar ones first; the rest keeps its order. `country` is where they are
    /// wanted, when that is known.
    pub fn services(&self, all: &[Service], country: Option<CountryId>, most: usize) -> Vec<Service> {
        let here = |listing: &&Listing| country.is_none_or(|country| listing.country == country);
        let usual = USUAL_SERVICES.iter().filter_map(|name| find_service(all, name));
        let listings =
            self.recent.iter().chain(self.popular.iter().filter(here)).map(|listing| listing.service);
        first(all, listings.chain(usual), most, |service| service.id)
    }

    /// The same for countries. `country` says which country an item is about.
    pub fn countries<T: Clone>(
        &self,
        all: &[T],
        service: Option<ServiceId>,
        most: usize,
        country: impl Fn(&T) -> &Country,
    ) -> Vec<T> {
        let here = |listing: &&Listing| service.is_none_or(|service| listing.service == service);
        let by_code = |code: &&str| {
            let found = all.iter().map(&country).find(|country| country.iso().as_deref() == Some(*code));
            found.map(|country| country.id)
        };
        let usual = [self.home].iter().chain(&USUAL_COUNTRIES).filter_map(by_code).collect::<Vec<_>>();
        let listings =
            self.recent.iter().chain(self.popular.iter().filter(here)).map(|listing| listing.country);
        first(all, listings.chain(usual), most, |item| country(item).id)
    }
}

fn find_service(all: &[Service], word: &str) -> Option<ServiceId> {
    let first = |service: &&Service| fold(&service.name).split([' ', '/']).next() == Some(word);
    all.iter().find(first).map(|service| service.id)
}

/// The list with up to `most` of those that `wanted` names first, in its order, and the rest behind them.
fn first<T: Clone, I: Copy + Eq + Hash>(
    all: &[T],
    wanted: impl IntoIterator<Item = I>,
    most: usize,
    id: impl Fn(&T) -> I,
) -> Vec<T> {
    let mut top: Vec<T> = Vec::new();
    let mut seen = HashSet::new();
    for wanted in wanted {
        if top.len() == most {
            break;
        }
        if let Some(item) = all.iter().find(|item| id(item) == wanted)
            && seen.insert(wanted)
        {
            top.push(item.clone());
        }
    }
    top.extend(all.iter().filter(|item| !seen.contains(&id(item))).cloned());
    top
}

#[cfg(test)]
mod tests {
    use super::*;

    fn services() -> Vec<Service> {
        let names = ["Airbnb", "Google / Gmail", "Telegram", "WhatsApp", "Zoom"];
        let service = |(id, name): (i64, &str)| Service {
            id: ServiceId(id),
            code: String::new(),
            name: name.to_owned(),
            active: true,
        };
        (1..).zip(names).map(service).collect()
    }

    fn countries() -> Vec<Country> {
        let codes = ["AD", "BR", "ID", "RU", "US"];
        let country = |(id, code): (i64, &str)| Country {
            id: CountryId(id),
            code: Some(code.to_owned()),
            name: code.to_owned(),
            dial_code: None,
            emoji: None,
            active: true,
        };
        (1..).zip(codes).map(country).collect()
    }

    fn listing(country: i64, service: i64) -> Listing {
        Listing { country: CountryId(country), service: ServiceId(service) }
    }

    fn ids(services: &[Service]) -> Vec<i64> {
        services.iter().map(|service| service.id.0).collect()
    }

    #[test]
    fn what_was_bought_comes_before_what_many_buy_and_that_before_what_is_usual() {
        let ranking = Ranking { recent: vec![listing(1, 5)], popular: vec![listing(2, 1)], home: "RU" };
        assert_eq!(ids(&ranking.services(&services(), None, 4)), [5, 1, 4, 3, 2]);
        assert_eq!(ids(&ranking.services(&services(), Some(CountryId(4)), 3)), [5, 4, 3, 1, 2]);
        let codes = |countries: Vec<Country>| -> Vec<_> {
            countries.into_iter().filter_map(|country| country.code).collect()
        };
        let ranked = |service, most| codes(ranking.countries(&countries(), service, most, |country| country));
        assert_eq!(ranked(None, 4), ["AD", "BR", "RU", "ID", "US"]);
        assert_eq!(ranked(Some(ServiceId(5)), 3), ["AD", "RU", "ID", "BR", "US"]);
        assert_eq!(ranked(None, 0), ["AD", "BR", "ID", "RU", "US"]);
    }
}
