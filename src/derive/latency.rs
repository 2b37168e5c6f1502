//! Percentiles, from the stored histograms.

use std::collections::BTreeMap;

use hdrhistogram::Histogram;
use rusqlite::Connection;

use super::all;
use crate::{
    snapshot::{Row, row},
    stats::{
        binomial,
        design_effect::design_effect,
        histogram::{histogram as empty, unpack},
    },
};

/// One endpoint in one second.
pub(super) struct Cell {
    pub(super) second: i64,
    pub(super) endpoint: i64,
    step: i64,
    latencies: Seen,
    failed: i64,
    body_bytes: i64,
}

/// What was recorded, in the form that takes less: a histogram has room for each value that there can be, 100 kB of it, and a
/// long load has tens of thousands of cells with a few values each.
enum Seen {
    /// Each value, microseconds, and how often.
    Few(Box<[(u32, u32)]>),
    Many(Histogram<u32>),
}

impl From<Histogram<u32>> for Seen {
    fn from(all: Histogram<u32>) -> Self {
        let is_small = u32::try_from(all.max()).is_ok() && all.iter_recorded().count() < all.distinct_values() / 2;
        let count = |value: u64, count| Some((u32::try_from(value).ok()?, count));
        let few = || all.iter_recorded().map(|v| count(v.value_iterated_to(), v.count_at_value())).collect();
        is_small.then(few).flatten().map_or_else(|| Self::Many(all), Self::Few)
    }
}

impl Seen {
    fn add_to(&self, sum: &mut Histogram<u32>) {
        match self {
            Self::Few(counts) => counts.iter().for_each(|(us, count)| sum.record_n(u64::from(*us), *count).expect("it grows")),
            Self::Many(all) => sum.add(all).expect("a growing histogram takes any other"),
        }
    }

    fn requests(&self) -> u64 {
        match self {
            Self::Few(counts) => counts.iter().map(|(_, count)| u64::from(*count)).sum(),
            Self::Many(all) => all.len(),
        }
    }

    fn requests_above(&self, least_us: u64) -> u64 {
        match self {
            Self::Few(counts) => counts.iter().filter(|(us, _)| u64::from(*us) > least_us).map(|(_, count)| u64::from(*count)).sum(),
            Self::Many(all) => all.len() - all.count_between(0, least_us),
        }
    }
}

impl Cell {
    pub(super) fn requests(&self) -> u64 {
        self.latencies.requests()
    }
}

/// Every cell, each unpacked once.
pub(super) fn cells(db: &Connection) -> rusqlite::Result<Vec<Cell>> {
    let sql = "select second, endpoint, step, latencies, failed, body_bytes from load_histogram order by second, endpoint";
    all(db, sql, |r| {
        let latencies = unpack(r.get_ref(3)?.as_blob()?).ok_or(rusqlite::Error::InvalidQuery)?;
        let latencies = Seen::from(latencies);
        Ok(Cell { second: r.get(0)?, endpoint: r.get(1)?, step: r.get(2)?, latencies, failed: r.get(4)?, body_bytes: r.get(5)? })
    })
}

/// Several cells as one.
pub(super) struct Sum<'a> {
    pub(super) latencies: Histogram<u32>,
    failed: i64,
    body_bytes: i64,
    cells: Vec<&'a Cell>,
}

impl<'a> Sum<'a> {
    fn of(cells: Vec<&'a Cell>) -> Self {
        let mut latencies = empty();
        for cell in &cells {
            cell.latencies.add_to(&mut latencies);
        }
        let (failed, body_bytes) = (cells.iter().map(|c| c.failed).sum(), cells.iter().map(|c| c.body_bytes).sum());
        Self { latencies, failed, body_bytes, cells }
    }

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
        let mut seconds: BTreeMap<i64, (u64, u64)> = BTreeMap::new();
        for cell in &self.cells {
            let (all, above) = seconds.entry(cell.second).or_default();
            (*all, *above) = (*all + cell.requests(), *above + cell.latencies.requests_above(at));
        }
        let seconds: Vec<(f64, f64)> = seconds.into_values().map(|(all, above)| (real(all), real(above))).collect();
        let above: f64 = seconds.iter().map(|(_, above)| above).sum();
        let apart = self.requests() / design_effect(&seconds, above / self.requests().max(1.0));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a positive count")]
        let (low, high) = binomial::ranks(apart as u64, 0.95)?;
        Some((self.ms((real(low) - 0.5) / apart), self.ms((real(high) - 0.5) / apart)))
    }
}

#[expect(clippy::cast_precision_loss, reason = "requests are far fewer than 2^53")]
pub(super) fn real(count: u64) -> f64 {
    count as f64
}

/// The cells of each key as one, one after another: a histogram that is whole takes 100 kB.
pub(super) fn sum_by<'a, K: Ord>(
    cells: impl IntoIterator<Item = &'a Cell>,
    key: impl Fn(&Cell) -> K,
) -> impl Iterator<Item = (K, Sum<'a>)> {
    let mut groups: BTreeMap<K, Vec<&'a Cell>> = BTreeMap::new();
    for cell in cells {
        groups.entry(key(cell)).or_default().push(cell);
    }
    groups.into_iter().map(|(key, cells)| (key, Sum::of(cells)))
}

/// 0 stands for requests that were never sent: no endpoint was chosen for them.
pub(super) fn chosen(cells: &[Cell]) -> impl Iterator<Item = &Cell> {
    cells.iter().filter(|cell| cell.endpoint > 0)
}

pub(super) fn steps(cells: &[Cell]) -> Vec<Row> {
    let sums = sum_by(cells, |c| c.step);
    sums.map(|(step, sum)| {
        let range = sum.p95_range();
        row! {
            "step" => step,
            "p50_ms" => sum.ms(0.5),
            "p95_ms" => sum.ms(0.95),
            "p95_low_ms" => range.map(|r| r.0),
            "p95_high_ms" => range.map(|r| r.1),
            "p99_ms" => sum.ms(0.99),
        }
    })
    .collect()
}

/// Mean latency of each step, milliseconds.
pub(super) fn means(cells: &[Cell]) -> BTreeMap<i64, f64> {
    sum_by(cells, |c| c.step).map(|(step, sum)| (step, sum.latencies.mean() / 1_000.0)).collect()
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

pub(super) fn seconds(cells: &[Cell]) -> Vec<Row> {
    sum_by(cells, |c| c.second).map(|(second, sum)| row! { "second" => second, "p95_ms" => sum.ms(0.95) }).collect()
}

pub(super) fn endpoint_steps(cells: &[Cell]) -> Vec<Row> {
    let sums = sum_by(chosen(cells), |c| (c.step, c.endpoint));
    sums.map(|((step, endpoint), sum)| {
        let (range, of) = (sum.p95_range(), sum.requests());
        let failed = real(u64::try_from(sum.failed).unwrap_or_default());
        row! {
            "step" => step,
            "endpoint" => endpoint,
            "requests" => i64::try_from(sum.latencies.len()).unwrap_or(i64::MAX),
            "error_pct" => 100.0 * failed / of,
            "error_low_pct" => 100.0 * binomial::lower(failed, of, 0.975),
            "error_high_pct" => 100.0 * binomial::upper(failed, of, 0.975),
            "p95_ms" => sum.ms(0.95),
            "p95_low_ms" => range.map(|r| r.0),
            "p95_high_ms" => range.map(|r| r.1),
        }
    })
    .collect()
}

pub(super) fn endpoint_totals(cells: &[Cell]) -> Vec<Row> {
    let sums = sum_by(chosen(cells), |c| c.endpoint);
    sums.map(|(endpoint, sum)| {
        let of = sum.requests();
        row! {
            "endpoint" => endpoint,
            "requests" => i64::try_from(sum.latencies.len()).unwrap_or(i64::MAX),
            "error_pct" => 100.0 * real(u64::try_from(sum.failed).unwrap_or_default()) / of,
            "p50_ms" => sum.ms(0.5),
            "p95_ms" => sum.ms(0.95),
            "p99_ms" => sum.ms(0.99),
            "max_ms" => sum.ms(1.0),
            "body_bytes" => real(u64::try_from(sum.body_bytes).unwrap_or_default()) / of,
        }
    })
    .collect()
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
        let second = |n: u64| (0..100).map(move |k| (n + 20 * k) * 100);
        let cells: Vec<Cell> = (1..=20)
            .map(|n| {
                let mut latencies = empty();
                second(n).for_each(|us| latencies.record(us).expect("a growing histogram"));
                let at = i64::try_from(n).expect("small");
                Cell { second: at, endpoint: 1, step: 1, latencies: Seen::from(latencies), failed: 0, body_bytes: 0 }
            })
            .collect();
        let sum = Sum::of(cells.iter().collect());
        let (low, high) = sum.p95_range().expect("enough requests");
        // Half a rank below each, in tenths of a millisecond, and what 3 digits round up.
        assert!((187.1..187.25).contains(&low) && (192.7..192.85).contains(&high), "{low} to {high}");
    }

    #[test]
    fn few_and_many_values_are_the_same_histogram() {
        let of = |values: &[(u64, u32)]| {
            let mut all = empty();
            values.iter().for_each(|(us, count)| all.record_n(*us, *count).expect("it grows"));
            all
        };
        let every: Vec<(u64, u32)> = (1..4_000).map(|us| (us, 2)).collect();
        for (values, is_few) in
            [(&[(1, 1), (999, 3), (60_000_000, 7)][..], true), (&[(u64::from(u32::MAX) * 8, 1)], false), (&every, false)]
        {
            let seen = Seen::from(of(values));
            assert_eq!(matches!(seen, Seen::Few(_)), is_few);
            let mut sum = empty();
            seen.add_to(&mut sum);
            assert_eq!((seen.requests(), sum), (of(values).len(), of(values)));
            assert_eq!(seen.requests_above(999), values.iter().filter(|(us, _)| *us > 999).map(|(_, n)| u64::from(*n)).sum::<u64>());
        }
    }
}
