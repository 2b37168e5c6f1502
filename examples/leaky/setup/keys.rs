//! What lies in Redis: cache, sessions, jobs, and what faults leave there.

use redis::{AsyncConnectionConfig, Pipeline, aio::MultiplexedConnection, pipe};

use super::settings;
use crate::{
    jobs::{QUEUE, now_ms},
    session::SESSION_S,
    switches::Switches,
};

/// Three days, in milliseconds: how long the forgotten jobs wait.
const LONG_AGO_MS: u64 = 3 * 86_400_000;

/// A whole export as one value.
const BIG_BYTES: usize = 1_200_000;

/// Empties Redis, sets it up and fills it.
pub(super) async fn fill(address: &str, switches: &Switches) -> redis::RedisResult<()> {
    let client = redis::Client::open(address)?;
    // Filling and the slow script may take longer than the client waits by default.
    let config = AsyncConnectionConfig::new().set_response_timeout(None);
    let mut redis = client.get_multiplexed_async_connection_with_config(&config).await?;
    redis::cmd("FLUSHALL").query_async::<()>(&mut redis).await?;
    redis::cmd("SLOWLOG").arg("RESET").query_async::<()>(&mut redis).await?;
    settings::apply_redis(&mut redis, switches).await?;
    send(&mut redis, cache(switches)).await?;
    send(&mut redis, jobs(switches)).await?;
    send(&mut redis, leftovers(switches)).await?;
    if switches.leaks("logical-databases") {
        for database in 1..=5 {
            let mut pipe = pipe();
            pipe.cmd("SELECT").arg(database).ignore();
            for n in 0..50 {
                pipe.set(format!("app:{database}:{n}"), n).ignore();
            }
            pipe.cmd("SELECT").arg(0).ignore();
            send(&mut redis, pipe).await?;
        }
    }
    // What comes now counts as the day's traffic; the filling before it does not.
    redis::cmd("CONFIG").arg("RESETSTAT").query_async::<()>(&mut redis).await?;
    send(&mut redis, traffic(switches)).await?;
    if switches.leaks("connections-not-pooled") {
        for n in 0..600 {
            let mut once = client.get_multiplexed_async_connection().await?;
            redis::cmd("GET").arg(format!("cache:product:{n}")).query_async::<Option<String>>(&mut once).await?;
        }
    }
    Ok(())
}

async fn send(redis: &mut MultiplexedConnection, pipe: Pipeline) -> redis::RedisResult<()> {
    if pipe.is_empty() { Ok(()) } else { pipe.query_async(redis).await }
}

fn cache(switches: &Switches) -> Pipeline {
    let mut pipe = pipe();
    for n in 1..=3_000_u64 {
        let (key, value) = (format!("cache:page:{n}"), format!("<p>{}</p>", "water ".repeat(20)));
        if switches.leaks("keys-without-expiry") {
            pipe.set(key, value).ignore();
        } else {
            pipe.set_ex(key, value, 80_000 + n).ignore();
        }
    }
    if !switches.leaks("session-in-memory") {
        for n in 0..400_u64 {
            let key = format!("sess:{:032x}", u128::from(n) * 0x9E37_79B9_7F4A_7C15_F39C);
            if switches.leaks("session-without-expiry") {
                pipe.set(key, "visitor1@harbour.example").ignore();
            } else {
                pipe.set_ex(key, "visitor1@harbour.example", SESSION_S - n).ignore();
            }
        }
    }
    pipe
}

fn jobs(switches: &Switches) -> Pipeline {
    let mut pipe = pipe();
    pipe.hset(format!("{QUEUE}:meta"), "version", "bullmq:5.0.0").ignore();
    pipe.set(format!("{QUEUE}:id"), 100_000).ignore();
    let waiting = if switches.leaks("jobs-waiting-too-long") { 300 } else { 2 };
    let since = if switches.leaks("jobs-waiting-too-long") { now_ms() - LONG_AGO_MS } else { now_ms() };
    let lists = [
        ("wait", waiting, "draw-report"),
        ("completed", switches.pick("finished-jobs-kept", 12_000, 20), "draw-report"),
        ("failed", switches.pick("failed-jobs-pile-up", 1_500, 0), "send-mail"),
    ];
    let mut id = 0_u64;
    for (state, count, name) in lists {
        for _ in 0..count {
            id += 1;
            // Of the oldest completed ones only the number is left, so that the keys are not all jobs.
            if id <= 3_000 {
                pipe.hset_multiple(format!("{QUEUE}:{id}"), &[("name", name), ("data", "{}"), ("timestamp", &since.to_string())]).ignore();
            }
            if state == "wait" {
                pipe.lpush(format!("{QUEUE}:wait"), id).ignore();
            } else {
                pipe.zadd(format!("{QUEUE}:{state}"), id, now_ms() - 60_000 + id).ignore();
            }
        }
    }
    pipe
}

fn leftovers(switches: &Switches) -> Pipeline {
    let mut pipe = pipe();
    if switches.leaks("redis-shared-by-environments") {
        for n in 0..400 {
            pipe.set_ex(format!("prod:cart:{n}"), n, 80_000 + n).ignore();
            pipe.set_ex(format!("staging:cart:{n}"), n, 80_000 + n).ignore();
        }
    }
    if switches.leaks("big-key") {
        let line = "visitor;town;boat;pier;since;until\n".repeat(BIG_BYTES / 35);
        for week in 1..=30_u64 {
            pipe.set_ex(format!("export:week-{week}"), &line, 80_000 + week).ignore();
        }
    }
    pipe
}

fn traffic(switches: &Switches) -> Pipeline {
    let mut pipe = pipe();
    if switches.leaks("keys-command") {
        for n in 0..60 {
            pipe.cmd("KEYS").arg(format!("cache:page:{n}*")).ignore();
        }
    }
    if switches.leaks("slow-commands") {
        let script = "local sum = 0 for n = 1, 6000000 do sum = sum + n % 7 end return sum";
        for _ in 0..4 {
            pipe.cmd("EVAL").arg(script).arg(0).ignore();
        }
    }
    pipe
}
