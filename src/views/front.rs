//! The first screen of buying.

use i18n_embed_fl::fl;

use super::browse::offers;
use super::callback::Callback;
use super::keyboard::{Keyboard, button};
use super::{View, text, title};
use crate::domain::catalog::{Choice, Favourite, Place, Service, Title};
use crate::i18n::Speech;

/// How many favourites are shown.
pub const MOST_FAVOURITES: usize = 6;
/// How many earlier purchases are one tap away.
pub const MOST_BOUGHT: usize = 3;
/// How many services are shown.
pub const MOST_SERVICES: usize = 9;
/// How many usual places are shown.
pub const MOST_PLACES: usize = 3;

/// What is shown first.
#[derive(Debug, Clone, Copy)]
pub struct Front<'a> {
    /// What the person keeps at hand.
    pub favourites: &'a [Favourite],
    /// What the person bought last.
    pub bought: &'a [Choice],
    /// The services that most people look for.
    pub services: &'a [Service],
    /// Services in countries that most people look for.
    pub places: &'a [(Place, Title)],
    /// How many services there are.
    pub all_services: usize,
    /// How many countries there are.
    pub all_countries: usize,
}

/// The screen.
pub fn front(s: &Speech, front: &Front<'_>) -> View {
    let t = s.texts();
    let pick = |choice: &Choice, label: String| {
        button(label, &Callback::Pick { product: choice.product, quantity: 1 })
    };
    let favourites = front.favourites.iter().take(MOST_FAVOURITES).map(|favourite| {
        let title = title::plain(s, &favourite.choice.title);
        pick(&favourite.choice, fl!(t, "button-a-favourite", title = title))
    });
    let bought = front
        .bought
        .iter()
        .take(MOST_BOUGHT)
        .map(|choice| pick(choice, fl!(t, "button-bought", title = title::plain(s, &choice.title))));
    let services =
        front.services.iter().take(MOST_SERVICES).map(|service| {
            button(&service.name, &Callback::Countries { service: Some(service.id), page: 0 })
        });
    let places = front.places.iter().take(MOST_PLACES);
    let places =
        places.map(|(place, known)| button(title::plain(s, known), &offers(place.country, place.service)));
    let all = [
        button(
            fl!(t, "button-services-count", count = front.all_services),
            &Callback::Services { country: None, page: 0 },
        ),
        button(
            fl!(t, "button-countries-count", count = front.all_countries),
            &Callback::Countries { service: None, page: 0 },
        ),
    ];
    let known = |any: bool, mark: String| if any { mark } else { String::new() };
    let marks = [
        known(!front.favourites.is_empty(), fl!(t, "front-favourites")),
        known(!front.bought.is_empty(), fl!(t, "front-bought")),
    ];
    let text = text::join([fl!(t, "browse-services"), fl!(t, "front-hint"), text::join(marks, " · ")], "\n");
    let keyboard =
        Keyboard::new().grid(1, favourites).grid(1, bought).grid(3, services).grid(1, places).row(all);
    View::new(text, keyboard)
}
