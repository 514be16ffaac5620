//! Pressed buttons: from a button's data to its handler.

use futures_util::future::BoxFuture;

use super::offer::Shown;
use super::{
    Ctx, Done, Error, accounts as linked, admin, amounts, ask_token, balance, browse, bulk, buy, buy_menu,
    export, fallback, favourites, forget, guard, history, later, login, me, offer, order_actions,
    order_search, orders, replace, same_number, settings, start, time_zones, token_offer, watch, webhook,
};
use crate::accounts;
use crate::domain::Currency;
use crate::domain::catalog::Listing;
use crate::views::{self, Callback, notice, purchase, toast};

/// Politely answers a button of another version, or not from this bot.
pub async fn old_button(ctx: &Ctx) -> Done {
    ctx.screen.toast(&toast::old_button(&ctx.localizer)).await;
    ctx.screen.send(&notice::old_button(&ctx.localizer)).await
}

/// Handles a press.
pub async fn press(ctx: &Ctx, callback: Callback) -> Done {
    if !matches!(callback, Callback::Login | Callback::TimeZones | Callback::SetZone(_)) {
        fallback::leave_question(ctx).await;
    }
    let beside = match ctx.screen.message() {
        Some(message) if ctx.store.is_pinned(ctx.id(), message).await? => Some(ctx.on(ctx.screen.beside())),
        _ => None,
    };
    let ctx = beside.as_ref().unwrap_or(ctx);
    let done = follow(ctx, callback).await;
    match &done {
        Ok(()) => ctx.screen.acknowledge().await,
        // Told here if the account has to be named.
        Err(Error::Account(accounts::Error::Revoked)) if ctx.user.account.is_some() => {
            ctx.screen.toast(&toast::failed(&ctx.localizer)).await;
            return ctx.screen.send(&ctx.named(views::login::token_rejected(&ctx.localizer))).await;
        }
        Err(_) => ctx.screen.toast(&toast::failed(&ctx.localizer)).await,
    }
    done
}

/// The handler of a button.
fn follow(ctx: &Ctx, callback: Callback) -> BoxFuture<'_, Done> {
    match callback {
        Callback::Buy => later(move || buy_menu::show(ctx)),
        Callback::Services { country, page } => later(move || browse::services(ctx, country, page)),
        Callback::Countries { service, page } => later(move || browse::show_countries(ctx, service, page)),
        Callback::Offers { country, service, sort, page } => {
            later(move || offer::open(ctx, Listing { country, service }, sort, page))
        }
        Callback::Pick { product, quantity } => {
            later(move || offer::pick(ctx, product, quantity, Shown::default()))
        }
        Callback::OfferPage { product, quantity, page } => {
            let shown = Shown { page: Some(page), ..Shown::default() };
            later(move || offer::pick(ctx, product, quantity, shown))
        }
        Callback::Quantities { product, quantity } => {
            let shown = Shown { quantities: true, ..Shown::default() };
            later(move || offer::pick(ctx, product, quantity, shown))
        }
        Callback::BestFirst { product, quantity, page, quantities } => {
            let shown = Shown { page, quantities, best_first: true, ..Shown::default() };
            later(move || offer::pick(ctx, product, quantity, shown))
        }
        Callback::PickBy { product, quantity, policy, best_first, page, quantities } => {
            let shown = Shown { page, quantities, best_first, policy };
            later(move || offer::pick(ctx, product, quantity, shown))
        }
        Callback::SameNumber { order } => later(move || same_number::ask(ctx, order)),
        Callback::AcceptTermsForNumber { version, order } => {
            later(move || same_number::accept_terms(ctx, version, order))
        }
        Callback::InRupiah(again) => later(move || in_rupiah(ctx, *again)),
        Callback::AskAmount(of) => later(move || amounts::ask(ctx, of)),
        Callback::Favourites => later(move || favourites::list(ctx)),
        Callback::Languages => later(move || settings::languages(ctx)),
        Callback::Confirm { intent } => later(move || buy::confirm(ctx, intent)),
        Callback::Abandon { intent } => later(move || buy::abandon(ctx, intent)),
        Callback::CancelOrder { order } => later(move || order_actions::cancel(ctx, order)),
        Callback::CancelSoon { order } => later(move || order_actions::cancel_soon(ctx, order)),
        Callback::KeepOrder { order } => later(move || order_actions::keep(ctx, order)),
        Callback::Replace { order } => later(move || replace::replace(ctx, order)),
        Callback::AutoReplace => later(move || replace::setting(ctx)),
        Callback::Finish { order } => later(move || order_actions::finish(ctx, order)),
        Callback::Resend { order } => later(move || order_actions::resend(ctx, order)),
        Callback::Refresh { order } => later(move || order_actions::refresh(ctx, order)),
        Callback::OrderList { status, page } => later(move || history::numbered(ctx, status, page)),
        Callback::History(request) => later(move || history::page(ctx, request)),
        Callback::FindOrders(search) => later(move || order_search::page(ctx, search)),
        Callback::Bulk(asked) => later(move || bulk::begin(ctx, asked)),
        Callback::ShowOrder { order } => later(move || orders::show(ctx, order)),
        Callback::Balance => later(move || balance::balance(ctx)),
        Callback::Rate => later(move || balance::rate(ctx)),
        Callback::Statistics => later(move || me::me(ctx)),
        Callback::Active => later(move || orders::active(ctx)),
        Callback::Help => later(move || start::help(ctx)),
        Callback::Login => later(move || ask_token::ask(ctx)),
        Callback::Settings => later(move || settings::settings(ctx)),
        Callback::AcceptTerms { version, product, quantity } => {
            later(move || buy::accept_terms(ctx, version, product, quantity))
        }
        Callback::SetCurrency(currency) => {
            later(move || settings::choose(ctx, move |user| user.currency = currency))
        }
        Callback::SetLanguage(language) => {
            later(move || settings::choose(ctx, move |user| user.language = language))
        }
        Callback::SetNotifications(choice) => {
            later(move || settings::choose(ctx, move |user| user.notifications = choice))
        }
        Callback::Webhook => later(move || webhook::webhook(ctx)),
        Callback::WebhookOn { replace } => later(move || webhook::on(ctx, replace)),
        Callback::WebhookOff => later(move || webhook::off(ctx)),
        Callback::WebhookTest => later(move || webhook::test(ctx)),
        Callback::WebhookRepair => later(move || webhook::heal(ctx)),
        Callback::Logout { confirmed: false } => later(move || login::logout(ctx)),
        Callback::Logout { confirmed: true } => later(move || login::logout_now(ctx)),
        Callback::Page => later(|| async { Ok(()) }),
        Callback::Guard => later(move || guard::guard(ctx)),
        Callback::SetGuard(change) => later(move || guard::change(ctx, change)),
        Callback::Assure { intent } => later(move || guard::assure(ctx, intent)),
        Callback::Forget { confirmed: false } => later(move || forget::ask(ctx)),
        Callback::Forget { confirmed: true } => later(move || forget::now(ctx, false)),
        Callback::ForgetInDoubt => later(move || forget::now(ctx, true)),
        Callback::Codes => later(move || settings::codes(ctx)),
        Callback::SetStyle(change) => later(move || settings::restyle(ctx, change)),
        Callback::TimeZones => later(move || time_zones::list(ctx)),
        Callback::SetZone(zone) => later(move || time_zones::choose(ctx, zone)),
        Callback::Favourite { product, change } => later(move || favourites::change(ctx, product, change)),
        Callback::Export => later(move || export::export(ctx)),
        Callback::Announce { id, step } => later(move || admin::step(ctx, id, step)),
        Callback::Watch { listing, change } => later(move || watch::change(ctx, listing, change)),
        Callback::Watches => later(move || watch::list(ctx)),
        Callback::Elsewhere { product } => later(move || browse::elsewhere(ctx, product)),
        Callback::Accounts => later(move || linked::list(ctx)),
        Callback::UseAccount { account } => later(move || linked::switch(ctx, account)),
        Callback::NameAccount { account } => later(move || linked::ask_name(ctx, account)),
        Callback::UnlinkAccount { account } => later(move || login::unlink(ctx, account)),
        Callback::TakeToken { offer, account } => later(move || token_offer::take(ctx, offer, account)),
    }
}

/// Switches to rupiah and repeats what was not possible in dollars. A purchase is drafted again: the draft to
/// be confirmed stays in dollars forever.
async fn in_rupiah(ctx: &Ctx, again: Callback) -> Done {
    let ctx = &settings::save(ctx, |user| user.currency = Currency::Idr).await?;
    ctx.screen.toast(&toast::saved(&ctx.localizer)).await;
    let again = match again {
        Callback::Confirm { intent } | Callback::Assure { intent } => {
            let found = ctx.store.find_purchase(ctx.id(), intent).await?;
            found.map_or(Callback::Buy, |purchase| purchase::again(&purchase))
        }
        again => again,
    };
    follow(ctx, again).await
}
