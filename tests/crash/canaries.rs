//! Secrets are never logged or stored in plain text, whatever is logged and whatever goes wrong.

use std::path::Path;

use sandbox::smscode::{Account, Endpoint, Fault, OrderSnapshot, RawEvent, Signed, Sms};
use sandbox::telegram::{self, User};
use smscode_bot::views::Callback;
use sqlx::Row;

use crate::process::{Process, SOON};
use crate::world::{PUBLIC, World, code_shown, digits};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e16_no_secret_is_printed_or_stored_in_the_clear_at_any_log_level() {
    let mut world = World::new().await;
    world.settings.insert("RUST_LOG", "trace".to_owned());
    world.run().await;
    let (alice, account) = world.linked_with_webhook("Alice").await;
    let order = world.bought(&alice, &account).await;

    // Faults of every kind, so that errors are logged too.
    let faults =
        [Fault::Html(502), Fault::Malformed, Fault::DropBefore, Fault::status(500, "INTERNAL_ERROR")];
    for fault in faults {
        world.sms.fail_next(Endpoint::Balance, fault);
        let said = alice.say("/balance");
        alice.wait_for(SOON, |message| message.id > said).await.unwrap();
    }
    for fault in [telegram::Fault::DropBefore, telegram::Fault::RetryAfter(1)] {
        world.tg.fail_next("sendMessage", fault);
    }
    world.sms.deliver_sms(order.id, Sms::code("27182818"));
    code_shown(&alice, "27182818").await;
    world.sms.deliver_sms(order.id, Sms::text("canary words in an SMS"));
    alice.wait_for(SOON, |message| message.text.contains("canary words")).await.unwrap();
    for body in ["no JSON", "{\"event\":\"order.otp_received\"}"] {
        for signed in [Signed::Rightly, Signed::Not, Signed::With("wrong".to_owned())] {
            let event = RawEvent { body: body.to_owned(), signed, url: None };
            world.sms.send_event(&account, event).await.unwrap();
        }
    }
    world.sms.revoke_token(&account);
    alice.say("/balance");
    alice.wait_for(SOON, |message| message.text.contains("token")).await.unwrap();
    alice.say(&format!("please use {} for me", account.token()));
    world.tg.down(true);
    world.kill().await;
    world.tg.down(false);
    world.run().await;
    world.told_everything().await;

    let hook = world.sms.webhook(&account);
    let key = hook.url.unwrap().rsplit('/').next().unwrap().to_owned();
    let number = digits(&order.phone_number);
    let token = world.tg.token();
    let secrets = [
        ("the bot's token", token.split(':').nth(1).unwrap().to_owned()),
        ("the API token", account.token().to_owned()),
        ("the webhook secret", hook.secret.unwrap()),
        ("the hook's key", key),
        ("a code", "27182818".to_owned()),
        ("the text of an SMS", "canary words".to_owned()),
        ("a phone number", number),
    ];
    let metrics = get(world.process.as_ref().unwrap().address().await, "/metrics").await;
    let on_disk = files(&world.data(""));
    world.terminate().await;
    let after_the_end = files(&world.data(""));
    assert!(world.printed.contains("\"level\":\"DEBUG\""), "little was logged");
    for (name, secret) in &secrets {
        assert!(secret.len() >= 8, "{name}");
        let line = world.printed.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{name} was printed");
        assert!(!metrics.contains(secret), "{name} is in the metrics");
        for bytes in [&on_disk, &after_the_end] {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{name} lies open on the disk");
        }
    }
}

/// Everything in a folder except the key. Empty with PostgreSQL.
pub fn files(folder: &Path) -> Vec<u8> {
    let paths = std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    paths
        .filter(|path| !path.ends_with("encryption.key"))
        .flat_map(|path| std::fs::read(path).unwrap())
        .collect()
}

async fn get(address: std::net::SocketAddr, path: &str) -> String {
    reqwest::get(format!("http://{address}{path}")).await.unwrap().text().await.unwrap()
}

/// The secrets of all users: the number of users, each with a webhook of their own before ours.
const PEOPLE: usize = 6;

struct Secrets(Vec<(String, String)>);

impl Secrets {
    fn add(&mut self, name: &str, secret: &str) {
        assert!(secret.len() >= 8, "{name}");
        self.0.push((name.to_owned(), secret.to_owned()));
    }

    /// Fails if a text contains one of them.
    fn are_not_in(&self, place: &str, text: &str) {
        for (name, secret) in &self.0 {
            let line = text.lines().find(|line| line.contains(secret));
            assert_eq!(line, None, "{name} is in {place}");
        }
    }

    /// The same for bytes, including the hexadecimal form that a server prints.
    fn are_not_stored(&self, place: &str, bytes: &[u8]) {
        for (name, secret) in &self.0 {
            let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
            for form in [secret.as_bytes(), hex.as_bytes()] {
                let found = bytes.windows(form.len()).any(|window| window == form);
                assert!(!found, "{name} lies open in {place}");
            }
        }
    }
}

/// Links an account, replaces an existing webhook, and buys.
async fn moves_in(world: &World, secrets: &mut Secrets, number: usize) -> (User, Account, OrderSnapshot) {
    let account = world.sms.add_account(5_000_000);
    let theirs = format!("canary-of-another-hook-{number}");
    world.sms.set_webhook(
        &account,
        Some(&format!("https://else.test/{theirs}")),
        Some(&format!("s-{theirs}")),
    );
    let user = world.tg.user(&format!("Person {number}"), "en");
    // With the command, after the question, and unasked.
    let token = account.token();
    match number % 3 {
        0 => drop(user.say(&format!("/login {token}"))),
        1 => {
            let said = user.say("/login");
            user.wait_for_new(SOON, said, "Send me your API token").await.unwrap();
            user.say(token);
        }
        _ => drop(user.say(token)),
    }
    let linked = user.wait_for(SOON, |message| message.text.contains("is linked")).await.unwrap();
    user.press_data(linked.id, &Callback::WebhookOn { replace: true }.pack()).unwrap();
    user.wait_for(SOON, |message| message.text.contains("codes are on")).await.unwrap();
    let order = world.bought(&user, &account).await;
    let hook = world.sms.webhook(&account);
    let address = hook.url.unwrap();
    assert!(address.starts_with(PUBLIC));
    secrets.add("an API token", token);
    secrets.add("a webhook secret", &hook.secret.unwrap());
    secrets.add("a hook's key", address.rsplit('/').next().unwrap());
    secrets.add("another hook's address or secret", &theirs);
    secrets.add("a phone number", &digits(&order.phone_number));
    (user, account, order)
}

/// Triggers every failure that can occur, on behalf of one user.
async fn goes_through_failures(
    world: &World,
    secrets: &mut Secrets,
    (user, account, order): &(User, Account, OrderSnapshot),
) {
    let echo = Fault::status(500, &format!("BAD_{}", account.token()));
    let faults = [Fault::Html(502), Fault::Malformed, Fault::DropBefore, Fault::DropAfter, echo];
    for (fault, (endpoint, words)) in faults
        .into_iter()
        .zip([(Endpoint::Balance, "/balance"), (Endpoint::Orders, "/orders")].into_iter().cycle())
    {
        world.sms.fail_next(endpoint, fault);
        let said = user.say(words);
        user.wait_for(SOON, |message| message.id > said).await.unwrap();
    }
    for fault in [telegram::Fault::DropBefore, telegram::Fault::DropAfter, telegram::Fault::RetryAfter(1)] {
        world.tg.fail_next("sendMessage", fault);
    }
    let code = format!("{}", 31_415_926 + order.id * 1_000_003);
    let words = format!("canary words {code}0");
    secrets.add("a code", &code);
    secrets.add("the text of an SMS", &words);
    world.sms.deliver_sms(order.id, Sms { code: Some(code.clone()), text: Some(words) });
    code_shown(user, &code).await;
    for body in ["no JSON".to_owned(), format!("{{\"event\":\"x\",\"data\":{{\"otp_code\":\"{code}\"}}}}")] {
        for signed in [Signed::Rightly, Signed::Not, Signed::With("wrong".to_owned())] {
            world.sms.send_event(account, RawEvent { body: body.clone(), signed, url: None }).await.unwrap();
        }
    }
    let wrong = format!("wrong-canary-token-{}", order.id);
    secrets.add("a wrong token", &wrong);
    let said = user.say(&format!("/login {wrong}"));
    user.wait_for(SOON, |message| message.id > said).await.unwrap();
    user.forward(&format!("/login {wrong}"));
    user.say(&format!("/logn {wrong} is my token"));
    let query = user.ask_inline(&wrong);
    user.wait_for_results(SOON, &query).await.unwrap();
}

/// What the service answers to all kinds of requests: status, headers and body.
async fn answers(world: &World, accounts: &[(User, Account, OrderSnapshot)]) -> String {
    let local = format!("http://{}", world.process.as_ref().unwrap().address().await);
    let http = reqwest::Client::new();
    let mut said = String::new();
    let hooks = accounts.iter().map(|(_, account, _)| world.sms.webhook(account).url.unwrap());
    let hooks = hooks.filter(|hook| hook.starts_with(PUBLIC)).map(|hook| hook.replace(PUBLIC, &local));
    let fixed = ["/healthz", "/readyz", "/metrics", "/", "/hooks/telegram", "/hooks/smscode/x"]
        .map(|path| format!("{local}{path}"));
    for url in hooks.chain(fixed) {
        for method in ["GET", "POST", "PUT", "OPTIONS"] {
            for body in ["{}", "no JSON"] {
                let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
                let answer = http.request(method, &url).body(body).send().await.unwrap();
                said += &format!("{:?} {:?}\n", answer.status(), answer.headers());
                said += &answer.text().await.unwrap();
            }
        }
    }
    said
}

async fn nothing_leaks(mut world: World) {
    world.settings.insert("RUST_LOG", "trace".to_owned());
    world.settings.insert("TELEGRAM_UPDATES", "webhook".to_owned());
    world.run().await;
    let mut secrets = Secrets(Vec::new());
    secrets.add("the bot's token", world.tg.token().split(':').nth(1).unwrap());
    let mut people = Vec::new();
    for number in 0..PEOPLE {
        people.push(moves_in(&world, &mut secrets, number).await);
    }
    secrets.add("the secret of Telegram's webhook", &world.tg.webhook().unwrap().secret.unwrap());
    for person in &people {
        goes_through_failures(&world, &mut secrets, person).await;
    }
    let mut said = answers(&world, &people).await;
    world.kill_and_run().await;
    // One is refused, one leaves, one is erased.
    let [(refused, account, _), (leaver, ..), (erased, ..), ..] = people.as_slice() else {
        panic!("too few")
    };
    world.sms.revoke_token(account);
    refused.say("/balance");
    refused.wait_for(SOON, |message| message.text.contains("no longer accepts your token")).await.unwrap();
    for (user, callback, done) in [
        (leaver, Callback::Logout { confirmed: true }, "unlinked"),
        (erased, Callback::Forget { confirmed: true }, "Everything is erased"),
    ] {
        user.press_data(user.last().unwrap().id, &callback.pack()).unwrap();
        user.wait_for(SOON, |message| message.text.contains(done)).await.unwrap();
    }
    world.told_everything().await;
    said += &answers(&world, &people).await;
    for arguments in [&["check"][..], &["keys", "verify"], &["keys", "rotate"]] {
        said += &Process::start(&world.settings, arguments).ended().await.output;
    }
    let chats: Vec<String> =
        people.iter().flat_map(|(user, ..)| user.from_bot()).map(|message| message.text).collect();
    let (in_database, running) = (dump(&world).await, files(&world.data("")));
    world.terminate().await;
    assert!(world.printed.contains("\"level\":\"DEBUG\""), "little was logged");
    assert!(secrets.0.len() > 7 * PEOPLE);
    secrets.are_not_in("the log", &world.printed);
    secrets.are_not_in("an answer", &said);
    secrets.are_not_stored("the database", &in_database);
    secrets.are_not_stored("a file of the running service", &running);
    secrets.are_not_stored("a file", &files(&world.data("")));
    secrets.0.retain(|(name, _)| ["token", "secret", "key"].iter().any(|kind| name.contains(kind)));
    for chat in &chats {
        secrets.are_not_in("a chat", chat);
    }
}

/// Everything that a server stores, as text.
async fn dump(world: &World) -> Vec<u8> {
    let mut dump = Vec::new();
    if world.settings.get("DATABASE_URL").is_none_or(|url| !url.starts_with("postgres")) {
        return dump;
    }
    for query in [
        "SELECT row_to_json(t)::text FROM users t",
        "SELECT row_to_json(t)::text FROM accounts t",
        "SELECT row_to_json(t)::text FROM purchases t",
        "SELECT row_to_json(t)::text FROM orders t",
        "SELECT row_to_json(t)::text FROM sms t",
        "SELECT row_to_json(t)::text FROM cards t",
        "SELECT row_to_json(t)::text FROM outbox t",
        "SELECT row_to_json(t)::text FROM dialogues t",
        "SELECT row_to_json(t)::text FROM updates t",
        "SELECT row_to_json(t)::text FROM favourites t",
        "SELECT row_to_json(t)::text FROM owner t",
        "SELECT row_to_json(t)::text FROM alarms t",
        "SELECT row_to_json(t)::text FROM announcements t",
    ] {
        for row in world.rows(query).await {
            dump.extend(row.try_get::<String, _>(0).unwrap().into_bytes());
        }
    }
    assert!(dump.len() > 2_000, "little was stored");
    dump
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g11_of_many_people_nothing_leaks_through_failures_a_kill_and_the_end() {
    nothing_leaks(World::new().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g11_nothing_lies_open_in_postgresql_either() {
    // Without a server there is nothing to check; `.ci/run` provides one.
    if std::env::var_os("TEST_DATABASE_URL").is_none() {
        return;
    }
    let mut world = World::new().await;
    world.use_postgres().await;
    nothing_leaks(world).await;
}
