//! The way of an update, on one page.

use dptree::{self, Handler, case};
use teloxide::dispatching::{DpHandlerDescription, HandlerExt, UpdateFilterExt, UpdateHandler};
use teloxide::types::{CallbackQuery, Me, Message, Update};

use super::handlers::{
    admin, balance, fallback, forget, inline, link, login, orders, press, settings, start, webhook, words,
    zones,
};
use super::limits;
use super::screen::Screen;
use super::{Command, Desk, DialogueStore, Error, State};

type Branch = Handler<'static, Result<(), Error>, DpHandlerDescription>;

/// From an update to its handler.
pub fn schema() -> UpdateHandler<Error> {
    dptree::entry()
        .branch(
            Update::filter_message()
                .branch(
                    dptree::filter(fallback::is_not_private)
                        .branch(
                            // What people pick from the bot's list in a group says nothing to the bot.
                            dptree::filter(link::is_picked).endpoint(fallback::nothing),
                        )
                        .endpoint(fallback::group),
                )
                .branch(dptree::filter(fallback::is_a_bot).endpoint(fallback::nothing))
                .branch(dptree::filter(fallback::is_stranger).endpoint(fallback::stranger))
                .filter_map_async(fallback::sender)
                .map(|desk: Desk, message: Message| {
                    Screen::below(desk.telegram, crate::domain::UserId(message.chat.id.0))
                })
                .enter_dialogue::<Message, DialogueStore, State>()
                .branch(dptree::filter(limits::is_too_much_said).endpoint(fallback::too_fast))
                .branch(dptree::filter(link::is_picked).endpoint(link::picked))
                .branch(
                    dptree::filter_map(|message: Message, me: Me| Command::of(&message, &me))
                        .branch(dptree::filter(admin::is_admin).branch(admin_commands()))
                        .branch(commands()),
                )
                .branch(case![State::AwaitingToken].endpoint(login::take_token))
                .branch(case![State::AwaitingTokenFor { wanted }].endpoint(login::take_token))
                .branch(dptree::filter(fallback::holds_a_token).endpoint(fallback::token))
                .branch(case![State::ChoosingCountry { service }].endpoint(words::typed_country))
                .branch(case![State::ChoosingService { country }].endpoint(words::typed_service))
                .branch(case![State::ChoosingZone].endpoint(zones::typed))
                .endpoint(fallback::message),
        )
        .branch(
            Update::filter_callback_query()
                .branch(dptree::filter(fallback::is_stranger_pressing).endpoint(fallback::stranger_pressing))
                .branch(dptree::filter(fallback::is_pressed_elsewhere).endpoint(fallback::stranger_pressing))
                .filter_map_async(fallback::presser)
                .map(|desk: Desk, query: CallbackQuery| fallback::pressed_screen(desk, &query))
                .branch(dptree::filter(limits::is_too_much_pressed).endpoint(fallback::too_fast_pressing))
                .enter_dialogue::<CallbackQuery, DialogueStore, State>()
                .endpoint(press::press),
        )
        .branch(Update::filter_inline_query().endpoint(inline::offers))
        .branch(Update::filter_my_chat_member().endpoint(fallback::membership))
        .endpoint(fallback::nothing)
}

fn commands() -> Branch {
    dptree::entry()
        .branch(case![Command::Start(payload)].endpoint(start::start))
        .branch(case![Command::Login(token)].endpoint(login::login))
        .branch(case![Command::Logout].endpoint(login::logout))
        .branch(case![Command::Balance].endpoint(balance::balance))
        .branch(case![Command::Buy(text)].endpoint(words::buy))
        .branch(case![Command::Active].endpoint(orders::active))
        .branch(case![Command::Orders].endpoint(orders::history))
        .branch(case![Command::Order(text)].endpoint(orders::by_number))
        .branch(case![Command::Rate].endpoint(balance::rate))
        .branch(case![Command::Settings].endpoint(settings::settings))
        .branch(case![Command::Webhook].endpoint(webhook::webhook))
        .branch(case![Command::Help].endpoint(start::help))
        .branch(case![Command::Forget].endpoint(forget::ask))
        .branch(case![Command::Cancel].endpoint(start::cancel))
}

/// What is a word like any other to everybody else.
fn admin_commands() -> Branch {
    dptree::entry()
        .branch(case![Command::Stats].endpoint(admin::stats))
        .branch(case![Command::Announce(text)].endpoint(admin::announce))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use dptree::Type;
    use dptree::di::DependencyMap;

    use super::*;

    #[test]
    fn every_handler_gets_what_it_asks_for() {
        let given =
            [Type::of::<Desk>(), Type::of::<Me>(), Type::of::<Update>(), Type::of::<Arc<DialogueStore>>()];
        // Panics with the types that are missing.
        dptree::type_check(schema().sig(), &DependencyMap::new(), &given);
    }
}
