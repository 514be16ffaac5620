//! A user's last purchases, and popular purchases.

use chrono::TimeDelta;
use smscode_bot::domain::catalog::{Choice, Listing};
use smscode_bot::domain::purchase::Purchase;
use smscode_bot::domain::{CountryId, IntentId, ProductId, ServiceId, UserId};
use smscode_bot::store::Settled;

use crate::home::{Home, USER};

on_each_database! {
    what_was_bought_most_comes_first_then_last_and_each_offer_once
    a_place_is_popular_when_three_people_bought_there_lately
    a_favourite_keeps_its_ceiling_and_belongs_to_one_person
}

const LATELY: TimeDelta = TimeDelta::days(30);

fn listing(country: i64) -> Listing {
    Listing { country: CountryId(country), service: ServiceId(1) }
}

async fn bought(home: &Home, id: u8, user: UserId, product: i64, listing: Listing) {
    home.store.get_user(user, None).await.unwrap();
    let draft = Purchase {
        id: IntentId([id; 16]),
        user,
        product: ProductId(product),
        listing,
        ..home.draft(100 + id).await
    };
    home.store.insert_purchase(&draft).await.unwrap();
    assert!(home.store.confirm_purchase(user, draft.id, None, None).await.unwrap());
    home.store.settle_purchase(&draft, &Settled::Bought(Vec::new(), 0), None, None).await.unwrap();
}

async fn what_was_bought_most_comes_first_then_last_and_each_offer_once(home: Home) {
    for (id, product) in [(1, 142), (2, 7), (3, 142), (4, 8)] {
        home.seconds_later(1);
        bought(&home, id, USER, product, listing(6)).await;
    }
    bought(&home, 5, UserId(1), 9, listing(6)).await;
    home.draft(6).await;
    let choices = home.store.find_bought(USER).await.unwrap();
    let products: Vec<i64> = choices.iter().map(|choice| choice.product.0).collect();
    assert_eq!(products, [142, 8, 7]);
    assert_eq!(choices[0].listing, listing(6));
    assert_eq!(choices[0].title.service.as_deref(), Some("WhatsApp"));
}

async fn a_place_is_popular_when_three_people_bought_there_lately(home: Home) {
    for (id, user, country) in [(1, 1, 6), (2, 2, 6), (3, 2, 6), (4, 1, 7), (5, 2, 7), (6, 3, 7), (7, 4, 7)] {
        bought(&home, id, UserId(user), 142, listing(country)).await;
    }
    assert_eq!(home.store.find_popular_places(LATELY).await.unwrap(), [listing(7)]);
    bought(&home, 8, UserId(3), 142, listing(6)).await;
    assert_eq!(home.store.find_popular_places(LATELY).await.unwrap(), [listing(7), listing(6)]);
    home.seconds_later(31 * 24 * 3600);
    assert_eq!(home.store.find_popular_places(LATELY).await.unwrap(), []);
}

async fn a_favourite_keeps_its_ceiling_and_belongs_to_one_person(home: Home) {
    home.store.get_user(UserId(1), None).await.unwrap();
    for product in 1..=25 {
        home.seconds_later(1);
        home.store.keep_favourite(USER, &choice(product)).await.unwrap();
    }
    home.store.keep_favourite(UserId(1), &choice(7)).await.unwrap();
    let kept = home.store.find_favourites(USER).await.unwrap();
    let products: Vec<i64> = kept.iter().map(|favourite| favourite.choice.product.0).collect();
    assert_eq!(products, (6..=25).rev().collect::<Vec<_>>(), "the oldest go");
    home.store.set_ceiling(USER, ProductId(7), Some(16_500)).await.unwrap();
    home.store.keep_favourite(USER, &choice(7)).await.unwrap();
    let ceiling = async |user| {
        home.store.find_favourite(user, ProductId(7)).await.unwrap().and_then(|favourite| favourite.ceiling)
    };
    assert_eq!(ceiling(USER).await, Some(16_500));
    assert_eq!(ceiling(UserId(1)).await, None);
    home.store.drop_favourite(USER, ProductId(7)).await.unwrap();
    assert_eq!(home.store.find_favourite(USER, ProductId(7)).await.unwrap(), None);
    assert!(home.store.find_favourite(UserId(1), ProductId(7)).await.unwrap().is_some());
    home.forget(UserId(1)).await;
    assert_eq!(home.store.find_favourites(UserId(1)).await.unwrap(), []);
}

fn choice(product: i64) -> Choice {
    Choice { product: ProductId(product), listing: listing(6), title: Default::default() }
}
