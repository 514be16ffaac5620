//! The things that the screens are drawn of: a calm world for the snapshots and hostile ones for the checks.

use chrono::{DateTime, Utc};

use crate::domain::catalog::{Choice, Country, Listing, Product, ProductLabel, Service};
use crate::domain::notification::CardId;
use crate::domain::order::Abilities;
use crate::domain::outcomes::{Counts, ListingCounts, OperatorCounts};
use crate::domain::purchase::{Purchase, PurchaseState, Wanted};
use crate::domain::tracking::{Order, Sms};
use crate::domain::user::{CodeStyle, Notifications, User};
use crate::domain::{
    CountryId, Currency, Fx, IntentId, Language, Money, OperatorId, OrderId, OrderReport, OrderStatus,
    Private, ProductId, ServiceId, UserId,
};

pub(super) const INTENT: IntentId = IntentId([7; 16]);

/// Every word that comes from outside.
#[derive(Debug, Clone)]
pub(in crate::views) struct World {
    pub(super) requester: String,
    pub(super) service: String,
    pub(super) country: String,
    pub(super) flag: String,
    pub(super) operator: String,
    pub(super) product: String,
    pub(super) phone: String,
    pub(super) code: String,
    pub(super) sms: String,
    pub(super) host: String,
    pub(super) request_id: String,
    pub(super) query: String,
    pub(super) price: Money,
}

impl World {
    pub(in crate::views) fn calm() -> Self {
        Self {
            requester: "Sari".into(),
            service: "WhatsApp".into(),
            country: "Indonesia".into(),
            flag: "🇮🇩".into(),
            operator: "Telkomsel".into(),
            product: "WhatsApp Indonesia".into(),
            phone: "+6281234567890".into(),
            code: "123456".into(),
            sms: "Your WhatsApp code is 123-456. Don't share it.".into(),
            host: "shop.example".into(),
            request_id: "req_01J9ZK3V7Q".into(),
            query: "whatsap".into(),
            price: Money::Idr(15_000),
        }
    }

    /// A world in which every word is `payload`, and money is as large as it gets.
    pub(super) fn hostile(payload: &str) -> Self {
        let word = || payload.to_owned();
        Self {
            requester: word(),
            service: word(),
            country: word(),
            flag: word(),
            operator: word(),
            product: word(),
            phone: word(),
            code: word(),
            sms: word(),
            host: word(),
            request_id: word(),
            query: word(),
            price: Money::Usd { amount: rust_decimal::Decimal::MAX, canonical_idr: i64::MAX },
        }
    }

    pub(super) fn title(&self) -> ProductLabel {
        ProductLabel {
            service: Some(self.service.clone()),
            country: Some(self.country.clone()),
            flag: Some(self.flag.clone()),
            operator: None,
        }
    }

    pub(super) fn country(&self, id: i64) -> Country {
        Country {
            id: CountryId(id),
            code: (self.country == "Indonesia").then(|| "ID".into()),
            name: self.country.clone(),
            dial_code: Some("+62".into()),
            emoji: Some(self.flag.clone()),
            active: true,
        }
    }

    pub(super) fn choice(&self, product: i64) -> Choice {
        let listing = Listing { country: CountryId(6), service: ServiceId(3) };
        Choice { product: ProductId(product), listing, title: self.title() }
    }

    pub(super) fn service(&self, id: i64) -> Service {
        Service { id: ServiceId(id), code: "wa".into(), name: self.service.clone(), active: true }
    }

    pub(super) fn product(&self, id: i64, operator: bool) -> Product {
        Product {
            id: ProductId(id),
            name: Some(self.product.clone()),
            country: CountryId(6),
            service: ServiceId(3),
            available: 1042,
            price: self.price,
            active: true,
            operator: operator.then(|| self.operator.clone()),
            operator_id: operator.then_some(OperatorId(42)),
            catalog_product: None,
        }
    }

    /// The success of the operator's numbers and of the others.
    pub(super) fn success(&self) -> ListingCounts {
        let counts = |with_sms, without_sms, step: usize| {
            let mut counts = Counts { with_sms, without_sms, ..Counts::default() };
            counts.waits[step] = with_sms;
            counts
        };
        let operator = Some(self.operator.clone());
        ListingCounts(vec![
            OperatorCounts { operator: None, own: counts(1, 2, 9), all: Counts::default(), people: 0 },
            OperatorCounts { operator, own: counts(11, 1, 4), all: counts(94, 6, 4), people: 7 },
        ])
    }

    pub(super) fn purchase(&self, quantity: u32, state: PurchaseState) -> Purchase {
        Purchase {
            id: INTENT,
            user: UserId(1),
            currency: self.price.currency(),
            body: String::new(),
            wanted: Wanted::Product,
            product: ProductId(142),
            listing: Listing { country: CountryId(6), service: ServiceId(3) },
            quantity,
            title: self.title(),
            dial: Some("+62".to_owned()),
            price: self.price,
            limit: None,
            floor: None,
            state,
            created_at: now(),
            provider_time: None,
            confirmed_at: None,
            attempts: 1,
            doubtful: false,
            doubt: Default::default(),
            failure: None,
            request_id: Some(self.request_id.clone()),
            failure_until: None,
            failed_count: 0,
            next: None,
            replaces: None,
            auto_replace: None,
        }
    }

    pub(in crate::views) fn order_now(&self, status: OrderStatus) -> Order {
        Order {
            user: UserId(1),
            id: OrderId(1001),
            card: CardId::Purchase(INTENT),
            intent: Some(INTENT),
            status,
            status_at: now(),
            product: Some(ProductId(142)),
            title: self.title(),
            phone: Some(Private::new(self.phone.clone())),
            price: Some(self.price),
            created_at: Some(at("2026-02-25T10:00:00Z")),
            expires_at: Some(at("2026-02-25T10:20:00Z")),
            ended_at: None,
            cancel_asked_at: None,
            cancel_unclear_at: None,
            refund: None,
            balance_after: None,
            abilities: Abilities::default(),
            round: 0,
            round_started_at: None,
            verified: true,
            cancel_promised_at: None,
            finish_promised_at: None,
            bulk: None,
            missing_since: None,
            vanished_at: None,
            counted_day: None,
            purged: false,
            sms: Vec::new(),
        }
    }

    pub(super) fn sms(&self, seq: u32, code: bool, text: bool) -> Sms {
        Sms {
            seq,
            code: code.then(|| Private::new(self.code.clone())),
            text: text.then(|| Private::new(self.sms.clone())),
            revision: None,
            received_at: Some(at("2026-02-25T10:05:00Z")),
            event_at: Some(at("2026-02-25T10:05:00Z")),
            round: 0,
        }
    }

    pub(in crate::views) fn with_sms(&self, status: OrderStatus, count: u32) -> Order {
        Order { sms: (1..=count).map(|seq| self.sms(seq, true, true)).collect(), ..self.order_now(status) }
    }

    /// A batch in which every kind of state occurs.
    pub(super) fn batch(&self, count: usize) -> Vec<Order> {
        let states = [
            OrderStatus::Active,
            OrderStatus::OtpReceived,
            OrderStatus::Completed,
            OrderStatus::Canceled,
            OrderStatus::Expired,
        ];
        let ids = 1001..;
        states
            .into_iter()
            .cycle()
            .zip(ids)
            .take(count)
            .map(|(status, id)| {
                let has_sms = matches!(status, OrderStatus::OtpReceived | OrderStatus::Completed);
                Order { id: OrderId(id), ..self.with_sms(status, u32::from(has_sms)) }
            })
            .collect()
    }

    pub(super) fn order(&self, id: i64, status: OrderStatus) -> OrderReport {
        OrderReport { status: Some(status), created_at: Some(now()), ..OrderReport::bare(OrderId(id)) }
    }
}

pub(super) fn user(language: Language) -> User {
    User {
        id: UserId(1),
        account: None,
        language,
        currency: Currency::Idr,
        notifications: Notifications::CodesOnly,
        style: CodeStyle::default(),
        zone: None,
    }
}

pub(super) fn fx() -> Fx {
    Fx { pair: "USD/IDR".into(), rate: "16250".parse().unwrap(), as_of: Some(at("2026-05-27T08:00:00Z")) }
}

pub(super) fn usd(amount: &str, canonical_idr: i64) -> Money {
    Money::Usd { amount: amount.parse().unwrap(), canonical_idr }
}

pub(in crate::views) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Six minutes after the sample order was bought.
pub(super) fn now() -> DateTime<Utc> {
    at("2026-02-25T10:06:00Z")
}
