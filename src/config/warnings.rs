//! Warnings about settings that are valid individually but contradict each other.

use url::{Host, Url};

use super::{Config, Database, Encryption, Updates};

/// The ports at which Telegram calls a webhook.
const TELEGRAM_PORTS: [u16; 4] = [443, 80, 88, 8443];

impl Config {
    /// One line per contradiction, with the names of the variables. Secrets are not repeated.
    pub fn warnings(&self) -> Vec<String> {
        let mut found = Vec::new();
        self.warn_of_addresses(&mut found);
        self.warn_of_people(&mut found);
        self.warn_of_data(&mut found);
        found
    }

    fn warn_of_addresses(&self, found: &mut Vec<String>) {
        for (variable, url) in
            [("TELEGRAM_API_URL", &self.telegram.api_url), ("SMSCODE_API_URL", &self.smscode_api_url)]
        {
            if url.scheme() == "http" && !is_near(url) {
                found.push(format!(
                    "{variable} is plain http to another machine: tokens are sent unencrypted"
                ));
            }
        }
        let Some(public) = &self.public_url else { return };
        if self.listen_addr.port() == 0 {
            found.push(
                "PUBLIC_URL is set but LISTEN_ADDR has port 0, so no proxy can know where to forward requests"
                    .to_owned(),
            );
        }
        let provider_is_far = !is_near(&self.smscode_api_url);
        if is_near(public) && provider_is_far {
            found.push(
                "PUBLIC_URL is an address of this machine or network: SMSCode can't reach it".to_owned(),
            );
        }
        let telegram_is_far = !is_near(&self.telegram.api_url);
        if self.telegram.updates == Updates::Webhook && telegram_is_far {
            if public.scheme() != "https" {
                found.push("TELEGRAM_UPDATES=webhook needs an https PUBLIC_URL".to_owned());
            }
            if public.port_or_known_default().is_none_or(|port| !TELEGRAM_PORTS.contains(&port)) {
                found.push(
                    "TELEGRAM_UPDATES=webhook: Telegram calls only the ports 443, 80, 88 and 8443".to_owned(),
                );
            }
        }
    }

    fn warn_of_people(&self, found: &mut Vec<String>) {
        let Some(allowed) = &self.allowed_users else { return };
        let shut_out = self.admins.iter().filter(|admin| !allowed.contains(admin)).count();
        if shut_out > 0 {
            found
                .push(format!("ADMIN_USER_IDS: {shut_out} not in ALLOWED_USER_IDS, so the bot ignores them"));
        }
    }

    fn warn_of_data(&self, found: &mut Vec<String>) {
        if matches!(self.encryption, Encryption::Keys(_)) && self.data_dir.join("encryption.key").exists() {
            found.push(
                "ENCRYPTION_KEYS is set, so the key file in DATA_DIR is not read: does ENCRYPTION_KEYS include its key?"
                    .to_owned(),
            );
        }
        if let Database::Postgres { url } = &self.database {
            use secrecy::ExposeSecret;
            let Ok(url) = Url::parse(url.expose_secret()) else { return };
            let encrypted = url.query_pairs().any(|(name, mode)| {
                is_ssl_mode(&name) && matches!(&*mode, "require" | "verify-ca" | "verify-full")
            });
            if !encrypted && !is_near(&url) {
                found.push(
                    "DATABASE_URL names another machine and does not require TLS: add ?sslmode=verify-full"
                        .to_owned(),
                );
            }
            if self.data_dir.join("smscode-bot.db").exists() {
                found.push(
                    "DATABASE_URL is PostgreSQL, so the SQLite database in DATA_DIR is not used".to_owned(),
                );
            }
        }
    }
}

/// PostgreSQL clients accept both spellings.
fn is_ssl_mode(name: &str) -> bool {
    matches!(name, "sslmode" | "ssl-mode")
}

/// Whether a URL points to this machine or a private network; names without a dot count as private.
pub(crate) fn is_near(url: &Url) -> bool {
    // For non-web schemes the library parses an IP address as a domain name.
    let host = match url.host() {
        Some(Host::Domain(name)) => name.parse().map_or(Some(Host::Domain(name)), |ip| Some(Host::Ipv4(ip))),
        host => host,
    };
    match host {
        Some(Host::Domain(name)) => {
            !name.contains('.')
                || [".localhost", ".local", ".internal", ".lan"].iter().any(|end| name.ends_with(end))
        }
        Some(Host::Ipv4(address)) => {
            address.is_loopback()
                || address.is_private()
                || address.is_link_local()
                || address.is_unspecified()
        }
        Some(Host::Ipv6(address)) => {
            address.is_loopback()
                || address.is_unique_local()
                || address.is_unicast_link_local()
                || address.is_unspecified()
        }
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::super::Command;

    fn warnings(settings: &[(&str, &str)]) -> Vec<String> {
        let token = ("TELEGRAM_BOT_TOKEN", "123456789:AAAAAAAAAAAAAAAAAAAAAAAAA");
        let key = ("ENCRYPTION_KEYS", "a:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        let given = [&[token, key], settings].concat();
        let env = |name: &str| {
            given.iter().rev().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value))
        };
        match Command::load(["smscode-bot".into()], env, None).unwrap() {
            Command::Run(config) => config.warnings(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn settings_that_go_together_are_not_warned_of() {
        for settings in [
            &[][..],
            &[("PUBLIC_URL", "https://bot.example.com"), ("TELEGRAM_UPDATES", "webhook")],
            &[("PUBLIC_URL", "http://127.0.0.1:8080"), ("SMSCODE_API_URL", "http://127.0.0.1:9000")],
            &[("ALLOWED_USER_IDS", "1,2"), ("ADMIN_USER_IDS", "2")],
            &[("DATABASE_URL", "postgres://bot:secret@db:5432/bot")],
            &[("DATABASE_URL", "postgres://bot:secret@127.0.0.1:5432/bot")],
            &[("DATABASE_URL", "postgres://bot:secret@db.example.com/bot?sslmode=verify-full")],
            &[("TELEGRAM_API_URL", "http://telegram-bot-api:8081")],
        ] {
            assert_eq!(warnings(settings), Vec::<String>::new(), "{settings:?}");
        }
    }

    #[test]
    fn settings_that_contradict_each_other_are_told_by_name() {
        for (settings, words) in [
            (&[("SMSCODE_API_URL", "http://api.example.com")][..], "SMSCODE_API_URL is plain http"),
            (&[("PUBLIC_URL", "https://bot.example.com"), ("LISTEN_ADDR", "127.0.0.1:0")], "port 0"),
            (&[("PUBLIC_URL", "https://192.168.1.7")], "PUBLIC_URL is an address of this machine or network"),
            (
                &[("PUBLIC_URL", "https://bot.example.com:9443"), ("TELEGRAM_UPDATES", "webhook")],
                "Telegram calls only the ports",
            ),
            (
                &[("ALLOWED_USER_IDS", "1"), ("ADMIN_USER_IDS", "2")],
                "ADMIN_USER_IDS: 1 not in ALLOWED_USER_IDS",
            ),
            (
                &[("DATABASE_URL", "postgres://bot:7f3a@db.example.com/bot")],
                "DATABASE_URL names another machine",
            ),
            (
                &[("DATABASE_URL", "postgres://bot:7f3a@db.example.com/bot?sslmode=prefer")],
                "does not require TLS",
            ),
        ] {
            let told = warnings(settings);
            assert!(told.len() == 1 && told.iter().all(|line| line.contains(words)), "{words}: {told:?}");
            assert!(!told.concat().contains("7f3a"), "{told:?}");
        }
    }
}
