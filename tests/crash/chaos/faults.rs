//! Injects faults on both sides one after the other, sometimes for all calls at once.

use std::sync::atomic::Ordering;
use std::time::Duration;

use sandbox::smscode::{Endpoint, Fault};
use sandbox::telegram;

use super::{Rng, Stage};

const ENDPOINTS: [Endpoint; 10] = [
    Endpoint::Create,
    Endpoint::Create,
    Endpoint::Create,
    Endpoint::Active,
    Endpoint::Order,
    Endpoint::Orders,
    Endpoint::Products,
    Endpoint::Cancel,
    Endpoint::Finish,
    Endpoint::Resend,
];

/// Runs until the end. Faults that no call has met are removed, otherwise every call would fail in the end.
pub async fn break_things(stage: Stage, mut rng: Rng) {
    let Stage { sms, tg, over, .. } = &stage;
    while !over.load(Ordering::Relaxed) {
        let holds = break_provider(&stage, &mut rng);
        let down = break_telegram(&stage, &mut rng);
        tokio::time::sleep(Duration::from_millis(400 + rng.roll(1_400))).await;
        if holds {
            sms.webhooks().release_all(rng.once_in(2)).await;
        }
        if down {
            tg.down(false);
        }
        sms.clear_faults();
        tg.clear_faults();
        sms.release_hung();
        tg.release_hung();
    }
}

/// Whether events are currently held back.
fn break_provider(Stage { sms, .. }: &Stage, rng: &mut Rng) -> bool {
    let fault = match rng.roll(15) {
        0 => Fault::DropBefore,
        1 | 2 => Fault::DropAfter,
        3 => Fault::status_after(503, "SERVICE_UNAVAILABLE", 1),
        4 => Fault::status(500, "INTERNAL_ERROR").after_effect(),
        5 => Fault::Html(502),
        6 => Fault::Delay(Duration::from_millis(500)),
        7 => Fault::Hang,
        8 => Fault::Conflict,
        9 => Fault::InProgress,
        10 => Fault::status_after(429, "RATE_LIMIT_EXCEEDED", 1),
        // An answer from something in front of the provider says nothing about the token or the order.
        11 => Fault::Html(401),
        12 => Fault::Html(404),
        // One refusal that the next call does not confirm.
        13 => Fault::status(401, "UNAUTHORIZED"),
        _ => Fault::Malformed,
    };
    match rng.roll(12) {
        // Maintenance or a dead connection: nothing works for a while.
        0 => ENDPOINTS.iter().for_each(|endpoint| {
            sms.fail_always(*endpoint, Fault::status_after(503, "SERVICE_UNAVAILABLE", 2))
        }),
        1 => ENDPOINTS.iter().for_each(|endpoint| sms.fail_always(*endpoint, Fault::DropBefore)),
        // One kind of call fails repeatedly.
        2 => sms.fail_always(pick(rng), fault),
        3 | 4 => {
            sms.webhooks().hold();
            return true;
        }
        _ => sms.fail_next(pick(rng), fault),
    }
    false
}

/// Whether Telegram is currently unreachable.
fn break_telegram(stage: &Stage, rng: &mut Rng) -> bool {
    use telegram::Fault;
    let tg = &stage.tg;
    match rng.roll(16) {
        0 => tg.fail_share("sendMessage", 30, Fault::RetryAfter(1 + rng.roll(3))),
        1 => tg.fail_share("editMessageText", 30, Fault::RetryAfter(1 + rng.roll(3))),
        2 => tg.fail_always("sendMessage", Fault::Status(502)),
        3 => {
            tg.down(true);
            return true;
        }
        4 => tg.fail_next("sendMessage", Fault::DropAfter),
        5 => tg.fail_next("sendMessage", Fault::DropBefore),
        6 => tg.fail_next("sendMessage", Fault::Status(500)),
        7 => tg.fail_next("editMessageText", Fault::DropBefore),
        8 => tg.fail_next("editMessageText", Fault::DropAfter),
        9 => tg.fail_next("getUpdates", Fault::DropBefore),
        10 => tg.fail_next("answerCallbackQuery", Fault::Status(500)),
        11 => tg.fail_next("sendMessage", Fault::Hang),
        // A fault that affects the whole bot.
        12 => tg.fail_always("sendMessage", Fault::Status(401)),
        13 => tg.fail_always("editMessageText", Fault::Status(404)),
        _ => tg.fail_next("sendMessage", Fault::Delay(Duration::from_millis(300))),
    }
    false
}

fn pick(rng: &mut Rng) -> Endpoint {
    ENDPOINTS[rng.roll(ENDPOINTS.len() as u64) as usize]
}
