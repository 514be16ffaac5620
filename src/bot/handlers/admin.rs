//! `/stats` and `/announce`, for administrators only.

use std::time::Duration;

use super::{Desk, Done, Person, Screen};
use crate::bot::Error;
use crate::store::PushState;
use crate::views::admin::{self, Figures};
use crate::views::callback::AnnounceStep;
use crate::views::{notice, toast};

/// Whether the person administers the bot.
pub fn is_admin(desk: Desk, person: Person) -> bool {
    desk.admins.contains(&person.id())
}

/// Shows the figures.
pub async fn stats(desk: Desk, person: Person, screen: Screen) -> Done {
    let figures = screen.while_working(figures(&desk)).await?;
    screen.show(&admin::stats(&person.speech, &figures)).await
}

async fn figures(desk: &Desk) -> Result<Figures, Error> {
    desk.figures.hand_in(&desk.store).await?;
    let tallies = desk.store.tallies().await?;
    let (reachable, people) = (desk.store.count_recipients().await?, desk.store.count_people().await?);
    let survey = desk.store.survey().await?;
    let today = |name: &str| tallies.get(name).copied().unwrap_or_default();
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let pushed =
        survey.accounts.iter().filter(|(push, _)| *push == PushState::On).map(|(_, count)| count).sum();
    let age = survey.oldest.map(|oldest| (desk.clock.now() - oldest).to_std().unwrap_or_default());
    Ok(Figures {
        codes: today("codes"),
        told: (today("told"), today("told_in_2"), today("told_in_10")),
        purchases: (today("bought"), today("not_bought")),
        provider: (today("provider_faults"), today("provider_calls")),
        telegram: (today("telegram_faults"), today("telegram_calls")),
        failed_answers: today("failed_answers"),
        people: (count(reachable), count(people)),
        accounts: (count(pushed), count(survey.accounts.iter().map(|(_, count)| count).sum())),
        open_orders: count(survey.open_orders),
        waiting: (count(survey.waiting), age.filter(|age| *age >= Duration::from_secs(1))),
    })
}

/// Shows an announcement as everybody would see it, and asks.
pub async fn announce(desk: Desk, person: Person, screen: Screen, text: String) -> Done {
    if text.is_empty() {
        return screen.show(&admin::announce_usage(&person.speech)).await;
    }
    let id = desk.store.draft_announcement(person.id(), &text).await?;
    let people = desk.store.count_recipients().await?;
    screen.send(&admin::announcement(&text)).await?;
    screen.send(&admin::announce_ask(&person.speech, id, people)).await
}

/// Sends it, or stops it.
pub async fn step(desk: Desk, person: Person, screen: Screen, id: i64, step: AnnounceStep) -> Done {
    let found = desk.store.find_announcement(id).await?.filter(|found| found.author == person.id());
    if !desk.admins.contains(&person.id()) || found.is_none() {
        screen.toast(&toast::old_button(&person.speech)).await;
        return screen.send(&notice::old_button(&person.speech)).await;
    }
    // A second press finds it begun, or ended, and shows how far it is.
    match step {
        AnnounceStep::Send => desk.store.begin_announcement(id, screen.message()).await?,
        AnnounceStep::Stop => desk.store.stop_announcement(id).await?,
    };
    let Some(now) = desk.store.find_announcement(id).await? else { return Ok(()) };
    let people = desk.store.count_recipients().await?;
    screen.show(&admin::announce_progress(&person.speech, &now, people)).await
}
