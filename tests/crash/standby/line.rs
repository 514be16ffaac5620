//! A proxy for the database connection, which a test can cut, silence, or redirect to another server.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::process::SOON;
use crate::world::World;

/// What a client sends to commit its transaction.
const COMMIT: &[u8] = b"COMMIT";

/// The state of the proxy.
#[derive(Debug, Clone, Copy, Default)]
struct State {
    /// No connection is accepted.
    cut: bool,
    /// Connections stay open, but no data arrives.
    silent: bool,
    /// The next COMMIT is not forwarded, and everything is silent from then on.
    silent_at_commit: bool,
    /// The number of connections so far.
    accepted: usize,
    /// Connections up to this one are closed.
    closed: usize,
    /// On connections up to this one no data arrives ever again.
    forgotten: usize,
}

/// Forwards connections to a server.
pub struct Line {
    address: SocketAddr,
    server: Arc<Mutex<String>>,
    state: Arc<watch::Sender<State>>,
}

impl Line {
    /// A proxy between the world's program and its PostgreSQL.
    pub async fn of(world: &mut World) -> Self {
        let mut url: url::Url = world.settings["DATABASE_URL"].parse().unwrap();
        let line = Self::to(format!("{}:{}", url.host_str().unwrap(), url.port().unwrap_or(5432))).await;
        url.set_host(Some("127.0.0.1")).unwrap();
        url.set_port(Some(line.address.port())).unwrap();
        world.settings.insert("DATABASE_URL", url.to_string());
        line
    }

    async fn to(server: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let line = Self { address, server: Arc::new(Mutex::new(server)), state: Arc::default() };
        let (server, state) = (Arc::clone(&line.server), Arc::clone(&line.state));
        tokio::spawn(async move {
            loop {
                let (client, _) = listener.accept().await.unwrap();
                state.send_modify(|state| state.accepted += 1);
                let number = state.borrow().accepted;
                let server = server.lock().unwrap().clone();
                tokio::spawn(pass_on(client, server, Connection { number, state: Arc::clone(&state) }));
            }
        });
        line
    }

    /// Closes all connections, and every new one at once.
    pub fn cut(&self) {
        self.close();
        self.state.send_modify(|state| state.cut = true);
    }

    /// Closes all connections. New ones get through.
    pub fn close(&self) {
        self.state.send_modify(|state| state.closed = state.accepted);
    }

    /// Waits for the next COMMIT, and forwards nothing from then on.
    pub async fn silence_at_commit(&self) {
        self.state.send_modify(|state| state.silent_at_commit = true);
        let mut state = self.state.subscribe();
        tokio::time::timeout(SOON, state.wait_for(|state| state.silent)).await.unwrap().unwrap();
    }

    /// Forwards everything again.
    pub fn open(&self) {
        self.state.send_modify(|state| (state.cut, state.silent) = (false, false));
    }

    /// Forwards everything on new connections and nothing on existing ones, as if a firewall had dropped
    /// their state.
    pub fn forget(&self) {
        self.state.send_modify(|state| (state.forgotten, state.silent) = (state.accepted, false));
    }

    /// Redirects new connections; open ones stay as they are. Returns the previous target.
    pub fn lead_to(&self, server: &str) -> String {
        std::mem::replace(&mut *self.server.lock().unwrap(), server.to_owned())
    }

    /// Waits for another connection.
    pub async fn next(&self) {
        let mut state = self.state.subscribe();
        let before = state.borrow().accepted;
        tokio::time::timeout(SOON, state.wait_for(|state| state.accepted > before)).await.unwrap().unwrap();
    }
}

/// One connection, and the state that controls it.
#[derive(Clone)]
struct Connection {
    number: usize,
    state: Arc<watch::Sender<State>>,
}

impl Connection {
    /// Waits while nothing is forwarded.
    async fn heard(&self) {
        let mut state = self.state.subscribe();
        let heard = state.wait_for(|state| !state.silent && state.forgotten < self.number);
        drop(heard.await);
    }

    async fn closed(&self) {
        let mut state = self.state.subscribe();
        drop(state.wait_for(|state| state.cut || state.closed >= self.number).await);
    }

    fn hears(&self, said: &[u8]) {
        let commits = said.windows(COMMIT.len()).any(|word| word == COMMIT);
        if commits && self.state.borrow().silent_at_commit {
            self.state.send_modify(|state| (state.silent, state.silent_at_commit) = (true, false));
        }
    }
}

async fn pass_on(client: TcpStream, server: String, connection: Connection) {
    let passed = async {
        let Ok(server) = TcpStream::connect(&server).await else { return };
        let ((from_client, to_client), (from_server, to_server)) = (client.into_split(), server.into_split());
        tokio::select! {
            () = forward(from_client, to_server, &connection) => {}
            () = forward(from_server, to_client, &connection) => {}
        }
    };
    tokio::select! {
        () = connection.closed() => {}
        () = passed => {}
    }
}

/// Runs until either side closes the connection; while nothing is forwarded, the close is not forwarded
/// either.
async fn forward(mut from: impl AsyncRead + Unpin, mut to: impl AsyncWrite + Unpin, connection: &Connection) {
    let mut buffer = vec![0; 16 * 1024];
    loop {
        let read = from.read(&mut buffer).await.unwrap_or_default();
        connection.hears(&buffer[..read]);
        connection.heard().await;
        if read == 0 || to.write_all(&buffer[..read]).await.is_err() {
            return;
        }
    }
}
