//! Counters of a server, read before and after: the difference is what happened between. What we cause by reading, and
//! what happens anyway, is measured first and taken off.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use crate::{
    config::Target,
    load::watch::counter::Counter,
    load::watch::counter::Counters,
    load::watch::counter::Source,
    load::watch::{postgres::Postgres, redis::Redis},
    snapshot::{Facts, Unseen},
};

/// How long nothing is sent, to see what the server does anyway.
const IDLE: Duration = Duration::from_secs(1);
/// Between two readings that should be equal.
const PAUSE: Duration = Duration::from_millis(100);
/// Readings until that is given up: the server is never idle.
const TRIES: u32 = 5;

/// All counters at one time.
pub(crate) struct Reading {
    counters: Counters,
    at: Instant,
    number: u32,
}

/// Reads a server's counters, and knows what reading costs.
pub(crate) struct Meter<S> {
    pub(crate) source: S,
    readings: u32,
    /// Names of the first reading.
    known: BTreeSet<String>,
    /// What one reading itself adds.
    own: Counters,
    /// What happens anyway, each second.
    anyway: Counters,
}

/// Both servers, each with the reason where it cannot be read.
pub(crate) struct Meters {
    pub(crate) postgres: Result<Meter<Postgres>, Unseen>,
    pub(crate) redis: Result<Meter<Redis>, Unseen>,
}

impl Meters {
    /// Connects to both and measures what reading them costs.
    pub(crate) async fn start(target: &Target) -> Self {
        let ca_file = target.config.ca_file.as_deref();
        let postgres = async {
            let source = Postgres::open(target, ca_file).await?;
            match source.no_statements() {
                Some(unseen) => Err(unseen),
                None => Meter::start(source).await,
            }
        };
        let redis = async { Meter::start(Redis::open(target, ca_file).await?).await };
        let (postgres, redis) = tokio::join!(postgres, redis);
        Self { postgres, redis }
    }

    /// Lists what was sent.
    pub(crate) fn write_sent(&mut self, facts: &mut Facts) {
        if let Ok(meter) = &self.postgres {
            meter.source.write_sent(facts);
        }
        if let Ok(meter) = &mut self.redis {
            meter.source.write_sent(facts);
        }
    }
}

impl<S: Source> Meter<S> {
    /// Measures what reading costs, and what happens while we do nothing.
    pub(crate) async fn start(source: S) -> Result<Self, Unseen> {
        let mut meter = Self { source, readings: 0, known: BTreeSet::new(), own: Counters::new(), anyway: Counters::new() };
        // The first reading makes the entries of our own statements.
        meter.known = meter.read().await?.counters.into_keys().collect();
        let (before, after) = (meter.read().await?, meter.read().await?);
        meter.own = meter.cost(&before, &after);
        tokio::time::sleep(IDLE).await;
        let later = meter.read().await?;
        let seconds = later.at.duration_since(after.at).as_secs_f64();
        let idle = meter.cost(&after, &later);
        meter.anyway = idle.into_iter().map(|(name, c)| (name, Counter::default().less(c, -1.0 / seconds))).collect();
        Ok(meter)
    }

    /// True where the server keeps such a counter.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.known.contains(name)
    }

    pub(crate) async fn read(&mut self) -> Result<Reading, Unseen> {
        let counters = self.source.counters().await?;
        self.readings += 1;
        Ok(Reading { counters, at: Instant::now(), number: self.readings })
    }

    /// Waits for work that goes on behind the answers: until two readings are equal.
    pub(crate) async fn settle(&mut self) -> Result<Reading, Unseen> {
        let mut last = self.read().await?;
        for _ in 0..TRIES {
            tokio::time::sleep(PAUSE).await;
            let next = self.read().await?;
            if self.cost(&last, &next).values().all(|c| c.calls < 0.5) {
                break;
            }
            last = next;
        }
        Ok(last)
    }

    /// What happened between two readings, ours and the usual taken off. A counter that went down was evicted by the
    /// server; what is left of it is a lower bound.
    pub(crate) fn cost(&self, before: &Reading, after: &Reading) -> Counters {
        let readings = f64::from(after.number - before.number);
        let seconds = after.at.duration_since(before.at).as_secs_f64();
        let known = |counters: &Counters, name: &str| counters.get(name).copied().unwrap_or_default();
        after
            .counters
            .iter()
            .map(|(name, counter)| {
                let raw = counter.less(known(&before.counters, name), 1.0);
                let raw = if raw.calls < 0.0 { *counter } else { raw };
                (name.clone(), raw.less(known(&self.own, name), readings).less(known(&self.anyway, name), seconds))
            })
            .filter(|(_, c)| c.calls >= 0.5)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Adds one call to `own` at each reading, and ten a second to `job`.
    struct Fake {
        start: Instant,
        readings: f64,
        app: f64,
    }

    impl Source for Fake {
        async fn counters(&mut self) -> Result<Counters, Unseen> {
            self.readings += 1.0;
            let counter = |calls: f64| Counter { calls, rows: calls, ms: calls };
            let job = (self.start.elapsed().as_secs_f64() * 10.0).floor();
            Ok([("own", self.readings), ("job", job), ("app", self.app)].map(|(n, c)| (n.to_owned(), counter(c))).into())
        }
    }

    #[test]
    fn of_a_difference_our_readings_and_the_usual_work_are_taken_off_and_what_was_evicted_is_a_lower_bound() {
        let counters = |all: &[(&str, f64)]| -> Counters {
            all.iter().map(|(name, n)| ((*name).to_owned(), Counter { calls: *n, rows: *n, ms: *n })).collect()
        };
        let source = Fake { start: Instant::now(), readings: 0.0, app: 0.0 };
        let (own, anyway) = (counters(&[("own", 2.0)]), counters(&[("job", 10.0)]));
        let meter = Meter { source, readings: 0, known: BTreeSet::new(), own, anyway };
        let at = Instant::now();
        let before = Reading { counters: counters(&[("own", 10.0), ("job", 100.0), ("app", 7.0), ("evicted", 50.0)]), at, number: 4 };
        let after = counters(&[("own", 16.0), ("job", 120.0), ("app", 48.0), ("evicted", 3.0), ("new", 1.0)]);
        let after = Reading { counters: after, at: at + Duration::from_secs(2), number: 7 };
        assert_eq!(meter.cost(&before, &after), counters(&[("app", 41.0), ("evicted", 3.0), ("new", 1.0)]));
    }

    #[tokio::test]
    async fn what_we_cause_and_what_happens_anyway_is_taken_off() {
        let fake = Fake { start: Instant::now(), readings: 0.0, app: 100.0 };
        let mut meter = Meter::start(fake).await.expect("counters");
        let before = meter.read().await.expect("counters");
        meter.source.app += 41.0;
        let after = meter.settle().await.expect("counters");
        let cost = meter.cost(&before, &after);
        assert_eq!(cost.get("app").map(|c| c.calls), Some(41.0));
        assert!(!cost.contains_key("own"), "{cost:?}");
    }
}
