//! A service with both outside worlds, on ports of its own and in a folder of its own.

use std::collections::HashMap;
use std::ffi::OsString;
use std::time::Duration;

use sandbox::telegram::User;
use sandbox::{smscode, telegram};
use smscode_bot::app::App;
use smscode_bot::clock::Clock;
use smscode_bot::config::{Command, Config};
use smscode_bot::shutdown::Shutdown;

/// How long a test waits for what must come. Long, because it is only waited out when the test fails.
pub const SOON: Duration = Duration::from_secs(20);

/// The public address of the service under test. The sandbox leads it to the service's own port.
pub const PUBLIC: &str = "https://bot.example.test";

/// A running service and its two worlds.
pub struct TestApp {
    pub sms: smscode::Server,
    pub tg: telegram::Server,
    pub clock: sandbox::Clock,
    pub folder: tempfile::TempDir,
    pub settings: HashMap<&'static str, String>,
    app: Option<App>,
}

/// What a test may want different.
#[derive(Default)]
pub struct Options {
    pub surface: smscode::Surface,
    pub push: bool,
    pub settings: Vec<(&'static str, String)>,
}

impl TestApp {
    /// With the live surface and without push.
    pub async fn start() -> Self {
        Self::with(Options::default()).await
    }

    pub async fn with(options: Options) -> Self {
        let clock = sandbox::Clock::default();
        let sms = smscode::Server::start(smscode::Options {
            clock: clock.clone(),
            surface: options.surface,
            ..Default::default()
        })
        .await
        .unwrap();
        let tg = telegram::Server::start(telegram::Options { clock: clock.clone(), ..Default::default() })
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
        settings.extend(options.settings);
        let mut this = Self { sms, tg, clock, folder, settings, app: None };
        this.run().await;
        this
    }

    /// Starts the service (again) on what the folder holds.
    pub async fn run(&mut self) {
        let app = App::start(self.config(), self.clock(), Shutdown::new()).await.unwrap();
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
        let clock = self.clock.clone();
        Clock::new(move || clock.now())
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
        user.wait_for(SOON, |message| message.from_bot && message.text.contains("500")).await.unwrap();
        (user, account)
    }

    pub async fn stop(&mut self) {
        if let Some(app) = self.app.take() {
            app.stop().await.unwrap();
        }
    }

    /// Ends the service and looks for what must never be left or have happened.
    pub async fn finish(mut self) {
        let waiting = self.app().store().count_pushes().await.unwrap();
        assert_eq!(waiting, 0, "the outbox is not empty");
        self.stop().await;
        assert_eq!(self.sms.violations(), Vec::<String>::new());
        assert_eq!(self.tg.violations(), Vec::<String>::new());
    }
}
