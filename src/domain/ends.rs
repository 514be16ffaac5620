//! Groups numbers of one card that end together into one notification.

use chrono::{DateTime, TimeDelta, Utc};

use super::tracking::Order;

/// How long an end waits for others of its card when none of them is overdue.
const SHORT: TimeDelta = TimeDelta::seconds(3);
/// The wait when some are overdue: their end will be known within seconds.
const LONG: TimeDelta = TimeDelta::seconds(15);
/// Numbers rented one after the other end one after the other.
const SOON: TimeDelta = TimeDelta::seconds(5);

/// How much longer an end, known since this time, waits for the other orders of its card; `None` if it should
/// be reported now.
pub fn hold_back(orders: &[Order], since: DateTime<Utc>, now: DateTime<Utc>) -> Option<TimeDelta> {
    let open = || orders.iter().filter(|order| order.status.is_open() && order.vanished_at.is_none());
    open().next()?;
    let overdue = open().any(|order| order.expires_at.is_some_and(|at| at <= now + SOON));
    // A clock that was set back must not delay it forever.
    let waited = (now - since).max(TimeDelta::zero());
    let rest = if overdue { LONG } else { SHORT } - waited;
    Some(rest).filter(|rest| *rest > TimeDelta::zero() && now >= since - SOON)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tracking::{Observation, Source, observe};
    use crate::domain::{OrderId, OrderReport, OrderStatus, UserId};

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
    }

    fn order(status: OrderStatus, expires: i64) -> Order {
        let mut order = OrderReport::bare(OrderId(1));
        order.status = Some(status);
        order.expires_at = Some(at(expires));
        observe(UserId(1), None, &Observation::new(Source::Read, at(0), order)).order
    }

    #[test]
    fn o6_an_end_waits_for_those_that_are_due_and_for_others_only_a_moment() {
        use OrderStatus::{Active, Expired, OtpReceived};
        let seconds = |rest: Option<TimeDelta>| rest.map(|rest| rest.num_seconds());
        for (others, since, now, waits) in [
            (vec![], 100, 100, None),
            (vec![(Expired, 100)], 100, 100, None),
            (vec![(Active, 100)], 100, 100, Some(15)),
            (vec![(Active, 104)], 100, 100, Some(15)),
            (vec![(Active, 100), (Expired, 100)], 100, 109, Some(6)),
            (vec![(Active, 100)], 100, 115, None),
            (vec![(OtpReceived, 900)], 100, 100, Some(3)),
            (vec![(Active, 900)], 100, 103, None),
            // The clock was set back.
            (vec![(Active, 900)], 100, -500, None),
        ] {
            let mut orders = vec![order(Expired, 100)];
            orders.extend(others.iter().map(|(status, expires)| order(*status, *expires)));
            assert_eq!(seconds(hold_back(&orders, at(since), at(now))), waits, "{others:?} {now}");
        }
    }
}
