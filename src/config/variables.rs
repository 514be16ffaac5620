//! The table of variables, and the command line made from it.

use std::collections::BTreeMap;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgMatches, Command};

use super::Error;

/// The version with the commit and the kind of build, such as `0.1.0 (commit 0123456789ab, release for
/// x86_64-unknown-linux-gnu)`.
pub const VERSION: &str =
    concat!(env!("CARGO_PKG_VERSION"), " (commit ", env!("BUILD_COMMIT"), ", ", env!("BUILD_KIND"), ")");

/// One setting: a variable of the environment and the flag that overrides it.
pub(super) struct Variable {
    pub(super) name: &'static str,
    pub(super) flag: &'static str,
    /// Its heading in the help text.
    group: &'static str,
    value: &'static str,
    pub(super) default: Option<&'static str>,
    help: &'static str,
}

macro_rules! variables {
    ($($group:literal { $($name:ident $flag:literal $value:literal $default:expr, $help:literal;)* })*) => {
        $($(pub(super) const $name: Variable = Variable {
            name: stringify!($name), flag: $flag, group: $group, value: $value, default: $default, help: $help,
        };)*)*

        /// Every variable, in the order of the help text.
        pub(super) const ALL: &[Variable] = &[$($($name),*),*];
    };
}

variables! {
    "Telegram and SMSCode" {
        TELEGRAM_BOT_TOKEN "telegram-bot-token" "TOKEN" None,
            "The bot's token from @BotFather. Required. Set it in the environment: other users of the machine can see flags";
        TELEGRAM_UPDATES "telegram-updates" "polling|webhook" Some("polling"),
            "How to receive updates; `webhook` needs PUBLIC_URL";
        TELEGRAM_API_URL "telegram-api-url" "URL" Some("https://api.telegram.org"),
            "Root of the Bot API; a local Bot API server works";
        SMSCODE_API_URL "smscode-api-url" "URL" Some("https://api.smscode.gg"),
            "Root of the SMSCode API";
    }
    "Addresses" {
        PUBLIC_URL "public-url" "URL" None,
            "https URL under which LISTEN_ADDR is reachable from outside (http only for a loopback host). Unset: no \
             webhooks, codes are found by polling";
        LISTEN_ADDR "listen-addr" "IP:PORT" Some("127.0.0.1:8080"),
            "Address for webhooks, health and metrics; port 0 picks a free port";
        METRICS_ADDR "metrics-addr" "IP:PORT" None,
            "Serve metrics here instead of at LISTEN_ADDR";
    }
    "Data" {
        DATA_DIR "data-dir" "DIR" Some("./data"),
            "Directory of the SQLite file and the generated key file";
        DATABASE_URL "database-url" "URL" None,
            "sqlite://… or postgres://… Unset: the SQLite file smscode-bot.db in DATA_DIR";
        ENCRYPTION_KEYS "encryption-keys" "ID:BASE64,…" None,
            "Keys as id:base64(32 bytes); the first encrypts, all decrypt. Unset: a key file is created in DATA_DIR. \
             Required with PostgreSQL";
        SMS_RETENTION "sms-retention" "HOURS" Some("24"),
            "Hours after the end of an order until its codes, SMS texts and number are deleted, 1 to 8760";
    }
    "People" {
        ALLOWED_USER_IDS "allowed-user-ids" "ID,…" None,
            "Telegram ids of the people who may use the bot. Unset: everybody";
        ADMIN_USER_IDS "admin-user-ids" "ID,…" None,
            "Telegram ids of the administrators. Unset: none";
        MAX_QUANTITY "max-quantity" "1..100" Some("10"),
            "Maximum quantity of one purchase";
    }
    "Network" {
        HTTPS_PROXY "https-proxy" "URL" None,
            "Proxy for Telegram and SMSCode: http://, https://, socks5:// or socks5h:// (names are resolved by the proxy)";
        ALL_PROXY "all-proxy" "URL" None,
            "Fallback when HTTPS_PROXY is unset or an API root is plain http";
        NO_PROXY "no-proxy" "HOST,…" None,
            "Hosts, networks or `*` that bypass the proxy";
    }
    "Log" {
        LOG_FORMAT "log-format" "pretty|json" Some("pretty"),
            "Format of log lines; the log goes to standard error";
        RUST_LOG "rust-log" "FILTER" Some("info"),
            "What is logged: a level, or target=level directives";
    }
}

/// The sources of values, in order of precedence.
pub(super) struct Sources<'a> {
    pub(super) flags: &'a ArgMatches,
    pub(super) env: &'a dyn Fn(&str) -> Option<OsString>,
    pub(super) file: BTreeMap<String, String>,
    /// Placeholders for invalid variables, so that the others can be checked.
    pub(super) stand_ins: BTreeMap<&'static str, &'static str>,
}

impl Sources<'_> {
    /// The value of a variable without the white space around it, or its default. `None`: unset or empty.
    pub(super) fn find(&self, variable: &Variable) -> Result<Option<String>, Error> {
        if let Some(stand_in) = self.stand_ins.get(variable.name) {
            let value = Some(*stand_in).filter(|value| !value.is_empty()).or(variable.default);
            return Ok(value.map(str::to_owned));
        }
        let flag = self.flags.get_one::<String>(variable.name).cloned();
        let env = variable.spellings().into_iter().find_map(|name| (self.env)(&name));
        let env =
            env.map(|value| value.into_string().map_err(|_| variable.error("is not UTF-8"))).transpose()?;
        let env = env.map(|value| unquoted(value.trim()).to_owned());
        let file = self.file.get(variable.name).cloned();
        let default = variable.default.map(str::to_owned);
        let given = [flag, env, file, default].into_iter().flatten();
        Ok(given.map(|value| value.trim().to_owned()).find(|value| !value.is_empty()))
    }
}

/// Strips the quotes that `docker run --env-file` passes on and a shell would remove.
fn unquoted(value: &str) -> &str {
    let inside = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote);
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}

impl Variable {
    /// Its names in the environment: proxy variables are often lower case.
    fn spellings(&self) -> Vec<String> {
        let small = self.name.ends_with("_PROXY").then(|| self.name.to_ascii_lowercase());
        std::iter::once(self.name.to_owned()).chain(small).collect()
    }

    /// An error about this variable. The problem must not repeat the value.
    pub(super) fn error(&self, problem: impl Into<String>) -> Error {
        Error::Variable { variable: self.name, problem: problem.into() }
    }

    fn arg(&self) -> Arg {
        let default = self.default.map_or(String::new(), |default| format!(" [default: {default}]"));
        Arg::new(self.name)
            .long(self.flag)
            .help_heading(self.group)
            .value_name(self.value)
            .global(true)
            .help(format!("{} [env: {}]{default}", self.help, self.name))
    }
}

const AFTER_HELP: &str = "\
Each setting is a flag, an environment variable or a line in `.env`; flags override the environment, which overrides `.env`.

Example:
  TELEGRAM_BOT_TOKEN=123456789:AA… smscode-bot check    # test the settings
  TELEGRAM_BOT_TOKEN=123456789:AA… smscode-bot          # run the service, with its data in ./data

Exit codes: 0 success, 1 the service failed or `check` found a problem, 2 invalid settings or command line.";

/// The command line. Values stay text here: they are checked together with those from the environment.
pub(super) fn command_line() -> Command {
    let generate = Command::new("generate").about("Print a new key for ENCRYPTION_KEYS");
    let verify = Command::new("verify").about("Decrypt all stored values and count them per key");
    let keys = Command::new("keys")
        .about("Manage encryption keys")
        .subcommand_required(true)
        .subcommand(generate)
        .subcommand(verify);
    Command::new("smscode-bot")
        .version(VERSION)
        .about("A Telegram bot for SMSCode: rent phone numbers and receive SMS codes in the chat")
        .after_help(AFTER_HELP)
        .next_line_help(true)
        .args(ALL.iter().map(Variable::arg))
        .subcommand(Command::new("run").about("Run the service (the default)"))
        .subcommand(
            Command::new("check")
                .about("Check settings, data directory, database, keys, Telegram, SMSCode and PUBLIC_URL"),
        )
        .subcommand(
            Command::new("health").about("Request /healthz at LISTEN_ADDR, for container health checks"),
        )
        .subcommand(keys)
}

/// The names of the chosen subcommands and the innermost matches, which know the flags of all levels.
pub(super) fn subcommand(matches: &ArgMatches) -> (Vec<&str>, &ArgMatches) {
    let (mut path, mut innermost) = (Vec::new(), matches);
    while let Some((name, inner)) = innermost.subcommand() {
        path.push(name);
        innermost = inner;
    }
    (path, innermost)
}

/// Converts a clap error: the text of `--help` or `--version`, or a one-line error.
///
/// clap's own messages have several lines and quote the arguments, one of which may be a misplaced secret.
pub(super) fn explain(error: &clap::Error) -> Result<String, Error> {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return Ok(error.render().to_string());
    }
    let argument = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(argument)) => argument.split([' ', '=']).next().unwrap_or_default(),
        Some(ContextValue::Strings(arguments)) => arguments.first().map_or("", String::as_str),
        _ => "",
    };
    let known = ALL.iter().find(|variable| argument.strip_prefix("--") == Some(variable.flag));
    let harmless = argument.starts_with("--") && is_plain_word(argument);
    Err(match (error.kind(), known) {
        (ErrorKind::ArgumentConflict, Some(variable)) => variable.error(format!("{argument} is given twice")),
        (_, Some(variable)) => variable.error(format!("{argument} needs a value")),
        (ErrorKind::UnknownArgument, None) if harmless => {
            Error::Usage(format!("unknown argument {argument}"))
        }
        (ErrorKind::InvalidSubcommand, None) => {
            let word = match error.get(ContextKind::InvalidSubcommand) {
                Some(ContextValue::String(word)) if is_plain_word(word) => format!(" {word}"),
                _ => String::new(),
            };
            Error::Usage(format!("unknown subcommand{word}; there are: {}", subcommand_names()))
        }
        (ErrorKind::MissingSubcommand, None) => {
            Error::Usage(format!("a subcommand is missing; there are: {}", subcommand_names()))
        }
        _ => Error::Usage("the command line is not understood".into()),
    })
}

/// Whether an error may repeat it: no token, key or URL looks like this.
fn is_plain_word(word: &str) -> bool {
    word.len() <= 30 && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}

/// Such as `run, check, keys generate, keys verify`.
fn subcommand_names() -> String {
    let root = command_line();
    let names = root.get_subcommands().flat_map(|command| {
        let name = command.get_name();
        let inner: Vec<_> =
            command.get_subcommands().map(|inner| format!("{name} {}", inner.get_name())).collect();
        if inner.is_empty() { vec![name.to_owned()] } else { inner }
    });
    names.collect::<Vec<_>>().join(", ")
}
