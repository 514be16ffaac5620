//! All orders as a file of comma-separated values.

use chrono::{DateTime, Utc};
use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Keyboard, button};
use super::orders::{OrderRow, is_kept};
use super::{View, card, text};
use crate::domain::{Money, Private};
use crate::i18n::Localizer;

/// Byte order mark, by which spreadsheets recognize UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();
/// Characters that make a spreadsheet interpret a cell as a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The file: one line per order. A code is in it if its SMS came after `kept_since` or the order is open; older ones are
/// wiped here, and a file must not bring them back.
///
/// # Errors
/// When the lines can't be written, which memory always takes.
pub fn csv(s: &Localizer, rows: &[OrderRow], kept_since: DateTime<Utc>) -> Result<Vec<u8>, csv::Error> {
    let mut file = csv::Writer::from_writer(BYTE_ORDER_MARK.to_vec());
    file.write_record(head(s))?;
    for row in rows {
        file.write_record(line(s, row, kept_since).map(|cell| harmless(&cell)))?;
    }
    file.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

/// What the file is called.
pub fn file_name(s: &Localizer, now: DateTime<Utc>) -> String {
    format!("smscode-{}.csv", s.zone().at(now).format("%Y-%m-%d"))
}

/// What is missing from a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Missing {
    /// Orders that were listed and could not be read.
    pub unread: usize,
    /// Older orders, because the provider did not answer.
    pub unanswered: bool,
    /// Older orders, because the file is full.
    pub too_many: bool,
}

/// The caption of the file.
pub fn caption(s: &Localizer, orders: usize, missing: Missing) -> View {
    let t = s.texts();
    let parts = [
        fl!(t, "export-caption", count = orders),
        if missing.unread > 0 { fl!(t, "export-unread", count = missing.unread) } else { String::new() },
        if missing.unanswered { fl!(t, "export-unanswered") } else { String::new() },
        if missing.too_many { fl!(t, "export-too-many") } else { String::new() },
    ];
    // Times in the file are told by this clock; in the chat everybody sees their own.
    let zone = button(fl!(t, "settings-zone", place = s.zone().place()), &Callback::TimeZones);
    View::new(text::join(parts, "\n"), Keyboard::new().row([zone]))
}

/// Progress of a long export.
pub fn progress(s: &Localizer, seen: usize) -> View {
    View::plain(fl!(s.texts(), "export-progress", count = seen))
}

/// The file was not finished, and will not be.
pub fn cut_off(s: &Localizer) -> View {
    let again = button(fl!(s.texts(), "button-try-again"), &Callback::Export);
    View::new(fl!(s.texts(), "export-cut-off"), Keyboard::new().row([again]))
}

fn head(s: &Localizer) -> [String; 13] {
    let t = s.texts();
    [
        fl!(t, "export-order"),
        fl!(t, "export-bought"),
        fl!(t, "export-service"),
        fl!(t, "export-country"),
        fl!(t, "export-number"),
        fl!(t, "export-status"),
        fl!(t, "export-amount"),
        fl!(t, "export-currency"),
        fl!(t, "export-code"),
        fl!(t, "export-came"),
        fl!(t, "export-until"),
        fl!(t, "export-zone"),
        fl!(t, "export-operator"),
    ]
}

fn line(s: &Localizer, row: &OrderRow, kept_since: DateTime<Utc>) -> [String; 13] {
    let OrderRow { order, title, .. } = row;
    let time = |at: Option<DateTime<Utc>>| {
        at.map(|at| s.zone().at(at).format("%Y-%m-%d %H:%M:%S").to_string()).unwrap_or_default()
    };
    let (amount, currency) = match order.amount {
        Some(money @ Money::Idr(idr)) => (idr.to_string(), money.currency().code()),
        Some(money @ Money::Usd { amount, .. }) => (amount.to_string(), money.currency().code()),
        None => (String::new(), ""),
    };
    let code = order.code.as_ref().filter(|_| is_kept(order, kept_since));
    let private = |value: Option<&Private>| value.map(|value| value.expose().to_owned()).unwrap_or_default();
    [
        order.id.to_string(),
        time(order.created_at),
        title.service.clone().unwrap_or_default(),
        s.country_of(title).unwrap_or_default().to_owned(),
        private(order.phone.as_ref()),
        order.status.map(|status| card::state_word(s, status)).unwrap_or_default(),
        amount,
        currency.to_owned(),
        private(code),
        time(order.received_at),
        time(order.expires_at),
        s.zone().name().to_owned(),
        title.operator.clone().unwrap_or_default(),
    ]
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::ProductLabel;
    use crate::domain::user::User;
    use crate::domain::{Currency, Language, OrderId, OrderReport, OrderStatus, UserId, Zone};
    use crate::i18n::I18n;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn localizer(language: Language, zone: &str) -> Localizer {
        let user = User {
            id: UserId(1),
            account: None,
            language,
            currency: Currency::Idr,
            notifications: Default::default(),
            style: Default::default(),
            zone: Zone::from_name(zone),
        };
        I18n::load().unwrap().localizer_to(Some(&user))
    }

    fn row(id: i64, came: &str, status: OrderStatus) -> OrderRow {
        let mut order = OrderReport::bare(OrderId(id));
        order.status = Some(status);
        order.created_at = Some(at("2026-02-20T17:30:00Z"));
        order.phone = Some(Private::new("+6281234567890"));
        order.amount = Some(Money::Idr(15_000));
        order.code = Some(Private::new("012345"));
        order.received_at = Some(at(came));
        let title = ProductLabel {
            service: Some("=HYPERLINK(\"http://x\",\"a, b\")".to_owned()),
            country: Some("Germany".to_owned()),
            flag: Some("🇩🇪".to_owned()),
            operator: Some("+Telkomsel".to_owned()),
        };
        OrderRow { order, title, refund: None }
    }

    fn lines(s: &Localizer, rows: &[OrderRow]) -> Vec<String> {
        let file = csv(s, rows, at("2026-02-21T00:00:00Z")).unwrap();
        let text = String::from_utf8(file).unwrap();
        text.trim_start_matches('\u{feff}').lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_line_has_the_clock_and_the_words_of_the_person_and_no_formula() {
        let s = localizer(Language::Id, "Asia/Jakarta");
        let lines = lines(&s, &[row(1001, "2026-02-21T01:00:00Z", OrderStatus::Completed)]);
        assert_eq!(lines.len(), 2);
        assert_eq!(
            lines[1],
            "1001,2026-02-21 00:30:00,\"'=HYPERLINK(\"\"http://x\"\",\"\"a, b\"\")\",Jerman,'+6281234567890,selesai,\
             15000,IDR,012345,2026-02-21 08:00:00,,Asia/Jakarta,'+Telkomsel"
        );
    }

    #[test]
    fn a_code_that_is_wiped_here_is_not_in_the_file_either() {
        let s = localizer(Language::En, "Europe/London");
        let code_of = |came, status| lines(&s, &[row(1, came, status)])[1].contains("012345");
        assert!(!code_of("2026-02-20T23:00:00Z", OrderStatus::Completed));
        assert!(code_of("2026-02-21T01:00:00Z", OrderStatus::Completed));
        assert!(code_of("2026-02-20T23:00:00Z", OrderStatus::OtpReceived));
    }

    #[test]
    fn every_language_names_every_column() {
        for language in Language::ALL {
            let s = localizer(language, "Asia/Tokyo");
            let head = head(&s);
            assert!(head.iter().all(|name| !name.is_empty()), "{head:?}");
        }
    }
}
