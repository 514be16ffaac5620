//! The terms that a user accepts before buying.

use super::{Ctx, Error};
use crate::views::terms;

/// Whether the user has accepted the current terms.
pub async fn has_accepted_terms(ctx: &Ctx) -> Result<bool, Error> {
    let accepted = ctx.store.find_accepted_terms(ctx.id()).await?;
    Ok(accepted.is_some_and(|(version, _)| version >= terms::VERSION))
}
