//! Favourites: offers that a person keeps at hand, with the most that they pay.

use super::{Desk, Done, Error, Person, Screen};
use crate::domain::catalog::{Choice, FavouriteChange};
use crate::domain::{Money, ProductId};
use crate::views::{browse, favourite, toast};

/// Keeps, changes or lets go a favourite, and shows it as it is then.
pub async fn change(
    desk: Desk,
    person: Person,
    screen: Screen,
    product: ProductId,
    change: FavouriteChange,
) -> Done {
    let (id, s) = (person.id(), &person.speech);
    match change {
        FavouriteChange::Show => {}
        FavouriteChange::Keep => {
            let Some(choice) = screen.while_working(choice(&desk, &person, product)).await? else {
                return screen.show(&browse::empty_catalog(s)).await;
            };
            desk.store.keep_favourite(id, &choice).await?;
        }
        FavouriteChange::Drop => {
            desk.store.drop_favourite(id, product).await?;
            screen.toast(&toast::saved(s)).await;
            return screen.show(&favourite::dropped(s)).await;
        }
        FavouriteChange::Ceiling(ceiling) => desk.store.set_ceiling(id, product, Some(ceiling)).await?,
        FavouriteChange::NoCeiling => desk.store.set_ceiling(id, product, None).await?,
    }
    let Some(kept) = desk.store.find_favourite(id, product).await? else {
        return screen.show(&favourite::dropped(s)).await;
    };
    if change != FavouriteChange::Show {
        screen.toast(&toast::saved(s)).await;
    }
    let price = screen.while_working(price(&desk, &person, &kept.choice)).await?;
    screen.show(&favourite::favourite(s, &kept, price.as_ref())).await
}

/// What an offer is, for keeping it.
async fn choice(desk: &Desk, person: &Person, product: ProductId) -> Result<Option<Choice>, Error> {
    let client = desk.client(person).await?;
    let place = desk.heed(person, desk.catalog.find_place(&client, product).await).await?;
    let Some(place) = place else { return Ok(None) };
    let title = desk.heed(person, desk.catalog.title(&client, place).await).await?;
    Ok(Some(Choice { product, place, title }))
}

/// What one number costs; `None` when there is none.
async fn price(desk: &Desk, person: &Person, choice: &Choice) -> Result<Option<Money>, Error> {
    let client = desk.client(person).await?;
    let offers = desk.heed(person, desk.catalog.offers(&client, choice.place).await).await?;
    Ok(offers.iter().find(|offer| offer.id == choice.product).map(|offer| offer.price))
}
