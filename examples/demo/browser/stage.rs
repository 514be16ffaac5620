//! The running demo with the page open in the browser.

use std::net::Ipv4Addr;
use std::sync::Arc;

use sandbox::Clock;
use smscode_bot::shutdown::Shutdown;
use tokio::net::TcpListener;

use super::driver::Look;
use super::page::Page;
use crate::pages;
use crate::world::{Demo, People};

/// The demo and a browser showing it. It must be closed.
pub(crate) struct Stage {
    pub(crate) demo: Arc<Demo>,
    pub(crate) page: Page,
    shutdown: Shutdown,
}

impl Stage {
    /// Starts the demo on a free port and opens its page.
    pub(crate) async fn open(people: People, clock: Clock, look: Look, toured: bool) -> anyhow::Result<Self> {
        let shutdown = Shutdown::new();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let demo = Demo::start(&shutdown, people, clock).await?;
        pages::serve(&shutdown, listener, address.port(), demo.clone());
        match Page::open(format!("http://{address}"), look, toured).await {
            Ok(page) => Ok(Self { demo, page, shutdown }),
            Err(error) => {
                shutdown.token().cancel();
                demo.stop().await?;
                Err(error)
            }
        }
    }

    /// Shuts everything down.
    pub(crate) async fn close(self) -> anyhow::Result<()> {
        let closed = self.page.browser.close().await;
        self.shutdown.token().cancel();
        let stopped = self.demo.stop().await;
        closed.and(stopped)
    }
}
