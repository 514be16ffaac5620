//! The user's statistics: a table where the server supports it, otherwise lines.

use i18n_embed_fl::fl;

use super::callback::Callback;
use super::keyboard::{Keyboard, button};
use super::{View, text, title};
use crate::domain::outcomes::{Counts, Sums};
use crate::domain::statistics::Summary;
use crate::domain::{Currency, Zone};
use crate::i18n::Localizer;

/// How many services and countries are listed.
const LISTINGS: usize = 12;

/// The statistics in a display currency. `zone` is the one by whose days they are counted.
pub fn statistics(s: &Localizer, summary: &Summary, currency: Currency, zone: Zone) -> View {
    let t = s.texts();
    let days = fl!(t, "me-days", place = zone.place());
    let keyboard = Keyboard::new()
        .row([button(fl!(t, "settings-zone", place = zone.place()), &Callback::TimeZones)])
        .row([button(fl!(t, "button-orders"), &Callback::OrderList { status: None, page: 0 })]);
    let head = fl!(t, "me");
    if summary.month.numbers <= 0 {
        return View::new(text::join([head, fl!(t, "me-none")], "\n\n"), keyboard);
    }
    let foot = text::join([fl!(t, "me-note"), days], "\n");
    let plain = text::join([head.clone(), plain(s, summary, currency), foot.clone()], "\n\n");
    let rich = format!("<p>{head}</p>{}<p>{}</p>", tables(s, summary, currency), foot.replace('\n', "<br>"));
    View { rich: Some(rich), ..View::new(plain, keyboard) }
}

/// What the picture shows, as its caption.
pub fn picture(s: &Localizer) -> View {
    View::plain(fl!(s.texts(), "me-picture"))
}

/// The figures of a period, each with its name.
fn figures(s: &Localizer, counts: &Counts, currency: Currency) -> [(String, String); 7] {
    let t = s.texts();
    let rate = counts.rate();
    let percent = rate.map(|rate| fl!(t, "success-rate", percent = rate.percent)).unwrap_or_default();
    let wait = rate.and_then(|rate| rate.wait).map(|wait| s.median_wait(wait)).unwrap_or_default();
    [
        (fl!(t, "me-numbers"), s.count(counts.numbers)),
        (fl!(t, "me-success"), percent),
        (fl!(t, "me-wait"), wait),
        (fl!(t, "me-spent"), s.money(&counts.spent.seen_in(currency))),
        (fl!(t, "me-returned"), s.money(&counts.returned.seen_in(currency))),
        (fl!(t, "me-spent-rupiah"), unseen(s, &counts.spent, currency)),
        (fl!(t, "me-returned-rupiah"), unseen(s, &counts.returned, currency)),
    ]
}

/// The amounts that the provider stated in rupiah only, if there are any.
fn unseen(s: &Localizer, sums: &Sums, currency: Currency) -> String {
    sums.unseen_in(currency).map(|money| s.money(&money)).unwrap_or_default()
}

fn periods<'a>(s: &Localizer, summary: &'a Summary) -> [(String, &'a Counts); 3] {
    let t = s.texts();
    [
        (fl!(t, "me-today"), &summary.today),
        (fl!(t, "me-week"), &summary.week),
        (fl!(t, "me-month"), &summary.month),
    ]
}

/// How many more services and countries there are than are listed.
fn rest(s: &Localizer, summary: &Summary) -> String {
    match summary.listings.len().saturating_sub(LISTINGS) {
        0 => String::new(),
        count => fl!(s.texts(), "me-more", count = count),
    }
}

fn plain(s: &Localizer, summary: &Summary, currency: Currency) -> String {
    let t = s.texts();
    let pair = |(label, value): (String, String)| {
        if value.is_empty() { value } else { fl!(t, "me-pair", label = label, value = value) }
    };
    let of_period = |(name, counts): (String, &Counts)| {
        let [numbers, success, wait, spent, returned, in_rupiah, back_in_rupiah] =
            figures(s, counts, currency);
        let first = text::join([numbers, success, wait].map(pair), " · ");
        let second = text::join([spent, returned].map(pair), " · ");
        let third = text::join([in_rupiah, back_in_rupiah].map(pair), " · ");
        text::join([name, first, second, third], "\n")
    };
    let of_listing = |(label, counts): &(_, Counts)| {
        let [(_, numbers), _, _, (_, spent), _, in_rupiah, _] = figures(s, counts, currency);
        let success = counts.rate().map(|rate| s.success(&rate)).unwrap_or_default();
        let value = text::join([numbers, success, spent, pair(in_rupiah)], " · ");
        fl!(t, "me-pair", label = title::html(s, label), value = value)
    };
    let periods = text::join(periods(s, summary).map(of_period), "\n\n");
    let heading = fl!(t, "me-listings");
    let listed = summary.listings.iter().take(LISTINGS).map(of_listing);
    let listings: Vec<_> = [heading].into_iter().chain(listed).chain([rest(s, summary)]).collect();
    text::join([periods, text::join(listings, "\n")], "\n\n")
}

fn tables(s: &Localizer, summary: &Summary, currency: Currency) -> String {
    let heading = fl!(s.texts(), "me-listings");
    let more = match rest(s, summary) {
        more if more.is_empty() => more,
        more => format!("<p>{more}</p>"),
    };
    let (periods, listings) = (period_table(s, summary, currency), listing_table(s, summary, currency));
    format!("{periods}<p>{heading}</p>{listings}{more}")
}

/// The figures in rows, the periods in columns. Rows without any figure are left out.
fn period_table(s: &Localizer, summary: &Summary, currency: Currency) -> String {
    let periods = periods(s, summary);
    let names = periods.iter().map(|(name, _)| name.clone());
    let head: Vec<_> = [String::new()].into_iter().chain(names).collect();
    let [today, week, month] = &periods.map(|(_, counts)| figures(s, counts, currency));
    let rows = today.iter().zip(week).zip(month).filter_map(|((today, week), month)| {
        let values = [&today.1, &week.1, &month.1];
        let row = || [&today.0].into_iter().chain(values).cloned().collect::<Vec<_>>();
        values.iter().any(|value| !value.is_empty()).then(row)
    });
    table(&head, rows)
}

/// The services and countries in rows. Columns without any figure are left out.
fn listing_table(s: &Localizer, summary: &Summary, currency: Currency) -> String {
    let of_listing = |(label, counts): &(_, Counts)| {
        let [numbers, success, wait, rest @ ..] = figures(s, counts, currency).map(|(_, value)| value);
        let success = text::join([success, wait], " · ");
        [title::short(s, label), numbers, success].into_iter().chain(rest).collect::<Vec<_>>()
    };
    let rows: Vec<_> = summary.listings.iter().take(LISTINGS).map(of_listing).collect();
    let [numbers, success, _, rest @ ..] = figures(s, &summary.month, currency).map(|(name, _)| name);
    let names: Vec<_> = [String::new(), numbers, success].into_iter().chain(rest).collect();
    let is_used = |column: usize| rows.iter().any(|row| row.get(column).is_some_and(|cell| !cell.is_empty()));
    let used: Vec<bool> = (0..names.len()).map(is_used).collect();
    let keep = |row: Vec<String>| -> Vec<String> {
        row.into_iter().zip(&used).filter(|(_, used)| **used).map(|(cell, _)| cell).collect()
    };
    table(&keep(names), rows.iter().cloned().map(keep))
}

/// A table whose first column names the rows. Cells are escaped already.
fn table(head: &[String], rows: impl Iterator<Item = Vec<String>>) -> String {
    let head: String = head.iter().map(|cell| format!("<th>{cell}</th>")).collect();
    let row = |row: Vec<String>| {
        let cells = row.into_iter().enumerate().map(|(column, cell)| match column {
            0 => format!("<td>{cell}</td>"),
            _ => format!("<td align=\"right\">{cell}</td>"),
        });
        format!("<tr>{}</tr>", cells.collect::<String>())
    };
    format!("<table bordered striped><tr>{head}</tr>{}</table>", rows.map(row).collect::<String>())
}
