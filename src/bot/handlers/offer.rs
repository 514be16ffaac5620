//! The confirm screen: an offer with its durable draft, the other offers of its place, and alternatives.

use std::pin::pin;
use std::time::Duration;

use super::{Ctx, Done, Error, listings};
use crate::domain::catalog::{Favourite, Listing, Policy, Product, ProductLabel, ProductSort};
use crate::domain::guard::Guard;
use crate::domain::outcomes::ListingCounts;
use crate::domain::{Money, ProductId};
use crate::orders::{Draft, Wish};
use crate::smscode::Client;
use crate::views::instead::{self, Nearest};
use crate::views::offers::Offers;
use crate::views::{browse, confirm, favourite, terms};

use super::browse::{Priced, country_items};
use super::terms::has_accepted_terms;

/// How many popular countries come before the cheapest.
const ON_TOP: usize = 6;

/// What is shown beside an offer.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shown {
    /// Which page of the other offers; by default the one with the chosen offer.
    pub page: Option<u16>,
    /// Whether the usual quantities are shown.
    pub quantities: bool,
    /// Whether the offers are in the order of their success.
    pub best_first: bool,
    /// Which offer the provider picks where it has a choice.
    pub policy: Policy,
}

/// Opens a place: its first offer within the user's price limit, with the others as choices.
pub async fn open(ctx: &Ctx, listing: Listing, sort: ProductSort, page: u16) -> Done {
    let client = ctx.client().await?;
    let offers = ctx.screen.while_working(ctx.catalog.offers(&client, listing)).await?;
    let kept = ctx.store.find_favourites(ctx.id()).await?;
    let Some(first) = first_of(&offers, sort, &kept) else {
        let title = ctx.catalog.title(&client, listing).await?;
        if title == ProductLabel::default() {
            return ctx.screen.show(&browse::empty_catalog(&ctx.localizer)).await;
        }
        return sold_out(ctx, &title, listing).await;
    };
    let shown = Shown { page: (page > 0).then_some(page), ..Shown::default() };
    pick(ctx, first, 1, shown).await
}

/// The first offer in an order, skipping those above the user's price limit, unless all are.
fn first_of(offers: &[Product], sort: ProductSort, kept: &[Favourite]) -> Option<ProductId> {
    let is_passed = |offer: &&Product| {
        let kept = kept.iter().find(|favourite| favourite.choice.product == offer.id);
        kept.is_some_and(|favourite| favourite.passed_by(&offer.price).is_some())
    };
    let mut sorted: Vec<&Product> = offers.iter().collect();
    if sort == ProductSort::AvailableDescending {
        sorted.sort_by_key(|offer| std::cmp::Reverse(offer.available));
    }
    let first = sorted.iter().find(|offer| !is_passed(offer)).or(sorted.first());
    first.map(|offer| offer.id)
}

/// Shows the confirm screen for an offer.
pub async fn pick(ctx: &Ctx, product: ProductId, quantity: u8, shown: Shown) -> Done {
    let client = ctx.client().await?;
    let s = &ctx.localizer;
    if !has_accepted_terms(ctx).await? {
        return ctx.screen.show(&terms::ask(s, product, quantity)).await;
    }
    let quantity = u32::from(quantity.clamp(1, ctx.max_quantity));
    let wish = Wish { quantity, policy: shown.policy, ceiling: None };
    let reading = read(ctx, &client, product, wish);
    let Some(mut found) = ctx.screen.while_working(reading).await? else {
        return ctx.screen.show(&browse::empty_catalog(s)).await;
    };
    let Some(Draft { purchase, offer }) = &found.draft else {
        let kept = found.favourite.map(|kept| kept.choice.title);
        let title = match kept {
            Some(title) => title,
            None => ctx.catalog.title(&client, found.listing).await?,
        };
        return sold_out(ctx, &title, found.listing).await;
    };
    if let Some(ceiling) = found.favourite.as_ref().and_then(|kept| kept.passed_by(&purchase.price)) {
        return ctx.screen.show(&favourite::over_ceiling(s, purchase, &purchase.price, ceiling)).await;
    }
    let back = ctx.dialogue.state().back_from(found.listing);
    let balance = found.balance.as_ref().filter(|balance| balance.currency() == purchase.price.currency());
    let is_short = |balance: &&Money| {
        let total = purchase.price.times(purchase.quantity);
        total.is_none_or(|total| total.ledger_idr() > balance.ledger_idr())
    };
    if let Some(balance) = balance.filter(is_short) {
        let elsewhere = ctx.screen.while_working(elsewhere(ctx, found.listing)).await?;
        let near =
            Nearest { listing: found.listing, here: &found.offers, elsewhere: &country_items(&elsewhere) };
        return ctx.screen.show(&ctx.named(instead::short(s, purchase, balance, near, &back))).await;
    }
    if shown.best_first {
        best_first(&mut found.offers, &found.success);
    }
    let beside = confirm::Beside {
        offers: Offers {
            all: &found.offers,
            page: shown.page,
            available: offer.available,
            success: &found.success,
            best_first: shown.best_first,
            policy: shown.policy,
        },
        most: ctx.max_quantity,
        quantities: shown.quantities,
        balance,
        limits: found.limits,
        favourite: found.favourite.as_ref(),
        back: &back,
    };
    ctx.screen.show(&ctx.named(confirm::confirm(s, purchase, beside))).await
}

/// The data for a confirm screen.
struct Found {
    listing: Listing,
    draft: Option<Draft>,
    offers: Vec<Product>,
    balance: Option<Money>,
    limits: (Guard, i64),
    favourite: Option<Favourite>,
    success: ListingCounts,
}

/// Creates the draft and loads the other offers and the balance; `None` if the catalog does not know the
/// offer's place. Only the draft must succeed: without the others the screen shows less.
async fn read(ctx: &Ctx, client: &Client, product: ProductId, wish: Wish) -> Result<Option<Found>, Error> {
    let Some(listing) = listings::find(ctx, client, product).await? else { return Ok(None) };
    let (id, currency) = (ctx.id(), ctx.user.currency);
    let drawn = async {
        let draft = Box::pin(ctx.orders.draft(id, currency, product, listing, wish)).await?;
        let others = ctx.catalog.offers(client, listing).await.unwrap_or_default();
        Ok::<_, Error>((draft, others))
    };
    let needed = async { tokio::join!(drawn, client.balance()) };
    let ((drawn, balance), success) = alongside(needed, success(ctx, client, listing)).await;
    let (draft, others) = drawn?;
    let mut offers: Vec<Product> = others.iter().filter(|other| other.id != product).cloned().collect();
    offers.extend(draft.as_ref().map(|draft| draft.offer.clone()));
    offers.sort_by_key(|offer| offer.price.ledger_idr());
    let (balance, limits) = (balance.ok().map(|reply| reply.data), ctx.store.get_spending(id).await?);
    if let Some(balance) = &balance {
        super::balance::note(ctx, limits.0, balance).await;
    }
    Ok(Some(Found {
        listing,
        draft,
        offers,
        balance,
        limits,
        favourite: ctx.store.find_favourite(id, product).await?,
        success: success.unwrap_or_default(),
    }))
}

/// What is known of the success of a listing; nothing if that can't be read.
async fn success(ctx: &Ctx, client: &Client, listing: Listing) -> ListingCounts {
    let Ok(ProductLabel { service: Some(service), country: Some(country), .. }) =
        ctx.catalog.title(client, listing).await
    else {
        return ListingCounts::default();
    };
    ctx.store.find_success(ctx.id(), &service, &country).await.unwrap_or_else(|error| {
        tracing::warn!(%error, "failed to read the success of a listing");
        ListingCounts::default()
    })
}

/// How much longer than the rest of a screen its optional part may take.
const OPTIONAL_WITHIN: Duration = Duration::from_millis(100);

/// Runs work, and something optional at the same time, which the work hardly waits for.
async fn alongside<T, U>(work: impl Future<Output = T>, optional: impl Future<Output = U>) -> (T, Option<U>) {
    let (mut work, mut optional) = (pin!(work), pin!(optional));
    tokio::select! {
        biased;
        found = &mut optional => (work.await, Some(found)),
        done = &mut work => (done, tokio::time::timeout(OPTIONAL_WITHIN, optional).await.ok()),
    }
}

/// Sorts offers by their success; those without figures come last, the cheaper of equal ones first.
fn best_first(offers: &mut [Product], success: &ListingCounts) {
    let rank = |offer: &Product| success.best_known(offer.operator.as_deref()).map(|rate| rate.rank());
    offers.sort_by_key(|offer| (rank(offer).is_none(), rank(offer), offer.price.ledger_idr()));
}

/// Says that an offer is gone and shows the closest alternatives: what else is on sale there, and the popular
/// countries that have the service. If those can't be read, the link to the lists remains.
pub async fn sold_out(ctx: &Ctx, title: &ProductLabel, listing: Listing) -> Done {
    let client = ctx.client_beside().await?;
    let near = async { tokio::join!(ctx.catalog.offers(&client, listing), elsewhere(ctx, listing)) };
    let (here, elsewhere) = ctx.screen.while_working(near).await;
    let (here, elsewhere) = (here.unwrap_or_default(), elsewhere?);
    let near = Nearest { listing, here: &here, elsewhere: &country_items(&elsewhere) };
    ctx.screen.show(&instead::sold_out(&ctx.localizer, title, Some(near))).await
}

/// The other countries that have the service of a place, popular ones first; none if they can't be read.
async fn elsewhere(ctx: &Ctx, listing: Listing) -> Result<Vec<Priced>, Error> {
    let client = ctx.client_beside().await?;
    let mut sold = ctx.catalog.countries_of(&client, listing.service).await.unwrap_or_default();
    sold.retain(|sold| sold.country.id != listing.country);
    let ranking = ctx.ranking(&ctx.store.find_bought(ctx.id()).await?).await;
    let ranked = ranking.countries(&sold, Some(listing.service), ON_TOP, |sold| &sold.country);
    Ok(ranked.into_iter().map(Priced::from).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn o20_a_slow_optional_part_costs_its_figures_and_not_the_screen() {
        let begun = tokio::time::Instant::now();
        let work = async {
            tokio::time::sleep(Duration::from_secs(1)).await;
            "screen"
        };
        assert_eq!(alongside(work, std::future::pending::<()>()).await, ("screen", None));
        assert_eq!(begun.elapsed(), Duration::from_secs(1) + OPTIONAL_WITHIN);
        let quick = async { "figures" };
        assert_eq!(alongside(async { "screen" }, quick).await, ("screen", Some("figures")));
        let late = async {
            tokio::time::sleep(OPTIONAL_WITHIN / 2).await;
            "figures"
        };
        assert_eq!(alongside(async { "screen" }, late).await, ("screen", Some("figures")));
    }
}
