//! Settings from the command line, the environment and the `.env` file, read once at startup.
//!
//! Invariant: a [`Config`] is complete and valid; a problem is one line that names the variable and never repeats a secret. Flags
//! override the environment, which overrides `.env`, which overrides defaults; an empty value counts as unset. Deliberately
//! absent: side effects. Nothing is opened, created or contacted here, so that an invalid value leaves nothing half-started.

mod build;
mod dotenv;
mod error;
mod settings;
mod values;
mod variables;
mod warnings;

pub use error::Error;
pub use settings::{Config, Database, Draft, Encryption, Log, LogFormat, Telegram, Updates, Vault};
pub use variables::VERSION;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::net::SocketAddr;

/// What the program was asked to do.
#[derive(Debug)]
pub enum Command {
    /// Run the service.
    Run(Box<Config>),
    /// Check everything that the service needs without changing anything.
    Check(Box<Draft>),
    /// Print a new key for `ENCRYPTION_KEYS`.
    GenerateKey,
    /// Decrypt all stored values and count them per key.
    VerifyKeys(Vault),
    /// Ask a running service at this address whether it is alive.
    Health(SocketAddr),
    /// Print this text (help or version) and exit with 0.
    Print(String),
}

/// Reads the command line, the environment and the `.env` file of this process.
pub fn from_process() -> Result<Command, Error> {
    let dotenv = match std::fs::read_to_string(".env") {
        Ok(text) => Some(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(Error::DotEnv(format!("can't be read: {error}"))),
    };
    Command::load(std::env::args_os(), |name| std::env::var_os(name), dotenv.as_deref())
}

impl Command {
    /// Parses the arguments (the program's name first), the environment as a function from names to values, and the text of the
    /// `.env` file if there is one.
    pub fn load(
        args: impl IntoIterator<Item = OsString>,
        env: impl Fn(&str) -> Option<OsString>,
        dotenv: Option<&str>,
    ) -> Result<Self, Error> {
        let matches = match variables::command_line().try_get_matches_from(args) {
            Ok(matches) => matches,
            Err(error) => return variables::explain(&error).map(Self::Print),
        };
        let (path, flags) = variables::subcommand(&matches);
        if path == ["keys", "generate"] {
            return Ok(Self::GenerateKey);
        }
        let file = dotenv.map(dotenv::parse).transpose()?.unwrap_or_default();
        let sources = variables::Sources { flags, env: &env, file, stand_ins: BTreeMap::new() };
        match path.as_slice() {
            ["keys", "verify"] => build::vault(&sources).map(Self::VerifyKeys),
            ["health"] => build::listen_addr(&sources).map(Self::Health),
            ["check"] => build::draft(sources).map(|draft| Self::Check(Box::new(draft))),
            _ => build::config(&sources).map(|config| Self::Run(Box::new(config))),
        }
    }
}

#[cfg(test)]
mod tests;
