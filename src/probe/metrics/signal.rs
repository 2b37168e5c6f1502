//! What a metric tells of, by its name: what is worth an alert. A line for each kind of exporter or library, with where its names are
//! listed and two of them. The four golden signals are those of the SRE book (<https://sre.google/sre-book/monitoring-distributed-systems/>);
//! how much traffic there is wakes nobody, so that the app is up stands in its place.

use super::promql::{Matcher, Selector};

/// Something that is worth an alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Signal {
    Availability,
    Errors,
    Latency,
    Saturation,
    Postgres,
    Redis,
    Queue,
}

impl Signal {
    pub(crate) const ALL: [Self; 7] =
        [Self::Availability, Self::Errors, Self::Latency, Self::Saturation, Self::Postgres, Self::Redis, Self::Queue];

    /// The word in the snapshot.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Availability => "availability",
            Self::Errors => "errors",
            Self::Latency => "latency",
            Self::Saturation => "saturation",
            Self::Postgres => "postgres",
            Self::Redis => "redis",
            Self::Queue => "queue",
        }
    }

    /// In words: "no alert tells …".
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Availability => "that the app, or what it needs, is down",
            Self::Errors => "that requests fail",
            Self::Latency => "that requests are slow",
            Self::Saturation => "that processor, memory or disk run out",
            Self::Postgres => "of Postgres",
            Self::Redis => "of Redis",
            Self::Queue => "of jobs that wait too long",
        }
    }
}

/// A kind of names. A name is one of them where it is one of `is`, begins with one of `begins`, or holds one word of each of `holds`.
struct Mark {
    signal: Signal,
    is: &'static [&'static str],
    begins: &'static [&'static str],
    holds: &'static [&'static [&'static str]],
    /// Where such names are listed.
    #[cfg_attr(not(test), expect(dead_code, reason = "for whoever reads the line"))]
    source: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "a test reads them"))]
    examples: [&'static str; 2],
}

const fn begins(signal: Signal, begins: &'static [&'static str], source: &'static str, examples: [&'static str; 2]) -> Mark {
    Mark { signal, is: &[], begins, holds: &[], source, examples }
}

/// The first that fits counts: what an exporter of Postgres calls an error is of Postgres.
const MARKS: &[Mark] = &[
    Mark {
        signal: Signal::Availability,
        is: &["up", "probe_success", "probe_http_status_code"],
        begins: &[],
        holds: &[],
        source: "prometheus.io/docs/concepts/jobs_instances, github.com/prometheus/blackbox_exporter",
        examples: ["up", "probe_success"],
    },
    begins(Signal::Postgres, &["pg_"], "github.com/prometheus-community/postgres_exporter", ["pg_up", "pg_stat_activity_count"]),
    begins(
        Signal::Postgres,
        &["pgbouncer_"],
        "github.com/prometheus-community/pgbouncer_exporter",
        ["pgbouncer_up", "pgbouncer_pools_client_waiting_connections"],
    ),
    begins(Signal::Postgres, &["cnpg_"], "cloudnative-pg.io/documentation, monitoring", ["cnpg_collector_up", "cnpg_backends_total"]),
    begins(
        Signal::Postgres,
        &["postgresql_"],
        "OpenTelemetry collector, receiver postgresql",
        ["postgresql_backends", "postgresql_deadlocks_total"],
    ),
    begins(
        Signal::Postgres,
        &["aws_rds_"],
        "github.com/prometheus/cloudwatch_exporter",
        ["aws_rds_free_storage_space_average", "aws_rds_cpuutilization_average"],
    ),
    begins(Signal::Postgres, &["patroni_"], "patroni.readthedocs.io, REST API: /metrics", ["patroni_primary", "patroni_postgres_running"]),
    begins(Signal::Queue, &["sidekiq_"], "github.com/yabeda-rb/yabeda-sidekiq", ["sidekiq_queue_latency", "sidekiq_jobs_waiting_count"]),
    begins(Signal::Queue, &["bullmq_", "bull_"], "docs.bullmq.io/guide/metrics/prometheus", ["bullmq_job_count", "bull_queue_waiting"]),
    begins(
        Signal::Queue,
        &["celery_", "flower_"],
        "github.com/danihodovic/celery-exporter, flower.readthedocs.io",
        ["celery_queue_length", "flower_task_prefetch_time_seconds"],
    ),
    begins(Signal::Queue, &["rq_"], "github.com/mdawar/rq-exporter", ["rq_jobs", "rq_workers"]),
    begins(
        Signal::Queue,
        &["oban_", "faktory_", "resque_", "good_job_", "solid_queue_", "asynq_", "horizon_"],
        "the exporters of these libraries",
        ["asynq_queue_latency_seconds", "oban_queue_length_count"],
    ),
    begins(
        Signal::Queue,
        &["rabbitmq_queue_"],
        "rabbitmq.com/docs/prometheus",
        ["rabbitmq_queue_messages_ready", "rabbitmq_queue_messages"],
    ),
    begins(
        Signal::Queue,
        &["kafka_consumergroup_lag"],
        "github.com/danielqsj/kafka_exporter",
        ["kafka_consumergroup_lag", "kafka_consumergroup_lag_sum"],
    ),
    begins(Signal::Redis, &["redis_", "valkey_"], "github.com/oliver006/redis_exporter", ["redis_up", "redis_memory_used_bytes"]),
    begins(
        Signal::Redis,
        &["aws_elasticache_"],
        "github.com/prometheus/cloudwatch_exporter",
        ["aws_elasticache_evictions_average", "aws_elasticache_cpuutilization_average"],
    ),
    begins(
        Signal::Saturation,
        &["node_", "windows_"],
        "github.com/prometheus/node_exporter, github.com/prometheus-community/windows_exporter",
        ["node_filesystem_avail_bytes", "windows_cpu_time_total"],
    ),
    begins(
        Signal::Saturation,
        &["container_", "machine_"],
        "github.com/google/cadvisor/blob/master/docs/storage/prometheus.md",
        ["container_memory_working_set_bytes", "machine_memory_bytes"],
    ),
    begins(
        Signal::Saturation,
        &["kube_"],
        "github.com/kubernetes/kube-state-metrics",
        ["kube_pod_container_resource_limits", "kube_node_status_condition"],
    ),
    begins(
        Signal::Saturation,
        &["process_", "nodejs_"],
        "prometheus.io/docs/instrumenting/writing_clientlibs, prom-client",
        ["process_resident_memory_bytes", "nodejs_eventloop_lag_p99_seconds"],
    ),
    begins(
        Signal::Saturation,
        &["jvm_", "hikaricp_", "system_", "disk_"],
        "docs.micrometer.io, binders",
        ["jvm_memory_used_bytes", "hikaricp_connections_pending"],
    ),
    begins(
        Signal::Saturation,
        &["puma_", "phpfpm_", "gunicorn_"],
        "yabeda-puma-plugin, github.com/hipages/php-fpm_exporter",
        ["puma_backlog", "phpfpm_listen_queue"],
    ),
    Mark {
        signal: Signal::Errors,
        is: &[],
        begins: &[],
        holds: &[&["error", "exception", "fail", "5xx"]],
        source: "prometheus.io/docs/practices/instrumentation: count failures",
        examples: ["django_http_exceptions_total_by_view_total", "checkout_failures_total"],
    },
    Mark {
        signal: Signal::Latency,
        is: &[],
        begins: &[],
        holds: &[REQUESTS, &["duration", "latency", "seconds", "_ms", "milliseconds", "response_time"]],
        source: "prometheus.io/docs/practices/histograms, opentelemetry.io/docs/specs/semconv/http/http-metrics",
        examples: ["http_request_duration_seconds_bucket", "http_server_request_duration_seconds_sum"],
    },
    Mark {
        signal: Signal::Queue,
        is: &[],
        begins: &[],
        holds: &[
            &["queue", "job", "task"],
            &["latency", "age", "wait", "lag", "delay", "oldest", "backlog", "pending", "depth", "size", "length"],
        ],
        source: "the words of the above, in metrics of an app's own",
        examples: ["mail_queue_oldest_age_seconds", "import_jobs_pending"],
    },
];

/// Words of metrics that count requests.
const REQUESTS: &[&str] = &["http", "request", "response", "latency", "rpc"];
/// Of the watchers themselves, and of what an app asks of others.
const OTHERS: &[&str] =
    &["prometheus_", "alertmanager_", "promhttp_", "grafana_", "loki_", "scrape_", "net_conntrack_", "http_client_", "probe_", "ALERTS"];
/// Endings of counters: how often, and not how long.
const COUNTERS: &[&str] = &["_count", "_total", "_created"];

/// What exporters that ask an address as a visitor does say of how it went, and where that is listed.
const LOOKS: &[(&str, &str)] = &[
    ("probe_success", "github.com/prometheus/blackbox_exporter"),
    ("probe_all_success", "grafana.com/docs/grafana-cloud, synthetic monitoring: metrics"),
    ("monitor_status", "github.com/louislam/uptime-kuma, wiki: Prometheus integration"),
    ("gatus_results", "github.com/TwiN/gatus, metrics"),
    ("httpcheck_status", "OpenTelemetry collector, receiver httpcheck"),
];

/// True for what tells that somebody asked an address as a visitor does.
pub(crate) fn is_look(name: &str) -> bool {
    let rest = |begins: &str| name.strip_prefix(begins).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'));
    LOOKS.iter().any(|(begins, _)| rest(begins))
}

/// Labels of what was asked for.
pub(crate) const ROUTES: &[&str] =
    &["method", "http_method", "http_request_method", "route", "http_route", "path", "handler", "endpoint", "uri", "view", "verb", "url"];
/// Labels of how a request ended.
pub(crate) const OUTCOMES: &[&str] = &[
    "status",
    "code",
    "status_code",
    "http_status_code",
    "http_response_status_code",
    "response_code",
    "status_class",
    "outcome",
    "exception",
    "result",
];
/// Beginnings and parts of values of such a label where it failed.
const FAILED: &[&str] = &["5..", "5xx", "5[", "[45]", "SERVER_ERROR", "error", "fail"];

fn is_of(mark: &Mark, name: &str) -> bool {
    let holds = |words: &&[&str]| words.iter().any(|word| name.contains(word));
    let is_by_words = !mark.holds.is_empty() && mark.holds.iter().all(holds);
    mark.is.contains(&name) || mark.begins.iter().any(|begin| name.starts_with(begin)) || is_by_words
}

/// What the metric of this name tells of; none: nothing that is known.
pub(crate) fn of_name(name: &str) -> Option<Signal> {
    let lower = name.to_ascii_lowercase();
    let is_other = OTHERS.iter().any(|begin| name.starts_with(begin)) && !MARKS.iter().any(|mark| mark.is.contains(&name));
    let found = MARKS.iter().find(|mark| !is_other && is_of(mark, &lower)).map(|mark| mark.signal);
    found.filter(|signal| *signal != Signal::Latency || !COUNTERS.iter().any(|end| lower.ends_with(end)))
}

/// What a metric with these conditions tells of: requests that ended badly are errors, whatever counts them.
pub(crate) fn of_selector(selector: &Selector) -> Option<Signal> {
    let is_failed = |matcher: &Matcher| {
        let is_outcome = OUTCOMES.contains(&matcher.label.as_str());
        let is_bad = matcher.value.starts_with('5') || FAILED.iter().any(|part| matcher.value.contains(part));
        let is_good = matcher.value.starts_with('2') || matcher.value.contains("SUCCESS");
        is_outcome && if matcher.operator.starts_with('!') { is_good } else { is_bad }
    };
    if counts_requests(&selector.metric) && selector.matchers.iter().any(is_failed) {
        return Some(Signal::Errors);
    }
    of_name(&selector.metric)
}

/// True for a metric of requests that the target itself answered.
pub(crate) fn counts_requests(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let is_other = OTHERS.iter().any(|begin| name.starts_with(begin));
    !is_other && !is_of_exporter(&lower) && ["http", "request", "rpc"].iter().any(|word| lower.contains(word))
}

/// True for a metric of a server, a queue or a runtime that is known by how its names begin; `lower` is in small letters.
pub(crate) fn is_of_exporter(lower: &str) -> bool {
    MARKS.iter().any(|mark| mark.begins.iter().any(|begin| lower.starts_with(begin)))
}

#[cfg(test)]
mod tests {
    use super::{super::promql, *};

    #[test]
    fn each_line_knows_its_own_examples_and_says_where_they_are_from() {
        for mark in MARKS {
            for example in mark.examples {
                assert_eq!(of_name(example), Some(mark.signal), "{example}");
            }
            assert!(mark.source.split_whitespace().next().is_some());
        }
    }

    #[test]
    fn who_asks_as_a_visitor_does_is_told_from_who_tells_of_itself() {
        for name in ["probe_success", "probe_all_success_sum", "monitor_status", "gatus_results_total", "httpcheck_status"] {
            assert!(is_look(name), "{name}");
        }
        for name in ["up", "probe_successes", "http_requests_total", "monitor_statuses"] {
            assert!(!is_look(name), "{name}");
        }
    }

    #[test]
    fn the_watchers_themselves_and_counters_tell_of_no_time() {
        for name in
            ["prometheus_http_request_duration_seconds_bucket", "http_request_duration_seconds_count", "http_requests_total", "shop_orders"]
        {
            assert_eq!(of_name(name), None, "{name}");
        }
        assert!(counts_requests("http_requests_total") && counts_requests("flask_http_request_duration_seconds_bucket"));
        assert!(
            !counts_requests("promhttp_metric_handler_requests_total")
                && !counts_requests("node_network_requests")
                && !counts_requests("http_client_requests")
        );
    }

    #[test]
    fn requests_that_ended_badly_are_errors_whatever_counts_them() {
        let of = |query: &str| promql::read(query).selectors.iter().filter_map(of_selector).collect::<Vec<_>>();
        for query in [
            "rate(http_requests_total{status=~\"5..\"}[5m]) > 1",
            "http_server_requests_seconds_count{outcome=\"SERVER_ERROR\"}",
            "http_request_duration_seconds_count{code!~\"2..|3..\"}",
            "traefik_service_requests_total{code=\"500\"}",
        ] {
            assert_eq!(of(query), [Signal::Errors], "{query}");
        }
        assert_eq!(of("http_requests_total{status=\"200\"}"), []);
        assert_eq!(of("histogram_quantile(0.9, rate(http_request_duration_seconds_bucket{code=\"200\"}[5m]))"), [Signal::Latency]);
    }
}
