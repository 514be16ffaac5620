//! Lists of orders, and what is done with many of them.

use chrono::TimeDelta;

use super::super::world::{INTENT, World, now, usd};
use super::{COVERED, Screen};
use crate::domain::bulk::{Bulk, BulkAction, BulkId};
use crate::domain::catalog::ProductLabel;
use crate::domain::failure::FailureKind;
use crate::domain::history::{Filter, Listed, Page, PageRequest};
use crate::domain::order_search::{FoundPage, Month, OrderSearch};
use crate::domain::purchase::PurchaseState;
use crate::domain::tracking::Order;
use crate::domain::user::CodeStyle;
use crate::domain::{CountryId, Money, OrderId, OrderReport, OrderStatus, Private, ServiceId};
use crate::i18n::Localizer;
use crate::views::card::{Card, card};
use crate::views::orders::{self, Look, OrderRow, Sought};
use crate::views::{View, bulk};

/// Orders of every kind, the newest first, a few minutes to a day apart.
fn reports(w: &World) -> Vec<OrderReport> {
    use OrderStatus::{Active, Canceled, Completed, Expired, OtpReceived};
    let kinds = [
        (Active, false),
        (Canceled, false),
        (Expired, false),
        (OtpReceived, true),
        (Completed, true),
        (Expired, true),
        (Canceled, false),
        (OtpReceived, false),
        (Active, false),
    ];
    let minutes = [5, 7, 7, 9, 30, 100, 2_000, 2_400, 2_500];
    let one = |((status, code), minutes): ((OrderStatus, bool), i64), id: i64| OrderReport {
        created_at: Some(now() - TimeDelta::minutes(minutes)),
        phone: Some(Private::new(w.phone.clone())),
        amount: Some(w.price),
        code: code.then(|| Private::new(w.code.clone())),
        ..w.order(id, status)
    };
    kinds.into_iter().zip(minutes).zip((1001..1010).rev()).map(|(kind, id)| one(kind, id)).collect()
}

fn row(w: &World, order: &OrderReport) -> OrderRow {
    let refund = Some(w.price).filter(|_| order.id == OrderId(1008));
    OrderRow { order: order.clone(), title: w.title(), refund }
}

/// A page in the middle of what a search finds.
fn found(s: &Localizer, w: &World, reports: &[OrderReport], look: Look) -> View {
    let month = Some(Month { year: 2026, month: 6 });
    let search = OrderSearch::new(vec![ServiceId(3)], Some(CountryId(6)), "0613", month);
    let search = search.at(100, false);
    let found = reports.iter().zip(100..).map(|(order, place)| (place, order.clone())).collect();
    let page = FoundPage::new(&search, found, 200, false).unwrap();
    let rows: Vec<_> = page.found.iter().map(|order| row(w, order)).collect();
    let (service, country) = (w.service(3), w.country(6));
    let sought = Sought { search: &search, services: vec![&service.name], country: Some(&country) };
    orders::found(s, &sought, &page, &rows, look)
}

pub(in crate::views::tests) fn history(s: &Localizer, w: &World) -> Vec<Screen> {
    let look = |style| Look { style, kept_since: now() - TimeDelta::hours(1), now: now() };
    let reports = reports(w);
    let shown = |request: PageRequest, orders: &[OrderReport], style| {
        let listed = Listed { orders: orders.to_vec(), count: orders.len() };
        let page = Page::new(&request, vec![listed]).unwrap();
        let rows: Vec<_> = page.orders.iter().map(|order| row(w, order)).collect();
        orders::list(s, &page, &rows, look(style))
    };
    let newest = PageRequest::newest(Filter::All);
    let second = PageRequest { place: [8, 0], ..newest };
    let third_refunded = PageRequest { filter: Filter::Refunded, place: [10, 6], back: false };
    let bare = OrderRow {
        order: OrderReport { created_at: None, status: None, ..w.order(1006, OrderStatus::Active) },
        title: ProductLabel::default(),
        refund: None,
    };
    let plain = CodeStyle::default();
    let last = Page::new(&newest, vec![Listed { orders: vec![bare.order.clone()], count: 1 }]).unwrap();
    let one = w.order_now(OrderStatus::Active);
    vec![
        ("orders", "first page", shown(newest, &reports, plain)),
        ("orders", "first page, covered", shown(newest, &reports, COVERED)),
        ("orders", "second and last page", shown(second, &reports[6..], plain)),
        ("orders", "third page, refunded", shown(third_refunded, &reports[1..3], plain)),
        ("orders", "hardly anything known", orders::list(s, &last, &[bare], look(plain))),
        ("orders", "nothing on it", shown(PageRequest::newest(Filter::Waiting), &[], plain)),
        ("orders", "none", orders::none(s)),
        ("orders", "found", found(s, w, &reports, look(plain))),
        ("orders", "found, none in what was read", found(s, w, &[], look(plain))),
        ("orders", "not understood", orders::not_understood(s, &w.service)),
        ("orders", "one", orders::order(s, &Card::of_order(&one, now(), plain))),
        ("orders", "active", orders::active(s, &open(w), &[], now(), plain)),
        ("orders", "one active", orders::active(s, &[one], &[], now(), plain)),
        ("orders", "hundred active", orders::active(s, &w.batch(100), &[], now(), COVERED)),
        ("orders", "none active", orders::active(s, &[], &[], now(), plain)),
    ]
}

/// Orders of one purchase: two that wait, one of them to be canceled soon, and two with an SMS.
fn open(w: &World) -> Vec<Order> {
    let waiting = w.order_now(OrderStatus::Active);
    let promised = Order {
        cancel_promised_at: Some(now()),
        created_at: Some(now() - TimeDelta::minutes(1)),
        ..waiting.clone()
    };
    let mut without_code = w.order_now(OrderStatus::OtpReceived);
    without_code.sms = vec![w.sms(1, false, true)];
    let orders = [waiting.clone(), w.with_sms(OrderStatus::OtpReceived, 1), waiting, promised, without_code];
    orders.into_iter().zip(1001..).map(|(order, id)| Order { id: OrderId(id), ..order }).collect()
}

/// Orders that have their part in one press.
fn parts(w: &World, action: BulkAction, became: &[(OrderStatus, u32, Option<FailureKind>)]) -> Vec<Order> {
    let one = |(status, sms, failure): &(OrderStatus, u32, Option<FailureKind>)| Order {
        bulk: Some(Bulk { id: BulkId(1), action, failure: *failure }),
        refund: Some(w.price).filter(|_| *status == OrderStatus::Canceled),
        ..w.with_sms(*status, *sms)
    };
    became.iter().map(one).collect()
}

pub(in crate::views::tests) fn many(s: &Localizer, w: &World) -> Vec<Screen> {
    use OrderStatus::{Active, Canceled, Completed, Expired, OtpReceived};
    let purchase = w.purchase(5, PurchaseState::Bought);
    let batch =
        |orders: &[Order]| card(s, &Card::of_purchase(&purchase, orders, now(), CodeStyle::default()));
    let waiting: Vec<_> = (1001..1004).map(|id| Order { id: OrderId(id), ..w.order_now(Active) }).collect();
    let mut two_currencies = waiting.clone();
    two_currencies[0].price = Some(usd("0.6", 9_750));
    let two_currencies = orders::active(s, &two_currencies, &[], now(), CodeStyle::default());
    let told = |orders: &[Order]| bulk::result(s, orders).unwrap_or_else(|| View::of_words("nothing"));
    let limit = Some(FailureKind::RateLimited);
    let canceled = |became: &[(OrderStatus, u32, Option<FailureKind>)]| parts(w, BulkAction::Cancel, became);
    let finished = |became: &[(OrderStatus, u32, Option<FailureKind>)]| parts(w, BulkAction::Finish, became);
    let mut unknown = canceled(&[(Canceled, 0, None), (Canceled, 0, None)]);
    unknown[0].refund = None;
    let mut mixed = canceled(&[(Canceled, 0, None), (Canceled, 0, None)]);
    mixed[0].refund = Some(Money::Idr(9_750));
    let mixed_ways = [
        (Canceled, 0, None),
        (Expired, 0, None),
        (OtpReceived, 1, None),
        (Active, 0, limit),
        (Active, 0, Some(FailureKind::UpstreamRefused)),
    ];
    assert_eq!(purchase.id, INTENT);
    vec![
        ("card", "a batch that waits", batch(&waiting)),
        ("card", "a batch with codes", batch(&open(w))),
        ("card", "a batch that is over", batch(&w.batch(5)[2..])),
        ("orders", "active, in two currencies", two_currencies),
        ("bulk", "all canceled", told(&canceled(&[(Canceled, 0, None), (Canceled, 0, None)]))),
        (
            "bulk",
            "two canceled, one has an SMS",
            told(&canceled(&[(Canceled, 0, None), (Canceled, 0, None), (OtpReceived, 1, None)])),
        ),
        ("bulk", "canceled, refund unknown", told(&unknown)),
        ("bulk", "canceled, in two currencies", told(&mixed)),
        ("bulk", "in every way", told(&canceled(&mixed_ways))),
        ("bulk", "all finished", told(&finished(&[(Completed, 1, None), (Completed, 1, None)]))),
        (
            "bulk",
            "finished, over, refused",
            told(&finished(&[
                (Completed, 1, None),
                (Expired, 1, None),
                (OtpReceived, 1, Some(FailureKind::Conflict)),
            ])),
        ),
    ]
}
