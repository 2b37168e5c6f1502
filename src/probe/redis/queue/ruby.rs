//! Sidekiq and Resque.

use super::{Look, Place, Queue, QueuesFound};

/// How long a Resque worker may be silent before the library itself gives it up, seconds.
const RESQUE_SILENCE_S: i64 = 300;

pub(super) async fn sidekiq(look: &mut Look<'_>) -> QueuesFound {
    let queues = look.members("queues").await?;
    let has_stat = look.kind("stat:processed").await? == "string" || look.kind("processes").await? == "set";
    let first_list = match queues.first() {
        Some(queue) => look.kind(&format!("queue:{queue}")).await? == "list",
        None => false,
    };
    // Faktory keeps a set `queues` too, with lists that are named after the queue alone.
    if queues.is_empty() && look.sorted_length("schedule").await? == 0 || !has_stat && !first_list {
        return Ok(Vec::new());
    }
    // The set keeps processes that were killed; their hash expires after a minute.
    let processes = look.members("processes").await?;
    let workers = look.existing(&processes).await?;
    let mut found = Vec::new();
    for queue in queues {
        let key = format!("queue:{queue}");
        let first = look.element(&key, -1).await?;
        let places = vec![Place::List(key)];
        found.push(Queue {
            library: "sidekiq",
            waiting: look.waiting(&places).await?,
            places,
            // Seconds with a fraction up to version 7, milliseconds from version 8 on.
            oldest_age_s: look.age_in(first.as_deref(), &["/enqueued_at"]),
            workers: Some(workers),
            name: queue,
            ..Queue::default()
        });
    }
    let mut active = 0;
    for process in &processes {
        active += look.field(process, "busy").await?.and_then(|busy| busy.parse::<i64>().ok()).unwrap_or(0);
    }
    found.push(Queue {
        library: "sidekiq",
        name: "(all)".to_owned(),
        active: Some(active),
        delayed: Some(look.sorted_length("schedule").await?),
        overdue: Some(look.count_to("schedule", look.now_s - 60.0).await?),
        failed: Some(look.sorted_length("retry").await? + look.sorted_length("dead").await?),
        workers: Some(workers),
        ..Queue::default()
    });
    Ok(found)
}

pub(super) async fn resque(look: &mut Look<'_>) -> QueuesFound {
    let queues = look.members("resque:queues").await?;
    if queues.is_empty() {
        return Ok(Vec::new());
    }
    let heartbeats: Vec<String> = look.ask("HVALS <key>", redis::cmd("HVALS").arg("resque:workers:heartbeat")).await.unwrap_or_default();
    let is_fresh = |time: &String| {
        let time = chrono::DateTime::parse_from_rfc3339(time).ok();
        #[expect(clippy::cast_precision_loss, reason = "a time in seconds fits")]
        time.and_then(|t| look.age_s(t.timestamp() as f64)).is_some_and(|age| age < RESQUE_SILENCE_S)
    };
    let fresh = i64::try_from(heartbeats.iter().filter(|h| is_fresh(h)).count()).unwrap_or(i64::MAX);
    // Without the hash it is an old Resque or one of another language, which does not tell.
    let workers = (!heartbeats.is_empty()).then_some(fresh);
    let mut found = Vec::new();
    for queue in queues {
        let places = vec![Place::List(format!("resque:queue:{queue}"))];
        found.push(Queue { library: "resque", waiting: look.waiting(&places).await?, places, workers, name: queue, ..Queue::default() });
    }
    let busy: Vec<String> = look.members("resque:workers").await?.iter().map(|worker| format!("resque:worker:{worker}")).collect();
    found.push(Queue {
        library: "resque",
        name: "(all)".to_owned(),
        active: Some(look.existing(&busy).await?),
        delayed: Some(look.sorted_length("resque:delayed_queue_schedule").await?),
        overdue: Some(look.count_to("resque:delayed_queue_schedule", look.now_s - 60.0).await?),
        failed: Some(look.list_length("resque:failed").await?),
        workers,
        ..Queue::default()
    });
    Ok(found)
}
