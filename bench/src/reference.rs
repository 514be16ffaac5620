//! The bare minimum of the same durable work: HMAC on the raw body, a single SQLite writer with group commit
//! and `synchronous=FULL`, 200 after the commit, a pooled POST, "sent" on the next commit. It has no
//! provider, languages, cards or settings, only what every service of this kind must do.

use std::collections::HashMap;
use std::sync::{Arc, mpsc};

use anyhow::Context;
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::{Method, Request};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;
use tokio::sync::oneshot;

use crate::http::{Answer, Inbound, serve};
use crate::world::{chat, hook_key, secret, sign};

/// The most rows written in one transaction.
const GROUP: usize = 256;

enum Job {
    Event { user: i64, order: i64, code: String, text: String, done: oneshot::Sender<Option<i64>> },
    Update { id: i64, done: oneshot::Sender<()> },
    Sent { id: i64 },
    UpdateHandled { id: i64 },
}

type Answers = Vec<(oneshot::Sender<Option<i64>>, Option<i64>)>;

/// The single writer thread.
fn write(mut connection: rusqlite::Connection, jobs: &mpsc::Receiver<Job>) -> anyhow::Result<()> {
    while let Ok(first) = jobs.recv() {
        let group: Vec<Job> = std::iter::once(first).chain(jobs.try_iter().take(GROUP)).collect();
        let tx = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let (mut events, mut updates): (Answers, Vec<_>) = Default::default();
        for job in group {
            match job {
                Job::Event { user, order, code, text, done } => {
                    let mut insert = tx.prepare_cached(
                        "INSERT INTO events (user_id, order_id, code, text) VALUES (?1, ?2, ?3, ?4)
                         ON CONFLICT (user_id, order_id, code) DO NOTHING RETURNING id",
                    )?;
                    let mut rows = insert.query(rusqlite::params![user, order, code, text])?;
                    events.push((done, rows.next()?.map(|row| row.get(0)).transpose()?));
                }
                Job::Update { id, done } => {
                    tx.prepare_cached("INSERT INTO updates (id) VALUES (?1) ON CONFLICT DO NOTHING")?
                        .execute([id])?;
                    updates.push(done);
                }
                Job::Sent { id } => {
                    tx.prepare_cached("UPDATE events SET sent = 1 WHERE id = ?1")?.execute([id])?;
                }
                Job::UpdateHandled { id } => {
                    tx.prepare_cached("UPDATE updates SET handled = 1 WHERE id = ?1")?.execute([id])?;
                }
            }
        }
        tx.commit()?;
        // The requester may be gone.
        for (done, id) in events {
            let _ = done.send(id);
        }
        for done in updates {
            let _ = done.send(());
        }
    }
    Ok(())
}

struct Reference {
    hooks: HashMap<String, (i64, String)>,
    jobs: mpsc::Sender<Job>,
    http: Client<HttpConnector, Full<Bytes>>,
    telegram: String,
}

impl Reference {
    async fn call(&self, method: &str, body: String) -> anyhow::Result<Bytes> {
        let request = Request::builder()
            .method(Method::POST)
            .uri(format!("{}/{method}", self.telegram))
            .header("content-type", "application/json")
            .body(Full::new(Bytes::from(body)))?;
        Ok(self.http.request(request).await?.into_body().collect().await?.to_bytes())
    }

    async fn tell(&self, user: i64, text: &str, id: i64) -> anyhow::Result<()> {
        let body = serde_json::json!({ "chat_id": user, "text": text }).to_string();
        let answer: Value = serde_json::from_slice(&self.call("sendMessage", body).await?)?;
        answer.pointer("/result/message_id").context("a message id")?;
        self.jobs.send(Job::Sent { id })?;
        Ok(())
    }

    async fn event(self: Arc<Self>, inbound: Inbound) -> Option<Answer> {
        let key = inbound.path.strip_prefix("/hooks/smscode/")?;
        let (user, secret) = self.hooks.get(key)?;
        let signature = inbound.head.headers.get("x-webhook-signature")?;
        if sign(secret.as_bytes(), &inbound.body) != signature.to_str().ok()? {
            return Some((401, String::new()));
        }
        let event: Value = serde_json::from_slice(&inbound.body).ok()?;
        let word = |name| event.pointer(name).and_then(Value::as_str).map(str::to_owned);
        let order = event.pointer("/data/order_id")?.as_i64()?;
        let (code, text) = (word("/data/otp_code")?, word("/data/otp_message")?);
        let (done, durable) = oneshot::channel();
        let (user, message) = (*user, format!("{text} {}", word("/data/phone_number")?));
        self.jobs.send(Job::Event { user, order, code, text, done }).ok()?;
        if let Some(id) = durable.await.ok()? {
            tokio::spawn(async move { self.tell(user, &message, id).await });
        }
        Some((200, String::new()))
    }

    /// Fetches updates, makes them durable, and answers each button press with an edit.
    async fn updates(self: Arc<Self>) -> anyhow::Result<()> {
        let mut offset = 0;
        loop {
            let body = format!(r#"{{"offset":{offset},"timeout":25}}"#);
            let answer: Value = serde_json::from_slice(&self.call("getUpdates", body).await?)?;
            for update in answer.pointer("/result").and_then(Value::as_array).into_iter().flatten() {
                let id = update.pointer("/update_id").and_then(Value::as_i64).context("an id")?;
                offset = offset.max(id + 1);
                let user =
                    update.pointer("/callback_query/from/id").and_then(Value::as_i64).context("a person")?;
                let (done, durable) = oneshot::channel();
                self.jobs.send(Job::Update { id, done })?;
                let this = Arc::clone(&self);
                tokio::spawn(async move {
                    durable.await?;
                    let body = serde_json::json!({ "chat_id": user, "message_id": 7, "text": "pressed" });
                    this.call("editMessageText", body.to_string()).await?;
                    this.call("answerCallbackQuery", format!(r#"{{"callback_query_id":"{id}"}}"#)).await?;
                    this.jobs.send(Job::UpdateHandled { id })?;
                    anyhow::Ok(())
                });
            }
        }
    }
}

/// Serves until it is killed.
pub async fn run() -> anyhow::Result<()> {
    let setting = |name: &str| std::env::var(name).with_context(|| name.to_owned());
    let connection =
        rusqlite::Connection::open(std::path::Path::new(&setting("DATA_DIR")?).join("reference.db"))?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE IF NOT EXISTS events (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, order_id INTEGER NOT NULL,
             code TEXT NOT NULL, text TEXT NOT NULL, sent INTEGER NOT NULL DEFAULT 0, UNIQUE (user_id, order_id, code));
         CREATE TABLE IF NOT EXISTS updates (id INTEGER PRIMARY KEY, handled INTEGER NOT NULL DEFAULT 0);",
    )?;
    let unsent = connection
        .prepare("SELECT id, user_id, text FROM events WHERE sent = 0")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<Vec<(i64, i64, String)>, _>>()?;
    let (jobs, inbox) = mpsc::channel();
    std::thread::spawn(move || write(connection, &inbox));
    let people: usize = setting("PEOPLE")?.parse()?;
    let mut connector = HttpConnector::new();
    connector.set_nodelay(true);
    let this = Arc::new(Reference {
        hooks: (0..people).map(|user| (hook_key(user), (chat(user), secret(user)))).collect(),
        jobs,
        http: Client::builder(TokioExecutor::new()).build(connector),
        telegram: format!("{}/bot{}", setting("TELEGRAM_API_URL")?, setting("TELEGRAM_BOT_TOKEN")?),
    });
    let listener = tokio::net::TcpListener::bind(setting("LISTEN_ADDR")?).await?;
    let served = Arc::clone(&this);
    serve(listener, move |inbound| {
        let this = Arc::clone(&served);
        async move {
            if inbound.path == "/readyz" {
                return (200, String::new());
            }
            this.event(inbound).await.unwrap_or((400, String::new()))
        }
    });
    for (id, user, text) in unsent {
        this.tell(user, &text, id).await?;
    }
    this.updates().await
}
