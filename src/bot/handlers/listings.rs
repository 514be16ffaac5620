//! Where a product is in the catalog.

use super::{Ctx, Error};
use crate::domain::ProductId;
use crate::domain::catalog::Listing;
use crate::smscode::Client;

/// The listing of a product: as the user knows it, else as the catalog has it.
pub async fn find(ctx: &Ctx, client: &Client, product: ProductId) -> Result<Option<Listing>, Error> {
    match ctx.store.find_known_listing(ctx.id(), product).await? {
        Some(known) => Ok(Some(known)),
        None => Ok(ctx.catalog.find_listing(client, product).await?),
    }
}
