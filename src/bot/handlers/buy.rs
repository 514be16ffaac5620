//! From an offer to a confirmed purchase.

use super::{Desk, Done, Person, Screen};
use crate::domain::purchase::{Purchase, PurchaseState};
use crate::domain::{IntentId, ProductId};
use crate::orders::Confirmation;
use crate::views::{Callback, browse, confirm, notice, purchase, toast};

/// Draws the confirm screen for an offer.
pub async fn pick(desk: Desk, person: Person, screen: Screen, product: ProductId, quantity: u8) -> Done {
    let client = desk.client(&person).await?;
    let drawn = screen.while_working(async {
        let place = desk.heed(&person, desk.catalog.find_place(&client, product).await).await?;
        let Some(place) = place else { return Ok(None) };
        let quantity = u32::from(quantity.clamp(1, 100));
        let draft = desk.orders.draft(person.id(), person.user.currency, product, place, quantity).await;
        Ok::<_, super::Error>(Some((place, draft?)))
    });
    match drawn.await? {
        None => screen.show(&browse::empty_catalog(&person.speech)).await,
        Some((place, None)) => {
            let title = desk.heed(&person, desk.catalog.title(&client, place).await).await?;
            screen.show(&browse::sold_out(&person.speech, &title, Some(place.service))).await
        }
        Some((place, Some(draft))) => {
            let balance = client.balance().await.ok().map(|reply| reply.data);
            let back = Callback::Offers {
                country: place.country,
                service: place.service,
                sort: Default::default(),
                page: 0,
            };
            let balance = balance.as_ref().filter(|balance| balance.currency() == draft.price.currency());
            screen.show(&confirm::confirm(&person.speech, &draft, balance, Some(&back))).await
        }
    }
}

/// Takes the one press that spends money.
pub async fn confirm(desk: Desk, person: Person, screen: Screen, intent: IntentId) -> Done {
    let s = &person.speech;
    let announce = async |purchase: &Purchase| {
        screen.toast(&toast::buying(s)).await;
        if let Err(error) = screen.show(&confirm::buying(s, purchase)).await {
            tracing::debug!(user.id = %person.id(), %error, "the purchase was not announced");
        }
    };
    match desk.orders.confirm(person.id(), intent, screen.message(), announce).await? {
        Confirmation::Started(_) => Ok(()),
        Confirmation::Already(found) => {
            screen.toast(&toast::already_bought(s)).await;
            match found.state {
                PurchaseState::Draft | PurchaseState::Confirmed | PurchaseState::Bought => Ok(()),
                PurchaseState::InDoubt | PurchaseState::Refused | PurchaseState::Lapsed => {
                    screen.show(&purchase::ended(s, &found)).await
                }
            }
        }
        Confirmation::PriceRose { draft, before } => {
            screen.toast(&toast::price_rose(s)).await;
            screen.show(&confirm::price_rose(s, &draft, &before)).await
        }
        Confirmation::SoldOut(found) => {
            screen.show(&browse::sold_out(s, &found.title, Some(found.place.service))).await
        }
        Confirmation::Stale(found) => {
            screen.toast(&toast::stale(s)).await;
            screen.show(&confirm::stale(s, Some(&found))).await
        }
        Confirmation::NotTheirs => screen.show(&notice::old_button(s)).await,
    }
}

/// Takes the press that turns the purchase down.
pub async fn abandon(desk: Desk, person: Person, screen: Screen, intent: IntentId) -> Done {
    if desk.orders.abandon(person.id(), intent).await? {
        screen.toast(&toast::abandoned(&person.speech)).await;
        return screen.show(&confirm::abandoned(&person.speech)).await;
    }
    screen.toast(&toast::old_button(&person.speech)).await;
    Ok(())
}
