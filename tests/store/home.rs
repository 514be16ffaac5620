//! A separate database for each test, and helpers that fill it.

use std::time::Duration;

use smscode_bot::clock::Clock;
use smscode_bot::domain::catalog::{Listing, ProductLabel};
use smscode_bot::domain::notification::{Address, CardId, Notification};
use smscode_bot::domain::purchase::{Purchase, PurchaseState, Wanted};
use smscode_bot::domain::tracking::{Bought, Observation, Source};
use smscode_bot::domain::{
    CountryId, Currency, IntentId, Money, OrderId, OrderReport, OrderStatus, Private, ProductId, ServiceId,
    UserId,
};
use smscode_bot::store::{Database, Delivered, Erasure, Error, OutboxEntry, Scene, Store, Taken, Writer};
use smscode_bot::vault::Keyring;

use crate::server::{Server, connect};

pub const USER: UserId = UserId(5_000_000_001);
pub const WAIT: Duration = Duration::from_secs(60);

/// Where a test's database is.
enum Site {
    Folder(tempfile::TempDir),
    Server(Server),
}

/// A database with one user in it, a clock that the test controls, and the keys.
pub struct Home {
    site: Site,
    pub clock: sandbox::Clock,
    pub keyring: Keyring,
    pub store: Store,
}

impl Home {
    pub async fn sqlite() -> Self {
        Self::at(Site::Folder(tempfile::tempdir().unwrap())).await
    }

    /// `None` when no server is configured.
    pub async fn postgres() -> Option<Self> {
        Some(Self::at(Site::Server(Server::make().await?)).await)
    }

    async fn at(site: Site) -> Self {
        let clock = sandbox::Clock::default();
        let keyring = keyring("a", 1);
        let store = open(&site, &clock, &keyring).await.unwrap();
        store.get_user(USER, Some("en")).await.unwrap();
        Self { site, clock, keyring, store }
    }

    /// Ends the process, so that another can open its database.
    pub async fn end(self) -> Left {
        self.store.close().await;
        Left { site: self.site, clock: self.clock }
    }

    /// Two handles of the store, for concurrent work.
    pub fn two(&self) -> [Store; 2] {
        [self.store.clone(), self.store.clone()]
    }

    /// Another process on the same database that has not taken it over. `None` on SQLite, which takes no second.
    pub async fn standby(&self) -> Option<Store> {
        match self.site {
            Site::Folder(_) => None,
            Site::Server(_) => {
                let (store, writer) = assemble(&self.site, &self.clock, &self.keyring).await.unwrap();
                tokio::spawn(writer.run());
                Some(store)
            }
        }
    }

    /// The folder of an SQLite database.
    pub fn folder(&self) -> &std::path::Path {
        match &self.site {
            Site::Folder(folder) => folder.path(),
            Site::Server(_) => panic!("not on SQLite"),
        }
    }

    /// A connection that bypasses the store.
    pub async fn raw(&self) -> sqlx::AnyConnection {
        let url = match &self.site {
            Site::Folder(folder) => format!("sqlite://{}", folder.path().join("bot.db").display()),
            Site::Server(server) => server.url.to_string(),
        };
        connect(&url).await
    }

    pub fn seconds_later(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }

    /// A draft of the user.
    pub async fn draft(&self, id: u8) -> Purchase {
        let purchase = Purchase {
            id: IntentId([id; 16]),
            user: USER,
            currency: Currency::Usd,
            body: r#"{"product_id":142,"quantity":2}"#.to_owned(),
            wanted: Wanted::Product,
            product: ProductId(142),
            listing: Listing { country: CountryId(6), service: ServiceId(1) },
            quantity: 2,
            title: ProductLabel {
                service: Some("WhatsApp".to_owned()),
                country: Some("Indonesia".to_owned()),
                flag: Some("🇮🇩".to_owned()),
                operator: Some("Telkomsel".to_owned()),
            },
            dial: Some("+62".to_owned()),
            price: Money::Usd { amount: "0.9231".parse().unwrap(), canonical_idr: 15_000 },
            limit: None,
            floor: None,
            state: PurchaseState::Draft,
            created_at: self.now(),
            provider_time: None,
            confirmed_at: None,
            attempts: 0,
            doubtful: false,
            doubt: Default::default(),
            failure: None,
            request_id: None,
            failure_until: None,
            failed_count: 0,
            next: None,
            replaces: None,
            auto_replace: None,
        };
        self.store.insert_purchase(&purchase).await.unwrap();
        purchase
    }

    /// Erases a user completely.
    pub async fn forget(&self, user: UserId) {
        let farewell = Notification::Farewell { question: None, address: Address::Settled };
        assert_eq!(self.store.forget_person(user, true, farewell).await.unwrap(), Erasure::Begun);
        for chat in self.store.take_chats(100) {
            let next = self.store.next_notification(chat.key()).await.unwrap();
            if let Some(entry) = next.filter(|entry| entry.notification == farewell) {
                self.store.complete_farewell(&entry).await.unwrap();
            }
            self.store.leave_chat(chat, None).await;
        }
    }

    /// What says that an order is of a purchase.
    pub fn bought(&self, purchase: &Purchase) -> Bought {
        let Purchase { id: intent, product, price, .. } = *purchase;
        Bought { intent, title: purchase.title.clone(), product, price }
    }

    /// What a card is built from.
    pub async fn scene(&self, card: CardId) -> Scene {
        self.store.find_scene(USER, &Notification::Card { card }).await.unwrap()
    }

    /// Now, in the precision of the database.
    pub fn now(&self) -> chrono::DateTime<chrono::Utc> {
        chrono::DateTime::from_timestamp_millis(self.clock.now().timestamp_millis()).unwrap()
    }

    /// What the provider says of an order now.
    pub fn seen(&self, id: i64, status: OrderStatus) -> Observation {
        seen_at(self.now(), id, status)
    }

    /// The same with an SMS.
    pub fn sms(&self, id: i64, code: &str) -> Observation {
        let mut seen = self.seen(id, OrderStatus::OtpReceived);
        seen.order.code = Some(Private::new(code));
        seen.order.text = Some(Private::new(format!("Your code is {code}, do not share it")));
        seen
    }

    /// Delivers everything that is due now and returns it, in order within each chat.
    pub async fn deliver(&self) -> Vec<Notification> {
        self.deliver_as(|_| Delivered::Done).await
    }

    /// The same where messages are left in the chats.
    pub async fn deliver_as(&self, left: impl Fn(&Notification) -> Delivered) -> Vec<Notification> {
        let mut told = Vec::new();
        for chat in self.store.take_chats(100) {
            while let Some(entry) = self.store.next_notification(chat.key()).await.unwrap() {
                self.store.complete_notification(&entry, left(&entry.notification)).await.unwrap();
                told.push(entry.notification);
            }
            self.store.leave_chat(chat, None).await;
        }
        told
    }

    /// Claims the most urgent message that is due now: nobody else delivers in its chat.
    pub async fn in_hand(&self) -> (Taken<UserId>, OutboxEntry) {
        let chat = self.store.take_chats(1).remove(0);
        let entry = self.store.next_notification(chat.key()).await.unwrap().unwrap();
        (chat, entry)
    }

    /// The purchases that are due now, each claimed and left.
    pub async fn due_purchases(&self) -> Vec<Purchase> {
        let mut due = Vec::new();
        for taken in self.store.take_purchases(100) {
            due.extend(self.store.find_taken_purchase(&taken).await.unwrap());
            self.store.leave_purchase(taken).await.unwrap();
        }
        due
    }
}

/// What the provider says of an order at this time.
pub fn seen_at(now: chrono::DateTime<chrono::Utc>, id: i64, status: OrderStatus) -> Observation {
    let mut order = OrderReport::bare(OrderId(id));
    order.status = Some(status);
    order.phone = Some(Private::new("+6281298765432"));
    Observation::new(Source::Read, now, order)
}

/// A database without a process.
pub struct Left {
    site: Site,
    clock: sandbox::Clock,
}

impl Left {
    /// Opens it with these keys.
    pub async fn open(&self, keyring: &Keyring) -> Result<Store, Error> {
        open(&self.site, &self.clock, keyring).await
    }
}

async fn open(site: &Site, clock: &sandbox::Clock, keyring: &Keyring) -> Result<Store, Error> {
    let (store, writer) = assemble(site, clock, keyring).await?;
    take_over(&store).await;
    store.begin_work().await?;
    tokio::spawn(writer.run());
    Ok(store)
}

/// Takes over the database from its current owner.
pub async fn take_over(store: &Store) {
    if !store.is_alone() {
        let seen = store.find_owner().await.unwrap();
        assert!(store.take_ownership(&seen, "test").await.unwrap());
    }
}

async fn assemble(site: &Site, clock: &sandbox::Clock, keyring: &Keyring) -> Result<(Store, Writer), Error> {
    let database = match site {
        Site::Folder(folder) => Database::sqlite(&folder.path().join("bot.db")).await?,
        Site::Server(server) => Database::postgres(server.url.as_str()).await?,
    };
    let clock = clock.clone();
    Ok(Store::new(database, keyring.clone(), Clock::new(move || clock.now())))
}

/// A keyring with one key.
pub fn keyring(id: &str, byte: u8) -> Keyring {
    Keyring::parse(&key_line(id, byte)).unwrap()
}

/// A key in the form in which the service is given it.
pub fn key_line(id: &str, byte: u8) -> String {
    use base64::Engine;
    format!("{id}:{}", base64::engine::general_purpose::STANDARD.encode([byte; 32]))
}
