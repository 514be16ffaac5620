//! What a person bought last, and what many people buy.

use chrono::TimeDelta;
use smscode_bot::domain::catalog::{Choice, Place};
use smscode_bot::domain::purchase::Purchase;
use smscode_bot::domain::{CountryId, IntentId, ProductId, ServiceId, UserId};
use smscode_bot::store::Settled;

use crate::home::{Home, USER};

on_each_database! {
    what_was_bought_last_comes_first_and_each_offer_once
    a_place_is_popular_when_three_people_bought_there_lately
    a_favourite_keeps_its_ceiling_and_belongs_to_one_person
}

const LATELY: TimeDelta = TimeDelta::days(30);

fn place(country: i64) -> Place {
    Place { country: CountryId(country), service: ServiceId(1) }
}

async fn bought(home: &Home, id: u8, user: UserId, product: i64, place: Place) {
    home.store.get_user(user, None).await.unwrap();
    let draft = Purchase {
        id: IntentId([id; 16]),
        user,
        product: ProductId(product),
        place,
        ..home.draft(100 + id).await
    };
    home.store.insert_purchase(&draft).await.unwrap();
    assert!(home.store.confirm_purchase(user, draft.id, None, None).await.unwrap());
    home.store.settle_purchase(&draft, &Settled::Bought(Vec::new(), 0)).await.unwrap();
}

async fn what_was_bought_last_comes_first_and_each_offer_once(home: Home) {
    for (id, product) in [(1, 142), (2, 7), (3, 142), (4, 8)] {
        home.seconds_later(1);
        bought(&home, id, USER, product, place(6)).await;
    }
    bought(&home, 5, UserId(1), 9, place(6)).await;
    home.draft(6).await;
    let choices = home.store.find_bought(USER).await.unwrap();
    let products: Vec<i64> = choices.iter().map(|choice| choice.product.0).collect();
    assert_eq!(products, [8, 142, 7]);
    assert_eq!(choices[0].place, place(6));
    assert_eq!(choices[0].title.service.as_deref(), Some("WhatsApp"));
}

async fn a_place_is_popular_when_three_people_bought_there_lately(home: Home) {
    for (id, user, country) in [(1, 1, 6), (2, 2, 6), (3, 2, 6), (4, 1, 7), (5, 2, 7), (6, 3, 7), (7, 4, 7)] {
        bought(&home, id, UserId(user), 142, place(country)).await;
    }
    assert_eq!(home.store.find_popular_places(LATELY).await.unwrap(), [place(7)]);
    bought(&home, 8, UserId(3), 142, place(6)).await;
    assert_eq!(home.store.find_popular_places(LATELY).await.unwrap(), [place(7), place(6)]);
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
    assert!(home.store.forget_person(UserId(1)).await.unwrap());
    assert_eq!(home.store.find_favourites(UserId(1)).await.unwrap(), []);
}

fn choice(product: i64) -> Choice {
    Choice { product: ProductId(product), place: place(6), title: Default::default() }
}
