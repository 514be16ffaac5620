//! Words: what a person types to buy something, and what they type while a list is shown.

use std::sync::Arc;

use super::browse::{self, Priced, country_items};
use super::{ChatDialogue, Desk, Done, Error, Person, Screen, buy, front};
use crate::catalog::search::{self, Found, Lists, search};
use crate::domain::catalog::{Country, Place, ProductSort, Service};
use crate::domain::{CountryId, ServiceId};
use crate::views;
use crate::views::browse::{CountryItem, Part};

/// From this score on a text is taken for what it names, not for a search.
const CLEAR: u32 = 75;

/// `/buy`, alone or with what for.
pub async fn buy(desk: Desk, person: Person, screen: Screen, dialogue: ChatDialogue, text: String) -> Done {
    if text.trim().is_empty() {
        return front::front(desk, person, screen, dialogue).await;
    }
    match understand(&desk, &person, &screen, &dialogue, &text).await? {
        true => Ok(()),
        false => screen.show(&views::browse::nothing_found(&person.speech, &text)).await,
    }
}

/// Shows what a text asks for. `false` when it can't be understood; nothing was shown then.
pub async fn understand(
    desk: &Desk,
    person: &Person,
    screen: &Screen,
    dialogue: &ChatDialogue,
    text: &str,
) -> Result<bool, Error> {
    let found = screen.while_working(find(desk, person, text)).await?;
    let one_service = found.services.first().filter(|hit| hit.score >= CLEAR || found.services.len() == 1);
    let one_country = found.countries.first().filter(|hit| hit.score >= CLEAR || found.countries.len() == 1);
    let (desk, person, screen, dialogue) = (desk.clone(), person.clone(), screen.clone(), dialogue.clone());
    match (one_service, one_country) {
        (Some(service), Some(country)) => {
            let place = Place { country: country.item.id, service: service.item.id };
            lead(desk, person, screen, place).await?;
        }
        (Some(service), None) if found.countries.is_empty() => {
            browse::show_countries(desk, person, screen, dialogue, Some(service.item.id), 0).await?;
        }
        (None, Some(country)) if found.services.is_empty() => {
            browse::services(desk, person, screen, dialogue, Some(country.item.id), 0).await?;
        }
        _ if !found.services.is_empty() => {
            let country = one_country.map(|hit| hit.item.clone());
            let hits: Vec<&Service> = found.services.iter().map(|hit| &hit.item).collect();
            let part = Part::Found { query: text };
            screen.show(&views::browse::services(&person.speech, &hits, part, country.as_ref())).await?;
        }
        _ if !found.countries.is_empty() => {
            let hits: Vec<CountryItem<'_>> =
                found.countries.iter().map(|hit| CountryItem::plain(&hit.item)).collect();
            let part = Part::Found { query: text };
            screen.show(&views::browse::countries(&person.speech, &hits, part, None)).await?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// What a text names, of all that there is. Of what fits equally well, the familiar comes first.
async fn find(desk: &Desk, person: &Person, text: &str) -> Result<Found, Error> {
    let client = desk.client(person).await?;
    let lists = async {
        let services: Arc<Vec<Service>> = desk.catalog.services(&client, None).await?;
        Ok((services, desk.catalog.countries(&client).await?))
    };
    let (services, countries) = desk.heed(person, lists.await).await?;
    let ranking = desk.ranking(person, &desk.store.find_bought(person.id()).await?).await;
    let called = called(person);
    Ok(search(
        text,
        &Lists {
            services: &ranking.services(&services, None, services.len()),
            countries: &ranking.countries(&countries, None, countries.len(), |country| country),
            called: &called,
        },
    ))
}

fn called(person: &Person) -> impl Fn(&Country) -> String {
    |country| person.speech.country(country).to_owned()
}

/// Words named a place: its offers, or the confirm screen at once when there is nothing to choose between.
pub(super) async fn lead(desk: Desk, person: Person, screen: Screen, place: Place) -> Done {
    let client = desk.client(&person).await?;
    let offers = screen.while_working(desk.catalog.offers(&client, place)).await;
    let offers = desk.heed(&person, offers).await?;
    match offers.as_slice() {
        [only] => buy::pick(desk, person, screen, only.id, 1).await,
        _ => browse::show_offers(desk, person, screen, place, ProductSort::default(), 0).await,
    }
}

/// Text while a list of countries is shown.
pub async fn typed_country(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    message: teloxide::types::Message,
    service: Option<ServiceId>,
) -> Done {
    let Some(text) = message.text().filter(|text| !text.starts_with('/')) else {
        return super::fallback::message(desk, person, screen, dialogue, message).await;
    };
    if names_both(&desk, &person, text).await? {
        return something_else(&desk, &person, &screen, &dialogue, text).await;
    }
    let (countries, chosen) = browse::countries_for(&desk, &person, &screen, service).await?;
    let all: Vec<Country> = countries.iter().map(|item| item.country.clone()).collect();
    let hits = search::search_countries(text, &all, &called(&person));
    match (hits.as_slice(), service) {
        ([], _) => something_else(&desk, &person, &screen, &dialogue, text).await,
        ([only], Some(service)) => {
            let place = Place { country: only.id, service };
            lead(desk, person, screen, place).await
        }
        (hits, _) => {
            let priced = |hit: &Country| countries.iter().find(|item| item.country.id == hit.id).cloned();
            let hits: Vec<Priced> = hits.iter().filter_map(priced).collect();
            let part = Part::Found { query: text };
            let view = views::browse::countries(&person.speech, &country_items(&hits), part, chosen.as_ref());
            screen.show(&view).await
        }
    }
}

/// Text while a list of services is shown.
pub async fn typed_service(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    message: teloxide::types::Message,
    country: Option<CountryId>,
) -> Done {
    let Some(text) = message.text().filter(|text| !text.starts_with('/')) else {
        return super::fallback::message(desk, person, screen, dialogue, message).await;
    };
    if names_both(&desk, &person, text).await? {
        return something_else(&desk, &person, &screen, &dialogue, text).await;
    }
    let client = desk.client(&person).await?;
    let services = desk.heed(&person, desk.catalog.services(&client, country).await).await?;
    let hits = search::search_services(text, &services);
    match (hits.as_slice(), country) {
        ([], _) => something_else(&desk, &person, &screen, &dialogue, text).await,
        ([only], Some(country)) => {
            let place = Place { country, service: only.id };
            lead(desk, person, screen, place).await
        }
        (hits, _) => {
            let found = match country {
                Some(country) => {
                    desk.heed(&person, desk.catalog.find_country(&client, country).await).await?
                }
                None => None,
            };
            let hits: Vec<&Service> = hits.iter().collect();
            let part = Part::Found { query: text };
            screen.show(&views::browse::services(&person.speech, &hits, part, found.as_ref())).await
        }
    }
}

/// Whether a text clearly names a service and a country: then it is no search of the list that is shown, which may be
/// of another service and long forgotten.
async fn names_both(desk: &Desk, person: &Person, text: &str) -> Result<bool, Error> {
    let found = find(desk, person, text).await?;
    let clear = |score: Option<u32>| score.is_some_and(|score| score >= CLEAR);
    Ok(clear(found.services.first().map(|hit| hit.score))
        && clear(found.countries.first().map(|hit| hit.score)))
}

/// Text that names nothing on the list that is shown: it may name something else.
async fn something_else(
    desk: &Desk,
    person: &Person,
    screen: &Screen,
    dialogue: &ChatDialogue,
    text: &str,
) -> Done {
    if understand(desk, person, screen, dialogue, text).await? {
        return Ok(());
    }
    screen.show(&views::browse::nothing_found(&person.speech, text)).await
}
