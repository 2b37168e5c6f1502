//! BullMQ, Bull and Bee-Queue. All keys of a queue begin with its base, `bull:emails`.

use std::collections::BTreeSet;

use redis::RedisError;

use super::{Look, MOST, Place, Queue, QueuesFound};

/// Last words of keys that each queue has one of.
const ENDS: &[&str] = &[
    "wait",
    "active",
    "paused",
    "prioritized",
    "priority",
    "delayed",
    "completed",
    "failed",
    "waiting-children",
    "events",
    "id",
    "meta",
    "marker",
    "pc",
    "repeat",
    "stalled-check",
    "stalled",
];

pub(super) async fn bull(look: &mut Look<'_>) -> QueuesFound {
    let mut bases: BTreeSet<String> = look.names.iter().filter_map(|name| base_of(name)).collect();
    for client in look.clients.unwrap_or_default() {
        bases.extend(named_client("bull", &client.name).map(|(queue, _)| format!("bull:{queue}")));
    }
    // Other keys end like these too; those that are surely Bull's come first.
    let (sure, others): (Vec<String>, Vec<String>) = bases.into_iter().partition(|base| base.contains("bull:"));
    let mut queues = Vec::new();
    for base in sure.into_iter().take(MOST).chain(others.into_iter().take(MOST)) {
        let version = look.field(&format!("{base}:meta"), "version").await?;
        let is_bullmq = version.is_some_and(|v| v.starts_with("bullmq"));
        // Bull 4 has no meta; the counter of its ids is what every queue with a job has.
        let is_bull = !is_bullmq && base.contains("bull:") && look.kind(&format!("{base}:id")).await? == "string";
        if is_bullmq || is_bull {
            queues.push(bull_queue(look, &base, is_bullmq).await?);
        }
    }
    Ok(queues)
}

async fn bull_queue(look: &mut Look<'_>, base: &str, is_bullmq: bool) -> Result<Queue, RedisError> {
    let key = |end: &str| format!("{base}:{end}");
    let mut places = ["wait", "paused"].map(|list| Place::List(key(list))).to_vec();
    // In BullMQ jobs with a priority wait here alone; in Bull the set only orders those of the list.
    places.extend(is_bullmq.then(|| Place::Sorted(key("prioritized"))));
    let first = match look.element(&key("wait"), -1).await? {
        Some(id) => look.field(&format!("{base}:{id}"), "timestamp").await?,
        None => None,
    };
    let name = base.rsplit(':').next().unwrap_or(base).to_owned();
    let paused = look.field(&key("meta"), "paused").await?.is_some() || look.list_length(&key("paused")).await? > 0;
    let minute_ago_ms = (look.now_s - 60.0) * 1_000.0;
    Ok(Queue {
        library: if is_bullmq { "bullmq" } else { "bull" },
        waiting: look.waiting(&places).await?,
        active: Some(look.list_length(&key("active")).await?),
        stalled: Some(stalled(look, base).await?),
        delayed: Some(look.sorted_length(&key("delayed")).await?),
        // Scores are milliseconds times 4096, plus a number that keeps the order.
        overdue: Some(look.count_to(&key("delayed"), minute_ago_ms * 4_096.0).await?),
        failed: Some(look.sorted_length(&key("failed")).await?),
        finished: Some(look.sorted_length(&key("completed")).await?),
        oldest_age_s: first.and_then(|ms| look.age_s(ms.parse().ok()?)),
        workers: workers(look, base, is_bullmq),
        is_paused: paused,
        name,
        places,
    })
}

/// Connections that say that they are a worker of this queue. Where none does, and one waits for jobs without a name (not every
/// service lets a client name itself), nobody knows. What a worker did last tells nothing: one that has enough to do never waits.
fn workers(look: &Look<'_>, base: &str, is_bullmq: bool) -> Option<i64> {
    let (prefix, name) = base.rsplit_once(':')?;
    let named = look.connected(|client| {
        named_client(prefix, &client.name)
            .is_some_and(|(queue, part)| queue == name && (!is_bullmq || part.is_empty() || part.starts_with("w:")))
    })?;
    let nameless = look.connected(|client| client.is_blocked && client.name.is_empty())?;
    (named > 0 || nameless == 0).then_some(named)
}

/// Active jobs that began more than a minute ago and have no lock: it ends 30 s after their worker did.
async fn stalled(look: &mut Look<'_>, base: &str) -> Result<i64, RedisError> {
    let mut stalled = 0;
    for id in look.first_elements(&format!("{base}:active")).await? {
        let began = look.field(&format!("{base}:{id}"), "processedOn").await?;
        let is_old = began.and_then(|ms| look.age_s(ms.parse().ok()?)).is_some_and(|age| age > 60);
        stalled += i64::from(is_old && look.existing(&[format!("{base}:{id}:lock")]).await? == 0);
    }
    Ok(stalled)
}

/// `bull:emails` of `bull:emails:wait`, of the job `bull:emails:12` and of its lock.
fn base_of(name: &str) -> Option<String> {
    let parts: Vec<&str> = name.split(':').collect();
    if parts.len() >= 3 && ENDS.contains(parts.last()?) {
        return Some(parts[..parts.len() - 1].join(":"));
    }
    let at = parts.iter().position(|p| *p == "bull")?;
    (parts.len() >= at + 3).then(|| parts[..at + 2].join(":"))
}

/// The queue of a connection's name, which has it in base64, and what it is for: of BullMQ's `bull:ZW1haWxz` and `bull:ZW1haWxz:w:name` a
/// worker, of `bull:ZW1haWxz:qe` one that listens for events. One that only adds jobs has no name.
fn named_client<'a>(prefix: &str, name: &'a str) -> Option<(String, &'a str)> {
    let rest = name.strip_prefix(prefix)?.strip_prefix(':')?;
    let (encoded, part) = rest.split_once(':').unwrap_or((rest, ""));
    String::from_utf8(decode_base64(encoded)?).ok().filter(|queue| !queue.is_empty()).map(|queue| (queue, part))
}

fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0_u32, 0_u32);
    for c in text.trim_end_matches('=').bytes() {
        let value = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from((bits >> held) & 0xff).ok()?);
        }
    }
    Some(bytes)
}

pub(super) async fn bee(look: &mut Look<'_>) -> QueuesFound {
    let own = |name: &String| -> Option<String> {
        let rest = name.strip_prefix("bq:")?;
        Some(format!("bq:{}", rest.rsplit_once(':')?.0))
    };
    let bases: BTreeSet<String> = look.names.iter().filter_map(own).collect();
    let mut queues = Vec::new();
    for base in bases.into_iter().take(MOST) {
        let key = |end: &str| format!("{base}:{end}");
        if look.kind(&key("id")).await? != "string" {
            continue;
        }
        let first = match look.element(&key("waiting"), -1).await? {
            Some(id) => look.field(&key("jobs"), &id).await?,
            None => None,
        };
        let places = vec![Place::List(key("waiting"))];
        queues.push(Queue {
            library: "bee-queue",
            name: base["bq:".len()..].to_owned(),
            waiting: look.waiting(&places).await?,
            places,
            active: Some(look.list_length(&key("active")).await?),
            delayed: Some(look.sorted_length(&key("delayed")).await?),
            overdue: Some(look.count_to(&key("delayed"), (look.now_s - 60.0) * 1_000.0).await?),
            failed: Some(look.set_length(&key("failed")).await?),
            finished: Some(look.set_length(&key("succeeded")).await?),
            oldest_age_s: look.age_in(first.as_deref(), &["/options/timestamp"]),
            ..Queue::default()
        });
    }
    Ok(queues)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_is_found_in_every_key_of_a_queue() {
        for name in ["bull:emails:wait", "bull:emails:12", "bull:emails:12:lock", "bull:emails:meta"] {
            assert_eq!(base_of(name).as_deref(), Some("bull:emails"), "{name}");
        }
        assert_eq!(base_of("{shop}:emails:meta").as_deref(), Some("{shop}:emails"));
        assert_eq!(base_of("user:12"), None);
    }

    #[test]
    fn the_queue_of_a_connection_is_read_from_its_name() {
        assert_eq!(named_client("bull", "bull:ZW1haWxz:w:mailer"), Some(("emails".to_owned(), "w:mailer")));
        assert_eq!(named_client("bull", "bull:c2lnbnVw"), Some(("signup".to_owned(), "")));
        assert_eq!(named_client("bull", "worker-1"), None);
    }
}
