//! The titles of many orders.

use std::collections::HashMap;

use super::{Ctx, Error, orders};
use crate::domain::catalog::ProductLabel;
use crate::domain::{OrderReport, ProductId};

/// Product titles, each looked up once.
#[derive(Default)]
pub(super) struct Titles {
    known: HashMap<ProductId, ProductLabel>,
    /// Set after the first miss: a missing product costs a scan of the whole catalog, and one is enough.
    gone: bool,
}

impl Titles {
    pub(super) async fn of(&mut self, ctx: &Ctx, order: &OrderReport) -> Result<ProductLabel, Error> {
        if let Some(title) = order.product.and_then(|product| self.known.get(&product)) {
            return Ok(title.clone());
        }
        let title = match orders::known_title(ctx, order).await? {
            Some(title) => title,
            None if self.gone => ProductLabel::default(),
            None => orders::catalog_title(ctx, order).await,
        };
        self.gone |= title.service.is_none();
        if let Some(product) = order.product {
            self.known.insert(product, title.clone());
        }
        Ok(title)
    }
}
