//! The product's own counters on a metrics page: which of them rose between two looks.

use std::collections::BTreeMap;

use crate::probe::metrics::{
    exposition::{self, samples},
    layer::{self, Layer},
};

/// Counters of the last look, each with whether it is higher than in the first, or new; none: one fell, so that another process answered,
/// or a page is none.
pub(crate) fn rose(first: &str, last: &str) -> Option<BTreeMap<String, bool>> {
    let (before, after) = (own(first)?, own(last)?);
    let fell = before.iter().any(|(name, value)| after.get(name).is_some_and(|now| now < value));
    let rose = |(name, now): (String, f64)| {
        let is_more = before.get(&name).is_none_or(|value| now > *value) && now > 0.0;
        (name, is_more)
    };
    (!fell).then(|| after.into_iter().map(rose).collect())
}

/// True where there are some.
pub(crate) fn are_in(page: &str) -> bool {
    own(page).is_some_and(|own| !own.is_empty())
}

/// Each of them with the sum of its lines: how often, and not how much.
fn own(page: &str) -> Option<BTreeMap<String, f64>> {
    let parsed = exposition::parse(page)?;
    let is_own = |name: &str| parsed.families.get(name).filter(|family| family.is_counter() && layer::of(name, family) == Layer::Own);
    let mut found = BTreeMap::new();
    for sample in samples(page).filter(|sample| sample.value.is_finite()) {
        let whole = sample.whole_name();
        let name = exposition::family_of(whole, &parsed.families);
        let Some(family) = is_own(name) else { continue };
        let is_count = family.kind == "counter" || whole == name || whole.ends_with("_count");
        if is_count && !whole.ends_with("_created") {
            *found.entry(name.to_owned()).or_insert(0.0) += sample.value;
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(orders: u32, carts: u32) -> String {
        format!(
            "# TYPE process_cpu_seconds_total counter\nprocess_cpu_seconds_total {orders}\n# TYPE orders_total counter\n\
             orders_total{{kind=\"a\"}} {orders}\norders_total{{kind=\"b\"}} 1\n# TYPE cart_items histogram\ncart_items_bucket{{le=\"1\"}} {carts}\n\
             cart_items_bucket{{le=\"+Inf\"}} {carts}\ncart_items_sum 9\ncart_items_count {carts}\n# TYPE stock gauge\nstock {orders}\n"
        )
    }

    #[test]
    fn what_the_product_counts_is_told_apart_from_what_the_runtime_does() {
        let rose = rose(&page(3, 2), &page(5, 2)).expect("one process");
        assert_eq!(rose, BTreeMap::from([("cart_items".to_owned(), false), ("orders_total".to_owned(), true)]));
    }

    #[test]
    fn a_counter_that_is_new_has_risen_and_one_that_fell_is_of_another_process() {
        let empty = "# TYPE up gauge\nup 1\n";
        assert_eq!(rose(empty, &page(0, 1)).expect("one process").get("cart_items"), Some(&true));
        assert_eq!(rose(&page(3, 2), &page(2, 9)), None);
        assert_eq!(rose("<html>", &page(2, 9)), None);
    }
}
