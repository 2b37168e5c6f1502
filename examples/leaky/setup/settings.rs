//! Settings of the servers: those that can change while they run, and those that need a start of theirs.

use std::fmt::Write;

use tokio_postgres::Client;

use crate::switches::Switches;

/// Fault, setting of Postgres, its leaky and its mended value.
const POSTGRES: &[(&str, &str, &str, &str)] = &[
    ("statement-timeout", "statement_timeout", "0", "15s"),
    ("idle-transaction-timeout", "idle_in_transaction_session_timeout", "0", "60s"),
    ("slow-log", "log_min_duration_statement", "-1", "500ms"),
    ("lock-waits", "log_lock_waits", "off", "on"),
    ("io-timing", "track_io_timing", "off", "on"),
    ("autovacuum", "autovacuum", "off", "on"),
    ("durability", "fsync", "off", "on"),
];

/// Sweeping must be off before the rows come where dead rows are to stay.
pub(super) async fn apply_before_rows(admin: &Client, switches: &Switches) -> Result<(), tokio_postgres::Error> {
    set(admin, "autovacuum", switches.pick("autovacuum", "off", "on")).await?;
    admin.batch_execute("select pg_reload_conf()").await
}

/// All settings that need no restart.
pub(super) async fn apply(admin: &Client, switches: &Switches) -> Result<(), tokio_postgres::Error> {
    for (fault, name, leaky, mended) in POSTGRES {
        set(admin, name, switches.pick(fault, leaky, mended)).await?;
    }
    admin.batch_execute("select pg_reload_conf()").await
}

async fn set(admin: &Client, name: &str, value: &str) -> Result<(), tokio_postgres::Error> {
    admin.batch_execute(&format!("alter system set {name} = '{value}'")).await
}

/// Options for `initdb`.
pub(crate) fn initdb_options(switches: &Switches) -> &'static str {
    switches.pick("checksums-off", "", "--data-checksums")
}

/// Lines for `postgresql.conf` that only a start reads.
pub(crate) fn postgres_conf(switches: &Switches) -> String {
    let mut lines = "shared_preload_libraries = 'pg_stat_statements'\n".to_owned();
    if switches.leaks("archiving-failing") {
        lines.push_str("archive_mode = on\narchive_command = 'cp %p /mnt/never-mounted/%f'\n");
    } else if switches.leaks("archiving-off") {
        lines.push_str("archive_mode = off\n");
    } else {
        lines.push_str("archive_mode = on\narchive_command = 'mkdir -p ../archive && cp %p ../archive/%f'\n");
    }
    lines
}

/// Fault, setting of Redis, its leaky and its mended value.
const REDIS: &[(&str, &str, &str, &str)] = &[
    ("memory-unlimited", "maxmemory", "0", "268435456"),
    ("queue-on-evicting-redis", "maxmemory-policy", "allkeys-lru", "noeviction"),
    ("queue-not-persisted", "appendonly", "no", "yes"),
];

/// All settings of Redis that need no restart.
pub(super) async fn apply_redis(redis: &mut redis::aio::MultiplexedConnection, switches: &Switches) -> redis::RedisResult<()> {
    for (fault, name, leaky, mended) in REDIS {
        redis::cmd("CONFIG").arg("SET").arg(name).arg(switches.pick(fault, leaky, mended)).query_async::<()>(redis).await?;
    }
    redis::cmd("CONFIG").arg("SET").arg("save").arg("").query_async(redis).await
}

/// Options for `redis-server` at its start.
pub(crate) fn redis_options(switches: &Switches) -> String {
    let mut options = String::new();
    for (fault, name, leaky, mended) in REDIS {
        let _ = write!(options, "--{name} {} ", switches.pick(fault, leaky, mended));
    }
    if switches.leaks("redis-without-password") {
        // As in the official container image, whose port is then open to the network.
        options.push_str("--protected-mode no ");
    } else {
        let _ = write!(options, "--requirepass {}", super::APP_PASSWORD);
    }
    options
}
