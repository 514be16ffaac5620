//! Both emulated servers, the program's folder, and the running program.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, Utc};
use sandbox::smscode::{self, Account, Endpoint, LedgerKind, OrderSnapshot};
use sandbox::telegram::{self, Message, User};
use sqlx::{Connection, Row};

use crate::process::{Ended, Process, SOON};
use crate::server::{Server, connect};

/// The program's public address. The sandbox routes it to the program's own port.
pub const PUBLIC: &str = "https://bot.example.test";

/// Both emulated servers and the program.
pub struct World {
    pub sms: smscode::Server,
    pub tg: telegram::Server,
    pub folder: tempfile::TempDir,
    pub settings: HashMap<&'static str, String>,
    pub process: Option<Process>,
    /// The output of killed and stopped processes.
    pub printed: String,
    /// When processes were killed.
    pub kills: Vec<DateTime<Utc>>,
    /// The database, if it is not an SQLite file in the folder.
    server: Option<Server>,
}

impl World {
    /// The emulated servers and the running program.
    pub async fn start() -> Self {
        let mut world = Self::new().await;
        world.run().await;
        world
    }

    /// The emulated servers, with the program not started yet.
    pub async fn new() -> Self {
        let sms = smscode::Server::start(smscode::Options::default()).await.unwrap();
        let tg = telegram::Server::start(telegram::Options::default()).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let settings = HashMap::from([
            ("TELEGRAM_BOT_TOKEN", tg.token()),
            ("TELEGRAM_API_URL", tg.url()),
            ("SMSCODE_API_URL", sms.url()),
            ("PUBLIC_URL", PUBLIC.to_owned()),
            ("LISTEN_ADDR", "127.0.0.1:0".to_owned()),
            ("DATA_DIR", folder.path().join("data").display().to_string()),
            ("LOG_FORMAT", "json".to_owned()),
            ("RUST_LOG", "debug".to_owned()),
        ]);
        let printed = String::new();
        Self { sms, tg, folder, settings, process: None, printed, kills: Vec::new(), server: None }
    }

    /// Puts the database on the tests' PostgreSQL server, before the program is started.
    pub async fn use_postgres(&mut self) {
        let server = Server::make().await;
        let server = server.unwrap_or_else(|| panic!("TEST_DATABASE=postgres needs TEST_DATABASE_URL"));
        self.settings.insert("DATABASE_URL", server.url.to_string());
        self.settings.insert("ENCRYPTION_KEYS", format!("test:{}=", "A".repeat(43)));
        self.server = Some(server);
    }

    /// Starts or restarts the program on the contents of its folder.
    pub async fn run(&mut self) {
        let process = Process::start(&self.settings, &[]);
        let local = format!("http://{}", process.address().await);
        self.sms.route(PUBLIC, &local);
        self.tg.route(PUBLIC, &local);
        self.process = Some(process);
    }

    pub async fn kill(&mut self) {
        self.printed += &self.process.take().unwrap().kill().await;
        self.kills.push(self.tg.clock().now());
        // Hanging calls of the killed process no longer have a caller.
        self.sms.release_hung();
        self.tg.release_hung();
    }

    pub async fn kill_and_run(&mut self) {
        self.kill().await;
        self.run().await;
    }

    pub async fn terminate(&mut self) -> Ended {
        let ended = self.process.take().unwrap().terminate().await;
        self.printed += &ended.output;
        ended
    }

    pub fn data(&self, name: &str) -> PathBuf {
        self.folder.path().join("data").join(name)
    }

    /// A user with a linked account.
    pub async fn linked(&self, name: &str) -> (User, Account) {
        let account = self.sms.add_account(5_000_000);
        let user = self.tg.user(name, "en");
        user.say(&format!("/login {}", account.token()));
        user.wait_for(SOON, |message| message.text.contains("is linked")).await.unwrap();
        (user, account)
    }

    /// The same with codes by webhook, which linking has switched on.
    pub async fn linked_with_webhook(&self, name: &str) -> (User, Account) {
        let (user, account) = self.linked(name).await;
        user.wait_for(SOON, |message| message.text.contains("Codes arrive instantly")).await.unwrap();
        (user, account)
    }

    /// Takes a user to the confirm button; returns the message that shows it.
    pub async fn ask_to_buy(&self, user: &User) -> Message {
        let said = user.say("/buy whatsapp indonesia");
        user.wait_for(SOON, |message| message.id > said && message.button("Buy for").is_some()).await.unwrap()
    }

    /// Buys a number and waits until the chat shows it.
    pub async fn bought(&self, user: &User, account: &Account) -> OrderSnapshot {
        let known: Vec<u64> = self.sms.orders(account).iter().map(|order| order.id).collect();
        let confirm = self.ask_to_buy(user).await;
        user.press(confirm.id, "Buy for").unwrap();
        let order = self.sms.wait_for_order(SOON, account, |order| !known.contains(&order.id)).await.unwrap();
        self.shown(user, &order).await;
        order
    }

    /// Waits until the chat shows the number of an order.
    pub async fn shown(&self, user: &User, order: &OrderSnapshot) {
        let number = digits(&order.phone_number);
        user.wait_for(SOON, |message| digits(&message.text).contains(&number)).await.unwrap();
    }

    /// Waits until the provider has received this request that many times.
    pub async fn asked(&self, endpoint: Endpoint, times: usize) {
        self.sms.wait_until(SOON, |state| state.count(endpoint) >= times).await.unwrap();
    }

    pub fn charges(&self, account: &Account) -> usize {
        self.sms.ledger(account).iter().filter(|entry| entry.kind == LedgerKind::Charge).count()
    }

    /// The running program's answer.
    pub async fn status(&self, path: &str) -> u16 {
        let address = self.process.as_ref().unwrap().address().await;
        reqwest::get(format!("http://{address}{path}")).await.unwrap().status().as_u16()
    }

    /// Waits until nothing is left to deliver, and stops the program.
    pub async fn finish(mut self) {
        self.told_everything().await;
        assert_eq!(self.terminate().await.code, Some(0));
        self.no_violations();
    }

    /// Fails if something happened that a correct program never does.
    pub fn no_violations(&self) {
        // The wait imposed on a call or a reply is lost with its process; that of a notification is not.
        let killed = !self.kills.is_empty();
        let forgiven = |violation: &String| {
            killed && (violation.contains("before retry_after") || violation.contains("before Retry-After"))
        };
        let violations = self.sms.violations().into_iter().chain(self.tg.violations());
        let violations: Vec<String> = violations.filter(|violation| !forgiven(violation)).collect();
        assert_eq!(violations, Vec::<String>::new());
    }

    /// Waits until the outbox is empty. There is no event for it, so the database is queried.
    pub async fn told_everything(&self) {
        self.told_within(SOON).await;
    }

    /// The same with a longer timeout: what a killed process had leased is delivered when the lease expires.
    pub async fn told_within(&self, patience: Duration) {
        let end = std::time::Instant::now() + patience;
        loop {
            let waiting = self.count("SELECT COUNT(*) FROM outbox").await;
            if waiting == 0 {
                return;
            }
            assert!(std::time::Instant::now() < end, "{waiting} pushes are left");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// A number from the database.
    pub async fn count(&self, query: &'static str) -> i64 {
        self.rows(query).await[0].try_get(0).unwrap()
    }

    /// Rows from the database.
    pub async fn rows(&self, query: &'static str) -> Vec<sqlx::any::AnyRow> {
        let file = || format!("sqlite://{}?mode=ro", self.data("smscode-bot.db").display());
        let url = self.server.as_ref().map_or_else(file, |server| server.url.to_string());
        let mut connection = connect(&url).await;
        let rows = sqlx::query(query).fetch_all(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        rows
    }
}

/// The program's output is part of a failed test's report.
impl Drop for World {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let last = self.process.as_ref().map(Process::printed).unwrap_or_default();
            eprintln!("{}{last}", self.printed);
        }
    }
}

/// How many messages of a chat deliver this code; the card shows it too but does not count.
pub fn times_shown(user: &User, code: &str) -> usize {
    let rings = |message: &&Message| message.text.starts_with(['🔑', '✉']) && message.text.contains(code);
    user.from_bot().iter().filter(rings).count()
}

/// Waits for the message that delivers a code.
pub async fn code_shown(user: &User, code: &str) {
    user.wait_for(SOON, |message| message.text.starts_with(['🔑', '✉']) && message.text.contains(code))
        .await
        .unwrap();
}

pub fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
