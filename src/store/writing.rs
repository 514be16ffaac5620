//! Writing as the owner: transactions, and single statements that form a transaction by themselves.
//!
//! On PostgreSQL each has to be fenced (`owner`), and the fence only holds within the same transaction. Code
//! that changes a user's rows marks them in `memory` until the change has taken effect.

use std::fmt;
use std::ops::{Deref, DerefMut};

use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream};
use futures_util::{StreamExt, TryStreamExt};
use sqlx::any::{AnyQueryResult, AnyRow, AnyStatement, AnyTypeInfo};
use sqlx::pool::PoolConnection;
use sqlx::{Any, Connection, Either, Execute, Executor, SqlStr, Transaction};

use super::batch::Batch;
use super::codec::AT_ONCE;
use super::database::Database;
use super::memory::Change;
use super::outbox;
use super::postgres::ACQUIRE_TIMEOUT;
use super::postgres::silent;
use super::queue::Due;
use super::{Error, Store};
use crate::domain::notification::Notification;
use crate::domain::{IntentId, OrderId, UserId};

/// A write transaction, the users whose rows it changes, and the work that follows once it has taken effect.
pub(super) struct Writing {
    tx: Transaction<'static, Any>,
    changes: Vec<Change>,
    then: Then,
}

/// Work that follows once a transaction has taken effect. It also runs when the transaction was interrupted,
/// because then it is unknown whether it took effect: the worker that looks finds out.
struct Then {
    store: Store,
    /// Chats with something to deliver.
    deliver: Vec<UserId>,
    /// Users whose open orders are polled, and when.
    poll: Vec<(UserId, i64)>,
    /// Purchases to continue.
    carry: Vec<IntentId>,
    /// Orders whose replacement is to be looked at.
    replace: Vec<OrderId>,
}

impl Drop for Then {
    fn drop(&mut self) {
        let store = &self.store.inner;
        self.deliver.iter().for_each(|user| store.outbox.add(user.person(), Due::at(AT_ONCE)));
        self.poll.iter().for_each(|(user, at)| store.polls.add(*user, Due::at(*at)));
        self.carry.iter().for_each(|intent| store.purchases.add(*intent, Due::at(AT_ONCE)));
        self.replace.iter().for_each(|order| store.replacements.add(*order, Due::at(AT_ONCE)));
    }
}

impl Writing {
    /// Declares that the transaction also changes this user's rows.
    pub(super) fn also(&mut self, change: Change) {
        self.changes.push(change);
    }

    /// Adds a notification, or renews the pending one with the same key.
    pub(super) async fn tell(
        &mut self,
        user: UserId,
        notification: &Notification,
        not_before: i64,
    ) -> Result<(), Error> {
        let store = &self.then.store;
        let row = store.outbox_row(user, notification, (store.now_ms(), not_before))?;
        let mut batch = Batch::default();
        outbox::insert_all(&mut batch, vec![row])?;
        batch.run(&mut self.tx).await?;
        self.deliver(user);
        Ok(())
    }

    /// Schedules delivery to this user after the commit.
    pub(super) fn deliver(&mut self, user: UserId) {
        self.then.deliver.push(user);
    }

    /// Schedules a poll of the user's open orders at `at` or earlier.
    pub(super) fn poll(&mut self, user: UserId, at: i64) {
        self.then.poll.push((user, at));
    }

    /// Schedules a purchase to continue right after the commit.
    pub(super) fn carry_on(&mut self, intent: IntentId) {
        self.then.carry.push(intent);
    }

    /// Schedules a look at the replacement of an order right after the commit.
    pub(super) fn replace(&mut self, order: OrderId) {
        self.then.replace.push(order);
    }

    pub(super) async fn commit(self) -> Result<(), sqlx::Error> {
        let Self { tx, mut changes, then } = self;
        changes.iter_mut().for_each(Change::commits);
        tx.commit().await?;
        changes.into_iter().for_each(Change::done);
        drop(then);
        Ok(())
    }
}

impl Deref for Writing {
    type Target = Transaction<'static, Any>;

    fn deref(&self) -> &Self::Target {
        &self.tx
    }
}

impl DerefMut for Writing {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.tx
    }
}

/// Executes each statement in its own transaction.
pub(super) struct Single<'a> {
    pub(super) store: &'a Store,
    /// The users whose rows it changes.
    pub(super) users: Vec<UserId>,
}

impl fmt::Debug for Single<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Single")
    }
}

/// The result of a statement: the number of changed rows, or a row.
type Given = Either<AnyQueryResult, AnyRow>;

impl Single<'_> {
    async fn run<'q>(self, query: impl Execute<'q, Any> + 'q) -> Result<Vec<Given>, sqlx::Error> {
        let mut changes: Vec<_> = self.users.iter().map(|user| self.store.memory().change(*user)).collect();
        changes.iter_mut().for_each(Change::commits);
        let given = self.store.run_alone(query).await;
        changes.into_iter().for_each(Change::done);
        given
    }
}

impl Store {
    /// Starts a write transaction as the owner. On SQLite it takes the write lock at once, so that a read in
    /// it can be followed by a write without a conflict.
    pub(super) async fn begin(&self) -> Result<Writing, Error> {
        let mut tx = self.inner.database.begin().await?;
        self.fence(&mut tx).await?;
        let then = Then {
            store: self.clone(),
            deliver: Vec::new(),
            poll: Vec::new(),
            carry: Vec::new(),
            replace: Vec::new(),
        };
        Ok(Writing { tx, changes: Vec::new(), then })
    }

    /// The same for changes to a user, an account, orders, cards or purchases: see [`super::memory`].
    pub(super) async fn begin_for(&self, user: UserId) -> Result<Writing, Error> {
        let change = self.memory().change(user);
        let mut writing = self.begin().await?;
        writing.changes.push(change);
        Ok(writing)
    }

    /// The same for changes to all of a person's accounts, or to what they have in common.
    pub(super) async fn begin_for_person(&self, user: UserId) -> Result<Writing, Error> {
        let changes: Vec<_> = user.accounts().map(|user| self.memory().change(user)).collect();
        let mut writing = self.begin().await?;
        writing.changes.extend(changes);
        Ok(writing)
    }

    /// The same on a connection that is already held or acquired now. The caller must not be canceled.
    pub(super) async fn begin_on<'a>(
        &self,
        kept: &'a mut Option<PoolConnection<Any>>,
    ) -> Result<Transaction<'a, Any>, Error> {
        let Database { write, begin, read_only, .. } = &self.inner.database;
        let connection = match kept {
            Some(connection) => connection,
            None => kept.insert(write.acquire().await?),
        };
        let begun = tokio::time::timeout(ACQUIRE_TIMEOUT, connection.begin_with(*begin)).await;
        let mut tx = begun.unwrap_or_else(|_| Err(silent())).inspect_err(|error| read_only.note(error))?;
        self.fence(&mut tx).await?;
        Ok(tx)
    }

    /// Executes single write statements.
    pub(super) fn writer(&self) -> Single<'_> {
        Single { store: self, users: Vec::new() }
    }

    /// The same for changes to a user, an account, orders, cards or purchases: see [`super::memory`].
    pub(super) fn writer_for(&self, user: UserId) -> Single<'_> {
        Single { store: self, users: vec![user] }
    }

    /// The same for changes to what all of a person's accounts have in common.
    pub(super) fn writer_for_person(&self, user: UserId) -> Single<'_> {
        Single { store: self, users: user.accounts().collect() }
    }

    async fn run_alone<'q>(&self, query: impl Execute<'q, Any> + 'q) -> Result<Vec<Given>, sqlx::Error> {
        if self.is_alone() {
            return self.database().write().fetch_many(query).try_collect().await;
        }
        let mut tx = self.begin().await.map_err(into_sqlx)?;
        let given = (&mut **tx).fetch_many(query).try_collect().await?;
        tx.commit().await?;
        Ok(given)
    }
}

fn into_sqlx(error: Error) -> sqlx::Error {
    match error {
        Error::Database(error) => error,
        error => sqlx::Error::AnyDriverError(Box::new(error)),
    }
}

impl<'c> Executor<'c> for Single<'c> {
    type Database = Any;

    fn fetch_many<'e, 'q: 'e, E>(self, query: E) -> BoxStream<'e, Result<Given, sqlx::Error>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Any>,
    {
        let given = stream::once(async move { self.run(query).await });
        given.map_ok(|given| stream::iter(given.into_iter().map(Ok))).try_flatten().boxed()
    }

    fn fetch_optional<'e, 'q: 'e, E>(self, query: E) -> BoxFuture<'e, Result<Option<AnyRow>, sqlx::Error>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Any>,
    {
        Box::pin(async move {
            let given = self.run(query).await?;
            Ok(given.into_iter().find_map(|one| one.right()))
        })
    }

    fn prepare_with<'e>(
        self,
        sql: SqlStr,
        parameters: &'e [AnyTypeInfo],
    ) -> BoxFuture<'e, Result<AnyStatement, sqlx::Error>>
    where
        'c: 'e,
    {
        self.store.database().write().prepare_with(sql, parameters)
    }

    fn describe<'e>(self, sql: SqlStr) -> BoxFuture<'e, Result<sqlx::Describe<Any>, sqlx::Error>>
    where
        'c: 'e,
    {
        self.store.database().write().describe(sql)
    }
}
