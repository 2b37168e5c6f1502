//! Job queues: which library, how many jobs wait, run or failed, for how long, and whether anybody works on them.
//! Of a job only the time is read at which it was put into its queue.

mod bull;
mod go;
mod laravel;
mod unread;
mod python;
mod ruby;

use std::collections::BTreeSet;

use redis::{Cmd, FromRedisValue, RedisError, Value};

use super::{client::Client, key::Sample, pattern};
use crate::{
    client::redis::{Info, Session, refusal},
    probe::{Facts, Unseen},
    row,
};

/// The most queues of one library that are looked at.
const MOST: usize = 100;

/// One queue. `None`: this library does not tell.
#[derive(Debug, Default)]
pub(super) struct Queue {
    pub(super) library: &'static str,
    pub(super) name: String,
    pub(super) waiting: i64,
    pub(super) active: Option<i64>,
    /// Of the active, those that nobody holds any more.
    pub(super) stalled: Option<i64>,
    pub(super) delayed: Option<i64>,
    /// Of the delayed, those whose time came more than a minute ago.
    pub(super) overdue: Option<i64>,
    pub(super) failed: Option<i64>,
    pub(super) finished: Option<i64>,
    pub(super) oldest_age_s: Option<i64>,
    pub(super) workers: Option<i64>,
    pub(super) is_paused: bool,
    /// Where the waiting jobs are.
    pub(super) places: Vec<Place>,
}

/// A key in which jobs of a queue wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    List(String),
    Sorted(String),
    /// Sorted by the time, in milliseconds, at which each is due.
    Timed(String),
}

/// Queues found, or why the server did not tell.
type QueuesFound = Result<Vec<Queue>, RedisError>;

/// Looks for every library in every database that was sampled, and writes what it finds.
pub(super) async fn write(session: &mut Session, info: &Info, samples: &[Sample], clients: Option<&[Client]>, facts: &mut Facts) {
    let mut rows = Vec::new();
    for sample in samples {
        match of_database(session, info, sample.number, sample.names(), clients).await {
            Ok(queues) => rows.extend(queues.into_iter().map(|queue| (sample.number, queue))),
            Err(unseen) => return facts.unseen("redis_queue", &unseen),
        }
    }
    let unread = unread::unread(samples, |number, library| rows.iter().any(|(n, queue)| *n == number && queue.library == library));
    facts.write(
        "redis_queue",
        rows.into_iter().map(|(number, q)| {
            row! {
                "number" => number, "library" => q.library.to_owned(), "queue" => pattern::mask(&q.name),
                "waiting" => q.waiting, "active" => q.active, "stalled" => q.stalled, "delayed" => q.delayed, "overdue" => q.overdue, "failed" => q.failed,
                "finished" => q.finished, "oldest_age_s" => q.oldest_age_s, "workers" => q.workers, "is_paused" => q.is_paused,
            }
        }),
    );
    if let Some(why) = unread {
        facts.unseen("redis_queue", &why);
    }
}

/// The queues of the database `number`, in which keys of these `names` were seen.
pub(super) async fn of_database(
    session: &mut Session,
    info: &Info,
    number: i64,
    names: BTreeSet<String>,
    clients: Option<&[Client]>,
) -> Result<Vec<Queue>, Unseen> {
    session.select(number).await.map_err(|e| refusal(&e, "SELECT"))?;
    let now_s = info.real("server_time_usec").map_or_else(own_clock_s, |us| us / 1e6);
    let mut look = Look { session, number, names, clients, now_s };
    find(&mut look).await.map_err(|e| refusal(&e, "a question about a job queue"))
}

async fn find(look: &mut Look<'_>) -> QueuesFound {
    let mut queues = bull::bull(look).await?;
    queues.extend(bull::bee(look).await?);
    queues.extend(ruby::sidekiq(look).await?);
    queues.extend(ruby::resque(look).await?);
    queues.extend(python::celery(look).await?);
    queues.extend(python::rq(look).await?);
    queues.extend(python::arq(look).await?);
    queues.extend(python::dramatiq(look).await?);
    queues.extend(laravel::laravel(look).await?);
    queues.extend(go::asynq(look).await?);
    // Masking can make two names one; the first stays.
    let mut seen = BTreeSet::new();
    queues.retain(|q| seen.insert((q.library, pattern::mask(&q.name))));
    Ok(queues)
}

pub(super) fn own_clock_s() -> f64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0.0, |d| d.as_secs_f64())
}

/// What the libraries are asked through.
pub(super) struct Look<'a> {
    session: &'a mut Session,
    /// Its number.
    number: i64,
    /// Whole names of the keys sampled in this database.
    names: BTreeSet<String>,
    /// Everybody connected, where that may be seen.
    clients: Option<&'a [Client]>,
    /// The server's clock.
    now_s: f64,
}

impl Look<'_> {
    /// An answer; what is of another type than the library's is not the library's.
    async fn ask<T: FromRedisValue + Default>(&mut self, shown: &'static str, command: &Cmd) -> Result<T, RedisError> {
        match self.session.ask(shown, command).await {
            Err(error) if error.code() == Some("WRONGTYPE") => Ok(T::default()),
            answer => answer,
        }
    }

    /// How many jobs wait in all of the `places`.
    async fn waiting(&mut self, places: &[Place]) -> Result<i64, RedisError> {
        let mut waiting = 0;
        for place in places {
            waiting += match place {
                Place::List(key) => self.list_length(key).await?,
                Place::Sorted(key) => self.sorted_length(key).await?,
                Place::Timed(key) => self.count_to(key, self.now_s * 1_000.0).await?,
            };
        }
        Ok(waiting)
    }

    async fn list_length(&mut self, key: &str) -> Result<i64, RedisError> {
        self.ask("LLEN <key>", redis::cmd("LLEN").arg(key)).await
    }

    async fn sorted_length(&mut self, key: &str) -> Result<i64, RedisError> {
        self.ask("ZCARD <key>", redis::cmd("ZCARD").arg(key)).await
    }

    async fn set_length(&mut self, key: &str) -> Result<i64, RedisError> {
        self.ask("SCARD <key>", redis::cmd("SCARD").arg(key)).await
    }

    async fn hash_length(&mut self, key: &str) -> Result<i64, RedisError> {
        self.ask("HLEN <key>", redis::cmd("HLEN").arg(key)).await
    }

    /// Members whose score is at most `highest`.
    async fn count_to(&mut self, key: &str, highest: f64) -> Result<i64, RedisError> {
        self.ask("ZCOUNT <key> -inf <score>", redis::cmd("ZCOUNT").arg(key).arg("-inf").arg(highest)).await
    }

    async fn kind(&mut self, key: &str) -> Result<String, RedisError> {
        self.session.ask("TYPE <key>", redis::cmd("TYPE").arg(key)).await
    }

    /// The members of a set, up to [`MOST`] or a little more, in order.
    async fn members(&mut self, key: &str) -> Result<Vec<String>, RedisError> {
        let (mut cursor, mut found) = (0_u64, BTreeSet::new());
        loop {
            let command = redis::cmd("SSCAN").arg(key).arg(cursor).arg("COUNT").arg(100).to_owned();
            let (next, some): (u64, Vec<String>) = self.ask("SSCAN <key> <cursor> COUNT 100", &command).await?;
            found.extend(some);
            if next == 0 || found.len() >= MOST {
                return Ok(found.into_iter().take(MOST).collect());
            }
            cursor = next;
        }
    }

    /// How many of the keys exist.
    async fn existing(&mut self, keys: &[String]) -> Result<i64, RedisError> {
        let answers = self.session.ask_each("EXISTS <key>", &["EXISTS"], keys, &[]).await?;
        Ok(answers.iter().map(|answer| i64::from(matches!(answer, Value::Int(1)))).sum())
    }

    async fn element(&mut self, key: &str, index: i64) -> Result<Option<String>, RedisError> {
        self.ask("LINDEX <key> <end>", redis::cmd("LINDEX").arg(key).arg(index)).await
    }

    async fn field(&mut self, key: &str, field: &str) -> Result<Option<String>, RedisError> {
        self.ask("HGET <key> <field>", redis::cmd("HGET").arg(key).arg(field)).await
    }

    /// The first of a list, as many as are looked at one by one.
    async fn first_elements(&mut self, key: &str) -> Result<Vec<String>, RedisError> {
        let places: Vec<i64> = (0..20).collect();
        let answers = self.session.ask_each("LINDEX <key> <place>", &["LINDEX", key], &places, &[]).await?;
        Ok(answers.into_iter().filter_map(|a| if let Value::BulkString(id) = a { String::from_utf8(id).ok() } else { None }).collect())
    }

    /// How many connections to this database are of a kind: those to another one are another app's.
    fn connected(&self, is_kind: impl Fn(&Client) -> bool) -> Option<i64> {
        let is_here = |client: &&Client| client.database == self.number && is_kind(client);
        self.clients.map(|all| i64::try_from(all.iter().filter(is_here).count()).unwrap_or(i64::MAX))
    }

    /// Seconds since a time in seconds, milliseconds or nanoseconds, which its size tells. A time to come is no age.
    fn age_s(&self, time: f64) -> Option<i64> {
        let seconds = match time {
            t if t > 1e17 => t / 1e9,
            t if t > 1e11 => t / 1e3,
            t => t,
        };
        let age = self.now_s - seconds;
        // Clocks of two machines differ a little.
        #[expect(clippy::cast_possible_truncation, reason = "an age in seconds fits")]
        (seconds > 1e9 && age > -5.0).then_some(age.max(0.0) as i64)
    }

    /// The age in a job of JSON, under one of the names.
    fn age_in(&self, job: Option<&str>, names: &[&str]) -> Option<i64> {
        let job: serde_json::Value = serde_json::from_str(job?).ok()?;
        let time = names.iter().find_map(|name| job.pointer(name))?;
        self.age_s(time.as_f64().or_else(|| time.as_str()?.parse().ok())?)
    }
}
