//! The composition root.

use crate::config::Config;
use crate::shutdown::Shutdown;

/// Runs the service until the shutdown begins.
pub async fn run(_config: Config, shutdown: Shutdown) -> anyhow::Result<()> {
    shutdown.token().cancelled().await;
    Ok(())
}
