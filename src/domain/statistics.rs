//! A user's statistics of the last 30 days.

use super::catalog::ProductLabel;
use super::outcomes::{Counts, DAYS, DayCounts};

/// What a user's orders came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Today.
    pub today: Counts,
    /// The last 7 days, today included.
    pub week: Counts,
    /// The last 30 days, today included.
    pub month: Counts,
    /// The last 30 days, oldest first.
    pub days: Vec<Counts>,
    /// Today, see [`super::outcomes::Counted::day`].
    pub day: i64,
    /// The last 30 days per service and country, most numbers first.
    pub listings: Vec<(ProductLabel, Counts)>,
}

impl Summary {
    /// Sums up the counts of days; those out of range are left out.
    pub fn of(counts: &[DayCounts], today: i64) -> Self {
        let since = |days: i64| {
            let mut sum = Counts::default();
            counts
                .iter()
                .filter(|one| (today - days + 1..=today).contains(&one.day))
                .for_each(|one| sum.add(&one.counts));
            sum
        };
        let on = |day: i64| {
            let mut sum = Counts::default();
            counts.iter().filter(|one| one.day == day).for_each(|one| sum.add(&one.counts));
            sum
        };
        let mut listings: Vec<(ProductLabel, Counts)> = Vec::new();
        for one in counts.iter().filter(|one| (today - DAYS + 1..=today).contains(&one.day)) {
            let is_same = |title: &ProductLabel| {
                (&title.service, &title.country) == (&one.title.service, &one.title.country)
            };
            match listings.iter_mut().find(|(title, _)| is_same(title)) {
                Some((title, sum)) => {
                    title.flag = title.flag.take().or_else(|| one.title.flag.clone());
                    sum.add(&one.counts);
                }
                None => listings.push((one.title.clone(), one.counts)),
            }
        }
        listings.retain(|(_, sum)| sum.numbers > 0);
        listings.sort_by_key(|(_, sum)| -sum.numbers);
        let days = (today - DAYS + 1..=today).map(on).collect();
        Self { today: since(1), week: since(7), month: since(DAYS), days, day: today, listings }
    }
}
