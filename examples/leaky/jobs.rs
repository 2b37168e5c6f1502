//! Background jobs in Redis, in the layout of `BullMQ`, so that its dashboards and plimsoll's probe can read them: a list
//! `wait`, a list `active`, sorted sets `completed` and `failed`, a hash a job.

use std::{
    error::Error,
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use base64_name::worker_name;
use redis::{AsyncCommands, aio::MultiplexedConnection};

use crate::{
    api,
    harbour::{App, Harbour},
};

/// The queue's keys begin so.
pub(crate) const QUEUE: &str = "bull:reports";
/// Where the newest report lies.
pub(crate) const NEWEST_REPORT: &str = "cache:report:newest";
/// Finished jobs that are kept for looking at.
const KEPT: isize = 100;
/// How long the leaky worker sleeps between jobs: one slow worker for everything.
const LEAKY_NAP: Duration = Duration::from_secs(30);

/// Milliseconds since 1970, as `BullMQ` writes them.
pub(crate) fn now_ms() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| u64::try_from(d.as_millis()).unwrap_or(u64::MAX))
}

/// Adds a job and returns its number.
pub(crate) async fn add(app: &Harbour, name: &str) -> redis::RedisResult<u64> {
    let mut redis = app.redis.clone();
    let id: u64 = redis.incr(format!("{QUEUE}:id"), 1).await?;
    redis::pipe()
        .hset_multiple(format!("{QUEUE}:{id}"), &[("name", name), ("data", "{}"), ("timestamp", &now_ms().to_string())])
        .ignore()
        .lpush(format!("{QUEUE}:wait"), id)
        .ignore()
        .query_async::<()>(&mut redis)
        .await?;
    Ok(id)
}

/// Starts the one worker, unless the fault says that there is none. It holds one job at a time: the bound.
pub(crate) async fn start_worker(app: &App) -> Result<(), Box<dyn Error>> {
    if app.leaks("jobs-without-worker") {
        return Ok(());
    }
    // A connection of its own: a blocking command would hold up all others.
    let config = redis::AsyncConnectionConfig::new().set_response_timeout(None);
    let mut redis = app.redis_client.get_multiplexed_async_connection_with_config(&config).await?;
    redis::cmd("CLIENT").arg("SETNAME").arg(worker_name("reports")).query_async::<()>(&mut redis).await?;
    let app = Arc::clone(app);
    tokio::spawn(async move {
        while let Ok(taken) = take(&mut redis).await {
            if let Some(id) = taken
                && finish(&mut redis, &id).await.is_err()
            {
                return;
            }
            if app.leaks("jobs-waiting-too-long") {
                tokio::time::sleep(LEAKY_NAP).await;
            }
        }
    });
    Ok(())
}

/// Waits up to two seconds for a job.
async fn take(redis: &mut MultiplexedConnection) -> redis::RedisResult<Option<String>> {
    redis::cmd("BRPOPLPUSH").arg(format!("{QUEUE}:wait")).arg(format!("{QUEUE}:active")).arg(2).query_async(redis).await
}

/// Does the job on a thread for heavy work, notes it as completed, and forgets the oldest completed ones.
async fn finish(redis: &mut MultiplexedConnection, id: &str) -> redis::RedisResult<()> {
    let report = tokio::task::spawn_blocking(|| api::draw("sales")).await.unwrap_or_default();
    redis.set_ex::<_, _, ()>(NEWEST_REPORT, report, 86_400).await?;
    redis.zadd::<_, _, _, ()>(format!("{QUEUE}:completed"), id, now_ms()).await?;
    redis.lrem::<_, _, ()>(format!("{QUEUE}:active"), 1, id).await?;
    let old: Vec<String> = redis.zrange(format!("{QUEUE}:completed"), 0, -KEPT - 1).await?;
    for id in old {
        redis::pipe()
            .zrem(format!("{QUEUE}:completed"), &id)
            .ignore()
            .del(format!("{QUEUE}:{id}"))
            .ignore()
            .query_async::<()>(redis)
            .await?;
    }
    Ok(())
}

/// `bull:<base64 of the queue's name>:w:<worker>`: the name by which a worker is known among the clients.
mod base64_name {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    pub(super) fn worker_name(queue: &str) -> String {
        let mut coded = String::new();
        for three in queue.as_bytes().chunks(3) {
            let bits = three.iter().enumerate().fold(0u32, |sum, (n, b)| sum | u32::from(*b) << (16 - 8 * n));
            for n in 0..4 {
                let letter = LETTERS[(bits >> (18 - 6 * n) & 63) as usize] as char;
                coded.push(if n <= three.len() { letter } else { '=' });
            }
        }
        format!("bull:{coded}:w:harbour")
    }
}
