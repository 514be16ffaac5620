//! A minimal HTTP/1.1 server for the stubs and client for the load generator, so that neither costs much CPU.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context, bail};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A complete request.
pub struct Inbound {
    /// Path and query.
    pub path: String,
    pub head: hyper::http::request::Parts,
    pub body: Bytes,
}

/// A status and a JSON body.
pub type Answer = (u16, String);

/// Serves until the process ends.
pub fn serve<F>(listener: TcpListener, answer: impl Fn(Inbound) -> F + Send + Sync + 'static)
where
    F: Future<Output = Answer> + Send + 'static,
{
    let answer = Arc::new(answer);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // Failure only makes it slower.
            let _ = stream.set_nodelay(true);
            let answer = Arc::clone(&answer);
            let service = service_fn(move |request: Request<Incoming>| {
                let answer = Arc::clone(&answer);
                async move {
                    let (head, body) = request.into_parts();
                    let body = body.collect().await.map(|body| body.to_bytes()).unwrap_or_default();
                    let path = head.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
                    let (status, text) = answer(Inbound { path, head, body }).await;
                    let response =
                        Response::builder().status(status).header("content-type", "application/json");
                    Ok::<_, Infallible>(response.body(Full::new(Bytes::from(text))).unwrap_or_default())
                }
            });
            tokio::spawn(async move {
                // The peer has closed the connection.
                let _ = hyper::server::conn::http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), service)
                    .await;
            });
        }
    });
}

/// One keep-alive connection that sends requests sequentially.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    pub async fn open(address: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(1024) })
    }

    /// Sends a request as is and returns the status of the answer; the body is read and discarded.
    pub async fn send(&mut self, request: &[u8]) -> anyhow::Result<u16> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        loop {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                bail!("the connection was closed");
            }
            if let Some((status, length)) = head(&self.buffer)? {
                while self.buffer.len() < length {
                    if self.stream.read_buf(&mut self.buffer).await? == 0 {
                        bail!("the connection was closed");
                    }
                }
                return Ok(status);
            }
        }
    }
}

/// The status and total length of the answer, once its head has arrived.
fn head(bytes: &[u8]) -> anyhow::Result<Option<(u16, usize)>> {
    let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") else { return Ok(None) };
    let head = std::str::from_utf8(bytes.get(..end).unwrap_or_default())?.to_ascii_lowercase();
    let status = head.split(' ').nth(1).context("a status")?.parse()?;
    let length = head.split("content-length:").nth(1).and_then(|rest| rest.lines().next());
    let length: usize = length.map_or(Ok(0), |length| length.trim().parse())?;
    Ok(Some((status, end + 4 + length)))
}
