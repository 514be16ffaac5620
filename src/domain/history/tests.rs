use proptest::prelude::*;

use super::*;

fn order(id: i64, status: OrderStatus) -> OrderReport {
    let created_at = DateTime::from_timestamp(1_800_000_000 + id, 0);
    OrderReport { status: Some(status), created_at, ..OrderReport::bare(OrderId(id)) }
}

/// A fake provider with orders from newest to oldest.
fn read(request: &PageRequest, orders: &[OrderReport]) -> Option<Page> {
    let listed = request.windows().map(|(status, from, count)| {
        let of_list = orders.iter().filter(|order| status.is_none() || order.status == status);
        let orders: Vec<_> = of_list.skip(from.into()).take(count.into()).cloned().collect();
        Listed { count: orders.len(), orders }
    });
    Page::new(request, listed.collect())
}

fn ids(page: &Page) -> Vec<i64> {
    page.orders.iter().map(|order| order.id.0).collect()
}

/// All pages from first to last, and back again.
fn walk(filter: Filter, orders: &[OrderReport]) -> (Vec<Vec<i64>>, Vec<Vec<i64>>) {
    let mut page = read(&PageRequest::newest(filter), orders).unwrap();
    let mut there = vec![ids(&page)];
    while let Some(older) = page.older() {
        page = read(&older, orders).unwrap();
        there.push(ids(&page));
    }
    let mut back = vec![ids(&page)];
    while let Some(newer) = page.newer() {
        page = read(&newer, orders).unwrap_or_else(|| read(&PageRequest::newest(filter), orders).unwrap());
        back.insert(0, ids(&page));
    }
    (there, back)
}

proptest! {
    #[test]
    fn o17_every_order_is_on_one_page_there_and_back(
        statuses in prop::collection::vec(prop::sample::select(OrderStatus::ALL.to_vec()), 0..60),
        filter in prop::sample::select(Filter::ALL.to_vec()),
    ) {
        let orders: Vec<_> = statuses.iter().zip((1..=60).rev()).map(|(status, id)| order(id, *status)).collect();
        let wanted: Vec<_> = orders
            .iter()
            .filter(|order| filter == Filter::All || filter.lists().contains(&order.status))
            .map(|order| order.id.0)
            .collect();
        let (there, back) = walk(filter, &orders);
        prop_assert_eq!(there.concat(), wanted);
        prop_assert!(there.iter().rev().skip(1).all(|page| page.len() == usize::from(PAGE)));
        prop_assert_eq!(there, back);
    }
}

#[test]
fn o17_what_can_not_be_read_keeps_no_page_from_coming() {
    let request = PageRequest::newest(Filter::All);
    let unread = Page::new(&request, vec![Listed { orders: Vec::new(), count: 9 }]).unwrap();
    assert_eq!((unread.orders.len(), unread.older().map(|next| next.place)), (0, Some([9, 0])));
    let last =
        Page::new(&request, vec![Listed { orders: vec![order(1, OrderStatus::Expired)], count: 3 }]).unwrap();
    assert_eq!((ids(&last), last.older()), (vec![1], None));
}

#[test]
fn every_status_has_its_filter() {
    assert_eq!(Filter::of(None), Filter::All);
    for status in OrderStatus::ALL {
        assert!(Filter::of(Some(status)).lists().contains(&Some(status)), "{status:?}");
    }
}
