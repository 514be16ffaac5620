//! The HTTP listener of both servers: passes complete requests to a handler, which can also close the connection
//! without an answer.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Method, Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// The largest body that is read at all.
const BODY_LIMIT: usize = 60 * 1024 * 1024;

/// A request that has arrived in full.
pub(crate) struct Inbound {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Inbound {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}

/// The outcome of a request: an answer, or a closed connection.
pub(crate) enum Reply {
    Answer(Response<Body>),
    Hangup,
}

/// The connection is closed instead of answered.
#[derive(Debug, thiserror::Error)]
#[error("the sandbox hung up")]
struct HungUp;

/// Ends the listener and its connections when the last copy is dropped.
pub(crate) struct Guard {
    _stop: watch::Sender<()>,
}

/// Binds an address; port 0 takes a free one.
pub(crate) async fn bind(address: &str) -> io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind(address).await?;
    let bound = listener.local_addr()?;
    Ok((listener, bound))
}

/// Serves until the guard is dropped.
pub(crate) fn serve<H, F>(listener: TcpListener, handler: H) -> Guard
where
    H: Fn(Inbound) -> F + Send + Sync + 'static,
    F: Future<Output = Reply> + Send + 'static,
{
    let (stop, stopped) = watch::channel(());
    let handler = Arc::new(handler);
    tokio::spawn(async move {
        let mut over = stopped.clone();
        loop {
            tokio::select! {
                _ = over.changed() => return,
                accepted = listener.accept() => {
                    if let Ok((stream, _)) = accepted {
                        tokio::spawn(converse(stream, Arc::clone(&handler), stopped.clone()));
                    }
                }
            }
        }
    });
    Guard { _stop: stop }
}

async fn converse<H, F>(stream: TcpStream, handler: Arc<H>, mut stopped: watch::Receiver<()>)
where
    H: Fn(Inbound) -> F + Send + Sync + 'static,
    F: Future<Output = Reply> + Send + 'static,
{
    let service = service_fn(move |request: Request<Incoming>| {
        let handler = Arc::clone(&handler);
        async move {
            let Some(inbound) = read_whole(request).await else { return Err(HungUp) };
            match handler(inbound).await {
                Reply::Answer(response) => Ok(response),
                Reply::Hangup => Err(HungUp),
            }
        }
    });
    let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    tokio::select! {
        _ = stopped.changed() => {}
        result = connection => if let Err(error) = result {
            tracing::trace!(%error, "connection ended");
        }
    }
}

async fn read_whole(request: Request<Incoming>) -> Option<Inbound> {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(Body::new(body), BODY_LIMIT).await.ok()?;
    Some(Inbound {
        method: parts.method,
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: parts.headers,
        body,
    })
}

/// An answer with a body of the given type.
pub(crate) fn answer(status: u16, content_type: &str, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    *response.status_mut() = axum::http::StatusCode::from_u16(status).unwrap_or_default();
    set_header(&mut response, "content-type", content_type);
    response
}

/// A JSON answer.
pub(crate) fn json(status: u16, body: &serde_json::Value) -> Response<Body> {
    answer(status, "application/json", body.to_string())
}

pub(crate) fn set_header(response: &mut Response<Body>, name: &'static str, value: &str) {
    if let Ok(value) = axum::http::HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}
