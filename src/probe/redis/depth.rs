//! How many jobs wait in each queue, again and again, for the load: the queues are looked for once.

use std::collections::BTreeMap;

use redis::{RedisError, Value};

use super::{
    client, no_cluster, pattern,
    queue::{self, Place, Queue},
    sample,
    space::Spaces,
};
use crate::{
    client::redis::{Info, Session, refusal},
    snapshot::Unseen,
};

/// The most keys that are asked for their length each time; the shortest queues are left out.
const MOST: usize = 100;

/// The queues that were found.
#[derive(Debug)]
pub struct Depths {
    /// Library and name, such as `sidekiq mailers`, ids masked; those of one name in two databases count as one.
    names: Vec<String>,
    /// Where the jobs of each wait: its place among the names, and the key.
    places: BTreeMap<i64, Vec<(usize, Place)>>,
    /// Why these may not be all queues.
    part: Option<Unseen>,
}

/// One look at all queues.
#[derive(Debug)]
pub struct Depth {
    /// Jobs waiting, by the name of the queue.
    pub waiting: BTreeMap<String, i64>,
    /// What the look itself adds to the counters of the server: commands, lookups that found their key, and those that did not.
    pub own: [u32; 3],
}

impl Depths {
    /// Looks for the queues of every known library in every database, by the names of `most` keys.
    ///
    /// # Errors
    /// When the server refuses, or is one of a cluster.
    pub async fn find(session: &mut Session, most: i64) -> Result<Self, Unseen> {
        let text: String = session.ask_plain("INFO all").await.map_err(|e| refusal(&e, "INFO"))?;
        let info = Info::parse(&text);
        no_cluster(&info)?;
        // Some queues are known by their workers alone; who may not see them misses only those.
        let clients = client::list(session).await.ok();
        let mut found = Vec::new();
        let spaces = Spaces::read(session, &info, most).await?;
        let (databases, part) = sample::names(session, &spaces).await?;
        for (number, names) in databases {
            found.extend(queue::of_database(session, &info, number, names, clients.as_deref()).await?.into_iter().map(|q| (number, q)));
        }
        Ok(Self { part, ..Self::of(found) })
    }

    fn of(mut found: Vec<(i64, Queue)>) -> Self {
        found.sort_by_key(|(_, queue)| std::cmp::Reverse(queue.waiting));
        let (mut names, mut places, mut keys) = (Vec::new(), BTreeMap::<i64, Vec<(usize, Place)>>::new(), 0);
        for (number, queue) in found {
            keys += queue.places.len();
            if queue.places.is_empty() || keys > MOST {
                continue;
            }
            let name = format!("{} {}", queue.library, pattern::mask(&queue.name));
            let index = names.iter().position(|n| *n == name).unwrap_or_else(|| {
                names.push(name);
                names.len() - 1
            });
            places.entry(number).or_default().extend(queue.places.into_iter().map(|place| (index, place)));
        }
        Self { names, places, part: None }
    }

    /// Asks for all lengths at once.
    ///
    /// # Errors
    /// When the server refuses or does not answer.
    pub async fn read(&self, session: &mut Session) -> Result<Depth, Unseen> {
        let refused = |e: RedisError| refusal(&e, "LLEN, ZCARD or ZCOUNT");
        let now_ms = format!("{:.0}", queue::own_clock_s() * 1_000.0);
        let mut depth = Depth { waiting: self.names.iter().map(|name| (name.clone(), 0)).collect(), own: [0; 3] };
        for (number, places) in &self.places {
            session.select(*number).await.map_err(refused)?;
            for (shown, command, tail) in [
                ("LLEN <key>", "LLEN", vec![]),
                ("ZCARD <key>", "ZCARD", vec![]),
                ("ZCOUNT <key> -inf <score>", "ZCOUNT", vec!["-inf", &now_ms]),
            ] {
                let asked: Vec<(usize, &str)> = places.iter().filter_map(|(index, place)| Some((*index, key(place, command)?))).collect();
                let keys: Vec<&str> = asked.iter().map(|(_, key)| *key).collect();
                let answers = session.ask_each(shown, &[command], &keys, &tail).await.map_err(refused)?;
                for ((index, _), answer) in asked.iter().zip(answers) {
                    depth.add(&self.names[*index], answer).map_err(refused)?;
                }
            }
        }
        Ok(depth)
    }

    /// Why these may not be all queues; none: they are.
    pub fn take_part(&mut self) -> Option<Unseen> {
        self.part.take()
    }

    /// Nothing to look at.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

/// The key of a place, where this command tells how many jobs wait there.
fn key<'a>(place: &'a Place, command: &str) -> Option<&'a str> {
    match (place, command) {
        (Place::List(key), "LLEN") | (Place::Sorted(key), "ZCARD") | (Place::Timed(key), "ZCOUNT") => Some(key),
        _ => None,
    }
}

impl Depth {
    fn add(&mut self, name: &str, answer: Value) -> Result<(), RedisError> {
        let (waiting, is_there) = match answer {
            // No list and no set is ever empty: a key without members is not there. Of one with jobs for later alone that is
            // not known; it counts as a miss.
            Value::Int(waiting) => (waiting, waiting > 0),
            // Another key has taken the name meanwhile.
            Value::ServerError(error) if error.code() == "WRONGTYPE" => (0, true),
            Value::ServerError(error) => return Err(error.into()),
            _ => (0, false),
        };
        *self.waiting.entry(name.to_owned()).or_default() += waiting;
        self.own[0] += 1;
        self.own[if is_there { 1 } else { 2 }] += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_queues_are_kept_and_one_without_places_is_none() {
        let queue = |n: i64| Queue {
            library: "rq",
            name: format!("q-{}", "x".repeat(usize::try_from(n).unwrap_or(0))),
            waiting: n,
            places: if n == 3 { Vec::new() } else { vec![Place::List(format!("rq:queue:{n}"))] },
            ..Queue::default()
        };
        let depths = Depths::of((0..=103).map(|n| (0, queue(n))).collect());
        assert_eq!((depths.names.len(), depths.places[&0].len()), (MOST, MOST));
        assert!(
            depths.names[0].ends_with(&"x".repeat(103))
                && !depths.places[&0].iter().any(|(_, p)| *p == Place::List("rq:queue:2".to_owned()))
        );
    }
}
