//! What earlier steps tell of a later one: how late requests cluster, and that a higher rate is never better than a lower
//! one. Pure.

use std::time::Duration;

use crate::{
    load::search::limit::MAY_BE_LATE,
    stats::{binomial, design_effect::long_run_variance},
};

/// Seconds of a step below which it does not tell how late requests cluster.
const FEWEST_SECONDS: usize = 15;
/// Nor does one where hardly any are late, or where the queue only grew.
const TELLING: std::ops::Range<f64> = 0.002..0.12;
/// Requests so many a second are late together at least: a queue that is full is full for all of them.
const PER_CLUSTER_S: f64 = 15.0;
const LEAST_DESIGN_EFFECT: (f64, f64) = (2.0, 10.0);
/// And so many of those that come within one memory of the queue, whatever a hold near saturation shows: it may lie between two
/// times in which the queue was full, and then shows too little. Found by simulation.
const PER_MEMORY: f64 = 0.2;
/// A hold takes so many of a queue's memories, limit / (1 - utilisation).
const MEMORIES: f64 = 15.0;
/// A server of which more than this share is free forgets soon.
const MOST_SPARE: f64 = 0.2;
/// Those that were late are half a cluster at least, however long clusters were near saturation.
const MOST_PER_LATE: f64 = 2.0;
/// Spare capacity below this share of saturation is noise.
const LEAST_SPARE: f64 = 0.05;
/// Rates up to this factor above one prove for it.
const REACH: f64 = 1.2;

/// Answers of steps that were far too much, and the seconds they took.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Saturation {
    pub(crate) answers: f64,
    pub(crate) seconds: f64,
}

impl Saturation {
    pub(crate) fn per_s(self) -> Option<f64> {
        (self.seconds > 0.0).then(|| self.answers / self.seconds)
    }

    /// The highest rate that a hold of `dwell` can prove, where a saturated server was seen: it is long enough to see its queue
    /// at its worst.
    pub(crate) fn ceiling(self, limit_s: f64, dwell: Duration) -> Option<f64> {
        let spare = (MEMORIES * limit_s / dwell.as_secs_f64()).min(MOST_SPARE);
        self.per_s().map(|per_s| per_s * (1.0 - spare))
    }
}

/// What the steps so far told.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    shares: Vec<Share>,
    clusters: Vec<Clustering>,
    /// None: no saturation was seen.
    queue: Option<Queue>,
}

/// The queue in front of a server.
#[derive(Clone, Copy, Debug)]
struct Queue {
    /// What the server answers once it is saturated.
    most_per_s: f64,
    /// An answer that takes longer is late, seconds.
    limit_s: f64,
}

impl Queue {
    /// Share of the server that is free at a rate.
    fn spare(self, per_s: f64) -> f64 {
        (1.0 - per_s / self.most_per_s).max(LEAST_SPARE)
    }

    /// In heavy traffic a queue that just meets its limit has a memory of about limit / (1 - utilisation): it is then late
    /// seldom, but for long.
    fn memory_s(self, per_s: f64) -> f64 {
        self.limit_s / self.spare(per_s)
    }
}

/// How the late requests of a step cluster.
#[derive(Clone, Copy, Debug)]
struct Clustering {
    per_s: f64,
    /// Variance of the number of late requests, and what it were if each were late on its own.
    clustered: f64,
    independent: f64,
}

/// The late requests of a step, at its rate, and by second.
#[derive(Clone, Debug)]
struct Share {
    per_s: f64,
    of: f64,
    late: f64,
    seconds: Vec<(f64, f64)>,
}

impl Evidence {
    /// A saturated server was seen to answer so many requests per second; an answer after `limit_s` is late.
    pub(crate) fn saturate(&mut self, most_per_s: f64, limit_s: f64) {
        self.queue = Some(Queue { most_per_s, limit_s });
    }

    /// Takes in a step: its (requests, of them late) by second, and whether it tells how late requests cluster.
    pub(crate) fn learn(&mut self, per_s: f64, seconds: &[(f64, f64)], is_sample: bool) {
        let (of, late) = sums(seconds);
        self.shares.push(Share { per_s, of, late, seconds: seconds.to_vec() });
        if is_sample && seconds.len() >= FEWEST_SECONDS && of > 0.0 && TELLING.contains(&(late / of)) {
            let (clustered, independent) = (long_run_variance(seconds, late / of), late * (1.0 - late / of));
            self.clusters.push(Clustering { per_s, clustered, independent });
        }
    }

    /// True where so few `late` ones `of` so many at `per_s` prove, at 95 %, that no more than may be are late.
    pub(crate) fn proves(&self, per_s: f64, of: f64, late: f64) -> bool {
        let design_effect = self.design_effect(per_s).min(MOST_PER_LATE * late).max(self.design_effect_by_memory(per_s));
        binomial::upper(late / design_effect, of / design_effect, 0.95) <= MAY_BE_LATE
    }

    /// True where they could not even if late requests clustered as little as they ever do.
    pub(crate) fn cannot_prove(&self, per_s: f64, of: f64, late: f64) -> bool {
        !Self { clusters: Vec::new(), ..self.clone() }.proves(per_s, of, late)
    }

    /// How much less the requests of a step at `per_s` tell than as many independent ones, pooled over all steps so far.
    fn design_effect(&self, per_s: f64) -> f64 {
        let (clustered, independent) = self.clusters.iter().fold((0.0, 0.0), |(clustered, independent), seen| {
            (clustered + seen.clustered * self.shortening(seen.per_s, per_s), independent + seen.independent)
        });
        let least = least_design_effect(per_s);
        if independent > 0.0 { (clustered / independent).max(least) } else { least }
    }

    /// How much shorter clusters are at the rate `to` than at `from`: in heavy traffic a queue's time constant goes with the
    /// square of what is spare.
    fn shortening(&self, from: f64, to: f64) -> f64 {
        self.queue.map_or(1.0, |queue| (queue.spare(from) / queue.spare(to)).powi(2))
    }

    /// The same by the queue's memory, whatever was seen; 1 away from saturation, or where that is not known.
    fn design_effect_by_memory(&self, per_s: f64) -> f64 {
        let near = self.queue.filter(|queue| queue.spare(per_s) < MOST_SPARE);
        near.map_or(1.0, |queue| (PER_MEMORY * per_s * queue.memory_s(per_s)).max(1.0))
    }

    /// Requests and late ones at `per_s`, together with those of lower rates that looked worse: they cannot have been
    /// (isotonic regression, by pooling adjacent violators).
    pub(crate) fn pooled(&self, per_s: f64, of: f64, late: f64) -> (f64, f64) {
        let mut lower: Vec<&Share> = self.shares.iter().filter(|s| s.per_s <= per_s).collect();
        lower.sort_by(|a, b| b.per_s.total_cmp(&a.per_s));
        lower.iter().fold((of, late), |(of, late), s| if s.late * of > late * s.of { (of + s.of, late + s.late) } else { (of, late) })
    }

    /// Requests and late ones at `per_s`, together with all of those of rates a little above it: what was late there is no
    /// less than here, and so it proves as well. None are chosen.
    pub(crate) fn with_higher(&self, per_s: f64, of: f64, late: f64) -> (f64, f64) {
        let higher = self.shares.iter().filter(|s| s.per_s > per_s && s.per_s <= REACH * per_s);
        higher.fold((of, late), |(of, late), s| (of + s.of, late + s.late))
    }

    /// A rate no lower than `per_s` that met the objective over as many requests: a failure of so few is then none yet.
    pub(crate) fn contradicting(&self, per_s: f64, of: f64) -> Option<f64> {
        let fine = self.shares.iter().filter(|s| s.per_s >= per_s && s.of >= of && s.late <= MAY_BE_LATE * s.of);
        fine.map(|s| s.per_s).reduce(f64::max)
    }

    /// The seconds of a step at `per_s`, behind all of those of rates a little below it: here no fewer are late than there, so that
    /// they may show it to fail. None are chosen.
    pub(crate) fn with_lower(&self, per_s: f64, seconds: &[(f64, f64)]) -> Vec<(f64, f64)> {
        let lower = self.shares.iter().filter(|s| s.per_s < per_s && s.per_s >= per_s / REACH);
        lower.flat_map(|s| &s.seconds).chain(seconds).copied().collect()
    }
}

/// Requests, and those of them that were late.
pub(crate) fn sums(seconds: &[(f64, f64)]) -> (f64, f64) {
    seconds.iter().fold((0.0, 0.0), |(of, late), s| (of + s.0, late + s.1))
}

/// What late requests at `per_s` cluster at least, whatever a few of them seem to show.
pub(crate) fn least_design_effect(per_s: f64) -> f64 {
    (per_s / PER_CLUSTER_S).clamp(LEAST_DESIGN_EFFECT.0, LEAST_DESIGN_EFFECT.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn late_requests_that_come_in_long_clusters_tell_less_than_scattered_ones() {
        let design_effect = |late: fn(u32) -> f64| {
            let mut evidence = Evidence::default();
            evidence.learn(100.0, &(0..60).map(|n| (100.0, late(n))).collect::<Vec<_>>(), true);
            evidence.design_effect(100.0)
        };
        let scattered = design_effect(|n| f64::from(n % 3));
        let clustered = design_effect(|n| if (20..26).contains(&n) { 10.0 } else { 0.0 });
        assert!(scattered < 7.0 && clustered > 20.0, "{scattered} {clustered}");
        assert!((Evidence::default().design_effect(30.0) - 2.0).abs() < 1e-9, "with nothing seen there is still the floor");
    }

    #[test]
    fn clusters_near_saturation_tell_little_of_lower_rates_and_a_short_hold_there_proves_nothing() {
        let mut evidence = Evidence::default();
        evidence.learn(180.0, &(0..60).map(|n| (180.0, if (20..26).contains(&n) { 90.0 } else { 0.0 })).collect::<Vec<_>>(), true);
        let at_first = evidence.design_effect(100.0);
        assert!((at_first - evidence.design_effect(180.0)).abs() < 1e-9 && at_first > 50.0, "without saturation they are all alike");
        evidence.saturate(200.0, 0.3);
        assert!(evidence.design_effect(100.0) < at_first / 20.0, "half of it is spare there, and a tenth here");
        // 40 s at 95 % are 7 memories of the queue; at 85 % they are 20.
        assert!(!evidence.proves(190.0, 40.0 * 190.0, 0.0) && evidence.proves(170.0, 40.0 * 170.0, 0.0));
        assert!(evidence.proves(150.0, 4.0 * 150.0, 0.0), "a quarter is free: it forgets soon");
    }

    #[test]
    fn a_few_late_ones_are_not_less_than_half_a_cluster() {
        let mut evidence = Evidence::default();
        evidence.learn(100.0, &(0..60).map(|n| (100.0, if n < 7 { 80.0 } else { 0.0 })).collect::<Vec<_>>(), true);
        assert!(evidence.design_effect(100.0) > 100.0);
        assert!(evidence.proves(80.0, 4_000.0, 5.0) && !evidence.proves(80.0, 4_000.0, 100.0));
        assert!(evidence.cannot_prove(80.0, 4_000.0, 199.0) && !evidence.cannot_prove(80.0, 4_000.0, 100.0));
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

    #[test]
    fn a_failure_is_contradicted_by_as_many_requests_at_a_higher_rate_that_were_in_time() {
        let mut evidence = Evidence::default();
        evidence.learn(82.0, &[(82.0, 2.0); 5], false);
        assert_eq!(evidence.contradicting(77.0, 400.0), Some(82.0));
        assert_eq!(evidence.contradicting(77.0, 420.0), None, "it saw fewer");
        assert_eq!(evidence.contradicting(83.0, 100.0), None, "a lower one says nothing");
        evidence.learn(90.0, &[(90.0, 9.0); 5], false);
        assert_eq!(evidence.contradicting(83.0, 100.0), None, "a bad one neither");
    }

    #[test]
    fn steps_a_little_below_help_a_rate_to_fail() {
        let mut evidence = Evidence::default();
        evidence.learn(60.0, &[(60.0, 6.0); 3], false);
        evidence.learn(40.0, &[(40.0, 0.0); 3], false);
        evidence.learn(80.0, &[(80.0, 40.0); 3], false);
        assert_eq!(evidence.with_lower(66.0, &[(66.0, 9.0); 2]), [(60.0, 6.0), (60.0, 6.0), (60.0, 6.0), (66.0, 9.0), (66.0, 9.0)]);
    }
}
