//! Nothing secret is printed or lies open on the disk, whatever is logged and whatever goes wrong.

use std::path::Path;

use sandbox::smscode::{Endpoint, Fault, RawEvent, Signed, Sms};
use sandbox::telegram;

use crate::process::SOON;
use crate::world::{World, code_shown, digits};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e16_no_secret_is_printed_or_stored_in_the_clear_at_any_log_level() {
    let mut world = World::new().await;
    world.settings.insert("RUST_LOG", "trace".to_owned());
    world.run().await;
    let (alice, account) = world.linked_with_push("Alice").await;
    let order = world.bought(&alice, &account).await;

    // Faults of every kind, so that errors are printed too.
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

/// Everything in a folder but the key.
fn files(folder: &Path) -> Vec<u8> {
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths
        .filter(|path| !path.ends_with("encryption.key"))
        .flat_map(|path| std::fs::read(path).unwrap())
        .collect()
}

async fn get(address: std::net::SocketAddr, path: &str) -> String {
    reqwest::get(format!("http://{address}{path}")).await.unwrap().text().await.unwrap()
}
