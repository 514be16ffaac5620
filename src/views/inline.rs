//! Offers in any chat: what is listed under `@bot whatsapp indonesia`, and the message that picking one sends.
//!
//! Other people read that message, so nothing of the person who sends it is in it: no balance, no order, no code.

use std::time::Duration;

use i18n_embed_fl::fl;
use teloxide::types::{
    InlineKeyboardButton, InlineKeyboardMarkup, InlineQueryResult, InlineQueryResultArticle,
    InlineQueryResultsButton, InlineQueryResultsButtonKind, InputMessageContent, InputMessageContentText,
    ParseMode,
};
use url::Url;

use super::text::join;
use super::title;
use crate::domain::catalog::{Country, ProductLabel, Service};
use crate::domain::{Money, link as text_search};
use crate::i18n::Localizer;

/// What is listed under a query.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// The results in order; at most 50.
    pub results: Vec<InlineQueryResult>,
    /// The button above them.
    pub button: Option<InlineQueryResultsButton>,
    /// How long Telegram may give the same answer to the same person.
    pub kept: Duration,
    /// Where more results begin.
    pub next: Option<usize>,
}

/// A place to buy at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The service.
    pub service: Service,
    /// The country, when it is chosen.
    pub country: Option<Country>,
    /// The lowest price there and how many numbers there are, when that is known.
    pub sold: Option<(Money, i64)>,
}

/// What the button above the results says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// No account is linked, so that there are no prices.
    Link,
    /// The user is not allowed to use this bot.
    Private,
    /// The query is empty.
    Hint,
    /// No match.
    Nothing,
    /// The place that is meant has no numbers; what is listed are others.
    SoldOut,
    /// The provider or the database is unavailable.
    Later,
}

impl Note {
    /// The button, which opens the private chat.
    pub fn button(self, s: &Localizer) -> InlineQueryResultsButton {
        let t = s.texts();
        let (text, word) = match self {
            Self::Link => (fl!(t, "inline-link"), "login"),
            Self::Private => (fl!(t, "notice-not-allowed"), "start"),
            Self::Hint => (fl!(t, "inline-hint"), "help"),
            Self::Nothing => (fl!(t, "inline-nothing"), "buy"),
            Self::SoldOut => (fl!(t, "inline-sold-out"), "buy"),
            Self::Later => (fl!(t, "inline-later"), "start"),
        };
        let kind = InlineQueryResultsButtonKind::StartParameter(word.to_owned());
        InlineQueryResultsButton { text, kind }
    }
}

/// One result. `bot` is the bot's user name. `None` when no address can be made of that name.
pub fn result(s: &Localizer, bot: &str, choice: &Choice) -> Option<InlineQueryResult> {
    let t = s.texts();
    let Choice { service, country, sold } = choice;
    let title = match country {
        Some(country) => title::of(country, service),
        None => ProductLabel { service: Some(service.name.clone()), ..ProductLabel::default() },
    };
    let word = text_search::to_offers(service, country.as_ref());
    let address = Url::parse(&format!("https://t.me/{bot}?start={word}")).ok()?;
    let html = title::html(s, &title);
    let (text, description) = match sold {
        Some((price, stock)) => {
            let price = s.money(price);
            let stock = fl!(t, "offer-stock", count = s.count(*stock));
            (
                fl!(t, "inline-offer", title = html, price = price.clone()),
                join([fl!(t, "inline-from", price = price), stock], " · "),
            )
        }
        None if country.is_some() => (fl!(t, "inline-offer-unpriced", title = html), fl!(t, "inline-see")),
        None => (fl!(t, "inline-offer-unpriced", title = html), fl!(t, "inline-choose")),
    };
    let content = InputMessageContentText::new(text).parse_mode(ParseMode::Html);
    let open = InlineKeyboardButton::url(fl!(t, "button-inline-open"), address);
    let article =
        InlineQueryResultArticle::new(word, title::plain(s, &title), InputMessageContent::Text(content));
    Some(InlineQueryResult::Article(
        article.description(description).reply_markup(InlineKeyboardMarkup::new([[open]])),
    ))
}
