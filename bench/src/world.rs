//! Simulated users, orders and events, and what was observed of each event.
//!
//! Event `n` brings the SMS of order `n`; its code is unique, so that a chat message can be matched to its
//! event.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering::Relaxed};
use std::time::Instant;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The user's part of ids and tokens.
pub const FIRST_USER: i64 = 5_000_000_001;
/// Codes have eight digits and begin with 7.
const FIRST_CODE: u32 = 70_000_000;
/// The bot's public root URL as the provider knows it.
pub const PUBLIC: &str = "https://bench.example";

/// The key with which the provider signs.
pub fn secret(user: usize) -> String {
    format!("whsec-{user:08}-0123456789abcdef0123456789abcdef")
}

/// The unguessable part of a user's hook address.
pub fn hook_key(user: usize) -> String {
    format!("key{user:08}abcdefghijklmnopqrstuvwxyzABCDEF")
}

/// A user's token at the provider.
pub fn token(user: usize) -> String {
    format!("token-{user}")
}

/// A user's Telegram id.
pub fn chat(user: usize) -> i64 {
    FIRST_USER + i64::try_from(user).unwrap_or(0)
}

/// The provider's id of an order.
pub fn order(event: usize) -> i64 {
    1_000 + i64::try_from(event).unwrap_or(0)
}

/// The rented number.
pub fn phone(event: usize) -> String {
    format!("+62811{event:08}")
}

/// Timeline of one event. Times are microseconds since the start of the run, 0 for "not yet".
#[derive(Default)]
pub struct Fate {
    sent: AtomicU64,
    acknowledged: AtomicU64,
    told: AtomicU64,
    times: AtomicU32,
    fired: AtomicBool,
}

/// One run: a number of users and a number of events.
pub struct World {
    start: Instant,
    /// Number of users.
    pub people: usize,
    fates: Vec<Fate>,
    told: AtomicU64,
    /// Notified when all awaited events have been delivered.
    goal: Mutex<(u64, Option<tokio::sync::oneshot::Sender<()>>)>,
    /// Requests to the provider.
    pub provider_calls: AtomicU64,
    /// Messages sent and edited.
    pub messages: AtomicU64,
}

impl World {
    pub fn new(people: usize, events: usize) -> Self {
        Self {
            start: Instant::now(),
            people,
            fates: std::iter::repeat_with(Fate::default).take(events).collect(),
            told: AtomicU64::new(0),
            goal: Mutex::new((u64::MAX, None)),
            provider_calls: AtomicU64::new(0),
            messages: AtomicU64::new(0),
        }
    }

    fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_micros()).unwrap_or(u64::MAX).max(1)
    }

    /// Event sent by the provider at `at` (in an open loop, the time when it was due).
    pub fn sent(&self, event: usize, at: Instant) {
        if let Some(fate) = self.fates.get(event) {
            let at = at.saturating_duration_since(self.start).as_micros();
            fate.sent.store(u64::try_from(at).unwrap_or(u64::MAX).max(1), Relaxed);
            fate.fired.store(true, Relaxed);
        }
    }

    /// The event was answered with 200.
    pub fn acknowledged(&self, event: usize) {
        if let Some(fate) = self.fates.get(event) {
            fate.acknowledged.store(self.now(), Relaxed);
        }
    }

    /// A new message contains this text.
    pub fn message(&self, text: &[u8]) {
        self.messages.fetch_add(1, Relaxed);
        let Some(fate) = code_in(text).and_then(|event| self.fates.get(event)) else { return };
        if fate.times.fetch_add(1, Relaxed) > 0 {
            return;
        }
        fate.told.store(self.now(), Relaxed);
        let told = self.told.fetch_add(1, Relaxed) + 1;
        if let Ok(mut goal) = self.goal.lock()
            && told >= goal.0
            && let Some(bell) = goal.1.take()
        {
            // The waiting side may have given up.
            let _ = bell.send(());
        }
    }

    /// Resolves when this many different codes have been delivered since the start of the run.
    pub fn told(&self, goal: usize) -> tokio::sync::oneshot::Receiver<()> {
        let (bell, rung) = tokio::sync::oneshot::channel();
        let goal = u64::try_from(goal).unwrap_or(u64::MAX);
        if let Ok(mut place) = self.goal.lock() {
            if self.told.load(Relaxed) >= goal {
                // The receiver is still held here.
                let _ = bell.send(());
            } else {
                *place = (goal, Some(bell));
            }
        }
        rung
    }

    /// Number of different codes delivered so far.
    pub fn told_so_far(&self) -> u64 {
        self.told.load(Relaxed)
    }

    /// Time from sent to answered, of the answered events, in microseconds.
    pub fn answer_times(&self, events: std::ops::Range<usize>) -> Vec<u64> {
        self.times(events, |fate| fate.acknowledged.load(Relaxed))
    }

    /// Time from sent to delivered in the chat, of the delivered events, in microseconds.
    pub fn message_times(&self, events: std::ops::Range<usize>) -> Vec<u64> {
        self.times(events, |fate| fate.told.load(Relaxed))
    }

    fn times(&self, events: std::ops::Range<usize>, end: impl Fn(&Fate) -> u64) -> Vec<u64> {
        let fates = self.fates.get(events).unwrap_or_default();
        fates
            .iter()
            .filter(|fate| end(fate) > 0)
            .map(|fate| end(fate).saturating_sub(fate.sent.load(Relaxed)))
            .collect()
    }

    /// Events that were answered with 200 but never delivered, and messages that were delivered more than
    /// once.
    pub fn lost_and_doubled(&self) -> (usize, usize) {
        let lost = |fate: &&Fate| fate.acknowledged.load(Relaxed) > 0 && fate.times.load(Relaxed) == 0;
        let doubled = self.fates.iter().map(|fate| fate.times.load(Relaxed).saturating_sub(1)).sum::<u32>();
        (self.fates.iter().filter(lost).count(), usize::try_from(doubled).unwrap_or(usize::MAX))
    }

    /// An event's body and signature.
    pub fn event(&self, event: usize) -> (String, String) {
        let (order, phone, code) = (order(event), phone(event), self.code(event));
        let body = format!(
            r#"{{"event":"order.otp_received","timestamp":"2026-11-25T12:00:00.000Z","data":{{"order_id":{order},"phone_number":"{phone}","otp_code":"{code}","otp_message":"Your WhatsApp code is {code}. Do not share it.","product_id":142,"country":"Indonesia","platform":"WhatsApp"}}}}"#,
        );
        let signature = sign(secret(event % self.people).as_bytes(), body.as_bytes());
        (body, signature)
    }

    fn code(&self, event: usize) -> u32 {
        FIRST_CODE + u32::try_from(event).unwrap_or(0)
    }

    /// A user's open orders, as the provider lists them.
    pub fn active_orders(&self, user: usize) -> String {
        let mut list = String::from(r#"{"success":true,"data":["#);
        for (event, fate) in self.fates.iter().enumerate().skip(user).step_by(self.people.max(1)) {
            if !list.ends_with('[') {
                list.push(',');
            }
            list.push_str(&self.order(event, fate.fired.load(Relaxed)));
        }
        list.push_str("]}");
        list
    }

    /// One order.
    pub fn order_of(&self, id: usize) -> Option<String> {
        let event = id.checked_sub(1_000)?;
        let fate = self.fates.get(event)?;
        Some(format!(r#"{{"success":true,"data":{}}}"#, self.order(event, fate.fired.load(Relaxed))))
    }

    fn order(&self, event: usize, fired: bool) -> String {
        let (id, phone, code) = (order(event), phone(event), self.code(event));
        let (status, sms) = if fired {
            (
                "OTP_RECEIVED",
                format!(
                    r#""otp_code":"{code}","otp_message":"Your WhatsApp code is {code}. Do not share it.","otp_received_at":"2026-11-25T12:00:00.000Z""#
                ),
            )
        } else {
            ("ACTIVE", r#""otp_code":null,"otp_message":null,"otp_received_at":null"#.to_owned())
        };
        format!(
            r#"{{"id":{id},"status":"{status}","created_at":"2026-11-25T11:59:00.000Z","product_id":142,"phone_number":"{phone}","amount":15000,{sms},"expires_at":"2099-01-01T00:00:00.000Z","failed_reason":null}}"#,
        )
    }
}

/// The event whose code a text contains.
fn code_in(text: &[u8]) -> Option<usize> {
    let digits =
        text.split(|byte| !byte.is_ascii_digit()).find(|run| run.len() == 8 && run.first() == Some(&b'7'))?;
    let code: u32 = std::str::from_utf8(digits).ok()?.parse().ok()?;
    usize::try_from(code - FIRST_CODE).ok()
}

/// The signature header for a body.
pub fn sign(secret: &[u8], body: &[u8]) -> String {
    let Ok(mac) = Hmac::<Sha256>::new_from_slice(secret) else { return String::new() };
    let digest = mac.chain_update(body).finalize().into_bytes();
    digest.iter().fold(String::from("sha256="), |header, byte| header + &format!("{byte:02x}"))
}
