//! A load balancer in front of owner and standby: it checks `/readyz` of each every second, sends all
//! requests to the one that is ready, and holds a request for some seconds while there is none.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};

/// Telegram's timeout for an answer.
const PATIENCE: Duration = Duration::from_secs(60);
/// The interval of the readiness checks.
const ASK_EVERY: Duration = Duration::from_secs(1);
/// How long a request waits for a process that is ready.
const HELD: Duration = Duration::from_secs(8);
const TRY_AGAIN: Duration = Duration::from_millis(50);

/// A running balancer.
pub struct Balancer {
    pub address: SocketAddr,
    backends: Arc<Backends>,
    tasks: [tokio::task::JoinHandle<()>; 2],
}

#[derive(Default)]
struct Backends {
    all: Mutex<Vec<SocketAddr>>,
    ready: Mutex<Option<SocketAddr>>,
    client: reqwest::Client,
}

impl Balancer {
    pub async fn start() -> Self {
        let backends = Arc::new(Backends::default());
        let router = Router::new().fallback(pass_on).with_state(Arc::clone(&backends));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let serving = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        let asking = tokio::spawn({
            let backends = Arc::clone(&backends);
            async move {
                loop {
                    backends.ask().await;
                    tokio::time::sleep(ASK_EVERY).await;
                }
            }
        });
        Self { address, backends, tasks: [serving, asking] }
    }

    /// The processes behind it.
    pub fn lead_to(&self, all: &[SocketAddr]) {
        *self.backends.all.lock().unwrap() = all.to_vec();
    }
}

impl Drop for Balancer {
    fn drop(&mut self) {
        self.tasks.iter().for_each(tokio::task::JoinHandle::abort);
    }
}

impl Backends {
    async fn ask(&self) {
        let all = self.all.lock().unwrap().clone();
        let mut ready = None;
        for address in all {
            let asked = self.client.get(format!("http://{address}/readyz")).timeout(ASK_EVERY).send().await;
            if asked.is_ok_and(|answer| answer.status() == StatusCode::OK) {
                ready = Some(address);
            }
        }
        *self.ready.lock().unwrap() = ready;
    }

    fn find_ready(&self) -> Option<SocketAddr> {
        *self.ready.lock().unwrap()
    }
}

/// Forwards the request, retrying until a process has accepted it.
async fn pass_on(
    State(backends): State<Arc<Backends>>,
    uri: Uri,
    mut headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    headers.remove("host");
    let end = Instant::now() + HELD;
    while Instant::now() < end {
        if let Some(address) = backends.find_ready() {
            let request = backends.client.post(format!("http://{address}{}", uri.path())).timeout(PATIENCE);
            match request.headers(headers.clone()).body(body.clone()).send().await {
                Ok(answer) if answer.status() != StatusCode::SERVICE_UNAVAILABLE => return answer.status(),
                // It accepted no connection, so it has done nothing.
                Err(error) if error.is_connect() => {}
                Ok(_) => {}
                Err(_) => return StatusCode::BAD_GATEWAY,
            }
        }
        tokio::time::sleep(TRY_AGAIN).await;
    }
    StatusCode::SERVICE_UNAVAILABLE
}
