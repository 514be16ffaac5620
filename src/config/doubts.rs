//! Settings that are valid one by one and make little sense together.

use url::{Host, Url};

use super::{Config, Database, Updates};

/// The ports to which Telegram sends webhooks.
const TELEGRAM_PORTS: [u16; 4] = [80, 88, 443, 8443];

impl Config {
    /// What the operator has probably not meant, one sentence each that begins with the variable. Repeats no secret.
    pub fn doubts(&self) -> Vec<&'static str> {
        let telegram_is_elsewhere = !is_here(&self.telegram.api_url);
        let provider_is_elsewhere = !is_here(&self.smscode_api_url);
        let public = self.public_url.as_ref();
        let by_webhook = self.telegram.updates == Updates::Webhook;
        let shut_out = |allowed: &std::collections::BTreeSet<_>| !self.admins.is_subset(allowed);
        let wrong_port =
            |url: &Url| url.port_or_known_default().is_some_and(|port| !TELEGRAM_PORTS.contains(&port));
        let doubts = [
            (
                self.allowed_users.as_ref().is_some_and(shut_out),
                "ADMIN_USER_IDS: some of them are not in ALLOWED_USER_IDS and can't use the bot",
            ),
            (
                public.is_some_and(is_private) && (provider_is_elsewhere || by_webhook && telegram_is_elsewhere),
                "PUBLIC_URL: leads to this machine or a private network, where no webhook from outside arrives",
            ),
            (
                by_webhook && telegram_is_elsewhere && public.is_some_and(wrong_port),
                "PUBLIC_URL: Telegram sends webhooks to the ports 80, 88, 443 and 8443 only",
            ),
            (
                by_webhook && telegram_is_elsewhere && public.is_some_and(|url| url.scheme() != "https"),
                "PUBLIC_URL: Telegram sends webhooks to https only",
            ),
            (
                telegram_is_elsewhere && self.telegram.api_url.scheme() == "http",
                "TELEGRAM_API_URL: is http, so the bot's token and all chats travel unencrypted",
            ),
            (
                provider_is_elsewhere && self.smscode_api_url.scheme() == "http",
                "SMSCODE_API_URL: is http, so people's tokens and codes travel unencrypted",
            ),
            (
                matches!(self.database, Database::Postgres { .. }) && !by_webhook && public.is_some(),
                "TELEGRAM_UPDATES: with polling one process takes all updates and others stand by; `webhook` shares \
                 them out",
            ),
        ];
        doubts.into_iter().filter(|(doubtful, _)| *doubtful).map(|(_, sentence)| sentence).collect()
    }
}

/// Whether a URL leads to this machine.
fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn is_private(url: &Url) -> bool {
    let private = match url.host() {
        Some(Host::Ipv4(address)) => address.is_private() || address.is_link_local(),
        Some(Host::Ipv6(address)) => address.is_unique_local() || address.is_unicast_link_local(),
        Some(Host::Domain(_)) | None => false,
    };
    private || is_here(url)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::super::{Command, Config};

    fn doubts(settings: &[(&str, &str)]) -> Vec<&'static str> {
        let env = |name: &str| {
            let token = [("TELEGRAM_BOT_TOKEN", "123456789:AAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")];
            let found = settings.iter().chain(&token).find(|(key, _)| *key == name);
            found.map(|(_, value)| OsString::from(value))
        };
        match Command::load(["smscode-bot".into()], env, None).unwrap() {
            Command::Run(config) => Config::doubts(&config),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn settings_that_contradict_one_another_are_named() {
        let key = format!("test:{}=", "A".repeat(43));
        let cases: [(&str, &[(&str, &str)]); 7] = [
            ("ADMIN_USER_IDS", &[("ALLOWED_USER_IDS", "1,2"), ("ADMIN_USER_IDS", "2,3")]),
            ("PUBLIC_URL", &[("PUBLIC_URL", "http://127.0.0.1:8080")]),
            ("PUBLIC_URL", &[("PUBLIC_URL", "https://192.168.1.7")]),
            ("PUBLIC_URL", &[("PUBLIC_URL", "https://bot.example.org:9000"), ("TELEGRAM_UPDATES", "webhook")]),
            ("TELEGRAM_API_URL", &[("TELEGRAM_API_URL", "http://telegram.example.org")]),
            ("SMSCODE_API_URL", &[("SMSCODE_API_URL", "http://sms.example.org")]),
            (
                "TELEGRAM_UPDATES",
                &[
                    ("DATABASE_URL", "postgres://db/bot"),
                    ("ENCRYPTION_KEYS", &key),
                    ("PUBLIC_URL", "https://bot.example.org"),
                ],
            ),
        ];
        for (variable, settings) in cases {
            let said = doubts(settings);
            assert_eq!(said.len(), 1, "{settings:?}: {said:?}");
            assert!(said[0].starts_with(variable), "{said:?}");
        }
    }

    #[test]
    fn settings_that_fit_together_are_passed_over() {
        for settings in [
            &[][..],
            &[("ALLOWED_USER_IDS", "1,2"), ("ADMIN_USER_IDS", "2")],
            &[("ADMIN_USER_IDS", "2")],
            &[("PUBLIC_URL", "https://bot.example.org/bot"), ("TELEGRAM_UPDATES", "webhook")],
            &[
                ("PUBLIC_URL", "http://127.0.0.1:8080"),
                ("TELEGRAM_API_URL", "http://127.0.0.1:1"),
                ("SMSCODE_API_URL", "http://localhost:2"),
                ("TELEGRAM_UPDATES", "webhook"),
            ],
        ] {
            assert_eq!(doubts(settings), Vec::<&str>::new(), "{settings:?}");
        }
    }
}
