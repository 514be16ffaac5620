use proptest::prelude::*;

use super::*;
use crate::domain::bulk::BulkAction;
use crate::domain::history::Filter;
use crate::domain::order_search::Month;
use crate::domain::user::Lifetime;

fn status() -> impl Strategy<Value = Option<OrderStatus>> {
    prop_oneof![Just(None), prop::sample::select(OrderStatus::ALL.to_vec()).prop_map(Some)]
}

fn sort() -> impl Strategy<Value = ProductSort> {
    prop_oneof![Just(ProductSort::PriceAscending), Just(ProductSort::AvailableDescending)]
}

fn number() -> impl Strategy<Value = i64> {
    prop_oneof![Just(i64::MIN), Just(-1), Just(0), Just(i64::MAX), any::<i64>()]
}

fn page() -> impl Strategy<Value = u16> {
    prop_oneof![Just(0), Just(u16::MAX), any::<u16>()]
}

fn any_callback() -> impl Strategy<Value = Callback> {
    let order = || number().prop_map(OrderId);
    let intent = || any::<[u8; 16]>().prop_map(IntentId);
    prop_oneof![
        (prop::option::of(number().prop_map(ServiceId)), page())
            .prop_map(|(service, page)| Callback::Countries { service, page }),
        (prop::option::of(number().prop_map(CountryId)), page())
            .prop_map(|(country, page)| Callback::Services { country, page }),
        (number(), number(), sort(), page()).prop_map(|(country, service, sort, page)| Callback::Offers {
            country: CountryId(country),
            service: ServiceId(service),
            sort,
            page,
        }),
        (number(), any::<u8>())
            .prop_map(|(product, quantity)| Callback::Pick { product: ProductId(product), quantity }),
        intent().prop_map(|intent| Callback::Confirm { intent }),
        intent().prop_map(|intent| Callback::Abandon { intent }),
        order().prop_map(|order| Callback::CancelOrder { order }),
        order().prop_map(|order| Callback::CancelSoon { order }),
        order().prop_map(|order| Callback::KeepOrder { order }),
        order().prop_map(|order| Callback::Finish { order }),
        order().prop_map(|order| Callback::Resend { order }),
        order().prop_map(|order| Callback::Refresh { order }),
        (status(), page()).prop_map(|(status, page)| Callback::OrderList { status, page }),
        order().prop_map(|order| Callback::ShowOrder { order }),
        (page(), page(), prop::sample::select(Filter::ALL.to_vec()), any::<bool>()).prop_map(
            |(first, second, filter, back)| {
                Callback::History(PageRequest { filter, place: [first, second], back })
            }
        ),
        (prop::option::of(intent()), number(), any::<u16>()).prop_map(|(purchase, newest, count)| {
            let (action, newest) = (BulkAction::Cancel, OrderId(newest));
            Callback::Bulk(BulkRequest { action, purchase, newest, count })
        }),
        (prop::collection::vec(number(), 0..5), number(), page(), "[0-9]{0,12}", any::<bool>()).prop_map(
            |(services, country, place, digits, back)| {
                let services = services.into_iter().map(ServiceId).collect();
                let month = Some(Month { year: u16::MAX, month: 12 });
                let search = OrderSearch::new(services, Some(CountryId(country)), &digits, month);
                Callback::FindOrders(search.at(place, back))
            }
        ),
        prop::sample::select(pinned().into_iter().map(|(callback, _)| callback).collect::<Vec<_>>()),
    ]
}

fn bulk(action: BulkAction, purchase: Option<IntentId>) -> Callback {
    Callback::Bulk(BulkRequest { action, purchase, newest: OrderId(1001), count: 3 })
}

/// Every variant, and what it must be packed to for as long as `VERSION` is `1`.
fn pinned() -> Vec<(Callback, &'static str)> {
    let order = OrderId(1001);
    let intent = IntentId([0xab; 16]);
    vec![
        (Callback::Countries { service: None, page: 0 }, "1AAAA"),
        (Callback::Countries { service: Some(ServiceId(3)), page: 2 }, "1AAEGAg"),
        (Callback::Services { country: None, page: 0 }, "1AQAA"),
        (Callback::Services { country: Some(CountryId(6)), page: 2 }, "1AQEMAg"),
        (
            Callback::Offers {
                country: CountryId(6),
                service: ServiceId(3),
                sort: ProductSort::PriceAscending,
                page: 1,
            },
            "1AgwGAAE",
        ),
        (
            Callback::Offers {
                country: CountryId(6),
                service: ServiceId(3),
                sort: ProductSort::AvailableDescending,
                page: 0,
            },
            "1AgwGAQA",
        ),
        (Callback::Pick { product: ProductId(142), quantity: 1 }, "1A5wCAQ"),
        (Callback::Confirm { intent }, "1BKurq6urq6urq6urq6urq6s"),
        (Callback::Abandon { intent }, "1Baurq6urq6urq6urq6urq6s"),
        (Callback::CancelOrder { order }, "1BtIP"),
        (Callback::CancelSoon { order }, "1B9IP"),
        (Callback::KeepOrder { order }, "1CNIP"),
        (Callback::Finish { order }, "1CdIP"),
        (Callback::Resend { order }, "1CtIP"),
        (Callback::Refresh { order }, "1C9IP"),
        (Callback::OrderList { status: None, page: 0 }, "1DAAA"),
        (Callback::OrderList { status: Some(OrderStatus::Active), page: 0 }, "1DAEAAA"),
        (Callback::OrderList { status: Some(OrderStatus::OtpReceived), page: 0 }, "1DAEBAA"),
        (Callback::OrderList { status: Some(OrderStatus::Completed), page: 0 }, "1DAECAA"),
        (Callback::OrderList { status: Some(OrderStatus::Canceled), page: 0 }, "1DAEDAA"),
        (Callback::OrderList { status: Some(OrderStatus::Expired), page: 0 }, "1DAEEAA"),
        (Callback::ShowOrder { order }, "1DdIP"),
        (Callback::Buy, "1Dg"),
        (Callback::Balance, "1Dw"),
        (Callback::Rate, "1EA"),
        (Callback::Active, "1EQ"),
        (Callback::Help, "1Eg"),
        (Callback::Login, "1Ew"),
        (Callback::Settings, "1FA"),
        (Callback::SetCurrency(Currency::Idr), "1FQA"),
        (Callback::SetCurrency(Currency::Usd), "1FQE"),
        (Callback::SetLanguage(Language::En), "1FgA"),
        (Callback::SetLanguage(Language::Id), "1FgE"),
        (Callback::SetNotifications(Notifications::All), "1FwA"),
        (Callback::SetNotifications(Notifications::CodesOnly), "1FwE"),
        (Callback::Webhook, "1GA"),
        (Callback::WebhookOn { replace: false }, "1GQA"),
        (Callback::WebhookOn { replace: true }, "1GQE"),
        (Callback::WebhookOff, "1Gg"),
        (Callback::WebhookTest, "1Gw"),
        (Callback::Logout { confirmed: false }, "1HAA"),
        (Callback::Logout { confirmed: true }, "1HAE"),
        (Callback::Page, "1HQ"),
        (Callback::Elsewhere { product: ProductId(142) }, "1HpwC"),
        (Callback::Guard, "1Hw"),
        (Callback::SetGuard(GuardChange::Freeze(true)), "1IAAB"),
        (Callback::SetGuard(GuardChange::DailyCap(250)), "1IAH6AQ"),
        (Callback::SetGuard(GuardChange::AskAbove(0)), "1IAIA"),
        (Callback::Assure { intent }, "1Iaurq6urq6urq6urq6urq6s"),
        (Callback::Forget { confirmed: false }, "1IgA"),
        (Callback::Forget { confirmed: true }, "1IgE"),
        (Callback::Codes, "1Iw"),
        (Callback::SetStyle(StyleChange::CodeOnly(true)), "1JAAB"),
        (Callback::SetStyle(StyleChange::Covered(false)), "1JAEA"),
        (Callback::SetStyle(StyleChange::Lifetime(Lifetime::Day)), "1JAID"),
        (Callback::TimeZones, "1JQ"),
        (Callback::SetZone(Zone::UTC), "1JgNVVEM"),
        (Callback::WebhookRepair, "1Jw"),
        (Callback::Favourite { product: ProductId(142), change: FavouriteChange::Show }, "1KJwCAA"),
        (Callback::Favourite { product: ProductId(142), change: FavouriteChange::Keep }, "1KJwCAQ"),
        (Callback::Favourite { product: ProductId(142), change: FavouriteChange::Drop }, "1KJwCAg"),
        (
            Callback::Favourite { product: ProductId(142), change: FavouriteChange::Ceiling(16_500) },
            "1KJwCA-iBAg",
        ),
        (Callback::Favourite { product: ProductId(142), change: FavouriteChange::NoCeiling }, "1KJwCBA"),
        (Callback::Export, "1KQ"),
        (Callback::AcceptTerms { version: 1, product: ProductId(142), quantity: 2 }, "1KgGcAgI"),
        (Callback::Announce { id: 1, step: AnnounceStep::Send }, "1KwIA"),
        (Callback::Announce { id: 1, step: AnnounceStep::Stop }, "1KwIB"),
        (Callback::ForgetInDoubt, "1LA"),
        (Callback::History(PageRequest::newest(Filter::All)), "1LQAAAAA"),
        (
            Callback::History(PageRequest { filter: Filter::Refunded, place: [300, 2], back: true }),
            "1LQSsAgIB",
        ),
        (bulk(BulkAction::Cancel, None), "1LgAA0g8D"),
        (bulk(BulkAction::Finish, Some(intent)), "1LgEBq6urq6urq6urq6urq6urq9IPAw"),
        (Callback::OfferPage { product: ProductId(142), quantity: 1, page: 2 }, "1L5wCAQI"),
        (Callback::Quantities { product: ProductId(142), quantity: 1 }, "1MJwCAQ"),
        (Callback::InRupiah(Box::new(Callback::Buy)), "1MQ4"),
        (Callback::AskAmount(AmountOf::DailyCap), "1MgA"),
        (Callback::AskAmount(AmountOf::AskAbove), "1MgE"),
        (Callback::AskAmount(AmountOf::Ceiling(ProductId(142))), "1MgKcAg"),
        (Callback::AskAmount(AmountOf::LowBalance), "1MgM"),
        (Callback::SetGuard(GuardChange::LowBalance(50)), "1IAMy"),
        (Callback::Favourites, "1Mw"),
        (Callback::Languages, "1NA"),
        (Callback::Favourite { product: ProductId(142), change: FavouriteChange::OneTap(true) }, "1KJwCBQE"),
        (Callback::FindOrders(OrderSearch::new(Vec::new(), None, "0613", None)), "1NQAAAQQwNjEzAAAA"),
        (
            Callback::FindOrders(
                OrderSearch::new(
                    vec![ServiceId(3), ServiceId(4)],
                    Some(CountryId(6)),
                    "",
                    Some(Month { year: 2026, month: 6 }),
                )
                .at(300, true),
            ),
            "1NQIGCAEMAAHqDwasAgE",
        ),
        (
            Callback::PickBy {
                product: ProductId(142),
                quantity: 2,
                policy: Policy::BestSuccess,
                best_first: false,
                page: None,
                quantities: false,
            },
            "1OpwCAgEAAAA",
        ),
        (Callback::SameNumber { order: OrderId(1001) }, "1O9IP"),
        (Callback::AcceptTermsForNumber { version: 1, order: OrderId(1001) }, "1PAHSDw"),
        (Callback::Replace { order: OrderId(1001) }, "1PdIP"),
        (Callback::AutoReplace, "1Pg"),
        (Callback::Accounts, "1Pw"),
        (Callback::UseAccount { account: 1 }, "1QAE"),
        (Callback::NameAccount { account: 4 }, "1QQQ"),
        (Callback::UnlinkAccount { account: 1 }, "1QgE"),
        (Callback::TakeToken { offer: u64::MAX, account: Some(1) }, "1Q____________wEBAQ"),
        (Callback::TakeToken { offer: 7, account: None }, "1QwcA"),
    ]
}

proptest! {
    #[test]
    fn a_callback_fits_a_button_and_survives_it(callback in any_callback()) {
        let data = callback.pack();
        prop_assert!(data.len() <= 64, "{} bytes: {data}", data.len());
        prop_assert_eq!(Callback::unpack(&data), Some(callback));
    }

    #[test]
    fn whatever_comes_back_is_read_or_refused(data in "\\PC{0,80}", bytes in prop::collection::vec(any::<u8>(), 0..48)) {
        // It must not panic; and what is read must be what would be written, or a longer way of writing it.
        let _ = Callback::unpack(&data);
        let mut packed = String::from(VERSION);
        URL_SAFE_NO_PAD.encode_string(&bytes, &mut packed);
        if let Some(callback) = Callback::unpack(&packed) {
            prop_assert_eq!(Callback::unpack(&callback.pack()), Some(callback));
        }
    }
}

/// If this fails, buttons in people's chats would be read as something else: restore the order of the variants,
/// or change `VERSION` together with the table.
#[test]
fn the_encoding_of_every_variant_is_pinned() {
    for (callback, data) in pinned() {
        assert_eq!(callback.pack(), data, "{callback:?}");
        assert_eq!(Callback::unpack(data), Some(callback));
    }
}

#[test]
fn every_time_zone_fits_a_button() {
    let longest = Zone::from_name("America/Argentina/ComodRivadavia").unwrap();
    assert!(Callback::SetZone(longest).pack().len() <= 64);
    assert_eq!(Callback::unpack("1JgFY"), None, "a zone that does not exist");
}

#[test]
fn other_data_is_refused() {
    let good = Callback::Confirm { intent: IntentId([1; 16]) }.pack();
    let other_version = good.replacen(VERSION, "0", 1);
    let cut = &good[..good.len() - 4];
    let longer = format!("{good}AAAA");
    for data in ["", "1", "buy:142:15000", "1!!!!", "1____", "é", "1é", &other_version, cut, &longer] {
        assert_eq!(Callback::unpack(data), None, "{data}");
    }
}
