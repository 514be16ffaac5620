//! `smscode-bot keys rotate` and `keys verify`: beside the running service, on its database.
//!
//! Invariant: neither makes a key, a database or a schema, and neither takes anything from the service. Deliberately
//! absent: how a value is sealed (`vault`) and exchanged (`store`).

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::Context;
use secrecy::ExposeSecret;

use crate::clock::Clock;
use crate::config::{self, Encryption};
use crate::domain::UserId;
use crate::store::{Database, Sealed, Store};
use crate::vault::Keyring;

/// How many people lie between two lines of progress.
const PROGRESS_EVERY: u64 = 1_000;

/// Seals everything anew under the first key, tells how far it is, and counts at the end. May be broken off and begun
/// again at any time.
///
/// # Errors
/// When the keys are not those of the database, a running process lacks the first one, or something does not open.
pub async fn rotate(config: &config::Vault, clock: Clock, out: &mut impl Write) -> anyhow::Result<()> {
    let store = open(config, clock).await?;
    store.begin_rotation().await?;
    let people = store.count_people().await?;
    let (mut seen, mut exchanged) = (0, 0);
    let mut last = UserId(i64::MIN);
    loop {
        let some = store.people_after(last).await?;
        let Some(end) = some.last() else { break };
        last = *end;
        for user in some {
            exchanged += store.rotate_person(user).await.with_context(|| format!("the person {user}"))?;
            seen += 1;
            if seen % PROGRESS_EVERY == 0 {
                writeln!(out, "{seen} of {people} people, {exchanged} values sealed anew")?;
            }
        }
    }
    writeln!(out, "{seen} of {people} people, {exchanged} values sealed anew")?;
    tell(&store, &config.keyring()?, out).await
}

/// Opens everything that is sealed and counts it by key.
///
/// # Errors
/// When the keys are not those of the database, or something does not open.
pub async fn verify(config: &config::Vault, clock: Clock, out: &mut impl Write) -> anyhow::Result<()> {
    let store = open(config, clock).await?;
    tell(&store, &config.keyring()?, out).await
}

async fn open(config: &config::Vault, clock: Clock) -> anyhow::Result<Store> {
    let keyring = config.keyring()?;
    let database = match &config.database {
        config::Database::Sqlite { path } => {
            anyhow::ensure!(path.exists(), "there is no database at {}", path.display());
            Database::sqlite_beside(path).await?
        }
        config::Database::Postgres { url } => Database::postgres_beside(url.expose_secret()).await?,
    };
    Ok(Store::beside(database, keyring, clock))
}

async fn tell(store: &Store, keyring: &Keyring, out: &mut impl Write) -> anyhow::Result<()> {
    let sealed = count(store).await?;
    let of = |counts: &BTreeMap<String, u64>, id: &str| counts.get(id).copied().unwrap_or(0);
    for (place, id) in keyring.ids().into_iter().enumerate() {
        let (values, hashes) = (of(&sealed.values, id), of(&sealed.hashes, id));
        let remark = match (place, values + hashes) {
            (0, _) => " (seals)",
            (_, 0) => " (may be removed)",
            _ => "",
        };
        writeln!(out, "key {id}: {values} values, {hashes} hashes{remark}")?;
    }
    for (column, number) in &sealed.unreadable {
        writeln!(out, "unreadable: {number} in {column}")?;
    }
    anyhow::ensure!(sealed.unreadable.is_empty(), "something can't be opened with these keys");
    Ok(())
}

async fn count(store: &Store) -> anyhow::Result<Sealed> {
    let mut sealed = Sealed::default();
    store.inspect_check(&mut sealed).await?;
    let mut last = UserId(i64::MIN);
    loop {
        let some = store.people_after(last).await?;
        let Some(end) = some.last() else { return Ok(sealed) };
        last = *end;
        for user in some {
            store.inspect_person(user, &mut sealed).await?;
        }
    }
}

impl config::Vault {
    /// The keys. A key file is read, never made.
    fn keyring(&self) -> anyhow::Result<Keyring> {
        Ok(match &self.encryption {
            Encryption::Keys(keyring) => keyring.clone(),
            Encryption::KeyFile(path) => Keyring::open_or_create_file(path, false)?,
        })
    }
}
