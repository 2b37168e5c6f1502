//! asynq: `asynq:{default}:pending`.

use super::{Look, Place, Queue, QueuesFound};

pub(super) async fn asynq(look: &mut Look<'_>) -> QueuesFound {
    let queues = look.members("asynq:queues").await?;
    if queues.is_empty() {
        return Ok(Vec::new());
    }
    // The score is when a server that says nothing more is given up.
    let gone = look.count_to("asynq:servers", look.now_s).await?;
    let workers = look.sorted_length("asynq:servers").await? - gone;
    let mut found = Vec::new();
    for name in queues {
        let key = |end: &str| format!("asynq:{{{name}}}:{end}");
        let first = match look.element(&key("pending"), -1).await? {
            Some(id) => look.field(&key(&format!("t:{id}")), "pending_since").await?,
            None => None,
        };
        let places = vec![Place::List(key("pending"))];
        let minute_ago = look.now_s - 60.0;
        found.push(Queue {
            library: "asynq",
            waiting: look.waiting(&places).await?,
            active: Some(look.list_length(&key("active")).await?),
            // A worker renews its lease every few seconds; one that ended a minute ago nobody holds.
            stalled: Some(look.count_to(&key("lease"), minute_ago).await?),
            delayed: Some(look.sorted_length(&key("scheduled")).await?),
            overdue: Some(look.count_to(&key("scheduled"), minute_ago).await?),
            failed: Some(look.sorted_length(&key("archived")).await?),
            finished: Some(look.sorted_length(&key("completed")).await?),
            oldest_age_s: first.and_then(|ns| look.age_s(ns.parse().ok()?)),
            workers: Some(workers),
            is_paused: look.existing(&[key("paused")]).await? > 0,
            name,
            places,
        });
    }
    Ok(found)
}
