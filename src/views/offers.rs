//! The offers for a service in a country, as alternatives to the selected one.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::draft::quantity_of;
use super::keyboard::{Keyboard, button, marked};
use super::text;
use crate::domain::ProductId;
use crate::domain::catalog::{Policy, Product, ProductLabel};
use crate::domain::outcomes::ListingCounts;
use crate::domain::purchase::Purchase;
use crate::i18n::Localizer;

/// How many offers a page takes.
pub const OFFERS_PER_PAGE: usize = 8;

/// What is on sale for a service in a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offers<'a> {
    /// All of them, in their order.
    pub all: &'a [Product],
    /// The page to show; by default the one with the chosen offer.
    pub page: Option<u16>,
    /// How many numbers of the chosen offer there are.
    pub available: i64,
    /// What is known of their success.
    pub success: &'a ListingCounts,
    /// Whether they are in the order of their success.
    pub best_first: bool,
    /// Which offer the provider picks where it has a choice.
    pub policy: Policy,
}

impl Offers<'_> {
    /// Draws the confirm screen for this many numbers of an offer, in the same order and by the same policy.
    pub(super) fn pick(&self, product: ProductId, quantity: u8) -> Callback {
        self.screen(product, quantity, None, false)
    }

    /// The same with the usual quantities.
    pub(super) fn quantities(&self, product: ProductId, quantity: u8) -> Callback {
        self.screen(product, quantity, None, true)
    }

    fn screen(&self, product: ProductId, quantity: u8, page: Option<u16>, quantities: bool) -> Callback {
        let best_first = self.best_first;
        match (self.policy, page) {
            (Policy::Cheapest, _) if best_first => {
                Callback::BestFirst { product, quantity, page, quantities }
            }
            (Policy::Cheapest, Some(page)) => Callback::OfferPage { product, quantity, page },
            (Policy::Cheapest, None) if quantities => Callback::Quantities { product, quantity },
            (Policy::Cheapest, None) => Callback::Pick { product, quantity },
            (policy, page) => Callback::PickBy { product, quantity, policy, best_first, page, quantities },
        }
    }

    /// The success of the chosen offer: of all users, and of the user's own orders.
    pub(super) fn success_of_chosen(&self, s: &Localizer, purchase: &Purchase) -> String {
        let t = s.texts();
        let operator = purchase.title.operator.as_deref();
        let all =
            self.success.shared(operator).map(|rate| fl!(t, "confirm-success", rate = s.success(&rate)));
        let own = self.success.own(operator).and_then(|own| {
            let (got, count) = (s.count(own.with_sms), s.count(own.decided()));
            Some(fl!(t, "confirm-success-own", got = got, count = count, rate = s.success(&own.rate()?)))
        });
        text::join([all.unwrap_or_default(), own.unwrap_or_default()], "\n")
    }

    /// What sets the chosen offer apart, and how many numbers there are.
    pub(super) fn chosen(&self, s: &Localizer, purchase: &Purchase) -> String {
        let chosen = self.all.iter().find(|offer| offer.id == purchase.product);
        let operator = match purchase.title.operator.as_deref() {
            Some(operator) => text::name(operator),
            None if self.are_told_apart_by_operator() => fl!(s.texts(), "offer-any-operator"),
            None => text::name(chosen.map(|chosen| tells(&purchase.title, chosen)).unwrap_or_default()),
        };
        let left = match self.available {
            1.. => fl!(s.texts(), "offer-left", count = s.count(self.available)),
            _ => String::new(),
        };
        text::join([operator, left], " · ")
    }

    fn are_told_apart_by_operator(&self) -> bool {
        self.all.iter().any(|offer| offer.operator.is_some())
    }
}

/// The offers as buttons, with the chosen one marked; none if there is only one.
pub(super) fn choices(
    s: &Localizer,
    keyboard: Keyboard,
    purchase: &Purchase,
    offers: Offers<'_>,
) -> Keyboard {
    if offers.all.len() < 2 {
        return keyboard;
    }
    let (product, quantity) = (purchase.product, quantity_of(purchase));
    let pages = u16::try_from(offers.all.len().div_ceil(OFFERS_PER_PAGE)).unwrap_or(u16::MAX);
    let chosen = offers.all.iter().position(|offer| offer.id == product).unwrap_or_default();
    let chosen_page = u16::try_from(chosen / OFFERS_PER_PAGE).unwrap_or_default();
    let page = offers.page.unwrap_or(chosen_page).min(pages.saturating_sub(1));
    let shown = offers.all.chunks(OFFERS_PER_PAGE).nth(usize::from(page)).unwrap_or_default();
    let buttons = shown.iter().map(|offer| {
        let is_chosen = offer.id == product;
        let success = offers.success.best_known(offer.operator.as_deref());
        let success = success.map(|rate| s.brief_success(&rate)).unwrap_or_default();
        let label = text::join([kind(s, &purchase.title, offer), s.amount(&offer.price), success], " · ");
        button(marked(is_chosen, label), &offers.pick(offer.id, quantity))
    });
    let is_judged = |offer: &Product| offers.success.best_known(offer.operator.as_deref()).is_some();
    let judged = offers.all.iter().any(is_judged);
    let turn = |page| offers.screen(product, quantity, Some(page), false);
    let other = Offers { best_first: !offers.best_first, ..offers };
    let t = s.texts();
    let other_order = judged.then(|| {
        let label = match offers.best_first {
            true => fl!(t, "button-cheapest-first"),
            false => fl!(t, "button-best-first"),
        };
        button(label, &other.screen(product, quantity, Some(0), false))
    });
    keyboard.grid(if judged { 1 } else { 2 }, buttons).pages(page, pages, turn).row(other_order)
}

/// What distinguishes an offer: its operator, else a title that adds to the heading.
pub(super) fn kind(s: &Localizer, place: &ProductLabel, offer: &Product) -> String {
    let kind = offer.operator.as_deref().unwrap_or_else(|| tells(place, offer));
    if kind.is_empty() { fl!(s.texts(), "offer-any") } else { text::label(kind, text::NAME_UNITS) }
}

/// The title of an offer, if it adds to the heading.
fn tells<'a>(place: &ProductLabel, offer: &'a Product) -> &'a str {
    let name = offer.name.as_deref().unwrap_or_default();
    let heading = [place.service.as_deref(), place.country.as_deref()];
    let said = name.split_whitespace().all(|word| {
        heading
            .iter()
            .flatten()
            .any(|part| part.split_whitespace().any(|known| known.eq_ignore_ascii_case(word)))
    });
    if said { "" } else { name }
}
