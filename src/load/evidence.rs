//! What earlier steps tell of a later one: how late requests cluster, and that a higher rate is never better than a lower
//! one. Pure.

use super::correlation;

/// Seconds of a step below which it does not tell how late requests cluster.
const FEWEST_SECONDS: usize = 15;
/// Nor does one where hardly any are late, or where the queue only grew.
const TELLING: std::ops::Range<f64> = 0.002..0.12;
/// Requests so many a second are late together at least: a queue that is full is full for all of them.
const PER_CLUSTER_S: f64 = 15.0;
const LEAST_INFLATION: (f64, f64) = (2.0, 10.0);
/// Rates up to this factor above one prove for it.
const REACH: f64 = 1.2;

/// What the steps so far told.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    shares: Vec<Share>,
    /// Variance of the number of late requests, and what it were if each were late on its own.
    clustered: f64,
    independent: f64,
}

/// The late requests of a step, at its rate.
#[derive(Clone, Copy, Debug)]
struct Share {
    per_s: f64,
    of: f64,
    late: f64,
}

impl Evidence {
    /// Takes in a step: its (requests, of them late) by second, and whether it tells how late requests cluster.
    pub(super) fn learn(&mut self, per_s: f64, seconds: &[(f64, f64)], is_sample: bool) {
        let (of, late) = seconds.iter().fold((0.0, 0.0), |(of, late), s| (of + s.0, late + s.1));
        self.shares.push(Share { per_s, of, late });
        if is_sample && seconds.len() >= FEWEST_SECONDS && of > 0.0 && TELLING.contains(&(late / of)) {
            self.clustered += long_run_variance(seconds, late / of);
            self.independent += late * (1.0 - late / of);
        }
    }

    /// How much less the requests of a step at `per_s` tell than as many independent ones, pooled over all steps so far.
    pub(super) fn inflation(&self, per_s: f64) -> f64 {
        let least = least_inflation(per_s);
        if self.independent > 0.0 { (self.clustered / self.independent).max(least) } else { least }
    }

    /// Requests and late ones at `per_s`, together with those of lower rates that looked worse: they cannot have been
    /// (isotonic regression, by pooling adjacent violators).
    pub(super) fn pooled(&self, per_s: f64, of: f64, late: f64) -> (f64, f64) {
        let mut lower: Vec<&Share> = self.shares.iter().filter(|s| s.per_s <= per_s).collect();
        lower.sort_by(|a, b| b.per_s.total_cmp(&a.per_s));
        lower.iter().fold((of, late), |(of, late), s| if s.late * of > late * s.of { (of + s.of, late + s.late) } else { (of, late) })
    }

    /// Requests and late ones at `per_s`, together with all of those of rates a little above it: what was late there is no
    /// less than here, and so it proves as well. None are chosen.
    pub(super) fn with_higher(&self, per_s: f64, of: f64, late: f64) -> (f64, f64) {
        let higher = self.shares.iter().filter(|s| s.per_s > per_s && s.per_s <= REACH * per_s);
        higher.fold((of, late), |(of, late), s| (of + s.of, late + s.late))
    }
}

/// What late requests at `per_s` cluster at least, whatever a few of them seem to show.
pub(super) fn least_inflation(per_s: f64) -> f64 {
    (per_s / PER_CLUSTER_S).clamp(LEAST_INFLATION.0, LEAST_INFLATION.1)
}

/// The variance of the sum of late requests: prewhitened by the correlation from second to second, then with 4 lags
/// (Andrews and Monahan 1992). Near saturation a queue's memory is longer than a few seconds; without the first a hold
/// seems far surer than it is.
fn long_run_variance(seconds: &[(f64, f64)], share: f64) -> f64 {
    let errors: Vec<f64> = seconds.iter().map(|(of, late)| late - of * share).collect();
    let correlation = correlation::of_neighbours(&errors);
    let n = errors.iter().map(|_| 1.0).sum::<f64>();
    let white: Vec<f64> = errors.iter().zip(errors.iter().skip(1)).map(|(a, b)| b - correlation * a).collect();
    let lagged = |lag: usize| white.iter().zip(white.iter().skip(lag)).map(|(a, b)| a * b).sum::<f64>();
    let sum = (1..=4u8).fold(lagged(0), |sum, lag| sum + 2.0 * (1.0 - f64::from(lag) / 5.0) * lagged(usize::from(lag)));
    sum.max(0.0) * n / (n - 1.0) / (1.0 - correlation).powi(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn late_requests_that_come_in_long_clusters_tell_less_than_scattered_ones() {
        let inflation = |late: fn(u32) -> f64| {
            let mut evidence = Evidence::default();
            evidence.learn(100.0, &(0..60).map(|n| (100.0, late(n))).collect::<Vec<_>>(), true);
            evidence.inflation(100.0)
        };
        let scattered = inflation(|n| f64::from(n % 3));
        let clustered = inflation(|n| if (20..26).contains(&n) { 10.0 } else { 0.0 });
        assert!(scattered < 7.0 && clustered > 20.0, "{scattered} {clustered}");
        assert!((Evidence::default().inflation(30.0) - 2.0).abs() < 1e-9, "with nothing seen there is still the floor");
    }

    #[test]
    fn a_lower_rate_that_looked_worse_speaks_against_a_higher_one() {
        let mut evidence = Evidence::default();
        evidence.learn(90.0, &[(100.0, 6.0); 10], true);
        evidence.learn(80.0, &[(100.0, 1.0); 10], true);
        evidence.learn(120.0, &[(100.0, 50.0); 10], false);
        assert_eq!(evidence.pooled(100.0, 1_000.0, 20.0), (2_000.0, 80.0));
        assert_eq!(evidence.pooled(85.0, 1_000.0, 20.0), (1_000.0, 20.0));
        assert_eq!(evidence.with_higher(80.0, 1_000.0, 20.0), (2_000.0, 80.0));
        assert_eq!(evidence.with_higher(100.0, 1_000.0, 20.0), (2_000.0, 520.0), "a bad one speaks as well");
    }
}
