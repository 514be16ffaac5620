//! The user's own statistics.

use super::{Screen, World};
use crate::domain::catalog::ProductLabel;
use crate::domain::outcomes::{Counts, DayCounts, Sums};
use crate::domain::statistics::Summary;
use crate::domain::{Currency, Zone};
use crate::i18n::Localizer;
use crate::views::me;

const TODAY: i64 = 20_786;

fn day(day: i64, title: ProductLabel, with_sms: i64, without_sms: i64) -> DayCounts {
    let decided = with_sms + without_sms;
    let mut counts = Counts { numbers: decided + 1, with_sms, without_sms, ..Counts::default() };
    counts.waits[4] = with_sms;
    counts.spent = Sums { idr: 4_500, usd: 92_310_000 * decided, usd_idr: 15_000 * decided };
    counts.returned = Sums { idr: 0, usd: 92_310_000 * without_sms, usd_idr: 15_000 * without_sms };
    DayCounts { day, title, counts }
}

pub(super) fn statistics(s: &Localizer, w: &World) -> Vec<Screen> {
    let other =
        |nth: i64| ProductLabel { service: Some(format!("{nth} {}", w.service(nth).name)), ..w.title() };
    let few = [day(TODAY, w.title(), 2, 1), day(TODAY - 5, other(2), 0, 3), day(TODAY - 29, w.title(), 9, 0)];
    let many: Vec<_> = (1..=20).map(|nth| day(TODAY - nth, other(nth), nth, 1)).collect();
    let open =
        [DayCounts { counts: Counts { numbers: 1, ..Counts::default() }, ..day(TODAY, w.title(), 0, 0) }];
    let draw =
        |days: &[DayCounts], currency, zone| me::statistics(s, &Summary::of(days, TODAY), currency, zone);
    let jakarta = Zone::from_name("Asia/Jakarta").unwrap_or(Zone::UTC);
    vec![
        ("me", "rupiah", draw(&few, Currency::Idr, Zone::UTC)),
        ("me", "dollars, some amounts only in rupiah", draw(&few, Currency::Usd, jakarta)),
        ("me", "many services", draw(&many, Currency::Idr, jakarta)),
        ("me", "one open number", draw(&open, Currency::Idr, Zone::UTC)),
        ("me", "no orders", draw(&[], Currency::Idr, Zone::UTC)),
        ("me", "under the picture", me::picture(s)),
    ]
}
