//! Whose a metric is: of the runtime, of a library, or of the product itself. A line for each library or exporter, with where its names are
//! listed and two of them; what nobody else is known to name, the product has named.

use super::{
    exposition::{Family, plain},
    signal::{self, Signal},
};

/// Whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layer {
    /// Process, memory, threads.
    Runtime,
    /// A framework, a server, a pool, a queue, a service beside the app.
    Library,
    /// What the product does.
    Own,
}

impl Layer {
    /// The word in the snapshot.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Runtime => "runtime",
            Self::Library => "library",
            Self::Own => "own",
        }
    }
}

/// Names that begin so.
struct Mark {
    layer: Layer,
    begins: &'static [&'static str],
    /// Where such names are listed.
    #[cfg_attr(not(test), expect(dead_code, reason = "for whoever reads the line"))]
    source: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "a test reads them"))]
    examples: [&'static str; 2],
}

const fn mark(layer: Layer, begins: &'static [&'static str], source: &'static str, examples: [&'static str; 2]) -> Mark {
    Mark { layer, begins, source, examples }
}

/// Besides those by which [`signal`] knows a metric of a server.
const MARKS: &[Mark] = &[
    mark(
        Layer::Runtime,
        &["process_", "nodejs_", "v8js_"],
        "prom-client, collectDefaultMetrics; OpenTelemetry, runtime-node",
        ["process_cpu_seconds_total", "nodejs_gc_duration_seconds"],
    ),
    mark(
        Layer::Runtime,
        &["python_", "cpython_"],
        "prometheus_client, PlatformCollector; OpenTelemetry, system-metrics",
        ["python_gc_objects_collected_total", "cpython_gc_collections"],
    ),
    mark(Layer::Runtime, &["go_"], "client_golang, Go collector", ["go_goroutines", "go_memstats_alloc_bytes"]),
    mark(
        Layer::Runtime,
        &["jvm_", "system_", "disk_", "java_"],
        "docs.micrometer.io, binders",
        ["jvm_memory_used_bytes", "system_cpu_usage"],
    ),
    mark(
        Layer::Runtime,
        &["dotnet_", "clr_", "microsoft_", "runtime_", "gc_"],
        "learn.microsoft.com, built-in metrics; prometheus-net",
        ["dotnet_collection_count_total", "dotnet_gc_collections"],
    ),
    mark(
        Layer::Runtime,
        &["ruby_", "erlang_", "beam_", "vm_", "php_", "tokio_", "rust_", "opcache_"],
        "yabeda, prometheus_exporter, telemetry_metrics_prometheus, tokio-metrics",
        ["ruby_gc_stat_count", "erlang_vm_memory_bytes_total"],
    ),
    mark(
        Layer::Runtime,
        &["target_", "otel_", "scrape_", "promhttp_", "prometheus_", "up", "net_conntrack_"],
        "OpenTelemetry, Prometheus compatibility; client_golang, promhttp",
        ["target_info", "promhttp_metric_handler_requests_total"],
    ),
    mark(
        Layer::Library,
        &["django_"],
        "github.com/django-commons/django-prometheus",
        ["django_http_requests_total_by_method_total", "django_migrations_unapplied_total"],
    ),
    mark(
        Layer::Library,
        &["flask_", "starlette_", "fastapi_", "uvicorn_", "gunicorn_", "aiohttp_", "sanic_", "wsgi_", "asgi_"],
        "prometheus_flask_exporter, starlette_exporter, prometheus-fastapi-instrumentator, gunicorn's statsd",
        ["flask_exporter_info", "starlette_requests_in_progress"],
    ),
    mark(
        Layer::Library,
        &["express_", "fastify_", "nestjs_", "prisma_", "next_", "graphql_", "apollo_", "knex_", "typeorm_"],
        "express-prom-bundle, fastify-metrics, prisma.io/docs (metrics), graphql-prometheus-metrics",
        ["prisma_client_queries_total", "graphql_envelop_request"],
    ),
    mark(
        Layer::Library,
        &["rails_", "puma_", "rack_", "activerecord_", "active_record_", "activejob_", "delayed_job_", "unicorn_", "passenger_"],
        "yabeda-rails, yabeda-puma-plugin, prometheus_exporter",
        ["rails_requests_total", "puma_backlog"],
    ),
    mark(
        Layer::Library,
        &["phoenix_", "ecto_", "oban_", "plug_", "cowboy_", "bandit_", "finch_"],
        "hexdocs.pm/prom_ex, plugins",
        ["phoenix_http_request_duration_milliseconds", "ecto_repo_queue_time"],
    ),
    mark(
        Layer::Library,
        &["tomcat_", "jetty_", "undertow_", "netty_", "reactor_", "hikaricp_", "jdbc_", "logback_", "log4j2_", "executor_", "spring_"],
        "docs.spring.io, actuator: supported metrics",
        ["hikaricp_connections_active", "tomcat_sessions_active_max_sessions"],
    ),
    mark(
        Layer::Library,
        &["application_", "tasks_", "hibernate_", "cache_", "lettuce_", "resilience4j_", "vertx_", "worker_pool_", "agroal_"],
        "docs.micrometer.io; quarkus.io/guides/telemetry-micrometer",
        ["application_started_time_seconds", "cache_gets_total"],
    ),
    mark(
        Layer::Library,
        &["aspnetcore_", "kestrel_", "signalr_", "efcore_", "ef_", "httpclient_"],
        "learn.microsoft.com, ASP.NET Core metrics; prometheus-net",
        ["kestrel_active_connections", "aspnetcore_routing_match_attempts_total"],
    ),
    mark(
        Layer::Library,
        &["axum_", "actix_", "sqlx_", "gin_", "echo_", "fiber_", "gorm_", "grpc_", "rpc_"],
        "axum-prometheus, actix-web-prom, go-gin-prometheus, go-grpc-prometheus",
        ["axum_http_requests_pending", "grpc_server_handled_total"],
    ),
    mark(
        Layer::Library,
        &["laravel_", "symfony_", "horizon_", "phpfpm_", "frankenphp_", "caddy_", "wordpress_"],
        "spatie/laravel-prometheus, artprima/prometheus-metrics-bundle, frankenphp.dev/docs/metrics",
        ["phpfpm_active_processes", "frankenphp_total_threads"],
    ),
    mark(
        Layer::Library,
        &["mysql_", "mongodb_", "nginx_", "haproxy_", "traefik_", "envoy_", "istio_", "varnish_", "memcached_", "elasticsearch_", "kafka_"],
        "the exporters of these servers",
        ["nginx_connections_active", "envoy_cluster_upstream_rq_total"],
    ),
    mark(
        Layer::Library,
        &["db_client_", "messaging_", "faas_", "gen_ai_", "feature_flag_", "db_sql_", "db_pool_"],
        "opentelemetry.io/docs/specs/semconv/general/metrics",
        ["db_client_connection_count", "messaging_client_sent_messages"],
    ),
];
/// What a library adds to any metric.
const ADDED: &[&str] = &["_created", "_info"];

/// Whose the metric of this name is.
pub(crate) fn of(name: &str, family: &Family) -> Layer {
    let lower = plain(name).to_ascii_lowercase();
    let begins = |begin: &&str| lower == *begin || (begin.ends_with('_') && lower.starts_with(*begin));
    if let Some(mark) = MARKS.iter().find(|mark| mark.begins.iter().any(begins)) {
        return mark.layer;
    }
    let is_of_server = || {
        let told = signal::of_name(&lower);
        let servers = [Signal::Availability, Signal::Postgres, Signal::Redis, Signal::Saturation];
        told.is_some_and(|told| servers.contains(&told)) || signal::is_of_exporter(&lower)
    };
    // A product may well have requests of its own, such as those for an offer; they have no route.
    let is_of_http = ["http", "rpc"].iter().any(|word| lower.contains(word))
        || (["request", "response"].iter().any(|word| lower.contains(word)) && (family.has_route || family.has_outcome));
    let is_added = ADDED.iter().any(|end| lower.ends_with(end));
    if is_of_server() || is_of_http || is_added { Layer::Library } else { Layer::Own }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_knows_its_own_examples_and_says_where_they_are_from() {
        for mark in MARKS {
            for example in mark.examples {
                assert_eq!(of(example, &Family::default()), mark.layer, "{example}");
            }
            assert!(mark.source.split_whitespace().next().is_some());
        }
    }

    #[test]
    fn what_the_product_does_is_its_own() {
        let plain = Family::default();
        for own in
            ["shop_orders_total", "signups", "checkout_failures_total", "quote_requests_total", "upload.bytes", "update_total", "uploads"]
        {
            assert_eq!(of(own, &plain), Layer::Own, "{own}");
        }
        let with_route = Family { has_route: true, ..Family::default() };
        for (other, family) in [
            ("request_duration_seconds", &with_route),
            ("shop_http_requests_total", &plain),
            ("http.server.request.duration", &plain),
            ("pg_up", &plain),
            ("sidekiq_jobs_waiting_count", &plain),
            ("build_info", &plain),
        ] {
            assert_eq!(of(other, family), Layer::Library, "{other}");
        }
    }
}
