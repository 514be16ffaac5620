//! A service with both outside worlds, on ports of its own and in a folder of its own.

use std::collections::HashMap;
use std::ffi::OsString;
use std::time::Duration;

use sandbox::telegram::{Message, User};
use sandbox::{smscode, telegram};
use smscode_bot::app::App;
use smscode_bot::clock::Clock;
use smscode_bot::config::{Command, Config};
use smscode_bot::shutdown::Shutdown;

use crate::proof::Proof;
use crate::server::Server;

/// How long a test waits for what must come. Long, because it is only waited out when the test fails.
pub const SOON: Duration = Duration::from_secs(60);

/// How long a change may take before the clock is moved on. A server answers later than a file, the more so while other
/// tests keep it busy.
fn breath() -> Duration {
    let server = std::env::var("TEST_DATABASE").is_ok_and(|database| database == "postgres");
    Duration::from_millis(if server { 120 } else { 40 })
}

/// The public address of the service under test. The sandbox leads it to the service's own port.
pub const PUBLIC: &str = "https://bot.example.test";

/// A running service and its two worlds.
pub struct TestApp {
    pub sms: smscode::Server,
    pub tg: telegram::Server,
    pub proof: Proof,
    pub clock: sandbox::Clock,
    _folder: tempfile::TempDir,
    pub settings: HashMap<&'static str, String>,
    _server: Option<Server>,
    app: Option<App>,
    skew: chrono::TimeDelta,
}

/// A database on the PostgreSQL server, when the tests are to run there.
async fn server() -> Option<Server> {
    match std::env::var("TEST_DATABASE").as_deref() {
        Ok("postgres") => Some(
            Server::make().await.unwrap_or_else(|| panic!("TEST_DATABASE=postgres needs TEST_DATABASE_URL")),
        ),
        Ok("") | Ok("sqlite") | Err(_) => None,
        Ok(other) => panic!("TEST_DATABASE: {other} is neither sqlite nor postgres"),
    }
}

/// What a test may want different.
#[derive(Default)]
pub struct Options {
    pub surface: smscode::Surface,
    pub catalog: smscode::CatalogSize,
    pub push: bool,
    pub settings: Vec<(&'static str, String)>,
    /// By how much the clock of the service is wrong.
    pub skew: chrono::TimeDelta,
}

impl TestApp {
    /// With the live surface and without push.
    pub async fn start() -> Self {
        Self::with(Options::default()).await
    }

    /// With this surface and without push.
    pub async fn on(surface: smscode::Surface) -> Self {
        Self::with(Options { surface, ..Options::default() }).await
    }

    /// With this surface and a public address.
    pub async fn public(surface: smscode::Surface) -> Self {
        Self::with(Options { surface, push: true, ..Options::default() }).await
    }

    pub async fn with(options: Options) -> Self {
        let clock = sandbox::Clock::default();
        let sms = smscode::Server::start(smscode::Options {
            clock: clock.clone(),
            surface: options.surface,
            catalog: options.catalog,
            ..Default::default()
        })
        .await
        .unwrap();
        let proof = Proof::default();
        let tg = telegram::Server::start(telegram::Options {
            clock: clock.clone(),
            proofreader: Some(proof.reader()),
            ..Default::default()
        })
        .await
        .unwrap();
        let folder = tempfile::tempdir().unwrap();
        let mut settings = HashMap::from([
            ("TELEGRAM_BOT_TOKEN", tg.token().to_owned()),
            ("TELEGRAM_API_URL", tg.url().to_owned()),
            ("SMSCODE_API_URL", sms.url().to_owned()),
            ("LISTEN_ADDR", "127.0.0.1:0".to_owned()),
            ("DATA_DIR", folder.path().display().to_string()),
        ]);
        if options.push {
            settings.insert("PUBLIC_URL", PUBLIC.to_owned());
        }
        let server = server().await;
        if let Some(server) = &server {
            settings.insert("DATABASE_URL", server.url.to_string());
            settings.insert("ENCRYPTION_KEYS", format!("test:{}=", "A".repeat(43)));
        }
        settings.extend(options.settings);
        let mut this = Self {
            sms,
            tg,
            proof,
            clock,
            _folder: folder,
            settings,
            _server: server,
            app: None,
            skew: options.skew,
        };
        this.run().await;
        this
    }

    /// Starts the service (again) on what the folder holds.
    pub async fn run(&mut self) {
        let app = App::start_speaking(self.config(), self.clock(), Shutdown::new(), self.proof.languages());
        let app = app.await.unwrap();
        self.sms.route(PUBLIC, &format!("http://{}", app.address()));
        self.tg.route(PUBLIC, &format!("http://{}", app.address()));
        self.app = Some(app);
    }

    pub fn config(&self) -> Config {
        let env = |name: &str| self.settings.get(name).map(OsString::from);
        match Command::load(["smscode-bot".into()], env, None).unwrap() {
            Command::Run(config) => *config,
            other => panic!("{other:?}"),
        }
    }

    fn clock(&self) -> Clock {
        let (clock, skew) = (self.clock.clone(), self.skew);
        Clock::new(move || clock.now() + skew)
    }

    pub fn app(&self) -> &App {
        self.app.as_ref().unwrap()
    }

    /// The address at which the service listens.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.app().address())
    }

    /// A person with a linked account of this many rupiah.
    pub async fn linked(&self, name: &str, language: &str, idr: i64) -> (User, smscode::Account) {
        let account = self.sms.add_account(idr);
        let user = self.tg.user(name, language);
        user.say(&format!("/login {}", account.token()));
        let linked = if language == "id" { "Akun terhubung" } else { "Your account is linked" };
        user.wait_for(SOON, |message| message.text.contains(linked)).await.unwrap();
        (user, account)
    }

    /// The same, with push switched on.
    pub async fn pushed(&self, name: &str, language: &str, idr: i64) -> (User, smscode::Account) {
        let (user, account) = self.linked(name, language, idr).await;
        let (switch, done) = if language == "id" {
            ("Aktifkan kode instan", "Kode instan aktif")
        } else {
            ("Switch on instant codes", "Instant codes are on")
        };
        user.press_when(SOON, switch).await.unwrap();
        user.wait_for(SOON, |message| message.text.contains(done)).await.unwrap();
        (user, account)
    }

    /// Moves the clock and wakes the workers, who sleep in real time.
    pub fn advance(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
        let signals = self.app().store().signals();
        for bell in [&signals.outbox, &signals.purchases, &signals.announcements, &signals.polls] {
            bell.notify_one();
        }
    }

    /// Moves the clock step by step until something is true of the provider.
    pub async fn advance_until(&self, step: u64, mut is_true: impl FnMut(&smscode::State<'_>) -> bool) {
        for _ in 0..100 {
            if self.sms.wait_until(breath(), &mut is_true).await.is_ok() {
                return;
            }
            self.advance(step);
        }
        self.sms.wait_until(breath(), is_true).await.unwrap();
    }

    /// Moves the clock step by step until a person sees a message that fits.
    pub async fn advance_until_shown(
        &self,
        step: u64,
        user: &User,
        mut fits: impl FnMut(&Message) -> bool,
    ) -> Message {
        for _ in 0..100 {
            if let Ok(found) = user.wait_for(breath(), &mut fits).await {
                return found;
            }
            self.advance(step);
        }
        user.wait_for(breath(), fits).await.unwrap()
    }

    /// Waits until nothing is left to be delivered.
    pub async fn quiet(&self) {
        for round in 0..200 {
            if self.app().store().count_pushes().await.unwrap() == 0 {
                return;
            }
            // Whatever leaves the outbox shows at Telegram first. What waits for its time is helped along.
            self.tg.wait_until(breath(), |_| false).await.unwrap_err();
            if round > 20 {
                self.advance(1);
            }
        }
        panic!("the outbox is not empty");
    }

    /// Answers of the service to a GET: status and body.
    pub async fn get(&self, path: &str) -> (u16, String) {
        let answer = reqwest::get(self.url(path)).await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    }

    pub async fn stop(&mut self) {
        if let Some(app) = self.app.take() {
            app.stop().await.unwrap();
        }
    }

    /// Ends the service and looks for what must never be left or have happened.
    pub async fn finish(mut self) {
        self.quiet().await;
        self.stop().await;
        assert_eq!(self.sms.violations(), Vec::<String>::new());
        assert_eq!(self.tg.violations(), Vec::<String>::new());
        assert_eq!(self.proof.strange_words(&self.sms, &self.tg), Vec::<String>::new());
    }
}
