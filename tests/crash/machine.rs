//! Machine failures: a full disk, a database locked by another process, signals in the middle of everything.
//! Nothing is bought that can't be recorded, and the service recovers without a restart.

use std::process::Command;
use std::time::{Duration, Instant};

use sandbox::smscode::{Account, Endpoint, OrderSnapshot, Sms};
use sandbox::telegram::{Message, User};
use sqlx::{ConnectOptions, Connection};

use crate::process::SOON;
use crate::world::{World, code_shown, times_shown};

/// Longer than the service waits for a lock before it gives up.
const LOCKED_OUT: Duration = Duration::from_secs(20);

/// A user with an order, and the confirm screen of the next one.
struct Scene {
    alice: User,
    account: Account,
    order: OrderSnapshot,
    confirm: Message,
}

impl Scene {
    async fn of(world: &World) -> Self {
        let (alice, account) = world.linked_with_webhook("Alice").await;
        let order = world.bought(&alice, &account).await;
        world.told_everything().await;
        let confirm = world.ask_to_buy(&alice).await;
        Self { alice, account, order, confirm }
    }

    /// While writes fail: not ready, no event is acknowledged, nothing is bought, and the log says why.
    async fn nothing_is_written(&self, world: &World) {
        let created = world.sms.count(Endpoint::Create);
        let seen = world.sms.webhooks().deliveries().len();
        let said = self.alice.from_bot().len();
        world.sms.deliver_sms(self.order.id, Sms::code("271828"));
        self.alice.press(self.confirm.id, "Buy for").unwrap();
        self.alice.say("/help");
        assert_eq!(world.status("/readyz").await, 503);
        assert_eq!(world.status("/healthz").await, 200);
        world.sms.wait_until(LOCKED_OUT, |state| state.deliveries().len() > seen).await.unwrap();
        // Either no answer before the provider's timeout, or one that asks for a retry: never a success.
        assert_ne!(world.sms.webhooks().deliveries()[seen].status, Some(200));
        assert_eq!(world.sms.count(Endpoint::Create), created, "bought without remembering it");
        let says = |line: &str| line.contains("\"ERROR\"") && line.contains("database");
        world.process.as_ref().unwrap().prints(says).await;
        let said = self.alice.from_bot().len() - said;
        assert!(
            said < 5,
            "two updates were answered {said} times, because they could not be noted as handled"
        );
    }

    /// Afterwards: ready again, the code is shown, and a press buys.
    async fn all_goes_on(&self, world: &World) {
        let end = Instant::now() + SOON;
        while world.status("/readyz").await != 200 {
            assert!(Instant::now() < end, "it never became ready again");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        code_shown(&self.alice, "271828").await;
        let orders = world.sms.orders(&self.account).len();
        let confirm = world.ask_to_buy(&self.alice).await;
        self.alice.press(confirm.id, "Buy for").unwrap();
        world
            .sms
            .wait_until(SOON, |state| {
                state.orders().filter(|order| order.account == self.account.id).count() > orders
            })
            .await
            .unwrap();
        for order in world.sms.orders(&self.account) {
            world.shown(&self.alice, &order).await;
        }
        assert_eq!(world.charges(&self.account), world.sms.orders(&self.account).len());
        assert_eq!(times_shown(&self.alice, "271828"), 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a15_while_the_database_is_locked_nothing_is_bought_or_lost_and_it_goes_on_by_itself() {
    let world = World::start().await;
    let scene = Scene::of(&world).await;
    let url = format!("sqlite://{}", world.data("smscode-bot.db").display());
    let options: sqlx::any::AnyConnectOptions = url.parse().unwrap();
    let mut rival = options.connect().await.unwrap();
    sqlx::query("BEGIN IMMEDIATE").execute(&mut rival).await.unwrap();
    scene.nothing_is_written(&world).await;
    sqlx::query("ROLLBACK").execute(&mut rival).await.unwrap();
    rival.close().await.unwrap();
    scene.all_goes_on(&world).await;
    world.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a15_while_the_disk_takes_no_more_nothing_is_bought_or_lost_and_it_goes_on_by_itself() {
    let world = World::start().await;
    let scene = Scene::of(&world).await;
    let pid = world.process.as_ref().unwrap().id().to_string();
    // No file of the service may grow beyond this: every database write fails from now on.
    let limit = |size: &str| {
        let done = Command::new("prlimit").args(["--pid", &pid, &format!("--fsize={size}:")]).status();
        assert!(done.unwrap().success());
    };
    limit("1");
    scene.nothing_is_written(&world).await;
    limit("unlimited");
    scene.all_goes_on(&world).await;
    world.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d2_by_webhook_an_update_is_acknowledged_after_it_was_handled() {
    let mut world = World::new().await;
    world.settings.insert("TELEGRAM_UPDATES", "webhook".to_owned());
    world.run().await;
    let (alice, account) = world.linked("Alice").await;
    let confirm = world.ask_to_buy(&alice).await;
    let read = world.sms.count(Endpoint::Products);
    world.sms.fail_next(Endpoint::Products, sandbox::smscode::Fault::Hang);
    alice.press(confirm.id, "Buy for").unwrap();
    world.asked(Endpoint::Products, read + 1).await;
    world.kill().await;
    assert!(world.tg.pending_updates() > 0, "acknowledged before it was handled");
    world.run().await;
    let order = world.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    world.shown(&alice, &order).await;
    for update in world.tg.update_ids() {
        world.tg.redeliver(update);
    }
    world.tg.wait_until(SOON, |state| state.pending_updates() == 0).await.unwrap();
    assert_eq!((world.charges(&account), world.sms.count(Endpoint::Create)), (1, 1));
    world.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d12_a_code_that_comes_while_telegram_is_down_at_the_start_is_taken_in_and_shown_later() {
    let mut world = World::start().await;
    let (alice, account) = world.linked_with_webhook("Alice").await;
    let order = world.bought(&alice, &account).await;
    world.told_everything().await;
    world.terminate().await;
    world.tg.down(true);
    world.run().await;
    let seen = world.sms.webhooks().deliveries().len();
    world.sms.deliver_sms(order.id, Sms::code("271828"));
    world.sms.wait_until(SOON, |state| state.deliveries().len() > seen).await.unwrap();
    assert_eq!(world.sms.webhooks().deliveries()[seen].status, Some(200));
    assert_eq!(world.status("/readyz").await, 200);
    assert_eq!(times_shown(&alice, "271828"), 0);
    world.tg.down(false);
    code_shown(&alice, "271828").await;
    world.finish().await;
    assert_eq!(times_shown(&alice, "271828"), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d14_a_handler_that_hangs_holds_up_nobody_else_and_no_code() {
    let world = World::start().await;
    let (alice, account) = world.linked_with_webhook("Alice").await;
    let (budi, _) = world.linked("Budi").await;
    let order = world.bought(&alice, &account).await;
    let asked = world.sms.count(Endpoint::Balance);
    world.sms.fail_next(Endpoint::Balance, sandbox::smscode::Fault::Hang);
    let said = alice.say("/balance");
    world.asked(Endpoint::Balance, asked + 1).await;
    let begun = Instant::now();
    let before = budi.say("/balance");
    budi.wait_for_new(SOON, before, "Balance").await.unwrap();
    world.sms.deliver_sms(order.id, Sms::code("271828"));
    code_shown(&alice, "271828").await;
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    world.sms.release_hung();
    alice.wait_for_new(SOON, said, "Balance").await.unwrap();
    world.finish().await;
}

/// `SIGTERMS` makes it longer.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g9_asked_to_end_again_and_again_under_load_it_ends_well_each_time() {
    let times = std::env::var("SIGTERMS").map_or(5, |times| times.parse::<u64>().unwrap());
    let mut world = World::start().await;
    let mut people = Vec::new();
    for name in ["Alice", "Budi", "Citra"] {
        let (user, account) = world.linked_with_webhook(name).await;
        let order = world.bought(&user, &account).await;
        people.push((user, account, order));
    }
    let mut slowest = Duration::ZERO;
    for round in 0..times {
        for (user, _, order) in &people {
            user.say("/buy whatsapp indonesia");
            user.say("/balance");
            assert!(world.sms.deliver_sms(order.id, Sms::code(&code_of(round, order))));
        }
        // A different moment of the work each time; there is no event for it.
        tokio::time::sleep(Duration::from_millis(round * 7 % 60)).await;
        let begun = Instant::now();
        let ended = world.terminate().await;
        slowest = slowest.max(begun.elapsed());
        assert_eq!(ended.code, Some(0), "{}", ended.output);
        assert!(slowest < Duration::from_secs(10), "{slowest:?}");
        world.run().await;
        for (user, _, order) in &people {
            code_shown(user, &code_of(round, order)).await;
        }
    }
    let repeats: usize = people
        .iter()
        .flat_map(|(user, _, order)| (0..times).map(|round| times_shown(user, &code_of(round, order)) - 1))
        .sum();
    eprintln!("{times} signals, the slowest end after {slowest:?}, {repeats} codes shown twice");
    assert_eq!(repeats, 0);
    world.finish().await;
}

fn code_of(round: u64, order: &OrderSnapshot) -> String {
    format!("{}", 10_000_000 + round * 10_000 + order.id)
}
