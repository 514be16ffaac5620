//! Update routing on one page: a tree whose first matching branch handles the update.

use std::ops::ControlFlow;
use std::sync::Arc;

use dptree::case;
use dptree::di::DependencyMap;
use teloxide::dispatching::{HandlerExt, UpdateHandler};
use teloxide::types::{ChatMemberUpdated, InlineQuery, Me, Message};

use super::asked::{Asked, Came};
use super::ctx::Sender;
use super::handlers::{
    Done, accounts, admin, amounts, balance, callbacks, fallback, forget, inline, login, me, order_search,
    orders, settings, start, text_search, time_zones, too_fast, watch, webhook,
};
use super::screen::Course;
use super::state::{DialogueStore, State};
use super::{Command, Ctx, Deps, Error, Incoming};
use crate::domain::guard::AmountOf;
use crate::domain::{CountryId, Private, ServiceId};
use crate::views::Callback;

type Branch = UpdateHandler<Error>;

/// An endpoint: a handler with its argument types as declared. What it borrows is shared in the tree.
macro_rules! to {
    (@ $handler:path, [$($taken:tt)*] [$($handed:tt)*]) => {
        |$($taken)*| async move { $handler($($handed)*).await }
    };
    (@ $handler:path, [$($taken:tt)*] [$($handed:tt)*] &$shared:ty $(, $($rest:tt)*)?) => {
        to!(@ $handler, [$($taken)* shared: Arc<$shared>,] [$($handed)* &shared,] $($($rest)*)?)
    };
    (@ $handler:path, [$($taken:tt)*] [$($handed:tt)*] $given:ty $(, $($rest:tt)*)?) => {
        to!(@ $handler, [$($taken)* given: $given,] [$($handed)* given,] $($($rest)*)?)
    };
    ($handler:path: $($types:tt)+) => { to!(@ $handler, [] [] $($types)+) };
}

/// Routes an update to its handler.
pub(super) struct Schema {
    tree: Branch,
    /// What every update is handled with.
    shared: DependencyMap,
}

impl Schema {
    pub(super) fn new(deps: &Arc<Deps>, me: &Arc<Me>) -> Self {
        let dialogues = Arc::new(DialogueStore::new(deps.store.clone(), deps.clock.clone()));
        Self { tree: tree(), shared: dptree::deps![Arc::clone(deps), Arc::clone(me), dialogues] }
    }

    pub(super) async fn handle(&self, incoming: Incoming, course: Course) -> Done {
        let mut given = self.shared.clone();
        given.insert(Came::from(incoming.update.kind));
        given.insert(Arc::new(incoming.asked));
        given.insert(course);
        match self.tree.dispatch(given).await {
            ControlFlow::Break(done) => done,
            ControlFlow::Continue(_) => Ok(()),
        }
    }
}

fn tree() -> Branch {
    dptree::entry()
        .branch(
            case![Came::Message(message)]
                .branch(
                    dptree::filter(|message: Arc<Message>| !message.chat.is_private())
                        // Messages picked from the bot's inline results in a group are not addressed to the
                        // bot.
                        .branch(dptree::filter(is_picked).endpoint(|| async { Ok(()) }))
                        .endpoint(to!(fallback::group: &Deps, &Message)),
                )
                .chain(written(said())),
        )
        .branch(
            // An edit is ignored unless it holds a token.
            case![Came::Edit(message)]
                .filter(|message: Arc<Message>, asked: Arc<Asked>| {
                    message.chat.is_private() && asked.brings_token(&message)
                })
                .chain(written(edited())),
        )
        .branch(case![Came::Press(query)].map(fallback::presser).chain(pressed()))
        .branch(case![Came::Inline(query)].endpoint(to!(inline::offers: &Deps, &Me, &InlineQuery)))
        .branch(
            case![Came::Membership(change)].endpoint(to!(fallback::membership: &Deps, &ChatMemberUpdated)),
        )
}

/// Written by a user, not a bot.
fn written(recognised: Branch) -> Branch {
    dptree::filter_map(fallback::writer)
        .branch(
            dptree::filter(fallback::is_stranger).endpoint(to!(fallback::stranger: &Deps, &Message, &Asked)),
        )
        .branch(recognise().chain(recognised))
        .endpoint(to!(fallback::unrecognised: &Deps, Sender))
}

fn pressed() -> Branch {
    dptree::entry()
        .branch(
            dptree::filter(fallback::is_stranger).endpoint(to!(fallback::stranger_pressing: &Deps, Sender)),
        )
        .branch(
            // Buttons only work in the presser's own chat.
            dptree::filter(fallback::is_pressed_elsewhere)
                .endpoint(to!(fallback::stranger_pressing: &Deps, Sender)),
        )
        .branch(
            recognise()
                .branch(dptree::filter(is_too_fast).endpoint(to!(too_fast::pressing: &Ctx)))
                .branch(
                    dptree::filter_map(|asked: Arc<Asked>| asked.pressed().cloned())
                        .endpoint(to!(callbacks::press: &Ctx, Callback)),
                )
                .endpoint(to!(callbacks::old_button: &Ctx)),
        )
        .endpoint(to!(fallback::unrecognised_press: &Deps, Sender))
}

/// Loads the sender and their dialogue. If that fails, the update goes past this branch.
fn recognise() -> Branch {
    dptree::entry().enter_dialogue::<Sender, DialogueStore, State>().filter_map_async(fallback::recognise)
}

fn said() -> Branch {
    dptree::entry()
        .branch(dptree::filter(is_too_fast).endpoint(to!(too_fast::too_fast: &Ctx, &Message, &Asked)))
        .branch(dptree::filter(is_picked).endpoint(to!(start::picked: &Ctx, &Message)))
        .branch(
            dptree::filter(|message: Arc<Message>, asked: Arc<Asked>| asked.brings_stray_token(&message))
                .endpoint(to!(login::unasked_token: &Ctx, &Message)),
        )
        .branch(
            dptree::filter_map(|asked: Arc<Asked>| asked.command().cloned())
                .branch(commands_about_questions())
                .inspect_async(to!(fallback::leave_question: &Ctx))
                .branch(commands())
                // Just ordinary text from anybody who may not use it.
                .endpoint(to!(fallback::message: &Ctx, &Message)),
        )
        .branch(
            dptree::filter(|message: Arc<Message>| message.text().is_some_and(|text| text.starts_with('/')))
                .inspect_async(to!(fallback::leave_question: &Ctx))
                .endpoint(to!(fallback::message: &Ctx, &Message)),
        )
        .branch(answers())
        .endpoint(to!(fallback::message: &Ctx, &Message))
}

fn edited() -> Branch {
    dptree::entry()
        .branch(dptree::filter(is_too_fast).endpoint(to!(too_fast::too_fast: &Ctx, &Message, &Asked)))
        .branch(
            dptree::filter_map(|asked: Arc<Asked>| asked.command().cloned())
                .chain(case![Command::Login(token)])
                .endpoint(to!(login::login: &Ctx, &Message, Private)),
        )
        .endpoint(to!(login::unasked_token: &Ctx, &Message))
}

/// They answer a question or leave it themselves.
fn commands_about_questions() -> Branch {
    dptree::entry()
        .branch(case![Command::Login(token)].endpoint(to!(login::login: &Ctx, &Message, Private)))
        .branch(case![Command::Cancel].endpoint(to!(start::cancel: &Ctx, &Message)))
}

fn commands() -> Branch {
    let is_admin = |ctx: Arc<Ctx>| admin::is_admin(&ctx);
    dptree::entry()
        .branch(case![Command::Start(payload)].endpoint(to!(start::start: &Ctx, String)))
        .branch(case![Command::Buy(text)].endpoint(to!(text_search::buy: &Ctx, String)))
        .branch(case![Command::Order(text)].endpoint(to!(orders::by_number: &Ctx, String)))
        .branch(case![Command::Active].endpoint(to!(orders::active: &Ctx)))
        .branch(case![Command::Orders(text)].endpoint(to!(order_search::orders: &Ctx, String)))
        .branch(case![Command::Balance].endpoint(to!(balance::balance: &Ctx)))
        .branch(case![Command::Rate].endpoint(to!(balance::rate: &Ctx)))
        .branch(case![Command::Me].endpoint(to!(me::me: &Ctx)))
        .branch(case![Command::Settings].endpoint(to!(settings::settings: &Ctx)))
        .branch(case![Command::Webhook].endpoint(to!(webhook::webhook: &Ctx)))
        .branch(case![Command::Instant].endpoint(to!(webhook::webhook: &Ctx)))
        .branch(case![Command::Help].endpoint(to!(start::help: &Ctx)))
        .branch(case![Command::Watch].endpoint(to!(watch::list: &Ctx)))
        .branch(case![Command::Logout].endpoint(to!(login::logout: &Ctx)))
        .branch(case![Command::Forget].endpoint(to!(forget::ask: &Ctx)))
        .branch(case![Command::Stats].filter(is_admin).endpoint(to!(admin::stats: &Ctx)))
        .branch(case![Command::Announce(text)].filter(is_admin).endpoint(to!(admin::announce: &Ctx, String)))
}

/// Text sent while something is asked or shown.
fn answers() -> Branch {
    let search =
        || dptree::filter_map(|message: Arc<Message>| text_search::search_of(&message).map(Arc::<str>::from));
    dptree::entry()
        .branch(case![State::Idle].endpoint(to!(fallback::message: &Ctx, &Message)))
        .branch(
            case![State::AwaitingToken { since, wanted }].endpoint(to!(login::take_token: &Ctx, &Message)),
        )
        .branch(
            case![State::ChoosingCountry { service }]
                .chain(search())
                .endpoint(to!(text_search::typed_country: &Ctx, &str, Option<ServiceId>)),
        )
        .branch(
            case![State::ChoosingService { country }]
                .chain(search())
                .endpoint(to!(text_search::typed_service: &Ctx, &str, Option<CountryId>)),
        )
        .branch(case![State::ChoosingZone].endpoint(to!(time_zones::typed: &Ctx, &Message)))
        .branch(case![State::TypingAmount { of }].endpoint(to!(amounts::typed: &Ctx, &Message, AmountOf)))
        .branch(case![State::NamingAccount { account }].endpoint(to!(accounts::typed: &Ctx, &Message, u8)))
}

fn is_picked(message: Arc<Message>, me: Arc<Me>) -> bool {
    start::is_picked(&message, &me)
}

fn is_too_fast(ctx: Arc<Ctx>, asked: Arc<Asked>) -> bool {
    !ctx.limits.admit(ctx.person(), &asked)
}

#[cfg(test)]
mod tests {
    use std::iter::successors;
    use std::panic::AssertUnwindSafe;

    use chrono::DateTime;
    use dptree::Type;
    use futures_util::FutureExt;
    use serde_json::json;
    use teloxide::utils::command::BotCommands;

    use super::*;

    #[test]
    fn every_handler_gets_what_it_takes() {
        let given = [
            Type::of::<Arc<Deps>>(),
            Type::of::<Arc<Me>>(),
            Type::of::<Arc<DialogueStore>>(),
            Type::of::<Came>(),
            Type::of::<Arc<Asked>>(),
            Type::of::<Course>(),
        ];
        // Panics, naming the missing types.
        dptree::type_check(tree().sig(), &DependencyMap::new(), &given);
    }

    /// Whether a branch takes the input. Its endpoint needs the context, which is absent here.
    async fn takes(branch: Branch, given: DependencyMap) -> bool {
        let handled = AssertUnwindSafe(branch.dispatch(given)).catch_unwind().await;
        handled.is_err_and(|panic| panic.downcast::<String>().is_ok_and(|why| why.contains("ctx::Ctx")))
    }

    #[tokio::test]
    async fn every_command_has_a_handler() {
        for listed in Command::bot_commands() {
            let command = Command::parse(&format!("{} word", listed.command), "")
                .or_else(|_| Command::parse(&listed.command, ""))
                .unwrap();
            let of_questions = matches!(command, Command::Login(_) | Command::Cancel);
            let led = takes(commands_about_questions(), dptree::deps![command.clone()]).await;
            assert_eq!(led, of_questions, "{command:?}");
            assert_eq!(takes(commands(), dptree::deps![command.clone()]).await, !of_questions, "{command:?}");
        }
    }

    #[tokio::test]
    async fn every_state_has_a_handler_for_what_is_said() {
        let states = successors(Some(State::Idle), |state| match state {
            State::Idle => Some(State::AwaitingToken { since: DateTime::UNIX_EPOCH, wanted: None }),
            State::AwaitingToken { .. } => Some(State::ChoosingCountry { service: None }),
            State::ChoosingCountry { .. } => Some(State::ChoosingService { country: None }),
            State::ChoosingService { .. } => Some(State::ChoosingZone),
            State::ChoosingZone => Some(State::TypingAmount { of: AmountOf::DailyCap }),
            State::TypingAmount { .. } => Some(State::NamingAccount { account: 0 }),
            State::NamingAccount { .. } => None,
        });
        for state in states {
            let is_list = matches!(state, State::ChoosingCountry { .. } | State::ChoosingService { .. });
            // Thanks are not a search of a list.
            for (text, expected) in [("whatsapp", true), ("thanks", !is_list)] {
                let given = dptree::deps![state.clone(), Arc::new(message(text))];
                assert_eq!(takes(answers(), given).await, expected, "{state:?}: {text}");
            }
        }
    }

    fn message(text: &str) -> Message {
        let chat = json!({ "id": 5, "type": "private", "first_name": "Alice" });
        let message = json!({ "message_id": 1, "date": 1_800_000_000, "chat": chat, "text": text });
        serde_json::from_value(message).unwrap()
    }
}
