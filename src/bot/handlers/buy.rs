//! From an offer to a confirmed purchase.

use std::time::Duration;

use super::{Desk, Done, Error, Person, Screen};
use crate::domain::purchase::{Purchase, PurchaseState};
use crate::domain::trouble::TroubleKind;
use crate::domain::{IntentId, ProductId};
use crate::orders::Confirmation;
use crate::views::trouble::MoneyMoved;
use crate::views::{
    Callback, browse, confirm, favourite, guard, login, notice, purchase, terms, toast, trouble,
};

/// How long "it is being bought" may take to appear.
const ANNOUNCING: Duration = Duration::from_secs(3);

/// Draws the confirm screen for an offer.
pub async fn pick(desk: Desk, person: Person, screen: Screen, product: ProductId, quantity: u8) -> Done {
    let client = desk.client(&person).await?;
    if !has_accepted_terms(&desk, &person).await? {
        return screen.show(&terms::ask(&person.speech, product, quantity)).await;
    }
    let drawn = screen.while_working(async {
        let place = desk.heed(&person, desk.catalog.find_place(&client, product).await).await?;
        let Some(place) = place else { return Ok(None) };
        let quantity = u32::from(quantity.clamp(1, desk.max_quantity));
        let draft = desk.orders.draft(person.id(), person.user.currency, product, place, quantity).await;
        Ok::<_, Error>(Some((place, draft?)))
    });
    match drawn.await? {
        None => screen.show(&browse::empty_catalog(&person.speech)).await,
        Some((place, None)) => {
            let title = desk.heed(&person, desk.catalog.title(&client, place).await).await?;
            super::browse::sold_out(&desk, &person, &screen, &title, place).await
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
            let favourite = desk.store.find_favourite(person.id(), product).await?;
            let passed = favourite.as_ref().and_then(|favourite| favourite.passed_by(&draft.price));
            if let Some(ceiling) = passed {
                let view = favourite::over_ceiling(&person.speech, &draft, &draft.price, ceiling);
                return screen.show(&view).await;
            }
            let (most, favourite, back) = (desk.max_quantity, favourite.as_ref(), Some(&back));
            let beside = confirm::Beside { most, balance, favourite, back };
            screen.show(&confirm::confirm(&person.speech, &draft, beside)).await
        }
    }
}

async fn has_accepted_terms(desk: &Desk, person: &Person) -> Result<bool, Error> {
    let accepted = desk.store.find_accepted_terms(person.id()).await?;
    Ok(accepted.is_some_and(|(version, _)| version >= terms::VERSION))
}

/// Takes the acceptance of the terms, and goes on to the offer. One of older terms is asked again.
pub async fn accept_terms(
    desk: Desk,
    person: Person,
    screen: Screen,
    version: u32,
    product: ProductId,
    quantity: u8,
) -> Done {
    if version == terms::VERSION {
        desk.store.accept_terms(person.id(), version).await?;
    }
    pick(desk, person, screen, product, quantity).await
}

/// Takes the one press that spends money.
pub async fn confirm(desk: Desk, person: Person, screen: Screen, intent: IntentId) -> Done {
    let s = &person.speech;
    match draft_of_older_terms(&desk, &person, intent).await {
        Ok(None) => {}
        Ok(Some((product, quantity))) => return screen.show(&terms::ask(s, product, quantity)).await,
        Err(error) => return not_confirmed(&person, &screen, intent, error).await,
    }
    let announce = async |purchase: &Purchase| {
        screen.toast(&toast::buying(s)).await;
        // A slow Telegram must not keep the purchase waiting; the card repairs the screen anyway.
        let announced = tokio::time::timeout(ANNOUNCING, screen.show(&confirm::buying(s, purchase))).await;
        if !matches!(announced, Ok(Ok(()))) {
            tracing::debug!(user.id = %person.id(), "the purchase was not announced");
        }
    };
    let confirmed = desk.orders.confirm(person.id(), intent, screen.message(), announce).await;
    let confirmation = match confirmed.map_err(Error::from) {
        Ok(confirmation) => confirmation,
        Err(error) => return not_confirmed(&person, &screen, intent, error).await,
    };
    match confirmation {
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
        Confirmation::OverCeiling { purchase, now, ceiling } => {
            screen.toast(&toast::price_rose(s)).await;
            screen.show(&favourite::over_ceiling(s, &purchase, &now, ceiling)).await
        }
        Confirmation::SoldOut(found) => {
            super::browse::sold_out(&desk, &person, &screen, &found.title, found.place).await
        }
        Confirmation::Held(found, hold) => screen.show(&guard::held(s, &found, hold)).await,
        Confirmation::Stale(found) => {
            screen.toast(&toast::stale(s)).await;
            screen.show(&confirm::stale(s, Some(&found))).await
        }
        Confirmation::NotTheirs => screen.show(&notice::old_button(s)).await,
    }
}

/// What a draft is for that was drawn before the terms changed: its button does not buy.
async fn draft_of_older_terms(
    desk: &Desk,
    person: &Person,
    intent: IntentId,
) -> Result<Option<(ProductId, u8)>, Error> {
    if has_accepted_terms(desk, person).await? {
        return Ok(None);
    }
    let found = desk.store.find_purchase(person.id(), intent).await?;
    let draft = found.filter(|found| found.state == PurchaseState::Draft);
    Ok(draft.map(|draft| (draft.product, u8::try_from(draft.quantity).unwrap_or(1))))
}

/// The purchase was not begun: the screen says so, and the button stays within reach.
async fn not_confirmed(person: &Person, screen: &Screen, intent: IntentId, error: Error) -> Done {
    let s = &person.speech;
    let again = Callback::Confirm { intent };
    match error.trouble() {
        Some(why) if why.kind != TroubleKind::TokenRejected => {
            tracing::info!(user.id = %person.id(), purchase.id = %intent, %error, "a purchase was not begun");
            screen.show(&trouble::trouble(s, &why, MoneyMoved::No, Some(&again))).await
        }
        Some(_) => screen.show(&login::token_rejected(s)).await,
        None => {
            tracing::error!(user.id = %person.id(), purchase.id = %intent, %error, "a purchase was not begun");
            screen.show(&notice::cannot_buy_now(s, &again)).await
        }
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
