//! Whether anything creeps up while one rate is driven for long: the median of all slopes between two times (Theil 1950, Sen
//! 1968), which a few odd seconds do not bend, with its confidence range.

use rusqlite::Connection;

use super::{Read, all};
use crate::{
    snapshot::{Row, row},
    stats::correlation,
};

/// The time is cut into so many blocks at most, and neighbours are more alike than a slope's confidence range allows for:
/// blocks of some seconds each hide most of that.
const MOST_BLOCKS: usize = 100;
const FEWEST_BLOCKS: usize = 10;
const LEAST_BLOCK_S: usize = 3;
/// 95 % of a normal distribution lie within so many standard deviations.
const NORMAL: f64 = 1.96;

/// What is looked at.
struct Measure<'a> {
    words: &'a str,
    kind: &'a str,
    /// Whose it is.
    subject: &'a str,
    unit: &'a str,
}

impl<'a> Measure<'a> {
    const fn of(words: &'a str, kind: &'a str, subject: &'a str, unit: &'a str) -> Self {
        Self { words, kind, subject, unit }
    }
}

/// Each with (second, value) of it.
const MEASURES: &[(Measure<'static>, &str)] = &[
    (
        Measure::of("95th percentile of latency", "latency", "the app", "ms"),
        "select second, p95_ms from load_second_latency order by second",
    ),
    (
        Measure::of("requests under way", "requests", "the app", ""),
        "select second, 1.0 * in_flight from load_second join load_second_latency using (second) order by second",
    ),
    (
        Measure::of("connections of Postgres", "connections", "Postgres", ""),
        "select second, 1.0 * connections from load_postgres_second join load_second_latency using (second) order by second",
    ),
    (
        Measure::of("size of the database", "size", "Postgres", "bytes"),
        "select second, 1.0 * size_bytes from load_size_second join load_second_latency using (second) order by second",
    ),
    (
        Measure::of("connections of Redis", "connections", "Redis", ""),
        "select second, 1.0 * connections from load_redis_second join load_second_latency using (second)
         where connections is not null order by second",
    ),
    (
        Measure::of("memory of Redis", "memory", "Redis", "bytes"),
        "select second, 1.0 * memory_bytes from load_redis_second join load_second_latency using (second)
         where memory_bytes is not null order by second",
    ),
];

/// Every queue, what moved most first.
const QUEUES: &str = "select queue from load_queue_second group by queue order by max(waiting) - min(waiting) desc, queue";

/// The depth of one queue.
const DEPTH: &str = "select second, 1.0 * waiting from load_queue_second join load_second_latency using (second)
                     where queue = ?1 order by second";

/// A slope and what is known of it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Slope {
    per_s: f64,
    low: f64,
    high: f64,
    at_start: f64,
    at_end: f64,
}

pub(super) fn trends(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let is_soak = db.query_row("select exists (select 1 from load_run where shape = 'soak')", [], |r| r.get::<_, bool>(0))?;
    let mut rows = Vec::new();
    for (measure, sql) in MEASURES.iter().filter(|_| is_soak) {
        rows.extend(trend(measure, &all(db, sql, point)?));
    }
    let queues: Vec<String> = all(db, QUEUES, |r| r.get(0))?;
    for queue in queues.iter().filter(|_| is_soak) {
        let words = format!("jobs waiting in {queue}");
        let points = db.prepare(DEPTH)?.query_map([queue], point)?.collect::<rusqlite::Result<Vec<_>>>()?;
        rows.extend(trend(&Measure::of(&words, "jobs", queue, ""), &points));
    }
    Ok(rows)
}

fn point(row: &Read<'_>) -> rusqlite::Result<(f64, f64)> {
    Ok((row.get(0)?, row.get(1)?))
}

fn trend(measure: &Measure<'_>, points: &[(f64, f64)]) -> Option<Row> {
    let slope = slope(points)?;
    let (first, last) = (points.first()?.0, points.last()?.0);
    #[expect(clippy::cast_possible_truncation, reason = "seconds of a load")]
    let seconds = (last - first) as i64 + 1;
    Some(row! {
        "measure" => measure.words.to_owned(),
        "kind" => measure.kind.to_owned(),
        "subject" => measure.subject.to_owned(),
        "unit" => measure.unit.to_owned(),
        "per_hour" => 3_600.0 * slope.per_s,
        "per_hour_low" => 3_600.0 * slope.low,
        "per_hour_high" => 3_600.0 * slope.high,
        "at_start" => slope.at_start,
        "at_end" => slope.at_end,
        "seconds" => seconds,
    })
}

/// The slope of `points`, (time, value) in the order of time; none where they are too few.
fn slope(points: &[(f64, f64)]) -> Option<Slope> {
    let blocks = blocks(points);
    if blocks.len() < FEWEST_BLOCKS {
        return None;
    }
    let mut slopes: Vec<f64> = Vec::new();
    for (n, (at, value)) in blocks.iter().enumerate() {
        slopes.extend(blocks[n + 1..].iter().filter(|(later, _)| later > at).map(|(later, other)| (other - value) / (later - at)));
    }
    let per_s = median(&mut slopes);
    let mut heights: Vec<f64> = blocks.iter().map(|(at, value)| value - per_s * at).collect();
    let height = median(&mut heights.clone());
    let errors: Vec<f64> = heights.drain(..).map(|h| h - height).collect();
    let reach = reach(blocks.len(), correlation::of_neighbours(&errors));
    let of = |share: f64| slopes[rank(share, slopes.len())];
    let (middle, half) = (0.5, reach / 2.0 / real(slopes.len()));
    let at = |block: Option<&(f64, f64)>| block.map_or(0.0, |(at, _)| height + per_s * at);
    Some(Slope { per_s, low: of(middle - half), high: of(middle + half), at_start: at(blocks.first()), at_end: at(blocks.last()) })
}

/// How many of the ordered slopes lie in the confidence range: by the variance of Kendall's S, wider where errors follow on
/// each other (as for a mean of an AR(1) series).
fn reach(blocks: usize, correlation: f64) -> f64 {
    let n = real(blocks);
    let variance = n * (n - 1.0) * (2.0 * n + 5.0) / 18.0;
    NORMAL * (variance * (1.0 + correlation) / (1.0 - correlation)).sqrt()
}

/// Means of neighbours, each of as many points.
fn blocks(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let size = points.len().div_ceil(MOST_BLOCKS).max(LEAST_BLOCK_S);
    let mean = |block: &[(f64, f64)], of: fn(&(f64, f64)) -> f64| block.iter().map(of).sum::<f64>() / real(block.len());
    points.chunks_exact(size).map(|block| (mean(block, |p| p.0), mean(block, |p| p.1))).collect()
}

/// Sorts them, too.
fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    if values.len() % 2 == 1 { values[half] } else { f64::midpoint(values[half - 1], values[half]) }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index within a few thousand")]
fn rank(share: f64, of: usize) -> usize {
    ((share * real(of)).round().max(0.0) as usize).min(of - 1)
}

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn real(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use rand::{RngExt, SeedableRng, rngs::SmallRng};

    use super::*;

    /// `seconds` of a line of slope 0.01 with noise of standard deviation 1, of which each second keeps a share.
    fn noisy(random: &mut SmallRng, seconds: u32, keeps: f64) -> Vec<(f64, f64)> {
        let mut noise = 0.0;
        let normal = |random: &mut SmallRng| {
            let radius = (-2.0 * (1.0 - random.random::<f64>()).ln()).sqrt();
            radius * (std::f64::consts::TAU * random.random::<f64>()).cos()
        };
        (0..seconds)
            .map(|second| {
                noise = keeps * noise + (1.0 - keeps * keeps).sqrt() * normal(random);
                (f64::from(second), 5.0 + 0.01 * f64::from(second) + noise)
            })
            .collect()
    }

    #[test]
    fn a_line_is_found_exactly_and_odd_seconds_do_not_bend_it() {
        let mut points: Vec<(f64, f64)> = (0..300).map(|n| (f64::from(n), 40.0 + 0.5 * f64::from(n))).collect();
        points[150].1 = 9_000.0;
        let found = slope(&points).expect("enough points");
        assert!((found.per_s - 0.5).abs() < 1e-9 && found.low <= 0.5 && found.high >= 0.5, "{found:?}");
        assert!((found.at_start - 40.5).abs() < 0.1 && (found.at_end - 189.0).abs() < 1.0, "{found:?}");
        assert!(slope(&points[..25]).is_none(), "too short to tell");
        let flat: Vec<(f64, f64)> = (0..60).map(|n| (f64::from(n), 10.0)).collect();
        assert_eq!(slope(&flat).map(|s| (s.per_s, s.low, s.high)), Some((0.0, 0.0, 0.0)));
    }

    #[test]
    fn the_range_holds_the_true_slope_as_often_as_it_says() {
        let mut random = SmallRng::seed_from_u64(7);
        for (seconds, keeps, least) in [(180, 0.0, 0.93), (180, 0.6, 0.90), (1_800, 0.9, 0.90)] {
            let runs = 400;
            let covered = (0..runs).filter(|_| {
                let found = slope(&noisy(&mut random, seconds, keeps)).expect("enough points");
                (found.low..=found.high).contains(&0.01)
            });
            let share = real(covered.count()) / f64::from(runs);
            assert!(share >= least, "{seconds} s, {keeps} kept: {share}");
        }
    }
}
