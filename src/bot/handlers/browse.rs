//! The lists of `/buy`: services, countries, offers.

use super::{ChatDialogue, Desk, Done, Error, Person, Screen, State};
use crate::catalog::Stocked;
use crate::catalog::search::fold;
use crate::domain::catalog::{Country, Place, Product, ProductSort, Service, Title};
use crate::domain::{CountryId, Language, Money, ProductId, ServiceId};
use crate::views::browse::{
    COUNTRIES_PER_PAGE, CountryItem, PRICED_COUNTRIES_PER_PAGE, Part, SERVICES_PER_PAGE,
};
use crate::views::offers::{Listing, OFFERS_PER_PAGE};
use crate::views::{View, browse, offers, title};

/// How many familiar services or countries come first in a list.
const ON_TOP: usize = 6;

/// Shows a page of the services, all or those of a country.
pub async fn services(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    country: Option<CountryId>,
    page: u16,
) -> Done {
    let client = desk.client(&person).await?;
    let read = screen.while_working(async {
        let services = desk.catalog.services(&client, country).await?;
        let country = match country {
            Some(country) => desk.catalog.find_country(&client, country).await?,
            None => None,
        };
        Ok((services, country))
    });
    let read = read.await;
    let (services, found) = desk.heed(&person, read).await?;
    dialogue.update(State::ChoosingService { country }).await?;
    if services.is_empty() {
        return screen.show(&browse::empty_catalog(&person.speech)).await;
    }
    let ranked = match country {
        // The screen before this one has shown the familiar ones.
        None => services.to_vec(),
        Some(_) => {
            let ranking = desk.ranking(&person, &desk.store.find_bought(person.id()).await?).await;
            ranking.services(&services, country, ON_TOP)
        }
    };
    let (items, part) = page_of(&ranked, page, SERVICES_PER_PAGE);
    let items: Vec<&Service> = items.iter().collect();
    screen.show(&browse::services(&person.speech, &items, part, found.as_ref())).await
}

/// Shows a page of the countries, all or those in which a service is in stock.
pub async fn show_countries(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    service: Option<ServiceId>,
    page: u16,
) -> Done {
    let (countries, chosen) = countries_for(&desk, &person, &screen, service).await?;
    dialogue.update(State::ChoosingCountry { service }).await?;
    if countries.is_empty() {
        return screen.show(&no_country(&person, chosen.as_ref())).await;
    }
    let most = if service.is_some() { PRICED_COUNTRIES_PER_PAGE } else { COUNTRIES_PER_PAGE };
    let (items, part) = page_of(&countries, page, most);
    screen.show(&browse::countries(&person.speech, &country_items(items), part, chosen.as_ref())).await
}

/// Shows the countries that have the service of a product.
pub async fn elsewhere(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    product: ProductId,
) -> Done {
    let client = desk.client(&person).await?;
    let place = screen.while_working(desk.catalog.find_place(&client, product)).await;
    let place = desk.heed(&person, place).await?;
    show_countries(desk, person, screen, dialogue, place.map(|place| place.service), 0).await
}

/// A country and, for a service, the lowest price and the stock there.
#[derive(Debug, Clone)]
pub(super) struct Priced {
    /// The country.
    pub(super) country: Country,
    sold: Option<(Money, i64)>,
}

impl From<Stocked> for Priced {
    fn from(stocked: Stocked) -> Self {
        Self { country: stocked.country, sold: Some((stocked.from, stocked.stock)) }
    }
}

/// The countries, the familiar ones first: for a service the cheapest next, else in the order of their names.
pub(super) async fn countries_for(
    desk: &Desk,
    person: &Person,
    screen: &Screen,
    service: Option<ServiceId>,
) -> Result<(Vec<Priced>, Option<Service>), Error> {
    let client = desk.client(person).await?;
    let read = screen.while_working(async {
        Ok(match service {
            None => {
                let all = desk.catalog.countries(&client).await?;
                let all = all.iter().map(|country| Priced { country: country.clone(), sold: None });
                (by_name(person, all.collect()), None)
            }
            Some(service) => {
                let sold = desk.catalog.countries_of(&client, service).await?;
                let sold = sold.into_iter().map(Priced::from).collect();
                (sold, desk.catalog.find_service(&client, service).await?)
            }
        })
    });
    let read = read.await;
    let (countries, chosen) = desk.heed(person, read).await?;
    let ranking = desk.ranking(person, &desk.store.find_bought(person.id()).await?).await;
    Ok((ranking.countries(&countries, service, ON_TOP, |item| &item.country), chosen))
}

/// In the order of the names that the person reads. Chinese has no order that its characters tell: there it stays that
/// of the English names.
fn by_name(person: &Person, mut countries: Vec<Priced>) -> Vec<Priced> {
    if person.speech.language() != Language::Zh {
        countries.sort_by_cached_key(|item| fold(person.speech.country(&item.country)));
    }
    countries
}

/// The countries as a screen takes them.
pub(super) fn country_items(countries: &[Priced]) -> Vec<CountryItem<'_>> {
    countries.iter().map(|item| CountryItem { country: &item.country, sold: item.sold }).collect()
}

fn no_country(person: &Person, service: Option<&Service>) -> View {
    match service {
        Some(service) => {
            let title = Title { service: Some(service.name.clone()), ..Default::default() };
            browse::sold_out(&person.speech, &title, None, &[])
        }
        None => browse::empty_catalog(&person.speech),
    }
}

/// Shows a page of the offers of a service in a country.
pub async fn show_offers(
    desk: Desk,
    person: Person,
    screen: Screen,
    place: Place,
    sort: ProductSort,
    page: u16,
) -> Done {
    let client = desk.client(&person).await?;
    let read = screen.while_working(async {
        let offers = desk.catalog.offers(&client, place).await?;
        let country = desk.catalog.find_country(&client, place.country).await?;
        Ok((offers, country, desk.catalog.find_service(&client, place.service).await?))
    });
    let read = read.await;
    let (found, country, service) = desk.heed(&person, read).await?;
    let Some((country, service)) = country.zip(service) else {
        return screen.show(&browse::empty_catalog(&person.speech)).await;
    };
    if found.is_empty() {
        let title = title::of(&country, &service);
        return sold_out(&desk, &person, &screen, &title, place).await;
    }
    let mut found: Vec<Product> = found.to_vec();
    if sort == ProductSort::AvailableDescending {
        found.sort_by_key(|product| std::cmp::Reverse(product.available));
    }
    let (items, part) = page_of(&found, page, OFFERS_PER_PAGE);
    let Part::Page { page, pages, total } = part else { return Ok(()) };
    let listing = Listing { country: &country, service: &service, sort, page, pages, total };
    screen.show(&offers::offers(&person.speech, listing, items)).await
}

/// Says that an offer is gone and shows what comes nearest: what else is on sale there, and the cheapest countries
/// that have the service. When those can't be read, the way to the lists is left.
pub async fn sold_out(desk: &Desk, person: &Person, screen: &Screen, title: &Title, place: Place) -> Done {
    let client = desk.client(person).await?;
    let (here, elsewhere) = screen
        .while_working(async {
            tokio::join!(
                desk.catalog.offers(&client, place),
                desk.catalog.countries_of(&client, place.service)
            )
        })
        .await;
    let here = here.is_ok_and(|offers| !offers.is_empty()).then_some(place);
    let mut elsewhere = elsewhere.unwrap_or_default();
    elsewhere.retain(|sold| sold.country.id != place.country);
    let elsewhere: Vec<Priced> = elsewhere.into_iter().map(Priced::from).collect();
    let nearest = browse::Nearest { service: place.service, here };
    screen.show(&browse::sold_out(&person.speech, title, Some(nearest), &country_items(&elsewhere))).await
}

/// One page of a list; a page behind the end is the last one.
fn page_of<T>(items: &[T], page: u16, size: usize) -> (&[T], Part<'static>) {
    let pages = u16::try_from(items.len().div_ceil(size).max(1)).unwrap_or(u16::MAX);
    let page = page.min(pages - 1);
    let shown = items.chunks(size).nth(usize::from(page)).unwrap_or_default();
    (shown, Part::Page { page, pages, total: items.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_behind_the_end_is_the_last_one() {
        let items: Vec<u32> = (0..25).collect();
        assert_eq!(page_of(&items, 0, 10).0.len(), 10);
        assert_eq!(page_of(&items, 2, 10).0, &[20, 21, 22, 23, 24]);
        assert_eq!(page_of(&items, 999, 10), page_of(&items, 2, 10));
        assert_eq!(page_of::<u32>(&[], 3, 10), (&[][..], Part::Page { page: 0, pages: 1, total: 0 }));
    }
}
