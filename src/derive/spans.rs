//! The load over time: percentiles of each endpoint, and how many requests took how long, span by span.

use std::collections::BTreeMap;

use hdrhistogram::Histogram;

use super::latency::{Cell, chosen, real, sum_by};
use crate::snapshot::{Row, row};

/// Spans at most: more than that no page can show.
const MOST: i64 = 90;
/// Bands of latency to each factor of ten.
const BANDS: f64 = 6.0;
/// The lowest band begins here, milliseconds.
const LOWEST_MS: f64 = 0.1;
/// Fewer requests than these have no 95th, no 99th percentile of their own.
const FEWEST: (u64, u64) = (20, 100);

/// A rarely asked endpoint has longer spans, so that each holds about so many of its requests.
const ENOUGH: i64 = 40;

/// Seconds from the start to the end of the last cell.
fn seconds(cells: &[Cell]) -> i64 {
    cells.iter().map(|c| c.second + 1).max().unwrap_or(0)
}

/// Seconds of one span, so that all of the load fits into [`MOST`].
fn width(seconds: i64) -> i64 {
    (seconds + MOST - 1) / MOST
}

pub(super) fn endpoints(cells: &[Cell]) -> Vec<Row> {
    let seconds = seconds(cells);
    let mut requests: BTreeMap<i64, i64> = BTreeMap::new();
    for cell in chosen(cells) {
        *requests.entry(cell.endpoint).or_insert(0) += i64::try_from(cell.requests()).unwrap_or(i64::MAX);
    }
    let width = |endpoint: &i64| width(seconds).max((ENOUGH * seconds) / requests.get(endpoint).copied().unwrap_or(1).max(1));
    let sums = sum_by(chosen(cells), |c| (c.second / width(&c.endpoint) * width(&c.endpoint), c.endpoint));
    sums.map(|((from_s, endpoint), sum)| {
        let requests = sum.latencies.len();
        row! {
            "from_s" => from_s,
            "seconds" => width(&endpoint),
            "endpoint" => endpoint,
            "requests" => i64::try_from(requests).unwrap_or(i64::MAX),
            "p50_ms" => sum.ms(0.5),
            "p95_ms" => (requests >= FEWEST.0).then(|| sum.ms(0.95)),
            "p99_ms" => (requests >= FEWEST.1).then(|| sum.ms(0.99)),
        }
    })
    .collect()
}

pub(super) fn heat(cells: &[Cell]) -> Vec<Row> {
    let width = width(seconds(cells));
    let mut rows = Vec::new();
    for (from_s, sum) in sum_by(cells, |c| c.second / width * width) {
        for (band, requests) in bands(&sum.latencies) {
            rows.push(row! {
                "from_s" => from_s,
                "seconds" => width,
                "low_ms" => edge_ms(band),
                "high_ms" => edge_ms(band + 1),
                "requests" => i64::try_from(requests).unwrap_or(i64::MAX),
            });
        }
    }
    rows
}

/// Requests of each band that has any.
fn bands(latencies: &Histogram<u32>) -> BTreeMap<i32, u64> {
    let mut bands = BTreeMap::new();
    for value in latencies.iter_recorded() {
        #[expect(clippy::cast_possible_truncation, reason = "bands up to a minute are few")]
        let band = ((real(value.value_iterated_to()) / 1_000.0 / LOWEST_MS).log10() * BANDS + 1e-9).floor().max(0.0) as i32;
        *bands.entry(band).or_insert(0) += u64::from(value.count_at_value());
    }
    bands
}

fn edge_ms(band: i32) -> f64 {
    LOWEST_MS * 10f64.powf(f64::from(band) / BANDS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::histogram::histogram as empty;

    #[test]
    fn each_latency_falls_into_the_band_between_its_edges() {
        for us in [1u64, 99, 100, 101, 999, 1_001, 147_000, 300_000, 60_000_000] {
            let mut one = empty();
            one.record(us).expect("it grows");
            let (band, requests) = bands(&one).pop_first().expect("one request");
            assert_eq!(requests, 1);
            let ms = real(us) / 1_000.0;
            // Values stand for a range of three digits.
            assert!(
                ms < edge_ms(band + 1) && (band == 0 || ms * 1.001 >= edge_ms(band)),
                "{ms} is not in {} to {}",
                edge_ms(band),
                edge_ms(band + 1)
            );
        }
    }

    #[test]
    fn a_long_load_has_no_more_spans_than_a_page_can_show() {
        assert_eq!([0, 1, 90, 91, 900].map(width), [0, 1, 1, 2, 10]);
    }
}
