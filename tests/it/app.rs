//! A service with both emulated servers, on its own ports and in its own folder.

use std::collections::HashMap;
use std::ffi::OsString;
use std::time::Duration;

use sandbox::telegram::{Message, User};
use sandbox::{smscode, telegram};
use smscode_bot::app::App;
use smscode_bot::clock::Clock;
use smscode_bot::config::{Command, Config};
use smscode_bot::shutdown::Shutdown;

use crate::server::Server;
use crate::text_audit::TextAudit;

/// Timeout for what must happen. Long, because it only runs out when the test fails.
pub const SOON: Duration = Duration::from_secs(60);

/// How long a change may take before the clock is advanced. A database server answers later than a file, even
/// more so while other tests keep it busy.
fn breath() -> Duration {
    let server = std::env::var("TEST_DATABASE").is_ok_and(|database| database == "postgres");
    Duration::from_millis(if server { 120 } else { 40 })
}

/// The public address of the service under test. The sandbox routes it to the service's own port.
pub const PUBLIC: &str = "https://bot.example.test";

/// A running service and its two emulated servers.
pub struct TestApp {
    pub sms: smscode::Server,
    pub tg: telegram::Server,
    pub text_audit: TextAudit,
    pub clock: sandbox::Clock,
    _folder: tempfile::TempDir,
    pub settings: HashMap<&'static str, String>,
    _server: Option<Server>,
    app: Option<App>,
    /// The error of the service's clock from its next start on.
    pub skew: chrono::TimeDelta,
}

/// A database on the PostgreSQL server, if the tests are to run there.
async fn server() -> Option<Server> {
    match std::env::var("TEST_DATABASE").as_deref() {
        Ok("postgres") => Some(
            Server::make().await.unwrap_or_else(|| panic!("TEST_DATABASE=postgres needs TEST_DATABASE_URL")),
        ),
        Ok("") | Ok("sqlite") | Err(_) => None,
        Ok(other) => panic!("TEST_DATABASE: {other} is neither sqlite nor postgres"),
    }
}

/// Options that a test can change.
#[derive(Default)]
pub struct Options {
    pub surface: smscode::Surface,
    pub catalog: smscode::CatalogSize,
    pub notification: bool,
    pub settings: Vec<(&'static str, String)>,
    /// Applied to Telegram before the service starts.
    pub before: Option<fn(&telegram::Server)>,
    /// The error of the service's clock.
    pub skew: chrono::TimeDelta,
}

impl TestApp {
    /// With the live surface and without a webhook.
    pub async fn start() -> Self {
        Self::with(Options::default()).await
    }

    /// With this surface and without a webhook.
    pub async fn on(surface: smscode::Surface) -> Self {
        Self::with(Options { surface, ..Options::default() }).await
    }

    /// With this surface and a public address.
    pub async fn public(surface: smscode::Surface) -> Self {
        Self::with(Options { surface, notification: true, ..Options::default() }).await
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
        let text_audit = TextAudit::default();
        let tg = telegram::Server::start(telegram::Options {
            clock: clock.clone(),
            text_auditor: Some(text_audit.reader()),
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
        if options.notification {
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
            text_audit,
            clock,
            _folder: folder,
            settings,
            _server: server,
            app: None,
            skew: options.skew,
        };
        if let Some(before) = options.before {
            before(&this.tg);
        }
        this.run().await;
        this
    }

    /// Starts or restarts the service on the contents of the folder.
    pub async fn run(&mut self) {
        let app =
            App::start_speaking(self.config(), self.clock(), Shutdown::new(), self.text_audit.languages());
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

    /// The address on which the service listens.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.app().address())
    }

    /// A user with a linked account of this many rupiah, without a webhook.
    pub async fn linked(&self, name: &str, language: &str, idr: i64) -> (User, smscode::Account) {
        let account = self.sms.add_account(idr);
        let user = self.tg.user(name, language);
        self.link_without_webhook(&user, language, &account).await;
        (user, account)
    }

    /// The same for a service with a public address: linking switches the webhook on.
    pub async fn pushed(&self, name: &str, language: &str, idr: i64) -> (User, smscode::Account) {
        let account = self.sms.add_account(idr);
        let user = self.tg.user(name, language);
        self.link(&user, language, &account).await;
        assert!(self.sms.webhook(&account).url.is_some_and(|url| url.starts_with(PUBLIC)));
        (user, account)
    }

    /// Links this account.
    pub async fn link(&self, user: &User, language: &str, account: &smscode::Account) -> Message {
        let linked = if language == "id" { "Akun terhubung" } else { "Your account is linked" };
        let said = user.say(&format!("/login {}", account.token()));
        user.wait_for_new(SOON, said, linked).await.unwrap()
    }

    /// Links this account in place of the one in use.
    pub async fn replace(&self, user: &User, language: &str, account: &smscode::Account) -> Message {
        let (works, replace, linked) = match language {
            "id" => ("Token ini berfungsi", "Ganti ", "Akun terhubung"),
            _ => ("This token works", "Replace ", "Your account is linked"),
        };
        let said = user.say(&format!("/login {}", account.token()));
        let asked = user.wait_for_new(SOON, said, works).await.unwrap();
        user.press(asked.id, replace).unwrap();
        user.wait_for(SOON, |m| m.id == asked.id && m.text.contains(linked)).await.unwrap()
    }

    /// The same while the account sends its notifications elsewhere, so that the webhook stays off.
    pub async fn link_without_webhook(&self, user: &User, language: &str, account: &smscode::Account) {
        let before = self.sms.webhook(account);
        if self.settings.contains_key("PUBLIC_URL") && before.url.is_none() {
            self.sms.set_webhook(account, Some("https://elsewhere.example.org/hook"), None);
        }
        self.link(user, language, account).await;
        if before.url.is_none() {
            self.sms.set_webhook(account, None, None);
        }
    }

    /// Advances the clock and wakes the workers, which sleep in real time.
    pub fn advance(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
        let store = self.app().store();
        let wakeups = store.wakeups();
        for bell in [
            store.delivery_bell(),
            store.purchase_bell(),
            store.poll_bell(),
            store.replacement_bell(),
            &wakeups.announcements,
            &wakeups.jobs,
            &wakeups.returns,
            &wakeups.watches,
        ] {
            bell.notify_one();
        }
    }

    /// Advances the clock step by step until a condition on the provider is true.
    pub async fn advance_until(&self, step: u64, mut is_true: impl FnMut(&smscode::State<'_>) -> bool) {
        for _ in 0..100 {
            if self.sms.wait_until(breath(), &mut is_true).await.is_ok() {
                return;
            }
            self.advance(step);
        }
        self.sms.wait_until(SOON, is_true).await.unwrap();
    }

    /// Advances the clock step by step until a user sees a matching message.
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
        user.wait_for(SOON, fits).await.unwrap()
    }

    /// Waits until nothing is left to deliver.
    pub async fn quiet(&self) {
        for round in 0..200 {
            if self.app().store().count_notifications().await.unwrap() == 0 {
                return;
            }
            // Telegram shows a message before it leaves the outbox. Advancing the clock helps messages that
            // wait for their time.
            self.tg.wait_until(breath(), |_| false).await.unwrap_err();
            if round > 20 {
                self.advance(1);
            }
        }
        panic!("the outbox is not empty");
    }

    /// The service's answer to a GET: status and body.
    pub async fn get(&self, path: &str) -> (u16, String) {
        let answer = reqwest::get(self.url(path)).await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    }

    pub async fn stop(&mut self) {
        if let Some(app) = self.app.take() {
            app.stop().await.unwrap();
        }
    }

    /// Stops the service and checks for what must never be left or have happened.
    pub async fn finish(mut self) {
        self.quiet().await;
        self.stop().await;
        assert_eq!(self.sms.violations(), Vec::<String>::new());
        assert_eq!(self.tg.violations(), Vec::<String>::new());
        assert_eq!(self.text_audit.strange_words(&self.sms, &self.tg), Vec::<String>::new());
    }
}
