//! The first screen of buying: what was bought before and what is usual, one tap away.

use super::{ChatDialogue, Desk, Done, Person, Screen, State};
use crate::domain::catalog::{Country, Place, Service, Title};
use crate::views::front::{Front, MOST_BOUGHT, MOST_FAVOURITES, MOST_PLACES, MOST_SERVICES, front as view};
use crate::views::{browse, title};

/// Shows it, and has typed text search the services.
pub async fn front(desk: Desk, person: Person, screen: Screen, dialogue: ChatDialogue) -> Done {
    let client = desk.client(&person).await?;
    let read = screen.while_working(async {
        tokio::try_join!(desk.catalog.services(&client, None), desk.catalog.countries(&client))
    });
    let read = read.await;
    let (services, countries) = desk.heed(&person, read).await?;
    dialogue.update(State::ChoosingService { country: None }).await?;
    if services.is_empty() {
        return screen.show(&browse::empty_catalog(&person.speech)).await;
    }
    let mut bought = desk.store.find_bought(person.id()).await?;
    let ranking = desk.ranking(&person, &bought).await;
    let mut favourites = desk.store.find_favourites(person.id()).await?;
    bought.retain(|choice| favourites.iter().all(|favourite| favourite.choice.product != choice.product));
    favourites.truncate(MOST_FAVOURITES);
    bought.truncate(MOST_BOUGHT);
    let mut top = ranking.services(&services, None, MOST_SERVICES);
    top.truncate(MOST_SERVICES);
    let places = ranking.places(&services, &countries, MOST_PLACES);
    let front = Front {
        favourites: &favourites,
        bought: &bought,
        services: &top,
        places: &places
            .into_iter()
            .filter_map(|place| named(place, &services, &countries))
            .collect::<Vec<_>>(),
        all_services: services.len(),
        all_countries: countries.len(),
    };
    screen.show(&view(&person.speech, &front)).await
}

fn named(place: Place, services: &[Service], countries: &[Country]) -> Option<(Place, Title)> {
    let service = services.iter().find(|service| service.id == place.service)?;
    let country = countries.iter().find(|country| country.id == place.country)?;
    Some((place, title::of(country, service)))
}
