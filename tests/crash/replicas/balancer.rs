//! A load balancer in front of several processes: takes them in turn, passes over one that is not there, and repeats
//! every request to a second one when asked to.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};

/// As long as Telegram waits for an answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running balancer.
pub struct Balancer {
    pub address: SocketAddr,
    doors: Arc<Doors>,
    task: tokio::task::JoinHandle<()>,
}

#[derive(Default)]
struct Doors {
    open: Mutex<Vec<SocketAddr>>,
    next: AtomicUsize,
    twice: AtomicBool,
    client: reqwest::Client,
}

impl Balancer {
    pub async fn start() -> Self {
        let doors = Arc::new(Doors::default());
        let router = Router::new().fallback(pass_on).with_state(Arc::clone(&doors));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let task = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { address, doors, task }
    }

    /// Where requests go from now on.
    pub fn lead_to(&self, open: &[SocketAddr]) {
        *self.doors.open.lock().unwrap() = open.to_vec();
    }

    /// Whether every request goes to two processes at the same time.
    pub fn repeat(&self, twice: bool) {
        self.doors.twice.store(twice, Ordering::Relaxed);
    }
}

impl Drop for Balancer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The best of the answers: one that was repeated is answered when one of the two has taken it.
async fn pass_on(State(doors): State<Arc<Doors>>, uri: Uri, headers: HeaderMap, body: Bytes) -> StatusCode {
    let first = doors.next.fetch_add(1, Ordering::Relaxed);
    let path = uri.path();
    if doors.twice.load(Ordering::Relaxed) {
        let one = doors.ask(first, path, &headers, &body);
        let two = doors.ask(first + 1, path, &headers, &body);
        let (one, two) = tokio::join!(one, two);
        return one.min(two);
    }
    doors.ask(first, path, &headers, &body).await
}

impl Doors {
    async fn ask(&self, first: usize, path: &str, headers: &HeaderMap, body: &Bytes) -> StatusCode {
        let open = self.open.lock().unwrap().clone();
        for offset in 0..open.len() {
            let door = open[(first + offset) % open.len()];
            let mut headers = headers.clone();
            headers.remove("host");
            let request = self.client.post(format!("http://{door}{path}")).timeout(PATIENCE);
            match request.headers(headers).body(body.clone()).send().await {
                Ok(answer) => return answer.status(),
                // It took no connection, so it has done nothing.
                Err(error) if error.is_connect() => {}
                Err(_) => return StatusCode::BAD_GATEWAY,
            }
        }
        StatusCode::BAD_GATEWAY
    }
}
