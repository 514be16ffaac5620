//! Callback data: typed, packed into the 64 bytes that Telegram allows.
//!
//! Buttons live as long as their message, so an old button can come back after any number of releases. The order
//! of the variants and of their fields is therefore the wire format: only append. For any other change, bump
//! `VERSION`, which turns every older button into "this button is from an older menu".

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use crate::domain::bulk::BulkRequest;
use crate::domain::catalog::{FavouriteChange, Listing, Policy, ProductSort};
use crate::domain::guard::{AmountOf, GuardChange};
use crate::domain::history::PageRequest;
use crate::domain::order_search::OrderSearch;
use crate::domain::user::{Notifications, StyleChange};
use crate::domain::watch::WatchChange;
use crate::domain::{
    CountryId, Currency, IntentId, Language, OrderId, OrderStatus, ProductId, ServiceId, Zone,
};

/// The first character of every button's data. It names the format of what follows.
const VERSION: char = '1';

/// What a button asks for. Buttons never contain prices; the id of an intent identifies the exact call.
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
    /// Undo [`Callback::CancelSoon`].
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
    /// Refresh an order.
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
    /// Choose which messages make a sound.
    SetNotifications(Notifications),
    /// Show the state of the webhook.
    Webhook,
    /// Switch the webhook on.
    WebhookOn {
        /// Whether a foreign webhook URL may be replaced.
        replace: bool,
    },
    /// Switch the webhook off.
    WebhookOff,
    /// Make the provider send a test event.
    WebhookTest,
    /// Unlink the account.
    Logout {
        /// Whether the user has confirmed it.
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
    /// The extra confirmation that the spending guard asks for.
    Assure {
        /// The purchase that was asked about.
        intent: IntentId,
    },
    /// Erase everything stored about the user.
    Forget {
        /// Whether the user has confirmed it.
        confirmed: bool,
    },
    /// Show how codes look.
    Codes,
    /// Change how codes look.
    SetStyle(StyleChange),
    /// Show the time zones.
    TimeZones,
    /// Choose the time zone.
    SetZone(Zone),
    /// Reset URL and secret of the webhook, and test them.
    WebhookRepair,
    /// Keep an offer as a favorite, or change one.
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
    /// Send or stop an announcement; for administrators.
    Announce {
        /// Which.
        id: i64,
        /// How.
        step: AnnounceStep,
    },
    /// [`Callback::Forget`], confirmed although a purchase is in doubt.
    ForgetInDoubt,
    /// Show a page of the history of orders.
    History(PageRequest),
    /// Start a bulk action.
    Bulk(BulkRequest),
    /// Show the confirm screen for an offer with another page of other offers.
    OfferPage {
        /// The offer.
        product: ProductId,
        /// How many numbers.
        quantity: u8,
        /// From 0.
        page: u16,
    },
    /// Draw the confirm screen for an offer with the usual quantities to choose from.
    Quantities {
        /// The offer.
        product: ProductId,
        /// How many numbers.
        quantity: u8,
    },
    /// Switch to rupiah and retry what failed in dollars.
    InRupiah(Box<Callback>),
    /// Ask for an amount, which is typed.
    AskAmount(AmountOf),
    /// Show the favorites.
    Favourites,
    /// Show the languages.
    Languages,
    /// Show a page of the orders that a search finds.
    FindOrders(OrderSearch),
    /// Start, show or end a watch.
    Watch {
        /// What is watched.
        listing: Listing,
        /// What is done.
        change: WatchChange,
    },
    /// Show the watches.
    Watches,
    /// Draw the confirm screen for an offer, with the other offers in the order of their success.
    BestFirst {
        /// The offer.
        product: ProductId,
        /// How many numbers.
        quantity: u8,
        /// The page of offers, from 0; by default the one with the offer.
        page: Option<u16>,
        /// Whether the usual quantities are shown.
        quantities: bool,
    },
    /// Show the user's statistics.
    Statistics,
    /// Draw the confirm screen for an offer, with a policy for which offer within its price the provider picks.
    PickBy {
        /// The offer.
        product: ProductId,
        /// How many numbers.
        quantity: u8,
        /// The policy.
        policy: Policy,
        /// Whether the other offers are in the order of their success.
        best_first: bool,
        /// Which page of other offers, from 0; by default the one with the offer.
        page: Option<u16>,
        /// Whether the usual quantities are shown.
        quantities: bool,
    },
    /// Ask what the number of a completed order costs once more, and draw its confirm screen.
    SameNumber {
        /// The order.
        order: OrderId,
    },
    /// Accept the terms of use, and go on to the number of a completed order.
    AcceptTermsForNumber {
        /// The version that was shown.
        version: u32,
        /// The order.
        order: OrderId,
    },
    /// Cancel an order that gets no SMS, and buy another number for no more than it cost.
    Replace {
        /// The order.
        order: OrderId,
    },
    /// Show whether numbers are replaced without a press.
    AutoReplace,
    /// Show the accounts.
    Accounts,
    /// Take an account into use.
    UseAccount {
        /// Which, from 0.
        account: u8,
    },
    /// Ask for the name of an account, which is typed.
    NameAccount {
        /// Which, from 0.
        account: u8,
    },
    /// Unlink an account, confirmed.
    UnlinkAccount {
        /// Which, from 0.
        account: u8,
    },
    /// Decide what a checked token is for.
    TakeToken {
        /// Which token.
        offer: u64,
        /// Which account it becomes, from 0: a further one or in place of another; `None` if it is not wanted.
        account: Option<u8>,
    },
}

/// How an announcement goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum AnnounceStep {
    /// Send it to everybody.
    Send,
    /// Don't send it, or stop sending.
    Stop,
}

impl Callback {
    /// The data of a button: at most 64 bytes.
    pub fn pack(&self) -> String {
        let mut data = String::from(VERSION);
        // Serializing integers into a growing buffer can't fail, and an empty body unpacks to `None`.
        let body = postcard::to_stdvec(self).unwrap_or_default();
        URL_SAFE_NO_PAD.encode_string(body, &mut data);
        data
    }

    /// Parses callback data; `None` if it has another version or is not ours.
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
