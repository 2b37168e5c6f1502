//! Laravel, with its prefix in front: `shop_database_queues:default`.

use std::collections::BTreeSet;

use super::{Look, MOST, Place, Queue, QueuesFound};

pub(super) async fn laravel(look: &mut Look<'_>) -> QueuesFound {
    let own = |name: &String| -> Option<String> {
        let (prefix, rest) = name.split_once("queues:")?;
        let is_prefix = prefix.is_empty() || prefix.ends_with(['_', ':']);
        let queue = rest.trim_end_matches(":delayed").trim_end_matches(":reserved").trim_end_matches(":notify");
        (is_prefix && !queue.is_empty() && !queue.contains(':')).then(|| format!("{prefix}queues:{queue}"))
    };
    let keys: BTreeSet<String> = look.names.iter().filter(|n| !n.starts_with("rq:")).filter_map(own).collect();
    let mut found = Vec::new();
    for key in keys.into_iter().take(MOST) {
        let first = look.element(&key, 0).await?;
        let (reserved, delayed) = (format!("{key}:reserved"), format!("{key}:delayed"));
        // The prefix alone could be any app's list; a job of Laravel's, or one of its two sets, could not.
        let is_job = first.as_deref().is_some_and(|job| job.contains("\"job\"") && job.contains("Illuminate"));
        if !is_job && look.kind(&reserved).await? != "zset" && look.kind(&delayed).await? != "zset" {
            continue;
        }
        let places = vec![Place::List(key.clone())];
        found.push(Queue {
            library: "laravel",
            name: key.rsplit(':').next().unwrap_or(&key).trim_matches(['{', '}']).to_owned(),
            waiting: look.waiting(&places).await?,
            places,
            active: Some(look.sorted_length(&reserved).await?),
            delayed: Some(look.sorted_length(&delayed).await?),
            overdue: Some(look.count_to(&delayed, look.now_s - 60.0).await?),
            oldest_age_s: look.age_in(first.as_deref(), &["/pushedAt", "/createdAt"]),
            ..Queue::default()
        });
    }
    Ok(found)
}
