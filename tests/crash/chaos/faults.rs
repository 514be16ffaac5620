//! What goes wrong: on either side one thing after the other, sometimes for all calls at once.

use std::sync::atomic::Ordering;
use std::time::Duration;

use sandbox::smscode::{Endpoint, Fault};
use sandbox::telegram;

use super::{Dice, Stage};

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

/// Until the run is over. What nobody has met is taken away, else in the end every call would fail.
pub async fn break_things(stage: Stage, mut dice: Dice) {
    let Stage { sms, tg, over, .. } = &stage;
    while !over.load(Ordering::Relaxed) {
        let holds = break_provider(&stage, &mut dice);
        let down = break_telegram(&stage, &mut dice);
        tokio::time::sleep(Duration::from_millis(400 + dice.roll(1_400))).await;
        if holds {
            sms.webhooks().release_all(dice.once_in(2)).await;
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

/// Whether events are held back now.
fn break_provider(Stage { sms, .. }: &Stage, dice: &mut Dice) -> bool {
    let fault = match dice.roll(12) {
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
        _ => Fault::Malformed,
    };
    match dice.roll(12) {
        // Maintenance, or a dead line: nothing works for a while.
        0 => ENDPOINTS.iter().for_each(|endpoint| {
            sms.fail_always(*endpoint, Fault::status_after(503, "SERVICE_UNAVAILABLE", 2))
        }),
        1 => ENDPOINTS.iter().for_each(|endpoint| sms.fail_always(*endpoint, Fault::DropBefore)),
        // One kind of call fails again and again.
        2 => sms.fail_always(pick(dice), fault),
        3 | 4 => {
            sms.webhooks().hold();
            return true;
        }
        _ => sms.fail_next(pick(dice), fault),
    }
    false
}

/// Whether Telegram is out of reach now.
fn break_telegram(stage: &Stage, dice: &mut Dice) -> bool {
    use telegram::Fault;
    let tg = &stage.tg;
    match dice.roll(14) {
        0 => tg.fail_share("sendMessage", 30, Fault::RetryAfter(1 + dice.roll(3))),
        1 => tg.fail_share("editMessageText", 30, Fault::RetryAfter(1 + dice.roll(3))),
        // The library waits ten seconds after each of these, which a short run has no time for.
        2 if stage.long => tg.fail_always("sendMessage", Fault::Status(502)),
        3 => {
            tg.down(true);
            return true;
        }
        4 => tg.fail_next("sendMessage", Fault::DropAfter),
        5 => tg.fail_next("sendMessage", Fault::DropBefore),
        6 if stage.long => tg.fail_next("sendMessage", Fault::Status(500)),
        7 => tg.fail_next("editMessageText", Fault::DropBefore),
        8 => tg.fail_next("editMessageText", Fault::DropAfter),
        9 => tg.fail_next("getUpdates", Fault::DropBefore),
        10 if stage.long => tg.fail_next("answerCallbackQuery", Fault::Status(500)),
        11 => tg.fail_next("sendMessage", Fault::Hang),
        _ => tg.fail_next("sendMessage", Fault::Delay(Duration::from_millis(300))),
    }
    false
}

fn pick(dice: &mut Dice) -> Endpoint {
    ENDPOINTS[dice.roll(ENDPOINTS.len() as u64) as usize]
}
