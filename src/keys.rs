//! Key rotation: the owner re-encrypts everything in the background, and `smscode-bot keys verify` reports which key encrypts what.
//!
//! Invariant: `verify` creates no key, database or schema, and does not disturb the service. Deliberately absent: encryption
//! (`vault`) and rewriting rows (`store`).

use std::collections::BTreeMap;
use std::io::Write;
use std::time::Duration;

use secrecy::ExposeSecret;
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;
use crate::config::{self, Encryption};
use crate::domain::UserId;
use crate::store::{Database, Sealed, Store};
use crate::vault::Keyring;

/// Log the progress after this many users.
const PROGRESS_EVERY: u64 = 1_000;
/// The pause before retrying, after a database error or a value that can't be decrypted.
const AFTER_FAILURE: Duration = Duration::from_secs(60);

/// Re-encrypts everything with the first key until done or `stop`. It can be interrupted at any time and resumes at the next start,
/// skipping values that already use the first key.
pub async fn seal_anew(store: &Store, stop: &CancellationToken) {
    while !stop.is_cancelled() {
        match stop.run_until_cancelled(try_seal_anew(store)).await {
            Some(Err(error)) => tracing::error!(%error, "failed to re-encrypt under the first key; retrying"),
            Some(Ok(())) | None => return,
        }
        let _ = stop.run_until_cancelled(tokio::time::sleep(AFTER_FAILURE)).await;
    }
}

async fn try_seal_anew(store: &Store) -> anyhow::Result<()> {
    let left = metrics::gauge!("smscode_bot_keys_people_left");
    if store.is_sealed_anew().await? {
        left.set(0);
        return Ok(());
    }
    let people = store.count_people().await?;
    let (mut seen, mut exchanged, mut failed) = (0, 0, 0);
    let mut last = UserId(i64::MIN);
    loop {
        let some = store.people_after(last).await?;
        let Some(end) = some.last() else { break };
        last = *end;
        for user in some {
            match store.rotate_person(user).await {
                Ok(values) => exchanged += values,
                Err(error) => {
                    failed += 1;
                    tracing::error!(user.id = %user, %error, "failed to re-encrypt the values of a user");
                }
            }
            // A person counts once, with the first account.
            if user.account() > 0 {
                continue;
            }
            seen += 1;
            left.set(u32::try_from(people.saturating_sub(seen)).unwrap_or(u32::MAX));
            if seen % PROGRESS_EVERY == 0 {
                tracing::info!(seen, people, exchanged, "re-encrypting under the first key");
            }
        }
    }
    anyhow::ensure!(failed == 0, "failed to re-encrypt the values of {failed} users");
    store.note_sealed_anew().await?;
    tracing::info!(people = seen, exchanged, "everything is encrypted under the first key");
    Ok(())
}

/// Decrypts all stored values and counts them per key.
///
/// # Errors
/// If the keys don't belong to the database, or a value can't be decrypted.
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
    /// The keys. A key file is read, never created.
    fn keyring(&self) -> anyhow::Result<Keyring> {
        Ok(match &self.encryption {
            Encryption::Keys(keyring) => keyring.clone(),
            Encryption::KeyFile(path) => Keyring::open_or_create_file(path, false)?,
        })
    }
}
