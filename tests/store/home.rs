//! A database of its own for one test, and what tests put into it.

use std::time::Duration;

use smscode_bot::clock::Clock;
use smscode_bot::domain::catalog::{Place, Title};
use smscode_bot::domain::purchase::{Purchase, PurchaseState};
use smscode_bot::domain::push::{CardId, Push};
use smscode_bot::domain::tracking::{Bought, Observation, Source};
use smscode_bot::domain::{
    CountryId, Currency, IntentId, Money, Order, OrderId, OrderStatus, Private, ProductId, ServiceId, UserId,
};
use smscode_bot::store::{Database, Error, Parcel, Scene, Store};
use smscode_bot::vault::Keyring;

use crate::server::{Server, connect};

pub const USER: UserId = UserId(5_000_000_001);
pub const LEASE: Duration = Duration::from_secs(60);

/// Where a test's database is.
enum Site {
    Folder(tempfile::TempDir),
    Server(Server),
}

/// A database with one person in it, a clock that the test moves, and the keys.
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

    /// `None` when no server is named.
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

    /// Ends the process, so that another may open what it leaves.
    pub async fn end(self) -> Left {
        self.store.close().await;
        Left { site: self.site, clock: self.clock }
    }

    /// Two stores that work on the database at the same time: of two processes on PostgreSQL, of one on SQLite,
    /// which takes no second.
    pub async fn two(&self) -> [Store; 2] {
        let other = match self.site {
            Site::Folder(_) => self.store.clone(),
            Site::Server(_) => open(&self.site, &self.clock, &self.keyring).await.unwrap(),
        };
        [self.store.clone(), other]
    }

    /// A store beside the running one, as a command opens it.
    pub async fn beside(&self, keyring: &Keyring) -> Store {
        beside(&self.site, &self.clock, keyring).await
    }

    /// The folder of an SQLite database.
    pub fn folder(&self) -> &std::path::Path {
        match &self.site {
            Site::Folder(folder) => folder.path(),
            Site::Server(_) => panic!("not on SQLite"),
        }
    }

    /// A connection that goes past the store.
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

    /// A draft of the person.
    pub async fn draft(&self, id: u8) -> Purchase {
        let purchase = Purchase {
            id: IntentId([id; 16]),
            user: USER,
            currency: Currency::Usd,
            body: r#"{"product_id":142,"quantity":2}"#.to_owned(),
            product: ProductId(142),
            place: Place { country: CountryId(6), service: ServiceId(1) },
            quantity: 2,
            title: Title {
                service: Some("WhatsApp".to_owned()),
                country: Some("Indonesia".to_owned()),
                flag: Some("🇮🇩".to_owned()),
            },
            price: Money::Usd { amount: "0.9231".parse().unwrap(), canonical_idr: 15_000 },
            state: PurchaseState::Draft,
            created_at: self.now(),
            provider_time: None,
            confirmed_at: None,
            attempts: 0,
            doubtful: false,
            failure: None,
            request_id: None,
            failure_until: None,
            failed_count: 0,
        };
        self.store.insert_purchase(&purchase).await.unwrap();
        purchase
    }

    /// What says that an order is of a purchase.
    pub fn bought(&self, purchase: &Purchase) -> Bought {
        let Purchase { id: intent, product, price, .. } = *purchase;
        Bought { intent, title: purchase.title.clone(), product, price }
    }

    /// What a card is told from.
    pub async fn scene(&self, card: CardId) -> Scene {
        self.store.find_scene(USER, &Push::Card { card }, None).await.unwrap()
    }

    /// Now, as precisely as the database keeps it.
    pub fn now(&self) -> chrono::DateTime<chrono::Utc> {
        chrono::DateTime::from_timestamp_millis(self.clock.now().timestamp_millis()).unwrap()
    }

    /// What the provider says of an order now.
    pub fn seen(&self, id: i64, status: OrderStatus) -> Observation {
        let mut order = Order::bare(OrderId(id));
        order.status = Some(status);
        order.phone = Some(Private::new("+6281298765432"));
        Observation::new(Source::Read, self.now(), order)
    }

    /// The same with an SMS.
    pub fn sms(&self, id: i64, code: &str) -> Observation {
        let mut seen = self.seen(id, OrderStatus::OtpReceived);
        seen.order.code = Some(Private::new(code));
        seen.order.text = Some(Private::new(format!("Your code is {code}, do not share it")));
        seen
    }

    /// Everything that is due now, claimed.
    pub async fn claim(&self) -> Vec<Parcel> {
        self.store.claim_pushes(100, LEASE).await.unwrap()
    }
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

    /// A store beside the running one, as a command opens it.
    pub async fn beside(&self, keyring: &Keyring) -> Store {
        beside(&self.site, &self.clock, keyring).await
    }
}

async fn beside(site: &Site, clock: &sandbox::Clock, keyring: &Keyring) -> Store {
    let database = match site {
        Site::Folder(folder) => Database::sqlite_beside(&folder.path().join("bot.db")).await.unwrap(),
        Site::Server(server) => Database::postgres_beside(server.url.as_str()).await.unwrap(),
    };
    let clock = clock.clone();
    Store::beside(database, keyring.clone(), Clock::new(move || clock.now()))
}

async fn open(site: &Site, clock: &sandbox::Clock, keyring: &Keyring) -> Result<Store, Error> {
    let database = match site {
        Site::Folder(folder) => Database::sqlite(&folder.path().join("bot.db")).await?,
        Site::Server(server) => Database::postgres(server.url.as_str()).await?,
    };
    let clock = clock.clone();
    let (store, writer) = Store::new(database, keyring.clone(), Clock::new(move || clock.now())).await?;
    tokio::spawn(writer.run());
    Ok(store)
}

/// A keyring with one key.
pub fn keyring(id: &str, byte: u8) -> Keyring {
    Keyring::parse(&key_line(id, byte)).unwrap()
}

/// A key as it is given to the program.
pub fn key_line(id: &str, byte: u8) -> String {
    use base64::Engine;
    format!("{id}:{}", base64::engine::general_purpose::STANDARD.encode([byte; 32]))
}
