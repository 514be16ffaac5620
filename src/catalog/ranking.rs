//! What comes first in a list: what the person bought before, what many people buy, what is usual where they live.

use std::collections::HashSet;
use std::hash::Hash;

use super::search::fold;
use crate::domain::catalog::{Country, Place, Service};
use crate::domain::{CountryId, ServiceId};

/// Services that most people look for, by the first word of their name.
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

/// Countries whose numbers are asked for most, by ISO 3166 code.
const USUAL_COUNTRIES: [&str; 9] = ["ID", "US", "GB", "MY", "PH", "VN", "IN", "BR", "TH"];

/// What is known of what a person will want.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ranking {
    /// Where they bought, the newest first.
    pub recent: Vec<Place>,
    /// Where many people bought lately, most first.
    pub popular: Vec<Place>,
    /// ISO 3166 code of the country where they most likely live.
    pub home: &'static str,
}

impl Ranking {
    /// The services with up to `most` familiar ones first; the rest keeps its order. `country` is where they are
    /// wanted, when that is known.
    pub fn services(&self, all: &[Service], country: Option<CountryId>, most: usize) -> Vec<Service> {
        let here = |place: &&Place| country.is_none_or(|country| place.country == country);
        let usual = USUAL_SERVICES.iter().filter_map(|name| find_service(all, name));
        let places = self.recent.iter().chain(self.popular.iter().filter(here)).map(|place| place.service);
        first(all, places.chain(usual), most, |service| service.id)
    }

    /// The same for countries. `country` says which country an item is about.
    pub fn countries<T: Clone>(
        &self,
        all: &[T],
        service: Option<ServiceId>,
        most: usize,
        country: impl Fn(&T) -> &Country,
    ) -> Vec<T> {
        let here = |place: &&Place| service.is_none_or(|service| place.service == service);
        let by_code = |code: &&str| {
            let found = all.iter().map(&country).find(|country| country.iso().as_deref() == Some(*code));
            found.map(|country| country.id)
        };
        let usual = [self.home].iter().chain(&USUAL_COUNTRIES).filter_map(by_code).collect::<Vec<_>>();
        let places = self.recent.iter().chain(self.popular.iter().filter(here)).map(|place| place.country);
        first(all, places.chain(usual), most, |item| country(item).id)
    }

    /// Up to `most` places for somebody who has not chosen anything yet: what many people buy, then what is usual at
    /// home. Where they bought themselves is left out.
    pub fn places(&self, services: &[Service], countries: &[Country], most: usize) -> Vec<Place> {
        let home = countries.iter().find(|country| country.iso().as_deref() == Some(self.home));
        let at_home = home.into_iter().flat_map(|country| {
            let usual = USUAL_SERVICES.iter().filter_map(|name| find_service(services, name));
            usual.map(|service| Place { country: country.id, service })
        });
        let known = |place: &Place| {
            services.iter().any(|service| service.id == place.service)
                && countries.iter().any(|country| country.id == place.country)
        };
        let mut seen: HashSet<Place> = self.recent.iter().copied().collect();
        let all = self.popular.iter().copied().chain(at_home).filter(known);
        all.filter(|place| seen.insert(*place)).take(most).collect()
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

    fn place(country: i64, service: i64) -> Place {
        Place { country: CountryId(country), service: ServiceId(service) }
    }

    fn ids(services: &[Service]) -> Vec<i64> {
        services.iter().map(|service| service.id.0).collect()
    }

    #[test]
    fn what_was_bought_comes_before_what_many_buy_and_that_before_what_is_usual() {
        let ranking = Ranking { recent: vec![place(1, 5)], popular: vec![place(2, 1)], home: "RU" };
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

    #[test]
    fn somebody_new_is_offered_what_many_buy_and_what_is_usual_at_home() {
        let ranking =
            Ranking { recent: vec![place(4, 4)], popular: vec![place(2, 1), place(9, 9)], home: "RU" };
        assert_eq!(ranking.places(&services(), &countries(), 3), [place(2, 1), place(4, 3), place(4, 2)]);
        let nobody = Ranking { home: "ID", ..Ranking::default() };
        assert_eq!(nobody.places(&services(), &countries(), 2), [place(3, 4), place(3, 3)]);
        assert_eq!(Ranking::default().places(&services(), &countries(), 2), []);
    }
}
