//! What the account holds.

use super::call::Call;
use super::error::Error;
use super::request::{Client, Reply};
use super::wire::Raw;
use crate::domain::Money;

impl Client {
    /// The balance, in the currency of this client.
    ///
    /// # Errors
    /// Any [`Error`]; the call has no side effects.
    pub async fn balance(&self) -> Result<Reply<Money>, Error> {
        self.send(Call::get("balance"), balance).await
    }
}

fn balance(data: Raw<'_>) -> Option<Money> {
    let fields = data.fields()?;
    let money = fields.money("balance")?;
    // v1 names the currency next to the figure; another one than the figure's own would be another amount.
    let named = fields.word("currency");
    named.is_none_or(|code| code == money.currency().code()).then_some(money)
}
