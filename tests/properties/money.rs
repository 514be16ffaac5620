//! Amounts as the provider writes them: they are read exactly or not at all, and can be displayed.

use std::sync::OnceLock;

use smscode_bot::domain::{Language, Money};
use smscode_bot::i18n::I18n;
use smscode_bot::smscode::Event;

pub fn check(data: &[u8]) {
    static I18N: OnceLock<I18n> = OnceLock::new();
    let i18n = I18N.get_or_init(|| I18n::load().unwrap());
    let amount = String::from_utf8_lossy(data);
    let body = format!(r#"{{"event":"order.canceled","data":{{"order_id":1,"amount":{amount}}}}}"#);
    let Ok(event) = Event::parse(body.as_bytes()) else { return };
    let Some(money) = event.order.and_then(|order| order.amount) else { return };
    for language in Language::ALL {
        let shown = i18n.localizer(language).money(&money);
        assert!(shown.chars().any(char::is_numeric), "{money:?}: {shown}");
    }
    // A sum never overflows and never mixes currencies.
    if let Some(sum) = money.checked_add(money) {
        assert_eq!(sum.currency(), money.currency());
    }
    // A plain integer is read as that integer, without going through a float.
    if let (Ok(plain), Money::Idr(read)) = (amount.trim().parse::<i64>(), money) {
        assert_eq!(plain, read);
    }
}
