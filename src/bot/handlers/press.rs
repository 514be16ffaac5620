//! Pressed buttons: from what a button carries to its handler.

use futures_util::future::BoxFuture;
use teloxide::types::{CallbackQuery, Me};

use super::{
    ChatDialogue, Desk, Done, Person, Screen, admin, balance, browse, buy, export, favourites, forget, front,
    guard, login, orders, settings, start, webhook, zones,
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

/// The handler of a button, on the heap and not yet begun. Together their futures are larger than a thread's stack, and
/// a function that makes them all would hold room for each.
fn follow(
    desk: Desk,
    person: Person,
    screen: Screen,
    dialogue: ChatDialogue,
    callback: Callback,
    me: Me,
) -> BoxFuture<'static, Done> {
    match callback {
        Callback::Buy => later(move || front::front(desk, person, screen, dialogue)),
        Callback::Services { country, page } => {
            later(move || browse::services(desk, person, screen, dialogue, country, page))
        }
        Callback::Countries { service, page } => {
            later(move || browse::show_countries(desk, person, screen, dialogue, service, page))
        }
        Callback::Offers { country, service, sort, page } => {
            later(move || browse::show_offers(desk, person, screen, Place { country, service }, sort, page))
        }
        Callback::Pick { product, quantity } => {
            later(move || buy::pick(desk, person, screen, product, quantity))
        }
        Callback::Confirm { intent } => later(move || buy::confirm(desk, person, screen, intent)),
        Callback::Abandon { intent } => later(move || buy::abandon(desk, person, screen, intent)),
        Callback::CancelOrder { order } => later(move || orders::cancel(desk, person, screen, order)),
        Callback::CancelSoon { order } => later(move || orders::cancel_soon(desk, person, screen, order)),
        Callback::KeepOrder { order } => later(move || orders::keep(desk, person, screen, order)),
        Callback::Finish { order } => later(move || orders::finish(desk, person, screen, order)),
        Callback::Resend { order } => later(move || orders::resend(desk, person, screen, order)),
        Callback::Refresh { order } => later(move || orders::refresh(desk, person, screen, order)),
        Callback::OrderList { status, page } => {
            later(move || orders::list(desk, person, screen, status, page))
        }
        Callback::ShowOrder { order } => later(move || orders::show(desk, person, screen, order)),
        Callback::Balance => later(move || balance::balance(desk, person, screen)),
        Callback::Rate => later(move || balance::rate(desk, person, screen)),
        Callback::Active => later(move || orders::active(desk, person, screen)),
        Callback::Help => later(move || start::help(desk, person, screen, me)),
        Callback::Login => later(move || login::ask(person, screen, dialogue)),
        Callback::Settings => later(move || settings::settings(person, screen, dialogue)),
        Callback::AcceptTerms { version, product, quantity } => {
            later(move || buy::accept_terms(desk, person, screen, version, product, quantity))
        }
        Callback::SetCurrency(currency) => {
            later(move || settings::choose(desk, person, screen, move |user| user.currency = currency))
        }
        Callback::SetLanguage(language) => {
            later(move || settings::choose(desk, person, screen, move |user| user.language = language))
        }
        Callback::SetNotifications(choice) => {
            later(move || settings::choose(desk, person, screen, move |user| user.notifications = choice))
        }
        Callback::Webhook => later(move || webhook::webhook(desk, person, screen)),
        Callback::PushOn { replace } => later(move || webhook::on(desk, person, screen, replace)),
        Callback::PushOff => later(move || webhook::off(desk, person, screen)),
        Callback::PushTest => later(move || webhook::test(desk, person, screen)),
        Callback::PushHeal => later(move || webhook::heal(desk, person, screen)),
        Callback::Logout { confirmed: false } => later(move || login::logout(desk, person, screen, dialogue)),
        Callback::Logout { confirmed: true } => later(move || login::logout_now(desk, person, screen)),
        Callback::Page => later(|| async { Ok(()) }),
        Callback::Guard => later(move || guard::guard(desk, person, screen)),
        Callback::SetGuard(change) => later(move || guard::change(desk, person, screen, change)),
        Callback::Assure { intent } => later(move || guard::assure(desk, person, screen, intent)),
        Callback::Forget { confirmed: false } => later(move || forget::ask(desk, person, screen, dialogue)),
        Callback::Forget { confirmed: true } => later(move || forget::now(desk, person, screen)),
        Callback::Codes => later(move || settings::codes(person, screen)),
        Callback::SetStyle(change) => later(move || settings::restyle(desk, person, screen, change)),
        Callback::Zones => later(move || zones::zones(desk, person, screen, dialogue)),
        Callback::SetZone(zone) => later(move || zones::choose(desk, person, screen, dialogue, zone)),
        Callback::Favourite { product, change } => {
            later(move || favourites::change(desk, person, screen, product, change))
        }
        Callback::Export => later(move || export::export(desk, person, screen)),
        Callback::Announce { id, step } => later(move || admin::step(desk, person, screen, id, step)),
        Callback::Elsewhere { product } => {
            later(move || browse::elsewhere(desk, person, screen, dialogue, product))
        }
    }
}

/// Makes a future in a frame of its own.
fn later<F: Future<Output = Done> + Send + 'static>(make: impl FnOnce() -> F) -> BoxFuture<'static, Done> {
    Box::pin(make())
}
