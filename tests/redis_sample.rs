//! A sample of keys proves nothing of the keys that it did not draw: neither that a queue or a cache is missing, nor that all is well.

use plimsoll::check::{Gap, Verdict};

use crate::{
    redis_probe::Looked,
    redis_probe::verdict,
    support::{Redis, redis_execute},
};

/// A Redis with 20,000 rows of data, and besides `more`.
fn large(options: &str, more: &str) -> Redis {
    let redis = Redis::start(options);
    let mut connection = redis::Client::open(redis.url()).unwrap().get_connection().unwrap();
    for chunk in 0..20 {
        let mut pipeline = redis::pipe();
        (0..1_000).for_each(|n| _ = pipeline.cmd("HSET").arg(format!("product:{}", chunk * 1_000 + n)).arg("a").arg("b"));
        pipeline.query::<()>(&mut connection).unwrap();
    }
    if !more.is_empty() {
        redis.execute(more);
    }
    redis
}

fn gaps(verdict: Verdict) -> Vec<Gap> {
    let Verdict::Unproven { gaps } = verdict else { panic!("{verdict:?}") };
    gaps
}

const ALL: &str = "[redis]\nkeys = 26000\n";

#[test]
fn a_queue_and_a_cache_that_the_sample_may_have_missed_are_unproven_with_the_cure() {
    // The queue is one of thousands of keys; nothing of it has a name that is known without a look at all.
    let redis = large(
        "--maxmemory 900mb --maxmemory-policy allkeys-lru",
        "HSET {shop}:emails:meta version bullmq:6.7.0\nLPUSH {shop}:emails:wait 1",
    );
    let looked = Looked::at(&redis.url());
    let (kind, reason, cure) = looked.unseen("redis_key_pattern");
    assert_eq!(kind, "sample");
    assert!(reason.starts_with("1,") && reason.contains(" of 20,002 keys seen"), "{reason}");
    assert!(cure.unwrap().contains("[redis]\nkeys = 26000"));
    // Whether it drew a key of the queue is its lot; that it is all cannot be.
    for check in ["jobs/queue-on-evicting-redis", "jobs/jobs-without-worker"] {
        assert!(
            matches!(verdict(&looked, check), Verdict::Unproven { .. } | Verdict::Fail { .. }),
            "{check}: {:?}",
            verdict(&looked, check)
        );
    }
    for check in ["jobs/jobs-stalled", "caching/nothing-cached", "caching/eviction-policy-mismatch", "caching/keys-without-expiry"] {
        let gaps = gaps(verdict(&looked, check));
        assert!(
            gaps.iter().any(|gap| gap.kind == "sample" && gap.cure.as_ref().is_some_and(|c| c.contains("keys = 26000"))),
            "{check}: {gaps:?}"
        );
    }
    // All of them are looked at: the queue is there, and the policy a fault; no cache is.
    let whole = Looked::with_config(&redis.url(), ALL);
    assert_eq!(
        whole.one::<i64>("select count(*) from reach where kind is not null and table_name in ('redis_key_pattern', 'redis_queue')"),
        0
    );
    assert_eq!(whole.one::<i64>("select is_census from redis_key_pattern limit 1"), 1);
    assert!(matches!(verdict(&whole, "jobs/queue-on-evicting-redis"), Verdict::Fail { .. }));
    assert_eq!(verdict(&whole, "caching/keys-without-expiry"), Verdict::NotApplicable);
}

#[test]
fn what_a_sample_shows_to_be_bad_is_bad() {
    // Sidekiq's queues are named in a set that is asked for whatever the sample drew.
    let redis =
        large("--maxmemory 900mb --maxmemory-policy allkeys-lru", "SADD queues mailers\nSET stat:processed 1\nLPUSH queue:mailers {}");
    redis_execute(&redis.url(), "SADD processes gone:1:aaaaaaaaaaaa");
    let looked = Looked::at(&redis.url());
    assert_eq!(looked.unseen("redis_queue").0, "sample");
    for check in ["jobs/queue-on-evicting-redis", "jobs/jobs-without-worker"] {
        let Verdict::Fail { gaps, .. } = verdict(&looked, check) else { panic!("{check}: {:?}", verdict(&looked, check)) };
        assert!(gaps.iter().any(|gap| gap.table == "redis_queue" && gap.part.is_some()), "{check}: {gaps:?}");
    }
}

#[test]
fn a_queue_of_which_nothing_is_read_is_no_missing_queue() {
    let redis = Redis::start("--maxmemory 64mb --maxmemory-policy allkeys-lru");
    redis.execute("LPUSH jobs:pending 1");
    let looked = Looked::at(&redis.url());
    let (kind, reason, _) = looked.unseen("redis_queue");
    assert!(kind == "unsupported" && reason.contains("jobs:pending"), "{kind} {reason}");
    assert!(matches!(verdict(&looked, "jobs/queue-on-evicting-redis"), Verdict::Unproven { .. }));
    redis.execute("DEL jobs:pending\nSET cache:a 1 EX 900");
    assert_eq!(verdict(&Looked::at(&redis.url()), "jobs/queue-on-evicting-redis"), Verdict::NotApplicable);
}
