//! The screens before a purchase, and those of favourites.

use super::gallery::Screen;
use super::world::{World, usd};
use crate::domain::catalog::{Favourite, Place, ProductSort};
use crate::domain::guard::{Guard, Hold};
use crate::domain::purchase::{Purchase, PurchaseState};
use crate::domain::{CountryId, Money, ServiceId};
use crate::i18n::Speech;
use crate::views::browse::{self, CountryItem, Part};
use crate::views::callback::Callback;
use crate::views::confirm::{self, Beside};
use crate::views::front::{Front, front};
use crate::views::offers::{Listing, offers};
use crate::views::{export, favourite, forget, guard};

pub(super) fn browsing(s: &Speech, w: &World) -> Vec<Screen> {
    let countries: Vec<_> = (1..=20).map(|id| w.country(id)).collect();
    let items: Vec<_> = countries.iter().map(CountryItem::plain).collect();
    let priced: Vec<_> =
        countries.iter().map(|country| CountryItem { country, sold: Some((w.price, 1042)) }).collect();
    let service = w.service(3);
    let services: Vec<_> = (1..=20).map(|id| w.service(id)).collect();
    let services: Vec<_> = services.iter().collect();
    let products: Vec<_> = (1..=8).map(|id| w.product(id, id % 2 == 0)).collect();
    let listing = |sort, pages, total| Listing {
        country: &countries[0],
        service: &service,
        sort,
        page: 0,
        pages,
        total,
    };
    let found = Part::Found { query: &w.query };
    let place = Place { country: CountryId(6), service: ServiceId(3) };
    let near = |here| Some(browse::Nearest { service: ServiceId(3), here });
    let all: Vec<_> = services.iter().map(|service| (*service).clone()).collect();
    let bought = [w.choice(142), w.choice(143)];
    let kept = [Favourite { choice: w.choice(142), ceiling: Some(16_000) }];
    let front = |favourites, bought, services| {
        let places = &[(place, w.title())];
        front(s, &Front { favourites, bought, services, places, all_services: 314, all_countries: 204 })
    };
    vec![
        ("browse", "front", front(&[], &[], &all[..9])),
        ("browse", "front of somebody who bought before", front(&[], &bought, &all[..2])),
        ("browse", "front of somebody with favorites", front(&kept, &bought[1..], &all[..2])),
        (
            "browse",
            "countries",
            browse::countries(s, &items[..4], Part::Page { page: 0, pages: 10, total: 100 }, None),
        ),
        (
            "browse",
            "countries for a service",
            browse::countries(s, &priced[..3], Part::Page { page: 1, pages: 2, total: 20 }, Some(&service)),
        ),
        ("browse", "countries found", browse::countries(s, &items[..1], found, None)),
        (
            "browse",
            "full page of countries",
            browse::countries(s, &items, Part::Page { page: 9, pages: 10, total: 100 }, None),
        ),
        (
            "browse",
            "services",
            browse::services(s, &services[..3], Part::Page { page: 0, pages: 1, total: 10 }, None),
        ),
        (
            "browse",
            "services in a country",
            browse::services(
                s,
                &services[..2],
                Part::Page { page: 0, pages: 3, total: 30 },
                Some(&countries[0]),
            ),
        ),
        ("browse", "services found", browse::services(s, &services, found, Some(&countries[0]))),
        ("browse", "nothing found", browse::nothing_found(s, &w.query)),
        ("browse", "empty", browse::empty_catalog(s)),
        ("browse", "sold out", browse::sold_out(s, &w.title(), near(None), &[])),
        ("browse", "sold out, others near", browse::sold_out(s, &w.title(), near(Some(place)), &priced[..6])),
        ("browse", "sold out, service unknown", browse::sold_out(s, &w.title(), None, &[])),
        ("offers", "offers", offers(s, listing(ProductSort::PriceAscending, 2, 11), &products)),
        ("offers", "one offer", offers(s, listing(ProductSort::AvailableDescending, 1, 1), &products[..1])),
    ]
}

pub(super) fn buying(s: &Speech, w: &World) -> Vec<Screen> {
    let one = w.purchase(1, PurchaseState::Draft);
    let three = w.purchase(3, PurchaseState::Draft);
    let dollars = Purchase { price: usd("0.9231", 15_000), ..w.purchase(3, PurchaseState::Draft) };
    let back = Callback::Offers {
        country: CountryId(6),
        service: ServiceId(3),
        sort: ProductSort::PriceAscending,
        page: 0,
    };
    let funds = Money::Idr(500_000);
    let beside = |most, balance, back| Beside { most, balance, favourite: None, back };
    let kept = Favourite { choice: w.choice(142), ceiling: Some(16_000) };
    let limits = Guard { frozen: true, daily_cap: Some(250_000), ask_above: Some(25_000) };
    vec![
        ("confirm", "one", confirm::confirm(s, &one, beside(10, Some(&funds), Some(&back)))),
        ("confirm", "three", confirm::confirm(s, &three, beside(10, Some(&funds), Some(&back)))),
        (
            "confirm",
            "three in dollars",
            confirm::confirm(s, &dollars, beside(10, Some(&usd("30.77", 500_000)), None)),
        ),
        ("confirm", "too little", confirm::confirm(s, &one, beside(10, Some(&Money::Idr(100)), None))),
        ("confirm", "balance unknown", confirm::confirm(s, &one, beside(10, None, None))),
        ("confirm", "one at most", confirm::confirm(s, &one, beside(1, None, None))),
        ("confirm", "three of a hundred", confirm::confirm(s, &three, beside(100, None, None))),
        (
            "confirm",
            "a favorite with a limit",
            confirm::confirm(s, &one, Beside { favourite: Some(&kept), ..beside(10, Some(&funds), None) }),
        ),
        (
            "confirm",
            "a favorite in dollars",
            confirm::confirm(s, &dollars, Beside { favourite: Some(&kept), ..beside(10, None, None) }),
        ),
        ("confirm", "price rose", confirm::price_rose(s, &one, &Money::Idr(14_000))),
        ("confirm", "price of three rose", confirm::price_rose(s, &three, &Money::Idr(14_000))),
        ("confirm", "buying", confirm::buying(s, &one)),
        ("confirm", "abandoned", confirm::abandoned(s)),
        ("confirm", "stale", confirm::stale(s, Some(&one))),
        ("confirm", "stale and unknown", confirm::stale(s, None)),
        ("guard", "no limits", guard::guard(s, &Guard::default())),
        ("guard", "limits, frozen", guard::guard(s, &limits)),
        ("guard", "held, frozen", guard::held(s, &one, Hold::Frozen)),
        ("guard", "held, over the cap", guard::held(s, &three, Hold::OverCap { cap: 50_000, spent: 15_000 })),
        ("guard", "asked again", guard::held(s, &three, Hold::AskAgain { above: 25_000 })),
        ("forget", "ask", forget::ask(s, 0)),
        ("forget", "ask with open orders", forget::ask(s, 2)),
        ("forget", "done", forget::done(s)),
        ("forget", "busy", forget::busy(s)),
    ]
}

pub(super) fn favourites(s: &Speech, w: &World) -> Vec<Screen> {
    let kept = |ceiling| Favourite { choice: w.choice(142), ceiling };
    let purchase = w.purchase(1, PurchaseState::Draft);
    vec![
        ("favourite", "kept", favourite::favourite(s, &kept(None), Some(&w.price))),
        ("favourite", "with a limit", favourite::favourite(s, &kept(Some(16_500)), Some(&w.price))),
        ("favourite", "sold out", favourite::favourite(s, &kept(Some(16_500)), None)),
        ("favourite", "dropped", favourite::dropped(s)),
        ("favourite", "dearer than the limit", favourite::over_ceiling(s, &purchase, &w.price, 14_000)),
        ("orders", "file of one", export::caption(s, 1)),
        ("orders", "file", export::caption(s, 1042)),
    ]
}
