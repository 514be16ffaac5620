use std::collections::HashMap;
use std::path::PathBuf;

use secrecy::ExposeSecret;

use super::*;

const TOKEN: &str = "123456:AAcanaryAAcanaryAAcanaryAAcanaryAAc";
const KEYS: &str = "a:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

fn load(args: &[&str], env: &[(&str, &str)], dotenv: Option<&str>) -> Result<Command, Error> {
    let env: HashMap<_, _> = env.iter().copied().collect();
    let args = std::iter::once("smscode-bot").chain(args.iter().copied()).map(OsString::from);
    Command::load(args, |name| env.get(name).map(OsString::from), dotenv)
}

fn config(args: &[&str], env: &[(&str, &str)], dotenv: Option<&str>) -> Config {
    let mut env = env.to_vec();
    env.push(("TELEGRAM_BOT_TOKEN", TOKEN));
    match load(args, &env, dotenv).unwrap() {
        Command::Run(config) => *config,
        other => panic!("{other:?}"),
    }
}

fn error(args: &[&str], env: &[(&str, &str)], dotenv: Option<&str>) -> String {
    let error = load(args, env, dotenv).unwrap_err();
    let line = error.to_string();
    assert!(!line.contains('\n'), "{line}");
    assert!(!format!("{line} {error:?}").contains("canary"), "{error:?}");
    line
}

#[test]
fn only_the_token_is_required_and_the_defaults_are_those_of_the_contract() {
    let config = config(&[], &[], None);
    assert_eq!(config.telegram.token.expose_secret(), TOKEN);
    assert_eq!(config.telegram.api_url.as_str(), "https://api.telegram.org/");
    assert_eq!(config.telegram.updates, Updates::Polling);
    assert_eq!(config.smscode_api_url.as_str(), "https://api.smscode.gg/");
    assert_eq!(config.public_url, None);
    assert_eq!(config.listen_addr.to_string(), "127.0.0.1:8080");
    let Database::Sqlite { path } = config.database else { panic!("not SQLite") };
    assert_eq!(path, PathBuf::from("./data/smscode-bot.db"));
    assert_eq!(config.data_dir, PathBuf::from("./data"));
    let Encryption::KeyFile(path) = config.encryption else { panic!("no key file") };
    assert_eq!(path, PathBuf::from("./data/encryption.key"));
    assert_eq!(config.allowed_users, None);
    assert!(config.admins.is_empty());
    assert_eq!((config.log.format, config.log.filter.as_str()), (LogFormat::Pretty, "info"));
}

#[test]
fn without_a_token_it_is_said_where_one_comes_from_where_it_goes_and_what_needs_none() {
    let line = error(&[], &[], None);
    for words in
        ["TELEGRAM_BOT_TOKEN: is required", "environment", "`.env`", "@BotFather", "cargo run --example demo"]
    {
        assert!(line.contains(words), "{line}");
    }
}

/// A good value for each variable, and the part of `Config`'s `Debug` that shows that it arrived.
const GOOD: [(&str, &str, &str, &str); 19] = [
    ("TELEGRAM_BOT_TOKEN", "--telegram-bot-token", TOKEN, "token: SecretBox"),
    ("TELEGRAM_UPDATES", "--telegram-updates", "webhook", "updates: Webhook"),
    ("TELEGRAM_API_URL", "--telegram-api-url", "http://127.0.0.1:8081/x/", "8081), path: \"/x\""),
    ("SMSCODE_API_URL", "--smscode-api-url", "http://sms.test", "sms.test"),
    ("PUBLIC_URL", "--public-url", "https://bot.example/base/", "path: \"/base\""),
    ("LISTEN_ADDR", "--listen-addr", "0.0.0.0:0", "listen_addr: 0.0.0.0:0"),
    ("METRICS_ADDR", "--metrics-addr", "127.0.0.1:0", "metrics_addr: Some(127.0.0.1:0)"),
    ("DATA_DIR", "--data-dir", "/var/lib/bot", "data_dir: \"/var/lib/bot\""),
    ("DATABASE_URL", "--database-url", "sqlite://other/x.db?mode=rwc", "Sqlite { path: \"other/x.db\" }"),
    ("ENCRYPTION_KEYS", "--encryption-keys", KEYS, "Keys([\"a\"])"),
    ("SMS_RETENTION", "--sms-retention", "48", "sms_retention: TimeDelta { secs: 172800"),
    ("ALLOWED_USER_IDS", "--allowed-user-ids", " 2, 1,", "Some({UserId(1), UserId(2)})"),
    ("ADMIN_USER_IDS", "--admin-user-ids", "7", "admins: {UserId(7)}"),
    ("MAX_QUANTITY", "--max-quantity", "25", "max_quantity: 25"),
    (
        "HTTPS_PROXY",
        "--https-proxy",
        "http://me:canary@proxy.test:3128",
        "https: Some(Proxy(proxy.test:3128))",
    ),
    ("ALL_PROXY", "--all-proxy", "socks5h://[::1]", "all: Some(Proxy([::1]:1080))"),
    ("NO_PROXY", "--no-proxy", "10.0.0.0/8,.internal", "except: Some(\"10.0.0.0/8,.internal\")"),
    ("LOG_FORMAT", "--log-format", "json", "format: Json"),
    ("RUST_LOG", "--rust-log", "warn,smscode_bot=debug", "filter: \"warn,smscode_bot=debug\""),
];

#[test]
fn every_variable_is_taken_from_flag_environment_and_dotenv() {
    assert_eq!(GOOD.map(|row| row.0), variables::ALL.iter().map(|v| v.name).collect::<Vec<_>>().as_slice());
    for (name, flag, value, shown) in GOOD {
        let public = ("PUBLIC_URL", if name == "PUBLIC_URL" { "" } else { "https://bot.example" });
        let line = format!("{name}='{value}'\n");
        for config in [
            config(&[flag, value], &[public], None),
            config(&["run", flag, value], &[public], None),
            config(&[flag, value, "run"], &[public], None),
            config(&[], &[public, (name, value)], None),
            config(&[], &[public], Some(&line)),
        ] {
            let debug = format!("{config:?}");
            assert!(debug.contains(shown), "{name}: {debug}");
            assert!(name == "TELEGRAM_BOT_TOKEN" || !debug.contains("canary"), "{name}: {debug}");
        }
    }
}

#[test]
fn a_flag_wins_over_the_environment_and_the_environment_over_dotenv() {
    let dotenv = Some("LISTEN_ADDR=127.0.0.1:3\nLISTEN_ADDR=127.0.0.1:4\n");
    let env = [("LISTEN_ADDR", "127.0.0.1:2")];
    assert_eq!(config(&["--listen-addr=127.0.0.1:1"], &env, dotenv).listen_addr.port(), 1);
    assert_eq!(config(&[], &env, dotenv).listen_addr.port(), 2);
    assert_eq!(config(&[], &[], dotenv).listen_addr.port(), 3);
    assert_eq!(config(&["--listen-addr="], &[("LISTEN_ADDR", " ")], dotenv).listen_addr.port(), 3);
}

#[test]
fn an_empty_value_counts_as_unset_for_every_variable() {
    let plain = format!("{:?}", config(&[], &[], None));
    for variable in &variables::ALL[1..] {
        let line = format!("{}=\n", variable.name);
        assert_eq!(
            format!("{:?}", config(&[], &[(variable.name, "")], Some(&line))),
            plain,
            "{}",
            variable.name
        );
    }
    assert_eq!(error(&[], &[("TELEGRAM_BOT_TOKEN", "")], None), error(&[], &[], None));
}

#[test]
fn quotes_that_nobody_took_off_are_taken_off() {
    for value in ["\"127.0.0.1:7\"", " '127.0.0.1:7' ", "127.0.0.1:7"] {
        assert_eq!(config(&[], &[("LISTEN_ADDR", value)], None).listen_addr.port(), 7, "{value}");
    }
    let quoted = format!("\"{TOKEN}\"");
    let Command::Run(config) = load(&[], &[("TELEGRAM_BOT_TOKEN", &quoted)], None).unwrap() else { panic!() };
    assert_eq!(config.telegram.token.expose_secret(), TOKEN);
    // One that stands alone belongs to the value, and two with nothing between them are nothing.
    assert!(
        error(&[], &[("TELEGRAM_BOT_TOKEN", TOKEN), ("LISTEN_ADDR", "\"127.0.0.1:7")], None)
            .starts_with("LISTEN_ADDR: ")
    );
    assert_eq!(error(&[], &[("TELEGRAM_BOT_TOKEN", "\"\"")], None), error(&[], &[], None));
}

#[test]
fn proxies_are_known_in_small_letters_too_and_capitals_win() {
    let small = [("https_proxy", "small.test"), ("no_proxy", "x.test")];
    let proxies = config(&[], &small, None).proxies;
    assert_eq!(
        format!("{proxies:?}"),
        "Proxies { https: Some(Proxy(small.test:80)), all: None, except: Some(\"x.test\") }"
    );
    let both = [("https_proxy", "small.test"), ("HTTPS_PROXY", "big.test")];
    assert_eq!(config(&[], &both, None).proxies.https.unwrap().address(), "big.test:80");
}

#[test]
fn for_a_check_everything_that_is_wrong_is_told_and_the_rest_counts() {
    let draft = |env: &[(&str, &str)]| match load(&["check"], env, None).unwrap() {
        Command::Check(draft) => *draft,
        other => panic!("{other:?}"),
    };
    for (name, ..) in GOOD {
        let found = draft(&[("TELEGRAM_BOT_TOKEN", TOKEN), (name, "\u{1}canary")]);
        let free = ["DATA_DIR", "NO_PROXY"].contains(&name);
        assert_eq!(
            (found.problems.len(), found.has(name)),
            if free { (0, true) } else { (1, false) },
            "{name}"
        );
        assert!(!format!("{:?}", found.problems).contains("canary"), "{found:?}");
    }
    let found = draft(&[
        ("TELEGRAM_UPDATES", "webhook"),
        ("DATABASE_URL", "postgres://db/bot"),
        ("LISTEN_ADDR", "8080"),
        ("METRICS_ADDR", "127.0.0.1:9"),
    ]);
    let names: Vec<_> = found.problems.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["TELEGRAM_BOT_TOKEN", "PUBLIC_URL", "ENCRYPTION_KEYS", "LISTEN_ADDR"]);
    assert_eq!(found.config.metrics_addr.unwrap().port(), 9);
}

#[test]
fn a_bad_value_is_one_line_that_names_the_variable_and_not_the_value() {
    for (name, value) in [
        ("TELEGRAM_BOT_TOKEN", "canary"),
        ("TELEGRAM_BOT_TOKEN", "12:canary"),
        ("TELEGRAM_BOT_TOKEN", "bot123456:AAcanaryAAcanaryAAcanaryAAcanary"),
        ("TELEGRAM_BOT_TOKEN", "123456:AAcanaryAAcanaryAAcanary/AAcanary"),
        ("TELEGRAM_API_URL", "canary"),
        ("TELEGRAM_API_URL", "ftp://canary"),
        ("TELEGRAM_UPDATES", "canary"),
        ("SMSCODE_API_URL", "https://x.test/?canary=1"),
        ("SMSCODE_API_URL", "https://x.test/#canary"),
        ("SMSCODE_API_URL", "https://user:canary@x.test"),
        ("SMSCODE_API_URL", "https://"),
        ("PUBLIC_URL", "http://canary.example"),
        ("PUBLIC_URL", "http://localhost.canary.example"),
        ("PUBLIC_URL", "canary.example"),
        ("LISTEN_ADDR", "canary:8080"),
        ("LISTEN_ADDR", "8080"),
        ("DATABASE_URL", "mysql://canary"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite://:memory:"),
        ("DATABASE_URL", "sqlite://canary/"),
        ("DATABASE_URL", "sqlite://canary?mode=ro"),
        ("DATABASE_URL", "postgres://user:canary@:port/"),
        ("ENCRYPTION_KEYS", "canary"),
        ("ENCRYPTION_KEYS", "a:canary"),
        ("ALLOWED_USER_IDS", "canary"),
        ("ALLOWED_USER_IDS", ","),
        ("ALLOWED_USER_IDS", "1,-2"),
        ("ADMIN_USER_IDS", "0"),
        ("ADMIN_USER_IDS", "99999999999999999999"),
        ("MAX_QUANTITY", "0"),
        ("MAX_QUANTITY", "101"),
        ("MAX_QUANTITY", "canary"),
        ("HTTPS_PROXY", "ftp://canary"),
        ("ALL_PROXY", "socks9://user:canary@x"),
        ("ALL_PROXY", "http://user:canary@"),
        ("LOG_FORMAT", "canary"),
        ("RUST_LOG", "a=canary"),
    ] {
        let mut env = vec![("TELEGRAM_BOT_TOKEN", TOKEN)];
        env.retain(|(other, _)| *other != name);
        env.push((name, value));
        let line = error(&[], &env, None);
        assert!(line.starts_with(&format!("{name}: ")), "{name}={value}: {line}");
    }
}

#[cfg(unix)]
#[test]
fn a_value_that_is_no_text_is_told_too() {
    use std::os::unix::ffi::OsStringExt;
    let env = |name: &str| (name == "DATA_DIR").then(|| OsString::from_vec(vec![0xff]));
    let dotenv = format!("TELEGRAM_BOT_TOKEN={TOKEN}");
    let error = Command::load(["smscode-bot".into()], env, Some(&dotenv)).unwrap_err();
    assert_eq!(error.to_string(), "DATA_DIR: is not UTF-8");
}

#[test]
fn settings_that_need_each_other_are_checked_together() {
    let token = ("TELEGRAM_BOT_TOKEN", TOKEN);
    let line = error(&[], &[token, ("TELEGRAM_UPDATES", "webhook")], None);
    assert!(line.starts_with("PUBLIC_URL: is required with TELEGRAM_UPDATES=webhook"), "{line}");

    let postgres = ("DATABASE_URL", "postgres://bot:canary@db/bot");
    let line = error(&[], &[token, postgres], None);
    assert!(line.starts_with("ENCRYPTION_KEYS: is required with PostgreSQL"), "{line}");

    let config = config(&[], &[postgres, ("ENCRYPTION_KEYS", KEYS)], None);
    assert!(!format!("{config:?}").contains("canary"), "{config:?}");
    let Database::Postgres { url } = config.database else { panic!("not PostgreSQL") };
    assert_eq!(url.expose_secret(), postgres.1);
}

#[test]
fn a_public_url_may_be_plain_http_on_a_loopback_host_only() {
    for url in ["http://localhost:1/x", "http://bot.localhost", "http://127.0.0.1:8080", "http://[::1]"] {
        assert!(values::public_url(url).is_ok(), "{url}");
    }
    for url in ["http://10.0.0.1", "http://notlocalhost", "http://128.0.0.1", "http://[::2]"] {
        assert!(values::public_url(url).is_err(), "{url}");
    }
}

#[test]
fn debug_shows_no_secret() {
    let shown = format!("{:#?}", config(&[], &[("ENCRYPTION_KEYS", KEYS)], None));
    assert!(!shown.contains("canary") && !shown.contains("AQEB"), "{shown}");
}

#[test]
fn a_command_line_that_is_not_understood_is_one_line_without_the_value() {
    for (args, line) in [
        (&["--no-such-flag=canary"][..], "unknown argument --no-such-flag; see --help"),
        (&["-xcanary"], "the command line is not understood; see --help"),
        (
            &["frobnicate"],
            "unknown subcommand frobnicate; there are: run, check, health, keys generate, keys verify; see --help",
        ),
        (
            &[TOKEN],
            "unknown subcommand; there are: run, check, health, keys generate, keys verify; see --help",
        ),
        (
            &["keys", "list"],
            "unknown subcommand list; there are: run, check, health, keys generate, keys verify; see --help",
        ),
        (&["run", "canary"], "the command line is not understood; see --help"),
        (
            &["keys"],
            "a subcommand is missing; there are: run, check, health, keys generate, keys verify; see --help",
        ),
        (&["--public-url"], "PUBLIC_URL: --public-url needs a value"),
        (&["--data-dir", "canary", "--data-dir", "b"], "DATA_DIR: --data-dir is given twice"),
    ] {
        assert_eq!(error(args, &[("TELEGRAM_BOT_TOKEN", TOKEN)], None), line, "{args:?}");
    }
}

#[test]
fn a_malformed_dotenv_is_told_by_line_and_repeats_nothing() {
    for (text, start) in [
        ("# fine\nDATA_DIR=x\nLISTEN_ADDR=canary canary\n", ".env: line 3 (LISTEN_ADDR) "),
        ("canary canary\n", ".env: line 1 is "),
        ("\u{feff}A=1\r\nPUBLIC_URL='canary\n", ".env: "),
        ("PUBLIC_URL \"canary\"\n", ".env: line 1 (PUBLIC_URL) "),
    ] {
        let line = error(&[], &[("TELEGRAM_BOT_TOKEN", TOKEN)], Some(text));
        assert!(line.starts_with(start), "{line}");
    }
    let bom = format!("\u{feff}TELEGRAM_BOT_TOKEN={TOKEN} # a comment\r\nRUST_LOG=debug\r\n");
    assert!(matches!(load(&[], &[], Some(&bom)).unwrap(), Command::Run(c) if c.log.filter == "debug"));
}

#[test]
fn help_names_each_flag_variable_and_default() {
    let Command::Print(help) = load(&["--help"], &[], None).unwrap() else { panic!("no help") };
    for variable in variables::ALL {
        assert!(help.contains(&format!("--{} <", variable.flag)), "{}", variable.flag);
        assert!(help.contains(&format!("[env: {}]", variable.name)), "{}", variable.name);
        assert!(variable.default.is_none_or(|default| help.contains(&format!("[default: {default}]"))));
    }
    let headings =
        ["Telegram and SMSCode:", "Addresses:", "Data:", "People:", "Network:", "Log:", "Example:"];
    assert!(headings.iter().all(|heading| help.contains(heading)), "{help}");
    let Command::Print(version) = load(&["--version"], &[], None).unwrap() else { panic!("no version") };
    let told = format!("smscode-bot {} (commit ", env!("CARGO_PKG_VERSION"));
    assert!(version.starts_with(&told) && version.contains(" for "), "{version}");
}

#[test]
fn keys_and_health_need_no_token() {
    assert!(matches!(load(&["keys", "generate"], &[], None).unwrap(), Command::GenerateKey));
    let health = load(&["health"], &[("LISTEN_ADDR", "[::]:9")], None).unwrap();
    assert!(matches!(health, Command::Health(address) if address.port() == 9));
}

#[test]
fn the_example_file_names_every_variable_with_its_default_and_parses() {
    let example = include_str!("../../.env.example");
    let uncommented: Vec<_> = example.lines().map(|line| line.strip_prefix('#').unwrap_or(line)).collect();
    for variable in variables::ALL {
        let line = uncommented.iter().find(|line| line.starts_with(&format!("{}=", variable.name)));
        let shown = line.and_then(|line| line.split_once('=')).map(|(_, value)| value);
        let shown = shown.unwrap_or_else(|| panic!("{} is missing", variable.name));
        assert!(variable.default.is_none_or(|default| default == shown), "{}: {shown}", variable.name);
    }
    assert_eq!(error(&[], &[], Some(example)), error(&[], &[], None));
}
