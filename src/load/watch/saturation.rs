//! What a metrics page tells of saturation, by the names that libraries give their metrics.

use std::collections::BTreeMap;

use crate::probe::metrics::exposition::{Sample, samples};

/// Different pools that are kept of a page.
const MOST_POOLS: usize = 20;
/// Characters of the labels that tell two pools apart.
const LONGEST_LABELS: usize = 200;

/// What a metric tells.
#[derive(Clone, Copy)]
enum Tells {
    /// Processor time of the process since it started; so many of its units are a second.
    Cpu(f64),
    /// When the process was started, in seconds since 1970.
    Start,
    /// How many processors it may use at once.
    Most,
    /// That it is of this runtime, which runs code on one processor at a time.
    Single(&'static str),
    /// How late the event loop was, 99th percentile since it was last asked, seconds.
    LoopP99,
    /// How late it was just now, seconds.
    Loop,
    /// From turn to turn of the event loop since it was last asked, seconds: mean, and the shortest.
    Turn,
    TurnMin,
    /// Something of a pool.
    Pool(Pool, Part),
}

/// What requests wait for in an app.
#[derive(Clone, Copy)]
struct Pool {
    name: &'static str,
    /// True where all that have the metric are one pool: threads of several workers behind one port.
    is_one: bool,
}

#[derive(Clone, Copy)]
enum Part {
    Used,
    Free,
    Most,
    /// Now.
    Waiting,
    /// Since the start.
    Waited,
}

const PUMA: Pool = Pool { name: "threads (Puma)", is_one: true };
const HIKARI: Pool = Pool { name: "connections (HikariCP)", is_one: false };
const GO_SQL: Pool = Pool { name: "connections (Go's database/sql)", is_one: false };
const FPM: Pool = Pool { name: "processes (PHP-FPM)", is_one: false };

/// Names of metrics, what each tells, and the library that has it.
const NAMES: &[(&str, Tells, &str)] = &[
    ("process_cpu_seconds_total", Tells::Cpu(1.0), "prometheus.io, \"Writing client libraries\": Process metrics"),
    ("process_cpu_time_ns_total", Tells::Cpu(1e9), "micrometer, ProcessorMetrics"),
    ("process_start_time_seconds", Tells::Start, "prometheus.io, \"Writing client libraries\": Process metrics"),
    ("go_sched_gomaxprocs_threads", Tells::Most, "client_golang, Go collector"),
    ("system_cpu_count", Tells::Most, "micrometer, ProcessorMetrics: what the JVM may use"),
    ("nodejs_version_info", Tells::Single("Node"), "prom-client, collectDefaultMetrics"),
    ("python_info", Tells::Single("Python"), "prometheus_client, PlatformCollector"),
    ("nodejs_eventloop_lag_p99_seconds", Tells::LoopP99, "prom-client, collectDefaultMetrics; 10 ms of it are its clock's"),
    ("nodejs_eventloop_lag_seconds", Tells::Loop, "prom-client, collectDefaultMetrics"),
    ("nodejs_eventloop_lag_mean_seconds", Tells::Turn, "Node, monitorEventLoopDelay: what it counts is the time between two of its timers"),
    ("nodejs_eventloop_lag_min_seconds", Tells::TurnMin, "Node, monitorEventLoopDelay"),
    ("puma_backlog", Tells::Pool(PUMA, Part::Waiting), "yabeda-puma-plugin, puma-metrics"),
    ("puma_pool_capacity", Tells::Pool(PUMA, Part::Free), "yabeda-puma-plugin, puma-metrics"),
    ("puma_max_threads", Tells::Pool(PUMA, Part::Most), "yabeda-puma-plugin, puma-metrics"),
    ("hikaricp_connections_pending", Tells::Pool(HIKARI, Part::Waiting), "micrometer, HikariCP"),
    ("hikaricp_connections_active", Tells::Pool(HIKARI, Part::Used), "micrometer, HikariCP"),
    ("hikaricp_connections_max", Tells::Pool(HIKARI, Part::Most), "micrometer, HikariCP"),
    ("hikaricp_pending_threads", Tells::Pool(HIKARI, Part::Waiting), "HikariCP, PrometheusMetricsTrackerFactory"),
    ("hikaricp_active_connections", Tells::Pool(HIKARI, Part::Used), "HikariCP, PrometheusMetricsTrackerFactory"),
    ("hikaricp_max_connections", Tells::Pool(HIKARI, Part::Most), "HikariCP, PrometheusMetricsTrackerFactory"),
    ("go_sql_wait_count_total", Tells::Pool(GO_SQL, Part::Waited), "client_golang, NewDBStatsCollector"),
    ("go_sql_in_use_connections", Tells::Pool(GO_SQL, Part::Used), "client_golang, NewDBStatsCollector"),
    ("go_sql_max_open_connections", Tells::Pool(GO_SQL, Part::Most), "client_golang, NewDBStatsCollector"),
    ("go_sql_stats_connections_waited_for", Tells::Pool(GO_SQL, Part::Waited), "dlmiddlecote/sqlstats"),
    ("go_sql_stats_connections_in_use", Tells::Pool(GO_SQL, Part::Used), "dlmiddlecote/sqlstats"),
    ("go_sql_stats_connections_max_open", Tells::Pool(GO_SQL, Part::Most), "dlmiddlecote/sqlstats"),
    ("phpfpm_listen_queue", Tells::Pool(FPM, Part::Waiting), "hipages/php-fpm_exporter"),
    ("phpfpm_active_processes", Tells::Pool(FPM, Part::Used), "hipages/php-fpm_exporter"),
    ("phpfpm_total_processes", Tells::Pool(FPM, Part::Most), "hipages/php-fpm_exporter"),
];

/// What a page told.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Told {
    /// The runtime, where it is one that runs code on one processor at a time.
    pub(crate) single_runtime: Option<&'static str>,
    pub(crate) started_at: Once,
    pub(crate) cpu_s: Once,
    pub(crate) cpu_most: Once,
    loop_p99_s: Once,
    loop_s: Once,
    pub(crate) turn_s: Once,
    pub(crate) turn_min_s: Once,
    pools: BTreeMap<(&'static str, String), PoolTold>,
}

/// A value that one process has once: pages that hold those of several tell of none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Once {
    #[default]
    Untold,
    Told(f64),
    Contradicted,
}

impl Once {
    fn take(&mut self, value: f64) {
        *self = if *self == Self::Untold { Self::Told(value) } else { Self::Contradicted };
    }

    pub(crate) fn value(self) -> Option<f64> {
        if let Self::Told(value) = self { Some(value) } else { None }
    }
}

/// What was told of a pool.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct PoolTold {
    used: Option<f64>,
    free: Option<f64>,
    most: Option<f64>,
    pub(crate) waiting: Option<f64>,
    pub(crate) waited: Option<f64>,
}

impl PoolTold {
    fn take(&mut self, part: Part, value: f64) {
        let of = match part {
            Part::Used => &mut self.used,
            Part::Free => &mut self.free,
            Part::Most => &mut self.most,
            Part::Waiting => &mut self.waiting,
            Part::Waited => &mut self.waited,
        };
        *of = Some(of.unwrap_or_default() + value);
    }

    /// How many are in use, and how many there may be; none where that is not told, or there is no limit.
    pub(crate) fn room(&self) -> Option<(f64, f64)> {
        let most = self.most.filter(|most| *most > 0.0)?;
        Some((self.used.or_else(|| Some((most - self.free?).max(0.0)))?, most))
    }
}

impl Told {
    fn take(&mut self, tells: Tells, sample: Sample<'_>) {
        match tells {
            Tells::Cpu(units) => self.cpu_s.take(sample.value / units),
            Tells::Start => self.started_at.take(sample.value),
            Tells::Most => self.cpu_most.take(sample.value),
            Tells::Single(runtime) => self.single_runtime = Some(runtime),
            Tells::LoopP99 => self.loop_p99_s.take(sample.value),
            Tells::Loop => self.loop_s.take(sample.value),
            Tells::Turn => self.turn_s.take(sample.value),
            Tells::TurnMin => self.turn_min_s.take(sample.value),
            Tells::Pool(pool, part) => {
                let labels = if pool.is_one { String::new() } else { sample.labels.chars().take(LONGEST_LABELS).collect() };
                let key = (pool.name, labels);
                if self.pools.len() < MOST_POOLS || self.pools.contains_key(&key) {
                    self.pools.entry(key).or_default().take(part, sample.value);
                }
            }
        }
    }

    /// How late the event loop was.
    pub(crate) fn loop_lag_ms(&self) -> Option<f64> {
        self.loop_p99_s.value().or_else(|| self.loop_s.value()).map(|s| s * 1_000.0)
    }

    /// Pools of which it is told how full they are and whether somebody waits: name, labels.
    pub(crate) fn pools(&self) -> impl Iterator<Item = (&'static str, &str, &PoolTold)> {
        let is_told = |pool: &PoolTold| pool.room().is_some() && (pool.waiting.is_some() || pool.waited.is_some());
        self.pools.iter().filter(move |(_, pool)| is_told(pool)).map(|((name, labels), pool)| (*name, labels.as_str(), pool))
    }

    /// True where nothing by which a limit could be seen is there.
    pub(crate) fn is_silent(&self) -> bool {
        self.cpu_s == Once::Untold && self.pools().next().is_none()
    }
}

/// Reads a page.
pub(crate) fn read(text: &str) -> Told {
    let mut told = Told::default();
    for sample in samples(text).filter(|sample| sample.value.is_finite() && sample.value >= 0.0) {
        let known = NAMES.iter().filter(|(name, ..)| *name == sample.name);
        known.for_each(|(_, tells, _)| told.take(*tells, sample));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_tells_of_its_process() {
        // Of prom-client 15.1.3 under Node 20.
        let told = read(
            "# TYPE process_cpu_seconds_total counter\nprocess_cpu_user_seconds_total 0.01\nprocess_cpu_seconds_total{app=\"shop\"} 0.014743\n\
             process_start_time_seconds 1796081643\nnodejs_eventloop_lag_seconds 0\nnodejs_eventloop_lag_p99_seconds 0.023412735\n\
             nodejs_eventloop_lag_min_seconds 0.0101\nnodejs_eventloop_lag_mean_seconds 0.0127\n\
             nodejs_version_info{version=\"v20.20.2\",major=\"20\"} 1\n",
        );
        assert_eq!(
            (told.single_runtime, told.cpu_s.value(), told.started_at.value()),
            (Some("Node"), Some(0.014_743), Some(1_796_081_643.0))
        );
        assert_eq!(told.loop_lag_ms().map(f64::round), Some(23.0));
        assert_eq!((told.turn_s.value(), told.turn_min_s.value()), (Some(0.0127), Some(0.0101)));
        let java = read("process_cpu_time_ns_total 1.5E9\nsystem_cpu_count 4.0\n");
        assert_eq!((java.cpu_s.value(), java.cpu_most.value(), java.single_runtime), (Some(1.5), Some(4.0), None));
        assert_eq!(read("nodejs_eventloop_lag_seconds 0.5\n").loop_lag_ms(), Some(500.0), "before there were percentiles");
    }

    #[test]
    fn a_page_of_several_processes_tells_of_none() {
        let told = read("process_cpu_seconds_total{job=\"a\"} 5\nprocess_cpu_seconds_total{job=\"b\"} 9\n");
        assert_eq!((told.cpu_s.value(), told.is_silent()), (None, false));
    }

    #[test]
    fn a_page_of_something_else_tells_nothing() {
        assert!(read("# TYPE up gauge\nup 1\nprocess_resident_memory_bytes 5\nprocess_cpu_seconds_total NaN\n").is_silent());
        assert!(read("hikaricp_connections_active 5\ngo_sql_max_open_connections 0\ngo_sql_wait_count_total 0\n").is_silent(), "no limit");
    }

    #[test]
    fn pools_are_told_apart_by_their_labels_and_workers_of_one_are_not() {
        let pools = |text: &str| -> Vec<(&str, String, (f64, f64))> {
            read(text).pools().map(|(name, labels, pool)| (name, labels.to_owned(), pool.room().unwrap_or_default())).collect()
        };
        let hikari = "hikaricp_connections_pending{pool=\"a\"} 7\nhikaricp_connections_active{pool=\"a\"} 10\n\
                      hikaricp_connections_max{pool=\"a\"} 10\nhikaricp_connections_active{pool=\"b\"} 1\n\
                      hikaricp_connections_max{pool=\"b\"} 10\nhikaricp_connections_pending{pool=\"b\"} 0\n";
        let of = |labels: &str, used| ("connections (HikariCP)", labels.to_owned(), (used, 10.0));
        assert_eq!(pools(hikari), [of("pool=\"a\"", 10.0), of("pool=\"b\"", 1.0)]);
        let worker = |index: u8, free: u8| {
            format!(
                "puma_backlog{{index=\"{index}\"}} 2\npuma_pool_capacity{{index=\"{index}\"}} {free}\npuma_max_threads{{index=\"{index}\"}} 5\n"
            )
        };
        assert_eq!(pools(&(worker(0, 0) + &worker(1, 4))), [("threads (Puma)", String::new(), (6.0, 10.0))]);
        let many: String = (0..100).map(|n| hikari.replace("pool=\"", &format!("pool=\"{n}"))).collect();
        assert_eq!(pools(&many).len(), MOST_POOLS);
    }

    #[test]
    fn each_name_stands_once_with_its_source() {
        let mut names: Vec<&str> = NAMES.iter().map(|(name, ..)| *name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), NAMES.len());
        assert!(NAMES.iter().all(|(_, _, source)| source.len() > 5));
    }
}
