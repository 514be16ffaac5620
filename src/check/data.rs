//! The data directory, the database and the keys that belong to it.

use std::path::Path;

use secrecy::ExposeSecret;

use super::report::{Report, in_time};
use crate::config::{Config, Database, Encryption};
use crate::data_dir;
use crate::store::{self, SchemaReport};
use crate::vault::{self, Keyring};

pub(super) fn keys(config: &Config, report: &mut Report) -> Option<Keyring> {
    match &config.encryption {
        Encryption::Keys(keyring) => {
            report.ok("keys", "from ENCRYPTION_KEYS");
            Some(keyring.clone())
        }
        Encryption::KeyFile(path) => match Keyring::open_or_create_file(path, false) {
            Ok(keyring) => {
                report.ok("keys", format!("from {}", path.display()));
                Some(keyring)
            }
            Err(vault::Error::KeyFileMissing { .. }) if !has_database(config) => {
                report.ok("keys", format!("{} will be created at the first start", path.display()));
                None
            }
            Err(error) => {
                report.fail("keys", error.to_string());
                None
            }
        },
    }
}

fn has_database(config: &Config) -> bool {
    match &config.database {
        Database::Sqlite { path } => path.exists(),
        Database::Postgres { .. } => true,
    }
}

pub(super) async fn database(config: &Config, keyring: Option<&Keyring>, report: &mut Report) {
    let (name, found) = match &config.database {
        Database::Sqlite { path } if !path.exists() => return new_file(path, report),
        Database::Sqlite { path } => {
            let writable = std::fs::OpenOptions::new().write(true).open(path);
            if let Err(error) = writable {
                return report.fail("database", format!("{} can't be written to: {error}", path.display()));
            }
            (format!("SQLite, {}", path.display()), in_time(store::inspect_sqlite(path, keyring)).await)
        }
        Database::Postgres { url } => (
            format!("PostgreSQL at {}", config.database.address()),
            in_time(store::inspect_postgres(url.expose_secret(), keyring)).await,
        ),
    };
    match found {
        None => report.fail("database", format!("{name}: no answer in time")),
        Some(Err(error)) if matches!(config.database, Database::Postgres { .. }) => {
            report.fail("database", store::explain_postgres(&config.database.address(), &error));
        }
        Some(Err(error)) => report.fail("database", format!("{name}: {error}")),
        Some(Ok(found)) => schema(&name, found, report),
    }
}

fn schema(name: &str, found: SchemaReport, report: &mut Report) {
    match found {
        SchemaReport { unknown: 1.., .. } => {
            report.fail("database", format!("{name}: made by a newer version of this program; run that one"));
        }
        SchemaReport { pending: 0, .. } => {
            report.ok("database", format!("{name}: reachable, schema up to date"))
        }
        SchemaReport { pending, .. } => {
            report.ok(
                "database",
                format!("{name}: reachable; the next start makes {pending} changes to the schema"),
            );
        }
    }
    match found.keys_fit {
        Some(true) => report.ok("keys", "they open what is stored"),
        Some(false) => report.fail("keys", store::Error::WrongKeys.to_string()),
        None => {}
    }
}

fn new_file(path: &Path, report: &mut Report) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match data_dir::inspect(folder) {
        Ok(()) => {
            report.ok("database", format!("SQLite, {}: will be created at the first start", path.display()))
        }
        Err(error) => report.fail("database", format!("failed to create {}: {error}", path.display())),
    }
}

/// Not needed with PostgreSQL, which writes nothing there.
pub(super) fn directory(config: &Config, report: &mut Report) {
    if matches!(config.database, Database::Postgres { .. }) {
        return;
    }
    match data_dir::inspect(&config.data_dir) {
        Ok(()) => report.ok("data", format!("{} is writable", config.data_dir.display())),
        Err(error) => report.fail("data", format!("DATA_DIR: {error}")),
    }
}
