//! What a scan adds to Redis' own counters of hits and misses.

use super::Sent;

/// Commands of ours that look at no key, or do so without being counted: measured on Redis 7.0, and so in its source from
/// 5.0 to 8.0. Each of the others is one lookup.
const UNCOUNTED: &[&str] = &["AUTH", "CLIENT", "CONFIG", "INFO", "MEMORY USAGE", "PING", "RANDOMKEY", "SCAN", "SELECT", "SLOWLOG"];

/// Lookups of keys among what was sent.
#[must_use]
pub fn redis_lookups(sent: &[Sent]) -> i64 {
    let is_lookup = |statement: &str| !UNCOUNTED.iter().any(|command| statement.starts_with(command));
    sent.iter().filter(|s| s.kind == "redis" && is_lookup(&s.statement)).map(|s| s.times).sum()
}
