//! The table of variables, and the command line made from it.

use std::collections::BTreeMap;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgMatches, Command};

use super::Error;

/// One setting: a variable of the environment and the flag that overrides it.
pub(super) struct Variable {
    pub(super) name: &'static str,
    pub(super) flag: &'static str,
    value: &'static str,
    pub(super) default: Option<&'static str>,
    help: &'static str,
}

macro_rules! variables {
    ($($name:ident $flag:literal $value:literal $default:expr, $help:literal;)*) => {
        $(pub(super) const $name: Variable = Variable {
            name: stringify!($name), flag: $flag, value: $value, default: $default, help: $help,
        };)*

        /// Every variable, in the order of the help text.
        pub(super) const ALL: &[Variable] = &[$($name),*];
    };
}

variables! {
    TELEGRAM_BOT_TOKEN "telegram-bot-token" "TOKEN" None,
        "The bot's token from @BotFather, required (prefer the variable: other users see the flags of a process)";
    TELEGRAM_API_URL "telegram-api-url" "URL" Some("https://api.telegram.org"),
        "Root of the Bot API; a local Bot API server works";
    TELEGRAM_UPDATES "telegram-updates" "polling|webhook" Some("polling"),
        "How updates come in; `webhook` needs PUBLIC_URL";
    SMSCODE_API_URL "smscode-api-url" "URL" Some("https://api.smscode.gg"),
        "Root of the SMSCode API";
    PUBLIC_URL "public-url" "URL" None,
        "https URL under which LISTEN_ADDR is reachable from outside (http only for a loopback host); unset: no \
         inbound webhooks, codes by polling only";
    LISTEN_ADDR "listen-addr" "IP:PORT" Some("127.0.0.1:8080"),
        "Where webhooks, health and metrics are served; port 0 is allowed";
    METRICS_ADDR "metrics-addr" "IP:PORT" None,
        "Where metrics are served instead of at LISTEN_ADDR; port 0 is allowed";
    DATABASE_URL "database-url" "URL" None,
        "sqlite://… or postgres://…; unset: the SQLite file smscode-bot.db in DATA_DIR";
    DATA_DIR "data-dir" "DIR" Some("./data"),
        "Directory of the SQLite file and the generated key file";
    ENCRYPTION_KEYS "encryption-keys" "ID:BASE64,…" None,
        "Keys as id:base64(32 bytes); the first seals, all open; unset: a key file is made in DATA_DIR; required with \
         PostgreSQL";
    ALLOWED_USER_IDS "allowed-user-ids" "ID,…" None,
        "Telegram ids of those who may use the bot; unset: everybody";
    ADMIN_USER_IDS "admin-user-ids" "ID,…" None,
        "Telegram ids of the administrators; unset: none";
    MAX_QUANTITY "max-quantity" "1..100" Some("10"),
        "How many numbers one purchase may buy at most";
    SMS_RETENTION "sms-retention" "HOURS" Some("24"),
        "How many hours after the end of an order its codes, SMS texts and number are wiped, 1 to 8760";
    LOG_FORMAT "log-format" "pretty|json" Some("pretty"),
        "How a log line looks; the log goes to standard error";
    RUST_LOG "rust-log" "FILTER" Some("info"),
        "What is logged: a level, or target=level directives";
}

/// Where values come from, the strongest source first.
pub(super) struct Sources<'a> {
    pub(super) flags: &'a ArgMatches,
    pub(super) env: &'a dyn Fn(&str) -> Option<OsString>,
    pub(super) file: BTreeMap<String, String>,
}

impl Sources<'_> {
    /// The value of a variable without the white space around it, or its default. `None`: unset or empty.
    pub(super) fn find(&self, variable: &Variable) -> Result<Option<String>, Error> {
        let flag = self.flags.get_one::<String>(variable.name).cloned();
        let env = (self.env)(variable.name)
            .map(|value| value.into_string().map_err(|_| variable.error("is not UTF-8")))
            .transpose()?;
        let file = self.file.get(variable.name).cloned();
        let default = variable.default.map(str::to_owned);
        let given = [flag, env, file, default].into_iter().flatten();
        Ok(given.map(|value| value.trim().to_owned()).find(|value| !value.is_empty()))
    }
}

impl Variable {
    /// An error about this variable. The problem must not repeat the value.
    pub(super) fn error(&self, problem: impl Into<String>) -> Error {
        Error::Variable { variable: self.name, problem: problem.into() }
    }

    fn arg(&self) -> Arg {
        let default = self.default.map_or(String::new(), |default| format!(" [default: {default}]"));
        Arg::new(self.name)
            .long(self.flag)
            .value_name(self.value)
            .global(true)
            .help(format!("{} [env: {}]{default}", self.help, self.name))
    }
}

/// The command line. Values stay text here: they are checked together with those from the environment.
pub(super) fn command_line() -> Command {
    let generate = Command::new("generate").about("Print a fresh key for ENCRYPTION_KEYS");
    let rotate =
        Command::new("rotate").about("Seal everything anew under the first key, while the service runs");
    let verify = Command::new("verify").about("Open everything that is sealed, and count it by key");
    let keys = Command::new("keys")
        .about("Manage keys")
        .subcommand_required(true)
        .subcommand(generate)
        .subcommand(rotate)
        .subcommand(verify);
    Command::new("smscode-bot")
        .version(crate::config::VERSION)
        .about("A Telegram front end for the SMSCode virtual-number API")
        .after_help(
            "Each setting is a flag, a variable of the environment or a line of `.env`, in this order.",
        )
        .args(ALL.iter().map(Variable::arg))
        .subcommand(Command::new("run").about("Run the service (the default)"))
        .subcommand(Command::new("check").about(
            "Look at settings, database, keys, Telegram, SMSCode and PUBLIC_URL; exit code 1 when something fails",
        ))
        .subcommand(Command::new("health").about("Ask the service at LISTEN_ADDR whether it is alive"))
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

/// What clap has to say: the text of `--help` or `--version`, or what is wrong, in one line.
///
/// clap's own messages have several lines and quote the arguments, one of which may be a secret in the wrong place.
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
    let harmless =
        argument.starts_with("--") && argument.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    Err(match (error.kind(), known) {
        (ErrorKind::ArgumentConflict, Some(variable)) => variable.error(format!("{argument} is given twice")),
        (_, Some(variable)) => variable.error(format!("{argument} needs a value")),
        (ErrorKind::UnknownArgument, None) if harmless => {
            Error::Usage(format!("unknown argument {argument}"))
        }
        (ErrorKind::InvalidSubcommand, None) => Error::Usage("unknown subcommand".into()),
        (ErrorKind::MissingSubcommand, None) => Error::Usage("a subcommand is missing".into()),
        _ => Error::Usage("the command line is not understood".into()),
    })
}
