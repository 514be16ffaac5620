//! Pressed buttons: from what a button carries to its handler.

use teloxide::types::{CallbackQuery, Me};

use super::{
    ChatDialogue, Desk, Done, Person, Screen, balance, browse, buy, forget, front, guard, login, orders,
    settings, start, webhook, zones,
};
use crate::domain::catalog::Place;
use crate::views::{Callback, notice, toast};

/// Handles a press. A button of another version, or not of this bot, is answered kindly.
pub async fn press(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    query: CallbackQuery,
    me: Me,
) -> Done {
    let Some(callback) = query.data.as_deref().and_then(Callback::unpack) else {
        screen.toast(&toast::old_button(&person.speech)).await;
        return screen.send(&notice::old_button(&person.speech)).await;
    };
    let screen = match screen.message() {
        Some(message) if desk.store.is_lasting(person.id(), message).await? => screen.beside(),
        _ => screen,
    };
    let done = follow(desk, person.clone(), screen.clone(), dialogue, callback, me).await;
    match &done {
        Ok(()) => screen.acknowledge().await,
        Err(_) => screen.toast(&toast::failed(&person.speech)).await,
    }
    done
}

async fn follow(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    callback: Callback,
    me: Me,
) -> Done {
    match callback {
        Callback::Buy => front::front(desk, person, screen, dialogue).await,
        Callback::Services { country, page } => {
            browse::services(desk, person, screen, dialogue, country, page).await
        }
        Callback::Countries { service, page } => {
            browse::show_countries(desk, person, screen, dialogue, service, page).await
        }
        Callback::Offers { country, service, sort, page } => {
            browse::show_offers(desk, person, screen, Place { country, service }, sort, page).await
        }
        Callback::Pick { product, quantity } => buy::pick(desk, person, screen, product, quantity).await,
        Callback::Confirm { intent } => buy::confirm(desk, person, screen, intent).await,
        Callback::Abandon { intent } => buy::abandon(desk, person, screen, intent).await,
        Callback::CancelOrder { order } => orders::cancel(desk, person, screen, order).await,
        Callback::CancelSoon { order } => orders::cancel_soon(desk, person, screen, order).await,
        Callback::KeepOrder { order } => orders::keep(desk, person, screen, order).await,
        Callback::Finish { order } => orders::finish(desk, person, screen, order).await,
        Callback::Resend { order } => orders::resend(desk, person, screen, order).await,
        Callback::Refresh { order } => orders::refresh(desk, person, screen, order).await,
        Callback::OrderList { status, page } => orders::list(desk, person, screen, status, page).await,
        Callback::ShowOrder { order } => orders::show(desk, person, screen, order).await,
        Callback::Balance => balance::balance(desk, person, screen).await,
        Callback::Rate => balance::rate(desk, person, screen).await,
        Callback::Active => orders::active(desk, person, screen).await,
        Callback::Help => start::help(desk, person, screen, me).await,
        Callback::Login => login::ask(person, screen, dialogue).await,
        Callback::Settings => settings::settings(person, screen, dialogue).await,
        Callback::SetCurrency(currency) => {
            settings::choose(desk, person, screen, |user| user.currency = currency).await
        }
        Callback::SetLanguage(language) => {
            settings::choose(desk, person, screen, |user| user.language = language).await
        }
        Callback::SetNotifications(choice) => {
            settings::choose(desk, person, screen, |user| user.notifications = choice).await
        }
        Callback::Webhook => webhook::webhook(desk, person, screen).await,
        Callback::PushOn { replace } => webhook::on(desk, person, screen, replace).await,
        Callback::PushOff => webhook::off(desk, person, screen).await,
        Callback::PushTest => webhook::test(desk, person, screen).await,
        Callback::PushHeal => webhook::heal(desk, person, screen).await,
        Callback::Logout { confirmed: false } => login::logout(desk, person, screen, dialogue).await,
        Callback::Logout { confirmed: true } => login::logout_now(desk, person, screen).await,
        Callback::Page => Ok(()),
        Callback::Guard => guard::guard(desk, person, screen).await,
        Callback::SetGuard(change) => guard::change(desk, person, screen, change).await,
        Callback::Assure { intent } => guard::assure(desk, person, screen, intent).await,
        Callback::Forget { confirmed: false } => forget::ask(desk, person, screen, dialogue).await,
        Callback::Forget { confirmed: true } => forget::now(desk, person, screen).await,
        Callback::Codes => settings::codes(person, screen).await,
        Callback::SetStyle(change) => settings::restyle(desk, person, screen, change).await,
        Callback::Zones => zones::zones(desk, person, screen, dialogue).await,
        Callback::SetZone(zone) => zones::choose(desk, person, screen, dialogue, zone).await,
        Callback::Elsewhere { product } => browse::elsewhere(desk, person, screen, dialogue, product).await,
    }
}
