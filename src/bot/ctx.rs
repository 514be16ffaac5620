//! The context every handler works with: one [`Ctx`], the user in front of it and the services behind it.

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;

use chrono::TimeDelta;
use teloxide::dispatching::dialogue::GetChatId;
use teloxide::types::{ChatId, Me, User as TelegramUser};
use tokio::sync::OnceCell;

use super::asked::Asked;
use super::screen::Screen;
use super::state::Dialogue;
use super::{Error, Exports, Limits, Popular};
use crate::accounts::{self, Accounts, Tell};
use crate::admin::Stats;
use crate::catalog::Catalog;
use crate::catalog::ranking::Ranking;
use crate::clock::Clock;
use crate::domain::catalog::Choice;
use crate::domain::user::User;
use crate::domain::{Language, UserId};
use crate::i18n::{I18n, Localizer};
use crate::orders::Orders;
use crate::smscode::Client;
use crate::store::{Account, Met, Reach, Store};
use crate::telegram::Telegram;
use crate::views::View;

/// Who may use the bot.
#[derive(Debug, Clone, Default)]
pub struct AllowList(Option<BTreeSet<UserId>>);

impl AllowList {
    /// Only these; everybody if there is no list.
    pub fn new(allowed: Option<BTreeSet<UserId>>) -> Self {
        Self(allowed)
    }

    /// Whether this user is allowed.
    pub fn admit(&self, user: UserId) -> bool {
        self.0.as_ref().is_none_or(|allowed| allowed.contains(&user))
    }
}

/// The dependencies of the handlers. Clones share them.
#[derive(Clone)]
pub struct Deps {
    /// The database.
    pub store: Store,
    /// Outbound Telegram.
    pub telegram: Telegram,
    /// Linked accounts.
    pub accounts: Accounts,
    /// What can be bought.
    pub catalog: Catalog,
    /// Buying and acting on orders.
    pub orders: Orders,
    /// What many users buy.
    pub popular: Popular,
    /// The languages.
    pub i18n: Arc<I18n>,
    /// The time.
    pub clock: Clock,
    /// Who may use the bot.
    pub allow_list: AllowList,
    /// How fast one user may ask.
    pub limits: Arc<Limits>,
    /// The administrators.
    pub admins: Arc<BTreeSet<UserId>>,
    /// What this process has counted.
    pub stats: Stats,
    /// How many numbers one purchase may buy at most.
    pub max_quantity: u8,
    /// How long codes are kept after their order has ended.
    pub sms_retention: TimeDelta,
    /// Whether the provider can push to this bot.
    pub webhook_possible: bool,
    /// Files being generated.
    pub exports: Exports,
}

impl Deps {
    /// Language and formats for somebody of whom only Telegram's language is known.
    pub(super) fn localizer_for(&self, from: Option<&TelegramUser>) -> &Localizer {
        let tag = from.and_then(|from| from.language_code.as_deref());
        self.i18n.localizer(tag.and_then(Language::from_tag).unwrap_or_default())
    }
}

/// Who sent an update, before anything is looked up about them.
#[derive(Clone)]
pub(super) struct Sender {
    /// The user as Telegram knows them.
    pub(super) from: Arc<TelegramUser>,
    /// Where the reply appears.
    pub(super) screen: Screen,
}

impl Sender {
    pub(super) fn id(&self) -> UserId {
        user_id(&self.from)
    }
}

/// A dialogue belongs to the user's private chat, whose id is the user's.
impl GetChatId for Sender {
    fn chat_id(&self) -> Option<ChatId> {
        Some(ChatId(self.id().0))
    }
}

/// One update in progress: its sender, where the reply appears, and the handlers' dependencies. Clones are
/// the same update.
#[derive(Clone)]
pub(super) struct Ctx {
    deps: Arc<Deps>,
    /// The bot as Telegram knows it.
    pub(super) me: Arc<Me>,
    /// The sender and their settings.
    pub(super) user: User,
    /// Language and formats for this user.
    pub(super) localizer: Localizer,
    /// The name Telegram gives them.
    pub(super) first_name: String,
    /// Whether they have an account linked.
    pub(super) linked: bool,
    /// Where the reply appears.
    pub(super) screen: Screen,
    /// Where they are in a dialogue.
    pub(super) dialogue: Dialogue,
    /// Their account, loaded at most once.
    account: Arc<OnceCell<Option<Arc<Account>>>>,
}

impl Deref for Ctx {
    type Target = Deps;

    fn deref(&self) -> &Deps {
        &self.deps
    }
}

impl Ctx {
    /// Identifies the sender of an update, and records that they are active.
    pub(super) async fn recognise(
        deps: &Arc<Deps>,
        me: &Arc<Me>,
        Sender { from, screen }: Sender,
        asked: &Asked,
        dialogue: Dialogue,
    ) -> Result<Self, Error> {
        let (person, language) = (user_id(&from), from.language_code.as_deref());
        let subject = asked.subject(screen.pressed());
        let Met { user, reach, linked } = deps.store.meet(person, subject, language).await?;
        if let Reach::FloodUntil(until) = reach {
            deps.telegram.hold(person, (until - deps.clock.now()).to_std().unwrap_or_default());
        }
        let localizer = deps.i18n.localizer_to(Some(&user));
        let screen = screen.of(user.id);
        Ok(Self {
            deps: Arc::clone(deps),
            me: Arc::clone(me),
            screen: if linked { screen } else { screen.with_link(localizer.clone()) },
            user,
            localizer,
            first_name: from.first_name.clone(),
            linked,
            dialogue,
            account: Arc::default(),
        })
    }

    /// Who sent the update, with the account that it is about.
    pub(super) fn id(&self) -> UserId {
        self.user.id
    }

    /// Who sent the update, whichever account it is about.
    pub(super) fn person(&self) -> UserId {
        self.id().person()
    }

    /// A view that states which account it is about, if the person has several.
    pub(super) fn named(&self, view: View) -> View {
        view.of_account(&self.localizer, self.user.account.as_ref())
    }

    /// The same update with the reply shown elsewhere.
    pub(super) fn on(&self, screen: Screen) -> Self {
        Self { screen, ..self.clone() }
    }

    /// The same update after the user changed a setting.
    pub(super) fn with_user(&self, user: User) -> Self {
        let localizer = self.i18n.localizer_to(Some(&user));
        Self { user, localizer, ..self.clone() }
    }

    /// The same update about another account of the person.
    pub(super) async fn with_account(&self, account: UserId) -> Result<Self, Error> {
        let user = self.store.find_user(account).await?.unwrap_or_else(|| self.user.clone());
        Ok(Self { screen: self.screen.clone().of(user.id), account: Arc::default(), ..self.with_user(user) })
    }

    /// The same update, now that this account was linked.
    pub(super) async fn just_linked(&self, account: UserId) -> Result<Self, Error> {
        let linked = self.with_account(account).await?;
        Ok(Self { linked: true, screen: linked.screen.without_link(), ..linked })
    }

    /// Their account, whether or not its token is still valid.
    pub(super) async fn find_account(&self) -> Result<Option<Arc<Account>>, Error> {
        let found = self.account.get_or_try_init(|| self.store.find_account(self.id())).await?;
        Ok(found.clone())
    }

    /// The same, for acting in its name.
    ///
    /// # Errors
    /// If no account is linked or its token was refused.
    pub(super) async fn account(&self) -> Result<Arc<Account>, Error> {
        Ok(accounts::usable(self.find_account().await?)?)
    }

    /// A client that calls in the user's name, in the currency they see. It notices itself when the token is
    /// refused; the error has to be shown to the user.
    ///
    /// # Errors
    /// As [`Ctx::account`].
    pub(super) async fn client(&self) -> Result<Client, Error> {
        Ok(self.accounts.client_of(&*self.account().await?, self.user.currency, Tell::ByReply))
    }

    /// The same for optional content: its errors are not shown, so a refused token is reported in a separate
    /// message.
    ///
    /// # Errors
    /// As [`Ctx::account`].
    pub(super) async fn client_beside(&self) -> Result<Client, Error> {
        Ok(self.accounts.client_of(&*self.account().await?, self.user.currency, Tell::ByNotification))
    }

    /// What the user most likely wants. `bought` is what they bought before, most wanted first.
    pub(super) async fn ranking(&self, bought: &[Choice]) -> Ranking {
        Ranking {
            recent: bought.iter().map(|choice| choice.listing).collect(),
            popular: self.popular.listings().await,
            home: self.user.language.home(),
        }
    }
}

/// Telegram's user id as ours.
pub(super) fn user_id(from: &TelegramUser) -> UserId {
    UserId::of_telegram(from.id.0)
}
