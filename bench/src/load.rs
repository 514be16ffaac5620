//! Sends events to a subject: back to back on a number of connections (closed loop), or at a fixed rate (open
//! loop).

use std::net::SocketAddr;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Duration;

use anyhow::bail;
use tokio::time::Instant;

use crate::http::Connection;
use crate::world::{World, hook_key};

/// Connections of an open loop: enough that no event waits for another.
const OPEN_LOOP: usize = 128;

/// Requests for a set of events, built before the clock starts.
#[derive(Clone)]
pub struct Volley {
    world: Arc<World>,
    first: usize,
    requests: Arc<Vec<Vec<u8>>>,
    next: Arc<AtomicUsize>,
}

impl Volley {
    pub fn new(world: &Arc<World>, events: Range<usize>) -> Self {
        let first = events.start;
        let requests = events.map(|event| request(world, event)).collect();
        Self { world: Arc::clone(world), first, requests: Arc::new(requests), next: Arc::default() }
    }

    /// Sends all of them on this many connections, each sending its next request when the last was answered.
    pub async fn closed(&self, address: SocketAddr, connections: usize) -> anyhow::Result<()> {
        let mut senders = tokio::task::JoinSet::new();
        for _ in 0..connections {
            let this = self.clone();
            senders.spawn(async move {
                let mut connection = Connection::open(address).await?;
                while let Some((event, request)) = this.take() {
                    this.world.sent(event, std::time::Instant::now());
                    this.send(&mut connection, event, request).await?;
                }
                anyhow::Ok(())
            });
        }
        while let Some(ended) = senders.join_next().await {
            ended??;
        }
        Ok(())
    }

    /// Sends this many per second. Latency counts from when an event was due, even if it was sent late.
    pub async fn open(&self, address: SocketAddr, per_second: u32) -> anyhow::Result<()> {
        let (start, step) = (Instant::now() + Duration::from_millis(50), Duration::from_secs(1) / per_second);
        let mut senders = tokio::task::JoinSet::new();
        for _ in 0..OPEN_LOOP {
            let this = self.clone();
            senders.spawn(async move {
                let mut connection = Connection::open(address).await?;
                while let Some((event, request)) = this.take() {
                    let due = start + step * u32::try_from(event - this.first)?;
                    tokio::time::sleep_until(due).await;
                    // The timer has millisecond resolution; a delay below that must not count as the
                    // subject's latency.
                    let late = Instant::now().saturating_duration_since(due);
                    let due = if late < Duration::from_millis(2) { Instant::now() } else { due };
                    this.world.sent(event, due.into_std());
                    this.send(&mut connection, event, request).await?;
                }
                anyhow::Ok(())
            });
        }
        while let Some(ended) = senders.join_next().await {
            ended??;
        }
        Ok(())
    }

    async fn send(&self, connection: &mut Connection, event: usize, request: &[u8]) -> anyhow::Result<()> {
        match connection.send(request).await? {
            200 => self.world.acknowledged(event),
            status => bail!("an event was answered with {status}"),
        }
        Ok(())
    }

    fn take(&self) -> Option<(usize, &[u8])> {
        let index = self.next.fetch_add(1, Relaxed);
        Some((self.first + index, self.requests.get(index)?.as_slice()))
    }
}

fn request(world: &World, event: usize) -> Vec<u8> {
    let (body, signature) = world.event(event);
    let key = hook_key(event % world.people);
    format!(
        "POST /hooks/smscode/{key} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\nx-webhook-signature: {signature}\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}
