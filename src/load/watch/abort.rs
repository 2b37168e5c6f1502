//! The abort rules: what the servers behind the app say while they are under load. Where one of them comes near its limit no more
//! is asked of it, though every answer may still be in time: who else uses it would be hurt first.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::snapshot::limit;

/// Why the load asks for no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Abort {
    /// This rate is too much for a server; a lower one may be tried.
    Rate(String),
    /// What happens does not pass with the rate, or must not happen twice.
    Load(String),
}

/// What Redis told of itself.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Levels {
    /// Open now.
    pub(crate) connections: Option<f64>,
    /// In use now.
    pub(crate) memory_bytes: Option<f64>,
    /// That it may use; none: no limit.
    pub(crate) memory_max_bytes: Option<f64>,
    /// True where it refuses writes at that limit.
    pub(crate) evicts_nothing: bool,
}

/// Hears what whoever samples a server saw, and tells whoever drives the load.
#[derive(Default)]
pub(crate) struct AbortRules(Mutex<Readings>);

#[derive(Default)]
struct Readings {
    /// Connections of Postgres in the first second of this step: what was taken before it is not its doing.
    connections: Option<i64>,
    /// Bytes that a replica was behind, and keys that Redis had evicted, when the ramp began.
    behind: Option<i64>,
    evicted: Option<f64>,
    health_failures: u32,
    raised: Option<Abort>,
}

impl AbortRules {
    /// A step begins: whatever the rate before it was too much for has had time to end.
    pub(crate) fn begin_step(&self) {
        let mut readings = self.readings();
        readings.connections = None;
        if let Some(Abort::Rate(_)) = readings.raised {
            readings.raised = None;
        }
    }

    /// Why to ask for no more, where a rule was broken.
    pub(crate) fn raised(&self) -> Option<Abort> {
        self.readings().raised.clone()
    }

    /// In the mean of a second `open` connections of Postgres were there, of `most` for ordinary users.
    pub(crate) fn see_connections(&self, open: i64, most: i64) {
        let mut readings = self.readings();
        let before = *readings.connections.get_or_insert(open);
        if open > before && 100.0 * real(open) > limit("abort_connections_pct") * real(most) {
            readings.raise(Abort::Rate(format!(
                "{open} of the {most} connections that Postgres has for ordinary users were taken: more load would keep others out"
            )));
        }
    }

    /// So many bytes are not replayed by the replica that is furthest behind.
    pub(crate) fn see_replica(&self, behind: i64) {
        let mut readings = self.readings();
        let before = *readings.behind.get_or_insert(behind);
        if behind > before && real(behind) > limit("abort_replica_bytes") {
            readings.raise(Abort::Load(format!("a replica fell {:.1} GB behind", gigabytes(behind))));
        }
    }

    /// What Redis told of its memory.
    pub(crate) fn see_memory(&self, levels: &Levels) {
        if let Some((used, most)) = levels.memory_bytes.zip(levels.memory_max_bytes)
            && levels.evicts_nothing
            && 100.0 * used > limit("abort_memory_pct") * most
        {
            let pct = 100.0 * used / most;
            self.readings().raise(Abort::Load(format!(
                "Redis has taken {pct:.0} % of the memory it may use and evicts nothing: soon it refuses writes"
            )));
        }
    }

    /// So many keys were evicted since Redis, in which jobs wait, was started.
    pub(crate) fn see_evictions_beside_queues(&self, evicted: f64) {
        let mut readings = self.readings();
        let before = *readings.evicted.get_or_insert(evicted);
        if before == 0.0 && evicted > 0.0 {
            readings.raise(Abort::Load("Redis began to evict keys, and it holds job queues: jobs may be lost".to_owned()));
        }
    }

    /// The app's own health page at `path` answered, or `failure` says why it did not.
    pub(crate) fn see_health(&self, path: &str, failure: Option<&str>) {
        let mut readings = self.readings();
        readings.health_failures = if failure.is_some() { readings.health_failures + 1 } else { 0 };
        let failures = readings.health_failures;
        if let Some(why) = failure.filter(|_| f64::from(failures) >= limit("abort_health_failures")) {
            readings.raise(Abort::Load(format!("the app's health page {path} failed {failures} times in a row: {why}")));
        }
    }

    fn readings(&self) -> MutexGuard<'_, Readings> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Readings {
    /// The first reason counts; one that ends the load outranks one that ends a step.
    fn raise(&mut self, raised: Abort) {
        if !matches!((&self.raised, &raised), (Some(Abort::Load(_)), _) | (Some(_), Abort::Rate(_))) {
            self.raised = Some(raised);
        }
    }
}

fn gigabytes(bytes: i64) -> f64 {
    real(bytes) / f64::from(1 << 30)
}

#[expect(clippy::cast_precision_loss, reason = "exact up to nine petabytes")]
fn real(count: i64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const FURTHEST_BEHIND: i64 = 1 << 30;

    fn is_raised(see: impl Fn(&AbortRules)) -> bool {
        let rules = AbortRules::default();
        rules.begin_step();
        see(&rules);
        rules.raised().is_some()
    }

    #[test]
    fn connections_that_a_step_opens_end_it_and_those_that_were_taken_before_do_not() {
        let seconds = |seen: &'static [i64]| is_raised(|rules| seen.iter().for_each(|open| rules.see_connections(*open, 97)));
        assert!(seconds(&[3, 40, 88]));
        assert!(!seconds(&[3, 40, 87]), "87 of 97 are less than 90 %");
        assert!(!seconds(&[95, 95, 95]), "a pool that had them before");
        assert!(seconds(&[95, 95, 96]), "and opens one more");

        let rules = AbortRules::default();
        [3, 90].iter().for_each(|open| rules.see_connections(*open, 97));
        assert!(matches!(rules.raised(), Some(Abort::Rate(why)) if why.starts_with("90 of the 97 connections")));
        rules.begin_step();
        assert_eq!(rules.raised(), None, "the next step is another rate");
        [90, 90, 90].iter().for_each(|open| rules.see_connections(*open, 97));
        assert_eq!(rules.raised(), None, "they are not given back, and not its doing");
    }

    #[test]
    fn redis_must_neither_refuse_writes_nor_lose_jobs() {
        let levels = |used: f64, evicts_nothing: bool| Levels {
            memory_bytes: Some(used),
            memory_max_bytes: Some(100.0),
            evicts_nothing,
            ..Levels::default()
        };
        let full = |levels: Levels| is_raised(|rules| rules.see_memory(&levels));
        assert!(full(levels(96.0, true)));
        assert!(!full(levels(95.0, true)));
        assert!(!full(levels(100.0, false)), "a cache is always full");
        assert!(!full(Levels { memory_max_bytes: None, ..levels(1e12, true) }), "without a limit");
        let evicts = |seen: [f64; 2]| is_raised(|rules| seen.iter().for_each(|evicted| rules.see_evictions_beside_queues(*evicted)));
        assert!(evicts([0.0, 1.0]));
        assert!(!evicts([0.0, 0.0]));
        assert!(!evicts([1.0, 9.0]), "it did so before the load");
    }

    #[test]
    fn a_replica_that_falls_far_behind_ends_the_load() {
        let seen = |seconds: &'static [i64]| is_raised(|rules| seconds.iter().for_each(|behind| rules.see_replica(*behind)));
        assert!(seen(&[0, FURTHEST_BEHIND + 1]));
        assert!(!seen(&[0, FURTHEST_BEHIND]));
        assert!(!seen(&[2 * FURTHEST_BEHIND, 2 * FURTHEST_BEHIND, FURTHEST_BEHIND + 1]), "it was, and it catches up");
    }

    #[test]
    fn a_health_page_may_fail_twice() {
        let seen =
            |answers: &'static [bool]| is_raised(|a| answers.iter().for_each(|fine| a.see_health("/healthz", (!fine).then_some("503"))));
        assert!(seen(&[true, false, false, false]));
        assert!(!seen(&[false, false, true, false, false]));
    }

    #[test]
    fn what_ends_the_load_outranks_what_ends_a_step() {
        let rules = AbortRules::default();
        [1, 96].iter().for_each(|open| rules.see_connections(*open, 97));
        rules.see_replica(0);
        rules.see_replica(2 * FURTHEST_BEHIND);
        rules.see_connections(97, 97);
        rules.begin_step();
        assert_eq!(rules.raised(), Some(Abort::Load("a replica fell 2.0 GB behind".to_owned())));
    }
}
