//! `/stats` and `/announce`, for administrators only.

use std::time::Duration;

use super::{Ctx, Done};
use crate::bot::Error;
use crate::store::WebhookStatus;
use crate::views::admin::{self, Stats};
use crate::views::callback::AnnounceStep;
use crate::views::{notice, toast};

/// Whether the user is an administrator.
pub fn is_admin(ctx: &Ctx) -> bool {
    ctx.admins.contains(&ctx.person())
}

/// Shows the figures.
pub async fn stats(ctx: &Ctx) -> Done {
    let stats = ctx.screen.while_working(collect(ctx)).await?;
    ctx.screen.show(&admin::stats(&ctx.localizer, &stats)).await
}

async fn collect(ctx: &Ctx) -> Result<Stats, Error> {
    ctx.stats.hand_in(&ctx.store).await?;
    let counters = ctx.store.counters().await?;
    let (reachable, people) = (ctx.store.count_recipients().await?, ctx.store.count_people().await?);
    let usage_stats = ctx.store.usage_stats().await?;
    let today = |name: &str| counters.get(name).copied().unwrap_or_default();
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let pushed = usage_stats
        .accounts
        .iter()
        .filter(|(webhook, _)| *webhook == WebhookStatus::On)
        .map(|(_, count)| count)
        .sum();
    let age = usage_stats.oldest.map(|oldest| (ctx.clock.now() - oldest).to_std().unwrap_or_default());
    Ok(Stats {
        codes: today("codes"),
        told: (today("told"), today("told_in_2"), today("told_in_10")),
        purchases: (today("bought"), today("not_bought")),
        provider: (today("provider_faults"), today("provider_calls")),
        telegram: (today("telegram_faults"), today("telegram_calls")),
        failed_answers: today("failed_answers"),
        people: (count(reachable), count(people)),
        accounts: (count(pushed), count(usage_stats.accounts.iter().map(|(_, count)| count).sum())),
        open_orders: count(usage_stats.open_orders),
        waiting: (count(usage_stats.waiting), age.filter(|age| *age >= Duration::from_secs(1))),
    })
}

/// Previews an announcement as everybody would see it, and asks for confirmation.
pub async fn announce(ctx: &Ctx, text: String) -> Done {
    if text.is_empty() {
        return ctx.screen.show(&admin::announce_usage(&ctx.localizer)).await;
    }
    let id = ctx.store.draft_announcement(ctx.person(), &text).await?;
    let people = ctx.store.count_recipients().await?;
    ctx.screen.send(&admin::announcement(&text)).await?;
    ctx.screen.send(&admin::announce_ask(&ctx.localizer, id, people)).await
}

/// Sends the announcement, or stops it.
pub async fn step(ctx: &Ctx, id: i64, step: AnnounceStep) -> Done {
    let found = ctx.store.find_announcement(id).await?.filter(|found| found.author == ctx.person());
    if !is_admin(ctx) || found.is_none() {
        ctx.screen.toast(&toast::old_button(&ctx.localizer)).await;
        return ctx.screen.send(&notice::old_button(&ctx.localizer)).await;
    }
    // A second press finds it running or ended, and shows the progress.
    match step {
        AnnounceStep::Send => ctx.store.begin_announcement(id, ctx.screen.message()).await?,
        AnnounceStep::Stop => ctx.store.stop_announcement(id).await?,
    };
    let Some(now) = ctx.store.find_announcement(id).await? else { return Ok(()) };
    let people = ctx.store.count_recipients().await?;
    ctx.screen.show(&admin::announce_progress(&ctx.localizer, &now, people)).await
}
