//! What a workload is for, by the name of its image.

/// What it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Code of one's own, as long as nothing else is known of it.
    App,
    /// The same, that runs and ends.
    Task,
    Postgres,
    Redis,
    Broker,
    Mesh,
    Gateway,
    Search,
    Database,
    Monitoring,
    Other,
}

impl Role {
    /// As facts have it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Task => "task",
            Self::Postgres => "postgres",
            Self::Redis => "redis",
            Self::Broker => "broker",
            Self::Mesh => "mesh",
            Self::Gateway => "gateway",
            Self::Search => "search",
            Self::Database => "database",
            Self::Monitoring => "monitoring",
            Self::Other => "other",
        }
    }
}

/// Names of images as their makers publish them; with the owner where others may well have one of that name.
const IMAGES: &[(Role, &[&str])] = &[
    (
        Role::Postgres,
        &["postgres", "postgresql", "postgis", "pgvector", "timescaledb", "spilo", "supabase-postgres", "pgbouncer", "pgpool", "supavisor"],
    ),
    (Role::Redis, &["redis", "valkey", "keydb", "dragonfly", "redis-stack", "redis-sentinel", "memcached"]),
    (
        Role::Broker,
        &[
            "kafka",
            "cp-kafka",
            "cp-server",
            "redpanda",
            "rabbitmq",
            "nats",
            "pulsar",
            "activemq",
            "activemq-classic",
            "activemq-artemis",
            "zookeeper",
            "cp-zookeeper",
            "rocketmq",
        ],
    ),
    (
        Role::Mesh,
        &[
            "proxyv2",
            "istio/pilot",
            "istiod",
            "ztunnel",
            "linkerd-proxy",
            "linkerd/controller",
            "consul-dataplane",
            "hashicorp/consul",
            "kuma-dp",
            "kuma-cp",
        ],
    ),
    (
        Role::Gateway,
        &[
            "nginx",
            "openresty",
            "traefik",
            "haproxy",
            "envoy",
            "kong",
            "caddy",
            "apisix",
            "varnish",
            "httpd",
            "nginx-ingress",
            "ingress-nginx/controller",
            "krakend",
            "tyk-gateway",
            "cloudflared",
        ],
    ),
    (Role::Search, &["elasticsearch", "opensearch", "meilisearch", "typesense", "solr", "qdrant", "weaviate", "milvus"]),
    (
        Role::Database,
        &[
            "mysql",
            "mariadb",
            "mongo",
            "mongodb",
            "cassandra",
            "scylla",
            "clickhouse",
            "clickhouse-server",
            "neo4j",
            "influxdb",
            "cockroach",
            "couchdb",
            "couchbase",
            "eventstore",
            "kurrentdb",
        ],
    ),
    (
        Role::Monitoring,
        &[
            "prometheus",
            "grafana",
            "loki",
            "promtail",
            "alertmanager",
            "node-exporter",
            "postgres-exporter",
            "redis_exporter",
            "opentelemetry-collector",
            "opentelemetry-collector-contrib",
            "jaeger",
            "jaegertracing/all-in-one",
            "tempo",
            "datadog/agent",
            "grafana/agent",
            "fluent-bit",
            "fluentd",
            "timberio/vector",
            "cadvisor",
            "kube-state-metrics",
            "blackbox-exporter",
            "sentry",
        ],
    ),
    (
        Role::Other,
        &[
            "minio",
            "mailhog",
            "mailpit",
            "busybox",
            "alpine",
            "curlimages/curl",
            "kubectl",
            "cert-manager-controller",
            "localstack",
            "adminer",
            "pgadmin4",
            "library/registry",
            "migrate/migrate",
        ],
    ),
];

/// The role of an image; code of one's own where it is none that is known.
pub(super) fn of_image(image: &str) -> Role {
    let (owner, name) = named(image);
    let is_it = |known: &&&str| known.split_once('/').map_or(**known == name, |of_owner| of_owner == (owner, name));
    IMAGES.iter().find(|(_, names)| names.iter().any(|known| is_it(&known))).map_or(Role::App, |(role, _)| *role)
}

/// The owner and the name of an image, without registry, tag and digest: `bitnami`, `kafka` of `docker.io/bitnami/kafka:3.7@sha256:…`.
pub(super) fn named(image: &str) -> (&str, &str) {
    let untagged = image.split('@').next().unwrap_or(image);
    let mut parts = untagged.rsplit('/');
    let name = parts.next().unwrap_or("").split(':').next().unwrap_or("");
    (parts.next().unwrap_or("library"), name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_told_from_code_of_ones_own() {
        for (image, role) in [
            ("postgres:16-alpine", Role::Postgres),
            ("ghcr.io/cloudnative-pg/postgresql:16.2", Role::Postgres),
            ("docker.io/bitnami/kafka:3.7@sha256:0123", Role::Broker),
            ("rabbitmq:3-management", Role::Broker),
            ("localhost:5000/istio/proxyv2:1.22", Role::Mesh),
            ("cr.l5d.io/linkerd/controller:stable", Role::Mesh),
            ("registry.k8s.io/ingress-nginx/controller:v1.10", Role::Gateway),
            ("nginx", Role::Gateway),
            ("gcr.io/datadog/agent:7", Role::Monitoring),
        ] {
            assert_eq!(of_image(image), role, "{image}");
        }
        for own in
            ["ghcr.io/us/shop:1.2", "us/controller:4", "shop/agent", "registry:5000/us/kafka-consumer", "us/nginx-of-ours", "us/pilot"]
        {
            assert_eq!(of_image(own), Role::App, "{own}");
        }
        assert_eq!(named("localhost:5000/us/shop:1.2@sha256:ab"), ("us", "shop"));
    }
}
