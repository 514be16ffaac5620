//! Several accounts of one person, with kills around the question what a further token is for.

use sandbox::smscode::{Account, Endpoint, Fault, Sms};
use sandbox::telegram::{Message, User};

use crate::canaries::files;
use crate::process::SOON;
use crate::world::{World, code_shown, times_shown};

/// Sends a token beside a linked account; returns the question.
async fn offer(world: &World, user: &User, token: &str) -> Message {
    let said = user.say(&format!("/login {token}"));
    user.wait_for_new(SOON, said, "This token works").await.unwrap_or_else(|error| {
        panic!("{error:?}: {}", world.printed);
    })
}

/// Links a further account.
async fn add(world: &World, user: &User) -> Account {
    let account = world.sms.add_account(5_000_000);
    let asked = offer(world, user, account.token()).await;
    user.press(asked.id, "Add as another account").unwrap();
    user.wait_for(SOON, |m| m.id == asked.id && m.text.contains("is linked")).await.unwrap();
    account
}

fn stored(world: &World, token: &str) -> bool {
    files(&world.data("")).windows(token.len()).any(|window| window == token.as_bytes())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o27_killed_between_the_check_of_a_token_and_the_answer_nothing_is_lost_or_left_open() {
    let mut world = World::start().await;
    let (alice, first) = world.linked_with_webhook("Alice").await;
    let order = world.bought(&alice, &first).await;
    let second = world.sms.add_account(5_000_000);
    let asked = offer(&world, &alice, second.token()).await;
    world.kill().await;
    assert!(!stored(&world, second.token()) && !world.printed.contains(second.token()));
    world.run().await;
    let seen = asked.id;
    alice.press(seen, "Add as another account").unwrap();
    alice.wait_for(SOON, |m| m.id == seen && m.text.contains("please send the token again")).await.unwrap();
    assert_eq!(world.count("SELECT COUNT(*) FROM accounts").await, 1);
    // The token is waited for. This time the kill comes while it is linked.
    let said = alice.say(second.token());
    let asked = alice.wait_for_new(SOON, said, "This token works").await.unwrap();
    world.sms.fail_next_for(&second, Endpoint::Balance, Fault::Hang);
    let calls = world.sms.count(Endpoint::Balance);
    alice.press(asked.id, "Add as another account").unwrap();
    world.asked(Endpoint::Balance, calls + 1).await;
    world.kill_and_run().await;
    alice.wait_for(SOON, |m| m.id == asked.id && m.text.contains("send the token again")).await.unwrap();
    let said = alice.say(second.token());
    let asked = alice.wait_for_new(SOON, said, "This token works").await.unwrap();
    alice.press(asked.id, "Add as another account").unwrap();
    alice.wait_for(SOON, |m| m.id == asked.id && m.text.contains("is linked")).await.unwrap();
    // Handed over again after it took effect, the press links nothing more.
    world.kill().await;
    for update in world.tg.update_ids() {
        world.tg.redeliver_as_new(update);
    }
    world.run().await;
    world.tg.wait_until(SOON, |state| state.pending_updates() == 0).await.unwrap();
    assert_eq!(world.count("SELECT COUNT(*) FROM accounts").await, 2);
    world.sms.deliver_sms(order.id, Sms::code("313131"));
    code_shown(&alice, "313131").await;
    world.told_everything().await;
    let gone = |token: &str| alice.chat().iter().all(|m| m.deleted || !m.text.contains(token));
    assert!(gone(first.token()) && gone(second.token()));
    assert!(!stored(&world, second.token()) && !world.printed.contains(second.token()));
    assert_eq!(world.charges(&first), 1);
    world.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o27_codes_of_all_accounts_survive_a_kill() {
    let mut world = World::start().await;
    let (alice, first) = world.linked_with_webhook("Alice").await;
    let home = world.bought(&alice, &first).await;
    let second = add(&world, &alice).await;
    let work = world.bought(&alice, &second).await;
    world.told_everything().await;
    world.kill().await;
    world.sms.deliver_sms(home.id, Sms::code("515151"));
    world.sms.deliver_sms(work.id, Sms::code("525252"));
    world.run().await;
    for (code, name) in [("515151", "Account 1"), ("525252", "Account 2")] {
        code_shown(&alice, code).await;
        let told = alice.from_bot().into_iter().find(|m| m.text.starts_with(&format!("🔑 {code}"))).unwrap();
        assert!(told.text.contains(&format!("👤 {name}")), "{}", told.text);
    }
    world.told_everything().await;
    assert_eq!((times_shown(&alice, "515151"), times_shown(&alice, "525252")), (1, 1));
    assert_eq!((world.charges(&first), world.charges(&second)), (1, 1));
    world.finish().await;
}
