//! Idle timeouts of a connection: long between requests, because proxies keep connections open, and short once a request has
//! started.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::watch;

/// How long request headers may take from the first byte.
const HEAD_LIMIT: Duration = Duration::from_secs(10);
/// Keep-alive timeout. Longer than that of common proxies (nginx and ALB 60 s, Caddy 120 s), because the side that sends requests
/// must be the first to close, or a request hits a closing connection.
const IDLE_LIMIT: Duration = Duration::from_secs(150);

/// The current timeout of a connection; `None` while the peer waits for us. Clones share it.
#[derive(Clone)]
pub(super) struct Patience(watch::Sender<Option<Duration>>);

impl Patience {
    pub(super) fn new() -> Self {
        Self(watch::Sender::new(Some(IDLE_LIMIT)))
    }

    /// The request headers have been read.
    pub(super) fn is_asked(&self) {
        self.0.send_replace(None);
    }

    /// The request has been answered.
    pub(super) fn has_answered(&self) {
        self.0.send_replace(Some(IDLE_LIMIT));
    }

    fn heard(&self) {
        self.0.send_if_modified(|limit| {
            let begins = *limit == Some(IDLE_LIMIT);
            if begins {
                *limit = Some(HEAD_LIMIT);
            }
            begins
        });
    }

    /// Completes when the timeout has expired.
    pub(super) async fn is_over(&self) {
        let mut limits = self.0.subscribe();
        loop {
            let limit = *limits.borrow_and_update();
            let too_long = async {
                match limit {
                    Some(limit) => tokio::time::sleep(limit).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                // `self` holds the sender, so the channel stays open.
                _ = limits.changed() => {}
                () = too_long => return,
            }
        }
    }
}

/// A stream that reports when data arrives from the peer.
pub(super) struct Heard<S> {
    stream: S,
    patience: Patience,
}

impl<S> Heard<S> {
    pub(super) fn new(stream: S, patience: Patience) -> Self {
        Self { stream, patience }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Heard<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        if buffer.filled().len() > before {
            self.patience.heard();
        }
        read
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Heard<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, bytes)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
