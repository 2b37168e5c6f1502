//! Keys that look like a queue of which nothing is read here: a library that is not known, or the app's own. Without them no
//! queue seems to be there.

use std::collections::BTreeMap;

use crate::{
    probe::redis::{
        key::Sample,
        pile,
        signature::{self, Role},
    },
    probe::{Kind, Unseen},
};

/// What keys of a library that is read begin with, behind a namespace, and what its queues are called by.
const READ: &[(&str, &[&str])] = &[
    ("bull:", &["bullmq", "bull"]),
    ("bq:", &["bee-queue"]),
    ("unacked", &["celery"]),
    ("celery", &["celery"]),
    ("rq:", &["rq"]),
    ("arq:", &["arq"]),
    ("dramatiq", &["dramatiq"]),
    ("resque:", &["resque"]),
    ("asynq:", &["asynq"]),
    ("queues:", &["laravel"]),
    ("queue:", &["sidekiq"]),
];

/// Sidekiq's sorted sets beside its queues: as anything else these are words of the app.
const PLAIN_WORDS: &[&str] = &["schedule", "retry", "dead"];

/// Why the queues that were found may not be all; `is_found` tells of a database and a library.
pub(super) fn unread(samples: &[Sample], is_found: impl Fn(i64, &str) -> bool) -> Option<Unseen> {
    let mut missed: BTreeMap<String, i64> = BTreeMap::new();
    for sample in samples {
        for (label, pile) in pile::piles(sample) {
            let kind = pile.keys.iter().find_map(|n| sample.keys[*n].kind.as_deref()).unwrap_or_default();
            if is_queue(&label, pile.role, kind) && !libraries(&label).iter().any(|library| is_found(sample.number, library)) {
                missed.insert(label, sample.number);
            }
        }
    }
    let (label, number) = missed.iter().next()?;
    let more = if missed.len() > 1 { format!(" and {} more", missed.len() - 1) } else { String::new() };
    let reason = format!("the keys {label}{more} (database {number}) look like a queue of which plimsoll reads nothing");
    Some(Unseen::new(Kind::Unsupported, reason).cured_by(
        "look at its length, the age of its oldest job and its workers in what its library shows, and waive the checks of jobs until then",
    ))
}

/// Known by a library, or by name where the type fits as well: a sorted set by such a name may be anything.
fn is_queue(label: &str, role: Option<Role>, kind: &str) -> bool {
    let is_line = ["list", "stream"].contains(&kind);
    match role {
        Some(_) if label.rsplit([':', '_']).next().is_some_and(|word| PLAIN_WORDS.contains(&word)) => false,
        Some(role) => role == Role::Queue && (is_line || libraries(label).is_empty()),
        None => is_line && signature::guessed(label, kind, false).0 == Role::Queue,
    }
}

/// The libraries that a pattern may be of.
fn libraries(label: &str) -> &'static [&'static str] {
    let is_of = |start: &str| label.starts_with(start) || [':', '_', '}'].iter().any(|end| label.contains(&format!("{end}{start}")));
    READ.iter().find(|(start, _)| is_of(start)).map_or(&[], |(_, libraries)| libraries)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::probe::redis::{key::Key, pattern};

    fn of(keys: &[(&str, &str)], found: &[&str]) -> Option<String> {
        let keys: Vec<Key> = keys
            .iter()
            .map(|(name, kind)| Key {
                name: name.as_bytes().to_vec(),
                kind: Some((*kind).to_owned()),
                expires: None,
                bytes: None,
                stands_for: 1.0,
            })
            .collect();
        let patterns = pattern::group(&keys.iter().map(Key::text).collect::<Vec<_>>());
        let sample = Sample { number: 2, keys, patterns, is_census: true, is_named: true, others: BTreeSet::new(), unexpiring: None };
        unread(&[sample], |_, library| found.contains(&library)).map(|why| why.reason)
    }

    #[test]
    fn a_queue_that_nobody_reads_is_said_to_be_there() {
        let said = of(&[("jobs:pending", "list"), ("user:1", "string")], &[]).expect("said");
        assert!(said.starts_with("the keys jobs:pending (database 2) look like a queue"), "{said}");
        assert!(of(&[("hangfire:queue:default", "list")], &[]).is_some());
        assert!(of(&[("bull:emails:wait", "list")], &["celery"]).is_some());
    }

    #[test]
    fn what_is_read_and_what_only_has_such_a_name_is_not() {
        assert_eq!(of(&[("bull:emails:wait", "list"), ("bull:emails:12", "hash")], &["bullmq"]), None);
        assert_eq!(of(&[("shop:bull:emails:wait", "list")], &["bull"]), None);
        assert_eq!(of(&[("tasks:by:score", "zset"), ("jobs:12", "hash"), ("retry", "list")], &[]), None);
        assert_eq!(of(&[("asynq:{default}:pending", "list")], &["asynq"]), None);
        assert_eq!(of(&[("myapp_database_queues:default", "list")], &["laravel"]), None);
    }
}
