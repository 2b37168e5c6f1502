//! Counters and the histogram of answers, in the text form that Prometheus reads.

use std::{collections::BTreeMap, fmt::Write, sync::Mutex, time::Duration};

/// Upper bounds of the histogram, seconds.
const BOUNDS_S: [f64; 8] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0];

#[derive(Default)]
struct Route {
    by_status: BTreeMap<u16, u64>,
    /// Answers up to each bound, not summed up.
    buckets: [u64; BOUNDS_S.len()],
    seconds: f64,
    answers: u64,
}

/// Everything that is counted.
#[derive(Default)]
pub(crate) struct Meters {
    routes: Mutex<BTreeMap<String, Route>>,
}

impl Meters {
    /// Notes an answer.
    pub(crate) fn note(&self, route: &str, status: u16, took: Duration) {
        let mut routes = self.routes.lock().expect("no holder panics");
        let route = routes.entry(route.to_owned()).or_default();
        *route.by_status.entry(status).or_default() += 1;
        if let Some(bucket) = BOUNDS_S.iter().position(|b| took.as_secs_f64() <= *b) {
            route.buckets[bucket] += 1;
        }
        route.seconds += took.as_secs_f64();
        route.answers += 1;
    }

    /// The exposition; without the histogram where it is not wanted.
    pub(crate) fn text(&self, has_latency: bool, idle: usize) -> String {
        let routes = self.routes.lock().expect("no holder panics");
        let mut text = "# HELP http_requests_total Answers by route and status.\n# TYPE http_requests_total counter\n".to_owned();
        for (name, route) in routes.iter() {
            for (status, count) in &route.by_status {
                let _ = writeln!(text, "http_requests_total{{route=\"{name}\",status=\"{status}\"}} {count}");
            }
        }
        let _ = writeln!(text, "# HELP db_pool_idle Idle connections of the pool.\n# TYPE db_pool_idle gauge\ndb_pool_idle {idle}");
        if has_latency {
            text.push_str("# HELP http_request_duration_seconds Time to an answer.\n# TYPE http_request_duration_seconds histogram\n");
            for (name, route) in routes.iter() {
                let mut sum = 0;
                for (bound, count) in BOUNDS_S.iter().zip(route.buckets) {
                    sum += count;
                    let _ = writeln!(text, "http_request_duration_seconds_bucket{{route=\"{name}\",le=\"{bound}\"}} {sum}");
                }
                let _ = writeln!(text, "http_request_duration_seconds_bucket{{route=\"{name}\",le=\"+Inf\"}} {}", route.answers);
                let _ = writeln!(text, "http_request_duration_seconds_sum{{route=\"{name}\"}} {}", route.seconds);
                let _ = writeln!(text, "http_request_duration_seconds_count{{route=\"{name}\"}} {}", route.answers);
            }
        }
        text
    }
}
