//! Lightweight stubs of the Bot API and of the provider, one address each.

use std::collections::{HashMap, VecDeque};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context;
use tokio::net::TcpListener;
use tokio::sync::{Notify, oneshot};

use crate::http::{Answer, Inbound, serve};
use crate::world::{PUBLIC, World, hook_key, secret};

/// The bot's token.
pub const BOT_TOKEN: &str = "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Updates waiting to be fetched, and users waiting for an edit.
#[derive(Default)]
pub struct Presses {
    queue: Mutex<VecDeque<(u64, String)>>,
    next: AtomicU64,
    bell: Notify,
    waiting: Mutex<HashMap<i64, oneshot::Sender<()>>>,
}

impl Presses {
    /// A user presses a button; resolves when the button's message has been edited.
    pub fn press(&self, chat: i64, data: &str) -> oneshot::Receiver<()> {
        let (edited, wait) = oneshot::channel();
        lock(&self.waiting).insert(chat, edited);
        let id = self.next.fetch_add(1, Relaxed) + 1;
        let person = format!(r#"{{"id":{chat},"is_bot":false,"first_name":"A","language_code":"en"}}"#);
        let message = format!(
            r#"{{"message_id":7,"date":1764000000,"chat":{{"id":{chat},"type":"private","first_name":"A"}},"from":{{"id":123456789,"is_bot":true,"first_name":"B","username":"bench_bot"}},"text":"x"}}"#,
        );
        let update = format!(
            r#"{{"update_id":{id},"callback_query":{{"id":"{id}","from":{person},"message":{message},"chat_instance":"1","data":"{data}"}}}}"#,
        );
        lock(&self.queue).push_back((id, update));
        self.bell.notify_one();
        wait
    }

    async fn fetch(&self, body: &[u8]) -> String {
        let (offset, timeout) = (number(body, "offset").unwrap_or(0), number(body, "timeout").unwrap_or(0));
        let patience = tokio::time::Instant::now() + Duration::from_secs(timeout.unsigned_abs());
        loop {
            let batch = {
                let mut queue = lock(&self.queue);
                while queue.front().is_some_and(|(id, _)| i64::try_from(*id).is_ok_and(|id| id < offset)) {
                    queue.pop_front();
                }
                queue.iter().take(100).map(|(_, update)| update.as_str()).collect::<Vec<_>>().join(",")
            };
            if !batch.is_empty() || timeout == 0 {
                return format!(r#"{{"ok":true,"result":[{batch}]}}"#);
            }
            if tokio::time::timeout_at(patience, self.bell.notified()).await.is_err() {
                return r#"{"ok":true,"result":[]}"#.to_owned();
            }
        }
    }

    fn edited(&self, chat: i64) {
        if let Some(waiting) = lock(&self.waiting).remove(&chat) {
            // The waiting user has given up.
            let _ = waiting.send(());
        }
    }
}

/// The stubs. The world that they serve can be switched between runs.
#[derive(Clone)]
pub struct Stubs {
    pub telegram: SocketAddr,
    pub provider: SocketAddr,
    pub presses: Arc<Presses>,
    world: Arc<Mutex<Arc<World>>>,
}

impl Stubs {
    pub async fn start() -> anyhow::Result<Self> {
        let telegram = TcpListener::bind("127.0.0.1:0").await?;
        let provider = TcpListener::bind("127.0.0.1:0").await?;
        let stubs = Self {
            telegram: telegram.local_addr()?,
            provider: provider.local_addr()?,
            presses: Arc::default(),
            world: Arc::new(Mutex::new(Arc::new(World::new(1, 0)))),
        };
        let this = stubs.clone();
        let messages = Arc::new(AtomicU64::new(1_000));
        serve(telegram, move |inbound| {
            let (this, messages) = (this.clone(), Arc::clone(&messages));
            async move { this.telegram(&inbound, &messages).await }
        });
        let this = stubs.clone();
        serve(provider, move |inbound| {
            let this = this.clone();
            async move { this.provider(&inbound).unwrap_or((404, NOT_FOUND.to_owned())) }
        });
        Ok(stubs)
    }

    /// Serves this world from now on.
    pub fn show(&self, world: &Arc<World>) {
        *lock(&self.world) = Arc::clone(world);
    }

    fn world(&self) -> Arc<World> {
        Arc::clone(&lock(&self.world))
    }

    async fn telegram(&self, inbound: &Inbound, messages: &AtomicU64) -> Answer {
        let method = inbound.path.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
        let chat = || number(&inbound.body, "chat_id").unwrap_or(0);
        let text = match method.as_str() {
            "sendmessage" => {
                self.world().message(&inbound.body);
                message(chat(), i64::try_from(messages.fetch_add(1, Relaxed)).unwrap_or(0))
            }
            "editmessagetext" => {
                self.world().messages.fetch_add(1, Relaxed);
                self.presses.edited(chat());
                message(chat(), number(&inbound.body, "message_id").unwrap_or(0))
            }
            "getupdates" => self.presses.fetch(&inbound.body).await,
            "getme" => ME.to_owned(),
            "getwebhookinfo" => {
                r#"{"ok":true,"result":{"url":"","has_custom_certificate":false,"pending_update_count":0}}"#
                    .to_owned()
            }
            _ => r#"{"ok":true,"result":true}"#.to_owned(),
        };
        (200, text)
    }

    fn provider(&self, inbound: &Inbound) -> Option<Answer> {
        let world = self.world();
        world.provider_calls.fetch_add(1, Relaxed);
        let token = inbound.head.headers.get("authorization")?.to_str().ok()?;
        let user: usize = token.strip_prefix("Bearer token-")?.parse().ok()?;
        let path = inbound.path.split('?').next()?.get(3..)?;
        let text = match path {
            "/orders/active" => world.active_orders(user),
            "/balance" => r#"{"success":true,"data":{"currency":"IDR","balance":1000000}}"#.to_owned(),
            "/webhook" => format!(
                r#"{{"success":true,"data":{{"webhook_url":"{PUBLIC}/hooks/smscode/{}","webhook_secret":"{}"}}}}"#,
                hook_key(user),
                secret(user)
            ),
            other => world.order_of(other.strip_prefix("/orders/")?.parse().ok()?)?,
        };
        Some((200, text))
    }
}

const ME: &str = r#"{"ok":true,"result":{"id":123456789,"is_bot":true,"first_name":"B","username":"bench_bot","can_join_groups":false,"can_read_all_group_messages":false,"supports_inline_queries":false,"can_connect_to_business":false,"has_main_web_app":false}}"#;
const NOT_FOUND: &str = r#"{"success":false,"error":{"code":"NOT_FOUND","message":"not found"}}"#;

fn message(chat: i64, id: i64) -> String {
    format!(
        r#"{{"ok":true,"result":{{"message_id":{id},"date":1764000000,"chat":{{"id":{chat},"type":"private","first_name":"A"}},"from":{{"id":123456789,"is_bot":true,"first_name":"B","username":"bench_bot"}},"text":"x"}}}}"#,
    )
}

/// The number that follows a key in a JSON text.
fn number(body: &[u8], name: &str) -> Option<i64> {
    let text = std::str::from_utf8(body).ok()?;
    let rest = text.split(&format!("\"{name}\":")).nth(1)?;
    let digits = rest.trim_start_matches('"');
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(digits.len());
    digits.get(..end).context("digits").ok()?.parse().ok()
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
