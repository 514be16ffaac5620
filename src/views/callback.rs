//! What a button carries: typed data, packed into the 64 bytes that Telegram allows.
//!
//! Buttons live as long as their message, so an old button can come back after any number of releases. The order
//! of the variants and of their fields is therefore the wire format: add at the end, and when anything else
//! changes, change `VERSION`, which turns every older button into "this button is from an older menu".

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use crate::domain::catalog::{FavouriteChange, ProductSort};
use crate::domain::guard::GuardChange;
use crate::domain::user::{Notifications, StyleChange};
use crate::domain::{
    CountryId, Currency, IntentId, Language, OrderId, OrderStatus, ProductId, ServiceId, Zone,
};

/// The first character of every button's data. It names the format of what follows.
const VERSION: char = '1';

/// What a press of a button asks for. Prices never travel in a button; an intent's id stands for the exact call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Callback {
    /// Show the countries: all, or those that have numbers for a service.
    Countries {
        /// The service that was chosen first.
        service: Option<ServiceId>,
        /// From 0.
        page: u16,
    },
    /// Show the services: all, or those that have numbers of a country.
    Services {
        /// The country that was chosen first.
        country: Option<CountryId>,
        /// From 0.
        page: u16,
    },
    /// Show the offers for a service in a country.
    Offers {
        /// The country of the number.
        country: CountryId,
        /// The service whose SMS it takes.
        service: ServiceId,
        /// In which order.
        sort: ProductSort,
        /// From 0.
        page: u16,
    },
    /// Draw the confirm screen for an offer.
    Pick {
        /// The offer.
        product: ProductId,
        /// How many numbers.
        quantity: u8,
    },
    /// Buy: the one press that spends money.
    Confirm {
        /// The purchase that the screen was drawn for.
        intent: IntentId,
    },
    /// Do not buy.
    Abandon {
        /// The purchase that the screen was drawn for.
        intent: IntentId,
    },
    /// Cancel an order now and get the refund.
    CancelOrder {
        /// The order.
        order: OrderId,
    },
    /// Cancel an order as soon as the provider allows it.
    CancelSoon {
        /// The order.
        order: OrderId,
    },
    /// Revoke the promise of [`Callback::CancelSoon`].
    KeepOrder {
        /// The order.
        order: OrderId,
    },
    /// End an order that has its SMS.
    Finish {
        /// The order.
        order: OrderId,
    },
    /// Ask for another SMS.
    Resend {
        /// The order.
        order: OrderId,
    },
    /// Read an order anew.
    Refresh {
        /// The order.
        order: OrderId,
    },
    /// Show the history of orders.
    OrderList {
        /// Only those with this status.
        status: Option<OrderStatus>,
        /// From 0.
        page: u16,
    },
    /// Show one order.
    ShowOrder {
        /// The order.
        order: OrderId,
    },
    /// Start to buy.
    Buy,
    /// Show the balance.
    Balance,
    /// Show the exchange rate.
    Rate,
    /// Show the open orders.
    Active,
    /// Show the help.
    Help,
    /// Start to link an account.
    Login,
    /// Show the settings.
    Settings,
    /// Choose the currency.
    SetCurrency(Currency),
    /// Choose the language.
    SetLanguage(Language),
    /// Choose which messages ring.
    SetNotifications(Notifications),
    /// Show the state of push.
    Webhook,
    /// Switch push on.
    PushOn {
        /// Whether a webhook address of somebody else may be replaced.
        replace: bool,
    },
    /// Switch push off.
    PushOff,
    /// Have the provider send a test event.
    PushTest,
    /// Unlink the account.
    Logout {
        /// Whether the person has seen what it means.
        confirmed: bool,
    },
    /// A label: does nothing.
    Page,
    /// Show the countries that have what was bought here.
    Elsewhere {
        /// What was bought.
        product: ProductId,
    },
    /// Show the spending guard.
    Guard,
    /// Change the spending guard.
    SetGuard(GuardChange),
    /// Say yes a second time to a purchase that the spending guard asks about.
    Assure {
        /// The purchase that was asked about.
        intent: IntentId,
    },
    /// Erase everything that is kept of the person.
    Forget {
        /// Whether the person has seen what it means.
        confirmed: bool,
    },
    /// Show how codes look.
    Codes,
    /// Change how codes look.
    SetStyle(StyleChange),
    /// Show the time zones.
    Zones,
    /// Choose the time zone.
    SetZone(Zone),
    /// Set the address of push and its secret anew, and test them.
    PushHeal,
    /// Keep an offer as a favourite, or change one.
    Favourite {
        /// The offer.
        product: ProductId,
        /// What is done with it.
        change: FavouriteChange,
    },
    /// Send all orders as a file.
    Export,
    /// Accept the terms of use, and go on to an offer.
    AcceptTerms {
        /// The version that was shown.
        version: u32,
        /// The offer that was picked.
        product: ProductId,
        /// How many numbers.
        quantity: u8,
    },
    /// Go on with an announcement; for administrators.
    Announce {
        /// Which.
        id: i64,
        /// How.
        step: AnnounceStep,
    },
}

/// How an announcement goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum AnnounceStep {
    /// Send it to everybody.
    Send,
    /// Send it to nobody (else).
    Stop,
}

impl Callback {
    /// The data of a button: at most 64 bytes.
    pub fn pack(&self) -> String {
        let mut data = String::from(VERSION);
        // Plain integers into a growing buffer: there is nothing that can fail, and an empty body unpacks to `None`.
        let body = postcard::to_stdvec(self).unwrap_or_default();
        URL_SAFE_NO_PAD.encode_string(body, &mut data);
        data
    }

    /// Reads the data of a button; `None` when it is of another version or not ours.
    pub fn unpack(data: &str) -> Option<Self> {
        let body = URL_SAFE_NO_PAD.decode(data.strip_prefix(VERSION)?).ok()?;
        match postcard::take_from_bytes(&body) {
            Ok((callback, [])) => Some(callback),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
