//! Percentiles, from the stored histograms.

use std::collections::BTreeMap;

use hdrhistogram::Histogram;
use rusqlite::Connection;

use super::all;
use crate::{
    snapshot::{Row, row},
    stats::{binomial, design_effect::design_effect, histogram::unpack},
};

/// One endpoint in one second.
pub(super) struct Cell {
    pub(super) second: i64,
    pub(super) endpoint: i64,
    pub(super) step: i64,
    pub(super) latencies: Histogram<u32>,
    pub(super) failed: i64,
    pub(super) body_bytes: i64,
}

pub(super) fn cells(db: &Connection) -> rusqlite::Result<Vec<Cell>> {
    let sql = "select second, endpoint, step, latencies, failed, body_bytes from load_histogram order by second, endpoint";
    all(db, sql, |r| {
        let blob: Vec<u8> = r.get(3)?;
        let latencies = unpack(&blob).ok_or(rusqlite::Error::InvalidQuery)?;
        Ok(Cell { second: r.get(0)?, endpoint: r.get(1)?, step: r.get(2)?, latencies, failed: r.get(4)?, body_bytes: r.get(5)? })
    })
}

/// Several cells as one.
pub(super) struct Sum {
    pub(super) latencies: Histogram<u32>,
    failed: i64,
    body_bytes: i64,
    seconds: BTreeMap<i64, Histogram<u32>>,
}

impl Sum {
    fn requests(&self) -> f64 {
        real(self.latencies.len())
    }

    pub(super) fn ms(&self, quantile: f64) -> f64 {
        real(self.latencies.value_at_quantile(quantile)) / 1_000.0
    }

    /// Both ends of the 95 % confidence range of the 95th percentile, milliseconds. It holds for independent samples;
    /// so it is taken as if there were only as many as the clusters of late ones leave.
    fn p95_range(&self) -> Option<(f64, f64)> {
        let at = self.latencies.value_at_quantile(0.95);
        let above = |h: &Histogram<u32>| real(h.len() - h.count_between(0, at));
        let seconds: Vec<(f64, f64)> = self.seconds.values().map(|h| (real(h.len()), above(h))).collect();
        let share = above(&self.latencies) / self.requests().max(1.0);
        let apart = self.requests() / design_effect(&seconds, share);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a positive count")]
        let (low, high) = binomial::ranks(apart as u64, 0.95)?;
        Some((self.ms((real(low) - 0.5) / apart), self.ms((real(high) - 0.5) / apart)))
    }
}

#[expect(clippy::cast_precision_loss, reason = "requests are far fewer than 2^53")]
pub(super) fn real(count: u64) -> f64 {
    count as f64
}

pub(super) fn sum_by<K: Ord>(cells: Vec<Cell>, key: impl Fn(&Cell) -> K) -> BTreeMap<K, Sum> {
    let mut sums = BTreeMap::new();
    for cell in cells {
        let fresh = || Sum { latencies: empty(), failed: 0, body_bytes: 0, seconds: BTreeMap::new() };
        let sum: &mut Sum = sums.entry(key(&cell)).or_insert_with(fresh);
        sum.failed += cell.failed;
        sum.body_bytes += cell.body_bytes;
        sum.latencies.add(&cell.latencies).expect("a growing histogram takes any other");
        sum.seconds.entry(cell.second).or_insert_with(empty).add(&cell.latencies).expect("a growing histogram takes any other");
    }
    sums
}

pub(super) fn empty() -> Histogram<u32> {
    let mut histogram = Histogram::new(3).expect("3 digits are allowed");
    histogram.auto(true);
    histogram
}

pub(super) fn steps(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let sums = sum_by(cells(db)?, |c| c.step);
    Ok(sums
        .iter()
        .map(|(step, sum)| {
            let range = sum.p95_range();
            row! {
                "step" => *step,
                "p50_ms" => sum.ms(0.5),
                "p95_ms" => sum.ms(0.95),
                "p95_low_ms" => range.map(|r| r.0),
                "p95_high_ms" => range.map(|r| r.1),
                "p99_ms" => sum.ms(0.99),
            }
        })
        .collect())
}

/// Mean latency of each step, milliseconds.
pub(super) fn means(db: &Connection) -> rusqlite::Result<BTreeMap<i64, f64>> {
    Ok(sum_by(cells(db)?, |c| c.step).into_iter().map(|(step, sum)| (step, sum.latencies.mean() / 1_000.0)).collect())
}

/// Answers per second of each step. Seconds in which nothing was due any more are its end; the first and the last are cut.
pub(super) fn served(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let sql = "with whole as (select step, second, served, offered, min(second) over w as first, max(second) over w as last
                              from load_second where offered > 0 window w as (partition by step))
               select l.step, coalesce((select avg(served) from whole w where w.step = l.step and w.second > w.first and w.second < w.last),
                                       1.0 * l.served / max(l.seconds, 0.001))
               from load_step l order by l.step";
    all(db, sql, |r| Ok(row! { "step" => r.get::<_, i64>(0)?, "served_per_s" => r.get::<_, f64>(1)? }))
}

pub(super) fn seconds(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let sums = sum_by(cells(db)?, |c| c.second);
    Ok(sums.iter().map(|(second, sum)| row! { "second" => *second, "p95_ms" => sum.ms(0.95) }).collect())
}

pub(super) fn endpoint_steps(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let mut cells = cells(db)?;
    // 0 stands for requests that were never sent: no endpoint was chosen for them.
    cells.retain(|c| c.endpoint > 0);
    let sums = sum_by(cells, |c| (c.step, c.endpoint));
    Ok(sums
        .iter()
        .map(|((step, endpoint), sum)| {
            let (range, of) = (sum.p95_range(), sum.requests());
            let failed = real(u64::try_from(sum.failed).unwrap_or_default());
            row! {
                "step" => *step,
                "endpoint" => *endpoint,
                "requests" => i64::try_from(sum.latencies.len()).unwrap_or(i64::MAX),
                "error_pct" => 100.0 * failed / of,
                "error_low_pct" => 100.0 * binomial::lower(failed, of, 0.975),
                "error_high_pct" => 100.0 * binomial::upper(failed, of, 0.975),
                "p95_ms" => sum.ms(0.95),
                "p95_low_ms" => range.map(|r| r.0),
                "p95_high_ms" => range.map(|r| r.1),
            }
        })
        .collect())
}

pub(super) fn endpoint_totals(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let mut cells = cells(db)?;
    cells.retain(|c| c.endpoint > 0);
    let sums = sum_by(cells, |c| c.endpoint);
    Ok(sums
        .iter()
        .map(|(endpoint, sum)| {
            let of = sum.requests();
            row! {
                "endpoint" => *endpoint,
                "requests" => i64::try_from(sum.latencies.len()).unwrap_or(i64::MAX),
                "error_pct" => 100.0 * real(u64::try_from(sum.failed).unwrap_or_default()) / of,
                "p50_ms" => sum.ms(0.5),
                "p95_ms" => sum.ms(0.95),
                "p99_ms" => sum.ms(0.99),
                "max_ms" => sum.ms(1.0),
                "body_bytes" => real(u64::try_from(sum.body_bytes).unwrap_or_default()) / of,
            }
        })
        .collect())
}

pub(super) fn parts(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let mut sums: BTreeMap<(i64, String), Histogram<u32>> = BTreeMap::new();
    for (key, blob) in all(db, "select endpoint, part, latencies from load_endpoint_part order by step", |r| {
        Ok(((r.get(0)?, r.get(1)?), r.get::<_, Vec<u8>>(2)?))
    })? {
        let part = unpack(&blob).ok_or(rusqlite::Error::InvalidQuery)?;
        sums.entry(key).or_insert_with(empty).add(part).expect("a growing histogram takes any other");
    }
    Ok(sums
        .into_iter()
        .map(|((endpoint, part), sum)| {
            row! {
                "endpoint" => endpoint,
                "part" => part,
                "requests" => i64::try_from(sum.len()).unwrap_or(i64::MAX),
                "mean_ms" => sum.mean() / 1_000.0,
                "p95_ms" => real(sum.value_at_quantile(0.95)) / 1_000.0,
            }
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2,000 requests that are alike but for one another's order tell as much as 1,000 on their own: the 95th percentile of those
    /// lies between the 936th and the 964th.
    #[test]
    fn the_range_of_the_95th_percentile_is_that_of_its_ranks() {
        let mut sum = Sum { latencies: empty(), failed: 0, body_bytes: 0, seconds: BTreeMap::new() };
        for n in 1..=2_000_u64 {
            let second = sum.seconds.entry(i64::try_from(n % 20).expect("small")).or_insert_with(empty);
            second.record(n * 100).expect("a growing histogram");
            sum.latencies.record(n * 100).expect("a growing histogram");
        }
        let (low, high) = sum.p95_range().expect("enough requests");
        // Half a rank below each, in tenths of a millisecond, and what 3 digits round up.
        assert!((187.1..187.25).contains(&low) && (192.7..192.85).contains(&high), "{low} to {high}");
    }
}
