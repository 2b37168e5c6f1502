//! Celery, RQ, arq and Dramatiq.

use std::collections::BTreeSet;

use super::{Look, MOST, Place, Queue, QueuesFound};

/// What kombu puts between the parts of a binding, and between a queue and a priority.
const SEPARATOR: &str = "\u{6}\u{16}";

/// The separator that Celery's documentation shows for those who set `sep`.
const OWN_SEPARATOR: &str = ":";

/// Kombu's steps: each has a list of its own, but the first, 0.
const PRIORITIES: [u8; 3] = [3, 6, 9];

/// The queue that a binding (routing key, pattern, queue) leads to, and the separator in use.
fn bound_queue(member: &str) -> (String, &'static str) {
    let separator = if member.contains(SEPARATOR) { SEPARATOR } else { OWN_SEPARATOR };
    (member.rsplit(separator).next().unwrap_or_default().to_owned(), separator)
}

pub(super) async fn celery(look: &mut Look<'_>) -> QueuesFound {
    let mut names = BTreeSet::new();
    let bindings: Vec<String> = look.names.iter().filter(|n| n.starts_with("_kombu.binding.")).cloned().collect();
    let is_celery = !bindings.is_empty() || look.kind("_kombu.binding.celery").await? == "set";
    for binding in bindings.iter().map(String::as_str).chain(["_kombu.binding.celery"]) {
        // Mailboxes for remote control and events are no work.
        if !binding.contains("pidbox") && !binding.contains("celeryev") && !binding.contains("reply") {
            names.extend(look.members(binding).await?.iter().map(|member| bound_queue(member)));
        }
    }
    if look.kind("celery").await? == "list" {
        names.insert(("celery".to_owned(), SEPARATOR));
    }
    if names.is_empty() && !is_celery {
        return Ok(Vec::new());
    }
    // Its registries keep workers that were killed; the connection that takes jobs does not.
    let workers = look.connected(|client| client.command == "brpop");
    let mut found = Vec::new();
    for (name, separator) in names.into_iter().filter(|(n, _)| !n.is_empty()).take(MOST) {
        let mut places = vec![Place::List(name.clone())];
        places.extend(PRIORITIES.map(|priority| Place::List(format!("{name}{separator}{priority}"))));
        found.push(Queue { library: "celery", name, waiting: look.waiting(&places).await?, workers, places, ..Queue::default() });
    }
    // Taken by a worker and not acknowledged; jobs for later (eta, countdown) wait here too. One hash for all queues.
    if let Some(first) = found.first_mut() {
        first.active = Some(look.hash_length("unacked").await?);
    }
    Ok(found)
}

pub(super) async fn rq(look: &mut Look<'_>) -> QueuesFound {
    let mut found = Vec::new();
    for member in look.members("rq:queues").await? {
        let name = member.trim_start_matches("rq:queue:").to_owned();
        let key = |kind: &str| format!("rq:{kind}:{name}");
        let enqueued = match look.element(&key("queue"), 0).await? {
            Some(id) => look.field(&format!("rq:job:{id}"), "enqueued_at").await?,
            None => None,
        };
        let at = enqueued.and_then(|time| chrono::DateTime::parse_from_rfc3339(&time).ok());
        // The set keeps workers that were killed; the hash of each expires.
        let workers = look.members(&key("workers")).await?;
        #[expect(clippy::cast_precision_loss, reason = "a time in seconds fits")]
        let oldest_age_s = at.and_then(|t| look.age_s(t.timestamp() as f64));
        let places = vec![Place::List(key("queue"))];
        found.push(Queue {
            library: "rq",
            waiting: look.waiting(&places).await?,
            places,
            active: Some(look.sorted_length(&key("wip")).await?),
            // The score is when the worker would have had to report again.
            stalled: Some(look.count_to(&key("wip"), look.now_s - 60.0).await?),
            delayed: Some(look.sorted_length(&key("scheduled")).await? + look.sorted_length(&key("deferred")).await?),
            overdue: Some(look.count_to(&key("scheduled"), look.now_s - 60.0).await?),
            failed: Some(look.sorted_length(&key("failed")).await?),
            finished: Some(look.sorted_length(&key("finished")).await?),
            oldest_age_s,
            workers: Some(look.existing(&workers).await?),
            name,
            ..Queue::default()
        });
    }
    Ok(found)
}

pub(super) async fn arq(look: &mut Look<'_>) -> QueuesFound {
    let mut names: BTreeSet<String> =
        look.names.iter().filter(|n| n.starts_with("arq:queue") && !n.ends_with(":health-check")).cloned().collect();
    names.insert("arq:queue".to_owned());
    let mut found = Vec::new();
    for name in names.into_iter().take(MOST) {
        let now_ms = look.now_s * 1_000.0;
        let (all, due) = (look.sorted_length(&name).await?, look.count_to(&name, now_ms).await?);
        if all == 0 && look.kind(&format!("{name}:health-check")).await? != "string" {
            continue;
        }
        // A job that runs stays in the queue until it ends.
        let command = redis::cmd("ZRANGE").arg(&name).arg(0).arg(19).arg("WITHSCORES").to_owned();
        let next: Vec<(String, f64)> = look.ask("ZRANGE <key> 0 19 WITHSCORES", &command).await?;
        let (mut active, mut oldest) = (0, None);
        for (id, score) in next {
            if look.existing(&[format!("arq:in-progress:{id}")]).await? > 0 {
                active += 1;
            } else if score <= now_ms {
                oldest = oldest.or_else(|| look.age_s(score));
            }
        }
        found.push(Queue {
            library: "arq",
            name: name.trim_start_matches("arq:").to_owned(),
            waiting: (due - active).max(0),
            active: Some(active),
            delayed: Some(all - due),
            oldest_age_s: oldest,
            places: vec![Place::Timed(name)],
            ..Queue::default()
        });
    }
    Ok(found)
}

pub(super) async fn dramatiq(look: &mut Look<'_>) -> QueuesFound {
    let is_there = look.kind("dramatiq:__heartbeats__").await? == "zset";
    let own = |name: &String| -> Option<String> {
        let rest = name.strip_prefix("dramatiq:")?;
        let name = rest.trim_end_matches(".msgs").trim_end_matches(".DQ").trim_end_matches(".XQ");
        (!rest.starts_with("__") && !name.is_empty()).then(|| name.to_owned())
    };
    let names: BTreeSet<String> = look.names.iter().filter_map(own).chain(is_there.then(|| "default".to_owned())).collect();
    let mut found = Vec::new();
    for name in names.into_iter().take(MOST) {
        let key = format!("dramatiq:{name}");
        let first = match look.element(&key, 0).await? {
            Some(id) => look.field(&format!("{key}.msgs"), &id).await?,
            None => None,
        };
        let places = vec![Place::List(key.clone())];
        found.push(Queue {
            library: "dramatiq",
            waiting: look.waiting(&places).await?,
            places,
            delayed: Some(look.hash_length(&format!("{key}.DQ.msgs")).await?),
            failed: Some(look.sorted_length(&format!("{key}.XQ")).await?),
            oldest_age_s: look.age_in(first.as_deref(), &["/message_timestamp"]),
            // Its heartbeats are of workers and of producers alike: they do not tell whether anybody works.
            name,
            ..Queue::default()
        });
    }
    Ok(found)
}
