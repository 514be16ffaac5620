//! The offers for a service in a country.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Keyboard, button};
use super::{View, text, title};
use crate::domain::catalog::{Country, Product, ProductSort, Service};
use crate::i18n::Speech;

/// How many offers a page takes.
pub const OFFERS_PER_PAGE: usize = 8;

/// Where and how a list of offers is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listing<'a> {
    /// The country of the numbers.
    pub country: &'a Country,
    /// The service whose SMS they take.
    pub service: &'a Service,
    /// In which order.
    pub sort: ProductSort,
    /// From 0.
    pub page: u16,
    /// How many pages there are.
    pub pages: u16,
    /// How many offers there are on all of them.
    pub total: usize,
}

/// One page of offers, each a button with its price and stock.
pub fn offers(s: &Speech, listing: Listing<'_>, products: &[Product]) -> View {
    let t = s.texts();
    let Listing { country, service, sort, page, pages, total } = listing;
    let show = |sort, page| Callback::Offers { country: country.id, service: service.id, sort, page };
    let buttons = products.iter().take(OFFERS_PER_PAGE).map(|product| {
        button(offer_label(s, listing, product), &Callback::Pick { product: product.id, quantity: 1 })
    });
    let other_sort = match sort {
        ProductSort::PriceAscending => {
            button(fl!(t, "button-sort-stock"), &show(ProductSort::AvailableDescending, 0))
        }
        ProductSort::AvailableDescending => {
            button(fl!(t, "button-sort-price"), &show(ProductSort::PriceAscending, 0))
        }
    };
    let back = [
        button(fl!(t, "button-other-country"), &Callback::Countries { service: Some(service.id), page: 0 }),
        button(fl!(t, "button-other-service"), &Callback::Services { country: Some(country.id), page: 0 }),
    ];
    let keyboard = Keyboard::new()
        .grid(1, buttons)
        .pages(page, pages, |page| show(sort, page))
        .row((total > 1).then_some(other_sort))
        .row(back);
    View::new(fl!(t, "offers", title = title::html(s, &title::of(country, service)), count = total), keyboard)
}

fn offer_label(s: &Speech, listing: Listing<'_>, product: &Product) -> String {
    let t = s.texts();
    let stock = if product.available > 0 {
        fl!(t, "offer-stock", count = s.count(product.available))
    } else {
        fl!(t, "offer-no-stock")
    };
    let kind = text::label(kind(listing, product), text::NAME_UNITS);
    text::join([s.money(&product.price), stock, kind], " · ")
}

/// What sets this offer apart from the others: its operator, else a title that says more than the heading.
fn kind<'a>(listing: Listing<'_>, product: &'a Product) -> &'a str {
    if let Some(operator) = &product.operator {
        return operator;
    }
    let name = product.name.as_deref().unwrap_or_default();
    let heading = [listing.service.name.as_str(), listing.country.name.as_str()];
    let said = name.split_whitespace().all(|word| {
        heading.iter().any(|part| part.split_whitespace().any(|known| known.eq_ignore_ascii_case(word)))
    });
    if said { "" } else { name }
}
