//! The screens before a purchase, and those of favourites.

use super::gallery::Screen;
use super::world::{INTENT, World, usd};
use crate::domain::catalog::{Favourite, Listing, Policy, Product, ProductLabel};
use crate::domain::guard::{Guard, Hold};
use crate::domain::hook::HookTarget;
use crate::domain::notification::Address;
use crate::domain::outcomes::ListingCounts;
use crate::domain::purchase::{Purchase, PurchaseState, Wanted};
use crate::domain::{CatalogProductId, CountryId, Money, ServiceId};
use crate::i18n::Localizer;
use crate::views::amount::{self, Asked};
use crate::views::browse::{self, CountryItem, Part};
use crate::views::buy_menu::{BuyMenu, Price, Shortcut, Why, buy_menu};
use crate::views::callback::Callback;
use crate::views::confirm::{self, Beside};
use crate::views::export::Missing;
use crate::views::instead::{self, Nearest};
use crate::views::login::{self, Instant};
use crate::views::offers::Offers;
use crate::views::{balance, export, favourite, forget, guard, start};

pub(super) fn browsing(s: &Localizer, w: &World) -> Vec<Screen> {
    let countries: Vec<_> = (1..=20).map(|id| w.country(id)).collect();
    let items: Vec<_> = countries.iter().map(CountryItem::plain).collect();
    let priced: Vec<_> =
        countries.iter().map(|country| CountryItem { country, sold: Some((w.price, 1042)) }).collect();
    let service = w.service(3);
    let services: Vec<_> = (1..=20).map(|id| w.service(id)).collect();
    let services: Vec<_> = services.iter().collect();
    let found = Part::Found { query: &w.query };
    let listing = Listing { country: CountryId(6), service: ServiceId(3) };
    let tiers: Vec<_> = (1..=3).map(|id| w.product(id, true)).collect();
    let near = |here, elsewhere| Some(Nearest { listing, here, elsewhere });
    let mut screens = fronts(s, w);
    screens.extend([
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
            browse::services(s, &services[..3], Part::Page { page: 0, pages: 1, total: 10 }, None, true),
        ),
        (
            "browse",
            "services in a country",
            browse::services(
                s,
                &services[..2],
                Part::Page { page: 0, pages: 3, total: 30 },
                Some(&countries[0]),
                false,
            ),
        ),
        ("browse", "services found", browse::services(s, &services, found, Some(&countries[0]), true)),
        ("browse", "nothing found", browse::nothing_found(s, &w.query)),
        ("browse", "empty", browse::empty_catalog(s)),
        ("browse", "sold out", instead::sold_out(s, &w.title(), near(&[], &[]))),
        ("browse", "sold out, others near", instead::sold_out(s, &w.title(), near(&tiers, &priced[..6]))),
        ("browse", "sold out, service unknown", instead::sold_out(s, &w.title(), None)),
    ]);
    screens
}

fn fronts(s: &Localizer, w: &World) -> Vec<Screen> {
    let services: Vec<_> = (1..=9).map(|id| w.service(id)).collect();
    let [one, two] = [w.choice(142), w.choice(143)];
    let tap = |choice, why, price| Shortcut { choice, why, price };
    let bought = [tap(&one, Why::Bought, Price::At(w.price)), tap(&two, Why::Bought, Price::Unknown)];
    let kept = [
        tap(&one, Why::OneTap(INTENT), Price::At(w.price)),
        tap(&two, Why::Favourite, Price::SoldOut),
        tap(&one, Why::Bought, Price::At(w.price)),
    ];
    let menu = |head: &str, shortcuts: &[Shortcut<'_>], search: bool| {
        let offers_webhook = !search;
        buy_menu(
            s,
            &BuyMenu { head, shortcuts, services: &services, all_services: 436, search, offers_webhook },
        )
    };
    let hello = start::hello(s, Some(&w.requester));
    let taken = Instant::Taken(HookTarget::Other { host: w.host.clone() });
    let linked = login::linked(s, &Money::Idr(500_000), 0, &taken, false);
    vec![
        ("browse", "front", menu(&hello, &[], true)),
        ("browse", "front once linked", menu(&linked, &[], false)),
        ("browse", "front of somebody who bought before", menu("", &bought, true)),
        ("browse", "front of somebody with favorites", menu("", &kept, true)),
    ]
}

pub(super) fn confirming(s: &Localizer, w: &World) -> Vec<Screen> {
    let one = w.purchase(1, PurchaseState::Draft);
    let three = w.purchase(3, PurchaseState::Draft);
    let dollars = Purchase { price: usd("0.9231", 15_000), ..w.purchase(3, PurchaseState::Draft) };
    let title = ProductLabel { operator: Some(w.operator.clone()), ..w.title() };
    let tier = Purchase { title, ..w.purchase(1, PurchaseState::Draft) };
    let back = Callback::Countries { service: Some(ServiceId(3)), page: 0 };
    let funds = Money::Idr(500_000);
    let kept = Favourite { choice: w.choice(142), ceiling: Some(16_000), one_tap: false };
    let few: Vec<_> = (141..=144).map(|id| w.product(id, id != 142)).collect();
    let many: Vec<_> = (1..=19).map(|id| w.product(id, true)).collect();
    let unknown = ListingCounts::default();
    let known = w.success();
    let offers = |all| Offers {
        all,
        page: None,
        available: 1_042,
        success: &unknown,
        best_first: false,
        policy: Policy::Cheapest,
    };
    let judged = |best_first| Offers { all: &few, success: &known, best_first, ..offers(&few) };
    let free = Guard::default();
    let capped = Guard { daily_cap: Some(50_000), ..free };
    let wanted = |policy| Wanted::Offer { shared: CatalogProductId(77), operator: None, policy };
    let routed = Purchase { wanted: wanted(Policy::Cheapest), ..one.clone() };
    let best = Purchase { wanted: wanted(Policy::BestSuccess), ..three.clone() };
    let beside = |most, balance| Beside {
        offers: offers(&few[1..2]),
        most,
        quantities: false,
        balance,
        limits: (free, 0),
        favourite: None,
        back: &back,
    };
    let rich = beside(10, Some(&funds));
    let limited = |limits| Beside { limits, ..rich };
    let paged = Beside { offers: Offers { page: Some(1), ..offers(&many) }, ..rich };
    let draw = |purchase, beside| confirm::confirm(s, purchase, beside);
    vec![
        ("confirm", "one", draw(&one, rich)),
        ("confirm", "three of several offers", draw(&three, Beside { offers: offers(&few), ..rich })),
        ("confirm", "a tier of an operator", draw(&tier, Beside { offers: offers(&few), ..rich })),
        ("confirm", "offers with their success", draw(&three, Beside { offers: judged(false), ..rich })),
        ("confirm", "offers, best first", draw(&tier, Beside { offers: judged(true), ..rich })),
        ("confirm", "of very many offers", draw(&one, paged)),
        ("confirm", "three in dollars", draw(&dollars, beside(10, Some(&usd("30.77", 500_000))))),
        (
            "confirm",
            "an offer that the provider may choose",
            draw(&routed, Beside { offers: offers(&few), ..rich }),
        ),
        (
            "confirm",
            "best success",
            draw(&best, Beside { offers: Offers { policy: Policy::BestSuccess, ..offers(&few) }, ..rich }),
        ),
        ("confirm", "balance unknown", draw(&one, beside(10, None))),
        ("confirm", "one at most", draw(&one, beside(1, None))),
        ("confirm", "quantities", draw(&three, Beside { quantities: true, ..beside(100, None) })),
        ("confirm", "a favorite with a limit", draw(&one, Beside { favourite: Some(&kept), ..rich })),
        (
            "confirm",
            "a favorite in dollars",
            draw(&dollars, Beside { favourite: Some(&kept), ..beside(10, None) }),
        ),
        ("confirm", "frozen", draw(&one, limited((Guard { frozen: true, ..free }, 0)))),
        ("confirm", "within the limit", draw(&one, limited((capped, 20_000)))),
        ("confirm", "over the limit", draw(&one, limited((capped, 40_000)))),
        (
            "confirm",
            "over the limit in dollars",
            draw(&dollars, Beside { limits: (capped, 40_000), ..beside(10, None) }),
        ),
        (
            "confirm",
            "will be asked again",
            draw(&one, limited((Guard { ask_above: Some(10_000), ..free }, 0))),
        ),
    ]
}

/// The balance is too low.
pub(super) fn short(s: &Localizer, w: &World) -> Vec<Screen> {
    let listing = Listing { country: CountryId(6), service: ServiceId(3) };
    let back = Callback::Buy;
    let (one, three) = (w.purchase(1, PurchaseState::Draft), w.purchase(3, PurchaseState::Draft));
    let cheap = |id| Product { price: Money::Idr(3_500), ..w.product(id, true) };
    let here: Vec<_> = (1..=5).map(cheap).collect();
    let countries: Vec<_> = (1..=5).map(|id| w.country(id)).collect();
    let from = Money::Idr(2_100);
    let there: Vec<_> =
        countries.iter().map(|country| CountryItem { country, sold: Some((from, 7)) }).collect();
    let short = |purchase, balance, here, elsewhere| {
        instead::short(s, purchase, &Money::Idr(balance), Nearest { listing, here, elsewhere }, &back)
    };
    vec![
        ("confirm", "too little", short(&one, 4_000, &here, &there)),
        ("confirm", "too little for three", short(&three, 31_000, &[], &[])),
        ("confirm", "nothing left", short(&one, 0, &here, &there)),
    ]
}

pub(super) fn buying(s: &Localizer, w: &World) -> Vec<Screen> {
    let one = w.purchase(1, PurchaseState::Draft);
    let three = w.purchase(3, PurchaseState::Draft);
    let limits = Guard {
        frozen: true,
        daily_cap: Some(250_000),
        ask_above: Some(25_000),
        low_balance: Some(50_000),
        ..Guard::default()
    };
    let own = Guard { daily_cap: Some(75_000), ..Guard::default() };
    let kept = Favourite { choice: w.choice(142), ceiling: Some(16_000), one_tap: false };
    vec![
        ("confirm", "price rose", confirm::price_moved(s, &one, &Money::Idr(14_000))),
        ("confirm", "price fell", confirm::price_moved(s, &one, &Money::Idr(16_000))),
        ("confirm", "only the rate moved", confirm::price_moved(s, &one, &one.price)),
        ("confirm", "price of three rose", confirm::price_moved(s, &three, &Money::Idr(14_000))),
        ("confirm", "buying", confirm::buying(s, &one)),
        ("confirm", "abandoned", confirm::abandoned(s)),
        ("confirm", "stale", confirm::stale(s, Some(&one))),
        ("confirm", "stale and unknown", confirm::stale(s, None)),
        ("guard", "no limits", guard::guard(s, &Guard::default())),
        ("guard", "limits, frozen", guard::guard(s, &limits)),
        ("guard", "a limit of their own", guard::guard(s, &own)),
        ("guard", "an amount", amount::ask(s, Asked::DailyCap(&own), false)),
        ("guard", "another amount", amount::ask(s, Asked::AskAbove(&limits), false)),
        ("guard", "an amount of the balance", amount::ask(s, Asked::LowBalance(&limits), false)),
        ("guard", "low balance", balance::low(s, 50_000)),
        ("guard", "no amount", amount::ask(s, Asked::Ceiling(&kept), true)),
        ("guard", "held, frozen", guard::held(s, &one, Hold::Frozen)),
        ("guard", "held, over the cap", guard::held(s, &three, Hold::OverCap { cap: 50_000, spent: 15_000 })),
        ("guard", "asked again", guard::held(s, &three, Hold::AskAgain { above: 25_000 })),
        ("forget", "ask", forget::ask(s, 0, 0)),
        ("forget", "ask with open orders", forget::ask(s, 2, 1)),
        ("forget", "erasing", forget::erasing(s)),
        ("forget", "done", forget::done(s, Address::Settled)),
        ("forget", "done, address later", forget::done(s, Address::Later)),
        ("forget", "busy", forget::busy(s)),
    ]
}

pub(super) fn favourites(s: &Localizer, w: &World) -> Vec<Screen> {
    let kept = |ceiling| Favourite { choice: w.choice(142), ceiling, one_tap: false };
    let one_tap = Favourite { one_tap: true, ..kept(Some(16_500)) };
    let purchase = w.purchase(1, PurchaseState::Draft);
    vec![
        ("favourite", "kept", favourite::favourite(s, &kept(None), Some(&w.price))),
        ("favourite", "with a limit", favourite::favourite(s, &kept(Some(16_500)), Some(&w.price))),
        ("favourite", "bought with one tap", favourite::favourite(s, &one_tap, Some(&w.price))),
        ("favourite", "list", favourite::list(s, &[kept(None), one_tap.clone()])),
        ("favourite", "empty list", favourite::list(s, &[])),
        ("favourite", "sold out", favourite::favourite(s, &kept(Some(16_500)), None)),
        ("favourite", "dropped", favourite::dropped(s)),
        ("favourite", "dearer than the limit", favourite::over_ceiling(s, &purchase, &w.price, 14_000)),
        ("orders", "file of one", export::caption(s, 1, Missing::default())),
        ("orders", "file", export::caption(s, 1042, Missing::default())),
        (
            "orders",
            "file that lacks something",
            export::caption(s, 9_998, Missing { unread: 2, unanswered: true, too_many: true }),
        ),
        ("orders", "file that takes a while", export::progress(s, 4_200)),
        ("orders", "file that was not finished", export::cut_off(s)),
    ]
}
